//! Every sample of `docs/policy.md` is a policy that holds: each key is in the table, each
//! value is well written, and each form of file says what it seems to say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

use doorward::policy::{Form, KEYS, Layers, Policy, key};
use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::fs;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/policy.md");
const REGISTRY: &str =
    r"HKEY_LOCAL_MACHINE\Software\Policies\Google\Chrome\3rdparty\extensions\EXTENSION_ID\policy";

/// The blocks of code of the page: language and text.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let inside = page.split("\n```").enumerate().filter(|(at, _)| at % 2 == 1);
    inside.map(|(_, block)| block.split_once('\n').unwrap()).collect()
}

fn policy(language: &str, text: &str) -> Value {
    match language {
        "json" => from_json(serde_json::from_str(text).unwrap()),
        "reg" => from_registry(text),
        "xml" => from_plist(&mut tokens(text)),
        other => panic!("nobody checks a sample in {other}"),
    }
}

fn from_json(file: Value) -> Value {
    for path in [
        "/3rdparty/extensions/EXTENSION_ID",
        "/policies/3rdparty/Extensions/doorward@doorward.example",
        "/settings",
    ] {
        if let Some(found) = file.pointer(path) {
            return found.clone();
        }
    }
    file
}

/// As Chrome reads the registry: a key whose names are 1, 2, … is a list where the schema
/// says so, any other a table; a `dword` is a number, or a switch where the schema says so.
fn from_registry(text: &str) -> Value {
    let mut policy = Map::new();
    let mut path: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1) {
        if let Some(key) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let rest = key.strip_prefix(REGISTRY).unwrap_or_else(|| panic!("{key}"));
            path = rest.split('\\').filter(|part| !part.is_empty()).map(Into::into).collect();
            continue;
        }
        let (name, value) = line.split_once('=').unwrap();
        let name = name.trim_matches('"');
        let value = match value.strip_prefix("dword:") {
            Some(number) => {
                let number = u32::from_str_radix(number, 16).unwrap();
                match key(name).unwrap().form {
                    Form::Switch => (number != 0).into(),
                    _ => number.into(),
                }
            }
            None => value.trim_matches('"').into(),
        };
        let mut place = &mut policy;
        for part in &path {
            let next = place.entry(part).or_insert_with(|| Map::new().into());
            place = next.as_object_mut().unwrap();
        }
        place.insert(name.to_owned(), value);
    }
    for (name, value) in &mut policy {
        let form = key(name).map(|key| key.form);
        if matches!(form, Some(Form::Domains | Form::OwnDomains | Form::Limits)) {
            let items: Vec<Value> = value.as_object().unwrap().values().cloned().collect();
            *value = items.into();
        }
    }
    Value::Object(policy)
}

type Tokens = VecDeque<(String, String)>;

/// The elements of a property list: each tag, and what stands in it.
fn tokens(text: &str) -> Tokens {
    let parts = text.split('<').skip(1).map(|part| part.split_once('>').unwrap());
    parts.map(|(tag, text)| (tag.trim().to_owned(), text.trim().to_owned())).collect()
}

fn from_plist(tokens: &mut Tokens) -> Value {
    loop {
        let (tag, text) = tokens.pop_front().unwrap();
        return match tag.as_str() {
            "string" => text.into(),
            "integer" => text.parse::<u32>().unwrap().into(),
            "true/" => true.into(),
            "false/" => false.into(),
            "array" => collect(tokens, "/array").into_iter().map(|(_, value)| value).collect(),
            "dict" => Value::Object(collect(tokens, "/dict").into_iter().collect()),
            _ => continue,
        };
    }
}

/// What stands between here and the end tag, each with the `key` before it.
fn collect(tokens: &mut Tokens, end: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut name = String::new();
    while let Some((tag, text)) = tokens.pop_front() {
        match tag.as_str() {
            tag if tag == end => break,
            "key" => name = text,
            "/key" | "/string" | "/integer" => {}
            _ => {
                tokens.push_front((tag, text));
                found.push((name.clone(), from_plist(tokens)));
            }
        }
    }
    found
}

fn problems(policy: &Value) -> Vec<String> {
    let managed = policy.as_object().unwrap().clone();
    let policy = Policy::from_layers(&Layers { managed, person: Map::new() });
    policy.problems.iter().map(|problem| format!("{problem:?}")).collect()
}

#[test]
fn every_sample_holds() {
    let page = fs::read_to_string(PAGE).unwrap();
    let blocks = blocks(&page);
    let languages: Vec<_> = blocks.iter().map(|(language, _)| *language).collect();
    assert_eq!(languages, ["reg", "xml", "json", "json", "json", "json"]);
    for (language, text) in blocks {
        let policy = policy(language, text);
        assert_eq!(problems(&policy), [""; 0], "{text}");
        assert_eq!(policy["ownDomains"][0], "acme.gov.uk", "{language} is read as it is meant");
        assert_eq!(policy.get("3rdparty"), None);
    }
}

#[test]
fn the_starting_policy_leaves_little_open() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (_, starting) = page.split_once("## A starting policy").unwrap();
    let policy = policy("json", blocks(starting)[0].1);
    let open: Vec<_> =
        KEYS.iter().map(|key| key.name).filter(|name| policy.get(*name).is_none()).collect();
    assert_eq!(
        open,
        [
            "forbiddenDomains",
            "sites",
            "holdLimit",
            "terms",
            "recordName",
            "securityReviewed",
            "securityAnswers",
            "skipWelcome",
            "nameMarks",
            "appearance",
            "exceptions"
        ]
    );
}

#[test]
fn a_sample_that_is_wrong_is_found() {
    let text = format!("X\n[{REGISTRY}]\n\"largeAudience\"=dword:00000001\n\"colour\"=\"red\"");
    assert_eq!(problems(&from_registry(&text)).len(), 2);
    let list = "<dict><key>ownDomains</key><array><string>nowhere</string></array></dict>";
    assert_eq!(problems(&from_plist(&mut tokens(list))).len(), 1);
}
