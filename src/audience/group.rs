//! Who is in a group, as far as it matters: whether anybody from outside is.

use super::ask::{self, Answer, Want};
use super::domain::is_forbidden;
use super::fact::{Fact, Members};
use super::{CannotTell, Kind, Known, Party, Register, jira_ask};
use crate::page::share::Chosen;
use crate::page::sighting::SightingKind;

impl Register<'_> {
    /// Says what a group is that was chosen in a share dialog: by its members, where it is named by
    /// its id.
    pub(super) fn group(&mut self, chosen: &Chosen) -> Party {
        let want = is_id(&chosen.value).then(|| ask::members(&chosen.value));
        self.by_members(chosen, want)
    }

    /// Says what a group is that Jira shows by name alone.
    pub(super) fn group_of_name(&mut self, chosen: &Chosen) -> Party {
        self.by_members(chosen, Some(jira_ask::members_named(&chosen.name)))
    }

    /// Says what a group is: by its members, which `want` asks for, and where these tell nothing by
    /// the mark that it bore while it was on offer.
    fn by_members(&mut self, chosen: &Chosen, want: Option<Want>) -> Party {
        let (party, is_asked) = match want.map(|want| (self.facts.get(&want.key), want)) {
            Some((Some(Fact::Members(members)), _)) => (self.as_one(chosen, members), false),
            Some((None, want)) => {
                self.wants.push(want);
                (Party::unknown(chosen, CannotTell::Asking), true)
            }
            _ => (Party::unknown(chosen, CannotTell::Group), false),
        };
        match self.seen(chosen) {
            Some(SightingKind::Group { guests: true }) if !party.kind.is_outside() => {
                let known = if is_asked { Known::SuggestionForNow } else { Known::Suggestion };
                Party { kind: Kind::GuestGroup, known, ..party }
            }
            _ => party,
        }
    }

    /// A group as one recipient. Of whoever in it is not told, it is not said that they are of the
    /// organisation of the others, nor are they taken for a partner's.
    fn as_one(&mut self, chosen: &Chosen, members: &Members) -> Party {
        let (outsiders, rest) = self.outsiders(members);
        let group = Party { known: Known::Account, ..Party::unknown(chosen, CannotTell::Group) };
        let Some(first) = outsiders.first() else { return Party { kind: rest, ..group } };
        let is_whole = rest == Kind::Internal;
        let is_of_one = outsiders.iter().all(|one| one.organisation == first.organisation);
        let is_one_domain = is_whole && outsiders.iter().all(|one| one.domain == first.domain);
        let is_forbidden = |one: &&Party| {
            one.domain.as_deref().is_some_and(|domain| is_forbidden(domain, self.policy))
        };
        let decisive =
            outsiders.iter().find(is_forbidden).or(Some(first).filter(|_| is_one_domain));
        Party {
            kind: Kind::GuestGroup,
            known: if is_whole { Known::Account } else { Known::InPart },
            organisation: first.organisation.clone().filter(|_| is_of_one),
            domain: decisive.and_then(|one| one.domain.clone()),
            ..group
        }
    }

    /// Says who is in a group, as far as it matters: everybody from outside, and the group itself
    /// where anybody else in it cannot be told, or all of them are inside.
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
        if rest != Kind::Internal || said.is_empty() {
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
