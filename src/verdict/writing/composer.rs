//! What is written × who will read it, at the moment of sending: comments of both
//! products, replies to customers and internal notes (R54, R140, R150, A12,
//! JSM-01).
//!
//! A reply to customers asks before it is sent if it is sensitive, names colleagues or
//! links to something internal, and once a day before the first reply. If Doorward cannot
//! tell whether customers will read a text, a sensitive one asks as if they would.

use crate::audience::access::Access;
use crate::audience::jira::ItemView;
use crate::audience::{CannotTell, Kind, Party, Register};
use crate::detect::Evidence;
use crate::message::{Arg, Message};
use crate::page::composer::{Composer, Mode};
use crate::verdict::content;
use crate::verdict::content::page::Content;
use crate::verdict::digest::digest;
use crate::verdict::files::upload::{self, Upload};
use crate::verdict::files::uploads;
use crate::verdict::question::{both, event_of_text, forewarning, stop};
use crate::verdict::report::{Event, Frame, Guard, Interruption, Panel, Section, Tone};
use crate::verdict::scale::Scale;
use crate::verdict::writing::inner::inner_links;
use crate::verdict::writing::mention::{colleagues, inviting, is_led, mentions};
use crate::verdict::writing::written::{self, Written};
use crate::verdict::{Case, Draft, wording};
use std::borrow::Cow;

/// How many names and links are listed; more would hide the first.
const SAID: usize = 5;

/// What is known about the place of a composer.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The case, for what is written and the questions answered today.
    pub case: &'a Case,
    /// The settings, as they weigh what is written here.
    pub scale: &'a Scale<'a>,
    /// The id or address of the page, for remembering answers.
    pub page: &'a str,
    /// Who can see the page or work item.
    pub readers: Option<&'a Access>,
    /// The customers who read public replies.
    pub customers: &'a [Party],
    /// The work item; `None` in Confluence, and where none is open.
    pub item: Option<&'a ItemView<'a>>,
    /// Whether the work item is a customer's request; `None` if not known. Never in Confluence.
    pub request: Option<bool>,
    /// What is on the work item itself; a mention leads somebody to it.
    pub content: Option<Content<'a>>,
}

impl<'a> Around<'a> {
    /// The organisations whose customers read public replies too.
    fn organisations(self) -> &'a [String] {
        self.item.map_or(&[], ItemView::organisations)
    }
}

/// A composer as judged.
#[derive(Debug)]
pub struct Judged {
    /// What is to happen at it.
    pub guard: Guard,
    /// Whether a customer is about to read something not meant for them, and whether that is sensitive
    /// (JSM-01).
    pub leak: Option<bool>,
}

/// Judges one composer and what has been written in it.
pub fn judge(composer: &Composer, around: Around<'_>, register: &mut Register<'_>) -> Judged {
    let draft = around.case.written(composer);
    let put_in = uploads::put_in(around.case, composer.element);
    let (writing, mentions) = Writing::read(composer, &draft, &put_in, around, register);
    let sensitive = around.scale.sensitive(&writing.evidence);
    let is_held = writing.is_held();
    let inviting =
        around.content.and_then(|page| inviting(&writing.mentioned, page, around.readers));
    let held = is_held.then(|| writing.question(&sensitive, inviting.is_some()));
    let asked = both(held, inviting).or_else(|| {
        writing.is_public().then(|| first_reply(&writing.readers, writing.who(), around))
    });
    let (frame, title) = writing.frame();
    let lines = writing.lines(mentions, is_held, asked.as_ref());
    let is_said = is_held || writing.mode != Mode::Plain || !lines.is_empty();
    let tone = writing.tone(asked.as_ref());
    let is_asking = around.readers.is_some_and(|readers| readers.asking);
    Judged {
        leak: (writing.is_public() && is_held).then_some(!sensitive.is_empty()),
        guard: Guard {
            panel: is_said.then_some(Panel { tone, title, lines }),
            frame: Some(frame),
            pending: !draft.read
                || !upload::are_read(&put_in)
                || (is_asking && !is_held)
                || writing.mentioned.iter().any(|party| party.kind.is_pending()),
            untold: !is_held && Access::is_untold(around.readers) && !sensitive.is_empty(),
            ..Guard::of(composer.element, composer.element, composer.sends.clone())
                .asking(asked, &around.case.acknowledged)
        },
    }
}

/// What is being written, and who will read it.
struct Writing<'a> {
    around: Around<'a>,
    composer: &'a Composer,
    mode: Mode,
    /// What was found in it and in the files put into it.
    evidence: Cow<'a, [Evidence]>,
    /// What was found in the text alone.
    text: &'a [Evidence],
    /// Those files.
    put_in: &'a [&'a Upload],
    /// Those it mentions who can open the page.
    mentioned: Vec<Party>,
    /// Every known reader.
    readers: Vec<Party>,
    /// Whether all readers are the organisation's own people, as at its own help desk.
    all_inside: bool,
    /// The colleagues it names to a customer.
    colleagues: Vec<String>,
    /// The internal hosts it links to for a customer.
    inner: Vec<String>,
}

impl<'a> Writing<'a> {
    /// Reads it, and what to say of those it mentions.
    fn read(
        composer: &'a Composer,
        draft: &'a Draft,
        put_in: &'a [&'a Upload],
        around: Around<'a>,
        register: &mut Register<'_>,
    ) -> (Self, Vec<Message>) {
        let text = &draft.text;
        let mode = mode(composer, around);
        let (mentioned, lines) = mentions(composer, mode, register);
        let mut writing = Self {
            around,
            composer,
            mode,
            evidence: upload::kept(&draft.evidence, put_in, around.scale),
            text: &draft.evidence,
            put_in,
            readers: Vec::new(),
            mentioned,
            all_inside: false,
            colleagues: Vec::new(),
            inner: Vec::new(),
        };
        writing.readers = writing.read_by(false);
        writing.all_inside = mode == Mode::Public
            && !writing.readers.is_empty()
            && around.organisations().is_empty()
            && writing
                .readers
                .iter()
                .chain(&writing.mentioned)
                .all(|one| one.kind == Kind::Internal);
        if writing.is_for_customers() && !writing.all_inside {
            writing.colleagues = colleagues(text, composer, around.readers, register);
            let sites = &around.scale.policy().sites;
            writing.inner = inner_links(text, &composer.links, around.scale.site(), sites);
        }
        (writing, lines)
    }

    /// Whether customers will read it, or may.
    fn is_for_customers(&self) -> bool {
        matches!(self.mode, Mode::Public | Mode::CannotTell)
    }

    /// Whether the portal may show it to the person who raised the request, as it does a description.
    fn is_shown(&self) -> bool {
        self.composer.field && self.around.request == Some(true)
    }

    /// Whether a customer from outside will read it.
    fn is_public(&self) -> bool {
        self.mode == Mode::Public && !self.all_inside
    }

    fn outside(&self) -> Vec<&Party> {
        self.readers.iter().filter(|party| party.kind.is_outside()).collect()
    }

    /// Whether somebody from outside reads it, or may.
    fn leaves(&self) -> bool {
        match self.mode {
            Mode::Public | Mode::CannotTell => !self.all_inside,
            Mode::Internal | Mode::Plain => {
                !self.outside().is_empty()
                    || (self.is_shown() && !self.around.organisations().is_empty())
            }
        }
    }

    /// Whether sending it waits for an answer.
    fn is_held(&self) -> bool {
        let tells = !self.colleagues.is_empty() || !self.inner.is_empty();
        let is_holding = || self.around.scale.holds(&self.sure_readers(), &self.evidence);
        self.leaves() && ((self.is_public() && tells) || is_holding())
    }

    /// What else it reveals: colleagues and internal links.
    fn revealed(&self) -> impl Iterator<Item = Message> {
        let said = |key| move |name: &String| Message::new(key).with(name.as_str());
        let colleagues = self.colleagues.iter().take(SAID).map(said("composer_colleague"));
        colleagues.chain(self.inner.iter().take(SAID).map(said("composer_link")))
    }

    /// Those whom a mention leads to something sensitive, and of whom nobody can tell whether they are
    /// outside.
    fn untold(&self) -> impl Iterator<Item = &Party> {
        let is_sensitive = self.around.content.is_some_and(|page| page.matters())
            || !self.around.scale.sensitive(&self.evidence).is_empty();
        let is_untold = move |party: &&Party| {
            is_sensitive
                && self.mode != Mode::Public
                && matches!(party.kind, Kind::Unknown(why) if why != CannotTell::Asking)
                && is_led(party, self.around.readers)
        };
        self.mentioned.iter().filter(is_untold)
    }

    /// What to say of the files of a work item that a mention leads somebody from outside to.
    fn led_to(&self) -> &[Message] {
        let is_led = |party: &Party| party.kind.is_outside() && is_led(party, self.around.readers);
        let leads = self.mode != Mode::Public && self.mentioned.iter().any(is_led);
        self.around.content.filter(|_| leads).map_or(&[], |page| page.attached)
    }

    /// Whether it takes along a file that Doorward has not looked into.
    fn has_unread_files(&self) -> bool {
        // Each of those that Doorward saw being put in has a line of its own.
        let are_unsaid = self.composer.files > self.put_in.len();
        self.leaves() && (are_unsaid || upload::are_unread(self.put_in))
    }

    /// The sentences above it, those about `mentions` first. `asked` is the question before sending;
    /// `is_held` says whether it is what is written that asks.
    fn lines(
        &self,
        mentions: Vec<Message>,
        is_held: bool,
        asked: Option<&Interruption>,
    ) -> Vec<Message> {
        let scale = self.around.scale;
        let mut lines = mentions;
        lines.extend_from_slice(self.led_to());
        lines.extend(self.untold().map(wording::party));
        let text = scale.keep(self.text);
        let in_text = scale.sensitive(&text);
        if !in_text.is_empty() {
            lines.push(Message::new("composer_holds").with(content::few(&in_text)));
        }
        lines.extend(match self.leaves() {
            true => upload::lines(self.put_in, scale),
            false => upload::holding(self.put_in, scale),
        });
        lines.extend(forewarning(asked));
        if is_held {
            lines.extend(self.revealed());
        }
        let is_known = asked.is_some_and(|asked| asked.is_among(&self.around.case.acknowledged));
        for (key, is_so) in [
            ("composer_restricted", self.composer.restricted && self.mode == Mode::Public),
            ("composer_files", self.has_unread_files()),
            ("composer_acknowledged", is_held && is_known),
            ("composer_no_button", self.composer.sends.is_empty()),
        ] {
            if is_so {
                lines.push(Message::new(key));
            }
        }
        lines
    }

    /// How loudly they are said.
    fn tone(&self, asked: Option<&Interruption>) -> Tone {
        use crate::policy::Mode as Asked;
        match self.mode {
            // The question about the first reply of the day is a reminder.
            _ if asked.is_some_and(|asked| asked.event.mode > Asked::Note) => Tone::Warning,
            Mode::CannotTell => Tone::CannotTell,
            _ if self.composer.sends.is_empty() || self.has_unread_files() => Tone::CannotTell,
            Mode::Public => Tone::Note,
            _ if self.untold().next().is_some() => Tone::CannotTell,
            _ if !self.around.scale.sensitive(&self.evidence).is_empty() => Tone::Note,
            _ => Tone::Quiet,
        }
    }

    /// Who will read it, in words.
    fn who(&self) -> Vec<Message> {
        let mut who: Vec<Message> = Vec::new();
        if self.mode == Mode::CannotTell {
            who.push(Message::new("composer_perhaps_customer"));
        }
        if self.mode == Mode::Internal && self.readers.len() > self.read_by(true).len() {
            who.push(Message::new("composer_perhaps_in_jira"));
        }
        if self.is_shown() {
            who.push(Message::new("composer_perhaps_shown"));
        }
        if self.is_for_customers() {
            who.extend(self.readers.iter().map(wording::party));
        } else {
            who.extend(self.outside().into_iter().map(wording::party));
        }
        if self.is_for_customers() || self.is_shown() {
            who.extend(wording::customers_of(self.around.organisations()));
        }
        if who.is_empty() {
            who.push(Message::new("composer_customers_unread"));
        }
        who
    }

    /// The question put before it is sent.
    fn question(&self, sensitive: &[&Evidence], is_inviting: bool) -> Interruption {
        let more = self.revealed().collect();
        let mut asked = Written {
            title: Message::new(match self.mode {
                Mode::Public => "composer_title_public",
                Mode::CannotTell => "composer_title_unknown",
                Mode::Plain if self.composer.field => "composer_title_unknown",
                Mode::Internal | Mode::Plain => "composer_title",
            }),
            content: uploads::found(self.text, self.put_in, sensitive, more, self.around.scale),
            readers: self.who(),
            why: Message::new(if self.is_for_customers() {
                "composer_why_customer"
            } else {
                "why_external"
            }),
            advice: match self.mode {
                _ if sensitive.is_empty() => Message::new("composer_advice"),
                Mode::Public if !self.around.scale.is_above_ceiling(&self.evidence) => {
                    Message::new("composer_advice_sensitive")
                }
                _ => self.around.scale.advice(sensitive),
            },
            ticks: if sensitive.is_empty() { Vec::new() } else { self.ticks() },
            go_on: "composer_go_on",
            key: self.key(sensitive),
            event: event_of_text(self.around.scale, &self.evidence, self.outside().len()),
        }
        .question();
        stop(&mut asked, self.around.scale, &self.sure_readers(), &self.evidence);
        if is_inviting {
            // What is on the work item goes along.
            asked.evidence.title = Message::new("interruption_content");
        }
        asked
    }

    /// Everybody who will certainly read it, customers whose names are not known among them.
    fn sure_readers(&self) -> Vec<Party> {
        let mut readers = self.read_by(true);
        let are_named = self.around.organisations().is_empty()
            && self.around.customers.iter().any(|party| party.kind.is_outside());
        if self.is_public() && !are_named {
            readers.push(Register::unnamed_customer());
        }
        readers
    }

    /// Every known reader, including those it mentions. If `is_sure`, only those who will certainly read
    /// it: if it may be an internal note, those who read such notes.
    fn read_by(&self, is_sure: bool) -> Vec<Party> {
        let around = self.around;
        let mode = match self.mode {
            Mode::CannotTell if is_sure => Mode::Internal,
            mode => mode,
        };
        let customers =
            matches!(mode, Mode::Public | Mode::CannotTell) || !is_sure && self.is_shown();
        let in_jira = !is_sure && around.item.is_some_and(|item| item.perhaps_in_jira);
        let is_in_portal =
            |party: &Party| around.item.is_some_and(|item| item.in_portal.contains(&party.value));
        let mut readers: Vec<Party> = Vec::new();
        let mut add = |party: &Party| {
            if !readers.iter().any(|known| known.value == party.value) {
                readers.push(party.clone());
            }
        };
        if customers {
            around.customers.iter().for_each(&mut add);
        }
        // Notes are not shown in the portal.
        let is_told = |party: &Party| mode != Mode::Internal || in_jira || !is_in_portal(party);
        let outside = around.readers.map_or_else(Vec::new, Access::outside);
        outside.iter().filter(|one| is_told(one)).for_each(&mut add);
        self.mentioned.iter().filter(|party| party.kind.is_outside()).for_each(&mut add);
        readers
    }

    /// One sentence to tick for each outside organisation, or one for the customer if none is known.
    fn ticks(&self) -> Vec<Message> {
        let mut ticks = wording::ticks(&self.outside());
        if self.is_for_customers() || self.is_shown() {
            ticks.extend(wording::ticks_of(self.around.organisations()));
        }
        if ticks.is_empty() {
            ticks.push(Message::new("composer_tick"));
        }
        ticks
    }

    /// A key for the question that holds none of its content.
    fn key(&self, sensitive: &[&Evidence]) -> u64 {
        let place = written::place("composer", self.around.page, self.around.organisations());
        let start = place.wrapping_add(self.mode as u64);
        let names = self.colleagues.iter().chain(&self.inner).map(|name| digest("name", name));
        written::key(names.fold(start, u64::wrapping_add), &self.readers, sensitive)
    }

    /// How the composer looks, and what the line above it says.
    fn frame(&self) -> (Frame, Message) {
        let is_unread = self.readers.is_empty() && self.around.organisations().is_empty();
        let (frame, said) = match self.mode {
            Mode::Public if self.all_inside => (Frame::Public, "composer_public_inside"),
            Mode::Public if is_unread => (Frame::Public, "composer_public_unread"),
            Mode::Public => {
                let people = self.readers.iter().map(|party| match party.kind {
                    Kind::PublicLink => Message::new("composer_anybody"),
                    Kind::EveryAccount => Message::new("composer_every_account"),
                    _ => Message::new("composer_name").with(party.name.as_str()),
                });
                let organisations = wording::customers_of(self.around.organisations());
                let who: Arg = people.chain(organisations).collect();
                return (Frame::Public, Message::new("composer_public").with(who));
            }
            Mode::Internal => (Frame::Internal, "composer_internal"),
            Mode::CannotTell => (Frame::Unknown, "composer_unknown"),
            Mode::Plain => (Frame::Plain, "composer_plain"),
        };
        (frame, Message::new(said))
    }
}

/// Who will read it: what the composer shows or, if it has no modes, what kind of work item it is. If
/// that may be a request, nobody can tell.
fn mode(composer: &Composer, around: Around<'_>) -> Mode {
    let asking = around.readers.is_some_and(|readers| readers.asking);
    if composer.field {
        return Mode::Plain;
    }
    if let Some(id) = &composer.comment {
        let comments = around.item.map_or(&[][..], |item| item.comments);
        let known = comments.iter().find(|comment| comment.id == *id);
        return match (around.request, known.and_then(|comment| comment.public)) {
            (Some(false), _) => Mode::Plain,
            (_, Some(true)) => Mode::Public,
            (_, Some(false)) => Mode::Internal,
            (None, None) if asking => Mode::Plain,
            (_, None) => Mode::CannotTell,
        };
    }
    match (composer.mode, around.request) {
        (Mode::Plain, Some(true)) => Mode::CannotTell,
        (Mode::Plain, None) if !asking => Mode::CannotTell,
        // Space types are told by the site; two tabs alone do not make a request.
        (Mode::CannotTell, Some(false)) => Mode::Plain,
        (mode, _) => mode,
    }
}

/// The first reply of the day is asked about, whatever it says (A12).
fn first_reply(readers: &[Party], who: Vec<Message>, around: Around<'_>) -> Interruption {
    let asked = Written {
        title: Message::new("composer_first_title"),
        content: Section {
            title: Message::new("composer_first_what"),
            lines: vec![Message::new("composer_first_line")],
        },
        readers: who,
        why: Message::new(if readers.is_empty() {
            "composer_first_why_unread"
        } else {
            "composer_first_why"
        }),
        advice: Message::new("composer_first_advice"),
        ticks: Vec::new(),
        go_on: "composer_first_go_on",
        // Once a day for the site, whichever the request.
        key: digest("first-reply", around.scale.site()),
        // Nothing is wrong: it is a reminder.
        event: Event { mode: crate::policy::Mode::Note, ..Event::default() },
    };
    asked.question()
}
