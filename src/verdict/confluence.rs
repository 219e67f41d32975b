//! Judges a page of Confluence: what is on it × who can open it, and every window and editor
//! that is open on it.

use super::audience::Detail;
use super::content::{self, Reading};
use super::findings::{self, Finding, Subject};
use super::page_content::Content;
use super::report::{Guard, Report, State};
use super::scale::Scale;
use super::{
    Case, audience, composer, content_sentence, editor, evidence_lines, files, frame_gap, history,
    kept, labels, loudness, mentioned, observe, opened_by, read_before, reminder, settled, sharing,
    state, strip, upload, uploads, urgent, urgent_sentence, window, you,
};
use crate::audience::ask::{self, Answer, Wants};
use crate::audience::fact::{self, Fact, PageFact};
use crate::audience::page::PageView;
use crate::audience::{self as who, Register};
use crate::detect::Evidence;
use crate::message::{Arg, Message};
use crate::page::address::Address;
use crate::page::composer as composers;
use crate::page::share::{self, ShareDialog};
use crate::page::window::{self as windows, ShareWindow};
use crate::policy::Policy;
use crate::record::clock::{self, Due, End, Work};
use crate::severity::Severity;
use crate::terms;

/// Judges a page of Confluence.
pub fn judge(case: &Case, address: &Address) -> Report {
    let policy = Policy::from_layers(&case.settings);
    let register = Register::new(&policy, &case.facts).mentioning(mentioned(&case.snapshot));
    let mut wants = Wants::after(&case.asked).about(address.content);
    let start = start(case, address, &mut wants);
    let is_found_out = start == Some(Answer::Asking);
    let address = &fact::opened(&case.facts, address.clone());
    let mut view = address
        .page_id
        .as_deref()
        .map(|page| who::page::view(page, address.space_key.as_deref(), &register, &mut wants));
    if view.is_none() && !case.facts.contains_key(fact::ME) {
        wants.put(ask::signed_in());
    }

    let open = Open {
        dialogs: share::share_dialogs(&case.snapshot),
        windows: windows::share_windows(&case.snapshot),
    };
    if let (Some(view), Some(page)) = (view.as_mut(), address.page_id.as_deref()) {
        let shares = !open.dialogs.is_empty() || !open.windows.is_empty();
        let known = !case.kept.files.is_empty();
        who::page::read_files(view, page, (shares, known), &register, &mut wants);
        if shares {
            who::page::read_history(view, page, &register, &mut wants);
        }
    }

    let mut text = editor::text(case);
    let unread = address.content.unread();
    if unread.is_some() {
        // What stands in the page around it is not what is in it.
        text.reading = Reading::NotFound;
    }
    let about = view.as_ref().and_then(|view| view.about);
    // Who will get it is known before anybody does.
    let is_draft = view.as_ref().is_some_and(PageView::is_draft);
    let labelled = about.map_or(&[][..], |about| &about.labels);
    let attached = view.as_ref().and_then(|view| view.files);
    let names = attached.map_or(&[][..], |files| &files.names);
    let terms = terms::of_names(&case.settings, &[labelled, names]);
    let named = files::evidence(attached, terms.as_ref());
    let labelled = labels::add(&text.evidence, labelled, terms.as_ref());
    let labelled = content::with(labelled, &named);
    let scale = Scale::new(&policy).at(
        address.product,
        &case.snapshot.url,
        address.page_id.as_deref(),
        address.space_key.as_deref(),
    );
    let evidence = scale.keep(&labelled);
    let put_in = uploads::of_page(case);
    let before = read_before::of_page(case, attached);
    let with_files = upload::kept(&evidence, &read_before::with(&put_in, &before), &scale);
    let earlier = history::earlier(view.as_ref(), &with_files, &scale);
    let in_files = files::lines(attached, &put_in, &before, &named, &scale);
    let attached = [earlier.lines, in_files].concat();
    let space = address.page_id.as_ref().and(address.space_key.as_deref());
    let page = address.page_id.as_deref().unwrap_or(&case.snapshot.url);
    let path = space.map(|space| findings::path(address.content, page, space));
    let content = Content {
        evidence: &evidence,
        scale: &scale,
        reading: text.reading,
        unread: unread.unwrap_or("gap_content"),
        page,
        space,
        path: path.as_deref().unwrap_or_default(),
        noun: "confluence_page",
        attached: &attached,
        earlier: &earlier.evidence,
        files: &before,
    };

    // What labels, names of files, files just put in and earlier versions say of the page counts
    // like its text: a press waits for it.
    let is_awaited = is_found_out
        || view.as_ref().is_some_and(|view| view.undescribed)
        || !upload::are_read(&put_in);
    let reading = match content.reading {
        Reading::Read if is_awaited => Reading::Unfinished,
        reading => reading,
    };
    let held = Content { evidence: &with_files, reading, ..content };
    let mut guards = guards(case, &open, held, view.as_ref(), &register, &mut wants);
    // To a page that was never published nobody else has access yet.
    let readers = view.as_ref().filter(|_| !is_draft).map(|view| &view.page);
    let outside = uploads::outside(case, readers);
    guards.extend(uploads::guard(case, &put_in, held, &outside));
    let mut gaps = gaps(case, &open, content, view.as_ref());
    if view.is_none() && !is_found_out {
        gaps.push(Message::new("gap_not_a_page"));
    }
    let title = scale.keep(text.title);
    let (aside, findings) =
        found(case, content, &title, address, view.as_ref(), &register, &mut wants);
    let urgent = urgent(&findings);
    let due = findings.iter().find(|found| findings::is_expiry(found));
    let is_sensitive = scale.worst(&with_files) >= Some(Severity::Medium);
    // The site's front page, a list, a search: nothing on it is a page's, and nothing is shared
    // there. A strip that says so each time is soon not seen.
    let is_elsewhere = view.is_none()
        && text.reading != Reading::Read
        && gaps.len() == 1
        && guards.is_empty()
        && !is_sensitive;
    let (tone, badge) = loudness(is_sensitive, urgent, !gaps.is_empty() && !is_elsewhere);
    let asking = text.reading == Reading::Unfinished
        || is_found_out
        || view.as_ref().is_some_and(|view| view.page.asking);

    let nobody = || {
        let (key, short) = match is_found_out {
            true => ("audience_asking", "audience_asking"),
            false => ("gap_not_a_page", "audience_not_a_page"),
        };
        Report {
            audience: Message::new(key),
            brief: Message::new(key),
            short: Message::new(short),
            ..Report::blank()
        }
    };
    let sentence =
        |view: &PageView<'_>, detail| audience::sentence(view, &register, &policy, detail);
    let readers = view.as_ref().map_or_else(nobody, |view| Report {
        audience: sentence(view, Detail::Full),
        brief: sentence(view, Detail::Brief),
        short: audience::short(view),
        readers: audience::lines(&view.page),
        classification: view.classification.map(|level| level.name.clone()),
        whole: !asking && view.page.gaps.is_empty() && !is_draft,
        source: view.page.restricted.yes().map(|_| kept::title_digest(&case.snapshot.title)),
        ..opened_by(view)
    });
    let report = Report {
        state: if is_elsewhere { State::NotChecked } else { state(&gaps, asking) },
        space: address.space_key.clone(),
        page: address.page_id.clone(),
        draft: is_draft,
        strip: [
            strip(content_sentence(content), readers.brief.clone(), &gaps),
            upload::holding(&put_in, &scale),
            read_before::holding(&before, &scale),
        ]
        .concat(),
        urgent: urgent.map(urgent_sentence),
        content: if is_elsewhere { readers.content.clone() } else { content_sentence(content) },
        marking: content::marking(&evidence).map(str::to_owned),
        evidence: evidence_lines(content),
        files: attached.clone(),
        uploaded: uploads::notice(&put_in, &scale, &outside),
        holds_files: !outside.is_empty(),
        due: due.map(due_sentence),
        due_key: due.map(|found| found.key.clone()),
        aside,
        asking,
        path: path.clone(),
        reminder: reminder::reminder(content, view.as_ref()),
        you: you::you(&case.facts, address),
        tone,
        badge,
        findings,
        guards,
        wants: wants.into(),
        remember: remember(case, &open, address),
        gaps,
        settings: settled(&policy, &register),
        ..readers
    };
    observe::observed(report, &policy, &case.today)
}

/// Which page the start of a space shows; `None` where it is no such start.
fn start<'a>(case: &'a Case, address: &Address, wants: &mut Wants) -> Option<Answer<'a>> {
    let key = address.space_key.as_deref().filter(|_| address.start)?;
    wants.is_of_start();
    Some(wants.look(&case.facts, ask::start(key)))
}

/// Where a page is shared.
struct Open {
    /// Every share dialog, those that are part of a window among them.
    dialogs: Vec<ShareDialog>,
    windows: Vec<ShareWindow>,
}

/// What is to happen at every window and editor that is open.
fn guards(
    case: &Case,
    open: &Open,
    content: Content<'_>,
    view: Option<&PageView<'_>>,
    register: &Register<'_>,
    wants: &mut Wants,
) -> Vec<Guard> {
    let readers = view.map(|view| &view.page);
    let is_window = |dialog: &ShareDialog| {
        open.windows.iter().any(|window| window.share.dialog == dialog.dialog)
    };
    let mut guards = Vec::new();
    for dialog in open.dialogs.iter().filter(|dialog| !is_window(dialog)) {
        guards.push(sharing::guard(dialog, case, content, readers, register, wants));
    }
    for window in &open.windows {
        let around = window::Around { readers, space: view.map(|view| &view.space), case };
        guards.extend(window::guards(window, content, around, register, wants));
    }
    guards.extend(editor::publish(case, content, readers));
    let in_comments = composer::Around {
        scale: content.scale,
        page: content.page,
        site: "",
        readers,
        customers: &[],
        organisations: &[],
        request: Some(false),
        comments: &[],
        in_portal: &[],
        perhaps_in_jira: false,
        content: None,
        acknowledged: &case.acknowledged,
    };
    for composer in composers::composers(&case.snapshot) {
        let draft = case.written(&composer);
        let put_in = uploads::put_in(case, composer.element);
        let judged = composer::judge(&composer, &draft, &put_in, in_comments, register, wants);
        guards.push(judged.guard);
    }
    guards
}

/// What could not be checked, and why.
fn gaps(
    case: &Case,
    open: &Open,
    content: Content<'_>,
    view: Option<&PageView<'_>>,
) -> Vec<Message> {
    let mut gaps: Vec<Message> = Vec::new();
    if open.windows.iter().any(|window| window.unread) {
        gaps.push(Message::new("window_unread"));
    }
    if content.reading == Reading::NotFound && view.is_some() {
        gaps.push(content.gap());
    }
    if open.windows.is_empty() && share::share_dialog_unrecognised(&case.snapshot) {
        gaps.push(Message::new("gap_share_dialog"));
    }
    gaps.extend(frame_gap(&case.snapshot));
    match view {
        None => {}
        Some(view) => match audience::one_reason(&view.page) {
            Some(why) => gaps.push(audience::unread(why, Message::new("confluence_page"))),
            None => gaps.extend(audience::gaps(&view.page)),
        },
    }
    gaps
}

/// What only a window that is open tells: it is shut again before the next look at the page.
fn remember(case: &Case, open: &Open, address: &Address) -> Vec<(String, Fact)> {
    let in_windows = open.windows.iter().map(|window| &window.share);
    let chosen = open.dialogs.iter().chain(in_windows).flat_map(|dialog| &dialog.recipients);
    let mut remember = who::to_remember(&share::sightings(&case.snapshot), chosen, &case.facts);
    let public_link = open.windows.iter().find_map(|window| window.public_link);
    if let (Some(page), Some(is_on)) = (&address.page_id, public_link) {
        let (key, link) = (fact::link_key(page), Fact::Public(is_on));
        if case.facts.get(&key) != Some(&link) {
            remember.push((key, link));
        }
    }
    remember
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
    if view.is_draft() {
        // Nothing is wrong before it is published.
        return Default::default();
    }
    let mentioned = mentioned(&case.snapshot);
    let shut_out = who::mention::shut_out(&view.page, &mentioned, register, wants);
    findings::findings(&Subject {
        view,
        evidence: content.evidence,
        files: content.files,
        title,
        scale: content.scale,
        record: record_due(case, view.about, content.scale.policy()),
        page,
        space: address.space_key.as_deref(),
        path: content.path,
        shut_out: &shut_out,
        is_copy: case.kept.is_copy(&case.snapshot.title),
        kept: &case.kept,
    })
    .into_iter()
    .partition(|found| found.aside)
}

/// The record of the page that is due, if one is (R27). Nothing is due where the browser side
/// did not say which day it is.
fn record_due(case: &Case, about: Option<&PageFact>, policy: &Policy) -> Option<Due> {
    let about = about.filter(|_| case.record.today > 0)?;
    let work = Work {
        created: about.created,
        changed: about.changed,
        ended: (about.archived
            || about.labels.iter().any(|label| clock::is_end_label(label))
            || clock::is_end_title(kept::own_title(&case.snapshot.title)))
        .then_some(End::Page),
    };
    let interval = i32::try_from(policy.count("recordInterval")).unwrap_or(i32::MAX);
    clock::due(case.record, work, interval)
}

/// Says whose review date has passed.
fn due_sentence(found: &Finding) -> Message {
    Message::new("review_due").with(found.who.iter().cloned().collect::<Arg>())
}
