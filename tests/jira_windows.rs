//! Who is let in by the windows of Jira, by a mention and by a note: what is held, what is let
//! go, and what is said not to be known.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::{Fact, Facts, Unread};
use doorward::audience::learn::learn;
use doorward::page::Node;
use doorward::page::sighting::SightingKind;
use doorward::policy::Mode;
use doorward::verdict::content::{Reading, history};
use doorward::verdict::report::{Interruption, Report, Tone};
use doorward::verdict::{Case, Draft, judge};
use serde_json::{Value, json};
use support::{evidence, words};

const NUMBER: &str = "NHS number 999 417 3529";

fn user(id: &str, name: &str, email: &str, kind: &str) -> Value {
    json!({"accountId": id, "displayName": name, "emailAddress": email, "accountType": kind})
}

fn sam() -> Value {
    user("sam", "Sam Whitlock", "sam@northbridge.example", "atlassian")
}

fn mei() -> Value {
    user("mei", "Mei Lin", "mei.lin@acme.gov.uk", "atlassian")
}

fn facts(answers: &[(&str, u16, Value)]) -> Facts {
    let me = user("me", "Priya Shah", "priya.shah@acme.gov.uk", "atlassian");
    let known = [("me", 200, me)];
    let all = known.iter().chain(answers);
    all.flat_map(|(key, status, body)| learn(key, *status, &body.to_string())).collect()
}

fn node(
    n: u32,
    texts: &[&str],
    attributes: &[(&str, &str)],
    parts: Vec<(&str, Vec<Node>)>,
) -> Node {
    Node {
        n,
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        attributes: attributes.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect(),
        parts: parts.into_iter().map(|(name, nodes)| (name.to_owned(), nodes)).collect(),
        ..Node::default()
    }
}

fn at(path: &str, landmark: &str, node: Node, facts: Facts) -> Case {
    let mut case = Case { reading: Reading::Read, facts, ..Case::default() };
    case.snapshot.url = ["https://acme.atlassian.net", path].concat();
    case.snapshot.landmarks.insert(landmark.into(), vec![node]);
    case
}

/// The title of what is asked before an element is pressed.
fn asked(report: &Report, act: u32) -> Option<String> {
    let guards = report.guards.iter().filter(|guard| guard.acts.contains(&act));
    let mut asked = guards.filter_map(|guard| guard.interruption.as_ref());
    asked.next().map(|asked| asked.title.key.to_string())
}

// ── Sharing a filter ────────────────────────────────────────────────────────

const SAVE: u32 = 3;

fn filter(entries: &[&[&str]], facts: Facts) -> Report {
    let entries = entries.iter().map(|texts| node(9, texts, &[], vec![])).collect();
    let save = node(SAVE, &["Save"], &[("type", "button")], vec![]);
    let window = node(1, &[], &[], vec![("entry", entries), ("button", vec![save])]);
    judge(&at("/issues/?filter=7", "other-window", window, facts))
}

/// Shows R56.
#[test]
fn a_filter_is_held_where_it_becomes_public_and_not_where_it_is() {
    let shares = |list: Value| json!({"name": "F", "owner": mei(), "sharePermissions": list});
    let private = || facts(&[("shares:7", 200, shares(json!([])))]);
    let public = || facts(&[("shares:7", 200, shares(json!([{"type": "global"}])))]);
    let asks = Some("jira_share_asks".to_owned());
    assert_eq!(asked(&filter(&[&["Public", "Remove"]], private()), SAVE), asks);
    assert_eq!(asked(&filter(&[&["公開"]], private()), SAVE), asks);
    assert_eq!(asked(&filter(&[&["Public", "Remove"]], public()), SAVE), None);
    assert_eq!(asked(&filter(&[&["My organization"]], private()), SAVE), None);
    // Not knowing whether it is public already is no reason to let it become so.
    let unread = facts(&[("shares:7", 403, json!({}))]);
    assert_eq!(asked(&filter(&[&["Public"]], unread), SAVE), asks);
}

/// A filter whose owner is not told is not for that shared with nobody.
#[test]
fn what_is_shared_is_not_private_because_its_owner_is_not_told() {
    let audience = |owner: Value, shares: Value| {
        let body = json!({"name": "F", "owner": owner, "sharePermissions": shares});
        let known =
            [("shares:7", 200, body), ("account:mei", 200, mei()), ("members:g", 403, json!({}))];
        filter(&[&["Private"]], facts(&known)).audience.key
    };
    let group = || json!([{"type": "group", "group": {"groupId": "g", "name": "northbridge"}}]);
    assert_eq!(audience(mei(), json!([])), "jira_audience_private");
    assert_eq!(audience(json!(null), json!([])), "jira_audience_private");
    for shares in [json!([{"type": "global"}]), json!([{"type": "loggedin"}]), group()] {
        assert_ne!(audience(json!(null), shares.clone()), "jira_audience_private", "{shares}");
    }
}

#[test]
fn where_it_cannot_be_read_whom_a_dashboard_is_shared_with_that_is_all_that_is_said() {
    let report = judge(&at(
        "/jira/dashboards/7",
        "none",
        node(1, &[], &[], vec![]),
        facts(&[("me", 401, json!({})), ("dashboard:7", 401, json!({}))]),
    ));
    assert_eq!(report.audience.key, "gap_signed_out");
    assert!(words(&report.audience).contains("who can open this dashboard"));
}

#[test]
fn whom_a_filter_is_shared_with_is_said_or_said_not_to_be_known() {
    let named = |people: Value| facts(&[("people:Mei Lin", 200, people)]);
    let tone = |report: Report| {
        report.guards.last().and_then(|guard| guard.panel.clone()).map(|panel| panel.tone)
    };
    let entry: &[&[&str]] = &[&["User: Mei Lin", "Remove"]];
    assert_eq!(tone(filter(entry, named(json!([mei()])))), Some(Tone::Quiet));
    // Two of one name, nobody, and no answer.
    let namesake = user("m2", "Mei Lin", "mei@else.example", "atlassian");
    assert_eq!(tone(filter(entry, named(json!([mei(), namesake])))), Some(Tone::CannotTell));
    assert_eq!(tone(filter(entry, named(json!([])))), Some(Tone::CannotTell));
    let failed = facts(&[("people:Mei Lin", 403, json!({}))]);
    assert_eq!(tone(filter(entry, failed)), Some(Tone::CannotTell));
    assert_eq!(
        tone(filter(&[&["Sodalitas", "Remove"], &["Public"]], facts(&[]))),
        Some(Tone::Warning)
    );
    assert_eq!(
        tone(filter(&[&["Sodalitas", "Remove"], &["Group", "x"]], facts(&[]))),
        Some(Tone::CannotTell)
    );
    let report = filter(entry, facts(&[]));
    assert!(
        report.wants.iter().any(|want| want.path.ends_with("query=Mei%20Lin")),
        "{:?}",
        report.wants
    );
    assert!(report.guards.last().unwrap().pending, "pressing waits for the answer");
}

#[test]
fn a_group_is_who_is_in_it() {
    let members = |people: Value| {
        let body = json!({"values": people, "total": 1, "isLast": true});
        facts(&[("members:named:team", 200, body)])
    };
    let panel =
        |facts| filter(&[&["Group: team"]], facts).guards.last().unwrap().panel.clone().unwrap();
    assert_eq!(panel(members(json!([mei()]))).tone, Tone::Quiet);
    assert_eq!(panel(members(json!([sam()]))).tone, Tone::Note);
    assert_eq!(panel(facts(&[("members:named:team", 403, json!({}))])).tone, Tone::CannotTell);
    // Beside somebody who is known to be outside, somebody who may be.
    let olu = user("olu", "Olu", "", "atlassian");
    let mixed = panel(members(json!([sam(), olu, mei()])));
    assert_eq!(mixed.tone, Tone::CannotTell);
    let lines: Vec<_> = mixed.lines.iter().map(words).collect();
    assert!(lines.iter().any(|line| line.starts_with("team: a group")), "{lines:?}");
}

// ── A watcher ───────────────────────────────────────────────────────────────

const ROW: u32 = 7;

fn watching(row: &[&str], text: &str, pressed: Option<u32>, more: &[(&str, u16, Value)]) -> Report {
    judge(&watching_case(row, text, pressed, more))
}

fn watching_case(
    row: &[&str],
    text: &str,
    pressed: Option<u32>,
    more: &[(&str, u16, Value)],
) -> Case {
    let row = node(ROW, row, &[], vec![]);
    let list = node(6, &[], &[], vec![("row", vec![row])]);
    let field = node(5, &[], &[], vec![("list", vec![list])]);
    let window = node(4, &[], &[], vec![("field", vec![field])]);
    let button = node(2, &[], &[], vec![("window", vec![window])]);
    let mut case = at("/browse/APL-1", "watchers", button, facts(more));
    case.evidence = evidence(&[text]);
    case.pressed = pressed;
    case
}

/// Shows R150.
#[test]
fn a_watcher_is_looked_up_when_they_are_pressed_and_held_where_they_are_outside() {
    let sam_known = [("people:Sam Whitlock", 200, json!([sam()]))];
    let row: &[&str] = &["Sam Whitlock"];
    let offered = watching(row, NUMBER, None, &[]);
    assert!(offered.guards.iter().any(|guard| guard.acts == [ROW] && guard.pending));
    assert!(offered.wants.iter().all(|want| !want.key.starts_with("people:")), "on offer alone");
    let pressed = watching(row, NUMBER, Some(ROW), &[]);
    assert!(pressed.wants.iter().any(|want| want.key == "people:Sam Whitlock"));
    let held = Some("jira_watch_asks".to_owned());
    assert_eq!(asked(&watching(row, NUMBER, Some(ROW), &sam_known), ROW), held);
    assert_eq!(asked(&watching(&["Dana", "GUEST"], NUMBER, None, &[]), ROW), held);
    let mei_known = [("people:Mei Lin", 200, json!([mei()]))];
    assert_eq!(asked(&watching(&["Mei Lin"], NUMBER, Some(ROW), &mei_known), ROW), None);
    // A harmless work item: nobody is looked up.
    let harmless = watching(row, "Lunch is at noon.", Some(ROW), &[]);
    assert!(harmless.guards.iter().all(|guard| !guard.acts.contains(&ROW)));
}

/// What a watcher, or whoever is put into a field, gets along is said as in the share dialog, and
/// nobody is looked up for it (R13).
#[test]
fn files_that_were_not_looked_into_are_said_of_a_work_item_that_somebody_is_given() {
    let item = json!({"fields": {
        "project": {"key": "APL", "projectTypeKey": "software"}, "security": null,
        "attachment": [{"filename": "Lunch.pdf"}, {"filename": "Menu.pdf"}],
    }, "schema": {}});
    let given = |row: &[&str], text: &str, is_field: bool| {
        let item = [("item:APL-1", 200, item.clone())];
        let mut case = watching_case(row, text, None, &item);
        if is_field {
            let button = case.snapshot.landmarks.remove("watchers").unwrap().remove(0);
            let window = button.parts["window"].clone();
            case.snapshot.landmarks.insert("people-field".into(), window);
        }
        let report = judge(&case);
        assert!(report.wants.iter().all(|want| !want.key.starts_with("people:")));
        let is_held = report.guards.iter().any(|guard| guard.pending);
        let panels = report.guards.iter().filter_map(|guard| guard.panel.as_ref());
        let mut panels = panels.map(|panel| {
            let lines: Vec<_> =
                std::iter::once(&panel.title).chain(&panel.lines).map(words).collect();
            (panel.tone, lines.join("|"))
        });
        (panels.next_back(), is_held)
    };
    let unread = "2 files and pictures are attached that Doorward has not looked into.";
    for is_field in [false, true] {
        let (panel, is_held) = given(&["Dana", "GUEST"], "Lunch is at noon.", is_field);
        let (tone, said) = panel.unwrap();
        assert_eq!((tone, is_held), (Tone::Quiet, false));
        assert!(said.contains("Dana, guest") && said.ends_with(unread), "{said}");
        let (panel, _) = given(&["Dana", "GUEST"], NUMBER, is_field);
        assert!(panel.unwrap().1.ends_with(unread));
        // Nobody knows who that is, and it is no reason to ask.
        assert_eq!(given(&["Sam Whitlock"], "Lunch is at noon.", is_field), (None, false));
    }
}

/// Who gets nothing by the settings gets no mail of a harmless work item either.
#[test]
fn a_watcher_of_a_forbidden_domain_is_stopped_whatever_the_work_item_holds() {
    let sam_known = [("people:Sam Whitlock", 200, json!([sam()]))];
    let held = |settings: Value| {
        let mut case = watching_case(&["Sam Whitlock"], "Lunch.", Some(ROW), &sam_known);
        case.settings.person = settings.as_object().cloned().unwrap();
        asked(&judge(&case), ROW)
    };
    let stop = Some("jira_watch_asks".to_owned());
    assert_eq!(held(json!({"forbiddenDomains": ["northbridge.example"]})), stop);
    let limit = json!({"tool": "jira", "audience": "outside", "highest": "none"});
    assert_eq!(held(json!({"limits": [limit]})), stop);
    assert_eq!(held(json!({"forbiddenDomains": ["north.example"]})), None);
}

/// Shows R2, R13: whoever is made a watcher can read what the work item held before a change.
#[test]
fn a_watcher_is_asked_about_for_what_the_work_item_held_before() {
    let item = json!({"fields": {
        "project": {"key": "APL", "projectTypeKey": "software"}, "security": null,
        "updated": "2026-03-20T09:00:00.000+0000",
    }, "schema": {}});
    let held = |who: Value| {
        let known = [("people:Sam Whitlock", 200, json!([who])), ("item:APL-1", 200, item.clone())];
        let mut case = watching_case(&["Sam Whitlock"], "Lunch.", Some(ROW), &known);
        // The press waits for the answer.
        let asking = judge(&case);
        let key = asking.wants.iter().find(|want| want.key.starts_with("history:")).unwrap();
        assert!(asking.guards.iter().any(|guard| guard.acts == [ROW] && guard.pending));
        let change = json!({"items": [{"fieldId": "description", "fromString": NUMBER}]});
        let log = json!({"changelog": {"histories": [change], "total": 1}});
        let log = log.to_string();
        case.facts.extend(history::learn(&key.key, 200, &log, &case.settings));
        asked(&judge(&case), ROW)
    };
    assert_eq!(held(sam()).as_deref(), Some("jira_watch_asks"));
    let colleague = user("sam", "Sam Whitlock", "sam@acme.gov.uk", "atlassian");
    assert_eq!(held(colleague), None);
    // A customer sees the portal alone.
    let customer = user("sam", "Sam Whitlock", "sam@northbridge.example", "customer");
    assert_eq!(held(customer), None);
}

/// Nobody is let in without a word where nobody knows what they get.
#[test]
fn a_watcher_of_a_work_item_that_was_not_read_is_said_to_get_what_nobody_knows() {
    let known = [("people:Sam Whitlock", 200, json!([sam()]))];
    let mut case = watching_case(&["Sam Whitlock"], "", Some(ROW), &known);
    case.reading = Reading::NotFound;
    let report = judge(&case);
    let panel = report.guards[0].panel.as_ref().unwrap();
    assert_eq!(panel.tone, Tone::CannotTell);
    assert!(panel.lines.iter().any(|line| line.key == "gap_content"), "{panel:?}");
}

/// A field of a work item that holds people is a list of them like that of the watchers, but for
/// those who see it already.
///
/// Shows R150.
#[test]
fn somebody_put_into_a_field_is_asked_about_unless_they_see_it_already() {
    let sam_known = [("people:Sam Whitlock", 200, json!([sam()]))];
    let field = |row: &[&str], text: &str, pressed: Option<u32>, more: &[(&str, u16, Value)]| {
        let mut case = watching_case(row, text, pressed, more);
        let button = case.snapshot.landmarks.remove("watchers").unwrap().remove(0);
        let fields = button.parts["window"].clone();
        case.snapshot.landmarks.insert("people-field".into(), fields);
        judge(&case)
    };
    let row: &[&str] = &["Sam Whitlock"];
    let held = Some("jira_field_asks".to_owned());
    let offered = field(row, NUMBER, None, &[]);
    assert!(offered.guards.iter().any(|guard| guard.acts == [ROW] && guard.pending));
    assert_eq!(asked(&field(row, NUMBER, Some(ROW), &sam_known), ROW), held);
    assert_eq!(asked(&field(row, "Lunch is at noon.", Some(ROW), &sam_known), ROW), None);
    let mut more = sam_known.to_vec();
    let watching = json!({"watchCount": 1, "watchers": [sam()]});
    more.push(("members:watchers:APL-1", 200, watching));
    let seen = field(row, NUMBER, Some(ROW), &more);
    assert_eq!(asked(&seen, ROW), None);
    assert!(seen.guards.iter().all(|guard| guard.panel.is_none()), "nothing is to be said of it");
    // Whoever opens it without signing in sees it too.
    let mut more = sam_known.to_vec();
    more.push(("public:APL-1", 200, json!({"id": "1"})));
    assert_eq!(asked(&field(row, NUMBER, Some(ROW), &more), ROW), None);
}

// ── A request ───────────────────────────────────────────────────────────────

fn note(mode: &str, text: &str, more: &[(&str, u16, Value)]) -> Report {
    judge(&note_case(mode, text, facts_of_note(more)))
}

fn facts_of_note(more: &[(&str, u16, Value)]) -> Facts {
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": "service_desk"}, "security": null,
        "reporter": mei(), "customfield_1": [sam()],
    }, "schema": {"customfield_1": {"custom": "com.atlassian.servicedesk:sd-request-participants"}}});
    let mut answers = vec![
        ("item:CARE-1", 200, item),
        ("public:CARE-1", 404, json!({})),
        ("scheme:CARE", 403, json!({})),
        ("members:watchers:CARE-1", 200, json!({"watchCount": 0, "watchers": []})),
        ("comments:CARE-1", 200, json!({"comments": [], "total": 0})),
        ("viewers:CARE-1", 200, json!([mei()])),
    ];
    answers.retain(|(key, ..)| !more.iter().any(|(other, ..)| other == key));
    answers.extend(more.iter().cloned());
    facts(&answers)
}

fn note_case(mode: &str, text: &str, facts: Facts) -> Case {
    let modes = ["Add internal note", "Reply to customer"].map(|words| {
        let on = (words == mode).to_string();
        node(10, &[words], &[("aria-pressed", &on)], vec![])
    });
    let parts = vec![
        ("editor", vec![node(2, &[], &[], vec![])]),
        ("send", vec![node(SAVE, &["Save"], &[], vec![])]),
        ("mode", modes.to_vec()),
    ];
    let composer = node(1, &[], &[("data-testid", "issue.activity.comment")], parts);
    let mut case = at("/browse/CARE-1", "composer", composer, facts);
    let found = evidence(&[text]);
    case.drafts = vec![Draft { n: 2, text: text.into(), evidence: found, read: true, same: false }];
    case
}

/// Internal notes are not shown in the portal, where a participant reads.
#[test]
fn a_participant_reads_replies_and_no_internal_notes() {
    assert_eq!(asked(&note("Add internal note", NUMBER, &[]), SAVE), None);
    let reply = asked(&note("Reply to customer", NUMBER, &[]), SAVE);
    assert_eq!(reply.as_deref(), Some("composer_title_public"));
    // Whoever can open it in Jira as well reads them there.
    for (key, body) in [
        ("members:watchers:CARE-1", json!({"watchCount": 1, "watchers": [sam()]})),
        ("viewers:CARE-1", json!([sam()])),
    ] {
        let seen = note("Add internal note", NUMBER, &[(key, 200, body)]);
        assert_eq!(asked(&seen, SAVE).as_deref(), Some("composer_title"), "{key}");
        assert!(!says_perhaps(&seen), "{key}");
    }
}

fn says_perhaps(report: &Report) -> bool {
    let asked = report.guards.iter().find_map(|guard| guard.interruption.as_ref()).unwrap();
    asked.outsiders.lines.iter().any(|line| line.key == "composer_perhaps_in_jira")
}

/// An empty list is what Jira tells a person who may not browse users: nothing follows from it.
#[test]
fn where_jira_does_not_tell_who_sees_a_request_a_participant_may_read_its_notes() {
    for answer in [("viewers:CARE-1", 200, json!([])), ("viewers:CARE-1", 403, json!({}))] {
        let report = note("Add internal note", NUMBER, std::slice::from_ref(&answer));
        assert_eq!(asked(&report, SAVE).as_deref(), Some("composer_title"), "{answer:?}");
        assert!(says_perhaps(&report), "{answer:?}");
        let harmless = note("Add internal note", "Noon.", std::slice::from_ref(&answer));
        assert_eq!(asked(&harmless, SAVE), None, "{answer:?}");
    }
}

/// Jira tells everybody who may browse users who sees a work item: where it does not, more than is
/// for administrators is missing.
#[test]
fn where_jira_refuses_to_say_who_sees_a_work_item_that_is_a_gap() {
    let gaps = |status: u16| {
        let viewers = ("viewers:CARE-1", status, json!([mei()]));
        judge(&note_case("Add internal note", "", facts_of_note(&[viewers]))).gaps.len()
    };
    assert_eq!(gaps(403), gaps(200) + 1);
}

/// Who they are may still turn out, so the press waits for it.
#[test]
fn a_note_waits_for_the_answer_who_sees_the_request_in_jira() {
    let answers = facts_of_note(&[]);
    let mut case = note_case("Add internal note", NUMBER, answers);
    case.facts.retain(|key, _| key != "viewers:CARE-1");
    let report = judge(&case);
    let guard = report.guards.iter().find(|guard| guard.acts == [SAVE]).unwrap();
    assert!(guard.pending && guard.interruption.is_none());
}

// ── The portal ──────────────────────────────────────────────────────────────

#[test]
fn who_sees_a_request_in_the_portal_is_told_by_the_interface_of_service_management() {
    let mut case = Case { reading: Reading::Read, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/servicedesk/customer/portal/4/CARE-1".into();
    let wants: Vec<String> = judge(&case).wants.into_iter().map(|want| want.path).collect();
    assert!(wants.contains(&"/rest/servicedeskapi/request/CARE-1".to_owned()), "{wants:?}");
    case.facts = facts(&[
        ("request:CARE-1", 200, json!({"issueKey": "CARE-1", "reporter": mei()})),
        (
            "members:participants:CARE-1",
            200,
            json!({"values": [sam()], "isLastPage": true, "limit": 1}),
        ),
        ("item:CARE-1", 403, json!({})),
    ]);
    let report = judge(&case);
    assert_eq!(report.audience.key, "portal_audience");
    assert_eq!(
        report.outsiders.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["Sam Whitlock"]
    );
    // Who works on it is never told, so it is never called checked. Nor are the organisations that
    // it is shared with, to whom Jira itself does not answer.
    let gaps = |case: &Case| -> Vec<String> {
        judge(case).gaps.iter().map(|gap| gap.key.to_string()).collect()
    };
    assert_eq!(gaps(&case), ["portal_gap_staff", "portal_gap_organisations"]);
    case.facts.insert("request:CARE-1".into(), Fact::Unread { why: Unread::SiteFault });
    assert_eq!(gaps(&case), ["portal_gap_staff", "portal_gap_organisations", "gap_in"]);
}

/// Shows A9: what is written on a request is stopped from reaching somebody from outside who is
/// named on it; who else reads it is not told, and that alone stops nothing.
#[test]
fn a_stop_holds_in_the_portal_where_somebody_from_outside_is_on_the_request() {
    let parts = vec![
        ("editor", vec![node(2, &[], &[], vec![])]),
        ("send", vec![node(SAVE, &["Send"], &[], vec![])]),
    ];
    let composer = node(1, &[], &[], parts);
    let noor = user("noor", "Noor Haddad", "noor@northbridge.example", "customer");
    for (participants, is_stopped) in
        [(vec![sam()], true), (vec![noor], true), (vec![mei()], false)]
    {
        let known = facts(&[
            ("request:CARE-1", 200, json!({"issueKey": "CARE-1", "reporter": mei()})),
            (
                "members:participants:CARE-1",
                200,
                json!({"values": participants, "isLastPage": true, "limit": 50}),
            ),
            ("item:CARE-1", 403, json!({})),
        ]);
        let at_request = "/servicedesk/customer/portal/4/CARE-1";
        let mut case = at(at_request, "portal-composer", composer.clone(), known);
        let found = evidence(&[NUMBER]);
        case.drafts =
            vec![Draft { n: 2, text: NUMBER.into(), evidence: found, read: true, same: false }];
        let question = |case: &Case| judge(case).guards[0].interruption.clone().unwrap();
        assert!(question(&case).go_on.is_some());
        case.settings.managed = json!({"modes": {"gov_id": "stop"}}).as_object().unwrap().clone();
        assert_eq!(question(&case).go_on.is_none(), is_stopped);
    }
}

/// For whoever raised a request as a customer, their own firm is the organisation, and whoever works
/// for the one that runs the portal is from outside: to them it goes.
#[test]
fn for_a_customer_the_organisation_that_runs_the_portal_is_another() {
    let noor = user("noor", "Noor Haddad", "noor@northbridge.example", "customer");
    let kim = user("kim", "Kim Ode", "kim@northbridge.example", "customer");
    let people = json!({"values": [mei(), kim], "isLastPage": true, "limit": 50});
    let mut case = Case { reading: Reading::Read, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/servicedesk/customer/portal/4/CARE-1".into();
    case.facts = facts(&[
        ("me", 200, noor.clone()),
        ("request:CARE-1", 200, json!({"issueKey": "CARE-1", "reporter": noor})),
        ("members:participants:CARE-1", 200, people),
        ("item:CARE-1", 403, json!({})),
    ]);
    let report = judge(&case);
    let outside: Vec<_> = report.outsiders.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(outside, ["Mei Lin"]);
    assert_eq!(
        words(&report.audience),
        "Who can see this request: 2 people at northbridge.example, 1 external account from \
         acme.gov.uk (can view), and whoever works on requests in this portal."
    );
}

// ── Findings ────────────────────────────────────────────────────────────────

/// As on a page of Confluence: an app that can open what is sensitive is one from outside.
#[test]
fn an_app_that_sees_a_sensitive_work_item_is_among_those_it_is_exposed_to() {
    let watchers = json!({"watchCount": 1, "watchers": [user("bot", "Diagrams", "", "app")]});
    let known = facts(&[("members:watchers:APL-1", 200, watchers)]);
    let mut case = Case { reading: Reading::Read, facts: known, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/browse/APL-1".into();
    let is_found = |case: &Case| judge(case).findings.iter().any(|found| found.rule == "AUD-01");
    assert!(!is_found(&case));
    case.evidence = evidence(&[NUMBER]);
    assert!(is_found(&case));
}

/// Shows R150.
#[test]
fn somebody_from_outside_who_is_mentioned_on_a_sensitive_work_item_is_a_finding() {
    let found = |text: &str, who: Value| {
        let id = who["accountId"].as_str().unwrap().to_owned();
        let account = ["account:", &id].concat();
        let mention = node(1, &[], &[("data-mention-id", &id)], vec![]);
        let mut case = at("/browse/APL-1", "mention", mention, facts(&[(&account, 200, who)]));
        case.evidence = evidence(&[text]);
        judge(&case).findings.iter().any(|found| found.rule == "MENT-01")
    };
    assert!(found(NUMBER, sam()));
    assert!(!found(NUMBER, mei()));
    assert!(!found("Lunch is at noon.", sam()));
}

#[test]
fn an_app_that_sees_a_work_item_is_a_finding() {
    let app = user("bot", "Diagrams", "", "app");
    let watchers = json!({"watchCount": 1, "watchers": [app]});
    let known = facts(&[("members:watchers:APL-1", 200, watchers)]);
    let mut case = Case { reading: Reading::Read, facts: known, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/browse/APL-1".into();
    let rules: Vec<_> = judge(&case).findings.iter().map(|found| found.rule).collect();
    assert!(rules.contains(&"ACC-09"), "{rules:?}");
    assert!(!rules.contains(&"ACC-05"), "it may look, no more is known");
}

// ── People of a space ───────────────────────────────────────────────────────

/// A group is added to a space by its name: whoever in it is outside counts, however many they are
/// and whoever else is in it.
#[test]
fn a_group_that_is_added_to_a_space_is_held_where_anybody_in_it_is_outside() {
    let jo = user("jo", "Jo Okafor", "jo@southmoor.example", "atlassian");
    let adding = |people: Value, total: u32| {
        let parts = vec![
            ("people-field", vec![node(3, &[], &[], vec![])]),
            ("heading", vec![node(4, &["Add people"], &[], vec![])]),
            ("chip", vec![node(6, &["team"], &[], vec![])]),
            ("form", vec![node(7, &[], &[], vec![])]),
        ];
        let body = json!({"values": people, "total": total, "isLast": true});
        let mut known = facts(&[("members:named:team", 200, body)]);
        let group = SightingKind::Group { guests: false };
        known.insert("sighting:team".into(), Fact::Sighting(group));
        let case = at("/browse/APL-1", "other-window", node(1, &[], &[], parts), known);
        let guards = judge(&case).guards;
        let asked = guards.into_iter().find_map(|guard| guard.interruption);
        asked.map(|asked| asked.outsiders.lines.iter().map(words).collect::<Vec<_>>().join("|"))
    };
    let of_one = "team, a group with people from northbridge.example";
    assert_eq!(adding(json!([mei()]), 1), None);
    assert_eq!(adding(json!([mei(), sam()]), 2).as_deref(), Some(of_one));
    let mixed = "team, a group with people from outside your organisation";
    assert_eq!(adding(json!([sam(), jo, mei()]), 3).as_deref(), Some(mixed));
    let cut = adding(json!([sam()]), 300);
    assert_eq!(cut, Some([of_one, ", and others of whom Doorward cannot tell"].concat()));
}

/// Sam, of a partner, is added to a space on whose page this stands.
fn adding(text: &str, acknowledged: &[String]) -> Interruption {
    let guards = judge(&adding_case(text, acknowledged)).guards;
    guards.into_iter().find_map(|guard| guard.interruption).unwrap()
}

fn adding_case(text: &str, acknowledged: &[String]) -> Case {
    let parts = vec![
        ("people-field", vec![node(3, &[], &[], vec![])]),
        ("heading", vec![node(4, &["Add people"], &[], vec![])]),
        ("recipient", vec![node(5, &[], &[("value", "sam")], vec![])]),
        ("chip", vec![node(6, &["Sam Whitlock"], &[], vec![])]),
        ("form", vec![node(7, &[], &[], vec![])]),
    ];
    let known = facts(&[("account:sam", 200, sam())]);
    let mut case = at("/browse/APL-1", "other-window", node(1, &[], &[], parts), known);
    case.evidence = evidence(&[text]);
    case.settings.person.insert("partnerDomains".into(), json!(["northbridge.example"]));
    case.acknowledged = acknowledged.to_vec();
    case
}

/// To go through the question about everybody in a space is not to go through the stop for what is
/// still being read.
#[test]
fn somebody_added_to_a_space_waits_for_the_page_to_be_read() {
    let pending = |reading: Reading| {
        let case = Case { reading, ..adding_case("", &[]) };
        judge(&case).guards.iter().any(|guard| guard.acts == [7] && guard.pending)
    };
    assert_eq!([pending(Reading::Unfinished), pending(Reading::Read)], [true, false]);
}

/// What is asked whatever the page holds is asked no more mildly for what it holds.
#[test]
fn a_partner_is_not_let_into_a_space_more_easily_for_what_is_on_the_page() {
    let lunch = adding("Lunch is at noon.", &[]);
    assert_eq!((lunch.event.mode, lunch.ticks.len()), (Mode::Acknowledge, 1));
    let mild = adding("COMMERCIAL IN CONFIDENCE", &[]);
    assert_eq!((mild.event.mode, mild.ticks.len()), (Mode::Acknowledge, 1));
    let lines: Vec<_> = mild.evidence.lines.iter().map(words).collect();
    assert!(lines[0].starts_with("Everything in this") && lines.len() == 2, "{lines:?}");
    // Nor for the question about it having been gone through.
    adding("COMMERCIAL IN CONFIDENCE", &[lunch.key]);
    assert!(adding("TOP SECRET", &[]).go_on.is_none());
}
