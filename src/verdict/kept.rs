//! What the browser kept from earlier visits that a judgement needs.
//!
//! The core keeps nothing itself: the background adds this to each question, from
//! the records that `docs/permissions.md` lists.

use crate::page::words;
use crate::severity::Severity;
use crate::verdict::digest::{digest, hex};
use crate::verdict::files::upload::Upload;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was kept about a page and what the person decided about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Whether the page was restricted on an earlier visit (TPL-01).
    #[serde(default)]
    pub restricted: bool,
    /// The digests of the titles of restricted pages seen in this browser session.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Whose review date on this page has passed, by account id or address (EXP-01).
    #[serde(default)]
    pub overdue: Vec<String>,
    /// What the person decided (A10). Key: a finding's key, or the rule and the key
    /// of a space, as in `ACC-07 CASE`. Value: what it became and the severity it
    /// had, as in `aside high` or `low medium`.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
    /// What was found in files as they were added to the page or to something written on it: no
    /// excerpts, and a `file_digest` in place of the name.
    #[serde(default)]
    pub files: Vec<Upload>,
}

/// What the person decided about a finding (A10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// To hide it.
    Aside,
    /// To change its severity.
    Grade(Severity),
}

impl Kept {
    /// What was decided about a finding of this severity; `None` if it was less severe then.
    pub fn choice(
        &self,
        rule: &str,
        key: &str,
        space: Option<&str>,
        severity: Severity,
    ) -> Option<Choice> {
        let in_space = space.and_then(|space| self.choices.get(&[rule, " ", space].concat()));
        let chosen = [self.choices.get(key), in_space];
        chosen.into_iter().flatten().find_map(|choice| {
            let (to, was) = choice.split_once(' ')?;
            if severity > level(was)? {
                return None;
            }
            match to {
                "aside" => Some(Choice::Aside),
                grade => Some(Choice::Grade(level(grade)?)),
            }
        })
    }

    /// Whether this is the title of a copy of a restricted page that was opened in this session.
    pub fn is_copy(&self, title: &str) -> bool {
        let copied = words::copied(own_title(title));
        copied.is_some_and(|of| self.sources.contains(&digest_of(of)))
    }
}

/// A digest of a title.
pub fn title_digest(title: &str) -> String {
    digest_of(own_title(title))
}

/// A digest of the name and the size in bytes of a file.
pub(super) fn file_digest(name: &str, size: &str) -> String {
    hex(digest("file", &[name, "\0", size].concat()))
}

/// The page's own part of a document's title: `TITLE - SPACE - Confluence`.
pub(super) fn own_title(title: &str) -> &str {
    title.rsplitn(3, " - ").last().unwrap_or(title).trim()
}

fn digest_of(title: &str) -> String {
    hex(digest("title", title))
}

fn level(word: &str) -> Option<Severity> {
    Some(match word {
        "critical" => Severity::Critical,
        "high" => Severity::High,
        "medium" => Severity::Medium,
        "low" => Severity::Low,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_the_title_of_what_it_copies() {
        let kept = Kept {
            sources: vec![title_digest("Interview notes - Round 2 - Casework - Confluence")],
            ..Kept::default()
        };
        for (title, is_copy) in [
            ("Copy of Interview notes - Round 2 - Casework - Confluence", true),
            ("Kopie von Interview notes - Round 2 - Fallarbeit - Confluence", true),
            ("Interview notes - Round 2のコピー - Casework - Confluence", true),
            ("Interview notes - Round 2 - Casework - Confluence", false),
            ("Copy of Rota - Casework - Confluence", false),
            ("Copy of ", false),
            ("", false),
        ] {
            assert_eq!(kept.is_copy(title), is_copy, "{title}");
        }
    }

    #[test]
    fn a_choice_counts_until_the_finding_is_worse() {
        let choices = [
            ("k", "aside medium"),
            ("g", "low high"),
            ("ACC-07 CASE", "aside high"),
            ("bad", "aside"),
            ("odd", "fine high"),
        ];
        let choices = choices.map(|(key, choice)| (key.to_owned(), choice.to_owned()));
        let kept = Kept { choices: choices.into(), ..Kept::default() };
        let choice = |key, severity| kept.choice("ACC-08", key, Some("CASE"), severity);
        assert_eq!(choice("k", Severity::Medium), Some(Choice::Aside));
        assert_eq!(choice("k", Severity::High), None);
        assert_eq!(choice("g", Severity::High), Some(Choice::Grade(Severity::Low)));
        assert_eq!(choice("bad", Severity::Low), None);
        assert_eq!(choice("odd", Severity::Low), None);
        assert_eq!(kept.choice("ACC-07", "x", Some("CASE"), Severity::High), Some(Choice::Aside));
        assert_eq!(kept.choice("ACC-07", "x", Some("HELP"), Severity::Low), None);
    }
}
