//! The scan: one pass over the text for anything worth a look, a judge for
//! each, and the matches put in order.
//!
//! The judges are kept out of line: a browser compiles a function when it is
//! first called, and most pages call few of them.

use crate::clean::{Clean, file_name};
use crate::identifiers::{europe, labelled, national, services, uk};
use crate::markings::{others, words};
use crate::matcher::literals::{Literals, Sights};
use crate::matcher::places;
use crate::order::in_order;
use crate::people::{case_title, contact, dates, lists, special, tables};
use crate::scan::{Finder, Found, Scan};
use crate::secrets::carried::Carried;
use crate::secrets::{
    bitlocker, columns, credentials, key_promise, key_value, keys, placed, private_key,
    recovery_codes, signed,
};
use crate::terms::Terms;
use crate::triggers::{Trigger, triggers};
use crate::{
    Family, Match, Place, Reason, Rule, Text, excerpt, finance, identifiers, markings, terms,
};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Every rule, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        words::RULES,
        others::RULES,
        uk::RULES,
        services::RULES,
        europe::RULES,
        national::RULES,
        labelled::RULES,
        finance::RULES,
        contact::RULES,
        lists::RULES,
        tables::RULES,
        dates::RULES,
        special::RULES,
        case_title::RULES,
        private_key::RULES,
        bitlocker::RULES,
        credentials::RULES,
        placed::RULES,
        signed::RULES,
        recovery_codes::RULES,
        key_promise::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(keys::KEYS.iter().map(|key| &key.rule))
}

/// Finds everything the built-in rules find in `text`, in the order of the
/// text, overlaps settled in favour of the surer and then the longer match.
/// Time is linear in the text. The unit is the block: a caller that keeps the
/// matches of each block scans only the one that changed.
pub fn scan(text: Text<'_>) -> Vec<Match> {
    static BUILT_IN: OnceLock<Terms> = OnceLock::new();
    let none = BUILT_IN.get_or_init(|| Terms {
        terms: Vec::new(),
        literals: Literals::new(triggers(), places::PLACES),
    });
    scan_with(text, none)
}

/// The same, and an organisation's terms in the same pass.
pub fn scan_with(text: Text<'_>, terms: &Terms) -> Vec<Match> {
    let clean = Clean::of(text.text);
    let (plain, place) = match text.place {
        Place::Label | Place::Status => (Cow::Owned(markings::label(&clean.text)), text.place),
        Place::FileName => (Cow::Owned(file_name(&clean.text)), Place::Title),
        place => (Cow::Borrowed(&*clean.text), place),
    };
    let context = Clean::of(text.context);
    let mut scan = Scan::of(&plain, &context.text, place);
    terms.literals.scan(plain.as_bytes(), &mut Judges { scan: &mut scan, terms });
    if scan.found.is_empty() && !text.context.is_empty() {
        columns::under_header(&mut scan);
        recovery_codes::under_header(&mut scan);
        finance::bic_under_header(&mut scan);
        uk::elector_under_header(&mut scan);
        tables::name(&mut scan);
        special::under_header(&mut scan);
    }
    tables::stand_alone(&mut scan);
    case_title::judge(&mut scan);
    others::judge(&mut scan);
    special::categories(&mut scan);
    if text.place == Place::Link {
        addressed(&mut scan.found);
    }
    scan.found = in_order(std::mem::take(&mut scan.found), |f| f.start as u64);
    let lists = lists::lists(&scan);
    let mut found = settle(scan.found);
    found.extend(lists);
    matches(&clean, &in_order(found, |f| f.start as u64))
}

/// Leaves the secrets of an address, and says of each where it stands.
fn addressed(found: &mut Vec<Found<'_>>) {
    found.retain(|found| found.family() == Family::Secret);
    for one in found {
        one.reasons = one.reasons.and(Reason::Address);
    }
}

/// Hands each sight to the rules that it may belong to.
struct Judges<'s, 't> {
    scan: &'s mut Scan<'t>,
    terms: &'t Terms,
}

impl Sights<Trigger> for Judges<'_, '_> {
    #[inline(never)]
    fn literal(&mut self, start: usize, end: usize, means: Trigger) {
        let scan = &mut *self.scan;
        match means {
            Trigger::Marking => markings::judge(scan, start, end),
            Trigger::PrivateKey => private_key::judge(scan, start, end),
            Trigger::PuttyKey => private_key::putty(scan, start),
            Trigger::Key(row) => keys::judge(scan, row, start, end),
            Trigger::Name(password) => key_value::judge(scan, start, end, password),
            Trigger::Jwt => credentials::jwt(scan, start),
            Trigger::Placed => placed::judge(scan, start, end),
            Trigger::RecoveryCode => recovery_codes::judge(scan, end),
            Trigger::Carried => self.carried(start, end),
            Trigger::Title => special::person(scan, start, end),
            Trigger::Term(index) => terms::judge(scan, self.terms, index, start, end),
            Trigger::Electoral => uk::electoral_roll(scan, end),
            Trigger::Bic => finance::bic(scan, start, end),
        }
    }

    #[inline]
    fn digit(&mut self, at: usize, alone: Option<usize>) {
        if !alone.is_some_and(|length| identifiers::idle(self.scan, at, length)) {
            identifiers::judge(self.scan, at);
        }
    }

    #[inline(never)]
    fn at_sign(&mut self, at: usize) {
        contact::email(self.scan, at);
        credentials::url(self.scan, at);
    }
}

impl Judges<'_, '_> {
    /// Looks for secrets in the address that another carries, whose percent-encoded `://` is
    /// `start..end`.
    #[inline(never)]
    fn carried(&mut self, start: usize, end: usize) {
        let Some(address) = Carried::around(self.scan, start, end) else { return };
        let mut scan = Scan::of(&address.text, "", Place::Link);
        self.terms
            .literals
            .scan(address.text.as_bytes(), &mut Judges { scan: &mut scan, terms: self.terms });
        for found in scan.found {
            if let Finder::Rule(rule) = found.finder
                && rule.family == Family::Secret
            {
                let (start, end) = (address.place(found.start), address.place(found.end));
                self.scan.found.push(Found { finder: Finder::Rule(rule), start, end, ..found });
            }
        }
    }
}

/// Drops what overlaps something surer, or longer and as sure.
fn settle(found: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        match kept.last() {
            Some(last) if next.start < last.end => {
                if next.worth() > last.worth() {
                    kept.pop();
                    kept.push(next);
                }
            }
            _ => kept.push(next),
        }
    }
    kept
}

fn matches(clean: &Clean, found: &[Found]) -> Vec<Match> {
    let spans = clean.utf16(found.iter().map(|f| (f.start, f.end)));
    found
        .iter()
        .zip(spans)
        .map(|(f, (start, end))| {
            let text = clean.text.get(f.start..f.end).unwrap_or_default();
            let (rule, kind) = match f.finder {
                Finder::Rule(rule) => (Cow::Borrowed(rule.id), Cow::Borrowed(rule.kind)),
                Finder::Term(term) => (Cow::Owned(term.rule.clone()), term.kind.clone()),
            };
            let family = f.family();
            let is_name = rule == tables::NAME.id;
            let value = if is_name { excerpt::any_order(text) } else { excerpt::value(text) };
            Match {
                rule,
                family,
                kind,
                start,
                end,
                confidence: f.confidence,
                reasons: f.reasons.list(),
                excerpt: excerpt::of(family, text),
                value,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::arrange::{Counts, arrange};
    use crate::{Confidence, Place, Text};

    fn found(text: &str) -> Vec<Match> {
        scan(Text { text, context: "", place: Place::Body })
    }

    /// Every rule finds each of its positive examples, and none of its
    /// negative ones.
    ///
    /// Shows R13, R14, R15, R16, R55, A1, A4.
    #[test]
    fn every_rule_keeps_its_word() {
        let mut wrong = Vec::new();
        // A table is more than one text: its rule is tested where it stands.
        for rule in rules().filter(|rule| !tables::RULES.iter().any(|t| t.id == rule.id)) {
            assert!(
                !rule.card.finds.is_empty() && !rule.card.passes.is_empty(),
                "{} has no examples",
                rule.id
            );
            for text in rule.card.finds {
                if !found(text).iter().any(|m| m.rule == rule.id) {
                    wrong.push(format!("{} misses {text:?}: {:?}", rule.id, found(text)));
                }
            }
            for text in rule.card.passes {
                if found(text).iter().any(|m| m.rule == rule.id) {
                    wrong.push(format!("{} flags {text:?}", rule.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The places of the built-in literals are worked out ahead, in a minute or two: with
    /// `UPDATE=1 cargo test --release -p doorward-detect places`, by the windows that were counted.
    #[test]
    fn places_are_current() {
        let literals: Vec<_> = triggers().collect();
        let all = literals.iter().flat_map(|l| l.text.iter().chain(b"\n"));
        let number = crate::excerpt::hash(all.copied());
        if number == places::OF {
            return;
        }
        let again = std::env::var_os("UPDATE").is_some() && !cfg!(debug_assertions);
        assert!(again, "src/detect/matcher/places.rs is stale: say UPDATE=1, in a release build");
        let places = arrange(&literals, &Counts::read(include_str!("matcher/windows.txt")));
        let rows: Vec<String> = places
            .chunks(10)
            .map(|ten| {
                let ten: Vec<_> =
                    ten.iter().map(|p| format!("p({}, {}),", p.offset, p.bucket)).collect();
                format!("    {}\n", ten.join(" "))
            })
            .collect();
        let (head, _) =
            include_str!("matcher/places.rs").split_once("u64 = ").expect("the table's head");
        let file = format!(
            "{head}u64 = {number:#018X};\n\n#[rustfmt::skip]\npub(crate) static PLACES: &[Place] = &[\n{}];\n",
            rows.concat()
        );
        write("places.rs", &file);
    }

    /// Writes a file of the matcher's.
    fn write(name: &str, text: &str) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("matcher");
        std::fs::write(folder.join(name), text).expect("the file is written");
    }

    /// `TEXTS=folder cargo test --release -p doorward-detect windows` counts the windows of all texts
    /// in a folder anew. Those that are there are of 1,500 public documents, 5 MB: the manuals of
    /// Node.js, Git, Vim and the command line of AWS, the READMEs of Rust crates, and the messages of
    /// Debian's programs in 13 languages; of each the first few thousand bytes.
    #[test]
    fn windows_are_counted() {
        if let Some(folder) = std::env::var_os("TEXTS") {
            let files = std::fs::read_dir(folder).expect("a folder").flatten();
            let texts: Vec<_> = files.filter_map(|file| std::fs::read(file.path()).ok()).collect();
            write("windows.txt", &Counts::written(&texts));
        }
        let counts = Counts::read(include_str!("matcher/windows.txt"));
        assert!(counts.share(*b"the") > 1000.0 * counts.share(*b"zq\n"));
    }

    /// What pages do to text hides nothing, and the span is that of the page's text.
    #[test]
    fn text_is_read_as_it_looks() {
        for (text, rule, span) in [
            ("NHS no 943\u{200B} 476\u{200B} 5919", "nhs-number", (7, 21)),
            ("NHS no 943\u{A0}476\u{2009}5919", "nhs-number", (7, 19)),
            ("NHS no ９４３ ４７６ ５９１９.", "nhs-number", (7, 19)),
            ("NHS no ٩٤٣ ٤٧٦ ٥٩١٩.", "nhs-number", (7, 19)),
            ("NHS no ९४३ ४७६ ५९१९.", "nhs-number", (7, 19)),
            ("NHS no 𝟗𝟒𝟑 𝟒𝟕𝟔 𝟓𝟗𝟏𝟗", "nhs-number", (7, 29)),
            ("NHS no \u{202A}943 476 5919\u{202C}", "nhs-number", (8, 20)),
            ("IBAN GB82\u{A0}WEST\u{A0}1234\u{A0}5698\u{A0}7654\u{A0}32", "iban", (5, 32)),
            ("card 4539–5787–6362–1486", "payment-card", (5, 24)),
            ("mary.okafor@north\u{AD}moor.org.uk", "email-address", (0, 29)),
            ("OFFI\u{AD}CIAL-SENSI\u{200B}TIVE", "marking-official-sensitive", (0, 20)),
            ("ОFFIСIАL-SЕNSITIVЕ", "marking-official-sensitive", (0, 18)),
            ("ＯＦＦＩＣＩＡＬ－ＳＥＮＳＩＴＩＶＥ", "marking-official-sensitive", (0, 18)),
            ("𝐒𝐄𝐂𝐑𝐄𝐓 UK EYES ONLY", "marking-secret", (0, 12)),
            ("OFFICIAL\u{2011}SENSITIVE", "marking-official-sensitive", (0, 18)),
            ("password: “q8Zr2mVx!”", "password", (11, 20)),
        ] {
            let found = found(text);
            let found = found.iter().find(|m| m.rule == rule);
            assert_eq!(found.map(|m| (m.start, m.end)), Some(span), "{text}");
        }
        // Other scripts' own words and numbers stay what they are.
        for text in ["СЕКРЕТ", "Москва 943", "٩٤٣", "ΟΦΦΙΣΙΑΛ", "ОФИС"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    /// What stands in a cell is named by its column and by its row.
    #[test]
    fn a_header_names_what_is_below_it() {
        let under = |context, text| {
            let found = scan(Text { text, context, place: Place::Cell });
            found.first().map(|m| m.rule.to_string())
        };
        let value = concat!("7f3kQ9zLm2", "Xv8RtY4wNb");
        assert_eq!(under("API key", value).as_deref(), Some("generic-secret"));
        assert_eq!(under("Password svc-billing", "tR4vel!ing9").as_deref(), Some("password"));
        let login = concat!("rota / ", "q8Zr2mVx!");
        assert_eq!(under("Login / password", login).as_deref(), Some("password"));
        assert_eq!(under("Credentials", login).as_deref(), Some("password"));
        assert_eq!(under("Initial pw", "tR4vel!ing9").as_deref(), Some("password"));
        assert_eq!(under("Marking", "SECRET").as_deref(), Some("marking-secret"));
        assert_eq!(under("Date of birth", "14/02/1987").as_deref(), Some("date-of-birth"));
        assert_eq!(under("Passport no", "KX4072913").as_deref(), Some("uk-passport"));
        for (header, text, rule) in [
            ("NHSNo", "9434765919", "nhs-number"),
            ("nhsnumber", "9434765919", "nhs-number"),
            ("NINumber", "jk284107b", "national-insurance-number"),
            ("UTRNo", "1955839661", "unique-taxpayer-reference"),
            ("BSNNummer", "111222333", "nl-bsn"),
            ("GebDat", "14.02.87", "date-of-birth"),
            ("Geb.-Datum", "19870214", "date-of-birth"),
            ("BIRTH_DT", "1987-02-14T00:00:00Z", "date-of-birth"),
            ("Bank a/c", "31926819", "sort-code-account"),
            ("Num\u{e9}ro de passeport", "12AB34567", "passport-number"),
        ] {
            let found = scan(Text { text, context: header, place: Place::Cell });
            let sure = found.iter().filter(|m| m.confidence > Confidence::Low);
            assert_eq!(sure.map(|m| m.rule.as_ref()).next(), Some(rule), "{header}: {text}");
        }
        for (context, text) in [
            ("Key", value),
            ("Key", "DOOR-2041"),
            ("Password expires", "2026-11-05"),
            ("Password expires", "05-Nov-26"),
            ("Token type", "35fa7946-0a90-4148-a588-98f0711b4021"),
            ("Token count", "128000"),
            ("Tier", "SECRET"),
            ("Credentials", "Keeper / NM-Ops"),
            ("Password", "KeyVault:north-01"),
        ] {
            assert_eq!(under(context, text), None, "{context}: {text}");
        }
        assert_eq!(under("Password", "see section 4.2"), None);
    }

    /// Where a link leads, secrets are found and nothing else. Shows R13.
    #[test]
    fn an_address_holds_nothing_but_secrets() {
        let led = |address: &str| {
            let found = scan(Text { text: address, context: "", place: Place::Link });
            let told = found.iter().filter(|m| m.confidence > Confidence::Low);
            told.map(|m| (m.rule.to_string(), m.reasons.contains(&Reason::Address))).next()
        };
        let site = "https://docs";
        for (address, rule) in [
            (
                concat!(
                    "/in/a.csv?sv=2022-11-02&se=2027-01-01&sp=r&sig=",
                    "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%2Bw%3D"
                ),
                "azure-signature",
            ),
            (
                concat!(
                    "/a?X-Amz-Credential=AKIA",
                    "O2WSLOMQIHTJVZQR%2F20261130%2Feu-west-2%2Fs3&X-Amz-Date=1"
                ),
                "aws-access-key",
            ),
            (concat!("/v1/rota?api_key=", "7f3kQ9zLm2Xv8RtY4wNb"), "generic-secret"),
            (concat!("/v1/rota?key=", "8c41e0b27d95fa36c1e8b04d72f5a93e"), "generic-secret"),
            (concat!("/j/84123456789?pwd=", "QjlKZ3V6d0xMWm5xTkdVb0pHZz09"), "password"),
            (
                concat!(".zoom.us/rec/share/Xk2PqRtY?pwd=", "QjlKZ3V6d0xMWm5xTkdVb0pHZz09"),
                "password",
            ),
            (
                concat!(
                    "/maker/trigger/rota/with/key/",
                    "dK3f9Q0obW5fw2m8x7vRt4y1n6hZ_pLqXcVbNmAs2Df"
                ),
                "ifttt-webhook",
            ),
            (
                concat!(
                    "/calendar/ical/rota%40northmoor.org.uk/private-",
                    "8c41e0b27d95fa36c1e8b04d72f5a93e/basic.ics"
                ),
                "google-calendar-address",
            ),
            (
                concat!("/bot4839574812:", "AAFD39kkdpWt3ywyRZergyOLMaJhac60qcQ/getMe"),
                "telegram-token",
            ),
            (
                concat!(
                    "/a.csv?GoogleAccessId=rota@north.iam.gserviceaccount.com&Expires=1900000000&Signature=",
                    "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%2Bw%3D"
                ),
                "signed-address",
            ),
        ] {
            let address = [site, address].concat();
            assert_eq!(led(&address), Some((rule.to_owned(), true)), "{address}");
        }
        for address in [
            "/nhs/943-476-5919?card=4539578763621486&phone=+441632960983",
            "/SECRET/?to=rae.lindqvist@northmoor.org.uk&ip=10.20.30.40",
            "/ccc?id=1c7a6443-1a3f-5dcf-2d50-2e1d38953d0e&page_token=CAUQAA",
            "/commit/8c41e0b27d95fa36c1e8b04d72f5a93e5b7e0d6a#token",
            "/:w:/s/Rota/EbQ7kX2vL8mXc0k2AMSA2UD83lIRBpYVfqNlO5i9AR70lx?e=4%3aXk2PqR",
            "/scl/fi/q8zr2mvx7f3kq9zlm2xv8/rota.pdf?rlkey=8k2pqrtyv8wnbhg7f3kq9zlm2&dl=0",
            "/d/1aBcD3fGh1JkLmN0pQrStUvWxYz012345/view?resourcekey=0-bVLpWmqXk2PqRtYv8wNbHg",
            ".google.com/spreadsheet/ccc?key=0Ao1yRmX6PQQzdG5wSFlrZl9HRWNET3ZyN0hnaGo5ZFE&usp=sharing",
            "/view?r=eyJrIjoiMWM3YTY0NDMtMWEzZi01ZGNmLTJkNTAtMmUxZDM4OTUzZDBlIiwidCI6IjJjN2E2NDQzLTFhM2YtNWRjZi0yZDUwLTJlMWQzODk1M2QwZiJ9",
            "/?utm_source=mail&gclid=EAIaIQobChMIq8Zr2mVx7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aU",
            "/j/84123456789",
            ".zoom.us/j/84123456789?pwd=QjlKZ3V6d0xMWm5xTkdVb0pHZz09",
            ".webex.com/meet/rae?pwd=QjlKZ3V6d0xMWm5xTkdVb0pHZz09",
            "/owa/calendar/8c41e0b27d95fa36c1e8b04d72f5a93e@northmoor.org.uk/1b7e0d6a8c41e0b27d95fa36c1e8b04d7260062344497390190/calendar.ics",
            "/owa/calendar/NorthmoorDesk2@northmoor.org.uk/bookings/s/Eja6BJgDEun7yuG5NcCQ2MWgo0XGb5EKcXgOWEraA8w2/",
            "/calendar/ical/rota%40northmoor.org.uk/public/basic.ics",
            "/wiki/private-8c41e0b27d95fa36c1e8b04d72f5a93e",
        ] {
            let address = [site, address].concat();
            assert_eq!(led(&address), None, "{address}");
        }
    }

    /// Orders are what code is made of; in prose they come before an example.
    #[test]
    fn settings_are_meant_where_prose_shows() {
        let secret = concat!("POSTGRES_PASSWORD: ", "tR4vel!ing9");
        let sure = |place, around: &str| {
            let lines = |n: usize| format!("{around}\n").repeat(n);
            let text = format!("{}{secret}\n{}", lines(40), lines(20));
            let found = scan(Text { text: &text, context: "", place });
            found.iter().find(|m| m.rule == "password").map(|m| m.confidence)
        };
        let command = "command: run --set output create";
        assert_eq!(sure(Place::Code, command), Some(Confidence::Medium));
        assert_eq!(sure(Place::Body, command), Some(Confidence::Low));
        assert_eq!(sure(Place::Code, "# replace with your own"), Some(Confidence::Low));
    }

    /// A label of Confluence has neither capitals nor a colon.
    #[test]
    fn a_label_is_read_as_a_marking() {
        for (text, rule) in [
            ("tlp-amber", "traffic-light-protocol"),
            ("official-sensitive", "marking-official-sensitive"),
        ] {
            let found = scan(Text { text, context: "", place: Place::Label });
            assert_eq!(found.first().map(|m| m.rule.as_ref()), Some(rule), "{text}");
        }
    }

    #[test]
    fn names_are_unique() {
        let mut ids: Vec<_> = rules().map(|r| r.id).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
