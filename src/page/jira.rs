//! What of Jira stands at an address, and by which words the site calls it.
//!
//! Jira says *work item* and *space* today where it said *issue* and *project*
//! (Atlassian's support pages, 2025). Both are read, and what is shown follows
//! the site.

use super::query::queried;
use super::{Snapshot, words};
use serde::{Deserialize, Serialize};

/// What of Jira an address names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A work item, by its key: on a page of its own, in a panel beside a list or
    /// in a modal dialog over a board.
    WorkItem(String),
    /// A request as its customer meets it in the portal, by its key.
    Request(String),
    /// Another page of the portal: the form of a new request, a list of requests.
    Portal,
    /// A board, by its number, and the key of its space where that is told.
    Board(String, Option<String>),
    /// A saved filter, by its number.
    Filter(String),
    /// A dashboard, by its number.
    Dashboard(String),
    /// Another page of a space, by the space's key.
    Space(String),
    /// Anything else.
    Other,
}

impl Place {
    /// The key of the work item, where one is open.
    pub fn key(&self) -> Option<&str> {
        match self {
            Place::WorkItem(key) | Place::Request(key) => Some(key),
            _ => None,
        }
    }

    /// The key of the space, where it is told: that of a work item begins with it.
    pub fn space(&self) -> Option<&str> {
        match self {
            Place::WorkItem(key) | Place::Request(key) => {
                key.rsplit_once('-').map(|(space, _)| space)
            }
            Place::Board(_, space) => space.as_deref(),
            Place::Space(space) => Some(space),
            Place::Filter(_) | Place::Dashboard(_) | Place::Portal | Place::Other => None,
        }
    }
}

/// Reads the path and query of an address in Jira Cloud.
///
/// A work item that is selected on a board or in a list stands in the query and
/// goes before what the path names.
pub(super) fn place(segments: &[&str], query: &str) -> Place {
    let queried = |names| queried(query, names);
    let after = |name: &str| {
        let at = segments.iter().position(|segment| *segment == name)?;
        segments.get(at + 1).copied()
    };
    let number = |text: Option<&str>| {
        text.filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
            .map(str::to_owned)
    };
    if let Some(key) = queried(&["selectedIssue", "issueKey"]).filter(|key| is_key(key)) {
        return Place::WorkItem(key.to_owned());
    }
    let named = segments.iter().find(|segment| is_key(segment)).map(|key| (*key).to_owned());
    if let ["servicedesk", "customer", ..] | ["helpcenter", ..] = segments {
        return named.map_or(Place::Portal, Place::Request);
    }
    if let Some(key) = named {
        return Place::WorkItem(key);
    }
    let space = after("projects").or_else(|| after("spaces")).map(str::to_owned);
    if let Some(board) = number(after("boards")).or_else(|| number(queried(&["rapidView"]))) {
        return Place::Board(board, space);
    }
    if let Some(filter) = number(queried(&["filter"])).or_else(|| number(after("filters"))) {
        return Place::Filter(filter);
    }
    let dashboard = number(after("dashboards")).or_else(|| number(queried(&["selectPageId"])));
    match (dashboard, space) {
        (Some(dashboard), _) => Place::Dashboard(dashboard),
        (None, Some(space)) => Place::Space(space),
        (None, None) => Place::Other,
    }
}

/// Whether a text has the form of a work item's key: `CASE-12`.
pub fn is_key(text: &str) -> bool {
    let Some((space, number)) = text.rsplit_once('-') else { return false };
    let mut letters = space.bytes();
    letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
        && space.len() > 1
        && letters.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text has the form of a space's key: `CASE`.
pub fn is_space_key(text: &str) -> bool {
    is_key(&[text, "-1"].concat())
}

/// The key that the open work item itself shows, in its breadcrumbs: where the
/// address names none, and to tell when the page still shows another one.
pub fn shown_key(snapshot: &Snapshot) -> Option<&str> {
    let mut texts = snapshot.all("item-key").iter().flat_map(|node| &node.texts);
    texts.find(|text| is_key(text)).map(String::as_str)
}

/// By which words the site calls things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wording {
    /// It says *issue*, where Jira of today says *work item*.
    pub says_issue: bool,
    /// It says *project*, where Jira of today says *space*.
    pub says_project: bool,
}

/// Which words the site uses, from its own navigation and buttons; today's where
/// neither is seen.
pub fn wording(snapshot: &Snapshot) -> Wording {
    let texts = || {
        let nodes = snapshot.all("naming").iter();
        nodes.flat_map(|node| {
            node.texts.iter().map(String::as_str).chain(node.attribute("aria-label"))
        })
    };
    let says = |any: &[&str]| texts().any(|text| words::has_word_of(text, any));
    Wording {
        says_issue: says(words::ISSUE) && !says(words::WORK_ITEM),
        says_project: says(words::PROJECT) && !says(words::SPACE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Node;
    use crate::page::address::Address;

    #[test]
    fn reads_every_shape_of_address() {
        let item = |key: &str| Place::WorkItem(key.to_owned());
        let board = |space: Option<&str>| Place::Board("7".to_owned(), space.map(str::to_owned));
        for (path, place) in [
            ("/browse/CASE-12", item("CASE-12")),
            ("/browse/CASE-12?focusedCommentId=3", item("CASE-12")),
            ("/jira/software/projects/CASE/boards/7?selectedIssue=CASE-12", item("CASE-12")),
            (
                "/jira/software/c/projects/CASE/boards/7/backlog?selectedIssue=CASE-12",
                item("CASE-12"),
            ),
            ("/jira/software/c/projects/CASE/issues/CASE-12", item("CASE-12")),
            ("/projects/CASE/issues/CASE-12?filter=allissues", item("CASE-12")),
            ("/issues/CASE-12?jql=project%3DCASE", item("CASE-12")),
            ("/jira/servicedesk/projects/HELP/queues/custom/3/HELP-4", item("HELP-4")),
            ("/secure/RapidBoard.jspa?rapidView=7&selectedIssue=CASE-12", item("CASE-12")),
            ("/servicedesk/customer/portal/1/HELP-4", Place::Request("HELP-4".into())),
            ("/servicedesk/customer/portal/1/create/51", Place::Portal),
            ("/servicedesk/customer/user/requests?page=1", Place::Portal),
            ("/servicedesk/customer/portals", Place::Portal),
            ("/jira/software/c/projects/CASE/boards/7", board(Some("CASE"))),
            ("/jira/software/spaces/CASE/boards/7", board(Some("CASE"))),
            ("/secure/RapidBoard.jspa?rapidView=7", board(None)),
            ("/issues/?filter=10001", Place::Filter("10001".into())),
            ("/jira/dashboards/10001", Place::Dashboard("10001".into())),
            ("/secure/Dashboard.jspa?selectPageId=10001", Place::Dashboard("10001".into())),
            ("/jira/servicedesk/projects/HELP/queues/custom/3", Place::Space("HELP".into())),
            ("/jira/your-work", Place::Other),
            ("/issues/?filter=allissues", Place::Other),
        ] {
            let address = Address::parse(&format!("https://acme.atlassian.net{path}")).unwrap();
            assert_eq!(address.jira, Some(place), "{path}");
        }
    }

    #[test]
    fn a_key_is_told_from_what_looks_like_one() {
        for text in ["CASE-12", "A1_B-3"] {
            assert!(is_key(text), "{text}");
        }
        for text in ["case-12", "C-1", "CASE-", "-1", "2026-11", "CASE-1a", "CASE", "Ü-1"] {
            assert!(!is_key(text), "{text}");
        }
    }

    #[test]
    fn the_words_are_those_of_the_site() {
        let says = |texts: &[&str]| {
            let node = Node {
                texts: texts.iter().map(|text| (*text).to_owned()).collect(),
                ..Node::default()
            };
            let landmarks = [("naming".to_owned(), vec![node])].into();
            let found = wording(&Snapshot { landmarks, ..Snapshot::default() });
            (found.says_issue, found.says_project)
        };
        assert_eq!(says(&[]), (false, false));
        assert_eq!(says(&["Projects", "Share issue"]), (true, true));
        assert_eq!(says(&["Projects", "Share work item"]), (false, true));
        assert_eq!(says(&["Spaces", "Share work item", "Issues"]), (false, false));
    }
}
