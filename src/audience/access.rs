//! Who has access to a page or a space. Everything said about an audience comes from this.

use super::fact::{Role, Unread};
use super::{Kind, Party, Register};

/// Who has access to one thing: a page, or the space it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// Everyone who is named, once, with the most they may do.
    pub members: Vec<Member>,
    /// A whole class of accounts with access, if there is one.
    pub everyone: Option<Everyone>,
    /// Groups whose members are not (all) among [`members`](Self::members).
    pub groups: Vec<GroupAccess>,
    /// What somebody who is not signed in may do.
    pub anonymous: Told<Role>,
    /// Whether a public link is on. A link ignores every restriction.
    pub public_link: Told<()>,
    /// What restricts it.
    pub restricted: Told<RestrictedBy>,
    /// What could not be read, each once.
    pub gaps: Vec<Gap>,
    /// Answers are still awaited.
    pub asking: bool,
}

/// Somebody with access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub party: Party,
    /// The most they may do.
    pub role: Role,
    /// The group that gives it to them, if one does.
    pub through: Option<String>,
}

/// A group with access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupAccess {
    /// Its name, or its id if the name is not known.
    pub name: String,
    /// How many members it has, if known.
    pub size: Option<u32>,
    /// Whether all of its members were read.
    pub listed: bool,
}

/// A whole class of accounts with access.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Everyone {
    /// How many, if known.
    pub count: Option<u32>,
    /// The most they may do.
    pub role: Role,
    /// Whether those without a licence are among them: customers of the help desk.
    pub unlicensed: bool,
}

/// An answer that may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told<T> {
    /// It is so.
    Yes(T),
    /// It is not.
    No,
    /// Not known, and why; `None` if no answer of the site would tell.
    CannotTell(Option<Unread>),
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Told::CannotTell(None)
    }
}

impl<T: Copy> Told<T> {
    /// The value, if it is so.
    pub fn yes(&self) -> Option<T> {
        match self {
            Told::Yes(what) => Some(*what),
            _ => None,
        }
    }
}

/// The level whose restriction applies. Every level must let a person in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestrictedBy {
    /// The page itself.
    Page,
    /// A page above it.
    Parent,
    /// A security level of the work item.
    Level,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub what: GapIn,
    /// Why not; `None` if there is more than one question asks for.
    pub why: Option<Unread>,
}

/// Where there is a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapIn {
    /// The restrictions of the page.
    Restrictions,
    /// The restrictions of the pages above it.
    Parents,
    /// The page's own data (labels, space).
    Page,
    /// The permissions of the space.
    Space,
    /// The members of a group, by name.
    Group(String),
    /// Accounts that have access by id alone.
    Accounts,
    /// Whether it is open without signing in.
    Anonymous,
    /// The classification level.
    Classification,
    /// The files attached to it.
    Files,
    /// What its earlier versions hold.
    History,
    /// What its history of changes holds.
    Changes,
    /// The work item itself.
    Item,
    /// Its watchers.
    Watchers,
    /// Those who take part in a request.
    Participants,
    /// Its comments.
    Comments,
    /// Who is in its security level, by name.
    Level(String),
    /// Whom the filter or dashboard is shared with.
    Shares,
}

impl Access {
    /// The members of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.party.kind == kind)
    }

    /// The members from outside the organisation, without apps, and without the customers of a request, who
    /// see only what is meant for them.
    pub fn outsiders(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| {
            member.party.kind.is_outside()
                && !matches!(member.party.kind, Kind::App | Kind::Customer)
        })
    }

    /// Whether it could not be read in full who can open something.
    pub fn is_untold(readers: Option<&Self>) -> bool {
        readers.is_none_or(|readers| !readers.gaps.is_empty())
    }

    /// Everyone from outside who can open it, including whoever needs no account.
    pub fn outside(&self) -> Vec<Party> {
        let mut outside: Vec<Party> = self.outsiders().map(|member| member.party.clone()).collect();
        if self.anonymous.yes().is_some() {
            outside.push(Register::strangers());
        } else if self.public_link.yes().is_some() {
            outside.push(Register::public_link());
        } else if self.everyone.is_some_and(|everyone| everyone.unlicensed) {
            outside.push(Register::every_account());
        }
        outside
    }
}

impl GroupAccess {
    /// Whether it is the group of all users, shown as "everyone".
    pub fn is_all(&self) -> bool {
        // By the names that Atlassian gives it: `confluence-users`, and of Jira with the product
        // between, each by itself or with the site behind: `jira-software-users-acme`.
        let Some((product, site)) = self.name.split_once("-users") else {
            return self.name == "_licensed-confluence";
        };
        (site.is_empty() || site.starts_with('-')) && OF_ALL.contains(&product)
    }
}

/// What stands before `-users` in the name of the group of all users of a product.
const OF_ALL: [&str; 8] = [
    "confluence",
    "jira",
    "jira-core",
    "jira-product-discovery",
    "jira-servicedesk",
    "jira-servicemanagement",
    "jira-software",
    "jira-work-management",
];
