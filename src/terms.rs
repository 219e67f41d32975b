//! An organisation's own terms, from its settings to detection (R15, R16).
//!
//! The setting `terms` is a list. An entry is a pattern of the language in
//! docs/terms.md, or an object with a `pattern` and what is to be known of it.
//! An entry that cannot be used is named and left out; the others count.

use crate::detect::{self, Confidence, Family, Match, TERM_KIND, TermFault, TermSpec, Terms, Text};
use crate::policy::{self, Form, Layer, Layers, Problem};
use crate::severity::Severity;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The key of the setting.
pub const KEY: &str = "terms";

/// An entry of the setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Which entry, from 0.
    pub index: usize,
    /// Its name or its pattern, as far as it has one.
    pub name: String,
    /// Why: `no_list`, `no_pattern`, `extra_key`, `bad_value`,
    /// `same_name`, `too_vague`, `too_long`, `too_many_stars`, `too_many` or
    /// `bad_context`.
    pub why: &'static str,
}

/// What a try found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tried {
    /// The matches of the terms alone, each with the term's name as its rule.
    pub matches: Vec<Match>,
    /// The entries that cannot be used.
    pub faults: Vec<Fault>,
}

/// Compiles the terms that apply: the administrator's where there is a list of
/// theirs, else the person's, as of every setting. `None` where there are none, so that
/// nothing is compiled for most.
pub fn of(layers: &Layers) -> Option<Terms> {
    compile(&list(layers)?).0
}

/// The same, but for what can stand in none of these names and labels: of most pages it is all, and
/// nothing is compiled.
pub fn of_names(layers: &Layers, names: &[&[String]]) -> Option<Terms> {
    if names.iter().all(|names| names.is_empty()) {
        return None;
    }
    let mut specs = specs(&list(layers)?, &mut Vec::new());
    specs.retain(|(_, spec)| names.iter().copied().flatten().any(|name| spec.may_stand_in(name)));
    compiled(specs, &mut Vec::new())
}

/// The list that applies.
fn list(layers: &Layers) -> Option<Value> {
    [&layers.managed, &layers.person]
        .into_iter()
        .find_map(|layer| Form::Terms.read(layer.get(KEY)?, &mut Vec::new()))
}

/// Finds what the built-in rules find, and the terms that apply.
pub fn scan(text: Text<'_>, terms: Option<&Terms>) -> Vec<Match> {
    match terms {
        Some(terms) => detect::scan_with(text, terms),
        None => detect::scan(text),
    }
}

/// What is wrong with the terms of the settings, entry by entry.
pub fn problems(layers: &Layers) -> Vec<Problem> {
    let layered = [(Layer::Managed, &layers.managed), (Layer::Person, &layers.person)];
    let values = layered.iter().filter_map(|(layer, values)| Some((*layer, values.get(KEY)?)));
    let named = values.flat_map(|(layer, value)| {
        faults(value).into_iter().map(move |fault| {
            let entry = (fault.why != "no_list").then(|| (fault.index + 1).to_string());
            Problem { layer, key: KEY.to_owned(), entry, fault: policy::Fault::Form }
        })
    });
    named.collect()
}

/// The entries of the setting's value that cannot be used.
pub fn faults(value: &Value) -> Vec<Fault> {
    compile(value).1
}

/// Looks for terms in a text, before they become a setting. `value` is the
/// setting's value.
pub fn attempt(value: &Value, text: &str) -> Tried {
    let (terms, faults) = compile(value);
    let passage = crate::detect::Text { text, context: "", place: Default::default() };
    let mut matches = terms.map_or_else(Vec::new, |t| crate::detect::scan_with(passage, &t));
    matches.retain(|found| severity(&found.kind).is_some());
    Tried { matches, faults }
}

/// The severity of a term, by the kind of its matches; `None` for built-in kinds.
pub fn severity(kind: &str) -> Option<Severity> {
    SEVERITIES.iter().find(|(name, _)| kind.strip_prefix(TERM_KIND) == Some(name)).map(|(_, s)| *s)
}

const SEVERITIES: [(&str, Severity); 4] = [
    ("low", Severity::Low),
    ("medium", Severity::Medium),
    ("high", Severity::High),
    ("critical", Severity::Critical),
];

const FAMILIES: [(&str, Family); 7] = [
    ("marking", Family::Marking),
    ("personal", Family::Personal),
    ("financial", Family::Financial),
    ("secret", Family::Secret),
    ("contact", Family::Contact),
    ("gov_id", Family::GovId),
    ("network", Family::Network),
];

fn compile(value: &Value) -> (Option<Terms>, Vec<Fault>) {
    let mut faults = Vec::new();
    let specs = specs(value, &mut faults);
    (compiled(specs, &mut faults), faults)
}

/// The entries that are well written, each with its place.
fn specs(value: &Value, faults: &mut Vec<Fault>) -> Vec<(usize, TermSpec)> {
    let Some(entries) = value.as_array() else {
        faults.push(Fault { index: 0, name: String::new(), why: "no_list" });
        return Vec::new();
    };
    let mut specs = Vec::new();
    // A map such as there is elsewhere: a set would be compiled anew.
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        match spec(entry) {
            Ok(spec) if names.insert(spec.id.clone(), String::new()).is_some() => {
                faults.push(Fault { index, name: spec.id, why: "same_name" });
            }
            Ok(spec) => specs.push((index, spec)),
            Err(why) => faults.push(Fault { index, name: name(entry), why }),
        }
    }
    specs
}

fn compiled(specs: Vec<(usize, TermSpec)>, faults: &mut Vec<Fault>) -> Option<Terms> {
    if specs.is_empty() {
        return None;
    }
    let (places, specs): (Vec<usize>, Vec<TermSpec>) = specs.into_iter().unzip();
    let (terms, errors) = Terms::compile(&specs);
    faults.extend(errors.iter().map(|error| Fault {
        index: places.get(error.index).copied().unwrap_or(error.index),
        name: specs.get(error.index).map_or_else(String::new, |spec| spec.id.clone()),
        why: match error.fault {
            TermFault::TooVague => "too_vague",
            TermFault::TooLong => "too_long",
            TermFault::TooManyStars => "too_many_stars",
            TermFault::TooMany => "too_many",
            TermFault::BadContext => "bad_context",
        },
    }));
    Some(terms)
}

fn name(entry: &Value) -> String {
    let text = |key| entry.get(key).and_then(Value::as_str);
    entry.as_str().or_else(|| text("name")).or_else(|| text("pattern")).unwrap_or("").to_owned()
}

/// Reads one entry.
fn spec(entry: &Value) -> Result<TermSpec, &'static str> {
    if let Some(object) = entry.as_object() {
        let known = ["name", "pattern", "family", "severity", "context"];
        if !object.keys().all(|key| known.contains(&key.as_str())) {
            return Err("extra_key");
        }
    }
    let pattern = match entry {
        Value::String(pattern) => pattern,
        _ => entry.get("pattern").and_then(Value::as_str).ok_or("no_pattern")?,
    };
    let id = name(entry).trim().to_owned();
    let family = one_of(entry, "family", &FAMILIES)?.unwrap_or(Family::Marking);
    let severity = one_of(entry, "severity", &SEVERITIES)?.unwrap_or(Severity::High);
    let kind = Cow::Borrowed(match severity {
        Severity::Low => "term_low",
        Severity::Medium => "term_medium",
        Severity::High => "term_high",
        Severity::Critical => "term_critical",
    });
    let context = match entry.get("context") {
        None => Vec::new(),
        Some(words) => words
            .as_array()
            .and_then(|words| {
                words.iter().map(|word| Some(word.as_str()?.trim().to_owned())).collect()
            })
            .ok_or("bad_context")?,
    };
    if id.is_empty() {
        return Err("no_pattern");
    }
    let pattern = pattern.to_owned();
    Ok(TermSpec { id, pattern, family, kind, confidence: Confidence::High, context })
}

/// The value that `entry[key]` names; `None` where there is no such key.
fn one_of<T: Copy>(
    entry: &Value,
    key: &str,
    names: &[(&str, T)],
) -> Result<Option<T>, &'static str> {
    let Some(value) = entry.get(key) else { return Ok(None) };
    let named = names.iter().find(|(name, _)| value.as_str() == Some(name));
    named.map(|(_, value)| Some(*value)).ok_or("bad_value")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Labels and names of files are looked through before anything is compiled for them.
    #[test]
    fn what_can_stand_in_no_name_is_not_compiled_and_nothing_is_missed() {
        use crate::detect::Place;
        let patterns = json!([
            "project falcon",
            "PRJ-####",
            "r&d *plan",
            "caf\u{e9} noir",
            "heron?",
            "stork\\#1",
            "a-b-c"
        ]);
        let settings = layers(json!({"terms": patterns}), json!({}));
        let none = ["Menu.pdf", "minutes", "", "pro jekt.txt"].map(str::to_owned);
        assert!(of_names(&settings, &[&none, &[]]).is_none());
        assert!(of_names(&settings, &[]).is_none());
        for name in [
            "Project_Falcon_2026.xlsx",
            "project-falcon",
            "Project\u{200b} Falcon.pdf",
            "prj-2041",
            "PRJ_2041 (final).docx",
            "R&D-masterplan",
            "Caf\u{e9} Noir.doc",
            "herons",
            "Stork#1.csv",
            "A-B-C",
            "\u{ff26}alcon",
        ] {
            for place in [Place::Label, Place::FileName] {
                let scan = |terms: Option<Terms>| {
                    scan(Text { text: name, context: "", place }, terms.as_ref())
                };
                let names = [none.to_vec(), vec![name.to_owned()]].concat();
                assert_eq!(scan(of_names(&settings, &[&names])), scan(of(&settings)), "{name}");
            }
        }
    }

    fn layers(managed: Value, person: Value) -> Layers {
        let object = |value: Value| value.as_object().cloned().unwrap_or_default();
        Layers { managed: object(managed), person: object(person) }
    }

    #[test]
    fn a_term_is_a_pattern_or_says_more() {
        let tried = attempt(
            &json!([
                "project falcon",
                {"name": "Salary bands", "pattern": "band ?#", "family": "financial",
                 "severity": "critical", "context": ["pay", "salar*"]},
            ]),
            "Project Falcon pays on band C3. NHS number 943 476 5919",
        );
        assert_eq!(tried.faults, []);
        let found: Vec<_> = tried.matches.iter().map(|m| (m.rule.as_ref(), m.family)).collect();
        // "pays" is the word "pay" with a plural's s; the NHS number is no term.
        assert_eq!(
            found,
            [("project falcon", Family::Marking), ("Salary bands", Family::Financial)]
        );
        assert_eq!(severity(&tried.matches[1].kind), Some(Severity::Critical));
        assert_eq!(severity("uk_nhs_number"), None);
    }

    #[test]
    fn what_cannot_be_used_is_named_and_left_out() {
        let value = json!([
            "falcon", "a#", 7, {"pattern": "heron", "severity": "dire"},
            {"pattern": "crane", "colour": "red"}, "falcon", {"name": "no pattern"},
            {"pattern": "stork", "context": "eggs"}, {"pattern": "stork", "context": ["?"]},
        ]);
        let tried = attempt(&value, "falcon heron crane stork");
        assert_eq!(tried.matches.len(), 1);
        let mut faults: Vec<_> = tried.faults.iter().map(|f| (f.index, f.why)).collect();
        faults.sort_unstable();
        assert_eq!(
            faults,
            [
                (1, "too_vague"),
                (2, "no_pattern"),
                (3, "bad_value"),
                (4, "extra_key"),
                (5, "same_name"),
                (6, "no_pattern"),
                (7, "bad_context"),
                (8, "bad_context"),
            ]
        );
        assert_eq!(faults_of(&json!("falcon")), ["no_list"]);
    }

    fn faults_of(value: &Value) -> Vec<&'static str> {
        faults(value).into_iter().map(|fault| fault.why).collect()
    }

    #[test]
    fn the_administrators_list_is_the_list() {
        let both = layers(json!({"terms": ["falcon"]}), json!({"terms": ["heron"]}));
        assert_eq!(format!("{:?}", of(&both)), r#"Some(["falcon"])"#);
        let bad = layers(json!({"terms": "falcon"}), json!({"terms": ["heron"]}));
        assert_eq!(format!("{:?}", of(&bad)), r#"Some(["heron"])"#);
        // Where all of it is bad the person's applies, as the options say.
        let all_bad = layers(json!({"terms": [7]}), json!({"terms": ["heron"]}));
        assert_eq!(format!("{:?}", of(&all_bad)), r#"Some(["heron"])"#);
        assert!(of(&Layers::default()).is_none());
        let entries = |layers| problems(layers).into_iter().map(|p| p.entry).collect::<Vec<_>>();
        assert_eq!(entries(&bad), [None]);
        let one_bad = layers(json!({}), json!({"terms": ["falcon", "a"]}));
        assert_eq!(entries(&one_bad), [Some("2".to_owned())]);
    }
}
