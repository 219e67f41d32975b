//! More danger never makes for less warning, whatever is added where; stricter settings never do;
//! and what could not be read is never better than what was found to be harmless.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::{Fact, PageFact, Unread};
use doorward::audience::learn::learn;
use doorward::page::Node;
use doorward::page::address::Address;
use doorward::policy::Mode;
use doorward::severity::Severity;
use doorward::verdict::content::Reading;
use doorward::verdict::content::history;
use doorward::verdict::files::upload::{Looked, Upload};
use doorward::verdict::report::{Badge, Event, Report, State, Tone};
use doorward::verdict::{Case, Draft, judge};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use support::{case, evidence, open_page, people, sharing};

// ── What there may be on a page ─────────────────────────────────────────────

const WHO: &[&str] = &["colleague", "guest", "hidden-guest", "external", "hidden", "app"];
const CLASSES: &[&str] =
    &["all-licensed-users", "all-product-admins", "authenticated-users", "anonymous-users"];
const NUMBER: &str = "NHS number 999 417 3529";
const NUMBERS: &str = "NHS number 999 417 3529, NHS number 999 280 6133, NHS number 999 635 1084, \
    NHS number 943 476 5919, NHS number 401 023 2137";
const BIRTHS: &str = "date of birth 14/02/1951, date of birth 03/05/1962, date of birth 09/11/1970";
const TEXTS: &[&str] = &[
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "OFFICIAL-SENSITIVE RECIPIENTS ONLY",
    "TOP SECRET",
    "COMMERCIAL IN CONFIDENCE",
    "date of birth 14/02/1951",
    BIRTHS,
    NUMBER,
    NUMBERS,
    "ask rae@north.example",
    "project falcon",
    "Lunch is at noon.",
];
const NAMES: &[&str] = &["official-sensitive", "top-secret", "official", "falcon", "minutes"];

/// One more thing that is on the page, or one more who gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Who,
    Class,
    Text,
    Label,
    FileName,
    PutIn,
    ReadBefore,
    Earlier,
    Message,
}

type Parts = BTreeMap<Part, Vec<&'static str>>;

fn values(part: Part) -> &'static [&'static str] {
    match part {
        Part::Who => WHO,
        Part::Class => CLASSES,
        Part::Label | Part::FileName => NAMES,
        _ => TEXTS,
    }
}

const PARTS: [Part; 9] = [
    Part::Who,
    Part::Class,
    Part::Text,
    Part::Label,
    Part::FileName,
    Part::PutIn,
    Part::ReadBefore,
    Part::Earlier,
    Part::Message,
];

fn one() -> impl Strategy<Value = (Part, &'static str)> {
    proptest::sample::select(PARTS.to_vec())
        .prop_flat_map(|part| (Just(part), proptest::sample::select(values(part))))
}

fn parts() -> impl Strategy<Value = Parts> {
    proptest::collection::vec(one(), 0..7).prop_map(|all| {
        let mut parts = Parts::new();
        for (part, value) in all {
            parts.entry(part).or_default().push(value);
        }
        parts
    })
}

fn with(parts: &Parts, (part, value): (Part, &'static str)) -> Parts {
    let mut more = parts.clone();
    more.entry(part).or_default().push(value);
    more
}

// ── Where it may go ─────────────────────────────────────────────────────────

/// What somebody is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    /// Sharing with whoever is chosen in the dialog.
    Share,
    /// Changing general access, in a space that these can open.
    Open,
    /// Publishing where these can open the page.
    Publish,
    /// Writing into a live doc.
    Write,
    /// Putting files into a page that these can open.
    Attach,
}

fn act() -> impl Strategy<Value = Act> {
    proptest::sample::select(vec![Act::Share, Act::Open, Act::Publish, Act::Write, Act::Attach])
}

const TERMS: &str = r#"[{"name": "falcon", "pattern": "falcon", "severity": "medium"}]"#;

fn of(parts: &Parts, part: Part) -> &[&'static str] {
    parts.get(&part).map_or(&[], Vec::as_slice)
}

fn version(number: usize, text: &str) -> Value {
    let paragraph = json!({"type": "paragraph", "content": [{"type": "text", "text": text}]});
    let document = json!({"type": "doc", "version": 1, "content": [paragraph]}).to_string();
    json!({"number": number, "page": {"title": "Rota", "body": {"atlas_doc_format": {"value": document}}}})
}

/// A file that was read, under a name of its own.
fn file(n: usize, text: &str) -> Upload {
    Upload {
        name: format!("File {n}.xlsx"),
        size: "7".into(),
        page: true,
        state: Looked::Read,
        evidence: evidence(&[text]),
        ..Upload::default()
    }
}

/// By what a file of that number is known on a later day.
fn kept_as(n: usize) -> String {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut case = sharing(&[], Vec::new(), &people());
        case.uploads = (0..20).map(|n| file(n, "")).collect();
        judge(&case).files_read
    });
    NAMES[n].clone()
}

fn page_of(case: &Case) -> String {
    Address::parse(&case.snapshot.url).unwrap().page_id.unwrap()
}

fn story(act: Act, parts: &Parts, settings: &Value) -> Case {
    let texts = evidence(of(parts, Part::Text));
    let who = of(parts, Part::Who);
    let mut case = match act {
        Act::Share => {
            let chosen: Vec<(&str, &str)> = who.iter().map(|who| (*who, *who)).collect();
            sharing(&chosen, texts.clone(), &people())
        }
        Act::Open => case("window-modal", texts.clone()),
        _ => case("share-closed", texts.clone()),
    };
    case.facts.extend(people());
    case.today = "2026-11-30".into();
    case.settings.person = settings.as_object().unwrap().clone();
    let id = page_of(&case);
    case.facts.extend(open_page(&id));

    // Who can open the space, and so the page.
    let user = |who: &&str| json!({"principal": {"principalType": "USER", "principalId": who}, "roleId": "v"});
    let class = |of: &&str| json!({"principal": {"principalType": "ACCESS_CLASS", "principalId": of}, "roleId": "v"});
    let users = if act == Act::Share { &[][..] } else { who };
    let roles: Vec<Value> = users
        .iter()
        .map(user)
        .chain(of(parts, Part::Class).iter().map(class))
        .chain([user(&"colleague")])
        .collect();
    let space = json!({"id": "1", "key": "CASE", "roleAssignments": {"results": roles}});
    let may = json!({"results": [{"id": "v", "spacePermissions": ["read/space"]}]});
    case.facts.extend(learn("space:1", 200, &space.to_string()));
    case.facts.extend(learn("roles:1", 200, &may.to_string()));
    let is_public = of(parts, Part::Class).contains(&"anonymous-users") && act != Act::Open;
    case.facts.extend(learn(&format!("public:{id}"), if is_public { 200 } else { 404 }, "{}"));
    if act == Act::Open {
        let me =
            json!({"accountId": "me", "displayName": "Priya", "email": "priya.shah@acme.gov.uk"});
        let only = json!({"user": {"results": [me]}, "group": {"results": []}});
        let body = json!({"read": {"restrictions": only}}).to_string();
        case.facts.extend(learn(&format!("restrictions:{id}"), 200, &body));
    }

    // What is on the page beside its text.
    let labels = of(parts, Part::Label).iter().map(|label| (*label).to_owned()).collect();
    let page = PageFact { space: "1".into(), version: 90, labels, ..PageFact::default() };
    case.facts.insert(format!("page:{id}"), Fact::Page(page));
    let versions: Vec<Value> =
        of(parts, Part::Earlier).iter().enumerate().map(|(n, text)| version(n + 1, text)).collect();
    let versions = json!({"results": versions}).to_string();
    let versions = history::learn(&format!("history:{id}:90"), 200, &versions, &case.settings);
    case.facts.extend(versions);
    let before: Vec<Upload> =
        of(parts, Part::ReadBefore).iter().enumerate().map(|(n, text)| file(n, text)).collect();
    let named =
        of(parts, Part::FileName).iter().map(|name| json!({"title": format!("{name}.pdf")}));
    let files = before.iter().map(|file| json!({"title": file.name, "fileSize": 7})).chain(named);
    let files = json!({"results": files.collect::<Vec<_>>()}).to_string();
    case.facts.extend(learn(&format!("files:{id}"), 200, &files));
    case.kept.files = before
        .into_iter()
        .enumerate()
        .map(|(n, file)| Upload { name: kept_as(n), day: Some(20_000), ..file })
        .collect();
    let control = (act == Act::Attach).then_some(3_000);
    let put_in = of(parts, Part::PutIn).iter().enumerate();
    case.uploads = put_in.map(|(n, text)| Upload { control, ..file(10 + n, text) }).collect();

    let node = |n| vec![Node { n, ..Node::default() }];
    match act {
        Act::Share => {
            let dialog = &mut case.snapshot.landmarks.get_mut("share-dialog").unwrap()[0];
            dialog.parts.insert("message".into(), node(2_000));
            case.drafts.push(Draft {
                n: 2_000,
                evidence: evidence(of(parts, Part::Message)),
                read: true,
                ..Draft::default()
            });
        }
        Act::Publish | Act::Write => {
            case.snapshot.landmarks.insert("page-body".into(), node(2_000));
            case.drafts.push(Draft { n: 2_000, evidence: texts, read: true, ..Draft::default() });
            if act == Act::Publish {
                case.snapshot.landmarks.insert("publish".into(), node(2_001));
            }
        }
        Act::Open | Act::Attach => {}
    }
    case
}

// ── How much is said ────────────────────────────────────────────────────────

/// What happens at each act, how it is said, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
struct Loud {
    acts: BTreeMap<u32, Option<Mode>>,
    panels: BTreeMap<u32, Tone>,
    uploaded: Option<Tone>,
    badge: u8,
    findings: BTreeMap<&'static str, Severity>,
}

fn loud(report: &Report) -> Loud {
    let mut said = Loud {
        uploaded: report.uploaded.as_ref().map(|panel| panel.tone),
        badge: match report.badge {
            Badge::Plain => 0,
            Badge::CannotTell => 1,
            Badge::Sensitive => 2,
        },
        ..Loud::default()
    };
    for guard in &report.guards {
        for act in &guard.acts {
            let mode = guard.event.as_ref().map(|event| event.mode);
            let known = said.acts.entry(*act).or_default();
            *known = mode.max(*known);
        }
        if let Some(panel) = &guard.panel {
            said.panels.insert(guard.form, panel.tone);
        }
    }
    for found in &report.findings {
        said.findings.insert(found.rule, found.severity);
    }
    said
}

/// What is said less loudly than before.
fn quieter(before: &Loud, after: &Loud) -> Vec<String> {
    let mut less = Vec::new();
    for (act, mode) in &before.acts {
        if after.acts.get(act).copied().flatten() < *mode {
            less.push(format!("act {act}: {mode:?}"));
        }
    }
    for (form, tone) in &before.panels {
        if after.panels.get(form) < Some(tone) {
            less.push(format!("panel {form}: {tone:?}"));
        }
    }
    for (rule, severity) in &before.findings {
        // Of whoever needs no account PUB-01 says what AUD-01 says of others.
        let said_by = [*rule, if *rule == "AUD-01" { "PUB-01" } else { *rule }];
        if said_by.iter().all(|rule| after.findings.get(rule) < Some(severity)) {
            less.push(format!("{rule}: {severity:?}"));
        }
    }
    if after.badge < before.badge {
        less.push("badge".into());
    }
    if after.uploaded < before.uploaded {
        less.push("uploaded".into());
    }
    less
}

/// Whether a question is about more than another.
fn is_more(was: Option<&Event>, is: Option<&Event>) -> bool {
    let rules = |event: &Event| -> Vec<String> {
        event.about.iter().map(|about| about.rule.clone()).collect()
    };
    match (was, is) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(was), Some(is)) => {
            is.mode > was.mode
                || is.outsiders > was.outsiders
                || rules(is).iter().any(|rule| !rules(was).contains(rule))
        }
    }
}

fn any_settings() -> impl Strategy<Value = Value> {
    let mode = || proptest::sample::select(vec!["note", "warn", "acknowledge", "stop"]);
    let rule = proptest::sample::select(vec![
        "*",
        "marking",
        "gov_id",
        "nhs-number",
        "personal",
        "contact",
        "term:falcon",
    ]);
    let domain = || proptest::sample::select(vec!["north.example", "south.example"]);
    let level = || proptest::sample::select(vec!["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET"]);
    let audience =
        proptest::sample::select(vec!["internal", "partner", "guest", "external", "outside"]);
    let inside = proptest::sample::select(vec!["note", "warn", "acknowledge"]);
    (
        proptest::collection::btree_map(rule, mode(), 0..4),
        proptest::collection::vec(domain(), 0..2),
        proptest::collection::vec(domain(), 0..2),
        proptest::collection::vec((audience, level(), mode()), 0..3),
        level(),
        2u32..7,
        inside,
    )
        .prop_map(|(modes, partners, forbidden, limits, ceiling, many, inside)| {
            let limit = |(audience, highest, mode)| match mode {
                "note" => json!({"tool": "*", "audience": audience, "highest": highest}),
                mode => {
                    json!({"tool": "*", "audience": audience, "highest": highest, "mode": mode})
                }
            };
            json!({
                "modes": modes, "partnerDomains": partners, "forbiddenDomains": forbidden,
                "limits": limits.into_iter().map(limit).collect::<Vec<_>>(),
                "siteCeiling": ceiling, "many": many, "manyInside": inside,
                "terms": serde_json::from_str::<Value>(TERMS).unwrap(),
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_added_makes_for_less_warning(
        act in act(), parts in parts(), one in one(), settings in any_settings(),
    ) {
        let before = loud(&judge(&story(act, &parts, &settings)));
        let after = loud(&judge(&story(act, &with(&parts, one), &settings)));
        let less = quieter(&before, &after);
        prop_assert!(less.is_empty(), "{less:?}");
    }

    /// Whoever went through a question did not go through one about more.
    #[test]
    fn what_is_added_is_asked_about_again(
        act in act(), parts in parts(), one in one(), settings in any_settings(),
    ) {
        let before = judge(&story(act, &parts, &settings));
        let case = story(act, &with(&parts, one), &settings);
        let after = judge(&case);
        // A live doc has nothing that could be held.
        for guard in after.guards.iter().filter(|guard| !guard.acts.is_empty()) {
            let was = before.guards.iter().find(|was| was.acts == guard.acts);
            let asked = was.and_then(|was| was.interruption.as_ref());
            let acknowledged = asked.map(|asked| asked.key.clone()).into_iter().collect();
            let again = judge(&Case { acknowledged, ..case.clone() });
            let again = again.guards.iter().find(|again| again.acts == guard.acts).unwrap();
            let is_more = is_more(was.and_then(|was| was.event.as_ref()), guard.event.as_ref());
            prop_assert!(!is_more || again.interruption.is_some(), "{:?}", guard.event);
        }
    }

    /// What the site does not tell is waited for or said; it never hides what it would have told.
    #[test]
    fn nothing_unread_makes_for_less_warning_in_silence(
        act in act(), parts in parts(), settings in any_settings(), at in any::<prop::sample::Index>(),
        why in proptest::sample::select(vec![None, Some(Unread::Forbidden), Some(Unread::NotUnderstood)]),
    ) {
        let whole = story(act, &parts, &settings);
        let before = loud(&judge(&whole));
        let keys: Vec<&String> = whole.facts.keys().collect();
        let key = keys[at.index(keys.len())].clone();
        let mut spoilt = whole.clone();
        spoilt.facts.remove(&key);
        if let Some(why) = why {
            spoilt.facts.insert(key.clone(), Fact::Unread { why });
        }
        let report = judge(&spoilt);
        let less = quieter(&before, &loud(&report));
        let panels = report.guards.iter().filter_map(|guard| guard.panel.as_ref());
        let is_said = report.guards.iter().any(|guard| guard.pending)
            || report.state != State::Checked
            || report.unplaced > 0
            // Who else can open its space is not asked of a page that nobody there gets.
            || (act == Act::Open && less.iter().all(|less| less.starts_with("ACC-0")))
            || panels.flat_map(|panel| &panel.lines).any(|line| line.key.starts_with("unknown_") || line.key == "window_unplaced");
        prop_assert!(less.is_empty() || is_said, "{key} {why:?}: {less:?}");
    }

    /// A rule that may do more, a domain that may have less, a lower limit.
    #[test]
    fn no_stricter_setting_makes_for_less_warning(
        act in act(), parts in parts(), settings in any_settings(), stricter in stricter(),
    ) {
        let before = loud(&judge(&story(act, &parts, &settings)));
        let mut changed = settings.clone();
        stricter.apply(&mut changed);
        let less = quieter(&before, &loud(&judge(&story(act, &parts, &changed))));
        prop_assert!(less.is_empty(), "{changed}: {less:?}");
    }
}

/// A change of the settings that asks for more care.
#[derive(Debug, Clone)]
enum Stricter {
    Mode(&'static str, usize),
    Forbid(&'static str),
    Limit(&'static str, &'static str),
    Ceiling,
    Many,
    ManyInside,
    NoPartners,
}

const MODES: [&str; 5] = ["off", "note", "warn", "acknowledge", "stop"];

impl Stricter {
    fn apply(&self, settings: &mut Value) {
        match *self {
            Stricter::Mode(rule, by) => {
                // What is stated of a family or of everything is no more said of a rule that has its
                // own; so only what is stated already becomes stricter.
                let modes = settings["modes"].as_object_mut().unwrap();
                if let Some(mode) = modes.get_mut(rule) {
                    let at = MODES.iter().position(|known| *mode == *known).unwrap();
                    *mode = MODES[(at + by).min(4)].into();
                }
            }
            Stricter::Forbid(domain) => {
                settings["forbiddenDomains"].as_array_mut().unwrap().push(domain.into());
            }
            Stricter::Limit(audience, highest) => {
                let limit = json!({"tool": "*", "audience": audience, "highest": highest});
                settings["limits"].as_array_mut().unwrap().push(limit);
            }
            Stricter::Ceiling => settings["siteCeiling"] = "OFFICIAL".into(),
            Stricter::Many => settings["many"] = 2.into(),
            Stricter::ManyInside => settings["manyInside"] = "acknowledge".into(),
            // A limit for partners stands in place of another.
            Stricter::NoPartners => {
                let limits = settings["limits"].as_array().unwrap();
                if limits.iter().all(|limit| limit["audience"] != "partner") {
                    settings["partnerDomains"] = json!([]);
                }
            }
        }
    }
}

fn stricter() -> impl Strategy<Value = Stricter> {
    let rules = ["*", "marking", "gov_id", "nhs-number", "personal", "contact", "term:falcon"];
    let audiences = ["internal", "guest", "external", "outside"];
    let levels = ["none", "OFFICIAL", "OFFICIAL-SENSITIVE"];
    let select = |of: &[&'static str]| proptest::sample::select(of.to_vec());
    prop_oneof![
        (select(&rules), 1usize..5).prop_map(|(rule, by)| Stricter::Mode(rule, by)),
        select(&["north.example", "south.example"]).prop_map(Stricter::Forbid),
        (select(&audiences), select(&levels)).prop_map(|(of, most)| Stricter::Limit(of, most)),
        Just(Stricter::Ceiling),
        Just(Stricter::Many),
        Just(Stricter::ManyInside),
        Just(Stricter::NoPartners),
    ]
}

// ── Jira ────────────────────────────────────────────────────────────────────

/// Somebody with something to do with a work item, or something on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum OnItem {
    Watcher,
    Participant,
    Organisation,
    Mention,
    Stranger,
    Written,
    Field,
    Text,
    Label,
    FileName,
    PutIn,
}

const ON_ITEM: [OnItem; 11] = [
    OnItem::Watcher,
    OnItem::Participant,
    OnItem::Organisation,
    OnItem::Mention,
    OnItem::Stranger,
    OnItem::Written,
    OnItem::Field,
    OnItem::Text,
    OnItem::Label,
    OnItem::FileName,
    OnItem::PutIn,
];
const OUTSIDERS: &[&str] = &["jo", "dana", "noor", "bot"];
const MENTIONED: &[&str] = &["kim", "lars"];
const WRITTEN: &[&str] = &[
    "OFFICIAL-SENSITIVE",
    "TOP SECRET",
    "COMMERCIAL IN CONFIDENCE",
    NUMBER,
    NUMBERS,
    "Ask Mei Lin.",
    "See https://acme.atlassian.net/browse/APL-1",
    "Lunch is at noon.",
];

fn on_item() -> impl Strategy<Value = (OnItem, &'static str)> {
    proptest::sample::select(ON_ITEM.to_vec()).prop_flat_map(|part| {
        let values = match part {
            OnItem::Watcher | OnItem::Participant => OUTSIDERS,
            // Whoever could open it before is not led to it.
            OnItem::Mention => MENTIONED,
            OnItem::Organisation => &["Northbridge", "Southmoor"],
            OnItem::Stranger => &["anyone"],
            OnItem::Label | OnItem::FileName => NAMES,
            OnItem::Written | OnItem::Field => WRITTEN,
            OnItem::Text | OnItem::PutIn => TEXTS,
        };
        (Just(part), proptest::sample::select(values))
    })
}

type Items = Vec<(OnItem, &'static str)>;

fn account_of(id: &str) -> Value {
    let (name, email, kind) = match id {
        "mei" => ("Mei Lin", "mei.lin@acme.gov.uk", "atlassian"),
        "jo" => ("Jo", "jo@south.example", "atlassian"),
        "dana" => ("Dana", "dana@north.example", "atlassian"),
        "kim" => ("Kim", "kim@south.example", "atlassian"),
        "lars" => ("Lars", "lars@north.example", "atlassian"),
        "noor" => ("Noor", "noor@north.example", "customer"),
        _ => ("Bot", "", "app"),
    };
    json!({"accountId": id, "displayName": name, "emailAddress": email, "accountType": kind})
}

const COMPOSER: u32 = 1;
const SEND: u32 = 3;
const SUMMARY: u32 = 4;
const FIELD: u32 = 5;

/// A work item with a comment being written, a summary and a field; `mode`: the mode of the
/// composer that is chosen, `None` where it has none, and `Some(2)` where that is not told.
fn jira(kind: &str, mode: Option<usize>, reporter: &str, on: &Items, settings: &Value) -> Case {
    let all = |part| on.iter().filter(move |(of, _)| *of == part).map(|(_, value)| *value);
    let node = |n: u32, text: &str, attributes: &[(&str, &str)]| Node {
        n,
        texts: vec![text.to_owned()],
        attributes: attributes.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect(),
        ..Node::default()
    };
    let modes = ["Add internal note", "Reply to customer"].iter().enumerate().map(|(at, words)| {
        let on = (mode == Some(at)).to_string();
        let pressed = [("aria-pressed", on.as_str())];
        node(20, words, if mode == Some(2) { &[] } else { &pressed })
    });
    let mut composer = node(COMPOSER, "", &[("data-testid", "issue.activity.comment")]);
    composer.parts.insert("editor".into(), vec![node(2, "", &[])]);
    composer.parts.insert("send".into(), vec![node(SEND, "Save", &[])]);
    composer.parts.insert("mode".into(), modes.filter(|_| mode.is_some()).collect());
    let mentions = all(OnItem::Mention).map(|id| node(30, id, &[("data-mention-id", id)]));
    composer.parts.insert("mention".into(), mentions.collect());

    let mut case = Case { reading: Reading::Read, today: "2026-11-30".into(), ..Case::default() };
    case.settings.person = settings.as_object().unwrap().clone();
    case.snapshot.url = "https://acme.atlassian.net/browse/CARE-1".into();
    case.snapshot.landmarks.insert("composer".into(), vec![composer]);
    case.snapshot.landmarks.insert("summary-edit".into(), vec![node(SUMMARY, "", &[])]);
    case.snapshot.landmarks.insert("field-edit".into(), vec![node(FIELD, "", &[])]);
    case.evidence = evidence(&all(OnItem::Text).collect::<Vec<_>>());
    let draft = |n, part| {
        let texts: Vec<&str> = all(part).collect();
        let (text, evidence) = (texts.join(" "), evidence(&texts));
        Draft { n, text, evidence, read: true, ..Draft::default() }
    };
    case.drafts =
        vec![draft(2, OnItem::Written), draft(SUMMARY, OnItem::Field), draft(FIELD, OnItem::Field)];
    let put_in = all(OnItem::PutIn).enumerate();
    case.uploads = put_in
        .map(|(n, text)| Upload { page: false, places: vec![COMPOSER], ..file(n, text) })
        .collect();

    let people = |part| all(part).map(account_of).collect::<Vec<_>>();
    let organisations = all(OnItem::Organisation).map(|name| json!({"name": name}));
    let files = all(OnItem::FileName).map(|name| json!({"filename": format!("{name}.pdf")}));
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": kind}, "security": null,
        "reporter": account_of(reporter), "assignee": account_of("mei"),
        "labels": all(OnItem::Label).collect::<Vec<_>>(),
        "attachment": files.collect::<Vec<_>>(),
        "customfield_1": people(OnItem::Participant),
        "customfield_2": organisations.collect::<Vec<_>>(),
    }, "schema": {
        "customfield_1": {"custom": "com.atlassian.servicedesk:sd-request-participants"},
        "customfield_2": {"custom": "com.atlassian.servicedesk:sd-customer-organizations"},
    }});
    let watchers = people(OnItem::Watcher);
    let watchers = json!({"watchCount": watchers.len(), "watchers": watchers});
    let strangers = if all(OnItem::Stranger).next().is_some() { 200 } else { 404 };
    let me = json!({"accountId": "me", "displayName": "Priya Shah", "accountType": "atlassian",
        "emailAddress": "priya.shah@acme.gov.uk"});
    for (key, status, body) in [
        ("me", 200, me),
        ("item:CARE-1", 200, item),
        ("public:CARE-1", strangers, json!({"id": "1"})),
        ("scheme:CARE", 403, json!({})),
        ("members:watchers:CARE-1", 200, watchers),
        ("comments:CARE-1", 200, json!({"comments": [], "total": 0})),
        ("viewers:CARE-1", 200, json!([account_of("mei")])),
    ] {
        case.facts.extend(learn(key, status, &body.to_string()));
    }
    for id in OUTSIDERS.iter().chain(MENTIONED) {
        case.facts.extend(learn(&format!("account:{id}"), 200, &account_of(id).to_string()));
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_added_in_jira_makes_for_less_warning(
        kind in proptest::sample::select(vec!["software", "service_desk"]),
        mode in proptest::option::of(0usize..3),
        reporter in proptest::sample::select(vec!["mei", "noor", "jo"]),
        on in proptest::collection::vec(on_item(), 0..6),
        one in on_item(),
        settings in any_settings(),
    ) {
        let whole = judge(&jira(kind, mode, reporter, &on, &settings));
        let mut more = on.clone();
        more.push(one);
        let case = jira(kind, mode, reporter, &more, &settings);
        let after = judge(&case);
        let less = quieter(&loud(&whole), &loud(&after));
        prop_assert!(less.is_empty(), "{less:?}");
        // Whoever went through a question did not go through one about more.
        for guard in &after.guards {
            let was = whole.guards.iter().find(|was| was.acts == guard.acts).unwrap();
            let asked = was.interruption.as_ref();
            let acknowledged = asked.map(|asked| asked.key.clone()).into_iter().collect();
            let again = judge(&Case { acknowledged, ..case.clone() });
            let again = again.guards.iter().find(|again| again.acts == guard.acts).unwrap();
            let is_more = is_more(was.event.as_ref(), guard.event.as_ref());
            prop_assert!(!is_more || again.interruption.is_some(), "{:?}", guard.event);
        }
    }
}
