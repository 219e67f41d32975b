//! How much a page's content matters when it leaves the organisation.

pub mod history;
pub(super) mod labels;
pub(super) mod page;

use crate::detect::{Confidence, Evidence, Family, is_term};
use crate::message::{Arg, Message};
use crate::severity::Severity;
use crate::terms;
use serde::{Deserialize, Serialize};

/// How far the content of a page has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Not to the end yet.
    #[default]
    Unfinished,
    /// To the end.
    Read,
    /// The content was not found on the page.
    NotFound,
}

/// How many different identifiers of one kind are a list rather than a slip (A8).
const MANY: u32 = 5;

/// The ceiling of a site without a setting: OFFICIAL-SENSITIVE.
const CEILING: usize = 2;

/// How severe it would be if this left the organisation, without settings.
pub fn severity(evidence: &Evidence) -> Severity {
    graded(evidence, MANY, CEILING)
}

/// The same, if `many` identifiers make a list and the site may hold markings up to `ceiling`, an index
/// of [`LEVELS`](crate::policy::LEVELS).
pub(super) fn graded(evidence: &Evidence, many: u32, ceiling: usize) -> Severity {
    if evidence.confidence == Confidence::Low {
        return Severity::Low;
    }
    if let Some(severity) = terms::severity(&evidence.kind) {
        return severity;
    }
    let many = evidence.count >= many;
    match evidence.family {
        Family::Marking => marking_severity(evidence, ceiling),
        Family::Secret => Severity::High,
        Family::GovId | Family::Financial if many => Severity::Critical,
        Family::GovId | Family::Financial => Severity::High,
        Family::Personal if many => Severity::High,
        Family::Personal => Severity::Medium,
        // One address is a signature; a list of them is a list of people (R128).
        Family::Contact if evidence.rule.ends_with("-list") => Severity::Medium,
        Family::Contact | Family::Network => Severity::Low,
    }
}

/// The severity of a marking, by its rule. OFFICIAL alone is the ordinary level of government work and
/// stops nothing (A1). A marking above the ceiling of the site should not be on the page at all (A3).
fn marking_severity(evidence: &Evidence, ceiling: usize) -> Severity {
    match evidence.rule.as_ref() {
        _ if level(evidence) > ceiling => Severity::Critical,
        "marking-official" | "handling-public-release" => Severity::Low,
        "marking-descriptor" => Severity::Medium,
        _ => Severity::High,
    }
}

/// The level of a marking, an index of [`LEVELS`](crate::policy::LEVELS); 0 if it is no level.
pub(super) fn level(evidence: &Evidence) -> usize {
    match evidence.rule.as_ref() {
        "marking-official" | "handling-public-release" => 1,
        // OFFICIAL-SENSITIVE replaced the levels used before 2014.
        "marking-official-sensitive" | "marking-legacy" => 2,
        "marking-secret" => 3,
        "marking-top-secret" => 4,
        _ => 0,
    }
}

/// The highest marking, an index of [`LEVELS`](crate::policy::LEVELS). Unmarked content is not
/// unclassified: it counts as the lowest marking (A4).
pub(super) fn highest(evidence: &[Evidence]) -> usize {
    let marked = evidence.iter().filter(|found| found.confidence > Confidence::Low);
    marked.map(level).max().unwrap_or_default().max(1)
}

/// All evidence, the most severe first. Within a severity, markings come first, then secrets, which give
/// access at once and must not be cut off a long sentence; then the order of detection: the surest, then
/// the most numerous.
pub fn by_severity(evidence: &[Evidence]) -> Vec<&Evidence> {
    ordered(evidence, severity)
}

pub(super) fn ordered(
    evidence: &[Evidence],
    severity: impl Fn(&Evidence) -> Severity,
) -> Vec<&Evidence> {
    use Severity::{Critical, High, Low, Medium};
    let mut sorted = Vec::with_capacity(evidence.len());
    for level in [Critical, High, Medium, Low] {
        for rank in 0..3 {
            sorted.extend(evidence.iter().filter(|evidence| {
                severity(evidence) == level && rank_of(evidence.family) == rank
            }));
        }
    }
    sorted
}

/// The place of a family within a severity.
fn rank_of(family: Family) -> u8 {
    match family {
        Family::Marking => 0,
        Family::Secret => 1,
        _ => 2,
    }
}

/// The most severe marking, in its own words.
pub fn marking(evidence: &[Evidence]) -> Option<&str> {
    let mut markings = by_severity(evidence).into_iter();
    let worst = markings
        .find(|found| found.family == Family::Marking && found.confidence > Confidence::Low)?;
    worst.excerpts.first().map(String::as_str)
}

/// Names a piece of evidence: "3 NHS numbers", "the marking OFFICIAL-SENSITIVE".
pub fn name(evidence: &Evidence) -> Message {
    match evidence.excerpts.first() {
        Some(words)
            if evidence.family == Family::Marking && terms::severity(&evidence.kind).is_none() =>
        {
            Message::new("evidence_marking").with(words.as_str())
        }
        // Nothing read on an earlier visit has words.
        _ => rule_name(evidence),
    }
}

/// Names a piece of evidence by its rule, without any words of the page.
pub fn rule_name(evidence: &Evidence) -> Message {
    let name = if terms::severity(&evidence.kind).is_some() {
        Message::new("evidence_term").with(evidence.rule.as_ref())
    } else {
        let key = ["rule_", &evidence.rule.replace('-', "_")].concat();
        Message::counted(key, evidence.count as usize)
    };
    match evidence.linked {
        0 => name,
        linked if linked < evidence.count => {
            Message::new("evidence_some_linked").with(name).with(Arg::Count(linked))
        }
        linked => Message::counted("evidence_linked", linked as usize).with(name),
    }
}

/// Names evidence in a list: "the marking OFFICIAL-SENSITIVE and 3 NHS numbers".
pub fn names<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> Arg {
    evidence.into_iter().map(name).collect()
}

/// How many kinds a sentence names. A longer list would push what stands below it, such as who is
/// outside, out of sight.
const NAMED: usize = 5;

/// The same, cut to the first few with a count of the rest. Questions and the popup list them all.
pub(super) fn few(evidence: &[&Evidence]) -> Arg {
    Arg::first(evidence.iter().map(|found| name(found)).collect(), NAMED, "evidence_more")
}

/// What to do instead of sharing this.
pub fn advice(found: &Evidence) -> Message {
    match found.family {
        _ if terms::severity(&found.kind).is_some() => Message::new("advice_check"),
        Family::Marking => Message::new("advice_marking"),
        Family::Secret => Message::new("advice_secret"),
        Family::Financial => Message::new("advice_financial"),
        Family::GovId | Family::Personal | Family::Contact => Message::new("advice_personal"),
        Family::Network => Message::new("advice_check"),
    }
}

/// Whether one rule found both. A term may bear the name of a rule.
pub(super) fn is_same(one: &Evidence, other: &Evidence) -> bool {
    one.rule == other.rule && is_term(&one.kind) == is_term(&other.kind)
}

/// Joins the evidence of several texts. For each rule it takes the surest evidence, then the most
/// numerous, with the highest count of any text.
pub fn merged(lists: &[&[Evidence]]) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = Vec::new();
    for found in lists.iter().copied().flatten() {
        let Some(known) = all.iter_mut().find(|known| is_same(known, found)) else {
            all.push(found.clone());
            continue;
        };
        let most = known.count.max(found.count);
        let mut other = found.clone();
        if (known.confidence, known.count) < (found.confidence, found.count) {
            std::mem::swap(known, &mut other);
        }
        known.count = most;
        // The words of an instruction say whom it is for, so those of both texts are kept.
        if known.family == Family::Marking {
            other.excerpts.retain(|words| !known.excerpts.contains(words));
            known.excerpts.append(&mut other.excerpts);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Confidence::{High, Low};

    /// However many kinds of one severity there are, a sentence that is cut short names secrets.
    #[test]
    fn secrets_are_not_cut_off() {
        let found = |rule: &'static str, family| Evidence {
            rule: rule.into(),
            family,
            kind: rule.into(),
            confidence: High,
            count: 1,
            reasons: Vec::new(),
            excerpts: Vec::new(),
            linked: 0,
        };
        let mut all = vec![found("private-key", Family::Secret)];
        for id in ["es-nie", "fr-nir", "it-fiscal", "nhs-number", "pl-pesel", "uk-nino"] {
            all.insert(0, found(id, Family::GovId));
        }
        let ordered = ordered(&all, |_| Severity::High);
        assert_eq!(ordered[0].rule, "private-key");
    }

    /// Evidence says what of it stands where links lead, and nowhere else (R13).
    #[test]
    fn what_is_in_the_address_of_a_link_is_said_to_be() {
        let key = |linked| {
            let found = Evidence {
                rule: "generic-secret".into(),
                family: Family::Secret,
                kind: "generic_secret".into(),
                confidence: High,
                count: 2,
                reasons: Vec::new(),
                excerpts: Vec::new(),
                linked,
            };
            let said = name(&found);
            (said.key.to_string(), said.count)
        };
        assert_eq!(key(0), ("rule_generic_secret".to_owned(), Some(2)));
        assert_eq!(key(1), ("evidence_some_linked".to_owned(), None));
        assert_eq!(key(2), ("evidence_linked".to_owned(), Some(2)));
    }

    /// An instruction in one text is not lost for another of its kind in a second.
    #[test]
    fn the_words_of_all_markings_are_kept() {
        let found = |words: &str, count| Evidence {
            rule: "handling-use-only".into(),
            family: Family::Marking,
            kind: "marking".into(),
            confidence: High,
            count,
            reasons: Vec::new(),
            excerpts: vec![words.to_owned()],
            linked: 0,
        };
        let (one, two) = (found("NORTHBRIDGE USE ONLY", 2), found("ACME USE ONLY", 1));
        let (one, two) = (&[one][..], &[two][..]);
        for lists in [[one, two], [two, one]] {
            let words = &merged(&lists)[0].excerpts;
            assert_eq!(words, &["NORTHBRIDGE USE ONLY", "ACME USE ONLY"]);
        }
    }

    /// The surest of two texts says what it is, wherever there is more of it.
    #[test]
    fn two_texts_are_as_sure_as_the_surer() {
        let found = |confidence, count| Evidence {
            rule: "nhs-number".into(),
            family: crate::detect::Family::GovId,
            kind: "uk_nhs_number".into(),
            confidence,
            count,
            reasons: Vec::new(),
            excerpts: Vec::new(),
            linked: 0,
        };
        for (a, b) in [((Low, 3), (High, 1)), ((High, 1), (Low, 3)), ((High, 3), (High, 1))] {
            let all = merged(&[&[found(a.0, a.1)], &[found(b.0, b.1)]]);
            assert_eq!((all[0].confidence, all[0].count, all.len()), (High, 3, 1));
        }
    }
}
