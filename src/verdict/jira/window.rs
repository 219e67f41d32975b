//! What happens at the windows of Jira in which somebody is let in: sharing a filter
//! or dashboard, adding people to a space, adding a watcher (R56, R144, R150).
//!
//! A filter or dashboard reveals its name and its query; its results are only those that a person
//! may open anyway. So making one public asks, and giving one to somebody from outside is said.
//! Adding somebody from outside to a space always asks, because they get everything in it. A
//! watcher gets the work item by e-mail, so adding one is sharing it.

use crate::audience::access::Access;
use crate::audience::{Kind as Who, Party, Register};
use crate::message::{Arg, Message};
use crate::page::jira_window::{JiraWindow, Kind, Row, Share};
use crate::page::share::Chosen;
use crate::page::sighting::SightingKind;
use crate::verdict::content::Reading;
use crate::verdict::content::page::Content;
use crate::verdict::question::{both, question};
use crate::verdict::report::{Event, Frame, Guard, Interruption, Panel, Section, Tone};
use crate::verdict::sharing::change;
use crate::verdict::{content, digest, wording};

/// What is known about the page of a window.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// What is on the page.
    pub content: Content<'a>,
    /// Who can see the filter or dashboard now, if that was read.
    pub now: Option<&'a Access>,
    /// Who can see the page, if known.
    pub readers: Option<&'a Access>,
    /// The spaces it is shared with.
    pub spaces: &'a [&'a str],
    /// The keys of the questions answered today.
    pub acknowledged: &'a [String],
    /// The element that was pressed and waits for an answer.
    pub pressed: Option<u32>,
    /// What things are called here.
    pub nouns: &'a Nouns,
}

/// What things are called on this site.
#[derive(Debug, Clone)]
pub struct Nouns {
    /// The filter, dashboard or work item.
    pub thing: Message,
    /// The space.
    pub space: Message,
}

/// Judges one open window: the first guard has the panel.
pub fn guards(window: &JiraWindow, around: Around<'_>, register: &mut Register<'_>) -> Vec<Guard> {
    match &window.kind {
        Kind::Sharing { shares, unread, acts } => {
            vec![sharing_window(shares, *unread, around, register).guard(window, acts, around)]
        }
        Kind::People { chosen, acts } => {
            vec![people_window(chosen, around, register).guard(window, acts, around)]
        }
        Kind::Watchers(rows) | Kind::Field(rows) => rows_on_offer(window, rows, around, register),
        Kind::Unrecognised => vec![unrecognised(window.dialog)],
    }
}

/// The panel in a window that Doorward does not recognise.
fn unrecognised(window: u32) -> Guard {
    let title = Message::new("jira_window");
    Guard {
        panel: Some(Panel { tone: Tone::CannotTell, title, lines: Vec::new() }),
        frame: Some(Frame::Plain),
        ..Guard::of(window, window, Vec::new())
    }
}

/// A window, judged.
struct Judged {
    panel: Option<Panel>,
    asked: Option<Interruption>,
    pending: bool,
}

impl Judged {
    fn say(&mut self, tone: Tone, line: Message) {
        Panel::add(&mut self.panel, tone, vec![line]);
    }

    /// Says who may be outside.
    fn say_unknown(&mut self, parties: &[Party]) {
        let unknown: Vec<&Party> =
            parties.iter().filter(|party| matches!(party.kind, Who::Unknown(_))).collect();
        if !unknown.is_empty() {
            let mut lines = vec![Message::new("panel_cannot_tell")];
            lines.extend(unknown.iter().map(|party| wording::party(party)));
            Panel::add(&mut self.panel, Tone::CannotTell, lines);
        }
        self.pending |= unknown.iter().any(|party| party.kind.is_pending());
    }

    fn guard(mut self, window: &JiraWindow, acts: &[u32], around: Around<'_>) -> Guard {
        if acts.is_empty() {
            self.say(Tone::CannotTell, Message::new("composer_no_button"));
        }
        if self.asked.as_ref().is_some_and(|asked| asked.is_among(around.acknowledged)) {
            self.say(Tone::Quiet, Message::new("panel_acknowledged"));
        }
        Guard {
            panel: self.panel,
            pending: self.pending,
            ..Guard::of(window.dialog, window.place, acts.to_vec())
                .asking(self.asked, around.acknowledged)
        }
    }
}

fn list(parties: &[&Party]) -> Arg {
    parties.iter().map(|party| wording::party(party)).collect()
}

/// The words of a question, apart from the people in it.
struct Question {
    title: Message,
    about: Message,
    why: Message,
    advice: Message,
    go_on: &'static str,
}

/// A question about giving these people access, whatever the content.
fn asks(question: Question, who: &[&Party], around: Around<'_>) -> Interruption {
    // Sharing a page and giving access are two decisions.
    let mut key = digest::key(around.content, who, &[]);
    key.push('w');
    Interruption {
        title: question.title,
        evidence: Section { title: Message::new("jira_window_what"), lines: vec![question.about] },
        outsiders: Section {
            title: Message::new("interruption_outsiders"),
            lines: who
                .iter()
                .map(|party| match party.kind {
                    Who::PublicLink => Message::new("jira_window_anybody"),
                    _ => wording::party(party),
                })
                .collect(),
        },
        why: question.why,
        advice: question.advice,
        more: Vec::new(),
        links: Vec::new(),
        ticks: wording::ticks(who),
        back: Message::new("interruption_back"),
        go_on: Some(Message::new(question.go_on)),
        key,
        event: Event { outsiders: who.len(), ..Event::default() },
    }
}

// ── Filters and dashboards ──────────────────────────────────────────────────

/// Those to whom a filter or dashboard is given, and who do not have it yet.
struct Added<'a> {
    parties: Vec<Party>,
    /// Whether anyone at all is among them.
    public: bool,
    /// Whether everyone with an account gets it.
    everyone: bool,
    /// The names of spaces, whose people get it.
    spaces: Vec<&'a str>,
}

fn added<'a>(shares: &'a [Share], around: Around<'_>, register: &mut Register<'_>) -> Added<'a> {
    let has = |name: &str| {
        around.now.is_some_and(|now| {
            now.members.iter().any(|member| member.party.name == name)
                || now.groups.iter().any(|group| group.name == name)
        })
    };
    let mut added =
        Added { parties: Vec::new(), public: false, everyone: false, spaces: Vec::new() };
    for share in shares {
        match share {
            Share::Public => {
                added.public |= around.now.is_none_or(|now| now.anonymous.yes().is_none());
            }
            Share::Everyone => {
                added.everyone |= around.now.is_none_or(|now| now.everyone.is_none());
            }
            Share::Group(name) if !has(name) => {
                added.parties.extend(register.group_named(name));
            }
            Share::Person(name) if !has(name) => {
                let chosen = Chosen { value: String::new(), name: name.clone() };
                added.parties.push(register.chosen(&chosen));
            }
            Share::Space(name) if !around.spaces.contains(&name.as_str()) => {
                added.spaces.push(name);
            }
            Share::Group(_) | Share::Person(_) | Share::Space(_) => {}
        }
    }
    if added.public {
        added.parties.push(anybody());
    }
    added
}

fn sharing_window(
    shares: &[Share],
    unread: usize,
    around: Around<'_>,
    register: &mut Register<'_>,
) -> Judged {
    let nouns = around.nouns;
    let Added { parties, public, everyone, spaces } = added(shares, around, register);
    let outsiders: Vec<&Party> = parties.iter().filter(|party| party.kind.is_outside()).collect();
    let published = public.then(|| {
        let question = Question {
            title: Message::new("jira_share_asks").with(nouns.thing.clone()),
            about: Message::new("jira_share_about").with(nouns.thing.clone()),
            why: Message::new("jira_share_why").with(nouns.thing.clone()),
            advice: Message::new("jira_share_advice"),
            go_on: "interruption_go_on",
        };
        asks(question, &outsiders, around)
    });
    let asked = both(published, question(&parties, around.content));
    let pending = !outsiders.is_empty() && around.content.reading == Reading::Unfinished;
    let mut judged = Judged { panel: None, asked, pending };
    if public {
        let line = Message::new("jira_share_public").with(nouns.thing.clone());
        judged.say(Tone::Warning, line);
    } else if !outsiders.is_empty() {
        let tone = if judged.asked.is_some() { Tone::Warning } else { Tone::Note };
        judged.say(tone, Message::new("panel_outsiders").with(list(&outsiders)));
        judged.say(tone, Message::new("jira_share_sees").with(nouns.thing.clone()));
    }
    if everyone {
        judged.say(Tone::Note, Message::new("jira_share_everyone"));
    }
    judged.say_unknown(&parties);
    if unread > 0 {
        judged.say(Tone::CannotTell, Message::counted("jira_share_unread", unread));
    }
    for name in spaces {
        let line = Message::new("jira_share_space").with(nouns.space.clone()).with(name);
        judged.say(Tone::Quiet, line);
    }
    if judged.panel.is_none() && !parties.is_empty() {
        judged.say(Tone::Quiet, Message::new("panel_inside"));
    }
    judged
}

/// Anyone at all, with or without a link.
fn anybody() -> Party {
    Party { value: "anybody".to_owned(), ..Register::public_link() }
}

// ── People of a space ───────────────────────────────────────────────────────

fn people_window(chosen: &[Chosen], around: Around<'_>, register: &mut Register<'_>) -> Judged {
    let nouns = around.nouns;
    let parties: Vec<Party> = chosen.iter().map(|one| register.chosen(one)).collect();
    let outsiders: Vec<&Party> = parties.iter().filter(|party| party.kind.is_outside()).collect();
    let let_in = (!outsiders.is_empty()).then(|| {
        let question = Question {
            title: Message::new("jira_people_asks").with(nouns.space.clone()),
            about: Message::new("jira_people_about").with(nouns.space.clone()),
            why: wording::why(&outsiders),
            advice: Message::new("jira_people_advice").with(nouns.space.clone()),
            go_on: "jira_people_go_on",
        };
        asks(question, &outsiders, around)
    });
    let asked = both(let_in, question(&parties, around.content));
    let pending = !outsiders.is_empty() && around.content.reading == Reading::Unfinished;
    let mut judged = Judged { panel: None, asked, pending };
    if !outsiders.is_empty() {
        judged.say(Tone::Warning, Message::new("panel_outsiders").with(list(&outsiders)));
        judged.say(Tone::Quiet, Message::new("jira_people_gets").with(nouns.space.clone()));
    }
    judged.say_unknown(&parties);
    if judged.panel.is_none() && !parties.is_empty() {
        judged.say(Tone::Quiet, Message::new("panel_inside"));
    }
    judged
}

// ── Watchers, and fields that hold people ───────────────────────────────────

fn rows_on_offer(
    window: &JiraWindow,
    rows: &[Row],
    around: Around<'_>,
    register: &mut Register<'_>,
) -> Vec<Guard> {
    let Around { content, nouns, .. } = around;
    let is_field = matches!(window.kind, Kind::Field(_));
    let sensitive = content.scale.sensitive(content.evidence);
    let is_asked_of = content.matters() || content.reading != Reading::Read;
    // A guest is marked, so nobody is looked up to say what they get along with something harmless.
    let is_said_of = |row: &&Row| {
        is_asked_of || (row.sighting.kind == SightingKind::Guest && !content.attached.is_empty())
    };
    let mut leaves = false;
    let mut judged = Judged { panel: None, asked: None, pending: false };
    let mut guards = Vec::new();
    for row in rows.iter().filter(is_said_of) {
        let seen = Guard::of(window.dialog, window.place, vec![row.element]);
        let Some(party) = on_offer(row, around, register) else {
            guards.push(Guard { pending: true, ..seen });
            continue;
        };
        // A field makes no difference to somebody who can see the work item already.
        if is_field && around.readers.is_some_and(|readers| change::can_open(&party, readers)) {
            guards.push(seen);
            continue;
        }
        if party.kind.is_outside() {
            leaves = true;
            let tone = if is_asked_of { Tone::Note } else { Tone::Quiet };
            judged.say(tone, Message::new("panel_outsiders").with(list(&[&party])));
        }
        let earlier = content.earlier_for(std::slice::from_ref(&party));
        let all = content::merged(&[content.evidence, earlier]);
        let around = Around { content: Content { evidence: &all, ..content }, ..around };
        guards.push(Guard {
            pending: content.reading == Reading::Unfinished || party.kind.is_pending(),
            ..seen.asking(row_question(&party, is_field, around), around.acknowledged)
        });
        judged.say_unknown(std::slice::from_ref(&party));
    }
    if content.reading == Reading::NotFound && (!is_field || judged.panel.is_some()) {
        judged.say(Tone::CannotTell, content.gap());
    }
    // Last, so that a long list does not push the people out of a small window.
    if !sensitive.is_empty() && (!is_field || judged.panel.is_some()) {
        let key = if is_field { "jira_field_holds" } else { "jira_watch_holds" };
        let line = Message::new(key).with(nouns.thing.clone()).with(content::few(&sensitive));
        judged.say(Tone::Note, line);
    }
    if leaves {
        Panel::add(&mut judged.panel, Tone::Quiet, content.attached.to_vec());
    }
    // A press on a row is an act by itself, and the list has none of its own.
    if !is_field || judged.panel.is_some() {
        let panel = Judged { pending: false, ..judged }.guard(window, &[window.dialog], around);
        guards.insert(0, panel);
    }
    guards
}

/// Who a row is about; `None` if it is neither marked nor pressed, as nobody is looked up before that.
fn on_offer(row: &Row, around: Around<'_>, register: &mut Register<'_>) -> Option<Party> {
    let chosen = Chosen { value: String::new(), name: row.sighting.name.clone() };
    if row.sighting.kind == SightingKind::Guest {
        return Some(register.guest_on_offer(&chosen));
    }
    (around.pressed == Some(row.element)).then(|| register.chosen(&chosen))
}

/// The question about making somebody a watcher, or putting them into a field.
fn row_question(party: &Party, is_field: bool, around: Around<'_>) -> Option<Interruption> {
    let mut asked = question(std::slice::from_ref(party), around.content)?;
    let (title, why) = match is_field {
        true => ("jira_field_asks", "jira_field_why"),
        false => ("jira_watch_asks", "jira_watch_why"),
    };
    asked.title = Message::new(title);
    asked.why = Message::new(why).with(around.nouns.thing.clone()).with(asked.why);
    asked.go_on = asked.go_on.map(|_| Message::new("jira_watch_go_on"));
    asked.key.push('w');
    Some(asked)
}
