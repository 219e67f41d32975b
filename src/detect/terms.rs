//! An organisation's own terms.

use super::{Confidence, Family};

/// One compiled term.
#[derive(Debug)]
pub(super) struct Term {
    pub id: String,
    pub kind: String,
    pub family: Family,
    pub confidence: Confidence,
}
