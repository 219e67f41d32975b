//! What is held of what is written, and what is said of who will read it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::{Fact, Facts, Unread};
use doorward::audience::learn::learn;
use doorward::page::Node;
use doorward::policy::Mode;
use doorward::verdict::content::Reading;
use doorward::verdict::files::upload::{Hidden, Looked, Upload};
use doorward::verdict::report::{Frame, Guard, Report, State, Tone};
use doorward::verdict::{Case, Draft, judge};
use serde_json::{Value, json};
use support::{evidence, spoilt, words};

const EDITOR: u32 = 2;

fn node(n: u32, texts: &[&str], attributes: &[(&str, &str)]) -> Node {
    Node {
        n,
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        attributes: attributes.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect(),
        ..Node::default()
    }
}

/// A composer with these controls of a mode, each with whether it is chosen.
fn composer(modes: &[(&str, Option<bool>)]) -> Node {
    let modes = modes.iter().enumerate().map(|(at, (text, on))| {
        let on = on.map(|on| on.to_string());
        let attributes: Vec<_> = on.iter().map(|on| ("aria-pressed", on.as_str())).collect();
        node(10 + at as u32, &[text], &attributes)
    });
    Node {
        parts: [
            ("editor".into(), vec![node(EDITOR, &[], &[])]),
            ("send".into(), vec![node(3, &["Save"], &[])]),
            ("mode".into(), modes.collect()),
        ]
        .into(),
        ..node(1, &[], &[("data-testid", "issue.activity.comment")])
    }
}

/// The same, mentioning an account.
fn mentioning(modes: &[(&str, Option<bool>)], id: &str) -> Node {
    let mut composer = composer(modes);
    let mention = node(20, &["@Dana"], &[("data-mention-id", id)]);
    composer.parts.insert("mention".into(), vec![mention]);
    composer
}

const PUBLIC: &[(&str, Option<bool>)] =
    &[("Add internal note", Some(false)), ("Reply to customer", Some(true))];
const INTERNAL: &[(&str, Option<bool>)] =
    &[("Add internal note", Some(true)), ("Reply to customer", Some(false))];
const UNTOLD: &[(&str, Option<bool>)] = &[("Add internal note", None), ("Reply to customer", None)];

fn user(id: &str, name: &str, email: &str, kind: &str) -> Value {
    json!({"accountId": id, "displayName": name, "emailAddress": email, "accountType": kind})
}

fn me() -> Value {
    user("me", "Priya Shah", "priya.shah@acme.gov.uk", "atlassian")
}

fn mei() -> Value {
    user("mei", "Mei Lin", "mei.lin@acme.gov.uk", "atlassian")
}

fn noor() -> Value {
    user("noor", "Noor Haddad", "noor@northbridge.example", "customer")
}

/// What Jira answers about CARE-1 in a space of this type, to somebody who administers nothing.
fn facts(kind: &str, reporter: &Value, more: &[(&str, Value)]) -> Facts {
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": kind}, "security": null,
        "reporter": reporter, "assignee": mei(),
    }, "schema": {}});
    let mut answers = vec![
        ("me", 200, me()),
        ("item:CARE-1", 200, item),
        ("public:CARE-1", 404, json!({})),
        ("scheme:CARE", 403, json!({})),
        ("members:watchers:CARE-1", 200, json!({"watchCount": 0, "watchers": []})),
        ("comments:CARE-1", 200, json!({"comments": [], "total": 0})),
        ("viewers:CARE-1", 200, json!([])),
    ];
    answers.extend(more.iter().map(|(key, body)| (*key, 200, body.clone())));
    answers.iter().flat_map(|(key, status, body)| learn(key, *status, &body.to_string())).collect()
}

fn case(composer: Node, text: &str, facts: Facts) -> Case {
    let mut case = Case { reading: Reading::Read, facts, ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/browse/CARE-1".into();
    case.snapshot.landmarks.insert("composer".into(), vec![composer]);
    case.drafts = vec![Draft {
        n: EDITOR,
        text: text.into(),
        evidence: evidence(&[text]),
        read: true,
        ..Draft::default()
    }];
    case
}

fn guard(report: &Report) -> &Guard {
    assert_eq!(report.guards.len(), 1);
    &report.guards[0]
}

const NUMBER: &str = "NHS number 999 417 3529";
const LINK: &str = "See https://acme.atlassian.net/browse/APL-1";
const PORTAL: &str = "See https://acme.atlassian.net/servicedesk/customer/portal/1/CARE-1";

/// The key of the question asked before this is sent.
fn asked(case: &Case) -> Option<String> {
    let report = judge(case);
    guard(&report).interruption.as_ref().map(|asked| asked.title.key.to_string())
}

#[test]
fn mode_space_text_and_customer_decide_together() {
    const HELD: Option<&str> = Some("composer_title_public");
    const FIRST: Option<&str> = Some("composer_first_title");
    const UNKNOWN: Option<&str> = Some("composer_title_unknown");
    let service = "service_desk";
    // Modes, type of space, reporter, text, what is asked, how the frame looks.
    for (modes, kind, reporter, text, title, frame) in [
        (PUBLIC, service, noor(), NUMBER, HELD, Frame::Public),
        (PUBLIC, service, noor(), "Ask Mei Lin.", HELD, Frame::Public),
        (PUBLIC, service, noor(), LINK, HELD, Frame::Public),
        (PUBLIC, service, noor(), "See http://wiki/page", HELD, Frame::Public),
        (
            PUBLIC,
            service,
            noor(),
            "See https://acme.atlassian.net?selectedIssue=A-1",
            HELD,
            Frame::Public,
        ),
        (PUBLIC, service, noor(), "See HTTPS://wiki#page", HELD, Frame::Public),
        (PUBLIC, service, noor(), "See https://wiki.acme.gov.uk/x/1", HELD, Frame::Public),
        (PUBLIC, service, noor(), "See https://10.0.0.7/x", HELD, Frame::Public),
        (PUBLIC, service, noor(), PORTAL, FIRST, Frame::Public),
        (PUBLIC, service, noor(), "See https://www.acme.gov.uk/help", FIRST, Frame::Public),
        (PUBLIC, service, noor(), "Regards, Priya Shah", FIRST, Frame::Public),
        (PUBLIC, service, noor(), "Mei Lindqvist wrote.", FIRST, Frame::Public),
        (PUBLIC, service, mei(), NUMBER, None, Frame::Public),
        (INTERNAL, service, noor(), NUMBER, None, Frame::Internal),
        (INTERNAL, service, noor(), LINK, None, Frame::Internal),
        (UNTOLD, service, noor(), NUMBER, UNKNOWN, Frame::Unknown),
        (UNTOLD, service, noor(), "Thank you.", None, Frame::Unknown),
        (UNTOLD, service, noor(), LINK, None, Frame::Unknown),
        (&[], service, noor(), NUMBER, UNKNOWN, Frame::Unknown),
        (&[], "software", mei(), NUMBER, None, Frame::Plain),
    ] {
        let mut case = case(composer(modes), text, facts(kind, &reporter, &[]));
        case.settings.person.insert("sites".into(), json!(["wiki.acme.gov.uk"]));
        let report = judge(&case);
        assert_eq!(asked(&case).as_deref(), title, "{modes:?} {kind} {text}");
        assert_eq!(guard(&report).frame, Some(frame), "{modes:?} {kind} {text}");
        assert!(!guard(&report).pending, "{modes:?} {kind} {text}");
    }
}

#[test]
fn a_comment_is_held_where_outsiders_see_the_work_item() {
    let watchers = json!({"watchCount": 1, "watchers": [
        user("jo", "Jo Okafor", "jo@southmoor.example", "atlassian"),
    ]});
    let outside = facts("software", &mei(), &[("members:watchers:CARE-1", watchers)]);
    let held = case(composer(&[]), NUMBER, outside.clone());
    assert_eq!(asked(&held).as_deref(), Some("composer_title"));
    let question = judge(&held).guards[0].interruption.clone().unwrap();
    assert!(words(&question.outsiders.lines[0]).contains("Jo Okafor"), "{question:?}");
    assert_eq!(asked(&case(composer(&[]), "Lunch is at noon.", outside)), None);
    // Anybody at all.
    let public = json!({"id": "1"});
    let public = facts("software", &mei(), &[("public:CARE-1", public)]);
    assert_eq!(asked(&case(composer(&[]), NUMBER, public)).as_deref(), Some("composer_title"));
}

/// What is in a file or picture nobody here can tell.
#[test]
fn a_file_for_people_from_outside_is_said_not_to_be_looked_into() {
    let said = |modes: &[(&str, Option<bool>)], reporter: &Value| {
        let mut node = composer(modes);
        node.parts.insert("file".into(), vec![Node::default()]);
        let report = judge(&case(node, "See the picture.", facts("service_desk", reporter, &[])));
        let panel = guard(&report).panel.clone().unwrap();
        panel.lines.iter().any(|line| line.key == "composer_files")
    };
    assert!(said(PUBLIC, &noor()));
    assert!(said(&[], &noor()), "nothing tells whether the customer reads it");
    assert!(!said(PUBLIC, &mei()));
    assert!(!said(INTERNAL, &noor()));
}

/// What is written in a window over a work item (a change of its status, a flag) is read where
/// comments are.
///
/// Shows R54.
#[test]
fn what_is_written_in_a_window_over_a_work_item_is_a_comment() {
    let window = |text: &str, facts: Facts| {
        let mut case = case(composer(&[]), text, facts);
        let mut node = case.snapshot.landmarks.remove("composer").unwrap().remove(0);
        // The text is in the second of two fields.
        let first = node.parts["editor"][0].clone();
        node.parts.get_mut("editor").unwrap().insert(0, Node { n: 99, ..first });
        case.drafts.push(Draft { n: 99, read: true, ..Draft::default() });
        let other = Node { n: node.n, ..Node::default() };
        case.snapshot.landmarks.insert("writing-window".into(), vec![node]);
        // It has a list of people as well, so that it could be any window.
        case.snapshot.landmarks.insert("other-window".into(), vec![other]);
        case
    };
    let watchers = json!({"watchCount": 1, "watchers": [
        user("jo", "Jo Okafor", "jo@southmoor.example", "atlassian"),
    ]});
    let outside = facts("software", &mei(), &[("members:watchers:CARE-1", watchers)]);
    assert_eq!(asked(&window(NUMBER, outside.clone())).as_deref(), Some("composer_title"));
    assert_eq!(asked(&window("Lunch is at noon.", outside)), None);
    assert_eq!(asked(&window(NUMBER, facts("software", &mei(), &[]))), None);
    // Nothing tells whether a customer reads it.
    let request = window(NUMBER, facts("service_desk", &noor(), &[]));
    assert_eq!(asked(&request).as_deref(), Some("composer_title_unknown"));
    // Elsewhere nothing tells of which work item it is.
    let mut board = request;
    board.snapshot.url = "https://acme.atlassian.net/jira/software/projects/CARE/boards/7".into();
    assert!(judge(&board).guards.iter().all(|guard| guard.interruption.is_none()));
}

/// A work item that is made in a line of a board is in lists and mails at once (R58, R140).
#[test]
fn the_line_that_makes_a_work_item_is_a_summary() {
    let made = |text: &str| {
        let mut case = case(node(EDITOR, &[], &[]), text, Facts::new());
        let line = case.snapshot.landmarks.remove("composer").unwrap();
        case.snapshot.landmarks.insert("card-create".into(), line);
        case.snapshot.url =
            "https://acme.atlassian.net/jira/software/projects/CARE/boards/7".into();
        judge(&case)
    };
    let held = made(NUMBER);
    let question = guard(&held).interruption.as_ref().unwrap();
    assert_eq!(
        (guard(&held).acts.as_slice(), question.title.key.as_ref()),
        (&[EDITOR][..], "line_asks_summary")
    );
    assert!(guard(&made("Lunch is at noon.")).interruption.is_none());
}

/// Shows R13.
#[test]
fn the_names_of_files_attached_to_a_work_item_are_read() {
    let files =
        json!([{"filename": "Lunch.pdf"}, {"filename": "Payroll (OFFICIAL-SENSITIVE).xlsx"}]);
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": "software"}, "security": null,
        "reporter": mei(), "assignee": mei(), "attachment": files,
    }, "schema": {}});
    let facts = facts("software", &mei(), &[("item:CARE-1", item)]);
    let report = judge(&case(composer(&[]), "Lunch is at noon.", facts));
    assert_eq!(words(&report.evidence[0].name), "the marking OFFICIAL-SENSITIVE");
    assert_eq!(report.files.len(), 2, "{:?}", report.files);
}

/// The portal shows its customer the description of a request, and perhaps other fields.
#[test]
fn what_is_written_in_a_request_itself_may_be_read_by_its_customer() {
    let field = || Node {
        attributes: [("data-testid".into(), "issue.views.field.rich-text.editor-container".into())]
            .into(),
        ..composer(&[])
    };
    let asked_of = |kind: &str, reporter: Value, text: &str| {
        asked(&case(field(), text, facts(kind, &reporter, &[])))
    };
    let held = Some("composer_title_unknown".to_owned());
    assert_eq!(asked_of("service_desk", noor(), NUMBER), held);
    assert_eq!(asked_of("service_desk", noor(), "Ask Mei Lin."), None);
    assert_eq!(asked_of("service_desk", mei(), NUMBER), None, "the organisation's own help desk");
    assert_eq!(asked_of("software", noor(), NUMBER), None);
    let report = judge(&case(field(), NUMBER, facts("service_desk", &noor(), &[])));
    let question = guard(&report).interruption.as_ref().unwrap();
    let readers: Vec<_> = question.outsiders.lines.iter().map(words).collect();
    assert!(readers[0].starts_with("Perhaps the customer"), "{readers:?}");
    assert!(readers[1].contains("Noor Haddad"), "{readers:?}");

    // The summary is shown there in any case: a stop holds for it (A9).
    let mut summary = case(node(1, &[], &[]), NUMBER, facts("service_desk", &noor(), &[]));
    let line = summary.snapshot.landmarks.remove("composer").unwrap();
    summary.snapshot.landmarks.insert("summary-edit".into(), line);
    summary.drafts[0].n = 1;
    summary.settings.person.insert("modes".into(), json!({"gov_id": "stop"}));
    let report = judge(&summary);
    let question = guard(&report).interruption.as_ref().unwrap();
    assert_eq!(question.event.mode, Mode::Stop);
    assert!(words(&question.outsiders.lines[0]).contains("Noor Haddad"));
}

/// Shows A9: where a request is shared with organisations, whose people nothing names, the portal
/// shows them its summary all the same. A stop holds, and each of them is named and ticked.
#[test]
fn the_summary_of_a_request_goes_to_organisations_whose_people_are_not_named() {
    let shared_with = |names: &[&str]| {
        let item = json!({"fields": {
            "project": {"key": "CARE", "projectTypeKey": "service_desk"}, "security": null,
            "reporter": mei(), "assignee": mei(),
            "customfield_2": names.iter().map(|name| json!({"name": name})).collect::<Vec<_>>(),
        }, "schema": {
            "customfield_2": {"custom": "com.atlassian.servicedesk:sd-customer-organizations"},
        }});
        let facts = facts("service_desk", &mei(), &[("item:CARE-1", item)]);
        let mut case = case(node(1, &[], &[]), NUMBER, facts);
        let line = case.snapshot.landmarks.remove("composer").unwrap();
        case.snapshot.landmarks.insert("summary-edit".into(), line);
        case.drafts[0].n = 1;
        case
    };
    let question = |case: &Case| guard(&judge(case)).interruption.clone().unwrap();
    let mut case = shared_with(&["Northbridge"]);
    let asked = question(&case);
    let readers: Vec<_> = asked.outsiders.lines.iter().map(words).collect();
    assert_eq!(readers[0], "all customers of Northbridge", "{readers:?}");
    let ticks: Vec<_> = asked.ticks.iter().map(words).collect();
    assert_eq!(ticks, ["I have checked that Northbridge may have this content."]);
    // Others than it was gone through for.
    let mut more = shared_with(&["Northbridge", "Southmoor"]);
    more.acknowledged = vec![asked.key];
    assert!(guard(&judge(&more)).interruption.is_some());
    case.settings.person.insert("modes".into(), json!({"gov_id": "stop"}));
    let stop = question(&case);
    assert_eq!((stop.event.mode, stop.go_on), (Mode::Stop, None));
    assert!(stop.ticks.is_empty());
    // The organisation's own help desk: nobody outside is known to read it.
    let mut inside = shared_with(&[]);
    inside.settings = case.settings;
    assert!(question(&inside).go_on.is_some());
}

/// Files that nobody has looked into go along with a mention, as with a share (R13).
#[test]
fn a_mention_leads_to_files_that_were_not_looked_into() {
    let said = |email: &str, watches: bool| {
        let files = json!([{"filename": "Lunch.pdf"}, {"filename": "Menu.pdf"}]);
        let item = json!({"fields": {
            "project": {"key": "CARE", "projectTypeKey": "software"}, "security": null,
            "reporter": mei(), "assignee": mei(), "attachment": files,
        }, "schema": {}});
        let dana = user("d", "Dana", email, "atlassian");
        let list = if watches { json!([dana.clone()]) } else { json!([]) };
        let watchers = json!({"watchCount": 0, "watchers": list});
        let known =
            [("item:CARE-1", item), ("account:d", dana), ("members:watchers:CARE-1", watchers)];
        let report =
            judge(&case(mentioning(&[], "d"), "Hello.", facts("software", &mei(), &known)));
        let panel = guard(&report).panel.clone();
        let lines: Vec<_> = panel.iter().flat_map(|panel| &panel.lines).map(words).collect();
        lines.join("|")
    };
    let unread = "2 files and pictures are attached that Doorward has not looked into.";
    assert!(said("d@north.example", false).contains(unread));
    assert!(!said("d@acme.gov.uk", false).contains(unread));
    assert!(!said("d@north.example", true).contains(unread), "who sees it already");
}

#[test]
fn nothing_is_taken_for_granted_where_the_work_item_could_not_be_read() {
    let mut facts = facts("software", &mei(), &[]);
    facts.insert("item:CARE-1".into(), Fact::Unread { why: Unread::SiteFault });
    let untold = case(composer(&[]), NUMBER, facts.clone());
    assert_eq!(asked(&untold).as_deref(), Some("composer_title_unknown"));
    assert_eq!(judge(&untold).state, State::CannotTell);
    // While it is asked for, sending waits.
    facts.remove("item:CARE-1");
    assert!(guard(&judge(&case(composer(&[]), NUMBER, facts))).pending);
}

#[test]
fn what_is_not_read_yet_is_waited_for() {
    let mut case = case(composer(PUBLIC), "", facts("service_desk", &noor(), &[]));
    case.drafts[0].read = false;
    assert!(guard(&judge(&case)).pending);
}

#[test]
fn a_question_is_asked_once_a_day_and_another_text_is_another_question() {
    let facts = || facts("service_desk", &noor(), &[]);
    let mut first = case(composer(PUBLIC), NUMBER, facts());
    let key = judge(&first).guards[0].interruption.clone().unwrap().key;
    first.acknowledged = vec![key.clone()];
    assert_eq!(asked(&first), None);
    let mut other = case(composer(PUBLIC), "NHS number 999 280 6133", facts());
    other.acknowledged = vec![key];
    assert_eq!(asked(&other).as_deref(), Some("composer_title_public"));
    let mut reply = case(composer(PUBLIC), "Thank you.", facts());
    let key = judge(&reply).guards[0].interruption.clone().unwrap();
    assert!(key.ticks.is_empty(), "nothing is to be ticked");
    reply.acknowledged = vec![key.key];
    assert_eq!(asked(&reply), None);
}

/// Shows A9: a stop offers no way on in what is written either, and none that was gone through
/// while the settings were milder.
#[test]
fn a_stop_holds_for_what_is_written_too() {
    let watchers = json!({"watchCount": 1, "watchers": [
        user("jo", "Jo Okafor", "jo@southmoor.example", "atlassian"),
    ]});
    let watching = watchers.clone();
    let watched = facts("software", &mei(), &[("members:watchers:CARE-1", watchers)]);
    let served = facts("service_desk", &noor(), &[]);
    for (modes, facts) in [(PUBLIC, served.clone()), (&[], watched)] {
        let mut case = case(composer(modes), NUMBER, facts);
        let mild = judge(&case).guards[0].interruption.clone().unwrap();
        assert!(mild.go_on.is_some());
        case.acknowledged = vec![mild.key];
        case.settings.managed = json!({"modes": {"gov_id": "stop"}}).as_object().unwrap().clone();
        let stop = judge(&case).guards[0].interruption.clone().unwrap();
        assert_eq!(stop.go_on, None);
        assert!(stop.ticks.is_empty());
        assert_eq!(stop.title.key, "interruption_title_stop");
        assert_eq!(words(&stop.why), "Stopped because of: 1 NHS number.");
        case.settings.managed.insert("stopOverride".into(), json!(true));
        let override_ = judge(&case).guards[0].interruption.clone().unwrap();
        assert!(override_.go_on.is_some());
        assert!(override_.ticks.iter().any(|tick| tick.key == "tick_permission"));
    }
    // Whether a customer reads it is not known: it is asked about, as before.
    let mut unknown = case(composer(UNTOLD), NUMBER, served);
    unknown.settings.managed = json!({"modes": {"gov_id": "stop"}}).as_object().unwrap().clone();
    assert_eq!(asked(&unknown).as_deref(), Some("composer_title_unknown"));
    assert!(judge(&unknown).guards[0].interruption.clone().unwrap().go_on.is_some());
    // Somebody from outside who reads internal notes reads it in either case.
    unknown.facts = facts("service_desk", &noor(), &[("members:watchers:CARE-1", watching)]);
    assert_eq!(asked(&unknown).as_deref(), Some("interruption_title_stop"));
    assert_eq!(judge(&unknown).guards[0].interruption.clone().unwrap().go_on, None);
}

/// A limit is about markings (A5): it holds for what is written although a marking is only noted by
/// itself, and for customers whose names are not known.
#[test]
fn a_limit_holds_for_what_is_written_too() {
    let limits = |mode: &str| {
        let limit =
            json!({"tool": "jira", "audience": "external", "highest": "OFFICIAL", "mode": mode});
        json!({"modes": {"marking": "note"}, "limits": [limit]}).as_object().unwrap().clone()
    };
    let marked = "OFFICIAL-SENSITIVE: the rota.";
    let held = |text: &str, public: &[(&str, Option<bool>)], mode: &str| {
        let mut case = case(composer(public), text, facts("service_desk", &noor(), &[]));
        case.settings.person = limits(mode);
        let report = judge(&case);
        guard(&report).event.as_ref().map(|event| event.mode).filter(|mode| *mode > Mode::Note)
    };
    assert_eq!(held(marked, PUBLIC, "acknowledge"), Some(Mode::Acknowledge));
    assert_eq!(held(marked, PUBLIC, "stop"), Some(Mode::Stop));
    assert_eq!(held(marked, PUBLIC, "note"), None);
    assert_eq!(held(marked, INTERNAL, "stop"), None);
    assert_eq!(held("The rota.", PUBLIC, "stop"), None);

    let mut summary = case(node(1, &[], &[]), marked, facts("service_desk", &noor(), &[]));
    let line = summary.snapshot.landmarks.remove("composer").unwrap();
    summary.snapshot.landmarks.insert("summary-edit".into(), line);
    summary.drafts[0].n = 1;
    summary.settings.person = limits("stop");
    let event = guard(&judge(&summary)).event.clone();
    assert_eq!(event.unwrap().mode, Mode::Stop);
}

/// What was held can be called wrong, here as when a page is shared (R131): the rules are named.
#[test]
fn a_reply_that_is_held_names_the_rules_that_held_it() {
    let mut case = case(composer(PUBLIC), NUMBER, facts("service_desk", &noor(), &[]));
    let event = guard(&judge(&case)).event.clone().unwrap();
    let about: Vec<&str> = event.about.iter().map(|about| about.rule.as_str()).collect();
    assert_eq!((about, event.outsiders, event.mode), (vec!["nhs-number"], 1, Mode::Acknowledge));
    case.settings.managed = json!({"modes": {"gov_id": "stop"}}).as_object().unwrap().clone();
    assert_eq!(guard(&judge(&case)).event.clone().unwrap().mode, Mode::Stop);
}

/// Shows R146: whoever is known by the work item alone has a domain as well.
#[test]
fn a_domain_that_gets_nothing_is_known_wherever_the_account_was_seen() {
    let watchers = json!({"watchCount": 1, "watchers": [
        user("jo", "Jo Okafor", "jo@southmoor.example", "atlassian"),
    ]});
    let mut case = case(
        composer(&[]),
        NUMBER,
        facts("software", &mei(), &[("members:watchers:CARE-1", watchers)]),
    );
    let forbidden = json!({"forbiddenDomains": ["southmoor.example"]});
    case.settings.managed = forbidden.as_object().unwrap().clone();
    assert_eq!(asked(&case).as_deref(), Some("interruption_title_stop"));
}

#[test]
fn a_comment_that_is_changed_is_as_public_as_it_was() {
    let comments = json!({"total": 3, "comments": [
        {"id": "7", "author": mei(), "jsdPublic": true},
        {"id": "8", "author": mei(), "jsdPublic": false},
        // Whether the customer reads it, the site does not say.
        {"id": "10", "author": mei()},
    ]});
    let facts = facts("service_desk", &noor(), &[("comments:CARE-1", comments)]);
    for (id, frame) in [
        ("7", Frame::Public),
        ("8", Frame::Internal),
        ("9", Frame::Unknown),
        ("10", Frame::Unknown),
    ] {
        let mut changed = composer(&[]);
        let id = ["comment-base-item-", id].concat();
        changed.attributes.insert("data-testid".into(), id.clone());
        let report = judge(&case(changed, "Hello.", facts.clone()));
        assert_eq!(guard(&report).frame, Some(frame), "{id}");
    }
}

#[test]
fn a_composer_without_its_button_says_that_it_is_not_held() {
    let mut lacking = composer(PUBLIC);
    lacking.parts.remove("send");
    let report = judge(&case(lacking, "Hello.", facts("service_desk", &noor(), &[])));
    let panel = guard(&report).panel.as_ref().unwrap();
    assert_eq!(panel.tone, Tone::CannotTell);
    assert!(panel.lines.iter().any(|line| line.key == "composer_no_button"));
}

#[test]
fn somebody_mentioned_who_cannot_open_it_is_said() {
    let mut mentions = composer(&[]);
    let mention =
        node(20, &["@Dana Reyes"], &[("data-mention-id", "d"), ("data-access-level", "NONE")]);
    mentions.parts.insert("mention".into(), vec![mention]);
    let report = judge(&case(mentions, "Hello.", facts("software", &mei(), &[])));
    let lines = &guard(&report).panel.as_ref().unwrap().lines;
    assert!(words(&lines[0]).starts_with("Dana Reyes cannot open this"), "{lines:?}");
}

#[test]
fn a_leak_to_customers_is_a_finding() {
    for (text, severity) in [(NUMBER, "High"), (LINK, "Low")] {
        let report = judge(&case(composer(PUBLIC), text, facts("service_desk", &noor(), &[])));
        let found = report.findings.iter().find(|found| found.rule == "JSM-01").unwrap();
        assert_eq!(format!("{:?}", found.severity), severity, "{text}");
    }
    let report = judge(&case(composer(INTERNAL), NUMBER, facts("service_desk", &noor(), &[])));
    assert!(report.findings.iter().all(|found| found.rule != "JSM-01"));
}

/// The settings weigh a work item as they weigh a page.
#[test]
fn the_ceiling_of_the_site_is_that_of_jira_too() {
    let is_found = |ceiling: &str, marking: &str| {
        let mut case = case(composer(INTERNAL), "", facts("software", &mei(), &[]));
        case.evidence = evidence(&[marking]);
        case.settings.person.insert("siteCeiling".into(), ceiling.into());
        judge(&case).findings.iter().any(|found| found.rule == "CEIL-01")
    };
    assert!(is_found("OFFICIAL-SENSITIVE", "SECRET"));
    assert!(is_found("OFFICIAL", "OFFICIAL-SENSITIVE"));
    assert!(!is_found("SECRET", "SECRET"), "on a system approved for it");
}

/// Jira has no finding for editors of a space alone, so they are among those who have access.
#[test]
fn somebody_from_outside_who_may_edit_in_a_space_has_access_to_it() {
    let holder = json!({"type": "user", "value": "jo"});
    for permissions in [&["BROWSE_PROJECTS"][..], &["BROWSE_PROJECTS", "EDIT_ISSUES"]] {
        let permissions: Vec<Value> = permissions
            .iter()
            .map(|permission| json!({"permission": permission, "holder": holder}))
            .collect();
        let jo = user("jo", "Jo Marsh", "jo@south.example", "atlassian");
        let known = [("scheme:CARE", json!({"permissions": permissions})), ("account:jo", jo)];
        let report = judge(&case(composer(INTERNAL), "", facts("software", &mei(), &known)));
        let found = report.findings.iter().find(|found| found.rule == "ACC-07");
        assert_eq!(found.map(|found| found.who.len()), Some(1), "{permissions:?}");
    }
}

/// What the scheme of a space says of strangers holds where nobody could try.
#[test]
fn strangers_whom_the_scheme_lets_in_are_not_forgotten_where_none_could_be_tried() {
    let anyone =
        json!({"permissions": [{"permission": "BROWSE_PROJECTS", "holder": {"type": "anyone"}}]});
    for (status, is_public) in [(0, true), (503, true), (404, false), (200, true)] {
        let mut facts = facts("software", &mei(), &[("scheme:CARE", anyone.clone())]);
        facts.extend(learn("public:CARE-1", status, r#"{"id": "1"}"#));
        let report = judge(&case(composer(&[]), NUMBER, facts));
        assert_eq!(report.findings.iter().any(|found| found.rule == "PUB-01"), is_public);
        assert_eq!(guard(&report).interruption.is_some(), is_public, "{status}");
    }
}

#[test]
fn a_rule_that_is_off_finds_nothing_in_a_title() {
    let is_found = |mode: &str| {
        let mut case = case(composer(INTERNAL), "", facts("software", &mei(), &[]));
        case.title = evidence(&[NUMBER]);
        case.settings.person.insert("modes".into(), json!({"nhs-number": mode}));
        judge(&case).findings.iter().any(|found| found.rule == "TITLE-01")
    };
    assert!(is_found("note") && !is_found("off"));
}

/// Whoever may browse a space by a way that Doorward does not know is somebody all the same.
#[test]
fn a_space_is_not_known_in_full_where_a_permission_is_not_understood() {
    let gaps = |holder: &str| {
        let permission = json!({"permission": "BROWSE_PROJECTS", "holder": {"type": holder}});
        let scheme = json!({"permissions": [permission]});
        let report = judge(&case(
            composer(INTERNAL),
            "",
            facts("software", &mei(), &[("scheme:CARE", scheme)]),
        ));
        report.gaps.len()
    };
    // Who these are is on the work item itself, or sees their own requests alone.
    for known in ["reporter", "assignee", "userCustomField", "sd.customer.portal.only"] {
        assert_eq!(gaps(known), 0, "{known}");
    }
    for other in ["groupCustomField", "projectLead", "someNewKind"] {
        assert_eq!(gaps(other), 1, "{other}");
    }
}

#[test]
fn customers_of_two_organisations_on_one_request_are_a_finding() {
    let other = user("kim", "Kim Ode", "kim@southmoor.example", "customer");
    let watchers = |one: Value| json!({"watchCount": 1, "watchers": [one]});
    for (watcher, is_found) in [(other, true), (noor(), false), (mei(), false)] {
        let facts =
            facts("service_desk", &noor(), &[("members:watchers:CARE-1", watchers(watcher))]);
        let report = judge(&case(composer(PUBLIC), "Hello.", facts));
        assert_eq!(report.findings.iter().any(|found| found.rule == "MIX-01"), is_found);
    }
}

/// Whoever writes from a mail service for anybody speaks for themselves.
#[test]
fn a_customer_with_a_private_address_is_asked_about_by_name() {
    let harriet = user("harriet", "Harriet Blakeney", "harriet.blakeney@gmail.com", "customer");
    let report = judge(&case(composer(PUBLIC), NUMBER, facts("service_desk", &harriet, &[])));
    let question = guard(&report).interruption.as_ref().unwrap();
    let readers: Vec<_> = question.outsiders.lines.iter().map(words).collect();
    assert_eq!(readers, ["Harriet Blakeney, customer, private e-mail address"]);
    let ticks: Vec<_> = question.ticks.iter().map(words).collect();
    assert_eq!(ticks, ["I have checked that Harriet Blakeney may have this content."]);
    let who = words(&report.audience);
    assert!(who.contains("1 customer with a private e-mail address ("), "{who}");
}

/// Of whoever cannot be placed a list says so, and not what to do before sharing.
#[test]
fn a_reader_who_cannot_be_placed_is_listed_without_advice() {
    let hidden =
        json!({"accountId": "h", "displayName": "Hal", "accountType": "atlassian", "active": true});
    let facts = facts(
        "service_desk",
        &noor(),
        &[("members:watchers:CARE-1", json!({"watchCount": 1, "watchers": [hidden]}))],
    );
    let report = judge(&case(composer(PUBLIC), NUMBER, facts));
    let readers: Vec<_> = report.readers.iter().map(words).collect();
    let listed = "Hal (cannot tell whether inside or outside): ";
    assert!(readers.iter().any(|line| line.starts_with(listed)), "{readers:?}");
}

#[test]
fn every_sentence_of_jira_fills_its_gaps() {
    let report = judge(&case(composer(PUBLIC), NUMBER, facts("service_desk", &noor(), &[])));
    let question = report.guards[0].interruption.clone().unwrap();
    let all = [report.audience, report.short, report.content, question.title, question.why]
        .into_iter()
        .chain(report.readers)
        .chain(report.gaps)
        .chain(
            report
                .findings
                .iter()
                .flat_map(|found| [found.title.clone(), found.why.clone(), found.advice.clone()]),
        )
        .chain(question.evidence.lines)
        .chain(question.outsiders.lines)
        .chain(question.ticks);
    for message in all {
        assert!(!words(&message).is_empty());
    }
}

/// Dana, from outside, can see the work item, in each of the ways in which Jira says so to whoever
/// administers its space. Where one value is not understood, she is named, or there is a gap.
#[test]
fn an_answer_of_another_form_hides_nobody() {
    let dana = || user("d", "Dana", "d@north.example", "atlassian");
    let scheme = |holder: Value| json!({"permissions": [{"permission": "BROWSE_PROJECTS", "holder": holder}]});
    let me_alone = || scheme(json!({"type": "user", "value": "me"}));
    let role = || scheme(json!({"type": "projectRole", "value": "10"}));
    let actor = |actor: Value| json!({"name": "Team", "actors": [actor]});
    let members = || json!({"values": [dana()], "isLast": true, "total": 1});
    let comments = json!({"comments": [{"id": "1", "author": dana()}], "total": 1});
    for answers in [
        vec![("scheme:CARE", me_alone()), ("comments:CARE-1", comments)],
        vec![
            ("scheme:CARE", me_alone()),
            ("members:watchers:CARE-1", json!({"watchCount": 1, "watchers": [dana()]})),
        ],
        vec![("scheme:CARE", scheme(json!({"type": "user", "value": "d"})))],
        vec![
            ("scheme:CARE", scheme(json!({"type": "group", "value": "g", "parameter": "north"}))),
            ("members:g", members()),
        ],
        vec![
            ("scheme:CARE", role()),
            ("role:CARE:10", actor(json!({"actorUser": {"accountId": "d"}}))),
        ],
        vec![
            ("scheme:CARE", role()),
            ("role:CARE:10", actor(json!({"actorGroup": {"groupId": "g", "name": "north"}}))),
            ("members:g", members()),
        ],
    ] {
        let known = || vec![("account:me", me()), ("account:d", dana())];
        let told = |answers: &[(&str, Value)]| {
            let all = [known(), answers.to_vec()].concat();
            let report = judge(&case(composer(INTERNAL), "", facts("software", &mei(), &all)));
            let is_named = report.outsiders.iter().any(|one| one.name == "Dana" || one.id == "d");
            (is_named, is_named || !report.gaps.is_empty() || report.asking || report.unplaced > 0)
        };
        assert!(told(&answers).0, "{answers:?}");
        for at in 0..answers.len() {
            // A comment without an author is one of somebody who was not signed in.
            let spoilt = spoilt(&answers[at].1).into_iter();
            for (what, answer) in spoilt.filter(|(what, _)| !what.ends_with("/author = null")) {
                let mut other = answers.clone();
                other[at].1 = answer;
                assert!(told(&other).1, "{}: {what}", other[at].0);
            }
        }
    }
    let unread = Fact::Unread { why: Unread::NotUnderstood };
    let reporter = json!({"displayName": "Dana"});
    assert_eq!(facts("software", &reporter, &[])["item:CARE-1"], unread);
}

/// A file that was read as it was put into what is being written.
fn upload(state: Looked, found: &[&str]) -> Upload {
    let evidence = evidence(found);
    Upload { name: "Payroll.xlsx".into(), places: vec![1], state, evidence, ..Upload::default() }
}

/// What a file holds goes with the text it is put into (R2, R13).
///
/// Shows R54.
#[test]
fn what_a_file_holds_counts_like_what_is_written() {
    let judged = |modes: &[(&str, Option<bool>)], upload: Upload| {
        let mut case = case(composer(modes), "As you asked.", facts("service_desk", &noor(), &[]));
        case.acknowledged = vec![first_reply_key(&case)];
        case.uploads = vec![upload];
        let report = judge(&case);
        let guard = guard(&report);
        let lines = guard.panel.as_ref().map_or(&[][..], |panel| &panel.lines);
        let asked = guard.interruption.as_ref().map(|asked| asked.title.key.to_string());
        (asked, guard.pending, lines.iter().map(words).collect::<Vec<_>>())
    };
    let holds = || "In Payroll.xlsx: 1 NHS number.".to_owned();
    let (asked, pending, lines) = judged(PUBLIC, upload(Looked::Read, &[NUMBER]));
    assert_eq!((asked.as_deref(), pending), (Some("composer_title_public"), false));
    assert!(lines.contains(&holds()) && !lines.iter().any(|line| line.starts_with("In the text")));
    // What hides in it is said with where it hides.
    let hiding = Upload {
        hidden: Hidden { sheets: 2, ..Hidden::default() },
        concealed: evidence(&[NUMBER]),
        ..upload(Looked::Read, &[NUMBER])
    };
    let (_, _, lines) = judged(PUBLIC, hiding);
    let said = "What does not show in Payroll.xlsx (2 hidden sheets) holds 1 NHS number. Whoever \
                gets the file can make that visible.";
    assert!(lines.contains(&said.to_owned()), "{lines:?}");
    // Colleagues may have it.
    let (asked, _, lines) = judged(INTERNAL, upload(Looked::Read, &[NUMBER]));
    assert!(asked.is_none() && lines.contains(&holds()));
    // What it is put into decides.
    let elsewhere = Upload { places: vec![9], ..upload(Looked::Read, &[NUMBER]) };
    let (asked, _, lines) = judged(PUBLIC, elsewhere);
    assert!(asked.is_none() && !lines.contains(&holds()));
    // A press waits while it is read, and is told what could not be.
    let (asked, pending, _) = judged(PUBLIC, upload(Looked::Reading, &[]));
    assert!(asked.is_none() && pending);
    let (_, pending, lines) = judged(PUBLIC, upload(Looked::Read, &[]));
    assert!(
        !pending
            && lines
                .contains(&"In the text of Payroll.xlsx Doorward found nothing sensitive.".into())
    );
    // Another file that was there before is not one of them.
    let mut more = composer(PUBLIC);
    more.parts.insert("file".into(), vec![Node::default(); 2]);
    let mut case = case(more, "As you asked.", facts("service_desk", &noor(), &[]));
    case.uploads = vec![upload(Looked::Read, &[])];
    let report = judge(&case);
    let panel = guard(&report).panel.as_ref().unwrap();
    assert!(panel.lines.iter().any(|line| line.key == "composer_files"));
    let locked = Upload { why: "locked".into(), ..upload(Looked::Unread, &[]) };
    let (_, _, lines) = judged(PUBLIC, locked);
    assert!(lines.iter().any(|line| line.contains("password")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("not looked into")), "{lines:?}");
    let sheets = Hidden { sheets: 2, ..Hidden::default() };
    let (asked, _, lines) = judged(PUBLIC, Upload { hidden: sheets, ..upload(Looked::Read, &[]) });
    let hidden = "Payroll.xlsx also holds 2 hidden sheets. Whoever gets the file can make that \
                  visible.";
    assert!(asked.is_none() && lines.contains(&hidden.to_owned()), "{lines:?}");
}

/// The question says where what counts was found, once.
#[test]
fn the_question_says_what_was_found_where() {
    let asked = |text: &str, uploads: Vec<Upload>| {
        let about = |text| case(composer(PUBLIC), text, facts("service_desk", &noor(), &[]));
        let acknowledged = vec![first_reply_key(&about("As you asked."))];
        let case = Case { acknowledged, uploads, ..about(text) };
        let asked = guard(&judge(&case)).interruption.clone().unwrap().evidence;
        (words(&asked.title), asked.lines.iter().map(words).collect::<Vec<_>>())
    };
    let sheets = Hidden { sheets: 2, ..Hidden::default() };
    let file = || upload(Looked::Read, &[NUMBER]);
    let (title, lines) = asked("As you asked.", vec![Upload { hidden: sheets, ..file() }]);
    assert_eq!(title, "What was found in Payroll.xlsx");
    assert!(!lines.iter().any(|line| line.starts_with("In Payroll.xlsx")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("2 hidden sheets")), "{lines:?}");
    let two = vec![file(), Upload { name: "Other.xlsx".into(), ..upload(Looked::Read, &[]) }];
    let (title, lines) = asked("As you asked.", two);
    assert_eq!(title, "What was found");
    assert!(lines.contains(&"In Payroll.xlsx: 1 NHS number.".to_owned()), "{lines:?}");
    let (title, lines) = asked(NUMBER, vec![file()]);
    assert_eq!(title, "What was found");
    assert!(lines.contains(&"In Payroll.xlsx: 1 NHS number.".to_owned()), "{lines:?}");
    assert_eq!(asked(NUMBER, Vec::new()).0, "What is in the text");
}

fn first_reply_key(case: &Case) -> String {
    let report = judge(case);
    guard(&report).interruption.as_ref().map(|asked| asked.key.clone()).unwrap_or_default()
}

/// Whoever is mentioned is led to what is on the work item, whatever the comment itself holds (R150).
#[test]
fn a_mention_of_somebody_from_outside_is_asked_about_beside_what_is_written() {
    let asked = |text: &str, page: &str, acknowledged: &[String]| {
        let dana = user("d", "Dana", "d@north.example", "atlassian");
        let known = facts("software", &mei(), &[("account:d", dana)]);
        let mut case = case(mentioning(&[], "d"), text, known);
        case.evidence = evidence(&[page]);
        case.acknowledged = acknowledged.to_vec();
        guard(&judge(&case)).interruption.clone()
    };
    let stop = asked("Hello.", "TOP SECRET", &[]).unwrap();
    assert_eq!(stop.event.mode, Mode::Stop);
    let both = asked(NUMBER, "TOP SECRET", &[]).unwrap();
    assert_eq!((both.event.mode, both.go_on), (Mode::Stop, None));
    assert!(both.ticks.is_empty());
    let both = asked(NUMBER, "IBAN GB82 WEST 1234 5698 7654 32", &[]).unwrap();
    let lines: Vec<_> = both.evidence.lines.iter().map(words).collect();
    assert!(lines.iter().any(|line| line.contains("NHS number")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("IBAN")), "{lines:?}");
    assert_eq!(words(&both.evidence.title), "What was found");
    let text_alone = asked(NUMBER, "Lunch.", &[]).unwrap();
    let again = asked(NUMBER, "IBAN GB82 WEST 1234 5698 7654 32", &[text_alone.key]);
    assert!(again.is_some(), "the work item was not asked about");
}

/// At the organisation's own help desk a reply goes to colleagues, unless it mentions somebody who may be
/// none.
#[test]
fn a_reply_is_among_colleagues_only_where_everybody_is_known_to_be_one() {
    let is_reminded = |mention: &str| {
        let reply = mentioning(PUBLIC, mention);
        let mut case = case(reply, "As you asked.", facts("service_desk", &mei(), &[]));
        case.facts.extend(learn("account:mei", 200, &mei().to_string()));
        case.facts.insert("account:d".into(), Fact::Unread { why: Unread::NotUnderstood });
        guard(&judge(&case)).interruption.is_some()
    };
    assert!(!is_reminded("mei"));
    assert!(is_reminded("d"));
}

/// A press does not go by what is known before it is told who is mentioned (A9).
#[test]
fn a_press_waits_until_it_is_told_who_is_mentioned() {
    let mentions = mentioning(UNTOLD, "d");
    let mut case = case(mentions, "TOP SECRET", facts("service_desk", &mei(), &[]));
    let report = judge(&case);
    assert!(guard(&report).pending);
    assert_eq!(guard(&report).event.as_ref().unwrap().mode, Mode::Acknowledge);
    let dana = user("d", "Dana", "d@north.example", "atlassian");
    case.facts.extend(facts("service_desk", &mei(), &[("account:d", dana)]));
    let report = judge(&case);
    assert!(!guard(&report).pending);
    assert_eq!(guard(&report).event.as_ref().unwrap().mode, Mode::Stop);
}

/// Whoever may be from outside is led to it as well, and said where nothing can be asked (R150).
#[test]
fn a_mention_of_somebody_who_cannot_be_told_is_said_where_it_leads_to_something_sensitive() {
    let said = |account: Option<Value>, page: &str| {
        let mut mentions = composer(&[]);
        let olu = node(20, &["@Olu"], &[("data-mention-id", "o")]);
        mentions.parts.insert("mention".into(), vec![olu]);
        let mut known = facts("software", &mei(), &[]);
        known.extend(match account {
            Some(account) => learn("account:o", 200, &account.to_string()),
            None => vec![("account:o".to_owned(), Fact::Unread { why: Unread::SiteFault })],
        });
        let mut case = case(mentions, "Hello.", known);
        case.evidence = evidence(&[page]);
        let panel = guard(&judge(&case)).panel.clone();
        panel.map(|panel| (panel.tone, panel.lines.iter().map(words).collect::<Vec<_>>().join(" ")))
    };
    let hidden = user("o", "Olu", "", "atlassian");
    for account in [Some(hidden.clone()), None] {
        let (tone, lines) = said(account, "TOP SECRET").unwrap();
        assert_eq!(tone, Tone::CannotTell);
        assert!(lines.contains("Olu: cannot tell"), "{lines}");
    }
    assert_eq!(said(Some(hidden), "Lunch."), None);
}

/// A text that holds a hundred more is another text, though its examples are the same.
#[test]
fn a_text_that_holds_more_is_asked_about_again() {
    let numbers = ["999 417 3529", "999 280 6133", "999 635 1084", "943 476 5919", "401 023 2137"]
        .map(|number| format!("NHS number {number}."));
    let known = || facts("service_desk", &noor(), &[]);
    let few = case(composer(PUBLIC), &numbers[..3].join(" "), known());
    let key = judge(&few).guards[0].interruption.clone().unwrap().key;
    let mut more = case(composer(PUBLIC), &numbers.join(" "), known());
    more.acknowledged = vec![key];
    assert_eq!(asked(&more).as_deref(), Some("composer_title_public"));
}

/// Whoever comes to a work item reads what its fields say as well.
#[test]
fn a_field_is_asked_about_again_once_somebody_else_reads_it() {
    let watching = |people: &[&str]| {
        let people: Vec<Value> = people
            .iter()
            .map(|id| user(id, id, &format!("{id}@south.example"), "atlassian"))
            .collect();
        let watchers = json!({"watchCount": people.len(), "watchers": people});
        let known = facts("software", &mei(), &[("members:watchers:CARE-1", watchers)]);
        let mut case = case(node(EDITOR, &[], &[]), NUMBER, known);
        let line = case.snapshot.landmarks.remove("composer").unwrap();
        case.snapshot.landmarks.insert("field-edit".into(), line);
        case
    };
    let key = judge(&watching(&["jo"])).guards[0].interruption.clone().unwrap().key;
    for (people, is_asked) in [(&["jo"][..], false), (&["jo", "kim"], true)] {
        let case = Case { acknowledged: vec![key.clone()], ..watching(people) };
        assert_eq!(judge(&case).guards[0].interruption.is_some(), is_asked, "{people:?}");
    }
}

/// Shows R99.
#[test]
fn a_label_of_a_work_item_is_a_marking() {
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": "software"}, "security": null,
        "reporter": mei(), "labels": ["official-sensitive", "minutes"],
    }, "schema": {}});
    let facts = facts("software", &mei(), &[("item:CARE-1", item)]);
    let report = judge(&case(composer(&[]), "Lunch is at noon.", facts));
    assert_eq!(words(&report.evidence[0].name), "the marking official-sensitive");
}

/// More people read a summary than a field: to go through a question about the one is not to go
/// through one about the other.
#[test]
fn a_summary_is_asked_about_after_a_field_of_the_same_words() {
    let watchers = json!({"watchCount": 1, "watchers": [
        user("jo", "Jo Okafor", "jo@southmoor.example", "atlassian"),
    ]});
    let written = |landmark: &str| {
        let known = facts("software", &mei(), &[("members:watchers:CARE-1", watchers.clone())]);
        let mut case = case(node(EDITOR, &[], &[]), NUMBER, known);
        let line = case.snapshot.landmarks.remove("composer").unwrap();
        case.snapshot.landmarks.insert(landmark.into(), line);
        case
    };
    let key = judge(&written("field-edit")).guards[0].interruption.clone().unwrap().key;
    let again = Case { acknowledged: vec![key], ..written("summary-edit") };
    assert!(judge(&again).guards[0].interruption.is_some());
}

/// A file that nobody could look into is said not to have been, in the window for a new work item too.
#[test]
fn a_file_that_was_not_read_is_said_where_a_work_item_is_made() {
    let mut case = case(composer(&[]), "Lunch is at noon.", Facts::new());
    let dialog = case.snapshot.landmarks.remove("composer").unwrap();
    case.snapshot.landmarks.insert("create-dialog".into(), dialog);
    assert!(guard(&judge(&case)).panel.is_none());
    case.uploads = vec![Upload { why: "locked".into(), ..upload(Looked::Unread, &[]) }];
    let panel = guard(&judge(&case)).panel.clone().unwrap();
    assert_eq!((panel.title.key.as_ref(), panel.tone), ("upload_locked", Tone::CannotTell));
}
