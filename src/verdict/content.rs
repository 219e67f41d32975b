//! How much a page's content matters when it leaves the organisation.

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
    /// All that Doorward knows how to find.
    Read,
    /// The content was not found on the page.
    NotFound,
}

/// How many different identifiers of one kind are a list rather than a slip (A8).
const MANY: u32 = 5;

/// The highest marking of a site of which nothing is said: OFFICIAL-SENSITIVE.
const CEILING: usize = 2;

/// The severity of one piece of evidence, were it to leave the organisation, as
/// it is without settings.
pub fn severity(evidence: &Evidence) -> Severity {
    graded(evidence, MANY, CEILING)
}

/// The same, where `many` identifiers are a list and markings up to `ceiling`, a
/// place in [`LEVELS`](crate::policy::LEVELS), may be on the site.
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

/// The severity of a marking, by its rule. OFFICIAL alone is the ordinary level
/// of government work and stops nothing (A1); what is above the ceiling of the
/// site should not be on the page at all (A3).
fn marking_severity(evidence: &Evidence, ceiling: usize) -> Severity {
    match evidence.rule.as_ref() {
        _ if level(evidence) > ceiling => Severity::Critical,
        "marking-official" | "handling-public-release" => Severity::Low,
        "marking-descriptor" => Severity::Medium,
        _ => Severity::High,
    }
}

/// The level of a marking, as a place in [`LEVELS`](crate::policy::LEVELS); 0 for
/// what is no level.
pub(super) fn level(evidence: &Evidence) -> usize {
    match evidence.rule.as_ref() {
        "marking-official" | "handling-public-release" => 1,
        // The levels before 2014 went over into OFFICIAL-SENSITIVE.
        "marking-official-sensitive" | "marking-legacy" => 2,
        "marking-secret" => 3,
        "marking-top-secret" => 4,
        _ => 0,
    }
}

/// All evidence, the most severe first; a marking before what it marks, then secrets, which open
/// something as soon as somebody has them, and which a sentence cut short is not to leave out. Within
/// these the order stays that of detection: the surest, then the most numerous.
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

/// Where a family comes among those of one severity.
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
        // Of what was read on an earlier visit no words are kept.
        _ => rule_name(evidence),
    }
}

/// Names a piece of evidence by its rule, without any words of the page.
pub fn rule_name(evidence: &Evidence) -> Message {
    if terms::severity(&evidence.kind).is_some() {
        return Message::new("evidence_term").with(evidence.rule.as_ref());
    }
    let key = ["rule_", &evidence.rule.replace('-', "_")].concat();
    Message::counted(key, evidence.count as usize)
}

/// Names evidence in a list: "the marking OFFICIAL-SENSITIVE and 3 NHS numbers".
pub fn names<'a>(evidence: impl IntoIterator<Item = &'a Evidence>) -> Arg {
    evidence.into_iter().map(name).collect()
}

/// How many kinds one sentence names; with one more than these, it names all. A longer list would
/// push out of sight what stands below it, such as who is outside.
const NAMED: usize = 5;

/// The same, the first few of it, with how many more there are: every question and the popup list
/// them all.
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

/// The evidence of several texts as one list: of one rule, that of the text in which it is the
/// surest, and of these the one that holds most; as many as the text with the most of it.
pub fn merged(lists: &[&[Evidence]]) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = Vec::new();
    for found in lists.iter().copied().flatten() {
        let Some(known) = all.iter_mut().find(|known| is_same(known, found)) else {
            all.push(found.clone());
            continue;
        };
        let most = known.count.max(found.count);
        let mut words = Vec::new();
        if (known.confidence, known.count) < (found.confidence, found.count) {
            words = std::mem::replace(known, found.clone()).excerpts;
        } else if known.family == Family::Marking {
            words.clone_from(&found.excerpts);
        }
        known.count = most;
        // Whom an instruction is about, its words say: those of either text count.
        if known.family == Family::Marking {
            words.retain(|words| !known.excerpts.contains(words));
            known.excerpts.append(&mut words);
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
        };
        let mut all = vec![found("private-key", Family::Secret)];
        for id in ["es-nie", "fr-nir", "it-fiscal", "nhs-number", "pl-pesel", "uk-nino"] {
            all.insert(0, found(id, Family::GovId));
        }
        let ordered = ordered(&all, |_| Severity::High);
        assert_eq!(ordered[0].rule, "private-key");
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
        };
        for (a, b) in [((Low, 3), (High, 1)), ((High, 1), (Low, 3)), ((High, 3), (High, 1))] {
            let all = merged(&[&[found(a.0, a.1)], &[found(b.0, b.1)]]);
            assert_eq!((all[0].confidence, all[0].count, all.len()), (High, 3, 1));
        }
    }
}
