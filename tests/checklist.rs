//! The checklist: how each item is found, how statements run out, and the names people should have.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test")]

mod support;

use doorward::audience::fact::{self, Account, Fact, Facts, PageFact, SpaceFact, Unread};
use doorward::checklist::name::{Pattern, is_full};
use doorward::checklist::{ActionKind, Checklist, Item, Part, Standing, State, browser, checklist};
use doorward::policy::Layers;
use doorward::severity::Severity;
use doorward::verdict::report;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use support::words;

const TODAY: i32 = 20_781;
const SITE: &str = "https://acme.atlassian.net/wiki/spaces/CASE/pages/98310/Benefit+review";
const CHROME: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                      Chrome/156.0.0.0 Safari/537.36";

/// Priya Shah, on a page of her site that was checked and is in order.
fn standing() -> Standing {
    Standing {
        url: SITE.into(),
        state: Some(report::State::Checked),
        you: you(Fact::Account(priya()), Some(false)),
        agent: CHROME.into(),
        today: TODAY,
        settings: layers(json!({"ownDomains": ["acme.gov.uk"]})),
        ..Standing::default()
    }
}

fn priya() -> Account {
    Account {
        id: "a:1".into(),
        name: "Priya Shah".into(),
        email: Some("priya.shah@acme.gov.uk".into()),
        own_photo: Some(true),
        ..Account::default()
    }
}

fn you(me: Fact, administers: Option<bool>) -> Facts {
    let space =
        SpaceFact { may_administer: administers, may_export: administers, ..SpaceFact::default() };
    [(fact::ME, me), ("space:1", Fact::Space(space))].map(|(key, fact)| (key.into(), fact)).into()
}

fn layers(managed: Value) -> Layers {
    Layers { managed: managed.as_object().cloned().unwrap(), ..Layers::default() }
}

fn item(found: &Checklist, id: &str) -> Item {
    found
        .sections
        .iter()
        .flat_map(|section| &section.items)
        .find(|item| item.id == id)
        .unwrap_or_else(|| panic!("no item {id}"))
        .clone()
}

/// The state of an item and the key of what is said of it.
fn state(standing: &Standing, id: &str) -> (State, String) {
    let item = item(&checklist(standing), id);
    (item.state, item.seen.map_or_else(String::new, |seen| seen.key.into_owned()))
}

/// Shows R4, R5, R36, R46, R47, R72.
#[test]
fn what_can_be_seen_is_found_and_nothing_else_is_called_done() {
    type Change = fn(&mut Standing);
    let cases: &[(&str, Change, State, &str)] = &[
        ("read", |_| {}, State::Done, ""),
        (
            "read",
            |s| s.state = Some(report::State::CannotTell),
            State::CannotTell,
            "check_read_gaps",
        ),
        ("read", |s| s.state = Some(report::State::Checking), State::Checking, "check_read_going"),
        ("read", |s| s.state = Some(report::State::NotChecked), State::NotApplicable, ""),
        ("read", |s| s.state = None, State::NotApplicable, ""),
        ("findings", |_| {}, State::Done, ""),
        (
            "findings",
            |s| s.state = Some(report::State::Checking),
            State::Checking,
            "check_read_going",
        ),
        ("findings", |s| s.findings = 2, State::ToDo, "check_findings_seen"),
        ("findings", |s| s.unplaced = 1, State::CannotTell, "check_findings_unplaced"),
        (
            "findings",
            |s| s.state = Some(report::State::CannotTell),
            State::CannotTell,
            "check_findings_unread",
        ),
        ("https", |_| {}, State::Done, ""),
        ("https", |s| s.url = SITE.replace("https", "http"), State::ToDo, "check_https_not"),
        ("https", |s| s.url = String::new(), State::NotApplicable, "check_open_site"),
        ("browser", |_| {}, State::Done, "check_browser_seen"),
        ("browser", |s| s.agent = CHROME.replace("156", "120"), State::ToDo, "check_browser_old"),
        (
            "browser",
            |s| s.today = TODAY + browser::FLOOR_LASTS + 1,
            State::CannotTell,
            "check_browser_floor_old",
        ),
        ("browser", |s| s.agent = "curl/8".into(), State::CannotTell, "check_browser_unknown"),
        ("photo", |s| s.you = you(no_photo(), None), State::ToDo, "check_photo_default"),
        ("photo", |_| {}, State::ToDo, ""),
        ("photo", |s| s.you = Facts::new(), State::CannotTell, "check_open_site"),
        ("photo", |s| s.you = you(unread(), None), State::CannotTell, "check_unread"),
        ("email", |_| {}, State::Done, "check_email_own"),
        ("email", |s| s.settings = Layers::default(), State::CannotTell, "check_email_unset"),
        ("email", |s| s.you = you(at("gmail.com"), None), State::ToDo, "check_email_other"),
        ("email", |s| s.you = you(hidden(), None), State::CannotTell, "check_email_hidden"),
        ("email", |s| s.you = you(guest(), None), State::NotApplicable, "check_guest"),
        ("name", |_| {}, State::NotApplicable, "check_name_full"),
        ("name", |s| s.you = you(called("pshah"), None), State::ToDo, "check_name_short"),
        ("name", |s| s.you = you(called("p@acme.gov.uk"), None), State::ToDo, "check_name_short"),
        ("name", |s| s.you = you(guest(), None), State::NotApplicable, "check_guest"),
        ("name", |s| s.you = you(Fact::SignedOut, None), State::CannotTell, "check_unread"),
        ("contact", |_| {}, State::ToDo, "check_contact_unset"),
    ];
    for (id, change, wanted, said) in cases {
        let mut standing = standing();
        change(&mut standing);
        assert_eq!(state(&standing, id), (*wanted, (*said).to_owned()), "{id} {standing:?}");
    }
}

fn no_photo() -> Fact {
    Fact::Account(Account { own_photo: Some(false), ..priya() })
}
fn unread() -> Fact {
    Fact::Unread { why: Unread::Forbidden }
}
fn at(domain: &str) -> Fact {
    Fact::Account(Account { email: Some(format!("priya@{domain}")), ..priya() })
}
fn hidden() -> Fact {
    Fact::Account(Account { email: None, ..priya() })
}
fn guest() -> Fact {
    Fact::Account(Account { guest: true, ..priya() })
}
fn called(name: &str) -> Fact {
    Fact::Account(Account { name: name.into(), ..priya() })
}

#[test]
fn a_shared_mail_service_is_no_work_address_even_when_no_domain_is_set() {
    let mut standing = standing();
    standing.settings = Layers::default();
    standing.you = you(at("gmail.com"), None);
    assert_eq!(state(&standing, "email"), (State::ToDo, "check_email_shared".into()));
    standing.settings = layers(json!({"partnerDomains": ["north.example"]}));
    standing.you = you(at("north.example"), None);
    assert_eq!(state(&standing, "email"), (State::ToDo, "check_email_other".into()));
}

/// Shows R3, R45.
#[test]
fn a_statement_lasts_for_its_interval_and_is_then_asked_for_again() {
    for (days_ago, interval, wanted) in [
        (json!(0), None, State::Done),
        (json!(179), None, State::Done),
        (json!(180), None, State::ToDo),
        (json!(31), Some(30), State::ToDo),
        (json!(29), Some(30), State::Done),
        (json!(-1), None, State::ToDo),
        (json!("yesterday"), None, State::ToDo),
        (json!(null), None, State::ToDo),
        (json!(1.5), None, State::ToDo),
    ] {
        let mut standing = standing();
        let day = days_ago.as_i64().map_or(days_ago.clone(), |days| json!(i64::from(TODAY) - days));
        standing.attested.insert("password".into(), day);
        if let Some(interval) = interval {
            standing.settings = layers(json!({"attestationInterval": interval}));
        }
        assert_eq!(
            item(&checklist(&standing), "password").state,
            wanted,
            "{days_ago} {interval:?}"
        );
    }
    assert!(item(&checklist(&standing()), "password").attest);
}

/// Shows R3, R7, R8, R12, R36, R37, R45, R49, R50, R72–R74.
#[test]
fn what_cannot_be_seen_is_confirmed_item_by_item() {
    for (id, link) in [
        ("password", Some("three-words")),
        ("two-step", Some("two-step")),
        ("sign-in", None),
        ("apps", Some("connected-apps")),
        ("photo", Some("profile")),
        ("job-title", Some("profile")),
        ("organisation", Some("profile")),
    ] {
        let mut standing = standing();
        let before = item(&checklist(&standing), id);
        assert!(before.attest && before.state == State::ToDo, "{id}");
        assert_eq!(before.actions.first().map(|action| action.value.as_str()), link, "{id}");
        standing.attested.insert(id.into(), json!(TODAY));
        assert_eq!(item(&checklist(&standing), id).state, State::Done, "{id}");
    }
}

#[test]
fn an_interval_that_is_no_number_of_days_is_not_heard() {
    for bad in [json!(0), json!(-3), json!("30"), json!(100_000)] {
        let mut standing = standing();
        standing.settings = layers(json!({"attestationInterval": bad}));
        standing.attested.insert("apps".into(), json!(TODAY - 100));
        assert_eq!(item(&checklist(&standing), "apps").state, State::Done, "{bad}");
    }
}

/// Shows R8, R50, R87.
#[test]
fn two_step_verification_weighs_more_for_an_administrator() {
    let mut standing = standing();
    standing.attested.insert("two-step".into(), json!(TODAY - 100));
    let member = item(&checklist(&standing), "two-step");
    assert_eq!((member.state, member.severity), (State::Done, Severity::Medium));

    standing.you = you(Fact::Account(priya()), Some(true));
    let found = checklist(&standing);
    let admin = item(&found, "two-step");
    assert_eq!((admin.state, admin.severity), (State::ToDo, Severity::High));
    assert_eq!(admin.why.key, "check_two_step_why_admin");
    assert_eq!(found.sections[1].items[0].id, "two-step", "and stands first");
}

/// Shows R34, R70.
#[test]
fn the_score_counts_what_is_done_of_what_applies() {
    let mut standing = standing();
    let score = |standing: &Standing| {
        let found = checklist(standing);
        assert_eq!(found.sections[1].id, Part::Account);
        (found.sections[1].done, found.sections[1].of)
    };
    // HTTPS, browser and address are seen, and no convention is set for names; the rest is to be
    // stated.
    assert_eq!(score(&standing), (3, 10));
    standing.attested.insert("password".into(), json!(TODAY));
    assert_eq!(score(&standing), (4, 10));
    standing.you = Facts::new();
    assert_eq!(score(&standing), (3, 11), "what cannot be told is not done");
    standing.you = you(guest(), None);
    assert_eq!(score(&standing), (3, 9), "what does not apply is not counted");
}

#[test]
fn what_is_to_do_stands_first_and_nothing_is_lost() {
    let standing = standing();
    let found = checklist(&standing);
    let ids: BTreeSet<_> =
        found.sections.iter().flat_map(|section| &section.items).map(|item| item.id).collect();
    assert_eq!(ids.len(), 18);
    for section in &found.sections {
        let states: Vec<State> = section.items.iter().map(|item| item.state).collect();
        assert!(states.is_sorted(), "{states:?}");
    }
    let rules: BTreeSet<_> =
        found.sections.iter().flat_map(|s| &s.items).map(|item| item.rule).collect();
    for rule in ["SEC-01", "SEC-02", "SEC-03", "SEC-04", "SEC-05", "SEC-06"] {
        assert!(rules.contains(rule), "{rule}");
    }
    for rule in ["PRO-01", "PRO-02", "PRO-03", "PRO-04", "REC-01"] {
        assert!(rules.contains(rule), "{rule}");
    }
}

#[test]
fn it_reminds_at_most_once_a_week_and_of_nothing_when_all_is_done() {
    for (nudged, wanted) in
        [(0, true), (TODAY, false), (TODAY - 6, false), (TODAY - 7, true), (TODAY + 1, true)]
    {
        let standing = Standing { nudged, ..standing() };
        assert_eq!(checklist(&standing).nudge.is_some(), wanted, "{nudged}");
    }
    let mut done = standing();
    for id in ["password", "two-step", "sign-in", "apps", "photo", "job-title", "organisation"] {
        done.attested.insert(id.into(), json!(TODAY));
    }
    assert_eq!(checklist(&done).nudge, None);
}

/// Shows R35, R71.
#[test]
fn the_right_name_is_suggested_to_be_copied() {
    for (pattern, name, wanted) in [
        ("FirstLastORG", "Priya Shah", "PriyaShahMOJ"),
        ("First Last (ORG)", "Priya Shah", "Priya Shah (MOJ)"),
        ("first_last_org", "Priya Shah", "priya_shah_moj"),
        ("First Last - Org", "priya shah", "Priya Shah - MOJ"),
        ("LAST, First", "Priya Shah", "SHAH, Priya"),
        ("First Last (ORG)", "Priya Shah (DWP)", "Priya Shah (MOJ)"),
        ("First Last (ORG)", "Shah, Priya", "Priya Shah (MOJ)"),
        ("First Last (ORG)", "PriyaShahMOJ", "Priya Shah (MOJ)"),
        ("First Last (ORG)", "priya_shah_moj", "Priya Shah (MOJ)"),
        ("First Last (ORG)", "priya.shah@justice.example", "Priya Shah (MOJ)"),
        ("FirstLastORG", "Ana María de la Cruz", "AnaMaríadelaCruzMOJ"),
        ("FirstLastORG", "émile šimek", "ÉmileŠimekMOJ"),
        ("First Last (ORG)", "Ana María de la Cruz", "Ana María de la Cruz (MOJ)"),
        ("first_last_org", "Sean O'Brien-Hart", "sean_o'brien-hart_moj"),
    ] {
        let mut standing = standing();
        standing.settings = layers(json!({"namePattern": pattern, "organisation": "MOJ"}));
        standing.you = you(called(name), None);
        let item = item(&checklist(&standing), "name");
        assert_eq!(item.state, State::ToDo, "{pattern} {name}");
        assert_eq!(item.actions[0].kind, ActionKind::Copy);
        assert_eq!(item.actions[0].value, wanted, "{pattern} {name}");
        // Whoever takes the suggestion is done.
        standing.you = you(called(wanted), None);
        assert_eq!(state(&standing, "name"), (State::Done, "check_name_good".into()), "{wanted}");
    }
}

#[test]
fn either_name_will_do_and_what_cannot_be_made_out_is_not_guessed() {
    let mut standing = standing();
    standing.settings = layers(json!({"namePattern": "First Last (ORG)", "organisation": "MOJ"}));
    let public_name = Some("Priya Shah (MOJ)".to_owned());
    standing.you = you(Fact::Account(Account { public_name, ..priya() }), None);
    assert_eq!(state(&standing, "name").0, State::Done);

    standing.you = you(called("pshah"), None);
    assert_eq!(state(&standing, "name"), (State::ToDo, "check_name_pattern".into()));
    assert_eq!(item(&checklist(&standing), "name").actions[0].kind, ActionKind::Link);

    standing.settings = layers(json!({"namePattern": "First Last (ORG)"}));
    assert_eq!(state(&standing, "name"), (State::CannotTell, "check_name_no_organisation".into()));
    // A pattern without names is none, nor is one that could be cut in countless ways.
    for pattern in ["ORG staff", "First First Last", &"lastfirst".repeat(7)] {
        standing.settings = layers(json!({"namePattern": pattern, "organisation": "MOJ"}));
        assert_eq!(state(&standing, "name"), (State::ToDo, "check_name_short".into()), "{pattern}");
    }
}

#[test]
fn names_that_only_look_right_are_not() {
    for (pattern, name) in [
        ("FirstLastORG", "priyaShahMOJ"),
        ("FirstLastORG", "Priya ShahMOJ"),
        ("FirstLastORG", "PriyaShah"),
        ("FirstLastORG", "PriyaMOJ"),
        ("FirstLastORG", "MOJ"),
        ("First Last (ORG)", "Priya Shah (DWP)"),
        ("First Last (ORG)", "Priya  (MOJ)"),
        ("First Last (ORG)", "Priya (MOJ)"),
        ("first_last_org", "Priya_shah_moj"),
        ("first_last_org", "priya_shah"),
    ] {
        assert!(!Pattern::parse(pattern).unwrap().matches(name, "MOJ"), "{pattern} {name}");
    }
    assert!(is_full("Priya Shah") && !is_full("priya") && !is_full("p shah@acme.example"));
}

proptest! {
    #[test]
    fn a_suggestion_always_follows_its_pattern(
        name in "\\PC{0,24}|[A-Z][a-z]{1,8} [A-Z][a-zß'-]{1,8}( [a-z]{2})?|[\\w.@,()]{0,20}",
        organisation in "[A-Za-z]{1,6}|\\PC{0,4}",
        pattern in "(First|first|FIRST)[ ._(-]{0,2}(Last|LAST|last)[ (_]{0,2}(ORG|Org|org|)[)]?|\\PC{0,12}",
    ) {
        if let Some(pattern) = Pattern::parse(&pattern)
            && let Some(better) = pattern.suggest(&name, &organisation)
        {
            prop_assert!(pattern.matches(&better, organisation.trim()), "{better}");
        }
    }

    #[test]
    fn an_ordinary_name_always_gets_a_suggestion(
        first in "[A-Z][a-z]{1,10}", last in "[A-Z][a-z]{1,10}", organisation in "[A-Z]{2,6}",
    ) {
        prop_assume!(!first.eq_ignore_ascii_case(&organisation) && !last.eq_ignore_ascii_case(&organisation));
        for pattern in ["FirstLastORG", "First Last (ORG)", "first_last_org"] {
            let pattern = Pattern::parse(pattern).unwrap();
            let better = pattern.suggest(&[first.as_str(), &last].join(" "), &organisation);
            prop_assert!(better.is_some());
        }
    }

    #[test]
    fn no_standing_makes_it_panic(
        url in "\\PC{0,20}", agent in "\\PC{0,40}", today in any::<i32>(), nudged in any::<i32>(),
        stated in any::<i64>(), name in "\\PC{0,20}", pattern in "\\PC{0,20}",
    ) {
        let mut standing = Standing {
            url, agent, today, nudged,
            settings: layers(json!({"namePattern": pattern, "organisation": name, "securityReviewed": pattern})),
            you: you(called(&name), Some(true)),
            ..Standing::default()
        };
        standing.attested.insert("password".into(), json!(stated));
        checklist(&standing);
    }
}

#[test]
fn a_browser_is_known_by_its_name() {
    for (agent, name, version) in [
        (CHROME, "Chrome", 156),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.2",
            "Microsoft Edge",
            156,
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox", 153),
        ("Mozilla/5.0 Chrome/150.0.0.0 Safari/537.36 OPR/136.0.0.0", "Opera", 150),
    ] {
        let found = browser::of_user_agent(agent).unwrap();
        assert_eq!((found.name, found.version), (name, version));
    }
    assert_eq!(browser::of_user_agent(""), None);
    assert_eq!(browser::of_user_agent("Chrome/x"), None);
}

/// Shows R7, R9, R49, R51.
#[test]
fn the_organisation_says_whom_to_tell_and_the_administrator_comes_first() {
    let mut standing = standing();
    assert!(checklist(&standing).tell.is_empty());
    standing.settings = layers(json!({"contacts": {
        "administrator": {"name": "Confluence team", "address": "wiki@acme.gov.uk"},
        "jiraAdministrator": {"name": "Jira team"},
        "security": {"url": "https://intranet.acme.gov.uk/security"},
        "helpDesk": {"url": "javascript:alert(1)"},
        "records": "the archive",
        "signIn": {"name": "Google Workspace", "url": "https://sign-in.acme.gov.uk/"},
    }}));
    let told = |standing: &Standing| {
        checklist(standing).tell.iter().map(|tell| tell.role).collect::<Vec<_>>()
    };
    assert_eq!(told(&standing), ["administrator", "security"], "no contact without a way to it");
    assert_eq!(checklist(&standing).sign_in.unwrap().name, "Google Workspace");
    assert_eq!(state(&standing, "contact"), (State::Done, "check_contact_is".into()));
    assert_eq!(state(&standing, "record-place"), (State::ToDo, "check_contact_unset".into()));
    assert_eq!(state(&standing, "sign-in"), (State::ToDo, "check_sign_in_with".into()));
    // Where the site has an address of its own, that says nothing of the product.
    for (site, path, first) in [
        ("acme.atlassian.net", "browse/CASE-1", "jiraAdministrator"),
        ("wiki.acme.gov.uk", "browse/CASE-1", "jiraAdministrator"),
        ("jira.acme.gov.uk", "wiki/spaces/CASE/pages/1", "administrator"),
    ] {
        standing.url = format!("https://{site}/{path}");
        assert_eq!(told(&standing), [first, "security"], "{site}");
    }
}

/// Shows R79.
#[test]
fn the_review_says_how_old_it_is() {
    for (today, key, count, old) in [
        (18_808, "review_age_young", None, false),
        (18_808 + 364, "review_age_young", None, false),
        (18_808 + 366, "review_age_years", Some(1), true),
        (TODAY, "review_age_years", Some(5), true),
    ] {
        let standing = Standing { today, ..standing() };
        let review = checklist(&standing).review;
        assert_eq!((review.age.key.as_ref(), review.age.count, review.old), (key, count, old));
    }
}

/// Shows R84, R89.
#[test]
fn an_organisation_may_answer_the_review_anew() {
    let mut standing = standing();
    let before = checklist(&standing).review;
    assert_eq!(before.questions.len(), 11);
    let is_unknown = |n: &usize| before.questions[*n - 1].answer == "unknown";
    assert_eq!((1..=11).filter(is_unknown).collect::<Vec<_>>(), [4, 9]);
    standing.settings = layers(json!({
        "securityReviewed": "2026-09-01",
        "securityAnswers": {"4": {"answer": "yes", "detail": "Seen in the report of 2026"}, "9": {"answer": "perhaps"}},
    }));
    let review = checklist(&standing).review;
    assert!(review.own && !review.old);
    assert_eq!(
        (review.questions[3].answer, review.questions[3].own.as_str()),
        ("yes", "Seen in the report of 2026")
    );
    assert_eq!(review.questions[8].answer, "unknown");
    // A review in the future is none.
    standing.settings = layers(json!({"securityReviewed": "2027-09-01"}));
    assert!(!checklist(&standing).review.own);
}

/// Shows R80–R83, R85, R88, R90–R92.
#[test]
fn the_review_holds_each_question_with_what_is_to_be_borne_in_mind() {
    let told = [
        ("TLS on its way", "perfect forward secrecy", "", "trust-security"),
        ("certificates that users see", "SSL Labs", "Only the top-level domain", "ssl-labs"),
        ("provider’s own services", "SSH", "", "caiq"),
        ("certificates between", "nobody outside", "", ""),
        ("require authentication", "basic authentication and JWT", "only reads", "rest-security"),
        ("limited privileges", "several roles", "", "space-permissions"),
        ("second factor", "text message", "", "two-step-help"),
        ("log security", "audit log", "a log of its own", "audit-log"),
        ("get these logs", "did not find out", "Atlassian Guard", "guard"),
        ("responding to incidents", "reporting faults", "good measure", "status"),
        ("open about its security", "can be read by anybody", "", "trust"),
    ];
    let review = checklist(&standing()).review;
    assert_eq!(review.questions.len(), told.len());
    for (asked, (question, detail, note, link)) in review.questions.iter().zip(told) {
        let said = asked.note.as_ref().map_or_else(String::new, words);
        assert!(words(&asked.question).contains(question), "{asked:?}");
        assert!(words(&asked.detail).contains(detail), "{asked:?}");
        assert!(said.contains(note) && said.is_empty() == note.is_empty(), "{asked:?}");
        assert!(link.is_empty() || asked.links.contains(&link), "{asked:?}");
    }
}

/// Shows R80, R82, R86, R94.
#[test]
fn the_review_says_what_is_seen_on_the_tab() {
    let here = |standing: &Standing, number: usize| {
        checklist(standing).review.questions[number - 1].here[0].key.clone().into_owned()
    };
    let export =
        |standing: &Standing| checklist(standing).review.export[1].key.clone().into_owned();
    let mut standing = standing();
    assert_eq!(here(&standing, 1), "review_here_https");
    assert_eq!(here(&standing, 2), "check_open_site", "nobody looked for frames");
    assert_eq!(here(&standing, 6), "review_here_member");
    assert_eq!(export(&standing), "review_export_may_not");
    standing.frames = Some(vec![]);
    assert_eq!(here(&standing, 2), "review_here_no_frames");
    standing.frames = Some(vec!["app.example".into()]);
    assert_eq!(here(&standing, 2), "review_here_frames");
    let page = PageFact { may_restrict: Some(true), ..PageFact::default() };
    standing.you.insert("page:1".into(), Fact::Page(page));
    assert_eq!(here(&standing, 6), "review_here_restrict");
    standing.you = you(Fact::Account(priya()), Some(true));
    assert_eq!(here(&standing, 6), "review_here_admin");
    assert_eq!(export(&standing), "review_export_may");
    standing.you = you(guest(), Some(true));
    assert_eq!(export(&standing), "review_export_guest");
    standing.you = Facts::new();
    assert_eq!(here(&standing, 6), "review_here_role_unread");
    assert_eq!(export(&standing), "review_export_unread");
}

/// Every link that is named is in the table and says where it was seen; none is there for nothing.
#[test]
fn links_are_named_once_with_their_source() {
    let table: Value = serde_json::from_str(&read("extension/shared/links.json")).unwrap();
    let table = table.as_object().unwrap();
    for (name, link) in table {
        assert!(link["to"].as_str().unwrap().starts_with("https://"), "{name}");
        assert!(!link["seen"].as_str().unwrap().is_empty(), "{name}");
        assert!(link["stars"].as_u64().unwrap() <= 3, "{name}");
    }
    let standing = standing();
    let found = checklist(&standing);
    let in_items =
        found.sections.iter().flat_map(|section| &section.items).flat_map(|item| &item.actions);
    let in_review = found.review.questions.iter().filter_map(|question| question.action.as_ref());
    let mut named: BTreeSet<String> = in_items
        .chain(in_review)
        .filter(|action| action.kind == ActionKind::Link)
        .map(|action| action.value.clone())
        .collect();
    named.extend(["email", "profile"].map(str::to_owned));
    named.extend(
        found
            .review
            .questions
            .iter()
            .flat_map(|question| question.links)
            .map(|name| (*name).to_owned()),
    );
    for name in &named {
        assert!(table.contains_key(name), "{name} is not in links.json");
    }
    let pages: String = ["cards", "wrong", "review"]
        .map(|page| read(&format!("extension/help/{page}.js")))
        .concat();
    for name in table.keys() {
        let quoted = format!("'{name}'");
        assert!(named.contains(name) || pages.contains(&quoted), "{name} leads nowhere");
    }
    assert!(!read("extension/popup/popup.js").contains("https://"));
}

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}
