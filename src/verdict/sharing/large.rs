//! Says before sharing that an audience is large (A6, R147): a number shows what a list of names
//! does not.

use crate::audience::fact::{self, Fact};
use crate::audience::{CannotTell, Kind, Party, Register, domain};
use crate::message::Message;
use crate::verdict::report::{Panel, Tone};

/// Adds the size of a large audience to a panel, or makes a panel of it.
pub(in crate::verdict) fn add(
    panel: &mut Option<Panel>,
    parties: &[Party],
    register: &Register<'_>,
) {
    let mut lines: Vec<Message> = parties
        .iter()
        .filter_map(|party| domain::whole(&party.value))
        .map(|domain| Message::new("panel_whole_domain").with(domain))
        .collect();
    let (count, is_all) = count(parties, register);
    if count >= register.policy().count("largeAudience") as usize {
        let key = if is_all { "panel_large" } else { "panel_large_at_least" };
        lines.push(Message::counted(key, count));
    }
    Panel::add(panel, Tone::Quiet, lines);
}

/// How many people these are, counting the members of a group that were read; and whether that is all
/// of them.
fn count(parties: &[Party], register: &Register<'_>) -> (usize, bool) {
    let sizes = parties.iter().map(|party| {
        match register.facts().get(&fact::key("members:", &party.value)) {
            Some(Fact::Members(members)) => (members.people.len(), !members.more),
            // Nothing tells the size of a team, a whole domain or a link.
            _ => (1, !is_many(party)),
        }
    });
    sizes.fold((0, true), |(sum, all), (size, is_all)| (sum + size, all && is_all))
}

/// Whether a party whose members were not read may be several people.
fn is_many(party: &Party) -> bool {
    let is_several = matches!(
        party.kind,
        Kind::GuestGroup
            | Kind::PublicLink
            | Kind::EveryAccount
            | Kind::Unknown(CannotTell::Group | CannotTell::Team | CannotTell::Asking)
    );
    is_several || domain::whole(&party.value).is_some()
}
