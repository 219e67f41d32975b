//! What has been learnt about people and access, and how to learn more.
//!
//! The core asks for a [`Want`](super::ask::Want); the content script makes the
//! request with the person's own session and hands back the answer;
//! [`learn`](super::learn::learn) makes facts of it. The content script keeps the
//! facts, for as long as the tab stays on the site, and sends them along with
//! each question. So the core remembers nothing, and losing it costs nothing.

use crate::page::address::Address;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Facts by the key they were asked under.
pub type Facts = BTreeMap<String, Fact>;

/// Something learnt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Who an account belongs to.
    Account(Account),
    /// Nobody is signed in.
    SignedOut,
    /// Who may read and change a page, as far as the page itself restricts it.
    Restrictions(Restrictions),
    /// Where a page stands, and its labels.
    Page(PageFact),
    /// The page at the start of a space, by id.
    Start(String),
    /// The pages above a page, by id.
    Ancestors(Vec<String>),
    /// Who has access to a space.
    Space(SpaceFact),
    /// What the roles of a space allow, by role id.
    Roles(Vec<(String, Role)>),
    /// The names of the site's groups, by id.
    Groups(Vec<(String, String)>),
    /// The members of a group.
    Members(Members),
    /// The classification level of a page; `None`: it has none.
    Classification(Option<Level>),
    /// The files attached to a page.
    Files(Files),
    /// What the versions of a page hold, as `verdict::content::history` wrote it down: it alone looks into
    /// that.
    History(String),
    /// Whether a page opens without signing in.
    Public(bool),
    /// A work item of Jira: where it stands and who is on it.
    WorkItem(WorkItem),
    /// The comments of a work item, without what they say.
    Comments(Comments),
    /// The filter that a board shows, by number.
    Filter(String),
    /// What the interface said of somebody while they were on offer.
    Sighting(crate::page::sighting::SightingKind),
    /// It could not be read.
    Unread {
        /// Why not.
        why: Unread,
    },
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Open it.
    #[default]
    View,
    /// Change it, or in a space: add pages.
    Edit,
    /// Say who else may.
    Admin,
}

/// Where a page stands; in part also a work item or a space of Jira.
/// Source: `GET /wiki/api/v2/pages/{id}`, REST v2; `GET /rest/api/3/project/{key}`, Jira
/// Cloud REST v3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFact {
    /// The id of its space.
    #[serde(default)]
    pub space: String,
    /// The id of what it stands below, if anything.
    #[serde(default)]
    pub parent: Option<String>,
    /// Whether it is archived (R20).
    #[serde(default)]
    pub archived: bool,
    /// Whether it was never published: nobody but who writes it gets it.
    #[serde(default)]
    pub draft: bool,
    /// Its labels.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The day it was made, see [`crate::day`].
    #[serde(default)]
    pub created: Option<i32>,
    /// When it was last changed, see [`crate::day::moment`].
    #[serde(default)]
    pub changed: Option<i64>,
    /// Whether the signed-in person may say who else has access (R86); `None` where the site does
    /// not list what they may do.
    #[serde(default)]
    pub may_restrict: Option<bool>,
    /// The number of its version; 0 where that is not known.
    #[serde(default)]
    pub version: u32,
}

/// A space and who has access to it.
/// Source: `GET /wiki/api/v2/spaces/{id}` with permissions and role assignments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceFact {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Its key.
    #[serde(default)]
    pub key: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Each principal once, with the most it may do.
    #[serde(default)]
    pub grants: Vec<Grant>,
    /// The answer held only the first part of the list, or entries that are not understood.
    #[serde(default)]
    pub truncated: bool,
    /// The answer held no list at all, or nobody on it.
    #[serde(default)]
    pub unlisted: bool,
    /// Whether the signed-in person administers it; `None` where the answer does not say (R86).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    pub may_administer: Option<bool>,
    /// Whether they may export it (R94).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    pub may_export: Option<bool>,
}

/// Access to a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// To whom.
    pub to: Principal,
    /// How much, where the answer says it in itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The name of the group, where the answer tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The id of the space's role that says how much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_id: Option<String>,
}

/// Who has access to a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Principal {
    /// One account, by id.
    User(String),
    /// A group, by id.
    Group(String),
    /// Anybody, signed in or not.
    Anonymous,
    /// Everybody with a licence.
    Everyone,
    /// Everybody who can sign in, without a licence too: customers of service management
    /// (`unlicensedAccess`, "any active user can view this space").
    SignedIn,
    /// The administrators of the product.
    Admins,
    /// A role in a space of Jira, by id.
    Role(String),
    /// Everybody who can open a space of Jira, by its name; empty where the
    /// signed-in person cannot.
    Space(String),
}

/// The members of a group, as far as they are listed.
/// Source: `GET /wiki/rest/api/group/{id}/membersByGroupId`, REST v1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Members {
    /// Those listed.
    #[serde(default)]
    pub people: Vec<Account>,
    /// Whether there are more, or entries that are not understood.
    #[serde(default)]
    pub more: bool,
}

/// A work item.
/// Source: `GET /rest/api/3/issue/{key}`, Jira Cloud REST v3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkItem {
    /// The key of its space.
    #[serde(default)]
    pub space: String,
    /// Whether the space is one of service management, whose work items are
    /// requests of customers.
    #[serde(default)]
    pub service: bool,
    /// The name of its security level, where it has one.
    #[serde(default)]
    pub security: Option<String>,
    /// Everybody named in its fields: part and account. One person may have
    /// several parts.
    #[serde(default)]
    pub people: Vec<(Part, Account)>,
    /// The customers' organisations that it is shared with.
    #[serde(default)]
    pub organisations: Vec<String>,
    /// Its labels and dates, and whether it is archived (R64).
    #[serde(default)]
    pub about: PageFact,
    /// Whether its status counts as done, whatever it is called (`statusCategory`).
    #[serde(default)]
    pub done: bool,
    /// Whether it is to be fixed in versions that are all released.
    #[serde(default)]
    pub released: bool,
    /// The files attached to it.
    #[serde(default)]
    pub files: Files,
    /// Where it stands in the site's hierarchy: 0 a work item, 1 an epic and more what
    /// holds epics, −1 a sub-task (`issuetype.hierarchyLevel`).
    #[serde(default)]
    pub level: i32,
}

/// What somebody has to do with a work item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Raised it.
    Reporter,
    /// Takes part in a request: gets what its reporter gets.
    Participant,
    /// Is to do it.
    Assignee,
    /// Is named in another of its fields.
    Named,
    /// Watches it.
    Watcher,
    /// Wrote a comment.
    Commenter,
}

/// The comments of a work item, the newest first.
/// Source: `GET /rest/api/3/issue/{key}/comment`, Jira Cloud REST v3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comments {
    /// Those listed.
    #[serde(default)]
    pub list: Vec<Comment>,
    /// Whether there are more, or some that are not understood.
    #[serde(default)]
    pub more: bool,
}

/// One comment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    #[serde(default)]
    pub id: String,
    /// Who wrote it.
    #[serde(default)]
    pub author: Account,
    /// Whether the customer of a request reads it (`jsdPublic`); `None` where the answer does not
    /// say.
    #[serde(default)]
    pub public: Option<bool>,
    /// The role or group it is restricted to, if any.
    #[serde(default)]
    pub only: Option<String>,
}

/// The files attached to a page or work item, the pictures in its text among them.
/// Source: `GET /wiki/api/v2/pages/{id}/attachments`, REST v2; `fields.attachment` of
/// `GET /rest/api/3/issue/{key}`, Jira Cloud REST v3.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// Their names; empty where an entry is not understood.
    #[serde(default)]
    pub names: Vec<String>,
    /// Their sizes in bytes as the site writes them, in the same order; empty where it does not tell.
    #[serde(default)]
    pub sizes: Vec<String>,
    /// Whether there are more.
    #[serde(default)]
    pub more: bool,
}

/// A classification level of the organisation (A13).
/// Source: `GET /wiki/api/v2/pages/{id}/classification-level`, REST v2.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its place among the levels, the lowest first.
    #[serde(default)]
    pub order: u32,
    /// What the organisation says about handling it.
    #[serde(default)]
    pub guideline: String,
}

/// An Atlassian account, as far as the signed-in person may see it.
/// Source: `GET /wiki/rest/api/user`, Confluence Cloud REST v1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The account id.
    #[serde(default)]
    pub id: String,
    /// The name shown on the site.
    #[serde(default)]
    pub name: String,
    /// The address; `None` where the person hides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    pub email: Option<String>,
    /// A guest of the site (`isGuest`, before it `isExternalCollaborator`).
    #[serde(skip_serializing_if = "is_false")]
    #[serde(default)]
    pub guest: bool,
    /// A customer of service management, who knows the portal alone
    /// (`accountType` is `customer`).
    #[serde(skip_serializing_if = "is_false")]
    #[serde(default)]
    pub customer: bool,
    /// An app rather than a person (`accountType` is `app`).
    #[serde(skip_serializing_if = "is_false")]
    #[serde(default)]
    pub app: bool,
    /// The public name (R35); read for the signed-in person alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    pub public_name: Option<String>,
    /// Whether they chose a photo of their own (R36); read for the signed-in person alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(default)]
    pub own_photo: Option<bool>,
    /// The site names no kind of account that is known here, or the account is deactivated.
    #[serde(skip_serializing_if = "is_false")]
    #[serde(default)]
    pub unknown: bool,
}

/// The restrictions of one page, not of its ancestors or space.
/// Source: `GET /wiki/rest/api/content/{id}/restriction/byOperation`, REST v1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restrictions {
    /// Who alone may open it; `None`: everybody who can open the space.
    #[serde(default)]
    pub read: Option<Subjects>,
    /// Who alone may change it; `None`: everybody who may change pages here.
    #[serde(default)]
    pub update: Option<Subjects>,
}

/// The people and groups an operation is restricted to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subjects {
    /// The people listed.
    #[serde(default)]
    pub people: Vec<Account>,
    /// The groups listed, by name.
    #[serde(default)]
    pub groups: Vec<String>,
    /// The ids of the groups listed, in the same order; empty where one is missing.
    #[serde(default)]
    pub group_ids: Vec<String>,
    /// Whether the answer held only the first part of the list, or entries that are not
    /// understood.
    #[serde(default)]
    pub truncated: bool,
}

/// Why something could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// The session is over, or a login page answered.
    SignedOut,
    /// The signed-in person may not read it.
    Forbidden,
    /// There is no such thing, or the site will not say that there is.
    NotFound,
    /// The site asks to be left alone for a while.
    TooMany,
    /// The site failed.
    SiteFault,
    /// A page came in place of data: the session may be over, or the site be closed.
    NoData,
    /// The answer was not in the expected form.
    NotUnderstood,
    /// No answer came, or not in time.
    NoAnswer,
    /// It was not asked for: enough is asked for one page.
    NotAsked,
}

/// The key of the signed-in person's fact.
pub const ME: &str = "me";

/// What the keys of what the history of a page or work item holds begin with.
pub const HISTORY: &str = "history:";

/// The key of an account's fact.
pub fn account_key(id: &str) -> String {
    key("account:", id)
}

/// The key of a page's restrictions.
pub fn restrictions_key(page: &str) -> String {
    key("restrictions:", page)
}

/// The key of a page's labels, where they came with its restrictions.
pub fn labels_key(page: &str) -> String {
    key("labels:", page)
}

/// The key of whether the public link of a page is on, which only the Share window tells.
pub fn link_key(page: &str) -> String {
    key("link:", page)
}

/// The key of which page stands at the start of a space, by the key of that.
pub fn start_key(space: &str) -> String {
    key("start:", space)
}

/// An address with the page that it opens, where it is the start of a space and that is known.
pub fn opened(facts: &Facts, mut address: Address) -> Address {
    let start = address.space_key.as_deref().filter(|_| address.start);
    if let Some(Fact::Start(page)) = start.and_then(|key| facts.get(&start_key(key))) {
        address.page_id = Some(page.clone());
    }
    address
}

/// A key: what kind of fact, of what.
pub fn key(kind: &str, of: &str) -> String {
    [kind, of].concat()
}

fn is_false(flag: &bool) -> bool {
    !*flag
}
