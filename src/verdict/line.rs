//! A line of a work item that is written where it is read: its summary, strictly
//! (R58, R140), and custom fields of one line.
//!
//! A summary is shown in lists, on boards, in notifications and mails, to more people
//! than can open the work item, so what is sensitive in it is asked about whoever
//! they are. A field is read with the work item, and asked about where outsiders
//! read that.

use super::composer::reading;
use super::content::{self, Reading};
use super::digest::digest;
use super::page_content::Content;
use super::question::{event_of_text, forewarning, stop};
use super::report::{Guard, Panel, Tone};
use super::uploads;
use super::written::{self, Written};
use super::{Draft, wording};
use crate::audience::Party;
use crate::audience::access::Access;
use crate::message::Message;
use crate::page::{Node, words};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The summary.
    Summary,
    /// A custom field.
    Field,
}

/// What is known beside the line.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// Who can see the work item.
    pub readers: Option<&'a Access>,
    /// The customers to whom the portal shows its summary.
    pub customers: &'a [Party],
    /// Whether that was read as far as everybody may read it.
    pub is_told: bool,
    /// "work item" or "issue".
    pub item: Message,
    /// The keys of the interruptions gone through today.
    pub acknowledged: &'a [String],
}

/// Judges a line as it stands; `content` is that of the page, for its settings.
pub fn guard(
    line: Line,
    node: &Node,
    draft: Option<&Draft>,
    content: Content<'_>,
    about: &About<'_>,
) -> Guard {
    let About { readers, customers, is_told, ref item, acknowledged } = *about;
    let scale = content.scale;
    let evidence = scale.keep(draft.map_or(&[][..], |draft| &draft.evidence));
    // What stood there before is not written now.
    let is_new = draft.is_some_and(|draft| !draft.same);
    let sensitive = if is_new { scale.sensitive(&evidence) } else { Vec::new() };
    let is_holding = is_new && !scale.holding(&evidence).is_empty();
    let mut parties = readers.map_or_else(Vec::new, Access::outside);
    if line == Line::Summary {
        for party in customers.iter().filter(|party| party.kind.is_outside()) {
            if !parties.contains(party) {
                parties.push(party.clone());
            }
        }
    }
    let outside: Vec<&Party> = parties.iter().collect();
    let is_held = is_holding && (line == Line::Summary || !outside.is_empty());
    let mut interruption = is_held.then(|| {
        let mut who: Vec<Message> = outside.iter().map(|party| wording::party(party)).collect();
        if line == Line::Summary {
            who.push(Message::new("line_readers_more").with(item.clone()));
        }
        Written {
            title: Message::new(match line {
                Line::Summary => "line_asks_summary",
                Line::Field => "line_asks_field",
            }),
            content: uploads::found(&[], &[], &sensitive, Vec::new(), scale),
            readers: who,
            why: match line {
                Line::Summary => Message::new("finding_why_title"),
                Line::Field => wording::why(&outside),
            },
            advice: match line {
                Line::Summary => Message::new("line_advice_summary"),
                Line::Field => scale.advice(&sensitive),
            },
            ticks: wording::ticks(&outside),
            go_on: "line_go_on",
            key: written::key(digest("line", content.page), &parties, &sensitive),
            event: event_of_text(scale, &evidence, outside.len()),
        }
        .question()
    });
    if let Some(asked) = &mut interruption {
        stop(asked, scale, &parties, false, &evidence);
    }
    let is_known = interruption.as_ref().is_some_and(|asked| asked.is_among(acknowledged));
    let panel = (!sensitive.is_empty()).then(|| {
        let title = Message::new(match line {
            Line::Summary => "line_summary",
            Line::Field => "line_field",
        });
        let mut lines: Vec<Message> = forewarning(interruption.as_ref()).into_iter().collect();
        if line == Line::Summary {
            lines.push(Message::new("finding_why_title"));
        }
        if !is_told {
            lines.push(Message::new("line_unread").with(item.clone()));
        }
        if is_known {
            lines.push(Message::new("composer_acknowledged"));
        }
        Panel {
            tone: match (is_held, is_told) {
                (true, _) => Tone::Warning,
                (false, false) => Tone::CannotTell,
                (false, true) => Tone::Note,
            },
            title: title.with(content::few(&sensitive)),
            lines,
        }
    });
    let drafts: Vec<&Draft> = draft.into_iter().collect();
    let form = node.part("form").first().map_or(node.n, |form| form.n);
    Guard {
        panel,
        pending: reading(&drafts) == Reading::Unfinished
            || (line == Line::Field
                && !is_held
                && is_holding
                && readers.is_some_and(|readers| readers.asking)),
        ..Guard::of(form, form, acts(node)).asking(interruption, acknowledged)
    }
}

/// What saves it: leaving it or Enter, the form around it, a button beside it.
fn acts(node: &Node) -> Vec<u32> {
    let saves = node.part("button").iter().filter(|button| {
        let is_save = |text: &str| words::is_one_of(text, words::SAVE);
        button.attribute("type") != Some("submit")
            && (is_save(&button.text()) || button.attribute("aria-label").is_some_and(is_save))
    });
    let forms = node.part("form").iter();
    std::iter::once(node.n).chain(forms.chain(saves).map(|act| act.n)).collect()
}
