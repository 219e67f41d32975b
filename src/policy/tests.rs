use super::*;
use serde_json::json;

fn layers(managed: Value, person: Value) -> Layers {
    Layers {
        managed: managed.as_object().cloned().unwrap_or_default(),
        person: person.as_object().cloned().unwrap_or_default(),
    }
}

fn person(settings: Value) -> Policy {
    Policy::from_layers(&layers(json!({}), settings))
}

fn problem(layer: Layer, key: &str, entry: Option<&str>, fault: Fault) -> Problem {
    Problem { layer, key: key.into(), entry: entry.map(Into::into), fault }
}

#[test]
fn the_administrator_decides_key_by_key() {
    let policy = Policy::from_layers(&layers(
        json!({"ownDomains": ["@Acme.gov.uk"]}),
        json!({"ownDomains": ["mine.example"], "organisationNames": {"n.example": "North"}}),
    ));
    assert_eq!(policy.own_domains, ["acme.gov.uk"]);
    assert_eq!(policy.organisation_names["n.example"], "North");
    assert!(policy.problems.is_empty());
}

#[test]
fn a_bad_value_is_reported_and_the_next_layer_decides() {
    let policy = Policy::from_layers(&layers(
        json!({"ownDomains": "acme.gov.uk"}),
        json!({"ownDomains": ["mine.example"], "organisationNames": 3}),
    ));
    assert_eq!(policy.own_domains, ["mine.example"]);
    assert_eq!(
        policy.problems,
        [
            problem(Layer::Managed, "ownDomains", None, Fault::Form),
            problem(Layer::Person, "organisationNames", None, Fault::Form),
        ]
    );
}

#[test]
fn one_bad_entry_costs_that_entry() {
    let policy = person(json!({
        "ownDomains": ["acme.gov.uk", "no domain", 7],
        "modes": {"secret": "stop", "secrets": "stop", "nhs-number": "loud", "RO-01": "Off"},
    }));
    assert_eq!(policy.own_domains, ["acme.gov.uk"]);
    assert_eq!(policy.mode("any", "secret"), Some((Mode::Stop, Layer::Person)));
    assert!(policy.is_finding_off("RO-01"));
    let entries: Vec<_> = policy.problems.iter().filter_map(|p| p.entry.as_deref()).collect();
    assert_eq!(entries, ["2", "3", "nhs-number", "secrets"]);
}

/// A form of writing that would match nothing is no domain.
#[test]
fn a_domain_with_a_star_is_badly_written() {
    let policy = person(json!({
        "forbiddenDomains": ["*.rival.example", "rival..example", "rival.example", "b\u{fc}cher.example"],
    }));
    assert_eq!(policy.forbidden_domains, ["rival.example", "b\u{fc}cher.example"]);
    let entries: Vec<_> = policy.problems.iter().filter_map(|p| p.entry.as_deref()).collect();
    assert_eq!(entries, ["1", "2"]);
}

/// Were it the organisation's own, everybody would be inside (R146).
#[test]
fn a_domain_that_anybody_can_have_an_address_at_is_nobodys_own() {
    let all = ["gmail.com", "acme.gov.uk", "@Yahoo.co.uk", "co.uk", "org.au.", "onmicrosoft.com"];
    let policy = person(json!({"ownDomains": all, "forbiddenDomains": all}));
    assert_eq!(policy.own_domains, ["acme.gov.uk"]);
    assert_eq!(policy.forbidden_domains.len(), all.len(), "what gets nothing may be anybody's");
    let shared = |entry| problem(Layer::Person, "ownDomains", Some(entry), Fault::Shared);
    assert_eq!(policy.problems, ["1", "3", "4", "5", "6"].map(shared));
    // What only public bodies get is an organisation's own, and so is what stands below.
    let own = ["gov.uk", "nhs.net", "nhs.uk", "police.uk", "acme.co.uk", "acme.onmicrosoft.com"];
    assert_eq!(person(json!({"ownDomains": own})).own_domains, own);
    // Where nothing is left the next layer decides.
    let both = layers(json!({"ownDomains": ["gmail.com"]}), json!({"ownDomains": ["b.example"]}));
    let policy = Policy::from_layers(&both);
    assert_eq!(policy.own_domains, ["b.example"]);
    assert_eq!(policy.problems, [problem(Layer::Managed, "ownDomains", Some("1"), Fault::Shared)]);
    let mixed = person(json!({"ownDomains": ["gmail.com", 7, "no domain"]}));
    let faults: Vec<_> = mixed.problems.iter().map(|problem| problem.fault).collect();
    assert_eq!(faults, [Fault::Shared, Fault::Form, Fault::Form]);
}

#[test]
fn a_day_that_no_month_has_is_badly_written() {
    for day in ["2026-02-30", "2025-02-29", "2026-04-31"] {
        let policy = person(json!({"securityReviewed": day, "observeOnlyUntil": day}));
        assert_eq!(policy.problems.len(), 2, "{day}");
    }
    assert!(person(json!({"securityReviewed": "2024-02-29"})).problems.is_empty());
}

/// By one without both names everybody would go unchecked, and nothing would say so (R35).
#[test]
fn a_pattern_of_names_without_names_is_badly_written() {
    for pattern in ["Vorname Nachname", "First", "First First Last", "ORG staff"] {
        let policy = person(json!({"namePattern": pattern}));
        assert_eq!(policy.problems, [problem(Layer::Person, "namePattern", None, Fault::Form)]);
    }
    assert!(person(json!({"namePattern": "lastFirst"})).problems.is_empty());
}

/// Of an entry of several fields, the one that is wrong, missing or not known is named.
#[test]
fn the_field_that_is_wrong_is_named() {
    let limit = |more: Value| {
        let mut limit = json!({"tool": "*", "audience": "guest", "highest": "none"});
        for (field, value) in more.as_object().unwrap() {
            limit[field] = value.clone();
        }
        limit
    };
    let policy = person(json!({
        "limits": [
            limit(json!({})),
            limit(json!({"audience": "guests"})),
            {"tool": "*", "audience": "guest"},
            limit(json!({"hihgest": "none"})),
            "guest",
        ],
        "contacts": {"security": {"url": "http://acme.example/"}, "helpDesk": {}, "nobody": {}},
        "exceptions": [{"rule": "x", "site": "acme.atlassian.net", "at": "today"}],
    }));
    let entries: Vec<_> = policy.problems.iter().filter_map(|p| p.entry.as_deref()).collect();
    let limits = ["2, audience", "3, highest", "4, hihgest", "5"];
    assert_eq!(entries[..4], limits);
    assert_eq!(entries[4..], ["helpDesk", "nobody", "security, url", "1, at"]);
}

#[test]
fn every_example_of_the_table_is_well_written_and_something_else_is_not() {
    for key in KEYS {
        let example: Value = serde_json::from_str(key.card.example).unwrap();
        let mut bad = Vec::new();
        assert_eq!(key.form.read(&example, &mut bad), Some(example), "{}", key.name);
        assert_eq!(bad, [""; 0], "{}", key.name);
        for wrong in [json!(null), json!([[]]), json!({"a": []}), json!(-3), json!("")] {
            let read = key.form.read(&wrong, &mut bad);
            assert!(read.is_none(), "{} takes {wrong} for {read:?}", key.name);
        }
    }
}

#[test]
fn who_may_not_set_a_key_is_not_heard() {
    let policy = Policy::from_layers(&layers(
        json!({"appearance": "dark", "colour": 1}),
        json!({"stopOverride": true}),
    ));
    assert_eq!(policy.text("appearance"), None);
    assert!(!policy.is_on("stopOverride"));
    assert_eq!(
        policy.problems,
        [
            problem(Layer::Person, "stopOverride", None, Fault::NotAllowed),
            problem(Layer::Managed, "appearance", None, Fault::NotAllowed),
            problem(Layer::Managed, "colour", None, Fault::Unknown),
        ]
    );
}

#[test]
fn the_narrower_mode_goes_first_and_the_administrators_before_all() {
    let policy = Policy::from_layers(&layers(
        json!({"modes": {"secret": "stop"}}),
        json!({"modes": {"aws-access-key": "off", "gov_id": "note", "nhs-number": "warn", "*": "off"}}),
    ));
    let mode = |rule, family| policy.mode(rule, family).map(|(mode, _)| mode);
    assert_eq!(mode("aws-access-key", "secret"), Some(Mode::Stop));
    assert_eq!(mode("nhs-number", "gov_id"), Some(Mode::Warn));
    assert_eq!(mode("passport", "gov_id"), Some(Mode::Note));
    assert_eq!(mode("card", "financial"), Some(Mode::Off));
    assert!(!policy.is_finding_off("ACC-01"), "`*` is about what is found in text");
}

#[test]
fn numbers_have_bounds_and_defaults() {
    assert_eq!(person(json!({})).count("largeAudience"), 25);
    for wrong in [json!(1), json!(2.5), json!("40"), json!(1e12)] {
        let policy = person(json!({"largeAudience": wrong}));
        assert_eq!((policy.count("largeAudience"), policy.problems.len()), (25, 1));
    }
}

#[test]
fn half_a_limit_is_none() {
    let policy = person(json!({"limits": [
        {"tool": "confluence", "audience": "guest", "highest": "official", "mode": "stop"},
        {"tool": "confluence", "audience": "guest"},
        {"tool": "confluence", "audience": "guest", "highest": "none", "link": "http://plain.example/"},
        {"tool": "confluence", "audience": "guest", "highest": "none", "link": "https://acme.example@north.example/"},
        {"tool": "confluence", "audience": "guest", "highest": "none", "link": "https://north.example\\@acme.example/"},
        {"tool": "confluence", "audience": "guest", "highest": "none", "hihgest": "none"},
    ]}));
    assert_eq!(policy.limits.len(), 1);
    assert_eq!(policy.limits[0].highest, "OFFICIAL");
    assert_eq!(policy.limits[0].mode, Some(Mode::Stop));
    assert_eq!(policy.problems.len(), 5);
}

#[test]
fn it_is_observed_up_to_and_including_the_day() {
    let policy = person(json!({"observeOnlyUntil": "2027-01-31"}));
    assert_eq!(policy.observes("2027-01-31"), Some("2027-01-31"));
    assert_eq!(policy.observes("2027-02-01"), None);
    assert_eq!(policy.observes(""), None, "a day that is not known is no reason for silence");
    assert_eq!(person(json!({"observeOnlyUntil": "31/1/2027"})).observes("2026-01-01"), None);
}

#[test]
fn each_key_says_whose_value_applies() {
    let mut problems = Vec::new();
    let settings = settings(
        &layers(
            json!({"many": 3, "modes": {"secret": "stop"}}),
            json!({"many": 9, "advice": "Ask."}),
        ),
        &mut problems,
    );
    let of = |key| settings.iter().find(|setting| setting.key == key).unwrap();
    assert_eq!(of("many").value, Some(json!(3)));
    assert_eq!((of("many").source, of("many").locked), (Some(Layer::Managed), true));
    assert_eq!((of("advice").source, of("advice").locked), (Some(Layer::Person), false));
    assert_eq!((of("terms").source, of("terms").locked), (None, false));
    assert!(of("stopOverride").locked);
    assert!(!of("modes").locked, "entry by entry");
}
