//! Content × audience × policy → what to say and what to hold.
//!
//! [`judge`] is the core's one decision. It is a function of its [`Case`] alone:
//! the same case gives the same report, on any machine, at any time.

mod audience;
mod confluence;
pub mod content;
mod digest;
pub mod files;
pub mod findings;
mod found;
mod jira;
mod judged;
pub mod kept;
mod names;
mod observe;
mod question;
mod record;
mod reminder;
pub mod report;
pub mod review;
pub mod scale;
mod sharing;
pub(crate) mod wording;
mod writing;
mod you;

use crate::audience::fact::Facts;
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::Snapshot;
use crate::page::address::{Address, Product};
use crate::page::composer::Composer;
use crate::page::landmarks::is_account;
use crate::page::share::ShareDialog;
use crate::policy::Layers;
use crate::record::clock::Recorded;
use content::Reading;
use files::upload::Upload;
use kept::Kept;
use report::Report;
use serde::{Deserialize, Serialize};

/// Everything a judgement rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The page as it stands.
    #[serde(default)]
    pub snapshot: Snapshot,
    /// What was found in its text.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// What was found in its title.
    #[serde(default)]
    pub title: Vec<Evidence>,
    /// How far the text was read.
    #[serde(default)]
    pub reading: Reading,
    /// What has been learnt so far.
    #[serde(default)]
    pub facts: Facts,
    /// The settings.
    #[serde(default)]
    pub settings: Layers,
    /// The keys of the interruptions gone through today.
    #[serde(default)]
    pub acknowledged: Vec<String>,
    /// What was kept from earlier visits.
    #[serde(default)]
    pub kept: Kept,
    /// The keys of the questions this page view has put to the site, but for those put beside its
    /// budget (`Want::beside`).
    #[serde(default)]
    pub asked: Vec<String>,
    /// What is being written on the page, and not sent yet.
    #[serde(default)]
    pub drafts: Vec<Draft>,
    /// What somebody put into the page, or into what is being written.
    #[serde(default)]
    pub uploads: Vec<Upload>,
    /// What is kept of records of the page and its space.
    #[serde(default)]
    pub record: Recorded,
    /// The element that somebody pressed and that waits for an answer, where what it does
    /// is looked up only then.
    #[serde(default)]
    pub pressed: Option<u32>,
    /// The person's calendar day, `YYYY-MM-DD`; empty where it is not known.
    #[serde(default)]
    pub today: String,
}

impl Case {
    /// What is being written in the element of this number.
    fn draft(&self, n: u32) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.n == n)
    }

    /// What is being written in a composer, all of it as one draft.
    fn written(&self, open: &Composer) -> Draft {
        let fields = std::iter::once(&open.editor).chain(&open.more);
        let drafts: Vec<&Draft> = fields.filter_map(|n| self.draft(*n)).collect();
        Draft::joined(&drafts)
    }

    /// What is being written to those chosen in a share dialog.
    fn message(&self, dialog: &ShareDialog) -> Option<&Draft> {
        self.draft(dialog.message?)
    }
}

/// Something being written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The number of the element that is written in.
    #[serde(default)]
    pub n: u32,
    /// Its text, to look for names and links in; its beginning, where it is long.
    #[serde(default)]
    pub text: String,
    /// What was found in it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Whether it was read as it stands now.
    #[serde(default)]
    pub read: bool,
    /// Whether it is what stood there when somebody began to write.
    #[serde(default)]
    pub same: bool,
}

impl Draft {
    /// All of these as one.
    fn joined(drafts: &[&Self]) -> Self {
        let texts: Vec<&str> = drafts.iter().map(|draft| draft.text.as_str()).collect();
        let evidence: Vec<&[Evidence]> = drafts.iter().map(|draft| &draft.evidence[..]).collect();
        Self {
            text: texts.join("\n"),
            evidence: content::merged(&evidence),
            read: drafts.iter().all(|draft| draft.read),
            ..Self::default()
        }
    }
}

/// Judges a page.
pub fn judge(case: &Case) -> Report {
    match Address::parse(&case.snapshot.url) {
        None => not_checked(Message::new("gap_address")),
        Some(_) if case.snapshot.is_self_hosted() => not_checked(Message::new("gap_self_hosted")),
        Some(address) if address.product == Product::Confluence => {
            confluence::judge(case, &address)
        }
        Some(address) => jira::judge(case, &address),
    }
}

/// The report on a page that Doorward does not check.
fn not_checked(why: Message) -> Report {
    Report { gaps: vec![why], ..Report::blank() }
}

/// How many of those mentioned are looked up: what one question to the site can hold.
const MENTIONED: usize = 100;
/// How long their ids may be together, in bytes: as many as that of the form of today
/// (`712020:` and a UUID). Servers take no address that is much longer than 8 kB.
const THEIR_IDS: usize = MENTIONED * 43;

/// The accounts mentioned on the page, each once. A page can mention thousands that there are not,
/// so they get no more than a question; and what is no id would be part of a question about others.
fn mentioned(snapshot: &Snapshot) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    let mut room = THEIR_IDS;
    for id in snapshot.all("mention").iter().filter_map(|node| node.attribute("data-mention-id")) {
        if is_account(id) && id.len() <= room && ids.len() < MENTIONED && !ids.contains(&id) {
            room -= id.len();
            ids.push(id);
        }
    }
    ids
}

/// What stands in a frame of the page's own site is neither read nor guarded; `frames.js` finds it.
fn frame_gap(snapshot: &Snapshot) -> Option<Message> {
    (!snapshot.all("frame").is_empty()).then(|| Message::new("gap_frame"))
}
