//! Outsiders are marked where the page itself names them (R159).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::page::Node;
use doorward::page::landmarks::name_of;
use doorward::policy::Layers;
use doorward::verdict::{Case, judge};
use serde_json::json;
use support::{case, people, words};

/// A page that mentions these accounts.
fn mentioning(ids: &[&str]) -> Case {
    let mut case = case("share-closed", Vec::new());
    case.facts.extend(people());
    let mention = |(n, id): (usize, &&str)| Node {
        n: 2_000 + u32::try_from(n).unwrap(),
        attributes: [("data-mention-id".to_owned(), (*id).to_owned())].into(),
        ..Node::default()
    };
    let nodes = ids.iter().enumerate().map(mention).collect();
    case.snapshot.landmarks.insert("mention".into(), nodes);
    case
}

fn marked(case: &Case) -> Vec<(String, String)> {
    let names = judge(case).names;
    names.into_iter().map(|name| (name.selector, words(&name.label))).collect()
}

#[test]
fn whoever_is_from_outside_is_marked_and_nobody_else() {
    let marks = marked(&mentioning(&["guest", "external", "colleague", "hidden", "app", "guest"]));
    let labels: Vec<&str> = marks.iter().map(|(_, label)| label.as_str()).collect();
    assert_eq!(labels, ["guest", "external"]);
    assert_eq!(marks[0].0, name_of("guest").unwrap());
}

#[test]
fn nobody_is_where_the_settings_say_so() {
    let mut case = mentioning(&["guest"]);
    let none = serde_json::from_value(json!({"nameMarks": "none"})).unwrap();
    case.settings = Layers { person: none, ..case.settings };
    assert!(marked(&case).is_empty());
}

/// What stands in a selector is an account id and nothing else.
#[test]
fn what_is_no_account_id_is_in_no_selector() {
    for id in ["", "a b", "a'] *", "a\\", "é", "a\"b", "a}b"] {
        assert_eq!(name_of(id), None, "{id}");
    }
    let selector = name_of("712020:5f-a_1").unwrap();
    assert!(selector.contains("[data-mention-id='712020:5f-a_1']"), "{selector}");
    assert!(selector.contains("/people/712020%3A5f-a_1"), "{selector}");
}
