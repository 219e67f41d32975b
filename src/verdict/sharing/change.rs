//! Who can open the page now, and who will after sharing it: before and after, in one sentence.

use crate::audience::access::{Access, GapIn, Told};
use crate::audience::{Kind, Party};
use crate::message::{Arg, Message};
use crate::verdict::wording::{Organisation, organisation};

/// How many people it names; if there are more, it counts them.
const NAMED: usize = 3;

/// The sentence for the classic share dialog; `None` if nobody is chosen, or it is not known who can
/// open the page.
pub fn sentence(chosen: &[Party], readers: &Access) -> Option<Message> {
    let (already, also): (Vec<&Party>, Vec<&Party>) = chosen
        .iter()
        .filter(|party| !matches!(party.kind, Kind::Unknown(_)))
        .partition(|party| can_open(party, readers));
    if already.is_empty() && also.is_empty() {
        return None;
    }
    let now = match readers.restricted {
        Told::Yes(_) => Message::new("panel_change_only").with(only(Some(readers))),
        Told::No => Message::new("panel_change_space"),
        Told::CannotTell(_) => return None,
    };
    // All of them are named above it.
    let names = |parties: &[&Party]| -> Arg {
        match parties.len() {
            0..=NAMED => parties.iter().map(|party| name(party)).collect(),
            many => Message::counted("panel_change_count", many).into(),
        }
    };
    let changed = match (also.is_empty(), already.is_empty()) {
        (true, _) => "panel_change_nobody",
        (_, true) => "panel_change",
        _ => "panel_change_both",
    };
    Some(Message::new(changed).with(now).with(names(&also)).with(names(&already)))
}

/// Those on the restriction list, counted if the list was read.
pub(in crate::verdict) fn only(readers: Option<&Access>) -> Message {
    let is_read = |readers: &&Access| {
        readers.restricted.yes().is_some()
            && !readers.gaps.iter().any(|gap| gap.what == GapIn::Restrictions)
    };
    match readers.filter(is_read) {
        Some(readers) => {
            let people = readers.members.iter().filter(|member| member.through.is_none()).count();
            let groups = readers.groups.len();
            let people =
                (people > 0 || groups == 0).then(|| Message::counted("window_people", people));
            let groups = (groups > 0).then(|| Message::counted("window_groups", groups));
            Message::new("window_only").with(people.into_iter().chain(groups).collect::<Arg>())
        }
        _ => Message::new("window_only_specific"),
    }
}

/// Whether they can open it now. Somebody who was not looked up is known only by name.
pub(in crate::verdict) fn can_open(party: &Party, readers: &Access) -> bool {
    readers.members.iter().any(|member| member.party.value == party.value)
        // Everybody with a licence is everybody inside.
        || (party.kind == Kind::Internal && readers.everyone.is_some())
        || readers.everyone.is_some_and(|everyone| everyone.unlicensed && party.kind != Kind::PublicLink)
        || readers.public_link.yes().is_some()
        || readers.anonymous.yes().is_some()
}

/// The name, or what stands for one.
fn name(party: &Party) -> Arg {
    match (party.kind, organisation(party)) {
        (Kind::PublicLink, _) => Message::new("panel_change_link").into(),
        (_, Organisation::Named(from)) => {
            Message::new("panel_change_from").with(party.name.as_str()).with(from).into()
        }
        _ => party.name.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::access::{GroupAccess, RestrictedBy};

    #[test]
    fn a_page_of_one_group_is_not_said_to_be_of_no_people() {
        let restricted = Told::Yes(RestrictedBy::Page);
        let group = GroupAccess { name: "panel".into(), size: None, listed: true };
        let listed = |readers: &Access| only(Some(readers)).args;
        let of = |name, count| [Message::counted(name, count)].into_iter().collect::<Arg>();
        let nobody = Access { restricted, ..Access::default() };
        assert_eq!(listed(&nobody), [of("window_people", 0)]);
        assert_eq!(listed(&Access { groups: vec![group], ..nobody }), [of("window_groups", 1)]);
    }
}
