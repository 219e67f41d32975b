//! What the core knows of an open page.
//!
//! The content script collects a [`Snapshot`]: for each [`landmarks::Landmark`]
//! the elements it matched, as plain values. [`share`] reads a snapshot and
//! answers with what a person would say stands there. Nothing here touches a
//! browser, so a snapshot recorded once can be read again in a test.

pub mod address;
pub mod body;
pub mod composer;
pub mod jira;
pub mod jira_window;
pub mod landmarks;
mod query;
pub mod share;
pub mod sighting;
pub mod window;
pub mod words;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An open page as collected at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The whole address of the page.
    #[serde(default)]
    pub url: String,
    /// The title of the document.
    #[serde(default)]
    pub title: String,
    /// The elements found for each landmark, in document order. A landmark that
    /// matched nothing is not here.
    #[serde(default)]
    pub landmarks: BTreeMap<String, Vec<Node>>,
}

/// One element of the page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// The number by which the content script finds the element again.
    #[serde(default)]
    pub n: u32,
    /// The attributes the landmark asked for, where present. `value` is the
    /// current value of a form control.
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
    /// The pieces of text inside, in order, trimmed, without empty ones.
    #[serde(default)]
    pub texts: Vec<String>,
    /// The parts the landmark asked for, each with its elements.
    #[serde(default)]
    pub parts: BTreeMap<String, Vec<Node>>,
    /// What stands around the element, the nearest first: each surrounding
    /// element that holds more text than the one before it.
    #[serde(default)]
    pub around: Vec<Around>,
}

/// What stands around an element.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Around {
    /// The pieces of text, in order.
    #[serde(default)]
    pub texts: Vec<String>,
    /// Where its links lead.
    #[serde(default)]
    pub links: Vec<String>,
}

/// The least version of Confluence and Jira Cloud.
const CLOUD: u32 = 1000;

impl Snapshot {
    /// The elements of a landmark; none when it matched nothing.
    pub fn all(&self, landmark: &str) -> &[Node] {
        self.landmarks.get(landmark).map_or(&[], Vec::as_slice)
    }

    /// Whether the page comes from a Server or Data Center of the organisation's own, which
    /// Doorward does not check (R149): its version is 5 to 10, that of Cloud 1000 or more (meta
    /// tag of both products, seen live in October 2026).
    pub fn is_self_hosted(&self) -> bool {
        let version = self.all("version").first().and_then(|node| node.attribute("content"));
        let major = version.and_then(|version| version.split('.').next()?.parse::<u32>().ok());
        major.is_some_and(|major| major < CLOUD)
    }
}

impl Node {
    /// The elements of a part; none when it matched nothing.
    pub fn part(&self, name: &str) -> &[Node] {
        self.parts.get(name).map_or(&[], Vec::as_slice)
    }

    /// An attribute; `None` when absent or empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// All the text of the element, its pieces joined by a space.
    pub fn text(&self) -> String {
        self.texts.join(" ")
    }
}
