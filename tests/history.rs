//! What was deleted from a page is in its earlier versions, which go along when it is shared.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::{Fact, PageFact};
use doorward::page::address::Address;
use doorward::policy::{Layers, Mode};
use doorward::verdict::content::history::learn;
use doorward::verdict::report::Report;
use doorward::verdict::{Case, judge};
use serde_json::{Value, json};
use support::{evidence, open_page, people, sharing, words};

const NUMBER: &str = "NHS number: 943 476 5919";

/// A version as the site answers it, with one paragraph.
fn version(number: u32, title: &str, text: &str) -> Value {
    let paragraph = json!({"type": "paragraph", "content": [{"type": "text", "text": text}]});
    let document = json!({"type": "doc", "version": 1, "content": [paragraph]}).to_string();
    let body =
        json!({"atlas_doc_format": {"representation": "atlas_doc_format", "value": document}});
    json!({"number": number, "page": {"id": "1", "title": title, "body": body}})
}

fn answer(versions: &[Value]) -> Value {
    json!({ "results": versions, "_links": {} })
}

fn id_of(case: &Case) -> String {
    Address::parse(&case.snapshot.url).unwrap().page_id.unwrap()
}

/// A page in its fourth version, shared with these people; nothing is known of its versions.
fn shared(with: &[(&'static str, &str)], now: &str) -> Case {
    let found = if now.is_empty() { Vec::new() } else { evidence(&[now]) };
    let mut case = sharing(with, found, &people());
    let id = id_of(&case);
    case.facts.extend(open_page(&id));
    let page = PageFact { space: "1".into(), version: 4, ..PageFact::default() };
    case.facts.insert(format!("page:{id}"), Fact::Page(page));
    case
}

/// The same, with what the site answered of its versions.
fn judged(mut case: Case, status: u16, body: &Value) -> Report {
    let key = format!("history:{}:4", id_of(&case));
    case.facts.extend(learn(&key, status, &body.to_string(), &case.settings));
    judge(&case)
}

const GUEST: &[(&str, &str)] = &[("guest", "Dana")];

fn lines(report: &Report) -> Vec<String> {
    let panel = report.guards[0].panel.as_ref();
    panel.map_or_else(Vec::new, |panel| panel.lines.iter().map(words).collect())
}

fn is_held(report: &Report) -> bool {
    report.guards[0].interruption.is_some()
}

/// Shows R2, R13, R18.
#[test]
fn what_was_deleted_goes_to_a_guest_with_the_page() {
    let versions = answer(&[
        version(4, "Rota", "Lunch"),
        version(3, "Rota", "Tea"),
        version(2, "Rota", NUMBER),
    ]);
    let report = judged(shared(GUEST, ""), 200, &versions);
    let said = "Version 2 of this page holds 1 NHS number, which the page does not hold any more. \
                Whoever can open the page can open that version. Delete it in the version \
                history, or share a copy of the page instead.";
    assert!(is_held(&report) && lines(&report).contains(&said.to_owned()), "{:?}", lines(&report));
    let asked = report.guards[0].interruption.as_ref().unwrap();
    assert!(asked.more.iter().map(words).any(|line| line == said));
    assert!(
        asked.evidence.lines.iter().map(words).any(|line| line == "1 NHS number, almost certain")
    );
    // The page itself holds nothing.
    assert_eq!(words(&report.content), "Nothing sensitive found in the text of this page.");
    assert!(report.evidence.is_empty());
}

#[test]
fn colleagues_may_have_it_and_a_link_does_not_show_it() {
    let versions = answer(&[version(2, "Rota", NUMBER)]);
    let report = judged(shared(&[("colleague", "Mei")], ""), 200, &versions);
    assert!(!is_held(&report) && lines(&report).is_empty(), "{:?}", lines(&report));
}

#[test]
fn what_is_there_still_is_not_said_twice() {
    let versions = answer(&[version(4, "Rota", NUMBER), version(3, "Rota", NUMBER)]);
    let report = judged(shared(GUEST, NUMBER), 200, &versions);
    assert!(is_held(&report));
    assert!(!lines(&report).iter().any(|line| line.contains("ersion")), "{:?}", lines(&report));
    // Nor where the page as it is drawn was not read: its version says that it is there.
    let report = judged(shared(GUEST, ""), 200, &versions);
    assert!(!lines(&report).iter().any(|line| line.contains("ersion")), "{:?}", lines(&report));
    // Nor is the version that is open an earlier one.
    let report = judged(shared(GUEST, ""), 200, &answer(&[version(4, "Rota", NUMBER)]));
    assert!(!is_held(&report));
}

/// Shows R2, R13: somebody else changed the page since it was opened here.
#[test]
fn what_came_since_the_page_was_opened_goes_to_a_guest_too() {
    let versions = answer(&[version(5, "Rota", NUMBER), version(4, "Rota", "Lunch")]);
    let report = judged(shared(GUEST, ""), 200, &versions);
    let said = "Version 5 of this page, which is newer than the one you have open, holds 1 NHS number. \
                Load the page again and read it before you share it.";
    assert!(is_held(&report) && lines(&report).contains(&said.to_owned()), "{:?}", lines(&report));
    // What is drawn already is asked about for itself, and what was deleted stays deleted.
    let report = judged(shared(GUEST, NUMBER), 200, &versions);
    assert!(!lines(&report).iter().any(|line| line.contains("ersion")), "{:?}", lines(&report));
    let both = answer(&[
        version(6, "Rota (OFFICIAL-SENSITIVE)", "Lunch"),
        version(5, "Rota", "Lunch"),
        version(3, "Rota", NUMBER),
    ]);
    let said = lines(&judged(shared(GUEST, ""), 200, &both));
    assert!(
        said.iter().any(|line| line.starts_with("Version 6 of this page, which is newer")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|line| line.starts_with("Version 3 of this page holds 1 NHS number")),
        "{said:?}"
    );
    let report = judged(shared(&[("colleague", "Mei")], ""), 200, &versions);
    assert!(!is_held(&report) && lines(&report).is_empty(), "{:?}", lines(&report));
}

#[test]
fn several_versions_are_one_line_and_titles_count() {
    let mut versions = answer(&[
        version(3, "Rota (OFFICIAL-SENSITIVE)", "Tea"),
        version(2, "Rota", NUMBER),
        version(1, "Rota", "Tea"),
    ]);
    let said = lines(&judged(shared(GUEST, ""), 200, &versions));
    assert!(
        said.iter().any(|line| line.starts_with("2 earlier versions of this page (3, 2) hold the marking OFFICIAL-SENSITIVE, 1 NHS number")),
        "{said:?}"
    );
    assert!(!said.iter().any(|line| line.contains("were not read")));
    versions["_links"] = json!({"next": "/wiki/api/v2/pages/1/versions?cursor=x"});
    let said = lines(&judged(shared(GUEST, ""), 200, &versions));
    assert!(said.contains(&"Versions before the last ten were not read.".to_owned()), "{said:?}");
}

/// It is asked once somebody shares, of each version of the page anew, and waited for.
#[test]
fn versions_are_asked_for_when_somebody_shares() {
    let wants = |case: &Case| -> Vec<String> {
        let wants = judge(case).wants.into_iter().map(|want| want.key);
        wants.filter(|key| key.starts_with("history:")).collect()
    };
    let mut case = shared(GUEST, "");
    let id = id_of(&case);
    assert_eq!(wants(&case), [format!("history:{id}:4")]);
    assert!(judge(&case).guards[0].pending);
    let report = judged(case.clone(), 200, &answer(&[]));
    assert!(!report.guards[0].pending && report.wants.is_empty());
    // What is known to be sensitive is not let go meanwhile.
    assert!(is_held(&judge(&shared(GUEST, NUMBER))));
    let first = PageFact { space: "1".into(), version: 1, ..PageFact::default() };
    let mut new = case.clone();
    new.facts.insert(format!("page:{id}"), Fact::Page(first));
    assert!(wants(&new).is_empty());
    case.snapshot.landmarks.remove("share-dialog");
    assert!(wants(&case).is_empty());
}

#[test]
fn what_the_site_does_not_tell_is_said() {
    for (status, body) in [(403, json!({})), (200, json!({"results": 1})), (200, json!([]))] {
        let report = judged(shared(GUEST, ""), status, &body);
        assert!(!report.guards[0].pending);
        let gaps: Vec<String> = report.gaps.iter().map(words).collect();
        assert!(
            gaps.iter().any(|gap| gap.contains("the earlier versions of the page")),
            "{gaps:?}"
        );
    }
    // A version without a text that can be read is not taken for one that holds nothing.
    let unread =
        answer(&[json!({"number": 3, "page": {"title": "Rota"}}), version(2, "Rota", NUMBER)]);
    let said = lines(&judged(shared(GUEST, ""), 200, &unread));
    assert!(said.iter().any(|line| line.contains("were not read")), "{said:?}");
}

/// Nothing of the text is kept: numbers, rules and counts alone.
#[test]
fn a_fact_holds_nothing_of_the_text() {
    let terms = json!({"terms": ["Project Heron"]});
    let settings = Layers { person: serde_json::from_value(terms).unwrap(), ..Layers::default() };
    let text = "NHS number: 943 476 5919, Project Heron, password: Xk4-Tolmer-92";
    let body = answer(&[version(3, "Harriet Blakeney", text)]).to_string();
    let learnt = learn("history:1:4", 200, &body, &settings);
    let kept = serde_json::to_string(&learnt).unwrap();
    assert!(kept.contains("nhs-number") && kept.contains("Project Heron"), "{kept}");
    for word in ["5919", "Tolmer", "Blakeney"] {
        assert!(!kept.contains(word), "{kept}");
    }
}

// ── Work items ──────────────────────────────────────────────────────────────

const UPDATED: &str = "2026-03-20T09:00:00.000+0000";

/// A change of fields, each with its id and what it held before.
fn change(fields: &[(&str, &str)]) -> Value {
    let items = fields.iter().map(|(id, before)| {
        json!({"field": id, "fieldId": id, "fieldtype": "jira", "fromString": before, "toString": "new"})
    });
    json!({"id": "1", "created": UPDATED, "items": items.collect::<Vec<_>>()})
}

fn log(changes: &[Value], total: usize) -> Value {
    json!({"key": "CARE-1", "changelog": {"histories": changes, "maxResults": 100, "total": total}})
}

/// A work item shared with these people; nothing is known of its changes.
fn shared_item(with: &[(&'static str, &str)], now: &str) -> Case {
    let found = if now.is_empty() { Vec::new() } else { evidence(&[now]) };
    let mut case = sharing(with, found, &people());
    case.snapshot.url = "https://acme.atlassian.net/browse/CARE-1".into();
    let item = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": "software"}, "security": null,
        "updated": UPDATED,
    }, "schema": {}});
    case.facts.extend(doorward::audience::learn::learn("item:CARE-1", 200, &item.to_string()));
    case
}

/// The question about its changes.
fn wanted(case: &Case) -> Option<String> {
    judge(case).wants.into_iter().map(|want| want.key).find(|key| key.starts_with("history:"))
}

fn judged_item(mut case: Case, status: u16, body: &Value) -> Report {
    let key = wanted(&case).unwrap();
    case.facts.extend(learn(&key, status, &body.to_string(), &case.settings));
    judge(&case)
}

/// Shows R2, R13.
#[test]
fn what_a_field_held_before_goes_to_a_guest_with_the_work_item() {
    let changes = [
        change(&[("status", "To Do")]),
        change(&[("summary", "Rota"), ("description", NUMBER)]),
        change(&[("description", NUMBER)]),
    ];
    let case = shared_item(GUEST, "");
    assert!(judge(&case).guards[0].pending, "a press waits for the answer");
    let report = judged_item(case, 200, &log(&changes, 3));
    let said = "The history of this work item holds 1 NHS number, which the work item does not \
                hold any more. Whoever can open it can read its history, and nothing can be \
                deleted there. Share a clone instead: it begins without that history.";
    assert!(is_held(&report) && !report.guards[0].pending, "{:?}", lines(&report));
    assert!(lines(&report).contains(&said.to_owned()), "{:?}", lines(&report));
    let asked = report.guards[0].interruption.as_ref().unwrap();
    assert!(asked.more.iter().map(words).any(|line| line == said));
    assert!(report.evidence.is_empty(), "the work item itself holds nothing");
    // Colleagues may have it; what is there still is not said twice.
    let report = judged_item(shared_item(&[("colleague", "Mei")], ""), 200, &log(&changes, 3));
    assert!(!is_held(&report) && lines(&report).is_empty(), "{:?}", lines(&report));
    let said = lines(&judged_item(shared_item(GUEST, NUMBER), 200, &log(&changes, 3)));
    assert!(!said.iter().any(|line| line.contains("history")), "{said:?}");
}

#[test]
fn changes_that_are_not_told_are_said() {
    let said = lines(&judged_item(
        shared_item(GUEST, ""),
        200,
        &log(&[change(&[("summary", NUMBER)])], 101),
    ));
    assert!(
        said.contains(&"Only the latest changes in its history were read.".to_owned()),
        "{said:?}"
    );
    let unread = json!({"changelog": {"histories": 1}});
    for (status, body) in [(403, json!({})), (200, unread), (200, json!([]))] {
        let report = judged_item(shared_item(GUEST, ""), status, &body);
        let gaps: Vec<String> = report.gaps.iter().map(words).collect();
        assert!(gaps.iter().any(|gap| gap.contains("its history of changes")), "{gaps:?}");
        assert!(!report.guards[0].pending);
    }
}

/// They are asked for once somebody shares, and anew after each change.
#[test]
fn changes_are_asked_for_when_somebody_shares() {
    let mut case = shared_item(GUEST, "");
    let first = wanted(&case);
    assert!(first.is_some());
    let later = json!({"fields": {
        "project": {"key": "CARE", "projectTypeKey": "software"}, "updated": "2026-03-21T09:00:00.000+0000",
    }, "schema": {}});
    case.facts.extend(doorward::audience::learn::learn("item:CARE-1", 200, &later.to_string()));
    assert!(wanted(&case).is_some_and(|key| Some(key) != first));
    case.snapshot.landmarks.remove("share-dialog");
    assert_eq!(wanted(&case), None);
}

#[test]
fn nothing_that_a_field_held_is_kept() {
    let text = "NHS number: 943 476 5919, Harriet Blakeney, password: Xk4-Tolmer-92";
    let body = log(&[change(&[("description", text)])], 1).to_string();
    let learnt = learn("history:CARE-1:1", 200, &body, &Layers::default());
    let kept = serde_json::to_string(&learnt).unwrap();
    assert!(kept.contains("nhs-number"), "{kept}");
    for word in ["5919", "Tolmer", "Blakeney"] {
        assert!(!kept.contains(word), "{kept}");
    }
}

/// One number that is left does not stand for a list that was taken out.
#[test]
fn a_list_that_was_deleted_counts_where_one_of_it_is_left() {
    let numbers = ["999 417 3529", "999 280 6133", "999 635 1084", "943 476 5919", "401 023 2137"]
        .map(|number| format!("NHS number {number}"));
    let versions = answer(&[version(2, "Rota", &numbers.join(", "))]);
    let said = lines(&judged(shared(GUEST, NUMBER), 200, &versions));
    assert!(said.iter().any(|line| line.starts_with("Version 2 of this page holds 5")), "{said:?}");
    // Towards a partner, a list asks for a tick, and one alone does not.
    let births = "date of birth 14/02/1951, date of birth 03/05/1962, date of birth 09/11/1970";
    let mode = |now: &str| {
        let mut case = shared(GUEST, now);
        case.settings.person =
            json!({"partnerDomains": ["north.example"], "many": 3}).as_object().unwrap().clone();
        let report = judged(case, 200, &answer(&[version(2, "Rota", births)]));
        report.guards[0].interruption.as_ref().map(|asked| asked.event.mode)
    };
    assert_eq!(mode(""), Some(Mode::Acknowledge));
    assert_eq!(mode("date of birth 14/02/1951"), Some(Mode::Acknowledge));
}
