//! How bad a finding is.

use serde::{Deserialize, Serialize};

/// How bad it is, in the words of a review: Critical, act today; High, this
/// week; Medium, review this month; Low, for information (requirements,
/// section F).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// For information.
    Low,
    /// Review this month.
    Medium,
    /// This week.
    High,
    /// Today.
    Critical,
}
