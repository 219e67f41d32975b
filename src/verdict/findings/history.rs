//! Access that is wider than on an earlier visit, or past its review date; and who is mentioned
//! without having any (TPL-01, EXP-01, MENT-01; R141, R150, R164).

use super::{Category, Found, Rule, Subject};
use crate::audience::access::Told;
use crate::audience::{Kind, Known, Party, domain};
use crate::severity::Severity;

/// The rule of the review date. A share with somebody from outside offers one; see `expiry`.
pub(super) const EXPIRY: Rule = Rule {
    id: "EXP-01",
    category: Category::Access,
    severity: Severity::Medium,
    title: "finding_exp_01",
    why: "finding_why_expiry",
    advice: "finding_advice_expiry",
    sure: "finding_sure_date",
    find: |s| Found::people(overdue(s).iter()),
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "TPL-01",
        category: Category::Access,
        severity: Severity::Medium,
        title: "finding_tpl_01",
        why: "finding_why_wider",
        advice: "finding_advice_wider",
        sure: "finding_sure_before",
        find: |s| {
            let was_closed = s.kept.restricted || s.is_copy;
            let is_wider = s.view.dropped || (was_closed && s.view.page.restricted == Told::No);
            let found = Found::when(is_wider)?;
            Some(found.raise(s, Some(Severity::High)))
        },
    },
    EXPIRY,
    Rule {
        id: "MENT-01",
        category: Category::Access,
        severity: Severity::Low,
        title: "finding_ment_01",
        why: "finding_why_mention",
        advice: "finding_advice_mention",
        sure: "finding_sure_site",
        find: |s| Found::people(s.shut_out.iter()),
    },
];

/// Everybody whose review date has passed and who still has access. Whoever was invited by an address
/// is not found among the accounts that have access, so they are listed until the date is changed.
fn overdue(subject: &Subject<'_>) -> Vec<Party> {
    let mut overdue = Vec::new();
    for id in &subject.kept.overdue {
        let member = subject.view.page.members.iter().find(|member| member.party.value == *id);
        match member {
            // They were from outside on the day the date was set, even if nobody can tell today.
            Some(member) if member.party.kind != Kind::Internal => {
                overdue.push(member.party.clone());
            }
            None if domain::of_address(id).is_some() => overdue.push(Party {
                value: id.clone(),
                name: id.clone(),
                kind: Kind::External,
                organisation: domain::of_address(id),
                domain: domain::of_address(id),
                known: Known::Address,
            }),
            _ => {}
        }
    }
    overdue
}
