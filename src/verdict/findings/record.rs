//! The permanent record of the work (R27, R64, REC-01).

use super::{Category, Found, Rule, Subject};
use crate::message::Message;
use crate::record::clock::{End, Why};
use crate::severity::Severity;

/// Of a page of Confluence.
const PAGE: Rule = Rule {
    id: "REC-01",
    category: Category::Content,
    severity: Severity::Low,
    title: "finding_rec_01",
    why: "finding_why_record",
    advice: "finding_advice_record",
    sure: "finding_sure_record",
    find: |s| found(s, "record_due_old", "record_due_never"),
};

pub(super) const RULES: &[Rule] = &[PAGE];

/// Of a work item, an epic or a space of Jira.
pub(super) const IN_JIRA: Rule = Rule {
    title: "jira_rec_01",
    sure: "jira_sure_record",
    find: |s| found(s, "jira_record_old", "jira_record_never"),
    ..PAGE
};

fn found(subject: &Subject<'_>, old: &'static str, never: &'static str) -> Option<Found> {
    let due = subject.record?;
    let days = |key, days: i32| Message::counted(key, usize::try_from(days).unwrap_or_default());
    let evidence = match due.why {
        Why::Ended(end) => Message::new(match end {
            End::Page => "record_due_ended",
            End::Archived => "jira_record_archived",
            End::Named => "jira_record_named",
            End::Released => "jira_record_released",
            End::Done => "jira_record_done",
        }),
        Why::Old(age) => days(old, age),
        Why::Never(age) => days(never, age),
    };
    let raised = due.overdue.then_some(Severity::Medium);
    Some(Found { evidence: vec![evidence], raised, ..Found::default() })
}
