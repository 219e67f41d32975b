//! Lists of words, packed, and where one of them stands in a text.
//!
//! A list is one run of bytes: a reference to each word would weigh more than
//! most words do. It starts with the pairs of letters that its words start
//! with, as a set of 64 bits, by which nearly every word of a text is out at
//! once.

use crate::matcher::lanes::{self, BLOCK, Letters};

/// A packed list of words in lower case; made by [`words!`].
///
/// Each starts with a letter. Digits, underscores and a hump in camelCase end a
/// word of the text, and so does a plural's `s`; a word that ends in `*` may go
/// on. A space in a word stands for `_`, `-`, `/` and the end of a line as well, for
/// a full stop with or without a space or hyphen, and for the hump in `nhsNumber`
/// and `NHSNumber`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'w>(&'w [u8]);

/// How many bytes the set of pairs takes.
const PAIRS: usize = 8;
/// Added to a word's length where the word may go on.
const OPEN: u8 = 0x80;

/// A [`Words`] of the given literals, packed by the compiler.
macro_rules! words {
    ($($word:literal),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::words::packed_length(LIST)] = $crate::words::pack(LIST);
        $crate::words::Words::of(&PACKED)
    }};
}
pub(crate) use words;

/// How many bytes a list takes.
pub(crate) const fn packed_length(list: &[&str]) -> usize {
    let mut length = PAIRS;
    let mut i = 0;
    while i < list.len() {
        length += 1 + list[i].len();
        if let [.., b'*'] = list[i].as_bytes() {
            length -= 1;
        }
        i += 1;
    }
    length
}

/// Packs a list of words shorter than 128 bytes.
pub(crate) const fn pack<const N: usize>(list: &[&str]) -> [u8; N] {
    let mut packed = [0; N];
    let mut pairs = 0;
    let mut to = PAIRS;
    let mut i = 0;
    while i < list.len() {
        let word = list[i].as_bytes();
        pairs |= pairs_of(word);
        let (length, open) = match word {
            [stem @ .., b'*'] => (stem.len(), OPEN),
            _ => (word.len(), 0),
        };
        packed[to] = length as u8 | open;
        let mut k = 0;
        while k < length {
            packed[to + 1 + k] = word[k];
            k += 1;
        }
        to += 1 + length;
        i += 1;
    }
    let set: [u8; PAIRS] = u64::to_le_bytes(pairs);
    let mut k = 0;
    while k < PAIRS {
        packed[k] = set[k];
        k += 1;
    }
    packed
}

/// The same for words that are only known when the program runs, in any case;
/// those too long are cut.
pub(crate) fn pack_now(list: &[String]) -> Vec<u8> {
    let mut pairs = 0;
    let mut packed = vec![0; PAIRS];
    for word in list {
        let word = word.to_ascii_lowercase();
        pairs |= pairs_of(word.as_bytes());
        let (stem, open) = match word.strip_suffix('*') {
            Some(stem) => (stem, OPEN),
            None => (word.as_str(), 0),
        };
        let stem = &stem.as_bytes()[..stem.len().min(127)];
        packed.push(stem.len() as u8 | open);
        packed.extend_from_slice(stem);
    }
    packed[..PAIRS].copy_from_slice(&pairs.to_le_bytes());
    packed
}

/// The pairs that a word may start with: any second letter where it has none.
const fn pairs_of(word: &[u8]) -> u64 {
    match word {
        [first, second, ..] if !matches!(second, b' ' | b'*') => 1 << pair(*first, *second),
        [first, ..] => {
            let mut all = 0;
            let mut second = 0;
            while second < 32 {
                all |= 1 << pair(*first, second);
                second += 1;
            }
            all
        }
        [] => 0,
    }
}

/// Where two letters stand in a set of pairs, whatever their case.
#[inline]
const fn pair(first: u8, second: u8) -> u32 {
    ((first & 31) as u32 * 5 + (second & 31) as u32) & 63
}

impl<'w> Words<'w> {
    /// A list that [`pack`] made.
    pub const fn of(packed: &'w [u8]) -> Words<'w> {
        Words(packed)
    }

    /// Whether the list has no words.
    pub fn is_empty(self) -> bool {
        self.0.len() <= PAIRS
    }

    fn pairs(self) -> u64 {
        self.0.first_chunk().map_or(0, |set| u64::from_le_bytes(*set))
    }

    /// The words, and whether they may go on.
    fn iter(self) -> impl Iterator<Item = (&'w [u8], bool)> {
        let mut rest = self.0.get(PAIRS..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (length, after) = rest.split_first()?;
            let (word, after) = after.split_at_checked(usize::from(length & !OPEN))?;
            rest = after;
            Some((word, length & OPEN != 0))
        })
    }

    /// Whether `text` is one of the words, in any case.
    #[inline(never)]
    pub fn has(self, text: &[u8]) -> bool {
        // Most texts start with other letters than any word.
        let may = text.first().is_none_or(|first| {
            let second = text.get(1).copied().unwrap_or(0);
            self.pairs() >> pair(*first, second) & 1 == 1
        });
        may && self.iter().any(|(word, _)| text.eq_ignore_ascii_case(word))
    }

    /// Whether `text` starts with one of the words, in any case, whatever follows.
    #[inline(never)]
    pub fn starts(self, text: &[u8]) -> bool {
        let first = text.first().map(|b| b | 0x20);
        self.iter().filter(|(word, _)| word.first().map(|b| b | 0x20) == first).any(|(word, _)| {
            text.get(..word.len()).is_some_and(|there| there.eq_ignore_ascii_case(word))
        })
    }

    /// Whether one of the words stands anywhere in `text`, in any case, were it
    /// part of a longer word.
    #[inline(never)]
    pub fn within(self, text: &[u8]) -> bool {
        let pairs = self.pairs();
        (0..text.len()).any(|at| {
            let second = text.get(at + 1).copied().unwrap_or(0);
            pairs >> pair(text[at], second) & 1 == 1 && self.starts(&text[at..])
        })
    }

    /// How long the first of the words is, as `text` has it, that it starts with.
    #[inline(never)]
    fn at(self, text: &[u8]) -> Option<usize> {
        let first = text.first()? | 0x20;
        self.iter()
            .filter(|(word, _)| word.first() == Some(&first))
            .find_map(|(word, open)| word_at(text, word, open))
    }
}

/// Whether two texts are the same in any case: out of line, for those who ask of many.
#[inline(never)]
pub(crate) fn same(text: &[u8], other: &[u8]) -> bool {
    text.eq_ignore_ascii_case(other)
}

/// Whether `at` is within a word, which ends before it or begins there for whoever does not look on.
pub(crate) fn is_inside(text: &[u8], at: usize) -> bool {
    let letters = matches!((text[..at].last(), text.get(at)), (Some(before), Some(next))
        if before.is_ascii_alphabetic() && next.is_ascii_alphabetic());
    letters && !is_hump(text, at)
}

/// Whether `text` holds one of `words` as a word, in any case.
pub(crate) fn has_word(text: &[u8], words: Words) -> bool {
    find_word(text, words).is_some()
}

/// Where the first of them stands, and how long it is.
#[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
#[inline(never)]
pub(crate) fn find_word(text: &[u8], words: Words) -> Option<(usize, usize)> {
    let pairs = words.pairs();
    let (mut letter_before, mut lower_before) = (0, 0);
    let mut base = 0;
    let mut last = [0; BLOCK];
    while base < text.len() {
        let rest = &text[base..];
        let block = match rest.first_chunk() {
            Some(block) => block,
            None => {
                last[..rest.len()].copy_from_slice(rest);
                &last
            }
        };
        let Letters { upper, lower } = lanes::letters(block);
        let letters = upper | lower;
        let mut starts =
            letters & !(letters << 1 | letter_before) | upper & (lower << 1 | lower_before);
        (letter_before, lower_before) = (letters >> (BLOCK - 1), lower >> (BLOCK - 1));
        while starts != 0 {
            let at = base + starts.trailing_zeros() as usize;
            starts &= starts - 1;
            let word = &text[at..];
            let second = word.get(1).copied().unwrap_or(0);
            if pairs >> pair(word[0], second) & 1 == 1
                && let Some(length) = words.at(word)
            {
                return Some((at, length));
            }
        }
        base += BLOCK;
    }
    None
}

/// How much of `text` the word takes that it starts with.
fn word_at(text: &[u8], word: &[u8], open: bool) -> Option<usize> {
    let mut length = 0;
    for &w in word {
        let there = *text.get(length)?;
        length += match there {
            b' ' | b'_' | b'-' | b'/' | b'\n' if w == b' ' => 1,
            // "Nat. Ins. number", "N.I. number", "Geb.-Datum"
            b'.' if w == b' ' => 1 + usize::from(matches!(text.get(length + 1), Some(b' ' | b'-'))),
            b'A'..=b'Z' if w == b' ' && is_hump(text, length) => 0,
            _ if there.to_ascii_lowercase() == w => 1,
            _ => return None,
        };
    }
    let after = &text[length..];
    let ends = match after {
        _ if open => true,
        [] | [b's'] => true,
        [b's', after, ..] if !after.is_ascii_lowercase() => true,
        [after, ..] => !after.is_ascii_alphabetic() || is_hump(text, length),
    };
    ends.then_some(length)
}

/// Whether a word of a name ends before the capital at `at`: `nhsNumber`, `NHSNumber`, not `GPUs`.
fn is_hump(text: &[u8], at: usize) -> bool {
    let goes_on = |next: &[u8]| match next {
        [b's', after @ ..] => after.first().is_some_and(u8::is_ascii_lowercase),
        _ => next.first().is_some_and(u8::is_ascii_lowercase),
    };
    text[at].is_ascii_uppercase() && (text[at - 1].is_ascii_lowercase() || goes_on(&text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_one_of_the_words_in_any_case() {
        const LIST: Words = words!["", "a", "b c", "no.", "name*"];
        for text in ["", "A", "B c", "NO.", "Name"] {
            assert!(LIST.has(text.as_bytes()), "{text}");
        }
        for text in ["b", "names", "no", "a "] {
            assert!(!LIST.has(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn words_end_where_words_end() {
        assert!(has_word(b"the NHS numbers", words!["nhs number"]));
        assert!(has_word(b"nhs_number=", words!["nhs number"]));
        assert!(has_word(b"userPassportNo", words!["passport"]));
        assert!(!has_word(b"passportal", words!["passport"]));
        assert!(has_word(b"passportal", words!["passport*"]));
        assert!(!has_word(b"enhs", words!["nhs"]));
        assert!(has_word(b"nhs4", words!["nhs"]));
        assert!(has_word(b"D.O.B", words!["d.o.b", "birth"]));
        assert!(has_word(b"n-i 4", words!["n i"]));
        assert!(has_word(b"N.I. 4", words!["n i"]));
        assert!(has_word(b"Nat. Ins. No", words!["nat ins"]));
        assert!(has_word(b"theNhsNumber:", words!["nhs number"]));
        assert!(!has_word(b"nhsnumber", words!["nhs number"]));
        assert!(has_word(b"NHSNumber", words!["nhs number"]));
        assert!(has_word(b"PatientNHSNo", words!["nhs"]));
        assert!(!has_word(b"GPUs", words!["gp"]));
        assert!(!has_word(b"PANAMA", words!["pan"]));
        assert!(has_word(b"Geb.-Datum", words!["geb datum"]));
        assert_eq!(find_word(b"a. Nat. Ins 4", words!["nat ins"]), Some((3, 8)));
        assert!(has_word("f\u{F8}dselsnummer".as_bytes(), words!["f\u{F8}dselsnummer"]));
        assert!(!has_word(b"", words!["a"]));
    }

    /// The same, one byte at a time.
    fn plainly(text: &[u8], words: Words) -> Option<(usize, usize)> {
        (0..text.len()).find_map(|at| {
            let fresh = at == 0
                || !text[at - 1].is_ascii_alphabetic()
                || (text[at - 1].is_ascii_lowercase() && text[at].is_ascii_uppercase());
            let letter = text[at].is_ascii_alphabetic();
            (fresh && letter).then(|| words.at(&text[at..])).flatten().map(|length| (at, length))
        })
    }

    proptest! {
        #[test]
        fn a_word_is_found_wherever_it_stands(text in "[ a-cA-C_.1\u{E9}]{0,150}") {
            let list = words!["ab", "ca b", "bb*", "c", "a.b"];
            prop_assert_eq!(find_word(text.as_bytes(), list), plainly(text.as_bytes(), list));
        }

        #[test]
        fn lists_are_packed_alike(list in prop::collection::vec("[a-z][a-z ]{0,8}[*]?", 0..6), text in "[a-z ]{0,40}") {
            let refs: Vec<&str> = list.iter().map(String::as_str).collect();
            let now = pack_now(&list);
            prop_assert_eq!(now.len(), packed_length(&refs));
            let packed: [u8; 80] = pack(&refs);
            prop_assert_eq!(&packed[..now.len()], &now[..]);
            prop_assert_eq!(Words::of(&now).has(text.as_bytes()), list.iter().any(|w| w.trim_end_matches('*') == text));
        }
    }
}
