//! What the organisation's settings say about accounts, contacts and records.

use super::name::Pattern;
use crate::day;
use crate::policy::Layers;
use serde::Serialize;
use serde_json::{Map, Value};

/// The settings that the checklist rests on, the administrator's before the person's.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    layers: &'a Layers,
}

/// Whom to turn to; a field that is not set is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Contact<'a> {
    /// Who it is.
    pub name: &'a str,
    /// An e-mail address or a telephone number.
    pub address: &'a str,
    /// A page, such as a form.
    pub url: &'a str,
}

impl<'a> Told<'a> {
    /// Reads the layers.
    pub fn new(layers: &'a Layers) -> Self {
        Self { layers }
    }

    /// The first layer's value that `read` accepts.
    fn first<T>(&self, key: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        let layers = [&self.layers.managed, &self.layers.person];
        layers.into_iter().find_map(|layer| read(layer.get(key)?))
    }

    /// The short name of the organisation, as it stands in people's names; empty where not set.
    pub fn organisation(&self) -> &'a str {
        self.first("organisation", text).unwrap_or_default()
    }

    /// How people are to be named (R35), as it is written and as it is read.
    pub fn name_pattern(&self) -> Option<(&'a str, Pattern)> {
        self.first("namePattern", |value| {
            let written = text(value)?;
            Some((written, Pattern::parse(written)?))
        })
    }

    /// Whom to turn to: `administrator`, `jiraAdministrator`, `security`, `records`, `helpDesk`;
    /// and `signIn`, the service that people sign in through, with the page on which it resets a
    /// password (R7, R11).
    pub fn contact(&self, role: &str) -> Option<Contact<'a>> {
        self.first("contacts", |contacts| {
            let contact = contacts.get(role)?.as_object()?;
            let field = |name: &str| contact.get(name).and_then(text).unwrap_or_default();
            let url = Some(field("url")).filter(|url| url.starts_with("https://"));
            let found = Contact {
                name: field("name"),
                address: field("address"),
                url: url.unwrap_or_default(),
            };
            (found != Contact { name: "", address: "", url: "" }).then_some(found)
        })
    }

    /// A number of days, `standard` where it is not set.
    pub fn days(&self, key: &str, standard: i32) -> i32 {
        self.first(key, |value| {
            i32::try_from(value.as_i64()?).ok().filter(|days| (1..=1_100).contains(days))
        })
        .unwrap_or(standard)
    }

    /// The day of the organisation's own security review of the tool.
    pub fn reviewed(&self) -> Option<i32> {
        self.first("securityReview", |review| day::parse(review.get("reviewed")?.as_str()?))
    }

    /// What the organisation says to one question of the security review: `answer` ("yes", "no"
    /// or "unknown") and `detail`.
    pub fn answer(&self, question: &str) -> Option<(&'static str, &'a str)> {
        self.first("securityReview", |review| {
            let said: &Map<String, Value> = review.get("answers")?.get(question)?.as_object()?;
            let answer = said.get("answer")?.as_str()?;
            let answer = ["yes", "no", "unknown"].into_iter().find(|known| *known == answer)?;
            Some((answer, said.get("detail").and_then(text).unwrap_or_default()))
        })
    }
}

fn text(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty())
}
