//! The browser's door, as far as detection needs it to be measured.
use crate::detect::{Place, Text, scan};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    type Encoded;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &js_sys::JsString, into: &js_sys::Uint8Array) -> Encoded;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
    static BUFFER: std::cell::RefCell<Vec<u8>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Everything found in `text`.
#[wasm_bindgen]
pub fn scan_text(text: &js_sys::JsString) -> js_sys::Array {
    BUFFER.with_borrow_mut(|buffer| {
        let units = text.length() as usize;
        let mut room = units * 3;
        let written = loop {
            if buffer.len() < room {
                buffer.resize(room, 0);
            }
            // SAFETY: the view is used before wasm memory can grow again.
            let view = unsafe { js_sys::Uint8Array::view(buffer) };
            let done = ENCODER.with(|e| e.encode_into(text, &view));
            if done.read() as usize == units {
                break done.written();
            }
            room = units * 3;
        };
        let out = js_sys::Array::new();
        let Ok(text) = std::str::from_utf8(&buffer[..written]) else { return out };
        for m in scan(Text { text, context: "", place: Place::Body }) {
            let o = js_sys::Object::new();
            let set = |k: &str, v: JsValue| { let _ = js_sys::Reflect::set(&o, &k.into(), &v); };
            set("rule", m.rule.as_ref().into());
            set("family", serde_wasm_bindgen::to_value(&m.family).unwrap_or_default());
            set("kind", m.kind.as_ref().into());
            set("confidence", serde_wasm_bindgen::to_value(&m.confidence).unwrap_or_default());
            set("start", m.start.into());
            set("end", m.end.into());
            out.push(&o);
        }
        out
    })
}
