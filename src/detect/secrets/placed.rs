//! Passwords that their place tells, with no name beside them: an option of a command, an
//! argument of a call that logs in, the second half of "login / password", the signature that
//! makes an address a key.

use super::credentials::meant;
use super::key_promise::{PASSWORD, REASONS};
use super::key_weights::{Tie, weigh_password};
use super::randomness::{entropy, holds, stand_in};
use crate::Confidence::{self, High, Low, Medium};
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, find_word, has_word, words};

rule! {
    COMMAND_PASSWORD = "command-password", Secret, "url_basic_auth";
    what: "password of a command's user";
    source: "the commands' manuals: curl --user, mysql -p, sshpass -p, docker login -p, sqlcmd -P";
    finds: [
        concat!("curl -u rota:", "q8Zr2mVx https://build.northmoor.org.uk"),
        concat!("curl --user 'rota:", "q8Zr2mVx' https://build.northmoor.org.uk"),
        concat!("curl -X POST \\\n  -u rota:", "q8Zr2mVx https://build.northmoor.org.uk"),
        concat!("curl -urota:", "q8Zr2mVx https://build.northmoor.org.uk"),
        concat!("mysql -h db1 -u rota -p", "q8Zr2mVx rota"),
        concat!("mysqldump -urota -p'", "q8Zr2mVx' rota"),
        concat!("sshpass -p ", "q8Zr2mVx scp a.tar deploy@north:"),
        concat!("docker login -u rota -p ", "q8Zr2mVx registry.northmoor.org.uk"),
        concat!("docker login -p ", "q8Zr2mVx -u rota registry.northmoor.org.uk"),
        concat!("mongosh -u rota -p '", "q8Zr2mVx' db1/rota"),
        concat!("sqlcmd -S db1 -U sa -P ", "q8Zr2mVx -Q \"select 1\""),
    ];
    passes: [
        "curl -u user:password https://example.com", "curl -u $USER:$TOKEN", "docker run -u 1000:1000", "sort -u a:b", "curl -urota:$TOKEN1x", "the curl page\nid -u rota:q8Zr2mVx", "chown -u root:wheel4",
        "mysql -u rota -p rota2024x < dump.sql", "mysql -P 3306 -u rota -pPASSWORD", "mysql -prota$DB", "sshpass -p \"$PASS1x\" ssh north",
        "ssh -p 2222 north", "docker run -p 8080:80a1 nginx", "docker login -u rota -p $TOKEN1x north", "mkdir -p a1b2c3d4e5", "sudo -u rota mkdir -p a1b2c3d4e5", "docker login -u rota -p-stdin",
        "log in as rota -u or -p q8Zr2mVx", "sqlcmd -p a1b2c3d4e5 -P", "nmap -p 22,443 north",
    ];
}
rule! {
    AZURE_SIGNATURE = "azure-signature", Secret, "azure_secret";
    what: "shared access signature of Azure";
    source: "learn.microsoft.com, Azure Storage, service SAS; Event Hubs and Logic Apps, shared access signatures";
    finds: [
        concat!("https://north.blob.core.windows.net/in/a.csv?sv=2022-11-02&se=2027-01-01&sp=r&sig=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%2Bw%3D"),
        concat!("SharedAccessSignature sr=north-hub&sig=", "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw=&se=1767225600"),
    ];
    passes: [
        "?sv=2022-11-02&sp=r&sig=REDACTED", "?sv=2022-11-02&sig=<signature>", "?sv=2022&sp=r&sig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "https://north.org.uk/?sig=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw", "config=7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiBxKw&se=1",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&COMMAND_PASSWORD, &AZURE_SIGNATURE];

/// What the matcher looks for.
pub(crate) const TRIGGERS: &[&str] = &[
    " -u ",
    "curl -u",
    "--user ",
    "mysql",
    "sshpass ",
    "sqlcmd",
    "Credential(",
    "BasicAuth(",
    "auth=(",
    " / ",
    "sig=",
];

/// The commands that log a user in whom they are given by `-u`, and by `-p` the password.
const LOGINS: Words = words!["login", "mongo*"];

/// Judges such a place at `start..end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, start: usize, end: usize) {
    match &scan.bytes[start..end] {
        b"sig=" => signature(scan, start, end),
        b" / " => pair(scan, start, end),
        b" -u " | b"curl -u" | b"--user " => user(scan, end),
        // `mysql -p rota` asks for the password, and opens the database.
        b"mysql" => option(scan, end, b'p', false),
        b"sqlcmd" => option(scan, end, b'P', true),
        [.., b'('] => call(scan, end),
        _ => option(scan, end - 1, b'p', true),
    }
}

/// How many bytes of a line are near: the time of a judge must not depend on how long it is.
const NEAR: usize = 200;

/// The line up to `at`, of a long one what is near.
fn line_to<'t>(scan: &Scan<'t>, at: usize) -> &'t [u8] {
    &scan.bytes[scan.line(at, NEAR).0..at]
}

/// The word at `from`, or what stands there in quotes.
#[inline(never)]
fn word(scan: &Scan, from: usize) -> (usize, usize) {
    let quote = scan.byte(from);
    let quoted = matches!(quote, b'"' | b'\'');
    let from = from + usize::from(quoted);
    let stop = |b: u8| if quoted { b == quote || b == b'\n' } else { ends(b) };
    (from, from + scan.run(from, NEAR, |b| !stop(b)))
}

fn ends(b: u8) -> bool {
    b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b'\\' | b'|' | b'<')
}

/// Adds a find of `rule`, unless it is shown to those who follow instructions.
#[inline(never)]
fn find(
    scan: &mut Scan,
    rule: &'static Rule,
    (from, to): (usize, usize),
    confidence: Confidence,
    reasons: &[Reason],
) {
    if scan.text.is_char_boundary(from) && scan.text.is_char_boundary(to) {
        let confidence = if scan.instructs(from, to) { Low } else { confidence };
        scan.find(rule, (from, to), confidence, reasons);
    }
}

/// The command up to `at`: its line, with those before that end in a backslash; of a long one what is
/// near.
fn command_to<'t>(scan: &Scan<'t>, at: usize) -> &'t [u8] {
    let near = &scan.bytes[at.saturating_sub(NEAR)..at];
    let goes_on = |end: usize| near[end] == b'\n' && !near[..end].ends_with(b"\\");
    let start = (0..near.len()).rev().find(|&i| goes_on(i)).map_or(0, |end| end + 1);
    &near[start..]
}

/// Judges the option for a command's user that ends at `end`: `user:password` to curl, and to those
/// that log in with a password beside it.
fn user(scan: &mut Scan, end: usize) {
    let command = command_to(scan, end);
    if holds(command, b"curl ") {
        let (start, close) = word(scan, end);
        let pair = &scan.bytes[start..close];
        let Some(colon) = pair.iter().position(|b| *b == b':') else { return };
        let (user, password) = (&pair[..colon], &pair[colon + 1..]);
        let number = password.iter().all(u8::is_ascii_digit);
        if !user.is_empty() && password.len() > 4 && !number && meant(user, password) {
            find(scan, &COMMAND_PASSWORD, (start, close), Medium, &[Reason::Shape]);
        }
    } else if let Some((at, length)) = find_word(command, LOGINS) {
        option(scan, end - command.len() + at + length, b'p', true);
    }
}

/// Judges the option `letter` on the rest of the line of a command whose name ends at `from`: a
/// password to this command, to most others a port; whether it may stand apart.
#[inline(never)]
fn option(scan: &mut Scan, from: usize, letter: u8, apart: bool) {
    let line = &scan.bytes[from..from + scan.run(from, NEAR, |b| b != b'\n')];
    let Some(at) = line.windows(3).position(|w| w == [b' ', b'-', letter]) else { return };
    let spaced = line.get(at + 3) == Some(&b' ');
    if spaced && !apart {
        return;
    }
    let (from, to) = word(scan, from + at + 3 + usize::from(spaced));
    if weigh_password(&scan.bytes[from..to], Tie::Flag).is_some() {
        find(scan, &COMMAND_PASSWORD, (from, to), Medium, &[Reason::Shape]);
    }
}

/// Judges the arguments of a call that logs in, which start at `from`: the one after the user's
/// name is the password.
fn call(scan: &mut Scan, from: usize) {
    let user = scan.run(from, NEAR, |b| b != b',' && b != b'\n');
    let start = from + user + 1 + usize::from(scan.byte(from + user + 1) == b' ');
    let quoted = scan.byte(from + user) == b',' && matches!(scan.byte(start), b'"' | b'\'');
    let (from, to) = word(scan, start);
    if quoted && let Some(confidence) = weigh_password(&scan.bytes[from..to], Tie::Quoted) {
        find(scan, &PASSWORD, (from, to), confidence, REASONS);
    }
}

/// Judges what stands around a stroke, `start..end`: "admin / PASSWORD", where the words before it
/// or the header of the column speak of a login.
fn pair(scan: &mut Scan, start: usize, end: usize) {
    let (from, mut to) = word(scan, end);
    while to > from && matches!(scan.byte(to - 1), b')' | b',' | b'.' | b';') {
        to -= 1;
    }
    let value = &scan.bytes[from..to];
    if !value.iter().any(u8::is_ascii_digit) {
        return;
    }
    let line = line_to(scan, start);
    let around = |words| has_word(line, words) || has_word(scan.context.as_bytes(), words);
    // `!` and its like stand in few names of things.
    let signed = value.iter().any(|b| b"!#$%^&*?@+".contains(b));
    let tie = if around(words!["pass", "password", "pw", "pwd", "creds", "credentials"]) {
        Tie::Flag
    } else if signed
        && around(words!["login", "log in", "logged in", "sign in", "user", "username", "account"])
    {
        Tie::Loose
    } else {
        return;
    };
    if let Some(confidence) = weigh_password(value, tie) {
        find(scan, &PASSWORD, (from, to), confidence, REASONS);
    }
}

/// Judges `sig=`, `start..end`, as part of a query that says what is signed: until when, for what.
fn signature(scan: &mut Scan, start: usize, end: usize) {
    let code = |b: u8| b.is_ascii_alphanumeric() || b"%+/=-_".contains(&b);
    let length = scan.run(end, NEAR, code);
    let value = &scan.bytes[end..end + length];
    let in_query = |b: &&u8| !b.is_ascii_whitespace() && !matches!(b, b'"' | b'\'' | b'<' | b'`');
    let before = scan.bytes[..start].iter().rev().take(300).take_while(in_query).count();
    let after = scan.bytes[end + length..].iter().take(200).take_while(in_query).count();
    let says = |query: &[u8]| {
        query.windows(4).any(|w| {
            !w[0].is_ascii_alphanumeric()
                && matches!(w[1..], [b's', b'e' | b'p' | b'v' | b'r', b'='])
        })
    };
    let first = start.saturating_sub(before + 1);
    if matches!(scan.before(start), b'?' | b'&' | b';' | b' ')
        && (32..110).contains(&length)
        && (says(&scan.bytes[first..start])
            || says(&scan.bytes[end + length..end + length + after]))
        && entropy(value) > 3.5
        && !stand_in(value)
    {
        find(scan, &AZURE_SIGNATURE, (end, end + length), High, &[Reason::Shape, Reason::Entropy]);
    }
}
