//! What may stand on a page, how loudly it is said, and what makes the settings stricter: for the
//! properties of both products.

use crate::support::{evidence, people, sharing};
use doorward::audience::fact::{Fact, Unread};
use doorward::policy::Mode;
use doorward::severity::Severity;
use doorward::verdict::files::upload::{Looked, Upload};
use doorward::verdict::report::{Badge, Event, Report, Tone};
use doorward::verdict::{Case, judge};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

pub const NUMBER: &str = "NHS number 999 417 3529";
pub const NUMBERS: &str = "NHS number 999 417 3529, NHS number 999 280 6133, NHS number 999 635 1084, \
    NHS number 943 476 5919, NHS number 401 023 2137";
pub const BIRTHS: &str =
    "date of birth 14/02/1951, date of birth 03/05/1962, date of birth 09/11/1970";
pub const TEXTS: &[&str] = &[
    "OFFICIAL",
    "OFFICIAL-SENSITIVE",
    "OFFICIAL-SENSITIVE RECIPIENTS ONLY",
    "TOP SECRET",
    "COMMERCIAL IN CONFIDENCE",
    "date of birth 14/02/1951",
    BIRTHS,
    NUMBER,
    NUMBERS,
    "ask rae@north.example",
    "project falcon",
    "Lunch is at noon.",
];
pub const NAMES: &[&str] = &["official-sensitive", "top-secret", "official", "falcon", "minutes"];

/// A file that was read, under a name of its own.
pub fn file(n: usize, text: &str) -> Upload {
    Upload {
        name: format!("File {n}.xlsx"),
        size: "7".into(),
        page: true,
        state: Looked::Read,
        evidence: evidence(&[text]),
        ..Upload::default()
    }
}

/// By what a file of that number is known on a later day.
pub fn kept_as(n: usize) -> String {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut case = sharing(&[], Vec::new(), &people());
        case.uploads = (0..20).map(|n| file(n, "")).collect();
        judge(&case).files_read
    });
    NAMES[n].clone()
}

pub const TERMS: &str = r#"[{"name": "falcon", "pattern": "falcon", "severity": "medium"}]"#;

// ── How much is said ────────────────────────────────────────────────────────

/// What happens at each act, how it is said, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loud {
    pub acts: BTreeMap<u32, Option<Mode>>,
    pub panels: BTreeMap<u32, Tone>,
    pub uploaded: Option<Tone>,
    pub badge: u8,
    pub findings: BTreeMap<&'static str, Severity>,
}

pub fn loud(report: &Report) -> Loud {
    let mut said = Loud {
        uploaded: report.uploaded.as_ref().map(|panel| panel.tone),
        badge: match report.badge {
            Badge::Plain => 0,
            Badge::CannotTell => 1,
            Badge::Sensitive => 2,
        },
        ..Loud::default()
    };
    for guard in &report.guards {
        for act in &guard.acts {
            let mode = guard.event.as_ref().map(|event| event.mode);
            let known = said.acts.entry(*act).or_default();
            *known = mode.max(*known);
        }
        if let Some(panel) = &guard.panel {
            said.panels.insert(guard.form, panel.tone);
        }
    }
    for found in &report.findings {
        said.findings.insert(found.rule, found.severity);
    }
    said
}

/// What is said less loudly than before.
pub fn quieter(before: &Loud, after: &Loud) -> Vec<String> {
    let mut less = Vec::new();
    for (act, mode) in &before.acts {
        if after.acts.get(act).copied().flatten() < *mode {
            less.push(format!("act {act}: {mode:?}"));
        }
    }
    for (form, tone) in &before.panels {
        if after.panels.get(form) < Some(tone) {
            less.push(format!("panel {form}: {tone:?}"));
        }
    }
    for (rule, severity) in &before.findings {
        // Of whoever needs no account PUB-01 says what AUD-01 says of others.
        let said_by = [*rule, if *rule == "AUD-01" { "PUB-01" } else { *rule }];
        if said_by.iter().all(|rule| after.findings.get(rule) < Some(severity)) {
            less.push(format!("{rule}: {severity:?}"));
        }
    }
    if after.badge < before.badge {
        less.push("badge".into());
    }
    if after.uploaded < before.uploaded {
        less.push("uploaded".into());
    }
    less
}

/// Whether a question is about more than another.
pub fn is_more(was: Option<&Event>, is: Option<&Event>) -> bool {
    let rules = |event: &Event| -> Vec<String> {
        event.about.iter().map(|about| about.rule.clone()).collect()
    };
    match (was, is) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(was), Some(is)) => {
            is.mode > was.mode
                || is.outsiders > was.outsiders
                || rules(is).iter().any(|rule| !rules(was).contains(rule))
        }
    }
}

pub fn any_settings() -> impl Strategy<Value = Value> {
    let mode = || proptest::sample::select(vec!["note", "warn", "acknowledge", "stop"]);
    let rule = proptest::sample::select(vec![
        "*",
        "marking",
        "gov_id",
        "nhs-number",
        "personal",
        "contact",
        "term:falcon",
    ]);
    let domain = || proptest::sample::select(vec!["north.example", "south.example"]);
    let level = || proptest::sample::select(vec!["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET"]);
    let audience =
        proptest::sample::select(vec!["internal", "partner", "guest", "external", "outside"]);
    let inside = proptest::sample::select(vec!["note", "warn", "acknowledge"]);
    (
        proptest::collection::btree_map(rule, mode(), 0..4),
        proptest::collection::vec(domain(), 0..2),
        proptest::collection::vec(domain(), 0..2),
        proptest::collection::vec((audience, level(), mode()), 0..3),
        level(),
        2u32..7,
        inside,
    )
        .prop_map(|(modes, partners, forbidden, limits, ceiling, many, inside)| {
            let limit = |(audience, highest, mode)| match mode {
                "note" => json!({"tool": "*", "audience": audience, "highest": highest}),
                mode => {
                    json!({"tool": "*", "audience": audience, "highest": highest, "mode": mode})
                }
            };
            json!({
                "modes": modes, "partnerDomains": partners, "forbiddenDomains": forbidden,
                "limits": limits.into_iter().map(limit).collect::<Vec<_>>(),
                "siteCeiling": ceiling, "many": many, "manyInside": inside,
                "terms": serde_json::from_str::<Value>(TERMS).unwrap(),
            })
        })
}

/// A change of the settings that asks for more care.
#[derive(Debug, Clone)]
pub enum Stricter {
    Mode(&'static str, usize),
    Forbid(&'static str),
    Limit(&'static str, &'static str),
    Ceiling,
    Many,
    ManyInside,
    NoPartners,
}

pub const MODES: [&str; 5] = ["off", "note", "warn", "acknowledge", "stop"];

impl Stricter {
    pub fn apply(&self, settings: &mut Value) {
        match *self {
            Stricter::Mode(rule, by) => {
                // What is stated of a family or of everything is no more said of a rule that has its
                // own; so only what is stated already becomes stricter.
                let modes = settings["modes"].as_object_mut().unwrap();
                if let Some(mode) = modes.get_mut(rule) {
                    let at = MODES.iter().position(|known| *mode == *known).unwrap();
                    *mode = MODES[(at + by).min(4)].into();
                }
            }
            Stricter::Forbid(domain) => {
                settings["forbiddenDomains"].as_array_mut().unwrap().push(domain.into());
            }
            Stricter::Limit(audience, highest) => {
                let limit = json!({"tool": "*", "audience": audience, "highest": highest});
                settings["limits"].as_array_mut().unwrap().push(limit);
            }
            Stricter::Ceiling => settings["siteCeiling"] = "OFFICIAL".into(),
            Stricter::Many => settings["many"] = 2.into(),
            Stricter::ManyInside => settings["manyInside"] = "acknowledge".into(),
            // A limit for partners stands in place of another.
            Stricter::NoPartners => {
                let limits = settings["limits"].as_array().unwrap();
                if limits.iter().all(|limit| limit["audience"] != "partner") {
                    settings["partnerDomains"] = json!([]);
                }
            }
        }
    }
}

pub fn stricter() -> impl Strategy<Value = Stricter> {
    let rules = ["*", "marking", "gov_id", "nhs-number", "personal", "contact", "term:falcon"];
    let audiences = ["internal", "guest", "external", "outside"];
    let levels = ["none", "OFFICIAL", "OFFICIAL-SENSITIVE"];
    let select = |of: &[&'static str]| proptest::sample::select(of.to_vec());
    prop_oneof![
        (select(&rules), 1usize..5).prop_map(|(rule, by)| Stricter::Mode(rule, by)),
        select(&["north.example", "south.example"]).prop_map(Stricter::Forbid),
        (select(&audiences), select(&levels)).prop_map(|(of, most)| Stricter::Limit(of, most)),
        Just(Stricter::Ceiling),
        Just(Stricter::Many),
        Just(Stricter::ManyInside),
        Just(Stricter::NoPartners),
    ]
}

/// A case in which one of the site's answers is missing, or was refused where there is a `why`; and
/// the key of that answer.
pub fn without_one(whole: &Case, at: Index, why: Option<Unread>) -> (String, Case) {
    let keys: Vec<&String> = whole.facts.keys().collect();
    let key = keys[at.index(keys.len())].clone();
    let mut spoilt = whole.clone();
    spoilt.facts.remove(&key);
    if let Some(why) = why {
        spoilt.facts.insert(key.clone(), Fact::Unread { why });
    }
    (key, spoilt)
}
