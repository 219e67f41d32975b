//! The settings about accounts, contacts and the security review.

use super::name::Pattern;
use crate::audience::domain;
use crate::day;
use crate::policy::{Layers, Policy};
use serde::Serialize;

/// The settings that the checklist rests on.
#[derive(Debug, Clone)]
pub struct Settings {
    policy: Policy,
}

/// Whom to turn to; a field that is not set is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Who it is.
    pub name: String,
    /// An e-mail address or a telephone number.
    pub address: String,
    /// A page, such as a form.
    pub url: String,
}

impl Settings {
    /// The settings that apply, by all layers.
    pub fn new(layers: &Layers) -> Self {
        Self { policy: Policy::from_layers(layers) }
    }

    /// All of the settings.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The short name of the organisation, as it stands in people's names; empty where not known.
    pub fn organisation(&self) -> &str {
        let named = || {
            let own = self.policy.own_domains.first()?;
            Some(domain::organisation(own, &self.policy)).filter(|name| name != own)
        };
        self.policy.text("organisation").or_else(named).unwrap_or_default()
    }

    /// How people are to be named (R35), as it is written and as it is read.
    pub fn name_pattern(&self) -> Option<(&str, Pattern)> {
        let written = self.policy.text("namePattern")?;
        Some((written, Pattern::parse(written)?))
    }

    /// Whom to turn to in this role; see the key `contacts`.
    pub fn contact(&self, role: &str) -> Option<Contact> {
        let field = |name| self.policy.contact(role, name).unwrap_or_default().to_owned();
        let found = Contact { name: field("name"), address: field("address"), url: field("url") };
        (found != Contact::default()).then_some(found)
    }

    /// The day of the organisation's own security review of the tool.
    pub fn reviewed(&self) -> Option<i32> {
        day::parse(self.policy.text("securityReviewed")?)
    }

    /// What the organisation says to one question of the security review, and why.
    pub fn answer(&self, number: u32) -> Option<(&str, &str)> {
        let said = self.policy.value("securityAnswers")?.get(number.to_string())?;
        let detail = said.get("detail").and_then(|detail| detail.as_str()).unwrap_or_default();
        Some((said.get("answer")?.as_str()?, detail))
    }
}
