//! Recorded pages, facts as the site answers them, and the words of messages.
#![allow(dead_code, reason = "each test file uses its own part of this")]

use doorward::audience::fact::{Fact, Facts, Unread};
use doorward::audience::learn::learn;
use doorward::detect::{self, Evidence, Place, Text};
use doorward::message::{Arg, Message};
use doorward::page::{Node, Snapshot};
use doorward::verdict::Case;
use doorward::verdict::content::Reading;
use serde_json::{Value, json};
use std::fs;

pub const MEI: &str = "712020:5d3a80f1-9b6c-4271-a4e9-7c2f08d1b003";
pub const DANA: &str = "712020:c4f2580e-61d9-4b07-8e35-a97b60d2c101";

/// A page recorded from the tenant (`tests/snapshots/record.js`).
pub fn snapshot(name: &str) -> Snapshot {
    let path = format!("{}/tests/snapshots/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What the texts of a page amount to.
pub fn evidence(texts: &[&str]) -> Vec<Evidence> {
    let matches: Vec<_> = texts
        .iter()
        .flat_map(|text| detect::scan(Text { text, context: "", place: Place::Body }))
        .collect();
    detect::evidence(matches.iter())
}

/// A page with a marking and three NHS numbers.
pub fn sensitive() -> Vec<Evidence> {
    evidence(&[
        "OFFICIAL-SENSITIVE",
        "NHS number 999 417 3529",
        "NHS number 999 280 6133",
        "NHS number 999 635 1084",
    ])
}

/// The fact made of an account the site answers with.
pub fn account(id: &str, name: &str, email: &str, more: Value) -> (String, Fact) {
    let mut body = json!({"accountId": id, "displayName": name, "email": email});
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    let key = format!("account:{id}");
    learn(&key, 200, &body.to_string()).remove(0)
}

/// The signed-in person, a colleague and a guest.
pub fn facts() -> Facts {
    let (_, me) = account("me", "Priya Shah", "priya.shah@acme.gov.uk", json!({}));
    Facts::from([
        ("me".to_owned(), me),
        account(MEI, "Mei Lin", "mei.lin@acme.gov.uk", json!({})),
        account(DANA, "Dana Reyes", "dana@northbridge.example", json!({"isGuest": true})),
    ])
}

/// A case about a recorded page with those facts.
pub fn case(name: &str, evidence: Vec<Evidence>) -> Case {
    Case {
        snapshot: snapshot(name),
        evidence,
        reading: Reading::Read,
        facts: facts(),
        ..Case::default()
    }
}

/// A message in English, by the catalogue that ships.
pub fn words(message: &Message) -> String {
    let catalogue = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/_locales/en/messages.json");
    let catalogue: Value = serde_json::from_str(&fs::read_to_string(catalogue).unwrap()).unwrap();
    in_words(message, &catalogue)
}

fn in_words(message: &Message, catalogue: &Value) -> String {
    let key = match message.count {
        None => message.key.to_string(),
        Some(1) => format!("{}_one", message.key),
        Some(_) => format!("{}_other", message.key),
    };
    let sentence = catalogue[&key]["message"].as_str();
    let mut sentence = sentence.unwrap_or_else(|| panic!("no message {key}")).to_owned();
    for (index, arg) in message.args.iter().enumerate() {
        sentence = sentence.replace(&format!("${}", index + 1), &argument(arg, catalogue));
    }
    assert!(!sentence.contains('$'), "{key} has a gap that nothing fills: {sentence}");
    sentence
}

fn argument(arg: &Arg, catalogue: &Value) -> String {
    match arg {
        Arg::Day(day) => day.to_string(),
        Arg::Count(count) => count.to_string(),
        Arg::Text(text) => text.clone(),
        Arg::Message(message) => in_words(message, catalogue),
        Arg::List(list) => {
            let list: Vec<String> = list.iter().map(|arg| argument(arg, catalogue)).collect();
            list.join(", ")
        }
    }
}

/// Everything the site answers about a page that everybody at Acme can open.
pub fn open_page(id: &str) -> Facts {
    let answers = [
        (
            format!("restrictions:{id}"),
            json!({"read": {"restrictions": {"user": {"results": []}, "group": {"results": []}}}}),
        ),
        (format!("page:{id}"), json!({"id": id, "spaceId": "1", "title": "A page"})),
        (format!("ancestors:{id}"), json!({"results": []})),
        (format!("files:{id}"), json!({"results": []})),
        (
            "space:1".to_owned(),
            json!({"id": "1", "key": "CASE", "name": "Casework", "permissions": {"results": [
                {"principal": {"type": "group", "id": "g"}, "operation": {"key": "read", "targetType": "space"}},
            ]}}),
        ),
        ("groups".to_owned(), json!({"results": [{"id": "g", "name": "confluence-users"}]})),
        ("members:g".to_owned(), json!({"results": []})),
    ];
    let mut facts: Facts =
        answers.iter().flat_map(|(key, body)| learn(key, 200, &body.to_string())).collect();
    facts.extend(learn(&format!("public:{id}"), 404, ""));
    facts.extend(learn(&format!("classification:{id}"), 404, ""));
    facts
}

/// A case with these recipients in an open share dialog.
pub fn sharing(
    recipients: &[(&str, &str)],
    evidence: Vec<Evidence>,
    more: &[(String, Fact)],
) -> Case {
    let mut case = case("share-colleague-and-guest", evidence);
    case.facts.extend(more.iter().cloned());
    let dialog = &mut case.snapshot.landmarks.get_mut("share-dialog").unwrap()[0];
    let node = |n: usize| Node { n: 1_000 + u32::try_from(n).unwrap(), ..Node::default() };
    let inputs = recipients.iter().enumerate().map(|(n, (value, _))| Node {
        attributes: [("value".to_owned(), (*value).to_owned())].into(),
        ..node(n)
    });
    let chips = recipients
        .iter()
        .enumerate()
        .map(|(n, (_, name))| Node { texts: vec![(*name).to_owned()], ..node(100 + n) });
    dialog.parts.insert("recipient".into(), inputs.collect());
    dialog.parts.insert("chip".into(), chips.collect());
    case
}

/// People of every kind, as the site answers about them.
pub fn people() -> Vec<(String, Fact)> {
    let unread = |id: &str| (format!("account:{id}"), Fact::Unread { why: Unread::Forbidden });
    vec![
        account("colleague", "Mei", "mei@acme.gov.uk", json!({})),
        account("guest", "Dana", "dana@north.example", json!({"isGuest": true})),
        account("hidden-guest", "Idris", "", json!({"isExternalCollaborator": true})),
        account("external", "Jo", "jo@south.example", json!({})),
        account("hidden", "Olu", "", json!({})),
        account("app", "Bot", "", json!({"accountType": "app"})),
        unread("unread"),
    ]
}

/// Every way to spoil one value of an answer, by the place of it: it is missing, or something else.
pub fn spoilt(answer: &Value) -> Vec<(String, Value)> {
    fn places(value: &Value, at: String, found: &mut Vec<String>) {
        let inside: Vec<(String, &Value)> = match value {
            Value::Object(fields) => fields.iter().map(|(key, one)| (key.clone(), one)).collect(),
            Value::Array(list) => {
                list.iter().enumerate().map(|(n, one)| (n.to_string(), one)).collect()
            }
            _ => Vec::new(),
        };
        for (key, one) in inside {
            let place = [&at, "/", &key].concat();
            found.push(place.clone());
            places(one, place, found);
        }
    }
    let mut found = Vec::new();
    places(answer, String::new(), &mut found);
    let wrong = [json!(null), json!({}), json!("other"), json!(7)];
    found
        .iter()
        .flat_map(|place| wrong.iter().map(move |wrong| (place, wrong)))
        .map(|(place, wrong)| {
            let mut answer = answer.clone();
            *answer.pointer_mut(place).unwrap() = wrong.clone();
            (format!("{place} = {wrong}"), answer)
        })
        .collect()
}
