//! A file as it was read in the browser, and what is said of it (R2, R13).

use crate::detect::Evidence;
use crate::message::{Arg, Message};
use crate::verdict::content::{merged, names};
use crate::verdict::scale::Scale;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A file as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its size in bytes, in digits.
    #[serde(default)]
    pub size: String,
    /// The numbers of the composers or forms that it was put into, or may have been.
    #[serde(default)]
    pub places: Vec<u32>,
    /// Whether it was put into the page itself, or may have been.
    #[serde(default)]
    pub page: bool,
    /// The number of the element that waits for an answer: the control that it was picked with, or what
    /// it was dropped on or pasted into. `None` if nothing waits.
    #[serde(default)]
    pub control: Option<u32>,
    /// How far it was read.
    #[serde(default)]
    pub state: Looked,
    /// Why it was read no further: one of the words in `extension/files/`.
    #[serde(default)]
    pub why: String,
    /// How much it holds that does not show.
    #[serde(default)]
    pub hidden: Hidden,
    /// What was found in it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The part of `evidence` found where the file does not show it.
    #[serde(default)]
    pub concealed: Vec<Evidence>,
    /// The day on which an earlier visit read it, in days since 1970-01-01; `None` for this visit.
    #[serde(default)]
    pub day: Option<i32>,
}

/// How far a file was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looked {
    /// It is being read.
    #[default]
    Reading,
    /// To its end.
    Read,
    /// In part.
    Part,
    /// Not at all.
    Unread,
}

/// What a file holds that does not show when it is opened, by count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// Sheets of a workbook.
    #[serde(default)]
    pub sheets: u32,
    /// Rows of its sheets.
    #[serde(default)]
    pub rows: u32,
    /// Columns of its sheets.
    #[serde(default)]
    pub columns: u32,
    /// Cached copies of another workbook, or of a sheet that has been deleted.
    #[serde(default)]
    pub caches: u32,
    /// Slides.
    #[serde(default)]
    pub slides: u32,
    /// Slides with speaker notes.
    #[serde(default)]
    pub notes: u32,
    /// Comments.
    #[serde(default)]
    pub comments: u32,
    /// Tracked deletions.
    #[serde(default)]
    pub deletions: u32,
    /// Runs of hidden text.
    #[serde(default)]
    pub text: u32,
    /// Files within the file.
    #[serde(default)]
    pub embedded: u32,
}

impl Upload {
    fn is_read(&self) -> bool {
        self.state != Looked::Reading
    }

    /// One line on what is sensitive in it; `None` if nothing is.
    pub(in crate::verdict) fn holds(&self, scale: &Scale<'_>) -> Option<Message> {
        let kept = scale.keep(&self.evidence);
        let sensitive = scale.sensitive(&kept);
        let line = || match self.day {
            None => self.named("upload_holds"),
            Some(day) => self.named("upload_held").with(Arg::Day(day)),
        };
        (!sensitive.is_empty()).then(|| line().with(names(sensitive)))
    }

    /// What it hides but anyone who gets it can uncover, and what of that is sensitive.
    fn hides(&self, scale: &Scale<'_>) -> Option<Message> {
        let hidden = self.hidden;
        let all = [
            ("hidden_sheets", hidden.sheets),
            ("hidden_rows", hidden.rows),
            ("hidden_columns", hidden.columns),
            ("hidden_caches", hidden.caches),
            ("hidden_slides", hidden.slides),
            ("hidden_notes", hidden.notes),
            ("hidden_comments", hidden.comments),
            ("hidden_deletions", hidden.deletions),
            ("hidden_text", hidden.text),
            ("hidden_embedded", hidden.embedded),
        ];
        let mut things = Vec::new();
        for (key, count) in all {
            if count > 0 {
                things.push(Arg::Message(Message::counted(key, count as usize)));
            }
        }
        let kept = scale.keep(&self.concealed);
        let sensitive = scale.sensitive(&kept);
        match (things.is_empty(), sensitive.is_empty()) {
            (true, true) => None,
            (false, true) => Some(self.named("upload_hides").with(Arg::List(things))),
            (true, false) => Some(self.named("upload_conceals").with(names(sensitive))),
            (false, false) => {
                let found = names(sensitive);
                Some(self.named("upload_hides_found").with(Arg::List(things)).with(found))
            }
        }
    }

    /// Adds what it hides, and how far it was read.
    pub(in crate::verdict) fn beside(&self, scale: &Scale<'_>, lines: &mut Vec<Message>) {
        lines.extend(self.hides(scale));
        lines.extend(self.gap());
    }

    /// Whether it hides something that nobody would expect.
    pub(in crate::verdict) fn is_hiding(&self) -> bool {
        let Hidden { sheets, caches, slides, deletions, text, embedded, .. } = self.hidden;
        [sheets, caches, slides, deletions, text, embedded].iter().any(|count| *count > 0)
    }

    /// Why it was not read to the end; `None` if it was.
    pub(in crate::verdict) fn gap(&self) -> Option<Message> {
        Some(self.named(match self.state {
            Looked::Read => return None,
            Looked::Reading => "upload_reading",
            Looked::Part => "upload_part",
            Looked::Unread => match self.why.as_str() {
                "pdf" => "upload_pdf",
                "picture" => "upload_picture",
                "archive" => "upload_archive",
                "old" => "upload_old",
                "locked" => "upload_locked",
                "large" => "upload_large",
                "many" => "upload_many",
                "empty" => "upload_empty",
                "broken" => "upload_broken",
                _ => "upload_unknown",
            },
        }))
    }

    pub(in crate::verdict) fn named(&self, key: &'static str) -> Message {
        Message::new(key).with(self.name.as_str())
    }
}

/// The evidence of all of them.
pub(in crate::verdict) fn evidence(uploads: &[&Upload]) -> Vec<Evidence> {
    let mut all = Vec::new();
    for upload in uploads {
        all = merged(&[&all, &upload.evidence]);
    }
    all
}

/// The evidence of a text and of the files in it, without rules that are off.
pub(in crate::verdict) fn kept<'a>(
    text: &'a [Evidence],
    uploads: &[&Upload],
    scale: &Scale<'_>,
) -> Cow<'a, [Evidence]> {
    if uploads.is_empty() {
        return scale.keep(text);
    }
    let all = merged(&[text, &evidence(uploads)]);
    Cow::Owned(scale.keep(&all).into_owned())
}

/// Whether reading has finished for all of them.
pub(in crate::verdict) fn are_read(uploads: &[&Upload]) -> bool {
    uploads.iter().all(|upload| upload.is_read())
}

/// Whether part of any of them was left unread.
pub(in crate::verdict) fn are_unread(uploads: &[&Upload]) -> bool {
    uploads.iter().any(|upload| matches!(upload.state, Looked::Part | Looked::Unread))
}

/// A line for each that holds something sensitive.
pub(in crate::verdict) fn holding(uploads: &[&Upload], scale: &Scale<'_>) -> Vec<Message> {
    uploads.iter().filter_map(|upload| upload.holds(scale)).collect()
}

/// Everything to tell a person who is about to share them.
pub(in crate::verdict) fn lines(uploads: &[&Upload], scale: &Scale<'_>) -> Vec<Message> {
    let mut lines = Vec::new();
    for upload in uploads {
        let holds = upload.holds(scale);
        if holds.is_none() && upload.state == Looked::Read {
            lines.push(upload.named("upload_clean"));
        }
        lines.extend(holds);
        upload.beside(scale, &mut lines);
    }
    lines
}
