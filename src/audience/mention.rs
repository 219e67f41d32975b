//! Whoever is mentioned on a page and cannot open it (R150).

use super::access::Access;
use super::ask;
use super::fact::{self, Fact};
use super::{Kind, Party, Register};

/// Those from outside among the accounts mentioned on the page, as far as these were read.
pub fn outsiders(register: &mut Register<'_>) -> Vec<Party> {
    let mut outside: Vec<Party> = Vec::new();
    for id in register.mentioned.clone() {
        if let Some(Fact::Account(account)) = register.facts().get(&fact::account_key(id)) {
            let party = register.account(account);
            if party.kind.is_outside() && !outside.contains(&party) {
                outside.push(party);
            }
        }
    }
    let unasked = unasked(register);
    look_up(&unasked, register);
    outside
}

/// The accounts mentioned on the page of which nothing is known, nor asked along with others.
pub(super) fn unasked<'a>(register: &Register<'a>) -> Vec<&'a str> {
    let is_known = |id| register.facts().contains_key(&fact::account_key(id));
    let mentioned = register.mentioned.iter().copied();
    mentioned.filter(|id| !is_known(id) && !register.wants.asks_who_is(id)).collect()
}

/// Asks who they are, beside what a page view may ask: the text may be read, or a mention written, once
/// all of that was asked. Who has access does not wait for the answer.
pub(super) fn look_up(accounts: &[&str], register: &mut Register<'_>) {
    if !accounts.is_empty() {
        register.wants.push(ask::accounts(accounts));
    }
}

/// Those mentioned on the page that cannot open it, as far as their accounts were
/// read. Nobody, where it could not be read in full who can.
pub fn shut_out(page: &Access, mentioned: &[&str], register: &mut Register<'_>) -> Vec<Party> {
    let is_read = page.gaps.is_empty()
        && !page.asking
        && page.groups.iter().all(|group| group.listed || group.is_all());
    let is_public = page.anonymous.yes().is_some() || page.public_link.yes().is_some();
    if !is_read || is_public {
        return Vec::new();
    }
    let is_member = |id: &str| page.members.iter().any(|member| member.party.value == id);
    let mut shut_out: Vec<Party> = Vec::new();
    for id in mentioned {
        let Some(Fact::Account(account)) = register.facts().get(&fact::account_key(id)) else {
            continue;
        };
        let is_listed = is_member(id) || shut_out.iter().any(|party| party.value == *id);
        let party = register.account(account);
        // What is open to everybody with a licence is open to those not named, too.
        let is_shut_out = match party.kind {
            Kind::Guest => !page.everyone.is_some_and(|everyone| everyone.unlicensed),
            Kind::Internal | Kind::External => page.everyone.is_none(),
            _ => false,
        };
        if is_shut_out && !is_listed {
            shut_out.push(party);
        }
    }
    shut_out
}
