//! Markings of other schemes than the government's own: what a firm's papers say at their head, what a
//! lawyer writes over advice, and the levels of other countries. Each counts where it is all that a line
//! says, or in brackets at an end of a title; never in a sentence, where it may be a mention.
//!
//! Looked for in the first line of a text: a page and most files have each of their lines by itself, and
//! running prose costs next to nothing.

use super::words::DESCRIPTOR;
use crate::Confidence::{High, Medium};
use crate::rule::{Rule, rule};
use crate::scan::Scan;
use crate::words::{Words, has_word, words};
use crate::{Place, Reason};

rule! {
    INTERNAL = "marking-internal", Marking, "uk_protective_marking";
    what: "marking that keeps it within the organisation";
    source: "ISO/IEC 27002:2022, 5.13, labelling of information; labels as Microsoft Purview and firms' own schemes have them";
    finds: ["INTERNAL ONLY", "Internal only", "For internal use only", "*For internal use only*", "Internal use only - do not distribute", "Do not share externally", "Not for external distribution.", "Classification: Internal use only", "Company confidential"];
    passes: ["Internal only links are listed here", "internal only", "This is for internal use only", "For internal use only: see the guide", "Internal", "Levels: Public, Internal only, Confidential", "Staff only"];
}
rule! {
    PRIVILEGED = "marking-privileged", Marking, "uk_protective_marking";
    what: "marking of advice that legal privilege protects";
    source: "Three Rivers (No 5) [2003] EWCA Civ 474; Government Legal Department; what is passed on outside may lose it";
    finds: ["LEGALLY PRIVILEGED", "Legally privileged and confidential", "Subject to legal professional privilege", "Privileged and confidential - do not forward", "Privileged & confidential", "ATTORNEY-CLIENT PRIVILEGED", "Attorney-client privileged communication", "[Legally privileged]"];
    passes: ["Legal professional privilege is a right", "Privileged accounts", "privileged and confidential", "Subject to contract"];
}
rule! {
    NATIONAL = "marking-national", Marking, "uk_protective_marking";
    what: "marking of another country or in another language";
    source: "32 CFR 2002 (CUI); Canada, Directive on Security Management, appendix J; Germany, Verschlusssachenanweisung; France, IGI 1300; EU, Council Decision 2013/488";
    finds: ["CUI//SP-PRVCY", "CONTROLLED UNCLASSIFIED INFORMATION", "FOUO", "PROTECTED B", "PROT\u{c9}G\u{c9} B", "VS \u{2013} NUR F\u{dc}R DEN DIENSTGEBRAUCH", "VS-NfD", "Streng vertraulich", "VERTRAULICH", "DIFFUSION RESTREINTE", "Confidentiel", "Strikt vertrouwelijk", "Confidencial", "Riservato", "\u{793e}\u{5916}\u{79d8}", "\u{300c}\u{6975}\u{79d8}\u{300d}", "\u{673a}\u{5bc6}"];
    passes: ["Vertraulich behandelte Angaben", "vertraulich", "Protected branches", "CUI", "\u{793e}\u{5916}\u{79d8}\u{306e}\u{6271}\u{3044}"];
}

pub(crate) static RULES: &[&Rule] = &[&INTERNAL, &PRIVILEGED, &NATIONAL];

/// The longest line that is a marking, in bytes.
const LONGEST: usize = 80;

/// What a whole line says.
const SAID: &[(&Rule, Words)] = &[
    (
        &INTERNAL,
        words![
            "internal only",
            "internal use only",
            "for internal use only",
            "for internal use",
            "company internal",
            "company confidential",
            "commercially confidential",
            "do not share externally",
            "do not distribute externally",
            "do not forward externally",
            "not for external distribution",
            "not for external use",
            "not for external circulation",
            "not to be shared externally",
            "not for onward sharing",
        ],
    ),
    (
        &PRIVILEGED,
        words![
            "legally privileged",
            "legally privileged and confidential",
            "legally privileged & confidential",
            "privileged and confidential",
            "privileged & confidential",
            "confidential and privileged",
            "confidential and legally privileged",
            "subject to legal professional privilege",
            "subject to legal privilege",
            "legal advice privilege",
            "legal professional privilege",
            "attorney-client privileged",
            "attorney-client privileged communication",
            "attorney-client privileged and confidential",
            "attorney-client privilege",
            "attorney work product",
            "privileged legal advice",
        ],
    ),
    (
        &DESCRIPTOR,
        words![
            "staff in confidence",
            "staff in-confidence",
            "management in confidence",
            "medical in confidence",
            "medical in-confidence",
            "policy in confidence",
            "policy in-confidence",
            "honours in confidence",
            "honours - in confidence",
            "vetting in confidence",
            "appointments in confidence",
            "cabinet in confidence",
            "cabinet-in-confidence",
            "commercial in confidence",
            "commercial-in-confidence",
            "price sensitive",
            "price-sensitive",
            "price sensitive information",
            "price-sensitive information",
            "unpublished price-sensitive information",
            "inside information",
            "market sensitive information",
            "market-sensitive information",
        ],
    ),
    (
        &NATIONAL,
        words![
            "controlled unclassified information",
            "fouo",
            "law enforcement sensitive",
            "protected a",
            "protected b",
            "protected c",
            "vs-nfd",
            "vertraulich",
            "streng vertraulich",
            "nur zur internen verwendung",
            "diffusion restreinte",
            "confidentiel",
            "strictement confidentiel",
            "vertrouwelijk",
            "strikt vertrouwelijk",
            "confidencial",
            "estrictamente confidencial",
            "riservato",
            "strettamente riservato",
            "poufne",
            "fortroligt",
            "fortrolig",
            "konfidentiellt",
            "luottamuksellinen",
        ],
    ),
];
/// The same beyond ASCII, as they are written in full.
const BEYOND: &[&str] = &[
    "PROT\u{c9}G\u{c9} A",
    "PROT\u{c9}G\u{c9} B",
    "PROT\u{c9}G\u{c9} C",
    "VS - NUR F\u{dc}R DEN DIENSTGEBRAUCH",
    "VS-NUR F\u{dc}R DEN DIENSTGEBRAUCH",
    "VS - Nur f\u{fc}r den Dienstgebrauch",
    "Nur f\u{fc}r den internen Gebrauch",
    "CONFIDENTIEL D\u{c9}FENSE",
    "\u{793e}\u{5916}\u{79d8}",
    "\u{6975}\u{79d8}",
    "\u{95a2}\u{4fc2}\u{8005}\u{5916}\u{79d8}",
    "\u{673a}\u{5bc6}",
    "\u{7edd}\u{5bc6}",
    "\u{5185}\u{90e8}\u{8d44}\u{6599}",
    "\u{b300}\u{c678}\u{be44}",
];
/// What may stand behind a marking, after a dash or a stroke.
const BESIDE: Words = words![
    "do not distribute",
    "do not forward",
    "do not share",
    "do not copy",
    "do not circulate",
    "not for distribution",
    "not for publication",
    "not for circulation",
    "confidential",
    "draft",
];
/// What stands before a marking that it introduces.
const INTRODUCES: Words = words![
    "classification",
    "data classification",
    "information classification",
    "security classification",
    "document classification",
    "sensitivity",
    "marking",
    "protective marking",
    "handling",
    "distribution",
    "circulation",
];
/// Levels: in a list or a table of them each is a mention.
const LEVELS: Words = words![
    "public",
    "open",
    "internal",
    "confidential",
    "restricted",
    "secret",
    "private",
    "unclassified",
    "level",
    "levels",
    "tier",
    "tiers",
    "label",
    "labels",
    "category",
    "categories",
];

/// Judges a text by its first line.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan) {
    let line = scan.text.split('\n').next().unwrap_or_default();
    if line.len() > LONGEST
        || scan.place == Place::Code
        || has_word(scan.context.as_bytes(), LEVELS)
    {
        return;
    }
    let boxed = matches!(scan.place, Place::Title | Place::Heading);
    let Some(said) = (if boxed { in_brackets(line) } else { Some(line) }) else { return };
    let said = bare(said);
    let (introduced, said) = match said.split_once(": ") {
        Some((before, after)) if INTRODUCES.has(before.as_bytes()) => (true, bare(after)),
        _ => (false, said),
    };
    let said = match said.rsplit_once(" - ").or_else(|| said.rsplit_once(" | ")) {
        Some((before, after)) if BESIDE.has(bare(after).as_bytes()) => bare(before),
        _ => said,
    };
    let labelled = matches!(scan.place, Place::Label | Place::Status);
    if !labelled && said.starts_with(|first: char| first.is_ascii_lowercase()) {
        return;
    }
    let known = SAID.iter().find(|(_, words)| words.has(said.as_bytes())).map(|(rule, _)| *rule);
    let is_control = said.starts_with("CUI//") && !said.contains(' ');
    let beyond = is_control || BEYOND.contains(&said);
    let Some(rule) = known.or(beyond.then_some(&NATIONAL)) else { return };
    let Some(start) = line.find(said) else { return };
    let end = start + said.len();
    // What the government's own scheme has already.
    if scan.found.iter().any(|found| found.start < end && found.end > start) {
        return;
    }
    let capitals = !said.bytes().any(|b| b.is_ascii_lowercase());
    let confidence = if labelled || introduced || capitals { High } else { Medium };
    scan.find(rule, (start, end), confidence, &[Reason::Usage]);
}

/// Without the signs and spaces around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| {
        !c.is_ascii_alphanumeric()
            && (c.is_ascii() || "\u{300c}\u{300d}\u{3010}\u{3011}".contains(c))
    })
}

/// What stands in brackets at an end of a title.
fn in_brackets(title: &str) -> Option<&str> {
    let title = title.trim();
    let ends = [('[', ']'), ('(', ')')];
    ends.iter().find_map(|(open, close)| {
        let first = title
            .strip_prefix(*open)
            .and_then(|rest| rest.split_once(*close))
            .map(|(said, _)| said);
        first.or_else(|| {
            title
                .strip_suffix(*close)
                .and_then(|rest| rest.rsplit_once(*open))
                .map(|(_, said)| said)
        })
    })
}
