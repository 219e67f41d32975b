//! The question put before something is shared: when there is one, and what it
//! says. A warning says what was found, who would get it, why that matters, what
//! to do instead, and how sure Doorward is.

use crate::audience::{Kind, Party};
use crate::detect::Evidence;
use crate::message::Message;
use crate::policy::{LEVELS, Mode, Policy};
use crate::verdict::content::page::Content;
use crate::verdict::digest::key;
use crate::verdict::report::{About, Event, Interruption, Link, Section};
use crate::verdict::scale::{Scale, Weighed};
use crate::verdict::{content, wording};

/// The question about giving these people this content; `None` if there is none.
pub(super) fn question(parties: &[Party], content: Content<'_>) -> Option<Interruption> {
    let scale = content.scale;
    let weighed = scale.weigh(parties, content.evidence)?;
    let outsiders: Vec<&Party> = parties.iter().filter(|party| party.kind.is_outside()).collect();
    let is_inside = outsiders.is_empty();
    let who: Vec<&Party> = if is_inside { parties.iter().collect() } else { outsiders };
    let held = scale.holding(content.evidence);
    let is_above = scale.is_above_ceiling(content.evidence);

    let limited = |key| {
        let highest = weighed.limit.map_or("", |limit| limit.highest.as_str());
        Message::new(key).with(highest)
    };
    // Everything sensitive, including what would not have asked by itself.
    let sensitive = scale.sensitive(content.evidence);
    let lines = match (sensitive.is_empty(), weighed.limit) {
        (true, Some(limit)) if limit.highest == "none" => vec![Message::new("limit_nothing")],
        (true, Some(_)) => vec![limited("limit_line")],
        (true, None) => vec![Message::new("forbidden_line")],
        (false, _) => sensitive.iter().map(|evidence| wording::evidence(evidence)).collect(),
    };
    let why = reason(scale, &weighed, content.evidence).unwrap_or_else(|| match is_inside {
        true => Message::new("why_inside"),
        false => wording::why(&who),
    });
    Some(Interruption {
        title: if is_above || weighed.mode == Mode::Stop {
            title_of_stop(scale, content.evidence)
        } else {
            Message::new(if is_inside { "interruption_title_inside" } else { "interruption_title" })
        },
        evidence: Section { title: Message::new("interruption_content"), lines },
        outsiders: Section {
            title: Message::new(if is_inside { "window_who" } else { "interruption_outsiders" }),
            lines: who.iter().map(|party| wording::party(party)).collect(),
        },
        why,
        advice: advice(scale, &weighed, content.evidence),
        more: {
            let is_link = who.iter().any(|party| party.kind == Kind::PublicLink);
            let rather = is_link.then(wording::guest_rather);
            let rest = more(scale.policy(), is_above || weighed.mode == Mode::Stop);
            let attached = content.attached.iter().filter(|_| !is_inside).cloned();
            rather.into_iter().chain(attached).chain(rest).collect()
        },
        links: links(scale.policy(), &weighed),
        ticks: ticks(scale.policy(), &weighed, &who, is_inside),
        back: Message::new("interruption_back"),
        go_on: may_go_on(scale.policy(), weighed.mode).then(|| Message::new("interruption_go_on")),
        key: {
            let key = key_of(weighed.mode, key(content, &who, &held));
            // A limit is exceeded by a marking that may be no more than noted by itself.
            let level = LEVELS.get(content::highest(content.evidence)).copied();
            key + level.filter(|_| weighed.limit.is_some()).unwrap_or_default()
        },
        event: event(scale, weighed.mode, &held, if is_inside { 0 } else { who.len() }),
    })
}

fn title_of_stop(scale: &Scale<'_>, evidence: &[Evidence]) -> Message {
    Message::new(if scale.is_above_ceiling(evidence) {
        "interruption_title_ceiling"
    } else {
        "interruption_title_stop"
    })
}

/// Joins two questions about one act: the stricter, with everything that the other says.
pub(super) fn both(one: Option<Interruption>, other: Option<Interruption>) -> Option<Interruption> {
    let (mut one, mut other) = match (one, other) {
        (Some(one), Some(other)) => (one, other),
        (one, other) => return one.or(other),
    };
    if other.event.mode > one.event.mode {
        std::mem::swap(&mut one, &mut other);
    }
    add(&mut one.evidence.lines, other.evidence.lines);
    add(&mut one.outsiders.lines, other.outsiders.lines);
    add(&mut one.more, other.more);
    one.event.about.append(&mut other.event.about);
    if one.go_on.is_some() {
        add(&mut one.ticks, other.ticks);
    }
    one.event.outsiders = one.event.outsiders.max(other.event.outsiders);
    one.key.push_str(&other.key);
    Some(one)
}

fn add(to: &mut Vec<Message>, more: Vec<Message>) {
    for one in more {
        if !to.contains(&one) {
            to.push(one);
        }
    }
}

/// The title of a question that offers no way on, so that nobody is surprised by it.
pub(super) fn forewarning(asked: Option<&Interruption>) -> Option<Message> {
    asked.filter(|asked| asked.event.mode == Mode::Stop).map(|asked| asked.title.clone())
}

/// Whether a question offers a way on. A stop does only if the settings allow it.
pub(super) fn may_go_on(policy: &Policy, mode: Mode) -> bool {
    mode < Mode::Stop || policy.is_on("stopOverride")
}

/// The key of a question of this mode. Answering a milder question, before the settings became
/// stricter or something came that is asked about more strictly, is not answering this one.
pub(super) fn key_of(mode: Mode, mut key: String) -> String {
    match mode {
        Mode::Stop => key.push('s'),
        Mode::Acknowledge => key.push('a'),
        Mode::Off | Mode::Note | Mode::Warn => {}
    }
    key
}

/// Turns a question about something written into a stop if the settings stop it from reaching
/// `readers` (A9).
pub(super) fn stop(
    asked: &mut Interruption,
    scale: &Scale<'_>,
    readers: &[Party],
    evidence: &[Evidence],
) {
    let weighed = scale.weigh(readers, evidence).unwrap_or_default();
    if weighed.mode < Mode::Stop {
        return;
    }
    asked.title = title_of_stop(scale, evidence);
    asked.why = reason(scale, &weighed, evidence).unwrap_or_else(|| asked.why.clone());
    asked.event.mode = Mode::Stop;
    asked.more = more(scale.policy(), true);
    asked.key = key_of(Mode::Stop, std::mem::take(&mut asked.key));
    if may_go_on(scale.policy(), Mode::Stop) {
        asked.ticks.push(Message::new("tick_permission"));
    } else {
        asked.ticks.clear();
        asked.go_on = None;
    }
}

/// What the event log notes of a question: no words of the page.
pub(super) fn event(scale: &Scale<'_>, mode: Mode, held: &[&Evidence], outsiders: usize) -> Event {
    let about = held.iter().map(|evidence| About {
        rule: evidence.rule.to_string(),
        name: content::rule_name(evidence),
        locked: scale.is_locked(evidence),
    });
    Event { about: about.collect(), mode, outsiders, observed: false }
}

/// The same for something written, which always needs a tick.
pub(super) fn event_of_text(scale: &Scale<'_>, evidence: &[Evidence], outsiders: usize) -> Event {
    event(scale, Mode::Acknowledge, &scale.holding(evidence), outsiders)
}

/// Why the settings object: the ceiling of the site, a domain, a limit, or a rule that stops it.
fn reason(scale: &Scale<'_>, weighed: &Weighed<'_>, evidence: &[Evidence]) -> Option<Message> {
    let is_stop = weighed.mode == Mode::Stop;
    let limit = weighed.limit.filter(|limit| !is_stop || limit.mode == Some(Mode::Stop));
    Some(match limit {
        _ if scale.is_above_ceiling(evidence) => Message::new("finding_why_ceiling"),
        _ if weighed.forbidden => Message::new("why_forbidden"),
        Some(limit) if limit.highest == "none" => Message::new("why_limit_nothing"),
        Some(limit) => Message::new("why_limit").with(limit.highest.as_str()),
        None if is_stop => Message::new("why_stop").with(content::names(scale.stopping(evidence))),
        None => return None,
    })
}

/// What to do instead, by what stops it or else by the most severe evidence.
fn advice(scale: &Scale<'_>, weighed: &Weighed<'_>, evidence: &[Evidence]) -> Message {
    match weighed.limit.and_then(|limit| limit.alternative.as_deref()) {
        _ if scale.is_above_ceiling(evidence) => Message::new("advice_security"),
        Some(alternative) => Message::new("advice_alternative").with(alternative),
        None if weighed.forbidden => Message::new("advice_forbidden"),
        None if weighed.mode == Mode::Stop => scale.advice(&scale.stopping(evidence)),
        None => scale.advice(&scale.holding(evidence)),
    }
}

/// The organisation's own advice and, for a matter of security, whom to tell.
pub(super) fn more(policy: &Policy, is_for_security: bool) -> Vec<Message> {
    let own = policy.text("advice").map(|advice| Message::new("advice_own").with(advice));
    let field = |field| policy.contact("security", field);
    let whom: Vec<&str> = ["name", "address"].into_iter().filter_map(field).collect();
    let contact = (is_for_security && !whom.is_empty())
        .then(|| Message::new("advice_contact").with(whom.join(", ")));
    own.into_iter().chain(contact).collect()
}

fn links(policy: &Policy, weighed: &Weighed<'_>) -> Vec<Link> {
    let alternative = weighed.limit.and_then(|limit| {
        let text = limit.alternative.as_deref().or(limit.link.as_deref())?;
        Some(Link { url: limit.link.clone()?, text: Message::new("link_to").with(text) })
    });
    let more = policy
        .text("learnMore")
        .map(|url| Link { url: url.to_owned(), text: Message::new("link_learn_more") });
    alternative.into_iter().chain(more).collect()
}

fn ticks(policy: &Policy, weighed: &Weighed<'_>, who: &[&Party], is_inside: bool) -> Vec<Message> {
    let mut ticks = match weighed.mode {
        _ if !may_go_on(policy, weighed.mode) => return Vec::new(),
        Mode::Off | Mode::Note | Mode::Warn => return Vec::new(),
        _ if is_inside => vec![Message::new("tick_inside")],
        Mode::Acknowledge | Mode::Stop => wording::ticks(who),
    };
    if weighed.mode == Mode::Stop {
        ticks.push(Message::new("tick_permission"));
    }
    ticks
}

/// "Found here: …"
pub(super) fn on_page(evidence: &[&Evidence]) -> Message {
    Message::new("panel_content").with(content::few(evidence))
}
