//! Letters beyond ASCII: which characters are any, and their lower and upper case.
//!
//! For these the standard library brings Unicode's tables and the rules around them, a thirtieth of
//! the built core. A browser has them already: `toLowerCase`, `toUpperCase` and the classes of
//! regular expressions do by specification what the methods of `str` and `char` do. So there the
//! browser is asked, and natively the standard library.

#[cfg(target_arch = "wasm32")]
use crate::web::letters as beyond_ascii;
#[cfg(not(target_arch = "wasm32"))]
use native as beyond_ascii;

/// The text in lower case.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { beyond_ascii::lower(text) }
}

/// The text in upper case.
pub fn upper(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { beyond_ascii::upper(text) }
}

/// Whether this is a letter.
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { beyond_ascii::is_alphabetic(c) }
}

/// Whether this is a letter or a digit.
pub fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { beyond_ascii::is_alphanumeric(c) }
}

/// Whether this is a small letter.
pub fn is_lowercase(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_lowercase() } else { beyond_ascii::is_lowercase(c) }
}

/// Whether this is a capital.
pub fn is_uppercase(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { beyond_ascii::is_uppercase(c) }
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::disallowed_methods, reason = "not in the built core")]
mod native {
    pub(super) fn lower(text: &str) -> String {
        text.to_lowercase()
    }

    pub(super) fn upper(text: &str) -> String {
        text.to_uppercase()
    }

    pub(super) fn is_alphabetic(c: char) -> bool {
        c.is_alphabetic()
    }

    pub(super) fn is_alphanumeric(c: char) -> bool {
        c.is_alphanumeric()
    }

    pub(super) fn is_lowercase(c: char) -> bool {
        c.is_lowercase()
    }

    pub(super) fn is_uppercase(c: char) -> bool {
        c.is_uppercase()
    }
}
