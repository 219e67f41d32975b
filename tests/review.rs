//! The space review without a browser: what is asked, what is said of pages, and that
//! nothing that could not be read is taken for fine.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::audience::fact::Facts;
use doorward::audience::learn::learn;
use doorward::page::body::blocks;
use doorward::severity::Severity;
use doorward::verdict::review::{Page, Review, Reviewed, review};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{DANA, words};

const NHS: &str = "NHS number 999 417 3529 and NHS number 999 280 6133";

fn document(text: &str) -> String {
    json!({"type": "doc", "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": text}]},
    ]})
    .to_string()
}

fn page(id: &str, title: &str, text: &str) -> Value {
    json!({
        "id": id, "spaceId": "1", "title": title, "parentId": null,
        "body": {"atlas_doc_format": {"value": document(text)}},
    })
}

fn open() -> Value {
    only(&[])
}

fn only(people: &[(&str, &str)]) -> Value {
    let people: Vec<Value> = people
        .iter()
        .map(|(id, email)| json!({"accountId": id, "displayName": id, "email": email}))
        .collect();
    json!({"read": {"restrictions": {"user": {"results": people}, "group": {"results": []}}}, "update": {"restrictions": {}}})
}

/// A space that everybody at Acme may use and, where it is told so, Dana, a guest.
struct Story {
    pages: Vec<Value>,
    facts: Facts,
    review: Review,
}

impl Story {
    fn new(has_guest: bool) -> Self {
        let mut grants = vec![
            json!({"principal": {"type": "group", "id": "g"}, "operation": {"key": "read", "targetType": "space"}}),
            json!({"principal": {"type": "role", "id": "all-licensed-users"}, "operation": {"key": "read", "targetType": "space"}}),
        ];
        if has_guest {
            grants.push(json!({"principal": {"type": "user", "id": DANA}, "operation": {"key": "read", "targetType": "space"}}));
        }
        let space = json!({"id": "1", "key": "CASE", "permissions": {"results": grants}});
        let mut facts = support::facts();
        for (key, body) in [
            ("space:1", space),
            ("groups", json!({"results": [{"id": "g", "name": "confluence-users"}]})),
            ("members:g", json!({"results": []})),
        ] {
            facts.extend(learn(key, 200, &body.to_string()));
        }
        facts.extend(learn("strangers:1", 404, ""));
        let review = Review { space: "CASE".into(), may_ask: true, ..Review::default() };
        Self { pages: Vec::new(), facts, review }
    }

    /// Adds a page with its restrictions, below others.
    fn page(mut self, page: Value, restrictions: &Value, above: &[&str]) -> Self {
        let id = page["id"].as_str().unwrap().to_owned();
        self.facts.extend(learn(&format!("restrictions:{id}"), 200, &restrictions.to_string()));
        self.review.above.insert(id, above.iter().map(|id| (*id).to_owned()).collect());
        self.pages.push(page);
        self
    }

    fn fact(mut self, key: &str, status: u16, body: &Value) -> Self {
        self.facts.extend(learn(key, status, &body.to_string()));
        self
    }

    fn without(mut self, key: &str) -> Self {
        assert!(self.facts.remove(key).is_some(), "{key}");
        self
    }

    fn told(&self, may_ask: bool) -> Reviewed {
        review(&Review {
            pages: json!({"results": self.pages}).to_string(),
            facts: self.facts.clone(),
            may_ask,
            ..self.review.clone()
        })
    }

    fn asks(&self) -> Vec<String> {
        self.told(true).wants.into_iter().map(|want| want.key).collect()
    }

    /// The first page, when nothing more is asked.
    fn first(&self) -> Page {
        let told = self.told(true);
        assert_eq!(told.wants, []);
        told.pages[0].clone()
    }
}

fn rules(page: &Page) -> Vec<(&'static str, Severity)> {
    page.findings.iter().map(|found| (found.rule, found.severity)).collect()
}

#[test]
fn sensitive_content_that_a_guest_can_open_is_found() {
    let found = Story::new(true).page(page("9", "Rota", NHS), &open(), &[]).first();
    assert_eq!(rules(&found), [("AUD-01", Severity::High)]);
    assert!(found.read && found.gaps.is_empty());
    assert_eq!(found.outsiders.len(), 1);
    assert_eq!(found.outsiders[0].organisation.as_deref(), Some("northbridge.example"));
}

#[test]
fn what_is_true_of_the_space_is_said_once() {
    let told = Story::new(true).page(page("9", "Rota", "Lunch"), &open(), &[]).told(true);
    let of_space: Vec<_> = told.space.iter().map(|found| found.rule).collect();
    assert_eq!(of_space, ["ACC-07"]);
    let organisations: Vec<_> =
        told.space_outsiders.iter().filter_map(|who| who.organisation.as_deref()).collect();
    assert_eq!(organisations, ["northbridge.example"]);
    assert_eq!(rules(&told.pages[0]), []);
    // On a list of its own it is the page that lets her in.
    let list = only(&[("me", "priya.shah@acme.gov.uk"), (DANA, "dana@northbridge.example")]);
    let told = Story::new(true).page(page("9", "Rota", "Lunch"), &list, &[]).told(true);
    assert_eq!(rules(&told.pages[0]), [("ACC-08", Severity::Medium)]);
}

#[test]
fn sensitive_content_inside_is_for_information() {
    let found = Story::new(false).page(page("9", "Rota", NHS), &open(), &[]).first();
    assert_eq!(rules(&found), [("CONT-01", Severity::Low)]);
    let list = only(&[("me", "priya.shah@acme.gov.uk")]);
    let found = Story::new(true).page(page("9", "Rota", NHS), &list, &[]).first();
    assert_eq!(rules(&found), [("CONT-01", Severity::Low)]);
    assert!(found.outsiders.is_empty());
}

/// Whoever hides their address may be outside, so who can open it is not fully known.
#[test]
fn sensitive_content_before_somebody_unknown_is_to_be_looked_into() {
    let list = only(&[("me", "priya.shah@acme.gov.uk"), ("olu", "")]);
    let found = Story::new(false).page(page("9", "Rota", NHS), &list, &[]).first();
    assert_eq!(rules(&found), [("CONT-02", Severity::Medium)]);
    // Nothing was unread, so it is said who that is, and not that something could not be.
    assert!(found.gaps.is_empty());
    let one = &found.findings[0];
    assert_eq!(one.title.key, "spacereview_content_maybe");
    assert!(format!("{:?}", one.who).contains("olu"), "{:?}", one.who);
    assert_eq!(one.who.len(), 1);
}

#[test]
fn what_anybody_can_open_is_not_said_to_be_inside() {
    let public = Story::new(false).fact("strangers:1", 200, &json!({"id": "9"})).fact(
        "space-v1:CASE",
        403,
        &json!({}),
    );
    let text = "OFFICIAL - FOR PUBLIC RELEASE. COMMERCIAL IN CONFIDENCE";
    let found = public.page(page("9", "Rota", text), &open(), &[]).first();
    assert_eq!(rules(&found), [("PUB-01", Severity::Low)]);
}

#[test]
fn the_findings_of_a_review_alone_can_be_off_too() {
    let mut story = Story::new(false).page(page("9", "Rota", NHS), &open(), &[]);
    let off = json!({"modes": {"CONT-01": "off"}});
    story.review.settings.person = off.as_object().cloned().unwrap();
    assert_eq!(rules(&story.first()), []);
}

#[test]
fn a_page_above_shuts_out_whom_it_does_not_list() {
    let list = only(&[("me", "priya.shah@acme.gov.uk")]);
    let story = Story::new(true).page(page("9", "Below", NHS), &open(), &["8"]).page(
        page("8", "Above", "Lunch"),
        &list,
        &[],
    );
    assert_eq!(rules(&story.first()), [("CONT-01", Severity::Low)]);
}

#[test]
fn a_title_and_a_marking_are_read_too() {
    let found =
        Story::new(true).page(page("9", "NHS number 999 417 3529", "SECRET"), &open(), &[]).first();
    let rules: Vec<_> = found.findings.iter().map(|found| found.rule).collect();
    assert!(rules.contains(&"TITLE-01"), "{rules:?}");
    assert!(rules.contains(&"AUD-01"), "{rules:?}");
}

#[test]
fn restrictions_are_asked_for_in_one_and_then_alone() {
    let story = Story::new(true).page(page("9", "Rota", NHS), &open(), &["7", "8"]).page(
        page("10", "Other", NHS),
        &open(),
        &["7"],
    );
    let story = story.without("restrictions:9").without("restrictions:10");
    assert_eq!(story.asks(), ["levels:9,10,7,8"]);
    // The search left one out and cut one short.
    let cut = json!({
        "read": {"restrictions": {"user": {"results": [{"accountId": "a"}], "limit": 1}, "group": {"results": []}}}, "update": {},
    });
    let mut story = story
        .fact("restrictions:9", 200, &open())
        .fact("restrictions:10", 404, &json!({}))
        .fact("restrictions:7", 200, &cut)
        .fact("restrictions:8", 200, &open());
    assert_eq!(story.asks(), ["restrictions:10", "restrictions:7"]);
    // Asked and not told: that is said.
    story.review.asked = vec!["restrictions:10".into(), "restrictions:7".into()];
    let told = story.told(true);
    assert_eq!(told.wants, []);
    let gaps: Vec<_> = told.pages[1].gaps.iter().map(words).collect();
    assert!(gaps.iter().any(|gap| gap.contains("restrictions of the page (")), "{gaps:?}");
}

#[test]
fn what_is_asked_is_of_the_space_and_asked_once() {
    let mut story = Story::new(true);
    for id in ["11", "12", "13"] {
        story = story.page(page(id, "Rota", NHS), &open(), &[]);
    }
    let story = story.without("space:1").without("me");
    let mut asks = story.asks();
    asks.sort();
    assert_eq!(asks, ["me", "space:1"]);
}

#[test]
fn strangers_are_asked_about_once_where_the_space_does_not_say() {
    let classic = json!({"id": "1", "key": "CASE", "permissions": {"results": [
        {"principal": {"type": "group", "id": "g"}, "operation": {"key": "read", "targetType": "space"}},
    ]}});
    let story = || {
        Story::new(false)
            .fact("space:1", 200, &classic)
            .page(page("9", "Rota", NHS), &open(), &[])
            .page(page("10", "Inside", "Lunch"), &only(&[("me", "priya.shah@acme.gov.uk")]), &[])
    };
    assert_eq!(story().without("strangers:1").asks(), ["strangers:1"]);
    let public = story().fact("strangers:1", 200, &json!({"id": "9"}));
    assert_eq!(public.asks(), ["space-v1:CASE"]);
    let told = public.fact("space-v1:CASE", 403, &json!({})).told(true);
    let rules: Vec<_> = told.pages[0].findings.iter().map(|found| found.rule).collect();
    assert!(rules.contains(&"PUB-01"), "{rules:?}");
    assert!(told.pages[1].findings.is_empty(), "its list shuts strangers out");
    assert!(told.space.iter().any(|found| found.rule == "AUD-02"));
}

#[test]
fn what_was_not_read_is_never_fine() {
    // Not asked, because enough was asked: sensitive content is to be looked into.
    let story = Story::new(true).page(page("9", "Rota", NHS), &open(), &[]).without("space:1");
    let told = story.told(false);
    assert_eq!(told.wants, []);
    assert_eq!(rules(&told.pages[0]), [("CONT-02", Severity::Medium)]);
    assert_eq!(told.pages[0].findings[0].title.key, "spacereview_content_unsure");
    assert!(!told.pages[0].gaps.is_empty());
    // What stands above was not told.
    let mut story = Story::new(true).page(page("9", "Rota", "Lunch"), &open(), &[]);
    story.review.above.clear();
    assert!(!story.first().gaps.is_empty());
    // The text is in another format.
    let mut other = page("9", "Rota", "");
    other["body"] = json!({"storage": {"value": "<p>NHS number 999 417 3529</p>"}});
    assert!(!Story::new(true).page(other, &open(), &[]).first().read);
    // The answer is none.
    for pages in ["", "<html>", "[]", "{}", "{\"results\":7}"] {
        let told = review(&Review { pages: pages.into(), ..Review::default() });
        assert!(!told.understood && told.pages.is_empty(), "{pages}");
    }
}

#[test]
fn what_may_be_kept_holds_no_words_of_the_page() {
    let text = "OFFICIAL-SENSITIVE. NHS number 999 417 3529, password: hunter2-Gooseberry";
    let found = Story::new(true).page(page("9", "Harriet Blakeney", text), &open(), &[]).first();
    let kept = serde_json::to_string(&(&found.findings, &found.gaps, &found.outsiders)).unwrap();
    for words in ["Harriet", "417", "hunter2", "OFFICIAL"] {
        assert!(!kept.contains(words), "{words} in {kept}");
    }
}

proptest! {
    /// Whatever the site answers, nothing panics, and a page that is read is in the answer.
    #[test]
    fn any_document_is_read_or_refused(document in ".{0,400}") {
        let _ = blocks(&document);
        let mut strange = page("9", &document, "");
        strange["body"] = json!({"atlas_doc_format": {"value": document}});
        let told = Story::new(true).page(strange, &open(), &[]).told(true);
        prop_assert_eq!(told.pages.len(), 1);
    }

    #[test]
    fn any_tree_of_nodes_is_read(tree in tree()) {
        let document = json!({"type": "doc", "content": [tree]}).to_string();
        prop_assert!(blocks(&document).is_some());
    }
}

/// Nodes of known and unknown kinds, within each other in ways that no editor makes.
fn tree() -> impl Strategy<Value = Value> {
    let kinds = [
        "paragraph",
        "table",
        "tableRow",
        "tableHeader",
        "tableCell",
        "status",
        "date",
        "expand",
        "heading",
        "text",
        "mention",
        "unheard",
    ];
    let kind = proptest::sample::select(kinds.to_vec());
    let leaf = (kind.clone(), "[ -~]{0,12}").prop_map(
        |(kind, text)| json!({"type": kind, "text": text, "attrs": {"text": text, "timestamp": text}}),
    );
    leaf.prop_recursive(5, 40, 4, move |inner| {
        (kind.clone(), proptest::collection::vec(inner, 0..4))
            .prop_map(|(kind, content)| json!({"type": kind, "content": content}))
    })
}

// R13: a label marks a page in a review as it does when the page is open.
#[test]
fn a_label_counts_as_a_marking() {
    let labelled = json!({"results": [{
        "id": "9", "restrictions": open(),
        "metadata": {"labels": {"results": [{"prefix": "global", "name": "official-sensitive"}]}},
    }]});
    let told = |has_guest: bool| {
        let story = Story::new(has_guest).page(page("9", "Rota", "Six chairs."), &open(), &[]);
        assert_eq!(story.first().findings, []);
        rules(&story.fact("levels:9", 200, &labelled).first())
    };
    assert_eq!(told(false), [("CONT-01", Severity::Low)]);
    assert_eq!(told(true)[0], ("AUD-01", Severity::High));
}

// R131: what the person called wrong is no sensitive content in a review either.
#[test]
fn content_is_weighed_by_the_settings() {
    let mut story = Story::new(false).page(page("9", "Rota", NHS), &open(), &[]);
    assert_eq!(rules(&story.first()), [("CONT-01", Severity::Low)]);
    story.review.site = "acme.atlassian.net".into();
    let wrong = json!({"exceptions": [
        {"rule": "nhs-number", "site": "acme.atlassian.net", "space": "CASE", "at": "2026-11-25"},
    ]});
    story.review.settings.person = wrong.as_object().cloned().unwrap();
    assert_eq!(rules(&story.first()), []);
}

// R150: by what is known already, and at no further request.
#[test]
fn whoever_is_mentioned_and_cannot_open_the_page_is_said() {
    let mut mentions = page("9", "Rota", "");
    mentions["body"]["atlas_doc_format"]["value"] = json!({"type": "doc", "content": [
        {"type": "paragraph", "content": [
            {"type": "mention", "attrs": {"id": DANA, "text": "@Dana"}},
            {"type": "mention", "attrs": {"id": "nobody-knows", "text": "@Kim"}},
        ]},
    ]})
    .to_string()
    .into();
    let told = |has_guest: bool| {
        let story = Story::new(has_guest).page(mentions.clone(), &open(), &[]);
        assert_eq!(story.asks(), Vec::<String>::new());
        rules(&story.first()).iter().any(|(rule, _)| *rule == "MENT-01")
    };
    assert!(told(false) && !told(true));
}

/// A finding about something else on the page does not stand for what it does not name.
#[test]
fn sensitive_content_is_found_beside_another_finding_about_it() {
    let told = |title: &str, text: &str| {
        let page = page("9", title, text);
        rules(&Story::new(false).page(page, &open(), &[]).first())
    };
    let named = [("TITLE-01", Severity::Medium)];
    assert_eq!(told(NHS, "Lunch is at noon."), named, "it is named already");
    assert_eq!(told(NHS, "TOP SECRET")[..2], [("CEIL-01", Severity::Critical), named[0]]);
    let both = told(NHS, "IBAN GB82 WEST 1234 5698 7654 32");
    assert_eq!(both, [named[0], ("CONT-01", Severity::Low)]);
}
