//! How an organisation wants its people to be named, and whether a name is so.
//!
//! A pattern is spelt with the words First, Last and Org in the case that they are to have:
//! `FirstLastORG`, `First Last (ORG)`, `first_last_org`, or any other. What else stands in it
//! stands for itself. All three are published by government departments (R35, R71).

use crate::letters::{is_alphabetic, is_lowercase, is_uppercase, lower, upper};

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
    /// Whether it holds a space, so that a family name of several words keeps its own.
    spaced: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(char),
    Word(Word, Case),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    First,
    Last,
    Org,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Begins with a capital; the rest as the name is spelt.
    Capital,
    Lower,
    Upper,
}

/// What ends a word of a name. An apostrophe or a hyphen belongs to it.
const SEPARATORS: &str = "_.,;@()[]<>|/\\\"";

impl Pattern {
    /// Reads a pattern. `None` unless it has exactly one First and one Last: without them no name could
    /// be suggested, and with several a name could be cut in too many ways to try.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        while let Some(next) = rest.chars().next() {
            let word = [("first", Word::First), ("last", Word::Last), ("org", Word::Org)]
                .into_iter()
                .find_map(|(spelt, word)| {
                    let found = rest.get(..spelt.len())?;
                    found.eq_ignore_ascii_case(spelt).then_some((found, word))
                });
            let length = match word {
                Some((found, word)) => {
                    let bytes = found.as_bytes();
                    let case = match (bytes[0].is_ascii_uppercase(), bytes[1].is_ascii_uppercase())
                    {
                        (true, true) => Case::Upper,
                        (true, false) => Case::Capital,
                        (false, _) => Case::Lower,
                    };
                    parts.push(Part::Word(word, case));
                    found.len()
                }
                None => {
                    parts.push(Part::Literal(next));
                    next.len_utf8()
                }
            };
            rest = &rest[length..];
        }
        let is_once = |wanted| {
            let these =
                parts.iter().filter(|part| matches!(part, Part::Word(word, _) if *word == wanted));
            these.count() == 1
        };
        let spaced = parts.contains(&Part::Literal(' '));
        (is_once(Word::First) && is_once(Word::Last)).then_some(Self { parts, spaced })
    }

    /// Whether it names the organisation, which then has to be known.
    pub fn names_organisation(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Word(Word::Org, _)))
    }

    /// Whether a name follows the pattern, `organisation` being the short name meant by `Org`.
    pub fn matches(&self, name: &str, organisation: &str) -> bool {
        self.matches_from(&self.parts, name, organisation)
    }

    fn matches_from(&self, parts: &[Part], rest: &str, organisation: &str) -> bool {
        let Some((part, later)) = parts.split_first() else {
            return rest.is_empty();
        };
        match part {
            Part::Literal(literal) => rest
                .strip_prefix(*literal)
                .is_some_and(|rest| self.matches_from(later, rest, organisation)),
            Part::Word(Word::Org, case) => rest
                .strip_prefix(case.of(organisation.trim()).as_str())
                .is_some_and(|rest| self.matches_from(later, rest, organisation)),
            // Where nothing stands between two words, any cut at which both are well spelt will do.
            Part::Word(word, case) => {
                let may_be_several = self.spaced && *word == Word::Last;
                let end = rest
                    .find(|c: char| ends_word(c) && !(may_be_several && c == ' '))
                    .unwrap_or(rest.len());
                rest.char_indices()
                    .map(|(at, c)| at + c.len_utf8())
                    .take_while(|cut| *cut <= end)
                    .any(|cut| {
                        let (word, rest) = rest.split_at(cut);
                        word.trim() == word
                            && case.fits(word)
                            && self.matches_from(later, rest, organisation)
                    })
            }
        }
    }

    /// A person's name, rewritten by the pattern. `None` where no
    /// first and last name can be made out, so that nothing wrong is suggested.
    pub fn suggest(&self, name: &str, organisation: &str) -> Option<String> {
        let organisation = organisation.trim();
        if self.names_organisation() && organisation.is_empty() {
            return None;
        }
        let words = words(name, organisation);
        let (first, last) = words.split_first()?;
        if last.is_empty() {
            return None;
        }
        let last = last.join(if self.spaced { " " } else { "" });
        let made: String = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Literal(literal) => literal.to_string(),
                Part::Word(Word::First, case) => case.of(first),
                Part::Word(Word::Last, case) => case.of(&last),
                Part::Word(Word::Org, case) => case.of(organisation),
            })
            .collect();
        self.matches(&made, organisation).then_some(made)
    }
}

impl Case {
    fn of(self, word: &str) -> String {
        match self {
            Case::Lower => lower(word),
            Case::Upper => upper(word),
            Case::Capital => {
                let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
                upper(first) + rest
            }
        }
    }

    fn fits(self, word: &str) -> bool {
        !word.is_empty() && self.of(word) == word
    }
}

/// Whether a name is that of a person: two words, and no address (R71).
pub fn is_full(name: &str) -> bool {
    !name.contains('@')
        && name.split_whitespace().filter(|word| word.chars().any(is_alphabetic)).count() >= 2
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c.is_control() || SEPARATORS.contains(c)
}

/// The words of a name, the first name first, without the organisation.
fn words(name: &str, organisation: &str) -> Vec<String> {
    // Of an address what stands before the sign is the name.
    let name = name.split('@').next().unwrap_or_default();
    // "Black, Alex" has its names the other way round.
    let turned;
    let name = match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() => {
            turned = [first, " ", last].concat();
            &turned
        }
        _ => name,
    };
    // What is in brackets says where somebody works.
    let outside = name.split(['(', '[']).enumerate().map(|(at, piece)| {
        if at == 0 { piece } else { piece.split_once([')', ']']).map_or("", |(_, after)| after) }
    });
    let is_organisation = |word: &&str| !word.eq_ignore_ascii_case(organisation);
    let words: Vec<&str> = outside
        .flat_map(|piece| piece.split(ends_word))
        .filter(|word| !word.is_empty())
        .filter(is_organisation)
        .collect();
    match words.as_slice() {
        [one] => humps(without_end(one, organisation)),
        several => several.iter().map(|word| (*word).to_owned()).collect(),
    }
}

fn without_end<'a>(word: &'a str, end: &str) -> &'a str {
    let cut = word.len().saturating_sub(end.len());
    match word.get(cut..) {
        Some(tail) if cut > 0 && tail.eq_ignore_ascii_case(end) => &word[..cut],
        _ => word,
    }
}

/// `AlexBlack` is two words: a capital after a small letter begins one.
fn humps(word: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before_is_lower = false;
    for c in word.chars() {
        match words.last_mut() {
            Some(last) if !(before_is_lower && is_uppercase(c)) => last.push(c),
            _ => words.push(c.to_string()),
        }
        before_is_lower = is_lowercase(c);
    }
    words
}
