//! An organisation's own terms (R15, R16): plain words, and patterns simple
//! enough that none can run away.
//!
//! | in a pattern | stands for |
//! |---|---|
//! | a letter, a digit, a sign | itself; letters in any case |
//! | a space | white space or a hyphen, one or more |
//! | `#` | one digit |
//! | `?` | one letter |
//! | `*` | up to forty letters, digits, hyphens or underscores, or none |
//! | `\` | the next character is itself |
//!
//! So `budget` finds "Budget" but not "budgetary", `budget*` finds both,
//! `PRJ-####` finds "PRJ-2041", `project falcon` finds "Project-Falcon". A term
//! matches whole words. Three characters that stand for themselves must follow
//! one another somewhere: by them it is found, in the one pass that finds
//! everything else. From there every character is looked at a bounded number
//! of times, so that time stays linear in the text whatever the pattern.
//!
//! docs/terms.md says the same to whoever writes a policy. To compile 50 terms
//! takes 0.2 ms, 5,000 take 11 ms, so nothing is kept between two requests.

use crate::matcher::literals::{Literal, Literals};
use crate::scan::{Finder, Found, Named, Reasons, Scan};
use crate::triggers::{Trigger, triggers};
use crate::words::{Words, pack_now};
use crate::{Confidence, Family, Reason, matcher::places};
use std::borrow::Cow;

/// What the kind of a term's matches starts with, and no kind of a built-in rule.
pub const KIND: &str = "term_";

/// Whether matches of this kind are a term's.
pub fn is_term(kind: &str) -> bool {
    kind.starts_with(KIND)
}

/// The longest pattern, in bytes.
const LONGEST: usize = 120;
/// The most terms of one policy.
const MOST: usize = 5_000;
/// How many characters a `*` may stand for.
const STRETCH: usize = 40;
/// How many characters a space may stand for.
const GAP: usize = 8;
/// The most `*` of one pattern.
const STARS: usize = 3;
/// The most words of context of one term.
const CONTEXT: usize = 20;

/// One term as a policy spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermSpec {
    /// The name its matches bear as their rule.
    pub id: String,
    /// Words, or a pattern of this module's language.
    pub pattern: String,
    /// The family of its matches.
    pub family: Family,
    /// The kind of its matches.
    pub kind: Cow<'static, str>,
    /// How sure its matches are.
    pub confidence: Confidence,
    /// Words of which one must stand near by, in the text or its context; none
    /// when empty. Any case; a word that ends in `*` may go on.
    pub context: Vec<String>,
}

impl TermSpec {
    /// Whether the term may stand in a text: a cheap look, to be taken before a compilation that
    /// costs a millisecond. Every run of letters and digits of its pattern stands in whatever it
    /// matches; how a text beyond ASCII is made plain, is not looked into.
    pub fn may_stand_in(&self, text: &str) -> bool {
        let runs = self.pattern.split(|c: char| !c.is_ascii_alphanumeric());
        let longest = runs.max_by_key(|run| run.len()).unwrap_or_default().as_bytes();
        let is_there = |at: &[u8]| at.eq_ignore_ascii_case(longest);
        longest.is_empty()
            || !text.is_ascii()
            || text.as_bytes().windows(longest.len()).any(is_there)
    }
}

/// Why a term cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermFault {
    /// It has no three characters in a row that stand for themselves, so it
    /// could be anywhere.
    TooVague,
    /// It has more than 120 bytes.
    TooLong,
    /// It has more than three `*`.
    TooManyStars,
    /// It stands after the first 5,000.
    TooMany,
    /// It has more than 20 words of context, or one that starts with no letter
    /// from a to z.
    BadContext,
}

/// A term that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermError {
    /// Which of the terms, from 0.
    pub index: usize,
    /// Why.
    pub fault: TermFault,
}

/// Terms compiled together with the built-in rules.
pub struct Terms {
    pub(crate) terms: Vec<Term>,
    pub(crate) literals: Literals<Trigger>,
}

/// One compiled term.
pub(crate) struct Term {
    named: Named,
    confidence: Confidence,
    /// Packed, as [`Words`] takes them.
    context: Vec<u8>,
    /// What stands before the characters it is found by, nearest first.
    before: Vec<Part>,
    /// What stands after them.
    after: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// This byte, letters in any case.
    Byte(u8),
    Gap,
    Digit,
    Letter,
    Star,
}

impl Terms {
    /// Compiles the terms of a policy, and says which cannot be used; those
    /// are left out singly.
    pub fn compile(specs: &[TermSpec]) -> (Terms, Vec<TermError>) {
        let mut terms = Vec::with_capacity(specs.len());
        let mut anchors = Vec::with_capacity(specs.len());
        let mut errors = Vec::new();
        for (index, spec) in specs.iter().enumerate() {
            let made = if index < MOST { compile(spec) } else { Err(TermFault::TooMany) };
            match made {
                Ok((term, anchor)) => {
                    let means = Trigger::Term(terms.len() as u32);
                    anchors.push(Literal { text: Cow::Owned(anchor), fold: true, means });
                    terms.push(term);
                }
                Err(fault) => errors.push(TermError { index, fault }),
            }
        }
        let literals = Literals::new(triggers().chain(anchors), places::PLACES);
        (Terms { terms, literals }, errors)
    }
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.terms.iter().map(|term| &term.named.rule)).finish()
    }
}

fn compile(spec: &TermSpec) -> Result<(Term, Vec<u8>), TermFault> {
    if spec.pattern.len() > LONGEST {
        return Err(TermFault::TooLong);
    }
    let parts = parts(&spec.pattern);
    if parts.iter().filter(|p| **p == Part::Star).count() > STARS {
        return Err(TermFault::TooManyStars);
    }
    let named = |word: &String| word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if spec.context.len() > CONTEXT || !spec.context.iter().all(named) {
        return Err(TermFault::BadContext);
    }
    // The longest run of plain bytes is what it is found by.
    let plain = |part: &Part| matches!(part, Part::Byte(_));
    let mut anchor = 0..0;
    let mut at = 0;
    while at < parts.len() {
        let run = parts[at..].iter().take_while(|p| plain(p)).count();
        if run > anchor.len() {
            anchor = at..at + run;
        }
        at += run.max(1);
    }
    if anchor.len() < crate::matcher::literals::SHORTEST {
        return Err(TermFault::TooVague);
    }
    let text = parts[anchor.clone()]
        .iter()
        .filter_map(|p| if let Part::Byte(b) = p { Some(*b) } else { None });
    let term = Term {
        named: Named { rule: spec.id.clone(), kind: spec.kind.clone(), family: spec.family },
        confidence: spec.confidence,
        context: pack_now(&spec.context),
        before: parts[..anchor.start].iter().rev().copied().collect(),
        after: parts[anchor.end..].to_vec(),
    };
    Ok((term, text.collect()))
}

/// Reads a pattern; it cannot fail. White space at either end means nothing.
fn parts(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut bytes = pattern.trim().bytes();
    while let Some(b) = bytes.next() {
        let part = match b {
            b'#' => Part::Digit,
            b'?' => Part::Letter,
            b'*' => Part::Star,
            b if b.is_ascii_whitespace() => Part::Gap,
            b'\\' => Part::Byte(bytes.next().unwrap_or(b'\\').to_ascii_lowercase()),
            b => Part::Byte(b.to_ascii_lowercase()),
        };
        // Two gaps or stars in a row mean no more than one.
        if !(matches!(part, Part::Gap | Part::Star) && parts.last() == Some(&part)) {
            parts.push(part);
        }
    }
    parts
}

/// Judges the characters that term `index` is found by, at `start..end`.
#[inline(never)]
pub(crate) fn judge<'t>(
    scan: &mut Scan<'t>,
    terms: &'t Terms,
    index: u32,
    start: usize,
    end: usize,
) {
    let Some(term) = terms.terms.get(index as usize) else { return };
    let word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    let whole = |at: usize| {
        scan.text.is_char_boundary(at) && !(word(scan.before(at)) && word(scan.byte(at)))
    };
    let back = |i: usize| start.checked_sub(i + 1).map(|at| scan.byte(at));
    let on = |i: usize| (end + i < scan.bytes.len()).then(|| scan.byte(end + i));
    let left = reach(&term.before, back, |length| whole(start - length));
    let right = reach(&term.after, on, |length| whole(end + length));
    let (Some(left), Some(right)) = (left, right) else { return };
    let (first, last) = (start - left, end + right);
    let context = Words::of(&term.context);
    if context.is_empty() || scan.near(first, last, context) {
        let reasons = Reasons::of(&[Reason::ContextWord]);
        scan.found.push(Found {
            finder: Finder::Term(&term.named),
            start: first,
            end: last,
            confidence: term.confidence,
            reasons,
        });
    }
}

/// How many bytes `parts` take, read one way by `byte`, if they fit with an end that is `whole`: as
/// few as can be, but a star at the end takes all it can.
///
/// Every number of bytes that the parts so far may have taken is carried along, so that no choice is
/// tried again. There are no more of them than a pattern's parts and stars can stand for.
fn reach(
    parts: &[Part],
    byte: impl Fn(usize) -> Option<u8>,
    whole: impl Fn(usize) -> bool,
) -> Option<usize> {
    let run = |at: usize, most: usize, of: fn(u8) -> bool| {
        (at..at + most).take_while(|&i| byte(i).is_some_and(of)).count()
    };
    let mut ends = vec![0];
    for part in parts {
        // In order, and each once: what starts further on ends no nearer.
        let mut next = Vec::with_capacity(ends.len());
        for at in ends {
            let (least, most) = match part {
                Part::Star => (0, run(at, STRETCH, stretches)),
                Part::Gap => (1, run(at, GAP, |b| b.is_ascii_whitespace() || b == b'-')),
                Part::Digit => (1, run(at, 1, |b| b.is_ascii_digit())),
                Part::Letter => (1, run(at, 1, |b| b.is_ascii_alphabetic())),
                Part::Byte(wanted) => {
                    let there = byte(at).is_some_and(|b| b.to_ascii_lowercase() == *wanted);
                    (1, usize::from(there))
                }
            };
            let new = next.last().map_or(0, |last| last + 1);
            next.extend((at + least).max(new)..at + most + 1);
        }
        ends = next;
    }
    let mut fitting = ends.into_iter().filter(|&length| whole(length));
    if parts.last() == Some(&Part::Star) { fitting.next_back() } else { fitting.next() }
}

fn stretches(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_') || b >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Text, scan_with};
    use proptest::prelude::*;

    fn spec(pattern: &str) -> TermSpec {
        TermSpec {
            id: "term".into(),
            pattern: pattern.into(),
            family: Family::Marking,
            kind: "organisation_term".into(),
            confidence: Confidence::Medium,
            context: Vec::new(),
        }
    }

    fn found(pattern: &str, text: &str) -> Vec<String> {
        with_context(pattern, &[], text)
    }

    fn with_context(pattern: &str, context: &[&str], text: &str) -> Vec<String> {
        let context = context.iter().map(|word| (*word).to_owned()).collect();
        let (terms, errors) = Terms::compile(&[TermSpec { context, ..spec(pattern) }]);
        assert_eq!(errors, []);
        scan_with(Text { text, context: "", place: Place::Body }, &terms)
            .into_iter()
            .filter(|m| m.rule == "term")
            .map(|m| text.chars().skip(m.start as usize).take((m.end - m.start) as usize).collect())
            .collect()
    }

    #[test]
    fn the_table_of_the_language_is_true() {
        assert_eq!(found("budget", "the Budget is budgetary"), ["Budget"]);
        assert_eq!(found("budget*", "the Budget is budgetary"), ["Budget", "budgetary"]);
        assert_eq!(found("PRJ-####", "prj-2041, PRJ-20412, PRJ-20"), ["prj-2041"]);
        assert_eq!(
            found("project falcon", "Project-Falcon and project\u{A0}falcon"),
            ["Project-Falcon", "project\u{A0}falcon"]
        );
        assert_eq!(found("*gate ?# plan", "the watergate X7 plan"), ["watergate X7 plan"]);
        assert_eq!(found("a*b*falcon", "a1b2falcon"), ["a1b2falcon"]);
        // The first way to fill a star is not the only one.
        let far = format!("falcon1x{}x{}y", "a".repeat(30), "b".repeat(20));
        assert_eq!(found("falcon*x*y", &far), [far.as_str()]);
        assert_eq!(found("falcon*a", "falconxaya"), ["falconxaya"]);
        assert_eq!(found("falcon - plan", "falcon - plan"), ["falcon - plan"]);
        assert_eq!(found(r"r\*d budget", "R*D budget, RnD budget"), ["R*D budget"]);
        assert_eq!(found("Straße", "die Straße hier"), ["Straße"]);
        assert!(found("falcon", "falconry").is_empty());
    }

    #[test]
    fn a_term_may_want_a_word_near_by() {
        let found = |text| with_context("falcon", &["Budget", "cost*"], text);
        assert_eq!(found("the Falcon budget"), ["Falcon"]);
        assert_eq!(found("falcon: costings"), ["falcon"]);
        assert!(found("a falcon over the moor").is_empty());
    }

    #[test]
    fn what_cannot_be_used_says_so_and_leaves_the_rest() {
        let mut specs: Vec<TermSpec> =
            ["#*#", "falcon", &"a".repeat(121), "abc*d*e*f*", "budget", "heron"].map(spec).into();
        specs[4].context = vec!["3".into()];
        let (terms, errors) = Terms::compile(&specs);
        let faults: Vec<_> = errors.iter().map(|e| (e.index, e.fault)).collect();
        assert_eq!(
            faults,
            [
                (0, TermFault::TooVague),
                (2, TermFault::TooLong),
                (3, TermFault::TooManyStars),
                (4, TermFault::BadContext)
            ]
        );
        let text = Text { text: "falcon, heron, budget", context: "", place: Place::Body };
        assert_eq!(scan_with(text, &terms).len(), 2);
        let (_, errors) = Terms::compile(&vec![spec("abc"); 5_001]);
        assert_eq!(errors, [TermError { index: 5_000, fault: TermFault::TooMany }]);
    }

    proptest! {
        /// Whatever the pattern and the text, the answer is a match of whole
        /// characters, and a plain word is found where it stands alone.
        #[test]
        fn any_pattern_is_safe(pattern in r"[ab#?* \\é-]{0,20}(abc|[a-c]{3,5})[ab#?* ]{0,6}", text in "[abc 1é-]{0,60}") {
            let (terms, _) = Terms::compile(&[spec(&pattern)]);
            let units = text.encode_utf16().count() as u32;
            for m in scan_with(Text { text: &text, context: "", place: Place::Body }, &terms) {
                prop_assert!(m.start < m.end && m.end <= units);
            }
        }

        /// A term is found where, read plainly, it fits as a whole word.
        #[test]
        fn a_term_is_found_wherever_it_fits(pattern in "abc[ab#* -]{0,4}", text in "[ab1 -]{0,8}") {
            fn fits(parts: &[Part], text: &[u8], at: usize) -> bool {
                let there = text.get(at);
                let Some((part, rest)) = parts.split_first() else {
                    return !(text[at - 1].is_ascii_alphanumeric() && there.is_some_and(u8::is_ascii_alphanumeric));
                };
                let one = |is: &dyn Fn(&u8) -> bool| there.is_some_and(is) && fits(rest, text, at + 1);
                let many = |is: &dyn Fn(&u8) -> bool| there.is_some_and(is) && fits(parts, text, at + 1);
                let space = |b: &u8| *b == b' ' || *b == b'-';
                match part {
                    Part::Star => fits(rest, text, at) || many(&|b| stretches(*b)),
                    Part::Gap => one(&space) || many(&space),
                    Part::Digit => one(&u8::is_ascii_digit),
                    Part::Letter => one(&u8::is_ascii_alphabetic),
                    Part::Byte(wanted) => one(&|b| b == wanted),
                }
            }
            let text = format!("abc{text}");
            let expected = fits(&parts(&pattern), text.as_bytes(), 0);
            let (terms, _) = Terms::compile(&[spec(&pattern)]);
            let found = scan_with(Text { text: &text, context: "", place: Place::Body }, &terms);
            prop_assert_eq!(found.iter().any(|m| m.rule == "term" && m.start == 0), expected);
        }

        #[test]
        fn a_word_alone_is_found(word in "[a-z]{3,12}") {
            prop_assert_eq!(found(&word, &format!("so, {word}.")), [word]);
        }
    }
}
