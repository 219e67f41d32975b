//! What is written × who will read it, at the moment of sending: comments of both
//! products, replies to customers and internal notes (R54, R140, R150, A12,
//! JSM-01).
//!
//! While customers will read it, sending waits for an answer where the text is
//! sensitive, names colleagues or leads to what is inside; and once a day before
//! the first reply. Where it cannot be told whether customers will read it, a
//! sensitive text asks as if they would.

use super::Draft;
use super::content::{self, Reading};
use super::digest::digest;
use super::question::{question, stop};
use super::report::{Event, Frame, Guard, Interruption, Panel, Section, Tone};
use super::scale::{Content, Scale};
use super::wording;
use crate::audience::access::Access;
use crate::audience::ask::Wants;
use crate::audience::fact::Comment;
use crate::audience::{Kind, Party, Register, signed_in};
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::composer::{Composer, Mode};
use crate::page::share::Chosen;

/// The most names and links that are said; more would hide the first.
const SAID: usize = 5;

/// What is known beside the composer.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The settings, as they weigh what is written here.
    pub scale: &'a Scale<'a>,
    /// Names the page in the day's memory.
    pub page: &'a str,
    /// The host of the site.
    pub site: &'a str,
    /// Who can see the page or work item.
    pub readers: Option<&'a Access>,
    /// The customers who read public replies.
    pub customers: &'a [Party],
    /// The organisations whose customers read them too.
    pub organisations: &'a [String],
    /// Whether the work item is a request of a customer; `None` where that is not
    /// known. Never, in Confluence.
    pub request: Option<bool>,
    /// The comments that are there already.
    pub comments: &'a [Comment],
    /// Those who see it in the portal alone, where internal notes are not shown.
    pub in_portal: &'a [String],
    /// What is on the work item itself, which whoever is mentioned is led to.
    pub content: Option<Content<'a>>,
    /// The keys of the interruptions gone through today.
    pub acknowledged: &'a [String],
}

/// A composer as judged.
#[derive(Debug)]
pub struct Judged {
    /// What is to happen at it.
    pub guard: Guard,
    /// A customer will read something that is not for them (JSM-01); whether it is
    /// sensitive.
    pub leak: Option<bool>,
}

/// Judges one composer and what has been written in it.
pub fn judge(
    composer: &Composer,
    draft: Option<&Draft>,
    around: Around<'_>,
    register: &Register<'_>,
    wants: &mut Wants,
) -> Judged {
    let asking = around.readers.is_some_and(|readers| readers.asking);
    let mode = mode(composer, around, asking);
    let evidence = around.scale.keep(draft.map_or(&[][..], |draft| &draft.evidence));
    let text = draft.map_or("", |draft| &draft.text);
    let sensitive = around.scale.sensitive(&evidence);
    let is_holding = !around.scale.holding(&evidence).is_empty();
    let (mentioned, mut lines) = mentions(composer, mode, register, wants);
    let readers = readers(mode, around, &mentioned);
    let outside: Vec<&Party> = readers.iter().filter(|party| party.kind.is_outside()).collect();
    let for_customers = matches!(mode, Mode::Public | Mode::CannotTell);
    // The help desk of an organisation's own people: nothing leaves it.
    let all_inside = mode == Mode::Public
        && !readers.is_empty()
        && around.organisations.is_empty()
        && readers.iter().all(|party| party.kind == Kind::Internal);
    let is_outward = match mode {
        Mode::Public | Mode::CannotTell => !all_inside,
        Mode::Internal | Mode::Plain => !outside.is_empty(),
    };
    let colleagues = if for_customers && !all_inside {
        colleagues(text, composer, around.readers, register)
    } else {
        Vec::new()
    };
    let inner =
        if for_customers && !all_inside { inner_links(text, composer, around) } else { Vec::new() };
    let mut said: Vec<Message> = sensitive.iter().map(|found| wording::evidence(found)).collect();
    said.extend(
        colleagues
            .iter()
            .take(SAID)
            .map(|name| Message::new("composer_colleague").with(name.as_str())),
    );
    said.extend(
        inner.iter().take(SAID).map(|link| Message::new("composer_link").with(link.as_str())),
    );
    let is_public = mode == Mode::Public && !all_inside;
    let is_telling = !colleagues.is_empty() || !inner.is_empty();
    let is_held = is_outward && (is_holding || (is_public && is_telling));
    let who = || {
        let mut who: Vec<Message> = Vec::new();
        if mode == Mode::CannotTell {
            who.push(Message::new("composer_perhaps_customer"));
        }
        let parties: Vec<&Party> =
            if for_customers { readers.iter().collect() } else { outside.clone() };
        who.extend(parties.into_iter().map(wording::party));
        who.extend(
            around
                .organisations
                .iter()
                .filter(|_| for_customers)
                .map(|name| Message::new("composer_organisation").with(name.as_str())),
        );
        if who.is_empty() {
            who.push(Message::new("composer_customers_unread"));
        }
        who
    };
    let mut interruption = is_held.then(|| Interruption {
        title: Message::new(match mode {
            Mode::Public => "composer_title_public",
            Mode::CannotTell => "composer_title_unknown",
            Mode::Internal | Mode::Plain => "composer_title",
        }),
        evidence: Section { title: Message::new("composer_content"), lines: said.clone() },
        outsiders: Section { title: Message::new("composer_readers"), lines: who() },
        why: Message::new(if for_customers { "composer_why_customer" } else { "why_external" }),
        advice: if sensitive.is_empty() {
            Message::new("composer_advice")
        } else if mode == Mode::Public {
            Message::new("composer_advice_sensitive")
        } else {
            content::advice(&sensitive)
        },
        ticks: if sensitive.is_empty() { Vec::new() } else { ticks(&outside, mode, around) },
        back: Message::new("composer_back"),
        go_on: Some(Message::new("composer_go_on")),
        more: Vec::new(),
        links: Vec::new(),
        event: Event::default(),
        key: key(around.page, mode, &readers, &sensitive, &colleagues, &inner),
    });
    if let Some(asked) = &mut interruption {
        // What may be an internal note is stopped from reaching those who read notes too.
        let sure =
            (mode == Mode::CannotTell).then(|| self::readers(Mode::Internal, around, &mentioned));
        stop(asked, around.scale, sure.as_ref().unwrap_or(&readers), is_public, &evidence);
    }
    if interruption.is_none() {
        interruption = around.content.and_then(|content| inviting(&mentioned, content, around));
    }
    let is_inviting = !is_held && interruption.is_some();
    if interruption.is_none() && is_public {
        interruption = Some(first_reply(&readers, who(), around));
    }
    let is_known =
        interruption.as_ref().is_some_and(|asked| around.acknowledged.contains(&asked.key));
    let (frame, title) = frame(mode, &readers, around, all_inside);
    let is_said = is_held || mode != Mode::Plain;
    if !sensitive.is_empty() {
        lines.push(Message::new("composer_holds").with(content::names(sensitive.iter().copied())));
    }
    if is_held {
        lines.extend(said.iter().skip(sensitive.len()).cloned());
    }
    if composer.restricted && mode == Mode::Public {
        lines.push(Message::new("composer_restricted"));
    }
    if is_held && is_known {
        lines.push(Message::new("composer_acknowledged"));
    }
    if composer.sends.is_empty() {
        lines.push(Message::new("composer_no_button"));
    }
    let tone = match mode {
        _ if is_held || is_inviting => Tone::Warning,
        Mode::CannotTell => Tone::CannotTell,
        _ if composer.sends.is_empty() => Tone::CannotTell,
        Mode::Public => Tone::Note,
        _ if !sensitive.is_empty() => Tone::Note,
        _ => Tone::Quiet,
    };
    let panel = (is_said || !lines.is_empty()).then_some(Panel { tone, title, lines });
    Judged {
        leak: (is_public && is_held).then_some(!sensitive.is_empty()),
        guard: Guard {
            dialog: composer.element,
            form: composer.element,
            acts: composer.sends.clone(),
            panel,
            frame: Some(frame),
            event: interruption.as_ref().map(|asked| asked.event.clone()),
            interruption: interruption.filter(|_| !is_known),
            review: None,
            pending: draft.is_some_and(|draft| !draft.read)
                || (asking && !is_held)
                || readers.iter().any(|party| party.kind.is_pending()),
        },
    }
}

/// Who will read it. What the composer tells goes first; where it has no modes and
/// the work item is a request, or may be one, nothing is taken for granted.
fn mode(composer: &Composer, around: Around<'_>, asking: bool) -> Mode {
    if composer.field {
        return Mode::Plain;
    }
    if let Some(id) = &composer.comment {
        let known = around.comments.iter().find(|comment| comment.id == *id);
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

/// Everybody who will read it and is known, those it mentions among them.
fn readers(mode: Mode, around: Around<'_>, mentioned: &[Party]) -> Vec<Party> {
    let mut readers: Vec<Party> = Vec::new();
    let mut add = |party: &Party| {
        if !readers.iter().any(|known| known.value == party.value) {
            readers.push(party.clone());
        }
    };
    if matches!(mode, Mode::Public | Mode::CannotTell) {
        around.customers.iter().for_each(&mut add);
    }
    // Notes are not shown in the portal.
    let is_shown =
        |party: &Party| mode != Mode::Internal || !around.in_portal.contains(&party.value);
    let outside = around.readers.map_or_else(Vec::new, Access::outside);
    outside.iter().filter(|one| is_shown(one)).for_each(&mut add);
    mentioned.iter().filter(|party| party.kind.is_outside()).for_each(&mut add);
    readers
}

/// Those it mentions, and what is to be said of them (R150).
fn mentions(
    composer: &Composer,
    mode: Mode,
    register: &Register<'_>,
    wants: &mut Wants,
) -> (Vec<Party>, Vec<Message>) {
    let mut parties = Vec::new();
    let mut lines = Vec::new();
    for mention in &composer.mentions {
        let chosen = Chosen { value: mention.id.clone(), name: mention.name.clone() };
        let party = register.recipient(&chosen, wants);
        if mention.shut_out {
            lines.push(Message::new("composer_mention_shut_out").with(mention.name.as_str()));
        } else if party.kind.is_outside() && mode != Mode::Public {
            lines.push(Message::new("composer_mention_outside").with(wording::party(&party)));
        }
        // Somebody who cannot open the page does not read it there.
        if !mention.shut_out {
            parties.push(party);
        }
    }
    (parties, lines)
}

/// The question about mentioning somebody from outside on a sensitive work item, whom
/// the message leads there; `None` for those who could open it before, or cannot.
fn inviting(mentioned: &[Party], content: Content<'_>, around: Around<'_>) -> Option<Interruption> {
    let is_new = |party: &&Party| {
        around.readers.is_none_or(|readers| {
            let id = &party.value;
            !readers.gaps.is_empty() && !readers.members.iter().any(|one| one.party.value == *id)
        })
    };
    let invited: Vec<Party> = mentioned.iter().filter(is_new).cloned().collect();
    let mut asked = question(&invited, content)?;
    asked.title = Message::new("composer_mention_asks");
    asked.back = Message::new("composer_back");
    asked.go_on = asked.go_on.take().map(|_| Message::new("composer_go_on"));
    asked.key.push('m');
    Some(asked)
}

/// The colleagues it names, the person who writes not among them.
fn colleagues(
    text: &str,
    composer: &Composer,
    readers: Option<&Access>,
    register: &Register<'_>,
) -> Vec<String> {
    let me = signed_in(register.facts()).map_or("", |me| me.id.as_str());
    let inside = readers.into_iter().flat_map(|access| access.of_kind(Kind::Internal));
    let others = inside.map(|member| &member.party).filter(|party| party.value != me);
    let mentioned: Vec<&str> =
        composer.mentions.iter().map(|mention| mention.id.as_str()).collect();
    let is_named = |party: &&Party| {
        mentioned.contains(&party.value.as_str())
            // A first name alone may be anybody's.
            || (party.name.contains(' ') && names(text, &party.name))
    };
    others.filter(is_named).map(|party| party.name.clone()).collect()
}

/// Whether a text holds a name as words of their own.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + name.len()..));
        !before.is_some_and(|text| text.ends_with(char::is_alphanumeric))
            && !after.is_some_and(|text| text.starts_with(char::is_alphanumeric))
    })
}

/// The hosts of links that customers cannot follow: the site itself but its
/// portal, other sites of the organisation's or of Atlassian's cloud, and hosts that the internet does not
/// know.
fn inner_links(text: &str, composer: &Composer, around: Around<'_>) -> Vec<String> {
    let site = around.site;
    let own = &around.scale.policy().sites;
    let written = text.split(|c: char| c.is_whitespace() || "()<>\"'".contains(c));
    let mut found: Vec<String> = Vec::new();
    for link in composer.links.iter().map(String::as_str).chain(written) {
        let Some((host, path)) = host_and_path(link, site) else { continue };
        let is_portal = path.starts_with("servicedesk/customer") || path.starts_with("helpcenter");
        let is_site = host == site || host.ends_with(".atlassian.net") || own.contains(&host);
        let is_inner = is_site && !is_portal;
        if (is_inner || is_private(&host)) && !found.contains(&host) {
            found.push(host);
        }
    }
    found
}

/// Host and path of a link; a link without a host leads to the site itself.
fn host_and_path<'a>(link: &'a str, site: &str) -> Option<(String, &'a str)> {
    if let Some(path) = link.strip_prefix('/') {
        // A lone slash in a sentence is no link.
        let is_path =
            path.starts_with("browse/") || path.starts_with("wiki/") || path.starts_with("jira/");
        return is_path.then(|| (site.to_owned(), path));
    }
    let (scheme, rest) = link.split_once("://")?;
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = path.trim_start_matches('/');
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split(':').next().unwrap_or_default().to_lowercase();
    (!host.is_empty()).then_some((host, path))
}

/// Whether a host is one of a private network: without a dot, below a domain that
/// is not of the internet (RFC 6762, RFC 8375, ICANN's `.internal`), or in a
/// range for private use (RFC 1918).
fn is_private(host: &str) -> bool {
    let ends = [".local", ".internal", ".intranet", ".corp", ".lan", ".home.arpa"];
    !host.contains('.')
        || ends.iter().any(|end| host.ends_with(end))
        || host.starts_with("intranet.")
        || host.starts_with("10.")
        || host.starts_with("192.168.")
        || (16..32).any(|n: u8| host.starts_with(&["172.", &n.to_string(), "."].concat()))
}

/// One sentence to tick for each outside organisation, or for the customer where
/// none is known.
fn ticks(outside: &[&Party], mode: Mode, around: Around<'_>) -> Vec<Message> {
    let mut ticks = wording::ticks(outside);
    if matches!(mode, Mode::Public | Mode::CannotTell) {
        ticks.extend(
            around
                .organisations
                .iter()
                .map(|name| Message::new("tick_organisation").with(name.as_str())),
        );
    }
    if ticks.is_empty() {
        ticks.push(Message::new("composer_tick"));
    }
    ticks
}

/// The first reply of the day is asked about, whatever it says (A12).
fn first_reply(readers: &[Party], who: Vec<Message>, around: Around<'_>) -> Interruption {
    // Once a day for the site, whichever the request.
    let key = digest("first-reply", around.site);
    Interruption {
        title: Message::new("composer_first_title"),
        evidence: Section {
            title: Message::new("composer_first_what"),
            lines: vec![Message::new("composer_first_line")],
        },
        outsiders: Section { title: Message::new("composer_readers"), lines: who },
        why: Message::new(if readers.is_empty() {
            "composer_first_why_unread"
        } else {
            "composer_first_why"
        }),
        advice: Message::new("composer_first_advice"),
        ticks: Vec::new(),
        back: Message::new("composer_back"),
        go_on: Some(Message::new("composer_first_go_on")),
        more: Vec::new(),
        links: Vec::new(),
        event: Event::default(),
        key: format!("{key:016x}"),
    }
}

/// How the composer looks, and what the line above it says.
fn frame(mode: Mode, readers: &[Party], around: Around<'_>, all_inside: bool) -> (Frame, Message) {
    let count = readers.len() + around.organisations.len();
    match mode {
        Mode::Public if all_inside => (Frame::Public, Message::new("composer_public_inside")),
        Mode::Public if count == 0 => (Frame::Public, Message::new("composer_public_unread")),
        Mode::Public => {
            let people = readers.iter().map(|party| match party.kind {
                Kind::PublicLink => Message::new("composer_anybody"),
                _ => Message::new("composer_name").with(party.name.as_str()),
            });
            let organisations = around
                .organisations
                .iter()
                .map(|name| Message::new("composer_organisation").with(name.as_str()));
            let who = people.chain(organisations).collect::<crate::message::Arg>();
            (Frame::Public, Message::new("composer_public").with(who))
        }
        Mode::Internal => (Frame::Internal, Message::new("composer_internal")),
        Mode::CannotTell => (Frame::Unknown, Message::new("composer_unknown")),
        Mode::Plain => (Frame::Plain, Message::new("composer_plain")),
    }
}

/// Names what would be asked, without holding any of it. Another text is another
/// question, even where it holds the same kinds of thing.
fn key(
    page: &str,
    mode: Mode,
    readers: &[Party],
    sensitive: &[&Evidence],
    colleagues: &[String],
    links: &[String],
) -> String {
    let who = readers.iter().map(|party| digest("who", &party.value));
    let what = sensitive.iter().flat_map(|found| {
        let excerpts = found.excerpts.iter().map(|excerpt| digest("excerpt", excerpt));
        std::iter::once(digest("what", &found.rule)).chain(excerpts)
    });
    let names = colleagues.iter().chain(links).map(|name| digest("name", name));
    let start = digest("composer", page).wrapping_add(mode as u64);
    let all = who.chain(what).chain(names).fold(start, u64::wrapping_add);
    format!("{all:016x}")
}

/// How far a page's drafts have been read.
pub(super) fn reading(drafts: &[&Draft]) -> Reading {
    if drafts.iter().all(|draft| draft.read) { Reading::Read } else { Reading::Unfinished }
}
