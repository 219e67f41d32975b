//! What is on the page, and how far it is exposed (R140, R148, R166, A16).

use super::access::worst;
use super::handling::marked;
use super::{Category, Found, Rule, Subject};
use crate::audience::Kind;
use crate::detect::{Evidence, Family};
use crate::page::words::has_word_of;
use crate::severity::Severity;
use crate::verdict::wording;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "PUB-01",
        category: Category::Access,
        severity: Severity::Low,
        title: "finding_pub_01",
        why: "finding_why_anyone",
        advice: "finding_advice_link",
        sure: "finding_sure_site",
        find: |s| {
            let page = &s.view.page;
            let is_open = page.public_link.yes().is_some() || page.anonymous.yes().is_some();
            let to = (!is_for_release(s)).then_some(Severity::Critical);
            let mut found = Found::when(is_open)?.raise(s, to);
            found.advice = page.anonymous.yes().map(|_| "finding_advice_public");
            Some(found)
        },
    },
    Rule {
        id: "PUB-02",
        category: Category::Access,
        severity: Severity::High,
        title: "finding_pub_02",
        why: "finding_why_link",
        advice: "finding_advice_link",
        sure: "finding_sure_site",
        find: |s| {
            let page = &s.view.page;
            Found::when(page.public_link.yes().is_some() && page.restricted.yes().is_some())
        },
    },
    Rule {
        id: "AUD-01",
        category: Category::Content,
        severity: Severity::Medium,
        title: "finding_aud_01",
        why: "finding_why_content",
        advice: "finding_advice_content",
        sure: "finding_sure_text",
        find: exposed,
    },
    Rule {
        id: "AUD-02",
        category: Category::Access,
        severity: Severity::Low,
        title: "finding_aud_02",
        why: "finding_why_guests",
        advice: "finding_advice_anyone",
        sure: "finding_sure_site",
        find: |s| Found::when(s.view.space.anonymous.yes().is_some()),
    },
    Rule {
        id: "TITLE-01",
        category: Category::Content,
        severity: Severity::Medium,
        title: "finding_title_01",
        why: "finding_why_title",
        advice: "finding_advice_title",
        sure: "finding_sure_text",
        find: |s| Found::content(&s.scale.sensitive(s.title)),
    },
    Rule {
        id: "STAFF-01",
        category: Category::Content,
        severity: Severity::Low,
        title: "finding_staff_01",
        why: "finding_why_staff",
        advice: "finding_advice_staff",
        sure: "finding_sure_text",
        find: |s| {
            let lists: Vec<_> = s.evidence.iter().filter(|found| is_list(found)).collect();
            let evidence = Found::content(&lists)?.evidence;
            Some(Found { evidence, ..Found::people(s.view.page.outside().iter())? })
        },
    },
    Rule {
        id: "CLASS-01",
        category: Category::Content,
        severity: Severity::High,
        title: "finding_class_01",
        why: "finding_why_class",
        advice: "finding_advice_class",
        sure: "finding_sure_level",
        find: |s| {
            let level = s.view.classification.filter(|level| is_for_inside(&level.name))?;
            let evidence = vec![wording::level(level)];
            Some(Found { evidence, ..Found::people(s.view.page.outside().iter())? })
        },
    },
];

/// Everyone from outside who can open what is sensitive, apps among them.
pub(super) fn exposed(s: &Subject<'_>) -> Option<Found> {
    if worst(s) < Some(Severity::Medium) {
        return None;
    }
    let apps = s.view.page.of_kind(Kind::App).map(|member| &member.party);
    // Of whoever has a link PUB-01 says the same, and more severely.
    let outside = s.view.page.outside();
    let named = outside.iter().filter(|party| party.kind != Kind::PublicLink);
    Some(Found::people(named.chain(apps))?.raise(s, worst(s)))
}

/// How many addresses or numbers one by one, as in the cells of a table, are a list.
const LIST: u32 = 5;

/// A list of people by address or telephone number (R128).
fn is_list(found: &Evidence) -> bool {
    found.family == Family::Contact && (found.rule.ends_with("-list") || found.count >= LIST)
}

/// Words in the name of a classification level that is not for outsiders (A13). The
/// organisation chooses its names; these are in use at Atlassian, governments and ISO
/// 27001 policies.
const INSIDE: [&str; 9] = [
    "confidential",
    "restricted",
    "internal",
    "private",
    "secret",
    "sensitive",
    "protected",
    "privileged",
    "proprietary",
];

fn is_for_inside(level: &str) -> bool {
    has_word_of(level, &INSIDE)
}

/// Marked for everybody: a public link is what is wanted (A2). Nobody who marks it so means that
/// identifiers or secrets are to get out, which are of high severity.
pub(super) fn is_for_release(subject: &Subject<'_>) -> bool {
    !marked(subject, "handling-public-release").is_empty() && worst(subject) < Some(Severity::High)
}
