//! People of Jira that a window shows by name alone.
//!
//! Jira is asked who bears the name. One account of exactly that name is taken for
//! them; of several, none, and none where there may be more than were listed.

use super::fact::{Fact, Members, Unread};
use super::{CannotTell, Kind, Known, Party, Register, domain, jira_ask};
use crate::page::share::Chosen;
use crate::page::sighting::SightingKind;

impl Register<'_> {
    /// Says who somebody is that was chosen: by their account where it is known, else by their name.
    pub fn chosen(&mut self, chosen: &Chosen) -> Party {
        if !chosen.value.is_empty() {
            return self.recipient(chosen);
        }
        let named = chosen.by_name();
        if domain::of_address(&named.value).is_some() {
            return self.recipient(&named);
        }
        match self.seen(&named) {
            Some(SightingKind::Guest) => return self.guest_on_offer(chosen),
            Some(SightingKind::Group { .. }) => return self.group_of_name(&named),
            Some(SightingKind::Team) => return Party::unknown(&named, CannotTell::Team),
            _ => {}
        }
        let why = match self.facts.get(&jira_ask::people(&chosen.name).key) {
            Some(Fact::Members(Members { people, more })) => {
                let mut same = people.iter().filter(|account| account.name == chosen.name);
                match (same.next(), same.next()) {
                    (Some(one), None) if !more => return self.account(one),
                    _ => CannotTell::AccountUnread(Unread::NotFound),
                }
            }
            Some(Fact::Unread { why }) => CannotTell::AccountUnread(*why),
            Some(_) => CannotTell::AccountUnread(Unread::NotUnderstood),
            None => {
                self.wants.push(jira_ask::people(&chosen.name));
                CannotTell::Asking
            }
        };
        Party::unknown(&named, why)
    }

    /// A guest, marked so in the row they stand in.
    pub fn guest_on_offer(&self, chosen: &Chosen) -> Party {
        let unknown = Party::unknown(&chosen.by_name(), CannotTell::Asking);
        Party { kind: Kind::Guest, known: Known::Suggestion, ..unknown }
    }
}
