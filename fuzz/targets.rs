//! What the fuzzers try, as plain functions: libFuzzer calls them from
//! `fuzz_targets/`, and `cargo test` calls them from `tests/detect_fuzz.rs`.

use doorward::detect::{Confidence, Family, Match, Place, TermSpec, Terms, Text, scan, scan_with};

/// The places a text may stand in; the first byte of an input chooses one.
const PLACES: [Place; 7] = [
    Place::Body,
    Place::Title,
    Place::Heading,
    Place::Cell,
    Place::Code,
    Place::Label,
    Place::Status,
];

/// Scans the input as a text. The first byte is the place, the rest up to the
/// first NUL the context, what follows the text.
pub fn scan_any(data: &[u8]) {
    let Some((&place, rest)) = data.split_first() else { return };
    let rest = String::from_utf8_lossy(rest);
    let (context, text) = rest.split_once('\0').unwrap_or(("", &rest));
    let place = PLACES[usize::from(place) % PLACES.len()];
    let found = scan(Text { text, context, place });
    check(text, &found);
    assert_eq!(found, scan(Text { text, context, place }), "the same text, another answer");
}

/// The first line of the input is a term's pattern, the rest a text.
pub fn any_term(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    let (pattern, text) = data.split_once('\n').unwrap_or((&data, ""));
    let spec = TermSpec {
        id: "term".into(),
        pattern: pattern.into(),
        family: Family::Marking,
        kind: "organisation_term".into(),
        confidence: Confidence::Medium,
        context: Vec::new(),
    };
    let (terms, _) = Terms::compile(&[spec]);
    check(text, &scan_with(Text { text, context: "", place: Place::Body }, &terms));
}

/// What holds for the matches of any text.
fn check(text: &str, found: &[Match]) {
    let units: Vec<u16> = text.encode_utf16().collect();
    for pair in found.windows(2) {
        assert!(pair[0].start <= pair[1].start, "out of order");
    }
    for m in found {
        let span = m.start as usize..m.end as usize;
        assert!(m.start < m.end && span.end <= units.len(), "{m:?} is outside");
        let matched = String::from_utf16(&units[span]);
        assert!(matched.is_ok(), "{m:?} splits a character");
        let matched = matched.unwrap_or_default();
        assert!(!m.rule.is_empty() && !m.reasons.is_empty(), "{m:?} is unexplained");
        if m.family == Family::Secret {
            assert!(!m.excerpt.contains(matched.trim()), "{m:?} shows the secret");
        }
    }
}
