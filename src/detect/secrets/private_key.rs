//! Private keys in their text forms.

use super::randomness::variety;
use crate::Confidence::High;
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;

rule! {
    PRIVATE_KEY = "private-key", Secret, "private_key";
    what: "private key";
    source: "RFC 7468; RFC 4716; OpenSSH PROTOCOL.key; RFC 9580, 6.2; PuTTY manual, appendix C";
    finds: [
        concat!("-----BEGIN RSA PRIV", "ATE KEY-----\nMIICXgIBAAKBgQC7v1Q0pZ3mT9dK4xWnB8sYhL2jR6uEqV5o\n-----END RSA PRIV", "ATE KEY-----"),
        concat!("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: rota\nPublic-Lines: 1\nAAAAC3NzaC1lZDI1NTE5\nPrivate-Lines: 1\n", "MIICXgIBAAKBgQC7v1Q0pZ3mT9dK4xWnB8sYhL2jR6uEqV5o\nPrivate-MAC: 5600675afe3e"),
        concat!("-----BEGIN OPENSSH PRIV", "ATE KEY-----\\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE9xQ2mT9dK4xW\\n"),
    ];
    passes: [
        concat!("-----BEGIN PRIV", "ATE KEY-----\n...\n-----END PRIV", "ATE KEY-----"),
        concat!("-----BEGIN PRIV", "ATE KEY-----\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n-----END PRIV", "ATE KEY-----"),
        concat!("-----BEGIN PUB", "LIC KEY-----\nMIICXgIBAAKBgQC7v1Q0pZ3mT9dK4xWnB8sYhL2jR6uEqV5o\n"),
        "keep the PRIVATE KEY safe",
        "PuTTY-User-Key-File-2: ssh-rsa is the first line, and Private-Lines: 14 announces the rest",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&PRIVATE_KEY];

/// What a key in PuTTY's own format starts with, before the number of its version.
pub(crate) const PUTTY: &str = "PuTTY-User-Key-File-";

/// What the matcher looks for.
pub(crate) const TRIGGER: &str = "PRIVATE KEY";

/// Judges the words `PRIVATE KEY` at `start..end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, start: usize, end: usize) {
    let head = &scan.bytes[start.saturating_sub(32)..start];
    let Some(begin) = head.windows(11).rposition(|w| w == b"-----BEGIN ") else { return };
    let kind = &head[begin + 11..];
    if !kind.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b' ') {
        return;
    }
    let after = scan.bytes.get(end..).unwrap_or_default();
    let after = after.strip_prefix(b" BLOCK").unwrap_or(after);
    let Some(body) = after.strip_prefix(b"-----") else { return };
    // The next run of five dashes ends the body, whatever it says.
    let length = body.windows(5).position(|w| w == b"-----").unwrap_or(body.len());
    let (content, rest) = body.split_at(length);
    if !random(content) {
        return;
    }
    let tail = rest.iter().take(80).position(|&b| b == b'\n').unwrap_or(rest.len().min(80));
    let closed = rest.starts_with(b"-----END ");
    let close = if closed {
        rest[9..tail.max(9)].windows(5).position(|w| w == b"-----").map_or(tail, |i| i + 14)
    } else {
        0
    };
    let stop = scan.bytes.len() - rest.len() + close;
    let begin = start - head.len() + begin;
    scan.find(&PRIVATE_KEY, (begin, stop), High, &[Reason::Shape]);
}

/// Judges a key in PuTTY's format, which starts at `start`: its private part is base64, and may be
/// encrypted.
#[inline(never)]
pub(crate) fn putty(scan: &mut Scan, start: usize) {
    const PRIVATE: &[u8] = b"Private-Lines: ";
    let file = &scan.bytes[start..scan.bytes.len().min(start + 8192)];
    let Some(private) = file.windows(PRIVATE.len()).position(|w| w == PRIVATE) else { return };
    let body = &file[private + PRIVATE.len()..];
    let line = |b: &u8| b.is_ascii_alphanumeric() || b"+/=-: \r\n".contains(b);
    let length = body.iter().take_while(|b| line(b)).count();
    let length = body[..length].windows(2).position(|w| w == b"\n\n").unwrap_or(length);
    if random(&body[..length]) {
        let end = start + private + PRIVATE.len() + length;
        scan.find(&PRIVATE_KEY, (start, end), High, &[Reason::Shape]);
    }
}

/// Whether the body holds a key rather than a placeholder: as many base64
/// characters as the smallest key has, varied, with a run of sixteen.
fn random(body: &[u8]) -> bool {
    let body = &body[..body.len().min(4096)];
    let base64 = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    let runs = || body.split(|b| !base64(b)).filter(|run| run.len() >= 16 && variety(run) >= 8);
    body.iter().filter(|b| base64(b)).count() >= 40 && runs().next().is_some()
}
