//! Three random words, as the National Cyber Security Centre advises for a password
//! (<https://www.ncsc.gov.uk/blog-post/three-random-words-or-thinkrandom-0>). By their letters they are
//! what a program's names are too (`UserLoginForm`, `my-app-secret`): so none of them may be a word
//! that programs and manuals name things by.

use super::randomness::stand_in;
use crate::words::{Words, words};

/// Whether a value is three or four words in a row, none of which names a thing: `CoffeeTrainPurple`,
/// `coffee-train-purple`, with a number behind them or without.
#[inline(never)]
pub(crate) fn random_words(value: &[u8]) -> bool {
    const NAMING: Words = words![
        "access", "account*", "action*", "add", "admin*", "all", "and", "any", "api", "app",
        "apps", "are", "auth*", "azure", "base", "basic", "bot", "bucket", "build", "can", "cert*",
        "change*", "char*", "check*", "client*", "cluster*", "code*", "com", "config*", "connect*",
        "console*", "contain*", "control*", "correct", "cred*", "current", "custom*", "data*",
        "default*", "delete", "deploy*", "dev", "device", "directo*", "disk", "docker*", "email*",
        "empty", "enabled", "encrypt*", "entry", "env*", "error", "event", "example*", "expired",
        "external", "fail*", "fake", "field*", "file*", "for", "form*", "from", "get", "git*",
        "group*", "has", "hash*", "helm", "help*", "here", "hidden", "host*", "http*", "image",
        "input*", "insert", "internal", "invalid", "issue", "item", "job", "json", "key*", "kube*",
        "label*", "ldap*", "length", "level", "list", "local*", "log*", "mail*", "manage*",
        "master", "max*", "message", "min*", "missing", "model", "module", "must", "mysql",
        "name*", "network", "new", "node", "not", "null", "object*", "old", "one", "only", "open*",
        "option*", "page", "param*", "pass*", "path", "phrase", "pipeline", "plain*", "policy",
        "pool", "port", "postgre*", "private", "prod*", "profile", "project*", "prompt*",
        "protect*", "provider", "proxy", "public", "query", "random", "read*", "redis", "registry",
        "release", "remote", "repo*", "request*", "required", "reset*", "resourc*", "role", "root",
        "run", "sample", "scope", "script", "secret*", "secure*", "server*", "service*",
        "session*", "set*", "show", "sign*", "site", "smtp", "some*", "source", "spring", "sql",
        "ssh", "stack", "staging", "start", "state", "static", "status", "store*", "string*",
        "strong", "super*", "system*", "task", "team", "temp*", "test*", "text", "that", "the",
        "this", "tls", "token*", "tool", "type*", "unset", "update*", "url", "use*", "valid*",
        "value*", "var*", "vault*", "version", "view*", "web*", "with", "word*", "work*", "write",
        "xml", "yaml", "you*",
    ];
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let letters = &value[..value.len() - digits];
    let dashed = letters.contains(&b'-');
    let goes_on = |before: &u8, next: &u8| {
        if dashed { *before != b'-' } else { !next.is_ascii_uppercase() }
    };
    let mut words = letters.chunk_by(goes_on).map(|part| part.strip_suffix(b"-").unwrap_or(part));
    (3..=4).contains(&words.clone().count())
        && letters.len() > 11
        && digits < 5
        && words.all(|word| {
            (3..=12).contains(&word.len())
                && word[0].is_ascii_alphabetic()
                && word[0].is_ascii_uppercase() == letters[0].is_ascii_uppercase()
                && word[1..].iter().all(u8::is_ascii_lowercase)
                && !NAMING.has(word)
        })
        && !stand_in(value)
}
