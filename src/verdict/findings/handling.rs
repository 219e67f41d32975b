//! Markings and handling instructions against the audience (A2, A3).

use super::{Category, Found, Rule, Subject};
use crate::audience::Party;
use crate::audience::access::Told;
use crate::audience::domain::is_within;
use crate::detect::{Confidence, Evidence};
use crate::letters::lower;
use crate::page::words::has_word_of;
use crate::severity::Severity;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "HAND-01",
        category: Category::Content,
        severity: Severity::High,
        title: "finding_hand_01",
        why: "finding_why_handling",
        advice: "finding_advice_handling",
        sure: "finding_sure_text",
        find: use_only,
    },
    Rule {
        id: "HAND-02",
        category: Category::Content,
        severity: Severity::High,
        title: "finding_hand_02",
        why: "finding_why_handling",
        advice: "finding_advice_recipients",
        sure: "finding_sure_text",
        find: recipients_only,
    },
    Rule {
        id: "HAND-03",
        category: Category::Content,
        severity: Severity::Medium,
        title: "finding_hand_03",
        why: "finding_why_embargo",
        advice: "finding_advice_embargo",
        sure: "finding_sure_text",
        find: |s| {
            let mut marked = marked(s, "handling-embargoed");
            let is_dated = |words: &String| words.bytes().any(|byte| byte.is_ascii_digit());
            marked.retain(|found| !found.excerpts.iter().all(is_dated));
            Found::content(&marked)
        },
    },
    Rule {
        id: "CEIL-01",
        category: Category::Content,
        severity: Severity::Critical,
        title: "finding_ceil_01",
        why: "finding_why_ceiling",
        advice: "finding_advice_ceiling",
        sure: "finding_sure_text",
        find: above_ceiling,
    },
];

/// Where His Majesty's Government has its addresses. Councils have theirs below `gov.uk` too, and
/// nothing tells them from departments; AUD-01 names them all the same.
const HMG_DOMAINS: [&str; 2] = ["gov.uk", "mod.uk"];

/// Marked for the use of one organisation, and open to people of others.
pub(super) fn use_only(subject: &Subject<'_>) -> Option<Found> {
    let marked = marked(subject, "handling-use-only");
    let evidence = Found::content(&marked)?.evidence;
    let mut others = subject.view.page.outside();
    others.retain(|party| !is_named(party, &marked));
    Some(Found { evidence, ..Found::people(others.iter())? })
}

/// Marked for its recipients only, and restricted to nobody.
pub(super) fn recipients_only(subject: &Subject<'_>) -> Option<Found> {
    if subject.view.page.restricted != Told::No {
        return None;
    }
    Found::content(&marked(subject, "handling-recipients-only"))
}

/// What is marked above what may be on this site at all.
pub(super) fn above_ceiling(subject: &Subject<'_>) -> Option<Found> {
    let above = subject.evidence.iter().filter(|found| subject.scale.exceeds_ceiling(found));
    Found::content(&above.collect::<Vec<_>>())
}

/// The evidence of a rule, where it is more than a possibility.
pub(super) fn marked<'a>(subject: &Subject<'a>, rule: &str) -> Vec<&'a Evidence> {
    let is_marked = |found: &&Evidence| found.confidence > Confidence::Low && found.rule == rule;
    subject.evidence.iter().filter(is_marked).collect()
}

/// Whether every one of the instructions names the organisation of `party`: Northbridge may have what
/// is marked NORTHBRIDGE USE ONLY, and another department what is marked HMG USE ONLY (A2).
fn is_named(party: &Party, marked: &[&Evidence]) -> bool {
    let is_of = |parent: &&str| party.domain.as_deref().is_some_and(|own| is_within(own, parent));
    let is_government = HMG_DOMAINS.iter().any(is_of);
    let name = party.organisation.as_deref().and_then(|name| name.split('.').next());
    let name = lower(name.unwrap_or_default());
    let mut words = marked.iter().flat_map(|found| &found.excerpts);
    words.all(|words| {
        (!name.is_empty() && has_word_of(words, &[&name]))
            || (is_government && has_word_of(words, &["hmg"]))
    })
}
