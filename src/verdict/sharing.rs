//! Content × audience, at the moment of sharing.
//!
//! Outsiders alone: a quiet line. Sensitive content alone: a quiet note. Both:
//! the interruption, once a day for the same page, content and outsiders. See
//! the requirements' section F, rule AUD-01.

use super::content::{self, Reading, merged};
use super::digest::hex;
use super::page_content::Content;
use super::question::{forewarning, on_page, question};
use super::report::{Guard, Panel, Review, Tone};
use super::{Case, change, findings, large, wording, written};
use crate::audience::access::Access;
use crate::audience::ask::Wants;
use crate::audience::{Kind, Party, Register};
use crate::message::{Arg, Message};
use crate::page::share::ShareDialog;
use crate::policy::Mode;
use crate::severity::Severity;

/// How many outsiders the warning in a dialog names; with one more than these, it names all.
const NAMED: usize = 5;

/// Judges one open share dialog.
pub fn guard(
    dialog: &ShareDialog,
    case: &Case,
    content: Content<'_>,
    readers: Option<&Access>,
    register: &Register<'_>,
    wants: &mut Wants,
) -> Guard {
    let message = case.message(dialog);
    let acknowledged = &case.acknowledged;
    let mut parties: Vec<Party> =
        dialog.recipients.iter().map(|chosen| register.recipient(chosen, wants)).collect();
    let link_button = !dialog.public_link_buttons.is_empty();
    if dialog.public_link || link_button {
        parties.push(Register::public_link());
    }
    // What is written to them goes to them as well, by mail.
    let scale = content.scale;
    let written = scale.keep(message.map_or(&[][..], |message| &message.evidence));
    let written_sensitive = scale.sensitive(&written);
    // Whoever can open the page can open what it was before; the link shows what it is, and a
    // customer sees the portal alone.
    let sees_versions = |party: &Party| {
        party.kind.is_outside() && !matches!(party.kind, Kind::PublicLink | Kind::Customer)
    };
    let earlier = if parties.iter().any(sees_versions) { content.earlier } else { &[] };
    let all = merged(&[content.evidence, &written, earlier]);
    let page = content;
    let content = Content { evidence: &all, ..page };
    let mut asked = question(&parties, content);
    if let Some(asked) = asked.as_mut().filter(|_| !written_sensitive.is_empty()) {
        // Another message is another question.
        asked.key.push_str(&hex(written::key(0, &[], &written_sensitive)));
    }
    let is_known = asked.as_ref().is_some_and(|asked| asked.is_among(acknowledged));
    // The public link alone is no reason to speak before anybody chose it: where
    // it is only a button, it is judged when it is pressed.
    let shown: &[Party] =
        if dialog.recipients.is_empty() && !dialog.public_link { &[] } else { &parties };
    let change = readers.and_then(|readers| change::sentence(&parties, readers));
    let mut panel = panel(shown, content, change, is_known);
    if let Some(panel) = panel.as_mut().filter(|_| !written_sensitive.is_empty()) {
        let said = Message::new("panel_message").with(content::few(&written_sensitive));
        let names_outsiders = shown.iter().any(|party| party.kind.is_outside());
        match panel.tone {
            // That the page holds it would not be true.
            Tone::Note if !names_outsiders && scale.sensitive(page.evidence).is_empty() => {
                panel.title = said;
            }
            _ => panel.lines.push(said),
        }
    }
    large::add(&mut panel, shown, register);
    if let Some(panel) = panel.as_mut().filter(|_| dialog.public_link) {
        panel.lines.push(wording::guest_rather());
    }
    let acts =
        std::iter::once(dialog.form).chain(dialog.public_link_buttons.iter().copied()).collect();
    Guard {
        panel,
        review: review(&parties, content),
        pending: content.reading == Reading::Unfinished
            || message.is_some_and(|message| !message.read)
            || parties.iter().any(|party| party.kind.is_pending()),
        ..Guard::of(dialog.dialog, dialog.form, acts).asking(asked, acknowledged)
    }
}

/// The review date offered for whoever among them is a person from outside.
pub(super) fn review(parties: &[Party], content: Content<'_>) -> Option<Review> {
    let is_person = |party: &&Party| matches!(party.kind, Kind::Guest | Kind::External);
    let outsiders: Vec<&Party> = parties.iter().filter(is_person).collect();
    content.space?;
    let finding = findings::expiry(&outsiders, content)?;
    let names: Arg = outsiders.iter().map(|party| party.name.as_str()).collect();
    Some(Review {
        question: Message::new("review_offer").with(names.clone()),
        unsure: Message::new("review_offer_unsure").with(names),
        people: outsiders.iter().map(|party| party.value.clone()).collect(),
        finding,
    })
}

fn panel(
    parties: &[Party],
    content: Content<'_>,
    change: Option<Message>,
    is_known: bool,
) -> Option<Panel> {
    let (outsiders, others): (Vec<&Party>, Vec<&Party>) =
        parties.iter().partition(|party| party.kind.is_outside());
    let unknown: Vec<&Party> =
        others.into_iter().filter(|party| matches!(party.kind, Kind::Unknown(_))).collect();
    let sensitive = content.scale.sensitive(content.evidence);
    let asked = question(parties, content);
    let people =
        |parties: &[&Party]| -> Arg { parties.iter().map(|p| wording::party(p)).collect() };
    // Those whom a question names all, once it is asked.
    let first = |parties: &[&Party]| {
        Arg::first(parties.iter().map(|party| wording::party(party)).collect(), NAMED, "panel_more")
    };
    let not_told = || unknown.iter().map(|party| wording::party(party));

    let mut panel = if let Some(asked) = &asked
        && (sensitive.is_empty() || outsiders.is_empty())
    {
        // Whatever is on the page: the settings say that these do not get it.
        Panel {
            tone: Tone::Warning,
            title: forewarning(Some(asked)).unwrap_or_else(|| Message::new("panel_limited")),
            lines: vec![asked.why.clone(), asked.advice.clone()],
        }
    } else if let Some(asked) = &asked {
        let severe = content.scale.worst(content.evidence) == Some(Severity::Critical);
        let is_stop = asked.event.mode == Mode::Stop;
        Panel {
            tone: Tone::Warning,
            title: forewarning(Some(asked)).unwrap_or_else(|| {
                Message::new(if severe { "panel_warning_severe" } else { "panel_warning" })
            }),
            // Who is outside comes first: what is on the page was said before anybody was chosen.
            lines: vec![
                Message::new("panel_outsiders").with(first(&outsiders)),
                match content.scale.is_above_ceiling(content.evidence) {
                    false if is_stop => asked.why.clone(),
                    _ => on_page(&sensitive),
                },
                asked.advice.clone(),
            ],
        }
    } else if !outsiders.is_empty() && !sensitive.is_empty() {
        // The settings let it go with a word.
        Panel {
            tone: Tone::Note,
            title: Message::new("panel_outsiders").with(people(&outsiders)),
            lines: vec![on_page(&sensitive)],
        }
    } else if !outsiders.is_empty() {
        Panel {
            tone: Tone::Quiet,
            title: Message::new("panel_outsiders").with(people(&outsiders)),
            lines: Vec::new(),
        }
    } else if !unknown.is_empty() {
        Panel {
            tone: Tone::CannotTell,
            title: Message::new("panel_cannot_tell"),
            lines: if sensitive.is_empty() { Vec::new() } else { vec![on_page(&sensitive)] },
        }
    } else if !sensitive.is_empty() {
        // From the moment the dialog opens: before a choice, and with less to
        // move about when one is made.
        let inside = (!parties.is_empty()).then(|| Message::new("panel_inside"));
        Panel {
            tone: Tone::Note,
            title: content.holds(&sensitive),
            lines: inside.into_iter().collect(),
        }
    } else if content.reading == Reading::NotFound {
        Panel { tone: Tone::CannotTell, title: content.gap(), lines: Vec::new() }
    } else {
        return None;
    };
    if !outsiders.is_empty() {
        panel.lines.extend_from_slice(content.attached);
    }
    panel.lines.extend(change);
    panel.lines.extend(not_told());
    if !unknown.is_empty() {
        panel.tone = panel.tone.max(Tone::CannotTell);
    }
    if content.reading == Reading::NotFound && panel.tone < Tone::Warning && !outsiders.is_empty() {
        panel.tone = Tone::CannotTell;
        panel.lines.push(content.gap());
    }
    if is_known {
        panel.lines.push(Message::new("panel_acknowledged"));
    }
    Some(panel)
}
