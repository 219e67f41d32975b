//! The browser side of the boundary: what the built module exports.
//!
//! The only room that knows of a browser. It converts values, asks the browser
//! its name and what is a letter, and calls the core; it decides nothing.

mod inbox;
pub(crate) mod letters;

use crate::detect;
use crate::protocol::{self, Request};
use crate::wire;
use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Answers a request; see [`protocol::Request`] for the forms.
///
/// # Errors
/// Throws an `Error` that names the field when the request has not the
/// expected form.
#[wasm_bindgen]
pub fn answer(request: &JsValue) -> Result<JsValue, JsError> {
    // The browser writes and reads JSON faster than values can be looked into from here.
    let text = JSON::stringify(request).ok().filter(|text| text.is_string());
    let text = text.ok_or(JsError::new("no object"))?;
    let mut request: Request = inbox::with_text(&text, wire::from_text)?;
    if let Request::Checklist(standing) = &mut request {
        standing.agent = user_agent();
    }
    to_js(&protocol::answer(&request))
}

/// A match, without what only a page needs: its excerpt and its reasons.
#[derive(Serialize)]
struct Found<'a> {
    rule: &'a str,
    family: detect::Family,
    kind: &'a str,
    confidence: detect::Confidence,
    start: u32,
    end: u32,
}

/// Everything found in a text, as an array of plain objects `{rule, family,
/// kind, confidence, start, end}`; `start` and `end` count UTF-16 code units.
/// Needs no browser: it runs in Node as well. Throws nothing, for JSON of these cannot fail.
#[wasm_bindgen]
pub fn scan_text(text: &js_sys::JsString) -> JsValue {
    let matches = inbox::with_text(text, |text| {
        detect::scan(detect::Text { text, context: "", place: detect::Place::Body })
    });
    // Most texts hold nothing; JSON of nothing costs as much as a few hundred bytes of them.
    if matches.is_empty() {
        return js_sys::Array::new().into();
    }
    let found: Vec<Found<'_>> = matches
        .iter()
        .map(|found| Found {
            rule: &found.rule,
            family: found.family,
            kind: &found.kind,
            confidence: found.confidence,
            start: found.start,
            end: found.end,
        })
        .collect();
    to_js(&found).unwrap_or_else(|fault| wasm_bindgen::throw_val(fault.into()))
}

/// How the browser names itself; empty where it does not. A worker has no window, and the
/// `navigator` of either answers alike.
fn user_agent() -> String {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("navigator"))
        .map(JsCast::unchecked_into::<web_sys::Navigator>)
        .and_then(|navigator| navigator.user_agent())
        .unwrap_or_default()
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    JSON::parse(&serde_json::to_string(value)?).map_err(|_| JsError::new("no JSON"))
}
