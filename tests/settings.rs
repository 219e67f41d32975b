//! Every setting acts where it belongs: in what is held, what is said, and what
//! is only observed (R146, R147, A3, A5, A6, A8, A9, A17).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::Fact;
use doorward::audience::learn::learn;
use doorward::detect::Evidence;
use doorward::policy::{self, Layers, Mode};
use doorward::severity::Severity;
use doorward::verdict::report::{Badge, Interruption, Report, Tone};
use doorward::verdict::{Case, judge};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{evidence, open_page, people, sensitive, sharing, words};

const PAGE: &str = "98310";

fn set(who: &[&str], what: Vec<Evidence>, managed: &Value, person: &Value) -> Case {
    let recipients: Vec<_> = who.iter().map(|who| (*who, *who)).collect();
    let mut case = sharing(&recipients, what, &people());
    case.today = "2026-11-24".into();
    case.settings.managed = managed.as_object().unwrap().clone();
    case.settings.person = person.as_object().unwrap().clone();
    case
}

fn report(who: &[&str], what: Vec<Evidence>, person: &Value) -> Report {
    judge(&set(who, what, &json!({}), person))
}

fn asked(report: &Report) -> Option<&Interruption> {
    report.guards[0].interruption.as_ref()
}

fn mode(report: &Report) -> Option<Mode> {
    asked(report).map(|asked| asked.event.mode)
}

fn marked(text: &str) -> Vec<Evidence> {
    evidence(&[text])
}

#[test]
fn settings_decide_what_is_held() {
    use Mode::{Acknowledge, Stop, Warn};
    let numbers = || evidence(&["NHS number 999 417 3529"]);
    let mild = || evidence(&["COMMERCIAL IN CONFIDENCE"]);
    let os = || marked("OFFICIAL-SENSITIVE");
    let secret = || marked("SECRET");
    let lunch = Vec::new;
    let limit = |audience: &str, highest: &str| json!({"limits": [{"tool": "confluence", "audience": audience, "highest": highest}]});
    // The settings, who, what is on the page, what happens.
    let table = [
        (json!({}), "guest", numbers(), Some(Acknowledge)),
        (json!({"modes": {"nhs-number": "off"}}), "guest", numbers(), None),
        (json!({"modes": {"nhs-number": "note"}}), "guest", numbers(), None),
        (json!({"modes": {"nhs-number": "warn"}}), "guest", numbers(), Some(Warn)),
        (json!({"modes": {"gov_id": "stop"}}), "guest", numbers(), Some(Stop)),
        (json!({"modes": {"gov_id": "stop"}}), "colleague", numbers(), None),
        (json!({"modes": {"secret": "stop"}}), "guest", numbers(), Some(Acknowledge)),
        (json!({"modes": {"*": "note"}}), "guest", numbers(), None),
        (json!({"modes": {"*": "note", "nhs-number": "warn"}}), "guest", numbers(), Some(Warn)),
        // Above the ceiling it is no matter of who gets it, unless somebody decides (A3, A9).
        (json!({}), "guest", secret(), Some(Stop)),
        (json!({}), "colleague", secret(), None),
        (json!({"siteCeiling": "SECRET"}), "guest", secret(), Some(Acknowledge)),
        (json!({"siteCeiling": "OFFICIAL"}), "guest", os(), Some(Stop)),
        (json!({"modes": {"marking": "acknowledge"}}), "guest", secret(), Some(Acknowledge)),
        (json!({"modes": {"marking": "note"}}), "guest", secret(), None),
        // What is ordinarily let go may be asked about.
        (json!({"modes": {"marking-official": "warn"}}), "guest", marked("OFFICIAL"), Some(Warn)),
        // Domains (R146).
        (json!({"forbiddenDomains": ["south.example"]}), "external", lunch(), Some(Stop)),
        (json!({"forbiddenDomains": ["south.example"]}), "a@x.south.example", lunch(), Some(Stop)),
        (json!({"forbiddenDomains": ["south.example"]}), "guest", lunch(), None),
        (json!({"forbiddenDomains": ["acme.gov.uk"]}), "colleague", lunch(), None),
        // Of a domain below the own one and a domain above it, the narrower holds.
        (
            json!({"ownDomains": ["acme.gov.uk"], "forbiddenDomains": ["hired.acme.gov.uk"]}),
            "kim@hired.acme.gov.uk",
            lunch(),
            Some(Stop),
        ),
        (
            json!({"partnerDomains": ["hired.acme.gov.uk"]}),
            "kim@hired.acme.gov.uk",
            os(),
            Some(Acknowledge),
        ),
        (
            json!({"ownDomains": ["acme.gov.uk"], "partnerDomains": ["gov.uk"]}),
            "mei@acme.gov.uk",
            os(),
            None,
        ),
        (json!({"partnerDomains": ["north.example"]}), "guest", mild(), Some(Warn)),
        (json!({"partnerDomains": ["north.example"]}), "external", mild(), Some(Acknowledge)),
        (json!({"partnerDomains": ["north.example"]}), "guest", os(), Some(Acknowledge)),
        (
            json!({"partnerDomains": ["north.example"], "modes": {"marking": "stop"}}),
            "guest",
            mild(),
            Some(Stop),
        ),
        // Tool, audience, highest marking (A5).
        (limit("guest", "OFFICIAL"), "guest", os(), Some(Acknowledge)),
        (limit("guest", "none"), "guest", lunch(), Some(Acknowledge)),
        (limit("guest", "none"), "external", lunch(), None),
        (limit("guest", "OFFICIAL"), "guest", lunch(), None),
        (limit("outside", "none"), "external", lunch(), Some(Acknowledge)),
        (limit("outside", "none"), "colleague", lunch(), None),
        (limit("internal", "OFFICIAL"), "colleague", os(), Some(Acknowledge)),
        (limit("internal", "OFFICIAL-SENSITIVE"), "colleague", os(), None),
        (
            json!({"limits": [{"tool": "jira", "audience": "guest", "highest": "none"}]}),
            "guest",
            lunch(),
            None,
        ),
        (
            json!({"limits": [
                {"tool": "*", "audience": "guest", "highest": "OFFICIAL", "mode": "warn"},
                {"tool": "*", "audience": "outside", "highest": "OFFICIAL", "mode": "stop"},
            ]}),
            "guest",
            os(),
            Some(Stop),
        ),
        // A trusted partner has limits of its own where they are stated.
        (
            json!({
                "partnerDomains": ["north.example"],
                "limits": [
                    {"tool": "*", "audience": "partner", "highest": "OFFICIAL"},
                    {"tool": "*", "audience": "guest", "highest": "none"},
                ],
            }),
            "guest",
            lunch(),
            None,
        ),
        // A list within the organisation (A8).
        (json!({"many": 3, "manyInside": "warn"}), "colleague", sensitive(), Some(Warn)),
        (json!({"many": 4, "manyInside": "warn"}), "colleague", sensitive(), None),
        (json!({"many": 3}), "colleague", sensitive(), None),
    ];
    for (settings, who, what, expected) in table {
        let rules: Vec<_> = what.iter().map(|found| found.rule.clone()).collect();
        let report = report(&[who], what, &settings);
        assert_eq!(report.settings.problems, [], "{settings}");
        assert_eq!(mode(&report), expected, "{settings}, {who}, {rules:?}");
        if let Some(asked) = asked(&report) {
            for message in [&asked.title, &asked.why, &asked.advice] {
                assert!(!words(message).is_empty());
            }
            let sections = [&asked.evidence, &asked.outsiders];
            assert!(sections.iter().all(|section| !section.lines.is_empty()), "{settings}");
            sections.iter().flat_map(|section| &section.lines).for_each(|line| drop(words(line)));
            assert_eq!(asked.go_on.is_none(), expected == Some(Stop));
            assert_eq!(asked.ticks.is_empty(), expected != Some(Acknowledge), "{settings}");
            let panel = report.guards[0].panel.as_ref().unwrap();
            assert_eq!(panel.tone, Tone::Warning, "{settings}: said before it is asked");
        }
    }
}

#[test]
fn a_rule_that_is_off_finds_nothing_and_one_that_notes_only_says_it() {
    let off = report(&["guest"], sensitive(), &json!({"modes": {"nhs-number": "off"}}));
    assert_eq!(off.evidence.len(), 1, "the marking alone");
    assert!(!words(&off.evidence[0].name).contains("NHS"));
    let note = report(&["guest"], marked("OFFICIAL-SENSITIVE"), &json!({"modes": {"*": "note"}}));
    let panel = note.guards[0].panel.as_ref().unwrap();
    assert_eq!(panel.tone, Tone::Note);
    assert!(words(&panel.lines[0]).contains("OFFICIAL-SENSITIVE"));
    assert_eq!(note.badge, Badge::Sensitive);
}

#[test]
fn after_a_stop_there_is_a_way_on_only_by_policy() {
    let modes = json!({"modes": {"gov_id": "stop"}});
    let stop = judge(&set(&["guest"], sensitive(), &modes, &json!({"stopOverride": true})));
    assert!(asked(&stop).unwrap().go_on.is_none(), "a person cannot allow it to themselves");
    let managed = json!({"modes": {"gov_id": "stop"}, "stopOverride": true});
    let case = set(&["guest"], sensitive(), &managed, &json!({}));
    let stop = judge(&case);
    let asked = asked(&stop).unwrap();
    assert!(asked.go_on.is_some());
    assert!(asked.ticks.iter().any(|tick| words(tick).contains("I have permission")));
}

/// What a person went through in the morning is no way around a stop that came at noon.
#[test]
fn a_stop_is_not_known_from_a_milder_question() {
    let mut case = set(&["guest"], sensitive(), &json!({}), &json!({}));
    case.acknowledged = vec![asked(&judge(&case)).unwrap().key.clone()];
    assert!(asked(&judge(&case)).is_none());
    case.settings.managed = json!({"modes": {"gov_id": "stop"}}).as_object().unwrap().clone();
    assert_eq!(mode(&judge(&case)), Some(Mode::Stop));
}

#[test]
fn what_is_marked_above_the_ceiling_is_for_the_security_team() {
    let contacts = json!({"security": {"name": "Security desk", "address": "sec@acme.gov.uk"}});
    let settings = json!({"siteCeiling": "OFFICIAL", "contacts": contacts});
    let report = report(&["guest"], marked("OFFICIAL-SENSITIVE"), &settings);
    assert_eq!(report.evidence[0].severity, Severity::Critical);
    let asked = asked(&report).unwrap();
    assert_eq!(words(&asked.title), "This should not be on this site");
    assert!(words(&asked.advice).contains("tell your security team"));
    assert_eq!(words(&asked.more[0]), "Who to tell: Security desk, sec@acme.gov.uk.");
    assert_eq!(words(&asked.why), "Content with this marking belongs on a system approved for it.");
    assert_eq!(panel_of(&report)[0], "This should not be on this site", "said beforehand");
}

/// On a system that is approved for it nobody is told that it should not be there.
#[test]
fn a_marking_below_a_raised_ceiling_may_be_there() {
    let report = report(&["guest"], marked("SECRET"), &json!({"siteCeiling": "SECRET"}));
    let asked = asked(&report).unwrap();
    assert_eq!(words(&asked.title), "Check before you share");
    assert!(words(&asked.advice).contains("check that the marking allows them"), "{asked:?}");
}

fn panel_of(report: &Report) -> Vec<String> {
    let panel = report.guards[0].panel.as_ref().unwrap();
    std::iter::once(&panel.title).chain(&panel.lines).map(words).collect()
}

#[test]
fn a_stop_says_beforehand_what_stops_it_and_what_to_do_about_that() {
    let settings = json!({"modes": {"gov_id": "stop"}});
    let stop = report(&["guest"], sensitive(), &settings);
    let asked = asked(&stop).unwrap();
    assert_eq!(words(&asked.why), "Stopped because of: 3 NHS numbers.");
    assert!(words(&asked.advice).contains("take the personal details out"), "{asked:?}");
    let panel = panel_of(&stop);
    assert_eq!(panel[0], "Your organisation does not allow this to be shared");
    assert!(panel.contains(&"Stopped because of: 3 NHS numbers.".into()), "{panel:?}");
    // A milder limit does not stand in for it.
    let limit = json!({"tool": "*", "audience": "guest", "highest": "OFFICIAL", "mode": "warn"});
    let settings = json!({"modes": {"gov_id": "stop"}, "limits": [limit]});
    let stop = report(&["guest"], sensitive(), &settings);
    assert!(words(&self::asked(&stop).unwrap().why).starts_with("Stopped because of"));
    let forbidden = report(&["external"], vec![], &json!({"forbiddenDomains": ["south.example"]}));
    assert_eq!(panel_of(&forbidden)[0], "Your organisation does not allow this to be shared");
}

/// What is only to be said is there all the same: nobody is told that nothing was found.
#[test]
fn a_limit_on_a_page_with_something_sensitive_says_what_it_is() {
    let limit = json!({"tool": "*", "audience": "guest", "highest": "none"});
    let settings = json!({"modes": {"nhs-number": "note"}, "limits": [limit]});
    let report = report(&["guest"], evidence(&["NHS number 999 417 3529"]), &settings);
    let lines: Vec<_> = asked(&report).unwrap().evidence.lines.iter().map(words).collect();
    assert!(lines[0].contains("NHS number"), "{lines:?}");
}

/// Whoever was asked about a date of birth was not asked about the marking that came after, though the
/// marking by itself is only noted.
#[test]
fn a_limit_that_is_exceeded_later_is_asked_about_again() {
    let limit = json!({"tool": "*", "audience": "guest", "highest": "OFFICIAL"});
    let settings = json!({"modes": {"marking": "note"}, "limits": [limit]});
    let key = |texts: &[&str]| {
        let report = report(&["guest"], evidence(texts), &settings);
        asked(&report).unwrap().key.clone()
    };
    let born = "date of birth 14/02/1951";
    let keys = [&[born][..], &[born, "OFFICIAL-SENSITIVE"], &[born, "SECRET"]].map(key);
    assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2], "{keys:?}");
}

#[test]
fn a_limit_names_the_approved_alternative() {
    let limit = json!({
        "tool": "confluence", "audience": "outside", "highest": "OFFICIAL",
        "alternative": "Acme Secure Transfer", "link": "https://transfer.acme.gov.uk/",
    });
    let settings = json!({
        "limits": [limit], "advice": "Ask the data team.", "learnMore": "https://intra.example/",
    });
    let report = report(&["guest"], marked("OFFICIAL-SENSITIVE"), &settings);
    let asked = asked(&report).unwrap();
    assert_eq!(words(&asked.advice), "Instead: use Acme Secure Transfer.");
    assert!(words(&asked.why).contains("nothing above OFFICIAL"));
    assert_eq!(words(&asked.more[0]), "From your organisation: Ask the data team.");
    let urls: Vec<_> = asked.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://transfer.acme.gov.uk/", "https://intra.example/"]);
}

#[test]
fn while_it_only_observes_nothing_is_held_and_what_would_have_been_is_known() {
    let settings = json!({"observeOnlyUntil": "2026-11-24"});
    let observed = report(&["guest"], sensitive(), &settings);
    let guard = &observed.guards[0];
    assert!(guard.interruption.is_none());
    assert_eq!(guard.panel.as_ref().unwrap().tone, Tone::Quiet);
    let event = guard.event.as_ref().unwrap();
    assert!(event.observed);
    assert_eq!((event.outsiders, event.about.len()), (1, 2));
    assert_eq!((observed.tone, observed.badge), (Tone::Quiet, Badge::Plain));
    assert!(observed.strip.iter().any(|line| words(line).contains("only observes until")));
    assert!(!observed.evidence.is_empty(), "the list has it");
    // What cannot be told is no warning, and stays.
    let hidden = report(&["hidden"], sensitive(), &settings);
    assert_eq!(hidden.guards[0].panel.as_ref().unwrap().tone, Tone::CannotTell);

    for (today, until) in [("2026-11-25", "2026-11-24"), ("", "2026-11-24")] {
        let mut case =
            set(&["guest"], sensitive(), &json!({"observeOnlyUntil": until}), &json!({}));
        case.today = today.into();
        assert!(asked(&judge(&case)).is_some(), "{today:?}");
    }
}

#[test]
fn a_warning_called_wrong_stays_away_where_it_was_wrong() {
    let wrong = |place: &str, at: &str, site: &str| {
        json!({"exceptions": [
            {"rule": "nhs-number", "site": site, place: at, "at": "2026-11-24"},
        ]})
    };
    let numbers = || evidence(&["NHS number 999 417 3529"]);
    let acme = "acme.atlassian.net";
    for (settings, held) in [
        (wrong("page", PAGE, acme), false),
        (wrong("space", "CASE", acme), false),
        (wrong("page", "1", acme), true),
        (wrong("space", "OTHER", acme), true),
        (wrong("page", PAGE, "other.atlassian.net"), true),
    ] {
        let report = report(&["guest"], numbers(), &settings);
        assert_eq!(asked(&report).is_some(), held, "{settings}");
        assert_eq!(report.evidence.len(), 1, "it is listed all the same");
        assert_eq!(report.evidence[0].severity == Severity::Low, !held);
    }
    // Another rule on the same page goes on.
    let both = report(&["guest"], sensitive(), &wrong("page", PAGE, acme));
    assert_eq!(asked(&both).unwrap().event.about.len(), 1);
    // The administrator's word goes before it, and the person is told.
    let managed = json!({"modes": {"gov_id": "acknowledge"}});
    let case = set(&["guest"], numbers(), &managed, &wrong("page", PAGE, acme));
    assert!(asked(&judge(&case)).unwrap().event.about[0].locked);
}

#[test]
fn a_large_audience_is_said() {
    let group = "8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    let members = |count: usize, size: usize| {
        let people: Vec<_> = (0..count)
            .map(|n| json!({"accountId": format!("p{n}"), "displayName": "P", "email": "p@acme.gov.uk"}))
            .collect();
        let body = json!({"results": people, "size": count, "totalSize": size});
        learn(&format!("members:{group}"), 200, &body.to_string())
    };
    let lines = |settings: Value, count, size, who: &[&str]| {
        let mut case = set(who, vec![], &json!({}), &settings);
        case.facts.extend(members(count, size));
        // Of a few colleagues there is nothing to say.
        let Some(panel) = judge(&case).guards[0].panel.clone() else { return String::new() };
        [vec![panel.title], panel.lines].concat().iter().map(words).collect::<Vec<_>>().join("\n")
    };
    assert!(
        lines(json!({}), 24, 24, &[group, "colleague"]).contains("A large audience: 25 people")
    );
    assert!(!lines(json!({}), 23, 23, &[group, "colleague"]).contains("A large audience"));
    assert!(lines(json!({"largeAudience": 3}), 3, 3, &[group]).contains("3 people"));
    // How many are in a team nobody tells.
    let team = "ari:cloud:identity::team/1";
    let with_team = lines(json!({"largeAudience": 3}), 3, 3, &[group, team]);
    assert!(with_team.contains("at least 4 people"), "{with_team}");
    let domain = lines(json!({}), 0, 0, &["@else.example"]);
    assert!(domain.contains("Everybody with an address at else.example"), "{domain}");
    let held = report(&["@else.example"], sensitive(), &json!({}));
    assert!(asked(&held).is_some(), "a whole domain outside is outside");
}

#[test]
fn the_persons_own_domain_is_proposed_until_one_is_stated() {
    let proposed = |person: Value| report(&["guest"], vec![], &person).settings.proposed_domain;
    assert_eq!(proposed(json!({})).as_deref(), Some("acme.gov.uk"));
    assert_eq!(proposed(json!({"ownDomains": ["acme.gov.uk"]})), None);
}

#[test]
fn what_is_ignored_and_how_long_an_act_is_held_are_reported() {
    let report = report(&["guest"], vec![], &json!({"holdLimit": 4_000, "many": "five"}));
    assert_eq!(report.settings.hold_ms, 4_000);
    assert_eq!(report.settings.problems[0].key, "many");
}

/// R164.
#[test]
fn after_how_many_days_access_is_reviewed_is_reported() {
    let days = |person: Value| report(&["guest"], vec![], &person).settings.review_days;
    assert_eq!(days(json!({})), 30);
    assert_eq!(days(json!({"outsiderReviewInterval": 60})), 60);
}

/// R164: the options page and the question for another review date have no figures of their own.
#[test]
fn the_bounds_and_the_default_of_a_number_are_handed_out() {
    let settings = policy::settings(&Layers::default(), &mut Vec::new());
    let count = |key| settings.iter().find(|setting| setting.key == key).unwrap().count;
    assert_eq!(count("outsiderReviewInterval"), Some([1, 1_100, 30]));
    assert_eq!(count("holdLimit"), Some([500, 10_000, 2_500]));
    assert_eq!(count("ownDomains"), None);
}

#[test]
fn findings_follow_the_settings() {
    let mut case =
        set(&[], marked("OFFICIAL-SENSITIVE"), &json!({"siteCeiling": "OFFICIAL"}), &json!({}));
    case.facts.extend(open_page(PAGE));
    let rules = |case: &Case| -> Vec<_> { judge(case).findings.iter().map(|f| f.rule).collect() };
    assert!(rules(&case).contains(&"CEIL-01"));
    case.settings.person = json!({"modes": {"CEIL-01": "off"}}).as_object().unwrap().clone();
    assert!(!rules(&case).contains(&"CEIL-01"));
    assert!(matches!(case.facts.get("me"), Some(Fact::Account(_))));
}

/// How much the person is told, as a number.
fn loudness(report: &Report) -> (Option<Mode>, Option<Tone>) {
    (mode(report), report.guards[0].panel.as_ref().map(|panel| panel.tone))
}

const RECIPIENTS: &[&str] =
    &["colleague", "guest", "external", "hidden", "app", "b@else.example", "@else.example"];
const TEXTS: &[&str] = &[
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "TOP SECRET",
    "COMMERCIAL IN CONFIDENCE",
    "NHS number 999 417 3529",
    "ask rae@north.example",
];

fn any_settings() -> impl Strategy<Value = Value> {
    let mode = || proptest::sample::select(vec!["off", "note", "warn", "acknowledge", "stop"]);
    let rule = proptest::sample::select(vec!["*", "marking", "gov_id", "nhs-number", "contact"]);
    let domain =
        || proptest::sample::select(vec!["north.example", "south.example", "else.example"]);
    let level = || proptest::sample::select(vec!["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET"]);
    let audience = proptest::sample::select(vec!["internal", "partner", "guest", "outside"]);
    (
        proptest::collection::btree_map(rule, mode(), 0..4),
        proptest::collection::vec(domain(), 0..2),
        proptest::collection::vec(domain(), 0..2),
        proptest::collection::vec((audience, level()), 0..3),
        level(),
        2u32..6,
    )
        .prop_map(|(modes, partners, forbidden, limits, ceiling, many)| {
            let limit = |(audience, highest)| {
                json!({"tool": "*", "audience": audience, "highest": highest})
            };
            json!({
                "modes": modes, "partnerDomains": partners, "forbiddenDomains": forbidden,
                "limits": limits.into_iter().map(limit).collect::<Vec<_>>(),
                "siteCeiling": ceiling, "many": many, "manyInside": "warn",
            })
        })
}

proptest! {
    /// Whatever the settings: adding an outsider or something found never makes
    /// for less warning.
    #[test]
    fn more_danger_never_makes_for_less_warning_by_settings(
        settings in any_settings(),
        who in proptest::sample::subsequence(RECIPIENTS, 1..RECIPIENTS.len()),
        what in proptest::sample::subsequence(TEXTS, 0..TEXTS.len()),
        outsider in proptest::sample::select(vec!["guest", "external", "app", "b@else.example"]),
        text in proptest::sample::select(TEXTS.to_vec()),
    ) {
        let before = loudness(&report(&who, evidence(&what), &settings));
        let mut more_people = who.clone();
        more_people.push(outsider);
        let with_outsider = loudness(&report(&more_people, evidence(&what), &settings));
        prop_assert!(with_outsider.0 >= before.0 && with_outsider.1 >= before.1, "{before:?} {with_outsider:?}");
        let mut more_text = what.clone();
        more_text.push(text);
        let with_text = loudness(&report(&who, evidence(&more_text), &settings));
        prop_assert!(with_text.0 >= before.0 && with_text.1 >= before.1, "{before:?} {with_text:?}");
    }

    /// Whatever stands in the settings, a page is judged.
    #[test]
    fn any_settings_are_survived(key in "[a-zA-Z]{1,12}", text in ".{0,40}", number in any::<f64>()) {
        let keys = doorward::policy::KEYS.iter().map(|key| key.name).chain([key.as_str()]);
        for value in [json!(text), json!(number), json!([text]), json!({&text: text}), json!([{"pattern": text}])] {
            let all: serde_json::Map<_, _> = keys.clone().map(|key| (key.to_owned(), value.clone())).collect();
            judge(&set(&["guest"], sensitive(), &Value::Object(all), &json!({})));
        }
    }
}

/// Shows R146: a group with somebody of a forbidden domain in it gets nothing either.
#[test]
fn a_group_is_as_forbidden_as_whoever_is_in_it() {
    const GROUP: &str = "8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    let members = |emails: &[&str]| {
        let people: Vec<Value> = emails
            .iter()
            .map(|email| json!({"accountId": email, "displayName": email, "email": email}))
            .collect();
        learn(&format!("members:{GROUP}"), 200, &json!({"results": people}).to_string())
    };
    for (emails, is_stopped) in [
        (&["mei@acme.gov.uk", "lars@west.example", "jo@south.example"][..], true),
        (&["mei@acme.gov.uk", "lars@west.example"], false),
    ] {
        let mut case = sharing(&[(GROUP, "panel")], Vec::new(), &members(emails));
        let forbidden = json!({"forbiddenDomains": ["south.example"]});
        case.settings.managed = forbidden.as_object().unwrap().clone();
        let asked = judge(&case).guards[0].interruption.clone();
        assert_eq!(asked.is_some_and(|asked| asked.go_on.is_none()), is_stopped, "{emails:?}");
    }
}

/// Somebody from outside is no reason to ask less than about colleagues alone (A8).
#[test]
fn a_list_asks_no_less_where_somebody_from_outside_gets_it_too() {
    let numbers = ["999 417 3529", "999 280 6133", "999 635 1084"];
    let texts: Vec<String> = numbers.iter().map(|n| format!("NHS number {n}")).collect();
    let list = || evidence(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let settings = json!({"many": 3, "manyInside": "acknowledge", "modes": {"nhs-number": "warn"}});
    let inside = mode(&report(&["colleague"], list(), &settings));
    assert_eq!(inside, Some(Mode::Acknowledge));
    assert_eq!(mode(&report(&["colleague", "guest"], list(), &settings)), inside);
}

/// Whoever cannot be told may have no more than the organisation's own people (A5).
#[test]
fn a_limit_on_colleagues_holds_for_whoever_may_be_one() {
    let limit = json!({"limits": [{"tool": "*", "audience": "internal", "highest": "OFFICIAL"}]});
    for who in ["colleague", "hidden", "unread", "ari:cloud:identity::team/1"] {
        let asked = mode(&report(&[who], marked("OFFICIAL-SENSITIVE"), &limit));
        assert_eq!(asked, Some(Mode::Acknowledge), "{who}");
    }
}

/// A group with people from outside is not a group of guests because it is one (A5).
#[test]
fn a_limit_on_people_from_outside_holds_for_a_group_of_them() {
    const GROUP: &str = "8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    let limit = json!({"limits": [
        {"tool": "*", "audience": "external", "highest": "OFFICIAL", "mode": "stop"},
        {"tool": "*", "audience": "guest", "highest": "OFFICIAL-SENSITIVE"},
    ]});
    let people =
        json!({"results": [{"accountId": "jo", "displayName": "Jo", "email": "jo@south.example"}]});
    let known = learn(&format!("members:{GROUP}"), 200, &people.to_string());
    for who in ["external", GROUP] {
        let mut case = set(&[who], marked("OFFICIAL-SENSITIVE"), &json!({}), &limit);
        case.facts.extend(known.clone());
        assert_eq!(mode(&judge(&case)), Some(Mode::Stop), "{who}");
    }
}

/// What is a list by the settings is another question than one of it.
#[test]
fn a_list_by_the_settings_is_asked_about_again() {
    let settings = json!({"many": 2});
    let one = evidence(&["NHS number 999 417 3529"]);
    let two = evidence(&["NHS number 999 417 3529", "NHS number 999 280 6133"]);
    let acknowledged = vec![asked(&report(&["guest"], one, &settings)).unwrap().key.clone()];
    let case = Case { acknowledged, ..set(&["guest"], two, &json!({}), &settings) };
    assert!(asked(&judge(&case)).is_some());
    // Nor does something else that is milder now make up for it.
    let births = "date of birth 14/02/1951, date of birth 03/05/1962";
    let before = evidence(&["NHS number 999 417 3529", births]);
    let after = evidence(&[
        "NHS number 999 417 3529",
        "NHS number 999 280 6133",
        "date of birth 14/02/1951",
    ]);
    let acknowledged = vec![asked(&report(&["guest"], before, &settings)).unwrap().key.clone()];
    let case = Case { acknowledged, ..set(&["guest"], after, &json!({}), &settings) };
    assert!(asked(&judge(&case)).is_some());
}
