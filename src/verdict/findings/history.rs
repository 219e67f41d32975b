//! What became of access since it was last seen, and what nobody looks at when
//! they give it (TPL-01, EXP-01, R141, R150, R164).

use super::{Category, Found, Rule, Subject};
use crate::audience::access::Told;
use crate::audience::{Kind, Known, Party, domain};
use crate::severity::Severity;

/// The rule of the review date, which a share with somebody from outside keeps too.
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

/// Everybody who still has access after the day on which that was to be looked at.
/// Who was given it by address is not found among the accounts: they stay.
fn overdue(subject: &Subject<'_>) -> Vec<Party> {
    let mut overdue = Vec::new();
    for id in &subject.kept.overdue {
        let member = subject.view.page.members.iter().find(|member| member.party.value == *id);
        match member {
            // Whose account cannot be told today was given a day when it could.
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
