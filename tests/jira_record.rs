//! When a record of something in Jira is due (R64).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::Facts;
use doorward::audience::learn::learn;
use doorward::protocol::{Request, Response, answer};
use doorward::record::clock::Recorded;
use doorward::severity::Severity;
use doorward::verdict::content::Reading;
use doorward::verdict::findings::Finding;
use doorward::verdict::{Case, judge};
use serde_json::{Value, json};
use support::words;

/// 25 November 2026.
const TODAY: i32 = 20_782;

/// The finding that a record is due, where the site answers this.
fn due(path: &str, key: &str, answer: &Value, title: &str, record: Recorded) -> Option<Finding> {
    let facts: Facts = learn(key, 200, &answer.to_string()).into_iter().collect();
    let mut case = Case { reading: Reading::Read, facts, record, ..Case::default() };
    case.snapshot.url = ["https://acme.atlassian.net", path].concat();
    case.snapshot.title = title.to_owned();
    let report = judge(&case);
    report.findings.into_iter().find(|found| found.rule == "REC-01")
}

fn item(fields: Value) -> Value {
    let mut all = json!({
        "project": {"key": "APL", "projectTypeKey": "software"},
        "status": {"name": "Offen", "statusCategory": {"key": "indeterminate"}},
        "issuetype": {"hierarchyLevel": 0, "subtask": false},
        "labels": [], "fixVersions": [],
        "created": "2026-01-12T09:02:44.000+0000", "updated": "2026-10-27T15:02:11.000+0000",
    });
    for (name, value) in fields.as_object().unwrap() {
        all[name] = value.clone();
    }
    json!({"fields": all, "schema": {}})
}

fn kept(page: Option<i32>, space: Option<i32>) -> Recorded {
    Recorded { page, until: None, space, today: TODAY }
}

/// A record that was made yesterday, when the site said that this was the last change.
fn made_at(changed: &str) -> Recorded {
    Recorded { until: doorward::day::moment(changed), ..kept(Some(TODAY - 1), None) }
}

const NONE: Option<i32> = None;

// R64.
#[test]
fn a_work_item_is_due_at_the_end_of_its_work() {
    let done = json!({"statusCategory": {"key": "done"}});
    let epic = json!({"hierarchyLevel": 1});
    let old = Some(TODAY - 200);
    for (fields, title, record, why) in [
        (json!({}), "", kept(NONE, NONE), None),
        (json!({"status": done}), "", kept(NONE, NONE), Some("Its status counts as done.")),
        (
            json!({"labels": ["final"]}),
            "",
            kept(NONE, NONE),
            Some("Its summary or a label says that the work is done."),
        ),
        (
            json!({}),
            "[APL-1] Report of the panel (final) - Jira",
            kept(NONE, NONE),
            Some("Its summary or a label says that the work is done."),
        ),
        (
            json!({"fixVersions": [{"released": true}, {"released": true}]}),
            "",
            kept(NONE, NONE),
            Some("All versions it was to be fixed in are released."),
        ),
        (
            json!({"fixVersions": [{"released": true}, {"released": false}]}),
            "",
            kept(NONE, NONE),
            None,
        ),
        (
            json!({"archiveddate": "2026-11-01T10:00:00.000+0000"}),
            "",
            kept(NONE, NONE),
            Some("It is archived."),
        ),
        // What belongs to another work item is in the record of that.
        (json!({"status": done, "issuetype": {"hierarchyLevel": -1}}), "", kept(NONE, NONE), None),
        (json!({"status": done, "issuetype": {"subtask": true}}), "", kept(NONE, NONE), None),
        // Recorded since it last changed, and before.
        (json!({"status": done}), "", kept(Some(TODAY - 1), NONE), None),
        (
            json!({}),
            "",
            kept(old, old),
            Some("The last record made here is 200 days old, and the work has changed since."),
        ),
        // Later on the day of its record, and again where the record has that.
        (
            json!({"status": done, "updated": "2026-11-24T15:00:00.000+0100"}),
            "",
            made_at("2026-11-24T13:59:59Z"),
            Some("Its status counts as done."),
        ),
        (
            json!({"status": done, "updated": "2026-11-24T15:00:00.000+0100"}),
            "",
            made_at("2026-11-24T14:00:00Z"),
            None,
        ),
        // A work item that goes on is not due because others of its space are kept; an epic is.
        (json!({}), "", kept(NONE, Some(TODAY - 5)), None),
        (
            json!({"issuetype": epic}),
            "",
            kept(NONE, Some(TODAY - 5)),
            Some("Records are kept here, and this epic, 317 days old, has none."),
        ),
        (json!({"issuetype": epic}), "", kept(NONE, NONE), None),
        // Nothing is due where nobody said which day it is.
        (json!({"status": done}), "", Recorded::default(), None),
    ] {
        let found = due("/browse/APL-1", "item:APL-1", &item(fields.clone()), title, record);
        let evidence = found.as_ref().map(|found| words(&found.evidence[0]));
        assert_eq!(evidence.as_deref(), why, "{fields} {title} {record:?}");
        if let Some(found) = found {
            assert_eq!(words(&found.title), "A permanent record of this work item is due");
            assert_eq!(found.link.unwrap().path, "/browse/APL-1");
        }
    }
}

// R64. Most that is done was never meant for a record: it presses only where records are kept.
#[test]
fn what_was_done_long_ago_presses_only_where_records_are_kept() {
    let long_ago = |fields: Value| {
        let mut fields = fields;
        fields["updated"] = json!("2026-01-30T15:02:11.000+0000");
        fields["status"] = json!({"statusCategory": {"key": "done"}});
        item(fields)
    };
    for (fields, record, severity) in [
        (json!({}), kept(NONE, NONE), Severity::Low),
        (json!({}), kept(NONE, Some(TODAY - 5)), Severity::Medium),
        (json!({"issuetype": {"hierarchyLevel": 1}}), kept(NONE, NONE), Severity::Medium),
    ] {
        let found = due("/browse/APL-1", "item:APL-1", &long_ago(fields), "", record);
        assert_eq!(found.unwrap().severity, severity, "{record:?}");
    }
}

// R64.
#[test]
fn a_space_is_due_when_its_last_record_is_old_or_it_is_archived() {
    let space = |archived: bool, changed: &str| json!({"key": "APL", "archived": archived, "insight": {"lastIssueUpdateTime": changed}});
    let late = "2026-11-20T05:37:05.000+0000";
    let early = "2026-01-20T05:37:05.000+0000";
    for path in ["/jira/software/c/projects/APL/boards/1", "/jira/software/projects/APL/summary"] {
        for (archived, changed, record, is_due) in [
            (false, late, kept(NONE, NONE), false),
            (true, early, kept(NONE, NONE), true),
            (false, late, kept(Some(TODAY - 100), Some(TODAY - 100)), true),
            // A record of something in it says that records are kept of it.
            (false, late, kept(NONE, Some(TODAY - 100)), true),
            (false, late, kept(NONE, Some(TODAY - 10)), false),
            (false, early, kept(Some(TODAY - 100), Some(TODAY - 100)), false),
        ] {
            let found = due(path, "project:APL", &space(archived, changed), "", record);
            assert_eq!(found.is_some(), is_due, "{path} {archived} {changed} {record:?}");
            if let Some(found) = found {
                assert_eq!(words(&found.title), "A permanent record of this space is due");
                assert_eq!(found.link.unwrap().path, "/browse/APL");
            }
        }
    }
}

// R64: the finding of a space is kept by the key of the space.
#[test]
fn a_page_of_a_space_goes_by_its_key() {
    let place = |path: &str| {
        answer(&Request::Place {
            url: ["https://acme.atlassian.net", path].concat(),
            facts: Facts::new(),
        })
    };
    let is = |page: Option<&str>, space: &str| {
        Response::Place(page.map(str::to_owned), Some(space.to_owned()))
    };
    assert_eq!(place("/jira/software/projects/APL/summary"), is(Some("APL"), "APL"));
    assert_eq!(place("/jira/software/c/projects/APL/boards/1"), is(None, "APL"));
    assert_eq!(place("/browse/APL-1"), is(Some("APL-1"), "APL"));
}

// A rule that is off finds nothing in Jira either.
#[test]
fn a_finding_that_is_off_is_not_found() {
    let answer = item(json!({"status": {"statusCategory": {"key": "done"}}}));
    let facts: Facts = learn("item:APL-1", 200, &answer.to_string()).into_iter().collect();
    let mut case =
        Case { reading: Reading::Read, facts, record: kept(NONE, NONE), ..Case::default() };
    case.snapshot.url = "https://acme.atlassian.net/browse/APL-1".into();
    assert!(judge(&case).findings.iter().any(|found| found.rule == "REC-01"));
    case.settings.person = json!({"modes": {"REC-01": "off"}}).as_object().cloned().unwrap();
    assert!(judge(&case).findings.iter().all(|found| found.rule != "REC-01"));
}
