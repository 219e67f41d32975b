//! Identifiers with digits in them: one parser, and rows of data.
//!
//! The pass over the text reports the first digit of every run. From there the
//! parser reads a [`Phrase`]: up to eight groups of letters and digits with
//! one separator between them, as in `450 557 7104` or `AB 12 34 56 C`. Every
//! prefix of the phrase that could end there is held against the rows, the
//! longest first. A row says which shape, which grouping, which check and which
//! words; the parser decides how sure that makes it.

pub(crate) mod checks;
pub(crate) mod europe;
pub(crate) mod labelled;
pub(crate) mod national;
pub(crate) mod prefix;
pub(crate) mod services;
pub(crate) mod uk;

use self::prefix::{Prefix, other_number};
use crate::people::{contact, dates};
use crate::rule::Rule;
use crate::scan::Scan;
use crate::secrets::{bitlocker, credentials};
use crate::words::Words;
use crate::{Confidence, Reason, finance};
use std::sync::OnceLock;

/// The most characters an identifier has (an IBAN from Malta has 31).
const LONGEST: usize = 34;
/// The fewest it has.
const SHORTEST: usize = 5;
const MOST_GROUPS: usize = 9;

/// One identifier of a fixed shape.
pub(crate) struct Identifier {
    pub rule: &'static Rule,
    /// One character each: `d` digit, `L` letter, `A` either, any other
    /// character itself.
    pub shape: &'static str,
    /// How it may be split, besides not at all: the lengths of the groups, with a 0 between one way and
    /// the next.
    pub groups: &'static [u8],
    /// What may stand between the groups.
    pub separators: &'static str,
    /// Whether the characters hold together.
    pub check: fn(&[u8]) -> bool,
    /// Whether `check` is a check digit, rather than a range or a date.
    pub digit: bool,
    /// Words near by that name it, as [`has_word`](crate::words::has_word) takes them.
    pub words: Words<'static>,
    /// How sure it is in one piece, with no such word; `None` for not at all.
    pub bare: Option<Confidence>,
    /// How sure it is split as usual, with no such word.
    pub split: Option<Confidence>,
    /// How sure it is with such a word.
    pub named: Confidence,
}

/// Groups of letters and digits with single separators between.
pub(crate) struct Phrase {
    pub start: usize,
    /// How many groups.
    pub count: usize,
    /// The groups' lengths.
    pub lengths: [u8; MOST_GROUPS],
    /// How many characters each group and those before it have together.
    totals: [u8; MOST_GROUPS],
    /// How many of all characters are digits.
    digits: usize,
    /// What follows each group.
    separators: [u8; MOST_GROUPS],
    /// Where in the text each group ends.
    ends: [usize; MOST_GROUPS],
    /// The characters without separators, upper case.
    compact: [u8; LONGEST],
    /// Whether the text had lower-case letters.
    pub lower: bool,
    /// Whether what stands before it speaks against an identifier by itself.
    pub loose: bool,
}

/// Judges the run of digits that starts at `at`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, at: usize) {
    // The decimals of a number, the rest of a version.
    let decimals = scan.before(at) == b'.' && at > 1 && scan.byte(at - 2).is_ascii_digit();
    if at < scan.judged || decimals || dull(scan, at) {
        return;
    }
    let mut start = at;
    while start > 0 && scan.byte(start - 1).is_ascii_alphanumeric() {
        start -= 1;
    }
    let mut end = at + 1;
    let mut digits = 1;
    while scan.byte(end).is_ascii_alphanumeric() {
        digits += usize::from(scan.byte(end).is_ascii_digit());
        end += 1;
    }
    scan.judged = end;
    if end - start == 6 && scan.byte(end) == b'-' && bitlocker::judge(scan, start) {
        return;
    }
    if end - start >= 8 && credentials::opaque(scan, start, end) || end - start > LONGEST {
        return;
    }
    let date = scan.byte(start).is_ascii_digit() && matches!(end - start, ..5 | 8);
    if date && dates::judge(scan, start, end) {
        return;
    }
    if !promising(scan, start, end, digits) {
        return;
    }
    // `AB 12 34 56 C`, `GIR 0AA`: letters that belong to what follows.
    let mut led = start;
    if start > 1 && matches!(scan.byte(start - 1), b' ' | b'-') {
        let letters = scan.bytes[..start - 1]
            .iter()
            .rev()
            .take(6)
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let first = start - 1 - letters;
        let short =
            letters == 2 || (letters > 0 && letters < 6 && scan.byte(first).is_ascii_uppercase());
        if short && !scan.before(first).is_ascii_alphanumeric() {
            led = first;
            // `RSS MRA 85T10 A562S`
            let name = |at: usize| scan.bytes[at..at + 3].iter().all(u8::is_ascii_uppercase);
            if letters == 3
                && end - start == 5
                && first > 3
                && scan.byte(first - 1) == b' '
                && name(first - 4)
            {
                led = first - 4;
            }
        }
    }
    if (led < start && judge_from(scan, led, scan.byte(led).is_ascii_uppercase()))
        || judge_from(scan, start, true)
    {
        return;
    }
    contact::phone(scan, start, end);
}

/// Whether the `length` digits at `at`, far from every other digit, can be no
/// part of an identifier or a date: no two or more in a word.
#[inline]
pub(crate) fn idle(scan: &Scan, at: usize, length: usize) -> bool {
    let before = scan.before(at);
    let spaced = matches!(before, b' ' | b'-') && at > 1;
    let last = if spaced { scan.byte(at - 2) } else { before };
    match length {
        // `GIR 0AA`
        1 => last | 0x20 != b'r',
        2..=4 => {
            !(before.is_ascii_alphanumeric()
                || scan.byte(at + length).is_ascii_alphanumeric()
                || spaced && last.is_ascii_uppercase())
        }
        _ => false,
    }
}

/// Whether the digits at `at` are a short number that nothing around it makes
/// more of: most digits in prose. It says no more than [`promising`] and
/// [`dates`] would, sooner.
fn dull(scan: &Scan, at: usize) -> bool {
    let before = scan.before(at);
    if before.is_ascii_alphanumeric() {
        return false;
    }
    let ahead = scan.bytes.get(at..).unwrap_or_default();
    let length = ahead.iter().take(6).take_while(|b| b.is_ascii_digit()).count();
    let [sep, next, then] = [0, 1, 2].map(|i| ahead.get(length + i).copied().unwrap_or(0));
    let led = matches!(before, b' ' | b'-') && at > 1 && scan.byte(at - 2).is_ascii_uppercase();
    if length > 5 || sep.is_ascii_alphanumeric() || (led && length > 1) {
        return false;
    }
    // `14, 1987`, `14 February`
    let day = length <= 2;
    match sep {
        // The first of a version's numbers, unless it is the day of a date.
        b'.' if length == 1 && next.is_ascii_digit() => {
            let second = 1 + usize::from(then.is_ascii_digit());
            !matches!(ahead.get(2 + second..), Some([b'.', year, more, ..])
                if year.is_ascii_digit() && more.is_ascii_digit())
        }
        b',' => !day || !(next.is_ascii_digit() || then.is_ascii_digit()),
        b' ' | b'-' | b'/' | b'.' => {
            !next.is_ascii_digit()
                && next != b'('
                && (sep, next) != (b'-', b' ')
                && !(day
                    && next.is_ascii_alphabetic()
                    && dates::month_at(scan, at + length + 1).is_some())
        }
        b')' => !(next.is_ascii_digit() || (matches!(next, b' ' | b'-') && then.is_ascii_digit())),
        _ => true,
    }
}

/// Whether the token `start..end` may begin an identifier or a phone number.
/// Most numbers in prose are small and stand alone, and are out at once.
fn promising(scan: &Scan, start: usize, end: usize, digits: usize) -> bool {
    let length = end - start;
    let [sep, next, then, last] =
        [scan.byte(end), scan.byte(end + 1), scan.byte(end + 2), scan.byte(end + 3)];
    if digits == length {
        // `AB 12 34 56 C`: capitals before a short number.
        let led = matches!(scan.before(start), b' ' | b'-')
            && start > 1
            && scan.byte(start - 2).is_ascii_uppercase();
        return length > 5
            || match sep {
                b' ' | b'-' | b'/' => {
                    (next.is_ascii_digit() && !pair(scan, length, end))
                        || (next == b'(' && then.is_ascii_digit())
                        || (sep == b'-' && next == b' ')
                }
                // Whatever is split by full stops is split more than once.
                b'.' => length > 1 && matches!(after_digits(scan, end + 1), (2..=4, b'.' | b'-')),
                // `(0161) 496 0582`
                b')' => {
                    next.is_ascii_digit() || (matches!(next, b' ' | b'-') && then.is_ascii_digit())
                }
                _ => false,
            }
            || (led && length > 1);
    }
    let lower = scan.bytes[start..end].iter().any(u8::is_ascii_lowercase);
    let unit = sep == b' '
        && next.is_ascii_digit()
        && then.is_ascii_alphabetic()
        && last.is_ascii_alphabetic();
    if lower {
        let token = &scan.bytes[start..end];
        // `gb82 west 1234 …`: an IBAN, or `kd62oyf`.
        let led = matches!(token, [a, b, c, d, ..] if a.is_ascii_alphabetic()
            && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit());
        return match length {
            ..5 => {
                unit || led
                    && length == 4
                    && matches!(sep, b' ' | b'-')
                    && scan.byte(end + 5) == sep
            }
            5..8 => unit_alone(token) || led && length == 7 && digits == 2,
            // A hash changes between letters and digits more often.
            _ => led && length > 14 || digits > 3 && turns(token) < 7,
        };
    }
    let grouped = matches!(sep, b' ' | b'-' | b'.') && next.is_ascii_alphanumeric();
    unit || length > 4
        || grouped && (digits > 1 || next.is_ascii_digit())
        || (length == 3 && digits == 1)
}

/// How often a token changes between digits and letters.
fn turns(token: &[u8]) -> usize {
    token.windows(2).filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit()).count()
}

/// Whether the digits before `end` and a run after one sign are all there is, too few for any
/// identifier: the `13-14` of a chapter, `3/4`.
fn pair(scan: &Scan, length: usize, end: usize) -> bool {
    let (second, after) = after_digits(scan, end + 1);
    let next = scan.byte(end + 2 + second);
    length + second < SHORTEST
        && !after.is_ascii_alphanumeric()
        && !(next.is_ascii_digit() || next.is_ascii_uppercase() || matches!(next, b'(' | b'-'))
}

/// Whether a token ends as a postcode does: a digit and two letters.
fn unit_alone(token: &[u8]) -> bool {
    matches!(token, [.., digit, a, b] if digit.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
}

/// How many digits stand at `at`, at most five, and what follows them.
fn after_digits(scan: &Scan, at: usize) -> (usize, u8) {
    let run = (at..at + 5).take_while(|&i| scan.byte(i).is_ascii_digit()).count();
    (run, scan.byte(at + run))
}

fn judge_from(scan: &mut Scan, start: usize, own: bool) -> bool {
    let phrase = Phrase::read(scan, start);
    let compact = phrase.compact();
    if compact.len() < SHORTEST || (phrase.digits < 2 && !compact.starts_with(b"GIR")) {
        return false;
    }
    let letters = phrase.digits < compact.len();
    let country = compact[..2].iter().all(u8::is_ascii_uppercase);
    let label = own && compact.len() > 5 && labelled::announced(scan, start);
    for count in (1..=phrase.count).rev() {
        let length = phrase.length(count);
        if length < SHORTEST {
            break;
        }
        // Lengths that no rule knows are passed over unread.
        let known = !rows_of(length).is_empty()
            || finance::BANK_LENGTHS.contains(&length)
            || (letters && (5..8).contains(&length))
            || label
            // A card has digits alone, an IBAN starts with its country.
            || (12..=19).contains(&length)
            || (country && length >= 15);
        let Some(prefix) = known.then(|| phrase.prefix(scan, count)).flatten() else { continue };
        let found = finance::card(scan, &prefix)
            || finance::iban(scan, &prefix)
            || finance::bank_details(scan, &prefix)
            || row(scan, &prefix, label)
            || (letters && contact::postcode(scan, &prefix))
            || (label && labelled::judge(scan, &prefix));
        if found {
            scan.judged = scan.judged.max(prefix.end);
            return true;
        }
    }
    false
}

/// Holds the prefix against the rows; the surest of those that fit counts, of
/// two as sure the later, which is the British one.
fn row(scan: &mut Scan, prefix: &Prefix, label: bool) -> bool {
    let best = rows_of(prefix.compact.len())
        .iter()
        .copied()
        .filter(|row| row.fits(prefix))
        .filter_map(|row| {
            row.judge(scan, prefix).map(|(confidence, reason)| (confidence, row, reason))
        })
        .max_by_key(|(confidence, ..)| *confidence);
    let Some((confidence, row, named)) = best else { return false };
    // A number in use as a telephone's passes for a PESEL one time in ten.
    let dialled = prefix.compact.len() == 11 && prefix.compact.starts_with(b"0");
    if dialled && !named && confidence == Confidence::Low && prefix.lengths.len() == 1 {
        return false;
    }
    // "UTR: 6973405207" is a wrong UTR, though it would pass for an NHS number.
    if !named && misnamed(scan, prefix) {
        return label && labelled::judge(scan, prefix);
    }
    // A label that names something else knows better than a check digit.
    if !named && label && labelled::judge(scan, prefix) {
        return true;
    }
    let first = if row.digit { Reason::CheckDigit } else { Reason::Shape };
    let reasons: &[Reason] = if named { &[first, Reason::ContextWord] } else { &[first] };
    scan.find(row.rule, (prefix.start, prefix.end), confidence, reasons);
    true
}

/// Whether a word near by names an identifier of this shape whose check fails.
fn misnamed(scan: &Scan, prefix: &Prefix) -> bool {
    rows_of(prefix.compact.len()).iter().any(|row| {
        row.digit
            && row.shaped(prefix)
            && !(row.check)(prefix.compact)
            && scan.near(prefix.start, prefix.end, row.words)
    })
}

/// The rows whose identifiers have so many characters.
fn rows_of(length: usize) -> &'static [&'static Identifier] {
    static ROWS: OnceLock<Vec<Vec<&'static Identifier>>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let british = || services::IDENTIFIERS.iter().chain(uk::IDENTIFIERS);
        let all = || national::IDENTIFIERS.iter().chain(europe::IDENTIFIERS).chain(british());
        (0..=LONGEST)
            .map(|length| all().filter(|row| row.shape.len() == length).collect())
            .collect()
    });
    rows.get(length).map_or(&[], Vec::as_slice)
}

impl Identifier {
    fn shaped(&self, prefix: &Prefix) -> bool {
        prefix.compact.len() == self.shape.len()
            && prefix.compact.iter().zip(self.shape.bytes()).all(|(&b, s)| match s {
                b'd' => b.is_ascii_digit(),
                b'L' => b.is_ascii_uppercase(),
                b'A' => true,
                other => b == other,
            })
    }

    fn fits(&self, prefix: &Prefix) -> bool {
        // Digits with one full stop among them are an amount.
        let amount = prefix.separators == b"." && prefix.all_digits();
        (prefix.lengths.len() == 1
            || (self.groups.split(|&length| length == 0).any(|way| way == prefix.lengths)
                && !amount
                && prefix.separators.iter().all(|s| self.separators.as_bytes().contains(s))))
            && self.shaped(prefix)
            && (self.check)(prefix.compact)
    }

    /// How sure, and whether a word near by names it.
    fn judge(&self, scan: &Scan, prefix: &Prefix) -> Option<(Confidence, bool)> {
        if scan.near(prefix.start, prefix.end, self.words) {
            return Some((self.named, true));
        }
        let alone = if prefix.lengths.len() == 1 { self.bare } else { self.split }?;
        let lower = prefix.lower && self.shape.contains('L');
        if !prefix.free || (lower && alone > Confidence::Low) {
            return None;
        }
        // One in ten of other numbers passes for one of these.
        match (other_number(scan, prefix), alone) {
            (true, Confidence::Low) => None,
            (true, _) => Some((Confidence::Low, false)),
            (false, alone) => Some((alone, false)),
        }
    }
}

impl Phrase {
    /// Reads the phrase that starts at `start`, a letter or digit with none
    /// before it.
    fn read(scan: &Scan, start: usize) -> Phrase {
        let mut phrase = Phrase {
            start,
            count: 0,
            lengths: [0; MOST_GROUPS],
            totals: [0; MOST_GROUPS],
            digits: 0,
            separators: [0; MOST_GROUPS],
            ends: [0; MOST_GROUPS],
            compact: [0; LONGEST],
            lower: false,
            loose: loose_before(scan, start),
        };
        let mut at = start;
        let mut used = 0;
        while phrase.count < MOST_GROUPS {
            // A copy, a count and a comparison of the group in one pass, for it is short.
            let rest = scan.bytes.get(at..).unwrap_or_default();
            let room = phrase.compact.get_mut(used..).unwrap_or_default();
            let (mut length, mut digits, mut lower) = (0, 0, false);
            for &from in rest.iter().take(LONGEST + 1).take_while(|b| b.is_ascii_alphanumeric()) {
                if let Some(to) = room.get_mut(length) {
                    *to = from.to_ascii_uppercase();
                }
                digits += usize::from(from.is_ascii_digit());
                lower |= from.is_ascii_lowercase();
                length += 1;
            }
            let group = &rest[..length];
            let fits = match group {
                [] => false,
                [_] => true,
                _ if phrase.count < 1 || digits > 0 => true,
                // The bank of an IBAN in small letters.
                [_, _, _, _]
                    if phrase.lower && phrase.ends[0] == start + 4 && phrase.count == 1 =>
                {
                    phrase.digits == 2
                }
                _ => group.len() <= 5 && group.iter().all(u8::is_ascii_uppercase),
            };
            if !fits || used + group.len() > LONGEST {
                break;
            }
            phrase.lower |= lower;
            used += group.len();
            at += group.len();
            phrase.digits += digits;
            phrase.totals[phrase.count] = used as u8;
            phrase.lengths[phrase.count] = group.len() as u8;
            phrase.separators[phrase.count] = scan.byte(at);
            phrase.ends[phrase.count] = at;
            phrase.count += 1;
            if !matches!(scan.byte(at), b' ' | b'-' | b'.' | b'/' | b'+') {
                break;
            }
            at += 1;
        }
        phrase
    }

    fn compact(&self) -> &[u8] {
        &self.compact[..self.length(self.count)]
    }

    /// How many characters the first `count` groups have.
    fn length(&self, count: usize) -> usize {
        count.checked_sub(1).map_or(0, |last| usize::from(self.totals[last]))
    }

    /// The first `count` groups, if something may end there.
    fn prefix<'p>(&'p self, scan: &Scan, count: usize) -> Option<Prefix<'p>> {
        let end = self.ends[count - 1];
        let (after, then) = (scan.byte(end), scan.byte(end + 1));
        let goes_on = match after {
            b'_' | b'@' | b'\\' => true,
            b'-' | b'/' | b'+' => then.is_ascii_alphanumeric(),
            b'.' => then.is_ascii_digit(),
            _ => false,
        };
        let compact = self.compact.get(..self.length(count))?;
        // `450 557 7104 882`: one group more of the same kind makes it another
        // number.
        let longer = count < self.count
            && count > 1
            && after == b' '
            && self.separators[count - 2] == b' '
            && matches!(self.lengths[count], 3 | 4)
            && compact.iter().all(u8::is_ascii_digit)
            && self.ends[count] - end == usize::from(self.lengths[count]) + 1
            && scan.bytes[end + 1..self.ends[count]].iter().all(u8::is_ascii_digit)
            && !matches!(self.separators[count], b'/' | b'-' | b'.');
        if goes_on {
            return None;
        }
        Some(Prefix {
            compact,
            lengths: &self.lengths[..count],
            separators: &self.separators[..count - 1],
            start: self.start,
            end,
            lower: self.lower,
            free: !self.loose && !longer && !matches!(after, b'%'),
        })
    }
}

/// What stands before says: part of something longer, an amount, a path.
fn loose_before(scan: &Scan, start: usize) -> bool {
    let before = scan.before(start);
    match before {
        b'#' | b'$' | b'_' | b'/' | b'\\' | b'%' | b'@' | b'&' | b'+' | b'~' => true,
        b'-' | b'.' => start > 1 && scan.byte(start - 2).is_ascii_alphanumeric(),
        b'=' => false,
        _ => {
            scan.bytes[..start].ends_with("£".as_bytes())
                || scan.bytes[..start].ends_with("€".as_bytes())
        }
    }
}
