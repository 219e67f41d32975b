//! What may be shown of a match: enough to find it, never enough to use it.

use crate::Family;

/// The most characters of a marking or term that are shown.
const MOST: usize = 60;

/// The excerpt of `found`: a secret's first four characters at most, an
/// identifier's last three, an address's first character and its domain.
#[inline(never)]
pub(crate) fn of(family: Family, found: &str) -> String {
    match family {
        Family::Secret => {
            let shown = (found.len() / 5).min(4);
            let first: String =
                found.chars().take_while(|c| !c.is_whitespace()).take(shown).collect();
            format!("{first}…")
        }
        Family::GovId | Family::Financial | Family::Personal => keep_last(found, 3),
        Family::Contact | Family::Network => match found.split_once('@') {
            Some((name, domain)) => {
                format!("{}…@{domain}", name.chars().take(1).collect::<String>())
            }
            None => keep_last(found, 3),
        },
        Family::Marking => {
            let mut words = found.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some((cut, _)) = words.char_indices().nth(MOST) {
                words.truncate(cut);
                words.push('…');
            }
            words
        }
    }
}

/// Letters and digits, and whatever is not ASCII: to look that up would take tables, and to hide too
/// much does no harm.
fn hides(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphanumeric()
}

/// The most characters that stay on one line where they are shown: an IBAN has up to 34.
const ONE_LINE: usize = 34;

/// Dots for every letter and digit but the last few; a number in groups does not break between
/// them.
fn keep_last(found: &str, shown: usize) -> String {
    let total = found.chars().filter(|c| hides(*c)).count();
    let space = if total <= ONE_LINE { '\u{a0}' } else { ' ' };
    let mut hidden = total.saturating_sub(shown.min(total / 2));
    found
        .chars()
        .take(2 * MOST)
        .map(|c| {
            if hides(c) && hidden > 0 {
                hidden -= 1;
                '•'
            } else if c.is_whitespace() {
                space
            } else {
                c
            }
        })
        .collect()
}

/// A number that tells `found` from other values (FNV-1a over its letters and
/// digits, without case), and says nothing else of it.
pub(crate) fn value(found: &str) -> u32 {
    let plain = found.bytes().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    let hash = hash(plain.map(|b| b.to_ascii_lowercase()));
    // 32 bits tell the values of a page apart, and pass through JavaScript whole.
    (hash ^ (hash >> 32)) as u32
}

/// The same of a person's name, whichever part of it comes first: `Smith, John`, `John Smith`.
pub(crate) fn any_order(name: &str) -> u32 {
    name.split(' ').map(value).fold(0, u32::wrapping_add)
}

/// FNV-1a.
pub(crate) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes
        .fold(0xCBF2_9CE4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_people_stay_hidden() {
        assert_eq!(of(Family::Secret, "abcd1234efgh5678ijkl"), "abcd…");
        assert_eq!(of(Family::Secret, "hunter2"), "h…");
        assert_eq!(of(Family::GovId, "943 476 5919"), "•••\u{a0}•••\u{a0}•919");
        let long = "12 Some Street, Some Village, Some Town, Some Shire, AB1 2CD";
        assert!(!of(Family::Personal, long).contains('\u{a0}'), "it may break");
        assert_eq!(of(Family::Contact, "mary@northmoor.org.uk"), "m…@northmoor.org.uk");
        assert_eq!(of(Family::Marking, "OFFICIAL -  SENSITIVE"), "OFFICIAL - SENSITIVE");
    }

    #[test]
    fn separators_do_not_make_another_value() {
        assert_eq!(value("943 476 5919"), value("9434765919"));
        assert_ne!(value("943 476 5919"), value("9434765918"));
    }
}
