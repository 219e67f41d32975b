//! What is on the page that is judged, as every part of a judgement is given it.

use super::content::{self, Reading};
use super::scale::Scale;
use super::upload::Upload;
use crate::detect::Evidence;
use crate::message::Message;

/// What is known of the page, whoever gets it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content<'a> {
    /// What was found.
    pub evidence: &'a [Evidence],
    /// How far it was read.
    pub reading: Reading,
    /// What is said where it was not found.
    pub unread: &'static str,
    /// Names the page in the day's memory: its id, else its address.
    pub page: &'a str,
    /// How the settings weigh it.
    pub scale: &'a Scale<'a>,
    /// The key of its space, where the page has an id.
    pub space: Option<&'a str>,
    /// Where it is on the site, in a space.
    pub path: &'a str,
    /// What the site calls it, a key of the catalogue.
    pub noun: &'static str,
    /// What is said of the files and versions that go along, to whoever gives it to somebody
    /// outside.
    pub attached: &'a [Message],
    /// What was deleted from it and is in an earlier version.
    pub earlier: &'a [Evidence],
    /// Those of them that were read on an earlier visit.
    pub files: &'a [Upload],
}

impl Content<'_> {
    /// Whether it matters who gets it: something is sensitive, or some people get nothing.
    pub fn matters(&self) -> bool {
        !self.scale.sensitive(self.evidence).is_empty()
            || !self.earlier.is_empty()
            || self.scale.is_about_people()
    }

    /// What is on it that is sensitive.
    pub fn holds(&self, sensitive: &[&Evidence]) -> Message {
        Message::new("content_found").with(Message::new(self.noun)).with(content::few(sensitive))
    }

    /// That its text is not read.
    pub fn gap(&self) -> Message {
        Message::new(self.unread).with(Message::new(self.noun))
    }
}
