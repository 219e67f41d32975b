//! The invariants of the house, which the compiler does not see.
//!
//! Each check reads the text of a file and names what is wrong with it. It states a sample that
//! it must object to and one that it must not, so that no check can rot into silence.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One rule that a file keeps or breaks.
struct Check {
    about: &'static str,
    /// Which files it is for, by their path from the root.
    applies: fn(&str) -> bool,
    /// What is wrong in this text.
    complaints: fn(&str) -> Vec<String>,
    bad: &'static [&'static str],
    good: &'static [&'static str],
}

const CHECKS: &[Check] = &[
    Check {
        about: "only src/web knows of a browser",
        applies: |path| path.ends_with(".rs") && !path.starts_with("src/web/"),
        complaints: |text| {
            lines(text, |line| names(line, &["web_sys", "js_sys", "wasm_bindgen", "gloo"]))
        },
        bad: &["use wasm_bindgen::prelude::*;", "fn f(e: web_sys::Element) {}"],
        good: &["// wasm_bindgen is for src/web", "use crate::page;"],
    },
    Check {
        about: "detect knows of nothing but text",
        applies: |path| path.starts_with("src/detect/"),
        complaints: |text| lines(text, |line| names(line, &["doorward", "std::time"])),
        bad: &["use doorward::page::Node;", "use std::time::Instant;"],
        good: &["use crate::Match;", "use super::Match;", "// the crate doorward"],
    },
    Check {
        about: "page knows of no meaning",
        applies: |path| path.starts_with("src/page/"),
        complaints: |text| {
            lines(text, |line| {
                reaches_for(line, &["audience", "message", "policy", "protocol", "verdict"])
            })
        },
        bad: &["use crate::audience::Party;", "use crate::{detect::Place, verdict};"],
        good: &["use crate::page::Node;"],
    },
    Check {
        about: "audience knows of no text and no verdict",
        applies: |path| path.starts_with("src/audience/"),
        complaints: |text| {
            lines(text, |line| reaches_for(line, &["detect", "message", "protocol", "verdict"]))
        },
        bad: &["use crate::detect::Match;", "let x = crate::verdict::judge();"],
        good: &["use crate::page::share::Chosen;", "//! The [`crate::verdict`] room asks."],
    },
    Check {
        about: "the content script knows no selector",
        applies: |path| path.starts_with("extension/content/"),
        complaints: |text| {
            let calls = ["querySelector(", "querySelectorAll(", "closest(", "matches("];
            lines(text, |line| calls.iter().any(|call| is_given_a_literal(line, call)))
        },
        bad: &["document.querySelector('#a')", "x.closest( \"form\")", "x.matches(`a`)"],
        good: &["document.querySelectorAll(selector)", "reader.matches()"],
    },
    Check {
        about: "the shim makes elements, not markup or code",
        applies: is_shim,
        complaints: |text| {
            let ways = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("];
            lines(text, |line| ways.iter().chain(&["new Function"]).any(|way| line.contains(way)))
        },
        bad: &["x.innerHTML = y;", "eval(y)"],
        good: &["x.textContent = y;"],
    },
    Check {
        about: "only content/site/site.js makes requests",
        applies: |path| is_shim(path) && path != "extension/content/site/site.js",
        complaints: |text| lines(text, |line| REQUESTS.iter().any(|way| line.contains(way))),
        bad: &["await fetch(address)", "new WebSocket(address)"],
        good: &["await read(address)", "prefetched"],
    },
    Check {
        about: "a request is a GET by fetch, and to the page's own origin",
        applies: |path| path == "extension/content/site/site.js",
        complaints: |text| {
            lines(text, |line| {
                let other_way = REQUESTS.iter().any(|way| *way != "fetch(" && line.contains(way));
                let other_method = line.contains("method:") && !line.contains("'GET'");
                other_way || other_method || line.contains("://")
            })
        },
        bad: &[
            "{ method: 'POST' }",
            "{ method: verb }",
            "navigator.sendBeacon(x)",
            "fetch('https://x')",
        ],
        good: &["fetch(address, { method: 'GET' })"],
    },
    Check {
        about: "what a person reads comes from the catalogue",
        applies: is_shim,
        complaints: |text| {
            let places = ["textContent", "innerText", "title", "ariaLabel", "placeholder", "alt"];
            lines(text, |line| {
                places.iter().any(|place| is_given_a_literal(line, &format!(".{place} = ")))
                    || is_given_a_literal(line, "'aria-label': ")
            })
        },
        bad: &["x.textContent = 'Share';", "{ 'aria-label': 'Close' }"],
        good: &["x.textContent = text;", "x.title = say(title);", "{ 'aria-label': label }"],
    },
    Check {
        about: "a file is one thought",
        applies: |_| true,
        complaints: |text| {
            let count = text.lines().map(str::trim_start).filter(|line| is_code(line)).count();
            let long = count > LONGEST;
            let fault = format!("{count} lines of code; the most is {LONGEST}");
            long.then_some(fault).into_iter().collect()
        },
        bad: &[include_str!("../Cargo.lock")],
        good: &["fn main() {}\n"],
    },
];

const LONGEST: usize = 500;

/// Whether a line holds more than a comment: what explains, and types, make no thought longer.
fn is_code(line: &str) -> bool {
    !matches!(line, "" | "*")
        && !["//", "/*", "* ", "*/"].iter().any(|start| line.starts_with(start))
}

/// How a script can make a request.
const REQUESTS: [&str; 5] = ["fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource"];

#[test]
fn every_check_can_fail_and_can_pass() {
    for check in CHECKS {
        for sample in check.bad {
            assert!(
                !(check.complaints)(sample).is_empty(),
                "{}: accepts {sample:.60}",
                check.about
            );
        }
        for sample in check.good {
            let complaints = (check.complaints)(sample);
            assert!(complaints.is_empty(), "{}: refuses {sample:.60}", check.about);
        }
    }
}

#[test]
fn the_house_is_tidy() {
    let files: Vec<_> = ["src", "extension"].into_iter().flat_map(sources).collect();
    for check in CHECKS {
        assert!(files.iter().any(|(path, _)| (check.applies)(path)), "{}: no file", check.about);
    }
    let complaints: Vec<String> = CHECKS
        .iter()
        .flat_map(|check| files.iter().map(move |file| (check, file)))
        .filter(|(check, (path, _))| (check.applies)(path))
        .flat_map(|(check, (path, text))| {
            (check.complaints)(text)
                .into_iter()
                .map(move |what| format!("{path}: {}: {what}", check.about))
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The core gets the browser's crates for wasm32 alone, and every version is exact.
#[test]
fn dependencies_are_pinned_and_where_they_belong() {
    let manifest = read("Cargo.toml");
    let (everywhere, wasm) =
        manifest.split_once("[target.'cfg(target_arch = \"wasm32\")'").unwrap();
    for name in ["web-sys", "js-sys", "wasm-bindgen"] {
        let entry = format!("\n{name} = ");
        assert!(!everywhere.contains(&entry) && wasm.contains(&entry), "{name} is misplaced");
    }
    for manifest in [manifest, read("src/detect/Cargo.toml"), read("xtask/Cargo.toml")] {
        assert_eq!(loose_dependencies(&manifest), [""; 0]);
    }
    let loose = "[dependencies]\na = \"1\"\nb = { version = \"1.0\" }\nc = \"=1.0.0\"";
    assert_eq!(loose_dependencies(loose), ["a = \"1\"", "b = { version = \"1.0\" }"]);
}

/// Every message is explained to translators, is used, and every message that is used is there.
#[test]
fn the_catalogue_is_complete_and_used() {
    let catalogue = catalogue(&read("extension/_locales/en/messages.json"));
    let texts: Vec<_> = ["src", "extension"].into_iter().flat_map(sources).collect();
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(catalogue_faults(&catalogue, &texts, &read("manifest.json")), [""; 0]);
}

#[test]
fn the_catalogue_check_can_fail() {
    let catalogue = catalogue(
        r#"{
            "greeting_plain": { "message": "Hello", "description": "At the top." },
            "greeting_old": { "message": "It's", "description": "At the top." },
            "count_one": { "message": "one", "description": "A count." },
            "count_other": { "message": "$1", "description": "A count." },
            "bare_too_many": { "message": "Bare" }
        }"#,
    );
    let texts = [
        r#"Message::new("greeting_plain"); match x { A => "greeting_warm" }"#,
        r#"Message::counted("count", 3); Message::new("lost")"#,
        "i18n('missing'); say({ key: 'gone' });",
    ];
    let manifest = r#"{ "name": "__MSG_bare_too_many__", "greeting_key": 1 }"#;
    assert_eq!(
        catalogue_faults(&catalogue, &texts, manifest),
        [
            "`bare_too_many` has no description",
            "`greeting_old` has a typewriter's apostrophe",
            "`greeting_old` is not used",
            "`gone` is used and missing",
            "`greeting_warm` is used and missing",
            "`lost` is used and missing",
            "`missing` is used and missing",
        ]
    );
}

/// Every rule has a name in words, and every such name is of a rule.
#[test]
fn the_catalogue_names_the_rules() {
    let catalogue = catalogue(&read("extension/_locales/en/messages.json"));
    let named: BTreeSet<&str> =
        catalogue.keys().map(String::as_str).filter(|key| key.starts_with("rule_")).collect();
    let keys: Vec<String> = doorward::detect::rules()
        .map(|rule| format!("rule_{}", rule.id.replace('-', "_")))
        .flat_map(|key| [format!("{key}_one"), format!("{key}_other")])
        .collect();
    let rules: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    assert_eq!(named, rules);
}

type Catalogue = Map<String, Value>;

fn catalogue(text: &str) -> Catalogue {
    serde_json::from_str(text).unwrap()
}

/// Words in quotes that look like keys of this catalogue but name something else.
const NO_KEYS: [&str; 2] = ["not_checked", "not_found"];

fn catalogue_faults(catalogue: &Catalogue, texts: &[&str], manifest: &str) -> Vec<String> {
    // The keys as the code names them: without the plural forms, which end them.
    let bases: BTreeSet<&str> = catalogue.keys().map(|key| base(key, catalogue)).collect();
    let families: BTreeSet<&str> =
        bases.iter().filter_map(|key| key.split_once('_')).map(|(family, _)| family).collect();
    let mut faults = Vec::new();
    for (key, entry) in catalogue {
        for part in ["message", "description"] {
            if entry[part].as_str().is_none_or(str::is_empty) {
                faults.push(format!("`{key}` has no {part}"));
            }
        }
        if entry["message"].as_str().is_some_and(|text| text.contains('\'')) {
            faults.push(format!("`{key}` has a typewriter's apostrophe"));
        }
    }

    let code: Vec<&str> = texts.iter().flat_map(|text| code_lines(text)).collect();
    let quoted: BTreeSet<&str> = code.iter().flat_map(|line| literals(line)).collect();
    // The names of the rules are put together from their identifiers.
    let is_used = |key: &str| {
        key.starts_with("rule_")
            || quoted.contains(key)
            || manifest.contains(&format!("__MSG_{key}__"))
    };
    faults
        .extend(bases.iter().filter(|key| !is_used(key)).map(|key| format!("`{key}` is not used")));

    let mut wanted: BTreeSet<&str> = quoted
        .iter()
        .copied()
        .filter(|text| is_key(text) && !NO_KEYS.contains(text))
        .filter(|text| {
            text.split_once('_')
                .is_some_and(|(family, rest)| families.contains(family) && !rest.is_empty())
        })
        .collect();
    for way in ["Message::new(\"", "Message::counted(\"", "i18n('", "key: '"] {
        let after = code.iter().flat_map(|line| line.split(way).skip(1));
        wanted.extend(after.filter_map(|rest| rest.split(['"', '\'']).next()));
    }
    wanted.retain(|key| !bases.contains(key) && !catalogue.contains_key(*key));
    faults.extend(wanted.iter().map(|key| format!("`{key}` is used and missing")));
    faults
}

/// The key without the plural category (CLDR's names) that may end it.
fn base<'a>(key: &'a str, catalogue: &Catalogue) -> &'a str {
    ["_zero", "_one", "_two", "_few", "_many", "_other"]
        .iter()
        .find_map(|category| key.strip_suffix(category))
        .filter(|base| catalogue.contains_key(&format!("{base}_other")))
        .unwrap_or(key)
}

fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('_')
}

/// What stands in quotes on a line, and a little more: what stands between two literals too.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    ['"', '\''].into_iter().flat_map(move |quote| line.split(quote).skip(1))
}

/// The dependencies whose version is not exact. Those of the workspace itself have none.
fn loose_dependencies(manifest: &str) -> Vec<&str> {
    let mut in_table = false;
    manifest
        .lines()
        .filter(|line| {
            if line.starts_with('[') {
                in_table = line.ends_with("dependencies]");
            }
            in_table && line.contains(" = ") && !line.starts_with(['#', '['])
        })
        .filter(|line| {
            !["\"=", "path = ", ".workspace = true"].iter().any(|fixed| line.contains(fixed))
        })
        .collect()
}

fn is_shim(path: &str) -> bool {
    path.starts_with("extension/") && path.ends_with(".js")
}

/// Whether `line` names one of these paths.
fn names(line: &str, paths: &[&str]) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    paths.iter().any(|path| {
        line.match_indices(path).any(|(at, _)| {
            !line[..at].ends_with(is_word) && !line[at + path.len()..].starts_with(is_word)
        })
    })
}

/// Whether `line` reaches for one of these rooms of the crate.
fn reaches_for(line: &str, rooms: &[&str]) -> bool {
    names(line, &["crate"]) && names(line, rooms)
}

/// Whether `line` goes on with a literal after `place`.
fn is_given_a_literal(line: &str, place: &str) -> bool {
    line.match_indices(place)
        .any(|(at, _)| line[at + place.len()..].trim_start().starts_with(['\'', '"', '`']))
}

fn lines(text: &str, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    code_lines(text).filter(|line| is_wrong(line)).map(|line| line.trim().to_owned()).collect()
}

/// The lines of Rust or JavaScript, without those that are comments.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| {
            let line = line.trim_start();
            !["//", "/*", "* ", "*/"].iter().any(|mark| line.starts_with(mark)) && line != "*"
        })
        .map(|line| line.split_once(" // ").map_or(line, |(code, _)| code))
}

/// The files that people write under a folder of the root: path and text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("rs" | "js" | "html" | "css")) {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
