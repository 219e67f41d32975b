//! BitLocker's recovery passwords, which open a disk: forty-eight digits in eight groups, each of
//! which is a multiple of eleven below 720,896, so that a number that is none passes for one less
//! than once in a thousand million.

use super::randomness::variety;
use crate::Confidence::High;
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;

rule! {
    BITLOCKER = "bitlocker-recovery-password", Secret, "password";
    what: "BitLocker recovery password";
    source: "learn.microsoft.com, BitLocker recovery overview; MS-FVE: groups of six digits, multiples of 11";
    finds: [
        concat!("Recovery for LT-2041: 114939-264902-418671-", "154440-275561-481514-151613-051502"),
        concat!("LT-2041\t114939-264902-418671-", "154440-275561-481514-151613-051502"),
    ];
    passes: [
        concat!("114939-264902-418671-154440-", "275561-481514-151613-051503"),
        concat!("114939-264902-418671-154440-", "275561-481514-151613-051502-114939"),
        "000000-000000-000000-000000-000000-000000-000000-000000",
        "111111-111111-111111-111111-111111-111111-111111-111111",
        "batch 114939-264902, 418671-154440",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&BITLOCKER];

/// The length of a recovery password with its dashes.
const LENGTH: usize = 55;

/// Whether a value has the form of one, whatever its digits: a hand that made one up knows no more.
#[inline(never)]
pub(crate) fn shaped(value: &[u8]) -> bool {
    value.len() == LENGTH
        && value
            .split(|b| *b == b'-')
            .all(|group| group.len() == 6 && group.iter().all(u8::is_ascii_digit))
        && variety(value) > 6
}

/// Judges the run of digits that starts at `start`, with a dash behind its sixth.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, start: usize) -> bool {
    let end = start + LENGTH;
    let value = scan.bytes.get(start..end).unwrap_or_default();
    let alone = scan.before(start) != b'-' && !matches!(scan.byte(end), b'-' | b'0'..=b'9');
    let found = alone && shaped(value) && value.split(|b| *b == b'-').all(is_group);
    if found {
        scan.judged = end;
        scan.find(&BITLOCKER, (start, end), High, &[Reason::Shape, Reason::CheckDigit]);
    }
    found
}

fn is_group(digits: &[u8]) -> bool {
    let number = digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    number % 11 == 0 && number < 720_896
}
