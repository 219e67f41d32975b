//! What is wrong with who sees a work item, a filter, a dashboard or a board:
//! the rules of pages where they hold, in Jira's words, and JSM-01.

use super::access::{APP, apps, is_shared, mixed, of_several, outsiders, stranger, viewers, worst};
use super::exposure::{exposed, is_for_release};
use super::handling::{above_ceiling, recipients_only, use_only};
use super::record::IN_JIRA;
use super::{Category, Finding, Found, Link, Rule, Subject, finding, in_order};
use crate::audience::access::Access;
use crate::audience::fact::Role;
use crate::audience::{Kind, Party};
use crate::message::Message;
use crate::severity::Severity;

/// What the findings are about, and by which words.
#[derive(Debug, Clone)]
pub struct About {
    /// "work item", "issue", "filter", "dashboard", "board".
    pub item: Message,
    /// "space" or "project".
    pub space: Message,
    /// `Some` where a customer reads, or is about to read, what is not meant for them (JSM-01): whether
    /// that is sensitive.
    pub leak: Option<bool>,
    /// Comments that are restricted to a role and yet read by the customer.
    pub restricted_and_public: usize,
}

const fn rule(
    id: &'static str,
    (category, severity): (Category, Severity),
    title: &'static str,
    (why, advice): (&'static str, &'static str),
    find: fn(&Subject<'_>) -> Option<Found>,
) -> Rule {
    let sure = match category {
        Category::Content => "finding_sure_text",
        _ => "finding_sure_site",
    };
    Rule { id, category, severity, title, why, advice, sure, find }
}

const ANYONE: (&str, &str) = ("finding_why_anyone", "jira_advice_anyone");
const EDIT: (&str, &str) = ("finding_why_edit", "jira_advice_edit");
const VIEW: (&str, &str) = ("finding_why_view", "finding_advice_view");
const HANDLING: (&str, &str) = ("finding_why_handling", "jira_advice_handling");

const RULES: &[Rule] = &[
    rule("ACC-01", (Category::Access, Severity::Critical), "jira_acc_01", ANYONE, |s| {
        Found::when(s.view.page.anonymous.yes() >= Some(Role::Edit))
    }),
    rule("ACC-03", (Category::Access, Severity::Medium), "jira_acc_03", EDIT, |s| {
        Found::people(outsiders(&s.view.page, Role::Edit))
    }),
    rule("ACC-05", (Category::Access, Severity::Medium), "jira_acc_05", APP, |s| {
        Found::people(apps(&s.view.page, Role::Edit))
    }),
    rule("ACC-06", (Category::Access, Severity::Medium), "jira_acc_06", APP, |s| {
        Found::people(apps(&s.view.space, Role::Edit))
    }),
    rule("ACC-07", (Category::Access, Severity::Medium), "jira_acc_07", VIEW, |s| {
        Found::people(outsiders(&s.view.space, Role::View))
    }),
    rule("ACC-08", (Category::Access, Severity::Medium), "jira_acc_08", VIEW, |s| {
        Found::people(viewers(s, s.view.page.outsiders(), "ACC-03"))
    }),
    rule("ACC-09", (Category::Access, Severity::Low), "jira_acc_09", APP, |s| {
        Found::people(viewers(s, s.view.page.of_kind(Kind::App), "ACC-05"))
    }),
    rule("ACC-10", (Category::Access, Severity::Low), "jira_acc_10", ANYONE, stranger),
    Rule {
        sure: "finding_sure_likely",
        ..rule(
            "ACC-11",
            (Category::Account, Severity::Medium),
            "jira_acc_11",
            ("finding_why_shared", "finding_advice_shared"),
            |s| {
                let members = s.view.page.members.iter().map(|member| &member.party);
                Found::people(members.filter(|party| is_shared(party)))
            },
        )
    },
    rule(
        "MIX-01",
        (Category::Account, Severity::Medium),
        "finding_mix_01",
        ("finding_why_mix", "jira_advice_mix"),
        |s| mixed(&s.view.page).or_else(|| mixed_customers(&s.view.page)),
    ),
    rule("PUB-01", (Category::Access, Severity::Low), "jira_pub_01", ANYONE, |s| {
        let to = (!is_for_release(s)).then_some(Severity::Critical);
        Some(Found::when(s.view.page.anonymous.yes().is_some())?.raise(s, to))
    }),
    rule(
        "AUD-01",
        (Category::Content, Severity::Medium),
        "finding_aud_01",
        ("finding_why_content", "jira_advice_content"),
        exposed,
    ),
    rule(
        "TITLE-01",
        (Category::Content, Severity::Medium),
        "jira_title_01",
        ("finding_why_title", "jira_advice_title"),
        |s| Found::content(&s.scale.sensitive(s.title)),
    ),
    rule(
        "MENT-01",
        (Category::Content, Severity::Medium),
        "jira_ment_01",
        ("jira_why_ment", "jira_advice_ment"),
        |s| {
            if worst(s) < Some(Severity::Medium) {
                return None;
            }
            Found::people(s.shut_out.iter()).map(|found| found.raise(s, None))
        },
    ),
    rule("HAND-01", (Category::Content, Severity::High), "jira_hand_01", HANDLING, use_only),
    rule("HAND-02", (Category::Content, Severity::High), "jira_hand_02", HANDLING, recipients_only),
    rule(
        "CEIL-01",
        (Category::Content, Severity::Critical),
        "jira_ceil_01",
        ("finding_why_ceiling", "finding_advice_ceiling"),
        above_ceiling,
    ),
    IN_JIRA,
];

const LEAK: Rule = rule(
    "JSM-01",
    (Category::Content, Severity::Low),
    "jira_jsm_01",
    ("jira_why_jsm", "jira_advice_jsm"),
    |s| Found::when(true).map(|found| found.raise(s, None)),
);

const RESTRICTED: Rule = rule(
    "JSM-01",
    (Category::Access, Severity::Low),
    "jira_jsm_01_restricted",
    ("jira_why_jsm_restricted", "jira_advice_jsm_restricted"),
    |s| Some(Found::when(true)?.raise(s, Some(Severity::High))),
);

/// Customers of two or more organisations on one request, who read each other's
/// replies and names.
fn mixed_customers(access: &Access) -> Option<Found> {
    let people = access.members.iter().map(|member| &member.party);
    let take_part =
        |party: &&Party| matches!(party.kind, Kind::Customer | Kind::External | Kind::Guest);
    of_several(people.filter(take_part).collect())
}

/// All findings, by category, then the most severe first.
pub fn findings(subject: &Subject<'_>, about: &About) -> Vec<Finding> {
    let on = |rule: &&Rule| !subject.scale.policy().is_finding_off(rule.id);
    let mut all: Vec<Finding> =
        RULES.iter().filter(on).filter_map(|rule| finding(rule, subject)).collect();
    if let Some(is_sensitive) = about.leak {
        all.extend(Some(&LEAK).filter(on).and_then(|rule| finding(rule, subject)).map(
            |mut found| {
                // What the person chose for the rule goes before that.
                if is_sensitive && found.severity == found.rated {
                    found.severity = Severity::High;
                    found.rated = Severity::High;
                }
                found
            },
        ));
    }
    if about.restricted_and_public > 0 {
        all.extend(Some(&RESTRICTED).filter(on).and_then(|rule| finding(rule, subject)));
    }
    for found in &mut all {
        name(found, &about.item, &about.space, subject.path);
    }
    in_order(all)
}

/// The finding that a record of a whole space is due (R64). `noun` is what the site calls the space.
pub fn record(subject: &Subject<'_>, noun: &Message) -> Option<Finding> {
    if subject.scale.policy().is_finding_off(IN_JIRA.id) {
        return None;
    }
    let mut found = finding(&IN_JIRA, subject)?;
    name(&mut found, noun, noun, subject.path);
    Some(found)
}

/// Puts the site's own words for what a finding is about into its sentences.
fn name(found: &mut Finding, item: &Message, space: &Message, path: &str) {
    for message in [&mut found.title, &mut found.why, &mut found.advice] {
        *message = message.clone().with(item.clone()).with(space.clone());
    }
    found.link =
        Some(Link { path: path.to_owned(), text: Message::new("jira_link").with(item.clone()) });
}
