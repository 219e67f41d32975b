//! People and groups of Jira that a window shows by name alone.
//!
//! Jira is asked who bears the name. One account of exactly that name is taken for
//! them; of several, none.

use super::ask::{Answer, Wants};
use super::fact::{Fact, Members, Unread};
use super::{CannotTell, Kind, Known, Party, Register, domain, jira_ask};
use crate::page::share::Chosen;
use crate::page::sighting::SightingKind;

impl Register<'_> {
    /// Says who somebody is that was chosen, by their account where it is known and
    /// else by their name, and adds to `wants` what would tell more.
    pub fn chosen(&self, chosen: &Chosen, wants: &mut Wants) -> Party {
        if !chosen.value.is_empty() {
            return self.recipient(chosen, wants);
        }
        let named = Chosen { value: chosen.name.clone(), name: chosen.name.clone() };
        if domain::of_address(&named.value).is_some() {
            return self.recipient(&named, wants);
        }
        match self.seen(&named) {
            Some(SightingKind::Guest) => return self.guest_on_offer(chosen),
            Some(SightingKind::Group { .. }) => {
                return match &self.group_named(&chosen.name, wants)[..] {
                    [one] => one.clone(),
                    _ => self.unknown(&named, CannotTell::Group),
                };
            }
            Some(SightingKind::Team) => return self.unknown(&named, CannotTell::Team),
            _ => {}
        }
        let why = match self.facts.get(&jira_ask::people(&chosen.name).key) {
            Some(Fact::Members(Members { people, .. })) => {
                let mut same = people.iter().filter(|account| account.name == chosen.name);
                match (same.next(), same.next()) {
                    (Some(one), None) => return self.account(one, wants),
                    _ => CannotTell::AccountUnread(Unread::NotFound),
                }
            }
            Some(Fact::Unread { why }) => CannotTell::AccountUnread(*why),
            Some(_) => CannotTell::AccountUnread(Unread::NotUnderstood),
            None => {
                wants.push(jira_ask::people(&chosen.name));
                CannotTell::Asking
            }
        };
        self.unknown(&named, why)
    }

    /// A guest, marked so in the row they stand in.
    pub fn guest_on_offer(&self, chosen: &Chosen) -> Party {
        let named = Chosen { value: chosen.name.clone(), name: chosen.name.clone() };
        let unknown = self.unknown(&named, CannotTell::Asking);
        Party { kind: Kind::Guest, known: Known::Suggestion, ..unknown }
    }

    /// Says who is in a group, as far as it matters: everybody from outside, or else
    /// the group itself, inside where all of its members are.
    pub fn group_named(&self, name: &str, wants: &mut Wants) -> Vec<Party> {
        let group = Chosen { value: name.to_owned(), name: name.to_owned() };
        if let Some(SightingKind::Group { guests: true }) = self.seen(&group) {
            let unknown = self.unknown(&group, CannotTell::Group);
            return vec![Party { kind: Kind::GuestGroup, known: Known::Suggestion, ..unknown }];
        }
        let members = match wants.look(self.facts, jira_ask::members_named(name)) {
            Answer::Known(Fact::Members(members)) => members,
            Answer::Asking => return vec![self.unknown(&group, CannotTell::Asking)],
            _ => return vec![self.unknown(&group, CannotTell::Group)],
        };
        let all: Vec<Party> =
            members.people.iter().map(|account| self.account(account, wants)).collect();
        let is_inside = !members.more && all.iter().all(|party| party.kind == Kind::Internal);
        let mut said: Vec<Party> = all.into_iter().filter(|one| one.kind.is_outside()).collect();
        if is_inside {
            said.push(Party { kind: Kind::Internal, ..self.unknown(&group, CannotTell::Group) });
        } else if members.more || said.is_empty() {
            said.push(self.unknown(&group, CannotTell::Group));
        }
        said
    }
}
