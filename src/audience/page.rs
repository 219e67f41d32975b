//! Who has access to a page: its own restrictions, those of the pages above it,
//! and the space, each of which must let a person in.

use super::access::{Access, GapIn, GroupAccess, RestrictedBy, Told};
use super::ask::{self, Answer};
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

/// Works out who has access to a page from what has been learnt, and notes the questions that would
/// tell more, those that tell most first. `space_key` is the key of its space, where the address
/// names it.
pub fn view<'a>(page: &str, space_key: Option<&str>, register: &mut Register<'a>) -> PageView<'a> {
    let mut view = PageView::default();
    view.page.asking = register.look(ask::signed_in()) == Answer::Asking;
    let own = register.look(ask::restrictions(page));
    let itself = view.read_page(page, register);

    // Nobody else gets a draft; once it is published, whoever gets the page it stands below.
    let draft = view.about.filter(|about| about.draft);
    let parent = draft.and_then(|draft| draft.parent.as_ref());
    let told_by = parent.map_or(page, String::as_str);
    let stranger = register.look(ask::public(told_by));
    let above = match draft.is_some() && parent.is_none() {
        true => Vec::new(),
        false => view.read_parents(told_by, parent, register),
    };
    view.read_space(space_key, itself, stranger, register);

    let own = match own {
        Answer::Known(Fact::Restrictions(own)) => Some(own),
        answer => {
            view.page.miss(GapIn::Restrictions, answer);
            None
        }
    };
    view.let_in(own, above, register);
    let editors = own.and_then(|own| own.update.as_ref());
    if register.wants.is_review() {
        view.let_strangers_in_by_space(page, editors.is_some(), register);
    } else {
        view.let_strangers_in(stranger, itself, editors.is_some());
        view.page.public_link = match register.facts().get(&fact::link_key(page)) {
            Some(Fact::Public(true)) => Told::Yes(()),
            Some(Fact::Public(false)) => Told::No,
            _ => Told::CannotTell(None),
        };
        view.read_classification(page, itself, register);
    }
    if let Some(editors) = editors {
        view.page.let_edit(editors, register);
    }
    view
}

impl<'a> PageView<'a> {
    /// Reads the page itself: its space, its labels, whether it is a draft. What the site answered
    /// is returned too, for where it says nothing else about the page either.
    fn read_page(&mut self, page: &str, register: &mut Register<'a>) -> Answer<'a> {
        let mut itself = register.look(ask::page(page));
        // What was never published is there as a draft alone.
        if itself == Answer::Unread(Unread::NotFound) && !register.wants.is_review() {
            itself = register.look(ask::draft(page));
        }
        match itself {
            Answer::Known(Fact::Page(about)) => {
                self.about = Some(about);
                if about.draft {
                    register.wants.is_of_draft();
                }
            }
            answer => {
                self.undescribed = answer == Answer::Asking;
                self.page.miss(GapIn::Page, answer);
            }
        }
        itself
    }

    /// Reads the restrictions of the pages above: of those above `page`, and of `nearest`, which
    /// stands below them. The nearest comes first.
    fn read_parents(
        &mut self,
        page: &str,
        nearest: Option<&'a String>,
        register: &mut Register<'a>,
    ) -> Vec<&'a Restrictions> {
        if !register.wants.may_have_parents() {
            return Vec::new();
        }
        let ids = match register.look(ask::ancestors(page)) {
            Answer::Known(Fact::Ancestors(ids)) => ids,
            answer => {
                self.page.miss(GapIn::Parents, answer);
                return Vec::new();
            }
        };
        // The walk of a review goes up to the top itself.
        if ids.len() >= ask::ABOVE && !register.wants.is_review() {
            self.page.gap(GapIn::Parents, None);
        }
        self.above = ids.iter().chain(nearest).collect();
        let facts = register.facts();
        let is_missing = |id: &&&String| !facts.contains_key(&fact::restrictions_key(id));
        let missing: Vec<String> =
            self.above.iter().filter(is_missing).map(|id| (*id).clone()).collect();
        if !missing.is_empty() {
            if register.wants.put(ask::restrictions_of(&missing)) {
                self.page.asking = true;
            } else {
                self.page.gap(GapIn::Parents, Some(Unread::NotAsked));
            }
        }
        let mut found = Vec::new();
        for id in self.above.iter().rev() {
            match facts.get(&fact::restrictions_key(id)) {
                Some(Fact::Restrictions(restrictions)) => found.push(restrictions),
                Some(Fact::Unread { why }) => self.page.gap(GapIn::Parents, Some(*why)),
                _ => {}
            }
        }
        found
    }

    /// Reads who has access to the space. Which one that is, the page `itself` says; `stranger` is
    /// what the page answered without the session.
    fn read_space(
        &mut self,
        key: Option<&str>,
        itself: Answer<'a>,
        stranger: Answer<'a>,
        register: &mut Register<'a>,
    ) {
        match self.about {
            Some(about) => {
                let is_public = matches!(stranger, Answer::Known(Fact::Public(true)))
                    || strangers_get_in(register.facts(), &about.space) == Some(true);
                self.space = space::access(&about.space, key, is_public, register);
            }
            None => self.space.miss(GapIn::Space, itself),
        }
        self.page.asking |= self.space.asking;
        self.page.gaps.extend_from_slice(&self.space.gaps);
    }

    /// Lets in who is on the nearest list that restricts the page, or else everybody in the space.
    /// `own` are its restrictions, where they are known; `above` those of the pages above it, the
    /// nearest first.
    fn let_in(
        &mut self,
        own: Option<&Restrictions>,
        above: Vec<&Restrictions>,
        register: &mut Register<'_>,
    ) {
        let mut lists: Vec<&Subjects> =
            above.into_iter().filter_map(|parent| parent.read.as_ref()).collect();
        // Archiving drops what is inherited.
        if self.about.is_some_and(|about| about.archived) {
            self.dropped = !lists.is_empty() && own.is_some_and(|own| own.read.is_none());
            lists.clear();
        }
        let own_list = own.and_then(|own| own.read.as_ref());
        if let Some(nearest) = own_list.or(lists.first().copied()) {
            let by = if own_list.is_some() { RestrictedBy::Page } else { RestrictedBy::Parent };
            self.page.restricted = Told::Yes(by);
            self.let_in_listed(nearest, &lists, register);
            return;
        }
        let is_unsure = own.is_none()
            || self.page.gaps.iter().any(|gap| gap.what == GapIn::Parents)
            || self.page.asking;
        let Self { page, space, .. } = self;
        page.restricted = if is_unsure { Told::CannotTell(None) } else { Told::No };
        page.members.clone_from(&space.members);
        page.groups.clone_from(&space.groups);
        page.everyone = space.everyone;
    }

    /// Lets in who is on the `nearest` list and on each of the lists `above`.
    fn let_in_listed(
        &mut self,
        nearest: &Subjects,
        above: &[&Subjects],
        register: &mut Register<'_>,
    ) {
        let Self { page, space, .. } = self;
        if nearest.truncated {
            page.gap(GapIn::Restrictions, None);
        }
        let facts = register.facts();
        for account in &nearest.people {
            // The account itself says more than the list does, where it was read.
            let account = match facts.get(&fact::account_key(&account.id)) {
                Some(Fact::Account(known)) => known,
                _ => account,
            };
            page.add(account, Role::View, None, register);
        }
        for (index, name) in nearest.groups.iter().enumerate() {
            let id = nearest.group_ids.get(index).map_or("", String::as_str);
            page.group(id, name, Role::View, register);
        }
        page.members
            .retain(|member| !above.iter().any(|list| shuts_out(list, &member.party.value, facts)));
        // The list lets them in; what they may do there, the space says.
        let everyone = space.everyone.map(|everyone| everyone.role);
        for member in &mut page.members {
            member.role = space.role_of(&member.party.value).or(everyone).unwrap_or_default();
        }
        // A group on a page's list is a list of people, not everybody.
        page.everyone = None;
        let in_part = |group: &&GroupAccess| group.is_all() && !group.listed;
        let in_part: Vec<String> =
            page.groups.iter().filter(in_part).map(|group| group.name.clone()).collect();
        for name in in_part {
            page.gap(GapIn::Group(name), None);
        }
    }

    /// Whether strangers get in, by what the page answered without the session (`stranger`); `itself`
    /// is what it answered with it. What the space lets them do, they may on its page, unless that
    /// has editors of its own.
    fn let_strangers_in(&mut self, stranger: Answer<'_>, itself: Answer<'_>, has_editors: bool) {
        let Self { page, space, .. } = self;
        let in_space = |told: Told<Role>| match told {
            Told::Yes(_) if has_editors => Told::Yes(Role::View),
            told => told,
        };
        page.anonymous = match stranger {
            Answer::Known(Fact::Public(true)) => {
                in_space(Told::Yes(space.anonymous.yes().unwrap_or_default()))
            }
            Answer::Known(Fact::Public(false)) => match self.about {
                // That they do not get the page it stands below tells nothing; the space does.
                Some(about) if about.draft => match (page.restricted, space.anonymous) {
                    (Told::Yes(_), _) => Told::No,
                    (_, Told::CannotTell(_)) => {
                        page.gap(GapIn::Anonymous, Some(Unread::NotFound));
                        Told::CannotTell(None)
                    }
                    (_, told) => in_space(told),
                },
                Some(_) => Told::No,
                // Where the person gets nothing either, it says nothing of strangers.
                None => {
                    page.miss(GapIn::Anonymous, itself);
                    Told::CannotTell(None)
                }
            },
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

    /// Whether strangers get in, in a review: what the space lets them do, or else what one of its
    /// pages tells for all of them, unless something restricts the page.
    fn let_strangers_in_by_space(
        &mut self,
        page: &str,
        has_editors: bool,
        register: &mut Register<'_>,
    ) {
        let Some(about) = self.about else { return };
        if let Told::CannotTell(_) = self.space.anonymous {
            match strangers_get_in(register.facts(), &about.space) {
                Some(true) => self.space.anonymous = Told::Yes(Role::View),
                Some(false) => self.space.anonymous = Told::No,
                None => {}
            }
        }
        self.page.anonymous = match (self.page.restricted, self.space.anonymous) {
            (Told::Yes(_), _) | (_, Told::No) => Told::No,
            (Told::No, Told::Yes(role)) => Told::Yes(if has_editors { Role::View } else { role }),
            (Told::No, Told::CannotTell(_)) if !self.space.asking => {
                let answer = register.look(ask::strangers(&about.space, page));
                self.page.miss(GapIn::Anonymous, answer);
                Told::CannotTell(None)
            }
            _ => Told::CannotTell(None),
        };
    }

    /// Reads the classification level. A page that is not there has none to tell.
    fn read_classification(&mut self, page: &str, itself: Answer<'_>, register: &mut Register<'a>) {
        match register.look(ask::classification(page)) {
            Answer::Known(Fact::Classification(level)) if self.about.is_some() => {
                self.classification = level.as_ref();
            }
            Answer::Known(Fact::Classification(_)) => {
                self.page.miss(GapIn::Classification, itself);
            }
            answer => self.page.miss(GapIn::Classification, answer),
        }
    }

    /// Reads which files are attached. While somebody `shares` the page, that is asked beside the budget
    /// of the page view. Where there was no budget left to ask, that is a gap only if files are `known`
    /// from an earlier visit: nothing else tells whether they are still there.
    pub fn read_files(
        &mut self,
        page: &str,
        (shares, known): (bool, bool),
        register: &mut Register<'a>,
    ) {
        // To what was never published nothing is attached that the site tells of by its id.
        if self.about.is_none_or(|about| about.draft) || !register.wants.may_have_files() {
            return;
        }
        let want = ask::files(page);
        if !register.facts().contains_key(&want.key) && (shares || self.page.asking) {
            // What tells of people goes first.
            if shares {
                register.wants.push(want);
            }
            self.undescribed = true;
            return;
        }
        match register.look(want) {
            Answer::Known(Fact::Files(files)) => self.files = Some(files),
            Answer::Unread(Unread::NotAsked) if !known => {}
            answer => {
                self.undescribed |= answer == Answer::Asking;
                self.page.miss(GapIn::Files, answer);
            }
        }
    }

    /// Reads what the versions of a page hold that somebody is about to share.
    pub fn read_history(&mut self, page: &str, register: &mut Register<'a>) {
        // Of its first version nothing was there before.
        let has_earlier = |about: &&PageFact| !about.draft && about.version > 1;
        let about = self.about.filter(has_earlier).filter(|_| register.wants.may_have_files());
        if let Some(about) = about {
            self.look_back(ask::history(page, about.version), GapIn::History, register);
        }
    }

    /// Reads what it held before, by the answer to `want`; what is not told is the gap `of`.
    pub(super) fn look_back(&mut self, want: ask::Want, of: GapIn, register: &mut Register<'a>) {
        match register.facts().get(&want.key) {
            Some(Fact::History(history)) => self.history = Some(history),
            Some(Fact::Unread { why }) => self.page.miss(of, Answer::Unread(*why)),
            Some(_) => self.page.miss(of, Answer::Unread(Unread::NotUnderstood)),
            None => {
                register.wants.push(want);
                self.undescribed = true;
            }
        }
    }
}

/// Whether a stranger got a page of this space that nothing restricts; `None` where nobody tried.
fn strangers_get_in(facts: &Facts, space: &str) -> Option<bool> {
    match facts.get(&fact::key("strangers:", space)) {
        Some(Fact::Public(open)) => Some(*open),
        _ => None,
    }
}

/// Whether a list shuts somebody out: it is known whole, and they are neither on it nor in a group
/// of it.
fn shuts_out(list: &Subjects, id: &str, facts: &Facts) -> bool {
    !list.truncated
        && !list.people.iter().any(|person| person.id == id)
        && list.group_ids.iter().all(|group| is_in(facts, group, id) == Some(false))
}

/// Whether somebody is in a group; `None` where that is not known.
fn is_in(facts: &Facts, group: &str, id: &str) -> Option<bool> {
    let Some(Fact::Members(members)) = facts.get(&fact::key("members:", group)) else {
        return None;
    };
    let is_listed = members.people.iter().any(|person| person.id == id);
    (is_listed || !members.more).then_some(is_listed)
}

impl Access {
    /// Lets only those edit who are listed as `editors`, by themselves or by a group. Of whom that
    /// cannot be told, they keep what the space lets them do: a role is the most they may do.
    fn let_edit(&mut self, editors: &Subjects, register: &mut Register<'_>) {
        let facts = register.facts();
        // A review lists outsiders alone, so it asks for no colleague's sake.
        let asks_for_all = !register.wants.is_review();
        let (mut asks, mut is_unsure) = (false, false);
        for member in &mut self.members {
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
                asks |= is_outside || asks_for_all;
            }
        }
        if is_unsure && editors.truncated {
            self.gap(GapIn::Restrictions, None);
        }
        for (name, id) in editors.groups.iter().zip(&editors.group_ids).filter(|_| asks) {
            match register.look(ask::members(id)) {
                Answer::Asking => self.asking = true,
                Answer::Unread(why) if is_unsure => self.gap(GapIn::Group(name.clone()), Some(why)),
                Answer::Known(Fact::Members(members)) if is_unsure && members.more => {
                    self.gap(GapIn::Group(name.clone()), None);
                }
                _ => {}
            }
        }
    }

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
