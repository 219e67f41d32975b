//! Content × audience, at the moment of sharing.
//!
//! Outsiders alone: a quiet line. Sensitive content alone: a quiet note. Both:
//! the interruption, once a day for the same page, content and outsiders. See
//! the requirements' section F, rule AUD-01.

pub(super) mod change;
pub(super) mod large;
pub(super) mod window;

use crate::audience::access::Access;
use crate::audience::{Kind, Party, Register};
use crate::detect::Evidence;
use crate::message::{Arg, Message};
use crate::page::share::ShareDialog;
use crate::policy::Mode;
use crate::severity::Severity;
use crate::verdict::content::page::Content;
use crate::verdict::content::{self, Reading, merged};
use crate::verdict::digest::hex;
use crate::verdict::question::{forewarning, on_page, question};
use crate::verdict::report::{Guard, Interruption, Panel, Review, Tone};
use crate::verdict::writing::written;
use crate::verdict::{Case, findings, wording};

/// Judges one open share dialog.
pub fn guard(
    dialog: &ShareDialog,
    case: &Case,
    page: Content<'_>,
    readers: Option<&Access>,
    register: &mut Register<'_>,
) -> Guard {
    let parties = parties(dialog, register);
    // What is written to them goes to them as well, by mail.
    let message = case.message(dialog);
    let written = page.scale.keep(message.map_or(&[][..], |message| &message.evidence));
    let written_sensitive = page.scale.sensitive(&written);
    let all = merged(&[page.evidence, &written, page.earlier_for(&parties)]);
    let content = Content { evidence: &all, ..page };
    let mut asked = question(&parties, content);
    if let Some(asked) = asked.as_mut().filter(|_| !written_sensitive.is_empty()) {
        // Another message is another question.
        asked.key.push_str(&hex(written::key(0, &[], &written_sensitive)));
    }

    // The public link alone is no reason to speak before anybody chose it: where it is only a button,
    // it is judged when it is pressed.
    let is_shown = !dialog.recipients.is_empty() || dialog.public_link;
    let shown: &[Party] = if is_shown { &parties } else { &[] };
    let chosen = Chosen::of(shown, asked.as_ref().filter(|_| is_shown), content);
    let mut panel =
        chosen.panel(&case.acknowledged, readers.and_then(|now| change::sentence(&parties, now)));
    if let Some(panel) = panel.as_mut().filter(|_| !written_sensitive.is_empty()) {
        let said = Message::new("panel_message").with(content::few(&written_sensitive));
        match panel.tone {
            // That the page holds it would not be true.
            Tone::Note
                if chosen.outside.is_empty() && page.scale.sensitive(page.evidence).is_empty() =>
            {
                panel.title = said;
            }
            _ => panel.lines.push(said),
        }
    }
    large::add(&mut panel, shown, register);
    if let Some(panel) = panel.as_mut().filter(|_| dialog.public_link) {
        panel.lines.push(wording::guest_rather());
    }
    let acts = std::iter::once(&dialog.form).chain(&dialog.public_link_buttons).copied().collect();
    Guard {
        panel,
        review: review(&parties, content),
        pending: content.reading == Reading::Unfinished
            || message.is_some_and(|message| !message.read)
            || parties.iter().any(|party| party.kind.is_pending()),
        ..Guard::of(dialog.dialog, dialog.form, acts).asking(asked, &case.acknowledged)
    }
}

/// Everyone who would get the page.
fn parties(dialog: &ShareDialog, register: &mut Register<'_>) -> Vec<Party> {
    let chosen = dialog.recipients.iter().map(|chosen| register.recipient(chosen));
    let mut parties: Vec<Party> = chosen.collect();
    if dialog.public_link || !dialog.public_link_buttons.is_empty() {
        parties.push(Register::public_link());
    }
    parties
}

/// The offer of a review date for the guests and external people among them.
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

/// Who is chosen in a dialog, and what they would get.
struct Chosen<'a> {
    is_anybody: bool,
    outside: Vec<&'a Party>,
    /// Those who may be outside.
    unknown: Vec<&'a Party>,
    content: Content<'a>,
    sensitive: Vec<&'a Evidence>,
    asked: Option<&'a Interruption>,
}

impl<'a> Chosen<'a> {
    fn of(parties: &'a [Party], asked: Option<&'a Interruption>, content: Content<'a>) -> Self {
        let is_unknown = |party: &&Party| matches!(party.kind, Kind::Unknown(_));
        Self {
            is_anybody: !parties.is_empty(),
            outside: parties.iter().filter(|party| party.kind.is_outside()).collect(),
            unknown: parties.iter().filter(is_unknown).collect(),
            content,
            sensitive: content.scale.sensitive(content.evidence),
            asked,
        }
    }

    /// The panel in the dialog. `change` says who can open the page now, and who will.
    fn panel(&self, acknowledged: &[String], change: Option<Message>) -> Option<Panel> {
        let mut panel = match self.asked {
            Some(asked) => self.warning(asked),
            None => self.unasked()?,
        };
        if !self.outside.is_empty() {
            panel.lines.extend_from_slice(self.content.attached);
        }
        panel.lines.extend(change);
        panel.lines.extend(self.unknown.iter().map(|party| wording::party(party)));
        if !self.unknown.is_empty() {
            panel.tone = panel.tone.max(Tone::CannotTell);
        }
        let is_unread = self.content.reading == Reading::NotFound && !self.outside.is_empty();
        if is_unread && panel.tone < Tone::Warning {
            panel.tone = Tone::CannotTell;
            panel.lines.push(self.content.gap());
        }
        if self.asked.is_some_and(|asked| asked.is_among(acknowledged)) {
            panel.lines.push(Message::new("panel_acknowledged"));
        }
        Some(panel)
    }

    /// The panel if there is a question.
    fn warning(&self, asked: &Interruption) -> Panel {
        let Self { content, sensitive, outside, .. } = self;
        let is_stop = asked.event.mode == Mode::Stop;
        // The settings bar these people, whatever is on the page.
        let is_about_them = sensitive.is_empty() || outside.is_empty();
        let title = match content.scale.worst(content.evidence) {
            _ if is_about_them => "panel_limited",
            Some(Severity::Critical) => "panel_warning_severe",
            _ => "panel_warning",
        };
        let why = match content.scale.is_above_ceiling(content.evidence) {
            false if is_stop => asked.why.clone(),
            _ => on_page(sensitive),
        };
        // Who is outside comes first: what is on the page was said before anybody was chosen. The
        // question names them all.
        let names = outside.iter().map(|party| wording::party(party)).collect();
        let who = Message::new("panel_outsiders").with(wording::first(names));
        Panel {
            tone: Tone::Warning,
            title: forewarning(Some(asked)).unwrap_or_else(|| Message::new(title)),
            lines: match is_about_them {
                true => vec![asked.why.clone(), asked.advice.clone()],
                false => vec![who, why, asked.advice.clone()],
            },
        }
    }

    /// The panel if there is none; `None` if there is nothing to say.
    fn unasked(&self) -> Option<Panel> {
        let Self { content, sensitive, outside, .. } = self;
        let found = || (!sensitive.is_empty()).then(|| on_page(sensitive)).into_iter().collect();
        let (tone, title, lines) = if !outside.is_empty() {
            let who: Arg = outside.iter().map(|party| wording::party(party)).collect();
            // Sensitive content shows here only if the settings ask nothing about it.
            let tone = if sensitive.is_empty() { Tone::Quiet } else { Tone::Note };
            (tone, Message::new("panel_outsiders").with(who), found())
        } else if !self.unknown.is_empty() {
            (Tone::CannotTell, Message::new("panel_cannot_tell"), found())
        } else if !sensitive.is_empty() {
            // From the moment the dialog opens: before a choice, and with less to move about when one
            // is made.
            let inside = self.is_anybody.then(|| Message::new("panel_inside"));
            (Tone::Note, content.holds(sensitive), inside.into_iter().collect())
        } else if content.reading == Reading::NotFound {
            (Tone::CannotTell, content.gap(), Vec::new())
        } else {
            return None;
        };
        Some(Panel { tone, title, lines })
    }
}
