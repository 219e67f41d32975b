//! What `scan_text` answers, without JavaScript's values: a text goes in by a
//! buffer, matches come out as lines of `rule start end confidence`.

use doorward_detect::{Place, Text, scan};
use std::cell::RefCell;
use std::fmt::Write;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where the caller writes `length` bytes of UTF-8.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.resize(length, 0);
        text.as_mut_ptr()
    })
}

/// Scans what was written, and says how long the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    let found = TEXT.with_borrow(|text| {
        let text = std::str::from_utf8(text).unwrap_or_default();
        scan(Text { text, context: "", place: Place::Body })
    });
    ANSWER.with_borrow_mut(|answer| {
        answer.clear();
        for m in found {
            let _ = writeln!(answer, "{} {} {} {:?}", m.rule, m.start, m.end, m.confidence);
        }
        answer.len()
    })
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answer_start() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}
