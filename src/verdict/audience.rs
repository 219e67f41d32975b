//! Who can open the page, in words: the sentence, its short form, and the lines
//! behind it (R129).

use crate::audience::access::{Access, Gap, GapIn, GroupAccess, Member, RestrictedBy, Told};
use crate::audience::fact::{Role, Unread};
use crate::audience::page::PageView;
use crate::audience::{Kind, Party, Register};
use crate::message::{Arg, Message};
use crate::verdict::report::Outsider;
use crate::verdict::wording::{self, Organisation, organisation};

/// How many lines of people a report holds before it counts the rest.
const LINES: usize = 60;
/// From this many, colleagues with the same access share a line: people look for who is not a
/// colleague.
const ALIKE: usize = 5;
/// Up to so many of them are all named: a restricted page is for people who were chosen.
const ALL_NAMED: usize = 20;
/// Of more, so many are named.
const FIRST_NAMED: usize = 5;

/// How many outside organisations a brief sentence names before it counts the rest.
const NAMED: usize = 3;

/// How much of an audience is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Every outside organisation.
    Full,
    /// The biggest, with a count of the rest, for the strip and the popup.
    Brief,
}

/// The audience in one sentence. What cannot be told is part of it.
pub fn sentence(view: &PageView<'_>, register: &Register<'_>, detail: Detail) -> Message {
    let page = &view.page;
    if page.asking && page.members.is_empty() && page.everyone.is_none() {
        return Message::new("audience_asking");
    }
    if let Some(why) = nothing_read(page) {
        return unread(why, Message::new("confluence_page"));
    }
    let parts = parts(page, &view.space, register, detail);
    let key = match page.restricted {
        Told::Yes(RestrictedBy::Page | RestrictedBy::Level) => "audience_only",
        Told::Yes(RestrictedBy::Parent) => "audience_only_parent",
        Told::No => "audience_open",
        Told::CannotTell(_) if page.asking => "audience_so_far",
        Told::CannotTell(_) => "audience_at_least",
    };
    let link = Message::new(match page.public_link {
        Told::Yes(()) => "audience_link_on",
        Told::No => "audience_link_off",
        Told::CannotTell(_) => "audience_link_unknown",
    });
    let sentence = Message::new(key).with(Arg::List(parts)).with(link);
    if view.is_draft() { Message::new("audience_draft").with(sentence) } else { sentence }
}

/// The same in a few words, for the folded strip.
pub fn short(view: &PageView<'_>) -> Message {
    let page = &view.page;
    let outsiders = page.outsiders().count();
    if view.is_draft() {
        return Message::new("audience_short_draft");
    }
    if page.anonymous.yes().is_some() {
        return Message::new("audience_short_anonymous");
    }
    if page.public_link.yes().is_some() {
        return Message::new("audience_short_link");
    }
    if page.everyone.is_some_and(|everyone| everyone.unlicensed) {
        return Message::new("audience_short_signed_in");
    }
    if outsiders > 0 {
        return Message::counted("audience_short_outsiders", outsiders);
    }
    if page.asking {
        return Message::new("audience_asking");
    }
    if is_unsure(page) {
        return Message::new("audience_short_unsure");
    }
    Message::new("audience_short_inside")
}

/// Whether people from outside may have access without Doorward knowing.
pub(super) fn is_unsure(page: &Access) -> bool {
    !page.gaps.is_empty() || unplaced(page) > 0
}

/// How many readers may be outside.
pub(super) fn unplaced(page: &Access) -> usize {
    perhaps_outside(page).count()
}

/// The readers who may be outside.
pub(super) fn perhaps_outside(page: &Access) -> impl Iterator<Item = &Party> {
    let parties = page.members.iter().map(|member| &member.party);
    parties.filter(|party| matches!(party.kind, Kind::Unknown(_)))
}

pub(super) fn parts(
    page: &Access,
    space: &Access,
    register: &Register<'_>,
    detail: Detail,
) -> Vec<Arg> {
    let mut parts: Vec<Arg> = Vec::new();
    let inside = page.of_kind(Kind::Internal).count();
    match (page.everyone, register.own_organisation()) {
        (Some(everyone), own) => {
            let who = match own {
                Some(name) => Message::new("audience_everyone_at").with(name),
                None => Message::new("audience_everyone"),
            };
            parts.push(match everyone.count {
                _ if everyone.unlicensed => Message::new("audience_everyone_signed_in").into(),
                Some(count) => Message::new("audience_everyone_counted")
                    .with(who)
                    .with(Message::counted("count_people", count as usize))
                    .into(),
                // The class of all who have a licence, which nothing lists: external accounts
                // are among them (R137).
                None => Message::new("audience_everyone_licensed").into(),
            });
        }
        (None, Some(own)) if inside > 0 => parts.push(
            Message::new("audience_inside")
                .with(Message::counted("count_people", inside))
                .with(own)
                .into(),
        ),
        (None, _) if inside > 0 => parts.push(Message::counted("count_people", inside).into()),
        _ => {}
    }
    parts.extend(outsiders(page, detail));
    let is_said = |group: &GroupAccess| page.everyone.is_some() && group.is_all();
    let unread = page.groups.iter().filter(|group| !group.listed && !is_said(group)).count();
    if unread > 0 {
        parts.push(Message::counted("audience_groups_unread", unread).into());
    }
    let unknown = unplaced(page);
    if unknown > 0 {
        parts.push(Message::counted("audience_unplaced", unknown).into());
    }
    if let Some(role) = page.anonymous.yes() {
        parts.push(Message::new("audience_anonymous").with(may(role)).into());
    }
    if parts.is_empty() {
        let is_unread = !space.gaps.is_empty() || !page.gaps.is_empty();
        let key = if is_unread { "audience_space_unread" } else { "audience_nobody" };
        parts.push(Message::new(key).into());
    }
    parts
}

/// Outsiders of one kind and organisation.
struct Group<'a> {
    kind: Kind,
    from: Organisation<'a>,
    count: usize,
    /// How many of them may edit.
    edits: usize,
}

impl Group<'_> {
    /// "2 guests".
    fn what(&self) -> Message {
        let key = match self.kind {
            Kind::App => "count_apps",
            Kind::External => "count_externals",
            Kind::Customer => "count_customers",
            _ => "count_guests",
        };
        Message::counted(key, self.count)
    }

    fn may(&self) -> Message {
        match self.kind {
            Kind::Customer => Message::new("role_customer"),
            _ if self.edits == 0 => may(Role::View),
            _ if self.edits == self.count => may(Role::Edit),
            _ => Message::new("role_some")
                .with(Arg::Count(self.edits as u32))
                .with(Arg::Count((self.count - self.edits) as u32)),
        }
    }

    fn is_named(&self) -> bool {
        matches!(self.from, Organisation::Named(_))
    }

    /// "2 guests from Northbridge (can view)".
    fn sentence(&self) -> Message {
        let (key, from) = match self.from {
            Organisation::Named(name) => ("audience_from", name),
            Organisation::Private => ("audience_private", ""),
            Organisation::Hidden => ("audience_who", ""),
        };
        Message::new(key).with(self.what()).with(self.may()).with(from)
    }
}

/// Outsiders counted by kind and organisation.
fn outsiders(page: &Access, detail: Detail) -> Vec<Arg> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for member in page.members.iter().filter(|member| member.party.kind.is_outside()) {
        let (kind, from) = (member.party.kind, organisation(&member.party));
        let edits = usize::from(member.role >= Role::Edit);
        match groups.iter_mut().find(|group| group.kind == kind && group.from == from) {
            Some(group) => (group.edits, group.count) = (group.edits + edits, group.count + 1),
            None => groups.push(Group { kind, from, count: 1, edits }),
        }
    }
    let is_long = groups.iter().filter(|group| group.is_named()).count() > NAMED + 1;
    if detail == Detail::Full || !is_long {
        return groups.iter().map(|group| group.sentence().into()).collect();
    }
    let mut largest_first: Vec<Group<'_>> = Vec::new();
    for group in groups {
        let place = largest_first.partition_point(|other| other.count >= group.count);
        largest_first.insert(place, group);
    }
    let mut said = Vec::new();
    let mut named = 0;
    // The rest of each kind, and of how many organisations they are.
    let mut rest: Vec<(Group<'_>, usize)> = Vec::new();
    for group in largest_first {
        if !group.is_named() || named < NAMED {
            named += usize::from(group.is_named());
            said.push(group.sentence().into());
        } else if let Some((all, organisations)) =
            rest.iter_mut().find(|(all, _)| all.kind == group.kind)
        {
            (all.edits, all.count) = (all.edits + group.edits, all.count + group.count);
            *organisations += 1;
        } else {
            rest.push((group, 1));
        }
    }
    said.extend(rest.iter().map(|(all, organisations)| {
        let more = Message::counted("audience_from_more", *organisations);
        Arg::from(more.with(all.what()).with(all.may()))
    }));
    said
}

pub(super) fn may(role: Role) -> Message {
    Message::new(match role {
        Role::View => "role_view",
        Role::Edit => "role_edit",
        Role::Admin => "role_admin",
    })
}

/// Everyone by name, with what they may do: outsiders first, then people who may be outside, then
/// colleagues.
pub fn lines(page: &Access) -> Vec<Message> {
    let line = |member: &Member| {
        let who = match member.party.kind {
            Kind::Internal => inside(page, member)?,
            _ => wording::listed(&member.party),
        };
        let may = may(member.role);
        Some(match &member.through {
            Some(group) => Message::new("reader_through").with(who).with(may).with(group.as_str()),
            None => Message::new("reader").with(who).with(may),
        })
    };
    let mut lines = ranked(page, line);
    if page.restricted == Told::Yes(RestrictedBy::Parent) {
        lines.push(Message::new("reader_parent"));
    }
    lines.extend(unread_groups(page));
    lines
}

/// The line of a colleague. Colleagues who share a line get it at the first of them; the others have
/// none.
fn inside(page: &Access, member: &Member) -> Option<Message> {
    let is_alike = |other: &&Member| {
        other.party.kind == Kind::Internal
            && (other.role, &other.through) == (member.role, &member.through)
    };
    let alike = || page.members.iter().filter(is_alike);
    if alike().nth(ALIKE - 1).is_none() {
        return Some(wording::party(&member.party));
    }
    let is_first = alike().next().is_some_and(|first| std::ptr::eq(first, member));
    is_first.then(|| {
        let count = alike().count();
        let (key, named) = match count {
            ..=ALL_NAMED => ("readers_alike", count),
            _ => ("readers_among", FIRST_NAMED),
        };
        let names: Arg = alike().take(named).map(|one| one.party.name.as_str()).collect();
        Message::counted(key, count).with(names)
    })
}

/// The lines of members in that order, with a count of those beyond [`LINES`].
pub(super) fn ranked(page: &Access, line: impl Fn(&Member) -> Option<Message>) -> Vec<Message> {
    let rank = |kind: Kind| match kind {
        Kind::Internal => 2,
        Kind::Unknown(_) => 1,
        _ => 0,
    };
    let mut lines = Vec::new();
    for wanted in 0..3 {
        let those = page.members.iter().filter(|member| rank(member.party.kind) == wanted);
        lines.extend(those.filter_map(&line));
    }
    let more = lines.len().saturating_sub(LINES);
    if more > 0 {
        lines.truncate(LINES);
        lines.push(Message::counted("readers_more", more));
    }
    lines
}

/// The groups whose members were not all read.
pub(super) fn unread_groups(page: &Access) -> impl Iterator<Item = Message> {
    let groups = page.groups.iter().filter(|group| !group.listed);
    groups.map(|group| Message::new("unknown_group").with(group.name.as_str()))
}

/// Everybody from outside who can open the page.
pub fn outside(page: &Access) -> Vec<Outsider> {
    let outside = page.members.iter().map(|member| &member.party);
    outside
        .filter_map(|party| {
            let kind = match party.kind {
                Kind::Guest => "guest",
                Kind::External => "external",
                Kind::GuestGroup => "guest_group",
                Kind::PublicLink | Kind::EveryAccount => "public_link",
                Kind::App => "app",
                Kind::Customer => "customer",
                Kind::Internal | Kind::Unknown(_) => return None,
            };
            let (id, name) = (party.value.clone(), party.name.clone());
            Some(Outsider { id, name, kind, organisation: party.organisation.clone() })
        })
        .collect()
}

/// What could not be read, each with the reason.
pub fn gaps(page: &Access) -> Vec<Message> {
    page.gaps
        .iter()
        .map(|gap| {
            let what = match &gap.what {
                GapIn::Restrictions => Message::new("gap_restrictions"),
                GapIn::Parents => Message::new("gap_parents"),
                GapIn::Page => Message::new("gap_page"),
                GapIn::Space => Message::new("gap_space"),
                GapIn::Group(name) => Message::new("gap_group").with(name.as_str()),
                GapIn::Accounts => Message::new("gap_accounts"),
                GapIn::Anonymous => Message::new("gap_anonymous"),
                GapIn::Classification => Message::new("gap_classification"),
                GapIn::Files => Message::new("gap_files"),
                GapIn::History => Message::new("gap_history"),
                GapIn::Changes => Message::new("jira_gap_history"),
                GapIn::Item => Message::new("jira_gap_item"),
                GapIn::Watchers => Message::new("jira_gap_watchers"),
                GapIn::Participants => Message::new("portal_gap_participants"),
                GapIn::Comments => Message::new("jira_gap_comments"),
                GapIn::Level(name) => Message::new("jira_gap_level").with(name.as_str()),
                GapIn::Shares => Message::new("jira_gap_shares"),
            };
            let why = gap.why.map_or_else(|| Message::new("unread_cut"), wording::unread);
            Message::new("gap_in").with(what).with(why)
        })
        .collect()
}

/// That nobody can tell who can open a `noun`, and why.
pub(super) fn unread(why: Unread, noun: Message) -> Message {
    match why {
        Unread::SignedOut => Message::new("gap_signed_out").with(noun),
        _ => Message::new("gap_audience").with(noun).with(wording::unread(why)),
    }
}

/// The same of the page that is judged, which is called `noun`: where nothing could be read for one
/// reason, that is said once.
pub fn gaps_of(page: &Access, noun: Message) -> Vec<Message> {
    match one_reason(page) {
        Some(why) => vec![unread(why, noun)],
        None => gaps(page),
    }
}

/// The one reason why nothing could be read, such as that the person is signed out or the site is
/// down.
fn one_reason(page: &Access) -> Option<Unread> {
    let Gap { what, why } = page.gaps.first()?;
    let is_all = page.gaps.len() > 3 || *what == GapIn::Shares;
    why.filter(|_| is_all && page.gaps.iter().all(|gap| gap.why == *why))
}

/// The same, if no reader is known either.
pub(super) fn nothing_read(page: &Access) -> Option<Unread> {
    let is_empty = page.members.is_empty()
        && page.anonymous.yes().is_none()
        && page.public_link.yes().is_none();
    one_reason(page).filter(|_| is_empty)
}
