//! The scan: one pass over the text for anything worth a look, a judge for
//! each, and the matches put in order.
//!
//! The judges are kept out of line: a browser compiles a function when it is
//! first called, and most pages call few of them.

use super::clean::Clean;
use super::literals::{Literal, Literals, Sight};
use super::scan::{Finder, Found, Scan};
use super::terms::Terms;
use super::{
    Match, Place, Rule, Text, contact, credentials, dates, europe, excerpt, finance, identifiers,
    key_value, keys, labelled, marking, marking_words, national, people, places, private_key,
    special, terms, uk,
};
use std::borrow::Cow;
use std::sync::OnceLock;

/// What a literal in the text calls for.
#[derive(Clone, Copy)]
pub(super) enum Trigger {
    Marking,
    PrivateKey,
    Bic,
    Key(u16),
    /// The name of a secret; whether it promises a password.
    Name(bool),
    Jwt,
    Url,
    Title,
    Electoral,
    Term(u32),
}

/// Every rule, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        marking_words::RULES,
        uk::RULES,
        europe::RULES,
        national::RULES,
        labelled::RULES,
        finance::RULES,
        contact::RULES,
        people::RULES,
        dates::RULES,
        special::RULES,
        private_key::RULES,
        credentials::RULES,
        key_value::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(keys::KEYS.iter().map(|key| &key.rule))
}

/// Finds everything the built-in rules find in `text`, in the order of the
/// text, overlaps settled in favour of the surer and then the longer match.
/// Time is linear in the text. The unit is the block: a caller that keeps the
/// matches of each block scans only the one that changed.
pub fn scan(text: Text<'_>) -> Vec<Match> {
    static BUILT_IN: OnceLock<Terms> = OnceLock::new();
    let none = BUILT_IN.get_or_init(|| Terms {
        terms: Vec::new(),
        literals: Literals::new(triggers(), places::PLACES),
    });
    scan_with(text, none)
}

/// The same, and an organisation's terms in the same pass.
pub fn scan_with(text: Text<'_>, terms: &Terms) -> Vec<Match> {
    let clean = Clean::of(text.text);
    let small = matches!(text.place, Place::Label | Place::Status);
    let plain: Cow<str> =
        if small { Cow::Owned(marking::label(&clean.text)) } else { Cow::Borrowed(&clean.text) };
    let mut scan = Scan {
        bytes: plain.as_bytes(),
        text: &plain,
        context: text.context,
        place: text.place,
        found: Vec::new(),
        marked: 0,
        webbed: 0,
        named: 0,
        judged: 0,
    };
    terms.literals.scan(plain.as_bytes(), |sight| match sight {
        Sight::Digit(at) => identifiers::judge(&mut scan, at),
        Sight::At(at) => contact::email(&mut scan, at),
        Sight::Literal(start, end, Trigger::Marking) => marking::judge(&mut scan, start, end),
        Sight::Literal(start, end, Trigger::PrivateKey) => {
            private_key::judge(&mut scan, start, end)
        }
        Sight::Literal(start, end, Trigger::Key(row)) => keys::judge(&mut scan, row, start, end),
        Sight::Literal(start, end, Trigger::Name(password)) => {
            key_value::judge(&mut scan, start, end, password)
        }
        Sight::Literal(start, _, Trigger::Jwt) => credentials::jwt(&mut scan, start),
        Sight::Literal(start, end, Trigger::Url) => credentials::url(&mut scan, start, end),
        Sight::Literal(start, end, Trigger::Title) => special::person(&mut scan, start, end),
        Sight::Literal(start, end, Trigger::Term(index)) => {
            terms::judge(&mut scan, terms, index, start, end)
        }
        Sight::Literal(_, end, Trigger::Electoral) => uk::electoral_roll(&mut scan, end),
        Sight::Literal(_, end, Trigger::Bic) => finance::bic(&mut scan, end),
    });
    special::categories(&mut scan);
    scan.found = in_order(std::mem::take(&mut scan.found), |f| f.start as u64);
    let lists = people::lists(&scan);
    let mut found = settle(scan.found);
    found.extend(lists);
    matches(&clean, &in_order(found, |f| f.start as u64))
}

/// What the built-in rules look for.
pub(super) fn triggers() -> impl Iterator<Item = Literal<Trigger>> {
    let exact = |text: &str, means| Literal { text: text.as_bytes().into(), fold: false, means };
    let markings = marking_words::TRIGGERS.iter().map(move |t| exact(t, Trigger::Marking));
    let bics = ["BIC", "SWIFT", "Swift"].map(|t| exact(t, Trigger::Bic));
    let keys = keys::KEYS.iter().enumerate().map(|(row, key)| Literal {
        text: key.prefix.as_bytes().into(),
        fold: false,
        means: Trigger::Key(row as u16),
    });
    let names = key_value::KEYWORDS
        .iter()
        .map(move |(text, password)| exact(text, Trigger::Name(*password)));
    let marks = [
        exact("eyJ", Trigger::Jwt),
        exact("://", Trigger::Url),
        exact(private_key::TRIGGER, Trigger::PrivateKey),
    ];
    let electoral = uk::ELECTORAL.iter().map(move |t| exact(t, Trigger::Electoral));
    let titles = special::TITLES.iter().map(move |t| exact(t, Trigger::Title));
    markings.chain(bics).chain(marks).chain(keys).chain(names).chain(titles).chain(electoral)
}

/// `items` by key, those with equal keys as they were. One sort of plain
/// numbers serves all: a sort of each type would be compiled anew.
pub(super) fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<u64> =
        items.iter().enumerate().map(|(i, item)| key(item) << 32 | i as u64).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at as u32 as usize].take()).collect()
}

/// Drops what overlaps something surer, or longer and as sure.
fn settle(found: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        match kept.last() {
            Some(last) if next.start < last.end => {
                if next.worth() > last.worth() {
                    kept.pop();
                    kept.push(next);
                }
            }
            _ => kept.push(next),
        }
    }
    kept
}

fn matches(clean: &Clean, found: &[Found]) -> Vec<Match> {
    let spans = clean.utf16(found.iter().map(|f| (f.start, f.end)));
    found
        .iter()
        .zip(spans)
        .map(|(f, (start, end))| {
            let text = clean.text.get(f.start..f.end).unwrap_or_default();
            let (rule, kind, family) = match f.finder {
                Finder::Rule(rule) => {
                    (Cow::Borrowed(rule.id), Cow::Borrowed(rule.kind), rule.family)
                }
                Finder::Term(term) => (Cow::Owned(term.id.clone()), term.kind.clone(), term.family),
            };
            Match {
                rule,
                family,
                kind,
                start,
                end,
                confidence: f.confidence,
                reasons: f.reasons.list(),
                excerpt: excerpt::of(family, text),
                value: excerpt::value(text),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Place, Text};
    use super::*;

    fn found(text: &str) -> Vec<Match> {
        scan(Text { text, context: "", place: Place::Body })
    }

    /// Every rule finds each of its positive examples, and none of its
    /// negative ones.
    #[test]
    fn every_rule_keeps_its_word() {
        let mut wrong = Vec::new();
        for rule in rules() {
            assert!(
                !rule.card.finds.is_empty() && !rule.card.passes.is_empty(),
                "{} has no examples",
                rule.id
            );
            for text in rule.card.finds {
                if !found(text).iter().any(|m| m.rule == rule.id) {
                    wrong.push(format!("{} misses {text:?}: {:?}", rule.id, found(text)));
                }
            }
            for text in rule.card.passes {
                if found(text).iter().any(|m| m.rule == rule.id) {
                    wrong.push(format!("{} flags {text:?}", rule.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The places of the built-in literals are worked out ahead; a change to
    /// the literals changes them. `UPDATE=1 cargo test` writes them anew.
    #[test]
    fn places_are_current() {
        let places = super::super::literals::arrange(&triggers().collect::<Vec<_>>());
        if places != places::PLACES {
            let row = |row: &[super::super::literals::Place]| {
                row.iter()
                    .map(|p| format!("p({}, {}),", p.offset, p.bucket))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let rows: Vec<String> =
                places.chunks(10).map(|ten| format!("    {}\n", row(ten))).collect();
            let (head, _) =
                include_str!("places.rs").split_once("= &[\n").expect("the table's head");
            let file = format!("{head}= &[\n{}];\n", rows.concat());
            let current = std::env::var_os("UPDATE").is_some();
            if current {
                std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/places.rs"), file)
                    .expect("places.rs is written");
            }
            assert!(current, "src/detect/places.rs is stale: run UPDATE=1 cargo test");
        }
    }

    #[test]
    fn names_are_unique() {
        let mut ids: Vec<_> = rules().map(|r| r.id).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
