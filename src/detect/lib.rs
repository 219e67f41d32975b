//! Text in, matches out.
//!
//! This room knows nothing of pages, people or browsers. It is handed one
//! [`Text`] at a time and answers with every [`Match`] in it; it never fails
//! and never panics, whatever the text.

mod clean;
mod engine;
mod evidence;
mod excerpt;
mod finance;
mod identifiers;
mod markings;
mod matcher;
mod order;
mod people;
mod rule;
mod scan;
mod secrets;
mod terms;
mod triggers;
mod words;

pub use engine::{rules, scan, scan_with};
pub use evidence::{Evidence, evidence};
#[cfg(not(target_arch = "wasm32"))]
pub use rule::Card;
pub use rule::Rule;
pub use terms::{KIND as TERM_KIND, TermError, TermFault, TermSpec, Terms, is_term};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One run of text as the reader sees it, with what is known of its place.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The characters, as they stand on the page.
    pub text: &'a str,
    /// Words that stand near by and say what the text is: a column header,
    /// a field label. Counted as context, never matched themselves.
    pub context: &'a str,
    /// Where the text stands.
    pub place: Place,
}

/// Where a [`Text`] stands: a marking in a title is a use, the same words in
/// running prose may be a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Running text: a paragraph, a list item, a quotation.
    #[default]
    Body,
    /// The title of a page, the summary of a work item.
    Title,
    /// A heading within the page.
    Heading,
    /// A cell of a table.
    Cell,
    /// Code or preformatted text.
    Code,
    /// The name of a file.
    FileName,
    /// A label attached to the page.
    Label,
    /// A status lozenge.
    Status,
    /// Where a link leads, which is not what is drawn of it. Only secrets are looked for there: pages,
    /// accounts and campaigns have numbers of every shape in their addresses.
    Link,
}

/// The kind of thing a rule looks for (R13–R16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Keys, tokens, passwords.
    Secret,
    /// Cards and accounts.
    Financial,
    /// Identifiers a government gives to a person.
    GovId,
    /// Ways to reach a person.
    Contact,
    /// Network addresses.
    Network,
    /// Other facts about a person.
    Personal,
    /// Protective markings, descriptors and handling instructions.
    Marking,
}

/// How sure a rule is of one match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Worth listing, never worth a warning.
    Low,
    /// More likely right than not.
    Medium,
    /// Right unless the text is contrived.
    High,
}

/// Why a rule is as sure as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The check digit or checksum is right.
    CheckDigit,
    /// A word near by names the thing.
    ContextWord,
    /// The shape is specific enough by itself.
    Shape,
    /// The characters are too random to be words.
    Entropy,
    /// The words are used as a marking, not mentioned.
    Usage,
    /// Many of the same kind stand together.
    Quantity,
    /// It stands in a cell of a table or an item of a list, not in prose.
    Alone,
    /// It stands in the address of a link, where nobody sees it.
    Address,
}

/// One thing found in a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The rule that found it, for example `nhs-number`.
    pub rule: Cow<'static, str>,
    /// The family of the rule.
    pub family: Family,
    /// The kind of thing, finer than the family: `uk_nhs_number`.
    pub kind: Cow<'static, str>,
    /// First UTF-16 code unit of the match in the text.
    pub start: u32,
    /// One past the last UTF-16 code unit.
    pub end: u32,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Why it is as sure as that.
    pub reasons: Vec<Reason>,
    /// What to show: the match itself where that is harmless, else masked.
    /// A secret is never whole here.
    pub excerpt: String,
    /// Tells this value from others without being it: a hash of its letters
    /// and digits. Matches of one value have one hash. It is kept no longer than
    /// the page is open, and only in its tab.
    pub value: u32,
}
