//! The permanent record of the work (R27, R64, REC-01).

use super::{Category, Found, Rule};
use crate::message::Message;
use crate::record::clock::Why;
use crate::severity::Severity;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "REC-01",
    category: Category::Content,
    severity: Severity::Low,
    title: "finding_rec_01",
    why: "finding_why_record",
    advice: "finding_advice_record",
    sure: "finding_sure_record",
    find: |s| {
        let due = s.record?;
        let days =
            |key, days: i32| Message::counted(key, usize::try_from(days).unwrap_or_default());
        let evidence = match due.why {
            Why::Ended => Message::new("record_due_ended"),
            Why::Old(age) => days("record_due_old", age),
            Why::Never(age) => days("record_due_never", age),
        };
        let raised = due.overdue.then_some(Severity::Medium);
        Some(Found { evidence: vec![evidence], raised, ..Found::default() })
    },
}];
