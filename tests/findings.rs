//! The findings: each rule has a story in which it speaks and one in which it
//! does not, and more danger never makes for a lesser finding.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::access::{Access, Everyone, Member, RestrictedBy, Told};
use doorward::audience::fact::{Level, PageFact, Role};
use doorward::audience::page::PageView;
use doorward::audience::{CannotTell, Kind, Known, Party};
use doorward::detect::Evidence;
use doorward::page::address::ContentKind;
use doorward::policy::{Layers, Policy};
use doorward::severity::Severity;
use doorward::verdict::files::upload::Upload;
use doorward::verdict::findings::{Category, Finding, Subject, all, findings, path};
use doorward::verdict::kept::Kept;
use doorward::verdict::scale::Scale;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::{evidence, sensitive, words};

fn member(name: &str, kind: Kind, organisation: Option<&str>, role: Role) -> Member {
    let party = Party {
        value: format!("id-{name}"),
        name: name.into(),
        kind,
        organisation: organisation.map(Into::into),
        domain: organisation.map(Into::into),
        known: Known::Account,
    };
    Member { party, role, through: None }
}

fn guest(role: Role) -> Member {
    member("Dana", Kind::Guest, Some("northbridge.example"), role)
}

/// A page that its own organisation alone can open, and everything was read.
#[derive(Clone)]
struct Story {
    page: Access,
    space: Access,
    evidence: Vec<Evidence>,
    title: Vec<Evidence>,
    settings: Layers,
    level: Option<Level>,
    may_restrict: Option<bool>,
    dropped: bool,
    shut_out: Vec<Party>,
    is_copy: bool,
    kept: Kept,
    files: Vec<Upload>,
}

impl Story {
    fn new() -> Self {
        let closed = Access {
            members: vec![member("Mei Lin", Kind::Internal, Some("acme.gov.uk"), Role::Admin)],
            anonymous: Told::No,
            public_link: Told::No,
            restricted: Told::No,
            ..Access::default()
        };
        Story {
            page: closed.clone(),
            space: closed,
            evidence: vec![],
            title: vec![],
            settings: Layers::default(),
            level: None,
            may_restrict: None,
            dropped: false,
            shut_out: vec![],
            is_copy: false,
            kept: Kept::default(),
            files: vec![],
        }
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn page(self, member: Member) -> Self {
        self.with(|story| story.page.members.push(member))
    }

    fn space(self, member: Member) -> Self {
        self.with(|story| story.space.members.push(member))
    }

    fn set(self, settings: Value) -> Self {
        self.with(|story| story.settings.person = settings.as_object().unwrap().clone())
    }

    fn text(self, texts: &[&str]) -> Self {
        self.with(|story| story.evidence = evidence(texts))
    }

    fn findings_of(&self, page: &str) -> Vec<Finding> {
        let about = PageFact { may_restrict: self.may_restrict, ..PageFact::default() };
        let view = PageView {
            about: Some(&about),
            page: self.page.clone(),
            space: self.space.clone(),
            classification: self.level.as_ref(),
            dropped: self.dropped,
            ..PageView::default()
        };
        let policy = Policy::from_layers(&self.settings);
        findings(&Subject {
            view: &view,
            scale: &Scale::new(&policy),
            evidence: &self.evidence,
            files: &self.files,
            title: &self.title,
            record: None,
            page,
            space: Some("CASE"),
            path: &path(ContentKind::Page, page, "CASE"),
            shut_out: &self.shut_out,
            is_copy: self.is_copy,
            kept: &self.kept,
        })
    }

    fn findings(&self) -> Vec<Finding> {
        self.findings_of("9")
    }

    fn find(&self, rule: &str) -> Option<Finding> {
        self.findings().into_iter().find(|found| found.rule == rule)
    }
}

/// Shows R109–R118, R128, R139–R142, R148, R150, R153, R162, R164, R166, A2, A3, A13, A16.
#[test]
fn every_rule_speaks_and_keeps_silent() {
    use Role::{Edit, View};
    use Severity::{Critical, High, Low, Medium};
    let s = Story::new;
    let app = |role| member("Bot", Kind::App, None, role);
    let south = || member("Jo", Kind::External, Some("south.example"), View);
    let anonymous = |role| s().with(|story| story.page.anonymous = Told::Yes(role));
    let open_space = |role| s().with(|story| story.space.anonymous = Told::Yes(role));
    let link = || s().with(|story| story.page.public_link = Told::Yes(()));
    let restricted = |story: &mut Story| story.page.restricted = Told::Yes(RestrictedBy::Parent);
    let title = |text: &str| s().with(|story| story.title = evidence(&[text]));
    let own_guest =
        |settings| s().page(member("Dana", Kind::Guest, Some("acme.gov.uk"), View)).set(settings);
    let level = |name: &str| {
        let level = Level { name: name.into(), guideline: "Do not share.".into(), order: 3 };
        s().with(|story| story.level = Some(level))
    };
    let hidden = Kind::Unknown(CannotTell::AddressHidden);
    let signed_in = |unlicensed| {
        let everyone = Some(Everyone { count: None, role: View, unlicensed });
        s().with(|story| story.page.everyone = everyone)
    };
    let use_only = ["OFFICIAL-SENSITIVE - ACME USE ONLY"];
    let pub_off = || json!({"modes": {"PUB-01": "off"}});
    let overdue = |id: &str| s().with(|story| story.kept.overdue = vec![id.into()]);
    let was_restricted = || s().with(|story| story.kept.restricted = true);
    let staff: Vec<String> = ('a'..='f').map(|c| format!("{c}ana.khan@acme.gov.uk")).collect();
    let staff: Vec<&str> = staff.iter().map(String::as_str).collect();
    // The rule, its severity, where it speaks, and the nearest case where it does not.
    let table = [
        ("ACC-01", Critical, anonymous(Edit), anonymous(View)),
        ("ACC-02", High, open_space(Edit), open_space(View)),
        ("ACC-03", Medium, s().page(guest(Edit)), s().page(guest(View))),
        ("ACC-04", Medium, s().space(guest(Edit)), s().space(guest(View))),
        ("ACC-05", Medium, s().page(app(Edit)), s().page(app(View))),
        ("ACC-06", Medium, s().space(app(Edit)), s().space(app(View))),
        ("ACC-07", Medium, s().space(guest(View)), s().page(guest(View))),
        ("ACC-07", Medium, s().space(guest(View)), s().space(guest(Edit))),
        ("ACC-08", Medium, s().page(guest(View)), s().space(guest(View))),
        ("ACC-08", Medium, s().page(guest(View)), s().page(guest(Edit))),
        (
            "ACC-08",
            Medium,
            s().page(guest(Edit)).set(json!({"modes": {"ACC-03": "off"}})),
            s().page(guest(Edit)).set(json!({"modes": {"ACC-04": "off"}})),
        ),
        ("ACC-09", Low, s().page(app(View)), s().page(guest(View))),
        ("ACC-09", Low, s().page(app(View)), s().page(app(Edit))),
        ("ACC-10", Low, anonymous(View).set(pub_off()), anonymous(View)),
        ("ACC-10", High, anonymous(View).set(pub_off()).text(&["OFFICIAL-SENSITIVE"]), link()),
        (
            "ACC-11",
            Medium,
            s().page(member("Client login", Kind::External, None, View)),
            s().page(member("Clientele", Kind::External, None, View)),
        ),
        (
            "MIX-01",
            Medium,
            s().page(guest(View)).page(south()),
            s().space(guest(View)).space(south()).page(guest(View)).page(guest(Edit)),
        ),
        ("RO-01", Low, s().page(guest(Edit)), s().page(guest(View))),
        ("PUB-01", Low, link(), s()),
        ("PUB-01", Low, anonymous(View), s()),
        ("PUB-01", Critical, link().text(&["NHS number 943 476 5919"]), s()),
        ("PUB-02", High, link().with(restricted), link()),
        (
            "AUD-01",
            High,
            s().page(guest(View)).text(&["OFFICIAL-SENSITIVE"]),
            s().page(guest(View)).text(&["OFFICIAL"]),
        ),
        ("AUD-01", High, s().page(app(View)).text(&["OFFICIAL-SENSITIVE"]), s().page(app(View))),
        // Whoever can sign in, customers of the help desk too, is outside.
        ("AUD-01", High, signed_in(true).text(&use_only), signed_in(false).text(&use_only)),
        ("HAND-01", High, signed_in(true).text(&use_only), signed_in(false).text(&use_only)),
        ("HAND-01", High, anonymous(View).text(&use_only), s().text(&use_only)),
        ("STAFF-01", Low, signed_in(true).text(&staff), signed_in(false).text(&staff)),
        (
            "CLASS-01",
            High,
            level("Internal").with(|story| story.page.everyone = signed_in(true).page.everyone),
            level("Internal").with(|story| story.page.everyone = signed_in(false).page.everyone),
        ),
        ("AUD-02", Low, open_space(View), s()),
        ("TITLE-01", Medium, title("OFFICIAL-SENSITIVE"), title("OFFICIAL")),
        (
            "HAND-01",
            High,
            s().page(guest(View)).text(&["OFFICIAL-SENSITIVE - ACME USE ONLY"]),
            s().page(guest(View)).text(&["OFFICIAL-SENSITIVE - NORTHBRIDGE USE ONLY"]),
        ),
        (
            "HAND-02",
            High,
            s().text(&["OFFICIAL-SENSITIVE - RECIPIENTS ONLY"]),
            s().text(&["OFFICIAL-SENSITIVE - RECIPIENTS ONLY"]).with(restricted),
        ),
        (
            "HAND-03",
            Medium,
            s().text(&["OFFICIAL-SENSITIVE EMBARGOED"]),
            s().text(&["OFFICIAL-SENSITIVE EMBARGOED until 0930 on 3 May 2027"]),
        ),
        ("STAFF-01", Low, s().page(guest(View)).text(&staff), s().text(&staff)),
        (
            "STAFF-01",
            Low,
            s().page(guest(View)).text(&staff),
            s().page(guest(View)).text(&staff[..4]),
        ),
        (
            "CLASS-01",
            High,
            level("Acme Confidential").page(guest(View)),
            level("Public").page(guest(View)),
        ),
        ("CLASS-01", High, level("INTERNAL").page(guest(View)), level("INTERNAL").page(app(View))),
        (
            "CLASS-01",
            High,
            level("Internal").with(|story| story.page.public_link = Told::Yes(())),
            level("Internationally public").with(|story| story.page.public_link = Told::Yes(())),
        ),
        ("TPL-01", Medium, was_restricted(), was_restricted().with(restricted)),
        ("TPL-01", Medium, s().with(|story| story.is_copy = true), s()),
        (
            "TPL-01",
            High,
            s().with(|story| story.dropped = true).text(&["OFFICIAL-SENSITIVE"]),
            was_restricted().with(|story| story.page.restricted = Told::CannotTell(None)),
        ),
        ("EXP-01", Medium, overdue("id-Dana").page(guest(View)), s().page(guest(View))),
        // Nobody can tell today whose account it is: that is no reason to forget the day.
        (
            "EXP-01",
            Medium,
            overdue("id-Olu").page(member("Olu", hidden, None, View)),
            overdue("id-Mei Lin"),
        ),
        ("EXP-01", Medium, overdue("jo@south.example"), overdue("id-Dana")),
        (
            "MENT-01",
            Low,
            s().with(|story| story.shut_out = vec![guest(View).party]),
            s().page(guest(View)),
        ),
        ("CEIL-01", Critical, s().text(&["TOP SECRET"]), s().text(&["OFFICIAL-SENSITIVE"])),
        (
            "CEIL-01",
            Critical,
            s().set(json!({"siteCeiling": "OFFICIAL"})).text(&["OFFICIAL-SENSITIVE"]),
            s().set(json!({"siteCeiling": "SECRET"})).text(&["SECRET"]),
        ),
        (
            "ACC-12",
            Low,
            own_guest(json!({"neverGuestDomains": ["acme.gov.uk"]})),
            own_guest(json!({"ownDomains": ["acme.gov.uk"]})),
        ),
        (
            "ACC-08",
            Medium,
            s().page(guest(View)).set(json!({"modes": {"ACC-07": "off"}})),
            s().page(guest(View)).set(json!({"modes": {"ACC-08": "off"}})),
        ),
    ];
    // When a record is due its clock tells (`src/record/clock.rs`).
    let every = all().map(|(rule, _)| rule).filter(|rule| *rule != "REC-01");
    assert_eq!(table.iter().map(|row| row.0).collect::<BTreeSet<_>>(), every.collect());
    for (rule, severity, speaks, silent) in table {
        let found = speaks.find(rule).unwrap_or_else(|| panic!("{rule} is silent"));
        assert_eq!(found.severity, severity, "{rule}");
        assert_eq!(silent.find(rule), None, "{rule} speaks");
        for message in [&found.title, &found.why, &found.advice, &found.sure] {
            assert!(!words(message).is_empty());
        }
        found.who.iter().chain(&found.evidence).for_each(|message| drop(words(message)));
        let of_space = ["ACC-02", "ACC-04", "ACC-06", "ACC-07", "AUD-02", "MIX-01"].contains(&rule);
        let place = if of_space {
            "/wiki/spaces/spacepermissions.action?key=CASE"
        } else {
            "/wiki/spaces/CASE/pages/9"
        };
        assert_eq!(found.link.unwrap().path, place, "{rule}");
        assert_eq!(found.key.len(), 16);
    }
}

/// What is true of a space is one finding, on whichever of its pages it is found.
#[test]
fn a_finding_about_the_space_is_the_same_on_each_of_its_pages() {
    let story = Story::new().space(guest(Role::View)).page(guest(Role::View));
    let key = |rule: &str, page: &str| {
        let found = story.findings_of(page).into_iter().find(|found| found.rule == rule).unwrap();
        (found.of_space, found.key)
    };
    assert!(key("ACC-07", "9").0 && !key("ACC-08", "9").0);
    assert_eq!(key("ACC-07", "9"), key("ACC-07", "10"));
    assert_ne!(key("ACC-08", "9"), key("ACC-08", "10"));
}

/// Ignoring, hiding and grading anew (A10), each undone by what is worse.
#[test]
fn a_choice_decides_how_a_finding_is_shown() {
    let open = Story::new().page(guest(Role::Edit));
    let before = open.find("ACC-03").unwrap();
    assert_eq!((before.aside, before.severity), (false, before.rated));
    let chosen = |key: &str, choice: &str| {
        let choice = (key.to_owned(), choice.to_owned());
        open.clone().with(|story| story.kept.choices = [choice].into())
    };
    assert!(chosen(&before.key, "aside medium").find("ACC-03").unwrap().aside);
    assert!(chosen("ACC-03 CASE", "aside medium").find("ACC-03").unwrap().aside);
    assert!(!chosen("ACC-03 HELP", "aside medium").find("ACC-03").unwrap().aside);
    assert!(!chosen(&before.key, "aside low").find("ACC-03").unwrap().aside, "it is worse now");
    let graded = chosen(&before.key, "critical medium").find("ACC-03").unwrap();
    assert_eq!((graded.severity, graded.rated), (Severity::Critical, Severity::Medium));
    // Another person makes it another finding, about which nothing was decided.
    let key = before.key.as_str();
    let jo = member("Jo", Kind::External, Some("south.example"), Role::Edit);
    assert!(!chosen(key, "aside medium").page(jo).find("ACC-03").unwrap().aside);
}

#[test]
fn what_was_not_read_is_no_finding() {
    let untold = Story::new().with(|story| {
        story.page = Access::default();
        story.space = Access::default();
        story.evidence = evidence(&["OFFICIAL-SENSITIVE - RECIPIENTS ONLY"]);
    });
    assert_eq!(untold.findings(), []);
    let unknown = Kind::Unknown(CannotTell::AddressHidden);
    let hidden = Story::new().page(member("Olu", unknown, None, Role::Edit));
    assert_eq!(hidden.findings(), []);
}

/// Shows A2.
/// An instruction names an organisation by its words, not by letters that are in them.
#[test]
fn an_organisation_is_not_named_by_a_part_of_a_word() {
    for (domain, text, is_found) in [
        ("it.example", "OFFICIAL-SENSITIVE - UNITED USE ONLY", true),
        ("united.example", "OFFICIAL-SENSITIVE - UNITED USE ONLY", false),
    ] {
        let outsider = member("Jo", Kind::External, Some(domain), Role::View);
        let found = Story::new().page(outsider).text(&[text]).find("HAND-01");
        assert_eq!(found.is_some(), is_found, "{domain} {text}");
    }
}

/// Shows A2.
#[test]
fn what_is_for_government_use_is_for_its_other_departments() {
    for (domain, texts, is_found) in [
        ("health.gov.uk", &["OFFICIAL-SENSITIVE - HMG USE ONLY"][..], false),
        ("dstl.mod.uk", &["OFFICIAL-SENSITIVE - HMG USE ONLY"], false),
        ("north.example", &["OFFICIAL-SENSITIVE - HMG USE ONLY"], true),
        ("gov.uk.example", &["OFFICIAL-SENSITIVE - HMG USE ONLY"], true),
        ("health.gov.uk", &["OFFICIAL-SENSITIVE - ACME USE ONLY"], true),
        ("health.gov.uk", &["HMG USE ONLY", "ACME USE ONLY"], true),
    ] {
        let outsider = member("Jo", Kind::External, Some(domain), Role::View);
        let story = Story::new().page(outsider).text(texts);
        assert_eq!(story.find("HAND-01").is_some(), is_found, "{domain} {texts:?}");
        assert!(story.find("AUD-01").is_some(), "they are outside all the same");
    }
}

/// Shows R169.
#[test]
fn only_what_is_for_public_release_may_be_open_to_strangers() {
    let ways: [fn(&mut Story); 2] = [
        |story| story.page.public_link = Told::Yes(()),
        |story| story.page.anonymous = Told::Yes(Role::View),
    ];
    for open in ways {
        for (texts, severity) in [
            (&["OFFICIAL-SENSITIVE - ACME USE ONLY"][..], Severity::Critical),
            (&["OFFICIAL - HMG USE ONLY"], Severity::Critical),
            (&["OFFICIAL - RECIPIENTS ONLY"], Severity::Critical),
            (&["OFFICIAL EMBARGOED until 0930 on 3 May 2027"], Severity::Critical),
            (&["OFFICIAL"], Severity::Low),
            (&["FOR PUBLIC RELEASE", "COMMERCIAL"], Severity::Low),
            // Nobody who marks it so means that.
            (&["FOR PUBLIC RELEASE", "NHS number 943 476 5919"], Severity::Critical),
        ] {
            let found = Story::new().with(open).text(texts).find("PUB-01").unwrap();
            assert_eq!(found.severity, severity, "{texts:?}");
        }
    }
}

/// No link is turned off where the space lets strangers in.
#[test]
fn what_strangers_can_open_is_said_once_with_what_mends_it() {
    let stranger = |story: Story| story.with(|story| story.page.anonymous = Told::Yes(Role::View));
    let link = |story: Story| story.with(|story| story.page.public_link = Told::Yes(()));
    for (story, mends) in [
        (stranger(Story::new()), "take away access without signing in"),
        (stranger(link(Story::new())), "take away access without signing in"),
        (link(Story::new()), "Turn the public link off"),
    ] {
        let found = story.findings();
        assert!(found.iter().all(|found| found.rule != "ACC-10"));
        let found = found.iter().find(|found| found.rule == "PUB-01").unwrap();
        assert!(words(&found.advice).contains(mends), "{found:?}");
    }
}

/// Shows R95, R106, R108.
#[test]
fn they_stand_by_category_then_by_severity() {
    let story = Story::new().page(guest(Role::Edit)).with(|story| {
        story.evidence = sensitive();
        story.title = evidence(&["OFFICIAL-SENSITIVE"]);
        story.page.public_link = Told::Yes(());
    });
    let found = story.findings();
    let category = |found: &Finding| match found.category {
        Category::Content => 0,
        Category::Access => 1,
        Category::Account => 2,
    };
    assert!(found.len() > 4);
    for pair in found.windows(2) {
        let [one, next] = pair else { panic!("two") };
        assert!(
            category(one) < category(next)
                || (category(one) == category(next) && one.severity >= next.severity)
        );
    }
}

#[test]
fn a_finding_holds_no_words_of_the_page() {
    let story = Story::new().page(guest(Role::View)).text(&[
        "OFFICIAL-SENSITIVE - ACME USE ONLY",
        "NHS number 943 476 5919",
        "password: Xk9-Lorem-27!q",
    ]);
    let kept = serde_json::to_string(&story.findings()).unwrap();
    assert!(kept.contains("AUD-01") && kept.contains("HAND-01"), "{kept}");
    for excerpt in story.evidence.iter().flat_map(|found| &found.excerpts) {
        assert!(!kept.contains(excerpt.as_str()), "{excerpt} in {kept}");
    }
}

const TEXTS: [&str; 6] = [
    "OFFICIAL-SENSITIVE",
    "TOP SECRET",
    "NHS number 943 476 5919",
    "OFFICIAL-SENSITIVE - ACME USE ONLY",
    "OFFICIAL-SENSITIVE - NORTHBRIDGE USE ONLY",
    "OFFICIAL-SENSITIVE - RECIPIENTS ONLY",
];

fn outsider() -> impl Strategy<Value = Member> {
    let kinds = prop_oneof![Just(Kind::Guest), Just(Kind::External), Just(Kind::App)];
    let organisations =
        prop_oneof![Just(None), Just(Some("northbridge.example")), Just(Some("south.example"))];
    let roles = prop_oneof![Just(Role::View), Just(Role::Edit)];
    (kinds, organisations, roles, 0..4u8)
        .prop_map(|(kind, from, role, n)| member(&format!("P{n}"), kind, from, role))
}

proptest! {
    /// More outsiders or more sensitive text: every finding stays, none is less severe.
    #[test]
    fn more_danger_never_makes_for_less(
        people in prop::collection::vec(outsider(), 0..4),
        one in outsider(),
        texts in prop::collection::vec(prop::sample::select(&TEXTS[..]), 0..4),
        text in prop::sample::select(&TEXTS[..]),
        (is_person, is_linked, is_restricted) in any::<(bool, bool, bool)>(),
    ) {
        let before = Story::new().text(&texts).with(|story| {
            story.page.members.extend(people.clone());
            story.space.members.extend(people);
            if is_linked {
                story.page.public_link = Told::Yes(());
            }
            if is_restricted {
                story.page.restricted = Told::Yes(RestrictedBy::Page);
            }
        });
        let after = if is_person {
            before.clone().page(one.clone()).space(one)
        } else {
            let more: Vec<&str> = texts.into_iter().chain([text]).collect();
            before.clone().text(&more)
        };
        for found in before.findings() {
            let now = after.find(found.rule);
            prop_assert!(now.as_ref().is_some_and(|now| now.severity >= found.severity), "{found:?}");
        }
    }
}

/// Shows R18, R96: whoever cannot restrict the page is not told to do it without a word.
#[test]
fn who_may_not_restrict_the_page_is_told_whom_to_ask() {
    for (rule, text) in
        [("AUD-01", "OFFICIAL-SENSITIVE"), ("HAND-02", "OFFICIAL-SENSITIVE RECIPIENTS ONLY")]
    {
        let advice = |may_restrict| {
            let story = Story::new().page(guest(Role::View)).text(&[text]);
            story.with(|story| story.may_restrict = may_restrict).find(rule).unwrap().advice
        };
        let plain = advice(Some(true));
        assert_eq!(advice(None), plain, "{rule}: the site did not say");
        let unable = advice(Some(false));
        assert_eq!(unable.key, "finding_advice_unable", "{rule}");
        assert_eq!(unable, doorward::message::Message::new("finding_advice_unable").with(plain));
    }
    // What asks for something else stays as it is.
    let story = Story::new().page(guest(Role::Edit)).with(|story| story.may_restrict = Some(false));
    assert_eq!(story.find("ACC-03").unwrap().advice.key, "finding_advice_edit");
}
