//! Requests as the browser writes them: what is read, what is refused, and by which name.

use doorward::audience::fact::{self, Fact, Principal, Unread};
use doorward::protocol::{Passage, Request, Walk};
use doorward::verdict::Case;
use doorward::wire::{Fault, from_text};
use doorward::{checklist, page, policy, record, verdict};
use std::fmt::Debug;

fn request(text: &str) -> Result<Request, Fault> {
    from_text(text)
}

#[test]
fn what_is_missing_gets_its_default_and_what_is_more_is_passed_over() {
    let read = request(r#"{"read": {"texts": [{"text": "a", "more": [1]}]}}"#);
    let Ok(Request::Read { texts, .. }) = read else { panic!("{read:?}") };
    let text = Passage { text: "a".into(), context: String::new(), place: Default::default() };
    assert_eq!(texts, [text]);
    assert_eq!(request(r#"{"judge": {}}"#), Ok(Request::Judge(Box::default())));
    assert_eq!(request(r#"{"rules": {}}"#), Ok(Request::Rules {}));
}

/// A field that gets no default would be one without which a whole question is refused.
#[test]
fn a_struct_that_has_a_default_is_read_from_nothing() {
    fn check<T: Default + PartialEq + Debug + for<'de> serde::Deserialize<'de>>() {
        assert_eq!(from_text::<T>("{}"), Ok(T::default()), "{}", std::any::type_name::<T>());
    }
    check::<fact::PageFact>();
    check::<fact::SpaceFact>();
    check::<fact::Members>();
    check::<fact::WorkItem>();
    check::<fact::Comments>();
    check::<fact::Comment>();
    check::<fact::Files>();
    check::<fact::Level>();
    check::<fact::Account>();
    check::<fact::Restrictions>();
    check::<fact::Subjects>();
    check::<checklist::Standing>();
    check::<page::Snapshot>();
    check::<page::Node>();
    check::<page::Around>();
    check::<policy::Layers>();
    check::<policy::Limit>();
    check::<policy::Exception>();
    check::<record::Parts>();
    check::<record::clock::Recorded>();
    check::<verdict::Case>();
    check::<verdict::Draft>();
    check::<verdict::kept::Kept>();
    check::<verdict::review::Review>();
    check::<verdict::files::upload::Upload>();
    check::<verdict::files::upload::Hidden>();
}

#[test]
fn it_reads_as_serde_json_does() {
    for text in [
        r#"{"url": "u"}"#,
        r#"{"evidence": [], "reading": "not_found", "today": "2026-01-12", "asked": ["me"]}"#,
        r#"{"facts": {"a": "signed_out", "b": {"public": true}, "c": {"classification": null},
           "d": {"unread": {"why": "forbidden"}}, "e": {"space": {"grants": [{"to":
           {"user": "u"}, "role_id": null}, {"to": "everyone"}], "may_export": false}}}}"#,
        r#"{"settings": {"person": {"a": [1, -1, 0.5, null, "x", {"b": true}]}}}"#,
        r#"{"drafts": [{"n": 4294967295, "read": true}], "reading": "unheard_of"}"#,
        r#"{"drafts": [{"n": 4294967296}]}"#,
        r#"{"drafts": [{"n": -1}]}"#,
        r#"{"acknowledged": "a"}"#,
        r#"{"facts": {"a": {"public": true, "page": {}}}}"#,
        r#"{"facts": {"a": {}}}"#,
        "7",
    ] {
        assert_eq!(from_text(text).ok(), serde_json::from_str::<Case>(text).ok(), "{text}");
    }
    assert_eq!(from_text(r#"{"unread": {"why": "forbidden"}}"#), {
        Ok(Fact::Unread { why: Unread::Forbidden })
    });
    assert_eq!(from_text(r#"{"group": "g"}"#), Ok(Principal::Group("g".into())));
    assert_eq!(from_text(r#"{"texts": ["1"]}"#), Ok(Walk::Texts(vec!["1".into()])));
}

#[test]
fn it_names_the_innermost_field_that_is_wrong() {
    for (text, field) in [
        ("", ""),
        ("null", ""),
        ("{}", ""),
        (r#"{"nonsense": {}}"#, ""),
        (r#"{"rules": {}, "hello": {"url": ""}}"#, ""),
        (r#"{"hello": {}}"#, "url"),
        (r#"{"hello": {"url": null}}"#, "url"),
        (r#"{"read": {"texts": "x"}}"#, "texts"),
        (r#"{"read": {"texts": [{"text": "", "place": "nowhere"}]}}"#, "place"),
        (r#"{"read": {"texts": [{"context": ""}]}}"#, "text"),
        (r#"{"judge": {"snapshot": {"url": 1}}}"#, "url"),
    ] {
        assert_eq!(request(text), Err(Fault(field)), "{text}");
    }
}

#[test]
fn half_a_surrogate_pair_is_one_unit_of_no_text() {
    let url = |text: &str| match request(&format!(r#"{{"hello": {{"url": "{text}"}}}}"#)) {
        Ok(Request::Hello { url }) => url,
        other => panic!("{other:?}"),
    };
    assert_eq!(url(r"a\ud83d b\udc00"), "a\u{FFFD} b\u{FFFD}");
    assert_eq!(url(r"\\ud83d \\\ud83d \\\\ud83d"), r"\ud83d \�".to_owned() + r" \\ud83d");
    assert_eq!(url("\u{D7FF} \u{1F642}"), "\u{D7FF} \u{1F642}");
}
