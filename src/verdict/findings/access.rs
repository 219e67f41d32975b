//! Who may open and change the page and its space (R109–R118, R139, R142, R162).

use super::{Category, Found, Rule, Subject};
use crate::audience::access::{Access, Member};
use crate::audience::fact::Role;
use crate::audience::{Kind, Party};
use crate::page::words::has_word_of;
use crate::severity::Severity;
use crate::verdict::files::read_before;

/// Words in the name of an account that several people use (R139).
const SHARED: [&str; 10] = [
    "client",
    "clients",
    "customer",
    "customers",
    "team",
    "shared",
    "generic",
    "mailbox",
    "inbox",
    "helpdesk",
];

const fn rule(
    id: &'static str,
    severity: Severity,
    title: &'static str,
    (why, advice): (&'static str, &'static str),
    find: fn(&Subject<'_>) -> Option<Found>,
) -> Rule {
    let (category, sure) = (Category::Access, "finding_sure_site");
    Rule { id, category, severity, title, why, advice, sure, find }
}

const ANYONE: (&str, &str) = ("finding_why_anyone", "finding_advice_anyone");
const EDIT: (&str, &str) = ("finding_why_edit", "finding_advice_edit");
pub(super) const APP: (&str, &str) = ("finding_why_app", "finding_advice_app");
const VIEW: (&str, &str) = ("finding_why_view", "finding_advice_view");

pub(super) const RULES: &[Rule] = &[
    rule("ACC-01", Severity::Critical, "finding_acc_01", ANYONE, |s| {
        Found::when(s.view.page.anonymous.yes() >= Some(Role::Edit))
    }),
    rule("ACC-02", Severity::High, "finding_acc_02", ANYONE, |s| {
        Found::when(s.view.space.anonymous.yes() >= Some(Role::Edit))
    }),
    rule("ACC-03", Severity::Medium, "finding_acc_03", EDIT, |s| {
        Found::people(outsiders(&s.view.page, Role::Edit))
    }),
    rule("ACC-04", Severity::Medium, "finding_acc_04", EDIT, |s| {
        Found::people(outsiders(&s.view.space, Role::Edit))
    }),
    rule("ACC-05", Severity::Medium, "finding_acc_05", APP, |s| {
        Found::people(apps(&s.view.page, Role::Edit))
    }),
    rule("ACC-06", Severity::Medium, "finding_acc_06", APP, |s| {
        Found::people(apps(&s.view.space, Role::Edit))
    }),
    rule("ACC-07", Severity::Medium, "finding_acc_07", VIEW, |s| {
        Found::people(viewers(s, s.view.space.outsiders(), "ACC-04"))
    }),
    rule("ACC-08", Severity::Medium, "finding_acc_08", VIEW, |s| {
        Found::people(viewers(s, s.view.page.outsiders(), "ACC-03"))
    }),
    rule("ACC-09", Severity::Low, "finding_acc_09", APP, |s| {
        Found::people(viewers(s, s.view.page.of_kind(Kind::App), "ACC-05"))
    }),
    rule("ACC-10", Severity::Low, "finding_acc_10", ANYONE, stranger),
    Rule {
        id: "ACC-11",
        category: Category::Account,
        severity: Severity::Medium,
        title: "finding_acc_11",
        why: "finding_why_shared",
        advice: "finding_advice_shared",
        sure: "finding_sure_likely",
        find: |s| {
            let members = s.view.page.members.iter().map(|member| &member.party);
            Found::people(members.filter(|party| is_shared(party)))
        },
    },
    Rule {
        id: "ACC-12",
        category: Category::Account,
        severity: Severity::Low,
        title: "finding_acc_12",
        why: "finding_why_own_guest",
        advice: "finding_advice_own_guest",
        sure: "finding_sure_site",
        find: |s| {
            let guests = s.view.page.of_kind(Kind::Guest).map(|member| &member.party);
            Found::people(guests.filter(|party| s.scale.is_misplaced_guest(party)))
        },
    },
    Rule {
        id: "MIX-01",
        category: Category::Account,
        severity: Severity::Medium,
        title: "finding_mix_01",
        why: "finding_why_mix",
        advice: "finding_advice_mix",
        sure: "finding_sure_site",
        find: |s| mixed(&s.view.page),
    },
    rule(
        "RO-01",
        Severity::Low,
        "finding_ro_01",
        ("finding_why_edit", "finding_advice_read_only"),
        |s| Found::people(outsiders(&s.view.page, Role::Edit)),
    ),
];

pub(super) fn outsiders(access: &Access, role: Role) -> impl Iterator<Item = &Party> {
    at_least(access.outsiders(), role)
}

/// Strangers can open it. PUB-01 says the same, and more severely, so this is only for whoever
/// switched that off.
pub(super) fn stranger(subject: &Subject<'_>) -> Option<Found> {
    let is_said = !subject.scale.policy().is_finding_off("PUB-01");
    let found = Found::when(!is_said && subject.view.page.anonymous.yes().is_some())?;
    Some(found.raise(subject, Some(Severity::High)))
}

pub(super) fn apps(access: &Access, role: Role) -> impl Iterator<Item = &Party> {
    at_least(access.of_kind(Kind::App), role)
}

/// Those who can view, without those whom the rule `edit` already reports as editors.
pub(super) fn viewers<'a>(
    subject: &Subject<'a>,
    members: impl Iterator<Item = &'a Member>,
    edit: &str,
) -> impl Iterator<Item = &'a Party> {
    let is_said = !subject.scale.policy().is_finding_off(edit);
    at_least(members.filter(move |member| !(is_said && member.role >= Role::Edit)), Role::View)
}

fn at_least<'a>(
    members: impl Iterator<Item = &'a Member>,
    role: Role,
) -> impl Iterator<Item = &'a Party> {
    members.filter(move |member| member.role >= role).map(|member| &member.party)
}

/// Outsiders of two or more organisations, who see each other.
pub(super) fn mixed(access: &Access) -> Option<Found> {
    of_several(outsiders(access, Role::View).collect())
}

/// These people, where they are of two or more organisations; without those of whom it is not known.
pub(super) fn of_several(mut people: Vec<&Party>) -> Option<Found> {
    people.retain(|party| party.organisation.is_some());
    let first = people.first()?;
    let is_other = |party: &&Party| party.organisation != first.organisation;
    people.iter().any(is_other).then(|| Found::people(people.iter().copied()))?
}

pub(super) fn is_shared(party: &Party) -> bool {
    matches!(party.kind, Kind::Internal | Kind::Guest | Kind::External)
        && has_word_of(&party.name, &SHARED)
}

/// How bad it would be if what is on the page left the organisation.
pub(super) fn worst(subject: &Subject<'_>) -> Option<Severity> {
    let scale = subject.scale;
    scale.worst(subject.evidence).max(read_before::worst(subject.files, scale))
}
