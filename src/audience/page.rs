//! Who has access to a page: its own restrictions, those of the pages above it,
//! and the space, each of which must let a person in.

use super::access::{Access, GapIn, RestrictedBy, Told};
use super::ask::{self, Answer, Wants};
use super::fact::{
    self, Fact, Facts, Files, Level, PageFact, Restrictions, Role, Subjects, Unread,
};
use super::{Kind, Register, space};

/// What the site says of a page.
#[derive(Debug, Clone, Default)]
pub struct PageView<'a> {
    /// Who has access to the page.
    pub page: Access,
    /// Who has access to its space.
    pub space: Access,
    /// Its labels and where it stands.
    pub about: Option<&'a PageFact>,
    /// The ids of the pages above it, where they are known.
    pub above: Vec<&'a String>,
    /// Its classification level, where it has one.
    pub classification: Option<&'a Level>,
    /// The files attached to it, where they are known.
    pub files: Option<&'a Files>,
    /// What its versions hold, where that is known.
    pub history: Option<&'a str>,
    /// Whether its labels, files or versions are still being asked for.
    pub undescribed: bool,
    /// Whether it is archived below a page whose restriction it would inherit, were
    /// it not: archiving drops what is inherited (CONFCLOUD-83913).
    pub dropped: bool,
}

impl PageView<'_> {
    /// Whether it was never published: nobody but who writes it gets it yet.
    pub fn is_draft(&self) -> bool {
        self.about.is_some_and(|about| about.draft)
    }
}

/// Reads who has access to a page from what has been learnt, and adds to `wants`
/// what would tell more, what tells most first.
pub fn view<'a>(
    page: &str,
    space_key: Option<&str>,
    register: &Register<'a>,
    wants: &mut Wants,
) -> PageView<'a> {
    let facts = register.facts();
    let mut view = PageView::default();
    if let Answer::Asking = wants.look(facts, ask::signed_in()) {
        view.page.asking = true;
    }
    let own = wants.look(facts, ask::restrictions(page));
    let mut itself = wants.look(facts, ask::page(page));
    // What was never published is there as a draft alone.
    if itself == Answer::Unread(Unread::NotFound) && !wants.is_review() {
        itself = wants.look(facts, ask::draft(page));
    }
    view.about = match itself {
        Answer::Known(Fact::Page(about)) => Some(about),
        answer => {
            view.undescribed = answer == Answer::Asking;
            view.page.miss(GapIn::Page, answer);
            None
        }
    };
    let draft = view.about.filter(|about| about.draft);
    if draft.is_some() {
        wants.is_of_draft();
    }
    // Nobody else gets a draft; once it is published, whoever gets what it stands below.
    let parent = draft.and_then(|draft| draft.parent.as_ref());
    let told_by = parent.map_or(page, String::as_str);
    let stranger = wants.look(facts, ask::public(told_by));
    let parents = if draft.is_some() && parent.is_none() {
        Vec::new()
    } else {
        parents(told_by, parent, register, wants, &mut view)
    };
    view.space = match view.about {
        Some(about) => {
            let is_public = matches!(stranger, Answer::Known(Fact::Public(true)))
                || strangers_get_in(facts, &about.space) == Some(true);
            space::access(&about.space, space_key, is_public, register, wants)
        }
        // The page says in which space it is.
        None => {
            let mut space = Access::default();
            space.miss(GapIn::Space, itself);
            space
        }
    };
    view.page.asking |= view.space.asking;
    view.page.gaps.extend_from_slice(&view.space.gaps);

    let own = match own {
        Answer::Known(Fact::Restrictions(own)) => Some(own),
        answer => {
            view.page.miss(GapIn::Restrictions, answer);
            None
        }
    };
    let is_archived = view.about.is_some_and(|about| about.archived);
    let inherits = own.is_some_and(|own| own.read.is_none());
    view.dropped = is_archived && inherits && parents.iter().any(|parent| parent.read.is_some());
    let above = if is_archived { &[] } else { parents.as_slice() };
    levels(own, above, register, wants, &mut view);
    let editors = own.and_then(|own| own.update.as_ref());
    let has_editors = editors.is_some();
    if wants.is_review() {
        strangers_in_review(page, has_editors, register, wants, &mut view);
        only_editors(&mut view.page, editors, register, wants);
        return view;
    }
    strangers_at_page(stranger, itself, has_editors, &mut view);
    view.page.public_link = match facts.get(&fact::link_key(page)) {
        Some(Fact::Public(true)) => Told::Yes(()),
        Some(Fact::Public(false)) => Told::No,
        _ => Told::CannotTell(None),
    };
    view.classification = match wants.look(facts, ask::classification(page)) {
        Answer::Known(Fact::Classification(level)) if view.about.is_some() => level.as_ref(),
        // As with strangers: a page that is not there has no level to be told.
        Answer::Known(Fact::Classification(_)) => {
            view.page.miss(GapIn::Classification, itself);
            None
        }
        answer => {
            view.page.miss(GapIn::Classification, answer);
            None
        }
    };
    only_editors(&mut view.page, editors, register, wants);
    view
}

/// Reads which files are attached to a page; where somebody `shares` it, that is asked beside the
/// budget of the page view. Whether some are `known` from an earlier visit: that they are there no
/// more is for the list to say.
pub fn read_files<'a>(
    view: &mut PageView<'a>,
    page: &str,
    (shares, known): (bool, bool),
    register: &Register<'a>,
    wants: &mut Wants,
) {
    // To what was never published nothing is attached that the site tells of by its id.
    if view.about.is_none_or(|about| about.draft) || !wants.may_have_files() {
        return;
    }
    let (facts, want) = (register.facts(), ask::files(page));
    if !facts.contains_key(&want.key) && (shares || view.page.asking) {
        // What tells of people goes first.
        if shares {
            wants.push(want);
        }
        view.undescribed = true;
        return;
    }
    match wants.look(facts, want) {
        Answer::Known(Fact::Files(files)) => view.files = Some(files),
        // Nothing is said of them then.
        Answer::Unread(Unread::NotAsked) if !known => {}
        answer => {
            view.undescribed |= answer == Answer::Asking;
            view.page.miss(GapIn::Files, answer);
        }
    }
}

impl<'a> PageView<'a> {
    /// Takes what `want` tells of what it held before; what is not told is the gap `of`.
    pub(super) fn look_back(
        &mut self,
        want: ask::Want,
        of: GapIn,
        register: &Register<'a>,
        wants: &mut Wants,
    ) {
        match register.facts().get(&want.key) {
            Some(Fact::History(history)) => self.history = Some(history),
            Some(Fact::Unread { why }) => self.page.miss(of, Answer::Unread(*why)),
            Some(_) => self.page.miss(of, Answer::Unread(Unread::NotUnderstood)),
            None => {
                wants.push(want);
                self.undescribed = true;
            }
        }
    }
}

/// Reads what the versions of a page hold that somebody is about to share.
pub fn read_history<'a>(
    view: &mut PageView<'a>,
    page: &str,
    register: &Register<'a>,
    wants: &mut Wants,
) {
    // Of its first version nothing was there before.
    let has_earlier = |about: &&PageFact| !about.draft && about.version > 1;
    let Some(about) = view.about.filter(has_earlier).filter(|_| wants.may_have_files()) else {
        return;
    };
    view.look_back(ask::history(page, about.version), GapIn::History, register, wants);
}

/// Whether a stranger got the page, as was tried without the session; `itself` is what the page
/// answered with it.
fn strangers_at_page(
    stranger: Answer<'_>,
    itself: Answer<'_>,
    has_editors: bool,
    view: &mut PageView<'_>,
) {
    let (page, space) = (&mut view.page, &mut view.space);
    // What the space lets strangers do, they may on its page, where it has no editors of its own.
    let in_space = |told: Told<Role>| match told {
        Told::Yes(_) if has_editors => Told::Yes(Role::View),
        told => told,
    };
    page.anonymous = match stranger {
        Answer::Known(Fact::Public(true)) => {
            in_space(Told::Yes(space.anonymous.yes().unwrap_or_default()))
        }
        // Of a draft it says nothing that they do not get what it stands below: the space does.
        Answer::Known(Fact::Public(false)) if view.about.is_some_and(|about| about.draft) => {
            match (page.restricted, space.anonymous) {
                (Told::Yes(_), _) => Told::No,
                (_, Told::CannotTell(_)) => {
                    page.gap(GapIn::Anonymous, Some(Unread::NotFound));
                    Told::CannotTell(None)
                }
                (_, told) => in_space(told),
            }
        }
        Answer::Known(Fact::Public(false)) if view.about.is_some() => Told::No,
        // Where the person gets nothing either, it says nothing of strangers.
        Answer::Known(Fact::Public(false)) => {
            page.miss(GapIn::Anonymous, itself);
            Told::CannotTell(None)
        }
        // Nobody could try; that the space lets them in holds all the same.
        Answer::Unread(_) if page.restricted == Told::No && space.anonymous.yes().is_some() => {
            in_space(space.anonymous)
        }
        answer => {
            page.miss(GapIn::Anonymous, answer);
            Told::CannotTell(None)
        }
    };
    if space.anonymous == Told::CannotTell(None) {
        space.anonymous = match (page.anonymous, page.restricted) {
            (Told::Yes(role), _) => Told::Yes(role),
            (Told::No, Told::No) => Told::No,
            _ => Told::CannotTell(None),
        };
    }
}

/// What strangers may do with a page of a review: what the space lets them do, or
/// one of its pages for all of them, unless something restricts the page. The
/// classification level is not among what a review reads.
fn strangers_in_review(
    page: &str,
    has_editors: bool,
    register: &Register<'_>,
    wants: &mut Wants,
    view: &mut PageView<'_>,
) {
    let Some(about) = view.about else { return };
    if let Told::CannotTell(_) = view.space.anonymous {
        match strangers_get_in(register.facts(), &about.space) {
            Some(true) => view.space.anonymous = Told::Yes(Role::View),
            Some(false) => view.space.anonymous = Told::No,
            None => {}
        }
    }
    view.page.anonymous = match (view.page.restricted, view.space.anonymous) {
        (Told::Yes(_), _) | (_, Told::No) => Told::No,
        (Told::No, Told::Yes(role)) => Told::Yes(if has_editors { Role::View } else { role }),
        (Told::No, Told::CannotTell(_)) if !view.space.asking => {
            let answer = wants.look(register.facts(), ask::strangers(&about.space, page));
            view.page.miss(GapIn::Anonymous, answer);
            Told::CannotTell(None)
        }
        _ => Told::CannotTell(None),
    };
}

/// Whether a stranger got a page of this space that nothing restricts; `None`
/// where none has been asked for.
fn strangers_get_in(facts: &Facts, space: &str) -> Option<bool> {
    match facts.get(&fact::key("strangers:", space)) {
        Some(Fact::Public(open)) => Some(*open),
        _ => None,
    }
}

/// The restrictions of the pages above, the nearest first: those above `page`, and below them
/// `nearest`.
fn parents<'a>(
    page: &str,
    nearest: Option<&'a String>,
    register: &Register<'a>,
    wants: &mut Wants,
    view: &mut PageView<'a>,
) -> Vec<&'a Restrictions> {
    if !wants.may_have_parents() {
        return Vec::new();
    }
    let facts = register.facts();
    let access = &mut view.page;
    let ids = match wants.look(facts, ask::ancestors(page)) {
        Answer::Known(Fact::Ancestors(ids)) => ids,
        answer => {
            access.miss(GapIn::Parents, answer);
            return Vec::new();
        }
    };
    // The walk of a review goes up to the top itself.
    if ids.len() >= ask::ABOVE && !wants.is_review() {
        access.gap(GapIn::Parents, None);
    }
    view.above = ids.iter().chain(nearest).collect();
    let is_missing = |id: &&&String| !facts.contains_key(&fact::restrictions_key(id));
    let missing: Vec<String> =
        view.above.iter().filter(is_missing).map(|id| (*id).clone()).collect();
    if !missing.is_empty() {
        if wants.put(ask::restrictions_of(&missing)) {
            access.asking = true;
        } else {
            access.gap(GapIn::Parents, Some(Unread::NotAsked));
        }
    }
    let mut found = Vec::new();
    for id in view.above.iter().rev() {
        match facts.get(&fact::restrictions_key(id)) {
            Some(Fact::Restrictions(restrictions)) => found.push(restrictions),
            Some(Fact::Unread { why }) => access.gap(GapIn::Parents, Some(*why)),
            _ => {}
        }
    }
    found
}

/// Works the levels out: who is on the nearest list that restricts, or everybody
/// in the space.
fn levels(
    own: Option<&Restrictions>,
    parents: &[&Restrictions],
    register: &Register<'_>,
    wants: &mut Wants,
    view: &mut PageView<'_>,
) {
    let own_readers = own.and_then(|own| own.read.as_ref());
    let above: Vec<&Subjects> = parents.iter().filter_map(|parent| parent.read.as_ref()).collect();
    let Some(readers) = own_readers.or_else(|| above.first().copied()) else {
        let unsure = own.is_none()
            || view.page.gaps.iter().any(|gap| gap.what == GapIn::Parents)
            || view.page.asking;
        view.page.restricted = if unsure { Told::CannotTell(None) } else { Told::No };
        view.page.members.clone_from(&view.space.members);
        view.page.groups.clone_from(&view.space.groups);
        view.page.everyone = view.space.everyone;
        return;
    };
    view.page.restricted =
        Told::Yes(if own_readers.is_some() { RestrictedBy::Page } else { RestrictedBy::Parent });
    if readers.truncated {
        view.page.gap(GapIn::Restrictions, None);
    }
    let facts = register.facts();
    // A list further up shuts out everybody who is neither on it nor in a group of it
    // whose members are all known.
    let shut_out = |id: &str| {
        above.iter().any(|level| {
            !level.truncated
                && !level.people.iter().any(|person| person.id == id)
                && level.group_ids.iter().all(|group| is_in(facts, group, id) == Some(false))
        })
    };
    for account in &readers.people {
        // The account itself says more than the list does, where it was read.
        let account = match facts.get(&fact::account_key(&account.id)) {
            Some(Fact::Account(known)) => known,
            _ => account,
        };
        view.page.add(account, Role::View, None, register, wants);
    }
    for (index, name) in readers.groups.iter().enumerate() {
        let id = readers.group_ids.get(index).map_or("", String::as_str);
        view.page.group(id, name, Role::View, register, wants);
    }
    view.page.members.retain(|member| !shut_out(&member.party.value));
    // The list lets them in; what they may do there, the space says.
    for member in &mut view.page.members {
        let everyone = view.space.everyone.map(|everyone| everyone.role);
        let of_space = view.space.role_of(&member.party.value);
        member.role = of_space.or(everyone).unwrap_or_default();
    }
    // A group on a page's list is a list of people, not everybody.
    view.page.everyone = None;
    let in_part: Vec<String> = view
        .page
        .groups
        .iter()
        .filter(|group| group.is_all() && !group.listed)
        .map(|group| group.name.clone())
        .collect();
    for name in in_part {
        view.page.gap(GapIn::Group(name), None);
    }
}

/// Whether somebody is in a group; `None` where that is not known.
fn is_in(facts: &Facts, group: &str, id: &str) -> Option<bool> {
    let Some(Fact::Members(members)) = facts.get(&fact::key("members:", group)) else {
        return None;
    };
    let is_listed = members.people.iter().any(|person| person.id == id);
    (is_listed || !members.more).then_some(is_listed)
}

/// Only those listed may edit, one by one or by any of their groups. Where nobody can tell whether
/// a reader is, they keep what the space lets them do: a role is the most they may do. A review
/// asks for no colleague's sake: it lists outsiders alone.
fn only_editors(
    access: &mut Access,
    editors: Option<&Subjects>,
    register: &Register<'_>,
    wants: &mut Wants,
) {
    let Some(editors) = editors else { return };
    let facts = register.facts();
    let (mut asks, mut is_unsure) = (false, false);
    for member in &mut access.members {
        let id = &member.party.value;
        let in_groups = || editors.group_ids.iter().map(|group| is_in(facts, group, id));
        let is_listed = editors.people.iter().any(|person| person.id == *id)
            || in_groups().any(|is_in| is_in == Some(true))
            || member.through.as_ref().is_some_and(|group| editors.groups.contains(group));
        let is_told = !editors.truncated && in_groups().all(|is_in| is_in.is_some());
        if is_listed {
            member.role = Role::Edit;
        } else if is_told {
            member.role = Role::View;
        } else if member.role >= Role::Edit {
            let is_outside = member.party.kind != Kind::Internal;
            is_unsure |= is_outside;
            asks |= is_outside || !wants.is_review();
        }
    }
    if is_unsure && editors.truncated {
        access.gap(GapIn::Restrictions, None);
    }
    for (name, id) in editors.groups.iter().zip(&editors.group_ids).filter(|_| asks) {
        match wants.look(facts, ask::members(id)) {
            Answer::Asking => access.asking = true,
            Answer::Unread(why) if is_unsure => access.gap(GapIn::Group(name.clone()), Some(why)),
            Answer::Known(Fact::Members(members)) if is_unsure && members.more => {
                access.gap(GapIn::Group(name.clone()), None);
            }
            _ => {}
        }
    }
}

impl Access {
    /// Takes note of an answer that is not there.
    pub(super) fn miss(&mut self, what: GapIn, answer: Answer<'_>) {
        match answer {
            Answer::Asking => self.asking = true,
            Answer::Unread(why) => self.gap(what, Some(why)),
            Answer::Known(_) => self.gap(what, Some(Unread::NotUnderstood)),
        }
    }

    fn role_of(&self, id: &str) -> Option<Role> {
        self.members.iter().find(|member| member.party.value == id).map(|member| member.role)
    }
}
