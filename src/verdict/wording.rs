//! Which sentence says what: people, evidence, reasons.

use crate::audience::fact::{Level, Unread};
use crate::audience::{CannotTell, Kind, Known, Party};
use crate::detect::{Confidence, Evidence, Family};
use crate::domains::is_shared_mail;
use crate::message::{Arg, Message};
use crate::severity::Severity;
use crate::terms;
use crate::verdict::content;

/// How many outsiders a warning names before it counts the rest: a group of hundreds would fill the page.
const NAMED: usize = 5;

/// The first of those outside, and how many more there are.
pub fn first(names: Vec<Message>) -> Arg {
    Arg::first(names, NAMED, "panel_more")
}

/// A party with its kind and organisation: "Dana Reyes, guest from Northbridge"; and how Doorward
/// knows, where that is less than their account.
pub fn party(party: &Party) -> Message {
    let name = party.name.as_str();
    if let Some(key) = private(party) {
        return Message::new(key).with(name);
    }
    let with_organisation = |known: &'static str, hidden: &'static str| match &party.organisation {
        Some(organisation) => Message::new(known).with(name).with(organisation.as_str()),
        None => Message::new(hidden).with(name),
    };
    match party.kind {
        Kind::Internal => Message::new("party_internal").with(name),
        Kind::Guest if party.known == Known::SuggestionForNow => {
            Message::new("party_guest_asking").with(name)
        }
        Kind::Guest => {
            as_known(party.known, with_organisation("party_guest", "party_guest_hidden"))
        }
        Kind::External if party.known == Known::Address => {
            with_organisation("party_address", "party_external_hidden")
        }
        Kind::External => {
            as_known(party.known, with_organisation("party_external", "party_external_hidden"))
        }
        Kind::GuestGroup if party.known == Known::Account => {
            with_organisation("party_group_of", "party_group_mixed")
        }
        Kind::GuestGroup if party.known == Known::InPart => Message::new("party_group_part")
            .with(with_organisation("party_group_of", "party_group_mixed")),
        Kind::GuestGroup => Message::new("party_guest_group").with(name),
        Kind::PublicLink => Message::new("party_public_link"),
        Kind::EveryAccount => Message::new("party_every_account"),
        Kind::App => Message::new("party_app").with(name),
        Kind::Customer => with_organisation("party_customer", "party_customer_hidden"),
        Kind::Unknown(why) => cannot_tell(name, why),
    }
}

/// The same for a list of people, which wants no sentences: what to do stands above it.
pub fn listed(one: &Party) -> Message {
    match one.kind {
        Kind::Unknown(_) => Message::new("reader_unknown").with(one.name.as_str()),
        _ => party(one),
    }
}

/// What to say of somebody whose address is at a mail service for anybody: that is no
/// organisation, and nobody can say what it may have. A bare address says so itself.
fn private(party: &Party) -> Option<&'static str> {
    match party.kind {
        _ if organisation(party) != Organisation::Private || party.known == Known::Address => None,
        Kind::Guest => Some("party_guest_private"),
        Kind::External => Some("party_external_private"),
        Kind::GuestGroup => Some("party_group_mixed"),
        Kind::Customer => Some("party_customer_private"),
        _ => None,
    }
}

/// Where somebody belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Organisation<'a> {
    /// To one of this name.
    Named(&'a str),
    /// To none: their address is at a mail service for anybody.
    Private,
    /// That cannot be seen.
    Hidden,
}

pub(super) fn organisation(party: &Party) -> Organisation<'_> {
    match party.organisation.as_deref() {
        Some(name) if is_shared_mail(name) => Organisation::Private,
        Some(name) => Organisation::Named(name),
        None => Organisation::Hidden,
    }
}

/// That a guest is better than a public link (R172).
pub fn guest_rather() -> Message {
    Message::new("panel_guest_rather")
}

fn as_known(known: Known, party: Message) -> Message {
    let how = match known {
        // Nobody from outside is known by a form but whoever gets a public link, who has words of their own.
        Known::Account | Known::InPart | Known::Form => return party,
        Known::Suggestion | Known::SuggestionForNow => "known_suggestion",
        Known::Address => "known_address",
        Known::Nowhere => "known_nowhere",
    };
    Message::new("party_known").with(party).with(Message::new(how))
}

fn cannot_tell(name: &str, why: CannotTell) -> Message {
    let message = |key| Message::new(key).with(name);
    match why {
        CannotTell::Asking => message("unknown_asking"),
        CannotTell::AddressHidden => message("unknown_address_hidden"),
        CannotTell::OwnDomainsUnknown => message("unknown_own_domains"),
        CannotTell::AccountUnread(why) => message("unknown_account").with(unread(why)),
        CannotTell::Group => message("unknown_group"),
        CannotTell::Team => message("unknown_team"),
        CannotTell::NoKind => message("unknown_kind"),
    }
}

/// Why something could not be read.
pub fn unread(why: Unread) -> Message {
    Message::new(match why {
        Unread::SignedOut => "unread_signed_out",
        Unread::Forbidden => "unread_forbidden",
        Unread::NotFound => "unread_not_found",
        Unread::TooMany => "unread_too_many",
        Unread::SiteFault => "unread_site_fault",
        Unread::NoData => "unread_no_data",
        Unread::NotUnderstood => "unread_not_understood",
        Unread::NoAnswer => "unread_no_answer",
        Unread::NotAsked => "unread_not_asked",
    })
}

/// A piece of evidence with how sure Doorward is and examples:
/// "3 NHS numbers (943 476 5919, …), almost certain".
pub fn evidence(evidence: &Evidence) -> Message {
    let name = content::name(evidence);
    let sure = confidence(evidence.confidence);
    let examples = examples(evidence);
    if examples.is_empty() {
        return Message::new("evidence_line").with(name).with(sure);
    }
    let is_all = examples.len() == evidence.count as usize;
    let examples: Arg = examples.iter().map(String::as_str).collect();
    Message::new(if is_all { "evidence_line_all" } else { "evidence_line_examples" })
        .with(name)
        .with(examples)
        .with(sure)
}

/// Examples of a piece of evidence; none where its name already says it all.
pub fn examples(evidence: &Evidence) -> &[String] {
    match evidence.family {
        Family::Marking if terms::severity(&evidence.kind).is_none() => &[],
        _ => &evidence.excerpts,
    }
}

/// How sure Doorward is, in words.
pub fn confidence(confidence: Confidence) -> Message {
    Message::new(match confidence {
        Confidence::High => "confidence_high",
        Confidence::Medium => "confidence_medium",
        Confidence::Low => "confidence_low",
    })
}

/// A severity, in words.
pub fn severity(severity: Severity) -> Message {
    Message::new(match severity {
        Severity::Critical => "severity_critical",
        Severity::High => "severity_high",
        Severity::Medium => "severity_medium",
        Severity::Low => "severity_low",
    })
}

/// A classification level with what the organisation says of it (A13), which are no
/// words of the page.
pub fn level(level: &Level) -> Message {
    if level.guideline.is_empty() {
        return Message::new("level").with(level.name.as_str());
    }
    Message::new("level_says").with(level.name.as_str()).with(level.guideline.as_str())
}

/// Why it matters that these outsiders get the page: for the widest of them.
pub fn why(outsiders: &[&Party]) -> Message {
    let any = |kind: Kind| outsiders.iter().any(|party| party.kind == kind);
    Message::new(if any(Kind::PublicLink) {
        "why_public_link"
    } else if any(Kind::External) || any(Kind::EveryAccount) {
        "why_external"
    } else if any(Kind::App) {
        "why_app"
    } else {
        "why_guest"
    })
}

/// The customers of organisations that a request is shared with.
pub(super) fn customers_of(organisations: &[String]) -> Vec<Message> {
    of_each("composer_organisation", organisations)
}

/// One sentence to tick for each of them.
pub(super) fn ticks_of(organisations: &[String]) -> Vec<Message> {
    of_each("tick_organisation", organisations)
}

fn of_each(key: &'static str, names: &[String]) -> Vec<Message> {
    names.iter().map(|name| Message::new(key).with(name.as_str())).collect()
}

/// One sentence to tick for each outside organisation. Somebody whose
/// organisation cannot be seen, or who has none, is ticked by name.
pub fn ticks(outsiders: &[&Party]) -> Vec<Message> {
    let mut ticks: Vec<Message> = Vec::new();
    for party in outsiders {
        let tick = match (organisation(party), party.kind) {
            (_, Kind::PublicLink) => Message::new("tick_public_link"),
            (_, Kind::EveryAccount) => Message::new("tick_every_account"),
            // Whoever else is in a group is of no organisation that is known.
            (Organisation::Named(name), _) if party.known != Known::InPart => {
                Message::new("tick_organisation").with(name)
            }
            _ => Message::new("tick_person").with(party.name.as_str()),
        };
        if !ticks.contains(&tick) {
            ticks.push(tick);
        }
    }
    ticks
}
