//! Letters beyond ASCII, by the browser; see [`crate::letters`].

use js_sys::{JsString, RegExp};

pub(crate) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

pub(crate) fn upper(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

pub(crate) fn is_alphabetic(c: char) -> bool {
    is(r"\p{Alphabetic}", c)
}

pub(crate) fn is_alphanumeric(c: char) -> bool {
    is(r"[\p{Alphabetic}\p{N}]", c)
}

pub(crate) fn is_lowercase(c: char) -> bool {
    is(r"\p{Lowercase}", c)
}

pub(crate) fn is_uppercase(c: char) -> bool {
    is(r"\p{Uppercase}", c)
}

fn is(class: &str, c: char) -> bool {
    RegExp::new(class, "u").test(c.encode_utf8(&mut [0; 4]))
}
