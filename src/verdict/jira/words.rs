//! What of Jira can be seen by somebody, and who can see it, in the site's words (R129).

use crate::audience::access::{Access, Member};
use crate::audience::fact::Part;
use crate::audience::jira::{self as who, ItemView, Shared, Thing};
use crate::audience::page::PageView;
use crate::audience::{Kind, Register};
use crate::message::{Arg, Message};
use crate::page::jira::Wording;
use crate::verdict::audience::{self, Detail};
use crate::verdict::wording;

/// What can be seen by somebody, on a page of Jira.
pub(in crate::verdict) enum Seen<'a> {
    /// A work item.
    Item(ItemView<'a>),
    /// A request in the portal.
    Request(ItemView<'a>),
    /// Something shared by itself.
    Shared(Shared<'a>, &'static str),
}

impl<'a> Seen<'a> {
    pub(in crate::verdict) fn item(&self) -> Option<&ItemView<'a>> {
        match self {
            Seen::Item(item) | Seen::Request(item) => Some(item),
            Seen::Shared(..) => None,
        }
    }

    pub(in crate::verdict) fn view(&self) -> &PageView<'a> {
        match self {
            Seen::Item(item) | Seen::Request(item) => &item.view,
            Seen::Shared(shared, _) => &shared.view,
        }
    }
}

impl<'a> Seen<'a> {
    /// Reads who can see something that is shared by itself.
    pub(in crate::verdict) fn shared(thing: Thing<'_>, register: &mut Register<'a>) -> Self {
        let noun = match thing {
            Thing::Filter(_) => "jira_filter",
            Thing::Dashboard(_) => "jira_dashboard",
            Thing::Board(_) => "jira_board",
        };
        Seen::Shared(who::shared(thing, register), noun)
    }
}

/// "work item", or "issue" where the site still says so.
pub(in crate::verdict) fn item_noun(naming: Wording) -> Message {
    Message::new(item_key(naming))
}

pub(in crate::verdict) fn item_key(naming: Wording) -> &'static str {
    if naming.says_issue { "jira_issue" } else { "jira_work_item" }
}

/// "space", or "project" where the site still says so.
pub(in crate::verdict) fn space_noun(naming: Wording) -> Message {
    Message::new(if naming.says_project { "jira_project" } else { "jira_space" })
}

/// What is seen, by its name.
pub(in crate::verdict) fn noun(seen: &Seen<'_>, naming: Wording) -> Message {
    match seen {
        Seen::Item(_) => item_noun(naming),
        Seen::Request(_) => Message::new("portal_request"),
        Seen::Shared(_, noun) => Message::new(noun),
    }
}

/// Who can see it, in one sentence. What cannot be told is part of it.
pub(in crate::verdict) fn sentence(
    seen: &Seen<'_>,
    naming: Wording,
    register: &Register<'_>,
    detail: Detail,
) -> Message {
    let view = seen.view();
    let page = &view.page;
    if page.asking && page.members.is_empty() && page.everyone.is_none() {
        return Message::new("audience_asking");
    }
    if let Some(why) = audience::nothing_read(page) {
        return audience::unread(why, noun(seen, naming));
    }
    let mut parts = audience::parts(page, &view.space, register, detail);
    let item = seen.item();
    let level = item.and_then(|view| view.item?.security.as_deref());
    let organisations = item.map_or(&[][..], ItemView::organisations);
    parts.extend(wording::customers_of(organisations).into_iter().map(Arg::from));
    if let Seen::Shared(shared, _) = seen {
        parts.extend(shared.spaces.iter().map(|name| {
            Arg::from(match *name {
                "" => Message::new("jira_shared_space_unread").with(space_noun(naming)),
                name => Message::new("jira_shared_space").with(space_noun(naming)).with(name),
            })
        }));
        if shared.private {
            return Message::new("jira_audience_private").with(noun(seen, naming));
        }
    }
    let is_told = !page.asking && page.gaps.is_empty();
    let key = match (level, is_told) {
        _ if matches!(seen, Seen::Request(_)) => "portal_audience",
        _ if page.asking => "jira_audience_so_far",
        (Some(_), _) => "jira_audience_level",
        (None, true) => "jira_audience",
        (None, false) => "jira_audience_at_least",
    };
    Message::new(key)
        .with(noun(seen, naming))
        .with(Arg::List(parts))
        .with(space_noun(naming))
        .with(level.unwrap_or_default())
}

/// The same in a few words.
pub(in crate::verdict) fn short(seen: &Seen<'_>) -> Message {
    let view = seen.view();
    let customers = view.page.of_kind(Kind::Customer).count();
    if customers > 0
        && view.page.anonymous.yes().is_none()
        && view.page.outsiders().next().is_none()
    {
        return Message::counted("jira_short_customers", customers);
    }
    audience::short(view)
}

/// Everybody by name with what they have to do with it, outsiders first.
pub(in crate::verdict) fn lines(seen: &Seen<'_>) -> Vec<Message> {
    let Some(item) = seen.item() else { return audience::lines(&seen.view().page) };
    let page: &Access = &item.view.page;
    let line = |member: &Member| {
        let part = match item.part_of(&member.party.value) {
            Some(part) => part_name(part),
            None => audience::may(member.role),
        };
        Some(Message::new("reader").with(wording::listed(&member.party)).with(part))
    };
    let mut lines = audience::ranked(page, line);
    lines.extend(audience::unread_groups(page));
    lines
}

fn part_name(part: Part) -> Message {
    Message::new(match part {
        Part::Reporter => "jira_part_reporter",
        Part::Participant => "jira_part_participant",
        Part::Assignee => "jira_part_assignee",
        Part::Named => "jira_part_named",
        Part::Watcher => "jira_part_watcher",
        Part::Commenter => "jira_part_commenter",
    })
}
