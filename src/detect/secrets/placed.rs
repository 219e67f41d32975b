//! Passwords that their place tells, with no name beside them: an option of a command, an
//! argument of a call that logs in, the second half of "login / password".

use super::credentials::meant;
use super::key_promise::{PASSWORD, REASONS};
use super::key_weights::{Tie, numbered, weigh_password};
use super::randomness::{entropy, holds, stand_in};
use super::signed;
use crate::Confidence::Medium;
use crate::Reason;
use crate::rule::{Rule, rule};
use crate::scan::{NEAR, Scan};
use crate::words::{Words, find_word, has_word, words};

rule! {
    COMMAND_PASSWORD = "command-password", Secret, "url_basic_auth";
    what: "password of a command's user";
    source: "the commands' manuals: curl --user, mysql -p, sshpass -p, docker login -p, sqlcmd -P, redis-cli -a, ldapsearch -w and others";
    finds: [
        concat!("db1.north:5432:rota:rota:", "q8Zr2mVx"),
        concat!("snmp-server community ", "q8Zr2mVx RO"),
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
        concat!("curl https://build.northmoor.org.uk -urota:", "q8Zr2mVx"),
        concat!("curl --proxy-user rota:", "q8Zr2mVx https://build.northmoor.org.uk"),
        concat!("mariadb -h db1 -u rota -p", "q8Zr2mVx rota"),
        concat!("mysqldump -h db1 \\\n  -u rota -p", "q8Zr2mVx rota"),
        concat!("redis-cli -h cache1 -a ", "q8Zr2mVx ping"),
        concat!("ldapsearch -x -D cn=rota -w ", "q8Zr2mVx -b dc=north"),
        concat!("ldapmodify -D cn=rota -w '", "q8Zr2mVx' -f a.ldif"),
        concat!("mosquitto_pub -u rota -P ", "q8Zr2mVx -t a"),
        concat!("ipmitool -U rota -P ", "q8Zr2mVx power status"),
        concat!("cqlsh -u rota -p ", "q8Zr2mVx db1"),
        concat!("openssl enc -aes-256-cbc -k ", "q8Zr2mVx"),
        concat!("unzip -P ", "q8Zr2mVx a.zip"),
        concat!("htpasswd -bc .htpasswd rota ", "q8Zr2mVx"),
        concat!("wpa_passphrase Northmoor ", "q8Zr2mVx"),
        concat!("smbclient //north/s -U rota%", "q8Zr2mVx"),
        concat!("lftp -u rota,", "q8Zr2mVx sftp://north"),
        concat!("echo 'rota:", "q8Zr2mVx' | chpasswd"),
        concat!("echo \"", "q8Zr2mVx\" | docker login -u rota --password-stdin"),
        concat!("echo '", "q8Zr2mVx' | sudo -S ls"),
        concat!("echo ", "q8Zr2mVx | passwd --stdin rota"),
        concat!("net use Z: \\\\nas1\\rota ", "q8Zr2mVx /user:NORTH\\rota"),
        concat!("net use \\\\nas1\\rota /user:NORTH\\rota ", "q8Zr2mVx"),
        concat!("net user rota ", "q8Zr2mVx /add"),
        concat!("psexec \\\\db1 -u rota -p ", "q8Zr2mVx cmd"),
        concat!("winrs -r:db1 -u:rota -p:", "q8Zr2mVx cmd"),
        concat!("7z x a.7z -p", "q8Zr2mVx"),
        concat!("xfreerdp /u:rota /p:", "q8Zr2mVx /v:db1"),
        concat!("schtasks /create /ru rota /rp ", "q8Zr2mVx /tn a"),
        concat!("rabbitmqctl add_user rota ", "q8Zr2mVx"),
        concat!("rabbitmqctl change_password rota ", "q8Zr2mVx"),
        concat!("snmpwalk -v2c -c ", "q8Zr2mVx sw1"),
        concat!("snmpwalk -v3 -l authPriv -u rota -A ", "q8Zr2mVx sw1"),
        concat!("crypto isakmp key ", "q8Zr2mVx address 10.1.2.3"),
        concat!("tacacs-server key ", "q8Zr2mVx"),
        concat!("tacacs-server host 10.1.2.3 key 0 ", "q8Zr2mVx"),
        concat!("radius-server host 10.1.2.3 auth-port 1812 key ", "q8Zr2mVx"),
    ];
    passes: [
        "10.1.2.3:5432:5432", "10.1.2.3:5432:rota:a1b2c3d4", "snmp-server community public RO",
        "curl -u user:password https://example.com", "curl -u $USER:$TOKEN", "docker run -u 1000:1000", "sort -u a:b", "curl -urota:$TOKEN1x", "the curl page\nid -u rota:q8Zr2mVx", "chown -u root:wheel4",
        "mysql -u rota -p rota2024x < dump.sql", "mysql -P 3306 -u rota -pPASSWORD", "mysql -prota$DB", "sshpass -p \"$PASS1x\" ssh north",
        "ssh -p 2222 north", "docker run -p 8080:80a1 nginx", "docker login -u rota -p $TOKEN1x north", "mkdir -p a1b2c3d4e5", "sudo -u rota mkdir -p a1b2c3d4e5", "docker login -u rota -p-stdin",
        "log in as rota -u or -p q8Zr2mVx", "sqlcmd -p a1b2c3d4e5 -P", "nmap -p 22,443 north",
        "redis-cli -a $PASS1x", "redis-cli -h cache1 -p 6379", "ldapsearch -x -W -D cn=a1b2c3", "ldapsearch -w \"$PW1x\"", "docker login -u rota --password-stdin < a1b2c3d4",
        "apt install -upgrade:a1b2c3", "openssl x509 -in a1.pem -key k2.pem", "openssl req -keyout a1b2c3d4.pem", "unzip -d a1b2c3d4 b.zip",
        "echo \"$PASS1x\" | docker login --password-stdin", "cat a1b2c3d4.txt | sudo -S tee", "id -urota:a1b2c3d4",
        "net use Z: \\\\nas1\\rota2 * /user:NORTH\\rota2", "net use Z: \\\\nas1\\rota24 /persistent:yes", "net user rota24 /domain", "net user rota24 * /add", "subnet use a1b2c3d4", "net use of q8Zr2mVx",
        "winrs -r:db1 -u:rota2 cmd", "7z x a.7z -oq8Zr2mVx", "7z a -p a1b2c3.7z", "xfreerdp /u:rota /p:$PASS1x", "copy /p:q8Zr2mVx", "list /rp q8Zr2mVx", "echo $PASS1x | passwd --stdin rota",
        "rabbitmqctl add_user rota $PASS1x", "call add_user rota q8Zr2mVx", "snmpwalk -v2c -c public sw1a", "snmpwalk -v3 -u rota2 sw1",   "isakmp key address", "radius-server host 10.1.2.3\nkey q8Zr2mVx", "radius-server key <key>", "redis-server key q8Zr2mVx",
        "smbclient //north/s -U rota%$PASS1x", "htpasswd -c .htpasswd rota2024",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&COMMAND_PASSWORD];

/// What the matcher looks for. A command is known by its option: there are many commands, and few
/// options that give them a password.
pub(crate) const TRIGGERS: &[&str] = &[
    " -u",
    " -p",
    " -P",
    " -a",
    " -w",
    " -k",
    " -U",
    " -S",
    "-user ",
    "Credential(",
    "BasicAuth(",
    "auth=(",
    "login(",
    "mysqli(",
    "PDO(",
    " / ",
    "sig=",
    "Signature=",
    "-signature=",
    "_auth=",
    "\"auth\":",
    ":5432:",
    "/user:",
    " /add",
    " /p:",
    " /rp ",
    "add_user ",
    "snmpwalk ",
    "isakmp key ",
    "s-server ",
    "password 51:b:",
    "_auth = ",
    "snmp-server community ",
];

/// The commands that are given a password by an option, and which; whether it may stand apart.
const OPTIONS: &[(Words, u8, bool)] = &[
    // `mysql -p rota` asks for the password, and opens the database.
    (words!["mysql*", "mariadb*"], b'p', false),
    (words!["sshpass", "cqlsh", "rdesktop", "beeline", "plink", "psexec*", "winrs"], b'p', true),
    (words!["sqlcmd", "bcp", "mosquitto*", "ipmitool", "zip", "unzip"], b'P', true),
    (words!["redis"], b'a', true),
    (words!["ldapsearch", "ldapmodify", "ldapadd", "ldapwhoami"], b'w', true),
    (words!["openssl"], b'k', true),
];

/// The commands that log a user in whom they are given by `-u`, and by `-p` the password.
const LOGINS: Words = words!["login", "mongo*"];

/// Judges such a place at `start..end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, start: usize, end: usize) {
    match &scan.bytes[start..end] {
        b"sig=" => signed::azure(scan, start, end),
        b"Signature=" | b"-signature=" => signed::stored(scan, start, end),
        b"_auth=" | b"_auth = " | b"\"auth\":" => encoded(scan, end),
        b":5432:" => pgpass(scan, end),
        b"password 51:b:" => desktop(scan, end),
        b"/user:" | b" /add" => net(scan, start),
        b"snmpwalk " => community(scan, end),
        b"add_user " if scan.bytes[..start].ends_with(b"rabbitmqctl ") => argument(scan, end, 1),
        b" /p:" if has_word(command_to(scan, start), words!["xfreerdp*", "wfreerdp*"]) => {
            password(scan, word(scan, end));
        }
        b" /rp " if has_word(command_to(scan, start), words!["schtasks"]) => {
            password(scan, word(scan, end));
        }
        b"s-server " => server(scan, start, end),
        // Settings of switches and routers.
        [.., b'y', b' '] => password(scan, word(scan, end)),
        b" / " => pair(scan, start, end),
        b"-user " => user(scan, end),
        b"mysqli(" | b"PDO(" => call(scan, end, 2),
        [.., b'('] => call(scan, end, 1),
        [b' ', b'-', letter] => option(scan, start, *letter),
        _ => {}
    }
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

/// The command up to `at`: its line, with those before that end in a backslash; of a long one what is
/// near.
fn command_to<'t>(scan: &Scan<'t>, at: usize) -> &'t [u8] {
    let near = &scan.bytes[at.saturating_sub(NEAR)..at];
    let goes_on = |end: usize| near[end] == b'\n' && !near[..end].ends_with(b"\\");
    let start = (0..near.len()).rev().find(|&i| goes_on(i)).map_or(0, |end| end + 1);
    &near[start..]
}

/// Finds the password at `from..to`, if it is one.
#[inline(never)]
fn password(scan: &mut Scan, (from, to): (usize, usize)) {
    if weigh_password(&scan.bytes[from..to], Tie::Flag).is_some() {
        scan.find_in_use(&COMMAND_PASSWORD, (from, to), Medium, &[Reason::Shape]);
    }
}

/// Judges an option of one letter, `start..start + 3`: a password to some commands, to most a port.
fn option(scan: &mut Scan, start: usize, letter: u8) {
    let end = start + 3;
    let spaced = scan.byte(end) == b' ';
    // Most options are a letter in a longer word, or take no value.
    if letter != b'u' && !spaced && scan.byte(end).is_ascii_whitespace() {
        return;
    }
    let command = command_to(scan, start);
    let value = end + usize::from(spaced || scan.byte(end) == b':');
    match letter {
        b'u' => user(scan, value),
        b'U' if has_word(command, words!["smbclient"]) => joined(scan, value, b'%'),
        b'S' if has_word(command, words!["sudo"]) => echoed(scan, start),
        _ => {
            let is_known = OPTIONS.iter().any(|&(names, option, apart)| {
                option == letter && (apart || !spaced) && has_word(command, names)
            });
            let logs_in = || letter == b'p' && spaced && has_word(command, LOGINS);
            let packs = || letter == b'p' && !spaced && holds(command, b"7z ");
            if is_known || logs_in() || packs() {
                password(scan, word(scan, value));
            }
        }
    }
}

/// Judges what a command is given for its user at `from`: `user:password` to curl.
fn user(scan: &mut Scan, from: usize) {
    let command = command_to(scan, from);
    if holds(command, b"curl ") {
        let (start, close) = word(scan, from);
        let pair = &scan.bytes[start..close];
        let Some(colon) = pair.iter().position(|b| *b == b':') else { return };
        let (user, password) = (&pair[..colon], &pair[colon + 1..]);
        let number = password.iter().all(u8::is_ascii_digit);
        if !user.is_empty() && password.len() > 4 && !number && meant(user, password) {
            scan.find_in_use(&COMMAND_PASSWORD, (start, close), Medium, &[Reason::Shape]);
        }
    } else if has_word(command, words!["lftp"]) {
        joined(scan, from, b',');
    }
}

/// Judges what is joined to a user's name at `from` by `sign`: `-U user%password`.
fn joined(scan: &mut Scan, from: usize, sign: u8) {
    let (start, end) = word(scan, from);
    if let Some(user) = scan.bytes[start..end].iter().position(|b| *b == sign) {
        password(scan, (start + user + 1, end));
    }
}

/// Judges a command with "pass" in its name, at `start..end`, that is given a password by its place,
/// or by another command: `htpasswd -b file user …`, `echo … | chpasswd`.
pub(super) fn named(scan: &mut Scan, start: usize, end: usize) {
    match &scan.bytes[start..end] {
        b"chpasswd" => echoed(scan, start),
        b"passwd" if scan.bytes[end..].starts_with(b" --stdin") => echoed(scan, start),
        b"change_password" => argument(scan, end + 1, 1),
        b"--password" if scan.bytes[end..].starts_with(b"-stdin") => echoed(scan, start),
        b"wpa_passphrase" => argument(scan, end + 1, 1),
        b"htpasswd" if scan.bytes[end..].starts_with(b" -b") => argument(scan, end + 1, 3),
        _ => {}
    }
}

/// Judges the word so many words after the one at `from`.
fn argument(scan: &mut Scan, from: usize, place: usize) {
    let mut at = from;
    for _ in 0..place {
        let close = word(scan, at).1;
        let close = close + usize::from(matches!(scan.byte(close), b'"' | b'\''));
        if scan.byte(close) != b' ' {
            return;
        }
        at = close + 1;
    }
    password(scan, word(scan, at));
}

/// Judges what is echoed to a command that starts at `start` and reads a password: `echo …|`, or a
/// user's name, a colon and the password.
fn echoed(scan: &mut Scan, start: usize) {
    let command = command_to(scan, start);
    let Some(echo) = command.windows(5).rposition(|w| w == b"echo ") else { return };
    let mut from = start - command.len() + echo + 5;
    if scan.bytes[from..].starts_with(b"-n ") {
        from += 3;
    }
    let (from, to) = word(scan, from);
    let user = scan.bytes[from..to].iter().position(|b| *b == b':').map_or(0, |colon| colon + 1);
    if scan.bytes[to..start.max(to)].contains(&b'|') {
        password(scan, (from + user, to));
    }
}

/// Judges what `net use` and `net user` of Windows are given, by the option at `option`: the first word
/// that is no drive, no share and no option; after the user's name where one is set up.
fn net(scan: &mut Scan, option: usize) {
    let command = command_to(scan, option);
    let Some(name) = find_word(command, words!["net use", "net user"]) else { return };
    let mut at = option - command.len() + name.0 + name.1;
    let mut named = scan.before(at) != b'r';
    while scan.byte(at) == b' ' {
        let from = at + 1;
        let to = from + scan.run(from, NEAR, |b| !b.is_ascii_whitespace());
        let value = &scan.bytes[from..to];
        at = to;
        if !named {
            named = true;
        } else if !matches!(value, [b'\\' | b'/', ..] | [_, b':']) {
            return password(scan, word(scan, from));
        }
    }
}

/// Judges what a command of SNMP asks with: its community, its user's two passwords.
fn community(scan: &mut Scan, end: usize) {
    let close = end + scan.run(end, NEAR, |b| b != b'\n');
    for at in end - 1..close {
        if let Some([b' ', b'-', b'c' | b'A' | b'X', b' ']) = scan.bytes.get(at..at + 4) {
            password(scan, word(scan, at + 4));
        }
    }
}

/// Judges what a switch is given for a server that logs people in: `radius-server host 10.1.2.3 key …`.
/// A number of one digit before it says how it is written.
fn server(scan: &mut Scan, start: usize, end: usize) {
    let line = &scan.bytes[end..scan.line(end, NEAR).1];
    let Some((key, length)) = find_word(line, words!["key"]) else { return };
    let from = end + key + length + 1;
    let from = if scan.byte(from + 1) == b' ' { from + 2 } else { from };
    let before = &scan.bytes[..start];
    if before.ends_with(b"radiu") || before.ends_with(b"tacac") {
        password(scan, word(scan, from));
    }
}

/// Judges the password that a file of Remote Desktop keeps, at `from`: hexadecimal, encrypted for the
/// account that saved it (CryptProtectData).
fn desktop(scan: &mut Scan, from: usize) {
    let length = scan.run(from, 2048, |b| b.is_ascii_hexdigit());
    if length > 100 && entropy(&scan.bytes[from..from + length]) > 2.0 {
        scan.find_in_use(&PASSWORD, (from, from + length), Medium, REASONS);
    }
}

/// Judges the argument at `place` of a call whose arguments start at `from`.
fn call(scan: &mut Scan, from: usize, place: usize) {
    let mut at = from;
    for _ in 0..place {
        let quoted = matches!(scan.byte(at), b'"' | b'\'');
        let close = if quoted { word(scan, at).1 } else { at };
        let comma = close + scan.run(close, NEAR, |b| b != b',' && b != b'\n');
        at = comma + 1 + usize::from(scan.byte(comma + 1) == b' ');
        if scan.byte(comma) != b',' {
            return;
        }
    }
    if !matches!(scan.byte(at), b'"' | b'\'') {
        return;
    }
    let (from, to) = word(scan, at);
    if let Some(confidence) = weigh_password(&scan.bytes[from..to], Tie::Quoted) {
        scan.find_in_use(&PASSWORD, (from, to), confidence, REASONS);
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
    let line = scan.line_to(start);
    let around = |words| has_word(line, words) || has_word(scan.context.as_bytes(), words);
    // Few names of things hold `!` and its like, or end a capital word in two digits.
    let telling = value.iter().any(|b| b"!#$%^&*?@+".contains(b))
        || value.iter().all(u8::is_ascii_alphanumeric) && numbered(value);
    let tie = if around(words!["pass", "password", "pw", "pwd", "creds", "credentials"]) {
        Tie::Flag
    } else if telling
        && around(words![
            "login",
            "log in",
            "logged in",
            "sign in",
            "user",
            "username",
            "account",
            "admin"
        ])
    {
        Tie::Loose
    } else {
        return;
    };
    if let Some(confidence) = weigh_password(value, tie) {
        scan.find_in_use(&PASSWORD, (from, to), confidence, REASONS);
    }
}

/// Judges what follows `_auth=` or `"auth":`, as npm and Docker keep it: a user's name, a colon and the
/// password in base64 (RFC 7617).
fn encoded(scan: &mut Scan, end: usize) {
    let from = end + scan.run(end, 4, |b| matches!(b, b' ' | b'"'));
    let code = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    let length = scan.run(from, NEAR, code);
    let (mut bits, mut count, mut colon) = (0u32, 0, false);
    for &b in &scan.bytes[from..from + length] {
        let sextet = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = bits << 6 | u32::from(sextet);
        count += 6;
        if count >= 8 {
            count -= 8;
            let byte = (bits >> count) as u8;
            if !byte.is_ascii_graphic() {
                return;
            }
            colon |= byte == b':';
        }
    }
    if colon && length > 11 && !stand_in(&scan.bytes[from..from + length]) {
        scan.find_in_use(&PASSWORD, (from, from + length), Medium, &[Reason::Shape]);
    }
}

/// Judges a line of a .pgpass: host, the port that ends at `end`, database, user, password.
fn pgpass(scan: &mut Scan, end: usize) {
    let database = scan.run(end, NEAR, |b| b.is_ascii_graphic() && b != b':') + 1;
    let user = scan.run(end + database, NEAR, |b| b.is_ascii_graphic() && b != b':') + 1;
    let from = end + database + user;
    if scan.before(from) == b':' && scan.before(end + database) == b':' {
        password(scan, word(scan, from));
    }
}
