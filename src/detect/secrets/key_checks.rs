//! Checksums that issuers put into their tokens, so that one can be told from
//! a look-alike without asking them.

use super::randomness::{counted_up, made_up};
use crate::Confidence::{self, High, Low};
use crate::Reason;

/// How sure a token with such a body is that has an issuer's shape, and what speaks for it. One whose
/// checksum is wrong is made up, or copied with a mistake: it opens nothing.
pub(crate) fn sureness(token: &[u8], body: &[u8]) -> (Confidence, Reason) {
    match checksum(token) {
        Some(true) => (High, Reason::CheckDigit),
        None if !made_up(body) && !counted_up(body) => (High, Reason::Entropy),
        _ => (Low, Reason::Entropy),
    }
}

/// Whether the checksum of a whole token is right; none where its issuer has
/// published none for a token of this shape.
///
/// - GitHub and npm: six characters in base 62 after thirty drawn by lot, their
///   CRC-32 (github.blog, "Behind GitHub's new authentication token formats",
///   5 April 2021, and "npm has a new access token format", 23 September 2021).
/// - GitLab's routable tokens, version 1: seven characters in base 36, the
///   CRC-32 of everything before them (GitLab handbook, "Cells: Routable
///   Tokens"; `lib/authn/token_field/generator/routable_token.rb`).
pub(crate) fn checksum(token: &[u8]) -> Option<bool> {
    let is = |prefix: &[u8]| token.starts_with(prefix);
    if token.len() == 40 && (is(b"npm_") || is(b"gh") && token[3] == b'_') {
        let (body, check) = token[4..].split_at(30);
        return Some(spells(check, crc32(body), 62));
    }
    // `.01.`, the length of the payload in two characters, the checksum.
    let (body, check) = token.split_at_checked(token.len().checked_sub(7)?)?;
    let (head, _) = body.split_at_checked(body.len().checked_sub(2)?)?;
    (is(b"gl") && head.ends_with(b".01.")).then(|| spells(check, crc32(body), 36))
}

/// Whether `digits` spell `number` in `base`: 0 to 9 first; then, of base 36,
/// the small letters, and of base 62 the capitals before them.
fn spells(digits: &[u8], mut number: u32, base: u32) -> bool {
    digits.iter().rev().all(|&digit| {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'A'..=b'Z' if base == 62 => digit - b'A' + 10,
            b'a'..=b'z' if base == 62 => digit - b'a' + 36,
            b'a'..=b'z' => digit - b'a' + 10,
            _ => return false,
        };
        let right = u32::from(value) == number % base;
        number /= base;
        right
    }) && number == 0
}

/// CRC-32 as in ISO 3309. Bit by bit: a table would be larger than what it saves.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Confidence, Place, Reason, Text, scan};

    #[test]
    fn numbers_are_spelled() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert!(spells(b"3jZRME", 0xCBF4_3926, 62));
        assert!(spells(b"000000", 0, 62));
        assert!(!spells(b"3jZRMe", 0xCBF4_3926, 62));
        assert!(spells(b"00zz", 36 * 36 - 1, 36));
        assert!(!spells(b"00ZZ", 36 * 36 - 1, 36));
        assert!(!spells(b"zz", 36 * 36, 36));
    }

    /// A right checksum makes sure; a wrong one says that the token opens
    /// nothing, which is worth listing and no more.
    #[test]
    fn a_checksum_decides() {
        let sure = (Confidence::High, true);
        let unsure = (Confidence::Low, false);
        let unknown = (Confidence::High, false);
        for (token, expected) in [
            (concat!("gh", "p_UVZ62oqufnw2eJCHcMaNzLqo6o2izC0PYL7a"), sure),
            (concat!("gh", "p_UVZ62oqufnw2eJCHcMaNzLqo6o2izC0PYL7b"), unsure),
            (concat!("np", "m_ouujhm71gMya3PaoSvZAQAZOWnrGMh0cFwYn"), sure),
            (concat!("np", "m_ouuj0m71gMya3PaoSvZAQAZOWnrGMh0cFwYn"), unsure),
            (concat!("glp", "at-7sNRaKXUx9fw-9TrowM-v286MQp1OjlmBw.01.0y0wczvec"), sure),
            (concat!("glp", "at-7sNRaKXUx9fw-9TrowM-v286MQp1OjlmBw.01.0y0wczvce"), unsure),
            (concat!("glp", "at-fuY0ZQcwS0YYT2ESt9CW"), unknown),
        ] {
            // Not surer by the name beside it.
            for text in [token.to_string(), format!("token = \"{token}\"")] {
                let found = scan(Text { text: &text, context: "", place: Place::Body });
                let found =
                    found.first().map(|m| (m.confidence, m.reasons.contains(&Reason::CheckDigit)));
                assert_eq!(found, Some(expected), "{text}");
            }
        }
    }
}
