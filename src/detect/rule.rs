//! What a rule is: a name, a family, a kind, and on the native side the card
//! that documents it and the examples that prove it.

use crate::Family;

/// One thing detection looks for. The code or the row of data that finds it
/// stands next to it.
#[derive(Debug)]
pub struct Rule {
    /// The rule's name, in kebab-case; a message catalogue keys on it.
    pub id: &'static str,
    /// The family it belongs to.
    pub family: Family,
    /// The kind of thing, finer than the family: `uk_nhs_number`.
    pub kind: &'static str,
    /// Documentation and examples; the browser has no use for them.
    #[cfg(not(target_arch = "wasm32"))]
    pub card: Card,
}

/// What `docs/rules.md` says of a rule, and the examples its test runs.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Card {
    /// What it finds, as a noun: "NHS number".
    pub what: &'static str,
    /// Where the format is published.
    pub source: &'static str,
    /// Texts it must find something in.
    pub finds: &'static [&'static str],
    /// Texts it must find nothing in.
    pub passes: &'static [&'static str],
}

/// Declares a [`Rule`] as a static, its card on the native side only.
macro_rules! rule {
    (
        $name:ident = $id:literal, $family:ident, $kind:literal;
        what: $what:literal;
        source: $source:literal;
        finds: [$($finds:expr),* $(,)?];
        passes: [$($passes:expr),* $(,)?];
    ) => {
        pub(crate) static $name: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            family: $crate::Family::$family,
            kind: $kind,
            #[cfg(not(target_arch = "wasm32"))]
            card: $crate::rule::Card {
                what: $what,
                source: $source,
                finds: &[$($finds),*],
                passes: &[$($passes),*],
            },
        };
    };
}
pub(crate) use rule;
