//! Secrets that the header of a column announces: in a cell that is a text of its own, and below
//! the header where a whole table is written out in one text.

use super::key_names::secret_name;
use super::key_promise::{KEYWORDS, Promised, REASONS, called, is_password, name_around};
use super::key_weights::{LONGEST, Tie};
use super::mocks;
use crate::Confidence::Low;
use crate::scan::Scan;
use crate::words::{Words, has_word, words};

/// Judges a text that is one value, such as a cell of a table, by the name that
/// its context gives it: the column's header, the label before it.
#[inline(never)]
pub(crate) fn under_header(scan: &mut Scan) {
    let from = scan.bytes.len() - scan.bytes.trim_ascii_start().len();
    let value = (from, from + scan.bytes.trim_ascii().len());
    if value.1 <= value.0 || scan.bytes[value.0..value.1].iter().any(u8::is_ascii_whitespace) {
        return;
    }
    // A keyword is as long as what the matcher looks for.
    let header = scan.context.trim_ascii_end();
    let short = has_word(header.as_bytes(), words!["pw"]);
    let around = Scan::of(if short { "pwd" } else { header }, "", scan.place);
    for (keyword, password) in KEYWORDS {
        let Some(start) = around.bytes.windows(keyword.len()).position(|w| w == keyword.as_bytes())
        else {
            continue;
        };
        let word = (start, start + keyword.len());
        let Some(name) = name_around(&around, word.0, word.1) else { continue };
        // "Token type", "Password expires"
        let next = around.bytes[name.1..].trim_ascii_start().split(|b| *b == b' ').next();
        const ABOUT: Words = words![
            "type", "types", "name", "names", "rate", "expires", "expiry", "id", "policy", "hint",
            "status", "issued", "changed",
        ];
        if next.is_some_and(|next| ABOUT.has(next)) {
            continue;
        }
        let promised = promise(&around, word, name, *password);
        if promised.is_some_and(|promised| weigh(scan, &promised, value)) {
            return;
        }
    }
}

/// How far below its header a column is followed, in bytes.
const TABLE: usize = 4096;

/// Judges the column below the keyword `word` of `name`, and says whether the name heads one.
#[inline(never)]
pub(super) fn judge(
    scan: &mut Scan,
    word: (usize, usize),
    name: (usize, usize),
    password: bool,
) -> bool {
    let close = closed(scan, name.1);
    if matches!(scan.byte(close), b',' | b')') && inserted(scan, word, name, close, password) {
        return true;
    }
    let Some(mut column) = below(scan, name) else { return false };
    let Some(promised) = promise(scan, word, name, password) else { return false };
    let mut found = false;
    while let Some(cell) = column.next(scan.bytes) {
        found |= weigh(scan, &promised, cell);
    }
    found
}

/// Where what quotes a name or makes it bold has ended, from its end on.
fn closed(scan: &Scan, end: usize) -> usize {
    end + scan.run(end, usize::MAX, |b| matches!(b, b' ' | b'*' | b'"' | b'`'))
}

/// The column that `name` heads, if it does: the first line of a
/// table that is written out, its cells split by tabs, `|`, `,` or `;`.
#[inline(never)]
fn below(scan: &Scan, name: (usize, usize)) -> Option<Column> {
    let close = closed(scan, name.1);
    let ended = match scan.byte(close) {
        b'|' | b'\t' | b'\n' => true,
        b',' | b';' => scan.byte(close + 1).is_ascii_graphic(),
        _ => false,
    };
    if !ended {
        return None;
    }
    let (start, end) = scan.line(name.0, 300);
    let header = &scan.bytes[start..end];
    let mark = [b'|', b'\t', b',', b';'].into_iter().find(|mark| header.contains(mark))?;
    // A line of prose or code holds commas as well, but more between them than names.
    let named =
        |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'"' | b' ') || *b == mark;
    let table = matches!(mark, b'|' | b'\t')
        || header.iter().all(named) && !header.windows(2).any(|two| two == b", ");
    let above = scan.bytes[..start].split_last().map_or(&[][..], |(_, above)| above);
    let above = above.iter().rev().take(300).take_while(|b| **b != b'\n');
    if !table || above.clone().any(|b| *b == mark) {
        return None;
    }
    Some(Column {
        mark,
        number: columns(&scan.bytes[start..name.0], mark),
        at: end + 1,
        last: scan.bytes.len().min(end + TABLE),
    })
}

/// A column of a table that is written out, read from its header down.
struct Column {
    mark: u8,
    /// How many columns stand before it.
    number: usize,
    /// Where the next row starts.
    at: usize,
    /// How far it is read.
    last: usize,
}

impl Column {
    /// Where the next cell is.
    fn next(&mut self, bytes: &[u8]) -> Option<(usize, usize)> {
        while self.at < self.last {
            let (start, row) = (self.at, &bytes[self.at..self.last]);
            let row = &row[..row.iter().position(|b| *b == b'\n').unwrap_or(row.len())];
            if !row.contains(&self.mark) {
                return None;
            }
            self.at += row.len() + 1;
            if let Some((from, to)) = cell(row, self.mark, self.number) {
                return Some((start + from, start + to));
            }
        }
        None
    }
}

/// Judges each cell below the header that `name` is the end of, and says whether something was found.
#[inline(never)]
pub(crate) fn each_below(
    scan: &mut Scan,
    name: (usize, usize),
    judge: fn(&mut Scan, (usize, usize)) -> bool,
) -> bool {
    let Some(mut column) = below(scan, name) else { return false };
    let mut found = false;
    while let Some(cell) = column.next(scan.bytes) {
        found |= judge(scan, cell);
    }
    found
}

/// Judges the values of the column `name` of an INSERT of SQL, `(id, login, password) VALUES (1, 'rae',
/// '…'), …`, and says whether there are any. The name ends at `close`.
#[inline(never)]
fn inserted(
    scan: &mut Scan,
    word: (usize, usize),
    name: (usize, usize),
    close: usize,
    password: bool,
) -> bool {
    let bytes = scan.bytes;
    let left = &bytes[name.0.saturating_sub(300)..name.0];
    let Some(open) = left.iter().rposition(|b| *b == b'(') else { return false };
    let column = columns(&left[open..], b',');
    let names = close + scan.run(close, 300, |b| b != b')');
    let rows = bytes.get(names + 1..).unwrap_or_default().trim_ascii_start();
    if !words!["values"].starts(rows) {
        return false;
    }
    let Some(promised) = promise(scan, word, name, password) else { return false };
    let first = bytes.len() - rows.len();
    // Before the first row and between two, no column is reached.
    let (mut from, mut reached, mut quoted, mut found) = (first, usize::MAX / 2, false, false);
    for (at, b) in rows.iter().take(TABLE).enumerate() {
        match b {
            b'\'' => quoted = !quoted,
            b'(' if !quoted => (from, reached) = (first + at + 1, 0),
            b',' | b')' if !quoted => {
                found |= reached == column && weigh(scan, &promised, (from, first + at));
                (from, reached) = (first + at + 1, reached + 1);
            }
            b';' if !quoted => break,
            _ => {}
        }
    }
    found
}

/// How many columns stand before the one that `left`, the start of the header, ends in. Of strokes
/// several are one, as in `|| Name || Password ||`.
fn columns(left: &[u8], mark: u8) -> usize {
    let doubled = |at: usize| mark == b'|' && at > 0 && left[at - 1] == mark;
    (0..left.len()).filter(|&at| left[at] == mark && !doubled(at)).count()
}

/// Where the cell of a column is in its row.
#[inline(never)]
fn cell(row: &[u8], mark: u8, column: usize) -> Option<(usize, usize)> {
    let mut start = 0;
    for _ in 0..column {
        start += row[start..].iter().position(|b| *b == mark)? + 1;
        while mark == b'|' && row.get(start) == Some(&mark) {
            start += 1;
        }
    }
    let length = row[start..].iter().position(|b| *b == mark);
    Some((start, length.map_or(row.len(), |length| start + length)))
}

/// What the name around a keyword promises of the values below it, if it is a secret's. "Key" is as
/// often a work item's.
#[inline(never)]
fn promise<'n>(
    scan: &Scan<'n>,
    (start, end): (usize, usize),
    name: (usize, usize),
    password: bool,
) -> Option<Promised<'n>> {
    let text = &scan.bytes[called(scan, name.0)..name.1];
    let bare =
        ["key", "keys", "auth", "access"].iter().any(|k| text.eq_ignore_ascii_case(k.as_bytes()));
    let password = password || is_password(text);
    (!bare && secret_name(scan, start, end, name)).then_some(Promised {
        name: text,
        password,
        tie: Tie::Sign,
    })
}

/// `NM-101`: a work item, or what a requirement is called.
pub(super) fn item(value: &[u8]) -> bool {
    value.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-')
}

/// Finds a value if it is what was promised, and says whether it is.
#[inline(never)]
fn weigh(scan: &mut Scan, promised: &Promised, (from, to): (usize, usize)) -> bool {
    let sign = |b: &&u8| b" \r`*\"'".contains(b);
    let whole = &scan.bytes[from..to];
    let from = from + whole.iter().take_while(sign).count();
    let to = to - whole.iter().rev().take_while(sign).count();
    let value = scan.bytes.get(from..to).unwrap_or_default();
    let telling =
        !item(value) && value.iter().any(|b| b.is_ascii_digit() || b.is_ascii_punctuation());
    if !(5..LONGEST).contains(&value.len())
        || !telling
        || value.iter().any(u8::is_ascii_whitespace)
        || mocks::mock(value)
    {
        return false;
    }
    let Some(confidence) = promised.weigh(value) else { return false };
    let confidence = if promised.typed(value) { Low } else { confidence };
    scan.find(promised.rule(), (from, to), confidence, REASONS);
    true
}
