//! Tables and lists of people whose cells and items are texts of their own
//! (R128): what no single text shows, the matches of a page do together.

use super::contact::{self, EMAIL, PHONE};
use super::lists::{EMAIL_LIST, FEW, MANY, PHONE_LIST};
use crate::Confidence::{self, High, Low, Medium};
use crate::people::dates;
use crate::people::special::{self, PERSON};
use crate::rule::{Rule, rule};
use crate::scan::{Finder, Scan};
use crate::words::{Words, has_word, words};
use crate::{Evidence, Family, Match, Place, Reason};
use std::borrow::Cow;

// A table's examples: cells by `|`, the first line the headers.
rule! {
    PEOPLE_LIST = "people-list", Contact, "person";
    what: "table of people";
    source: "R128; the column's header";
    finds: [
        "Name|Address\nTom Hale|t.hale@north.uk\nMei Lin|m.lin@north.uk\nAna Roy|a.roy@north.uk\nHana Iqbal|h.iqbal@north.uk\nOwen Parry|o.parry@north.uk",
        "Patient|Born\nHale, Tom|1/2/1980\nLin, Mei|2/2/1980\nRoy, Ana|3/2/1980\nParry, Owen|4/2/1980\nKaur, Jas|5/2/1980",
    ];
    passes: [
        "Name|Address\nTom Hale|t.hale@north.uk\nMei Lin|m.lin@north.uk",
        "Name|Role\nTom Hale|Lead\nMei Lin|Lead\nAna Roy|Lead\nHana Iqbal|Lead\nOwen Parry|Lead",
        "Name|Address\nPress Office|press@north.uk\nHelp Desk|help@north.uk\nJobs Board|jobs@north.uk\nSales Team|sales@north.uk\nLegal Team|legal@north.uk",
        "System name|Born\nRed Lake|1/2/1980\nRed Hill|2/2/1980\nRed Moor|3/2/1980\nRed Fell|4/2/1980\nRed Tarn|5/2/1980",
    ];
}

pub(crate) static RULES: &[&Rule] = &[&PEOPLE_LIST];

// A name in a column of names says nothing by itself; it is counted for
// `PEOPLE_LIST` and never shown.
rule! {
    NAME = "listed-name", Contact, "person";
    what: "name in a column of names";
    source: "the column's header";
    finds: [];
    passes: [];
}

/// The longest text that is one item of a list, in bytes.
const ITEM: usize = 120;

/// Marks what stands in a cell or an item of a list, rather than in prose, and
/// tells of one person.
#[inline(never)]
pub(crate) fn stand_alone(scan: &mut Scan) {
    if scan.place != Place::Cell && scan.bytes.len() > ITEM {
        return;
    }
    for found in &mut scan.found {
        let Finder::Rule(rule) = found.finder else { continue };
        let value = scan.text.get(found.start..found.end).unwrap_or_default();
        let alone = if std::ptr::eq(rule, &EMAIL) {
            contact::personal(value)
        } else if std::ptr::eq(rule, &PHONE) {
            contact::own_number(value)
        } else {
            std::ptr::eq(rule, &dates::BIRTH) || rule.family == Family::GovId
        };
        if alone {
            found.reasons = found.reasons.and(Reason::Alone);
        }
    }
}

/// Finds a person's name in a cell below a header that promises names.
#[inline(never)]
pub(crate) fn name(scan: &mut Scan) {
    const NAMES: Words = words![
        "name",
        "surname",
        "employee",
        "staff",
        "member",
        "patient",
        "client",
        "customer",
        "person",
        "people",
        "colleague",
        "officer",
        "manager",
        "contact",
        "attendee",
        "tenant",
        "resident",
        "applicant",
        "student",
        "pupil",
        "carer",
        "guest",
        "who",
        "fullname",
    ];
    /// Headers of columns that hold a part of a name: one word will do.
    const PARTS: Words = words![
        "surname",
        "last name",
        "lastname",
        "family name",
        "first name",
        "firstname",
        "forename",
        "given name",
        "nachname",
        "vorname",
        "nom",
        "pr\u{e9}nom",
        "nombre",
        "apellido",
        "cognome",
    ];
    const THINGS: Words = words![
        "project",
        "system",
        "service",
        "file",
        "product",
        "field",
        "team",
        "space",
        "company",
        "organisation",
        "organization",
        "supplier",
        "host",
        "server",
        "group",
        "role",
        "user",
        "display",
        "domain",
        "column",
        "table",
        "app",
        "application",
    ];
    let header = scan.context.as_bytes();
    let part = has_word(header, PARTS);
    if scan.place == Place::Cell
        && (part || has_word(header, NAMES))
        && !has_word(header, THINGS)
        && is_name(scan.bytes.trim_ascii(), part)
    {
        let start = scan.bytes.len() - scan.bytes.trim_ascii_start().len();
        let end = start + scan.bytes.trim_ascii().len();
        scan.find(&NAME, (start, end), Low, &[Reason::ContextWord, Reason::Alone]);
    }
}

/// Two to four words that begin with a capital: `Mei Lin`, `Hale, Tom`. A part of a name is a word
/// at least, and may be all in capitals: `OKAFOR`.
fn is_name(text: &[u8], part: bool) -> bool {
    let mut words = 0;
    let capital = |word: &[u8]| {
        word.len() > 1
            && (word[0].is_ascii_uppercase() || !word[0].is_ascii())
            && (part || word.iter().any(|b| b.is_ascii_lowercase() || !b.is_ascii()))
            && word.iter().all(|b| {
                b.is_ascii_alphabetic() || !b.is_ascii() || matches!(b, b'-' | b'\'' | b',' | b'.')
            })
    };
    text.len() < 60
        && text.split(|&b| b == b' ').all(|word| {
            words += 1;
            capital(word)
                || matches!(word, [b'A'..=b'Z', b'.'])
                || matches!(word, b"de" | b"van" | b"der" | b"von" | b"al" | b"bin")
        })
        && (2 - usize::from(part)..5).contains(&words)
}

/// The lists that the matches of a page make together.
pub(crate) fn lists(found: &[&Match]) -> Vec<Evidence> {
    let names = different(found, |m| m.rule == NAME.id);
    let emails = different(found, |m| m.rule == EMAIL.id);
    let phones = different(found, |m| m.rule == PHONE.id);
    let others = different(found, |m| m.rule == dates::BIRTH.id)
        .max(different(found, |m| m.family == Family::GovId))
        .max(found.iter().filter(|m| special::in_column(m)).count());
    if let (Some(confidence), true) = (weight(names), emails.max(phones).max(others) >= FEW) {
        return vec![list(&PEOPLE_LIST, confidence, names)];
    }
    // One text may have shown the list already.
    let single = |rule: &Rule| found.iter().any(|m| m.rule == rule.id);
    [(&EMAIL_LIST, emails), (&PHONE_LIST, phones)]
        .into_iter()
        .filter(|(rule, _)| !single(rule))
        .filter_map(|(rule, count)| Some(list(rule, weight(count)?, 1)))
        .collect()
}

/// Whether a match is only counted, and never shown.
pub(crate) fn is_counted_only(found: &Match) -> bool {
    found.rule == NAME.id
}

/// Whether somebody is named, by a name or by an identifier.
pub(crate) fn is_somebody(found: &Match) -> bool {
    matches!(found.family, Family::GovId)
        || [NAME.id, PERSON.id, dates::BIRTH.id].contains(&&*found.rule)
}

/// How many different values stand alone among those that `is` chooses.
fn different(found: &[&Match], is: impl Fn(&Match) -> bool) -> usize {
    let chosen = found.iter().filter(|m| m.reasons.contains(&Reason::Alone) && is(m));
    let mut values: Vec<u64> = chosen.map(|m| u64::from(m.value)).collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

fn weight(different: usize) -> Option<Confidence> {
    match different {
        0..FEW => None,
        FEW..MANY => Some(Medium),
        _ => Some(High),
    }
}

fn list(rule: &'static Rule, confidence: Confidence, count: usize) -> Evidence {
    Evidence {
        rule: Cow::Borrowed(rule.id),
        family: rule.family,
        kind: Cow::Borrowed(rule.kind),
        confidence,
        count: count as u32,
        reasons: vec![Reason::Quantity],
        excerpts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Text, evidence, scan};

    /// Reads a table as the extension does: every cell by itself, below its header.
    fn table(text: &str) -> Vec<Evidence> {
        let mut lines = text.lines();
        let headers: Vec<&str> = lines.next().unwrap_or_default().split('|').collect();
        let cells = lines.flat_map(|line| line.split('|').zip(&headers));
        let matches: Vec<Match> = cells
            .flat_map(|(text, context)| scan(Text { text, context, place: Place::Cell }))
            .collect();
        evidence(matches.iter())
    }

    #[test]
    fn a_table_of_people_is_one_thing() {
        for text in PEOPLE_LIST.card.finds {
            let found = table(text);
            let list = found.iter().find(|e| e.rule == PEOPLE_LIST.id).expect(text);
            assert_eq!((list.count, list.confidence), (5, Medium), "{text}");
        }
        for text in PEOPLE_LIST.card.passes {
            assert!(table(text).iter().all(|e| e.rule != PEOPLE_LIST.id), "{text}");
        }
        let rows: String = ('a'..='z').map(|c| format!("\nAna Mo{c}|ana.mo{c}@north.uk")).collect();
        let found = table(&format!("Name|Mail{rows}"));
        assert_eq!(
            (found[0].rule.as_ref(), found[0].count, found[0].confidence),
            ("people-list", 26, High)
        );
        assert!(found.iter().all(|e| e.rule != NAME.id));
    }

    #[test]
    fn a_part_of_a_name_will_do_below_its_header() {
        for text in [
            "SURNAME|FORENAME|DOB\nHALE|TOM|1/2/1980\nLIN|MEI|2/2/1980\nROY|ANA|3/2/1980\nPARRY|OWEN|4/2/1980\nKAUR|JAS|5/2/1980",
            "last_name|mail\nHale|t.hale@north.uk\nLin|m.lin@north.uk\nRoy|a.roy@north.uk\nIqbal|h.iqbal@north.uk\nParry|o.parry@north.uk",
        ] {
            assert!(table(text).iter().any(|e| e.rule == PEOPLE_LIST.id), "{text}");
        }
        assert!(is_name(b"OKAFOR", true) && !is_name(b"OKAFOR", false) && !is_name(b"R2", true));
    }

    /// What a column says of people's beliefs or health tells of somebody only beside a name.
    #[test]
    fn a_category_counts_beside_a_name() {
        let found = |text: &str| {
            let found = table(text);
            found.iter().map(|e| (e.rule.to_string(), e.count, e.confidence)).collect::<Vec<_>>()
        };
        assert_eq!(
            found(
                "Name|Ethnicity|Religion|Disability\nMei Lin|Chinese|None|No\nJas Kaur|Indian|Sikh|n/a"
            ),
            [("special-ethnicity".into(), 2, Low), ("special-belief".into(), 1, Low)]
        );
        assert_eq!(
            found("NHS number|Diagnosis\n943 476 5919|Asthma")[1],
            ("special-health".into(), 1, Low)
        );
        for text in [
            "Religion|Count\nSikh|214\nHindu|31",
            "Name|Disability\nMei Lin|12%\nJas Kaur|-",
            "Ward|Ethnicity\nHolbeck|Chinese",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        let rows: String = ('a'..='e').map(|c| format!("\nAna Mo{c}|Sikh")).collect();
        assert_eq!(found(&format!("Name|Religion{rows}"))[0], ("people-list".into(), 5, Medium));
    }

    #[test]
    fn the_items_of_a_list_make_a_list() {
        let page = |texts: [&str; 5]| {
            let matches: Vec<Match> = texts
                .iter()
                .flat_map(|text| scan(Text { text, context: "", place: Place::Body }))
                .collect();
            evidence(matches.iter()).iter().map(|e| e.rule.to_string()).collect::<Vec<_>>()
        };
        let items = ["a.khan@north.uk", "b.ito@north.uk", "c.diaz@north.uk", "d.roy@north.uk"];
        let [a, b, c, d] = items;
        assert_eq!(page([a, b, c, d, "Eve: e.lund@north.uk"]), ["email-list", "email-address"]);
        assert_eq!(page([a, b, c, d, d]), ["email-address"]);
        // In prose they are mentioned one by one.
        let prose = "in a paragraph that goes on about the work for longer than any item of a list \
                     would, and then names the one person who knows: ";
        let texts = items.map(|address| format!("{prose}{address}"));
        let [a, b, c, d] = [0, 1, 2, 3].map(|i: usize| texts[i].as_str());
        assert_eq!(page([a, b, c, d, &format!("{prose}e.lund@north.uk")]), ["email-address"]);
    }

    #[test]
    fn names_look_like_names() {
        for name in ["Mei Lin", "Hale, Tom", "Zoë de Vries", "Mary-Ann O'Neil", "J. R. Smith"] {
            assert!(is_name(name.as_bytes(), false), "{name}");
        }
        for other in ["Mei", "Case reviewer", "API v2", "TBC", "see below", "A B", ""] {
            assert!(!is_name(other.as_bytes(), false), "{other}");
        }
    }
}
