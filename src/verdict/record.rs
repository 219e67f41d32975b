//! When a record of a page, a work item, an epic or a space of Jira is due (R27, R64).

use crate::audience::ask::Answer;
use crate::audience::fact::{Fact, PageFact, WorkItem};
use crate::audience::page::PageView;
use crate::audience::{Register, jira as who};
use crate::message::Message;
use crate::page::jira::{Place, is_space_key};
use crate::policy::Policy;
use crate::record::clock::{self, Due, End, Recorded, Work};
use crate::verdict::findings::jira as rules;
use crate::verdict::findings::{Finding, Subject};
use crate::verdict::scale::Scale;
use crate::verdict::{Case, kept};

/// The record of a page that is due, if one is. Nothing is due where the browser side did not say which
/// day it is.
pub(super) fn of_page(case: &Case, about: Option<&PageFact>, policy: &Policy) -> Option<Due> {
    let about = about.filter(|_| case.record.today > 0)?;
    let is_ended = about.archived || is_named_done(about, kept::own_title(&case.snapshot.title));
    let work = work(about, is_ended.then_some(End::Page));
    clock::due(case.record, work, policy.days("recordInterval"))
}

/// The record of a work item that is due, if one is. Sub-tasks belong to the record of what they
/// are part of.
pub(super) fn of_item(case: &Case, item: Option<&WorkItem>, policy: &Policy) -> Option<Due> {
    let item = item.filter(|item| case.record.today > 0 && item.level >= 0)?;
    let is_epic = item.level > 0;
    let ended = if item.about.archived {
        Some(End::Archived)
    } else if is_named_done(&item.about, summary(&case.snapshot.title)) {
        Some(End::Named)
    } else if item.done {
        Some(End::Done)
    } else {
        item.released.then_some(End::Released)
    };
    // A work item that goes on and was never recorded is not due: its epic and its space are.
    let space = case.record.space.filter(|_| is_epic);
    let kept = Recorded { space, ..case.record };
    let due = clock::due(kept, work(&item.about, ended), policy.days("recordInterval"))?;
    // Most that is done was never meant for a record; only where records are kept is one missing.
    let is_kept = is_epic || case.record.page.is_some() || case.record.space.is_some();
    Some(Due { overdue: due.overdue && is_kept, ..due })
}

/// What is known of the clock of a space.
#[derive(Default)]
pub(super) struct OfSpace {
    /// The finding that a record of it is due.
    pub(super) found: Option<Finding>,
    /// Where it is on the site.
    pub(super) path: Option<String>,
    /// Whether all that tells was read.
    pub(super) whole: bool,
}

/// The clock of the space that a page of Jira shows: a board, a queue, any other page of it.
pub(super) fn of_space(
    case: &Case,
    place: &Place,
    (scale, noun): (&Scale<'_>, Message),
    register: &mut Register<'_>,
) -> OfSpace {
    let (Place::Board(..) | Place::Space(_)) = place else { return OfSpace::default() };
    // What stands in the address is looked at before it goes into another one.
    let Some(key) = place.space().filter(|key| is_space_key(key)) else {
        return OfSpace::default();
    };
    let path = ["/browse/", key].concat();
    let mut found = OfSpace { path: Some(path.clone()), ..OfSpace::default() };
    if case.record.today <= 0 {
        return found;
    }
    let Answer::Known(Fact::Page(about)) = who::space_itself(key, register) else {
        return found;
    };
    found.whole = true;
    // A record of anything in the space says that records are kept of it.
    let kept = Recorded { page: case.record.page.or(case.record.space), ..case.record };
    let ended = about.archived.then_some(End::Archived);
    let due = clock::due(kept, work(about, ended), scale.policy().days("recordInterval"));
    let view = PageView::default();
    let subject = Subject::of_space(&view, scale, key, &path, &case.kept);
    found.found = rules::record(&Subject { record: due, ..subject }, &noun);
    found
}

fn work(about: &PageFact, ended: Option<End>) -> Work {
    Work { created: about.created, changed: about.changed, ended }
}

/// Whether its labels or its title say that the work is done.
fn is_named_done(about: &PageFact, title: &str) -> bool {
    about.labels.iter().any(|label| clock::is_end_label(label)) || clock::is_end_title(title)
}

/// The summary in a document's title: `[CASE-12] Summary - Jira`.
fn summary(title: &str) -> &str {
    let title = title.split_once("] ").map_or(title, |(_, rest)| rest);
    title.rsplit_once(" - ").map_or(title, |(summary, _)| summary)
}
