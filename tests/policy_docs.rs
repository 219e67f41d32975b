//! The key table is the one place that says what may be set: the schema that
//! Chrome reads, the tables of `docs/policy.md` and every sample in it are held
//! against it. `UPDATE=1 cargo test --test policy_docs` writes schema and tables.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

use doorward::policy::{Form, KEYS, Key, Who};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/managed_schema.json");
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/policy.md");

/// What Chrome is told of a key. Chrome leaves a value out that does not fit, and
/// Doorward could then not say so; so the schema tells the kind of value alone,
/// and the finer faults are Doorward's to report.
fn schema_of(key: &Key) -> Value {
    let strings = json!({"type": "string"});
    let mut schema = match key.form {
        Form::Domains | Form::OwnDomains => json!({"type": "array", "items": strings}),
        Form::Names | Form::Modes => json!({"type": "object", "additionalProperties": strings}),
        Form::Text(_) | Form::NamePattern | Form::Address | Form::Date | Form::Choice(_) => strings,
        Form::Count { .. } => json!({"type": "integer"}),
        Form::Switch => json!({"type": "boolean"}),
        Form::Terms => json!({"type": "array", "items": {"type": "object", "properties": {
            "name": strings, "pattern": strings, "family": strings, "severity": strings,
            "context": {"type": "array", "items": strings},
        }}}),
        Form::Limits | Form::Exceptions => {
            json!({"type": "array", "items": {"type": "object", "additionalProperties": strings}})
        }
        Form::Contacts | Form::Answers => json!({
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": strings},
        }),
    };
    schema["title"] = key.name.into();
    schema["description"] = key.card.what.replace(['`', '*'], "").into();
    schema
}

fn schema() -> String {
    let keys = KEYS.iter().filter(|key| key.who != Who::Person);
    let properties: serde_json::Map<String, Value> =
        keys.map(|key| (key.name.to_owned(), schema_of(key))).collect();
    serde_json::to_string_pretty(&json!({"type": "object", "properties": properties})).unwrap()
        + "\n"
}

fn form_in_words(form: Form) -> String {
    match form {
        Form::Domains | Form::OwnDomains => "list of domains".into(),
        Form::Names => "names by domain".into(),
        Form::Modes => "modes by rule, family or `*`".into(),
        Form::Text(most) => format!("text, at most {most} characters"),
        Form::NamePattern => "text, at most 64 characters, with First and Last once each".into(),
        Form::Address => "address, `https`".into(),
        Form::Date => "day, `YYYY-MM-DD`".into(),
        Form::Count { least, most, .. } => format!("whole number, {least} to {most}"),
        Form::Switch => "`true` or `false`".into(),
        Form::Choice(of) => {
            of.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        Form::Limits => "list of limits".into(),
        Form::Contacts => "contacts by role".into(),
        Form::Terms => "list of terms".into(),
        Form::Exceptions => "list of exceptions".into(),
        Form::Answers => "answers by number".into(),
    }
}

fn table() -> String {
    let mut table = String::from(
        "| key | value | what it does | without it | example |\n|---|---|---|---|---|\n",
    );
    for key in KEYS.iter().filter(|key| key.who != Who::Person) {
        let mut form = form_in_words(key.form);
        if key.who == Who::Administrator {
            form.push_str("; the administrator alone");
        }
        let _ = writeln!(
            table,
            "| `{}` | {form} | {} | {} | `{}` |",
            key.name, key.card.what, key.card.default, key.card.example
        );
    }
    table
}

const BEGIN: &str = "<!-- keys: written by tests/policy_docs.rs -->\n";
const END: &str = "<!-- /keys -->";

#[test]
fn the_schema_and_the_page_are_current() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let page_now = [before, BEGIN, &table(), END, after].concat();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(SCHEMA, schema()).unwrap();
        fs::write(PAGE, &page_now).unwrap();
    }
    let how = "stale: UPDATE=1 cargo test --test policy_docs";
    assert!(fs::read_to_string(SCHEMA).unwrap() == schema(), "managed_schema.json is {how}");
    assert!(fs::read_to_string(PAGE).unwrap() == page_now, "docs/policy.md is {how}");
}
