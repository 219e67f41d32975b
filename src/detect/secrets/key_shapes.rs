//! What the characters of a key may be, and what else must be true of them:
//! the last two columns of a row in [`super::keys`].

use super::randomness::{classes, entropy, holds, stand_in, variety};
use crate::identifiers::checks;

/// The ASCII characters a key's body may have, one bit each.
pub(crate) struct Class(u128);

impl Class {
    const fn of(characters: &str) -> Class {
        let bytes = characters.as_bytes();
        let mut set = 0;
        let mut i = 0;
        while i < bytes.len() {
            set |= 1 << bytes[i];
            i += 1;
        }
        Class(set)
    }

    const fn and(self, characters: &str) -> Class {
        Class(self.0 | Class::of(characters).0)
    }

    pub fn has(&self, byte: u8) -> bool {
        byte < 128 && self.0 >> byte & 1 == 1
    }
}

pub(crate) const HEX: Class = Class::of("0123456789abcdef");
pub(crate) const HEX_ANY: Class = HEX.and("ABCDEF");
pub(crate) const HEX_DASH: Class = HEX_ANY.and("-");
pub(crate) const LOWER: Class = Class::of("0123456789abcdefghijklmnopqrstuvwxyz");
pub(crate) const UPPER: Class = Class::of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
pub(crate) const UPPER_DOT: Class = UPPER.and(".");
pub(crate) const UPPER_DASH: Class = UPPER.and("-");
pub(crate) const ALNUM: Class = LOWER.and("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
pub(crate) const WORD: Class = ALNUM.and("_");
pub(crate) const DASH: Class = ALNUM.and("_-");
pub(crate) const DOTTED: Class = ALNUM.and("_-.");
pub(crate) const EQUALS: Class = ALNUM.and("_-.=");
pub(crate) const BASE64: Class = ALNUM.and("+/=");
pub(crate) const BASE64_ANY: Class = ALNUM.and("+/=_-");
pub(crate) const PATH: Class = ALNUM.and("/");
pub(crate) const PATH_DASH: Class = ALNUM.and("/_-");
pub(crate) const BASIC_ICS: Class = HEX.and("/.is");
pub(crate) const FEED: Class = ALNUM.and("@/.-");
pub(crate) const TEAMS: Class = ALNUM.and("@-/");
pub(crate) const DOLLAR: Class = ALNUM.and("$");
pub(crate) const PERCENT: Class = ALNUM.and("%");
pub(crate) const AZURE: Class = ALNUM.and("_-.~");
pub(crate) const CRYPT: Class = ALNUM.and("./$");
pub(crate) const ARGON: Class = ALNUM.and("$=,+/");
pub(crate) const SALESFORCE: Class = ALNUM.and("!._");
pub(crate) const CODED: Class = ALNUM.and("_-.~+/=");

/// What its owner gives to whoever is to have it, who may still be asked who they are: worth listing.
pub(crate) const GIVEN_OUT: &[&str] = &["rlkey=", "/owa/calendar/"];

/// Random enough for a key, by the standards of keys with a clear prefix.
pub(crate) fn plausible(body: &[u8]) -> bool {
    let digits = body.iter().any(u8::is_ascii_digit);
    let both = body.iter().any(u8::is_ascii_lowercase) && body.iter().any(u8::is_ascii_uppercase);
    !stand_in(body) && variety(body) >= 5 && (digits || (both && body.len() < 40))
}

/// More so, where the prefix is an everyday one.
pub(crate) fn mixed(body: &[u8]) -> bool {
    let letters = body.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let digits = body.iter().filter(|b| b.is_ascii_digit()).count();
    plausible(body) && letters > 2 && digits > 1 && entropy(body) > 3.0
}

/// A key that starts with `sk-` and is not one of the rows that do so too.
pub(crate) fn unnamed_sk(body: &[u8]) -> bool {
    mixed(body) && !body.windows(8).any(|w| w == b"T3BlbkFJ")
}

/// A team's number before the random part.
pub(crate) fn slack(body: &[u8]) -> bool {
    body.iter().take_while(|b| b.is_ascii_digit()).count() >= 8 && plausible(body)
}

pub(crate) fn numbered(body: &[u8]) -> bool {
    body.iter()
        .position(|&b| b == b'_')
        .is_some_and(|i| i > 4 && body[..i].iter().all(u8::is_ascii_digit))
        && plausible(body)
}

pub(crate) fn two_parts(body: &[u8]) -> bool {
    plausible(body) && (body.contains(&b'.') || body.len() >= 60)
}

pub(crate) fn three_parts(body: &[u8]) -> bool {
    plausible(body) && body.iter().filter(|&&b| b == b'.').count() == 2
}

pub(crate) fn salesforce(body: &[u8]) -> bool {
    body.get(12) == Some(&b'!') && mixed(body)
}

pub(crate) fn uuid(body: &[u8]) -> bool {
    let dashes = [8, 13, 18, 23].iter().all(|&i| body.get(i) == Some(&b'-'));
    dashes
        && body.iter().filter(|&&b| b == b'-').count() == 4
        && !stand_in(body)
        && variety(body) > 4
}

/// `{"k":"…` in base64, and no UUID: an address by which Power BI shows a report to everybody.
pub(crate) fn grafana(body: &[u8]) -> bool {
    let is_uuid =
        [(11, b't'), (24, b'L'), (31, b't')].iter().all(|&(at, dash)| body.get(at) == Some(&dash));
    plausible(body) && !is_uuid
}

/// Base64 of `-----BEGIN`, with the words that follow it in a private key.
pub(crate) fn encoded_private_key(body: &[u8]) -> bool {
    // "PRIVATE" in base64 at each of its three alignments.
    const PRIVATE: [&[u8]; 3] = [b"UFJJVkFUR", b"BSSVZBVE", b"QUklWQVRF"];
    PRIVATE.iter().any(|p| body[..body.len().min(80)].windows(p.len()).any(|w| w == *p))
}

/// The address of a calendar: its own part, then the file or page that is read there.
pub(crate) fn calendar(body: &[u8]) -> bool {
    (body.ends_with(b".ics") || body.ends_with(b".html")) && variety(body) > 12
}

/// A hash is as long as its scheme says; that is check enough.
pub(crate) fn any(body: &[u8]) -> bool {
    classes(body) > 1 && !checks::repeated(body)
}

/// The same, and no mask.
pub(crate) fn hash(body: &[u8]) -> bool {
    any(body) && !body.windows(6).any(checks::repeated) && !holds(body, b"example")
}

/// What holds fields of zeros, and yet varies.
pub(crate) fn message(body: &[u8]) -> bool {
    classes(body) > 2 && variety(body) > 12
}

/// An app's number and a web token: the stateless form of 2025.
pub(crate) fn stateless(body: &[u8]) -> bool {
    body.iter().position(|&b| b == b'_').is_some_and(|i| {
        i > 0 && body[..i].iter().all(u8::is_ascii_digit) && body[i + 1..].starts_with(b"eyJ")
    }) && three_parts(body)
}

/// Whether what follows a key says that it is not whole: dots or a mask for the
/// rest, or a sign that no text puts after a key, and more of the word. Two
/// asterisks end what is bold, and a query may follow a path.
pub(crate) fn torn(rest: &[u8]) -> bool {
    match rest {
        // `%22` is a quote in an address.
        [b'%', a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => false,
        [b'?', rest @ ..] => {
            let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            name > 0 && rest.get(name) != Some(&b'=')
        }
        [b'!' | b'^' | b'*' | b'#' | b'$' | b'%', next, ..] if next.is_ascii_alphanumeric() => true,
        _ => ["...", "\u{2026}", "****"].iter().any(|mark| rest.starts_with(mark.as_bytes())),
    }
}

/// Whether what a prefix follows is base64 that goes on: `/` or `+`, and letters and digits enough
/// before it.
pub(super) fn within_base64(left: &[u8]) -> bool {
    let code = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'+');
    let Some((b'/' | b'+', left)) = left.split_last() else { return false };
    let near = &left[left.len().saturating_sub(16)..];
    near.len() == 16 && near.iter().all(code) && classes(near) > 2
}
