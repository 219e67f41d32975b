//! Lower and upper case, beyond ASCII too.
//!
//! For these the standard library brings Unicode's tables and the rules around them, a fortieth of
//! the built core. A browser has them already, and `toLowerCase` and `toUpperCase` do by
//! specification what `str`'s methods do; so there the browser is asked, and natively `str`.

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

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::disallowed_methods, reason = "not in the built core")]
mod native {
    pub(super) fn lower(text: &str) -> String {
        text.to_lowercase()
    }

    pub(super) fn upper(text: &str) -> String {
        text.to_uppercase()
    }
}
