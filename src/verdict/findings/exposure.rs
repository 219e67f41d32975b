//! What is on the page, and how far it is exposed (R140, R148, R166, A16).

use super::access::{outsiders, worst};
use super::{Category, Found, Rule, Subject};
use crate::audience::access::Role;
use crate::audience::{Kind, Party};
use crate::verdict::content::Severity;

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
            Some(Found::when(is_open)?.raise(s, to))
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
        find: |s| {
            if worst(s) < Some(Severity::Medium) {
                return None;
            }
            let apps = s.view.page.of_kind(Kind::App).map(|member| &member.party);
            let found = Found::people(outsiders(&s.view.page, Role::View).chain(apps))?;
            Some(found.raise(s, worst(s)))
        },
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
];

/// Marked for everybody: a public link is what is wanted (A2).
fn is_for_release(subject: &Subject<'_>) -> bool {
    subject.evidence.iter().any(|found| found.rule == "handling-public-release")
}

/// Everybody outside, as the people a handling instruction is about.
pub(super) fn everybody_outside<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Party> {
    outsiders(&subject.view.page, Role::View)
}
