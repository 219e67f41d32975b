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
}

/// Where text from JavaScript is written, and JavaScript's view of it. A view
/// costs as much to make as a page to scan, so it is kept until the memory
/// under it moves (then its length is 0) or is too small.
struct Inbox {
    encoder: TextEncoder,
    buffer: Vec<u8>,
    view: js_sys::Uint8Array,
}

thread_local! {
    static INBOX: std::cell::RefCell<Inbox> = std::cell::RefCell::new(Inbox {
        encoder: TextEncoder::new(),
        buffer: Vec::new(),
        view: js_sys::Uint8Array::new_with_length(0),
    });
}

impl Inbox {
    /// `text` in UTF-8; lone surrogates as U+FFFD, which is one unit too.
    fn take(&mut self, text: &js_sys::JsString) -> &str {
        // With room for the longest encoding, three bytes a unit, the encoder
        // takes its fast path; on less it counts its steps.
        let room = text.length() as usize * 3;
        if self.buffer.len() < room {
            self.buffer.resize(room.next_power_of_two().max(1 << 16), 0);
            self.view = js_sys::Uint8Array::new_with_length(0);
        }
        if self.view.length() as usize != self.buffer.len() {
            // SAFETY: the view is used only here, while `buffer` is neither
            // moved nor read; when wasm memory grows it is empty and remade.
            self.view = unsafe { js_sys::Uint8Array::view(&self.buffer) };
        }
        let written = self.encoder.encode_into(text, &self.view).written();
        std::str::from_utf8(&self.buffer[..written]).unwrap_or_default()
    }
}

/// Everything found in `text`.
#[wasm_bindgen]
pub fn scan_text(text: &js_sys::JsString) -> js_sys::Array {
    INBOX.with_borrow_mut(|inbox| {
        let out = js_sys::Array::new();
        for m in scan(Text { text: inbox.take(text), context: "", place: Place::Body }) {
            let o = js_sys::Object::new();
            let set = |k: &str, v: JsValue| {
                let _ = js_sys::Reflect::set(&o, &k.into(), &v);
            };
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
