//! What earlier versions of a page hold, and what the fields of a work item held before a change.
//! Whoever can open either can read its history, so sharing it gives away what was deleted from it
//! before (R2, R13).
//!
//! The text is read as the site's answer arrives. Only numbers of versions, counts and the words of
//! markings are kept.

use crate::audience::answer::{is_cut, results};
use crate::audience::fact::{self, Fact, Unread};
use crate::audience::learn::{Learnt, read};
use crate::audience::page::PageView;
use crate::detect::{Evidence, Family, Match, Place, Terms, Text, evidence};
use crate::message::{Arg, Message};
use crate::page::body;
use crate::policy::Layers;
use crate::verdict::content;
use crate::verdict::scale::Scale;
use crate::{terms, wire};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many versions are named; more would hide what they hold.
const NAMED: usize = 5;

/// What the history of a page or work item holds, without its text.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct History {
    /// The versions in which something was found, the newest first.
    held: Vec<Held>,
    /// Whether some versions were not read.
    more: bool,
}

/// A version of a page in which something was found, or all that the fields of a work item held.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Held {
    /// The number of the version; 0 of a work item, which has none.
    version: u32,
    /// What was found, with no excerpts but the words of markings.
    evidence: Vec<Evidence>,
}

/// Whether an answer under this key is one about what was there before.
pub fn is_about(key: &str) -> bool {
    key.starts_with(fact::HISTORY)
}

/// Makes a fact of an answer about the versions of a page or the changes of a work item; for the
/// parameters see [`learn`](crate::audience::learn::learn).
pub fn learn(key: &str, status: u16, body: &str, settings: &Layers) -> Learnt {
    let terms = terms::of(settings);
    let fact = read(status, body)
        .and_then(|value| {
            let read = if value["changelog"].is_object() { changes } else { versions };
            read(&value, terms.as_ref()).ok_or(Unread::NotUnderstood)
        })
        .and_then(|held| serde_json::to_string(&held).map_err(|_| Unread::NotUnderstood))
        .map_or_else(|why| Fact::Unread { why }, Fact::History);
    vec![(key.to_owned(), fact)]
}

/// Source: `GET /wiki/api/v2/pages/{id}/versions`, REST v2.
fn versions(value: &Value, terms: Option<&Terms>) -> Option<History> {
    let mut held = Vec::new();
    let mut more = is_cut(value);
    for version in results(value)? {
        let page = &version["page"];
        let title = page["title"].as_str().unwrap_or_default();
        let document = page["body"]["atlas_doc_format"]["value"].as_str().unwrap_or_default();
        let read = body::scan(title, document, terms);
        let number = version["number"].as_u64().and_then(|number| u32::try_from(number).ok());
        let (Some(version), true) = (number, read.is_whole) else {
            more = true;
            continue;
        };
        let evidence = unworded(&read.matches);
        if !evidence.is_empty() {
            held.push(Held { version, evidence });
        }
    }
    Some(History { held, more })
}

/// What fields held before, as plain text or wiki markup. Source: `PageOfChangelogs`, Jira REST v3.
fn changes(value: &Value, terms: Option<&Terms>) -> Option<History> {
    let log = &value["changelog"];
    let histories = log["histories"].as_array()?;
    let mut evidence: Vec<Evidence> = Vec::new();
    for item in histories.iter().filter_map(|change| change["items"].as_array()).flatten() {
        let text = item["fromString"].as_str().unwrap_or_default();
        let place = if item["fieldId"] == "summary" { Place::Title } else { Place::Body };
        let found = unworded(&terms::scan(Text { text, context: "", place }, terms));
        if !found.is_empty() {
            evidence = content::merged(&[&evidence, &found]);
        }
    }
    let held = if evidence.is_empty() { vec![] } else { vec![Held { version: 0, evidence }] };
    Some(History { held, more: log["total"].as_u64() > u64::try_from(histories.len()).ok() })
}

/// Evidence without excerpts but the words of a marking.
fn unworded(matches: &[Match]) -> Vec<Evidence> {
    let mut found = evidence(matches.iter());
    for one in found.iter_mut().filter(|one| one.family != Family::Marking) {
        one.excerpts.clear();
    }
    found
}

/// What the history holds that is not there any more, or not on the page as it is drawn.
#[derive(Debug, Default)]
pub(in crate::verdict) struct Earlier {
    /// What was found, without rules that are off.
    pub(in crate::verdict) evidence: Vec<Evidence>,
    /// What to say of it to a person sharing the page outside.
    pub(in crate::verdict) lines: Vec<Message>,
}

/// Looks for what was deleted: sensitive content by a rule that finds nothing as severe in `now`; and for
/// what came since the page was opened. `item` is what a work item is called, and `None` for a page of Confluence.
pub(in crate::verdict) fn earlier(
    view: Option<&PageView<'_>>,
    item: Option<Message>,
    now: &[Evidence],
    scale: &Scale<'_>,
) -> Earlier {
    let read = view.and_then(|view| Some((view.about, wire::from_text(view.history?).ok()?)));
    let Some((about, history)): Option<(_, History)> = read else {
        return Earlier::default();
    };
    let current = match item {
        // All that the fields of a work item held is of the time before.
        Some(_) => u32::MAX,
        None => about.map_or(0, |about| about.version),
    };
    // The current version also tells what is on the page, in case the drawn page was not read.
    let (older, open): (Vec<&Held>, Vec<&Held>) =
        history.held.iter().partition(|held| held.version < current);
    // Of a newer one somebody else made since, nothing is drawn; it is what goes to whoever gets the page.
    let known = about.map_or(u32::MAX, |about| about.version);
    let mut there = scale.sensitive(now);
    let newer = open.iter().filter(|held| held.version > known).find_map(|held| {
        let came = gone(held, &there, scale);
        (!came.is_empty()).then_some((held.version, came))
    });
    there.extend(open.iter().flat_map(|held| scale.sensitive(&held.evidence)));
    let mut all: Vec<Evidence> = Vec::new();
    let mut versions = Vec::new();
    for held in older {
        let gone = gone(held, &there, scale);
        if !gone.is_empty() {
            all = content::merged(&[&all, &gone]);
            versions.push(held.version.to_string());
        }
    }
    let mut lines = Vec::new();
    if !versions.is_empty() {
        let (said, more) = match item {
            Some(noun) => (Message::new("jira_history_holds").with(noun), "jira_history_more"),
            None => {
                let named: Arg = versions.iter().take(NAMED).map(String::as_str).collect();
                (Message::counted("history_holds", versions.len()).with(named), "history_more")
            }
        };
        lines.push(said.with(content::names(&all)));
        if history.more {
            lines.push(Message::new(more));
        }
    }
    if let Some((version, came)) = newer {
        let said = Message::new("history_newer").with(version.to_string());
        lines.insert(0, said.with(content::names(&came)));
        all = content::merged(&[&all, &came]);
    }
    Earlier { evidence: all, lines }
}

/// What is sensitive in it by a rule by which nothing as bad is `there`, as the settings keep it.
fn gone(held: &Held, there: &[&Evidence], scale: &Scale<'_>) -> Vec<Evidence> {
    let kept = scale.keep(&held.evidence);
    let mut gone = scale.sensitive(&kept);
    gone.retain(|found| {
        // One number that remains does not stand for the list that was deleted.
        let is_as_bad = |one: &&&Evidence| scale.severity(one) >= scale.severity(found);
        !there.iter().filter(is_as_bad).any(|one| content::is_same(one, found))
    });
    gone.into_iter().cloned().collect()
}
