//! One scan under way: the text, what is near a place in it, what was found.

use crate::rule::Rule;
use crate::words::{Words, has_word, is_inside, words};
use crate::{Confidence, Family, Place, Reason};
use std::borrow::Cow;

/// How many bytes of a line are near: the time of a judge must not depend on how long it is.
pub(crate) const NEAR: usize = 200;

/// How far before an identifier a word still says what it is, in bytes.
const BEFORE: usize = 100;
/// How far after it.
const AFTER: usize = 40;

/// A text being scanned. All places are bytes of the plain text.
pub(crate) struct Scan<'t> {
    pub bytes: &'t [u8],
    pub text: &'t str,
    pub context: &'t str,
    pub place: Place,
    pub found: Vec<Found<'t>>,
    /// Markings before this place were judged already.
    pub marked: usize,
    /// Named values before this place were judged already.
    pub named: usize,
    /// Web tokens before this place were judged already.
    pub webbed: usize,
    /// Addresses that others carry were read up to this place.
    pub carried: usize,
    /// Numbers that start before this place were judged already.
    pub judged: usize,
    /// The last `@`, and where the authority of a URL starts that holds it.
    pub authority: (usize, Option<usize>),
}

/// Who found it: a built-in rule or an organisation's term.
#[derive(Clone, Copy)]
pub(crate) enum Finder<'t> {
    Rule(&'static Rule),
    Term(&'t Named),
}

/// What the matches of an organisation's term are called.
pub(crate) struct Named {
    pub rule: String,
    pub kind: Cow<'static, str>,
    pub family: Family,
}

/// Something found, before spans are turned into UTF-16 and overlaps settled.
#[derive(Clone)]
pub(crate) struct Found<'t> {
    pub finder: Finder<'t>,
    pub start: usize,
    pub end: usize,
    pub confidence: Confidence,
    pub reasons: Reasons,
}

impl Found<'_> {
    pub fn family(&self) -> Family {
        match self.finder {
            Finder::Rule(rule) => rule.family,
            Finder::Term(term) => term.family,
        }
    }

    /// What the better of two overlapping finds has more of: sureness, then a
    /// rule that knows the issuer rather than just the name, then length.
    pub fn worth(&self) -> (Confidence, bool, usize) {
        let named = matches!(self.finder, Finder::Rule(rule) if matches!(rule.id, "generic-secret" | "password"));
        (self.confidence, !named, self.end - self.start)
    }
}

/// A small set of reasons, in the order they were given.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Reasons([Option<Reason>; 4]);

impl Reasons {
    pub fn of(reasons: &[Reason]) -> Reasons {
        reasons.iter().fold(Reasons::default(), |all, &r| all.and(r))
    }

    pub fn and(mut self, reason: Reason) -> Reasons {
        if !self.0.contains(&Some(reason))
            && let Some(free) = self.0.iter_mut().find(|r| r.is_none())
        {
            *free = Some(reason);
        }
        self
    }

    pub fn list(self) -> Vec<Reason> {
        self.0.into_iter().flatten().collect()
    }
}

impl<'t> Scan<'t> {
    /// A scan of `text` that has found nothing yet.
    pub fn of(text: &'t str, context: &'t str, place: Place) -> Scan<'t> {
        Scan {
            bytes: text.as_bytes(),
            text,
            context,
            place,
            found: Vec::new(),
            marked: 0,
            named: 0,
            webbed: 0,
            carried: 0,
            judged: 0,
            authority: (0, None),
        }
    }

    pub fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The byte before `at`, 0 at the start.
    pub fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.byte(at))
    }

    #[inline(never)]
    pub fn find(
        &mut self,
        rule: &'static Rule,
        span: (usize, usize),
        confidence: Confidence,
        reasons: &[Reason],
    ) {
        self.found.push(Found {
            finder: Finder::Rule(rule),
            start: span.0,
            end: span.1,
            confidence,
            reasons: Reasons::of(reasons),
        });
    }

    /// Adds what is a secret by its place alone; where the text shows such places to those who follow
    /// its instructions, as one to be listed and no more.
    #[inline(never)]
    pub fn find_in_use(
        &mut self,
        rule: &'static Rule,
        (from, to): (usize, usize),
        confidence: Confidence,
        reasons: &[Reason],
    ) {
        if self.text.is_char_boundary(from) && self.text.is_char_boundary(to) {
            let confidence = if self.instructs(from, to) { Confidence::Low } else { confidence };
            self.find(rule, (from, to), confidence, reasons);
        }
    }

    /// Whether one of `words` stands around `start..end`, or in the context.
    pub fn near(&self, start: usize, end: usize, words: Words) -> bool {
        self.within(start, end, BEFORE, AFTER, words)
    }

    /// The same within so many bytes before and after.
    #[inline(never)]
    pub fn within(
        &self,
        start: usize,
        end: usize,
        before: usize,
        after: usize,
        words: Words,
    ) -> bool {
        // A word that is cut in two would be another: `SC` of `SCM`, `sort` of `resort`.
        let mut from = start.saturating_sub(before);
        while from < start && is_inside(self.bytes, from) {
            from += 1;
        }
        let mut to = self.bytes.len().min(end + after);
        while to > end && is_inside(self.bytes, to) {
            to -= 1;
        }
        let (left, right) = (&self.bytes[from..start], &self.bytes[end..to]);
        let context = &self.context.as_bytes()[..self.context.len().min(300)];
        !words.is_empty()
            && (has_word(left, words)
                || has_word(right, words)
                || has_word(context, words)
                || self.headed(start, end, words))
    }

    /// Whether one of `words` heads the column of a table in plain text that
    /// `start..end` fills a cell of: cells by `|`, by tabs, or by commas without a space.
    /// Not where the top of the table is far.
    #[inline(never)]
    pub fn headed(&self, start: usize, end: usize, words: Words) -> bool {
        /// How far up a table is followed, in bytes.
        const TABLE: usize = 2048;
        /// The longest header, in bytes.
        const HEADER: usize = 40;
        let side = |at: usize, next: u8| match self.byte(at) {
            b' ' => next,
            byte => byte,
        };
        let right = side(end, self.byte(end + 1));
        let left = side(start.wrapping_sub(1), self.byte(start.wrapping_sub(2)));
        let mark = match (left, right) {
            (b'|' | b'\t', _) => left,
            (_, b'|' | b'\t') => right,
            (b',', b',' | b'\n' | 0) | (b'\n', b',') if self.byte(end + 1) != b' ' => b',',
            _ => return false,
        };
        let above = &self.bytes[start.saturating_sub(TABLE)..start];
        let mut lines = above.rsplit(|b| *b == b'\n');
        let column = lines.next().map_or(0, |line| line.split(|b| *b == mark).count() - 1);
        let first = lines.take_while(|line| line.contains(&mark)).last().unwrap_or_default();
        let cell = first.split(|b| *b == mark).nth(column);
        cell.is_some_and(|cell| cell.len() <= HEADER && has_word(cell, words))
    }

    /// Whether the text around instructs its reader, as documentation does.
    /// What it shows there is mostly an example, so that a name beside a value
    /// is not reason enough to interrupt. A short text has no around. Code and
    /// settings are full of orders, and their values are meant unless they say so.
    #[inline(never)]
    pub fn instructs(&self, start: usize, end: usize) -> bool {
        const LONG: usize = 700;
        const EXAMPLES: Words = words![
            "example",
            "e.g",
            "for instance",
            "sample",
            "tutorial",
            "your",
            "replace",
            "demo",
            "dummy",
            "fake",
            "looks like",
        ];
        const ORDERS: Words = words![
            "following",
            "output",
            "return",
            "returned",
            "template",
            "run",
            "create",
            "command",
            "curl",
            "install",
            "configure",
            "kubectl",
            "set",
        ];
        let left = &self.bytes[start.saturating_sub(500)..start];
        let right = &self.bytes[end..self.bytes.len().min(end + 200)];
        let around = |words| has_word(left, words) || has_word(right, words);
        self.bytes.len() > LONG && (around(EXAMPLES) || self.place != Place::Code && around(ORDERS))
    }

    /// How many bytes from `at` on `is` holds for, at most `most`.
    #[inline]
    pub fn run(&self, at: usize, most: usize, is: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().take(most).take_while(|&&b| is(b)).count()
    }

    /// The line up to `at`, of a long one what is near.
    pub fn line_to(&self, at: usize) -> &'t [u8] {
        &self.bytes[self.line(at, NEAR).0..at]
    }

    /// The line that holds `at`, without its end; of a long one the `most`
    /// bytes before and after.
    #[inline(never)]
    pub fn line(&self, at: usize, most: usize) -> (usize, usize) {
        let first = at.saturating_sub(most);
        let last = self.bytes.len().min(at + most);
        let start = self.bytes[first..at]
            .iter()
            .rposition(|&b| b == b'\n')
            .map_or(first, |i| first + i + 1);
        let end = self.bytes[at..last].iter().position(|&b| b == b'\n').map_or(last, |i| at + i);
        (start, end)
    }
}
