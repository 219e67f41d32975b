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
