//! Protective markings, descriptors, handling instructions and caveats of the
//! UK Government Security Classifications Policy, the markings that came
//! before it, and the Traffic Light Protocol (R13, A1).
//!
//! A marking is a *use* of the words, not a mention of them: a line of its
//! own, a label or lozenge, the value of a "Classification:", capitals that
//! stand where a marking stands. "How to handle OFFICIAL-SENSITIVE
//! information" is a mention, "the official statistics" is neither.

mod levels;
mod mention;
pub(crate) mod others;
pub(crate) mod words;

use crate::Confidence::{High, Low, Medium};
use crate::rule::Rule;
use crate::scan::Scan;
use crate::words::{has_word, same, words};
use crate::{Place, Reason};
use levels::{level_at, levels_listed, lines_listed};
use mention::{
    Words, after_mentions, asked, defined, graded, introduced, marked_mention, mentioned, quoted,
    sentence_before, subject, supposed, told,
};
use words::{
    AUSTRALIAN, COLOURS, DESCRIPTOR, DESCRIPTORS, EMBARGOED, EYES_ONLY, LEGACY, NO_ORGANISATION,
    OFFICIAL, OFFICIAL_SENSITIVE, PUBLIC_RELEASE, RECIPIENTS_ONLY, SECRET, TLP, TOP_SECRET,
    USE_ONLY, vocabulary,
};

/// A label or lozenge in the capitals that markings are known by: Confluence
/// writes labels in small letters and joins their words.
pub(crate) fn label(text: &str) -> String {
    let text: String =
        text.chars().map(|c| if c == '_' { '-' } else { c.to_ascii_uppercase() }).collect();
    // A label has no colon: `tlp-amber`.
    text.strip_prefix("TLP-").map(|colour| format!("TLP:{colour}")).unwrap_or(text)
}

/// The longest line of markings; of a longer line, how much is looked at.
const LINE: usize = 200;

/// What was read at one place.
struct Read {
    rule: &'static Rule,
    start: usize,
    end: usize,
    /// More than one everyday word: OFFICIAL-SENSITIVE, UK SECRET.
    compound: bool,
}

/// Judges the trigger at `start..end`.
#[inline(never)]
pub(crate) fn judge(scan: &mut Scan, start: usize, end: usize) {
    let Some(read) = read(scan, start, end) else { return };
    if read.start < scan.marked {
        return;
    }
    let Some(confidence) = used(scan, &read) else { return };
    let end = suffix(scan, read.end, DESCRIPTORS.iter());
    // A handling instruction has its own rule and its own finding, so only
    // the level's own words are taken.
    scan.marked = read.end;
    let end = if std::ptr::eq(read.rule, &EMBARGOED) { dated(scan, read.end) } else { end };
    scan.find(read.rule, (read.start, end), confidence, &[Reason::Usage]);
}

/// How far after an embargo a date and time might stand.
const UNTIL: usize = 48;

/// The end of an embargo with its date or time, where one stands next to it.
fn dated(scan: &Scan, end: usize) -> usize {
    let rest = &scan.bytes[end..scan.bytes.len().min(end + UNTIL)];
    let rest = rest.split(|b| matches!(b, b'\n' | b'|' | b'\t' | b';')).next().unwrap_or_default();
    // A number of another line of thought is no date: EMBARGOED. 3 pages.
    let rest = rest.windows(2).position(|pair| pair == b". ").map_or(rest, |stop| &rest[..stop]);
    match rest.iter().rposition(u8::is_ascii_digit) {
        Some(last) => end + last + 1,
        None => end,
    }
}

/// Reads the marking around the trigger `start..end`, unless the trigger is part of a word.
#[inline(never)]
fn read(scan: &Scan, start: usize, end: usize) -> Option<Read> {
    let whole = matches!(scan.byte(start), b'[' | b',')
        || !scan.before(start).is_ascii_alphanumeric()
            && !matches!(scan.before(start), b'_' | b'$' | b'@');
    if !whole {
        return None;
    }
    let level = |rule, start, leads: &[&str]| {
        let led = led_by(scan, start, leads);
        Read { rule, start: led, end, compound: led < start }
    };
    let phrase = |rule, (start, end)| Read { rule, start, end, compound: true };
    let after = |lead| Some(led_by(scan, start, &[lead])).filter(|led| *led < start);
    let word = &scan.bytes[start..end];
    let is = |trigger: &str| same(word, trigger.as_bytes());
    let read = if is("official") {
        if let Some(end) = sensitive(scan, end) {
            return Some(phrase(&OFFICIAL_SENSITIVE, (led_by(scan, start, &["UK"]), end)));
        }
        level(&OFFICIAL, start, &["UK"])
    } else if is("secret") {
        let top = led_by(scan, start, &["TOP"]);
        let rule = if top < start { &TOP_SECRET } else { &SECRET };
        let led = level(rule, top, &["UK", "NATO", "COSMIC"]);
        Read { compound: led.start < start, ..led }
    } else if is("restricted") || is("confidential") {
        level(
            &LEGACY,
            start,
            &[
                "UK",
                "NATO",
                "EU",
                "PRIVATE AND",
                "PRIVATE &",
                "PRIVILEGED AND",
                "HIGHLY",
                "STRICTLY",
            ],
        )
    } else if is("and confidential") || is("& confidential") {
        phrase(&LEGACY, (after("PRIVATE")?, end))
    } else if is("strictly confidential") || is("highly confidential") {
        phrase(&LEGACY, (start, end))
    } else if is("protect -") {
        Read { rule: &LEGACY, start, end: start + 7, compound: false }
    } else if is("use only") {
        phrase(&USE_ONLY, (organisation(scan, start)?, end))
    } else if is("eyes only") {
        phrase(&EYES_ONLY, (nations(scan, start)?, end))
    } else if is("recipients only") {
        phrase(&RECIPIENTS_ONLY, (start, end))
    } else if is("public release") {
        phrase(&PUBLIC_RELEASE, (after("FOR")?, end))
    } else if is("embargoed") {
        phrase(&EMBARGOED, (start, end))
    } else if is("market sensitive") {
        phrase(&DESCRIPTOR, (start, end))
    } else if is("professional privilege") {
        phrase(&DESCRIPTOR, (after("LEGAL")?, end))
    } else if is("in confidence") || is("in-confidence") {
        phrase(&DESCRIPTOR, (in_confidence(scan, start)?, end))
    } else if is("confidence") {
        // " Co" begins too many words to be looked for.
        phrase(&DESCRIPTOR, (in_confidence(scan, after("IN")?)?, end))
    } else if is("commercial in c") {
        let rest = Some("onfidence").filter(|rest| starts(scan, end, rest))?;
        phrase(&DESCRIPTOR, (start, end + rest.len()))
    } else if is("[sec=") || is(", sec=") {
        return Some(phrase(&AUSTRALIAN, australian(scan, end)?));
    } else {
        phrase(&TLP, (start, colour(scan, end)?))
    };
    let next = scan.byte(read.end);
    (!next.is_ascii_alphanumeric() && !matches!(next, b'_' | b'=')).then_some(read)
}

/// Where SENSITIVE ends, if it follows the OFFICIAL that ends at `end`.
fn sensitive(scan: &Scan, end: usize) -> Option<usize> {
    let sign = |b| matches!(b, b' ' | b'-' | b':' | b'_' | b'/');
    let gap = scan.run(end, 4, sign);
    let word = end + gap;
    let close = word + "SENSITIVE".len();
    ((1..4).contains(&gap)
        && starts(scan, word, "SENSITIVE")
        && !scan.byte(close).is_ascii_alphanumeric())
    .then_some(close)
}

/// Where the organisation's name starts that stands before USE ONLY.
fn organisation(scan: &Scan, start: usize) -> Option<usize> {
    let mut led = capitals_before(scan, start, 4);
    // OFFICIAL-SENSITIVE ACME USE ONLY: the level has been read by itself.
    if led < scan.marked {
        led = (scan.marked..start).find(|&i| scan.byte(i) != b' ').unwrap_or(start);
    }
    let name = scan.bytes[led..start].trim_ascii();
    let name = name.strip_prefix(b"FOR ").unwrap_or(name);
    (led < start && !NO_ORGANISATION.has(name)).then_some(led)
}

/// Where the nations start that stand before EYES ONLY.
fn nations(scan: &Scan, start: usize) -> Option<usize> {
    const NAMED: [&str; 4] = ["CANADIAN", "AUSTRALIAN", "AMERICAN", "BRITISH"];
    let led = capitals_before(scan, start, 1);
    let short = || {
        scan.bytes[led..start - 1]
            .split(|b| matches!(b, b'/' | b'&' | b','))
            .all(|nation| (2..=4).contains(&nation.len()))
    };
    let named = || NAMED.iter().any(|nation| scan.bytes[led..].starts_with(nation.as_bytes()));
    (led < start && (short() || named())).then_some(led)
}

/// Where the word starts that says in whose confidence, before the IN at `start`.
fn in_confidence(scan: &Scan, start: usize) -> Option<usize> {
    let led = led_by(scan, start, &["COMMERCIAL", "STAFF", "MANAGEMENT", "MEDICAL"]);
    (led < start).then_some(led)
}

/// The marking of an e-mail's subject or header in the Australian form, of which `[SEC=` ends at
/// `end`.
fn australian(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    let level = scan.run(end, 24, |b| b.is_ascii_alphabetic() || matches!(b, b':' | b'-'));
    ["PROTECTED", "OFFICIAL", "SECRET", "TOP-SECRET", "UNOFFICIAL"]
        .iter()
        .any(|known| starts(scan, end, known))
        .then_some((end - 4, end + level))
}

/// Where the colour ends that follows the `TLP` that ends at `end`, and a sign.
fn colour(scan: &Scan, end: usize) -> Option<usize> {
    let sign = scan.run(end, 2, |b| matches!(b, b':' | b' ' | b'-'));
    let at = end + Some(sign).filter(|sign| *sign > 0)?;
    let colour = COLOURS.iter().find(|c| starts(scan, at, c))?;
    Some(at + colour.len())
}

/// How sure it is that the words are used as a marking, if they are.
#[inline(never)]
fn used(scan: &Scan, read: &Read) -> Option<crate::Confidence> {
    let at = &Words { start: read.start, end: read.end };
    let words = &scan.bytes[read.start..read.end];
    let upper = !words.iter().any(u8::is_ascii_lowercase);
    let titled = words.split(|b| !b.is_ascii_alphabetic()).all(|w| {
        matches!(w, b"in" | b"and" | b"confidence" | b"sensitive")
            || w.first().is_none_or(u8::is_ascii_uppercase)
    });
    // `Secret`, `Official`: everyday words unless something introduces them.
    let goes_on = scan.byte(read.end) == b' ' && scan.byte(read.end + 1).is_ascii_lowercase();
    if !upper && !read.compound && (goes_on || !introduced(scan, at)) {
        return None;
    }
    // STAFF USE ONLY TOILETS: a sign on a door.
    if std::ptr::eq(read.rule, &USE_ONLY)
        && matches!(&scan.bytes[read.end..], [b' ', next, ..] if next.is_ascii_alphanumeric())
    {
        return None;
    }
    let embargo = std::ptr::eq(read.rule, &EMBARGOED);
    let (line_start, line_end) = cell(scan, read.start);
    let line = &scan.bytes[line_start..line_end];
    // In a row of a table, the levels of all cells are a list.
    let (row_start, row_end) = scan.line(read.start, LINE);
    let listed = levels_listed(&scan.bytes[row_start..row_end])
        || lines_listed(scan, line_start)
        || has_word(scan.context.as_bytes(), words!["tier", "level"]);
    let alone = line.len() < LINE && only_markings(line) && !listed;
    if matches!(scan.place, Place::Label | Place::Status) {
        // Purview joins what is below a label to it: `Confidential\\All Employees`.
        let label = scan.bytes.split(|b| *b == b'\\').next().unwrap_or_default();
        return only_markings(label).then_some(High);
    }
    let upper_alone = upper && alone;
    // "Strictly private and confidential", by itself, as a letter has it at its head.
    let headed = std::ptr::eq(read.rule, &LEGACY)
        && line.iter().find(|b| b.is_ascii_alphabetic()).is_some_and(u8::is_ascii_uppercase);
    if upper_alone || (alone && read.compound && (titled || headed)) {
        return Some(High);
    }
    if std::ptr::eq(read.rule, &AUSTRALIAN) {
        return Some(High);
    }
    if std::ptr::eq(read.rule, &TLP) {
        let others = line.windows(3).filter(|w| w == b"TLP").count();
        let about = mentioned(scan, at) || after_mentions(scan, read.end) || supposed(scan, at);
        return (upper && others == 1 && !about && !listed).then_some(High);
    }
    if !(upper || titled) || listed {
        return None;
    }
    if supposed(scan, at) || asked(scan, at) || told(scan, at) || defined(scan, read.end) {
        return None;
    }
    if graded(scan, at) {
        return None;
    }
    if introduced(scan, at) && !quoted(scan, at) {
        // "This plan is classified SECRET and must not leave the building."
        return (subject(scan, at) || !after_mentions(scan, read.end)).then_some(High);
    }
    if !upper || scan.place == Place::Code {
        return None;
    }
    if boxed(scan, at, (line_start, line_end)) {
        return Some(Medium);
    }
    let marked_end = matches!(line.trim_ascii_end().last(), Some(b']' | b')' | b'O'..=b'Y'))
        && only_markings(&scan.bytes[read.start..line_end]);
    let at_edge = matches!(scan.before(read.start), b'[' | b'(')
        || marked_end
        || (read.start == line_start
            && matches!(scan.byte(read.end), b']' | b':' | b' ')
            && separated(scan, read.end));
    let titled = matches!(scan.place, Place::Title | Place::Heading) && at_edge
        || separated(scan, read.end) && in_subject(&scan.bytes[line_start..read.start])
        || scan.bytes[line_start..read.start].strip_suffix(b"[").is_some_and(in_subject);
    if titled {
        return Some(High);
    }
    let qualified = suffix(scan, read.end, vocabulary()) > read.end;
    if !(read.compound || qualified) {
        return None;
    }
    if embargo {
        let rest = &scan.bytes[read.end..scan.bytes.len().min(read.end + 24)];
        return (has_word(rest, words!["until", "to", "till"]) || qualified || at_edge)
            .then_some(Medium);
    }
    // TOP SECRET RECIPE: a headline.
    if std::ptr::eq(read.rule, &TOP_SECRET) && !qualified && headline(scan, read.end) {
        return None;
    }
    // A word before it says more than where it stands.
    let apart = !scan.bytes[line_start..read.start]
        .trim_ascii_end()
        .last()
        .is_some_and(u8::is_ascii_alphanumeric);
    if mentioned(scan, at) && !(at_edge && apart && read.compound) {
        return None;
    }
    if after_mentions(scan, read.end) {
        // "Draft OFFICIAL-SENSITIVE report", not "OFFICIAL-SENSITIVE data must".
        let led = sentence_before(scan, at).iter().any(u8::is_ascii_alphabetic);
        return (led && !marked_mention(scan, at)).then_some(Low);
    }
    Some(Medium)
}

/// `[SECRET] Migration plan`, `(SECRET) The convoy leaves`, and after what a document is called: "Ops
/// plan (SECRET) was agreed".
#[inline(never)]
fn boxed(scan: &Scan, at: &Words, (line_start, line_end): (usize, usize)) -> bool {
    const DOCUMENTS: crate::words::Words = words![
        "plan",
        "report",
        "paper",
        "annex",
        "appendix",
        "assessment",
        "brief",
        "briefing",
        "minutes",
        "memo",
        "letter",
        "forecast",
        "strategy",
        "proposal",
        "summary",
        "contract",
        "schedule",
    ];
    const LEVELS: crate::words::Words =
        words!["level", "tier", "clearance", "classification", "marking", "label", "marked"];
    let square = match (scan.before(at.start), scan.byte(at.end)) {
        (b'[', b']') => true,
        (b'(', b')') => false,
        _ => return false,
    };
    // Not "(SECRET) is put before each paragraph".
    let portion =
        numbered(&scan.bytes[line_start..at.start - 1]) && !after_mentions(scan, at.end + 1);
    let before = sentence_before(scan, at);
    let at_end = square && at.end + 1 == line_end && scan.byte(line_start).is_ascii_uppercase();
    (portion || at_end || has_word(before, DOCUMENTS)) && !has_word(before, LEVELS)
}

/// Whether nothing but its number stands before a paragraph: `1. `, `3.2 `.
fn numbered(left: &[u8]) -> bool {
    left.len() < 8 && left.iter().all(|b| b.is_ascii_digit() || b". )".contains(b))
}

/// Whether a word in capitals follows, which no marking has.
fn headline(scan: &Scan, end: usize) -> bool {
    let rest = scan.bytes.get(end + 1..).unwrap_or_default();
    scan.byte(end) == b' ' && rest.iter().take_while(|b| b.is_ascii_uppercase()).count() > 3
}

/// The line that holds `at`, or in a table written out the cell.
#[inline(never)]
fn cell(scan: &Scan, at: usize) -> (usize, usize) {
    let (start, end) = scan.line(at, LINE);
    let left = scan.bytes[start..at]
        .iter()
        .rposition(|&b| matches!(b, b'|' | b'\t'))
        .map_or(start, |i| start + i + 1);
    let right =
        scan.bytes[at..end].iter().position(|&b| matches!(b, b'|' | b'\t')).map_or(end, |i| at + i);
    if left > start || right < end { (left, right) } else { (start, end) }
}

/// Whether `left` is all that stands before the subject of an e-mail: "Subject: RE: ".
fn in_subject(left: &[u8]) -> bool {
    const MARKS: crate::words::Words = words!["subject:", "re:", "fw:", "fwd:"];
    left.ends_with(b": ") && left.split(|b| *b == b' ').all(|w| w.is_empty() || MARKS.has(w))
}

/// Whether a title goes on after a separator: `OFFICIAL: plan`, `SECRET - plan`.
fn separated(scan: &Scan, end: usize) -> bool {
    let rest = &scan.bytes[end..scan.bytes.len().min(end + 3)];
    matches!(rest, [b' ', b'-' | b'|' | b':', ..] | [b']' | b':', ..])
}

/// Whether a line is made of markings and what goes with them, and nothing
/// else.
#[inline(never)]
fn only_markings(line: &[u8]) -> bool {
    let mut at = 0;
    let mut levels = 0;
    let mut organisation = false;
    while at < line.len() {
        let rest = &line[at..];
        let fresh = at == 0 || !line[at - 1].is_ascii_alphanumeric();
        if !rest[0].is_ascii_alphanumeric() && !begins(rest, "(LPP)") {
            // `key = SECRET` and `SECRET?` are not lines of markings.
            if matches!(
                rest[0],
                b'=' | b'?' | b'!' | b'{' | b'}' | b'<' | b';' | b'$' | b'@' | b'%' | b'^' | b'\\'
            ) {
                return false;
            }
            at += 1;
        } else if let Some(length) = level_at(rest).filter(|_| fresh) {
            levels += 1;
            at += length;
        } else if let Some(word) = vocabulary().find(|w| fresh && begins(rest, w)) {
            let instruction = matches!(
                *word,
                "RECIPIENTS ONLY"
                    | "FOR PUBLIC RELEASE"
                    | "EMBARGOED"
                    | "EYES ONLY"
                    | "USE ONLY"
                    | "COMMERCIAL IN CONFIDENCE"
                    | "LEGAL PROFESSIONAL PRIVILEGE"
                    | "MARKET SENSITIVE"
                    | "STAFF IN CONFIDENCE"
                    | "IN-CONFIDENCE"
            );
            levels += usize::from(instruction);
            at += word.len();
            if *word == "EMBARGOED" {
                // Until when is said in the organisation's own words.
                let rest = line[at..].trim_ascii_start();
                let prose = rest.first().is_some_and(u8::is_ascii_lowercase);
                return !prose || ["until", "till", "to", "for"].iter().any(|w| begins(rest, w));
            }
        } else if let Some(word) =
            ["CLASSIFICATION", "PROTECTIVE", "MARKING", "SECURITY", "SENSITIVITY"]
                .iter()
                .find(|w| fresh && begins(rest, w))
        {
            at += word.len();
        } else if let Some(form) =
            ["WHEN COMPLETED", "WHEN COMPLETE"].iter().find(|w| levels > 0 && begins(rest, w))
        {
            // What a form will be.
            at += form.len();
        } else if fresh && begins(rest, "PAGE") && rest.get(5).is_some_and(u8::is_ascii_digit) {
            at += 5;
        } else if rest[0].is_ascii_digit() {
            at += 1;
        } else {
            // One organisation's name, in capitals: HOME OFFICE USE ONLY.
            let capitals = rest
                .iter()
                .take_while(|b| b.is_ascii_uppercase() || matches!(b, b' ' | b'&'))
                .count();
            match rest[..capitals].windows(8).position(|w| w == b"USE ONLY") {
                Some(name) if !organisation => {
                    organisation = true;
                    at += name;
                }
                _ => return false,
            }
        }
    }
    levels > 0
}

/// Where the run of `words` after `end` stops.
#[inline(never)]
fn suffix(
    scan: &Scan,
    end: usize,
    words: impl Iterator<Item = &'static &'static str> + Clone,
) -> usize {
    let mut last = end;
    let mut at = end;
    loop {
        let gap = (at..at + 4)
            .take_while(|&i| matches!(scan.byte(i), b' ' | b'-' | b':' | b'|' | b'/' | b','))
            .count();
        let rest = scan.bytes.get(at + gap..).unwrap_or_default();
        let word = words.clone().find(|w| {
            rest.starts_with(w.as_bytes())
                && !rest.get(w.len()).is_some_and(u8::is_ascii_alphanumeric)
        });
        match word {
            Some(w) if gap > 0 => {
                at += gap + w.len();
                if !matches!(
                    *w,
                    "AND" | "FOR" | "OF" | "UK" | "US" | "EU" | "HR" | "STAFF" | "POLICY"
                ) {
                    last = at;
                }
            }
            _ => return last,
        }
    }
}

/// Whether `text` begins with `word`, any case, and the word ends there.
#[inline(never)]
fn begins(text: &[u8], word: &str) -> bool {
    text.len() >= word.len()
        && same(&text[..word.len()], word.as_bytes())
        && !text.get(word.len()).is_some_and(u8::is_ascii_alphanumeric)
}

#[inline(never)]
fn starts(scan: &Scan, at: usize, word: &str) -> bool {
    scan.bytes.get(at..at + word.len()).is_some_and(|there| same(there, word.as_bytes()))
}

/// `start`, or where one of `words` starts that stands right before it.
#[inline(never)]
fn led_by(scan: &Scan, start: usize, words: &[&str]) -> usize {
    if !matches!(scan.before(start), b' ' | b'-') {
        return start;
    }
    let led = words.iter().find_map(|word| {
        let at = (start - 1).checked_sub(word.len())?;
        (starts(scan, at, word) && !scan.before(at).is_ascii_alphanumeric()).then_some(at)
    });
    led.unwrap_or(start)
}

/// Where the words in capitals before `start` start, at most so many.
#[inline(never)]
fn capitals_before(scan: &Scan, start: usize, most: usize) -> usize {
    let mut first = start;
    for _ in 0..most {
        if scan.before(first) != b' ' {
            break;
        }
        let word = scan.bytes[..first - 1]
            .iter()
            .rev()
            .take(24)
            .take_while(|b| b.is_ascii_uppercase() || matches!(b, b'/' | b'&' | b'\''))
            .count();
        if word < 2 {
            break;
        }
        first = first - 1 - word;
    }
    first
}
