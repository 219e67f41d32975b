//! Settings: the administrator's go before the person's, these before the default.
//!
//! Each key is decided by itself, so an administrator may fix one and leave the
//! rest to the person. What is badly written is reported by its key, and within
//! a list by its entry, and ignored; the next layer decides.

mod form;
mod keys;

pub use form::{AUDIENCES, Form, LEVELS, ROLES, date};
#[cfg(not(target_arch = "wasm32"))]
pub use keys::Card;
pub use keys::{KEYS, Key, Who, key};

use crate::wire;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The settings that apply, of all layers. What the core looks at often is a field; [`Policy::value`]
/// has every key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Domains whose addresses belong to the organisation (R146). Empty: taken
    /// from the signed-in person's own address.
    pub own_domains: Vec<String>,
    /// Own domains on which nobody should be a guest.
    pub never_guest_domains: Vec<String>,
    /// Domains of trusted partners.
    pub partner_domains: Vec<String>,
    /// Domains that get nothing.
    pub forbidden_domains: Vec<String>,
    /// The organisation's own sites beside those of `atlassian.net` (R149).
    pub sites: Vec<String>,
    /// Names of the organisations behind other domains, to be shown instead of
    /// the bare domain. Key: domain.
    pub organisation_names: BTreeMap<String, String>,
    /// The highest marking each audience may get (A5).
    pub limits: Vec<Limit>,
    /// The warnings a person called wrong.
    pub exceptions: Vec<Exception>,
    /// What was ignored.
    pub problems: Vec<Problem>,
    /// Modes by rule, family or `*`: the administrator's, then the person's.
    pub modes: [Vec<(String, Mode)>; 2],
    /// The value that applies, by key, where one is set.
    pub values: Vec<(&'static str, Value)>,
}

/// The layers as the browser's storage holds them, each a plain object.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Layers {
    /// Set by the administrator (`storage.managed`).
    #[serde(default)]
    pub managed: Map<String, Value>,
    /// Set by the person (`storage.local`).
    #[serde(default)]
    pub person: Map<String, Value>,
}

/// A setting, or an entry of one, that was ignored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which layer holds it.
    pub layer: Layer,
    /// Its key.
    pub key: String,
    /// The entry of the key: a place in a list, counted from one, or a name; and the field of it
    /// that is wrong, where it is one: `2, audience`. `None` where all of the value was ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It is badly written.
    Form,
    /// There is no such key.
    Unknown,
    /// This layer may not set it.
    NotAllowed,
    /// It is no organisation's own: anybody may have an address there.
    Shared,
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

/// What a rule may do, the least first (A9).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Find nothing.
    Off,
    /// Say it.
    Note,
    /// Ask once before it is shared.
    Warn,
    /// Ask for a tick for each outside organisation.
    #[default]
    Acknowledge,
    /// Offer no way on. A browser extension cannot enforce that: whoever controls
    /// the browser can switch it off.
    Stop,
}

/// The highest marking an audience may get through a tool, and what to use for
/// the rest (A5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Limit {
    /// `confluence`, `jira` or `*`.
    #[serde(default)]
    pub tool: String,
    /// One of [`AUDIENCES`].
    #[serde(default)]
    pub audience: String,
    /// One of [`LEVELS`].
    #[serde(default)]
    pub highest: String,
    /// What to use instead.
    #[serde(default)]
    pub alternative: Option<String>,
    /// Where that is.
    #[serde(default)]
    pub link: Option<String>,
    /// What happens to more than that; `acknowledge` without it.
    #[serde(default)]
    pub mode: Option<Mode>,
}

/// A warning a person called wrong (R131).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Exception {
    /// The rule that was wrong.
    #[serde(default)]
    pub rule: String,
    /// The host of the site.
    #[serde(default)]
    pub site: String,
    /// The page it was wrong on.
    #[serde(default)]
    pub page: Option<String>,
    /// The space it is wrong in.
    #[serde(default)]
    pub space: Option<String>,
}

/// One key as it applies, for the options page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// The value that applies; `None` where the default does.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write")]
    pub value: Option<Value>,
    /// Whose value that is; `None`: the default's.
    pub source: Option<Layer>,
    /// Whether the person cannot change it.
    pub locked: bool,
    /// Of a number: the smallest, the largest, and what holds without a setting.
    pub count: Option<[u32; 3]>,
}

/// Writes the value of a setting. A fraction, which counts in none, becomes `null`: `Value` would bring
/// the code and the tables that write fractions (docs/performance.md, "Size").
fn write<S: Serializer>(value: &Option<Value>, to: S) -> Result<S::Ok, S::Error> {
    value.as_ref().map(Whole).serialize(to)
}

struct Whole<'a>(&'a Value);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => to.serialize_unit(),
            Value::Bool(is) => to.serialize_bool(*is),
            Value::Number(number) => number.as_i64().serialize(to),
            Value::String(text) => to.serialize_str(text),
            Value::Array(list) => to.collect_seq(list.iter().map(Whole)),
            Value::Object(fields) => {
                to.collect_map(fields.iter().map(|(name, value)| (name, Whole(value))))
            }
        }
    }
}

impl Policy {
    /// Works out which settings apply.
    pub fn from_layers(layers: &Layers) -> Self {
        let mut policy = Self::default();
        let settings = settings(layers, &mut policy.problems);
        let modes = |values: &Map<String, Value>| {
            let value = Form::Modes.read(values.get("modes")?, &mut Vec::new())?;
            let modes = value.as_object()?.iter();
            let named =
                |(rule, mode): (&String, &Value)| Some((rule.clone(), form::mode(mode.as_str()?)?));
            Some(modes.filter_map(named).collect())
        };
        policy.modes =
            [&layers.managed, &layers.person].map(|values| modes(values).unwrap_or_default());
        policy.values = settings
            .into_iter()
            .filter_map(|setting| Some((setting.key, setting.value?)))
            .collect();
        policy.own_domains = policy.get("ownDomains");
        policy.never_guest_domains = policy.get("neverGuestDomains");
        policy.partner_domains = policy.get("partnerDomains");
        policy.forbidden_domains = policy.get("forbiddenDomains");
        policy.sites = policy.get("sites");
        policy.organisation_names = policy.get("organisationNames");
        policy.limits = policy.get("limits");
        policy.exceptions = policy.get("exceptions");
        policy
    }

    /// The value of a key, where one is set.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    fn get<T: Default + for<'a> Deserialize<'a>>(&self, key: &str) -> T {
        // What was read is well-formed; the default is for what is not set.
        self.value(key).and_then(|value| wire::read(value).ok()).unwrap_or_default()
    }

    /// The text of a key, where one is set.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.value(key)?.as_str()
    }

    /// The number of a key, or its default; 0 where it is no key of a number.
    pub fn count(&self, name: &str) -> u32 {
        let default = match key(name).map(|key| key.form) {
            Some(Form::Count { default, .. }) => default,
            _ => 0,
        };
        let set = self.value(name).and_then(Value::as_u64);
        set.and_then(|set| u32::try_from(set).ok()).unwrap_or(default)
    }

    /// The same as a number of days.
    pub fn days(&self, name: &str) -> i32 {
        i32::try_from(self.count(name)).unwrap_or(i32::MAX)
    }

    /// Whether a switch is on.
    pub fn is_on(&self, key: &str) -> bool {
        self.value(key).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A field of a contact: `name`, `address` or `url`.
    pub fn contact(&self, role: &str, field: &str) -> Option<&str> {
        self.value("contacts")?.get(role)?.get(field)?.as_str()
    }

    /// The mode that is set for a rule, and by whom. The administrator goes first; of either, what is set
    /// for the rule before its family before everything (`*`).
    pub fn mode(&self, rule: &str, family: &str) -> Option<(Mode, Layer)> {
        self.modes.iter().zip([Layer::Managed, Layer::Person]).find_map(|(modes, layer)| {
            let of = |name| mode_of(modes, name);
            Some((of(rule).or_else(|| of(family)).or_else(|| of("*"))?, layer))
        })
    }

    /// Whether a finding is switched off.
    pub fn is_finding_off(&self, rule: &str) -> bool {
        self.mode_of_finding(rule) == Some(Mode::Off)
    }

    fn mode_of_finding(&self, rule: &str) -> Option<Mode> {
        self.modes.iter().find_map(|modes| mode_of(modes, rule))
    }

    /// The last day on which Doorward only observes (A17), unless that has passed. Days are written
    /// `YYYY-MM-DD`. `None` where it is not known which day it is: then it warns.
    pub fn observes(&self, today: &str) -> Option<&str> {
        let until = self.text("observeOnlyUntil")?;
        (date(today) && today <= until).then_some(until)
    }
}

fn mode_of(modes: &[(String, Mode)], name: &str) -> Option<Mode> {
    modes.iter().find(|(of, _)| of == name).map(|(_, mode)| *mode)
}

/// Every key as it applies; what was ignored is added to `problems`.
pub fn settings(layers: &Layers, problems: &mut Vec<Problem>) -> Vec<Setting> {
    let layered = [(Layer::Managed, &layers.managed), (Layer::Person, &layers.person)];
    let settings = KEYS.iter().map(|key| {
        let mut setting = Setting {
            key: key.name,
            value: None,
            source: None,
            locked: key.who == Who::Administrator,
            count: match key.form {
                Form::Count { least, most, default } => Some([least, most, default]),
                _ => None,
            },
        };
        for (layer, values) in layered {
            let Some(value) = values.get(key.name) else { continue };
            let not_heard = match layer {
                Layer::Managed => Who::Person,
                Layer::Person => Who::Administrator,
            };
            let mut report = |entry, fault| {
                problems.push(Problem { layer, key: key.name.to_owned(), entry, fault });
            };
            if key.who == not_heard {
                report(None, Fault::NotAllowed);
                continue;
            }
            let mut bad = Vec::new();
            let read = key.form.read(value, &mut bad);
            if read.is_none() && bad.is_empty() {
                report(None, Fault::Form);
            } else {
                for entry in bad {
                    let fault = form::fault(key.form, value, &entry);
                    report(Some(entry), fault);
                }
            }
            // The first good one counts; the others are looked at for their faults.
            if setting.value.is_none() && read.is_some() {
                setting.value = read;
                setting.source = Some(layer);
                setting.locked |= layer == Layer::Managed && key.form != Form::Modes;
            }
        }
        setting
    });
    let settings = settings.collect();
    for (layer, values) in layered {
        let unknown = values.keys().filter(|name| key(name).is_none());
        problems.extend(unknown.map(|key| Problem {
            layer,
            key: key.clone(),
            entry: None,
            fault: Fault::Unknown,
        }));
    }
    settings
}

#[cfg(test)]
mod tests;
