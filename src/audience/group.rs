//! Who is in a group, as far as it matters: whether anybody from outside is.

use super::ask::{self, Answer};
use super::domain::is_forbidden;
use super::fact::{Fact, Members};
use super::{CannotTell, Kind, Known, Party, Register, jira_ask};
use crate::page::share::Chosen;
use crate::page::sighting::SightingKind;

impl Register<'_> {
    /// Says what a group is that was chosen in a share dialog: by its members, where it is named by
    /// its id.
    pub(super) fn group(&mut self, chosen: &Chosen) -> Party {
        let unknown = |why| Party::unknown(chosen, why);
        if !is_id(&chosen.value) {
            return unknown(CannotTell::Group);
        }
        let want = ask::members(&chosen.value);
        let members = match self.facts.get(&want.key) {
            Some(Fact::Members(members)) => members,
            Some(_) => return unknown(CannotTell::Group),
            None => {
                self.wants.push(want);
                return unknown(CannotTell::Asking);
            }
        };
        let (outsiders, rest) = self.outsiders(members);
        let Some(first) = outsiders.first() else {
            return Party { kind: rest, known: Known::Account, ..unknown(CannotTell::Group) };
        };
        let is_of_one = outsiders.iter().all(|one| one.organisation == first.organisation);
        let is_one_domain = outsiders.iter().all(|one| one.domain == first.domain);
        let is_forbidden = |one: &&Party| {
            one.domain.as_deref().is_some_and(|domain| is_forbidden(domain, self.policy))
        };
        let decisive =
            outsiders.iter().find(is_forbidden).or(Some(first).filter(|_| is_one_domain));
        Party {
            kind: Kind::GuestGroup,
            known: Known::Account,
            organisation: first.organisation.clone().filter(|_| is_of_one),
            domain: decisive.and_then(|one| one.domain.clone()),
            ..unknown(CannotTell::Group)
        }
    }

    /// Says who is in a group, as far as it matters: everybody from outside, or else
    /// the group itself, inside where all of its members are.
    pub fn group_named(&mut self, name: &str) -> Vec<Party> {
        let group = Chosen { value: name.to_owned(), name: name.to_owned() };
        if let Some(SightingKind::Group { guests: true }) = self.seen(&group) {
            let unknown = Party::unknown(&group, CannotTell::Group);
            return vec![Party { kind: Kind::GuestGroup, known: Known::Suggestion, ..unknown }];
        }
        let members = match self.look(jira_ask::members_named(name)) {
            Answer::Known(Fact::Members(members)) => members,
            Answer::Asking => return vec![Party::unknown(&group, CannotTell::Asking)],
            _ => return vec![Party::unknown(&group, CannotTell::Group)],
        };
        let (mut said, rest) = self.outsiders(members);
        if members.more || said.is_empty() {
            said.push(Party { kind: rest, ..Party::unknown(&group, CannotTell::Group) });
        }
        said
    }

    /// Everybody from outside among the members, and what the others are.
    fn outsiders(&mut self, members: &Members) -> (Vec<Party>, Kind) {
        let all = members.people.iter().map(|account| self.account(account));
        let (outside, others): (Vec<Party>, Vec<Party>) =
            all.partition(|party| party.kind.is_outside());
        let rest = if others.iter().any(|party| party.kind.is_pending()) {
            Kind::Unknown(CannotTell::Asking)
        } else if members.more || others.iter().any(|party| party.kind != Kind::Internal) {
            Kind::Unknown(CannotTell::Group)
        } else {
            Kind::Internal
        };
        (outside, rest)
    }
}

/// Whether a value has the form of a group id: a bare UUID. An account id has
/// another form (`712020:` and a UUID, or 24 hexadecimal digits).
pub(super) fn is_id(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
