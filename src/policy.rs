//! Settings: the administrator's before the person's before the default.
//!
//! Each key is decided by itself, so an administrator may fix one and leave the
//! rest to the person. A value of the wrong type is reported by its key and
//! ignored, and the next layer decides.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The settings as they apply, all layers joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Domains whose addresses belong to the organisation (R146). Empty: taken
    /// from the signed-in person's own address.
    pub own_domains: Vec<String>,
    /// Names of the organisations behind other domains, to be shown instead of
    /// the bare domain. Key: domain.
    pub organisation_names: BTreeMap<String, String>,
    /// What was ignored.
    pub problems: Vec<Problem>,
}

/// The layers as the browser's storage holds them, each a plain object.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layers {
    /// Set by the administrator (`storage.managed`).
    pub managed: Map<String, Value>,
    /// Set by the person (`storage.local`).
    pub person: Map<String, Value>,
}

/// A setting that was ignored because its value is of the wrong type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which layer holds it.
    pub layer: Layer,
    /// Its key.
    pub key: String,
}

/// A layer of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The administrator's.
    Managed,
    /// The person's.
    Person,
}

impl Policy {
    /// Joins the layers.
    pub fn from_layers(layers: &Layers) -> Self {
        let mut problems = Vec::new();
        let own_domains = setting(layers, "ownDomains", &mut problems, domains);
        let organisation_names = setting(layers, "organisationNames", &mut problems, names);
        Self {
            own_domains: own_domains.unwrap_or_default(),
            organisation_names: organisation_names.unwrap_or_default(),
            problems,
        }
    }

    /// The name the policy gives to the organisation behind a domain.
    pub fn organisation_name(&self, domain: &str) -> Option<&str> {
        self.organisation_names
            .iter()
            .find(|(parent, _)| crate::audience::domain::is_within(domain, parent))
            .map(|(_, name)| name.as_str())
    }
}

/// The value of the first layer that has a good one.
fn setting<T>(
    layers: &Layers,
    key: &str,
    problems: &mut Vec<Problem>,
    read: impl Fn(&Value) -> Option<T>,
) -> Option<T> {
    let layered = [(Layer::Managed, &layers.managed), (Layer::Person, &layers.person)];
    for (layer, values) in layered {
        let Some(value) = values.get(key) else {
            continue;
        };
        if let Some(read) = read(value) {
            return Some(read);
        }
        problems.push(Problem { layer, key: key.to_owned() });
    }
    None
}

fn domains(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(domain).collect()
}

fn names(value: &Value) -> Option<BTreeMap<String, String>> {
    value
        .as_object()?
        .iter()
        .map(|(key, name)| Some((clean_domain(key)?, name.as_str()?.trim().to_owned())))
        .collect()
}

fn domain(value: &Value) -> Option<String> {
    clean_domain(value.as_str()?)
}

fn clean_domain(text: &str) -> Option<String> {
    let domain = text.trim().trim_start_matches('@').trim_end_matches('.').to_lowercase();
    let well_formed = domain.contains('.')
        && !domain.starts_with('.')
        && !domain.contains(|c: char| c.is_whitespace() || "@/:".contains(c));
    well_formed.then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn layers(managed: Value, person: Value) -> Layers {
        Layers {
            managed: managed.as_object().cloned().unwrap_or_default(),
            person: person.as_object().cloned().unwrap_or_default(),
        }
    }

    #[test]
    fn the_administrator_decides_key_by_key() {
        let policy = Policy::from_layers(&layers(
            json!({"ownDomains": ["@Acme.gov.uk"]}),
            json!({"ownDomains": ["mine.example"], "organisationNames": {"n.example": "North"}}),
        ));
        assert_eq!(policy.own_domains, ["acme.gov.uk"]);
        assert_eq!(policy.organisation_name("eu.n.example"), Some("North"));
        assert!(policy.problems.is_empty());
    }

    #[test]
    fn a_bad_value_is_reported_and_the_next_layer_decides() {
        let policy = Policy::from_layers(&layers(
            json!({"ownDomains": "acme.gov.uk"}),
            json!({"ownDomains": ["mine.example"], "organisationNames": 3}),
        ));
        assert_eq!(policy.own_domains, ["mine.example"]);
        assert_eq!(
            policy.problems,
            [
                Problem { layer: Layer::Managed, key: "ownDomains".into() },
                Problem { layer: Layer::Person, key: "organisationNames".into() },
            ]
        );
    }
}
