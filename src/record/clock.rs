//! When a permanent record is due (R27, R64): at intervals, and at the end of a piece of work.
//!
//! Not every page is a record of something. A page is watched once somebody made a record of it,
//! or of another page of its space; and any page at the end of its work: archived, labelled or
//! named as final. What has not changed since its last record is not due again.
//!
//! Work items and epics of Jira end when their status is done or their versions are released. There
//! are many more of them than pages, so a work item that goes on is watched only once a record of
//! it was made; epics and spaces are watched like pages.

use crate::day::DAY;
use crate::letters::{is_alphanumeric, lower};
use serde::{Deserialize, Serialize};

/// What is known of the records of one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The day of its last record, counted from 1 January 1970.
    #[serde(default)]
    pub page: Option<i32>,
    /// What changed up to this moment is in that record; in seconds since 1970. It is the page's last
    /// change by the site's clock or, where the site did not tell, the record's beginning by this
    /// computer's.
    #[serde(default)]
    pub until: Option<i64>,
    /// The day of the last record of any page of its space.
    #[serde(default)]
    pub space: Option<i32>,
    /// Today.
    #[serde(default)]
    pub today: i32,
}

/// What is known of a page, work item or space as a piece of work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// The day it was made, where that is known.
    pub created: Option<i32>,
    /// When it was last changed, in seconds since 1970, where that is known.
    pub changed: Option<i64>,
    /// What says that it is done, if anything does.
    pub ended: Option<End>,
}

/// How something says that its work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A page of Confluence: archived, or a label or title says so.
    Page,
    /// It is archived.
    Archived,
    /// A label or the summary says so.
    Named,
    /// All versions it belongs to are released.
    Released,
    /// Its status is one of those that count as done.
    Done,
}

/// A record that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Why.
    pub why: Why,
    /// Whether it has been due for another interval already.
    pub overdue: bool,
}

/// Why a record is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The work is done.
    Ended(End),
    /// The last one is this many days old.
    Old(i32),
    /// There is none, and the page is this many days old.
    Never(i32),
}

/// The record that is due, if one is. `interval`: days between two records, at least one.
pub fn due(kept: Recorded, work: Work, interval: i32) -> Option<Due> {
    let interval = interval.max(1);
    // Where only the day of the record is known, what changed on that day is taken to be in it.
    let until = kept.until.or(kept.page.map(|day| (i64::from(day) + 1) * DAY - 1));
    if let (Some(until), Some(changed)) = (until, work.changed)
        && changed <= until
    {
        return None;
    }
    if let Some(end) = work.ended {
        let days = work.changed.map(|changed| i64::from(kept.today) - changed.div_euclid(DAY));
        let overdue = days.is_some_and(|days| days >= i64::from(interval));
        return Some(Due { why: Why::Ended(end), overdue });
    }
    let (age, why): (i32, fn(i32) -> Why) = match (kept.page, kept.space) {
        (Some(recorded), _) => (kept.today.saturating_sub(recorded), Why::Old),
        (None, Some(_)) => (kept.today.saturating_sub(work.created?), Why::Never),
        (None, None) => return None,
    };
    (age >= interval).then(|| Due { why: why(age), overdue: age >= interval.saturating_mul(2) })
}

/// Whether a label says that the work is done.
pub fn is_end_label(label: &str) -> bool {
    ENDS.contains(&lower(label).as_str())
}

/// Whether a title says that the work is done: one of the words, standing for itself at either
/// end, as in "Review of cases (final)".
pub fn is_end_title(title: &str) -> bool {
    let title = lower(title);
    let mut words = title.split(|c| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    let first = words.next();
    let last = words.next_back();
    // "Final" alone, or "Final countdown", says little; a word at the end says it.
    last.is_some_and(|word| ENDS.contains(&word))
        || (first == Some("final") && title.starts_with("final:"))
}

/// In English, German and Japanese, the languages in which the site's words are tested.
const ENDS: &[&str] = &[
    "final",
    "closed",
    "completed",
    "done",
    "archived",
    "abgeschlossen",
    "archiviert",
    "erledigt",
    "完了",
    "最終版",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows R27.
    #[test]
    fn a_record_is_due_when_it_is_old_or_the_work_is_done() {
        let kept = |page, space| Recorded { page, until: None, space, today: 1_000 };
        let work = |created, changed: Option<i64>, ended: bool| Work {
            created,
            changed: changed.map(|day| day * DAY + 1),
            ended: ended.then_some(End::Page),
        };
        for (kept, work, due_as) in [
            // Nobody keeps records here, and the work goes on.
            (kept(None, None), work(Some(1), Some(999), false), None),
            // The space is kept, and this page has none.
            (kept(None, Some(990)), work(Some(950), Some(999), false), None),
            (
                kept(None, Some(990)),
                work(Some(900), Some(999), false),
                Some((Why::Never(100), false)),
            ),
            (
                kept(None, Some(990)),
                work(Some(800), Some(999), false),
                Some((Why::Never(200), true)),
            ),
            (kept(None, Some(990)), work(None, Some(999), false), None),
            // Old, and changed since.
            (
                kept(Some(905), Some(990)),
                work(Some(1), Some(950), false),
                Some((Why::Old(95), false)),
            ),
            (kept(Some(800), None), work(Some(1), Some(950), false), Some((Why::Old(200), true))),
            (kept(Some(800), None), work(Some(1), None, false), Some((Why::Old(200), true))),
            // Old, but nothing has changed.
            (kept(Some(800), None), work(Some(1), Some(700), false), None),
            (kept(Some(800), None), work(Some(1), Some(800), true), None),
            // Fresh.
            (kept(Some(950), None), work(Some(1), Some(960), false), None),
            // Done.
            (kept(None, None), work(None, None, true), Some((Why::Ended(End::Page), false))),
            (
                kept(Some(700), None),
                work(None, Some(800), true),
                Some((Why::Ended(End::Page), true)),
            ),
        ] {
            let found = due(kept, work, 90).map(|due| (due.why, due.overdue));
            assert_eq!(found, due_as, "{kept:?} {work:?}");
        }
    }

    /// Shows R27: a record holds a page as it was when it was made, not as it was that evening.
    #[test]
    fn what_changed_later_on_the_day_of_its_record_has_changed_since() {
        let morning = 950 * DAY + 32_400;
        let due_at = |until, changed| {
            let kept = Recorded { page: Some(950), until, space: None, today: 1_000 };
            let work = Work { created: None, changed: Some(changed), ended: Some(End::Page) };
            due(kept, work, 90).is_some()
        };
        assert!(!due_at(Some(morning), morning) && due_at(Some(morning), morning + 1));
        // Nobody can tell where the record is known by its day alone.
        assert!(!due_at(None, morning) && due_at(None, 951 * DAY));
    }

    #[test]
    fn a_day_ahead_of_the_clock_is_not_due() {
        let kept = Recorded { page: Some(i32::MAX), ..Recorded::default() };
        assert_eq!(due(kept, Work::default(), i32::MAX), None);
    }

    #[test]
    fn the_end_is_told_from_its_mention() {
        for (title, ends) in [
            ("Review of cases (final)", true),
            ("Review of cases - FINAL", true),
            ("Final: review of cases", true),
            ("Final", false),
            ("The final countdown", false),
            ("How to get done what matters", false),
            ("Bericht abgeschlossen", true),
            ("報告書 最終版", true),
            ("", false),
        ] {
            assert_eq!(is_end_title(title), ends, "{title}");
        }
        assert!(is_end_label("Final") && !is_end_label("finance"));
    }
}
