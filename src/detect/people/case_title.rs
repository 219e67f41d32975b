//! A person named beside the number of a case, as titles have it (R140): the name alone is no
//! finding, and neither is the number; together they tell whose case it is.
//!
//! Looked for in short texts alone, which titles, headings and cells are; running prose costs
//! nothing.

use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, find_word, words};
use crate::{Confidence, Place, Reason};

rule! {
    CASE = "case-title", Personal, "person";
    what: "person's name beside the number of a case";
    source: "a capitalised name, a word for a case, and a reference with digits in one short text";
    finds: ["Desmond Achterberg, case CW-2026-0417", "Appeal 2026/118 - Wilhelmina Pryce", "Complaint C-20417: Anna-Lena O'Brien"];
    passes: ["Case Number CW-2026-0417", "Case CW-2026-0417", "Desmond Achterberg", "Case study by Desmond Achterberg", "Appeal Court Annual Report 2026/27", "Use case 12: Sign in", "March cases 2026"];
}

pub(crate) static RULES: &[&Rule] = &[&CASE];

/// The longest text that is a title, in bytes.
const LONGEST: usize = 160;

const WORDS: Words =
    words!["case", "complaint", "appeal", "claim", "referral", "tribunal", "hearing"];

/// Capitalised words of titles that are no names.
const NO_NAMES: Words = words![
    "annual",
    "appeal",
    "april",
    "august",
    "board",
    "case",
    "claim",
    "complaint",
    "court",
    "december",
    "february",
    "final",
    "hearing",
    "january",
    "july",
    "june",
    "march",
    "meeting",
    "new",
    "no",
    "november",
    "notes",
    "number",
    "october",
    "office",
    "panel",
    "ref",
    "reference",
    "referral",
    "report",
    "review",
    "september",
    "sign",
    "study",
    "team",
    "the",
    "tribunal",
    "use",
    "weekly",
];

/// Judges a whole short text.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan) {
    let bytes = scan.bytes;
    if bytes.len() > LONGEST || bytes.contains(&b'\n') {
        return;
    }
    let Some((at, length)) = find_word(bytes, WORDS) else { return };
    // "Use case 12" is somebody else's trade.
    let before = bytes[..at].trim_ascii_end();
    if before.len() >= 3 && before[before.len() - 3..].eq_ignore_ascii_case(b"use") {
        return;
    }
    if !has_reference(&bytes[at + length..]) {
        return;
    }
    let Some((start, end)) = name(bytes) else { return };
    if scan.text.is_char_boundary(start) && scan.text.is_char_boundary(end) {
        let confidence =
            if scan.place == Place::Title { Confidence::Medium } else { Confidence::Low };
        scan.find(&CASE, (start, end), confidence, &[Reason::ContextWord]);
    }
}

/// Whether the word after the first one for a case is a reference: three digits and more, with
/// letters, dashes and strokes among them.
fn has_reference(rest: &[u8]) -> bool {
    let mut words = rest.split(|b| b.is_ascii_whitespace()).filter(|word| !word.is_empty());
    // "case no. CW-1", "case: CW-1"
    words.by_ref().take(2).any(|word| {
        let digits = word.iter().filter(|b| b.is_ascii_digit()).count();
        digits >= 3 && word.iter().any(|b| matches!(b, b'-' | b'/') || b.is_ascii_uppercase())
    })
}

/// Where two capitalised words stand together that can be a first name and a surname.
fn name(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut last: Option<(usize, usize)> = None;
    let mut at = 0;
    for word in bytes.split(|b| *b == b' ') {
        let (start, whole) = (at, word.len());
        at += whole + 1;
        let letters = word
            .iter()
            .take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'\'') || **b >= 0x80)
            .count();
        let is_name = letters > 1
            && (word[0].is_ascii_uppercase() || word[0] >= 0xC3)
            && word[1..letters].iter().any(|b| b.is_ascii_lowercase() || *b >= 0x80)
            && !NO_NAMES.has(&word[..letters]);
        match (is_name, last) {
            (true, Some((first, end))) if end + 1 == start => {
                return Some((first, start + letters));
            }
            // A comma or a colon after the first word parts it from the second.
            (true, _) => last = (letters == whole).then_some((start, start + letters)),
            (false, _) => last = None,
        }
    }
    None
}
