//! Judges a page of Jira: a work item wherever it stands, a filter, a dashboard,
//! a board (R44, R54, R56, R58, R140, R144, R150).

use super::composer;
use super::content;
use super::findings::jira::{self as rules, About};
use super::findings::{Finding, Subject};
use super::report::{
    Badge, Event, Frame, Guard, Interruption, Panel, Report, Section, State, Tone,
};
use super::scale::Scale;
use super::sharing::{self, Content};
use super::{
    Case, Draft, audience, content_sentence, evidence_lines, jira_record, not_checked, observe,
    settled, strip, wording, you,
};
use crate::audience::access::{Access, Gap, GapIn, Told};
use crate::audience::ask::Wants;
use crate::audience::fact::{Part, Unread};
use crate::audience::jira::{self as who, ItemView, Shared, Thing};
use crate::audience::page::PageView;
use crate::audience::{self as people, Kind, Party, Register};
use crate::message::{Arg, Message};
use crate::page::address::Address;
use crate::page::composer as composers;
use crate::page::jira::{self as page, Place, Wording};
use crate::page::share;
use crate::policy::Policy;
use crate::severity::Severity;

/// How many lines of people a report holds; the rest are counted.
const LINES: usize = 60;

/// What can be seen by somebody, on a page of Jira.
enum Seen<'a> {
    /// A work item.
    Item(ItemView<'a>),
    /// Something shared by itself.
    Shared(Shared<'a>, &'static str),
}

impl<'a> Seen<'a> {
    fn view(&self) -> &PageView<'a> {
        match self {
            Seen::Item(item) => &item.view,
            Seen::Shared(shared, _) => &shared.view,
        }
    }
}

/// Judges a page of Jira.
pub fn judge(case: &Case, address: &Address) -> Report {
    let place = address.jira.clone().unwrap_or(Place::Other);
    if matches!(place, Place::Request(_)) {
        return not_checked(Message::new("jira_gap_portal"));
    }
    let key = address.page_id.as_deref().or_else(|| page::shown_key(&case.snapshot));
    let policy = Policy::from_layers(&case.settings);
    let register = Register::new(&policy, &case.facts);
    let mut wants = Wants::after(&case.asked).in_jira();
    let naming = page::wording(&case.snapshot);
    let seen = match (key, &place) {
        (Some(key), _) => Some(Seen::Item(who::item(key, &register, &mut wants))),
        (None, Place::Filter(id)) => Some(shared(Thing::Filter(id), &register, &mut wants)),
        (None, Place::Dashboard(id)) => Some(shared(Thing::Dashboard(id), &register, &mut wants)),
        (None, Place::Board(id, _)) => Some(shared(Thing::Board(id), &register, &mut wants)),
        (None, _) => None,
    };
    let is_item = key.is_some();
    let name = key.map_or_else(|| case.snapshot.url.clone(), str::to_owned);
    let scale = Scale::new(&policy, &case.facts).at(
        address.product,
        &case.snapshot.url,
        Some(&name),
        address.space_key.as_deref(),
    );
    let evidence = scale.keep(&case.evidence);
    let text = Content {
        evidence: &evidence,
        scale: &scale,
        reading: case.reading,
        page: &name,
        space: None,
    };

    let mut gaps: Vec<Message> = Vec::new();
    let readers = seen.as_ref().map(|seen| &seen.view().page);
    let dialogs = share::share_dialogs(&case.snapshot);
    let mut guards: Vec<Guard> = dialogs
        .iter()
        .map(|dialog| {
            sharing::guard(dialog, text, readers, &register, &case.acknowledged, &mut wants)
        })
        .collect();
    let leak = write(case, &seen, text, &register, &mut wants, &mut guards);
    if let Some(create) = create(case, &scale, naming) {
        guards.push(create);
    }
    if !case.snapshot.all("share-popup").is_empty() && dialogs.is_empty() {
        gaps.push(Message::new("gap_share_dialog"));
    }
    for window in case.snapshot.all("other-window") {
        gaps.push(Message::new("jira_gap_window"));
        guards.push(unrecognised(window.n));
    }
    if is_item && case.reading == content::Reading::NotFound {
        gaps.push(Message::new("gap_content"));
    }
    let known = gaps.len();
    match &seen {
        None => gaps.push(Message::new("jira_gap_no_item").with(item_noun(naming))),
        Some(seen) => match audience::one_reason(&seen.view().page) {
            Some(why) => gaps.push(
                Message::new("jira_gap_audience")
                    .with(wording::unread(why))
                    .with(noun(seen, naming)),
            ),
            None => gaps.extend(audience::gaps(&seen.view().page)),
        },
    }
    // What Jira tells its administrators alone is said in the sentence already, and
    // would be on every page.
    let is_usual = gaps.len() > known
        && seen.as_ref().is_some_and(|seen| seen.view().page.gaps.iter().all(is_for_admins));
    let is_lacking = known > 0 || (!gaps.is_empty() && !is_usual && seen.is_some());
    let is_unfinished = is_item && case.reading == content::Reading::Unfinished;
    let asking = is_unfinished || seen.as_ref().is_some_and(|seen| seen.view().page.asking);
    let of_space = match key {
        None => {
            jira_record::of_space(case, &place, (&scale, space_noun(naming)), &register, &mut wants)
        }
        Some(_) => jira_record::OfSpace::default(),
    };
    let (aside, findings): (Vec<Finding>, Vec<Finding>) = seen
        .as_ref()
        .map_or_else(Vec::new, |seen| findings(case, text, seen, &name, address, naming, leak))
        .into_iter()
        .chain(of_space.found)
        .partition(|found| found.aside);
    let worst = findings.iter().rev().max_by_key(|found| found.severity);
    let urgent = worst.filter(|found| found.severity >= Severity::High);
    let sensitive = urgent.is_some() || scale.worst(&evidence) >= Some(Severity::Medium);
    let sentence = seen.as_ref().map_or_else(
        || Message::new("audience_not_a_page"),
        |seen| sentence(seen, naming, &register, &policy),
    );
    let content = if is_item { content_sentence(text) } else { Message::new("jira_content_names") };
    let said = if is_usual { &gaps[..known] } else { &gaps[..] };
    let chosen: Vec<_> = dialogs.iter().flat_map(|dialog| &dialog.recipients).collect();
    let report = Report {
        settings: settled(&policy, &register),
        state: match (gaps.is_empty(), asking) {
            // Nothing here is checked but what is done in windows.
            _ if seen.is_none() => State::NotChecked,
            (false, _) => State::CannotTell,
            (true, true) => State::Checking,
            (true, false) => State::Checked,
        },
        space: address.space_key.clone(),
        page: key.map(str::to_owned),
        strip: strip(content.clone(), sentence.clone(), urgent, said),
        audience: sentence,
        short: seen.as_ref().map_or_else(|| Message::new("audience_not_a_page"), short),
        readers: seen.as_ref().map_or_else(Vec::new, lines),
        content,
        marking: content::marking(&evidence).map(str::to_owned),
        // Levels of Jira are not read.
        classification: None,
        evidence: evidence_lines(text),
        aside,
        outsiders: readers.map_or_else(Vec::new, audience::outside),
        space_outsiders: seen
            .as_ref()
            .map_or_else(Vec::new, |seen| audience::outside(&seen.view().space)),
        asking,
        whole: readers.map_or(of_space.whole, |readers| !asking && readers.gaps.is_empty()),
        restricted: readers.and_then(|readers| match readers.restricted {
            Told::Yes(_) => Some(true),
            Told::No => Some(false),
            Told::CannotTell(_) => None,
        }),
        // What is made in Jira leaves no trace of what it was copied from.
        source: None,
        path: key.map(|key| ["/browse/", key].concat()).or(of_space.path),
        due: None,
        due_key: None,
        reminder: None,
        you: you::you(&case.facts, address),
        tone: match (sensitive, is_lacking) {
            (true, _) => Tone::Note,
            (false, true) => Tone::CannotTell,
            (false, false) => Tone::Quiet,
        },
        badge: match (sensitive, is_lacking) {
            (true, _) => Badge::Sensitive,
            (false, true) => Badge::CannotTell,
            (false, false) => Badge::Plain,
        },
        findings,
        guards,
        wants: wants.into(),
        remember: people::to_remember(&share::sightings(&case.snapshot), &chosen, &case.facts),
        gaps,
    };
    observe::observed(report, &policy, &case.today)
}

fn shared<'a>(thing: Thing<'_>, register: &Register<'a>, wants: &mut Wants) -> Seen<'a> {
    let noun = match thing {
        Thing::Filter(_) => "jira_filter",
        Thing::Dashboard(_) => "jira_dashboard",
        Thing::Board(_) => "jira_board",
    };
    Seen::Shared(who::shared(thing, register, wants), noun)
}

fn is_for_admins(gap: &Gap) -> bool {
    match &gap.what {
        GapIn::Space => gap.why == Some(Unread::Forbidden),
        GapIn::Level(_) => true,
        _ => false,
    }
}

fn item_noun(naming: Wording) -> Message {
    Message::new(if naming.says_issue { "jira_issue" } else { "jira_work_item" })
}

fn space_noun(naming: Wording) -> Message {
    Message::new(if naming.says_project { "jira_project" } else { "jira_space" })
}

fn noun(seen: &Seen<'_>, naming: Wording) -> Message {
    match seen {
        Seen::Item(_) => item_noun(naming),
        Seen::Shared(_, noun) => Message::new(noun),
    }
}

/// Says in a window that Doorward does not know it.
fn unrecognised(window: u32) -> Guard {
    Guard {
        dialog: window,
        form: window,
        acts: Vec::new(),
        panel: Some(Panel {
            tone: Tone::CannotTell,
            title: Message::new("jira_window"),
            lines: Vec::new(),
        }),
        frame: Some(Frame::Plain),
        event: None,
        interruption: None,
        review: None,
        pending: false,
    }
}

// ── Writing ─────────────────────────────────────────────────────────────────

/// Judges the composers that are open; whether a customer is about to read what is
/// not for them, and whether that is sensitive.
fn write(
    case: &Case,
    seen: &Option<Seen<'_>>,
    content: Content<'_>,
    register: &Register<'_>,
    wants: &mut Wants,
    guards: &mut Vec<Guard>,
) -> Option<bool> {
    let item = match seen {
        Some(Seen::Item(item)) => Some(item),
        _ => None,
    };
    let customers: Vec<Party> = item.map_or_else(Vec::new, customers);
    let around = composer::Around {
        scale: content.scale,
        page: content.page,
        site: host(&case.snapshot.url),
        readers: item.map(|item| &item.view.page),
        customers: &customers,
        organisations: item.and_then(|item| item.item).map_or(&[], |item| &item.organisations),
        request: item.and_then(ItemView::is_request),
        comments: item.map_or(&[], |item| item.comments),
        acknowledged: &case.acknowledged,
    };
    let mut leak = None;
    for open in composers::composers(&case.snapshot) {
        let draft = draft(case, open.editor);
        let judged = composer::judge(&open, draft, around, register, wants);
        leak = leak.max(judged.leak);
        guards.push(judged.guard);
    }
    leak
}

fn draft(case: &Case, editor: u32) -> Option<&Draft> {
    case.drafts.iter().find(|draft| draft.n == editor)
}

fn host(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Those who read what is public on a request: reporter and participants, and
/// whoever else on it is a customer.
fn customers(item: &ItemView<'_>) -> Vec<Party> {
    let members = item.view.page.members.iter().map(|member| &member.party);
    members
        .filter(|party| {
            party.kind == Kind::Customer
                || matches!(item.part_of(&party.value), Some(Part::Reporter | Part::Participant))
        })
        .cloned()
        .collect()
}

/// The dialog in which a work item is made. Who will see it follows from choices
/// in it that have no hook, so that is never told; a sensitive text asks.
fn create(case: &Case, scale: &Scale<'_>, naming: Wording) -> Option<Guard> {
    let dialog = case.snapshot.all("create-dialog").first()?;
    let summary = dialog.part("summary").first().and_then(|node| draft(case, node.n));
    let body = dialog.part("editor").first().and_then(|node| draft(case, node.n));
    let drafts: Vec<&Draft> = summary.into_iter().chain(body).collect();
    let evidence = super::editor::merged(drafts.iter().map(|draft| &draft.evidence[..]));
    let evidence = scale.keep(&evidence);
    let sensitive = scale.sensitive(&evidence);
    let is_holding = !scale.holding(&evidence).is_empty();
    let in_title = summary.is_some_and(|draft| !scale.sensitive(&draft.evidence).is_empty());
    let mut lines = Vec::new();
    if in_title {
        lines.push(Message::new("create_title").with(item_noun(naming)));
    }
    if dialog.part("send").is_empty() {
        lines.push(Message::new("composer_no_button"));
    }
    let panel = (!sensitive.is_empty() || !lines.is_empty()).then(|| Panel {
        tone: Tone::CannotTell,
        title: Message::new("create_holds").with(content::names(sensitive.iter().copied())),
        lines,
    });
    let names: Vec<u64> = sensitive
        .iter()
        .flat_map(|found| &found.excerpts)
        .map(|excerpt| sharing::digest("excerpt", excerpt))
        .collect();
    let key = names.iter().fold(sharing::digest("create", ""), |all, one| all.wrapping_add(*one));
    let interruption = is_holding.then(|| Interruption {
        title: Message::new("create_asks").with(item_noun(naming)),
        evidence: Section {
            title: Message::new("composer_content"),
            lines: sensitive.iter().map(|found| wording::evidence(found)).collect(),
        },
        outsiders: Section {
            title: Message::new("composer_readers"),
            lines: vec![Message::new("create_readers").with(space_noun(naming))],
        },
        why: Message::new(if in_title { "finding_why_title" } else { "create_why" }),
        advice: content::advice(&sensitive),
        ticks: vec![Message::new("create_tick").with(space_noun(naming))],
        back: Message::new("composer_back"),
        go_on: Some(Message::new("create_go_on")),
        more: Vec::new(),
        links: Vec::new(),
        event: Event::default(),
        key: format!("{key:016x}"),
    });
    let is_known =
        interruption.as_ref().is_some_and(|asked| case.acknowledged.contains(&asked.key));
    Some(Guard {
        dialog: dialog.n,
        form: dialog.n,
        acts: dialog.part("send").iter().map(|node| node.n).collect(),
        panel,
        frame: Some(Frame::Plain),
        event: interruption.as_ref().map(|asked| asked.event.clone()),
        interruption: interruption.filter(|_| !is_known),
        review: None,
        pending: drafts.iter().any(|draft| !draft.read),
    })
}

// ── Who can see it, in words ────────────────────────────────────────────────

fn sentence(seen: &Seen<'_>, naming: Wording, register: &Register<'_>, policy: &Policy) -> Message {
    let view = seen.view();
    let page = &view.page;
    if page.asking && page.members.is_empty() && page.everyone.is_none() {
        return Message::new("audience_asking");
    }
    let mut parts = audience::parts(page, &view.space, register, policy);
    let (level, organisations) = match seen {
        Seen::Item(ItemView { item: Some(item), .. }) => {
            (item.security.as_deref(), &item.organisations[..])
        }
        _ => (None, &[][..]),
    };
    parts.extend(
        organisations
            .iter()
            .map(|name| Arg::from(Message::new("composer_organisation").with(name.as_str()))),
    );
    if let Seen::Shared(shared, _) = seen {
        parts.extend(shared.spaces.iter().map(|name| {
            Arg::from(match *name {
                "" => Message::new("jira_shared_space_unread").with(space_noun(naming)),
                name => Message::new("jira_shared_space").with(space_noun(naming)).with(name),
            })
        }));
        if shared.private {
            return Message::new("jira_audience_private").with(noun(seen, naming));
        }
    }
    let is_told = !page.asking && page.gaps.is_empty();
    let key = match (level, is_told) {
        _ if page.asking => "jira_audience_so_far",
        (Some(_), _) => "jira_audience_level",
        (None, true) => "jira_audience",
        (None, false) => "jira_audience_at_least",
    };
    Message::new(key)
        .with(noun(seen, naming))
        .with(Arg::List(parts))
        .with(space_noun(naming))
        .with(level.unwrap_or_default())
}

fn short(seen: &Seen<'_>) -> Message {
    let view = seen.view();
    let customers = view.page.of_kind(Kind::Customer).count();
    if customers > 0
        && view.page.anonymous.yes().is_none()
        && view.page.outsiders().next().is_none()
    {
        return Message::counted("jira_short_customers", customers);
    }
    audience::short(view)
}

/// Everybody by name with what they have to do with it, outsiders first.
fn lines(seen: &Seen<'_>) -> Vec<Message> {
    let Seen::Item(item) = seen else { return audience::lines(&seen.view().page) };
    let page: &Access = &item.view.page;
    let rank = |kind: Kind| match kind {
        Kind::Internal => 2,
        Kind::Unknown(_) => 1,
        _ => 0,
    };
    let mut lines = Vec::new();
    for wanted in 0..3 {
        let those = page.members.iter().filter(|member| rank(member.party.kind) == wanted);
        for member in those {
            let part = match item.part_of(&member.party.value) {
                Some(part) => part_name(part),
                None => audience::may(member.role),
            };
            lines.push(Message::new("reader").with(wording::party(&member.party)).with(part));
        }
    }
    let more = lines.len().saturating_sub(LINES);
    if more > 0 {
        lines.truncate(LINES);
        lines.push(Message::counted("readers_more", more));
    }
    for group in page.groups.iter().filter(|group| !group.listed) {
        lines.push(Message::new("unknown_group").with(group.name.as_str()));
    }
    lines
}

fn part_name(part: Part) -> Message {
    Message::new(match part {
        Part::Reporter => "jira_part_reporter",
        Part::Participant => "jira_part_participant",
        Part::Assignee => "jira_part_assignee",
        Part::Named => "jira_part_named",
        Part::Watcher => "jira_part_watcher",
        Part::Commenter => "jira_part_commenter",
    })
}

fn findings(
    case: &Case,
    text: Content<'_>,
    seen: &Seen<'_>,
    name: &str,
    address: &Address,
    naming: Wording,
    leak: Option<bool>,
) -> Vec<Finding> {
    let comments = match seen {
        Seen::Item(item) if item.is_request() == Some(true) => item.comments,
        _ => &[],
    };
    let about = About {
        item: noun(seen, naming),
        space: space_noun(naming),
        path: match seen {
            Seen::Item(_) => ["/browse/", name].concat(),
            Seen::Shared(..) => path(&case.snapshot.url).to_owned(),
        },
        leak,
        restricted_and_public: comments
            .iter()
            .filter(|comment| comment.public && comment.only.is_some())
            .count(),
    };
    let subject = Subject {
        view: seen.view(),
        evidence: text.evidence,
        scale: text.scale,
        title: &case.title,
        page: name,
        space: address.space_key.as_deref(),
        shut_out: &[],
        record: match seen {
            Seen::Item(item) => jira_record::of_item(case, item.item, text.scale),
            Seen::Shared(..) => None,
        },
        is_copy: false,
        kept: &case.kept,
    };
    rules::findings(&subject, &about)
}

fn path(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
}
