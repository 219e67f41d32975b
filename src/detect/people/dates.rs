//! Dates of birth: a date with a birth word near by.

use crate::Confidence::{High, Medium};
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, has_word, words};

rule! {
    BIRTH = "date-of-birth", Personal, "date";
    what: "date of birth";
    source: "the word beside it";
    finds: ["DOB: 14/02/1987", "date of birth 1987-02-14", "born on 14 February 1987", "born on the 14th of February 1987", "Geburtsdatum: 14.02.1987", "Née le 14/02/1987", "fecha de nacimiento: 14/02/1987", "Born February 14, 1987", "d.o.b. 3rd Mar 71", "dateOfBirth=1987-02-14", "dob=19870214", "birthDate: 1987-02-14T00:00:00Z", "geb_datum;14.02.1987", "FechaNac: 14-Feb-1987", "| Name | DOB | Team |\n|---|---|---|\n| Rae | 14/02/1987 | Payroll and pensions, second floor |\n| Tom | 15/02/1987 | Post |"];
    passes: ["14/02/1987", "reborn 14/02/1987", "Date of birth, for example 31 3 1980", "DOB: 34/02/1987", "DOB: 19871402", "released 19870214", "released on 14 February 1987", "| DOB | Joined |\n|---|---|\n| not for us to keep, nor to ask for by post | 14/02/1987 |"];
}

pub(crate) static RULES: &[&Rule] = &[&BIRTH];

/// The labels of a date of birth, and more words.
macro_rules! labels {
    ($($more:literal),*) => {
        words![
            "dob",
            "d o b",
            "date of birth",
            "birth date",
            "birthdate",
            "dateofbirth",
            "d.o.b",
            "geburtsdatum",
            "date de naissance",
            "fecha de nacimiento",
            "data di nascita",
            "geboortedatum",
            "f\u{f6}delsedatum",
            "f\u{f8}dselsdato",
            "data urodzenia",
            "data de nascimento",
            // What heads a column of a file.
            "birthdt",
            "bdate",
            "bday",
            "geburtstag",
            "geb dat*",
            "ddn",
            "fecha nac*",
            "fec nac*",
            "n\u{e9}(e) le",
            "data nasc*",
            "data ur*",
            "f\u{f6}delsedag",
            "f\u{f8}dselsdag",
            "syntym\u{e4}aika",
            "do\u{11f}um tarihi",
            $($more),*
        ]
    };
}
const LABELS: Words = labels![];
/// What else it stands beside, in the same pass.
const WORDS: Words = labels![
    "birth",
    "born",
    "birthday",
    "geboren",
    "naissance",
    "n\u{e9} le",
    "n\u{e9}e le",
    "nacimiento",
    "nascita",
    "urodzenia",
    "nascimento",
    "f\u{f8}dt"
];
const JAPANESE: Words = words!["\u{751f}\u{5e74}\u{6708}\u{65e5}"];
/// What a form says below the field.
const HINTS: Words = words!["for example", "e.g", "such as", "format"];

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Judges the token `start..end`, which holds digits, as part of a date, and says
/// whether it is nothing else.
pub(crate) fn judge(scan: &mut Scan, start: usize, end: usize) -> bool {
    let Some(span) = date(scan, start, end) else { return false };
    let is_hint = || has_word(&scan.bytes[span.0.saturating_sub(16)..span.0], HINTS);
    let japanese = || JAPANESE.within(scan.context.as_bytes());
    if !scan.within(span.0, span.1, 40, 16, WORDS) && !japanese() || is_hint() {
        let whole = whole(scan, start, end, span);
        if whole {
            scan.judged = span.1;
        }
        return whole;
    }
    let confidence = if scan.within(span.0, span.1, 40, 0, LABELS) { High } else { Medium };
    scan.find(&BIRTH, span, confidence, &[Reason::ContextWord, Reason::Shape]);
    scan.judged = scan.judged.max(span.1);
    true
}

/// Whether the date starts with the token and has a whole year and hyphens,
/// strokes or stops: nobody writes another number like that.
fn whole(scan: &Scan, start: usize, end: usize, (first, close): (usize, usize)) -> bool {
    let separator = scan.byte(end);
    let whole = first == start
        && close - start >= 8
        && matches!(separator, b'/' | b'-' | b'.')
        && !matches!(scan.byte(close), b'/' | b'-' | b'.' if scan.byte(close + 1).is_ascii_digit())
        && scan.bytes[start..close].iter().all(|b| b.is_ascii_digit() || *b == separator);
    let longest = scan.bytes[start..close].split(|b| *b == separator).map(<[u8]>::len).max();
    whole && longest == Some(4)
}

/// The span of the date that the token belongs to, if it is one.
fn date(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    if end - start == 8 {
        // 19870214
        let (value, close, length) = number(scan, start, 8)?;
        let fits = length == 8
            && (1890..2100).contains(&(value / 10_000))
            && (1..=12).contains(&(value / 100 % 100))
            && (1..=31).contains(&(value % 100));
        return fits.then_some((start, close));
    }
    let (first, after, length) = number(scan, start, 4)?;
    let separator = scan.byte(after);
    if matches!(separator, b'/' | b'-' | b'.' | b' ')
        && after == end
        && let Some((second, after_second, _)) = number(scan, after + 1, 2)
        && scan.byte(after_second) == separator
    {
        let (third, close, third_length) = number(scan, after_second + 1, 4)?;
        let fits = match (length, third_length) {
            (4, 1..=2) => {
                (1..=12).contains(&second)
                    && (1..=31).contains(&third)
                    && (1890..2100).contains(&first)
            }
            (1..=2, 4) => days(first, second) && (1890..2100).contains(&third),
            (1..=2, 2) => days(first, second),
            _ => false,
        };
        // `1987-02-14T00:00:00Z`
        let timed = scan.byte(close) == b'T' && scan.byte(close + 1).is_ascii_digit();
        let ends = timed || !scan.byte(close).is_ascii_alphanumeric();
        return (fits && ends).then_some((start, close));
    }
    // 14 February 1987, 14th Feb 1987, 14-Feb-87
    let day = (1..=31).contains(&first) && length <= 2;
    let mut at = after;
    if day && matches!(&scan.bytes.get(at..at + 2), Some(b"st" | b"nd" | b"rd" | b"th")) {
        at += 2;
    }
    if !day {
        return None;
    }
    let of = scan.bytes.get(at..).is_some_and(|rest| rest.starts_with(b" of "));
    if let Some(close) = month_at(scan, if of { at + 4 } else { skip(scan, at) }) {
        let (year, close, length) = number(scan, skip(scan, close), 4)?;
        let fits = matches!(length, 2 | 4) && (length == 2 || (1890..2100).contains(&year));
        return fits.then_some((start, close));
    }
    // February 14, 1987
    let comma = if scan.byte(at) == b',' { at + 1 } else { at };
    let (year, close, length) = number(scan, skip(scan, comma), 4)?;
    if length != 4 || !(1890..2100).contains(&year) {
        return None;
    }
    let words = scan.bytes[start.saturating_sub(12)..start].trim_ascii_end();
    let letters = words.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let month = start.saturating_sub(12) + words.len() - letters;
    month_at(scan, month).filter(|&close| close <= start)?;
    Some((month, close))
}

/// The number of at most so many digits at a place: its value, where it ends, and its length.
fn number(scan: &Scan, from: usize, most: usize) -> Option<(u32, usize, usize)> {
    let run = (from..from + most + 1).take_while(|&i| scan.byte(i).is_ascii_digit()).count();
    let value = (from..from + run).fold(0, |n, i| n * 10 + u32::from(scan.byte(i) - b'0'));
    (run > 0 && run <= most).then_some((value, from + run, run))
}

fn days(first: u32, second: u32) -> bool {
    let (low, high) = (first.min(second), first.max(second));
    (1..=12).contains(&low) && (1..=31).contains(&high)
}

fn skip(scan: &Scan, at: usize) -> usize {
    at + usize::from(matches!(scan.byte(at), b' ' | b'-' | b'/' | b'.' | b','))
}

/// Where the month that starts at `at` ends.
pub(crate) fn month_at(scan: &Scan, at: usize) -> Option<usize> {
    let three = scan.bytes.get(at..at + 3)?;
    if !b"jfmasond".contains(&(three[0] | 0x20)) {
        return None;
    }
    MONTHS.iter().find(|m| three.eq_ignore_ascii_case(m.as_bytes()))?;
    let letters = (at..at + 10).take_while(|&i| scan.byte(i).is_ascii_alphabetic()).count();
    Some(at + letters)
}
