//! Whether a value is the secret that its name promises, and how sure that is:
//! by what it is made of, and by how firmly it is tied to the name.

use super::Confidence::{self, High, Medium};
use super::key_value::{LONGEST, Tie};
use super::randomness::{classes, entropy, holds, stand_in, variety};

/// Code rather than a value: a call, a variable, a path, an address.
fn code(value: &[u8]) -> bool {
    let text = value;
    let call = text.contains(&b'(') && text.contains(&b')') && text[0].is_ascii_alphabetic();
    let starts = [
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
        "/",
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
    ];
    call || starts
        .iter()
        .any(|s| text.len() >= s.len() && text[..s.len()].eq_ignore_ascii_case(s.as_bytes()))
}

#[inline(never)]
pub(super) fn weigh_password(value: &[u8], tie: Tie) -> Option<Confidence> {
    if !(5..=128).contains(&value.len())
        || code(value)
        || stand_in(value)
        || value.contains(&b' ') && tie != Tie::Quoted
    {
        return None;
    }
    let spaces = value.iter().filter(|b| **b == b' ').count();
    let special =
        value.iter().any(|b| b.is_ascii_punctuation() && !matches!(b, b'_' | b'-' | b'.' | b'/'));
    let digit = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letter = value.iter().filter(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    // `password: password1`, `PASSWORD=dbPassword`, `password: user.password`
    let itself = (holds(value, b"password") || holds(value, b"passwd") || holds(value, b"secret"))
        && !(digit > 1 && special);
    let identifier = value.iter().all(|b| {
        b.is_ascii_alphanumeric()
            || matches!(b, b'_' | b'.' | b'-' | b'[' | b']' | b'(' | b')' | b'*' | b'&')
    });
    let word_then_digits =
        value.iter().skip_while(|b| b.is_ascii_lowercase()).all(u8::is_ascii_digit) && digit < 3;
    if itself || spaces > 0 || letter == 0 && digit < 6 {
        return None;
    }
    let strong = classes(value) >= 3 && digit > 0 && (special || variety(value) >= 6);
    match tie {
        Tie::Quoted => {
            let good =
                (strong || special && letter > 3 || digit > 0 && letter > 2 && !word_then_digits)
                    && entropy(value) > 2.0;
            good.then_some(if strong && value.len() >= 8 { High } else { Medium })
        }
        Tie::Sign => {
            let dotted = identifier && value.contains(&b'.') && digit < 2;
            let good = (strong && digit > 0)
                || (digit > 1 && letter > 2 && !word_then_digits && classes(value) > 1);
            (good && !dotted).then_some(Medium)
        }
        Tie::Flag => (strong && value[0] != b'-' || digit > 1 && letter > 3).then_some(Medium),
        Tie::Loose => (classes(value) == 4
            && digit > 0
            && value.len() >= 8
            && !value.contains(&b'/')
            && !value.contains(&b'='))
        .then_some(Medium),
    }
}

#[inline(never)]
pub(super) fn weigh_secret(value: &[u8], name: &[u8], tie: Tie) -> Option<Confidence> {
    if !(10..LONGEST).contains(&value.len())
        || code(value)
        || stand_in(value)
        || value.contains(&b' ')
    {
        return None;
    }
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = value.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let odd = value
        .iter()
        .filter(|b| {
            !(b.is_ascii_alphanumeric()
                || matches!(b, b'_' | b'-' | b'.' | b'+' | b'/' | b'=' | b'~' | b':'))
        })
        .count();
    let hex = value.iter().all(|b| b.is_ascii_hexdigit() || *b == b'-');
    let bits = entropy(value);
    let generic = name.eq_ignore_ascii_case(b"key")
        || name.eq_ignore_ascii_case(b"keys")
        || name.eq_ignore_ascii_case(b"access")
        || name.eq_ignore_ascii_case(b"auth");
    let wordy = wordy(value);
    if odd > 0 && tie != Tie::Quoted
        || value.contains(&b'(')
        || value.contains(&b'{')
        || value.contains(&b'<')
    {
        return None;
    }
    let random = digits > 0 && letters > 1 && !wordy && variety(value) >= if hex { 6 } else { 7 };
    let good = match tie {
        Tie::Quoted => {
            random
                && (bits > 3.0 || hex && value.len() >= 20 && bits > 2.4)
                && value.len() >= if generic { 20 } else { 12 }
        }
        Tie::Sign | Tie::Flag => {
            random
                && digits > 1
                && (bits > 3.1 || hex && value.len() >= 24 && bits > 2.4)
                && value.len() >= if generic { 24 } else { 14 }
        }
        Tie::Loose => {
            random
                && digits > 1
                && value.len() >= 20
                && (bits > 3.2 || hex && bits > 2.4)
                && !value.contains(&b'/')
                && !value.contains(&b'.')
                && !value.contains(&b':')
        }
    };
    let confidence = if tie == Tie::Quoted && bits > 3.5 && value.len() >= 20 && !generic {
        High
    } else {
        Medium
    };
    good.then_some(confidence)
}

/// Words joined by signs, with a number somewhere: `my-app-secret-v2`.
fn wordy(value: &[u8]) -> bool {
    let parts: Vec<&[u8]> = value
        .split(|b| matches!(b, b'-' | b'_' | b'.' | b'/' | b':'))
        .filter(|p| !p.is_empty())
        .collect();
    let pure =
        |p: &&&[u8]| p.iter().all(u8::is_ascii_alphabetic) || p.iter().all(u8::is_ascii_digit);
    let words = parts
        .iter()
        .filter(pure)
        .filter(|p| p.len() > 2 || p.iter().all(u8::is_ascii_digit))
        .count();
    let letters_only: usize = parts.iter().filter(pure).map(|p| p.len()).sum();
    parts.len() > 1 && words * 2 >= parts.len() && letters_only * 2 > value.len()
}
