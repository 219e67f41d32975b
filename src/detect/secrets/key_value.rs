//! Secrets that a name announces: `password = …`, `"apiKey": "…"`,
//! `Authorization: Bearer …`, `--token …`.
//!
//! The matcher reports the name's keyword. From there the rest of the name,
//! what stands between, and the value are read, each at most a few dozen
//! bytes; then the value is weighed by what the name promises and how firmly
//! it is tied to it.

use super::columns;
use super::key_names::{HARMLESS, secret_name};
use super::key_promise::{Promised, REASONS, called, is_password, name_around};
use super::key_shapes;
use super::key_ties::value_after;
use super::key_weights::Tie;
use super::mocks;
use super::placed;
use super::randomness::holds;
use crate::Confidence::Low;
use crate::scan::Scan;
use crate::words::{Words, has_word, words};

/// Judges the keyword at `start..end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, start: usize, end: usize, password: bool) {
    if start < scan.named {
        return;
    }
    let Some(name) = name_around(scan, start, end) else { return };
    if password {
        placed::named(scan, name.0, name.1);
    }
    if columns::judge(scan, (start, end), name, password) {
        return;
    }
    let Some((tie, value)) = value_after(scan, name, password) else { return };
    let plain = |k: &&str| scan.bytes[name.0..name.1].eq_ignore_ascii_case(k.as_bytes());
    let bare = tie != Tie::Quoted && ["key", "keys"].iter().any(plain);
    if bare && !owned(scan, name.0) && !wireless(scan, name.0) {
        return;
    }
    let (from, to) = value;
    // A list of files with their checksums.
    if tie == Tie::Loose && scan.before(name.0) == b'/' {
        return;
    }
    // `arn:aws:secretsmanager:eu-west-2:1234:secret:rota/db-AbC123`
    if scan.byte(name.1) == b':' && matches!(scan.bytes[..name.0], [.., b'0'..=b'9', b':']) {
        return;
    }
    if key_shapes::torn(&scan.bytes[to..]) {
        return;
    }
    let text = &scan.bytes[from..to];
    // Most of what follows a name is prose or code, and is out at once.
    let telling = |b: &u8| b.is_ascii_digit() || (b.is_ascii_punctuation() && tie != Tie::Loose);
    let hump = |two: &[u8]| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase();
    let told = text.iter().any(telling) || (tie != Tie::Loose && text.windows(2).any(hump));
    if text.len() < 5 || !told || !secret_name(scan, start, end, name) {
        return;
    }
    // "username rae, password …"
    let user =
        || has_word(scan.line_to(name.0), words!["username", "user name", "user id", "login"]);
    let tie = if tie == Tie::Loose && password && user() { Tie::Flag } else { tie };
    // "Next page token: …"
    if !password && turned(scan, name.0) {
        return;
    }
    let name_text = &scan.bytes[called(scan, name.0)..name.1];
    // `Clave: DOOR-204`: in Spanish as often a code.
    if name_text.eq_ignore_ascii_case(b"clave") && columns::item(text) {
        return;
    }
    // `PASS: TestLogin2`: a test's report.
    if name_text == b"PASS" && scan.byte(name.1) == b':' && tie == Tie::Sign {
        return;
    }
    let promised = Promised {
        name: name_text,
        password: password || is_password(name_text) || wireless(scan, name.0),
        tie,
    };
    // A scheme comes before a token, and a sentence before the end of a sentence.
    if promised.password && tie == Tie::Quoted && scan.before(from) == b' ' {
        return;
    }
    let Some(mut confidence) = promised.weigh(text) else {
        // One long run is not read again for every name within it.
        if to - from > 128 && !text.contains(&b' ') {
            scan.named = to - 128;
        }
        return;
    };
    // `kubectl get secret …`
    let asked =
        scan.bytes[..name.0].ends_with(b"get ") && !scan.bytes[..name.0].ends_with(b"wget ");
    if mocks::mock(text) || asked {
        return;
    }
    if promised.typed(text) || scan.instructs(from, to) || meets(scan, name.0) {
        confidence = Low;
    }
    scan.named = to;
    scan.find(promised.rule(), value, confidence, REASONS);
}

/// Whether a plain "key" at `start` is somebody's: a noun before it, as in
/// "Acme key", or the `?` and `&` of a query. `key = ` at the start of a line,
/// "using key" and "the key" say nothing of whose it is.
fn owned(scan: &Scan, start: usize) -> bool {
    const NOBODY: Words = words![
        "a", "an", "the", "this", "that", "your", "our", "my", "and", "or", "of", "for", "in",
        "to", "with", "use", "using", "new", "rsa", "gpg", "pgp", "ssh",
    ];
    let left = &scan.bytes[start.saturating_sub(24)..start];
    match left {
        // Google's spreadsheets had their number there.
        [.., b'?' | b'&'] => {
            !holds(&scan.bytes[start.saturating_sub(60)..start], b"google.com/spreadsheet")
        }
        [rest @ .., b' '] => {
            let word = rest.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
            let word = &rest[rest.len() - word..];
            !word.is_empty() && !NOBODY.has(word) && !HARMLESS.has(word)
        }
        _ => false,
    }
}

/// Whether the name at `start` is part of the address of a meeting: by the password in it people come
/// in whom the address was given to. What was recorded of a meeting is no meeting.
fn meets(scan: &Scan, start: usize) -> bool {
    const HOSTS: Words =
        words!["zoom.us/", "zoom.com/", "zoomgov.com/", "webex.com/", "ringcentral.com/"];
    let left = &scan.bytes[start.saturating_sub(100)..start];
    let address = left.rsplit(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
    matches!(address, [.., b'?' | b'&']) && HOSTS.within(address) && !holds(address, b"/rec/")
}

/// Whether the word before `start` says that a key or token opens nothing.
fn turned(scan: &Scan, start: usize) -> bool {
    let left = &scan.bytes[start.saturating_sub(16)..start];
    let word = left.strip_suffix(b" ").and_then(|left| left.rsplit(|b| *b == b' ').next());
    word.is_some_and(|word| words!["page", "continuation", "public", "site", "csrf"].has(word))
}

/// Whether a network is named before `start`: its key is a password.
fn wireless(scan: &Scan, start: usize) -> bool {
    let left = &scan.bytes[start.saturating_sub(8)..start];
    let above = || scan.bytes[start.saturating_sub(48)..start].rsplit(|b| *b == b'\n').nth(1);
    has_word(left, words!["wi fi", "wifi", "wpa", "wpa2", "wlan"])
        || left.ends_with(b"\n") && above().is_some_and(|line| has_word(line, words!["ssid"]))
}
