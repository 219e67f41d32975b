//! Secrets that a name announces: `password = …`, `"apiKey": "…"`,
//! `Authorization: Bearer …`, `--token …`.
//!
//! The matcher reports the name's keyword. From there the rest of the name,
//! what stands between, and the value are read, each at most a few dozen
//! bytes; then the value is weighed by what the name promises and how firmly
//! it is tied to it.

use super::Confidence::{self, High, Low, Medium};
use super::{Reason, keys};
use super::randomness::{classes, entropy, holds, stand_in, variety};
use super::rule::{Rule, rule};
use super::scan::{Scan, has_word};

rule! {
    PASSWORD = "password", Secret, "password";
    what: "password";
    source: "the name beside it";
    finds: [
        concat!("password: ", "tR4vel!ing9"),
        concat!("DB_PASSWORD='", "q8Zr2mVx'"),
        concat!("user:rae pw:", "q8Zr2mVx!"),
        concat!("--password ", "q8Zr2mVx!"),
        concat!("The password is \"", "q8Zr2mVx\""),
    ];
    passes: [
        "password: string", "password = os.environ['DB_PASSWORD']", "password: ********", "the password must have 8 characters",
        "password = \"changeme\"", "PASSWORD=${DB_PASSWORD}", "password_hash = sha256(x1)", "password: <your password>",
        "password == password2", "passing: 12345abc", "Password: required",
    ];
}
rule! {
    GENERIC_SECRET = "generic-secret", Secret, "generic_secret";
    what: "secret, key or token";
    source: "the name beside it, and its entropy";
    finds: [
        concat!("api_key = \"", "7f3kQ9zLm2Xv8RtY4wNb\""),
        concat!("client-secret: ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("Authorization: Bearer ", "7f3kQ9zLm2Xv8RtY4wNb"),
        concat!("acme TOKEN ", "5600675afe3e1a0fa76d5b99b30ca7a8"),
        concat!("{\"secretKey\": \"", "0e9c5b7a41d2f8836bca\"}"),
    ];
    passes: [
        "api_key = os.getenv('API_KEY')", "token: YOUR_TOKEN_GOES_HERE_12345", "primary_key: account_identifier_2020",
        "public_key = \"7f3kQ9zLm2Xv8RtY4wNb\"", "secret: my-app-secret-name-v2", "key: /etc/ssl/private/server2048.pem",
        "the token 1234 expires", "keyboard: 7f3kQ9zLm2Xv8RtY4wNb", "csrf_token_name = 'csrf_test_name_2020'",
        "token_endpoint: https://login.northmoor.org.uk/oauth2/v2.0/token",
    ];
}

pub(super) static RULES: &[&Rule] = &[&PASSWORD, &GENERIC_SECRET];

/// What the matcher looks for, any case, and whether it promises a password.
/// Each in the cases names are written in: rarer than any case at all, so that
/// the matcher passes over more of the text.
pub(super) const KEYWORDS: &[(&str, bool)] = &[
    ("pass", true), ("Pass", true), ("PASS", true), ("pwd", true), ("Pwd", true), ("PWD", true), ("pw:", true), ("PW:", true),
    ("pw=", true), ("PW=", true), ("PSW", true), ("PSSW", true), ("PASW", true),
    ("SecureString", true),
    ("secret", false), ("Secret", false), ("SECRET", false), ("token", false), ("Token", false), ("TOKEN", false),
    ("key", false), ("Key", false), ("KEY", false), ("Auth", false), ("AUTH", false),
    ("ACCESS", false), ("PRIVATE", false), ("CREDENTIAL", false), ("sonar.login", false), ("BEARER", false),
];

/// Words of a name that say its value is no secret.
const HARMLESS: &[&str] = &[
    "public", "publish*", "primary", "foreign", "keyboard", "hotkey", "shortcut", "keyword", "keynote", "monkey", "turkey", "donkey",
    "partition", "sort", "cache", "index", "unique", "row", "column", "json", "object", "dictionary", "dict", "map", "i18n", "translation",
    "csrf", "xsrf", "authenticity", "antiforgery", "verification", "next", "page", "pagination", "continuation", "sync", "max", "num", "count", "total", "bos", "eos", "pad", "unk", "stop",
    "idempotency", "host", "known", "keyframe", "artist", "license", "licence", "test", "fingerprint", "thumb*", "checksum", "signature",
    "routing", "registry", "answer", "major", "low", "author", "authors", "authored", "authority", "authorities", "accessory",
    "accessible", "accessibility", "accessed", "accessor", "pixel", "legend", "ssh-rsa", "sha", "sha256", "sha1", "md5", "commit",
    "previous", "parent", "signingkey", "group", "order", "sorting", "pub", "public-key", "publickey", "pubkey", "invoice", "tokenizer", "tokeniser",
];

/// What follows the keyword in a name and says the same.
const HARMLESS_ENDS: &[&str] = &[
    "id", "ids", "name", "names", "type", "types", "url", "uri", "path", "file", "filename", "dir", "count", "length", "len", "size", "field",
    "label", "hint", "policy", "reset", "prefix", "suffix", "expiry", "expires", "ttl", "manager", "limit", "min", "max", "placeholder", "endpoint",
    "version", "format", "regex", "pattern", "index", "ring", "vault", "store", "ref", "refs", "number", "arn", "usage", "state", "status",
    "board", "word", "words", "note", "stone", "chain", "frame", "frames", "pair", "pairs", "space", "spaces", "map", "list", "set", "code", "stroke",
    "izer", "ized", "ize", "ization", "ise", "ised", "isation", "iser", "or", "ors", "ed", "ing", "ive", "age", "ages", "enger", "engers", "ion", "ionate", "over", "through",
    "column", "columns", "row", "rows", "event", "events", "up", "down", "press", "handler", "service", "server", "provider", "model", "class", "builder", "strategy", "method", "scope", "scopes",
    "header", "param", "parameter", "parameters", "fingerprint", "hash", "salt", "rotation", "store_path", "location", "algorithm", "alg", "description", "title", "text", "message", "generator", "scheme",
];

/// The longest value that is read.
const LONGEST: usize = 512;

/// How a value is tied to its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// `=` or `:`, and a quoted value.
    Quoted,
    /// `=` or `:`.
    Sign,
    /// An option of a command: `--password …`.
    Flag,
    /// Only a space or a hyphen.
    Loose,
}

/// Judges the keyword at `start..end`.
pub(super) fn judge(scan: &mut Scan, start: usize, end: usize, password: bool) {
    if start < scan.named {
        return;
    }
    let Some(name) = name_around(scan, start, end) else { return };
    let Some((tie, value)) = value_after(scan, name) else { return };
    // A line that starts with `key = ` says nothing of whose key it is.
    let line = scan.bytes[..name.0].iter().rposition(|b| !b.is_ascii_whitespace()).is_none_or(|at| scan.bytes[at + 1..name.0].contains(&b'\n'));
    if line && tie != Tie::Quoted && ["key", "keys"].iter().any(|k| scan.bytes[name.0..name.1].eq_ignore_ascii_case(k.as_bytes())) {
        return;
    }
    let (from, to) = value;
    let text = &scan.bytes[from..to];
    // Most of what follows a name is prose or code, and is out at once.
    let telling = |b: &u8| b.is_ascii_digit() || (b.is_ascii_punctuation() && tie != Tie::Loose);
    if text.len() < 5 || !text.iter().any(telling) || !secret_name(scan, start, end, name) {
        return;
    }
    let name_text = &scan.bytes[called(scan, name.0)..name.1];
    let password = password || is_password(name_text);
    let weighed = if password { weigh_password(text, tie) } else { weigh_secret(text, name_text, tie) };
    let Some(mut confidence) = weighed else { return };
    // What bears an issuer's prefix but not the issuer's shape is a mock.
    if keys::KEYS.iter().any(|key| key.prefix.len() > 4 && text.starts_with(key.prefix.as_bytes()) && !key.fits(&text[key.prefix.len()..])) {
        return;
    }
    if scan.instructs(from, to) {
        confidence = Low;
    }
    scan.named = to;
    let rule = if password { &PASSWORD } else { &GENERIC_SECRET };
    let reasons: &[Reason] = &[Reason::ContextWord, Reason::Entropy];
    scan.find(rule, value, confidence, reasons);
}

/// Where the name starts, with the word before it that makes it a secret's:
/// `secret key`, `Access Token`.
fn called(scan: &Scan, start: usize) -> usize {
    const CALLED: &[&str] = &["secret", "access", "api", "auth", "authentication", "private", "encryption", "signing", "client", "bearer"];
    let left = &scan.bytes[start.saturating_sub(16)..start];
    let Some(left) = left.strip_suffix(b" ") else { return start };
    let word = left.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let last = &left[left.len() - word..];
    if CALLED.iter().any(|c| last.eq_ignore_ascii_case(c.as_bytes())) { start - 1 - word } else { start }
}

fn is_password(name: &[u8]) -> bool {
    [b"passw".as_slice(), b"passphrase", b"pwd"].iter().any(|w| holds(name, w))
}

fn name_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')
}

/// The whole name around a keyword, unless the keyword is part of a word.
fn name_around(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    let left = scan.bytes[start.saturating_sub(40)..start].iter().rev().take_while(|&&b| name_byte(b)).count();
    // `pw:` holds its own separator.
    let end = if scan.before(end).is_ascii_alphanumeric() { end } else { end - 1 };
    let rest = scan.bytes[end..].iter().take(32).take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    (rest <= 30).then_some((start - left, end + rest))
}

/// Whether the name is a secret's, and not of something about it or else.
fn secret_name(scan: &Scan, start: usize, end: usize, name: (usize, usize)) -> bool {
    let keyword = &scan.bytes[start..end];
    let before = scan.before(start);
    // `monkey` is not a key, `apikey` is.
    let hump = before.is_ascii_lowercase() && keyword[0].is_ascii_uppercase();
    if before.is_ascii_alphabetic() && !hump {
        const JOINED: &[&str] = &[
            "api", "access", "secret", "private", "auth", "client", "app", "user", "my", "db", "admin", "root", "o", "session", "refresh", "bot",
            "master", "account", "service", "login", "encryption", "signing", "shared", "storage", "webhook", "x", "any", "host", "ftp", "smtp", "a",
        ];
        let letters = scan.bytes[name.0..start].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        let word = scan.bytes[start - letters..start].to_ascii_lowercase();
        let shouted = before.is_ascii_uppercase() && keyword[0].is_ascii_uppercase();
        if !JOINED.iter().any(|j| word.ends_with(j.as_bytes())) && !(shouted && letters < 3) {
            return false;
        }
    }
    // The rest of the name: `_value`, `Base`, `s`, `word`.
    let tail = &scan.bytes[end.min(name.1)..name.1];
    let ending = tail.rsplit(|&b| b == b'_').next().unwrap_or_default();
    let hump = ending.iter().rposition(u8::is_ascii_uppercase).filter(|_| ending.iter().any(u8::is_ascii_lowercase)).unwrap_or(0);
    let harmless_end = |e: &[u8]| HARMLESS_ENDS.iter().any(|h| e.eq_ignore_ascii_case(h.as_bytes()));
    // `passport`, `passive`, `passenger` are no passwords.
    const PASS: &[&str] = &["", "w", "word", "words", "wd", "phrase", "code", "wort", "wrd", "worsd", "wrod", "key", "es"];
    let letters = tail.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let more = tail[..letters].to_ascii_lowercase();
    let pass = keyword.eq_ignore_ascii_case(b"pass");
    if pass && !hump_at(tail) && !PASS.iter().any(|p| more == p.as_bytes()) {
        return false;
    }
    let plain_pass = pass && letters == tail.len();
    if !plain_pass && (harmless_end(ending) || harmless_end(&ending[hump..])) {
        return false;
    }
    !has_word(&scan.bytes[name.0..name.1], HARMLESS)
}

/// Whether a hump starts right here: `passValue`.
fn hump_at(tail: &[u8]) -> bool {
    matches!(tail, [b'A'..=b'Z', b'a'..=b'z', ..])
}

/// Reads over what ties the value to the name, and the value.
fn value_after(scan: &Scan, name: (usize, usize)) -> Option<(Tie, (usize, usize))> {
    let b = scan.bytes;
    let limit = b.len().min(name.1 + 80);
    let mut at = name.1;
    let mut signs = 0;
    let mut commas = 0;
    let mut spaces = 0;
    let mut quote = 0;
    // `"]: "`, ` := `, ` => `, `', '`, ` string = "`, ` is "`
    while at < limit {
        match b[at] {
            b' ' | b'\t' => spaces += 1,
            b'\n' | b'\r' if signs > 0 || b[name.1] == b'>' => spaces += 1,
            b':' | b'=' => signs += 1,
            b'?' | b'!' | b'.' | b'|' | b'+' if b.get(at + 1) == Some(&b'=') => {}
            b'-' if signs == 0 && at == name.1 && !scan.before(name.0).is_ascii_punctuation() => spaces += 1,
            b'>' if signs > 0 || at == name.1 => signs += 1,
            b',' if signs == 0 && (quote != 0 || quoted_at(b, at + 1) || quoted_at(b, at + 2)) => commas += 1,
            b'"' | b'\'' | b'`' => {
                quote = b[at];
                // The quote that opens the value: one with a value after it.
                let tied = signs + commas > 0 || spaces > 0;
                if tied {
                    break;
                }
            }
            b']' | b')' | b'[' | b'(' | b'\\' | b'@' => {}
            _ => break,
        }
        at += 1;
    }
    // A type between: `token string = "`, `password: String = "`, `is "`.
    for skipped in ["string", "String", "str", "&str", "is", "is:", "var", "const", "value", "Optional[str]", "std::string", "Basic", "Bearer", "bearer", "basic", "Token", "SSWS", "for"] {
        let rest = &b[at.min(b.len())..];
        if quoted_at(b, at) || !rest.starts_with(skipped.as_bytes()) || rest.get(skipped.len()).is_some_and(|b| !matches!(b, b' ' | b':' | b'=')) {
            continue;
        }
        let header = matches!(skipped, "Basic" | "Bearer" | "bearer" | "basic" | "Token" | "SSWS");
        let mut next = at + skipped.len();
        let before = signs;
        while next < limit && matches!(b[next], b' ' | b'=' | b':') {
            signs += usize::from(b[next] != b' ');
            next += 1;
        }
        if header || signs > before || (skipped.starts_with("is") && (quoted_at(b, next) || b.get(next) == Some(&b':'))) {
            at = next;
            signs += usize::from(skipped.starts_with("is") || header);
        }
        break;
    }
    if at >= b.len() || at >= limit || at == name.1 && b[name.1 - 1] != b' ' {
        return None;
    }
    // Prefixes of string literals.
    while at + 1 < b.len() && matches!(b[at], b'b' | b'r' | b'f' | b'u' | b'@' | b'$' | b'N') && quoted_at(b, at + 1) {
        at += 1;
    }
    let mut opening = 0;
    while opening < 3 && quoted_at(b, at) {
        quote = b[at];
        opening += 1;
        at += 1;
    }
    let quoted = opening > 0;
    // ODBC's braces: `Pwd={…}`, with `}` doubled inside.
    if !quoted && b[at] == b'{' {
        let mut close = at + 1;
        while close < limit.min(b.len()) && !(b[close] == b'}' && b.get(close + 1) != Some(&b'}')) {
            close += if b[close] == b'}' { 2 } else { 1 };
        }
        let closed = b.get(close) == Some(&b'}') && signs > 0 && close > at + 1;
        return closed.then_some((Tie::Quoted, (at + 1, close)));
    }
    let entity = b[at..].starts_with(b"&quot;");
    if entity {
        at += 6;
    }
    let from = at;
    let to = from
        + b[from..]
            .iter()
            .take(LONGEST)
            .take_while(|&&c| {
                if quoted {
                    c != quote && c != b'\n'
                } else {
                    !c.is_ascii_whitespace() && !matches!(c, b'"' | b'\'' | b'`' | b',' | b';' | b'<' | b'>')
                }
            })
            .count();
    let mut to = to;
    if let Some(end) = b[from..to].windows(6).position(|w| w == b"&quot;") {
        to = from + end;
    }
    if !quoted {
        // A bracket that was not opened within closes something outside.
        while to > from && matches!(b[to - 1], b')' | b']' | b'}' | b'.' | b',' | b':') && !b[from..to].iter().any(|c| matches!(c, b'(' | b'[' | b'{')) {
            to -= 1;
        }
        if let Some(end) = b[from..to].iter().position(|&c| c == b'&').filter(|_| holds(&b[name.0.saturating_sub(1)..name.0], b"?") || holds(&b[name.0.saturating_sub(1)..name.0], b"&")) {
            to = from + end;
        }
    }
    // `token \n\n Something` reads over the end of the line only after a sign.
    if to <= from {
        return None;
    }
    let dashes = scan.before(name.0) == b'-' || b[name.0] == b'-';
    let tie = match (quoted || entity, signs + commas > 0) {
        (true, true) => Tie::Quoted,
        (false, true) => Tie::Sign,
        (_, false) if dashes && spaces > 0 => Tie::Flag,
        (true, false) => Tie::Sign,
        (false, false) => Tie::Loose,
    };
    Some((tie, (from, to)))
}

fn quoted_at(b: &[u8], at: usize) -> bool {
    matches!(b.get(at), Some(b'"' | b'\'' | b'`'))
}

/// Code rather than a value: a call, a variable, a path, an address.
fn code(value: &[u8]) -> bool {
    let text = value;
    let call = text.contains(&b'(') && text.contains(&b')') && text[0].is_ascii_alphabetic();
    let starts = [
        "$", "%(", "{{", "${", "<%", "&lt;", "process.", "os.", "env.", "env(", "ENV[", "self.", "this.", "config.", "settings.", "args.", "secrets.",
        "var.", "local.", "data.", "http://", "https://", "file:", "/", "./", "../", "~/", "System.", "props.", "options.", "params.", "request.", "req.", "ssm:",
        "arn:", "urn:", "vault:", "ref+", "op://", "!ref", "!sub", "module.", "std::", "projects/", "context.", "ctx.", "#{", "@", "ssh-",
    ];
    call || starts.iter().any(|s| text.len() >= s.len() && text[..s.len()].eq_ignore_ascii_case(s.as_bytes()))
}

fn weigh_password(value: &[u8], tie: Tie) -> Option<Confidence> {
    if !(5..=128).contains(&value.len()) || code(value) || stand_in(value) || value.contains(&b' ') && tie != Tie::Quoted {
        return None;
    }
    let spaces = value.iter().filter(|b| **b == b' ').count();
    let special = value.iter().any(|b| b.is_ascii_punctuation() && !matches!(b, b'_' | b'-' | b'.' | b'/'));
    let digit = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letter = value.iter().filter(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    // `password: password1`, `PASSWORD=dbPassword`, `password: user.password`
    let itself = (holds(value, b"password") || holds(value, b"passwd") || holds(value, b"secret")) && !(digit > 1 && special);
    let identifier = value.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'[' | b']' | b'(' | b')' | b'*' | b'&'));
    let word_then_digits = value.iter().skip_while(|b| b.is_ascii_lowercase()).all(u8::is_ascii_digit) && digit < 3;
    if itself || spaces > 0 || letter == 0 && digit < 6 {
        return None;
    }
    let strong = classes(value) >= 3 && digit > 0 && (special || variety(value) >= 6);
    match tie {
        Tie::Quoted => {
            let good = (strong || special && letter > 3 || digit > 0 && letter > 2 && !word_then_digits) && entropy(value) > 2.0;
            good.then_some(if strong && value.len() >= 8 { High } else { Medium })
        }
        Tie::Sign => {
            let dotted = identifier && value.contains(&b'.') && digit < 2;
            let good = (strong && digit > 0) || (digit > 1 && letter > 2 && !word_then_digits && classes(value) > 1) ;
            (good && !dotted).then_some(Medium)
        }
        Tie::Flag => (strong && value[0] != b'-' || digit > 1 && letter > 3).then_some(Medium),
        Tie::Loose => (classes(value) == 4 && digit > 0 && value.len() >= 8 && !value.contains(&b'/') && !value.contains(&b'=')).then_some(Medium),
    }
}

fn weigh_secret(value: &[u8], name: &[u8], tie: Tie) -> Option<Confidence> {
    if !(10..LONGEST).contains(&value.len()) || code(value) || stand_in(value) || value.contains(&b' ') {
        return None;
    }
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let odd = value.iter().filter(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'+' | b'/' | b'=' | b'~' | b':'))).count();
    let hex = value.iter().all(|b| b.is_ascii_hexdigit() || *b == b'-');
    let bits = entropy(value);
    let generic = name.eq_ignore_ascii_case(b"key") || name.eq_ignore_ascii_case(b"keys") || name.eq_ignore_ascii_case(b"access") || name.eq_ignore_ascii_case(b"auth");
    let wordy = wordy(value);
    if odd > 0 && tie != Tie::Quoted || value.contains(&b'(') || value.contains(&b'{') || value.contains(&b'<') {
        return None;
    }
    let random = digits > 0 && letters > 1 && !wordy && variety(value) >= if hex { 6 } else { 7 };
    let good = match tie {
        Tie::Quoted => random && (bits > 3.0 || hex && value.len() >= 20 && bits > 2.4) && value.len() >= if generic { 20 } else { 12 },
        Tie::Sign | Tie::Flag => {
            random && digits > 1 && (bits > 3.1 || hex && value.len() >= 24 && bits > 2.4) && value.len() >= if generic { 24 } else { 14 }
        }
        Tie::Loose => {
            random && digits > 1 && value.len() >= 20 && (bits > 3.2 || hex && bits > 2.4) && !value.contains(&b'/') && !value.contains(&b'.') && !value.contains(&b':')
        }
    };
    let confidence = if tie == Tie::Quoted && bits > 3.5 && value.len() >= 20 && !generic { High } else { Medium };
    good.then_some(confidence)
}

/// Words joined by signs, with a number somewhere: `my-app-secret-v2`.
fn wordy(value: &[u8]) -> bool {
    let parts: Vec<&[u8]> = value.split(|b| matches!(b, b'-' | b'_' | b'.' | b'/' | b':')).filter(|p| !p.is_empty()).collect();
    let pure = |p: &&&[u8]| p.iter().all(u8::is_ascii_alphabetic) || p.iter().all(u8::is_ascii_digit);
    let words = parts.iter().filter(pure).filter(|p| p.len() > 2 || p.iter().all(u8::is_ascii_digit)).count();
    let letters_only: usize = parts.iter().filter(pure).map(|p| p.len()).sum();
    parts.len() > 1 && words * 2 >= parts.len() && letters_only * 2 > value.len()
}
