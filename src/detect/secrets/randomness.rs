//! Whether characters look drawn by lot, or written by a person who meant
//! "put yours here".

use crate::words::{Words, words};

/// Shannon entropy in bits a character.
#[inline(never)]
pub(crate) fn entropy(text: &[u8]) -> f32 {
    let mut counts = [0u16; 256];
    text.iter().take(1024).for_each(|&b| counts[usize::from(b)] += 1);
    let total = text.len().clamp(1, 1024) as f32;
    counts
        .iter()
        .filter(|&&n| n > 0)
        .map(|&n| {
            let share = f32::from(n) / total;
            -share * share.log2()
        })
        .sum()
}

/// Words that say a value is not one, but stands for one.
const STAND_INS: Words = words![
    "example",
    "placeholder",
    "redacted",
    "changeme",
    "change_me",
    "change-me",
    "replace",
    "your",
    "insert",
    "dummy",
    "sample",
    "xxxx",
    "...",
    "\u{2026}",
    "fill-me",
    "fill_me",
    "not-a-",
    "not_a_",
    // "username:password" and "user:pass" in base64.
    "dxnlcm5hbwu6cgfzc3",
    "dxnlcjpwyxnz",
    "removed",
    "hidden",
    "masked",
    "foobar",
    "todo",
    "undefined",
    "notreal",
    "not-real",
    "fake",
    "goes-here",
    "goes_here",
    "secret_here",
    "<",
    ">",
    "${",
    "{{",
    "}}",
    "%s",
    "$(",
    "lorem",
    "enter",
    "abcdefghijklmnopqrstuvwxyz",
    "---",
    "___",
    "test-token",
    "my-",
    "my_",
    "randomstring",
    "mysecret",
    "supersecret",
    "anonymous",
];

/// Whether most of a value's characters are the one before or its neighbour:
/// `1234567890`, `0123456789abcdef`. Mostly digits: letters in order are not
/// told from a poor password.
fn stepwise(value: &[u8]) -> bool {
    let next = |two: &&[u8]| {
        let (a, b) = (two[0].to_ascii_lowercase(), two[1].to_ascii_lowercase());
        a.abs_diff(b) <= 1 || matches!((a, b), (b'9', b'0' | b'a') | (b'f' | b'z', b'0' | b'a'))
    };
    let steps = value.windows(2).filter(next).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    value.len() > 7 && letters * 5 < value.len() * 2 && steps * 10 >= (value.len() - 1) * 8
}

/// Whether six characters in a row are in order, as a hand puts them into an
/// example and no draw does: `xoxb-1234567890`, `abcdef45c1`.
#[inline(never)]
pub(crate) fn counted_up(value: &[u8]) -> bool {
    let mut run = 1;
    value.windows(2).any(|two| {
        let next = two[0].to_ascii_lowercase().wrapping_add(1) == two[1].to_ascii_lowercase();
        let wraps = two == b"90";
        run = if two[0].is_ascii_alphanumeric() && (next || wraps) { run + 1 } else { 1 };
        run == 6
    })
}

/// Whether a value is a few characters over and over.
fn periodic(value: &[u8]) -> bool {
    (1..=10).any(|p| value.len() >= 3 * p && value.iter().zip(&value[p..]).all(|(a, b)| a == b))
}

/// Whether a value was made up at the keyboard: in order, or a few characters
/// over and over. It may be a poor secret or stand for one: worth listing,
/// never worth a warning.
#[inline(never)]
pub(crate) fn made_up(value: &[u8]) -> bool {
    stepwise(value) || periodic(value)
}

/// Whether a value stands for another: a known word, one character over and
/// over, a template.
#[inline(never)]
pub(crate) fn stand_in(value: &[u8]) -> bool {
    let mut run = 0;
    let mut last = None;
    let repeats = value.iter().any(|b| {
        run = if last == Some(b) { run + 1 } else { 1 };
        last = Some(b);
        run == 6
    });
    let mut most = 0;
    let mut counts = [0u16; 256];
    for &b in value.iter().take(512) {
        counts[usize::from(b.to_ascii_lowercase())] += 1;
        most = most.max(counts[usize::from(b.to_ascii_lowercase())]);
    }
    repeats
        || (value.len() > 3 && usize::from(most) * 2 > value.len().min(512))
        || holds(value, b"****")
        || STAND_INS.within(value)
}

/// Whether `value` holds `word` (lower case) in any case.
#[inline(never)]
pub(crate) fn holds(value: &[u8], word: &[u8]) -> bool {
    value.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word))
}

/// How many of the classes lower, upper, digit and other a value uses.
#[inline(never)]
pub(crate) fn classes(value: &[u8]) -> usize {
    [
        value.iter().any(u8::is_ascii_lowercase),
        value.iter().any(u8::is_ascii_uppercase),
        value.iter().any(u8::is_ascii_digit),
        value.iter().any(|b| b.is_ascii_punctuation() || !b.is_ascii()),
    ]
    .into_iter()
    .filter(|&c| c)
    .count()
}

/// How many different characters.
#[inline(never)]
pub(crate) fn variety(value: &[u8]) -> usize {
    let mut seen = [false; 256];
    value.iter().for_each(|&b| seen[usize::from(b)] = true);
    seen.iter().filter(|s| **s).count()
}

/// Words joined by signs, with a number somewhere: `my-app-secret-v2`.
#[inline(never)]
pub(super) fn wordy(value: &[u8]) -> bool {
    let parts: Vec<&[u8]> = value
        .split(|b| matches!(b, b'-' | b'_' | b'.' | b'/' | b':' | b'@'))
        .filter(|p| !p.is_empty())
        .collect();
    // `index2` is a word as well, and of capitals in `LOCAL_MACHINE64`.
    let named = value.contains(&b'_');
    let numbered = |p: &[u8]| {
        let word = |b: &&u8| b.is_ascii_lowercase() || named && b.is_ascii_uppercase();
        let letters = p.iter().take_while(word).count();
        letters > 2 && p.len() < letters + 4 && p[letters..].iter().all(u8::is_ascii_digit)
    };
    let pure = |p: &&&[u8]| {
        p.iter().all(u8::is_ascii_alphabetic) || p.iter().all(u8::is_ascii_digit) || numbered(p)
    };
    let words = parts
        .iter()
        .filter(pure)
        .filter(|p| p.len() > 2 || p.iter().all(u8::is_ascii_digit))
        .count();
    let letters_only: usize = parts.iter().filter(pure).map(|p| p.len()).sum();
    // `db-credentials-7c9f8d6b5f`: a name with a number drawn by lot.
    let long: usize = parts
        .iter()
        .filter(|p| p.len() > 4 && p.iter().all(u8::is_ascii_lowercase))
        .map(|p| p.len())
        .sum();
    parts.len() > 1
        && (words * 2 >= parts.len() && letters_only * 2 > value.len()
            || long * 5 >= value.len() * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entropy_is_in_bits() {
        assert!(entropy(b"aaaaaaaa") < 0.01);
        assert!((entropy(b"abababab") - 1.0).abs() < 0.01);
        assert!((entropy(b"0123456789abcdef") - 4.0).abs() < 0.01);
    }

    #[test]
    fn stand_ins_are_known() {
        for value in [
            "YOUR_API_KEY",
            "xxxxxxxxxxxx",
            "${TOKEN}",
            "0000000000000000",
            "<password>",
            "q8Zr...x71L",
        ] {
            assert!(stand_in(value.as_bytes()), "{value}");
        }
        assert!(!stand_in(b"q8Zr2mVx71LpT4"));
    }

    #[test]
    fn order_and_repetition_are_made_up() {
        for value in ["0123456789abcdef0123456789abcdef", "k2k9k2k9k2k9", "9876543210"] {
            assert!(made_up(value.as_bytes()), "{value}");
        }
        assert!(!made_up(b"5600675afe3e1a0fa76d5b99b30ca7a8"));
        for value in ["7f3kabcdefQ9zL", "x9-456789-q", "Q7890123w"] {
            assert!(counted_up(value.as_bytes()), "{value}");
        }
        assert!(!counted_up(b"5600675afe3e1a0fa76d5b99b30ca7a8"));
        assert!(!counted_up(b"abcde-fghij-12345"));
    }
}
