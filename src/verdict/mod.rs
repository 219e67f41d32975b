//! Content × audience × policy → what to say and what to hold.
//!
//! [`judge`] is the core's one decision. It is a function of its [`Case`] alone:
//! the same case gives the same report, on any machine, at any time.

pub mod content;
pub mod report;
mod sharing;
mod wording;

use crate::audience::fact::{Facts, Wants};
use crate::audience::page::PageAudience;
use crate::audience::{self, Register};
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::address::{Address, Product};
use crate::page::{Snapshot, share};
use crate::policy::{Layers, Policy};
use content::{Reading, Severity};
use report::{Badge, EvidenceLine, Report, State, Tone};
use serde::{Deserialize, Serialize};
use sharing::Content;

/// Everything a judgement rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// The page as it stands.
    pub snapshot: Snapshot,
    /// What was found in its text.
    pub evidence: Vec<Evidence>,
    /// How far the text was read.
    pub reading: Reading,
    /// What has been learnt so far.
    pub facts: Facts,
    /// The settings.
    pub settings: Layers,
    /// The keys of the interruptions gone through today.
    pub acknowledged: Vec<String>,
}

/// Judges a page.
pub fn judge(case: &Case) -> Report {
    let Some(address) = Address::parse(&case.snapshot.url) else {
        return not_checked(Message::new("gap_address"));
    };
    if address.product == Product::Jira {
        return not_checked(Message::new("gap_jira"));
    }
    let policy = Policy::from_layers(&case.settings);
    let register = Register::new(&policy, &case.facts);
    let mut wants = Wants::default();
    let mut gaps: Vec<Message> = Vec::new();

    let readers = address
        .page_id
        .as_deref()
        .map(|page| audience::page::audience(page, &register, &mut wants));
    let dialogs = share::share_dialogs(&case.snapshot);
    let content = Content {
        evidence: &case.evidence,
        reading: case.reading,
        page: address.page_id.as_deref().unwrap_or(&case.snapshot.url),
    };
    let guards: Vec<_> = dialogs
        .iter()
        .map(|dialog| sharing::guard(dialog, content, &register, &case.acknowledged, &mut wants))
        .collect();

    if case.reading == Reading::NotFound {
        gaps.push(Message::new("gap_content"));
    }
    if share::share_dialog_unrecognised(&case.snapshot) {
        gaps.push(Message::new("gap_share_dialog"));
    }
    match &readers {
        None => gaps.push(Message::new("gap_not_a_page")),
        Some(PageAudience::CannotTell(why)) => {
            gaps.push(Message::new("gap_audience").with(wording::unread(*why)));
        }
        Some(_) => {}
    }
    let asking = case.reading == Reading::Unfinished || readers == Some(PageAudience::Asking);
    let state = match (gaps.is_empty(), asking) {
        (false, _) => State::CannotTell,
        (true, true) => State::Checking,
        (true, false) => State::Checked,
    };
    let chosen: Vec<_> = dialogs.iter().flat_map(|dialog| &dialog.recipients).collect();
    let sensitive = content::worst(&case.evidence) >= Some(Severity::Medium);

    Report {
        state,
        audience: readers
            .as_ref()
            .map_or_else(|| Message::new("audience_not_a_page"), wording::audience),
        readers: reader_lines(readers.as_ref()),
        content: content_sentence(case),
        evidence: evidence_lines(&case.evidence),
        tone: if sensitive {
            Tone::Note
        } else if !gaps.is_empty() {
            Tone::CannotTell
        } else {
            Tone::Quiet
        },
        badge: if sensitive {
            Badge::Sensitive
        } else if !gaps.is_empty() {
            Badge::CannotTell
        } else {
            Badge::Plain
        },
        guards,
        wants: wants.into(),
        remember: audience::to_remember(&share::sightings(&case.snapshot), &chosen, &case.facts),
        gaps,
    }
}

/// The report on a page that Doorward does not check.
fn not_checked(why: Message) -> Report {
    Report {
        state: State::NotChecked,
        gaps: vec![why],
        audience: Message::new("audience_not_a_page"),
        readers: Vec::new(),
        content: Message::new("content_not_checked"),
        evidence: Vec::new(),
        tone: Tone::Quiet,
        guards: Vec::new(),
        wants: Vec::new(),
        remember: Vec::new(),
        badge: Badge::Plain,
    }
}

fn content_sentence(case: &Case) -> Message {
    let sensitive = content::sensitive(&case.evidence);
    if !sensitive.is_empty() {
        return Message::new("content_found").with(content::names(sensitive));
    }
    Message::new(match case.reading {
        Reading::Unfinished => "content_reading",
        Reading::NotFound => "gap_content",
        Reading::Read => "content_none",
    })
}

fn evidence_lines(evidence: &[Evidence]) -> Vec<EvidenceLine> {
    content::by_severity(evidence)
        .into_iter()
        .map(|evidence| EvidenceLine {
            name: content::name(evidence),
            severity: content::severity(evidence),
            severity_name: wording::severity(content::severity(evidence)),
            confidence_name: wording::confidence(evidence.confidence),
            excerpts: wording::examples(evidence).to_vec(),
        })
        .collect()
}

fn reader_lines(readers: Option<&PageAudience>) -> Vec<Message> {
    let Some(PageAudience::Restricted { people, groups, .. }) = readers else {
        return Vec::new();
    };
    people
        .iter()
        .map(wording::party)
        .chain(groups.iter().map(|group| Message::new("unknown_group").with(group.as_str())))
        .collect()
}
