//! The Share window: each choice that gives more people the page is an act of sharing, and is
//! judged like pressing Share (R18, AUD-01).

use crate::audience::access::{Access, Gap, GapIn, Told};
use crate::audience::{Kind, Party, Register, domain};
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::share::Chosen;
use crate::page::window::{Change, GeneralAccess, Offer, Person, ShareWindow};
use crate::policy::Mode;
use crate::verdict::content::page::Content;
use crate::verdict::question::{event, forewarning, key_of, may_go_on, more, question};
use crate::verdict::report::{Guard, Interruption, Panel, Review, Section, Tone};
use crate::verdict::sharing::change;
use crate::verdict::{Case, audience, content, digest, sharing, wording};

/// The handling instruction that opening a page breaks, whoever is in the space (A2).
const FOR_RECIPIENTS: &str = "handling-recipients-only";

/// What is known about the page of a window.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Who can open the page now, if known.
    pub readers: Option<&'a Access>,
    /// Who can open its space, if known.
    pub space: Option<&'a Access>,
    /// The case, for the message in the window and the questions answered today.
    pub case: &'a Case,
}

/// Judges one open window: first what its people field shares, with the panel,
/// then each choice on offer.
pub fn guards(
    window: &ShareWindow,
    content: Content<'_>,
    around: Around<'_>,
    register: &mut Register<'_>,
) -> Vec<Guard> {
    let share = &window.share;
    let mut first = sharing::guard(share, around.case, content, None, register);
    first.acts.extend(&window.share_buttons);
    let mut rest = Vec::new();
    let mut opens = false;
    for offer in &window.offers {
        let seen = Guard::of(offer.surface, share.form, vec![offer.element]);
        let Some(act) = act(offer, content, around, register) else {
            // It gives nobody more, so nothing is asked. It is still watched: afterwards the site has
            // to be asked again who has access.
            rest.push(seen);
            continue;
        };
        opens |= act.opens && !act.lines.is_empty();
        Panel::add(&mut first.panel, act.tone, act.lines);
        rest.push(Guard {
            review: act.review,
            pending: content.reading == content::Reading::Unfinished || act.pending,
            ..seen.asking(act.interruption, &around.case.acknowledged)
        });
    }
    if opens {
        let said = first.panel.as_ref().map_or(&[][..], |panel| &panel.lines);
        let attached = content.attached.iter().filter(|line| !said.contains(line));
        let attached = attached.cloned().collect();
        Panel::add(&mut first.panel, Tone::Quiet, attached);
    }
    let unsure = unsure(window, content, around.space);
    Panel::add(&mut first.panel, Tone::CannotTell, unsure);
    if window.public_link == Some(true) {
        Panel::add(&mut first.panel, Tone::Quiet, vec![wording::guest_rather()]);
    }
    rest.insert(0, first);
    rest
}

/// What cannot be told about the choices in a window.
fn unsure(window: &ShareWindow, content: Content<'_>, space: Option<&Access>) -> Vec<Message> {
    let mut lines = Vec::new();
    // A choice opens the page to the space, and not everyone in the space is known.
    if content.matters() && window.offers.iter().any(|offer| is_opened(&offer.change)) {
        lines = space.map_or_else(|| vec![Message::new("gap_not_a_page")], audience::gaps);
        let unplaced = space.map_or(0, audience::unplaced);
        if unplaced > 0 {
            lines.push(Message::counted("window_unplaced", unplaced));
        }
    }
    if content.matters() && window.people_unread {
        lines.push(Message::new("window_people_unread"));
    }
    if window.unread {
        lines.push(Message::new("window_unread"));
    }
    lines
}

/// One choice, judged.
struct Act {
    /// What to say before it is made.
    lines: Vec<Message>,
    /// Whether it gives somebody from outside access.
    opens: bool,
    /// How loudly.
    tone: Tone,
    interruption: Option<Interruption>,
    review: Option<Review>,
    pending: bool,
}

/// Judges one choice; `None` if it changes nothing.
fn act(
    offer: &Offer,
    content: Content<'_>,
    around: Around<'_>,
    register: &mut Register<'_>,
) -> Option<Act> {
    let (now, after) = before_and_after(&offer.change, around.readers)?;
    let (parties, unknown) = given(offer, around, register);
    let all = content::merged(&[content.evidence, content.earlier_for(&parties)]);
    let content = Content { evidence: &all, ..content };
    let unknown = unknown.filter(|_| content.matters());
    let is_opened = is_opened(&offer.change);
    let mut interruption = question(&parties, content);
    if interruption.is_none() && is_opened {
        interruption = for_recipients_only(content);
    }
    if let Some(asked) = &mut interruption {
        let why = asked.why.clone();
        asked.why = Message::new("window_why").with(now.clone()).with(after.clone()).with(why);
    }
    Some(Act {
        opens: parties.iter().any(|party| party.kind.is_outside()),
        tone: match (&interruption, &unknown) {
            (Some(_), _) if offer.chosen => Tone::Warning,
            (Some(_), _) => Tone::Note,
            (None, Some(_)) => Tone::CannotTell,
            (None, None) => Tone::Quiet,
        },
        // A grant gives access to somebody; the other choices to nobody by name.
        review: match offer.change {
            Change::Grant(_) => sharing::review(&parties, content),
            _ => None,
        },
        pending: parties.iter().any(|party| party.kind.is_pending())
            || (is_opened && around.readers.is_some_and(|readers| readers.asking)),
        lines: lines(offer, (now, after), &parties, interruption.as_ref(), unknown),
        interruption,
    })
}

/// What to say of a choice before it is made: who has the page `now` and who will `after`, and what
/// nobody can tell.
fn lines(
    offer: &Offer,
    (now, after): (Message, Message),
    parties: &[Party],
    asked: Option<&Interruption>,
    unknown: Option<Message>,
) -> Vec<Message> {
    let mut lines = match offer.change {
        // These stand there all the time, and nobody may be about to press them.
        Change::LinkOn | Change::CopyLink => return Vec::new(),
        Change::Close => Vec::new(),
        // A menu is open because somebody is about to choose.
        Change::Open { .. } | Change::Space | Change::Role(_) => {
            vec![Message::new("window_change").with(offer.words.as_str()).with(now).with(after)]
        }
        Change::Grant(_) => {
            let asking = parties.first().filter(|_| asked.is_some());
            let asks = |who| Message::new("window_asks").with(wording::party(who));
            asking.map(asks).into_iter().collect()
        }
    };
    lines.extend(forewarning(asked));
    lines.extend(unknown);
    lines
}

/// Everyone from outside to whom a choice gives the page, or the person it is about; and what to say if
/// nobody can tell who that person is.
fn given(
    offer: &Offer,
    around: Around<'_>,
    register: &mut Register<'_>,
) -> (Vec<Party>, Option<Message>) {
    let person = match &offer.change {
        Change::Open { .. } | Change::Space => {
            return (around.space.map_or_else(Vec::new, Access::outside), None);
        }
        Change::LinkOn | Change::CopyLink => return (vec![Register::public_link()], None),
        Change::Close => return (Vec::new(), None),
        Change::Role(person) | Change::Grant(person) => person,
    };
    // Whoever asks for access is not among those who have it.
    let readers = around.readers.filter(|_| matches!(offer.change, Change::Role(_)));
    let party = party(person, readers, register);
    let unknown = match &party {
        None => Some(Message::new("window_unknown_person").with(person.name.as_str())),
        Some(party) if matches!(party.kind, Kind::Unknown(_)) => Some(wording::party(party)),
        Some(_) => None,
    };
    (party.into_iter().collect(), unknown)
}

/// Whether a choice opens the page to everybody in its space.
fn is_opened(change: &Change) -> bool {
    match change {
        Change::Open { from, .. } => {
            from.unwrap_or(GeneralAccess::Restricted) == GeneralAccess::Restricted
        }
        Change::Space => true,
        _ => false,
    }
}

/// The question about opening a page marked RECIPIENTS ONLY to a space, whoever is in it.
fn for_recipients_only(content: Content<'_>) -> Option<Interruption> {
    let scale = content.scale;
    let sensitive: Vec<&Evidence> = scale.holding(content.evidence);
    let instruction = sensitive.iter().find(|evidence| evidence.rule == FOR_RECIPIENTS)?;
    let mode = scale.mode(instruction);
    let may_go_on = may_go_on(scale.policy(), mode);
    Some(Interruption {
        title: Message::new("interruption_title"),
        evidence: Section {
            title: Message::new("interruption_content"),
            lines: sensitive.iter().map(|evidence| wording::evidence(evidence)).collect(),
        },
        outsiders: Section {
            title: Message::new("window_who"),
            lines: vec![Message::new("window_everybody")],
        },
        why: Message::new("window_recipients_only"),
        advice: scale.advice(&sensitive),
        more: more(scale.policy(), mode == Mode::Stop),
        links: Vec::new(),
        ticks: match mode {
            Mode::Acknowledge | Mode::Stop if may_go_on => {
                vec![Message::new("window_tick_everybody")]
            }
            _ => Vec::new(),
        },
        back: Message::new("interruption_back"),
        go_on: may_go_on.then(|| Message::new("interruption_go_on")),
        key: key_of(mode, digest::key(content, &[], &sensitive)),
        event: event(scale, mode, &sensitive, 0),
    })
}

/// Who a person named in a window is; `None` if the window shows only a name, and the restrictions of
/// the page do not tell whose it is.
fn party(person: &Person, readers: Option<&Access>, register: &mut Register<'_>) -> Option<Party> {
    if let Some(value) = &person.value {
        let chosen = Chosen { value: value.clone(), name: person.name.clone() };
        let is_account =
            value.contains(':') || domain::of_address(value).is_some() || is_old(value);
        return is_account.then(|| register.recipient(&chosen));
    }
    let is_cut = |gap: &Gap| gap.what == GapIn::Restrictions;
    let readers = readers.filter(|readers| !readers.gaps.iter().any(is_cut))?;
    let mut namesakes = readers.members.iter().filter(|member| member.party.name == person.name);
    let found = namesakes.next()?;
    namesakes.next().is_none().then(|| found.party.clone())
}

/// Whether a value is an account id of the old form: 24 hexadecimal digits.
fn is_old(value: &str) -> bool {
    value.len() == 24 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Who has the page now and who will, as two phrases; `None` if the choice makes no difference to
/// that.
fn before_and_after(change: &Change, readers: Option<&Access>) -> Option<(Message, Message)> {
    let pair = |now, after| Some((Message::new(now), Message::new(after)));
    match change {
        // The restrictions that were read do not say who may edit.
        Change::Open { from: None, .. }
            if readers.is_some_and(|readers| readers.restricted == Told::No) =>
        {
            None
        }
        Change::Open { from, to } => Some((
            match from {
                Some(access) if *access > GeneralAccess::Restricted => level(*access),
                _ => change::only(readers),
            },
            level(*to),
        )),
        Change::Space => pair("window_now_parent", "window_after_space"),
        Change::Close => None,
        Change::Role(person) => Some((
            Message::new("window_person_views").with(person.name.as_str()),
            Message::new("window_person_edits").with(person.name.as_str()),
        )),
        Change::Grant(person) => Some((
            Message::new("window_person_asks").with(person.name.as_str()),
            Message::new("window_person_opens").with(person.name.as_str()),
        )),
        Change::LinkOn => pair("window_now_access", "window_after_link"),
        Change::CopyLink => pair("window_now_link", "window_after_link"),
    }
}

fn level(access: GeneralAccess) -> Message {
    Message::new(match access {
        GeneralAccess::Restricted => "window_only_specific",
        GeneralAccess::View => "window_everybody_views",
        GeneralAccess::Edit => "window_everybody_edits",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::Known;
    use crate::audience::access::{Everyone, Member, RestrictedBy};
    use crate::audience::ask::Wants;
    use crate::audience::fact::{Account, Fact, Facts, Role};
    use crate::detect::{self, Place, Text};
    use crate::page::share::ShareDialog;
    use crate::policy::{Layers, Policy};
    use crate::verdict::scale::Scale;
    use content::Reading;

    fn guest() -> Party {
        Party {
            value: "712020:guest".to_owned(),
            name: "Dana Reyes".to_owned(),
            kind: Kind::Guest,
            organisation: Some("northbridge.example".to_owned()),
            domain: Some("northbridge.example".to_owned()),
            known: Known::Account,
        }
    }

    fn readers(restricted: Told<RestrictedBy>) -> Access {
        Access { restricted, ..Access::default() }
    }

    /// Whether the choice is held on a page with this text, for a space with
    /// these outsiders and a page with these readers.
    fn is_held(change: Change, text: &str, outsiders: &[Party], readers: &Access) -> bool {
        let guards = judged(change, text, space_of(outsiders), readers);
        guards.iter().any(|guard| guard.acts == [3] && guard.interruption.is_some())
    }

    /// Whoever opens the page itself can open its versions. A public link shows the page as it is, and
    /// a customer sees the portal alone, in a share dialog as in this window.
    #[test]
    fn earlier_versions_go_to_whoever_opens_the_page_itself() {
        let granted =
            Change::Grant(Person { name: "Dana Reyes".into(), value: Some("d:1".into()) });
        let open = Access { anonymous: Told::Yes(Role::View), ..Access::default() };
        let dana = |of: Account| Account { id: "d:1".into(), name: "Dana Reyes".into(), ..of };
        let guest = dana(Account { guest: true, ..Account::default() });
        let customer = dana(Account { customer: true, ..Account::default() });
        for (change, who, held) in [
            (granted.clone(), guest, true),
            (granted, customer, false),
            (OPEN, Account::default(), true),
            (Change::LinkOn, Account::default(), false),
        ] {
            let facts = Facts::from([("account:d:1".to_owned(), Fact::Account(who.clone()))]);
            let page = ("", MARKED);
            let readers = readers(Told::Yes(RestrictedBy::Page));
            let guards = chosen(change.clone(), page, &facts, &open, &readers);
            let is_held = guards.iter().any(|guard| guard.interruption.is_some());
            assert_eq!(is_held, held, "{change:?} {who:?}");
        }
    }

    fn space_of(outsiders: &[Party]) -> Access {
        let member =
            |party: &Party| Member { party: party.clone(), role: Role::View, through: None };
        Access { members: outsiders.iter().map(member).collect(), ..Access::default() }
    }

    fn judged(change: Change, text: &str, space: Access, readers: &Access) -> Vec<Guard> {
        chosen(change, (text, ""), &Facts::new(), &space, readers)
    }

    /// What comes of a choice on a page that holds the first text, and held the second.
    fn chosen(
        change: Change,
        (text, before): (&str, &str),
        facts: &Facts,
        space: &Access,
        readers: &Access,
    ) -> Vec<Guard> {
        let share = ShareDialog {
            dialog: 1,
            form: 2,
            recipients: Vec::new(),
            public_link_buttons: Vec::new(),
            public_link: false,
            message: None,
        };
        let offers =
            vec![Offer { element: 3, surface: 4, words: String::new(), change, chosen: false }];
        let window = ShareWindow {
            share,
            share_buttons: Vec::new(),
            offers,
            public_link: None,
            people_unread: false,
            unread: false,
        };
        let found = |text| {
            let matches = detect::scan(Text { text, context: "", place: Place::Body });
            detect::evidence(matches.iter())
        };
        let policy = Policy::from_layers(&Layers::default());
        let scale = &Scale::new(&policy);
        let content = Content {
            evidence: &found(text),
            reading: Reading::Read,
            unread: "gap_content",
            page: "1",
            space: None,
            path: "",
            scale,
            noun: "",
            attached: &[],
            earlier: &found(before),
            files: &[],
        };
        let (space, readers) = (Some(space), Some(readers));
        let case = &Case::default();
        let around = Around { readers, space, case };
        let mut register = Register::new(&policy, facts, Wants::default());
        guards(&window, content, around, &mut register)
    }

    const OPEN: Change =
        Change::Open { from: Some(GeneralAccess::Restricted), to: GeneralAccess::View };
    const MARKED: &str = "OFFICIAL-SENSITIVE";
    const RECIPIENTS: &str = "OFFICIAL-SENSITIVE RECIPIENTS ONLY";

    #[test]
    fn opening_is_held_where_outsiders_are_in_the_space() {
        let restricted = readers(Told::Yes(RestrictedBy::Page));
        for (change, text, outsiders, held) in [
            (OPEN, MARKED, &[guest()][..], true),
            (Change::Space, MARKED, &[guest()][..], true),
            (OPEN, MARKED, &[][..], false),
            (OPEN, "Lunch is at noon.", &[guest()][..], false),
            (OPEN, RECIPIENTS, &[][..], true),
            (Change::Space, RECIPIENTS, &[][..], true),
            // Who can open it does not change.
            (
                Change::Open { from: Some(GeneralAccess::View), to: GeneralAccess::Edit },
                RECIPIENTS,
                &[][..],
                false,
            ),
            (Change::LinkOn, MARKED, &[][..], true),
            (Change::CopyLink, "Lunch is at noon.", &[][..], false),
        ] {
            assert_eq!(
                is_held(change.clone(), text, outsiders, &restricted),
                held,
                "{change:?} {text}"
            );
        }
    }

    /// Nobody can tell whether somebody in the space is outside: that is said, and nothing held.
    #[test]
    fn opening_to_somebody_unknown_is_said() {
        use crate::audience::CannotTell;
        let restricted = readers(Told::Yes(RestrictedBy::Page));
        let hidden = Party { kind: Kind::Unknown(CannotTell::AddressHidden), ..guest() };
        for (text, tone) in [(MARKED, Tone::CannotTell), ("Lunch.", Tone::Quiet)] {
            let guards = judged(OPEN, text, space_of(std::slice::from_ref(&hidden)), &restricted);
            let panel = guards[0].panel.as_ref().unwrap();
            assert_eq!(panel.tone, tone);
            let is_said = panel.lines.iter().any(|line| line.key == "window_unplaced");
            assert_eq!(is_said, tone == Tone::CannotTell);
            assert!(guards.iter().all(|guard| guard.interruption.is_none()));
        }
    }

    /// Whoever may sign in, customers of the help desk too, is nobody by name.
    #[test]
    fn opening_is_held_where_the_space_is_open_to_every_account() {
        let restricted = readers(Told::Yes(RestrictedBy::Page));
        for unlicensed in [true, false] {
            let everyone = Everyone { count: None, role: Role::View, unlicensed };
            let space = Access { everyone: Some(everyone), ..Access::default() };
            let guards = judged(OPEN, MARKED, space, &restricted);
            let question = guards.iter().find_map(|guard| guard.interruption.as_ref());
            assert_eq!(question.is_some(), unlicensed);
            if let Some(question) = question {
                assert_eq!(question.outsiders.lines[0].key, "party_every_account");
                // To go through that is not to go through a public link.
                let link = judged(Change::LinkOn, MARKED, space_of(&[]), &restricted);
                let link = link.iter().find_map(|guard| guard.interruption.as_ref()).unwrap();
                assert_ne!(question.key, link.key);
                assert_eq!(question.ticks[0].key, "tick_every_account");
            }
        }
    }

    #[test]
    fn a_choice_that_gives_nobody_more_is_seen_and_let_go() {
        let guards = judged(Change::Close, RECIPIENTS, space_of(&[guest()]), &readers(Told::No));
        let close = guards.iter().find(|guard| guard.acts == [3]).unwrap();
        assert!(close.interruption.is_none() && !close.pending);
    }

    /// A list that is cut may hold another of that name.
    #[test]
    fn a_name_is_told_by_the_whole_list_alone() {
        let dana = Person { name: guest().name, value: None };
        let mut list = space_of(&[Party { kind: Kind::Internal, ..guest() }]);
        let is_said = |list: &Access| {
            let guards = judged(Change::Role(dana.clone()), MARKED, space_of(&[]), list);
            let panel = guards[0].panel.as_ref().unwrap();
            panel.lines.iter().any(|line| line.key == "window_unknown_person")
        };
        assert!(!is_said(&list));
        list.gap(GapIn::Restrictions, None);
        assert!(is_said(&list));
    }

    #[test]
    fn a_page_that_is_open_already_is_not_opened_by_the_restrictions_dialog() {
        let change = Change::Open { from: None, to: GeneralAccess::Edit };
        assert!(!is_held(change, RECIPIENTS, &[guest()], &readers(Told::No)));
    }
}
