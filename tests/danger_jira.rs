//! More danger in Jira never makes for less warning, whatever is added where; stricter settings
//! never do; and what could not be read is never better than what was found to be harmless.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

#[path = "support/danger.rs"]
mod danger;
mod support;

use danger::*;
use doorward::audience::fact::{Facts, Unread};
use doorward::audience::learn::learn;
use doorward::page::Node;
use doorward::verdict::content::{Reading, history};
use doorward::verdict::files::upload::{Looked, Upload};
use doorward::verdict::report::{Guard, Report, State, Tone};
use doorward::verdict::{Case, Draft, judge};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::evidence;

// ── What is done ────────────────────────────────────────────────────────────

/// What somebody is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// Sharing a work item with whoever is chosen in the dialog.
    Share,
    /// Writing a comment; `Some(0)` as an internal note, `Some(1)` as a reply, and `Some(2)` where
    /// that is not told.
    Comment(Option<usize>),
    /// Writing in a window over the work item.
    Transition,
    /// Changing the summary, a field of one line, and the description.
    Fields,
    /// Putting a file into a work item.
    Attach,
    /// Making a work item in the window for it.
    Create,
    /// Making one in a line of a board.
    Card,
    /// Adding a watcher.
    Watch,
    /// Putting somebody into a field of people.
    Person,
    /// Sharing a filter with these.
    Filter,
    /// Sharing a dashboard with these.
    Dashboard,
    /// Adding these to a space.
    Space,
    /// Writing in the customer portal.
    Portal,
}

const ACTS: [Act; 16] = [
    Act::Share,
    Act::Comment(None),
    Act::Comment(Some(0)),
    Act::Comment(Some(1)),
    Act::Comment(Some(2)),
    Act::Transition,
    Act::Fields,
    Act::Attach,
    Act::Create,
    Act::Card,
    Act::Watch,
    Act::Person,
    Act::Filter,
    Act::Dashboard,
    Act::Space,
    Act::Portal,
];

/// Where it is done: what adding to it cannot change.
#[derive(Debug, Clone)]
struct Place {
    act: Act,
    /// Whether it is a space of service management.
    service: bool,
    reporter: &'static str,
    /// Whether a security level says who can see the work item.
    level: bool,
    /// Whether the person administers the space, so that its permissions are told.
    told: bool,
    settings: Value,
}

fn place() -> impl Strategy<Value = Place> {
    let reporter = proptest::sample::select(vec!["mei", "noor", "ned", "jo", "olu"]);
    let act = proptest::sample::select(ACTS.to_vec());
    (act, any::<bool>(), reporter, any::<bool>(), any::<bool>(), any_settings()).prop_map(
        |(act, service, reporter, level, told, settings)| Place {
            act,
            service,
            reporter,
            level,
            told,
            settings,
        },
    )
}

// ── What is added ───────────────────────────────────────────────────────────

/// Somebody who gets it, or something that is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Whoever is chosen in the window.
    Who,
    Watcher,
    Participant,
    Organisation,
    Commenter,
    /// Somebody who may open it, as Jira says itself.
    Viewer,
    /// Whoever may browse the space.
    Holder,
    Mention,
    Stranger,
    Written,
    Message,
    Text,
    Label,
    FileName,
    PutIn,
    ReadBefore,
    Earlier,
}

const PARTS: [Part; 17] = [
    Part::Who,
    Part::Watcher,
    Part::Participant,
    Part::Organisation,
    Part::Commenter,
    Part::Viewer,
    Part::Holder,
    Part::Mention,
    Part::Stranger,
    Part::Written,
    Part::Message,
    Part::Text,
    Part::Label,
    Part::FileName,
    Part::PutIn,
    Part::ReadBefore,
    Part::Earlier,
];

/// Whoever could open it before is not led to it by a mention, nor let in: these are others.
const CHOSEN: &[&str] = &["kim", "lars", "gil", "ola", "cus", "app", "mei", "team", "anyone"];
const READERS: &[&str] = &["jo", "dana", "noor", "ned", "olu", "bot", "mei"];
const HOLDERS: &[&str] = &["jo", "dana", "olu", "bot", "group", "licensed", "anyone"];

const WRITTEN: &[&str] = &[
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "OFFICIAL-SENSITIVE RECIPIENTS ONLY",
    "TOP SECRET",
    "COMMERCIAL IN CONFIDENCE",
    BIRTHS,
    NUMBER,
    NUMBERS,
    "ask rae@north.example",
    "project falcon",
    "Ask Mei Lin.",
    "See https://acme.atlassian.net/browse/APL-1",
    "Lunch is at noon.",
];

fn one() -> impl Strategy<Value = (Part, &'static str)> {
    proptest::sample::select(PARTS.to_vec()).prop_flat_map(|part| {
        let values = match part {
            Part::Who => CHOSEN,
            Part::Mention => &CHOSEN[..6],
            Part::Watcher | Part::Participant | Part::Commenter | Part::Viewer => READERS,
            Part::Holder => HOLDERS,
            Part::Organisation => &["Northbridge", "Southmoor"],
            Part::Stranger => &["anyone"],
            Part::Label | Part::FileName => NAMES,
            Part::Written => WRITTEN,
            _ => TEXTS,
        };
        (Just(part), proptest::sample::select(values))
    })
}

type Parts = Vec<(Part, &'static str)>;

fn parts() -> impl Strategy<Value = Parts> {
    proptest::collection::vec(one(), 0..7)
}

/// Whether adding this is no more danger there: somebody who can open a work item already is let
/// into nothing by a field.
fn is_less(act: Act, (part, value): (Part, &str)) -> bool {
    let opens = part == Part::Stranger || (part == Part::Holder && value == "anyone");
    act == Act::Person && opens
}

// ── What Jira answers ───────────────────────────────────────────────────────

const TEAM: &str = "0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f";

fn account_of(id: &str) -> Value {
    let (name, email, kind) = match id {
        "me" => ("Priya Shah", "priya.shah@acme.gov.uk", "atlassian"),
        "mei" => ("Mei Lin", "mei.lin@acme.gov.uk", "atlassian"),
        "jo" => ("Jo Okafor", "jo@south.example", "atlassian"),
        "dana" => ("Dana Reyes", "dana@north.example", "atlassian"),
        "kim" => ("Kim", "kim@south.example", "atlassian"),
        "lars" => ("Lars", "lars@north.example", "atlassian"),
        "gil" => ("Gil", "", "atlassian"),
        "olu" => ("Olu", "", "atlassian"),
        "ola" => ("Ola", "", "atlassian"),
        "noor" => ("Noor", "noor@north.example", "customer"),
        "cus" => ("Cus", "cus@north.example", "customer"),
        "ned" => ("Ned", "", "customer"),
        "app" => ("App", "", "app"),
        _ => ("Bot", "", "app"),
    };
    json!({"accountId": id, "displayName": name, "emailAddress": email, "accountType": kind})
}

fn name_of(id: &str) -> String {
    match id {
        "team" => "north".into(),
        id => account_of(id)["displayName"].as_str().unwrap().into(),
    }
}

const UPDATED: &str = "2026-03-20T09:00:00.000+0000";
const KEY: &str = "CARE-1";

/// By what the changes of the work item are asked for.
static HISTORY: LazyLock<String> = LazyLock::new(|| {
    let place = Place {
        act: Act::Share,
        service: false,
        reporter: "mei",
        level: false,
        told: true,
        settings: json!({}),
    };
    let mut case = written(&place, &Vec::new());
    case.facts = answers(&place, &Vec::new());
    let wants = judge(&case).wants.into_iter().map(|want| want.key);
    wants.into_iter().find(|key| key.starts_with("history:")).unwrap()
});

fn all<'a>(parts: &'a Parts, part: Part) -> impl Iterator<Item = &'static str> + 'a {
    parts.iter().filter(move |(of, _)| *of == part).map(|(_, value)| *value)
}

/// What Jira answers about the work item, its space and everybody there.
fn answers(place: &Place, parts: &Parts) -> Facts {
    let people = |part| all(parts, part).map(account_of).collect::<Vec<_>>();
    let organisations = all(parts, Part::Organisation).map(|name| json!({"name": name}));
    let before = all(parts, Part::ReadBefore)
        .enumerate()
        .map(|(n, _)| json!({"filename": file(n, "").name, "size": 7}));
    let files = all(parts, Part::FileName).map(|name| json!({"filename": format!("{name}.pdf")}));
    let kind = if place.service { "service_desk" } else { "software" };
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": kind},
        "security": place.level.then(|| json!({"id": "7", "name": "Panel"})),
        "updated": UPDATED,
        "reporter": account_of(place.reporter), "assignee": account_of("mei"),
        "labels": all(parts, Part::Label).collect::<Vec<_>>(),
        "attachment": before.chain(files).collect::<Vec<_>>(),
        "customfield_1": people(Part::Participant),
        "customfield_2": organisations.collect::<Vec<_>>(),
    }, "schema": {
        "customfield_1": {"custom": "com.atlassian.servicedesk:sd-request-participants"},
        "customfield_2": {"custom": "com.atlassian.servicedesk:sd-customer-organizations"},
    }});
    let browse = |holder| json!({"permission": "BROWSE_PROJECTS", "holder": holder});
    let holder = |value: &str| match value {
        "group" => json!({"type": "group", "value": "g", "parameter": "north"}),
        "licensed" => json!({"type": "applicationRole"}),
        "anyone" => json!({"type": "anyone"}),
        user => json!({"type": "user", "value": user}),
    };
    let scheme: Vec<Value> =
        ["mei"].into_iter().chain(all(parts, Part::Holder)).map(holder).map(browse).collect();
    let comments: Vec<Value> = people(Part::Commenter)
        .into_iter()
        .enumerate()
        .map(|(n, author)| json!({"id": n.to_string(), "author": author, "jsdPublic": true}))
        .collect();
    let is_open = all(parts, Part::Stranger).next().is_some();
    let watchers = people(Part::Watcher);
    let viewers: Vec<Value> =
        ["mei"].into_iter().chain(all(parts, Part::Viewer)).map(account_of).collect();
    let north = json!({"values": [account_of("dana")], "isLast": true, "total": 1});
    let participants = people(Part::Participant);
    let mut known = vec![
        ("me".into(), 200, account_of("me")),
        (["item:", KEY].concat(), 200, item),
        (["public:", KEY].concat(), if is_open { 200 } else { 404 }, json!({"id": "1"})),
        ("scheme:CARE".into(), if place.told { 200 } else { 403 }, json!({"permissions": scheme})),
        (
            ["members:watchers:", KEY].concat(),
            200,
            json!({"watchCount": watchers.len(), "watchers": watchers}),
        ),
        (["comments:", KEY].concat(), 200, json!({"comments": comments, "total": comments.len()})),
        (["viewers:", KEY].concat(), 200, json!(viewers)),
        ("members:g".into(), 200, north.clone()),
        (["members:", TEAM].concat(), 200, north.clone()),
        ("members:named:north".into(), 200, north),
        (
            ["request:", KEY].concat(),
            200,
            json!({"issueKey": KEY, "reporter": account_of(place.reporter)}),
        ),
        (
            ["members:participants:", KEY].concat(),
            200,
            json!({"values": participants, "isLastPage": true, "limit": 50}),
        ),
    ];
    let owned = json!({"name": "F", "owner": account_of("mei"), "sharePermissions": []});
    known.extend(["shares:7", "dashboard:7"].map(|key| (key.into(), 200, owned.clone())));
    for id in CHOSEN.iter().chain(READERS).filter(|id| !["team", "anyone"].contains(id)) {
        known.push((["account:", id].concat(), 200, account_of(id)));
        known.push((["people:", &name_of(id)].concat(), 200, json!([account_of(id)])));
    }
    known.iter().flat_map(|(key, status, body)| learn(key, *status, &body.to_string())).collect()
}

// ── What stands on the page ─────────────────────────────────────────────────

fn node(n: u32, text: &str, attributes: &[(&str, &str)], parts: Vec<(&str, Vec<Node>)>) -> Node {
    Node {
        n,
        texts: vec![text.to_owned()],
        attributes: attributes.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect(),
        parts: parts.into_iter().map(|(name, nodes)| (name.to_owned(), nodes)).collect(),
        ..Node::default()
    }
}

const COMPOSER: u32 = 1;
const EDITOR: u32 = 2;
const SEND: u32 = 3;
const LINE: u32 = 4;
const DIALOG: u32 = 6;
const MESSAGE: u32 = 7;
const ATTACH: u32 = 8;
const FIRST: u32 = 100;

/// Something to write in, with a button that sends it and those whom it mentions.
fn composer(id: &str, mode: Option<usize>, parts: &Parts) -> Node {
    let modes = ["Add internal note", "Reply to customer"].iter().enumerate().map(|(at, words)| {
        let on = (mode == Some(at)).to_string();
        let pressed = [("aria-pressed", on.as_str())];
        node(20, words, if mode == Some(2) { &[] } else { &pressed }, vec![])
    });
    let mentions = all(parts, Part::Mention)
        .map(|id| node(30, &name_of(id), &[("data-mention-id", id)], vec![]));
    let inner = vec![
        ("editor", vec![node(EDITOR, "", &[], vec![])]),
        ("summary", vec![node(LINE, "", &[], vec![])]),
        ("send", vec![node(SEND, "Save", &[], vec![])]),
        ("mode", modes.filter(|_| mode.is_some()).collect()),
        ("mention", mentions.collect()),
    ];
    node(COMPOSER, "", &[("data-testid", id)], inner)
}

/// A list of people on offer; the first of them is pressed.
fn rows(chosen: &[&str]) -> Node {
    let rows = chosen.iter().enumerate().map(|(n, id)| Node {
        // Gil is marked as a guest.
        texts: [name_of(id)].into_iter().chain((*id == "gil").then(|| "GUEST".into())).collect(),
        ..node(FIRST + u32::try_from(n).unwrap(), "", &[], vec![])
    });
    let list = node(12, "", &[], vec![("row", rows.collect())]);
    let field = node(11, "", &[], vec![("list", vec![list])]);
    node(10, "", &[], vec![("field", vec![field])])
}

/// A window in which these are chosen, by their accounts.
fn people_window(chosen: &[&str], more: Vec<(&str, Vec<Node>)>) -> Node {
    let value = |id: &&str| match *id {
        "team" => TEAM.to_owned(),
        id => id.to_owned(),
    };
    let inputs = chosen.iter().map(|id| node(40, "", &[("value", &value(id))], vec![]));
    let chips = chosen.iter().map(|id| node(41, &name_of(id), &[], vec![]));
    let form = ("form", vec![node(SEND, "", &[], vec![])]);
    let people = vec![("recipient", inputs.collect()), ("chip", chips.collect()), form];
    node(DIALOG, "", &[], people.into_iter().chain(more).collect())
}

/// A window in which a filter or dashboard is shared with these.
fn share_window(chosen: &[&str]) -> Node {
    let entry = |id: &&str| match *id {
        "anyone" => "Public".to_owned(),
        "team" => "Group: north".to_owned(),
        id => ["User: ", &name_of(id)].concat(),
    };
    let private = node(50, "Private", &[], vec![]);
    let entries = chosen.iter().map(|id| node(51, &entry(id), &[], vec![]));
    let save = node(SEND, "Save", &[("type", "button")], vec![]);
    let inner =
        vec![("scope", vec![private]), ("entry", entries.collect()), ("button", vec![save])];
    node(DIALOG, "", &[], inner)
}

/// The page, without anything that Jira answers.
fn written(place: &Place, parts: &Parts) -> Case {
    let who: Vec<&str> = match place.act {
        Act::Filter | Act::Dashboard => all(parts, Part::Who).collect(),
        // Nobody in particular is chosen in no other window; a group is no watcher.
        Act::Share | Act::Space => all(parts, Part::Who).filter(|who| *who != "anyone").collect(),
        _ => all(parts, Part::Who).filter(|who| *who != "anyone" && *who != "team").collect(),
    };
    let mut case = Case { reading: Reading::Read, today: "2026-11-30".into(), ..Case::default() };
    case.settings.person = place.settings.as_object().unwrap().clone();
    let at = match place.act {
        Act::Filter => "/issues/?filter=7",
        Act::Dashboard => "/jira/dashboards/7",
        Act::Card => "/jira/software/projects/CARE/boards/7",
        Act::Portal => "/servicedesk/customer/portal/4/CARE-1",
        _ => "/browse/CARE-1",
    };
    case.snapshot.url = ["https://acme.atlassian.net", at].concat();
    let comment = "issue.activity.comment";
    let landmarks = match place.act {
        Act::Share => {
            let message = ("message", vec![node(MESSAGE, "", &[], vec![])]);
            vec![("share-dialog", people_window(&who, vec![message]))]
        }
        Act::Comment(mode) => vec![("composer", composer(comment, mode, parts))],
        Act::Transition => vec![("writing-window", composer(comment, None, parts))],
        Act::Fields => vec![
            ("composer", composer("issue.views.field.rich-text.x", None, parts)),
            ("summary-edit", node(LINE, "", &[], vec![])),
            ("field-edit", node(LINE + 1, "", &[], vec![])),
        ],
        Act::Create => vec![("create-dialog", composer("", None, parts))],
        Act::Card => vec![("card-create", node(LINE, "", &[], vec![]))],
        Act::Watch => {
            let window = vec![("window", vec![rows(&who)])];
            vec![("watchers", node(9, "", &[], window))]
        }
        Act::Person => vec![("people-field", rows(&who))],
        Act::Filter | Act::Dashboard => vec![("other-window", share_window(&who))],
        Act::Space => {
            let heading = ("heading", vec![node(60, "Add people", &[], vec![])]);
            let field = ("people-field", vec![node(61, "", &[], vec![])]);
            vec![("other-window", people_window(&who, vec![heading, field]))]
        }
        Act::Portal => vec![("portal-composer", composer("", None, parts))],
        Act::Attach => vec![],
    };
    for (name, node) in landmarks {
        case.snapshot.landmarks.insert(name.into(), vec![node]);
    }
    case.pressed = matches!(place.act, Act::Watch | Act::Person).then_some(FIRST);
    case
}

fn story(place: &Place, parts: &Parts) -> Case {
    let mut case = written(place, parts);
    case.facts = answers(place, parts);
    let list = |part| all(parts, part).collect::<Vec<_>>();
    case.evidence = evidence(&list(Part::Text));
    let draft = |n, part| {
        let text = list(part).join(" ");
        Draft { n, text, evidence: evidence(&list(part)), read: true, ..Draft::default() }
    };
    case.drafts = [EDITOR, LINE, LINE + 1].map(|n| draft(n, Part::Written)).into();
    case.drafts.push(draft(MESSAGE, Part::Message));
    let attached = place.act == Act::Attach;
    case.uploads = all(parts, Part::PutIn)
        .enumerate()
        .map(|(n, text)| Upload {
            page: matches!(place.act, Act::Attach | Act::Share | Act::Watch),
            places: vec![COMPOSER],
            control: attached.then_some(ATTACH),
            ..file(10 + n, text)
        })
        .collect();
    case.kept.files = all(parts, Part::ReadBefore)
        .enumerate()
        .map(|(n, text)| Upload { name: kept_as(n), day: Some(20_000), ..file(n, text) })
        .collect();
    let items = all(parts, Part::Earlier)
        .map(|text| json!({"fieldId": "description", "fromString": text, "toString": "new"}));
    let log = json!({"changelog": {
        "histories": [{"id": "1", "items": items.collect::<Vec<_>>()}], "total": 1,
    }});
    case.facts.extend(history::learn(&HISTORY, 200, &log.to_string(), &case.settings));
    case
}

// ── What is held of it ──────────────────────────────────────────────────────

/// What the panels say that nobody can tell, and what the page says so.
fn untold(report: &Report) -> Vec<String> {
    let is_untold = |line: &&doorward::message::Message| {
        ["unknown_", "gap_", "party_unknown"].iter().any(|start| line.key.starts_with(start))
            || ["line_unread", "composer_files", "panel_cannot_tell"].contains(&&*line.key)
            || line.key.starts_with("upload_")
    };
    let panels = report.guards.iter().filter_map(|guard| guard.panel.as_ref());
    let lines = panels.flat_map(|panel| std::iter::once(&panel.title).chain(&panel.lines));
    let mut said: Vec<String> =
        lines.filter(is_untold).chain(&report.gaps).map(|line| format!("{line:?}")).collect();
    for guard in &report.guards {
        let tone = guard.panel.as_ref().map(|panel| panel.tone);
        if tone == Some(Tone::CannotTell) || guard.frame.is_some() {
            said.push(format!("{:?} {tone:?} {:?}", guard.acts, guard.frame));
        }
    }
    said
}

/// Whether something is said not to be known that was known before, or waited for.
fn says_more_is_untold(before: &Report, after: &Report) -> bool {
    let known = untold(before);
    after.guards.iter().any(|guard| guard.pending)
        || untold(after).iter().any(|line| !known.contains(line))
        || (after.state != before.state && after.state != State::Checked)
        || after.unplaced > before.unplaced
        || (after.asking && !before.asking)
}

fn guard_of<'a>(report: &'a Report, guard: &Guard) -> Option<&'a Guard> {
    report.guards.iter().find(|other| other.acts == guard.acts)
}

/// Nothing is shown by a property of what is never asked about.
#[test]
fn each_act_is_asked_about_for_whom_it_reaches() {
    for act in ACTS {
        let settings = json!({});
        let place =
            Place { act, service: true, reporter: "noor", level: false, told: true, settings };
        let parts = [
            (Part::Who, "kim"),
            (Part::Who, "anyone"),
            (Part::Watcher, "jo"),
            (Part::Written, NUMBER),
            (Part::Text, NUMBER),
            (Part::PutIn, NUMBER),
        ];
        let report = judge(&story(&place, &parts.into()));
        let is_asked = report.guards.iter().any(|guard| guard.interruption.is_some());
        assert!(is_asked, "{act:?}: {:?}", report.guards);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: u32::MAX, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_added_makes_for_less_warning(
        place in place(), parts in parts(), one in one(),
    ) {
        prop_assume!(!is_less(place.act, one));
        let before = loud(&judge(&story(&place, &parts)));
        let more = [parts, vec![one]].concat();
        let less = quieter(&before, &loud(&judge(&story(&place, &more))));
        prop_assert!(less.is_empty(), "{less:?}");
    }

    /// Whoever went through a question did not go through one about more.
    #[test]
    fn what_is_added_is_asked_about_again(place in place(), parts in parts(), one in one()) {
        let before = judge(&story(&place, &parts));
        let case = story(&place, &[parts, vec![one]].concat());
        for guard in &judge(&case).guards {
            let was = guard_of(&before, guard);
            let asked = was.and_then(|was| was.interruption.as_ref());
            let acknowledged = asked.map(|asked| asked.key.clone()).into_iter().collect();
            let again = judge(&Case { acknowledged, ..case.clone() });
            let again = guard_of(&again, guard).unwrap();
            let is_more = is_more(was.and_then(|was| was.event.as_ref()), guard.event.as_ref());
            prop_assert!(!is_more || again.interruption.is_some(), "{:?}", guard.event);
        }
    }

    /// Whoever is not to be sent something is not to get it in another way either (A9).
    #[test]
    fn what_is_held_when_it_is_shared_is_held_in_every_way(
        is_north in any::<bool>(), place in place(),
        texts in proptest::collection::vec(proptest::sample::select(TEXTS.to_vec()), 1..3),
    ) {
        let mode = |act, settings: &Value, part, who: (Part, &'static str)| {
            let place = Place { act, reporter: "mei", settings: settings.clone(), ..place.clone() };
            let parts = texts.iter().map(|text| (part, *text)).chain([who]).collect();
            loud(&judge(&story(&place, &parts))).acts.into_values().max().flatten()
        };
        // Of the same organisation: one who is let in, and one who reads already.
        let [chosen, reader] = if is_north { ["lars", "dana"] } else { ["kim", "jo"] };
        let shared = |settings: &Value| mode(Act::Share, settings, Part::Text, (Part::Who, chosen));
        let mut settings = place.settings.clone();
        for act in [Act::Watch, Act::Person] {
            let mode = mode(act, &settings, Part::Text, (Part::Who, chosen));
            prop_assert!(mode >= shared(&settings), "{act:?}: {mode:?}, {:?}", shared(&settings));
        }
        // Nobody is asked about a plain comment because of who reads the work item.
        settings["forbiddenDomains"] = json!([]);
        let shared = shared(&settings);
        for (act, part, of) in [
            (Act::Comment(None), Part::Written, Part::Watcher),
            (Act::Comment(Some(0)), Part::Written, Part::Watcher),
            (Act::Comment(Some(1)), Part::Written, Part::Participant),
            (Act::Transition, Part::Written, Part::Watcher),
            (Act::Fields, Part::Written, Part::Watcher),
            (Act::Portal, Part::Written, Part::Participant),
            (Act::Attach, Part::PutIn, Part::Watcher),
            (Act::Comment(None), Part::PutIn, Part::Watcher),
        ] {
            let mode = mode(act, &settings, part, (of, reader));
            prop_assert!(mode >= shared, "{act:?} {part:?}: {mode:?}, {shared:?}");
        }
    }

    /// What Jira does not tell is waited for or said; it never hides what it would have told.
    #[test]
    fn nothing_untold_makes_for_less_warning_in_silence(
        place in place(), parts in parts(), at in any::<prop::sample::Index>(),
        why in proptest::sample::select(vec![None, Some(Unread::Forbidden), Some(Unread::NotUnderstood)]),
    ) {
        let whole = story(&place, &parts);
        let before = judge(&whole);
        let (key, spoilt) = without_one(&whole, at, why);
        let after = judge(&spoilt);
        let less = quieter(&loud(&before), &loud(&after));
        // Who else can open its space is not asked of a work item that a level keeps from them.
        let is_of_space = place.level && less.iter().all(|less| less.starts_with("ACC-0"));
        // Where no stranger could be tried, the scheme tells who may open it: that may be anybody, who
        // is then nobody that is let in.
        let is_open = after.outsiders.len() > before.outsiders.len();
        let is_said =
            less.is_empty() || is_of_space || is_open || says_more_is_untold(&before, &after);
        prop_assert!(is_said, "{key} {why:?}: {less:?}");
    }

    /// A text or a file that was not read is no better than one without anything in it; and where
    /// it would be asked about if it held something, that is waited for or said.
    #[test]
    fn what_was_not_read_is_no_better_than_what_is_harmless(
        place in place(), parts in parts(), how in 0usize..6,
    ) {
        let mut place = place;
        // What a limit bars colleagues from, only those outside are told of.
        place.settings["limits"] = json!([]);
        let whole = story(&place, &parts);
        let with = |found: &[&str], is_read: bool| {
            let mut case = whole.clone();
            let found = evidence(found);
            match how {
                0 | 1 => {
                    case.evidence = found;
                    let unread = [Reading::NotFound, Reading::Unfinished][how];
                    case.reading = if is_read { Reading::Read } else { unread };
                }
                2 => for draft in &mut case.drafts {
                    (draft.evidence, draft.read) = (found.clone(), is_read);
                },
                _ => for upload in &mut case.uploads {
                    let unread = [Looked::Reading, Looked::Part, Looked::Unread][how - 3];
                    upload.state = if is_read { Looked::Read } else { unread };
                    upload.evidence.clone_from(&found);
                },
            }
            judge(&case)
        };
        let (read, unread) = (with(&[], true), with(&[], false));
        let less = quieter(&loud(&read), &loud(&unread));
        prop_assert!(less.is_empty(), "{less:?}");
        let (asks, held) = (loud(&read).acts, loud(&with(&["TOP SECRET"], true)).acts);
        let is_more = held.iter().any(|(act, mode)| *mode > asks.get(act).copied().flatten());
        // Of a file that cannot be read, as no picture can, nothing is said as it is attached, nor
        // yet where somebody is made a watcher.
        let is_usual = matches!(place.act, Act::Attach | Act::Watch) && how > 3
            // A filter has no text of its own.
            || matches!(place.act, Act::Filter | Act::Dashboard) && how == 0;
        let is_said = is_usual || says_more_is_untold(&read, &unread);
        prop_assert!(!is_more || is_said, "nothing is said: {how}");
    }

    /// A rule that may do more, a domain that may have less, a lower limit.
    #[test]
    fn no_stricter_setting_makes_for_less_warning(
        place in place(), parts in parts(), stricter in stricter(),
    ) {
        let before = loud(&judge(&story(&place, &parts)));
        let mut changed = place.clone();
        stricter.apply(&mut changed.settings);
        let less = quieter(&before, &loud(&judge(&story(&changed, &parts))));
        prop_assert!(less.is_empty(), "{}: {less:?}", changed.settings);
    }
}
