//! What is on the page being judged, in the form that every part of a judgement takes.

use crate::audience::page::PageView;
use crate::detect::{Evidence, Place};
use crate::message::Message;
use crate::severity::Severity;
use crate::terms;
use crate::verdict::content::{self, Reading, history, labels};
use crate::verdict::files::upload::{self, Upload};
use crate::verdict::files::{read_before, uploads};
use crate::verdict::scale::Scale;
use crate::verdict::{Case, files};

/// Everything found on a page and in what goes with it: labels, files, earlier versions.
pub(in crate::verdict) struct Found<'a> {
    /// Found in its text, its labels and the names of its files, without rules that are off.
    pub evidence: Vec<Evidence>,
    /// The same, with what its files hold.
    pub with_files: Vec<Evidence>,
    /// The files added to it on this visit.
    pub put_in: Vec<&'a Upload>,
    /// Its files that an earlier visit read.
    pub before: Vec<Upload>,
    /// Deleted from it, and still in an earlier version.
    pub earlier: Vec<Evidence>,
    /// What to say of its files and versions to a person sharing it outside.
    pub attached: Vec<Message>,
}

impl<'a> Found<'a> {
    /// Joins the evidence of its `text` with what the site says of the page; `item` is what a work item
    /// is called, and `None` for a page of Confluence.
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

    /// The page itself, without its files; `page` is its id or address.
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

    /// The page as somebody gets it, with its files. A press waits until they are read, and for
    /// whatever else `is_awaited`.
    pub fn given<'c>(&'c self, content: Content<'c>, is_awaited: bool) -> Content<'c> {
        let is_awaited = is_awaited || !upload::are_read(&self.put_in);
        let reading = match content.reading {
            Reading::Read if is_awaited => Reading::Unfinished,
            reading => reading,
        };
        Content { evidence: &self.with_files, reading, ..content }
    }

    /// Whether the page or a file of it holds anything sensitive.
    pub fn is_sensitive(&self, scale: &Scale<'_>) -> bool {
        scale.worst(&self.with_files) >= Some(Severity::Medium)
    }
}

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

    /// "This page holds …", of what is sensitive.
    pub fn holds(&self, sensitive: &[&Evidence]) -> Message {
        Message::new("content_found").with(Message::new(self.noun)).with(content::few(sensitive))
    }

    /// That its text was not read.
    pub fn gap(&self) -> Message {
        Message::new(self.unread).with(Message::new(self.noun))
    }
}
