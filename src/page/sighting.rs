//! What the interface said of somebody while they were still on offer.

use serde::{Deserialize, Serialize};

/// One row of a list of suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The name in the row.
    pub name: String,
    /// What its marks say.
    pub kind: SightingKind,
}

/// What the marks on a row say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SightingKind {
    /// A guest of the site.
    Guest,
    /// An account without a licence for the product: sharing invites it.
    Unlicensed,
    /// A group.
    Group {
        /// Whether it is marked as a group of guests.
        guests: bool,
    },
    /// A team.
    Team,
    /// A person with no mark. An external account with a full licence looks the
    /// same, so this is no proof of being inside.
    Unmarked,
    /// Several rows of this name, with different marks: no telling which was meant.
    Namesakes,
}
