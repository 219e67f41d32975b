//! How text enters from JavaScript when speed counts.
//!
//! A `&str` argument would be copied character by character by the glue until
//! the first that is not ASCII, into memory allocated anew at each call. Here
//! the browser's own encoder writes straight into one buffer that is kept.

use js_sys::{JsString, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    type Encoded;
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, into: &Uint8Array) -> Encoded;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> usize;
}

/// Where text is written, and JavaScript's view of it. To make a view costs as
/// much as to scan a page, so it is kept until the memory under it moves, which
/// leaves it empty, or is too small.
struct Inbox {
    encoder: TextEncoder,
    buffer: Vec<u8>,
    view: Uint8Array,
}

thread_local! {
    static INBOX: RefCell<Inbox> = RefCell::new(Inbox {
        encoder: TextEncoder::new(),
        buffer: Vec::new(),
        view: Uint8Array::new_with_length(0),
    });
}

/// Calls `read` with `text` in UTF-8; a lone surrogate becomes U+FFFD, which
/// is one UTF-16 unit as well, so that places stay the same.
pub(super) fn with_text<R>(text: &JsString, read: impl FnOnce(&str) -> R) -> R {
    INBOX.with_borrow_mut(|inbox| read(inbox.take(text)))
}

impl Inbox {
    fn take(&mut self, text: &JsString) -> &str {
        // With room for the longest encoding, three bytes a unit, the encoder
        // takes its fast path; with less it counts its steps.
        let units = text.length() as usize;
        if self.buffer.len() < units * 3 {
            self.buffer.resize((units * 3).next_power_of_two().max(1 << 16), 0);
            self.view = Uint8Array::new_with_length(0);
        }
        let mut written = self.encoder.encode_into(text, &self.view).written();
        // No unit takes less than a byte: where there are fewer, the view is empty. Twice, for to
        // make one may be what grows the memory.
        for _ in 0..2 {
            if written < units {
                // SAFETY: the view is written only here, while `buffer` is neither
                // moved nor borrowed; when wasm memory grows it is empty and remade.
                self.view = unsafe {
                    Uint8Array::view_mut_raw(self.buffer.as_mut_ptr(), self.buffer.len())
                };
                written = self.encoder.encode_into(text, &self.view).written();
            }
        }
        // SAFETY: `encodeInto` writes whole characters of UTF-8 and nothing else,
        // and says how many bytes (Encoding Standard, 7.2); the slice ends there.
        // The page cannot put another in its place: this runs in the background.
        // To check each text once more would cost as much as to find its literals.
        unsafe { std::str::from_utf8_unchecked(&self.buffer[..written]) }
    }
}
