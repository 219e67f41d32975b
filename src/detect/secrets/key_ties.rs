//! From the name of a secret to its value: what may stand between the two, how
//! firmly that ties them, and where the value ends.

use super::key_weights::{LONGEST, Tie};
use super::randomness::holds;
use crate::scan::Scan;
use crate::words::{Words, words};

/// Reads over what ties the value to the name, and the value.
pub(super) fn value_after(
    scan: &Scan,
    name: (usize, usize),
    password: bool,
) -> Option<(Tie, (usize, usize))> {
    let b = scan.bytes;
    if in_prose(&b[name.1..], password) {
        return None;
    }
    let limit = b.len().min(name.1 + 80);
    let label =
        value_label(b, name.1).or_else(|| default(b, name.1)).or_else(|| purpose(b, name.1));
    let mut at = label.unwrap_or(name.1);
    let mut signs = usize::from(label.is_some() || ordered(scan, name.0) || heads_line(b, name));
    let mut stars = 0;
    let mut commas = 0;
    let mut said = false;
    let mut spaces = 0;
    let mut quote = 0;
    // `"]: "`, ` := `, ` => `, `', '`, ` string = "`, ` is "`
    while at < limit {
        match b[at] {
            b' ' | b'\t' => spaces += 1,
            b'\n' | b'\r' if signs > 0 || b[name.1] == b'>' => spaces += 1,
            b':' | b'=' => signs += 1,
            b'?' | b'!' | b'.' | b'|' | b'+' if b.get(at + 1) == Some(&b'=') => {}
            // The next cell of a table that is written out.
            b'|' if spaces > 0 && signs == 0 && b.get(at + 1) == Some(&b' ') => signs += 1,
            // `*Password:* …`, `**Password**: …`
            b'*' if stars < 4 && b[at..].iter().take_while(|b| **b == b'*').count() < 3 => {
                stars += 1
            }
            // `process.env.TOKEN || "…"`
            b'|' | b'?' if b.get(at + 1) == Some(&b[at]) && quoted_at(b, at + 3) => {
                commas += 1;
                at += 1;
            }
            b'-' if signs == 0 && at == name.1 && !scan.before(name.0).is_ascii_punctuation() => {
                spaces += 1
            }
            // "Password - …" is no firmer than a space.
            b'-' if signs == 0
                && b[at - 1] == b' '
                && matches!(b.get(at + 1), Some(b' ' | b'>')) => {}
            b'>' if signs > 0 || at == name.1 || b[at - 1] == b'-' || element(b, name, at) => {
                signs += 1
            }
            b',' if signs == 0 && (quote != 0 || quoted_at(b, at + 1) || quoted_at(b, at + 2)) => {
                commas += 1
            }
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
    if let Some((to_value, told)) = sentence(b, at) {
        signs += usize::from(told && (quoted_at(b, to_value) || b[to_value - 1] == b':'));
        // "The password is q8Zr…": as firm as an option of a command.
        said = told;
        at = to_value;
    }
    // `password 0 …`: Cisco's number for a value that is not encrypted.
    if spaces > 0 && b[at..].starts_with(b"0 ") {
        at += 2;
    }
    // A type between: `token string = "`, `password: String = "`.
    for skipped in [
        "string",
        "String",
        "str",
        "&str",
        "var",
        "const",
        "value",
        "Optional[str]",
        "std::string",
        "Basic",
        "Bearer",
        "bearer",
        "basic",
        "Token",
        "SSWS",
        "for",
        "BY",
    ] {
        let rest = &b[at.min(b.len())..];
        // Most are out by their first letter.
        if rest.first() != skipped.as_bytes().first()
            || !rest.starts_with(skipped.as_bytes())
            || rest.get(skipped.len()).is_some_and(|b| !matches!(b, b' ' | b':' | b'='))
        {
            continue;
        }
        let header = matches!(skipped, "Basic" | "Bearer" | "bearer" | "basic" | "Token" | "SSWS");
        let mut next = at + skipped.len();
        let before = signs;
        while next < limit && matches!(b[next], b' ' | b'=' | b':') {
            signs += usize::from(b[next] != b' ');
            next += 1;
        }
        if header || signs > before || skipped == "BY" && quoted_at(b, next) {
            at = next;
            signs += usize::from(header);
        }
        break;
    }
    if at >= b.len() || at >= limit || at == name.1 && b[name.1 - 1] != b' ' {
        return None;
    }
    // Prefixes of string literals.
    while at + 1 < b.len()
        && matches!(b[at], b'b' | b'r' | b'f' | b'u' | b'@' | b'$' | b'N')
        && quoted_at(b, at + 1)
    {
        at += 1;
    }
    let mut opening = 0;
    while opening < 3 && quoted_at(b, at) {
        quote = b[at];
        opening += 1;
        at += 1;
    }
    let quoted = opening > 0;
    // A call's next argument that is not quoted is a variable, or another's.
    if commas > 0 && signs == 0 && !quoted {
        return None;
    }
    // ODBC's braces: `Pwd={…}`, with `}` doubled inside.
    if !quoted && b[at] == b'{' {
        let mut close = at + 1;
        while close < limit.min(b.len()) && !(b[close] == b'}' && b.get(close + 1) != Some(&b'}')) {
            close += if b[close] == b'}' { 2 } else { 1 };
        }
        let closed = b.get(close) == Some(&b'}') && signs > 0 && close > at + 1;
        return closed.then(|| (Tie::Quoted, (after_scheme(b, at + 1, close), close)));
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
                    !c.is_ascii_whitespace()
                        && !matches!(c, b'"' | b'\'' | b'`' | b',' | b';' | b'<' | b'>')
                }
            })
            .count();
    let mut to = to;
    if let Some(end) = b[from..to].windows(6).position(|w| w == b"&quot;") {
        to = from + end;
    }
    // `{\"token\": \"…\"}`
    if quoted && b[from..to].ends_with(b"\\") {
        to -= 1;
    }
    let from = if quoted { after_scheme(b, from, to) } else { from };
    if !quoted {
        // A bracket that was not opened within closes something outside.
        while to > from
            && matches!(b[to - 1], b')' | b']' | b'}' | b'.' | b',' | b':')
            && !b[from..to].iter().any(|c| matches!(c, b'(' | b'[' | b'{'))
        {
            to -= 1;
        }
        if let Some(end) = b[from..to].iter().position(|&c| c == b'&').filter(|_| {
            holds(&b[name.0.saturating_sub(1)..name.0], b"?")
                || holds(&b[name.0.saturating_sub(1)..name.0], b"&")
        }) {
            to = from + end;
        }
        while stars > 0 && to > from && b[to - 1] == b'*' {
            to -= 1;
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
        (_, false) if said || dashes && spaces > 0 => Tie::Flag,
        (true, false) => Tie::Sign,
        (false, false) => Tie::Loose,
    };
    Some((tie, (from, to)))
}

/// Whether a word of small letters follows that is no value and leads to none:
/// "the password must", as most names go on in prose.
fn in_prose(rest: &[u8], password: bool) -> bool {
    let [b' ', word @ ..] = rest else { return false };
    let length = word.iter().take(24).take_while(|b| b.is_ascii_lowercase()).count();
    length > 1
        && matches!(word.get(length), Some(b' ' | b'.' | b',' | b'\n'))
        && !matches!(
            &word[..length],
            b"is"
                | b"for"
                | b"to"
                | b"set"
                | b"changed"
                | b"lautet"
                | b"ist"
                | b"str"
                | b"string"
                | b"var"
                | b"const"
                | b"value"
                | b"bearer"
                | b"basic"
        )
        // Keys and tokens are written about more often than told.
        && !(password
            && matches!(
                &word[..length],
                b"now" | b"was" | b"has" | b"of" | b"on" | b"below" | b"reset"
            ))
}

/// Where the value stands in a sentence that goes on at `from`: "has been reset to …"; and whether
/// the sentence says what it is. A bare "to" may lead to whom it is sent.
#[inline(never)]
fn sentence(b: &[u8], from: usize) -> Option<(usize, bool)> {
    const WORDS: Words = words![
        "is", "now", "was", "has", "been", "set", "reset", "changed", "updated", "still", "lautet",
        "ist", "to",
    ];
    let (mut at, mut last, mut count) = (from, &b[from..from], 0);
    while count < 6 {
        let length = b[at..].iter().take(8).take_while(|b| b.is_ascii_lowercase()).count();
        let word = &b[at..at + length];
        if !matches!(b.get(at + length), Some(b' ' | b':')) || !WORDS.has(word) {
            break;
        }
        (last, count) = (word, count + 1);
        at += length + 1;
        at += usize::from(b.get(at) == Some(&b' '));
    }
    let leads = matches!(last, b"is" | b"now" | b"was" | b"still" | b"lautet" | b"ist" | b"to");
    leads.then_some((at, last != b"to" || count > 1))
}

/// Where the credentials start in `from..to`: after the name of a scheme and a
/// space, as in `"Bearer …"` (RFC 9110, 11.4). None else has just two words, of
/// which the second is long.
#[inline(never)]
fn after_scheme(b: &[u8], from: usize, to: usize) -> usize {
    let value = &b[from..to];
    let scheme = value.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    let rest = value.get(scheme + 1..).unwrap_or_default();
    let word = value.iter().take(scheme.saturating_sub(1)).all(u8::is_ascii_alphabetic);
    let two = word && value.get(scheme) == Some(&b' ') && !rest.contains(&b' ');
    if two && (3..=16).contains(&scheme) && rest.len() >= 16 { from + scheme + 1 } else { from }
}

/// Whether a command that takes a name and its value stands before the name:
/// `ENV TOKEN …` of a Dockerfile, `machine … login … password …` of a .netrc.
fn ordered(scan: &Scan, name: usize) -> bool {
    let left = &scan.bytes[name.saturating_sub(80)..name];
    let netrc = || holds(left, b" login ") && holds(left, b"machine ");
    left.ends_with(b"ENV ")
        || left.ends_with(b"ARG ")
        || scan.bytes[name..].starts_with(b"password ") && netrc()
}

/// Where the value stands that a label of its own names after the name, as in
/// Kubernetes and ECS: `name: TOKEN`, next line `value: …`.
#[inline(never)]
fn value_label(b: &[u8], from: usize) -> Option<usize> {
    let skip = |at: usize, set: &[u8]| {
        at + b.iter().skip(at).take(60).take_while(|c| set.contains(c)).count()
    };
    let label = skip(from, b" \t\r\n\"',<>");
    let named = ["value", "Value"].iter().any(|v| b[label..].starts_with(v.as_bytes()));
    let sign = skip(label + 5, b"\"' ");
    let stated = named && label > from && matches!(b.get(sign), Some(b':' | b'=' | b'>'));
    stated.then(|| skip(sign + 1, b" "))
}

/// Where the value stands that a variable has by default in Terraform: `"db_password" {`, and
/// `default = …` on one of the next lines.
#[inline(never)]
fn default(b: &[u8], from: usize) -> Option<usize> {
    b[from..].strip_prefix(b"\" {")?;
    let body = b[from..].iter().take(240).position(|b| *b == b'}').unwrap_or(240);
    let body = &b[from..b.len().min(from + body)];
    let at = body.windows(8).position(|w| w == b"default ")? + 8;
    let sign = body[at..].iter().take_while(|b| matches!(b, b' ' | b'=')).count();
    body[at..at + sign].contains(&b'=').then_some(from + at + sign)
}

fn quoted_at(b: &[u8], at: usize) -> bool {
    matches!(b.get(at), Some(b'"' | b'\'' | b'`'))
}

/// Where the sign stands after what a password is for: `password for the rota:`,
/// `Password (default) =`.
#[inline(never)]
fn purpose(b: &[u8], from: usize) -> Option<usize> {
    let rest = &b[from..b.len().min(from + 48)];
    if ![" for ", " of ", " on ", " to ", " (", " [", " below"]
        .iter()
        .any(|w| rest.starts_with(w.as_bytes()))
    {
        return None;
    }
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b" -_'.()/[]".contains(b);
    let length = rest.iter().take_while(|b| plain(b)).count();
    let stated = matches!(rest[length..], [b':' | b'=', b' ' | b'\n', ..]);
    let verb = rest[..length].windows(4).position(|w| matches!(w, b" is " | b" was" | b" has"));
    let said = verb.and_then(|at| sentence(b, from + at + 1)).filter(|(_, told)| *told);
    said.map(|(at, _)| at).or(stated.then_some(from + length + 2))
}

/// Whether the name is a line of its own, as a label above a field, and the
/// next line one value.
#[inline(never)]
fn heads_line(b: &[u8], name: (usize, usize)) -> bool {
    let Some(next) = b[name.1..].strip_prefix(b"\n") else { return false };
    let value = next.iter().take(130).take_while(|b| b.is_ascii_graphic()).count();
    let before = &b[name.0.saturating_sub(24)..name.0];
    let label = before.iter().rev().take_while(|b| b.is_ascii_alphabetic() || **b == b' ').count();
    let whole = label == name.0 || before.iter().rev().nth(label) == Some(&b'\n');
    whole && matches!(next.get(value), None | Some(b'\n' | b'\r')) && (5..130).contains(&value)
}

/// `<entry key="password">`: whether the `>` at `at` ends an element that names
/// its content.
#[inline(never)]
fn element(b: &[u8], name: (usize, usize), at: usize) -> bool {
    at == name.1 + 1
        && quoted_at(b, name.1)
        && (b[..name.0].ends_with(b"key=\"") || b[..name.0].ends_with(b"name=\""))
}
