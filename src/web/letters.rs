//! Letters beyond ASCII in lower and upper case, by the browser; see [`crate::letters`].

use js_sys::JsString;

pub(crate) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

pub(crate) fn upper(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}
