//! What earlier versions of a page hold. Whoever can open a page can open its versions, so that what
//! was deleted from it before it is shared goes along (R2, R13).
//!
//! What was found is worked out as the site's answer comes, and is all that is kept of it: the number
//! of a version, counts and the words of markings.

use super::content;
use super::scale::Scale;
use crate::audience::ask;
use crate::audience::fact::{Fact, Unread};
use crate::audience::learn::{Learnt, is_cut, read, results};
use crate::audience::page::PageView;
use crate::detect::{Evidence, Family, Terms, evidence};
use crate::message::{Arg, Message};
use crate::page::body;
use crate::policy::Layers;
use crate::{terms, wire};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most versions that are named; more would hide what they hold.
const NAMED: usize = 5;

/// What the versions of a page hold, without anything that they say.
/// Source: `GET /wiki/api/v2/pages/{id}/versions`, REST v2.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct History {
    /// The versions in which something was found, the newest first.
    held: Vec<Held>,
    /// Whether there are others that were not read.
    more: bool,
}

/// A version of a page in which something was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Held {
    /// Its number.
    version: u32,
    /// What, without excerpts but the words of a marking.
    evidence: Vec<Evidence>,
}

/// Whether an answer under this key is one about earlier versions.
pub fn is_about(key: &str) -> bool {
    key.starts_with(ask::HISTORY)
}

/// Makes a fact of an answer about the versions of a page; for the parameters see
/// [`learn`](crate::audience::learn::learn).
pub fn learn(key: &str, status: u16, body: &str, settings: &Layers) -> Learnt {
    let terms = terms::of(settings);
    let fact = read(status, body)
        .and_then(|value| history(&value, terms.as_ref()).ok_or(Unread::NotUnderstood))
        .and_then(|held| serde_json::to_string(&held).map_err(|_| Unread::NotUnderstood))
        .map_or_else(|why| Fact::Unread { why }, Fact::History);
    vec![(key.to_owned(), fact)]
}

fn history(value: &Value, terms: Option<&Terms>) -> Option<History> {
    let mut held = Vec::new();
    let mut more = is_cut(value);
    for version in results(value)? {
        let page = &version["page"];
        let title = page["title"].as_str().unwrap_or_default();
        let document = page["body"]["atlas_doc_format"]["value"].as_str().unwrap_or_default();
        let read = body::scan(title, document, terms);
        let number = version["number"].as_u64().and_then(|number| u32::try_from(number).ok());
        let (Some(number), true) = (number, read.is_whole) else {
            more = true;
            continue;
        };
        let mut found = evidence(read.matches.iter());
        for one in found.iter_mut().filter(|one| one.family != Family::Marking) {
            one.excerpts.clear();
        }
        if !found.is_empty() {
            held.push(Held { version: number, evidence: found });
        }
    }
    Some(History { held, more })
}

/// What earlier versions hold beside what is there now.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// What, as the settings keep it.
    pub(super) evidence: Vec<Evidence>,
    /// What is said of it to whoever gives the page to somebody outside.
    pub(super) lines: Vec<Message>,
}

/// Looks for what was deleted from the page: what is sensitive by a rule that finds nothing
/// sensitive in `now`.
pub(super) fn earlier(view: Option<&PageView<'_>>, now: &[Evidence], scale: &Scale<'_>) -> Earlier {
    let known = view.and_then(|view| Some((view, wire::from_text(view.history?).ok()?)));
    let Some((view, history)): Option<(_, History)> = known else {
        return Earlier::default();
    };
    let current = view.about.map_or(0, |about| about.version);
    // What is on it is told by the page as it is drawn and, where that was not read, by its version.
    let mut there = scale.sensitive(now);
    for held in history.held.iter().filter(|held| held.version >= current) {
        there.extend(scale.sensitive(&held.evidence));
    }
    let mut all: Vec<Evidence> = Vec::new();
    let mut versions = Vec::new();
    for held in history.held.iter().filter(|held| held.version < current) {
        let kept = scale.keep(&held.evidence);
        let mut gone = scale.sensitive(&kept);
        gone.retain(|found| there.iter().all(|one| one.rule != found.rule));
        if !gone.is_empty() {
            let gone: Vec<Evidence> = gone.into_iter().cloned().collect();
            all = content::merged(&[&all, &gone]);
            versions.push(held.version.to_string());
        }
    }
    let mut lines = Vec::new();
    if !versions.is_empty() {
        let named: Arg = versions.iter().take(NAMED).map(String::as_str).collect();
        let said = Message::counted("history_holds", versions.len());
        lines.push(said.with(named).with(content::names(&all)));
        if history.more {
            lines.push(Message::new("history_more"));
        }
    }
    Earlier { evidence: all, lines }
}
