//! The checklist of the popup: how this page, the person's account and their records stand, and
//! where to get help.
//!
//! Its items are a table (`items.rs`). Where the browser or the site can tell how an item stands, they
//! do; where neither can, the person may confirm it, which counts for a while from that day. *Cannot
//! tell* never counts as done. Days are counted from 1 January 1970, where the person is.

pub mod browser;
mod items;
pub mod name;
pub mod review;
pub mod settings;

use crate::audience::fact::{self, Account, Fact, Facts, SpaceFact, Unread};
use crate::message::{Arg, Message};
use crate::page::address::{Address, Product};
use crate::policy::Layers;
use crate::severity::Severity;
use crate::verdict::report;
use review::Review;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use settings::{Contact, Settings};

/// How many days lie between two reminders of the account, at least.
const NUDGE_EVERY: i32 = 7;

/// Everything the checklist rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The address of the page; empty where Doorward is not on it.
    #[serde(default)]
    pub url: String,
    /// How far the page could be checked; `None` where there is no report.
    #[serde(default)]
    pub state: Option<report::State>,
    /// How many findings there are about it.
    #[serde(default)]
    pub findings: u32,
    /// How many can open it of whom nobody can tell whether they are outside.
    #[serde(default)]
    pub unplaced: u32,
    /// What the site says of the signed-in person, as the report handed it out.
    #[serde(default)]
    pub you: Facts,
    /// The hosts that the page loads frames from; `None` where nobody looked.
    #[serde(default)]
    pub frames: Option<Vec<String>>,
    /// The user agent string of the browser.
    #[serde(default)]
    pub agent: String,
    /// The day the person last confirmed each item, by the item's id.
    #[serde(default)]
    pub attested: Map<String, Value>,
    /// The day of the last reminder; 0 where there was none.
    #[serde(default)]
    pub nudged: i32,
    /// Today.
    #[serde(default)]
    pub today: i32,
    /// The settings.
    #[serde(default)]
    pub settings: Layers,
}

/// The checklist as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checklist {
    /// Its sections.
    pub sections: Vec<Section>,
    /// A reminder of the account, at most once a week; whoever shows it keeps the day.
    pub nudge: Option<Message>,
    /// The name of the signed-in person, for a note about an incident.
    pub who: Option<String>,
    /// Whom to tell of an incident (R9, R51); none where the organisation has not set it.
    pub tell: Vec<Tell>,
    /// The service that people sign in through, where a policy names it.
    pub sign_in: Option<Contact>,
    /// The security review of the tool.
    pub review: Review,
}

/// Somebody to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tell {
    /// The role, as the policy names it.
    pub role: &'static str,
    /// Who that is.
    pub contact: Contact,
}

/// Items under one heading, with their score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// `page`, `account`, `records` or `help`.
    pub id: Part,
    /// How many are done.
    pub done: u32,
    /// How many apply.
    pub of: u32,
    /// What is to do first, then what cannot be told, then the rest.
    pub items: Vec<Item>,
}

/// A part of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// This page.
    Page,
    /// The person's account.
    Account,
    /// Their records.
    Records,
    /// Where to get help.
    Help,
}

/// One thing to see to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Its id, under which a confirmation is kept.
    pub id: &'static str,
    /// Its rule in the catalogue of rules; empty where it has none.
    pub rule: &'static str,
    /// How it stands.
    pub state: State,
    /// What stands in place of the name of that state.
    pub status: Option<Message>,
    /// How much it matters, which orders them.
    #[serde(skip)]
    pub severity: Severity,
    /// What is to be so.
    pub title: Message,
    /// Why it matters, in one line.
    pub why: Message,
    /// What was seen; or when the person confirmed it.
    pub seen: Option<Message>,
    /// What to do about it.
    pub actions: Vec<Action>,
    /// Whether the person may confirm it.
    pub attest: bool,
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is not so, or is to be confirmed anew.
    ToDo,
    /// It is still being found out.
    Checking,
    /// Nobody can tell.
    CannotTell,
    /// It is so.
    Done,
    /// It does not apply here.
    NotApplicable,
}

/// What to do about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// How.
    pub kind: ActionKind,
    /// What the button or the link says.
    pub label: Message,
    /// The name of a link, the address, the text to copy, or the surface to open.
    pub value: String,
}

/// How an action is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Follow a link of the table of links, by its name.
    Link,
    /// Follow the organisation's own link.
    Address,
    /// Copy a text.
    Copy,
    /// Open a surface of Doorward's.
    Open,
}

/// Works the checklist out.
pub fn checklist(standing: &Standing) -> Checklist {
    let view = View::new(standing);
    let sections: Vec<Section> = [Part::Page, Part::Account, Part::Records, Part::Help]
        .map(|part| view.section(part))
        .into();
    let is_due = standing.nudged > standing.today
        || standing.today.saturating_sub(standing.nudged) >= NUDGE_EVERY;
    let open = sections
        .iter()
        .filter(|section| section.id == Part::Account)
        .flat_map(|section| &section.items)
        .filter(|item| item.state == State::ToDo)
        .count();
    let product = Address::parse(&standing.url).map(|address| address.product);
    let administrators = if matches!(product, Some(Product::Jira | Product::Portal)) {
        ["jiraAdministrator", "administrator"]
    } else {
        ["administrator", "jiraAdministrator"]
    };
    Checklist {
        nudge: (is_due && open > 0).then(|| Message::counted("check_nudge", open)),
        sections,
        who: view.me.ok().map(|me| me.name.clone()),
        // Of two administrators the one of this product is told.
        tell: [
            administrators.iter().find_map(|role| view.tell(role)),
            view.tell("security"),
            view.tell("helpDesk"),
        ]
        .into_iter()
        .flatten()
        .collect(),
        sign_in: view.settings.contact("signIn"),
        review: review::review(&view),
    }
}

/// What the items look at.
struct View<'a> {
    standing: &'a Standing,
    settings: Settings,
    /// The signed-in person; `Err(None)` where nobody asked.
    me: Result<&'a Account, Option<Unread>>,
    space: Option<&'a SpaceFact>,
}

impl<'a> View<'a> {
    fn new(standing: &'a Standing) -> Self {
        let me = match standing.you.get(fact::ME) {
            Some(Fact::Account(account)) => Ok(account),
            Some(Fact::SignedOut) => Err(Some(Unread::SignedOut)),
            Some(Fact::Unread { why }) => Err(Some(*why)),
            _ => Err(None),
        };
        let space = standing.you.values().find_map(|fact| match fact {
            Fact::Space(space) => Some(space),
            _ => None,
        });
        Self { standing, settings: Settings::new(&standing.settings), me, space }
    }

    fn section(&self, part: Part) -> Section {
        let order = |item: &Item| (item.state, std::cmp::Reverse(item.severity));
        let mut items: Vec<Item> = Vec::new();
        for item in items::ROWS.iter().filter(|row| row.part == part).map(|row| row.item(self)) {
            let place = items.partition_point(|other| order(other) <= order(&item));
            items.insert(place, item);
        }
        let count = |states: &[State]| {
            items.iter().filter(|item| states.contains(&item.state)).count() as u32
        };
        Section {
            id: part,
            done: count(&[State::Done]),
            of: count(&[State::ToDo, State::Checking, State::CannotTell, State::Done]),
            items,
        }
    }

    fn tell(&self, role: &'static str) -> Option<Tell> {
        Some(Tell { role, contact: self.settings.contact(role)? })
    }

    /// Whether the person administers the space the page is in (R86, R87).
    fn administers(&self) -> Option<bool> {
        self.space?.may_administer
    }

    /// The day an item was confirmed. A day in the future is a mistake, and counts for nothing.
    fn stated(&self, id: &str) -> Option<i32> {
        let day = i32::try_from(self.standing.attested.get(id)?.as_i64()?).ok()?;
        (day <= self.standing.today).then_some(day)
    }
}

impl Action {
    fn new(kind: ActionKind, label: &'static str, value: impl Into<String>) -> Self {
        Self { kind, label: Message::new(label), value: value.into() }
    }
}

/// A day of the calendar, to be written as the reader's language writes it.
fn on(day: i32) -> Arg {
    Arg::Day(day)
}
