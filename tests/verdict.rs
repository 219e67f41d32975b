//! Content × audience: what is held, what is said, and that more danger never
//! makes for less warning.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::{Fact, Facts, Grant, PageFact, Principal, Role, Unread};
use doorward::audience::learn::learn;
use doorward::message::Message;
use doorward::page::Node;
use doorward::page::address::Address;
use doorward::page::sighting::SightingKind;
use doorward::verdict::content::{self, Reading};
use doorward::verdict::files::upload::{Hidden, Looked, Upload};
use doorward::verdict::report::{Badge, Interruption, Report, State, Tone};
use doorward::verdict::{Case, Draft, judge};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{account, case, evidence, facts, open_page, people, sensitive, sharing, words};

fn tone(report: &Report) -> Option<Tone> {
    report.guards[0].panel.as_ref().map(|panel| panel.tone)
}

fn is_held(report: &Report) -> bool {
    report.guards[0].interruption.is_some()
}

/// A word about somebody's health is a hint: listed, and never what stops a share.
#[test]
fn special_categories_alone_interrupt_nobody() {
    let hints = evidence(&["Mr Okafor was diagnosed with epilepsy and is a trade union member"]);
    assert!(hints.iter().any(|found| found.rule == "special-health"));
    assert!(
        hints.iter().all(|found| content::severity(found) == doorward::severity::Severity::Low)
    );
    let report = judge(&case("share-colleague-and-guest", hints));
    assert!(!is_held(&report) && !report.evidence.is_empty());
}

/// A label marks a page whose text says nothing (R13).
///
/// Shows R99.
#[test]
fn a_label_of_the_page_is_a_marking() {
    let about = |labels: &[&str]| {
        let mut case = case("share-colleague-and-guest", Vec::new());
        let id = Address::parse(&case.snapshot.url).unwrap().page_id.unwrap();
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        let page = PageFact { space: "1".into(), labels, ..PageFact::default() };
        case.facts.insert(format!("page:{id}"), Fact::Page(page));
        judge(&case)
    };
    let labelled = about(&["minutes", "official-sensitive"]);
    assert_eq!(words(&labelled.evidence[0].name), "the marking official-sensitive");
    assert!(is_held(&labelled));
    assert!(about(&["minutes", "secret-santa"]).evidence.is_empty());
}

/// Who is outside comes first and stays in sight: what was found is shortened, and so is a long list
/// of people. The question and the popup name them all.
#[test]
fn a_long_list_pushes_nobody_out_of_the_panel() {
    let texts = [
        "OFFICIAL-SENSITIVE",
        "HMG USE ONLY",
        "NHS number 999 417 3529",
        "National Insurance number JG 10 37 59 A",
        "IBAN GB82 WEST 1234 5698 7654 32",
        "Passport number 925665416",
        "Codice fiscale RSSMRA85T10A562S",
        "date of birth 14/02/1951",
    ];
    let found = evidence(&texts);
    assert!(found.len() >= 8, "{found:?}");
    let chosen = [("guest", "Dana"), ("external", "Jo"), ("hidden", "Idris")];
    let of = |chosen: &[(&str, &str)]| judge(&sharing(chosen, found.clone(), &people()));
    let report = of(&chosen);
    let panel = report.guards[0].panel.as_ref().unwrap();
    let said: Vec<String> = panel.lines.iter().map(words).collect();
    assert!(said[0].starts_with("Outside your organisation: Dana, guest from"), "{said:?}");
    assert!(said[1].starts_with("Found here: the marking"), "{said:?}");
    assert!(said[1].contains("more kinds of sensitive content"), "{said:?}");
    let asked = report.guards[0].interruption.as_ref().unwrap();
    assert_eq!(asked.evidence.lines.len(), report.evidence.len());
    assert!(words(&report.strip[0]).contains("more kinds of sensitive content"));

    let crowd: Vec<String> = (0..9).map(|n| format!("p{n}@o{n}.example")).collect();
    let many: Vec<(&str, &str)> = crowd.iter().map(|one| (one.as_str(), one.as_str())).collect();
    let report = of(&many);
    let panel = report.guards[0].panel.as_ref().unwrap();
    let line = words(&panel.lines[0]);
    assert!(line.contains("p4@o4.example") && !line.contains("p5@o5.example"), "{line}");
    assert!(line.ends_with("4 more."), "{line}");
    assert_eq!(report.guards[0].interruption.as_ref().unwrap().outsiders.lines.len(), 9);
}

/// A case in which the guest is chosen on a page that everybody can open, with these files.
fn with_files(files: Option<Value>, what: Vec<doorward::detect::Evidence>) -> Case {
    let mut case = sharing(&[("guest", "Dana")], what, &people());
    let id = Address::parse(&case.snapshot.url).unwrap().page_id.unwrap();
    case.facts.extend(open_page(&id));
    let key = format!("files:{id}");
    match files {
        Some(list) => case.facts.extend(learn(&key, 200, &list.to_string())),
        None => drop(case.facts.remove(&key)),
    }
    case
}

/// Shows R13, R18.
#[test]
fn whoever_is_outside_gets_the_attached_files_too() {
    let lines = |files: Value, what| {
        let report = judge(&with_files(Some(files), what));
        let panel = report.guards[0].panel.as_ref().unwrap();
        (is_held(&report), panel.lines.iter().map(words).collect::<Vec<_>>())
    };
    let (held, said) = lines(json!({"results": []}), Vec::new());
    assert!(!held && !said.iter().any(|line| line.contains("attached")), "{said:?}");
    let one = json!({"results": [{"title": "Lunch.pdf"}]});
    let look = "1 file or picture is attached that Doorward has not looked into.";
    let (held, said) = lines(one.clone(), Vec::new());
    assert!(!held && said.contains(&look.to_owned()), "{said:?}");
    // It is said in the question as well.
    let report = judge(&with_files(Some(one), sensitive()));
    let asked = report.guards[0].interruption.as_ref().unwrap();
    assert!(asked.more.iter().map(words).any(|line| line == look));
    let more = json!({"results": [{"title": "a.png"}, {"title": ""}], "_links": {"next": "/x"}});
    let (_, said) = lines(more, Vec::new());
    assert!(said.iter().any(|line| line.starts_with("More than 2 files")), "{said:?}");
}

/// Shows R13.
#[test]
fn the_name_of_an_attached_file_may_mark_the_page() {
    let files = json!({"results": [
        {"title": "Lunch.pdf"}, {"title": "Payroll_2026_(OFFICIAL-SENSITIVE).xlsx"},
    ]});
    let report = judge(&with_files(Some(files), Vec::new()));
    assert!(is_held(&report));
    assert_eq!(words(&report.evidence[0].name), "the marking OFFICIAL-SENSITIVE");
    let said: Vec<String> = report.files.iter().map(words).collect();
    assert_eq!(
        said,
        [
            "In the name of an attached file: the marking OFFICIAL-SENSITIVE.",
            "2 files and pictures are attached that Doorward has not looked into.",
        ]
    );
}

/// Labels and names of files count like the text, so a press waits for them like for that.
#[test]
fn a_press_waits_for_what_describes_the_page() {
    let is_awaited = |files| judge(&with_files(files, Vec::new())).guards[0].pending;
    assert!(is_awaited(None));
    assert!(!is_awaited(Some(json!({"results": []}))));
    let mut unlabelled = with_files(Some(json!({"results": []})), Vec::new());
    unlabelled.facts.retain(|key, _| !key.starts_with("page:"));
    assert!(judge(&unlabelled).guards[0].pending);
    // Where the questions of the page view are used up, it is asked for whoever shares alone.
    let mut late = with_files(None, Vec::new());
    late.asked = (0..12).map(|n| format!("x:{n}")).collect();
    let asks = |report: &Report| report.wants.iter().any(|want| want.key.starts_with("files:"));
    let report = judge(&late);
    assert!(report.guards[0].pending && asks(&report));
    late.snapshot.landmarks.remove("share-dialog");
    let report = judge(&late);
    assert!(!asks(&report) && !report.gaps.iter().map(words).any(|gap| gap.contains("attached")));
    // What the site does not tell is not waited for, and said.
    let mut unread = with_files(None, Vec::new());
    let id = Address::parse(&unread.snapshot.url).unwrap().page_id.unwrap();
    unread.facts.extend(learn(&format!("files:{id}"), 503, ""));
    let report = judge(&unread);
    assert!(!report.guards[0].pending);
    assert!(report.gaps.iter().map(words).any(|gap| gap.contains("the attached files")));
}

#[test]
fn who_and_what_decide_together() {
    let marking = || evidence(&["OFFICIAL-SENSITIVE"]);
    let official = || evidence(&["OFFICIAL"]);
    let numbers = || evidence(&["NHS number 999 417 3529"]);
    let secret = || evidence(&["TOP SECRET"]);
    let address = || evidence(&["Ask rae.lindqvist@north.example"]);
    // Recipient, what is on the page, whether it is held, and how loud the panel is.
    let table = [
        ("colleague", sensitive(), false, Some(Tone::Note)),
        ("colleague", vec![], false, None),
        ("guest", sensitive(), true, Some(Tone::Warning)),
        ("guest", marking(), true, Some(Tone::Warning)),
        ("guest", numbers(), true, Some(Tone::Warning)),
        ("guest", secret(), true, Some(Tone::Warning)),
        ("guest", official(), false, Some(Tone::Quiet)),
        ("guest", address(), false, Some(Tone::Quiet)),
        ("guest", vec![], false, Some(Tone::Quiet)),
        ("hidden-guest", sensitive(), true, Some(Tone::Warning)),
        ("external", sensitive(), true, Some(Tone::Warning)),
        ("external", vec![], false, Some(Tone::Quiet)),
        ("app", sensitive(), true, Some(Tone::Warning)),
        ("hidden", sensitive(), false, Some(Tone::CannotTell)),
        ("hidden", vec![], false, Some(Tone::CannotTell)),
        ("unread", sensitive(), false, Some(Tone::CannotTell)),
        ("someone@acme.gov.uk", sensitive(), false, Some(Tone::Note)),
        ("someone@case.acme.gov.uk", sensitive(), false, Some(Tone::Note)),
        ("someone@else.example", sensitive(), true, Some(Tone::Warning)),
        ("8c3f2e94-6fa5-4db7-9042-915dae7f3601", sensitive(), false, Some(Tone::CannotTell)),
        ("ari:cloud:identity::team/1", sensitive(), false, Some(Tone::CannotTell)),
    ];
    for (who, what, held, panel) in table {
        let rules: Vec<_> = what.iter().map(|found| found.rule.clone()).collect();
        let report = judge(&sharing(&[(who, "Name")], what, &people()));
        assert_eq!(is_held(&report), held, "{who}, {rules:?}");
        assert_eq!(tone(&report), panel, "{who}, {rules:?}");
    }
}

/// What to act on soon is said before all else, and not while it is only observed.
#[test]
fn what_is_urgent_stands_apart() {
    let mut case = sharing(&[], evidence(&["SECRET"]), &people());
    let url = case.snapshot.url.clone();
    let page = url.split("/pages/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
    case.facts.extend(support::open_page(page));
    let report = judge(&case);
    let said = "Critical: The page carries a marking that is too high for this site.";
    assert_eq!(report.urgent.as_ref().map(words).as_deref(), Some(said));
    assert!(report.strip.iter().all(|line| words(line) != said));
    assert_eq!(report.tone, Tone::Warning);
    case.today = "2026-11-24".into();
    case.settings.person.insert("observeOnlyUntil".into(), "2026-12-24".into());
    let observed = judge(&case);
    assert_eq!((observed.urgent, observed.tone), (None, Tone::Quiet));
}

/// Shows R171.
#[test]
fn a_copy_of_a_marked_page_is_reminded_of_what_its_marking_allows() {
    let reminder = |text: &str| {
        let lines = judge(&sharing(&[], evidence(&[text]), &people())).reminder.unwrap().lines;
        words(&lines[1])
    };
    let allowed = "Paste, print or send it only where the marking allows.";
    assert_eq!(reminder("OFFICIAL-SENSITIVE"), allowed);
    assert!(reminder("SECRET").contains("tell your security team"));
}

/// Shows R17, R122.
#[test]
fn the_question_names_every_outsider_and_all_evidence() {
    let report = judge(&sharing(
        &[("colleague", "Mei"), ("guest", "Dana"), ("external", "Jo"), ("hidden-guest", "Idris")],
        sensitive(),
        &people(),
    ));
    let question = report.guards[0].interruption.as_ref().unwrap();
    let lines = |lines: &[_]| lines.iter().map(words).collect::<Vec<_>>().join("\n");
    let outsiders = lines(&question.outsiders.lines);
    assert!(outsiders.contains("Dana, guest from north.example"), "{outsiders}");
    assert!(outsiders.contains("Jo, external account at south.example"), "{outsiders}");
    assert!(outsiders.contains("Idris, guest, organisation not visible"), "{outsiders}");
    assert!(!outsiders.contains("Mei"), "{outsiders}");
    let found = lines(&question.evidence.lines);
    assert!(found.contains("the marking OFFICIAL-SENSITIVE"), "{found}");
    assert!(found.contains("3 NHS numbers"), "{found}");
    assert_eq!(question.ticks.len(), 3, "one for each organisation, hidden ones by name");
    let why = words(&question.why);
    assert!(why.contains("cause harm or embarrassment if it were lost or exposed"), "{why}");
}

#[test]
fn what_was_gone_through_today_is_not_asked_again_but_something_more_is() {
    let guest = [("guest", "Dana")];
    let mut case = sharing(&guest, sensitive(), &people());
    let key = judge(&case).guards[0].interruption.clone().unwrap().key;
    case.acknowledged = vec![key.clone()];
    assert!(!is_held(&judge(&case)));
    assert_eq!(tone(&judge(&case)), Some(Tone::Warning), "the banner stays");

    let mut more_people = sharing(&[("guest", "Dana"), ("external", "Jo")], sensitive(), &people());
    more_people.acknowledged = vec![key.clone()];
    assert!(is_held(&judge(&more_people)));

    let mut more_content = sensitive();
    more_content.extend(evidence(&["National Insurance number AB 12 34 56 C"]));
    let mut more_content = sharing(&guest, more_content, &people());
    more_content.acknowledged = vec![key.clone()];
    assert!(is_held(&judge(&more_content)));

    // The same kind of thing, and a list of it now.
    let texts: Vec<String> =
        ["999 417 3529", "999 280 6133", "999 635 1084", "943 476 5919", "401 023 2137"]
            .map(|number| format!("NHS number {number}"))
            .into();
    let list: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut one = sharing(&guest, evidence(&list[..1]), &people());
    one.acknowledged = vec![judge(&one).guards[0].interruption.clone().unwrap().key];
    one.evidence = evidence(&list[..2]);
    assert!(!is_held(&judge(&one)), "no worse than one");
    one.evidence = evidence(&list);
    assert!(is_held(&judge(&one)));

    let mut other_page = sharing(&guest, sensitive(), &people());
    other_page.snapshot.url = other_page.snapshot.url.replace("98310", "98311");
    other_page.acknowledged = vec![key];
    assert!(is_held(&judge(&other_page)));
}

#[test]
fn without_own_domains_only_marked_guests_are_known() {
    let mut case = sharing(&[("external", "Jo"), ("guest", "Dana")], sensitive(), &people());
    case.facts.insert("me".into(), Fact::Unread { why: Unread::Forbidden });
    let report = judge(&case);
    let question = report.guards[0].interruption.as_ref().unwrap();
    assert_eq!(question.outsiders.lines.len(), 1);
    let panel = report.guards[0].panel.as_ref().unwrap();
    let lines: Vec<_> = panel.lines.iter().map(words).collect();
    assert!(
        lines.iter().any(|line| line.contains("does not know your organisation’s domains")),
        "{lines:?}"
    );
}

#[test]
fn a_group_is_who_is_in_it() {
    const GROUP: &str = "8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    const KEY: &str = "members:8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    let about = |answer: Option<(u16, serde_json::Value)>| {
        let mut known = people();
        if let Some((status, body)) = answer {
            known.extend(learn(KEY, status, &body.to_string()));
        }
        judge(&sharing(&[(GROUP, "panel")], sensitive(), &known))
    };
    let of = |people: &[(&str, &str)], total: usize| {
        let members: Vec<_> = people
            .iter()
            .map(|(id, email)| json!({"accountId": id, "displayName": id, "email": email}))
            .collect();
        about(Some((200, json!({"results": members, "totalSize": total, "size": members.len()}))))
    };
    let (mei, jo) = (("mei", "mei@acme.gov.uk"), ("jo", "jo@south.example"));
    let (lars, hidden) = (("lars", "lars@west.example"), ("olu", ""));
    let panel = |report: &Report| {
        let panel = report.guards[0].panel.clone().unwrap();
        [&[panel.title], &panel.lines[..]].concat().iter().map(words).collect::<Vec<_>>().join("|")
    };

    let asking = about(None);
    assert!(asking.guards[0].pending && asking.wants.iter().any(|want| want.key == KEY));
    let inside = of(&[mei], 1);
    assert!(!is_held(&inside) && tone(&inside) == Some(Tone::Note));
    let one = of(&[mei, jo], 2);
    assert!(is_held(&one) && panel(&one).contains("panel, a group with people from south.example"));
    let two = of(&[jo, lars], 2);
    assert!(is_held(&two) && panel(&two).contains("people from outside your organisation"));
    // The first part of a list, or somebody who hides their address, proves nothing.
    for unsure in [of(&[mei], 2), of(&[mei, hidden], 2), about(Some((403, json!({}))))] {
        assert!(!is_held(&unsure) && tone(&unsure) == Some(Tone::CannotTell));
    }
    // Who is known to be outside is outside; who else is in it is said not to be known, and is
    // ticked with the group.
    for cut in [of(&[mei, jo], 300), of(&[mei, jo, hidden], 3)] {
        let question = cut.guards[0].interruption.as_ref().unwrap();
        let who = words(&question.outsiders.lines[0]);
        assert_eq!(
            who,
            "panel, a group with people from south.example, and others of whom Doorward cannot tell"
        );
        assert_eq!(words(&question.ticks[0]), "I have checked that panel may have this content.");
    }

    // Who they are to the organisation is told once it is known whose that is.
    let mut early = sharing(&[(GROUP, "panel")], sensitive(), &people());
    let jo = json!({"results": [{"accountId": "jo", "email": "jo@south.example"}]});
    early.facts.extend(learn(KEY, 200, &jo.to_string()));
    early.facts.remove("me");
    assert!(judge(&early).guards[0].pending);
}

/// A group that is marked as one of guests is looked up like any other: the mark does not tell
/// whose guests they are, and some may get nothing (R146).
#[test]
fn a_group_of_guests_is_who_is_in_it() {
    const GROUP: &str = "8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    let key = ["members:", GROUP].concat();
    let about = |members: Option<&[&str]>, settings: Value| {
        let mut case = sharing(&[(GROUP, "panel")], sensitive(), &people());
        let mark = SightingKind::Group { guests: true };
        case.facts.insert("sighting:panel".into(), Fact::Sighting(mark));
        let guest = |email: &&str| json!({"accountId": email, "email": email, "isGuest": true});
        let list: Vec<_> = members.unwrap_or_default().iter().map(guest).collect();
        let (status, body) = match members {
            Some(_) => (200, json!({"results": list, "totalSize": list.len()})),
            None => (403, json!({})),
        };
        case.facts.extend(learn(&key, status, &body.to_string()));
        case.settings.person = settings.as_object().unwrap().clone();
        judge(&case).guards[0].interruption.clone().unwrap()
    };
    let said = |asked: &Interruption| words(&asked.outsiders.lines[0]);
    let dana: &[&str] = &["dana@north.example"];
    let one = about(Some(dana), json!({}));
    assert_eq!(said(&one), "panel, a group with people from north.example");
    let barred = about(Some(dana), json!({"forbiddenDomains": ["north.example"]}));
    assert_eq!(barred.go_on, None);
    // The mark holds where its members are not told.
    assert_eq!(said(&about(None, json!({}))), "panel, a group of guests");
    // While they are looked up it is held already.
    let mut asking = sharing(&[(GROUP, "panel")], sensitive(), &people());
    let mark = SightingKind::Group { guests: true };
    asking.facts.insert("sighting:panel".into(), Fact::Sighting(mark));
    let report = judge(&asking);
    assert!(is_held(&report) && report.wants.iter().any(|want| want.key == key));
}

/// What is cut from a group may be of another domain than a partner's: nothing is made milder by it.
#[test]
fn a_group_that_is_cut_short_is_no_partners() {
    const GROUP: &str = "8c3f2e94-6fa5-4db7-9042-915dae7f3601";
    let ticks = |total: usize| {
        let found = evidence(&["COMMERCIAL IN CONFIDENCE"]);
        let mut case = sharing(&[(GROUP, "panel")], found, &people());
        let dana = json!({"accountId": "dana", "email": "dana@north.example"});
        let body = json!({"results": [dana], "totalSize": total});
        case.facts.extend(learn(&["members:", GROUP].concat(), 200, &body.to_string()));
        let partners = json!({"partnerDomains": ["north.example"]});
        case.settings.person = partners.as_object().unwrap().clone();
        judge(&case).guards[0].interruption.as_ref().map(|asked| asked.ticks.len())
    };
    assert_eq!((ticks(1), ticks(300)), (Some(0), Some(1)));
}

/// Whoever is a guest themselves: their firm is not the organisation (R146).
#[test]
fn the_domain_of_a_guest_is_not_the_organisations() {
    let (_, me) = account("me", "Dana", "dana@north.example", json!({"isGuest": true}));
    let me = [("me".to_owned(), me)];
    let who = |domain: &str| [&me[..], &[account("x", "Kim", domain, json!({}))]].concat();
    for address in ["kim@north.example", "kim@acme.gov.uk"] {
        let report = judge(&sharing(&[("x", "Kim")], sensitive(), &who(address)));
        assert!(!is_held(&report) && tone(&report) == Some(Tone::CannotTell), "{address}");
    }
    // Other guests are outside for whoever is one, those of their own firm too.
    let kim = account("x", "Kim", "kim@north.example", json!({"isGuest": true}));
    let report = judge(&sharing(&[("x", "Kim")], sensitive(), &[&me[..], &[kim]].concat()));
    let asked = report.guards[0].interruption.as_ref().unwrap();
    assert_eq!(words(&asked.outsiders.lines[0]), "Kim, guest from north.example");
}

#[test]
fn the_settings_decide_before_the_address_of_the_person() {
    let mut case = sharing(&[("external", "Jo"), ("colleague", "Mei")], sensitive(), &people());
    let own = json!({"ownDomains": ["south.example"]});
    case.settings.person = own.as_object().unwrap().clone();
    let report = judge(&case);
    let question = report.guards[0].interruption.as_ref().unwrap();
    assert_eq!(words(&question.outsiders.lines[0]), "Mei, external account at acme.gov.uk");
    assert_eq!(question.outsiders.lines.len(), 1);
}

#[test]
fn a_page_is_checked_only_when_text_and_audience_were_read() {
    let unread = |why| Some(Fact::Unread { why });
    for (reading, restrictions, state) in [
        (Reading::Read, Some(Fact::Restrictions(Default::default())), State::Checked),
        (Reading::Read, None, State::Checking),
        (Reading::Unfinished, Some(Fact::Restrictions(Default::default())), State::Checking),
        (Reading::NotFound, Some(Fact::Restrictions(Default::default())), State::CannotTell),
        (Reading::Read, unread(Unread::Forbidden), State::CannotTell),
        (Reading::Read, unread(Unread::TooMany), State::CannotTell),
        (Reading::Read, unread(Unread::NotUnderstood), State::CannotTell),
    ] {
        let mut case = case("share-closed", vec![]);
        case.reading = reading;
        case.facts.extend(open_page("98310"));
        case.facts.remove("restrictions:98310");
        case.facts.extend(restrictions.map(|fact| ("restrictions:98310".to_owned(), fact)));
        let report = judge(&case);
        assert_eq!(report.state, state, "{reading:?}");
        assert_eq!(report.gaps.is_empty(), state != State::CannotTell);
    }
}

/// A title may hold the sign that stands between it and the space. Shows R27.
#[test]
fn a_page_is_named_as_final_by_the_whole_of_its_own_title() {
    for (title, is_due) in [
        ("Interview notes (final) - Casework - Confluence", true),
        ("Interview notes - final - Casework - Confluence", true),
        ("Interview notes - Casework - Confluence", false),
    ] {
        let mut case = case("share-closed", vec![]);
        case.facts.extend(open_page("98310"));
        case.snapshot.title = title.into();
        case.record.today = 20_000;
        let report = judge(&case);
        assert_eq!(report.findings.iter().any(|found| found.rule == "REC-01"), is_due, "{title}");
    }
}

/// Shows R149.
#[test]
fn a_page_doorward_does_not_check_is_never_called_checked() {
    for url in ["https://acme.atlassian.net/servicedesk/customer/portals", "about:blank", ""] {
        let mut case = case("share-closed", vec![]);
        case.snapshot.url = url.into();
        let report = judge(&case);
        assert_eq!(report.state, State::NotChecked, "{url}");
        assert!(!report.gaps.is_empty(), "{url}");
        assert!(report.wants.is_empty(), "{url}");
    }
}

/// Where nothing is a page's and nothing is shared, nothing is missing that anybody could read.
#[test]
fn the_front_page_of_the_site_calls_for_no_attention() {
    for path in ["home", "spaces", "search?text=x", "spaces/CASE/pages", "people/1"] {
        for reading in [Reading::Unfinished, Reading::NotFound] {
            let mut case = case("share-closed", vec![]);
            case.snapshot.url = format!("https://acme.atlassian.net/wiki/{path}");
            case.reading = reading;
            let report = judge(&case);
            assert_eq!(report.state, State::NotChecked, "{path}, {reading:?}");
            assert_eq!((report.tone, report.badge), (Tone::Quiet, Badge::Plain), "{path}");
            assert_eq!(words(&report.content), "The text of this page was not checked.");
            assert_eq!(report.gaps, std::slice::from_ref(&report.audience), "{path}");
            // What can be read or shared there is not passed over.
            case.snapshot.landmarks.insert("frame".into(), vec![Node::default()]);
            assert_eq!(judge(&case).state, State::CannotTell);
            let mut case = sharing(&[("guest", "Dana")], sensitive(), &people());
            case.snapshot.url = format!("https://acme.atlassian.net/wiki/{path}");
            case.reading = reading;
            assert_eq!(judge(&case).state, State::CannotTell);
        }
    }
    // The start of a space shows a page, and the site says which.
    let mut case = case("share-closed", vec![]);
    case.snapshot.url = "https://acme.atlassian.net/wiki/spaces/CASE/overview".into();
    let report = judge(&case);
    assert_eq!((report.state, report.tone), (State::Checking, Tone::Quiet));
    assert!(report.asking && report.gaps.is_empty());
    assert!(report.wants.iter().any(|want| want.path == "/wiki/api/v2/spaces?keys=CASE"));
    // A press waits for that.
    let mut shared = sharing(&[("guest", "Dana")], Vec::new(), &people());
    shared.snapshot.url.clone_from(&case.snapshot.url);
    assert!(judge(&shared).guards[0].pending);
    case.facts.extend(learn("start:CASE", 403, ""));
    let report = judge(&case);
    assert_eq!(report.state, State::CannotTell);
    let strip: Vec<_> = report.strip.iter().map(words).collect();
    assert_eq!(strip.len(), 2, "the same is said once: {strip:?}");
}

/// Shows R149.
#[test]
fn server_and_data_center_are_said_not_to_be_supported() {
    for (version, is_checked) in
        [("9.2.21", false), ("10.0.1", false), ("1000.0.0-f6e7a0b1c2d3", true), ("", true)]
    {
        for url in [
            "https://wiki.acme.example/wiki/spaces/CASE/pages/98310",
            "https://wiki.acme.example/browse/A-1",
        ] {
            let mut case = case("share-closed", vec![]);
            case.snapshot.url = url.into();
            let tag =
                Node { attributes: [("content".into(), version.into())].into(), ..Node::default() };
            case.snapshot.landmarks.insert("version".into(), vec![tag]);
            let report = judge(&case);
            assert!(is_checked || report.state == State::NotChecked, "{version} at {url}");
            assert_eq!(report.gaps.iter().any(|gap| gap.key == "gap_self_hosted"), !is_checked);
        }
    }
}

/// Were a chip to lose the hidden field with its account, somebody is chosen all the same.
#[test]
fn a_chip_without_its_account_is_somebody_who_cannot_be_told() {
    let mut case = sharing(&[("colleague", "Mei"), ("guest", "Dana")], sensitive(), &people());
    case.snapshot.landmarks.get_mut("share-dialog").unwrap()[0].parts.remove("recipient");
    let report = judge(&case);
    assert_eq!(tone(&report), Some(Tone::CannotTell));
    let panel = report.guards[0].panel.clone().unwrap();
    let lines: Vec<_> = panel.lines.iter().map(words).collect();
    assert!(lines.iter().any(|line| line.starts_with("Dana: cannot tell")), "{lines:?}");
    assert!(
        report.remember.is_empty()
            && report.wants.iter().all(|want| !want.key.starts_with("account:"))
    );
    // The address in a chip is told by its domain.
    let mut case = sharing(&[("x", "dana@north.example")], sensitive(), &people());
    case.snapshot.landmarks.get_mut("share-dialog").unwrap()[0].parts.remove("recipient");
    assert!(is_held(&judge(&case)));
}

#[test]
fn an_unrecognised_share_window_is_a_gap() {
    let mut case = case("share-colleague-and-guest", vec![]);
    case.snapshot.landmarks.remove("share-dialog");
    let gaps: Vec<_> = judge(&case).gaps.iter().map(words).collect();
    assert!(gaps.iter().any(|gap| gap.contains("does not recognise the share window")), "{gaps:?}");
}

#[test]
fn every_want_is_a_path_of_the_same_site() {
    let mut case = sharing(&[("https://evil.example/", "X"), ("//evil.example", "Y")], vec![], &[]);
    case.facts = Facts::new();
    let wants = judge(&case).wants;
    assert!(!wants.is_empty());
    for want in wants {
        assert!(want.path.starts_with("/wiki/"), "{}", want.path);
        assert!(!want.path.contains("evil.example/"), "{}", want.path);
    }
}

/// How much the person is told, as a number.
fn loudness(report: &Report) -> (bool, u8) {
    let loud = match tone(report) {
        None => 0,
        Some(Tone::Quiet) => 1,
        Some(Tone::Note) => 2,
        Some(Tone::CannotTell) => 3,
        Some(Tone::Warning) => 4,
    };
    (is_held(report), loud)
}

const RECIPIENTS: &[&str] = &[
    "colleague",
    "guest",
    "hidden-guest",
    "external",
    "hidden",
    "app",
    "unread",
    "never-heard-of",
    "a@acme.gov.uk",
    "b@else.example",
    "8c3f2e94-6fa5-4db7-9042-915dae7f3601",
];
const TEXTS: &[&str] = &[
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "TOP SECRET",
    "NHS number 999 417 3529",
    "National Insurance number AB 12 34 56 C",
    "ask rae@north.example",
    "Lunch is at noon.",
];

proptest! {
    /// Adding an outsider or a sensitive match never lowers a warning.
    #[test]
    fn more_danger_never_makes_for_less_warning(
        who in proptest::sample::subsequence(RECIPIENTS, 0..RECIPIENTS.len()),
        what in proptest::sample::subsequence(TEXTS, 0..TEXTS.len()),
        outsider in proptest::sample::select(vec!["guest", "hidden-guest", "external", "app", "b@else.example"]),
        text in proptest::sample::select(TEXTS.to_vec()),
    ) {
        let report = |who: &[&str], what: &[&str]| {
            let recipients: Vec<_> = who.iter().map(|who| (*who, *who)).collect();
            judge(&sharing(&recipients, evidence(what), &people()))
        };
        let before = loudness(&report(&who, &what));
        let mut more_people = who.clone();
        more_people.push(outsider);
        let with_outsider = loudness(&report(&more_people, &what));
        prop_assert!(with_outsider.0 >= before.0 && with_outsider.1 >= before.1, "{before:?} {with_outsider:?}");
        let mut more_text = what.clone();
        more_text.push(text);
        let with_text = loudness(&report(&who, &more_text));
        prop_assert!(with_text.0 >= before.0 && with_text.1 >= before.1, "{before:?} {with_text:?}");
        let severity = |what: &[&str]| evidence(what).iter().map(content::severity).max();
        prop_assert!(severity(&more_text) >= severity(&what));
    }

    /// Whatever arrives, the core answers; it never panics.
    #[test]
    fn any_answer_of_the_site_is_learnt_from(status in 0u16..600, body in ".{0,200}", key in "(me|groups|(account|restrictions|accounts|levels|page|ancestors|space|space-v1|roles|members|classification|public):1)") {
        doorward::audience::learn::learn(&key, status, &body);
    }

    /// Any address is parsed or refused.
    #[test]
    fn any_address_is_judged(url in "\\PC{0,80}") {
        let mut case = case("share-closed", vec![]);
        case.snapshot.url = format!("https://acme.atlassian.net/wiki/{url}");
        judge(&case);
        case.snapshot.url = url;
        judge(&case);
    }
}

#[test]
fn the_facts_of_the_tenant_are_understood() {
    assert!(facts().values().all(|fact| matches!(fact, Fact::Account(_))));
}

// R172: where a public link is chosen, and in the question before it; nowhere else.
#[test]
fn a_guest_is_said_to_be_better_than_a_public_link() {
    for (name, is_link) in [("share-public-german", true), ("share-colleague-and-guest", false)] {
        let report = judge(&case(name, sensitive()));
        let guard = &report.guards[0];
        let says = |lines: &[Message]| lines.iter().any(|line| line.key == "panel_guest_rather");
        assert_eq!(says(&guard.panel.as_ref().unwrap().lines), is_link, "{name}");
        assert_eq!(says(&guard.interruption.as_ref().unwrap().more), is_link, "{name}");
    }
}

/// What stands in a frame of the page is neither read nor guarded, so nothing is called checked.
#[test]
fn a_frame_that_nobody_looks_into_is_a_gap() {
    let mut case = case("share-closed", vec![]);
    let gaps = |case: &Case| judge(case).gaps.iter().filter(|gap| gap.key == "gap_frame").count();
    for url in [case.snapshot.url.clone(), "https://acme.atlassian.net/browse/APL-1".into()] {
        case.snapshot.url = url;
        case.snapshot.landmarks.remove("frame");
        assert_eq!(gaps(&case), 0);
        case.snapshot.landmarks.insert("frame".into(), vec![Node::default()]);
        assert_eq!(gaps(&case), 1);
        assert_eq!(judge(&case).state, State::CannotTell);
    }
}

/// What is written beside the chosen goes to them by mail, whatever is on the page (R150).
#[test]
fn a_message_to_those_chosen_is_shared_with_them() {
    let judged_as = |person: Value, who: &str, page: Vec<_>, text: &str, read: bool| {
        let mut case = sharing(&[(who, "Name")], page, &people());
        case.settings.person = person.as_object().cloned().unwrap();
        let dialog = &mut case.snapshot.landmarks.get_mut("share-dialog").unwrap()[0];
        dialog.parts.insert("message".into(), vec![Node { n: 2_000, ..Node::default() }]);
        let draft = Draft { n: 2_000, evidence: evidence(&[text]), read, ..Draft::default() };
        case.drafts = vec![draft];
        judge(&case)
    };
    let judged = |who: &str, page, text: &str, read| judged_as(json!({}), who, page, text, read);
    let number = "His NHS number 999 417 3529";
    let held = judged("guest", vec![], number, true);
    assert!(is_held(&held) && tone(&held) == Some(Tone::Warning));
    let lines = held.guards[0].panel.as_ref().unwrap().lines.iter().map(words);
    assert!(lines.into_iter().any(|line| line == "In your message to them: 1 NHS number."));
    // Nothing of it is on the page.
    assert!(held.evidence.is_empty());
    assert!(!is_held(&judged("guest", vec![], "See you on Tuesday", true)));
    let inside = judged("colleague", vec![], number, true);
    assert!(!is_held(&inside));
    let title = words(&inside.guards[0].panel.as_ref().unwrap().title);
    assert_eq!(title, "In your message to them: 1 NHS number.");
    let noted = judged_as(json!({"modes": {"nhs-number": "note"}}), "guest", vec![], number, true);
    let panel = noted.guards[0].panel.as_ref().unwrap();
    assert_eq!(words(&panel.title), "Outside your organisation: Name, guest from north.example.");
    assert!(judged("guest", vec![], "", false).guards[0].pending, "it is not read yet");
    // Whoever went through the question about a page, or one message, did not about another.
    let key =
        |text| judged("guest", sensitive(), text, true).guards[0].interruption.clone().unwrap().key;
    let keys = ["See you", number, "His NHS number 999 280 6133"].map(key);
    assert!(keys[0] != keys[1] && keys[1] != keys[2], "{keys:?}");
}

/// A live doc saves what is typed and has no button that could be held (R2).
#[test]
fn what_is_typed_into_a_live_doc_is_said_at_once() {
    let said_as = |person: Value, who: &str, text: &str, same: bool, button: bool| {
        let mut case = sharing(&[], vec![], &people());
        case.settings.person = person.as_object().cloned().unwrap();
        let url = case.snapshot.url.clone();
        let page = url.split("/pages/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        case.facts.extend(open_page(page));
        let space = case.facts.get_mut("space:1").unwrap();
        if let Fact::Space(space) = space {
            let to = Principal::User(who.to_owned());
            space.grants.push(Grant { to, role: Some(Role::Edit), name: None, role_id: None });
        }
        let node = |n| vec![Node { n, ..Node::default() }];
        case.snapshot.landmarks = [("page-body".to_owned(), node(7))].into();
        if button {
            case.snapshot.landmarks.insert("publish".into(), node(8));
        }
        let draft =
            Draft { n: 7, evidence: evidence(&[text]), read: true, same, ..Draft::default() };
        case.drafts = vec![draft];
        let report = judge(&case);
        report.guards.into_iter().find(|guard| guard.form == 7).and_then(|guard| guard.panel)
    };
    let said = |who: &str, text: &str, same, button| said_as(json!({}), who, text, same, button);
    let number = "NHS number 999 417 3529";
    let panel = said("guest", number, false, false).unwrap();
    assert_eq!(panel.tone, Tone::Warning);
    assert!(panel.lines.iter().map(words).any(|line| line.contains("Dana, guest")), "{panel:?}");
    assert_eq!(said("guest", number, true, false), None, "it stood there before");
    assert_eq!(said("guest", "Lunch is at noon", false, false), None);
    let never = json!({"forbiddenDomains": ["north.example"]});
    let panel = said_as(never, "guest", "Lunch is at noon", false, false).unwrap();
    let first = words(&panel.lines[0]);
    assert!(!first.contains("Found here") && first.ends_with('.'), "{first}");
    assert_eq!(said("colleague", number, false, false), None);
    assert_eq!(said("guest", number, false, true), None, "publishing is asked about");
}

/// What a file holds that is put into a page is on the page (R2, R13).
#[test]
fn what_a_file_holds_counts_like_the_page() {
    let upload = |state, found: &[&str]| Upload {
        name: "Payroll.xlsx".into(),
        page: true,
        state,
        evidence: evidence(found),
        ..Upload::default()
    };
    let judged = |uploads: Vec<Upload>| {
        let mut case = with_files(Some(json!({"results": [{"title": "Payroll.xlsx"}]})), vec![]);
        case.uploads = uploads;
        judge(&case)
    };
    let sensitive = ["NHS number 999 417 3529"];
    let report = judged(vec![upload(Looked::Read, &sensitive)]);
    assert!(is_held(&report));
    let said: Vec<String> = report.files.iter().map(words).collect();
    assert_eq!(said, ["In Payroll.xlsx: 1 NHS number."], "it was looked into");
    assert!(report.strip.iter().map(words).any(|line| line == said[0]));
    // It is said of the file, not of the page's own text.
    assert!(report.evidence.is_empty());
    // Nobody from outside can open it before it is shared.
    assert!(report.uploaded.is_none());
    assert!(judged(vec![upload(Looked::Reading, &[])]).guards[0].pending);
    assert!(!is_held(&judged(vec![upload(Looked::Read, &[])])));
    assert!(!is_held(&judged(vec![Upload { page: false, ..upload(Looked::Read, &sensitive) }])));
}

/// Where people from outside can open the page, nothing waits: it is said at once.
#[test]
fn a_file_put_into_a_page_that_a_guest_can_open_is_told_of_at_once() {
    let notice = |evidence, hidden, me| {
        let mut case = sharing(&[], Vec::new(), &people());
        let id = Address::parse(&case.snapshot.url).unwrap().page_id.unwrap();
        case.facts.extend(open_page(&id));
        let guest = json!({"results": [{"accountId": "guest", "displayName": "Dana"}]});
        let only = json!({"user": guest, "group": {"results": []}});
        let body = json!({"read": {"restrictions": only}});
        case.facts.extend(learn(&format!("restrictions:{id}"), 200, &body.to_string()));
        case.uploads = vec![Upload {
            name: "Payroll.xlsx".into(),
            page: true,
            state: Looked::Read,
            evidence,
            hidden,
            ..Upload::default()
        }];
        if me {
            case.settings.person.insert("observeOnlyUntil".into(), json!("2099-01-01"));
            case.today = "2026-11-29".into();
        }
        let report = judge(&case);
        (report.outsiders.len(), report.uploaded)
    };
    let found = || evidence(&["NHS number 999 417 3529"]);
    let (outsiders, panel) = notice(found(), Hidden::default(), false);
    assert!(outsiders > 0, "nobody from outside can open the page");
    let panel = panel.unwrap();
    assert_eq!(panel.tone, Tone::Warning);
    let lines: Vec<String> = panel.lines.iter().map(words).collect();
    assert_eq!(lines[0], "In Payroll.xlsx: 1 NHS number.");
    assert!(lines[1].starts_with("Outside your organisation: "), "{lines:?}");
    let sheets = Hidden { sheets: 1, ..Hidden::default() };
    assert_eq!(notice(Vec::new(), sheets, false).1.unwrap().tone, Tone::Note);
    assert_eq!(notice(Vec::new(), Hidden::default(), false).1, None);
    assert_eq!(notice(found(), sheets, true).1, None, "it is only observed");
}

/// A live doc takes a file at once, and has no press on Publish that would ask about it.
#[test]
fn a_file_put_into_a_live_doc_is_asked_about_where_outsiders_can_open_it() {
    let judged = |publish: bool, control: Option<u32>| {
        let mut case = sharing(&[], Vec::new(), &people());
        let id = Address::parse(&case.snapshot.url).unwrap().page_id.unwrap();
        case.facts.extend(open_page(&id));
        if let Some(Fact::Space(space)) = case.facts.get_mut("space:1") {
            let to = Principal::User("guest".to_owned());
            space.grants.push(Grant { to, role: Some(Role::Edit), name: None, role_id: None });
        }
        let node = |n| vec![Node { n, ..Node::default() }];
        case.snapshot.landmarks = [("page-body".to_owned(), node(7))].into();
        if publish {
            case.snapshot.landmarks.insert("publish".into(), node(8));
        }
        case.uploads = vec![Upload {
            page: true,
            state: Looked::Read,
            control,
            evidence: evidence(&["NHS number 999 417 3529"]),
            ..Upload::default()
        }];
        judge(&case)
    };
    let held = judged(false, Some(9));
    assert!(held.holds_files);
    assert!(held.guards.iter().any(|guard| guard.acts == [9] && guard.interruption.is_some()));
    assert!(judged(false, None).uploaded.is_some(), "it is there by now");
    let editor = judged(true, None);
    assert!(!editor.holds_files && editor.uploaded.is_none());
    assert!(editor.guards.iter().any(|guard| guard.acts == [8] && guard.interruption.is_some()));
}
