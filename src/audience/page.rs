//! Who can open the page as it stands.

use super::fact::{self, Fact, Subjects, Unread, Wants};
use super::{Party, Register};

/// Who can open a page, as far as its own restrictions say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageAudience {
    /// Only those listed.
    Restricted {
        /// The people listed.
        people: Vec<Party>,
        /// The groups listed, by name.
        groups: Vec<String>,
        /// Whether there are more than the site listed.
        more: bool,
    },
    /// Everybody who can open the space.
    OpenToSpace,
    /// The answer is awaited.
    Asking,
    /// It cannot be told.
    CannotTell(Unread),
}

/// Reads the audience of a page from what has been learnt, and adds to `wants`
/// what would tell more.
pub fn audience(page: &str, register: &Register<'_>, wants: &mut Wants) -> PageAudience {
    if !register.facts().contains_key("me") {
        wants.push(fact::want_signed_in());
    }
    match register.facts().get(&fact::restrictions_key(page)) {
        None => {
            wants.push(fact::want_restrictions(page));
            PageAudience::Asking
        }
        Some(Fact::Restrictions(restrictions)) => match &restrictions.read {
            None => PageAudience::OpenToSpace,
            Some(readers) => restricted(readers, register, wants),
        },
        Some(Fact::Unread { why }) => PageAudience::CannotTell(*why),
        Some(_) => PageAudience::CannotTell(Unread::NotUnderstood),
    }
}

fn restricted(readers: &Subjects, register: &Register<'_>, wants: &mut Wants) -> PageAudience {
    PageAudience::Restricted {
        people: readers.people.iter().map(|account| register.account(account, wants)).collect(),
        groups: readers.groups.clone(),
        more: readers.truncated,
    }
}
