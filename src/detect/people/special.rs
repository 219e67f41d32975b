//! Special categories of personal data (UK GDPR, articles 9 and 10) near a
//! reference to a person. Always low: a word is a hint, never an alarm.
//!
//! Looked for only where a person was found, so that prose without people
//! costs nothing.

use crate::rule::{Rule, rule};
use crate::scan::{Finder, Scan};
use crate::words::{Words, find_word, has_word, words};
use crate::{Confidence, Family, Match, Place, Reason};

rule! {
    HEALTH = "special-health", Personal, "special_category";
    what: "word about a person's health";
    source: "UK GDPR, articles 4(15) and 9(1)";
    finds: ["Mr Okafor was diagnosed with epilepsy", "Ms Lund is on long-term sick leave"];
    passes: ["epilepsy affects many people", "the health check of the server"];
}
rule! {
    ETHNICITY = "special-ethnicity", Personal, "special_category";
    what: "word about a person's ethnic origin";
    source: "UK GDPR, article 9(1); ONS ethnic group categories";
    finds: ["Mrs Diaz, ethnicity: White Irish"];
    passes: ["ethnicity by region, 2021"];
}
rule! {
    BELIEF = "special-belief", Personal, "special_category";
    what: "word about a person's religion or belief";
    source: "UK GDPR, article 9(1)";
    finds: ["Mr Khan is a practising Muslim"];
    passes: ["Muslim population by region"];
}
rule! {
    UNION = "special-union", Personal, "special_category";
    what: "word about a person's trade union membership";
    source: "UK GDPR, article 9(1)";
    finds: ["Dr Roy is a trade union member"];
    passes: ["the trade union agreed"];
}
rule! {
    ORIENTATION = "special-orientation", Personal, "special_category";
    what: "word about a person's sex life or orientation";
    source: "UK GDPR, article 9(1)";
    finds: ["Mr Ito came out as gay"];
    passes: ["gay pride in June"];
}
rule! {
    BIOMETRIC = "special-biometric", Personal, "special_category";
    what: "word about a person's biometric or genetic data";
    source: "UK GDPR, articles 4(13), 4(14) and 9(1)";
    finds: ["Ms Ward's fingerprints were taken"];
    passes: ["the certificate's fingerprints"];
}
rule! {
    CRIMINAL = "special-criminal", Personal, "special_category";
    what: "word about a person's criminal record";
    source: "UK GDPR, article 10";
    finds: ["Mr Frost has a previous conviction for fraud"];
    passes: ["a conviction that tests matter"];
}
rule! {
    PERSON = "person", Personal, "person";
    what: "person named with a title";
    source: "the title before the name";
    finds: ["Mr Okafor", "with Mrs Diaz today", "Ms Lund-Ward", "Dr Roy"];
    passes: ["Mr. and Mrs.", "Ms per page", "DR plan", "HMRC"];
}

pub(crate) static RULES: &[&Rule] =
    &[&PERSON, &HEALTH, &ETHNICITY, &BELIEF, &UNION, &ORIENTATION, &BIOMETRIC, &CRIMINAL];

/// What the matcher looks for to find a person.
pub(crate) const TITLES: &[&str] =
    &["Mr ", "Mrs ", "Ms ", "Miss ", "Mx ", "Dr ", "Mr. ", "Mrs. ", "Dr. "];

/// The words of each category.
static CATEGORIES: &[(&Rule, Words<'static>)] = &[
    (
        &HEALTH,
        words![
            "diagnosed",
            "diagnosis",
            "diabetes",
            "diabetic",
            "cancer",
            "epilepsy",
            "epileptic",
            "asthma",
            "hiv",
            "dementia",
            "schizophrenia",
            "bipolar",
            "depression",
            "anxiety disorder",
            "autism",
            "autistic",
            "adhd",
            "dyslexia",
            "disability",
            "disabled",
            "pregnant",
            "pregnancy",
            "miscarriage",
            "sick leave",
            "sickness absence",
            "mental health",
            "medical condition",
            "chemotherapy",
            "prescribed",
            "medication",
            "occupational health",
            "reasonable adjustment",
            "stroke",
            "surgery",
            "hepatitis",
            "allergy",
            "allergies",
            "health condition",
            "behinderung",
            "schwerbehind*",
            "diagnose",
            "discapacidad",
            "blood type",
            "gp letter",
            "fit note",
        ],
    ),
    (
        &ETHNICITY,
        words![
            "ethnicity",
            "ethnic origin",
            "ethnic group",
            "racial origin",
            "white british",
            "white irish",
            "black british",
            "black caribbean",
            "black african",
            "asian british",
            "mixed race",
            "roma",
            "nationality",
        ],
    ),
    (
        &BELIEF,
        words![
            "muslim",
            "christian",
            "jewish",
            "hindu",
            "sikh",
            "buddhist",
            "catholic",
            "protestant",
            "atheist",
            "humanist",
            "religion",
            "religi\u{f3}n",
            "konfession",
            "religious belief",
            "faith",
        ],
    ),
    (
        &UNION,
        words!["trade union", "union member", "union membership", "union rep", "shop steward"],
    ),
    (
        &ORIENTATION,
        words![
            "gay",
            "lesbian",
            "bisexual",
            "heterosexual",
            "homosexual",
            "sexual orientation",
            "gender identity",
            "transgender",
            "gender reassignment",
            "non binary",
            "civil partner",
        ],
    ),
    (
        &BIOMETRIC,
        words![
            "fingerprint",
            "biometric",
            "facial recognition",
            "iris scan",
            "retina scan",
            "dna",
            "genetic test",
            "voiceprint",
        ],
    ),
    (
        &CRIMINAL,
        words![
            "conviction",
            "convicted",
            "criminal record",
            "criminal offence",
            "arrested",
            "imprisoned",
            "prison sentence",
            "police caution",
            "dbs check",
            "dbs result",
            "offender",
            "probation",
        ],
    ),
];

/// How near is near, in bytes.
const NEAR: usize = 120;

/// Finds what a cell says of somebody below a header that names a category: "White Irish" below
/// "Ethnicity". It counts only where the page names people too: see [`in_column`].
#[inline(never)]
pub(crate) fn under_header(scan: &mut Scan) {
    const NOTHING: Words = words![
        "n/a",
        "na",
        "no",
        "none",
        "null",
        "tbc",
        "unknown",
        "not known",
        "not stated",
        "string",
        "text",
        "yes/no",
    ];
    let header = scan.context.as_bytes();
    let told = matches!(scan.byte(0), b'A'..=b'Z' | 0x80..)
        && scan.bytes.len().max(header.len()) <= CELL
        && !NOTHING.has(scan.bytes);
    if !told || scan.place != Place::Cell {
        return;
    }
    if let Some((rule, _)) = CATEGORIES.iter().find(|(_, words)| has_word(header, *words)) {
        let reasons = [Reason::ContextWord, Reason::Alone];
        scan.find(rule, (0, scan.bytes.len()), Confidence::Low, &reasons);
    }
}

/// The longest cell, and the longest header, that name one thing.
const CELL: usize = 60;

/// Whether a match is the cell of a column such as "Religion", which tells of people only where they
/// are named: most such tables count them.
pub(crate) fn in_column(found: &Match) -> bool {
    found.kind == HEALTH.kind && found.reasons.contains(&Reason::Alone)
}

/// Judges a title that ends at `end`: a capitalised name makes it a person.
#[inline(never)]
pub(crate) fn person(scan: &mut Scan, start: usize, end: usize) {
    if scan.before(start).is_ascii_alphanumeric() {
        return;
    }
    let mut close = end;
    // A first name and a surname, at most.
    for from in [end, end + 1] {
        let from = if from == end { end } else { close + 1 };
        let name = scan.bytes.get(from..).unwrap_or_default();
        let length = name
            .iter()
            .take(40)
            .take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'\'') || **b >= 0x80)
            .count();
        let named = name.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0xC3)
            && name.get(1).is_some_and(|b| !b.is_ascii_uppercase())
            && length > 1;
        if !named {
            break;
        }
        close = from + length;
        if scan.byte(close) != b' ' {
            break;
        }
    }
    // The genitive is no part of the name.
    if scan.bytes[..close].ends_with(b"'s") {
        close -= 2;
    }
    if close > end && scan.text.is_char_boundary(close) {
        scan.find(&PERSON, (start, close), Confidence::Low, &[Reason::ContextWord]);
    }
}

/// Adds what the text says of the people that were found in it.
#[inline(never)]
pub(crate) fn categories(scan: &mut Scan) {
    let people: Vec<(usize, usize)> = scan
        .found
        .iter()
        .filter(|f| match f.finder {
            Finder::Rule(rule) => {
                matches!(rule.family, Family::GovId | Family::Personal)
                    && (f.confidence > Confidence::Low || rule.id == PERSON.id)
            }
            Finder::Term(_) => false,
        })
        .map(|f| (f.start, f.end))
        .collect();
    let mut done = 0;
    for (start, end) in people {
        let from = start.saturating_sub(NEAR).max(done);
        let to = scan.bytes.len().min(end + NEAR);
        if from >= to {
            continue;
        }
        for (rule, words) in CATEGORIES {
            if let Some((at, length)) = find_word(&scan.bytes[from..to], *words) {
                scan.find(
                    rule,
                    (from + at, from + at + length),
                    Confidence::Low,
                    &[Reason::ContextWord],
                );
            }
        }
        done = to;
    }
}
