//! What a judgement says: everything the browser side needs to show and to do.

use crate::audience::ask::Want;
use crate::audience::fact::Fact;
use crate::message::Message;
use crate::policy::{Mode, Problem};
use crate::severity::Severity;
use crate::verdict::findings::Finding;
use serde::{Deserialize, Serialize};

/// The judgement of one page at one moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How far the page could be checked.
    pub state: State,
    /// What could not be checked, and why. Empty if `state` is [`State::Checked`] or
    /// [`State::Checking`].
    pub gaps: Vec<Message>,
    /// The key of the space the page is in.
    pub space: Option<String>,
    /// The id of the page.
    pub page: Option<String>,
    /// The ids of the pages above it, if known: who can open those decides who can open it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<String>,
    /// Whether it was never published. Publishing it makes the site's answers about it out of date.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Who can open the page: every outside organisation, for a record.
    pub audience: Message,
    /// The same with the biggest of them, and how many more there are.
    pub brief: Message,
    /// The same in a few words.
    pub short: Message,
    /// The people and groups behind that sentence, one line each.
    pub readers: Vec<Message>,
    /// What was found on the page, in one sentence.
    pub content: Message,
    /// The most severe marking in the words of the page, for a record.
    pub marking: Option<String>,
    /// The site's own classification level of the page, by name (A13).
    pub classification: Option<String>,
    /// What was found on the page, piece by piece, the most severe first.
    pub evidence: Vec<EvidenceLine>,
    /// What is said of the files attached to it.
    pub files: Vec<Message>,
    /// What is wrong, by category, the most severe first.
    pub findings: Vec<Finding>,
    /// The findings that the person has hidden (A10).
    pub aside: Vec<Finding>,
    /// Everybody from outside the organisation who can open the page.
    pub outsiders: Vec<Outsider>,
    /// How many people can open the page who may be outside.
    pub unplaced: usize,
    /// Everybody from outside the organisation who can open its space.
    pub space_outsiders: Vec<Outsider>,
    /// Whether answers or text are still awaited.
    pub asking: bool,
    /// Whether everything that says who can open the page was read.
    pub whole: bool,
    /// Whether the page is restricted, where that is known (R141).
    pub restricted: Option<bool>,
    /// The digest of its title, so that a copy can be recognised. Only for a restricted page.
    pub source: Option<String>,
    /// The path of the page.
    pub path: Option<String>,
    /// Whose access is due for review, as a sentence (R164).
    pub due: Option<Message>,
    /// The key of the finding that says so.
    pub due_key: Option<String>,
    /// The reminder for somebody who prints, exports or copies the page (R171).
    pub reminder: Option<Panel>,
    /// For each upload of the case, the `file_digest` (`verdict::kept`) under which to keep
    /// what was found in it; empty for an upload that is not to be kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files_read: Vec<String>,
    /// A notice about files that were added to the page and could not be held.
    pub uploaded: Option<Panel>,
    /// Whether people from outside can open a file as soon as it is added to the page. If so, adding one
    /// waits until the file has been read.
    pub holds_files: bool,
    /// What the site says of the signed-in person, for the checklist.
    pub you: Vec<(String, Fact)>,
    /// What the strip above the page says.
    pub strip: Vec<Message>,
    /// The most urgent finding, to be shown first.
    pub urgent: Option<Message>,
    /// How the strip looks.
    pub tone: Tone,
    /// What to do at everything open that shares the page or sends something.
    pub guards: Vec<Guard>,
    /// What the core would like to know next.
    pub wants: Vec<Want>,
    /// Facts for the content script to keep.
    pub remember: Vec<(String, Fact)>,
    /// Outsiders whose names stand on the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Named>,
    /// The toolbar button.
    pub badge: Badge,
    /// What the settings decide beside the verdict.
    pub settings: Settled,
}

impl Report {
    /// The report on a page of which nothing was read.
    pub(super) fn blank() -> Self {
        Self {
            state: State::NotChecked,
            space: None,
            page: None,
            above: Vec::new(),
            draft: false,
            gaps: Vec::new(),
            audience: Message::new("audience_not_a_page"),
            brief: Message::new("audience_not_a_page"),
            short: Message::new("audience_not_a_page"),
            readers: Vec::new(),
            strip: Vec::new(),
            urgent: None,
            content: Message::new("content_not_checked"),
            marking: None,
            classification: None,
            evidence: Vec::new(),
            files: Vec::new(),
            files_read: Vec::new(),
            findings: Vec::new(),
            aside: Vec::new(),
            outsiders: Vec::new(),
            unplaced: 0,
            space_outsiders: Vec::new(),
            asking: false,
            whole: false,
            restricted: None,
            source: None,
            path: None,
            due: None,
            due_key: None,
            reminder: None,
            uploaded: None,
            holds_files: false,
            you: Vec::new(),
            tone: Tone::Quiet,
            guards: Vec::new(),
            wants: Vec::new(),
            remember: Vec::new(),
            names: Vec::new(),
            badge: Badge::Plain,
            settings: Settled::default(),
        }
    }
}

/// What the settings decide beside the verdict.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Settled {
    /// How long an act may be held undecided, in milliseconds (A11).
    pub hold_ms: u32,
    /// After how many days somebody's access is to be looked at again, unless another day is chosen
    /// (R164).
    pub review_days: u32,
    /// The domain of the signed-in person, taken as the organisation's own until they confirm it.
    pub proposed_domain: Option<String>,
    /// Settings that were ignored.
    pub problems: Vec<Problem>,
}

/// Somebody from outside who can open the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outsider {
    /// The account id, address or group id.
    pub id: String,
    /// The name shown on the site.
    pub name: String,
    /// `guest`, `external`, `guest_group`, `public_link`, `app` or `customer`.
    pub kind: &'static str,
    /// Their organisation, where it can be seen.
    pub organisation: Option<String>,
}

/// Somebody from outside, where the page itself names them (R159).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Where their name stands.
    pub selector: String,
    /// What is said beside it.
    pub label: Message,
}

/// How far a page could be checked. Finding nothing does not make a page checked: everything must have
/// been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Text and audience were read.
    Checked,
    /// Answers are still awaited.
    Checking,
    /// Something could not be read.
    CannotTell,
    /// The product or page is not one that Doorward checks.
    NotChecked,
}

/// One piece of evidence, for a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceLine {
    /// What it is, and how many.
    pub name: Message,
    /// How bad it would be outside.
    pub severity: Severity,
    /// How sure Doorward is.
    pub confidence_name: Message,
    /// Up to three examples, masked where they are secret.
    pub excerpts: Vec<String>,
}

/// How loudly something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The audience, quietly.
    Quiet,
    /// There is sensitive content.
    Note,
    /// Something could not be told.
    CannotTell,
    /// Sensitive content is about to leave the organisation, or something critical is found.
    Warning,
}

/// What is to happen at one place where the page is shared or something written is sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guard {
    /// The number of the element it happens in; 0 for the page itself.
    pub dialog: u32,
    /// The number of the element above which the panel stands.
    pub form: u32,
    /// The elements whose submission or press does it.
    pub acts: Vec<u32>,
    /// What to show there; `None` if there is nothing to say.
    pub panel: Option<Panel>,
    /// How the frame looks, if the panel is a frame around something being written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
    /// The question to ask instead of letting the act through; `None` lets it through.
    pub interruption: Option<Interruption>,
    /// What to offer after sharing with people from outside (R164).
    pub review: Option<Review>,
    /// Whether an answer still to come may change this. Until it comes an act is held, for a limited
    /// time.
    pub pending: bool,
    /// Whether nobody can tell who would read something sensitive that is sent here, though the panel
    /// does not say so. What the site failed to say is asked for once more when it is pressed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub untold: bool,
    /// What the question is about, for the event log and for *This warning is wrong*. There even if the
    /// question was answered earlier today, or Doorward only observes.
    pub event: Option<Event>,
}

impl Guard {
    /// A guard of these elements that shows nothing and asks nothing.
    pub(super) fn of(dialog: u32, form: u32, acts: Vec<u32>) -> Self {
        Self {
            dialog,
            form,
            acts,
            panel: None,
            frame: None,
            interruption: None,
            review: None,
            pending: false,
            untold: false,
            event: None,
        }
    }

    /// The same with a question, unless it was answered earlier today.
    pub(super) fn asking(self, question: Option<Interruption>, acknowledged: &[String]) -> Self {
        Self {
            event: question.as_ref().map(|asked| asked.event.clone()),
            interruption: question.filter(|asked| !asked.is_among(acknowledged)),
            ..self
        }
    }
}

/// What a question is about: rules and numbers, no words of the page and no names.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Event {
    /// The rules.
    pub about: Vec<About>,
    /// What happens.
    pub mode: Mode,
    /// How many people, groups and links from outside would get it.
    pub outsiders: usize,
    /// Whether it is only observed (A17).
    pub observed: bool,
}

/// A rule that a question is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct About {
    /// Its id.
    pub rule: String,
    /// What it found, without words of the page.
    pub name: Message,
    /// Whether the administrator set its mode, so that calling it wrong changes nothing.
    pub locked: bool,
}

/// A link to further reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// The address, `https` alone.
    pub url: String,
    /// What the link says.
    pub text: Message,
}

/// How the frame around what is written looks. Its panel says the same in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// A customer will read it.
    Public,
    /// Only those inside will.
    Internal,
    /// That cannot be told.
    Unknown,
    /// The place has no modes.
    Plain,
}

/// The offer to review the access of outsiders on a later day (R164).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// What is asked.
    pub question: Message,
    /// The same, if the person closed the dialog before the site answered.
    pub unsure: Message,
    /// Whose access it is, by account id or address.
    pub people: Vec<String>,
    /// The finding to show once that day has passed.
    pub finding: Finding,
}

/// Doorward's place in a share dialog.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Panel {
    /// How loudly.
    pub tone: Tone,
    /// The main sentence.
    pub title: Message,
    /// The rest, a sentence each.
    pub lines: Vec<Message>,
}

impl Panel {
    /// Adds lines to a panel. Where there is none yet, the first of them becomes the main sentence of one.
    pub fn add(panel: &mut Option<Self>, tone: Tone, mut lines: Vec<Message>) {
        if lines.is_empty() {
            return;
        }
        match panel {
            Some(panel) => {
                panel.tone = panel.tone.max(tone);
                panel.lines.append(&mut lines);
            }
            None => *panel = Some(Self { tone, title: lines.remove(0), lines }),
        }
    }
}

/// The question put before sensitive content leaves the organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Interruption {
    /// What it is about.
    pub title: Message,
    /// What is on the page.
    pub evidence: Section,
    /// Who would get it: every outsider by name, kind and organisation.
    pub outsiders: Section,
    /// Why that matters.
    pub why: Message,
    /// What to do instead.
    pub advice: Message,
    /// The organisation's own words, and whom to tell.
    pub more: Vec<Message>,
    /// Further reading.
    pub links: Vec<Link>,
    /// What to tick before going on, one for each outside organisation.
    pub ticks: Vec<Message>,
    /// The safe choice: back to the dialog.
    pub back: Message,
    /// The other choice; `None` where there is none.
    pub go_on: Option<Message>,
    /// What the event log keeps of it.
    #[serde(skip)]
    pub event: Event,
    /// The key under which the choice to go on is remembered for the day.
    pub key: String,
}

impl Interruption {
    /// Whether it was answered earlier today.
    pub(super) fn is_among(&self, acknowledged: &[String]) -> bool {
        acknowledged.contains(&self.key)
    }
}

/// A list under a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// The heading.
    pub title: Message,
    /// The entries.
    pub lines: Vec<Message>,
}

/// The toolbar button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Badge {
    /// Nothing to say.
    Plain,
    /// Sensitive content on the page.
    Sensitive,
    /// Something could not be told.
    CannotTell,
}
