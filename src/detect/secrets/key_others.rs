//! What stands where a secret would and is none: a call, a path, an address, the name of an
//! algorithm, a pattern that says how secrets look.

use super::randomness::{classes, holds, wordy};
use crate::words::{Words, words};

/// How what is looked up elsewhere starts.
const REFERENCES: Words = words![
    "$",
    "%(",
    "{{",
    "${",
    "<%",
    "&lt;",
    "process.",
    "os.",
    "env.",
    "env(",
    "ENV[",
    "self.",
    "this.",
    "config.",
    "settings.",
    "args.",
    "secrets.",
    "var.",
    "local.",
    "data.",
    "http://",
    "https://",
    "file:",
    "./",
    "../",
    "~/",
    "System.",
    "props.",
    "options.",
    "params.",
    "request.",
    "req.",
    "ssm:",
    "arn:",
    "urn:",
    "vault:",
    "keyvault:",
    "ref+",
    "op://",
    "!ref",
    "!sub",
    "module.",
    "std::",
    "projects/",
    "context.",
    "ctx.",
    "#{",
    "@",
    "ssh-",
    "application/",
    "AWS4-",
    "#/",
    "env:",
    "ref:",
    "sha256:",
    "classpath:",
    "ENC[",
    "&[",
    "&#",
    "&quot",
];

/// Code rather than a value: a call, a variable, a path, an address.
#[inline(never)]
pub(super) fn code(value: &[u8]) -> bool {
    let text = value;
    let call = text.contains(&b'(') && text.contains(&b')') && text[0].is_ascii_alphabetic();
    // `C:\keys\a.pfx`, `amqp://…`, `%APPDATA%`, `f"{user}:{key}"`, `a[b]`
    let path = matches!(text, [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic())
        || holds(text, b"://")
        || (text[0] == b'%' && text[1..].contains(&b'%'))
        || (text[0].is_ascii_alphabetic() && text.contains(&b'[') && text.contains(&b']'))
        || text.split(|&b| b == b'{').skip(1).any(|rest| {
            let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
            name > 1 && rest.get(name) == Some(&b'}') && rest[0].is_ascii_alphabetic()
        });
    call || path
        || rooted(text)
        || versioned(text)
        || algorithm(text)
        || address(text)
        || pattern(text)
        || statement(text)
        || unspaced(text)
        || REFERENCES.starts(text)
}

/// A path from the root: `/etc/ssl/server.pem`. Base64 may begin with a slash.
fn rooted(text: &[u8]) -> bool {
    let base64 = text.len() >= 32
        && classes(text) >= 3
        && !wordy(text)
        && text.iter().filter(|b| b.is_ascii_digit()).count() > 2;
    text[0] == b'/' && !base64
}

/// A version, a date or a time: `v1.23.4-alpine`, `2024-11-05T10:11:12Z`.
fn versioned(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"v").unwrap_or(text);
    let number = |at: &[u8]| at.iter().take_while(|b| b.is_ascii_digit()).count();
    let major = number(text);
    let Some((sign @ (b'.' | b'-'), rest)) = text.get(major..).and_then(<[u8]>::split_first) else {
        return false;
    };
    let minor = number(rest);
    major > 0
        && minor > 0
        && match sign {
            b'.' => major < 4 && matches!(rest.get(minor), Some(b'.' | b'-')),
            _ => major == 4 && minor == 2 && rest.get(2) == Some(&b'-'),
        }
}

/// The name of a cipher, a hash or a way to log in: `AES-256-GCM`, `scram-sha-256`, `SHA1PRNG`. Its
/// parts are letters with a number at most, and one is known.
#[inline(never)]
fn algorithm(text: &[u8]) -> bool {
    const NAMES: Words = words![
        "aes", "rsa", "sha", "hmac", "ecdsa", "pbkdf", "bcrypt", "scrypt", "argon", "scram",
        "chacha", "psk", "hs256", "hs512", "rs256",
    ];
    if text.len() >= 48 {
        return false;
    }
    let mut known = false;
    for part in text.split(|b| b"-_/.+@".contains(b)) {
        let letters = part.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let digits = part[letters..].iter().take_while(|b| b.is_ascii_digit()).count();
        known |= NAMES.has(&part[..letters]) || NAMES.has(part);
        if digits > 5 || !part[letters + digits..].iter().all(u8::is_ascii_alphabetic) {
            return false;
        }
    }
    known
}

/// How a secret looks, not what it is: `[A-Z0-9]{32}`, `\\d{6}`; a text in a program, with its
/// characters written as numbers; a file.
#[inline(never)]
fn pattern(text: &[u8]) -> bool {
    let is_part = |at: usize| match text[at..] {
        // What stands for a sign that may be in a password.
        [b'\\', b'u', b'0', b'0', b'2'..=b'7', ..] => false,
        [b'\\', b'x', ..] | [b'\\', b'u', b'0', ..] | [b'\\', b'd' | b'w', b'{', ..] => true,
        [b'(', b'?', ..] | [b']', b'{', ..] => true,
        [b'a', b'-', b'z' | b'f', ..] | [b'A', b'-', b'Z', ..] | [b'0', b'-', b'9', ..] => true,
        _ => false,
    };
    text.ends_with(b".pem") || text.ends_with(b".key") || (0..text.len()).any(is_part)
}

/// A line of settings or a call, where the value would be: `MESSAGES_17=OK`, `Piecewise((0`.
#[inline(never)]
fn statement(text: &[u8]) -> bool {
    let plain = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.');
    let name = text.iter().take_while(plain).count();
    name > 3
        && text.len() < 48
        && !text[0].is_ascii_digit()
        && text[..name].iter().filter(|b| b.is_ascii_alphabetic()).count() > 3
        && !text.iter().any(|b| b"!#$%^&@?~".contains(b))
        && matches!(text[name..], [b'(', ..] | [b'=', b'"' | b'/' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9', ..])
}

/// A sentence of a language that sets no spaces: no five characters with a digit before its letters.
fn unspaced(text: &[u8]) -> bool {
    let first = text.iter().position(|b| matches!(b, 0xE3..=0xED));
    first.is_some_and(|at| at < 5 || !text[..at].iter().any(u8::is_ascii_digit))
}

/// A name at a host: `ec2-user@10.1.2.3`.
fn address(text: &[u8]) -> bool {
    let mut sides = text.split(|&b| b == b'@');
    let (Some(name), Some(host), None) = (sides.next(), sides.next(), sides.next()) else {
        return false;
    };
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    !name.is_empty()
        && name.iter().chain(host).all(plain)
        && host.contains(&b'.')
        && host.iter().all(|b| !b.is_ascii_uppercase())
}
