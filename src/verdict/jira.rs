//! Judges a page of Jira: a work item wherever it stands, a filter, a dashboard,
//! a board (R44, R54, R56, R58, R140, R144, R150).

use super::content;
use super::findings::jira::{self as rules, About};
use super::findings::{Finding, Subject};
use super::jira_window::{self, Nouns};
use super::line::{self, Line};
use super::report::{Badge, Guard, Report, State, Tone};
use super::scale::{Content, Scale};
use super::sharing;
use super::{
    Case, audience, composer, content_sentence, create, evidence_lines, jira_record, not_checked,
    observe, portal, settled, strip, wording, you,
};
use crate::audience::access::{Access, Gap, GapIn, Told};
use crate::audience::ask::Wants;
use crate::audience::fact::{Part, Unread};
use crate::audience::jira::{self as who, ItemView, Shared, Thing};
use crate::audience::page::PageView;
use crate::audience::portal::request;
use crate::audience::{self as people, Kind, Party, Register};
use crate::message::{Arg, Message};
use crate::page::address::{Address, Product};
use crate::page::composer as composers;
use crate::page::jira::{self as page, Place, Wording};
use crate::page::jira_window as windows;
use crate::page::share;
use crate::policy::Policy;
use crate::severity::Severity;

/// How many lines of people a report holds; the rest are counted.
const LINES: usize = 60;

/// What can be seen by somebody, on a page of Jira.
enum Seen<'a> {
    /// A work item.
    Item(ItemView<'a>),
    /// A request in the portal.
    Request(ItemView<'a>),
    /// Something shared by itself.
    Shared(Shared<'a>, &'static str),
}

impl<'a> Seen<'a> {
    fn item(&self) -> Option<&ItemView<'a>> {
        match self {
            Seen::Item(item) | Seen::Request(item) => Some(item),
            Seen::Shared(..) => None,
        }
    }

    fn view(&self) -> &PageView<'a> {
        match self {
            Seen::Item(item) | Seen::Request(item) => &item.view,
            Seen::Shared(shared, _) => &shared.view,
        }
    }
}

/// Judges a page of Jira.
pub fn judge(case: &Case, address: &Address) -> Report {
    let place = address.jira.clone().unwrap_or(Place::Other);
    let is_portal = address.product == Product::Portal;
    if is_portal && address.page_id.is_none() && !portal::is_written(&case.snapshot) {
        return not_checked(Message::new("jira_gap_portal"));
    }
    let key = address.page_id.as_deref().or_else(|| page::shown_key(&case.snapshot));
    let policy = Policy::from_layers(&case.settings);
    let register = Register::new(&policy, &case.facts).mentioning(super::mentioned(&case.snapshot));
    let mut wants = Wants::after(&case.asked).in_jira();
    let naming = page::wording(&case.snapshot);
    let seen = match (key, &place) {
        (Some(key), _) if is_portal => Some(Seen::Request(request(key, &register, &mut wants))),
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
    let nouns = Nouns {
        thing: seen.as_ref().map_or_else(|| item_noun(naming), |seen| noun(seen, naming)),
        space: space_noun(naming),
    };
    let leak = if is_portal {
        let view = seen.as_ref().map(|seen| seen.item());
        guards.extend(portal::guards(case, &scale, view.flatten()));
        None
    } else {
        guards.extend(create::guard(case, &scale, &item_noun(naming), &nouns.space));
        guards.extend(lines_in_place(case, text, readers, naming));
        write(case, &seen, text, &register, &mut wants, &mut guards)
    };
    if !case.snapshot.all("share-popup").is_empty() && dialogs.is_empty() {
        gaps.push(Message::new("gap_share_dialog"));
    }
    let of_shares = matches!(place, Place::Filter(_) | Place::Dashboard(_) | Place::Board(..));
    let windows = windows::jira_windows(&case.snapshot, of_shares);
    let around = jira_window::Around {
        content: text,
        now: readers.filter(|_| !is_item),
        spaces: match &seen {
            Some(Seen::Shared(shared, _)) => &shared.spaces,
            _ => &[],
        },
        acknowledged: &case.acknowledged,
        pressed: case.pressed,
    };
    for window in &windows {
        guards.extend(jira_window::guards(window, around, &nouns, &register, &mut wants));
        if window.kind == windows::Kind::Unrecognised {
            gaps.push(Message::new("jira_gap_window"));
        }
    }
    if is_portal && portal::is_unrecognised(&case.snapshot) {
        gaps.push(Message::new("portal_gap_form"));
    }
    if is_item && case.reading == content::Reading::NotFound {
        gaps.push(Message::new("gap_content"));
    }
    let known = gaps.len();
    if is_portal {
        // No interface lists who works on requests.
        gaps.push(Message::new("portal_gap_staff"));
    }
    match &seen {
        None if is_portal => {}
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
        && seen.as_ref().map_or(is_portal, |seen| seen.view().page.gaps.iter().all(is_for_admins));
    let is_lacking = known > 0 || (!gaps.is_empty() && !is_usual && (seen.is_some() || is_portal));
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
        .filter(|_| !is_portal)
        .map_or_else(Vec::new, |seen| {
            let mentioned = people::mention::outsiders(&register, &mut wants);
            findings(case, text, seen, &name, address, naming, leak, &mentioned)
        })
        .into_iter()
        .chain(of_space.found)
        .partition(|found| found.aside);
    let worst = findings.iter().rev().max_by_key(|found| found.severity);
    let urgent = worst.filter(|found| found.severity >= Severity::High);
    let sensitive = urgent.is_some() || scale.worst(&evidence) >= Some(Severity::Medium);
    let sentence = seen.as_ref().map_or_else(
        || Message::new(if is_portal { "portal_sentence" } else { "audience_not_a_page" }),
        |seen| sentence(seen, naming, &register, &policy),
    );
    let content = match (is_item, is_portal) {
        (true, _) => content_sentence(text),
        (false, true) => Message::new("portal_content"),
        (false, false) => Message::new("jira_content_names"),
    };
    let said = if is_usual { &gaps[..known] } else { &gaps[..] };
    let added = windows.iter().flat_map(|window| match &window.kind {
        windows::Kind::People { chosen, .. } => &chosen[..],
        _ => &[],
    });
    let chosen = dialogs.iter().flat_map(|dialog| &dialog.recipients).chain(added);
    let report = Report {
        settings: settled(&policy, &register),
        state: match (gaps.is_empty(), asking) {
            // Nothing here is checked but what is done in windows.
            _ if seen.is_none() && !is_portal => State::NotChecked,
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
        unplaced: readers.map_or(0, audience::unplaced),
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
        path: key
            .map(|key| match is_portal {
                true => path(&case.snapshot.url).to_owned(),
                false => ["/browse/", key].concat(),
            })
            .or(of_space.path),
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
        remember: people::to_remember(&share::sightings(&case.snapshot), chosen, &case.facts),
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
        Seen::Request(_) => Message::new("portal_request"),
        Seen::Shared(_, noun) => Message::new(noun),
    }
}

/// The lines that are written where they are read.
fn lines_in_place(
    case: &Case,
    content: Content<'_>,
    readers: Option<&Access>,
    naming: Wording,
) -> Vec<Guard> {
    let about = line::About {
        readers,
        // What administrators alone are told is missing everywhere.
        is_told: readers
            .is_some_and(|readers| !readers.asking && readers.gaps.iter().all(is_for_admins)),
        item: item_noun(naming),
        acknowledged: &case.acknowledged,
    };
    let lines = [("summary-edit", Line::Summary), ("field-edit", Line::Field)];
    let lines = lines.iter().flat_map(|(name, line)| {
        let nodes = case.snapshot.all(name).iter();
        nodes.map(|node| line::guard(*line, node, case.draft(node.n), content, &about))
    });
    lines.collect()
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
        in_portal: item.map_or(&[], |item| &item.in_portal),
        content: Some(content),
        acknowledged: &case.acknowledged,
    };
    let mut leak = None;
    for open in composers::composers(&case.snapshot) {
        let draft = case.draft(open.editor);
        let judged = composer::judge(&open, draft, around, register, wants);
        leak = leak.max(judged.leak);
        guards.push(judged.guard);
    }
    leak
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

// ── Who can see it, in words ────────────────────────────────────────────────

fn sentence(seen: &Seen<'_>, naming: Wording, register: &Register<'_>, policy: &Policy) -> Message {
    let view = seen.view();
    let page = &view.page;
    if page.asking && page.members.is_empty() && page.everyone.is_none() {
        return Message::new("audience_asking");
    }
    let mut parts = audience::parts(page, &view.space, register, policy);
    let (level, organisations) = match seen {
        Seen::Item(ItemView { item: Some(item), .. })
        | Seen::Request(ItemView { item: Some(item), .. }) => {
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
        _ if matches!(seen, Seen::Request(_)) => "portal_audience",
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
    let Some(item) = seen.item() else { return audience::lines(&seen.view().page) };
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

#[allow(clippy::too_many_arguments, reason = "each is one thing known of the page")]
fn findings(
    case: &Case,
    text: Content<'_>,
    seen: &Seen<'_>,
    name: &str,
    address: &Address,
    naming: Wording,
    leak: Option<bool>,
    mentioned: &[Party],
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
            Seen::Request(_) | Seen::Shared(..) => path(&case.snapshot.url).to_owned(),
        },
        leak,
        restricted_and_public: comments
            .iter()
            .filter(|comment| comment.public == Some(true) && comment.only.is_some())
            .count(),
    };
    let subject = Subject {
        view: seen.view(),
        evidence: text.evidence,
        scale: text.scale,
        title: &case.title,
        page: name,
        space: address.space_key.as_deref(),
        shut_out: mentioned,
        record: match seen {
            Seen::Item(item) => jira_record::of_item(case, item.item, text.scale),
            Seen::Shared(..) | Seen::Request(_) => None,
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
