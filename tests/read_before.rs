//! Files that were read on an earlier visit: what was found then counts for as long as the site names
//! them, and nothing of their words is kept.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::learn::learn;
use doorward::day;
use doorward::detect::Evidence;
use doorward::page::address::Address;
use doorward::protocol::Request;
use doorward::verdict::files::upload::{Hidden, Looked, Upload};
use doorward::verdict::report::{Report, State};
use doorward::verdict::{Case, judge};
use doorward::wire;
use serde_json::{Value, json};
use support::{evidence, open_page, people, sharing, words};

const NUMBERS: [&str; 3] =
    ["OFFICIAL-SENSITIVE", "NHS number 999 417 3529", "NHS number 999 280 6133"];
const MONDAY: &str = "2026-11-30";

fn upload(name: &str, size: u64, found: &[&str]) -> Upload {
    Upload {
        name: name.into(),
        size: size.to_string(),
        page: true,
        state: Looked::Read,
        evidence: evidence(found),
        concealed: evidence(found),
        hidden: Hidden { sheets: u32::from(!found.is_empty()), ..Hidden::default() },
        ..Upload::default()
    }
}

/// A page that colleagues alone can open, while somebody chooses a guest.
fn page(files: Option<Value>) -> Case {
    let mut case = sharing(&[("guest", "Dana")], Vec::new(), &people());
    let id = id(&case);
    case.facts.extend(open_page(&id));
    case.today = MONDAY.into();
    let key = format!("files:{id}");
    match files {
        Some(list) => case.facts.extend(learn(&key, 200, &json!({"results": list}).to_string())),
        None => drop(case.facts.remove(&key)),
    }
    case
}

fn id(case: &Case) -> String {
    Address::parse(&case.snapshot.url).unwrap().page_id.unwrap()
}

/// What is kept of these, as `extension/storage/keep.js` does.
fn kept(uploads: Vec<Upload>) -> Vec<Upload> {
    let case = Case { uploads, ..page(Some(json!([]))) };
    kept_of(&case)
}

fn kept_of(case: &Case) -> Vec<Upload> {
    let digests = judge(case).files_read;
    assert_eq!(digests.len(), case.uploads.len());
    let files = digests.into_iter().zip(&case.uploads).filter(|(digest, _)| !digest.is_empty());
    let bare =
        |found: &Evidence| Evidence { reasons: Vec::new(), excerpts: Vec::new(), ..found.clone() };
    files
        .map(|(name, file)| Upload {
            name,
            state: file.state,
            hidden: file.hidden,
            evidence: file.evidence.iter().map(bare).collect(),
            concealed: file.concealed.iter().map(bare).collect(),
            day: Some(monday()),
            ..Upload::default()
        })
        .collect()
}

/// Shared on a later day, with these files among those that the site lists.
fn later(kept: &[Upload], files: Value) -> Report {
    let mut case = page(Some(files));
    case.kept.files = kept.to_vec();
    case.today = "2026-12-01".into();
    judge(&case)
}

fn is_held(report: &Report) -> bool {
    report.guards[0].interruption.is_some()
}

fn said(report: &Report) -> Vec<String> {
    report.files.iter().map(words).collect()
}

fn monday() -> i32 {
    day::parse(MONDAY).unwrap()
}

/// Shows R2, R13.
#[test]
fn what_was_found_in_a_file_counts_when_its_page_is_shared_later() {
    let kept = kept(vec![upload("Rota.xlsx", 9_310, &NUMBERS)]);
    let report = later(&kept, json!([{"title": "Rota.xlsx", "fileSize": 9_310}]));
    assert!(is_held(&report));
    let asked = report.guards[0].interruption.as_ref().unwrap();
    let evidence: Vec<String> = asked.evidence.lines.iter().map(words).collect();
    assert_eq!(evidence.len(), 2, "{evidence:?}");
    assert!(evidence[0].contains("1 OFFICIAL-SENSITIVE marking"), "{evidence:?}");
    assert!(evidence[1].contains("2 NHS numbers"), "{evidence:?}");
    let holds = format!(
        "What was found in Rota.xlsx, when you attached it on {}: 1 OFFICIAL-SENSITIVE marking, \
         2 NHS numbers.",
        monday()
    );
    assert!(asked.more.iter().map(words).any(|line| line == holds), "{:?}", asked.more);
    let said = said(&report);
    assert_eq!(said[0], holds);
    let hides =
        "What does not show in Rota.xlsx (1 hidden sheet) holds 1 OFFICIAL-SENSITIVE marking";
    assert!(said.iter().any(|line| line.starts_with(hides)), "{said:?}");
    assert!(!said.iter().any(|line| line.contains("not looked into")), "{said:?}");
    assert!(report.strip.iter().map(words).any(|line| line == holds));
    // The page's own text holds nothing, and nobody else is told at once.
    assert!(report.evidence.is_empty() && report.uploaded.is_none());
}

#[test]
fn another_version_or_no_file_is_not_what_was_read() {
    let kept = kept(vec![upload("Rota.xlsx", 9_310, &NUMBERS)]);
    for file in [
        json!({"title": "Rota.xlsx", "fileSize": 9_311}),
        json!({"title": "Rota.xlsx"}),
        json!({"title": "Rota (1).xlsx", "fileSize": 9_310}),
    ] {
        let report = later(&kept, json!([file]));
        assert!(!is_held(&report), "{file}");
        let look = "1 file or picture is attached that Doorward has not looked into.";
        assert_eq!(said(&report), [look], "{file}");
    }
    let report = later(&kept, json!([]));
    assert!(!is_held(&report) && said(&report).is_empty());
    // Beside the one that was read there may be another of its name.
    let both = json!([
        {"title": "Rota.xlsx", "fileSize": 1}, {"title": "Rota.xlsx", "fileSize": 9_310},
    ]);
    let report = later(&kept, both);
    assert!(is_held(&report) && said(&report).iter().any(|line| line.starts_with("1 file or")));
}

/// Shows R18.
#[test]
fn a_file_is_known_by_no_word_of_its_name() {
    let digest = |name, size| {
        let [file] = &kept(vec![upload(name, size, &NUMBERS)])[..] else { panic!("not one") };
        file.name.clone()
    };
    let one = digest("Rota of Rosalind.xlsx", 9_310);
    assert!(one.len() == 16 && one.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
    assert_ne!(one, digest("Rota of Rosalind.xlsx", 9_311));
    assert_ne!(one, digest("Rota of Tobias.xlsx", 9_310));
}

#[test]
fn what_is_kept_is_read_to_its_end_and_waits_for_nothing() {
    let with = |change: &dyn Fn(&mut Upload)| {
        let mut one = upload("Rota.xlsx", 9_310, &NUMBERS);
        change(&mut one);
        kept(vec![one]).len()
    };
    assert_eq!(with(&|_| {}), 1);
    assert_eq!(with(&|one| one.state = Looked::Part), 1);
    assert_eq!(with(&|one| one.state = Looked::Reading), 0);
    assert_eq!(with(&|one| one.state = Looked::Unread), 0);
    // What goes with a comment is among the files of the page as well.
    assert_eq!(with(&|one| (one.page, one.places) = (false, vec![7])), 1);
    // Nobody from outside can open the page, so its control waits for no answer.
    assert_eq!(with(&|one| one.control = Some(5)), 1);
}

/// A page that a guest can open.
fn open_to_a_guest(files: Value) -> Case {
    let mut case = page(Some(files));
    let guest = json!({"results": [{"accountId": "guest", "displayName": "Dana"}]});
    let only = json!({"user": guest, "group": {"results": []}});
    let body = json!({"read": {"restrictions": only}}).to_string();
    case.facts.extend(learn(&format!("restrictions:{}", id(&case)), 200, &body));
    case
}

#[test]
fn what_is_asked_about_is_kept_once_it_may_go() {
    let mut case = open_to_a_guest(json!([]));
    case.uploads = vec![Upload { control: Some(5), ..upload("Rota.xlsx", 9_310, &NUMBERS) }];
    assert!(kept_of(&case).is_empty());
    let asks = |guard: &&doorward::verdict::report::Guard| guard.acts == [5];
    let asked = judge(&case).guards.iter().find(asks).unwrap().interruption.clone().unwrap();
    case.acknowledged = vec![asked.key];
    assert_eq!(kept_of(&case).len(), 1);
    // While it is only observed nothing is asked.
    case.acknowledged.clear();
    case.settings.person.insert("observeOnlyUntil".into(), json!("2099-01-01"));
    assert_eq!(kept_of(&case).len(), 1);
}

/// A finding says how it is known and from which day, and goes when the site names the file no more.
///
/// Shows R97.
#[test]
fn a_file_that_was_read_is_a_finding_of_its_page() {
    let kept = kept(vec![upload("Rota.xlsx", 9_310, &NUMBERS)]);
    let found = |files| {
        let mut case = open_to_a_guest(files);
        case.kept.files.clone_from(&kept);
        judge(&case).findings.into_iter().find(|found| found.rule == "AUD-01")
    };
    let finding = found(json!([{"title": "Rota.xlsx", "fileSize": 9_310}])).unwrap();
    let evidence: Vec<String> = finding.evidence.iter().map(words).collect();
    let day = monday();
    let said = format!(
        "in an attached file, found in this browser on {day}: 1 OFFICIAL-SENSITIVE marking, 2 NHS \
         numbers"
    );
    assert_eq!(evidence, [said]);
    assert!(words(&finding.sure).contains("when you attached them in this browser"));
    assert!(!serde_json::to_string(&finding).unwrap().contains("Rota"));
    assert_eq!(found(json!([{"title": "Rota.xlsx", "fileSize": 1}])), None);
}

/// A finding that is gone because nobody asked would be a lie.
#[test]
fn a_list_that_was_not_asked_for_is_said_to_be_missing() {
    let judged = |is_kept| {
        let mut case = page(None);
        case.snapshot.landmarks.clear();
        case.asked = (0..20).map(|at| format!("asked:{at}")).collect();
        if is_kept {
            case.kept.files = kept(vec![upload("Rota.xlsx", 9_310, &NUMBERS)]);
        }
        judge(&case)
    };
    assert_eq!(judged(false).state, State::Checked);
    assert_eq!(judged(true).state, State::CannotTell);
}

#[test]
fn many_files_take_few_lines() {
    let many = |found: &[&str], count: u64| {
        let uploads = (0..count).map(|at| upload(&format!("{at}.xlsx"), at + 1, found)).collect();
        let list = |at: u64| json!({"title": format!("{at}.xlsx"), "fileSize": at + 1});
        later(&kept(uploads), (0..count).map(list).collect())
    };
    let report = many(&NUMBERS, 5);
    assert!(is_held(&report));
    let together = "What was found in 5 attached files, when you attached them: 1 \
                    OFFICIAL-SENSITIVE marking, 2 NHS numbers.";
    assert_eq!(said(&report)[0], together);
    assert_eq!(report.strip.iter().map(words).filter(|line| line.contains("attached")).count(), 1);
    let clean = many(&[], 5);
    assert!(!is_held(&clean));
    assert_eq!(
        said(&clean),
        ["In 5 attached files Doorward found nothing sensitive when you attached them."]
    );
}

/// Of a file that was put in anew it is said what was found now.
#[test]
fn what_was_put_in_a_moment_ago_goes_before_what_was_read_then() {
    let mut case = page(Some(json!([{"title": "Rota.xlsx", "fileSize": 9_310}])));
    case.kept.files = kept(vec![upload("Rota.xlsx", 9_310, &NUMBERS)]);
    case.uploads = vec![upload("Rota.xlsx", 9_310, &["NHS number 999 417 3529"])];
    let said = said(&judge(&case));
    assert_eq!(said[0], "In Rota.xlsx: 1 NHS number.");
    assert!(!said.iter().any(|line| line.contains("when you attached it")), "{said:?}");
}

/// Shows R54.
#[test]
fn a_work_item_has_files_that_were_read_too() {
    let body = |size| {
        json!({"fields": {
            "project": {"key": "CARE", "projectTypeKey": "software"}, "security": null,
            "attachment": [{"filename": "Rota.xlsx", "size": size}],
        }, "schema": {}})
        .to_string()
    };
    let judged = |size| {
        let mut case = Case { today: MONDAY.into(), ..Case::default() };
        case.snapshot.url = "https://acme.atlassian.net/browse/CARE-1".into();
        case.facts.extend(learn("item:CARE-1", 200, &body(size)));
        case.kept.files = kept(vec![upload("Rota.xlsx", 9_310, &NUMBERS)]);
        said(&judge(&case))
    };
    assert!(judged(9_310)[0].starts_with("What was found in Rota.xlsx, when you attached it"));
    assert!(judged(9_311)[0].contains("not looked into"));
}

/// A record that an older version kept makes no judgement impossible: who changes its form has to
/// take those away that are there (`extension/storage/database.js`).
#[test]
fn a_record_is_read_as_it_was_first_kept() {
    let request = json!({"judge": {"kept": {"files": [{
        "name": "00c0ffee00c0ffee",
        "state": "part",
        "hidden": {"sheets": 2},
        "evidence": [{
            "rule": "nhs-number", "family": "gov_id", "kind": "uk_nhs_number",
            "confidence": "high", "count": 300, "reasons": [], "excerpts": [],
        }],
        "concealed": [],
        "day": 20_787,
    }]}}});
    let Request::Judge(case) = wire::from_text(&request.to_string()).unwrap() else {
        panic!("no judgement")
    };
    let file = &case.kept.files[0];
    assert_eq!((file.state, file.hidden.sheets, file.evidence[0].count), (Looked::Part, 2, 300));
}
