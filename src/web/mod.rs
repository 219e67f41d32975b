//! The browser side of the boundary: what the built module exports.
//!
//! The only room that knows of a browser. It converts values, calls the core,
//! and renders the popup; it decides nothing.

mod inbox;
mod popup;

use crate::detect;
use crate::protocol::{self, Request};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Answers a request; see [`protocol::Request`] for the forms.
///
/// # Errors
/// Throws an `Error` that names the field when the request has not the
/// expected form.
#[wasm_bindgen]
pub fn answer(request: JsValue) -> Result<JsValue, JsError> {
    let request: Request = serde_wasm_bindgen::from_value(request)?;
    Ok(to_js(&protocol::answer(&request))?)
}

/// One match, without what only a page needs.
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
/// Needs no browser: it runs in Node as well.
///
/// # Errors
/// None in practice; a failure to build the array would be thrown.
#[wasm_bindgen]
pub fn scan_text(text: &js_sys::JsString) -> Result<JsValue, JsError> {
    let matches = inbox::with_text(text, |text| {
        detect::scan(detect::Text { text, context: "", place: detect::Place::Body })
    });
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
    Ok(to_js(&found)?)
}

/// Shows the popup in `root`. `view` is what the open tab answered: `{report}`,
/// or `{why}`, a message, when it could not be checked. `say` turns a message
/// into words.
///
/// # Errors
/// Throws when `view` has not the expected form or the document refuses an
/// element.
#[wasm_bindgen]
pub fn show_popup(
    root: &web_sys::Element,
    view: JsValue,
    say: js_sys::Function,
) -> Result<(), JsError> {
    let view: popup::View = serde_wasm_bindgen::from_value(view)?;
    popup::show(root, &view, &popup::Say::new(say))
        .map_err(|fault| JsError::new(&format!("the popup could not be shown: {fault:?}")))
}

/// Chrome's messages are JSON, so a map must become a plain object.
fn to_js(value: &impl Serialize) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&Serializer::json_compatible())
}
