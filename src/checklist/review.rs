//! The security review of Confluence Cloud: eleven questions, their answers, how old they are,
//! and what can be seen of them on this tab (R79 to R94).
//!
//! The answers are those of the review that a framework for software as a service published in
//! June 2021. They are not Doorward's, and nobody has renewed them: so their age is said first,
//! and an organisation may answer anew by policy.

use super::{Action, ActionKind, View, on};
use crate::audience::fact::{Fact, PageFact};
use crate::message::{Arg, Message};
use serde::Serialize;

/// The day the published review was written: 30 June 2021, in days since 1970-01-01.
pub const REVIEWED: i32 = 18_808;

/// The review as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// The day it was written.
    pub reviewed: i32,
    /// Its age, and whether that is too old.
    pub age: Message,
    /// Whether it is to be renewed.
    pub old: bool,
    /// Whether the organisation reviewed it since.
    pub own: bool,
    /// The questions in their order.
    pub questions: Vec<Question>,
    /// Whether the person may export the space (R94).
    pub export: Vec<Message>,
}

/// One question of the review.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// The question.
    pub question: Message,
    /// `yes`, `no` or `unknown`.
    pub answer: &'static str,
    /// The answer in words.
    pub answer_name: Message,
    /// What the answer rests on.
    pub detail: Message,
    /// What the organisation says instead; empty where it says nothing.
    pub own: String,
    /// What has changed, or is to be borne in mind.
    pub note: Option<Message>,
    /// What Doorward sees on this tab.
    pub here: Vec<Message>,
    /// The names of links.
    pub links: &'static [&'static str],
    /// What a person may do about it.
    pub action: Option<Action>,
}

/// A question as the published review answers it.
struct Row {
    question: &'static str,
    known: bool,
    detail: &'static str,
    note: &'static str,
    links: &'static [&'static str],
    here: fn(&View<'_>) -> Vec<Message>,
    action: Option<(&'static str, ActionKind, &'static str)>,
}

const NOTHING: fn(&View<'_>) -> Vec<Message> = |_| Vec::new();

const ROWS: [Row; 11] = [
    Row {
        question: "review_q1",
        known: true,
        detail: "review_a1",
        note: "",
        links: &["trust-security"],
        here: |view| vec![secure(view)],
        action: None,
    },
    Row {
        question: "review_q2",
        known: true,
        detail: "review_a2",
        note: "review_n2",
        links: &["ssl-labs"],
        here: |view| vec![frames(view)],
        action: None,
    },
    Row {
        question: "review_q3",
        known: true,
        detail: "review_a3",
        note: "",
        links: &["caiq"],
        here: NOTHING,
        action: None,
    },
    Row {
        question: "review_q4",
        known: false,
        detail: "review_a4",
        note: "",
        links: &[],
        here: NOTHING,
        action: None,
    },
    Row {
        question: "review_q5",
        known: true,
        detail: "review_a5",
        note: "review_n5",
        links: &["rest-security"],
        here: NOTHING,
        action: None,
    },
    Row {
        question: "review_q6",
        known: true,
        detail: "review_a6",
        note: "",
        links: &["space-permissions"],
        here: |view| vec![role(view)],
        action: None,
    },
    Row {
        question: "review_q7",
        known: true,
        detail: "review_a7",
        note: "",
        links: &["two-step-help"],
        here: NOTHING,
        action: Some(("link_two_step", ActionKind::Link, "two-step")),
    },
    Row {
        question: "review_q8",
        known: true,
        detail: "review_a8",
        note: "review_n8",
        links: &["audit-log"],
        here: NOTHING,
        action: Some(("review_history", ActionKind::Open, "history")),
    },
    Row {
        question: "review_q9",
        known: false,
        detail: "review_a9",
        note: "review_n9",
        links: &["guard"],
        here: NOTHING,
        action: None,
    },
    Row {
        question: "review_q10",
        known: true,
        detail: "review_a10",
        note: "review_n10",
        links: &["trust-security", "status"],
        here: NOTHING,
        action: None,
    },
    Row {
        question: "review_q11",
        known: true,
        detail: "review_a11",
        note: "",
        links: &["caiq", "trust"],
        here: NOTHING,
        action: None,
    },
];

pub(super) fn review(view: &View<'_>) -> Review {
    // A day to come is a slip of the pen.
    let own = view.settings.reviewed().filter(|day| *day <= view.standing.today);
    let reviewed = own.unwrap_or(REVIEWED);
    let age = view.standing.today.saturating_sub(reviewed);
    let old = age > view.settings.policy().days("securityReviewInterval");
    let years = usize::try_from(age / 365).unwrap_or_default();
    Review {
        reviewed,
        age: if years > 0 {
            Message::counted("review_age_years", years).with(on(reviewed))
        } else {
            Message::new("review_age_young").with(on(reviewed))
        },
        old,
        own: own.is_some(),
        questions: ROWS.iter().zip(1..).map(|(row, number)| question(row, number, view)).collect(),
        export: export(view),
    }
}

fn question(row: &Row, number: u32, view: &View<'_>) -> Question {
    let published = if row.known { "yes" } else { "unknown" };
    let (answer, own) = view.settings.answer(number).unwrap_or((published, ""));
    let (answer, answer_name) = match answer {
        "yes" => ("yes", "review_yes"),
        "no" => ("no", "review_no"),
        _ => ("unknown", "review_unknown"),
    };
    Question {
        question: Message::new(row.question),
        answer,
        answer_name: Message::new(answer_name),
        detail: Message::new(row.detail),
        own: own.to_owned(),
        note: (!row.note.is_empty()).then(|| Message::new(row.note)),
        here: (row.here)(view),
        links: row.links,
        action: row.action.map(|(label, kind, value)| Action::new(kind, label, value)),
    }
}

fn secure(view: &View<'_>) -> Message {
    Message::new(match view.standing.url.split_once("://") {
        Some(("https", _)) => "review_here_https",
        Some(_) => "check_https_not",
        None => "check_open_site",
    })
}

/// Frames come from other hosts than the one that was tested: apps, and custom domains (R82).
fn frames(view: &View<'_>) -> Message {
    let Some(hosts) = &view.standing.frames else {
        return Message::new("check_open_site");
    };
    if hosts.is_empty() {
        return Message::new("review_here_no_frames");
    }
    Message::new("review_here_frames").with(hosts.iter().map(String::as_str).collect::<Arg>())
}

/// What the person may do here, as far as the site says so (R86).
fn role(view: &View<'_>) -> Message {
    let may_restrict = view.standing.you.values().find_map(|fact| match fact {
        Fact::Page(PageFact { may_restrict, .. }) => *may_restrict,
        _ => None,
    });
    Message::new(match (view.administers(), may_restrict) {
        (Some(true), _) => "review_here_admin",
        (_, Some(true)) => "review_here_restrict",
        (Some(false), _) => "review_here_member",
        _ => "review_here_role_unread",
    })
}

/// What can be exported, and whether the person may (R93, R94).
fn export(view: &View<'_>) -> Vec<Message> {
    let guest = view.me.is_ok_and(|me| me.guest);
    let may = match view.space.and_then(|space| space.may_export) {
        _ if guest => "review_export_guest",
        Some(true) => "review_export_may",
        Some(false) => "review_export_may_not",
        None => "review_export_unread",
    };
    vec![Message::new("review_export_formats"), Message::new(may)]
}
