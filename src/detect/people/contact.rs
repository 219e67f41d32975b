//! Ways to reach a person: e-mail addresses, phone numbers, postcodes.
//! One alone says little; [`super::lists`] weighs many together.

use crate::Confidence::{Low, Medium};
use crate::Reason;
use crate::identifiers::prefix::Prefix;
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, has_word, words};

rule! {
    EMAIL = "email-address", Contact, "email";
    what: "e-mail address";
    source: "RFC 5321, 4.1.2; RFC 6531";
    finds: ["write to mary.okafor@northmoor.org.uk please", "o'neil+tax@mail.example.ie"];
    passes: ["logo@2x.png", "npm i left@1.2.3", "git@github.com:acme/site.git", "@mary", "mary@localhost"];
}
rule! {
    PHONE = "phone-number", Contact, "phone";
    what: "phone number";
    source: "Ofcom, National Telephone Numbering Plan; ITU-T E.164";
    finds: ["020 7946 0321", "call +44 (0)20 7946 0321", "mobile 07700 900461", "Tel: (0161) 496 0582", "mobile=07700900461", "+1 202-555-0147"];
    passes: ["01/02/2021", "id=07700900461", "0843978931",  "version 02.11.2020.1", "0x02079460321", "2020 7946"];
}
rule! {
    POSTCODE = "uk-postcode", Contact, "uk_postcode";
    what: "UK postcode";
    source: "Royal Mail, PAF digest; BS 7666";
    finds: ["LS11 5DF", "at ec1v 9hx, London, postcode", "She lives at 22 Garden Row, Leeds LS6 2AB", "GIR 0AA"];
    passes: ["QA1 1AA", "M1 1AI", "LS11 5DFX", "A4 3PM paper at 3"];
}

pub(crate) static RULES: &[&Rule] = &[&EMAIL, &PHONE, &POSTCODE];

/// Names of boxes that belong to a role, not to a person (RFC 2142 and usage).
const ROLES: Words = words![
    "info",
    "support",
    "admin",
    "administrator",
    "contact",
    "contacts",
    "help",
    "helpdesk",
    "hello",
    "sales",
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "webmaster",
    "postmaster",
    "hostmaster",
    "abuse",
    "security",
    "privacy",
    "press",
    "media",
    "office",
    "enquiries",
    "enquiry",
    "inquiries",
    "jobs",
    "careers",
    "team",
    "billing",
    "accounts",
    "feedback",
    "service",
    "services",
    "marketing",
    "legal",
    "hr",
    "git",
    "root",
    "user",
    "users",
    "name",
    "someone",
    "you",
    "me",
    "test",
    "foo",
    "example",
    "username",
    "email",
    "mail",
    "your",
    "firstname.lastname",
    "notifications",
    "newsletter",
    "community",
    "conduct",
    "steering",
    "social",
    "events",
    "github",
    "list",
    "lists",
    "board",
    "private",
    "public",
    "dev",
    "ops",
    "devops",
    "licensing",
    "customerservice",
    "foi",
    "dpo",
    "reception",
];

/// Endings that are files, not domains.
const FILES: Words = words![
    "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "css", "html", "json", "md", "yml",
    "yaml", "xml", "txt", "pdf",
];

fn local(b: u8) -> bool {
    b.is_ascii_alphanumeric()
        || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'' | b'|')
        || b >= 0x80
}

/// Judges the `@` at `at`.
#[inline(never)]
pub(crate) fn email(scan: &mut Scan, at: usize) {
    let left =
        scan.bytes[at.saturating_sub(65)..at].iter().rev().take_while(|&&b| local(b)).count();
    let mut start = at - left;
    while start < at && matches!(scan.byte(start), b'.' | b'-' | b'\'' | b'|' | 0x80..=0xBF) {
        start += 1;
    }
    if start == at || at - start > 64 || scan.before(at) == b'.' {
        return;
    }
    // The user or the password of a URL, a path, or a second @: no address.
    let in_url = match scan.before(start) {
        b'@' | b'/' => true,
        b':' => scan.bytes[start.saturating_sub(80)..start]
            .rsplit(|b| b.is_ascii_whitespace())
            .next()
            .is_some_and(|word| word.windows(2).any(|two| two == b"//")),
        _ => false,
    };
    if in_url {
        return;
    }
    let rest = &scan.bytes[at + 1..scan.bytes.len().min(at + 256)];
    let run = rest
        .iter()
        .take_while(|&&b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-') || b >= 0x80)
        .count();
    let mut domain = &rest[..run];
    while let [shorter @ .., b'.' | b'-'] = domain {
        domain = shorter;
    }
    let mut labels = domain.split(|&b| b == b'.');
    let good = |label: &[u8]| {
        !label.is_empty() && label.len() < 64 && label[0] != b'-' && label[label.len() - 1] != b'-'
    };
    let top = domain.rsplit(|&b| b == b'.').next().unwrap_or_default();
    let tops = (top.len() > 1 && top.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80))
        || top.starts_with(b"xn--");
    if !labels.all(good) || !domain.contains(&b'.') || !tops || !scan.text.is_char_boundary(start) {
        return;
    }
    let file = FILES.has(top);
    // `git@host:path` is a repository.
    let end = at + 1 + domain.len();
    let path = scan.byte(end) == b':'
        && (scan.byte(end + 1).is_ascii_alphanumeric() || scan.byte(end + 1) == b'/');
    if file || path || !scan.text.is_char_boundary(end) || matches!(scan.byte(end), b'@' | b'_') {
        return;
    }
    scan.find(&EMAIL, (start, end), Low, &[Reason::Shape]);
}

/// Whether an address belongs to a person, as far as the address tells.
pub(crate) fn personal(address: &str) -> bool {
    const RESERVED: Words = words!["example", "test", "invalid", "localhost"];
    let mut sides = address.as_bytes().split(|b| *b == b'@');
    let (Some(name), Some(domain)) = (sides.next(), sides.next()) else { return false };
    let reserved = domain.split(|b| *b == b'.').any(|label| RESERVED.has(label));
    // `steering-private@` is a role's box as much as `steering@`.
    let role = ROLES.has(name)
        || name.split(|b| matches!(b, b'-' | b'.' | b'_' | b'+')).any(|part| ROLES.has(part));
    !reserved && !role
}

/// Whether a number is a person's or an office's, not a British service line's, which has eleven digits
/// where it starts with 03: Berlin's and Strasbourg's have fewer.
pub(crate) fn own_number(number: &str) -> bool {
    let mut digits = number.bytes().filter(u8::is_ascii_digit);
    let count = digits.clone().count();
    let national = match (digits.next(), digits.next()) {
        (Some(b'4'), Some(b'4')) => digits.next(),
        (Some(b'0'), second) if second != Some(b'3') || count == 11 => second,
        _ => None,
    };
    !matches!(national, Some(b'3' | b'8' | b'9'))
}

const PHONE_WORDS: Words = words![
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "cell",
    "call",
    "fax",
    "whatsapp",
    "ring",
    "sms",
    "contact number",
    "contact no",
    "emergency contact",
    "phone number",
    "landline",
    "dial",
    "phonenumber",
    "hotline",
    "helpline",
    "telefon*",
    "tel\u{e9}fono",
    "t\u{e9}l",
    "t\u{e9}l\u{e9}phone",
    "handy",
    "mobil",
    "mobiel",
    "m\u{f3}vil",
    "celular",
    "cellulare",
    "kom\u{f3}rka",
    "puhelin",
];

/// Judges the token of digits `start..end` as the beginning of a phone number.
#[inline(never)]
pub(crate) fn phone(scan: &mut Scan, token: usize, token_end: usize) -> bool {
    if !scan.bytes[token..token_end].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let start = match (scan.before(token), token.checked_sub(2).map(|i| scan.byte(i))) {
        (b'+', Some(b'(')) => token - 2,
        (b'+' | b'(', _) => token - 1,
        _ => token,
    };
    // `mobile=07700900461`, not `id=07700900461`.
    let assigned = scan.before(start) == b'='
        && !has_word(&scan.bytes[start.saturating_sub(20)..start], PHONE_WORDS);
    if assigned
        || matches!(scan.before(start), b'-' | b'.' | b'/' | b'_' | b'#' | b'$')
        || scan.before(start).is_ascii_alphanumeric()
    {
        return false;
    }
    let plus = scan.before(token) == b'+';
    let mut digits = [0u8; 16];
    let mut count = 0;
    let mut groups = 1;
    let mut end = token;
    let mut at = token;
    loop {
        let b = scan.byte(at);
        if b.is_ascii_digit() {
            let Some(to) = digits.get_mut(count) else { return false };
            *to = b;
            count += 1;
            end = at + 1;
        } else {
            let next = scan.byte(at + 1);
            let joins = match b {
                b' ' => {
                    next.is_ascii_digit()
                        || next == b'('
                        || next == b'-' && scan.byte(at + 2) == b' '
                }
                b'-' | b'.' => {
                    next.is_ascii_digit() || (next == b' ' && scan.byte(at + 2).is_ascii_digit())
                }
                b'(' => next.is_ascii_digit(),
                b')' => {
                    next.is_ascii_digit()
                        || matches!(next, b' ' | b'-') && scan.byte(at + 2).is_ascii_digit()
                }
                _ => false,
            };
            if !joins {
                break;
            }
            groups += usize::from(next.is_ascii_digit());
        }
        at += 1;
    }
    let after = scan.byte(end);
    if after.is_ascii_alphanumeric()
        || matches!(after, b'_' | b'@' | b'%')
        || (after == b'/' && scan.byte(end + 1).is_ascii_digit())
    {
        return false;
    }
    let end =
        if start < token && scan.byte(start) == b'(' && after == b')' { end + 1 } else { end };
    let digits = &digits[..count];
    // The national number without trunk prefix, if it may be British.
    let national = match digits {
        [b'4', b'4', b'0', rest @ ..] | [b'4', b'4', rest @ ..] if plus => Some(rest),
        [b'0', b'0', b'4', b'4', rest @ ..] => Some(rest),
        [b'0', rest @ ..] if !plus => Some(rest),
        _ => None,
    };
    let first_group = token_end - token;
    let british = national.is_some_and(|n| {
        let grouped =
            plus || digits.starts_with(b"00") || groups == 1 || (3..=6).contains(&first_group);
        grouped
            && match n {
                [b'1', ..] => matches!(n.len(), 9 | 10),
                [b'2' | b'3' | b'7' | b'9', ..] => n.len() == 10,
                [b'8', ..] => matches!(n.len(), 9 | 10),
                _ => false,
            }
    });
    let named = || scan.within(start, end, 30, 12, PHONE_WORDS);
    let american =
        groups == 3 && count == 10 && first_group == 3 && digits[0] >= b'2' && digits[3] >= b'2';
    let foreign = plus && (8..=15).contains(&count) && digits[0] != b'0';
    // Ten digits in one piece are more often another number: few places keep numbers as short.
    let short = groups == 1 && count == 10 && !plus;
    if british && (!short || named()) {
        let service = matches!(national, Some([b'3' | b'8' | b'9', ..]));
        let named = named();
        let confidence = if named && !service { Medium } else { Low };
        let reasons: &[Reason] =
            if named { &[Reason::Shape, Reason::ContextWord] } else { &[Reason::Shape] };
        scan.find(&PHONE, (start, end), confidence, reasons);
    } else if foreign {
        scan.find(&PHONE, (start, end), Low, &[Reason::Shape]);
    } else if (american || (7..=15).contains(&count)) && named() {
        scan.find(&PHONE, (start, end), Low, &[Reason::ContextWord]);
    } else {
        return false;
    }
    scan.judged = scan.judged.max(end);
    true
}

/// The letters a postcode may start with (Royal Mail's 124 areas).
const AREAS: &str = " AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC \
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE \
    NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW \
    UB W WA WC WD WF WN WR WS WV YO ZE ";

/// A postcode, in one piece or two.
#[inline(never)]
pub(crate) fn postcode(scan: &mut Scan, prefix: &Prefix) -> bool {
    let id = prefix.compact;
    let spaced = match prefix.lengths {
        [_, 3] => prefix.separators == b" ",
        [_] => false,
        _ => return false,
    };
    if !(5..=7).contains(&id.len()) || (prefix.lengths.len() == 2 && !spaced) {
        return false;
    }
    let (outward, inward) = id.split_at(id.len() - 3);
    let letters = outward.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (area, district) = outward.split_at(letters);
    let shaped = match district {
        [d] => d.is_ascii_digit(),
        [d, e] => d.is_ascii_digit() && e.is_ascii_alphanumeric() && !b"IOQZ".contains(e),
        _ => false,
    };
    let unit = inward[0].is_ascii_digit()
        && inward[1..].iter().all(|b| b.is_ascii_alphabetic() && !b"CIKMOV".contains(b));
    let in_area = || {
        matches!(letters, 1 | 2)
            && AREAS
                .as_bytes()
                .windows(letters + 2)
                .any(|w| w[0] == b' ' && w[letters + 1] == b' ' && &w[1..=letters] == area)
    };
    let special = id == b"GIR0AA";
    if !(unit && shaped || special) || !prefix.free {
        return false;
    }
    let named = scan.within(
        prefix.start,
        prefix.end,
        60,
        20,
        words!["postcode", "post code", "address", "street", "road", "avenue", "lane"],
    );
    // A label vouches for an area that is not Royal Mail's (yet).
    let areas = in_area() || (named && !b"QVX".contains(&id[0]));
    if !(areas || special) || (prefix.lower && !named) {
        return false;
    }
    // Where somebody lives, and no office.
    let home = scan.within(
        prefix.start,
        prefix.end,
        80,
        0,
        words!["home address", "lives at", "living at", "lived at"],
    );
    let confidence = if home { Medium } else { Low };
    let reasons: &[Reason] =
        if named || home { &[Reason::Shape, Reason::ContextWord] } else { &[Reason::Shape] };
    scan.find(&POSTCODE, (prefix.start, prefix.end), confidence, reasons);
    true
}
