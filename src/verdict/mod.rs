//! Content × audience × policy → what to say and what to hold.
//!
//! [`judge`] is the core's one decision. It is a function of its [`Case`] alone:
//! the same case gives the same report, on any machine, at any time.

mod audience;
mod change;
mod composer;
pub mod content;
mod create;
mod digest;
mod editor;
pub mod findings;
mod jira;
mod jira_record;
mod jira_window;
pub mod kept;
mod labels;
mod large;
mod line;
mod observe;
mod portal;
mod question;
mod reminder;
pub mod report;
pub mod review;
pub mod scale;
mod sharing;
mod window;
pub(crate) mod wording;
mod written;
mod you;

use crate::audience::access::Told;
use crate::audience::ask::{self, Wants};
use crate::audience::domain::OwnDomains;
use crate::audience::fact::{self, Fact, Facts, PageFact};
use crate::audience::page::PageView;
use crate::audience::{self as who, Register};
use crate::detect::Evidence;
use crate::message::{Arg, Message};
use crate::page::address::{Address, Product};
use crate::page::{Snapshot, composer as composers, share, window as windows};
use crate::policy::{Layers, Policy};
use crate::record::clock::{self, Due, End, Recorded, Work};
use crate::severity::Severity;
use content::Reading;
use findings::{Finding, Subject};
use kept::Kept;
use report::{Badge, EvidenceLine, Report, Settled, State, Tone};
use scale::{Content, Scale};
use serde::{Deserialize, Serialize};

/// Everything a judgement rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// The page as it stands.
    pub snapshot: Snapshot,
    /// What was found in its text.
    pub evidence: Vec<Evidence>,
    /// What was found in its title.
    pub title: Vec<Evidence>,
    /// How far the text was read.
    pub reading: Reading,
    /// What has been learnt so far.
    pub facts: Facts,
    /// The settings.
    pub settings: Layers,
    /// The keys of the interruptions gone through today.
    pub acknowledged: Vec<String>,
    /// What was kept from earlier visits.
    pub kept: Kept,
    /// The keys of the questions this page view has put to the site.
    pub asked: Vec<String>,
    /// What is being written on the page, and not sent yet.
    pub drafts: Vec<Draft>,
    /// What is kept of records of the page and its space.
    pub record: Recorded,
    /// The element that somebody pressed and that waits for an answer, where what it does
    /// is looked up only then.
    pub pressed: Option<u32>,
    /// The person's calendar day, `YYYY-MM-DD`; empty where it is not known.
    pub today: String,
}

impl Case {
    /// What is being written in the element of this number.
    fn draft(&self, n: u32) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.n == n)
    }
}

/// Something being written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The number of the element that is written in.
    pub n: u32,
    /// Its text, to look for names and links in; its beginning, where it is long.
    pub text: String,
    /// What was found in it.
    pub evidence: Vec<Evidence>,
    /// Whether it was read as it stands now.
    pub read: bool,
    /// Whether it is what stood there when somebody began to write.
    pub same: bool,
}

/// Judges a page.
pub fn judge(case: &Case) -> Report {
    let Some(address) = Address::parse(&case.snapshot.url) else {
        return not_checked(Message::new("gap_address"));
    };
    if case.snapshot.is_self_hosted() {
        return not_checked(Message::new("gap_self_hosted"));
    }
    if address.product != Product::Confluence {
        return jira::judge(case, &address);
    }
    let policy = Policy::from_layers(&case.settings);
    let register = Register::new(&policy, &case.facts).mentioning(mentioned(&case.snapshot));
    let mut wants = Wants::after(&case.asked).about_blog(address.is_blog);
    let mut gaps: Vec<Message> = Vec::new();

    let view = address
        .page_id
        .as_deref()
        .map(|page| who::page::view(page, address.space_key.as_deref(), &register, &mut wants));
    if view.is_none() && !case.facts.contains_key(fact::ME) {
        wants.put(ask::signed_in());
    }
    let about = view.as_ref().and_then(|view| view.about);
    let labelled = about.map_or(&[][..], |about| &about.labels);
    let mut text = editor::text(case);
    text.evidence = labels::add(&text.evidence, labelled, &case.settings).into_owned();
    let dialogs = share::share_dialogs(&case.snapshot);
    let scale = Scale::new(&policy, &case.facts).at(
        address.product,
        &case.snapshot.url,
        address.page_id.as_deref(),
        address.space_key.as_deref(),
    );
    let evidence = scale.keep(&text.evidence);
    let title = scale.keep(text.title);
    let content = Content {
        evidence: &evidence,
        scale: &scale,
        reading: text.reading,
        page: address.page_id.as_deref().unwrap_or(&case.snapshot.url),
        space: address.page_id.as_ref().and(address.space_key.as_deref()),
    };
    let readers = view.as_ref().map(|view| &view.page);
    let windows = windows::share_windows(&case.snapshot);
    let is_window = |dialog: u32| windows.iter().any(|window| window.share.dialog == dialog);
    let mut guards: Vec<_> = dialogs
        .iter()
        .filter(|dialog| !is_window(dialog.dialog))
        .map(|dialog| {
            sharing::guard(dialog, content, readers, &register, &case.acknowledged, &mut wants)
        })
        .collect();
    let around = window::Around {
        readers,
        space: view.as_ref().map(|view| &view.space),
        acknowledged: &case.acknowledged,
    };
    for window in &windows {
        guards.extend(window::guards(window, content, around, &register, &mut wants));
    }

    guards.extend(editor::publish(&case.snapshot, content, readers, &case.acknowledged));
    let in_comments = composer::Around {
        scale: &scale,
        page: content.page,
        site: "",
        readers,
        customers: &[],
        organisations: &[],
        request: Some(false),
        comments: &[],
        in_portal: &[],
        content: None,
        acknowledged: &case.acknowledged,
    };
    for open in composers::composers(&case.snapshot) {
        let draft = case.draft(open.editor);
        guards.push(composer::judge(&open, draft, in_comments, &register, &mut wants).guard);
    }

    if windows.iter().any(|window| window.unread) {
        gaps.push(Message::new("window_unread"));
    }
    if text.reading == Reading::NotFound {
        gaps.push(Message::new("gap_content"));
    }
    if windows.is_empty() && share::share_dialog_unrecognised(&case.snapshot) {
        gaps.push(Message::new("gap_share_dialog"));
    }
    match &view {
        None => gaps.push(Message::new("gap_not_a_page")),
        Some(view) => match audience::one_reason(&view.page) {
            Some(why) => gaps.push(Message::new("gap_audience").with(wording::unread(why))),
            None => gaps.extend(audience::gaps(&view.page)),
        },
    }
    let asking =
        text.reading == Reading::Unfinished || view.as_ref().is_some_and(|view| view.page.asking);
    let state = match (gaps.is_empty(), asking) {
        (false, _) => State::CannotTell,
        (true, true) => State::Checking,
        (true, false) => State::Checked,
    };
    let in_windows = windows.iter().map(|window| &window.share);
    let chosen = dialogs.iter().chain(in_windows).flat_map(|dialog| &dialog.recipients);
    let mut remember = who::to_remember(&share::sightings(&case.snapshot), chosen, &case.facts);
    if let (Some(page), Some(is_on)) =
        (&address.page_id, windows.iter().find_map(|window| window.public_link))
    {
        // Only the window tells; it is shut again before the next look at the page.
        let link = (fact::link_key(page), Fact::Public(is_on));
        if case.facts.get(&link.0) != Some(&link.1) {
            remember.push(link);
        }
    }
    let sensitive = scale.worst(&evidence) >= Some(Severity::Medium);

    let (aside, findings) =
        found(case, content, &title, &address, view.as_ref(), &register, &mut wants);
    let worst = findings.iter().rev().max_by_key(|found| found.severity);
    let urgent = worst.filter(|found| found.severity >= Severity::High);
    let due = findings.iter().find(|found| findings::is_expiry(found));
    let is_loud = sensitive || urgent.is_some();

    let sentence = view.as_ref().map_or_else(
        || Message::new("audience_not_a_page"),
        |view| audience::sentence(view, &register, &policy),
    );
    let report = Report {
        state,
        space: address.space_key.clone(),
        page: address.page_id.clone(),
        strip: strip(content_sentence(content), sentence.clone(), urgent, &gaps),
        audience: sentence,
        short: view.as_ref().map_or_else(|| Message::new("audience_not_a_page"), audience::short),
        readers: view.as_ref().map_or_else(Vec::new, |view| audience::lines(&view.page)),
        content: content_sentence(content),
        marking: content::marking(&evidence).map(str::to_owned),
        classification: view
            .as_ref()
            .and_then(|view| view.classification)
            .map(|level| level.name.clone()),
        evidence: evidence_lines(content),
        due: due.map(due_sentence),
        due_key: due.map(|found| found.key.clone()),
        aside,
        outsiders: view.as_ref().map_or_else(Vec::new, |view| audience::outside(&view.page)),
        unplaced: view.as_ref().map_or(0, |view| audience::unplaced(&view.page)),
        space_outsiders: view.as_ref().map_or_else(Vec::new, |view| audience::outside(&view.space)),
        asking,
        whole: view.as_ref().is_some_and(|view| !asking && view.page.gaps.is_empty()),
        restricted: view.as_ref().and_then(|view| match view.page.restricted {
            Told::Yes(_) => Some(true),
            Told::No => Some(false),
            Told::CannotTell(_) => None,
        }),
        source: view
            .as_ref()
            .and_then(|view| view.page.restricted.yes())
            .map(|_| kept::title_digest(&case.snapshot.title)),
        path: content.space.map(|space| findings::path(content.page, space)),
        reminder: reminder::reminder(content, view.as_ref()),
        you: you::you(&case.facts, &address),
        tone: if is_loud {
            Tone::Note
        } else if !gaps.is_empty() {
            Tone::CannotTell
        } else {
            Tone::Quiet
        },
        badge: if is_loud {
            Badge::Sensitive
        } else if !gaps.is_empty() {
            Badge::CannotTell
        } else {
            Badge::Plain
        },
        findings,
        guards,
        wants: wants.into(),
        remember,
        gaps,
        settings: settled(&policy, &register),
    };
    observe::observed(report, &policy, &case.today)
}

/// What the settings decide beside the verdict.
fn settled(policy: &Policy, register: &Register<'_>) -> Settled {
    Settled {
        hold_ms: policy.count("holdLimit"),
        observes_until: None,
        proposed_domain: match register.own_domains() {
            OwnDomains::FromSignedIn(domain) => Some(domain.clone()),
            OwnDomains::Stated(_) | OwnDomains::Unknown => None,
        },
        problems: policy.problems.clone(),
    }
}

/// The record of the page that is due, if one is (R27). Nothing is due where the browser side
/// did not say which day it is.
fn record_due(case: &Case, about: Option<&PageFact>, policy: &Policy) -> Option<Due> {
    let about = about.filter(|_| case.record.today > 0)?;
    // The document's title goes on after the page's: "Page - Space - Confluence".
    let title = case.snapshot.title.split(" - ").next().unwrap_or_default();
    let work = Work {
        created: about.created,
        changed: about.changed,
        ended: (about.archived
            || about.labels.iter().any(|label| clock::is_end_label(label))
            || clock::is_end_title(title))
        .then_some(End::Page),
    };
    let interval = i32::try_from(policy.count("recordInterval")).unwrap_or(i32::MAX);
    clock::due(case.record, work, interval)
}

/// The report on a page that Doorward does not check.
fn not_checked(why: Message) -> Report {
    Report {
        state: State::NotChecked,
        space: None,
        page: None,
        gaps: vec![why],
        audience: Message::new("audience_not_a_page"),
        short: Message::new("audience_not_a_page"),
        readers: Vec::new(),
        strip: Vec::new(),
        content: Message::new("content_not_checked"),
        marking: None,
        classification: None,
        evidence: Vec::new(),
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
        you: Vec::new(),
        tone: Tone::Quiet,
        guards: Vec::new(),
        wants: Vec::new(),
        remember: Vec::new(),
        badge: Badge::Plain,
        settings: Settled::default(),
    }
}

/// How many of those mentioned are looked up: what one question to the site can hold.
const MENTIONED: usize = 100;

/// The accounts mentioned on the page, each once. A page can mention thousands that there are not,
/// so they get no more than a question.
fn mentioned(snapshot: &Snapshot) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for node in snapshot.all("mention") {
        if ids.len() == MENTIONED {
            break;
        }
        if let Some(id) = node.attribute("data-mention-id").filter(|id| !ids.contains(id)) {
            ids.push(id);
        }
    }
    ids
}

/// The findings about the page: those the person put out of sight, and the rest.
fn found(
    case: &Case,
    content: Content<'_>,
    title: &[Evidence],
    address: &Address,
    view: Option<&PageView<'_>>,
    register: &Register<'_>,
    wants: &mut Wants,
) -> (Vec<Finding>, Vec<Finding>) {
    let (Some(view), Some(page)) = (view, address.page_id.as_deref()) else {
        return Default::default();
    };
    let mentioned = mentioned(&case.snapshot);
    let shut_out = who::mention::shut_out(&view.page, &mentioned, register, wants);
    findings::findings(&Subject {
        view,
        evidence: content.evidence,
        title,
        scale: content.scale,
        record: record_due(case, view.about, content.scale.policy()),
        page,
        space: address.space_key.as_deref(),
        shut_out: &shut_out,
        is_copy: case.kept.is_copy(&case.snapshot.title),
        kept: &case.kept,
    })
    .into_iter()
    .partition(|found| found.aside)
}

/// Says whose review date has passed.
fn due_sentence(found: &Finding) -> Message {
    Message::new("review_due").with(found.who.iter().cloned().collect::<Arg>())
}

/// One line: content, audience, what to act on soon, and what could not be read.
fn strip(
    content: Message,
    audience: Message,
    urgent: Option<&Finding>,
    gaps: &[Message],
) -> Vec<Message> {
    let mut strip = vec![content, audience];
    strip.extend(urgent.map(|found| {
        Message::new("strip_urgent")
            .with(wording::severity(found.severity))
            .with(found.title.clone())
    }));
    match gaps {
        [one] => strip.push(one.clone()),
        [] => {}
        many => strip.push(Message::new("gaps_many").with(Arg::Count(many.len() as u32))),
    }
    strip
}

fn content_sentence(content: Content<'_>) -> Message {
    let sensitive = content.scale.sensitive(content.evidence);
    if !sensitive.is_empty() {
        return Message::new("content_found").with(content::names(sensitive));
    }
    Message::new(match content.reading {
        Reading::Unfinished => "content_reading",
        Reading::NotFound => "gap_content",
        Reading::Read => "content_none",
    })
}

fn evidence_lines(content: Content<'_>) -> Vec<EvidenceLine> {
    let scale = content.scale;
    scale
        .by_severity(content.evidence)
        .into_iter()
        .map(|evidence| EvidenceLine {
            name: content::name(evidence),
            severity: scale.severity(evidence),
            severity_name: wording::severity(scale.severity(evidence)),
            confidence_name: wording::confidence(evidence.confidence),
            excerpts: wording::examples(evidence).to_vec(),
        })
        .collect()
}
