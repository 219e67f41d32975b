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
    let mut between = Between::read(scan, name);
    between.sentence(b);
    between.kind(b);
    let at = between.at;
    if at >= b.len() || at >= between.limit || at == name.1 && b[name.1 - 1] != b' ' {
        return None;
    }
    let quoted = between.open(b);
    // A call's next argument that is not quoted is a variable, or another's.
    if between.commas > 0 && between.signs == 0 && !quoted {
        return None;
    }
    let from = between.at;
    if !quoted && b[from] == b'{' {
        let close = braced(b, from, between.limit).filter(|_| between.signs > 0)?;
        return Some((Tie::Quoted, (after_scheme(b, from + 1, close), close)));
    }
    let entity = b[from..].starts_with(QUOTE);
    let from = if entity { from + QUOTE.len() } else { from };
    let part = |c: &&u8| match **c {
        c if quoted => c != between.quote && c != b'\n',
        c => !c.is_ascii_whitespace() && !b"\"'`,;<>".contains(&c),
    };
    let read = &b[from..][..b[from..].iter().take(LONGEST).take_while(part).count()];
    let end = read.windows(QUOTE.len()).position(|w| w == QUOTE).unwrap_or(read.len());
    let (from, to) = if quoted {
        // `{\"token\": \"…\"}`
        let escapes = read[..end].iter().rev().take_while(|b| **b == b'\\').count();
        let to = from + end - escapes;
        (after_scheme(b, from, to), to)
    } else {
        let in_query = matches!(scan.before(name.0), b'?' | b'&');
        (from, from + bare(&read[..end], in_query, between.stars > 0))
    };
    // `token \n\n Something` reads over the end of the line only after a sign.
    (to > from).then(|| (between.tie(scan, name.0, quoted || entity), (from, to)))
}

/// A quote as markup writes it.
const QUOTE: &[u8] = b"&quot;";

/// What stands between a name and its value, as far as it is read.
struct Between {
    /// Where the value may start.
    at: usize,
    /// Where it has started, or there is none.
    limit: usize,
    /// How many signs say that there is a value: `=`, `:`, the end of a cell.
    signs: usize,
    spaces: usize,
    /// Signs that set the name in bold: `*Password:* …`.
    stars: usize,
    /// Commas and the like before an argument in quotes.
    commas: usize,
    /// Whether a sentence says what the value is.
    said: bool,
    /// The last quote; 0 for none.
    quote: u8,
}

impl Between {
    /// Reads over the signs after the name: `"]: "`, ` := `, ` => `, `', '`, ` string = "`, ` is "`.
    fn read(scan: &Scan, name: (usize, usize)) -> Between {
        let b = scan.bytes;
        // Most are out by what follows the name.
        let leads = matches!(
            b.get(name.1),
            Some(b' ' | b'"' | b'\t' | b'\r' | b'\n' | b'\'' | b',' | b'<' | b'>')
        );
        let label = || {
            value_label(b, name.1)
                .or_else(|| default(b, name.1))
                .or_else(|| purpose(b, name.1))
                .or_else(|| numbered(b, name.1))
                .or_else(|| attributes(scan, name))
        };
        let label = leads.then(label).flatten();
        let announced = label.is_some() || ordered(scan, name.0) || heads_line(b, name);
        let mut between = Between {
            at: label.unwrap_or(name.1),
            limit: b.len().min(name.1 + 80),
            signs: usize::from(announced),
            spaces: 0,
            stars: 0,
            commas: 0,
            said: false,
            quote: 0,
        };
        while between.at < between.limit && between.sign(scan, name) {
            between.at += 1;
        }
        between
    }

    /// Takes the sign at the place that is reached, and says whether it may stand between a name and
    /// its value.
    #[inline]
    fn sign(&mut self, scan: &Scan, name: (usize, usize)) -> bool {
        let (b, at) = (scan.bytes, self.at);
        let next = b.get(at + 1).copied();
        match b[at] {
            b' ' | b'\t' => self.spaces += 1,
            b'\n' | b'\r' if self.signs > 0 || b[name.1] == b'>' => self.spaces += 1,
            b':' | b'=' => self.signs += 1,
            b'?' | b'!' | b'.' | b'|' | b'+' if next == Some(b'=') => {}
            // The next cell of a table that is written out.
            b'|' if self.spaces > 0 && self.signs == 0 && next == Some(b' ') => self.signs += 1,
            // `*Password:* …`, `**Password**: …`
            b'*' if self.stars < 4 && !b[at..].starts_with(b"***") => self.stars += 1,
            // `process.env.TOKEN || "…"`
            b'|' | b'?' if next == Some(b[at]) && quoted_at(b, at + 3) => {
                self.commas += 1;
                self.at += 1;
            }
            b'-' if self.signs == 0
                && at == name.1
                && !scan.before(name.0).is_ascii_punctuation() =>
            {
                self.spaces += 1
            }
            // "Password - …" is no firmer than a space.
            b'-' if self.signs == 0 && b[at - 1] == b' ' && matches!(next, Some(b' ' | b'>')) => {}
            b'>' if self.signs > 0 || at == name.1 || b[at - 1] == b'-' || element(b, name, at) => {
                self.signs += 1
            }
            b',' if self.signs == 0
                && (self.quote != 0 || quoted_at(b, at + 1) || quoted_at(b, at + 2)) =>
            {
                self.commas += 1
            }
            // An arrow.
            0xE2 if self.signs == 0 && b[at..].starts_with("\u{2192}".as_bytes()) => {
                self.signs += 1;
                self.at += 2;
            }
            b'"' | b'\'' | b'`' => {
                self.quote = b[at];
                // The quote that opens the value is one with a value after it.
                return !self.tied() && self.spaces == 0;
            }
            b']' | b')' | b'[' | b'(' | b'\\' | b'@' => {}
            _ => return false,
        }
        true
    }

    /// Whether signs say that there is a value.
    fn tied(&self) -> bool {
        self.signs + self.commas > 0
    }

    /// Reads over the sentence that tells the value: "The password is q8Zr…".
    fn sentence(&mut self, b: &[u8]) {
        let word = b.get(self.at).is_some_and(|b| b.is_ascii_lowercase() || !b.is_ascii());
        let Some((to_value, told)) = word.then(|| sentence(b, self.at)).flatten() else { return };
        self.signs += usize::from(told && (quoted_at(b, to_value) || b[to_value - 1] == b':'));
        self.said = told;
        self.at = to_value;
    }

    /// Reads over what the value is said to be: `password 0 …`, Cisco's number for what is not
    /// encrypted; a type, as in `token string = "` and `password: String = "`; the scheme of a header.
    fn kind(&mut self, b: &[u8]) {
        const WORDS: [&str; 19] = [
            "Basic",
            "Bearer",
            "bearer",
            "basic",
            "Token",
            "SSWS",
            "Splunk",
            // PowerShell names what it is given.
            "-String",
            "string",
            "String",
            "str",
            "&str",
            "var",
            "const",
            "value",
            "Optional[str]",
            "std::string",
            "for",
            "BY",
        ];
        /// The first so many are schemes.
        const SCHEMES: usize = 8;
        if self.spaces > 0 && b[self.at..].starts_with(b"0 ") {
            self.at += 2;
        }
        let rest = b.get(self.at..).unwrap_or_default();
        let stands = |word: &&str| {
            // Most are out by their first letter.
            rest.first() == word.as_bytes().first()
                && rest.starts_with(word.as_bytes())
                && matches!(rest.get(word.len()), None | Some(b' ' | b':' | b'='))
        };
        let Some(found) = WORDS.iter().position(stands) else { return };
        let (word, scheme) = (WORDS[found], found < SCHEMES);
        let after = self.at + word.len();
        let rest = b.get(after..self.limit).unwrap_or_default();
        let length = rest.iter().take_while(|b| matches!(b, b' ' | b'=' | b':')).count();
        let signs = rest[..length].iter().filter(|b| **b != b' ').count();
        let next = after + length;
        self.signs += signs;
        if scheme || signs > 0 || word == "BY" && quoted_at(b, next) {
            self.at = next;
            self.signs += usize::from(scheme);
        }
    }

    /// Reads over what opens the value: the letters before a string literal, and up to three quotes.
    /// Whether there are any.
    fn open(&mut self, b: &[u8]) -> bool {
        while matches!(b.get(self.at), Some(b'b' | b'r' | b'f' | b'u' | b'@' | b'$' | b'N'))
            && quoted_at(b, self.at + 1)
        {
            self.at += 1;
        }
        let quotes = (self.at..self.at + 3).take_while(|&at| quoted_at(b, at)).count();
        self.at += quotes;
        if quotes > 0 {
            self.quote = b[self.at - 1];
        }
        quotes > 0
    }

    /// How firmly the value is tied to the name that starts at `name`.
    fn tie(&self, scan: &Scan, name: usize, quoted: bool) -> Tie {
        let dashes = scan.before(name) == b'-' || scan.byte(name) == b'-';
        match (quoted, self.tied()) {
            (true, true) => Tie::Quoted,
            (false, true) => Tie::Sign,
            // What a sentence says is as firm as an option of a command.
            (_, false) if self.said || dashes && self.spaces > 0 => Tie::Flag,
            (true, false) => Tie::Sign,
            (false, false) => Tie::Loose,
        }
    }
}

/// Where ODBC's brace at `open` is closed: `Pwd={…}`, with `}` doubled inside.
fn braced(b: &[u8], open: usize, limit: usize) -> Option<usize> {
    let mut close = open + 1;
    while close < limit && !(b[close] == b'}' && b.get(close + 1) != Some(&b'}')) {
        close += if b[close] == b'}' { 2 } else { 1 };
    }
    (b.get(close) == Some(&b'}') && close > open + 1).then_some(close)
}

/// How much of what was read is a value that stands without quotes: as a part of a query, in bold.
fn bare(read: &[u8], in_query: bool, bold: bool) -> usize {
    let mut value = read;
    // A bracket that was not opened within closes something outside.
    while let [rest @ .., b')' | b']' | b'}' | b'.' | b',' | b':'] = value
        && !value.iter().any(|c| matches!(c, b'(' | b'[' | b'{'))
    {
        value = rest;
    }
    if in_query && let Some(next) = value.iter().position(|&c| c == b'&') {
        value = &value[..next];
    }
    while bold && let [rest @ .., b'*'] = value {
        value = rest;
    }
    value.len()
}

/// Whether a word of small letters follows that is no value and leads to none:
/// "the password must", as most names go on in prose.
fn in_prose(rest: &[u8], password: bool) -> bool {
    let [b' ', word @ ..] = rest else { return false };
    let length = word.iter().take(24).take_while(|b| b.is_ascii_lowercase()).count();
    length > 1
        && matches!(word.get(length), Some(b' ' | b'.' | b',' | b'\n'))
        // "Mot de passe temporaire : …"
        && !matches!(word[length..], [b' ', b':' | b'=', ..])
        && !matches!(
            &word[..length],
            b"is"
                | b"we"
                | b"you"
                | b"for"
                | b"to"
                | b"set"
                | b"changed"
                | b"lautet"
                | b"ist"
                | b"est"
                | b"es"
                | b"er"
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
                b"now"
                    | b"was"
                    | b"has"
                    | b"of"
                    | b"on"
                    | b"below"
                    | b"reset"
                    | b"de"
                    | b"del"
                    | b"do"
                    | b"da"
                    | b"du"
                    | b"pour"
                    | b"para"
                    | b"van"
                    | b"voor"
                    | b"wifi"
                    | b"admin"
            ))
}

/// Where the value stands in a sentence that goes on at `from`: "has been reset to …"; and whether
/// the sentence says what it is. A bare "to" may lead to whom it is sent.
#[inline(never)]
fn sentence(b: &[u8], from: usize) -> Option<(usize, bool)> {
    const WORDS: Words = words![
        "is", "now", "was", "has", "been", "set", "reset", "changed", "updated", "still", "lautet",
        "ist", "to", "est", "es", "er", "\u{e8}", "\u{e9}", "\u{e4}r",
    ];
    let (mut at, mut last, mut count) = (from, &b[from..from], 0);
    while count < 6 {
        let letter = |b: &&u8| b.is_ascii_lowercase() || !b.is_ascii();
        let length = b[at..].iter().take(8).take_while(letter).count();
        let word = &b[at..at + length];
        if !matches!(b.get(at + length), Some(b' ' | b':')) || !WORDS.has(word) {
            break;
        }
        (last, count) = (word, count + 1);
        at += length + 1;
        at += usize::from(b.get(at) == Some(&b' '));
    }
    // Whatever else takes a value.
    let leads = !last.is_empty()
        && !matches!(last, b"has" | b"been" | b"set" | b"reset" | b"changed" | b"updated");
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
        || left.ends_with(b"enable ")
        || left.ends_with(b"ARG ")
        || scan.bytes[name..].starts_with(b"password ") && netrc()
        // A switch's `username rota privilege 15 secret …`.
        || scan.bytes[name..].starts_with(b"secret ") && left.rsplit(|b| *b == b'\n').next().is_some_and(|line| line.starts_with(b"username "))
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

/// Where the content starts of an element that has attributes: `<Pass encoding="base64">`.
#[inline(never)]
fn attributes(scan: &Scan, name: (usize, usize)) -> Option<usize> {
    let length = scan.run(name.1, 60, |b| !matches!(b, b'<' | b'>' | b'\n'));
    let close = name.1 + length;
    let element = scan.before(name.0) == b'<' && scan.byte(close) == b'>';
    (element && scan.before(close) == b'"').then_some(close + 1)
}

fn quoted_at(b: &[u8], at: usize) -> bool {
    matches!(b.get(at), Some(b'"' | b'\'' | b'`'))
}

/// Where the sign stands after what a password is for: `password for the rota:`,
/// `Password (default) =`.
#[inline(never)]
fn purpose(b: &[u8], from: usize) -> Option<usize> {
    const LEADS: Words = words![
        "we ",
        "you ",
        "for ",
        "of ",
        "on ",
        "to ",
        "below",
        "f\u{fc}r ",
        "de ",
        "del ",
        "do ",
        "da ",
        "du ",
        "pour ",
        "para ",
        "van ",
        "voor ",
        "til ",
        "wifi",
        "wi-fi",
        "wlan",
        "admin",
        "temp",
        "tymczas",
    ];
    let rest = &b[from..b.len().min(from + 48)];
    let [b' ', word @ ..] = rest else { return None };
    if !matches!(word, [b'(' | b'[', ..]) && !LEADS.starts(word) {
        return None;
    }
    let plain = |b: &u8| b.is_ascii_alphanumeric() || !b.is_ascii() || b" -_'.()/[]".contains(b);
    let length = rest.iter().take_while(|b| plain(b)).count();
    let stated = matches!(rest[length..], [b':' | b'=', b' ' | b'\n', ..]);
    let verb = rest[..length].windows(4).position(|w| matches!(w, b" is " | b" was" | b" has"));
    let said = verb.and_then(|at| sentence(b, from + at + 1)).filter(|(_, told)| *told);
    said.map(|(at, _)| at).or(stated.then_some(from + length + 2))
}

/// Where the sign stands after the number of one among several: `Unseal Key 1:`.
#[inline(never)]
fn numbered(b: &[u8], from: usize) -> Option<usize> {
    let rest = b[from..].strip_prefix(b" ")?;
    let digits = rest.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let stated = digits > 0 && matches!(rest[digits..], [b':' | b'=', b' ', ..]);
    stated.then_some(from + digits + 3)
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
    let short = name.1 - name.0 < 32;
    whole
        && short
        && matches!(next.get(value), None | Some(b'\n' | b'\r'))
        && (5..130).contains(&value)
}

/// `<entry key="password">`: whether the `>` at `at` ends an element that names
/// its content.
#[inline(never)]
fn element(b: &[u8], name: (usize, usize), at: usize) -> bool {
    at == name.1 + 1
        && quoted_at(b, name.1)
        && (b[..name.0].ends_with(b"key=\"") || b[..name.0].ends_with(b"name=\""))
}
