//! Outsiders where the page itself names them (R159): a word beside the name, so that a guest can be
//! told from a colleague where they are mentioned or linked to.
//!
//! The word is drawn by a style of the browser's own, which changes no element of the page.

use crate::audience::mention;
use crate::audience::page::PageView;
use crate::audience::{Kind, Party, Register};
use crate::message::Message;
use crate::page::landmarks;
use crate::verdict::report::Named;

/// How many are marked: each is a rule of style that the browser has to match.
const MOST: usize = 100;

/// Everybody from outside who is known by an account, and may be named on the page.
pub(super) fn named(register: &Register<'_>, view: &PageView<'_>) -> Vec<Named> {
    if register.policy().text("nameMarks") == Some("none") {
        return Vec::new();
    }
    let mentioned = mention::outsiders(&mut register.silent());
    let members = view.page.members.iter().map(|member| &member.party);
    let mut named: Vec<Named> = Vec::new();
    for one in mentioned.iter().chain(members).filter_map(of) {
        if named.len() < MOST && !named.contains(&one) {
            named.push(one);
        }
    }
    named
}

fn of(party: &Party) -> Option<Named> {
    let label = match party.kind {
        Kind::Guest => "name_guest",
        Kind::External => "name_external",
        Kind::Customer => "name_customer",
        _ => return None,
    };
    let selector = landmarks::name_of(&party.value)?;
    Some(Named { selector, label: Message::new(label) })
}
