//! Many matches made into a few lines: "3 NHS numbers".

use crate::order::in_order;
use crate::people::{special, tables};
use crate::terms::is_term;
use crate::{Confidence, Family, Match, Reason};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How many excerpts one line of evidence shows.
const EXCERPTS: usize = 3;

/// What one rule found in all the texts of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The rule that found it.
    pub rule: Cow<'static, str>,
    /// The family of the rule.
    pub family: Family,
    /// The kind of thing.
    pub kind: Cow<'static, str>,
    /// How sure the surest match is.
    pub confidence: Confidence,
    /// How many different values were found: the same NHS number three times
    /// is one person.
    pub count: u32,
    /// The reasons of the surest match.
    pub reasons: Vec<Reason>,
    /// Up to three excerpts, surest first, each value once.
    pub excerpts: Vec<String>,
    /// How many of the values stand in the address of a link, and are drawn nowhere as surely.
    #[serde(default, skip_serializing_if = "is_none")]
    pub linked: u32,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

/// Adds the matches of a page up, one [`Evidence`] a rule, the surest first,
/// then the most numerous, then by rule.
pub fn evidence<'a>(matches: impl Iterator<Item = &'a Match>) -> Vec<Evidence> {
    let matches: Vec<&Match> = matches.collect();
    let lists = tables::lists(&matches);
    let named = matches.iter().any(|found| tables::is_somebody(found));
    let is_shown =
        |found: &&Match| !tables::is_counted_only(found) && (named || !special::in_column(found));
    let mut rules: Vec<((&str, bool), Vec<&Match>)> = Vec::new();
    for found in matches.into_iter().filter(is_shown) {
        // A term may bear the name of a rule.
        let rule = (found.rule.as_ref(), is_term(&found.kind));
        match rules.binary_search_by(|(other, _)| other.cmp(&rule)) {
            Ok(at) => rules[at].1.push(found),
            Err(at) => rules.insert(at, (rule, vec![found])),
        }
    }
    let sureness = |confidence| Confidence::High as u64 - confidence as u64;
    let is_linked = |found: &Match| found.reasons.contains(&Reason::Address);
    let mut all: Vec<Evidence> = rules
        .into_iter()
        .filter_map(|(_, found)| {
            let found = different(in_order(found, |m| {
                sureness(m.confidence) << 1 | u64::from(is_linked(m))
            }));
            let first = *found.first()?;
            Some(Evidence {
                rule: first.rule.clone(),
                family: first.family,
                kind: first.kind.clone(),
                confidence: first.confidence,
                count: found.len() as u32,
                reasons: first.reasons.clone(),
                excerpts: found.iter().take(EXCERPTS).map(|m| m.excerpt.clone()).collect(),
                linked: found.iter().filter(|m| is_linked(m)).count() as u32,
            })
        })
        .collect();
    all.extend(lists);
    let most = u64::from(u32::MAX >> 2);
    in_order(all, |e| sureness(e.confidence) << 30 | (most - u64::from(e.count).min(most)))
}

/// The first match of each value.
fn different(found: Vec<&Match>) -> Vec<&Match> {
    let by_value = in_order(found.iter().enumerate().collect(), |(_, m)| u64::from(m.value));
    let mut firsts: Vec<(usize, &&Match)> = by_value;
    firsts.dedup_by_key(|(_, m)| m.value);
    in_order(firsts, |(at, _)| *at as u64).into_iter().map(|(_, m)| *m).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Text, scan};

    fn page(texts: &[&str]) -> Vec<Evidence> {
        let matches: Vec<Match> = texts
            .iter()
            .flat_map(|text| scan(Text { text, context: "", place: Place::Body }))
            .collect();
        evidence(matches.iter())
    }

    #[test]
    fn one_person_counts_once() {
        let found =
            page(&["NHS number 943 476 5919", "NHS no 9434765919", "NHS number 401 023 2137"]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].rule.as_ref(), found[0].count), ("nhs-number", 2));
        assert_eq!(found[0].confidence, Confidence::High);
    }

    #[test]
    fn values_are_told_apart_after_they_were_sent_to_the_page_and_back() {
        // Both are shown as ••• ••• •919.
        let texts = ["NHS number 943 476 5919", "NHS number 401 000 6919"];
        let sent: Vec<Match> = texts
            .iter()
            .flat_map(|text| scan(Text { text, context: "", place: Place::Body }))
            .map(|found| serde_json::to_string(&found).unwrap())
            .map(|sent| serde_json::from_str(&sent).unwrap())
            .collect();
        assert_eq!(sent[0].excerpt, sent[1].excerpt);
        assert_eq!(evidence(sent.iter())[0].count, 2);
    }

    /// What is drawn as well is nothing that only a link holds.
    #[test]
    fn what_stands_in_links_alone_is_counted() {
        let leads = |text, place| scan(Text { text, context: "", place });
        let (one, other) = (concat!("deploy:", "q8Zr2mVx@"), concat!("rota:", "tR4vel!ing9@"));
        let [one, other] =
            [one, other].map(|login| format!("https://{login}build.northmoor.org.uk"));
        let hidden = leads(&one, Place::Link);
        let both =
            [hidden.clone(), leads(&other, Place::Body), leads(&other, Place::Link)].concat();
        let count =
            |found: &[Match]| evidence(found.iter()).iter().map(|e| (e.count, e.linked)).next();
        assert_eq!((count(&hidden), count(&both)), (Some((1, 1)), Some((2, 1))));
    }

    #[test]
    fn the_surest_comes_first() {
        let found = page(&["ask rae.lindqvist@northmoor.org.uk", "NHS number 943 476 5919"]);
        assert_eq!(
            found.iter().map(|e| e.rule.as_ref()).collect::<Vec<_>>(),
            ["nhs-number", "email-address"]
        );
    }
}
