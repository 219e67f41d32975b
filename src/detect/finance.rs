//! Cards and accounts (R16).

use crate::Confidence::{High, Low, Medium};
use crate::Reason;
use crate::identifiers::checks;
use crate::identifiers::prefix::{Prefix, other_number};
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::secrets::columns;
use crate::words::{Words, has_word, words};

rule! {
    CARD = "payment-card", Financial, "credit_card";
    what: "payment card number";
    source: "ISO/IEC 7812-1; issuers' published ranges";
    finds: ["4539 5787 6362 1486", "card 4539578763621486", "amex: 3782 822463 10005", "amex 3782 8224 6310 005"];
    passes: ["4539 5787 6362 1487", "card 1239578763621486", "cc4f-4539578763621487", "90FF 6963 6973 7164 7442 847F", "[.4300.0020.0011.0002]", "4828147466240000*t", "-.5446307051249019"];
}
rule! {
    IBAN = "iban", Financial, "iban";
    what: "IBAN";
    source: "ISO 13616; SWIFT IBAN registry";
    finds: ["GB82 WEST 1234 5698 7654 32", "IBAN DE89370400440532013000", "gb82 west 1234 5698 7654 32", "iban: gb82west12345698765432"];
    passes: ["GB82 WEST 1234 5698 7654 33", "DE8937040044053201300"];
}
rule! {
    BANK_DETAILS = "sort-code-account", Financial, "uk_sort_code_account";
    what: "sort code and account number";
    source: "Pay.UK, Sorting codes and account numbers";
    finds: ["20-45-77 31926819", "sort: 204577", "204577 (sort code)", "sc 20-45-77 ac 31926819", "Sort code: 20-45-77, Account number: 31926819", "sort code 204577", "account number 31926819", "SC: 20-45-77 Acc: 31926819"];
    passes: ["20-45-77", "+ 487158 Switched SCM addresses", "31926819", "bank account number 8040 4866 5205", "built on 20-11-19 20191120", "ticket 20-45-77 31926819", "part no 20-45-77 / 31926819", "769860*sc+731718", "a sort of catalogue, see 626036", "sc.get()\n6 12 24 48"];
}
rule! {
    BIC = "bic", Financial, "bic";
    what: "BIC";
    source: "ISO 9362";
    finds: ["BIC: DEUTDEFF", "SWIFT code CHASUS33XXX", "SWIFT DEUTDEFF500", "BIC/SWIFT: COBADEFF", "BIC\tDEUTDEFF", "Bank | BIC\nDeutsche | DEUTDEFF", "bank,SWIFT,city\nDeutsche,DEUTDEFF,Bonn", "{\"bic\": \"DEUTDEFF\"}"];
    passes: ["DEUTDEFF", "ARABIC DAMMATAN", "SWIFT: language", "Swift is a PROGRAMM language", "SWIFT PACKAGES", "SWIFT: PLATFORM", "Swift CODEBASE", "SWIFT INCIDENT", "cubic=DEUTDEFF", "Skill | SWIFT\nRae | ADVANCED", "Language,Swift,Kotlin\nDone,COMPLETE,MANDATORY"];
}

pub(crate) static RULES: &[&Rule] = &[&CARD, &IBAN, &BANK_DETAILS, &BIC];

/// First digits from and to, least and most digits.
struct Issuer(u32, u32, u8, u8);

/// The issuers' ranges, as they publish them, six digits each.
const ISSUERS: &[Issuer] = &[
    Issuer(220000, 220499, 16, 19), // Mir
    Issuer(222100, 272099, 16, 16), // Mastercard
    Issuer(300000, 305999, 14, 19), // Diners Club
    Issuer(309500, 309599, 14, 19), // Diners Club
    Issuer(340000, 349999, 15, 15), // American Express
    Issuer(352800, 358999, 16, 19), // JCB
    Issuer(360000, 369999, 14, 19), // Diners Club
    Issuer(370000, 379999, 15, 15), // American Express
    Issuer(380000, 399999, 14, 19), // Diners Club
    Issuer(400000, 499999, 16, 16), // Visa
    Issuer(400000, 499999, 13, 13), // Visa
    Issuer(400000, 499999, 19, 19), // Visa
    Issuer(500000, 509999, 12, 19), // Maestro, Elo, Verve
    Issuer(510000, 559999, 16, 16), // Mastercard
    Issuer(560000, 589999, 12, 19), // Maestro
    Issuer(600000, 699999, 12, 19), // Discover, UnionPay, Maestro, RuPay
    Issuer(810000, 817199, 16, 19), // UnionPay
    Issuer(979200, 979289, 16, 16), // Troy
];

/// The ranges that more than a third of look-alike numbers would fall into:
/// these want a word or the usual grouping.
fn common(first: u32) -> bool {
    matches!(first, 500000..=509999 | 560000..=601099 | 601200..=643999 | 660000..=699999 | 300000..=309599)
}

const CARD_WORDS: Words = words![
    "card",
    "credit",
    "debit",
    "visa",
    "mastercard",
    "amex",
    "american express",
    "maestro",
    "pan",
    // Without the N, it stands in every other UUID.
    "cc n*",
    "payment",
    "cvv",
    "cvc",
    "expir*",
    "creditcard",
    "cardnumber",
    "discover",
    "diners",
    "jcb",
    "unionpay",
];

/// A payment card: an issuer's range and length, Luhn.
#[inline(never)]
pub(crate) fn card(scan: &mut Scan, prefix: &Prefix) -> bool {
    let id = prefix.compact;
    if !(12..=19).contains(&id.len()) || !prefix.all_digits() {
        return false;
    }
    let alike = prefix.separators.windows(2).all(|s| s[0] == s[1])
        && matches!(prefix.separators, [b' ' | b'-', ..]);
    // In fours to the end, as a hand groups what the issuer groups otherwise.
    let mut fours = false;
    let grouped = match prefix.lengths {
        [_] => false,
        [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4] | [4, 4, 4, 4, 3] | [4, 5, 6] => alike,
        [4, 4, 4, 1..=3] | [4, 4, 4, 4, 1..=2] | [4, 3, 3, 3] if alike => {
            fours = true;
            true
        }
        _ => return false,
    };
    let first = checks::number(&id[..6]) as u32;
    let length = id.len() as u8;
    let issued =
        ISSUERS.iter().any(|i| (i.0..=i.1).contains(&first) && (i.2..=i.3).contains(&length));
    if !issued || checks::repeated(&id[1..]) || !checks::luhn(id) {
        return false;
    }
    let named = scan.near(prefix.start, prefix.end, CARD_WORDS);
    let confidence = match (named, grouped) {
        (true, _) => High,
        _ if !prefix.free || fours || part_of_more(scan, prefix, grouped) => return false,
        // Few cards have another length, and many other numbers do.
        _ if !grouped && (common(first) || !matches!(length, 15 | 16)) => Low,
        _ if other_number(scan, prefix) => Low,
        (_, true) => High,
        _ => Medium,
    };
    let reasons = [Reason::CheckDigit, if named { Reason::ContextWord } else { Reason::Shape }];
    scan.find(&CARD, (prefix.start, prefix.end), confidence, &reasons);
    true
}

/// Whether a number that nothing names is the decimals of one, a part of a sum, or a part of a table of
/// numbers of four digits.
#[inline(never)]
fn part_of_more(scan: &Scan, prefix: &Prefix, grouped: bool) -> bool {
    let start = prefix.start;
    let left = &scan.bytes[start.saturating_sub(5)..start];
    let series = matches!(left, [four @ .., b' ' | b'\n']
        if four.iter().all(u8::is_ascii_hexdigit) && four.iter().any(u8::is_ascii_digit));
    left.ends_with(b".")
        || scan.byte(prefix.end) == b'*'
        || grouped && left.len() == 5 && series
        || !grouped && prefix.lengths.len() > 1
}

/// Each country and its BBAN: counts of `n` digits, `a` letters, `c` either (SWIFT IBAN registry; the
/// last few are national formats that banks use without being in the registry).
const IBANS: &str = "\
    AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c \
    CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n \
    FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT4c20c HR17n HU24n IE4a14n IL19n IQ4a15n \
    IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c LV4a13c \
    LY21n MC10n11c2n MD2c18c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n \
    NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a \
    SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n \
    VG4a16n XK16n YE4a4n18c AO21n BF2a22n BJ2a22n CG23n CI2a22n CM23n CV21n DZ22n GA23n GQ23n \
    GW2c19n HN4a20n IR22n KM23n MA24n MG23n ML2c22n MZ21n NE2a22n SN2a22n TD23n TG2a22n CF23n";

/// An IBAN: its country's length and structure, modulus 97.
#[inline(never)]
pub(crate) fn iban(scan: &mut Scan, prefix: &Prefix) -> bool {
    let id = prefix.compact;
    let country = id.len() >= 15 && id[..2].iter().all(u8::is_ascii_uppercase);
    if !country || !id[2..4].iter().all(u8::is_ascii_digit) {
        return false;
    }
    let mut rows = IBANS.as_bytes().split(|b| *b == b' ');
    let Some(bban) = rows.find_map(|row| row.strip_prefix(&id[..2])) else { return false };
    let apart = prefix.separators.iter().all(|s| matches!(s, b' ' | b'-' | b'.'));
    if !apart || !built_as(&id[4..], bban) || !checks::mod97(id) {
        return false;
    }
    scan.find(&IBAN, (prefix.start, prefix.end), High, &[Reason::CheckDigit, Reason::Shape]);
    true
}

fn built_as(bban: &[u8], structure: &[u8]) -> bool {
    let mut rest = bban;
    let mut count = 0;
    let fits = structure.iter().all(|b| {
        if b.is_ascii_digit() {
            count = count * 10 + usize::from(*b - b'0');
            return true;
        }
        let Some((run, after)) = rest.split_at_checked(std::mem::take(&mut count)) else {
            return false;
        };
        rest = after;
        run.iter().all(|c| match b {
            b'n' => c.is_ascii_digit(),
            b'a' => c.is_ascii_alphabetic(),
            _ => c.is_ascii_alphanumeric(),
        })
    });
    fits && rest.is_empty()
}

const SORT_CODE_WORDS: Words = words!["sortcode", "sort", "s c", "sc"];
const ACCOUNT_WORDS: Words = words!["account", "acc", "acct", "a c", "ac", "accountnumber", "bank"];

/// How many digits a sort code, an account number and both together have.
pub(crate) const BANK_LENGTHS: [usize; 3] = [6, 8, 14];

/// A sort code, an account number, or one after the other.
#[inline(never)]
pub(crate) fn bank_details(scan: &mut Scan, prefix: &Prefix) -> bool {
    if !prefix.all_digits() {
        return false;
    }
    let span = (prefix.start, prefix.end);
    let dashed = |s: &[u8]| s[0] == s[1] && matches!(s[0], b'-' | b' ');
    let named = |words| scan.within(span.0, span.1, 40, 12, words);
    match prefix.lengths {
        // Both, one after the other.
        [2, 2, 2, 8] if dashed(prefix.separators) && prefix.free => {
            let named = named(SORT_CODE_WORDS) || named(ACCOUNT_WORDS);
            if prefix.separators[0] == b' ' && !named {
                return false;
            }
            // 20-11-19 20191120 is a date twice.
            if !named && (checks::day_month(prefix.compact) || other_number(scan, prefix)) {
                return false;
            }
            scan.find(&BANK_DETAILS, span, if named { High } else { Medium }, &[Reason::Shape]);
            true
        }
        [6, 8] if named(SORT_CODE_WORDS) || named(ACCOUNT_WORDS) => {
            scan.find(&BANK_DETAILS, span, High, &[Reason::Shape, Reason::ContextWord]);
            true
        }
        // Many other numbers stand near the word "sort", or within a hash near "sc".
        [2, 2, 2] | [6]
            if (prefix.lengths.len() == 1 || dashed(prefix.separators))
                && named(SORT_CODE_WORDS)
                && (prefix.separators.starts_with(b"-")
                    || prefix.free
                        && (scan.within(span.0, span.1, 6, 0, SORT_CODE_WORDS)
                            || named(words!["sortcode", "sort code"]))) =>
        {
            let end = account_after(scan, span.1).unwrap_or(span.1);
            let confidence = if end > span.1 { High } else { Medium };
            scan.find(
                &BANK_DETAILS,
                (span.0, end),
                confidence,
                &[Reason::Shape, Reason::ContextWord],
            );
            scan.judged = scan.judged.max(end);
            true
        }
        [2, 2, 2]
            if dashed(prefix.separators)
                && prefix.free
                && !checks::day_month(prefix.compact)
                && !other_number(scan, prefix) =>
        {
            match account_after(scan, span.1) {
                Some(end) => {
                    scan.find(
                        &BANK_DETAILS,
                        (span.0, end),
                        High,
                        &[Reason::Shape, Reason::ContextWord],
                    );
                    scan.judged = scan.judged.max(end);
                    true
                }
                None => false,
            }
        }
        [8] | [4, 4] if prefix.lengths.len() == 2 && (!prefix.free || digit_led(scan, span.0)) => {
            false
        }
        [8] | [4, 4]
            if scan.within(
                span.0,
                span.1,
                24,
                0,
                words![
                    "account number",
                    "account no",
                    "acc no",
                    "a c no",
                    "account num",
                    "accountnumber",
                    "acct no",
                    "acct number",
                    "acct #",
                    "bank account",
                    "bank acc",
                    "bank a c"
                ],
            ) || (scan.within(span.0, span.1, 60, 60, SORT_CODE_WORDS)
                && named(ACCOUNT_WORDS)) =>
        {
            scan.find(&BANK_DETAILS, span, Medium, &[Reason::ContextWord]);
            true
        }
        _ => false,
    }
}

/// Whether a group of digits stands before: `8040 4866 5205` is no account's.
fn digit_led(scan: &Scan, start: usize) -> bool {
    matches!(scan.bytes[..start], [.., b'0'..=b'9', b' ' | b'-'])
}

/// The end of an eight-digit account number that follows within forty bytes
/// and is named as one.
fn account_after(scan: &Scan, from: usize) -> Option<usize> {
    let rest = &scan.bytes[from..scan.bytes.len().min(from + 48)];
    let first = rest.iter().position(u8::is_ascii_digit)?;
    let run = rest[first..].iter().take_while(|b| b.is_ascii_digit()).count();
    let between = &rest[..first];
    // `20-45-77 / 31926819`: nothing between but a separator.
    let next = first > 1
        && first < 5
        && between.iter().all(|b| matches!(b, b' ' | b'/' | b'|' | b',' | b'\t'));
    (run == 8 && (next || has_word(between, ACCOUNT_WORDS))).then_some(from + first + run)
}

/// Judges what follows the word "SWIFT" or "BIC" at `start..from`.
#[inline(never)]
pub(crate) fn bic(scan: &mut Scan, start: usize, from: usize) {
    // `bic=` holds its own separator.
    let sign = !scan.before(from).is_ascii_alphabetic();
    let from = from - usize::from(sign);
    let before = scan.before(start);
    if scan.byte(from).is_ascii_alphanumeric()
        || before.is_ascii_uppercase()
        || sign && before.is_ascii_alphabetic()
    {
        return;
    }
    // "SWIFT code", "BIC/SWIFT"
    let header = from + scan.run(from, 24, |b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'/'));
    if columns::each_below(scan, (start, header), bic_in) {
        return;
    }
    let rest = &scan.bytes[from..scan.bytes.len().min(from + 40)];
    let line = rest.split(|&b| b == b'\n').next().unwrap_or_default();
    let mut at = 0;
    for word in line.split(|b| !b.is_ascii_alphanumeric()) {
        // Words of letters alone have a sign or a label before them.
        let labelled = || {
            line[..at].iter().any(|b| b":=/\"|\t".contains(b))
                || has_word(&line[..at], words!["code", "is", "no", "number"])
                || !word.iter().all(u8::is_ascii_alphabetic)
        };
        if shaped_as_bic(word) && labelled() {
            let start = from + at;
            scan.find(
                &BIC,
                (start, start + word.len()),
                Medium,
                &[Reason::Shape, Reason::ContextWord],
            );
            return;
        }
        at += word.len() + 1;
    }
}

/// Judges a text that is one value, such as a cell of a table, by its column's header.
#[inline(never)]
pub(crate) fn bic_under_header(scan: &mut Scan) {
    if has_word(scan.context.as_bytes(), words!["bic", "swift", "bank identifier*"]) {
        bic_in(scan, (0, scan.bytes.len()));
    }
}

/// Judges the cell `from..to` of a column of BICs.
fn bic_in(scan: &mut Scan, (from, to): (usize, usize)) -> bool {
    let cell = &scan.bytes[from..to];
    let from = from + cell.len() - cell.trim_ascii_start().len();
    let found = shaped_as_bic(cell.trim_ascii());
    if found {
        let span = (from, from + cell.trim_ascii().len());
        scan.find(&BIC, span, Medium, &[Reason::Shape, Reason::ContextWord]);
    }
    found
}

/// A bank's letters, its country, and a place: LANGUAGE and INCIDENT have a country in the middle too.
fn shaped_as_bic(word: &[u8]) -> bool {
    let letters = word.iter().all(u8::is_ascii_alphabetic);
    matches!(word.len(), 8 | 11)
        && word[..6].iter().all(u8::is_ascii_uppercase)
        && word.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && COUNTRIES.as_bytes().chunks(2).any(|c| c == &word[4..6])
        && !(letters && WORD_ENDS.iter().any(|end| word.ends_with(end.as_bytes())))
}

/// How English words end that might be taken for the places of banks.
const WORD_ENDS: &[&str] = &[
    "ES", "ER", "ED", "NG", "GE", "SE", "RM", "RY", "LE", "AL", "NT", "ON", "CE", "RE", "LY", "TY",
    "TE", "OR",
];

/// ISO 3166-1 alpha-2, and XK.
const COUNTRIES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_two_letters() {
        // 249 countries, and Kosovo.
        assert_eq!(COUNTRIES.len(), 2 * 250);
    }
}
