//! The literals that the built-in rules wait for: what the matcher looks for, and whom each calls.

use crate::identifiers::uk;
use crate::markings::words;
use crate::matcher::literals::Literal;
use crate::people::special;
use crate::secrets::{carried, key_promise, keys, placed, private_key, recovery_codes};
use std::borrow::Cow;

/// What a literal in the text calls for.
#[derive(Clone, Copy)]
pub(crate) enum Trigger {
    Marking,
    PrivateKey,
    PuttyKey,
    Bic,
    Key(u16),
    /// The name of a secret; whether it promises a password.
    Name(bool),
    Jwt,
    Placed,
    RecoveryCode,
    /// An address that another carries.
    Carried,
    Title,
    Electoral,
    Term(u32),
}

/// What the built-in rules look for.
pub(crate) fn triggers() -> impl Iterator<Item = Literal<Trigger>> {
    let exact = |text: &'static str, means| Literal {
        text: Cow::Borrowed(text.as_bytes()),
        fold: false,
        means,
    };
    let markings = words::TRIGGERS.iter().map(move |t| exact(t, Trigger::Marking));
    let bics = ["BIC", "SWIFT", "Swift", "bic=", "bic\""].map(|t| exact(t, Trigger::Bic));
    let keys = keys::KEYS.iter().enumerate().map(|(row, key)| Literal {
        text: Cow::Borrowed(key.prefix.as_bytes()),
        fold: false,
        means: Trigger::Key(row as u16),
    });
    let names = key_promise::KEYWORDS
        .iter()
        .map(move |(text, password)| exact(text, Trigger::Name(*password)));
    let marks = [
        exact("eyJ", Trigger::Jwt),
        exact(private_key::TRIGGER, Trigger::PrivateKey),
        exact(private_key::PUTTY, Trigger::PuttyKey),
    ];
    let placed = placed::TRIGGERS.iter().map(move |t| exact(t, Trigger::Placed));
    let codes = recovery_codes::TRIGGERS.iter().map(move |t| exact(t, Trigger::RecoveryCode));
    let carried = carried::TRIGGERS.iter().map(move |t| exact(t, Trigger::Carried));
    let electoral = uk::ELECTORAL.iter().map(move |t| exact(t, Trigger::Electoral));
    let titles = special::TITLES.iter().map(move |t| exact(t, Trigger::Title));
    markings
        .chain(bics)
        .chain(marks)
        .chain(keys)
        .chain(names)
        .chain(titles)
        .chain(electoral)
        .chain(placed)
        .chain(codes)
        .chain(carried)
}
