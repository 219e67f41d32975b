//! Which names are a secret's: `db_password` and `clientSecret`, not
//! `token_count`, `primary_key` or `passport`.

use crate::scan::Scan;
use crate::words::{Words, has_word, words};

/// Words of a name that say its value is no secret.
pub(crate) const HARMLESS: Words = words![
    "public",
    "publish*",
    "primary",
    "foreign",
    "keyboard",
    "hotkey",
    "shortcut",
    "keyword",
    "keynote",
    "monkey",
    "turkey",
    "donkey",
    "partition",
    "sort",
    "cache",
    "index",
    "unique",
    "row",
    "column",
    "json",
    "object",
    "dictionary",
    "dict",
    "map",
    "i18n",
    "translation",
    "csrf",
    "xsrf",
    "authenticity",
    "antiforgery",
    "verification",
    "next",
    "page",
    "pagination",
    "continuation",
    "sync",
    "max",
    "num",
    "count",
    "total",
    "bos",
    "eos",
    "pad",
    "unk",
    "stop",
    "idempotency",
    "known",
    "keyframe",
    "artist",
    "license",
    "licence",
    "test",
    "fingerprint",
    "thumb*",
    "checksum",
    "signature",
    "routing",
    "registry",
    "answer",
    "major",
    "low",
    "author",
    "authors",
    "authored",
    "authority",
    "authorities",
    "accessory",
    "accessible",
    "accessibility",
    "accessed",
    "accessor",
    "pixel",
    "legend",
    "ssh-rsa",
    "sha",
    "sha256",
    "sha1",
    "md5",
    "commit",
    "previous",
    "parent",
    "signingkey",
    "group",
    "order",
    "sorting",
    "pub",
    "public-key",
    "publickey",
    "pubkey",
    "invoice",
    "tokenizer",
    "tokeniser",
    "site",
    "s3",
    "recv",
    "digest",
    "etag",
    "atl",
    "existing",
];

/// The same where it is a key, a token or a "secret": a mail host has a password.
const HOSTS: Words = words!["host"];

/// Things that have a key of their own, which opens nothing: `fileKey`. Their
/// passwords do.
const THINGS: Words = words![
    "file",
    "image",
    "img",
    "blob",
    "room",
    "folder",
    "asset",
    "media",
    "challenge",
    "websocket"
];

/// What follows the keyword in a name and says the same.
const HARMLESS_ENDS: Words = words![
    "id",
    "ids",
    "name",
    "names",
    "type",
    "types",
    "url",
    "uri",
    "path",
    "file",
    "filename",
    "dir",
    "count",
    "length",
    "len",
    "size",
    "field",
    "label",
    "hint",
    "policy",
    "reset",
    "prefix",
    "suffix",
    "expiry",
    "expires",
    "ttl",
    "manager",
    "limit",
    "min",
    "max",
    "placeholder",
    "endpoint",
    "version",
    "format",
    "regex",
    "pattern",
    "index",
    "ring",
    "vault",
    "store",
    "ref",
    "refs",
    "number",
    "arn",
    "usage",
    "state",
    "status",
    "board",
    "word",
    "words",
    "note",
    "stone",
    "chain",
    "frame",
    "frames",
    "pair",
    "pairs",
    "space",
    "spaces",
    "map",
    "list",
    "set",
    "code",
    "stroke",
    "izer",
    "ized",
    "ize",
    "ization",
    "ise",
    "ised",
    "isation",
    "iser",
    "or",
    "ors",
    "ed",
    "ing",
    "ive",
    "age",
    "ages",
    "enger",
    "engers",
    "ion",
    "ionate",
    "over",
    "through",
    "column",
    "columns",
    "row",
    "rows",
    "event",
    "events",
    "up",
    "down",
    "press",
    "handler",
    "service",
    "server",
    "provider",
    "model",
    "class",
    "builder",
    "strategy",
    "method",
    "scope",
    "scopes",
    "header",
    "param",
    "parameter",
    "parameters",
    "fingerprint",
    "hash",
    "salt",
    "rotation",
    "store_path",
    "location",
    "algorithm",
    "alg",
    "description",
    "title",
    "text",
    "message",
    "generator",
    "scheme",
    "encryption",
    "hashing",
    "hasher",
    "engine",
    "backend",
    "mode",
    "storage",
    "authentication",
    "cipher",
    "lock",
];

/// Whether the name is a secret's, and not of something about it or else.
#[inline(never)]
pub(crate) fn secret_name(scan: &Scan, start: usize, end: usize, name: (usize, usize)) -> bool {
    let keyword = &scan.bytes[start..end];
    let before = scan.before(start);
    // `monkey` is not a key, `apikey` is.
    let hump = before.is_ascii_lowercase() && keyword[0].is_ascii_uppercase();
    if before.is_ascii_alphabetic() && !hump {
        const JOINED: &[&str] = &[
            "api",
            "access",
            "secret",
            "private",
            "auth",
            "client",
            "app",
            "user",
            "my",
            "db",
            "admin",
            "root",
            "o",
            "session",
            "refresh",
            "bot",
            "master",
            "account",
            "service",
            "login",
            "encryption",
            "signing",
            "shared",
            "storage",
            "webhook",
            "x",
            "any",
            "host",
            "ftp",
            "smtp",
            "require",
            "store",
            "ssh",
            "zugriffs",
            "a",
        ];
        let letters =
            scan.bytes[name.0..start].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
        let word = scan.bytes[start - letters..start].to_ascii_lowercase();
        let shouted = before.is_ascii_uppercase() && keyword[0].is_ascii_uppercase();
        // `cpassword` is that of a group policy, `-Dpassword` a property of Java; in German and its kin
        // words are joined: `Benutzerpasswort`.
        let joined = matches!(&word[..], b"c" | b"d")
            || keyword.len() > 6
            || scan.bytes[end..].starts_with(b"wort")
            || JOINED.iter().any(|j| word.ends_with(j.as_bytes()));
        if !joined && (!shouted || letters > 2) {
            return false;
        }
    }
    if keyword.eq_ignore_ascii_case(b"key") {
        let left = &scan.bytes[name.0..start];
        let left = left.strip_suffix(b"_").or(left.strip_suffix(b"-")).unwrap_or(left);
        let ends = |n: usize| left.len() >= n && THINGS.has(&left[left.len() - n..]);
        if (3..10).any(ends) {
            return false;
        }
    }
    // The rest of the name: `_value`, `Base`, `s`, `word`.
    let tail = &scan.bytes[end.min(name.1)..name.1];
    let ending = tail.rsplit(|&b| b == b'_').next().unwrap_or_default();
    let hump = ending
        .iter()
        .rposition(u8::is_ascii_uppercase)
        .filter(|_| ending.iter().any(u8::is_ascii_lowercase))
        .unwrap_or(0);
    let harmless_end = |e: &[u8]| HARMLESS_ENDS.has(e);
    // `passport`, `passive`, `passenger` are no passwords.
    const PASS: Words = words![
        "", "w", "word", "words", "wd", "phrase", "code", "wort", "wrd", "worsd", "wrod", "key",
        "es", "e", "ord", "ordet",
    ];
    // What may follow `key`, `token` or `secret` without a sign or a hump:
    // not `xkeysib`.
    const MORE: Words = words![
        "", "s", "key", "keys", "secret", "token", "value", "val", "base", "string", "str", "data",
        "text", "pass", "phrase", "password", "any",
    ];
    let letters = tail.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let more = &tail[..letters];
    let pass = keyword.eq_ignore_ascii_case(b"pass");
    if pass && !hump_at(tail) && !PASS.has(more) {
        return false;
    }
    let known =
        ["key", "token", "secret"].iter().any(|k| keyword.eq_ignore_ascii_case(k.as_bytes()));
    let same_case =
        keyword[1].is_ascii_uppercase() == tail.first().is_some_and(u8::is_ascii_uppercase);
    if known && same_case && !hump_at(tail) && !MORE.has(more) {
        return false;
    }
    let plain_pass = pass && letters == tail.len();
    if !plain_pass && (harmless_end(ending) || harmless_end(&ending[hump..])) {
        return false;
    }
    let name = &scan.bytes[name.0..name.1];
    !has_word(name, HARMLESS) && (pass || !has_word(name, HOSTS))
}

/// Whether a hump starts right here: `passValue`.
fn hump_at(tail: &[u8]) -> bool {
    matches!(tail, [b'A'..=b'Z', b'a'..=b'z', ..])
}
