//! The items of the checklist, a row each.

use super::settings::Contact;
use super::{Action, ActionKind, Item, Part, State, View, browser, name, on};
use crate::audience::domain::{OwnDomains, of_address};
use crate::audience::fact::Unread;
use crate::domains::is_shared_mail;
use crate::message::{Arg, Message};
use crate::severity::Severity;
use crate::verdict::{report, wording};

/// One item, before it is known how it stands.
pub(super) struct Row {
    id: &'static str,
    rule: &'static str,
    pub(super) part: Part,
    severity: Severity,
    title: &'static str,
    why: &'static str,
    find: fn(&View<'_>, &Row) -> Found,
}

/// How an item stands.
struct Found {
    state: State,
    status: Option<Message>,
    seen: Option<Message>,
    actions: Vec<Action>,
    attest: bool,
}

impl Row {
    /// The item as it stands.
    pub(super) fn item(&self, view: &View<'_>) -> Item {
        let found = (self.find)(view, self);
        // Whoever can give others access has more to lose with their account (R87).
        let is_heavier = self.id == TWO_STEP && view.administers() == Some(true);
        Item {
            id: self.id,
            rule: self.rule,
            state: found.state,
            status: found.status,
            severity: if is_heavier { Severity::High } else { self.severity },
            title: Message::new(self.title),
            why: Message::new(if is_heavier { "check_two_step_why_admin" } else { self.why }),
            seen: found.seen,
            actions: found.actions,
            attest: found.attest,
        }
    }
}

const TWO_STEP: &str = "two-step";

/// The rules are those of the catalogue of rules: SEC-01 to SEC-06 for securing the account,
/// PRO-01 to PRO-04 for making it look official, REC-01 for records.
pub(super) const ROWS: &[Row] = &[
    Row {
        id: "read",
        rule: "",
        part: Part::Page,
        severity: Severity::Medium,
        title: "check_read",
        why: "check_read_why",
        find: |view, _| match view.standing.state {
            Some(report::State::Checked) => Found::new(State::Done).status("check_read_all"),
            None | Some(report::State::NotChecked) => Found::new(State::NotApplicable),
            Some(report::State::Checking) => Found::new(State::Checking).seen("check_read_going"),
            Some(report::State::CannotTell) => {
                Found::new(State::CannotTell).seen("check_read_gaps").status("check_read_part")
            }
        },
    },
    Row {
        id: "findings",
        rule: "",
        part: Part::Page,
        severity: Severity::High,
        title: "check_findings",
        why: "check_findings_why",
        find: |view, _| match (view.standing.state, view.standing.findings) {
            (None | Some(report::State::NotChecked), _) => Found::new(State::NotApplicable),
            (Some(report::State::Checked), 0) if view.standing.unplaced > 0 => {
                Found::new(State::CannotTell)
                    .counted("check_findings_unplaced", view.standing.unplaced)
            }
            (Some(report::State::Checked), 0) => {
                Found::new(State::Done).status("check_findings_none")
            }
            (Some(report::State::Checking), 0) => {
                Found::new(State::Checking).seen("check_read_going")
            }
            (Some(_), 0) => Found::new(State::CannotTell).seen("check_findings_unread"),
            (Some(_), count) => Found {
                status: Some(Message::counted("check_findings_count", count as usize)),
                ..Found::new(State::ToDo).seen("check_findings_seen")
            }
            .open("popup_all_findings", "findings"),
        },
    },
    Row {
        id: "https",
        rule: "SEC-01",
        part: Part::Account,
        severity: Severity::Medium,
        title: "check_https",
        why: "check_https_why",
        find: |view, _| match view.standing.url.split_once("://") {
            Some(("https", _)) => Found::new(State::Done),
            Some(_) => Found::new(State::ToDo).seen("check_https_not"),
            None => Found::new(State::NotApplicable).seen("check_open_site"),
        },
    },
    Row {
        id: "browser",
        rule: "SEC-02",
        part: Part::Account,
        severity: Severity::Medium,
        title: "check_browser",
        why: "check_browser_why",
        find: |view, _| {
            let Some(found) = browser::of_user_agent(&view.standing.agent) else {
                return Found::new(State::CannotTell).seen("check_browser_unknown");
            };
            let is_old =
                view.standing.today.saturating_sub(browser::FLOOR_DAY) > browser::FLOOR_LASTS;
            let (state, key) = match (is_old, found.version >= found.floor) {
                // Old enough then is old enough now.
                (_, false) => (State::ToDo, "check_browser_old"),
                (true, true) => (State::CannotTell, "check_browser_floor_old"),
                (false, true) => (State::Done, "check_browser_seen"),
            };
            let seen = Message::new(key)
                .with(found.name)
                .with(Arg::Count(found.version))
                .with(Arg::Count(found.floor))
                .with(on(browser::FLOOR_DAY));
            Found::new(state).saw(seen)
        },
    },
    Row {
        id: "password",
        rule: "SEC-03",
        part: Part::Account,
        severity: Severity::Medium,
        title: "check_password",
        why: "check_password_why",
        find: |view, row| view.stated_or_to_do(row).link("check_password_do", "three-words"),
    },
    Row {
        id: TWO_STEP,
        rule: "SEC-04",
        part: Part::Account,
        severity: Severity::Medium,
        title: "check_two_step",
        why: "check_two_step_why",
        find: |view, row| {
            let days = interval(view);
            let days = if view.administers() == Some(true) { (days + 1) / 2 } else { days };
            view.stated_within(row, days).link("link_two_step", "two-step")
        },
    },
    Row {
        id: "sign-in",
        rule: "SEC-05",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_sign_in",
        why: "check_sign_in_why",
        find: |view, row| {
            let mut found = view.stated_or_to_do(row);
            if let Some(service) = view.settings.contact("signIn") {
                if found.state != State::Done {
                    found.seen =
                        Some(Message::new("check_sign_in_with").with(service.name.as_str()));
                }
                return found.address("check_sign_in_do", &service.url);
            }
            found
        },
    },
    Row {
        id: "email",
        rule: "SEC-05",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_email",
        why: "check_email_why",
        find: email,
    },
    Row {
        id: "apps",
        rule: "SEC-06",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_apps",
        why: "check_apps_why",
        find: |view, row| view.stated_or_to_do(row).link("link_apps", "connected-apps"),
    },
    Row {
        id: "name",
        rule: "PRO-01",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_name",
        why: "check_name_why",
        find: person_name,
    },
    Row {
        id: "photo",
        rule: "PRO-02",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_photo",
        why: "check_photo_why",
        find: |view, row| {
            let found = match view.me.map(|me| me.own_photo) {
                // A picture of one's own need not show who one is: that is for the person to say.
                Ok(Some(true)) => view.stated_or_to_do(row),
                Ok(Some(false)) => Found::new(State::ToDo).seen("check_photo_default"),
                Ok(None) => view.stated_or_unread(row, None),
                Err(why) => view.stated_or_unread(row, why),
            };
            found.link("check_profile_do", "profile")
        },
    },
    Row {
        id: "job-title",
        rule: "PRO-03",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_job_title",
        why: "check_job_title_why",
        find: |view, row| view.stated_or_to_do(row).link("check_profile_do", "profile"),
    },
    Row {
        id: "organisation",
        rule: "PRO-04",
        part: Part::Account,
        severity: Severity::Low,
        title: "check_organisation",
        why: "check_organisation_why",
        find: |view, row| view.stated_or_to_do(row).link("check_profile_do", "profile"),
    },
    Row {
        id: "record-place",
        rule: "REC-01",
        part: Part::Records,
        severity: Severity::Low,
        title: "check_record_place",
        why: "check_record_place_why",
        find: |view, row| told_or_stated(view, row, "records"),
    },
    Row {
        id: "record-made",
        rule: "REC-01",
        part: Part::Records,
        severity: Severity::Low,
        title: "check_record_made",
        why: "check_record_made_why",
        find: |view, row| {
            view.stated_within(row, view.settings.policy().days("recordInterval"))
                .open("record_title", "record")
        },
    },
    Row {
        id: "contact",
        rule: "",
        part: Part::Help,
        severity: Severity::Medium,
        title: "check_contact",
        why: "check_contact_why",
        find: |view, row| {
            told_or_stated(view, row, "administrator").open("check_wrong_do", "wrong")
        },
    },
    Row {
        id: "who-sees",
        rule: "",
        part: Part::Help,
        severity: Severity::Low,
        title: "check_who_sees",
        why: "check_who_sees_why",
        find: |view, row| view.stated_or_to_do(row).open("check_card_do", "who"),
    },
    Row {
        id: "guests",
        rule: "",
        part: Part::Help,
        severity: Severity::Low,
        title: "check_guests",
        why: "check_guests_why",
        find: |view, row| view.stated_or_to_do(row).open("check_card_do", "guest"),
    },
];

fn interval(view: &View<'_>) -> i32 {
    view.settings.policy().days("attestationInterval")
}

/// Done where the settings name a contact in this role; else the person may confirm that they know one.
fn told_or_stated(view: &View<'_>, row: &Row, role: &str) -> Found {
    match view.settings.contact(role) {
        Some(contact) => {
            Found::new(State::Done).saw(Message::new("check_contact_is").with(words(contact)))
        }
        None => {
            let found = view.stated_or_to_do(row);
            if found.state == State::Done { found } else { found.seen("check_contact_unset") }
        }
    }
}

/// A contact in one line.
fn words(contact: Contact) -> Arg {
    let parts = [contact.name, contact.address, contact.url];
    parts.into_iter().find(|part| !part.is_empty()).unwrap_or_default().into()
}

/// The main address of the account is to be the organisation's own (R7, A14).
fn email(view: &View<'_>, _: &Row) -> Found {
    let me = match view.me {
        Ok(me) if me.guest => return Found::new(State::NotApplicable).seen("check_guest"),
        Ok(me) => me,
        Err(why) => return view.unread(why),
    };
    let Some(domain) = me.email.as_deref().and_then(of_address) else {
        return Found::new(State::CannotTell).seen("check_email_hidden");
    };
    let policy = view.settings.policy();
    let own = OwnDomains::choose(policy, me.email.as_deref());
    let (state, key) = match (&own, own.contains(&domain, policy)) {
        (OwnDomains::FromSignedIn(_), _) => (State::CannotTell, "check_email_unset"),
        (OwnDomains::Stated(_), Some(true)) => (State::Done, "check_email_own"),
        (OwnDomains::Unknown, _) if is_shared_mail(&domain) => (State::ToDo, "check_email_shared"),
        _ => (State::ToDo, "check_email_other"),
    };
    let found = Found::new(state).saw(Message::new(key).with(domain));
    match state {
        State::ToDo => found.link("check_email_do", "email"),
        State::CannotTell => found.open("check_options_do", "options"),
        _ => found,
    }
}

/// The name shown on the site follows the organisation's pattern (R35, R71).
fn person_name(view: &View<'_>, _: &Row) -> Found {
    let me = match view.me {
        Ok(me) if me.guest => return Found::new(State::NotApplicable).seen("check_guest"),
        Ok(me) => me,
        Err(why) => return view.unread(why),
    };
    let shown = me.name.as_str();
    let is = |key: &'static str| Message::new(key).with(shown);
    let Some((written, pattern)) = view.settings.name_pattern() else {
        return if name::is_full(shown) {
            Found::new(State::NotApplicable).saw(is("check_name_full"))
        } else {
            Found::new(State::ToDo).saw(is("check_name_short")).link("check_profile_do", "profile")
        };
    };
    let organisation = view.settings.organisation();
    if pattern.names_organisation() && organisation.is_empty() {
        return Found::new(State::CannotTell).seen("check_name_no_organisation");
    }
    let names = [Some(shown), me.public_name.as_deref()];
    if let Some(good) = names.into_iter().flatten().find(|name| pattern.matches(name, organisation))
    {
        return Found::new(State::Done).saw(Message::new("check_name_good").with(good));
    }
    let found = Found::new(State::ToDo);
    match pattern.suggest(shown, organisation) {
        Some(better) => found.saw(is("check_name_suggest").with(better.as_str())).with(
            ActionKind::Copy,
            "check_copy",
            &better,
        ),
        None => found.saw(is("check_name_pattern").with(written)),
    }
    .link("check_profile_do", "profile")
}

impl View<'_> {
    /// Done if the person confirmed it, not too long ago; else to be confirmed.
    fn stated_or_to_do(&self, row: &Row) -> Found {
        self.stated_within(row, interval(self))
    }

    /// The same with an interval of its own.
    fn stated_within(&self, row: &Row, days: i32) -> Found {
        let (state, seen) = match self.stated(row.id) {
            None => (State::ToDo, None),
            Some(day) if self.standing.today.saturating_sub(day) >= days => {
                (State::ToDo, Some(Message::new("check_stated_then").with(on(day))))
            }
            Some(day) => (
                State::Done,
                Some(Message::new("check_stated").with(on(day)).with(on(day.saturating_add(days)))),
            ),
        };
        Found { seen, attest: true, ..Found::new(state) }
    }

    /// Done if the person confirmed it; else nobody can tell, for the reason `why`.
    fn stated_or_unread(&self, row: &Row, why: Option<Unread>) -> Found {
        let stated = self.stated_or_to_do(row);
        match stated.state {
            State::Done => stated,
            _ => Found { attest: true, ..self.unread(why) },
        }
    }

    fn unread(&self, why: Option<Unread>) -> Found {
        let seen = match why {
            Some(why) => Message::new("check_unread").with(wording::unread(why)),
            None => Message::new("check_open_site"),
        };
        Found::new(State::CannotTell).saw(seen)
    }
}

impl Found {
    fn new(state: State) -> Self {
        Self { state, status: None, seen: None, actions: Vec::new(), attest: false }
    }

    fn saw(self, seen: Message) -> Self {
        Self { seen: Some(seen), ..self }
    }

    fn seen(self, key: &'static str) -> Self {
        self.saw(Message::new(key))
    }

    fn status(self, key: &'static str) -> Self {
        Self { status: Some(Message::new(key)), ..self }
    }

    fn counted(self, key: &'static str, count: u32) -> Self {
        self.saw(Message::counted(key, count as usize))
    }

    fn link(self, label: &'static str, name: &'static str) -> Self {
        self.with(ActionKind::Link, label, name)
    }

    fn address(self, label: &'static str, address: &str) -> Self {
        if address.is_empty() { self } else { self.with(ActionKind::Address, label, address) }
    }

    fn open(self, label: &'static str, surface: &'static str) -> Self {
        self.with(ActionKind::Open, label, surface)
    }

    fn with(mut self, kind: ActionKind, label: &'static str, value: &str) -> Self {
        self.actions.push(Action::new(kind, label, value));
        self
    }
}
