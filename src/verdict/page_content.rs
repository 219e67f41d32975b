//! What is on the page that is judged, as every part of a judgement is given it.

use super::content::{self, Reading};
use super::history;
use super::scale::Scale;
use super::upload::{self, Upload};
use super::{Case, files, labels, read_before, uploads};
use crate::audience::page::PageView;
use crate::detect::{Evidence, Place};
use crate::message::Message;
use crate::severity::Severity;
use crate::terms;

/// All that was found on a page and in what goes along with it.
pub(super) struct Found<'a> {
    /// In its text, in its labels and in the names of its files, as the settings keep it.
    pub evidence: Vec<Evidence>,
    /// The same with what its files hold.
    pub with_files: Vec<Evidence>,
    /// The files put into it on this visit.
    pub put_in: Vec<&'a Upload>,
    /// Those that were read on an earlier one.
    pub before: Vec<Upload>,
    /// What was deleted from it and is in an earlier version.
    pub earlier: Vec<Evidence>,
    /// What is said of its files and versions to whoever gives it to somebody outside.
    pub attached: Vec<Message>,
}

impl<'a> Found<'a> {
    /// Joins what was found in its text with what else the site says of it; `item`: what a work item
    /// is called, where it is one.
    pub fn on_page(
        case: &'a Case,
        text: &[Evidence],
        view: Option<&PageView<'_>>,
        item: Option<Message>,
        scale: &Scale<'_>,
    ) -> Self {
        let labelled = view.and_then(|view| view.about).map_or(&[][..], |about| &about.labels);
        let attached = view.and_then(|view| view.files);
        let names = attached.map_or(&[][..], |files| &files.names);
        let terms = terms::of_names(&case.settings, &[labelled, names]);
        let named = labels::found(names, Place::FileName, terms.as_ref());
        let labelled = labels::found(labelled, Place::Label, terms.as_ref());
        let all = content::merged(&[text, &labelled, &named]);
        let evidence = scale.keep(&all).into_owned();
        let put_in = uploads::of_page(case);
        let before = read_before::of_page(case, attached);
        let in_files = read_before::with(&put_in, &before);
        let with_files = upload::kept(&evidence, &in_files, scale).into_owned();
        let earlier = match (view, item) {
            (Some(view), Some(item)) => history::changed(view, item, &with_files, scale),
            _ => history::earlier(view, &with_files, scale),
        };
        let in_files = files::lines(attached, &put_in, &before, &named, scale);
        let attached = [earlier.lines, in_files].concat();
        Self { evidence, with_files, put_in, before, earlier: earlier.evidence, attached }
    }

    /// What is read of a page that is named so.
    pub fn content<'c>(
        &'c self,
        scale: &'c Scale<'c>,
        reading: Reading,
        page: &'c str,
    ) -> Content<'c> {
        Content {
            evidence: &self.evidence,
            reading,
            unread: "gap_content",
            page,
            scale,
            space: None,
            path: "",
            noun: "confluence_page",
            attached: &self.attached,
            earlier: &self.earlier,
            files: &self.before,
        }
    }

    /// The same as it goes to somebody: with its files, which a press waits for, as it does for
    /// whatever else `is_awaited`.
    pub fn given<'c>(&'c self, content: Content<'c>, is_awaited: bool) -> Content<'c> {
        let is_awaited = is_awaited || !upload::are_read(&self.put_in);
        let reading = match content.reading {
            Reading::Read if is_awaited => Reading::Unfinished,
            reading => reading,
        };
        Content { evidence: &self.with_files, reading, ..content }
    }

    /// Whether anything sensitive is on it or in its files.
    pub fn is_sensitive(&self, scale: &Scale<'_>) -> bool {
        scale.worst(&self.with_files) >= Some(Severity::Medium)
    }
}

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
    /// Its files that were read on an earlier visit.
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
