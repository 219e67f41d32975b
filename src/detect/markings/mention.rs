//! Whether the words around a marking talk about it, or put it to use:
//! [`super`] reads the words themselves.

use super::words::{AFTER_MENTION, BEFORE_MENTION, INTRODUCED};
use crate::scan::Scan;
use crate::words::{has_word, words};

/// Where the words of a marking stand.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub start: usize,
    pub end: usize,
}

/// "Classification: SECRET", "marked TOP SECRET": a word that introduces it,
/// right before it.
#[inline(never)]
pub(crate) fn introduced(scan: &Scan, at: &Words) -> bool {
    let left = &scan.bytes[at.start.saturating_sub(30)..at.start];
    let left = left.rsplit(|b| matches!(b, b'\n' | b'.' | b';' | b',')).next().unwrap_or_default();
    let left = if assigned(scan, at) { &left[..left.len() - 1] } else { left };
    let words: Vec<&[u8]> =
        left.split(|b| !b.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let names = |w: &[u8]| has_word(w, INTRODUCED);
    match left.trim_ascii_end().last() {
        Some(b':' | b'=' | b'-') if !left.ends_with(b"-") => {
            words.last().is_some_and(|w| names(w)) || has_word(scan.context.as_bytes(), INTRODUCED)
        }
        // "Official Journal" below "Status" is none.
        _ if left.is_empty() => {
            let goes_on = scan.byte(at.end) == b' ' && scan.byte(at.end + 1).is_ascii_alphabetic();
            !goes_on && has_word(scan.context.as_bytes(), INTRODUCED)
        }
        // "is marked SECRET", not "if marked SECRET" nor "anything marked as SECRET".
        _ => match &words[..] {
            [.., before, last] => {
                // Many documents are marked; one bears it.
                let one = words![
                    "is",
                    "are",
                    "caveats",
                    "been",
                    "now",
                    "was",
                    "document",
                    "page",
                    "report",
                    "protectively",
                ];
                has_word(last, words!["marked", "classified"]) && one.has(before)
                    // "This page is SECRET."
                    || has_word(last, words!["is"]) && subject(scan, at) && ended(scan, at.end)
            }
            [last] => has_word(last, words!["marked", "classified"]),
            [] => false,
        },
    }
}

/// Whether no word follows in the sentence: "This is SECRET work" says less.
fn ended(scan: &Scan, end: usize) -> bool {
    !matches!(scan.bytes[end..], [b' ' | b'-', next, ..] if next.is_ascii_alphanumeric())
}

pub(crate) fn quoted(scan: &Scan, at: &Words) -> bool {
    matches!(scan.before(at.start), b'"' | b'\'' | b'`')
        && matches!(scan.byte(at.end), b'"' | b'\'' | b'`')
        && !assigned(scan, at)
}

/// `"classification": "SECRET"`: the quotes of data, not of speech.
fn assigned(scan: &Scan, at: &Words) -> bool {
    let left = &scan.bytes[at.start.saturating_sub(4)..at.start];
    matches!(left.strip_suffix(b"\"").map(<[u8]>::trim_ascii_end), Some([.., b'"', b':']))
}

/// What the words before say of any document or system, or tell its writer:
/// "accredited up to OFFICIAL-SENSITIVE", "Add `[SECRET]` to the subject",
/// "Example: SECRET".
#[inline(never)]
pub(crate) fn told(scan: &Scan, at: &Words) -> bool {
    let left = &scan.bytes[at.start.saturating_sub(SENTENCE)..at.start];
    let line = left.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    has_word(
        line,
        words![
            "up to",
            "accredited",
            "cleared",
            "example",
            "e.g",
            "the marking",
            "the label",
            "the text",
            "as a rule",
            "reads",
            "the word",
            "the term",
            "add [",
            "put [",
            "write [",
            "include [",
            "use [",
            "prefix [",
        ],
    )
}

/// "Level 3 [TOP SECRET]", "IL5 (SECRET)", "Clearance: DV (TOP SECRET)": what a grade is called.
#[inline(never)]
pub(crate) fn graded(scan: &Scan, at: &Words) -> bool {
    let left = &scan.bytes[at.start.saturating_sub(SENTENCE)..at.start];
    let line = left.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    matches!(scan.before(at.start), b'[' | b'(')
        && has_word(line, words!["level", "tier", "grade", "il", "clearance", "dv"])
}

#[inline(never)]
pub(crate) fn after_mentions(scan: &Scan, end: usize) -> bool {
    let rest = &scan.bytes[end..scan.bytes.len().min(end + 16)];
    let Some(rest) = rest.strip_prefix(b" ") else { return false };
    let word = rest.iter().take_while(|b| b.is_ascii_lowercase()).count();
    word > 0
        && (AFTER_MENTION.has(&rest[..word])
            || rest[..word].strip_suffix(b"s").is_some_and(|one| AFTER_MENTION.has(one)))
}

/// "OFFICIAL-SENSITIVE: use when …", "SECRET - information that …": what a guide says of a level.
#[inline(never)]
pub(crate) fn defined(scan: &Scan, end: usize) -> bool {
    const DEFINES: crate::words::Words = words![
        "use",
        "used",
        "for",
        "information",
        "anything",
        "applies",
        "where",
        "when",
        "most",
        "any",
        "means",
        "very",
        "routine",
    ];
    let rest = &scan.bytes[end..scan.bytes.len().min(end + 20)];
    let word = rest.iter().position(u8::is_ascii_alphabetic).unwrap_or(rest.len());
    let letters = rest[word..].iter().take_while(|b| b.is_ascii_lowercase()).count();
    matches!(rest[..word].trim_ascii(), b":" | b"-") && DEFINES.has(&rest[word..word + letters])
}

/// Whether the words around make it talk about the marking.
#[inline(never)]
pub(crate) fn mentioned(scan: &Scan, at: &Words) -> bool {
    let left = scan.bytes[at.start.saturating_sub(24)..at.start].trim_ascii_end();
    let word = left.iter().rev().take_while(|b| b.is_ascii_alphabetic() || **b == b'.').count();
    let last = left[left.len() - word..].to_ascii_lowercase();
    let doing = last.ends_with(b"ing") && !matches!(&last[..], b"marking" | b"handling");
    // "Papers for the board are often marked OFFICIAL-SENSITIVE"
    let at_large =
        words!["often", "usually", "normally", "typically", "generally", "sometimes", "mostly"];
    quoted(scan, at)
        || doing
        || (!subject(scan, at)
            && (BEFORE_MENTION.has(&last) || has_word(sentence_before(scan, at), at_large)))
        || scan.before(at.start) == b'`'
        || has_word(left, words!["how to", "what is"])
}

/// How much of the sentence before a marking says what is done with it.
const SENTENCE: usize = 60;

#[inline(never)]
pub(crate) fn sentence_before<'t>(scan: &Scan<'t>, at: &Words) -> &'t [u8] {
    let left = &scan.bytes[at.start.saturating_sub(SENTENCE)..at.start];
    left.rsplit(|b| matches!(b, b'\n' | b'.' | b';' | b':' | b'|')).next().unwrap_or_default()
}

/// "If it is OFFICIAL-SENSITIVE", "not marked SECRET".
#[inline(never)]
pub(crate) fn supposed(scan: &Scan, at: &Words) -> bool {
    has_word(
        sentence_before(scan, at),
        words![
            "if", "when", "whenever", "whether", "not", "no", "never", "unless", "where", "why",
            "how", "mark", "apply",
        ],
    )
}

/// "Is this OFFICIAL-SENSITIVE?"
#[inline(never)]
pub(crate) fn asked(scan: &Scan, at: &Words) -> bool {
    let rest = &scan.bytes[at.end..scan.bytes.len().min(at.end + SENTENCE)];
    let end = rest.iter().find(|b| matches!(b, b'\n' | b'.' | b'?' | b'|' | b'!'));
    end == Some(&b'?')
}

/// "Emails marked OFFICIAL-SENSITIVE must be encrypted".
pub(crate) fn marked_mention(scan: &Scan, at: &Words) -> bool {
    let left = sentence_before(scan, at).trim_ascii_end();
    left.ends_with(b"marked") || left.ends_with(b"classified")
}

/// Whether the sentence speaks of this very document.
pub(crate) fn subject(scan: &Scan, at: &Words) -> bool {
    has_word(sentence_before(scan, at), words!["this", "attached", "enclosed"])
}
