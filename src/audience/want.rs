//! A question to the site, and how its path is written.

use serde::Serialize;

/// A question to the site: one same-origin `GET`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Want {
    /// The key to hand the answer back under.
    pub key: String,
    /// Path and query. Never an origin: the page's own is the only one there is.
    pub path: String,
    /// To be asked without the person's session, as a stranger would.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub anonymous: bool,
    /// Put whatever was asked before: it takes no place in the budget of a page view.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub beside: bool,
    /// What it is answered with is text of the site, to be looked through by the settings.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub text: bool,
}

/// A question that is asked with the person's session; `path` comes in pieces.
pub(super) fn want(key: String, path: &[&str]) -> Want {
    Want { key, path: path.concat(), ..Want::default() }
}

/// Percent-encodes everything but letters, digits and `-._~` (RFC 3986, 2.3).
pub(super) fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
            encoded.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    encoded
}
