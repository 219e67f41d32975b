//! The forms of settings: what is well written, and what of it counts.
//!
//! Of a list or a table each entry is judged by itself: one bad line costs that
//! line, and is reported. A value that is no such thing at all costs the key.

use super::{Fault, Mode};
use crate::checklist::name::Pattern;
use crate::domains::is_everybodys;
use crate::letters::lower;
use crate::{day, detect};
use serde_json::{Map, Value};

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A list of domains: `["acme.gov.uk"]`.
    Domains,
    /// The same, of an organisation's own.
    OwnDomains,
    /// Names by domain.
    Names,
    /// Modes by rule, family or `*`.
    Modes,
    /// Text of at most so many characters.
    Text(usize),
    /// How people are named, as [`Pattern`] reads it.
    NamePattern,
    /// An address of the web, `https` alone.
    Address,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A whole number within these bounds, and what holds without it.
    Count {
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
        /// Without a setting.
        default: u32,
    },
    /// Yes or no; no without a setting.
    Switch,
    /// One of these; the first without a setting.
    Choice(&'static [&'static str]),
    /// A list of [limits](super::Limit).
    Limits,
    /// Whom to turn to, by role.
    Contacts,
    /// An organisation's own terms: patterns, or objects with a `pattern`.
    Terms,
    /// Warnings a person called wrong.
    Exceptions,
    /// Answers to the questions of the security review, by number.
    Answers,
}

/// The roles of contacts.
pub const ROLES: [&str; 6] =
    ["administrator", "jiraAdministrator", "security", "records", "helpDesk", "signIn"];
/// Whom a limit may be about.
pub const AUDIENCES: [&str; 6] = ["internal", "partner", "guest", "external", "public", "outside"];
/// The markings from the lowest to the highest; the first is none at all.
pub const LEVELS: [&str; 5] = ["none", "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"];
const TOOLS: [&str; 3] = ["confluence", "jira", "*"];
const MODES: [&str; 5] = ["off", "note", "warn", "acknowledge", "stop"];
const FAMILIES: [&str; 7] =
    ["secret", "financial", "gov_id", "contact", "network", "personal", "marking"];
/// The longest name, link or alternative, in characters.
const LONGEST: usize = 256;
/// The most entries of one list or table.
const MOST: usize = 5_000;

impl Form {
    /// The value, tidied and without its bad entries; `None` where it has another form. To `bad` go the
    /// names of the entries left out, with the field that is wrong where it is one: `2, audience`.
    pub fn read(self, value: &Value, bad: &mut Vec<String>) -> Option<Value> {
        match self {
            Form::Domains => list(value, bad, |entry, _| Some(domain(entry.as_str()?)?.into())),
            Form::OwnDomains => list(value, bad, |entry, _| {
                let own = domain(entry.as_str()?).filter(|own| !is_everybodys(own))?;
                Some(own.into())
            }),
            Form::Names => {
                table(value, bad, |key, name, _| Some((domain(key)?, text(name, LONGEST)?.into())))
            }
            Form::Modes => table(value, bad, |key, mode, _| {
                Some((rule(key).then(|| key.to_owned())?, one_of(mode, &MODES)?.into()))
            }),
            Form::Text(most) => Some(text(value, most)?.into()),
            Form::NamePattern => {
                let pattern = text(value, 64)?;
                Pattern::parse(&pattern).map(|_| pattern.into())
            }
            Form::Address => Some(address(value)?.into()),
            Form::Date => date(value.as_str()?).then(|| value.clone()),
            Form::Count { least, most, .. } => {
                let number = value.as_u64()?;
                (u64::from(least)..=u64::from(most)).contains(&number).then(|| number.into())
            }
            Form::Switch => value.is_boolean().then(|| value.clone()),
            Form::Choice(of) => Some(one_of(value, of)?.into()),
            Form::Limits => list(value, bad, |entry, part| record(entry, LIMIT, part)),
            Form::Contacts => table(value, bad, |role, contact, part| {
                ROLES.contains(&role).then_some(())?;
                let contact = record(contact, CONTACT, part)?;
                // Nobody could turn to a contact without a name or a way to reach it.
                (!contact.as_object()?.is_empty()).then(|| (role.to_owned(), contact))
            }),
            // What makes a term useless is for `crate::terms` to say.
            Form::Terms => list(value, bad, |entry, _| {
                (entry.is_string() || entry.get("pattern").is_some()).then(|| entry.clone())
            }),
            Form::Exceptions => list(value, bad, |entry, part| record(entry, EXCEPTION, part)),
            Form::Answers => table(value, bad, |number, answer, part| {
                let is_question = number.parse().is_ok_and(|number| (1..=11).contains(&number));
                Some((is_question.then(|| number.to_owned())?, record(answer, ANSWER, part)?))
            }),
        }
    }
}

/// What is wrong with an entry that was left out, by the name that [`Form::read`] gives it.
pub fn fault(form: Form, value: &Value, entry: &str) -> Fault {
    let at = entry.parse().ok().and_then(|place: usize| value.get(place.checked_sub(1)?));
    let own = at.and_then(|entry| domain(entry.as_str()?)).filter(|_| form == Form::OwnDomains);
    if own.is_some_and(|own| is_everybodys(&own)) { Fault::Shared } else { Fault::Form }
}

/// A field of a record: its name, how it is read, and whether it must be there.
type Field = (&'static str, fn(&Value) -> Option<String>, bool);

const LIMIT: &[Field] = &[
    ("tool", |v| one_of(v, &TOOLS), true),
    ("audience", |v| one_of(v, &AUDIENCES), true),
    ("highest", |v| one_of(v, &LEVELS), true),
    ("alternative", |v| text(v, LONGEST), false),
    ("link", address, false),
    ("mode", |v| one_of(v, &MODES[2..]), false),
];
const CONTACT: &[Field] = &[
    ("name", |v| text(v, LONGEST), false),
    ("address", |v| text(v, LONGEST), false),
    ("url", address, false),
];
const ANSWER: &[Field] = &[
    ("answer", |v| one_of(v, &["yes", "no", "unknown"]), true),
    ("detail", |v| text(v, LONGEST), false),
];
const EXCEPTION: &[Field] = &[
    ("rule", |v| text(v, LONGEST), true),
    ("site", |v| domain(v.as_str()?), true),
    ("page", |v| text(v, LONGEST), false),
    ("space", |v| text(v, LONGEST), false),
    ("at", |v| date(v.as_str()?).then(|| v.as_str().unwrap_or_default().to_owned()), true),
];

/// An object with these fields and no others. A field that is badly written, missing or unknown makes
/// it `None`, so that half a rule is never applied; `part` is then the name of that field.
fn record(value: &Value, fields: &[Field], part: &mut String) -> Option<Value> {
    let object = value.as_object()?;
    let mut read = Map::new();
    for (name, form, required) in fields {
        (*name).clone_into(part);
        match object.get(*name) {
            Some(value) => _ = read.insert((*name).to_owned(), form(value)?.into()),
            None if *required => return None,
            None => {}
        }
    }
    part.clear();
    if let Some(extra) = object.keys().find(|key| !read.contains_key(*key)) {
        part.clone_from(extra);
        return None;
    }
    Some(Value::Object(read))
}

/// The name of an entry that was left out, with the part of it that is wrong.
fn named(entry: &str, part: &str) -> String {
    if part.is_empty() { entry.to_owned() } else { [entry, ", ", part].concat() }
}

fn list(
    value: &Value,
    bad: &mut Vec<String>,
    read: impl Fn(&Value, &mut String) -> Option<Value>,
) -> Option<Value> {
    let entries = value.as_array()?;
    let mut good = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let mut part = String::new();
        match read(entry, &mut part).filter(|_| at < MOST) {
            Some(entry) => good.push(entry),
            None => bad.push(named(&(at + 1).to_string(), &part)),
        }
    }
    // Where all is bad, another layer may still know better.
    (!good.is_empty() || entries.is_empty()).then_some(Value::Array(good))
}

fn table(
    value: &Value,
    bad: &mut Vec<String>,
    read: impl Fn(&str, &Value, &mut String) -> Option<(String, Value)>,
) -> Option<Value> {
    let entries = value.as_object()?;
    let mut good = Map::new();
    for (name, entry) in entries {
        let mut part = String::new();
        match read(name, entry, &mut part).filter(|_| good.len() < MOST) {
            Some((name, entry)) => _ = good.insert(name, entry),
            None => bad.push(named(name, &part)),
        }
    }
    (!good.is_empty() || entries.is_empty()).then_some(Value::Object(good))
}

fn text(value: &Value, most: usize) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty() && text.chars().count() <= most).then(|| text.to_owned())
}

fn address(value: &Value) -> Option<String> {
    let address = text(value, 2_048)?;
    let host = address.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    // What stands before `@` looks like the host and is none; a browser takes `\` for `/`.
    let is_host = !host.is_empty() && !host.contains(['@', '\\']);
    (is_host && !address.contains(char::is_whitespace)).then_some(address)
}

/// One of these, whatever the case it is written in.
fn one_of(value: &Value, of: &[&'static str]) -> Option<String> {
    let word = value.as_str()?.trim();
    of.iter().find(|known| known.eq_ignore_ascii_case(word)).map(|known| (*known).to_owned())
}

/// Whether this is a day as ISO 8601 writes it.
pub fn date(text: &str) -> bool {
    day::parse(text).is_some()
}

/// Whether a mode may be set for this: a family, everything, a rule that there
/// is, an own term, or a finding. A name that is spelt wrong would do nothing.
fn rule(name: &str) -> bool {
    let is_finding = || {
        name.split_once('-').is_some_and(|(kind, number)| {
            (2..=8).contains(&kind.len())
                && kind.bytes().all(|byte| byte.is_ascii_uppercase())
                && number.len() == 2
                && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    name == "*"
        || FAMILIES.contains(&name)
        || name.starts_with("term:")
        || is_finding()
        || detect::rules().any(|rule| rule.id == name)
}

/// A domain as it counts: in lower case, without `@` before or a dot behind. What has a sign that
/// no domain has, such as the star of `*.acme.gov.uk`, would match none.
pub(super) fn domain(text: &str) -> Option<String> {
    let is_odd = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && !"-._".contains(c);
    let domain = lower(text.trim().trim_start_matches('@').trim_end_matches('.'));
    let well_formed = domain.contains('.')
        && !domain.starts_with('.')
        && !domain.contains("..")
        && !domain.contains(|c: char| c.is_whitespace() || is_odd(c));
    well_formed.then_some(domain)
}

/// The mode of this name.
pub(super) fn mode(name: &str) -> Option<Mode> {
    let modes = [Mode::Off, Mode::Note, Mode::Warn, Mode::Acknowledge, Mode::Stop];
    MODES.iter().zip(modes).find(|(known, _)| **known == name).map(|(_, mode)| mode)
}
