//! Text as pages have it, made plain: invisible characters dropped, spaces,
//! dashes, quotes and full-width forms made ASCII, look-alike letters of other
//! scripts made Latin where they stand among Latin letters.
//!
//! Every place in the plain text is known in the text it came from, in bytes
//! and in UTF-16 code units.

use crate::matcher::lanes;
use std::borrow::Cow;

/// A text made plain, with the way back.
pub(crate) struct Clean<'a> {
    /// What to match.
    pub text: Cow<'a, str>,
    original: &'a str,
    /// Where the two texts stop running side by side: from `plain` on, until
    /// the next one, the plain text copies the original from `original` on.
    steps: Vec<Step>,
}

#[derive(Clone, Copy)]
struct Step {
    plain: usize,
    original: usize,
}

impl<'a> Clean<'a> {
    /// Makes `original` plain. Borrows it when it is plain already.
    pub fn of(original: &'a str) -> Clean<'a> {
        let bytes = original.as_bytes();
        let mut plain = String::new();
        let mut steps = Vec::new();
        let mut copied = 0;
        let mut at = 0;
        while let Some(next) = next_non_ascii(bytes, at) {
            let Some(c) = original[next..].chars().next() else { break };
            at = next + c.len_utf8();
            let before = match next.checked_sub(1) {
                // The look-alike before this one may have become Latin.
                Some(_) if copied == next => plain.as_bytes().last().copied(),
                Some(previous) => Some(bytes[previous]),
                None => None,
            };
            let Some(instead) = plainer(c, before, bytes.get(at).copied()) else { continue };
            if steps.is_empty() {
                plain.reserve(original.len());
            }
            plain.push_str(&original[copied..next]);
            if let Some(instead) = instead {
                steps.push(Step { plain: plain.len(), original: next });
                plain.push(instead);
            }
            steps.push(Step { plain: plain.len(), original: at });
            copied = at;
        }
        if steps.is_empty() {
            return Clean { text: Cow::Borrowed(original), original, steps };
        }
        plain.push_str(&original[copied..]);
        Clean { text: Cow::Owned(plain), original, steps }
    }

    /// Turns byte ranges of the plain text, sorted by start, into UTF-16
    /// ranges of the original, in one pass over the original.
    pub fn utf16(&self, ranges: impl Iterator<Item = (usize, usize)>) -> Vec<(u32, u32)> {
        let mut ruler = Ruler { text: self.original, byte: 0, unit: 0 };
        ranges
            .map(|(start, end)| {
                let start = ruler.unit_at(self.start(start));
                let mut ahead = Ruler { ..ruler };
                (start, ahead.unit_at(self.end(end)))
            })
            .collect()
    }

    /// The original's place of the plain character that starts at `plain`.
    fn start(&self, plain: usize) -> usize {
        let i = self.steps.partition_point(|s| s.plain <= plain);
        self.back(i, plain)
    }

    /// The original's place where the plain character before `plain` ends.
    fn end(&self, plain: usize) -> usize {
        let i = self.steps.partition_point(|s| s.plain < plain);
        let mut end = self.back(i, plain);
        while !self.original.is_char_boundary(end) {
            end += 1;
        }
        end
    }

    fn back(&self, steps_before: usize, plain: usize) -> usize {
        match steps_before.checked_sub(1).and_then(|i| self.steps.get(i)) {
            Some(step) => (step.original + (plain - step.plain)).min(self.original.len()),
            None => plain,
        }
    }
}

/// Counts UTF-16 code units from left to right.
#[derive(Clone, Copy)]
struct Ruler<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl Ruler<'_> {
    fn unit_at(&mut self, byte: usize) -> u32 {
        let run = self.text.as_bytes().get(self.byte..byte).unwrap_or_default();
        let (blocks, tail) = run.as_chunks();
        let in_blocks: usize = blocks
            .iter()
            .map(|block| if lanes::non_ascii(block) == 0 { lanes::BLOCK } else { units(block) })
            .sum();
        self.byte = self.byte.max(byte);
        self.unit += (in_blocks + units(tail)) as u32;
        self.unit
    }
}

/// How many UTF-16 code units start in a run of UTF-8: a lead byte starts one,
/// and a four-byte character is two.
fn units(run: &[u8]) -> usize {
    run.iter().map(|&b| usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0)).sum()
}

/// The place of the first byte above ASCII, from `from` on.
#[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
#[inline(never)]
fn next_non_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    let (blocks, tail) = bytes.get(from..)?.as_chunks();
    let mut at = from;
    for block in blocks {
        let marks = lanes::non_ascii(block);
        if marks != 0 {
            return Some(at + marks.trailing_zeros() as usize);
        }
        at += lanes::BLOCK;
    }
    tail.iter().position(|b| !b.is_ascii()).map(|i| at + i)
}

/// What to put instead of `c`: `None` to leave it, `Some(None)` to drop it.
fn plainer(c: char, before: Option<u8>, after: Option<u8>) -> Option<Option<char>> {
    match c {
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => Some(None),
        '\u{2028}' | '\u{2029}' => Some(Some('\n')),
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Some(Some(' '))
        }
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => {
            Some(Some('-'))
        }
        '\u{2044}' | '\u{2215}' => Some(Some('/')),
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '\u{966}'..='\u{96F}' => {
            digit(c as u32 & 15, if c < '\u{900}' { 0 } else { 6 })
        }
        '\u{1D400}'..='\u{1D6A3}' => styled(c as u32 - 0x1D400),
        '\u{1D7CE}'..='\u{1D7FF}' => digit((c as u32 - 0x1D7CE) % 10, 0),
        '\u{2018}'..='\u{201B}' => Some(Some('\'')),
        '\u{201C}'..='\u{201F}' => Some(Some('"')),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).map(Some),
        _ => {
            let latin = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphabetic());
            if latin(before) || latin(after) { look_alike(c).map(Some) } else { None }
        }
    }
}

/// The digit `value - zero`: Arabic-Indic, Devanagari and mathematical digits.
fn digit(value: u32, zero: u32) -> Option<Option<char>> {
    char::from_digit(value.checked_sub(zero)?, 10).map(Some)
}

/// A letter of Unicode's thirteen mathematical alphabets, which people use for
/// bold and italic where there is no markup.
fn styled(place: u32) -> Option<Option<char>> {
    let place = (place % 52) as u8;
    Some(Some(char::from(if place < 26 { b'A' + place } else { b'a' + place - 26 })))
}

/// The Latin letter that a Cyrillic or Greek letter cannot be told from by
/// eye (Unicode's confusables, the single letters among them).
fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Υ' | 'Ү' => 'Y',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'і' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'ѕ' => 's',
        'у' => 'y',
        'х' => 'x',
        _ => return None,
    })
}

/// The name of a file as words, place for place: its ending is none, and underscores stand for
/// spaces.
pub(crate) fn file_name(name: &str) -> String {
    let is_ending = |end: &str| {
        (1..=5).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let stem = match name.rsplit_once('.') {
        Some((stem, end)) if is_ending(end) => stem,
        _ => name,
    };
    stem.replace(['_', '+'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(text: &str, needle: &str) -> Vec<(u32, u32)> {
        let clean = Clean::of(text);
        let found: Vec<_> =
            clean.text.match_indices(needle).map(|(i, n)| (i, i + n.len())).collect();
        clean.utf16(found.into_iter())
    }

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(Clean::of("naïve café").text, Cow::Borrowed(_)));
    }

    #[test]
    fn spans_are_those_of_the_original() {
        assert_eq!(spans("😀 4\u{200B}5\u{A0}6!", "45 6"), [(3, 8)]);
        assert_eq!(spans("x\u{200B}45\u{200B}y", "45"), [(2, 4)]);
        assert_eq!(spans("\u{FF14}\u{FF15} b", "45"), [(0, 2)]);
        assert_eq!(spans("é 45, é 45", "45"), [(2, 4), (8, 10)]);
    }

    #[test]
    fn look_alikes_become_latin_only_among_latin_letters() {
        assert_eq!(Clean::of("SЕСRЕТ").text, "SECRET");
        assert_eq!(Clean::of("ОFFIСIАL").text, "OFFICIAL");
        assert_eq!(Clean::of("Москва").text, "Москва");
    }

    proptest! {
        /// Every character of the plain text maps to where it came from.
        #[test]
        fn every_place_maps_back(text in "(?s)[a4 \u{AD}\u{200B}\u{A0}\u{FF14}😀é“–٤४𝐀𝟒]{0,40}") {
            let clean = Clean::of(&text);
            let places: Vec<_> = clean.text.char_indices().map(|(i, c)| (i, i + c.len_utf8())).collect();
            let units: Vec<u16> = text.encode_utf16().collect();
            let spans = clean.utf16(places.iter().copied());
            for ((start, end), span) in places.into_iter().zip(spans) {
                let there = String::from_utf16(&units[span.0 as usize..span.1 as usize]).expect("whole characters");
                prop_assert_eq!(&Clean::of(&there).text, &clean.text[start..end]);
            }
        }
    }
}
