//! Who can see a work item, a filter, a dashboard or a board.
//!
//! Only administrators may read who may browse a space of Jira. What everybody
//! may read is who is on the work item, whether a stranger gets it, and which
//! accounts Jira itself says may open it. What is left is said not to be known.

use super::access::{Access, GapIn, RestrictedBy, Told};
use super::ask::{self, Answer};
use super::fact::{Account, Comment, Fact, Part, Principal, Role, SpaceFact, Unread, WorkItem};
use super::page::PageView;
use super::{Kind, Party, Register, jira_ask, space};

/// How many of the roles that may browse a space are looked into.
const ROLES: usize = 3;

/// What the site says of a work item.
#[derive(Debug, Clone, Default)]
pub struct ItemView<'a> {
    /// Who can see it, and who its space.
    pub view: PageView<'a>,
    /// The work item itself.
    pub item: Option<&'a WorkItem>,
    /// Its comments.
    pub comments: &'a [Comment],
    /// What those on it have to do with it, by account id.
    pub parts: Vec<(String, Part)>,
    /// Those who take part in a request and are not known to see it in Jira as well: in the portal
    /// internal notes are not shown.
    pub in_portal: Vec<String>,
    /// Whether Jira did not say who sees it there, so that they may be among those.
    pub perhaps_in_jira: bool,
}

impl<'a> ItemView<'a> {
    /// The organisations of customers that it is shared with.
    pub fn organisations(&self) -> &'a [String] {
        self.item.map_or(&[], |item| &item.organisations)
    }

    /// Those who read what is public on a request: reporter and participants, and whoever else on it is
    /// a customer.
    pub fn customers(&self) -> Vec<Party> {
        let is_customer = |party: &Party| {
            party.kind == Kind::Customer
                || matches!(self.part_of(&party.value), Some(Part::Reporter | Part::Participant))
        };
        let parties = self.view.page.members.iter().map(|member| &member.party);
        parties.filter(|party| is_customer(party)).cloned().collect()
    }

    /// Whether it is a request of service management; `None` where that was not
    /// read.
    pub fn is_request(&self) -> Option<bool> {
        self.item.map(|item| item.service)
    }

    /// Whether it may be shared with organisations that are not told: only Jira itself tells them,
    /// and not to a customer.
    pub fn hides_organisations(&self) -> bool {
        self.item.is_none() && !self.view.page.asking
    }

    /// What somebody has to do with it, the most first.
    pub fn part_of(&self, id: &str) -> Option<Part> {
        self.parts.iter().filter(|(of, _)| of == id).map(|(_, part)| *part).min()
    }
}

/// Works out who can see a work item from what has been learnt, and notes the questions that would
/// tell more, those that tell most first.
pub fn item<'a>(key: &str, register: &mut Register<'a>) -> ItemView<'a> {
    let mut found = ItemView::default();
    let page = &mut found.view.page;
    if let Answer::Asking = register.look(ask::signed_in()) {
        page.asking = true;
    }
    match register.look(jira_ask::item(key)) {
        Answer::Known(Fact::WorkItem(item)) => found.is(item),
        answer => page.miss(GapIn::Item, answer),
    }
    let page = &mut found.view.page;
    let stranger = register.look(jira_ask::public(key));
    // There is no public link to a work item.
    page.public_link = Told::No;
    found.let_in_by_space(key, register);
    let PageView { page, space, .. } = &mut found.view;
    match stranger {
        Answer::Known(Fact::Public(true)) => page.anonymous = Told::Yes(Role::View),
        Answer::Known(Fact::Public(false)) => page.anonymous = Told::No,
        // Nobody could try; that the space lets them in holds all the same.
        Answer::Unread(_) if page.restricted == Told::No && space.anonymous.yes().is_some() => {
            page.anonymous = Told::Yes(Role::View);
        }
        answer => page.miss(GapIn::Anonymous, answer),
    }
    let in_space: Vec<String> =
        found.view.page.members.iter().map(|member| member.party.value.clone()).collect();
    found.let_in_by_part(key, register);
    let mut viewers: &[Account] = &[];
    match register.look(jira_ask::viewers(key)) {
        Answer::Known(Fact::Members(found)) => viewers = &found.people,
        answer => found.view.page.miss(GapIn::Accounts, answer),
    }
    for account in viewers {
        found.view.page.add(account, Role::View, None, register);
    }
    if found.is_request() == Some(true) {
        found.in_portal = found.in_portal_alone(&in_space, viewers);
        // An empty list is what a person is told who may not browse users.
        found.perhaps_in_jira = viewers.is_empty() && !found.view.page.asking;
    }
    found
}

impl<'a> ItemView<'a> {
    /// Reads what its fields held before, as somebody is about to share it.
    pub fn read_changes(&mut self, key: &str, register: &mut Register<'a>) {
        // Where it was not read itself, that is said.
        let Some(changed) = self.item.and_then(|item| item.about.changed) else { return };
        self.view.look_back(jira_ask::changes(key, changed), GapIn::Changes, register);
    }

    /// Takes note of the work item itself.
    pub(super) fn is(&mut self, item: &'a WorkItem) {
        self.item = Some(item);
        self.view.about = Some(&item.about);
        self.view.files = Some(&item.files);
    }

    /// Adds those who can open the space, where no security level says who of them it is for.
    fn let_in_by_space(&mut self, key: &str, register: &mut Register<'_>) {
        let space_key = match self.item {
            Some(item) => item.space.as_str(),
            None => key.rsplit_once('-').map_or("", |(space, _)| space),
        };
        self.view.space = scheme(space_key, register);
        let level = self.item.and_then(|item| item.security.as_deref());
        let PageView { page, space, .. } = &mut self.view;
        page.asking |= space.asking;
        page.restricted = match (self.item, level) {
            (None, _) => Told::CannotTell(None),
            (Some(_), Some(_)) => Told::Yes(RestrictedBy::Level),
            (Some(_), None) => Told::No,
        };
        match level {
            // Who is in a level only the site's administrators may read.
            Some(level) => page.gap(GapIn::Level(level.to_owned()), Some(Unread::Forbidden)),
            None => {
                page.gaps.extend_from_slice(&space.gaps);
                page.members.clone_from(&space.members);
                page.groups.clone_from(&space.groups);
                page.everyone = space.everyone;
            }
        }
    }

    /// Adds those who have something to do with it: named in its fields, watching, commenting.
    fn let_in_by_part(&mut self, key: &str, register: &mut Register<'a>) {
        let mut people: Vec<(Part, &Account)> = Vec::new();
        if let Some(item) = self.item {
            people.extend(item.people.iter().map(|(part, account)| (*part, account)));
        }
        let page = &mut self.view.page;
        match register.look(jira_ask::watchers(key)) {
            Answer::Known(Fact::Members(watchers)) => {
                people.extend(watchers.people.iter().map(|account| (Part::Watcher, account)));
                if watchers.more {
                    page.gap(GapIn::Watchers, Some(Unread::Forbidden));
                }
            }
            answer => page.miss(GapIn::Watchers, answer),
        }
        match register.look(jira_ask::comments(key)) {
            Answer::Known(Fact::Comments(comments)) => {
                self.comments = &comments.list;
                let authors = comments.list.iter().map(|comment| &comment.author);
                let authors = authors.filter(|author| !author.id.is_empty());
                people.extend(authors.map(|author| (Part::Commenter, author)));
                if comments.more {
                    page.gap(GapIn::Comments, None);
                }
            }
            answer => page.miss(GapIn::Comments, answer),
        }
        for (part, account) in people {
            page.add(account, Role::View, None, register);
            self.parts.push((account.id.clone(), part));
        }
    }

    /// Those who take part in a request and are not known to see it in Jira as well.
    fn in_portal_alone(&self, in_space: &[String], viewers: &[Account]) -> Vec<String> {
        let takes_part =
            |part| matches!(part, Part::Reporter | Part::Participant | Part::Commenter);
        let is_elsewhere = |id: &String| {
            in_space.contains(id)
                || viewers.iter().any(|account| account.id == *id)
                || self.parts.iter().any(|(of, part)| of == id && !takes_part(*part))
        };
        let ids = self.parts.iter().map(|(id, _)| id);
        ids.filter(|id| !is_elsewhere(id)).cloned().collect()
    }
}

/// What the site says of a space itself; `None` where it was not read.
pub fn space_itself<'a>(key: &str, register: &mut Register<'a>) -> Answer<'a> {
    register.look(jira_ask::space(key))
}

/// Who may browse a space.
fn scheme(key: &str, register: &mut Register<'_>) -> Access {
    let mut access = Access::default();
    let scheme = match register.look(jira_ask::scheme(key)) {
        Answer::Known(Fact::Space(scheme)) => scheme,
        answer => {
            access.miss(GapIn::Space, answer);
            return access;
        }
    };
    access.anonymous = Told::No;
    if scheme.truncated {
        access.gap(GapIn::Space, Some(Unread::NotUnderstood));
    }
    let mut people = Vec::new();
    grants(scheme, None, &mut people, &mut access, register);
    let mut looked = 0;
    for grant in &scheme.grants {
        let Principal::Role(id) = &grant.to else { continue };
        looked += 1;
        if looked > ROLES {
            access.gap(GapIn::Space, Some(Unread::NotAsked));
            break;
        }
        match register.look(jira_ask::role(key, id)) {
            Answer::Known(Fact::Space(role)) => {
                grants(role, grant.role, &mut people, &mut access, register);
            }
            answer => access.miss(GapIn::Space, answer),
        }
    }
    // All in one question, once all roles are there.
    if !access.asking {
        space::accounts(&people, register, &mut access);
    }
    access
}

/// Adds what a list grants; people are left to be asked about together. `role` is
/// what everybody on it may do, where the list itself does not say.
fn grants<'a>(
    space: &'a SpaceFact,
    role: Option<Role>,
    people: &mut Vec<(&'a str, Role)>,
    access: &mut Access,
    register: &mut Register<'_>,
) {
    for grant in &space.grants {
        let role = grant.role.or(role).unwrap_or_default();
        match &grant.to {
            Principal::User(id) => people.push((id, role)),
            // Without a name, the id stands for it: Jira lists no groups to everybody.
            Principal::Group(id) => {
                let name = grant.name.as_deref().unwrap_or(id);
                access.group(id, name, role, register);
            }
            Principal::Anonymous => access.anonymous = Told::Yes(role),
            Principal::Everyone => access.open_to_everyone(role, None),
            Principal::SignedIn | Principal::Admins | Principal::Role(_) | Principal::Space(_) => {}
        }
    }
}

/// What a filter, dashboard or board is shared with.
#[derive(Debug, Clone, Default)]
pub struct Shared<'a> {
    /// Who can open it.
    pub view: PageView<'a>,
    /// The spaces whose people can, by name; empty names are those that the
    /// signed-in person cannot open.
    pub spaces: Vec<&'a str>,
    /// Nobody but its owner can.
    pub private: bool,
}

/// What is shared by itself in Jira.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing<'a> {
    /// A filter, by number.
    Filter(&'a str),
    /// A dashboard, by number.
    Dashboard(&'a str),
    /// A board, by number. It has no permissions of its own: its filter's hold.
    Board(&'a str),
}

/// Reads whom a filter, dashboard or board is shared with.
pub fn shared<'a>(thing: Thing<'_>, register: &mut Register<'a>) -> Shared<'a> {
    let mut found = Shared::default();
    let page = &mut found.view.page;
    page.public_link = Told::No;
    if let Answer::Asking = register.look(ask::signed_in()) {
        page.asking = true;
    }
    let answer = match thing {
        Thing::Dashboard(id) => register.look(jira_ask::dashboard(id)),
        Thing::Filter(id) => register.look(jira_ask::filter(id)),
        Thing::Board(id) => match register.look(jira_ask::board(id)) {
            Answer::Known(Fact::Filter(id)) => register.look(jira_ask::filter(id)),
            answer => answer,
        },
    };
    match answer {
        Answer::Known(Fact::Space(shares)) => {
            page.restricted = Told::No;
            page.anonymous = Told::No;
            // The owner alone may say who else has it.
            found.private = shares.grants.iter().all(|grant| grant.role == Some(Role::Admin));
            let mut people = Vec::new();
            grants(shares, None, &mut people, page, register);
            space::accounts(&people, register, page);
            found.spaces = shares
                .grants
                .iter()
                .filter_map(|grant| match &grant.to {
                    Principal::Space(name) => Some(name.as_str()),
                    _ => None,
                })
                .collect();
        }
        answer => page.miss(GapIn::Shares, answer),
    }
    found
}
