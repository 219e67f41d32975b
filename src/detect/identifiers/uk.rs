//! Identifiers that the United Kingdom gives to its people (R14).

use super::Identifier;
use super::checks;
use crate::Confidence::{High, Low, Medium};
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::secrets::columns;
use crate::words::{Words, has_word, words};

rule! {
    NHS_NUMBER = "nhs-number", GovId, "uk_nhs_number";
    what: "NHS number";
    source: "NHS Data Dictionary, NHS NUMBER";
    finds: ["NHS number 943 476 5919", "nhs no: 9434765919", "seen today: 943 476 5919"];
    passes: ["NHS number 943 476 5918", "order 943-476-59190"];
}
rule! {
    CHI_NUMBER = "chi-number", GovId, "uk_chi_number";
    what: "CHI number";
    source: "NHS Scotland, Community Health Index";
    finds: ["CHI number: 0101336489"];
    passes: ["CHI number: 0101336480", "CHI number: 3213336489"];
}
rule! {
    NATIONAL_INSURANCE = "national-insurance-number", GovId, "uk_nino";
    what: "National Insurance number";
    source: "HMRC, National Insurance Manual, NIM39110";
    finds: ["NI number: JK 28 41 07 B", "JK284107B", "nationalInsuranceNumber: jk284107b", "NI number: JK284107", "Nat. Ins. No. jk 28 41 07 b"];
    passes: ["NI number: GB 28 41 07 B", "QQ284107C", "AO284107C", "JK284107E", "JK284107", "NI number: JK284107E"];
}
rule! {
    DRIVING_LICENCE = "gb-driving-licence", GovId, "uk_driving_licence";
    what: "British driving licence number";
    source: "DVLA, INF45/1";
    finds: ["licence HADDO804209AB9XY", "PENN9 609125 K99ZZ"];
    passes: ["licence HADDO834209AB9XY", "licence 9ADDO804209AB9XY"];
}
rule! {
    PASSPORT = "uk-passport", GovId, "uk_passport";
    what: "UK passport number";
    source: "ICAO Doc 9303; HM Passport Office";
    finds: ["passport no 538162947", "my passport is KX4072913"];
    passes: ["538162947", "passport 111111111"];
}
rule! {
    UTR = "unique-taxpayer-reference", GovId, "uk_utr";
    what: "Unique Taxpayer Reference";
    source: "HMRC, UTR check digit specification";
    finds: ["UTR: 1955839661", "Self Assessment 19558 39661", "UTR 1955839661K", "UTR: 1955 839 661"];
    passes: ["UTR: 2955839661", "UTR: 2955839661K", "1955839661"];
}
rule! {
    VEHICLE = "uk-vehicle-registration", GovId, "uk_vehicle_registration";
    what: "UK vehicle registration";
    source: "DVLA, INF104";
    finds: ["VRN: KD62 OYF", "her car, KD62OYF, was towed", "car reg kd62oyf", "Reg: P511 OYF", "number plate P51 OYF"];
    passes: ["KD62OYF", "P511 OYF", "Reg 12 of the 2004 order", "car KI62 OYF", "VRN: KD99 OYF", "PM10 and vehicle emissions", "kd62oyf"];
}
rule! {
    ELECTORAL_ROLL = "electoral-roll-number", GovId, "uk_electoral_roll";
    what: "electoral roll number";
    source: "Representation of the People Regulations 2001, reg. 39";
    finds: ["electoral roll number: AB-1482", "Elector number BD482", "Electoral number D1", "Name | Elector number\nRae | AB-1482"];
    passes: ["AB1482", "electoral roll of 1482", "Name | Electoral ward\nRae | AB-1482"];
}

pub(crate) static RULES: &[&Rule] = &[
    &NHS_NUMBER,
    &CHI_NUMBER,
    &NATIONAL_INSURANCE,
    &DRIVING_LICENCE,
    &PASSPORT,
    &UTR,
    &VEHICLE,
    &ELECTORAL_ROLL,
];

const PASSPORT_WORDS: Words = words!["passport"];
const UTR_WORDS: Words =
    words!["utr", "utrn*", "taxpayer ref*", "unique taxpayer", "self assessment", "tax reference"];
const NHS_WORDS: Words = words![
    "nhs",
    "nhsn*",
    "national health service",
    "patient",
    "health number",
    "hospital number",
    "mrn",
    "gp"
];

const fn older_plate(shape: &'static str, groups: &'static [u8]) -> Identifier {
    Identifier {
        rule: &VEHICLE,
        shape,
        groups,
        separators: " ",
        check: |id| !id.contains(&b'I') && !id.contains(&b'Q'),
        digit: false,
        words: words![
            "reg",
            "vrn",
            "vrm",
            "car registration",
            "vehicle registration",
            "registration mark",
            "plate"
        ],
        bare: None,
        split: None,
        named: Medium,
    }
}

pub(crate) static IDENTIFIERS: &[Identifier] = &[
    Identifier {
        rule: &NHS_NUMBER,
        shape: "dddddddddd",
        groups: &[3, 3, 4],
        separators: " ",
        check: checks::mod11_nhs,
        digit: true,
        words: NHS_WORDS,
        bare: Some(Low),
        split: Some(Medium),
        named: High,
    },
    // With hyphens it looks like a North American phone number.
    Identifier {
        rule: &NHS_NUMBER,
        shape: "dddddddddd",
        groups: &[3, 3, 4],
        separators: "-",
        check: checks::mod11_nhs,
        digit: true,
        words: NHS_WORDS,
        bare: Some(Low),
        split: Some(Low),
        named: High,
    },
    Identifier {
        rule: &CHI_NUMBER,
        shape: "dddddddddd",
        groups: &[6, 4, 0, 3, 3, 4],
        separators: " -",
        check: checks::chi,
        digit: true,
        words: words!["chi", "community health index"],
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &NATIONAL_INSURANCE,
        shape: "LLddddddL",
        groups: &[
            2, 2, 2, 2, 1, 0, 2, 6, 1, 0, 8, 1, 0, 2, 7, 0, 2, 2, 2, 3, 0, 4, 2, 2, 1, 0, 4, 2, 3,
        ],
        separators: " -.",
        check: checks::nino,
        digit: false,
        words: words![
            "ni",
            "nino",
            "ninumber",
            "national ins*",
            "nin",
            "nat ins",
            "natl ins*",
            "insurance number",
            "n i"
        ],
        bare: Some(Medium),
        split: Some(High),
        named: High,
    },
    // Without its last letter, which not every form asks for.
    Identifier {
        rule: &NATIONAL_INSURANCE,
        shape: "LLdddddd",
        groups: &[],
        separators: "",
        check: |id| checks::nino(&[id, b"A"].concat()),
        digit: false,
        words: words![
            "ni",
            "nino",
            "ninumber",
            "national ins*",
            "nat ins",
            "natl ins*",
            "insurance number"
        ],
        bare: None,
        split: None,
        named: Medium,
    },
    Identifier {
        rule: &DRIVING_LICENCE,
        shape: "AAAAAddddddAAAAA",
        groups: &[5, 3, 3, 5, 0, 5, 6, 5, 0, 5, 6, 3, 2, 0, 5, 6, 2, 3, 0, 11, 5],
        separators: " -",
        check: checks::gb_driving_licence,
        digit: false,
        words: words!["driving", "driver", "licence", "license", "dvla"],
        bare: Some(Medium),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &DRIVING_LICENCE,
        shape: "AAAAAddddddAAAAAdd",
        groups: &[
            5, 3, 3, 5, 2, 0, 5, 6, 5, 2, 0, 5, 6, 7, 0, 16, 2, 0, 5, 11, 2, 0, 5, 13, 0, 11, 5, 2,
            0, 11, 7, 0, 5, 3, 3, 7, 0, 5, 6, 3, 2, 2, 0, 5, 6, 2, 3, 2,
        ],
        separators: " -",
        check: checks::gb_driving_licence,
        digit: false,
        words: words!["driving", "driver", "licence", "license", "dvla"],
        bare: Some(Medium),
        split: Some(Medium),
        named: High,
    },
    Identifier {
        rule: &PASSPORT,
        shape: "ddddddddd",
        groups: &[3, 3, 3],
        separators: " ",
        check: checks::varied,
        digit: false,
        words: PASSPORT_WORDS,
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &PASSPORT,
        shape: "Ldddddddd",
        groups: &[],
        separators: "",
        check: |id| checks::varied(&id[1..]),
        digit: false,
        words: PASSPORT_WORDS,
        bare: None,
        split: None,
        named: High,
    },
    Identifier {
        rule: &PASSPORT,
        shape: "LLddddddd",
        groups: &[],
        separators: "",
        check: |id| !checks::repeated(&id[2..]),
        digit: false,
        words: PASSPORT_WORDS,
        bare: Some(Low),
        split: None,
        named: High,
    },
    Identifier {
        rule: &UTR,
        shape: "dddddddddd",
        groups: &[5, 5, 0, 3, 3, 4, 0, 4, 3, 3],
        separators: " -",
        check: checks::utr,
        digit: true,
        words: UTR_WORDS,
        bare: None,
        split: None,
        named: High,
    },
    // As HMRC writes it on a return.
    Identifier {
        rule: &UTR,
        shape: "ddddddddddK",
        groups: &[5, 6],
        separators: " ",
        check: |id| checks::utr(&id[..10]),
        digit: true,
        words: UTR_WORDS,
        bare: None,
        split: None,
        named: High,
    },
    // The years from 1983 to 2001: a letter for the year first.
    older_plate("LddLLL", &[3, 3]),
    older_plate("LdddLLL", &[4, 3]),
    Identifier {
        rule: &VEHICLE,
        shape: "LLddLLL",
        groups: &[4, 3],
        separators: " -",
        check: checks::gb_vehicle,
        digit: false,
        words: words![
            "reg",
            "vrn",
            "vrm",
            "registration",
            "plate",
            "vehicle",
            "car",
            "van",
            "dvla",
            "parked",
            "parking",
            "motor*",
            "driver",
            "lorry",
            "truck"
        ],
        bare: None,
        split: Some(Low),
        named: Medium,
    },
];

/// What the matcher looks for: "electoral", without its first letter's case.
pub(crate) const ELECTORAL: &[&str] = &["lectoral", "LECTORAL", "lector number", "lector no"];

/// What says that it is the number that is meant: "electoral roll", not "electoral ward".
const ELECTOR: Words = words!["roll", "number", "no", "register"];

/// Judges a text that is one value, such as a cell of a table, by its column's header.
#[inline(never)]
pub(crate) fn elector_under_header(scan: &mut Scan) {
    let header = scan.context.as_bytes();
    if has_word(header, words!["elector", "electoral"]) && has_word(header, ELECTOR) {
        elector_in(scan, (0, scan.bytes.len()));
    }
}

/// Judges the cell `from..to` of a column of such numbers: `AB-1482`, `D 12`.
fn elector_in(scan: &mut Scan, (from, to): (usize, usize)) -> bool {
    let cell = &scan.bytes[from..to];
    let from = from + cell.len() - cell.trim_ascii_start().len();
    let cell = cell.trim_ascii();
    let letters = cell.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let number = &cell[letters..];
    let number = number.strip_prefix(b"-").or(number.strip_prefix(b" ")).unwrap_or(number);
    let numbered = (1..=4).contains(&number.len()) && number.iter().all(u8::is_ascii_digit);
    let found = (1..=2).contains(&letters) && numbered;
    if found {
        let span = (from, from + cell.len());
        scan.find(&ELECTORAL_ROLL, span, Medium, &[Reason::ContextWord, Reason::Shape]);
    }
    found
}

/// Judges what follows "electoral" or "elector number", which ends at `end`: a
/// polling district's one or two letters, and a number of up to four digits.
#[inline(never)]
pub(crate) fn electoral_roll(scan: &mut Scan, end: usize) {
    let header = end + scan.run(end, 24, |b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'.'));
    let name = &scan.bytes[end - 4..header];
    if has_word(name, ELECTOR) && columns::each_below(scan, (end, header), elector_in) {
        return;
    }
    let rest = &scan.bytes[end..scan.bytes.len().min(end + 40)];
    let label = rest.iter().position(u8::is_ascii_digit).unwrap_or(rest.len());
    let mut first = label;
    if first > 0 && matches!(rest[first - 1], b' ' | b'-') {
        first -= 1;
    }
    let letters = rest[..first].iter().rev().take_while(|b| b.is_ascii_uppercase()).count();
    let start = first - letters;
    let digits = rest[label..].iter().take_while(|b| b.is_ascii_digit()).count();
    let close = end + label + digits;
    let whole = !scan.byte(close).is_ascii_alphanumeric()
        && start > 0
        && !rest[start - 1].is_ascii_alphanumeric();
    let named = scan.bytes[..end].ends_with(b"number")
        || scan.bytes[..end].ends_with(b"no")
        || has_word(&rest[..start], ELECTOR);
    if (1..=2).contains(&letters) && (1..=4).contains(&digits) && whole && named {
        scan.find(
            &ELECTORAL_ROLL,
            (end + start, close),
            Medium,
            &[Reason::ContextWord, Reason::Shape],
        );
        scan.judged = scan.judged.max(close);
    }
}
