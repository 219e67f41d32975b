//! Reads the windows of Jira in which somebody is let in.
//!
//! Which a window is, the words in it tell, in each language; where they do not, it
//! is said not to be recognised. Of a list of permissions every entry is read as a
//! kind ("Public", "Group", "User") and a name, whether they stand in one text
//! ("Group: caseworkers") or apart.

use super::share::{Chosen, recipients};
use super::sighting::{Sighting, SightingKind};
use super::{Node, Snapshot, words};

/// A window as it stands open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JiraWindow {
    /// The number of its element.
    pub dialog: u32,
    /// The number of the element above which a panel stands.
    pub place: u32,
    /// What is done in it.
    pub kind: Kind,
}

/// What is done in a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A filter or dashboard is shared.
    Sharing {
        /// With whom, once it is saved.
        shares: Vec<Share>,
        /// How many entries of the list could not be read.
        unread: usize,
        /// What saves it.
        acts: Vec<u32>,
    },
    /// People are added to a space.
    People {
        /// Who is chosen.
        chosen: Vec<Chosen>,
        /// What adds them.
        acts: Vec<u32>,
    },
    /// Somebody is made a watcher by choosing them.
    Watchers(Vec<Row>),
    /// Somebody is put into a field of a work item by choosing them.
    Field(Vec<Row>),
    /// It is not recognised.
    Unrecognised,
}

/// With whom something is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// Anybody, signed in or not (`global`).
    Public,
    /// Everybody with an account (`loggedin`).
    Everyone,
    /// A group, by name.
    Group(String),
    /// Somebody, by name.
    Person(String),
    /// Everybody who can open a space, by its name.
    Space(String),
}

/// Somebody who is on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number of its element.
    pub element: u32,
    /// Who, and what the row says of them.
    pub sighting: Sighting,
}

/// The windows that are open. `of_shares`: the page is one of a filter or dashboard,
/// where "Group" and "User" can mean nothing else.
pub fn jira_windows(snapshot: &Snapshot, of_shares: bool) -> Vec<JiraWindow> {
    let mut windows: Vec<JiraWindow> =
        snapshot.all("watchers").iter().filter_map(watchers).collect();
    for node in snapshot.all("people-field") {
        windows.push(JiraWindow { dialog: node.n, place: node.n, kind: Kind::Field(rows(node)) });
    }
    for node in snapshot.all("other-window") {
        if windows.iter().all(|window| window.dialog != node.n) {
            windows.push(other(node, of_shares));
        }
    }
    windows
}

fn watchers(button: &Node) -> Option<JiraWindow> {
    let window = button.part("window").first()?;
    window.part("field").first()?;
    Some(JiraWindow {
        dialog: window.n,
        place: window.part("place").first().map_or(window.n, |place| place.n),
        kind: Kind::Watchers(rows(window)),
    })
}

/// Those on offer in the people fields of an element.
fn rows(node: &Node) -> Vec<Row> {
    let lists = node.part("field").iter().flat_map(|field| field.part("list"));
    let row = |node: &Node| Some(Row { element: node.n, sighting: sighting(node)? });
    lists.flat_map(|list| list.part("row")).filter_map(row).collect()
}

/// What a row of a people field says.
fn sighting(row: &Node) -> Option<Sighting> {
    let (name, rest) = row.texts.split_first()?;
    let kind = if rest.iter().any(|text| words::is_one_of(text, words::GUEST_LOZENGE)) {
        SightingKind::Guest
    } else if !row.part("unlicensed").is_empty() {
        SightingKind::Unlicensed
    } else {
        SightingKind::Unmarked
    };
    Some(Sighting { name: name.clone(), kind })
}

fn other(node: &Node, of_shares: bool) -> JiraWindow {
    let place = node.part("place").first().map_or(node.n, |place| place.n);
    let kind = sharing(node, of_shares).or_else(|| people(node)).unwrap_or(Kind::Unrecognised);
    JiraWindow { dialog: node.n, place, kind }
}

fn sharing(node: &Node, of_shares: bool) -> Option<Kind> {
    let mut unread = 0;
    let mut shares = Vec::new();
    for entry in node.part("entry") {
        match share(&entry.texts) {
            Some(share) => shares.push(share),
            None => unread += 1,
        }
    }
    let scopes = || node.part("scope").iter();
    let is_told = |text: &str| {
        let is = |words| words::is_one_of(text, words);
        is(words::SHARED_PUBLIC)
            || is(words::SHARED_EVERYONE)
            || is(words::SHARED_PRIVATE)
            || (of_shares && (is(words::SHARED_GROUP) || is(words::SHARED_PERSON)))
            || (of_shares && is(words::SHARED_SPACE))
    };
    let is_known = !shares.is_empty()
        || scopes().any(|scope| scope.texts.iter().any(|text| is_told(text)))
        || scopes().any(|scope| scope.attribute("value").is_some_and(is_share_type));
    is_known.then(|| Kind::Sharing { shares, unread, acts: acts(node, words::SAVE) })
}

/// The values of the list of kinds in Jira's older windows, which are those of REST.
fn is_share_type(value: &str) -> bool {
    ["global", "loggedin", "authenticated", "private", "group", "project", "user"].contains(&value)
}

/// One entry of a list of permissions.
fn share(texts: &[String]) -> Option<Share> {
    let first = texts.first()?;
    let (kind, inner) = match first.split_once([':', '：']) {
        Some((kind, name)) => (kind, Some(name.trim()).filter(|name| !name.is_empty())),
        None => (first.as_str(), None),
    };
    let is = |words| words::is_one_of(kind, words);
    let name = || inner.map(str::to_owned).or_else(|| texts.get(1).cloned());
    if is(words::SHARED_PUBLIC) {
        Some(Share::Public)
    } else if is(words::SHARED_EVERYONE) {
        Some(Share::Everyone)
    } else if is(words::SHARED_GROUP) {
        name().map(Share::Group)
    } else if is(words::SHARED_PERSON) {
        name().map(Share::Person)
    } else if is(words::SHARED_SPACE) {
        name().map(Share::Space)
    } else {
        None
    }
}

fn people(node: &Node) -> Option<Kind> {
    node.part("people-field").first()?;
    let is_add = |text: &str| words::is_one_of(text, words::ADD_PEOPLE);
    let is_named = node.attribute("aria-label").is_some_and(is_add)
        || node.part("heading").iter().any(|heading| is_add(&heading.text()));
    is_named.then(|| Kind::People { chosen: recipients(node), acts: acts(node, words::ADD) })
}

/// What makes it so: the form, or the buttons of these words.
fn acts(node: &Node, words: &[&str]) -> Vec<u32> {
    let buttons = node.part("button").iter().filter(|button| {
        button.attribute("type") != Some("submit")
            && (words::is_one_of(&button.text(), words)
                || button.attribute("aria-label").is_some_and(|text| words::is_one_of(text, words)))
    });
    node.part("form").iter().chain(buttons).map(|act| act.n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    fn node(texts_in: &[&str]) -> Node {
        Node { n: 9, texts: texts(texts_in), ..Node::default() }
    }

    #[test]
    fn an_entry_is_read_in_one_text_or_in_two_and_in_each_language() {
        let named = |name: &str| name.to_owned();
        for (entry, share_of) in [
            (&["Public", "Remove"][..], Some(Share::Public)),
            (&["Öffentlich", "Entfernen"], Some(Share::Public)),
            (&["公開", "削除"], Some(Share::Public)),
            (&["My organization"], Some(Share::Everyone)),
            (&["Group: caseworkers", "Remove"], Some(Share::Group(named("caseworkers")))),
            (&["Group", "caseworkers"], Some(Share::Group(named("caseworkers")))),
            (&["グループ：caseworkers"], Some(Share::Group(named("caseworkers")))),
            (&["Benutzer: Dana Reyes"], Some(Share::Person(named("Dana Reyes")))),
            (&["Project", "Appeals"], Some(Share::Space(named("Appeals")))),
            (&["Nota bene"], None),
            (&["Group"], None),
            (&[], None),
        ] {
            assert_eq!(share(&texts(entry)), share_of, "{entry:?}");
        }
    }

    #[test]
    fn a_window_is_what_its_words_say_or_not_recognised() {
        let window = |parts: &[(&str, Node)], of_shares| {
            let parts = parts.iter().map(|(name, node)| ((*name).to_owned(), vec![node.clone()]));
            let node = Node { n: 1, parts: parts.collect(), ..Node::default() };
            let landmarks = [("other-window".to_owned(), vec![node])].into();
            let snapshot = Snapshot { landmarks, ..Snapshot::default() };
            jira_windows(&snapshot, of_shares).remove(0).kind
        };
        let (scope, field) = (("scope", node(&["Group"])), ("people-field", node(&[])));
        assert_eq!(window(std::slice::from_ref(&scope), false), Kind::Unrecognised);
        assert!(matches!(window(&[scope], true), Kind::Sharing { .. }));
        assert!(matches!(window(&[("scope", node(&["Private"]))], false), Kind::Sharing { .. }));
        let heading = |text| ("heading", node(&[text]));
        assert!(matches!(
            window(&[field.clone(), heading("Add people")], false),
            Kind::People { .. }
        ));
        assert_eq!(window(&[field, heading("Assign")], false), Kind::Unrecognised);
        assert_eq!(window(&[heading("Add people")], false), Kind::Unrecognised);
    }
}
