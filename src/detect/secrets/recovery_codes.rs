//! Recovery codes, which let somebody in who has lost the second step of signing in: a list below the
//! words *recovery codes* or *backup codes*, mostly of codes with the same form.

use super::randomness::{made_up, stand_in, variety};
use crate::Confidence::Medium;
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, has_word, words};

rule! {
    RECOVERY_CODE = "recovery-code", Secret, "password";
    what: "recovery code of an account";
    source: "docs.github.com, two-factor authentication, recovery codes; support.google.com, backup codes; support.apple.com, FileVault recovery key";
    finds: [
        concat!("GitHub recovery codes\n\n", "d8f3a-91bc2\n77e1c-2f9d0\nb3d41-88aef"),
        concat!("Recovery code: ", "7XK3P-M9Q2R-T4V8W-B6N1C-H5J0L"),
        concat!("Backup codes for the shared mailbox: ", "4821 9034, 7719 2034, 1182 7740"),
        concat!("- Backup codes\n  1. ", "48219034\n  2. 77192034\n  3. 11827740"),
        concat!("FileVault recovery key: ", "K7XP-3M9Q-2RT4-V8WB-6N1C-H5J0"),
        concat!("backup codes (2FA) = ", "q8zr2mvx, p7k3d9ws"),
    ];
    passes: [
        "Recovery codes: see the safe", "the recovery code path in disk2.c was changed in 4.2.1",
        "Recovery codes: a1b2c-xxxxx", "Recovery codes: xxxxx-xxxxx", "Backup codes: 12345678, 12345678, 12345678",
        "Backup code 4821 9034 was logged", "Recovery code 10-2024 applies",
        "Recovery key: ABCD-1234-EFGH-5678-IJKL-9012", "Backup codes: 1234 5678, 4821 9034, 7719 2034", "recovery codes 2024-11-30 renewed",
        "Recovery key ID: 8F14E45F", "recovery code: 0x80070005",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&RECOVERY_CODE];

/// What the matcher looks for.
pub(crate) const TRIGGERS: &[&str] = &["ecovery code", "ackup code", "ecovery key"];

/// How far behind its label a list begins, in bytes.
const LABEL: usize = 80;
/// The most codes of a list: GitHub gives out sixteen.
const MOST: usize = 20;
/// The longest code, in bytes.
const LONGEST: usize = 40;
/// So many codes of digits alone are no numbers of something else.
const LEAST_OF_DIGITS: usize = 3;

/// Judges what is behind a label that ends at `end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, end: usize) {
    // What is told of a code, or finds it, opens nothing.
    const ABOUT: Words =
        words!["id", "identifier", "fingerprint", "hash", "number", "type", "version"];
    let begins = end + scan.run(end, LABEL, |b| !matches!(b, b':' | b'=' | b'\n'));
    if !has_word(&scan.bytes[end..begins], ABOUT) {
        list(scan, begins + 1);
    }
}

/// Judges a text of its own, such as a cell of a table or an item, by the label before it.
#[inline(never)]
pub(crate) fn under_header(scan: &mut Scan) {
    if TRIGGERS.iter().any(|label| scan.context.contains(label)) {
        list(scan, 0);
    }
}

/// Finds the codes that stand from `at` on with nothing but marks of a list between them.
#[inline(never)]
fn list(scan: &mut Scan, at: usize) {
    let bytes = scan.bytes;
    let codes = || std::iter::successors(next(bytes, at), |(_, end)| next(bytes, *end)).take(MOST);
    let mixed = |(from, to): (usize, usize)| bytes[from..to].iter().any(u8::is_ascii_alphabetic);
    if codes().all(mixed) || codes().count() >= LEAST_OF_DIGITS {
        for span in codes() {
            scan.find_in_use(&RECOVERY_CODE, span, Medium, &[Reason::ContextWord, Reason::Shape]);
        }
    }
}

/// The code that comes next, after spaces and commas, bullets, or its number in the list.
#[inline(never)]
fn next(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?;
    let marks = |from: usize| {
        let mark = |b: &&u8| !b.is_ascii_alphanumeric() && **b != b'<';
        rest[from..].iter().take(12).take_while(mark).count()
    };
    let before = marks(0);
    let number = rest[before..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let before = match rest[before + number..] {
        [b'.' | b')', b' ', ..] if number > 0 => before + number + marks(before + number),
        _ => before,
    };
    code(&rest[before..]).map(|length| (at + before, at + before + length))
}

/// The length of the code that `rest` begins with: groups of one length with dashes or a space
/// between, of letters and digits in turns or of digits alone.
fn code(rest: &[u8]) -> Option<usize> {
    let run = |from: usize| {
        rest[from..].iter().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric()).count()
    };
    let group = run(0);
    let mut end = group;
    while group > 3 && end < LONGEST && rest.get(end) == Some(&b'-') && run(end + 1) == group {
        end += 1 + group;
    }
    // "4821 9034"
    if group == 4 && end == 4 && rest.get(end) == Some(&b' ') && run(end + 1) == 4 {
        end = 9;
    }
    let value = &rest[..end];
    let turns = value.windows(2).filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit());
    let is_ended =
        !rest.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || b"-_./@<:=".contains(b));
    let is_code = (8..=LONGEST).contains(&end)
        && is_ended
        && !value.starts_with(b"0x")
        && (turns.count() > 1 || value.iter().all(u8::is_ascii_digit))
        && variety(value) > 4
        && !stand_in(value)
        && !made_up(value)
        && !value.split(|b| matches!(b, b'-' | b' ')).any(counts_up);
    is_code.then_some(end)
}

/// Whether a group counts up, as in an example: `1234-EFGH`.
fn counts_up(group: &[u8]) -> bool {
    group.len() > 3 && group.windows(2).all(|two| two[0].wrapping_add(1) == two[1])
}
