//! Who has access to a space.

use super::access::{Access, Everyone, Gap, GapIn, GroupAccess, Member, Told};
use super::ask::{self, Answer};
use super::fact::{self, Account, Fact, Grant, Principal, Role, SpaceFact, Unread};
use super::{CannotTell, Kind, Known, Party, Register, mention};

/// Who has access to the space `id`, whose key is `key` where it is known.
/// `is_public`: a page of it opens without signing in.
pub fn access<'a>(
    id: &str,
    key: Option<&str>,
    is_public: bool,
    register: &mut Register<'a>,
) -> Access {
    let mut access = Access::default();
    let older = |register: &mut Register<'a>| key.map(|key| register.look(ask::space_by_key(key)));
    let space = match register.look(ask::space(id)) {
        Answer::Known(Fact::Space(space)) if !space.unlisted => Ok(space),
        Answer::Asking => Err(None),
        // The newer interface lists nothing to this person: the older one may.
        answer => match older(register) {
            Some(Answer::Known(Fact::Space(space))) if !space.unlisted => Ok(space),
            Some(Answer::Asking) => Err(None),
            _ => Err(Some(match answer {
                Answer::Unread(why) => why,
                _ => Unread::Forbidden,
            })),
        },
    };
    match space {
        Ok(space) => grants(space, register, &mut access),
        Err(None) => access.asking = true,
        Err(Some(why)) => access.gap(GapIn::Space, Some(why)),
    }
    if is_public && access.anonymous == Told::CannotTell(None) {
        // Spaces without roles do not list strangers; the older interface does, to some.
        match older(register) {
            Some(Answer::Known(Fact::Space(space))) => {
                let strangers = space.grants.iter().find(|grant| grant.to == Principal::Anonymous);
                if let Some(grant) = strangers {
                    access.anonymous = Told::Yes(grant.role.unwrap_or_default());
                }
            }
            Some(Answer::Asking) => access.asking = true,
            _ => {}
        }
    }
    access
}

fn grants(space: &SpaceFact, register: &mut Register<'_>, access: &mut Access) {
    if space.truncated {
        access.gap(GapIn::Space, None);
    }
    let has_roles = space.grants.iter().any(|grant| grant.role_id.is_some());
    let roles = has_roles.then(|| register.look(ask::roles(&space.id)));
    let allowed = |id: &str| match &roles {
        Some(Answer::Known(Fact::Roles(roles))) => {
            roles.iter().find(|(of, _)| of == id).map(|(_, role)| *role)
        }
        _ => None,
    };
    let role = |grant: &Grant| match &grant.role_id {
        None => grant.role.unwrap_or_default(),
        Some(id) => allowed(id).unwrap_or(Role::View),
    };
    match &roles {
        Some(Answer::Asking) => access.asking = true,
        Some(Answer::Unread(why)) => access.gap(GapIn::Space, Some(*why)),
        Some(Answer::Known(Fact::Roles(_))) => {
            // What a role allows that is not among them is not known: not little.
            let mut given = space.grants.iter().filter_map(|grant| grant.role_id.as_ref());
            if given.any(|id| allowed(id).is_none()) {
                access.gap(GapIn::Space, None);
            }
        }
        _ => {}
    }
    // Where classes of users are granted access, the list says so for strangers too.
    let lists_classes =
        has_roles || space.grants.iter().any(|grant| grant.to == Principal::Anonymous);
    if lists_classes && !space.truncated {
        access.anonymous = Told::No;
    }
    let mut people: Vec<(&str, Role)> = Vec::new();
    for grant in &space.grants {
        let role = role(grant);
        match &grant.to {
            Principal::User(id) => people.push((id, role)),
            Principal::Group(id) => access.group(id, "", role, register),
            Principal::Anonymous => access.anonymous = Told::Yes(role),
            Principal::Everyone => access.open_to_everyone(role, None),
            Principal::SignedIn => {
                access.open_to_everyone(role, None);
                if let Some(everyone) = &mut access.everyone {
                    everyone.unlicensed = true;
                }
            }
            Principal::Admins | Principal::Role(_) | Principal::Space(_) => {}
        }
    }
    accounts(&people, register, access);
}

/// Adds people known by id alone.
pub(super) fn accounts(people: &[(&str, Role)], register: &mut Register<'_>, access: &mut Access) {
    let facts = register.facts();
    let known = |id: &str| facts.get(&fact::account_key(id));
    let mut missing: Vec<&str> = Vec::new();
    for id in people.iter().map(|(id, _)| *id).filter(|id| known(id).is_none()) {
        if register.wants.asks_who_is(id) {
            access.asking = true;
        } else if !missing.contains(&id) {
            missing.push(id);
        }
    }
    let mentioned = mention::unasked(register);
    let mut why = None;
    if missing.is_empty() {
        mention::look_up(&mentioned, register);
    } else {
        let more: Vec<&str> = mentioned.into_iter().filter(|id| !missing.contains(id)).collect();
        missing.extend(more);
        // The answer is kept under each account, never under the question's own key.
        if register.wants.put(ask::accounts(&missing)) {
            access.asking = true;
        } else {
            why = Some(Unread::NotAsked);
        }
    }
    for (id, role) in people {
        match known(id) {
            Some(Fact::Account(account)) => access.add(account, *role, None, register),
            Some(Fact::Unread { why }) => access.add_unknown(id, *role, *why),
            Some(_) => access.add_unknown(id, *role, Unread::NotUnderstood),
            None => {}
        }
    }
    if why.is_some() {
        access.gap(GapIn::Accounts, why);
    }
}

impl Access {
    /// Adds something that could not be read, once.
    pub fn gap(&mut self, what: GapIn, why: Option<Unread>) {
        let gap = Gap { what, why };
        if !self.gaps.contains(&gap) {
            self.gaps.push(gap);
        }
    }

    /// Adds an account, or raises what it may do.
    pub fn add(
        &mut self,
        account: &Account,
        role: Role,
        through: Option<&str>,
        register: &mut Register<'_>,
    ) {
        let party = register.account(account);
        if let (Kind::Unknown(CannotTell::OwnDomainsUnknown), Some(Fact::Unread { why })) =
            (party.kind, register.facts().get(fact::ME))
        {
            // By the own address colleagues would be told from others.
            self.gap(GapIn::Accounts, Some(*why));
        }
        self.add_party(party, role, through);
    }

    fn add_party(&mut self, party: Party, role: Role, through: Option<&str>) {
        if party.kind.is_pending() {
            self.asking = true;
        }
        match party.kind {
            // An account that is gone opens nothing.
            Kind::Unknown(CannotTell::AccountUnread(Unread::NotFound)) => {}
            Kind::Unknown(CannotTell::AccountUnread(why)) => self.gap(GapIn::Accounts, Some(why)),
            _ => {}
        }
        match self.members.iter_mut().find(|member| member.party.value == party.value) {
            Some(member) => member.role = member.role.max(role),
            None => self.members.push(Member { party, role, through: through.map(str::to_owned) }),
        }
    }

    /// Adds somebody whose account could not be read.
    fn add_unknown(&mut self, id: &str, role: Role, why: Unread) {
        let party = Party {
            value: id.to_owned(),
            name: String::new(),
            kind: Kind::Unknown(CannotTell::AccountUnread(why)),
            organisation: None,
            domain: None,
            known: Known::Nowhere,
        };
        self.add_party(party, role, None);
    }

    /// Everybody with an account may do this.
    pub fn open_to_everyone(&mut self, role: Role, count: Option<u32>) {
        let before = Everyone { count: None, role, unlicensed: false };
        let before = self.everyone.unwrap_or(before);
        let (count, role) = (count.or(before.count), role.max(before.role));
        self.everyone = Some(Everyone { count, role, ..before });
    }

    /// Adds a group and the members of it that can be read. `name` may be empty
    /// where only the id is known.
    pub fn group(&mut self, id: &str, name: &str, role: Role, register: &mut Register<'_>) {
        let Some(name) = group_name(id, name, register) else {
            self.asking = true;
            return;
        };
        let answer = match id {
            "" => Answer::Unread(Unread::NotAsked),
            id => register.look(ask::members(id)),
        };
        let mut group = GroupAccess { name, size: None, listed: false };
        match answer {
            Answer::Known(Fact::Members(members)) => {
                group.listed = !members.more;
                group.size = (!members.more).then(|| count(members.people.len()));
                for account in &members.people {
                    self.add(account, role, Some(&group.name), register);
                }
                // That all users are more than were listed is said as "everyone with a licence".
                if members.more && !group.is_all() {
                    self.gap(GapIn::Group(group.name.clone()), None);
                }
            }
            answer => self.miss(GapIn::Group(group.name.clone()), answer),
        }
        if group.is_all() {
            self.open_to_everyone(role, group.size);
        }
        if !self.groups.iter().any(|known| known.name == group.name) {
            self.groups.push(group);
        }
    }
}

/// The name of a group, or its id where no name is told; `None` while that is being asked.
fn group_name(id: &str, name: &str, register: &mut Register<'_>) -> Option<String> {
    if !name.is_empty() || id.is_empty() {
        return Some(name.to_owned());
    }
    match register.look(ask::groups()) {
        Answer::Known(Fact::Groups(names)) => {
            let name = names.iter().find(|(of, _)| of == id).map_or(id, |(_, name)| name);
            Some(name.to_owned())
        }
        Answer::Asking => None,
        _ => Some(id.to_owned()),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
