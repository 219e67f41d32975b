//! Who can see a request in the customer portal.
//!
//! A customer may ask the interface of service management alone; whoever works in
//! Jira as well is told more by Jira's own. Neither lists who works on requests.

use super::access::{GapIn, Told};
use super::ask::{self, Answer};
use super::fact::{Fact, Part, Role};
use super::jira::ItemView;
use super::{Register, jira_ask};

/// Works out who can see a request from what has been learnt, and notes the questions that would
/// tell more.
pub fn request<'a>(key: &str, register: &mut Register<'a>) -> ItemView<'a> {
    let mut found = ItemView::default();
    let page = &mut found.view.page;
    page.public_link = Told::No;
    if let Answer::Asking = register.look(ask::signed_in()) {
        page.asking = true;
    }
    let asked = [
        (jira_ask::request(key), Part::Reporter, GapIn::Item),
        (jira_ask::participants(key), Part::Participant, GapIn::Participants),
    ];
    // To a customer this is refused, which says nothing of the request; to whoever
    // works in Jira it says more of each account.
    match register.look(jira_ask::item(key)) {
        Answer::Known(Fact::WorkItem(item)) => {
            found.is(item);
            let page = &mut found.view.page;
            for (part, account) in &item.people {
                if matches!(part, Part::Reporter | Part::Participant) {
                    page.add(account, Role::View, None, register);
                    found.parts.push((account.id.clone(), *part));
                }
            }
        }
        Answer::Asking => page.asking = true,
        _ => {}
    }
    let page = &mut found.view.page;
    for (want, part, gap) in asked {
        match register.look(want) {
            Answer::Known(Fact::Members(members)) => {
                for account in &members.people {
                    page.add(account, Role::View, None, register);
                    found.parts.push((account.id.clone(), part));
                }
                if members.more {
                    page.gap(gap, None);
                }
            }
            answer => page.miss(gap, answer),
        }
    }
    found
}
