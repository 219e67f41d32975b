//! Whether characters look drawn by lot, or written by a person who meant
//! "put yours here".

/// Shannon entropy in bits a character.
pub(super) fn entropy(text: &[u8]) -> f32 {
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
const STAND_INS: &[&str] = &[
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
    "****",
    "....",
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
];

/// Whether a value stands for another: a known word, one character over and
/// over, a template.
pub(super) fn stand_in(value: &[u8]) -> bool {
    let repeats = value.windows(6).any(|w| w.iter().all(|&b| b == w[0]));
    let mut most = 0;
    let mut counts = [0u16; 256];
    for &b in value.iter().take(512) {
        counts[usize::from(b.to_ascii_lowercase())] += 1;
        most = most.max(counts[usize::from(b.to_ascii_lowercase())]);
    }
    repeats
        || (value.len() > 3 && usize::from(most) * 2 > value.len().min(512))
        || STAND_INS.iter().any(|word| holds(value, word.as_bytes()))
}

/// Whether `value` holds `word` (lower case) in any case.
pub(super) fn holds(value: &[u8], word: &[u8]) -> bool {
    value.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word))
}

/// How many of the classes lower, upper, digit and other a value uses.
pub(super) fn classes(value: &[u8]) -> usize {
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
pub(super) fn variety(value: &[u8]) -> usize {
    let mut seen = [false; 256];
    value.iter().for_each(|&b| seen[usize::from(b)] = true);
    seen.iter().filter(|s| **s).count()
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
        for value in ["YOUR_API_KEY", "xxxxxxxxxxxx", "${TOKEN}", "0000000000000000", "<password>"]
        {
            assert!(stand_in(value.as_bytes()), "{value}");
        }
        assert!(!stand_in(b"q8Zr2mVx71LpT4"));
    }
}
