//! The windows of Confluence in which a page is opened to more people: what is held, and what is
//! said not to be known.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::{Fact, PageFact};
use doorward::audience::learn::learn;
use doorward::page::window::{Change, share_windows};
use doorward::verdict::content::history;
use doorward::verdict::report::{Guard, Tone};
use doorward::verdict::{Case, judge};
use serde_json::{Value, json};
use support::{case, evidence, sensitive, words};

/// A sensitive page that only Priya can open, in a space that answers so, with the Share window
/// open on it.
fn restricted(space: (u16, Value)) -> Case {
    let mut case = case("window-modal", sensitive());
    let priya = json!({"accountId": "me", "displayName": "Priya", "email": "p@acme.gov.uk"});
    let list =
        json!({"read": {"restrictions": {"user": {"results": [priya]}, "group": {"results": []}}}});
    for (key, status, body) in [
        ("restrictions:98310", 200, list),
        ("page:98310", 200, json!({"id": "98310", "spaceId": "1"})),
        ("ancestors:98310", 200, json!({"results": []})),
        ("public:98310", 404, json!({})),
        ("classification:98310", 404, json!({})),
        ("space:1", space.0, space.1),
        ("space-v1:CASE", 403, json!({})),
        ("roles:1", 200, json!({"results": [{"id": "v", "spacePermissions": ["read/space"]}]})),
    ] {
        case.facts.extend(learn(key, status, &body.to_string()));
    }
    case
}

fn roles(classes: &[&str]) -> (u16, Value) {
    let assigned: Vec<Value> = classes
        .iter()
        .map(|class| {
            json!({"principal": {"principalType": "ACCESS_CLASS", "principalId": class}, "roleId": "v"})
        })
        .collect();
    (200, json!({"id": "1", "key": "CASE", "roleAssignments": {"results": assigned}}))
}

/// What happens at the choices that open the page to its space.
fn opening(case: &Case) -> Vec<Guard> {
    let windows = share_windows(&case.snapshot);
    let opens =
        windows[0].offers.iter().filter(|offer| matches!(offer.change, Change::Open { .. }));
    let opens: Vec<u32> = opens.map(|offer| offer.element).collect();
    assert_eq!(opens.len(), 2);
    let guards = judge(case).guards;
    guards.into_iter().filter(|guard| guard.acts.iter().any(|act| opens.contains(act))).collect()
}

/// Shows R98.
#[test]
fn opening_a_page_in_a_space_that_strangers_can_open_is_held() {
    let is_held = |case: &Case| opening(case).iter().all(|guard| guard.interruption.is_some());
    assert!(is_held(&restricted(roles(&["all-licensed-users", "anonymous-users"]))));
    assert!(!is_held(&restricted(roles(&["all-licensed-users"]))));
    let mut harmless = restricted(roles(&["anonymous-users"]));
    harmless.evidence = Vec::new();
    assert!(!is_held(&harmless));
}

#[test]
fn opening_a_page_to_a_space_that_could_not_be_read_says_so() {
    let panel = |case: &Case| judge(case).guards[0].panel.clone().unwrap();
    let unread = panel(&restricted((403, json!({}))));
    let lines: Vec<_> = unread.lines.iter().map(words).collect();
    let says =
        |lines: &[String]| lines.iter().any(|line| line.contains("permissions of the space"));
    assert!(says(&lines), "{lines:?}");
    assert_eq!(unread.tone, Tone::CannotTell);
    // Which space it is, is not known.
    let mut nowhere = restricted(roles(&["all-licensed-users"]));
    nowhere.facts.extend(learn("page:98310", 403, ""));
    assert!(says(&panel(&nowhere).lines.iter().map(words).collect::<Vec<_>>()));
    let read = panel(&restricted(roles(&["all-licensed-users"])));
    assert!(!says(&read.lines.iter().map(words).collect::<Vec<_>>()));
    // Nor which page: the address names none.
    let mut unnamed = restricted(roles(&["all-licensed-users"]));
    unnamed.snapshot.url = "https://acme.atlassian.net/wiki/x/AbCd".into();
    let said = panel(&unnamed);
    assert_eq!(said.tone, Tone::CannotTell);
    assert!(said.lines.iter().map(words).any(|line| line.contains("who can open it")), "{said:?}");
    let mut harmless = restricted((403, json!({})));
    harmless.evidence = Vec::new();
    assert!(!says(&panel(&harmless).lines.iter().map(words).collect::<Vec<_>>()));
}

/// Whoever asks for access cannot open the page: who can and bears the same name is another.
#[test]
fn whoever_asks_for_access_is_not_taken_for_a_reader_of_that_name() {
    let mut case = restricted(roles(&["all-licensed-users"]));
    let idris = json!({"accountId": "i", "displayName": "Idris Vaughan", "email": "i@acme.gov.uk"});
    let list =
        json!({"read": {"restrictions": {"user": {"results": [idris]}, "group": {"results": []}}}});
    case.facts.extend(learn("restrictions:98310", 200, &list.to_string()));
    let panel = judge(&case).guards[0].panel.clone().unwrap();
    let lines: Vec<_> = panel.lines.iter().map(words).collect();
    assert!(
        lines.iter().any(|line| line.starts_with("Idris Vaughan: cannot tell whether")),
        "{lines:?}"
    );
}

/// Whoever can open the page can open its versions, however it was opened to them (R2, R13, R18).
#[test]
fn what_was_deleted_is_asked_about_before_a_page_is_opened_to_a_space() {
    let question = |classes: &[&str], now: &[&str]| {
        let mut case = restricted(roles(classes));
        case.evidence = evidence(now);
        let page = PageFact { space: "1".into(), version: 4, ..PageFact::default() };
        case.facts.insert("page:98310".into(), Fact::Page(page));
        assert!(opening(&case).iter().all(|guard| guard.pending), "it is waited for");
        let document = json!({"type": "doc", "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": "OFFICIAL-SENSITIVE"}]},
        ]});
        let body = json!({"atlas_doc_format": {"value": document.to_string()}});
        let versions = json!({"results": [{"number": 2, "page": {"title": "Rota", "body": body}}]});
        let versions =
            history::learn("history:98310:4", 200, &versions.to_string(), &case.settings);
        case.facts.extend(versions);
        let report = judge(&case);
        let link = report.guards.iter().any(|guard| {
            let asked = guard.interruption.as_ref();
            asked.is_some_and(|asked| asked.outsiders.lines[0].key == "party_public_link")
        });
        (opening(&case).iter().all(|guard| guard.interruption.is_some()), link)
    };
    assert_eq!(question(&["authenticated-users"], &[]), (true, false));
    assert_eq!(question(&["all-licensed-users"], &[]), (false, false), "colleagues may have it");
    // A link shows the page as it is.
    assert_eq!(question(&["all-licensed-users"], &["TOP SECRET"]), (false, true));
}

/// Whoever cannot be told may be of a domain that gets nothing, whatever the page holds (R146).
#[test]
fn opening_to_somebody_unknown_is_said_where_some_get_nothing() {
    let says = |settings: Value| {
        let mut case = restricted(roles(&[]));
        let space = json!({"id": "1", "key": "CASE", "roleAssignments": {"results": [
            {"principal": {"principalType": "USER", "principalId": "x"}, "roleId": "v"},
        ]}});
        case.facts.extend(learn("space:1", 200, &space.to_string()));
        case.facts.extend(learn("account:x", 403, ""));
        case.evidence = Vec::new();
        case.settings.person = settings.as_object().unwrap().clone();
        let panel = judge(&case).guards[0].panel.clone().unwrap();
        panel.lines.iter().any(|line| line.key == "window_unplaced")
    };
    assert!(says(json!({"forbiddenDomains": ["south.example"]})));
    assert!(!says(json!({})));
}
