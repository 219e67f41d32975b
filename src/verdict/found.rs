//! What was found on a page, joined with what the site says of it.

use super::Case;
use super::content::page::Content;
use super::content::{self, Reading, history, labels};
use super::files::upload::{self, Upload};
use super::files::{self, read_before, uploads};
use super::scale::Scale;
use crate::audience::page::PageView;
use crate::detect::{Evidence, Place};
use crate::message::Message;
use crate::severity::Severity;
use crate::terms;

/// Everything found on a page and in what goes with it: labels, files, earlier versions.
pub(super) struct Found<'a> {
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
    /// Joins what was found in its `text` with what the site says of the page; `item` is what the site
    /// calls a work item, and `None` for a page of Confluence.
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
        let earlier = history::earlier(view, item, &with_files, scale);
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
