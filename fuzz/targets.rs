//! What the fuzzers try, as plain functions: libFuzzer calls them from
//! `fuzz_targets/`, and `cargo test` calls them from `tests/fuzz.rs`.

use doorward::audience::fact::{Fact, Facts};
use doorward::audience::learn::learn;
use doorward::detect::{Confidence, Family, Match, Place, TermSpec, Terms, Text, scan, scan_with};
use doorward::page::Snapshot;
use doorward::page::body::{blocks, mentions};
use doorward::protocol::{Request, answer};
use doorward::verdict::content::Reading;
use doorward::verdict::report::State;
use doorward::verdict::{Case, judge};
use doorward::wire::from_text;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

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

/// A page, a work item, a board and a filter that the answers may be about.
const PLACES_OF_A_SITE: [&str; 4] = [
    "https://acme.atlassian.net/wiki/spaces/CASE/pages/7/Cases",
    "https://acme.atlassian.net/browse/CARE-1",
    "https://acme.atlassian.net/jira/software/projects/CARE/boards/3",
    "https://acme.atlassian.net/issues/?filter=5",
];

/// The input is answers of the site, with a NUL between them: key and status in the first line,
/// the body in the rest. What is learnt of them goes to the browser and back, and is judged by.
pub fn learn_any(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    let mut facts = Facts::new();
    for answer in data.split('\0') {
        let (head, body) = answer.split_once('\n').unwrap_or((answer, ""));
        let (key, status) = head.rsplit_once(' ').unwrap_or((head, ""));
        for (key, fact) in learn(key, status.parse().unwrap_or(200), body) {
            assert_eq!(from_text(&written(&fact)).as_ref(), Ok(&fact), "comes back another");
            facts.insert(key, fact);
        }
    }
    for url in PLACES_OF_A_SITE {
        let snapshot = Snapshot { url: url.to_owned(), ..Snapshot::default() };
        let case =
            Case { snapshot, facts: facts.clone(), reading: Reading::Read, ..Case::default() };
        let report = judge(&case);
        let is_open = matches!(report.state, State::CannotTell | State::NotChecked);
        assert_eq!(is_open, !report.gaps.is_empty(), "{url}: {report:?}");
    }
}

/// The input is a document in the Atlassian Document Format.
pub fn any_document(data: &[u8]) {
    let document = String::from_utf8_lossy(data);
    let found = blocks(&document).unwrap_or_default();
    let length: usize = found.iter().map(|block| block.text.len()).sum();
    assert!(length <= document.len(), "{length} bytes of text in {}", document.len());
    for block in &found {
        assert!(!block.text.trim().is_empty(), "{block:?} is empty");
        // The header of a column and that of a row.
        assert!(block.context.chars().count() <= 401, "{block:?} has too much around it");
    }
    let accounts = mentions(&document);
    assert!(accounts.iter().map(String::len).sum::<usize>() <= document.len(), "{accounts:?}");
}

/// The input is what a request is made of, as JSON. What can be read is answered.
pub fn any_request(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    read::<Case>(&text);
    read::<Fact>(&text);
    if let Some(request) = read::<Request>(&text) {
        assert!(!written(&answer(&request)).is_empty(), "{request:?} has no answer");
    }
}

/// Reads it as serde's own reader does, which takes lists for structs as well, and again what was
/// read and written.
fn read<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> Option<T> {
    let found = from_text::<T>(text).ok();
    let expected = serde_json::from_str::<T>(text).ok();
    if let (Some(found), Some(expected)) = (&found, &expected) {
        assert_eq!(found, expected, "{text} is read otherwise");
    }
    for value in found.iter().chain(&expected) {
        let again = from_text(&written(value));
        assert_eq!(again.as_ref(), Ok(value), "{text} is written otherwise");
    }
    found
}

/// As JSON; empty where it cannot be written, which is no JSON.
fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
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
