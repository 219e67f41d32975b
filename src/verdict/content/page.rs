//! What is on the page being judged, in the form that every part of a judgement takes.

use crate::audience::Party;
use crate::detect::Evidence;
use crate::message::Message;
use crate::verdict::content::{self, Reading};
use crate::verdict::files::upload::Upload;
use crate::verdict::scale::Scale;

/// What is on the page, whoever gets it.
#[derive(Debug, Clone, Copy)]
pub(in crate::verdict) struct Content<'a> {
    /// What was found.
    pub evidence: &'a [Evidence],
    /// How far it was read.
    pub reading: Reading,
    /// The message for a text that was not found, a key of the catalogue.
    pub unread: &'static str,
    /// Its id, or else its address: the name under which answers are remembered for the day.
    pub page: &'a str,
    /// How the settings weigh it.
    pub scale: &'a Scale<'a>,
    /// The key of its space, where the page has an id.
    pub space: Option<&'a str>,
    /// Its path on the site, if it is in a space.
    pub path: &'a str,
    /// What the site calls it, a key of the catalogue.
    pub noun: &'static str,
    /// What to say of its files and versions to a person sharing it outside.
    pub attached: &'a [Message],
    /// Deleted from it, and still in an earlier version.
    pub earlier: &'a [Evidence],
    /// Its files that an earlier visit read.
    pub files: &'a [Upload],
}

impl Content<'_> {
    /// Whether it matters who gets it: something is sensitive, or the settings bar some people.
    pub fn matters(&self) -> bool {
        !self.scale.sensitive(self.evidence).is_empty()
            || !self.earlier.is_empty()
            || self.scale.is_about_people()
    }

    /// What was deleted from it and goes to one of these people along with it.
    pub fn earlier_for(&self, parties: &[Party]) -> &[Evidence] {
        if parties.iter().any(Party::gets_versions) { self.earlier } else { &[] }
    }

    /// "This page holds …", of what is sensitive.
    pub fn holds(&self, sensitive: &[&Evidence]) -> Message {
        Message::new("content_found").with(Message::new(self.noun)).with(content::few(sensitive))
    }

    /// That its text was not read.
    pub fn gap(&self) -> Message {
        Message::new(self.unread).with(Message::new(self.noun))
    }
}
