//! An organisation's terms from the settings to the report (R15, R16).

#![allow(clippy::unwrap_used, reason = "a request that cannot be made is a failed test")]

use doorward::detect::{Evidence, Match};
use doorward::protocol::{Request, answer};
use doorward::severity::Severity;
use doorward::verdict::content;
use serde_json::{Value, json};

fn ask(request: Value) -> Value {
    let request: Request = serde_json::from_value(request).unwrap();
    serde_json::to_value(answer(&request)).unwrap()
}

#[test]
fn a_term_of_the_settings_is_evidence_by_its_name_and_severity() {
    let settings = json!({"managed": {"terms": [
        {"name": "Falcon", "pattern": "project falcon", "severity": "critical"},
        {"name": "broken", "pattern": "#"},
    ]}});
    let texts = json!([{"text": "Project\u{a0}Falcon starts"}, {"text": "nothing"}]);
    let read = ask(json!({"read": {"texts": texts, "settings": settings}}));
    let found: Vec<Vec<Match>> = serde_json::from_value(read).unwrap();
    assert_eq!((found[0].len(), found[1].len()), (1, 0));
    let evidence: Vec<Evidence> =
        serde_json::from_value(ask(json!({"weigh": {"matches": found[0]}}))).unwrap();
    assert_eq!(content::severity(&evidence[0]), Severity::Critical);
    let name = serde_json::to_value(content::name(&evidence[0])).unwrap();
    assert_eq!(name["key"], "evidence_term");
    assert!(name.to_string().contains("Falcon"));
}

#[test]
fn without_settings_there_are_no_terms() {
    let read = ask(json!({"read": {"texts": [{"text": "Project Falcon"}]}}));
    assert_eq!(read, json!([[]]));
}

#[test]
fn a_try_answers_matches_and_faults() {
    let tried = ask(json!({"try": {"terms": ["falcon", "*"], "text": "\u{1F600} falcon"}}));
    assert_eq!(tried["matches"][0]["start"], 3);
    assert_eq!(tried["faults"], json!([{"index": 1, "name": "*", "why": "too_vague"}]));
}

/// Codes of doors, in the form in which an organisation writes them (docs/terms.md).
#[test]
fn a_term_finds_the_code_of_a_key_safe_where_it_is_one() {
    for (text, found) in
        [("Key safe: 4821, by the meter", 1), ("key safe code 4821", 0), ("Key safe: 48213", 0)]
    {
        let tried = ask(json!({"try": {"terms": ["key safe: ####"], "text": text}}));
        assert_eq!(tried["matches"].as_array().map(Vec::len), Some(found), "{text}");
    }
}

/// An organisation that looks for the word "password" still hears of passwords.
#[test]
fn a_term_with_the_name_of_a_rule_hides_nothing_of_what_the_rule_finds() {
    let settings = json!({"person": {"terms": [{"pattern": "nhs-number", "severity": "low"}]}});
    let texts =
        json!([{"text": "An NHS-number is ten digits"}, {"text": "NHS number 943 476 5919"}]);
    let read = ask(json!({"read": {"texts": texts, "settings": settings}}));
    let found: Vec<Vec<Match>> = serde_json::from_value(read).unwrap();
    let weigh = |matches: Vec<&Match>| -> Vec<Evidence> {
        serde_json::from_value(ask(json!({"weigh": {"matches": matches}}))).unwrap()
    };
    let severities = |evidence: &[Evidence]| {
        let mut all: Vec<_> = evidence.iter().map(content::severity).collect();
        all.sort_unstable();
        all
    };
    let all = weigh(found.iter().flatten().collect());
    assert_eq!(severities(&all), [Severity::Low, Severity::High]);
    let apart: Vec<Vec<Evidence>> =
        found.iter().map(|found| weigh(found.iter().collect())).collect();
    let merged = content::merged(&[&apart[0], &apart[1]]);
    assert_eq!(severities(&merged), [Severity::Low, Severity::High]);
}
