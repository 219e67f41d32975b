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
use crate::{Evidence, Family, Match, Place, Reason, order};
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
        "employee",
        "staff",
        "member",
        "patient*",
        "client*",
        "customer",
        "person",
        "people",
        "colleague",
        "officer",
        "manager",
        "contact*",
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
        "mitarbeiter*",
        "teilnehmer*",
        "ansprechpartner*",
        "kontakt*",
        "kund*",
        "employ\u{e9}*",
        "salari\u{e9}*",
        "particip*",
        "empleado*",
        "pacient*",
        "dipendent*",
        "medewerker*",
        "funcion\u{e1}ri*",
        "pracowni*",
        "anst\u{e4}lld*",
        "medarbe*",
        "ansatt*",
        "asiakas",
        "ty\u{f6}ntekij\u{e4}",
        "soyad*",
    ];
    /// Headers of columns that hold a part of a name, or in whose language a name is called no more
    /// than that: one word will do.
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
        "nome",
        "sobrenome",
        "voornaam",
        "achternaam",
        "naam",
        "nazwisko",
        "imi\u{119}",
        "namn",
        "f\u{f6}rnamn",
        "efternamn",
        "navn",
        "fornavn",
        "etternavn",
        "efternavn",
        "nimi",
        "etunimi",
        "sukunimi",
        "ad\u{131}",
    ];
    const JAPANESE: Words = words!["\u{6c0f}\u{540d}", "\u{540d}\u{524d}"];
    const THINGS: Words = words![
        "proje*",
        "proyecto",
        "progetto",
        "syst*",
        "sistem*",
        "serv*",
        "file",
        "datei",
        "fichier",
        "archivo",
        "produ*",
        "prodotto",
        "field",
        "team",
        "space",
        "compan*",
        "firm*",
        "soci\u{e9}t\u{e9}",
        "entreprise",
        "empresa",
        "azienda",
        "bedrijf",
        "f\u{f6}retag",
        "organi*",
        "supplier",
        "host",
        "gr*",
        "role",
        "user",
        "utilisateur",
        "usuario",
        "utente",
        "display",
        "domain",
        "column",
        "table",
        "app",
        "application",
    ];
    let header = scan.context.as_bytes();
    let part = has_word(header, PARTS) || JAPANESE.within(header);
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
    let names = different(found, &|m| m.rule == NAME.id);
    let emails = different(found, &|m| m.rule == EMAIL.id);
    let phones = different(found, &|m| m.rule == PHONE.id);
    let others = different(found, &|m| m.rule == dates::BIRTH.id)
        .max(different(found, &|m| m.family == Family::GovId))
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
fn different(found: &[&Match], is: &dyn Fn(&Match) -> bool) -> usize {
    let chosen = found.iter().filter(|m| m.reasons.contains(&Reason::Alone) && is(m));
    order::different(chosen.map(|m| u64::from(m.value)).collect())
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
        linked: 0,
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
            "Nachname|Vorname|Telefon\nHale|Tom|0221 1234561\nLin|Mei|0221 1234562\nRoy|Ana|0221 1234563\nParry|Owen|0221 1234564\nKaur|Jas|0221 1234565",
            "Mitarbeiter|Geburtsdatum\nTom Hale|1.2.1980\nMei Lin|2.2.1980\nAna Roy|3.2.1980\nOwen Parry|4.2.1980\nJas Kaur|5.2.1980",
            "Nom|T\u{e9}l\u{e9}phone\nHale|01 23 45 67 81\nLin|01 23 45 67 82\nRoy|01 23 45 67 83\nParry|01 23 45 67 84\nKaur|01 23 45 67 85",
            "Nombre y apellidos|Tel\u{e9}fono\nTom Hale|91 234 56 71\nMei Lin|91 234 56 72\nAna Roy|91 234 56 73\nOwen Parry|91 234 56 74\nJas Kaur|91 234 56 75",
            "Dipendente|Cellulare\nTom Hale|312 34 56 711\nMei Lin|312 34 56 712\nAna Roy|312 34 56 713\nOwen Parry|312 34 56 714\nJas Kaur|312 34 56 715",
            "Naam|Geboren op\nTom Hale|1-2-1980\nMei Lin|2-2-1980\nAna Roy|3-2-1980\nOwen Parry|4-2-1980\nJas Kaur|5-2-1980",
            "Funcion\u{e1}rio|Data Nasc.\nTom Hale|1/2/1980\nMei Lin|2/2/1980\nAna Roy|3/2/1980\nOwen Parry|4/2/1980\nJas Kaur|5/2/1980",
            "Imi\u{119} i nazwisko|Kom\u{f3}rka\nTom Hale|51 234 56 71\nMei Lin|51 234 56 72\nAna Roy|51 234 56 73\nOwen Parry|51 234 56 74\nJas Kaur|51 234 56 75",
            "Namn|F\u{f6}delsedag\nTom Hale|1980-02-01\nMei Lin|1980-02-02\nAna Roy|1980-02-03\nOwen Parry|1980-02-04\nJas Kaur|1980-02-05",
            "Medarbejder|F\u{f8}dt\nTom Hale|01.02.1980\nMei Lin|02.02.1980\nAna Roy|03.02.1980\nOwen Parry|04.02.1980\nJas Kaur|05.02.1980",
            "Etternavn|Mobil\nHale|412 34 561\nLin|412 34 562\nRoy|412 34 563\nParry|412 34 564\nKaur|412 34 565",
            "Sukunimi|Syntym\u{e4}aika\nHale|1.2.1980\nLin|2.2.1980\nRoy|3.2.1980\nParry|4.2.1980\nKaur|5.2.1980",
            "Ad\u{131} Soyad\u{131}|Do\u{11f}um tarihi\nTom Hale|01.02.1980\nMei Lin|02.02.1980\nAna Roy|03.02.1980\nOwen Parry|04.02.1980\nJas Kaur|05.02.1980",
            "\u{6c0f}\u{540d}|\u{751f}\u{5e74}\u{6708}\u{65e5}\n\u{4f50}\u{85e4}\u{5065}|1980/02/01\n\u{9234}\u{6728}\u{6075}|1980/02/02\n\u{9ad8}\u{6a4b}\u{7d50}|1980/02/03\n\u{7530}\u{4e2d}\u{5b9f}|1980/02/04\n\u{4f0a}\u{85e4}\u{8475}|1980/02/05",
            "last_name|mail\nHale|t.hale@north.uk\nLin|m.lin@north.uk\nRoy|a.roy@north.uk\nIqbal|h.iqbal@north.uk\nParry|o.parry@north.uk",
        ] {
            assert!(table(text).iter().any(|e| e.rule == PEOPLE_LIST.id), "{text}");
        }
        // A project's, a firm's, a user's name is nobody's; a column that says no more than when is none.
        for text in [
            "Nom du projet|T\u{e9}l\u{e9}phone\nHale|01 23 45 67 81\nLin|01 23 45 67 82\nRoy|01 23 45 67 83\nParry|01 23 45 67 84\nKaur|01 23 45 67 85",
            "Firmenname|Telefon\nHale Bau|0221 1234561\nLin Bau|0221 1234562\nRoy Bau|0221 1234563\nParry Bau|0221 1234564\nKaur Bau|0221 1234565",
            "Nombre de la empresa|Contacto\nHale|a.hale@north.uk\nLin|b.lin@north.uk\nRoy|c.roy@north.uk\nParry|d.parry@north.uk\nKaur|e.kaur@north.uk",
            "Mitarbeiter|Seit\nTom Hale|1.2.1980\nMei Lin|2.2.1980\nAna Roy|3.2.1980\nOwen Parry|4.2.1980\nJas Kaur|5.2.1980",
        ] {
            assert!(table(text).iter().all(|e| e.rule != PEOPLE_LIST.id), "{text}");
        }
        assert!(is_name(b"OKAFOR", true) && !is_name(b"OKAFOR", false) && !is_name(b"R2", true));
    }

    #[test]
    fn a_person_counts_once_however_the_name_is_written() {
        let rows = "Tom Hale|T.Hale@north.uk\nMei Lin|m.lin@north.uk\nAna Roy|a.roy@north.uk\nOwen Parry|o.parry@north.uk\nJas Kaur|j.kaur@north.uk";
        let found = table(&format!(
            "Name|Mail\n{rows}\nHale, Tom|t.hale@north.uk\nLIN, Mei|m.lin@north.uk"
        ));
        assert_eq!((found[0].rule.as_ref(), found[0].count), ("people-list", 5));
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
