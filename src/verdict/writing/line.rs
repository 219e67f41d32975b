//! A line of a work item that is edited in place: the summary, judged strictly (R58, R140), and
//! custom fields of one line.
//!
//! More people see a summary than can open the work item: it stands in lists, on boards, in
//! notifications and e-mails. So a sensitive summary always asks. A field asks if outsiders can
//! open the work item.

use crate::audience::access::Access;
use crate::audience::{Party, Register};
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::{Node, words};
use crate::verdict::content;
use crate::verdict::content::page::Content;
use crate::verdict::files::uploads;
use crate::verdict::question::{event_of_text, forewarning, stop};
use crate::verdict::report::{Guard, Interruption, Panel, Tone};
use crate::verdict::writing::written::{self, Written};
use crate::verdict::{Draft, wording};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The summary.
    Summary,
    /// A custom field.
    Field,
}

/// What is known about the work item of a line.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// Who can see the work item.
    pub readers: Option<&'a Access>,
    /// The customers to whom the portal shows its summary.
    pub customers: &'a [Party],
    /// The organisations whose customers it shows it to as well, none of them by name.
    pub organisations: &'a [String],
    /// Whether everything was read that people other than administrators may read.
    pub is_told: bool,
    /// "work item" or "issue".
    pub item: Message,
    /// The keys of the questions answered today.
    pub acknowledged: &'a [String],
}

/// Judges a line; `content` is that of the page, for its id and the settings.
pub fn guard(
    line: Line,
    node: &Node,
    draft: Option<&Draft>,
    content: Content<'_>,
    about: &About<'_>,
) -> Guard {
    let scale = content.scale;
    // What was there before is not being written now.
    let written = draft.filter(|draft| !draft.same);
    let evidence = scale.keep(written.map_or(&[][..], |draft| &draft.evidence));
    let sensitive = scale.sensitive(&evidence);
    let parties = outside(line, about);
    let readers = readers(line, &parties, about);
    let is_held =
        (line == Line::Summary || !parties.is_empty()) && scale.holds(&readers, &evidence);
    let asked = is_held.then(|| {
        let mut asked = question(line, &parties, &evidence, content, about);
        stop(&mut asked, scale, &readers, &evidence);
        asked
    });
    let is_awaited = line == Line::Field && !sensitive.is_empty() && !is_held;
    let form = node.part("form").first().map_or(node.n, |form| form.n);
    Guard {
        panel: panel(line, &sensitive, asked.as_ref(), about),
        pending: draft.is_some_and(|draft| !draft.read)
            || (is_awaited && about.readers.is_some_and(|readers| readers.asking)),
        untold: is_awaited && Access::is_untold(about.readers),
        ..Guard::of(form, form, acts(node)).asking(asked, about.acknowledged)
    }
}

/// Everybody from outside who reads it.
fn outside(line: Line, about: &About<'_>) -> Vec<Party> {
    let mut parties = about.readers.map_or_else(Vec::new, Access::outside);
    let customers = about.customers.iter().filter(|party| party.kind.is_outside());
    for party in customers.filter(|_| line == Line::Summary) {
        if !parties.contains(party) {
            parties.push(party.clone());
        }
    }
    parties
}

/// Those, and customers whose names are not known.
fn readers(line: Line, parties: &[Party], about: &About<'_>) -> Vec<Party> {
    let mut readers = parties.to_vec();
    if line == Line::Summary && !about.organisations.is_empty() {
        readers.push(Register::unnamed_customer());
    }
    readers
}

/// The question put before it is saved.
fn question(
    line: Line,
    parties: &[Party],
    evidence: &[Evidence],
    content: Content<'_>,
    about: &About<'_>,
) -> Interruption {
    let scale = content.scale;
    let sensitive = scale.sensitive(evidence);
    let outside: Vec<&Party> = parties.iter().collect();
    let mut readers: Vec<Message> = outside.iter().map(|party| wording::party(party)).collect();
    let unnamed = if line == Line::Summary { about.organisations } else { &[] };
    readers.extend(wording::customers_of(unnamed));
    let (title, why, advice) = match line {
        Line::Summary => {
            readers.push(Message::new("line_readers_more").with(about.item.clone()));
            let advice = Message::new("line_advice_summary");
            ("line_asks_summary", Message::new("finding_why_title"), advice)
        }
        Line::Field => ("line_asks_field", wording::why(&outside), scale.advice(&sensitive)),
    };
    Written {
        title: Message::new(title),
        content: uploads::found(&[], &[], &sensitive, Vec::new(), scale),
        readers,
        why,
        advice,
        ticks: [wording::ticks(&outside), wording::ticks_of(unnamed)].concat(),
        go_on: "line_go_on",
        key: written::key(written::place(title, content.page, unnamed), parties, &sensitive),
        event: event_of_text(scale, evidence, outside.len()),
    }
    .question()
}

/// The panel; `None` if nothing is sensitive.
fn panel(
    line: Line,
    sensitive: &[&Evidence],
    asked: Option<&Interruption>,
    about: &About<'_>,
) -> Option<Panel> {
    let is_known = asked.is_some_and(|asked| asked.is_among(about.acknowledged));
    let mut lines: Vec<Message> = forewarning(asked).into_iter().collect();
    if line == Line::Summary {
        lines.push(Message::new("finding_why_title"));
    }
    if !about.is_told {
        lines.push(Message::new("line_unread").with(about.item.clone()));
    }
    if is_known {
        lines.push(Message::new("composer_acknowledged"));
    }
    let title = Message::new(match line {
        Line::Summary => "line_summary",
        Line::Field => "line_field",
    });
    (!sensitive.is_empty()).then(|| Panel {
        tone: match (asked.is_some(), about.is_told) {
            (true, _) => Tone::Warning,
            (false, false) => Tone::CannotTell,
            (false, true) => Tone::Note,
        },
        title: title.with(content::few(sensitive)),
        lines,
    })
}

/// What saves it: leaving the line or Enter, the form around it, a button beside it.
fn acts(node: &Node) -> Vec<u32> {
    let saves = node.part("button").iter().filter(|button| {
        let is_save = |text: &str| words::is_one_of(text, words::SAVE);
        button.attribute("type") != Some("submit")
            && (is_save(&button.text()) || button.attribute("aria-label").is_some_and(is_save))
    });
    let forms = node.part("form").iter();
    std::iter::once(node.n).chain(forms.chain(saves).map(|act| act.n)).collect()
}
