//! Identifiers that only a label tells: "Passport number: L4819236".

use super::prefix::Prefix;
use crate::Confidence::Medium;
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, has_word, words};

rule! {
    LABELLED_PASSPORT = "passport-number", GovId, "passport";
    what: "passport number";
    source: "ICAO Doc 9303, part 4 (at most nine characters)";
    finds: ["Passport number: L4819236", "Passport: TE31802X", "passport no. A-1234567", "Reisepassnummer: C01X00T47"];
    passes: ["Passport number: 2019", "passport control in building 1234567X9Y"];
}
rule! {
    LABELLED_NATIONAL_ID = "national-id", GovId, "national_id";
    what: "national identity number";
    source: "the label beside it";
    finds: ["National identity card number: B176944193", "Identity card number: W520128(7)", "HKID: W520128(7)"];
    passes: ["national identity scheme of 2010"];
}
rule! {
    LABELLED_TAX_ID = "tax-id", GovId, "tax_id";
    what: "tax identification number";
    source: "the label beside it; OECD, Tax Identification Numbers";
    finds: ["Tax ID: 93-173/6581", "TIN: 2234567895", "EIN: 47-4077537"];
    passes: ["tax identification in 2010"];
}
rule! {
    VAT_NUMBER = "vat-number", GovId, "vat_number";
    what: "VAT number";
    source: "the label beside it; Council Directive 2006/112/EC, art. 215";
    finds: ["VAT number: BG123456789", "VAT no 123 4567 89", "VAT registration: GB123456789"];
    passes: ["VAT at 20"];
}

pub(crate) static RULES: &[&Rule] =
    &[&LABELLED_PASSPORT, &LABELLED_NATIONAL_ID, &LABELLED_TAX_ID, &VAT_NUMBER];

/// A label, the least and the most characters of what it names, and the least
/// digits among them.
struct Label {
    rule: &'static Rule,
    words: Words<'static>,
    length: std::ops::RangeInclusive<usize>,
    digits: usize,
}

static LABELS: &[Label] = &[
    Label {
        rule: &LABELLED_PASSPORT,
        words: words![
            "passport",
            "reisepass*",
            "passnummer",
            "passeport",
            "pasaporte",
            "passaporto",
            "paspoort*",
            "travel document"
        ],
        length: 7..=10,
        digits: 3,
    },
    Label {
        rule: &LABELLED_NATIONAL_ID,
        words: words![
            "identity card number",
            "national id",
            "identity number",
            "id card number",
            "identity no",
            "hkid"
        ],
        length: 7..=14,
        digits: 5,
    },
    Label {
        rule: &VAT_NUMBER,
        words: words!["vat number", "vat no", "vat registration", "vat id", "vat reg"],
        length: 8..=17,
        digits: 7,
    },
    Label {
        rule: &LABELLED_TAX_ID,
        words: words![
            "tax id",
            "tin",
            "ein",
            "tax number",
            "taxpayer id",
            "tax identification number",
            "taxpayer number"
        ],
        length: 6..=15,
        digits: 4,
    },
];

/// The words that may name what starts at `start`, when they touch it, so that
/// a year in a sentence about passports is no passport.
fn touching<'t>(scan: &Scan<'t>, start: usize) -> Option<&'t [u8]> {
    let before = &scan.bytes[start.saturating_sub(32)..start];
    // Most are out by their last byte: of what touches below.
    let last = before.iter().rev().find(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\x0C'))?;
    if !matches!(last | 0x20, b'r' | b'o' | b's' | b'd' | b'.' | b':' | b'=' | b'#') {
        return None;
    }
    let reach = before
        .iter()
        .rposition(|b| matches!(b, b'\n' | b',' | b';'))
        .map_or(before, |i| &before[i + 1..]);
    let ends = |rest: &[u8], end: &str| {
        rest.len() >= end.len()
            && rest[rest.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    let touches = match reach.trim_ascii_end() {
        [.., b':' | b'=' | b'#'] => true,
        rest => ["number", "no", "no.", "is", "id"].iter().any(|end| ends(rest, end)),
    };
    touches.then_some(reach)
}

/// Whether a label may name what starts at `start`.
pub(crate) fn announced(scan: &Scan, start: usize) -> bool {
    !scan.context.is_empty() || touching(scan, start).is_some()
}

/// What a label right before it, or the column's header, says it is: `Passport
/// number: L4819236`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, prefix: &Prefix) -> bool {
    let digits = prefix.compact.iter().filter(|b| b.is_ascii_digit()).count();
    let reach = touching(scan, prefix.start).unwrap_or_default();
    let label = LABELS
        .iter()
        .filter(|label| label.length.contains(&prefix.compact.len()) && digits >= label.digits)
        .find(|label| {
            has_word(reach, label.words) || has_word(scan.context.as_bytes(), label.words)
        });
    let Some(label) = label else { return false };
    scan.find(label.rule, (prefix.start, prefix.end), Medium, &[Reason::ContextWord]);
    true
}
