//! Secrets with a structure of their own: JSON web tokens, credentials in
//! URLs, and tokens that no prefix announces.

use super::randomness::{entropy, holds, stand_in, variety};
use crate::Confidence::{High, Low, Medium};
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, words};

rule! {
    JWT = "json-web-token", Secret, "jwt";
    what: "JSON web token";
    source: "RFC 7519";
    finds: [concat!("token eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiJyYWUifQ.", "dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk")];
    passes: ["eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyYWUifQ", "eyJ.eyJ.x"];
}
rule! {
    URL_PASSWORD = "url-password", Secret, "url_basic_auth";
    what: "password in a URL";
    source: "RFC 3986, 3.2.1";
    finds: [concat!("https://deploy:", "q8Zr2mVx@build.northmoor.org.uk/repo")];
    passes: ["https://user:password@example.com/", "https://deploy@build.northmoor.org.uk", "https://build.northmoor.org.uk:8080/a@b", "https://${USER}:${PASS}@host/"];
}
rule! {
    DATABASE_PASSWORD = "database-url-password", Secret, "db_connection_string";
    what: "password in a database address";
    source: "PostgreSQL, MySQL, MongoDB, Redis, AMQP and Oracle connection documentation";
    finds: [
        concat!("postgresql://rota:", "q8Zr2mVx@db.northmoor.org.uk:5432/rota"),
        concat!("jdbc:oracle:thin:rota/", "q8Zr2mVx@db1:1521:PRD"),
    ];
    passes: ["jdbc:oracle:thin:rota/$PASS@db1:1521:PRD", "jdbc:oracle:thin:@//db1:1521/rota", "a/b2@north.uk", "postgres://user:pass@localhost/db", "redis://localhost:6379", "mysql://$USER:$PASS@db/rota"];
}
rule! {
    TWILIO_KEY = "twilio-key", Secret, "twilio_key";
    what: "Twilio key or account";
    source: "twilio.com, docs, SID prefixes";
    finds: [concat!("S", "K8c41e0b27d95fa36c1e8b04d72f5a93e")];
    passes: ["SK8c41e0b27d95fa36c1e8b04d72f5a93", "TASK8c41e0b27d95fa36c1e8b04d72f5a93e"];
}
rule! {
    DISCORD_TOKEN = "discord-token", Secret, "discord_token";
    what: "Discord bot token";
    source: "discord.com, developers, authentication";
    finds: [concat!("MTk4NjIyNDgzNDcxOTI1MjQ4", ".Cl2FMQ.", "ZnCjm1XVW7vRze4b7Cq4se7kKWs")];
    passes: ["MTk4NjIyNDgzNDcxOTI1MjQ4", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2F.ZnCjm1XVW7vRze4b7Cq4se7kKWs"];
}
rule! {
    TELEGRAM_TOKEN = "telegram-token", Secret, "telegram_token";
    what: "Telegram bot token";
    source: "core.telegram.org, bots";
    finds: [
        concat!("4839574812:", "AAFD39kkdpWt3ywyRZergyOLMaJhac60qcQ"),
        concat!("https://api.telegram.org/bot4839574812:", "AAFD39kkdpWt3ywyRZergyOLMaJhac60qcQ/sendMessage"),
    ];
    passes: [
        "4839574812:AAFD39kkdpWt3ywyRZergyOLM", "4839574812:30",
        "https://api.telegram.org/bot4839574812:<token>/sendMessage", "rob4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcQ",
    ];
}
rule! {
    MAILCHIMP_KEY = "mailchimp-key", Secret, "mailchimp_key";
    what: "Mailchimp key";
    source: "mailchimp.com, developer";
    finds: [concat!("8c41e0b27d95fa36c1e8b04d72f5a93e", "-us14")];
    passes: ["8c41e0b27d95fa36c1e8b04d72f5a93-us14", "8c41e0b27d95fa36c1e8b04d72f5a93e-usual"];
}

rule! {
    AIRTABLE_TOKEN = "airtable-token", Secret, "generic_secret";
    what: "Airtable personal access token";
    source: "airtable.com, developers, personal access tokens";
    finds: [concat!("patvRsvRXHb4Gfikb", ".076d953c06265a6a78bca1e63e4cc6aa7fec0ebfa1ecff91e7295e6859c06f09")];
    passes: ["patvRsvRXHb4Gfikb.076d953c06265a6a78bca1e63e4cc6aa", "pathRsvRXHb4Gfikb2.json"];
}
rule! {
    NEW_RELIC_LICENCE = "new-relic-licence-key", Secret, "generic_secret";
    what: "New Relic licence key";
    source: "docs.newrelic.com, API keys";
    finds: [concat!("NEW_RELIC_LICENSE_KEY=", "d29f9f2423c5b52d07d52e16ba3470f5f968", "NRAL")];
    passes: ["d29f9f2423c5b52d07d52e16ba3470f5f96NRAL", "0000000000000000000000000000000000000000NRAL"];
}

pub(crate) static RULES: &[&Rule] = &[
    &AIRTABLE_TOKEN,
    &NEW_RELIC_LICENCE,
    &JWT,
    &URL_PASSWORD,
    &DATABASE_PASSWORD,
    &TWILIO_KEY,
    &DISCORD_TOKEN,
    &TELEGRAM_TOKEN,
    &MAILCHIMP_KEY,
];

fn token(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
}

/// Judges `eyJ`, which starts at `start`.
#[inline(never)]
pub(crate) fn jwt(scan: &mut Scan, start: usize) {
    if token(scan.before(start)) || scan.before(start) == b'.' || start < scan.webbed {
        return;
    }
    let part = |b: u8| token(b) || b == b'=';
    let mut ends = [0; 3];
    let mut at = start;
    for end in &mut ends {
        *end = at + scan.run(at, usize::MAX, part);
        at = *end + 1;
    }
    scan.webbed = ends[0];
    let [head, claims, signature] = ends;
    let dots = scan.byte(head) == b'.' && scan.byte(claims) == b'.';
    let long = head - start >= 12 && claims > head + 10 && signature > claims + 10;
    if dots
        && long
        && scan.bytes[head + 1..].starts_with(b"ey")
        && !stand_in(&scan.bytes[claims + 1..signature])
    {
        let confidence = if scan.instructs(start, signature) { Medium } else { High };
        scan.find(&JWT, (start, signature), confidence, &[Reason::Shape]);
    }
}

const DATABASES: Words = words![
    "postgres",
    "postgresql",
    "postgis",
    "mysql",
    "mariadb",
    "mongodb",
    "mongodb+srv",
    "redis",
    "rediss",
    "amqp",
    "amqps",
    "mssql",
    "sqlserver",
    "oracle",
    "clickhouse",
    "cockroachdb",
    "db2",
    "couchdb",
    "ldap",
    "ldaps",
    "jdbc",
    "snowflake",
    "neo4j",
    "bolt",
];

/// Passwords that only ever stand for one.
const STOCK: Words = words![
    "password",
    "passwd",
    "pass",
    "pwd",
    "pw",
    "secret",
    "token",
    "key",
    "user",
    "username",
    "admin",
    "root",
    "postgres",
    "mysql",
    "guest",
    "test",
    "foo",
    "bar",
    "baz",
    "xxx",
    "x",
    "p",
    "pa",
    "pword",
    "apikey",
    "mypassword",
    "mypass",
    "myuser",
    "mysecretpassword",
    "secretpassword",
    "123",
    "1234",
];

/// Whether a password beside a user's name is meant as one, rather than to
/// stand for one.
pub(super) fn meant(user: &[u8], password: &[u8]) -> bool {
    let template = password.iter().any(|b| matches!(b, b'{' | b'}' | b'<' | b'[' | b'('))
        || password.starts_with(b"$")
        || password.starts_with(b"%");
    let same = user.eq_ignore_ascii_case(password) && password.len() < 12;
    password.len() >= 3
        && !template
        && !stand_in(password)
        && !stand_in(user)
        && !same
        && !holds(password, b"password")
        && !STOCK.has(password)
}

/// The longest authority of a URL that is read, in bytes.
const AUTHORITY: usize = 300;

/// Whether a byte ends the authority of a URL.
fn closes(b: u8) -> bool {
    matches!(b, b'/' | b'?' | b'#' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b'|')
        || b.is_ascii_whitespace()
}

/// Judges the `@` at `sign`: does a URL with a password before it go on to a
/// host? There are many more URLs than `@`, so it is the `@` that is looked for.
#[inline(never)]
pub(crate) fn url(scan: &mut Scan, sign: usize) {
    oracle(scan, sign);
    let (last, open) = scan.authority;
    let floor = last.max(sign.saturating_sub(AUTHORITY));
    let start = match scan.bytes[floor..sign].iter().rposition(|&b| closes(b)) {
        Some(slash) => scan.bytes[..=floor + slash].ends_with(b"://").then_some(floor + slash + 1),
        None if floor == last => open,
        None => None,
    };
    scan.authority = (sign, start);
    let Some(end) = start.filter(|start| sign - start < AUTHORITY) else { return };
    let rest = &scan.bytes[sign + 1..scan.bytes.len().min(end + AUTHORITY)];
    let host = rest.iter().take_while(|&&b| !closes(b) && b != b'@').count();
    // The last `@` is the one that counts.
    if rest.get(host) == Some(&b'@') {
        return;
    }
    let (start, at) = (end - 3, sign - end);
    let authority = &scan.bytes[end..sign + 1 + host];
    let Some(colon) = authority[..at].iter().position(|&b| b == b':') else { return };
    let (user, password, host) =
        (&authority[..colon], &authority[colon + 1..at], &authority[at + 1..]);
    if host.len() < 2 || !meant(user, password) {
        return;
    }
    let scheme = scan.bytes[..start]
        .iter()
        .rev()
        .take(14)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'+')
        .count();
    let name = &scan.bytes[start - scheme..start];
    let database = DATABASES.has(name);
    let nowhere = ["localhost", "127.0.0.1", "example.", "host", "0.0.0.0"]
        .iter()
        .any(|h| host.starts_with(h.as_bytes()))
        || host.windows(9).any(|w| w == b".example." || w == b"@example.");
    let words = password.iter().all(u8::is_ascii_lowercase);
    let confidence = match (nowhere, words) {
        (true, true) => return,
        (true, false) | (false, true) => Low,
        (false, false) => {
            if password.len() >= 8 {
                High
            } else {
                Medium
            }
        }
    };
    let confidence = if !nowhere && words && password.len() > 6 { Medium } else { confidence };
    let confidence = if scan.instructs(start, end + authority.len()) { Low } else { confidence };
    let rule = if database { &DATABASE_PASSWORD } else { &URL_PASSWORD };
    scan.find(rule, (start - scheme, end + at + 1 + host.len()), confidence, &[Reason::Shape]);
}

/// Judges the `@` at `sign` as Oracle's: `jdbc:oracle:thin:user/password@host`, `sqlplus
/// user/password@host`.
fn oracle(scan: &mut Scan, sign: usize) {
    let left = &scan.bytes[sign.saturating_sub(80)..sign];
    let Some(stroke) = left.iter().rposition(|b| *b == b'/') else { return };
    let name = left[..stroke].iter().rev().take_while(|b| token(**b)).count();
    let (before, user) = left[..stroke].split_at(stroke - name);
    let password = &left[stroke + 1..];
    let known = before.ends_with(b"oracle:thin:") || before.ends_with(b"sqlplus ");
    if known && !password.iter().any(u8::is_ascii_whitespace) && meant(user, password) {
        let start = sign - left.len() + stroke - name;
        scan.find(&DATABASE_PASSWORD, (start, sign), Medium, &[Reason::Shape]);
    }
}

/// Judges a token with digits in it, `start..end`, letters and digits only,
/// for the shapes that no prefix of three characters announces.
#[inline(never)]
pub(crate) fn opaque(scan: &mut Scan, start: usize, end: usize) -> bool {
    let part = &scan.bytes[start..end];
    let hex = |s: &[u8]| s.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let numbered = |s: &[u8]| (8..=10).contains(&s.len()) && s.iter().all(u8::is_ascii_digit);
    let next = scan.byte(end);
    let found = match part.len() {
        34 if (part.starts_with(b"SK") || part.starts_with(b"AC"))
            && hex(&part[2..])
            && variety(part) > 8 =>
        {
            Some((&TWILIO_KEY, end))
        }
        40 if part.ends_with(b"NRAL") && hex(&part[..36]) && variety(part) > 8 => {
            Some((&NEW_RELIC_LICENCE, end))
        }
        17 if next == b'.' && part.starts_with(b"pat") => {
            let secret = scan.run(end + 1, 65, |b| hex(&[b]));
            (secret == 64 && !token(scan.byte(end + 65))).then_some((&AIRTABLE_TOKEN, end + 65))
        }
        32 if hex(part) && next == b'-' && scan.bytes[end..].starts_with(b"-us") => {
            let digits = scan.run(end + 3, usize::MAX, |b| b.is_ascii_digit());
            let close = end + 3 + digits;
            (matches!(digits, 1 | 2) && !token(scan.byte(close))).then_some((&MAILCHIMP_KEY, close))
        }
        24..=26 if next == b'.' && matches!(part[0], b'M' | b'N' | b'O') && variety(part) > 9 => {
            let middle = scan.run(end + 1, usize::MAX, token);
            let close = end + 1 + middle;
            let last = scan.run(close + 1, usize::MAX, token);
            let shaped = middle == 6 && scan.byte(close) == b'.' && (27..=40).contains(&last);
            shaped.then_some((&DISCORD_TOKEN, close + 1 + last))
        }
        // In the path of an address `bot` stands before it.
        8..=13 if next == b':' && numbered(part.strip_prefix(b"bot").unwrap_or(part)) => {
            let last = scan.run(end + 1, usize::MAX, token);
            let secret = &scan.bytes[end + 1..end + 1 + last];
            (last == 35 && entropy(secret) > 3.5).then_some((&TELEGRAM_TOKEN, end + 1 + last))
        }
        _ => None,
    };
    let Some((rule, close)) = found else { return false };
    scan.find(rule, (start, close), High, &[Reason::Shape, Reason::Entropy]);
    scan.judged = scan.judged.max(close);
    true
}
