//! What is wrong with who has access to a page, given what is on it.
//!
//! [`findings()`] goes through a table of rules, each of which looks at a [`Subject`]. A rule whose
//! input could not be read finds nothing; that it could not is said among the gaps, so that nobody
//! takes it for fine. A [`Finding`] holds no text of the page, so it may be kept.

mod access;
mod exposure;
mod handling;
mod history;
pub mod jira;
mod record;

use super::content;
use super::content::page::Content;
use super::digest::{digest, hex};
use super::files::read_before;
use super::files::upload::Upload;
use super::kept::{Choice, Kept};
use super::scale::Scale;
use super::wording;
use crate::audience::Party;
use crate::audience::page::PageView;
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::address;
use crate::record::clock::Due;
use crate::severity::Severity;
use serde::Serialize;

/// What the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Who has access to the page and to its space.
    pub view: &'a PageView<'a>,
    /// What was found in its text.
    pub evidence: &'a [Evidence],
    /// The files attached to it that were read on an earlier visit.
    pub files: &'a [Upload],
    /// What was found in its title.
    pub title: &'a [Evidence],
    /// How the settings weigh it.
    pub scale: &'a Scale<'a>,
    /// The record of it that is due, if one is.
    pub record: Option<Due>,
    /// Its id.
    pub page: &'a str,
    /// The key of its space.
    pub space: Option<&'a str>,
    /// Where it is on the site.
    pub path: &'a str,
    /// Those mentioned on it who cannot open it; on a work item, those from outside.
    pub shut_out: &'a [Party],
    /// Whether it is a copy of a page that was restricted.
    pub is_copy: bool,
    /// What was kept from earlier visits.
    pub kept: &'a Kept,
}

impl<'a> Subject<'a> {
    /// A space by itself, with nothing on it.
    pub(super) fn of_space(
        view: &'a PageView<'a>,
        scale: &'a Scale<'a>,
        key: &'a str,
        path: &'a str,
        kept: &'a Kept,
    ) -> Self {
        Self {
            view,
            evidence: &[],
            files: &[],
            title: &[],
            scale,
            record: None,
            page: key,
            space: Some(key),
            path,
            shut_out: &[],
            is_copy: false,
            kept,
        }
    }
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// Under which heading it stands (R95).
    pub category: Category,
    /// How soon to act: what the rule says, or what the person chose instead.
    pub severity: Severity,
    /// How soon to act by the rule alone, whatever the person chose.
    pub rated: Severity,
    /// Whether the person hid it; the scripts get those in a list of their own.
    #[serde(skip)]
    pub aside: bool,
    /// What is wrong.
    pub title: Message,
    /// Whom it is about.
    pub who: Vec<Message>,
    /// What is on the page, without its words.
    pub evidence: Vec<Message>,
    /// Why it matters.
    pub why: Message,
    /// What to do.
    pub advice: Message,
    /// How Doorward knows it (R97).
    pub sure: Message,
    /// Where to mend it; `None` where the address is not known.
    pub link: Option<Link>,
    /// Whether it is true of the whole space, and so the same on each of its pages.
    pub of_space: bool,
    /// A digest of its rule, its page or space, and its people: the same on the next visit as long as
    /// these are, and telling nobody who they are.
    pub key: String,
}

/// Where a finding is mended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// The path on the site.
    pub path: String,
    /// What the link says.
    pub text: Message,
}

/// The three families of risk (R95), in the order of the list (R106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// What is on the page.
    Content,
    /// Who has access to it.
    Access,
    /// The accounts that have access.
    Account,
}

/// A rule: its id, heading, severity and sentences, and what it looks for.
struct Rule {
    id: &'static str,
    category: Category,
    severity: Severity,
    title: &'static str,
    why: &'static str,
    advice: &'static str,
    sure: &'static str,
    find: fn(&Subject<'_>) -> Option<Found>,
}

/// What a rule found.
#[derive(Default)]
struct Found {
    who: Vec<Party>,
    evidence: Vec<Message>,
    raised: Option<Severity>,
    /// What to do, where that is not what the rule says.
    advice: Option<&'static str>,
    /// How Doorward knows, where that is not what the rule says.
    sure: Option<&'static str>,
}

impl Found {
    fn people<'a>(members: impl Iterator<Item = &'a Party>) -> Option<Self> {
        let who: Vec<Party> = members.cloned().collect();
        (!who.is_empty()).then_some(Self { who, ..Self::default() })
    }

    fn content(evidence: &[&Evidence]) -> Option<Self> {
        let evidence: Vec<_> = evidence.iter().map(|found| content::rule_name(found)).collect();
        (!evidence.is_empty()).then_some(Self { evidence, ..Self::default() })
    }

    /// About nobody in particular.
    fn when(is_so: bool) -> Option<Self> {
        is_so.then(Self::default)
    }

    /// Raises the severity to `to` where the page, or a file attached to it, holds something sensitive.
    fn raise(mut self, subject: &Subject<'_>, to: Option<Severity>) -> Self {
        let sensitive = subject.scale.sensitive(subject.evidence);
        let in_files = read_before::finding(subject.files, subject.scale);
        if !sensitive.is_empty() || in_files.is_some() {
            self.sure = in_files.is_some().then_some("finding_sure_file");
            self.evidence = sensitive.into_iter().map(content::rule_name).chain(in_files).collect();
            self.raised = to;
        }
        self
    }
}

/// The rules of findings: id, and what each says.
pub fn all() -> impl Iterator<Item = (&'static str, Message)> {
    tables().map(|rule| (rule.id, Message::new(rule.title)))
}

fn tables() -> impl Iterator<Item = &'static Rule> {
    [access::RULES, exposure::RULES, handling::RULES, history::RULES, record::RULES]
        .into_iter()
        .flatten()
}

/// All findings about a page, by category, then the most severe first (R106).
pub fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let rules = tables().filter(|rule| !subject.scale.policy().is_finding_off(rule.id));
    in_order(rules.filter_map(|rule| finding(rule, subject)).collect())
}

/// By category, then the most severe first.
fn in_order(mut all: Vec<Finding>) -> Vec<Finding> {
    let mut ordered = Vec::with_capacity(all.len());
    for category in [Category::Content, Category::Access, Category::Account] {
        for level in [Severity::Critical, Severity::High, Severity::Medium, Severity::Low] {
            ordered.extend(
                all.extract_if(.., |found| found.category == category && found.severity == level),
            );
        }
    }
    ordered
}

/// The finding to keep for the review date of these people (R164). It is shown on that day if they
/// still have access. `None` where there are no people, or the rule is off.
pub(super) fn expiry(people: &[&Party], on: Content<'_>) -> Option<Finding> {
    if on.scale.policy().is_finding_off(history::EXPIRY.id) {
        return None;
    }
    let found = Found::people(people.iter().copied())?;
    Some(worded(&history::EXPIRY, found, (on.page, on.space, on.path), &Kept::default()))
}

/// Whether a finding says that a review date has passed.
pub fn is_expiry(found: &Finding) -> bool {
    found.rule == history::EXPIRY.id
}

fn finding(rule: &Rule, subject: &Subject<'_>) -> Option<Finding> {
    let found = (rule.find)(subject)?;
    let place = (subject.page, subject.space, subject.path);
    let mut finding = worded(rule, found, place, subject.kept);
    let may_restrict = subject.view.about.and_then(|about| about.may_restrict);
    if may_restrict == Some(false) && RESTRICTS.contains(&finding.advice.key.as_ref()) {
        finding.advice = Message::new("finding_advice_unable").with(finding.advice);
    }
    Some(finding)
}

/// Advice that cannot be followed by whoever may not restrict the page, and by nobody on a site
/// without restrictions, as on the Free plan (R18, R96). No answer of the site names the plan, but
/// what the person may do with the page is listed.
const RESTRICTS: [&str; 5] = [
    "finding_advice_content",
    "finding_advice_handling",
    "finding_advice_recipients",
    "finding_advice_staff",
    "finding_advice_wider",
];

/// Rules about the whole space, whatever the page.
const OF_SPACE: [&str; 5] = ["ACC-02", "ACC-04", "ACC-06", "ACC-07", "AUD-02"];

/// The path of something of Confluence on its site.
pub fn path(kind: address::ContentKind, page: &str, space: &str) -> String {
    ["/wiki/spaces/", space, "/", kind.in_address(), "/", page].concat()
}

fn worded(
    rule: &Rule,
    found: Found,
    (page, space, path): (&str, Option<&str>, &str),
    kept: &Kept,
) -> Finding {
    let severity = found.raised.map_or(rule.severity, |to| to.max(rule.severity));
    let of_space = space.filter(|_| OF_SPACE.contains(&rule.id));
    let place = digest("page", of_space.unwrap_or(page));
    let who = found.who.iter().map(|party| digest("who", &party.value));
    let key = who.fold(digest("rule", rule.id).wrapping_add(place), u64::wrapping_add);
    let key = hex(key);
    let choice = kept.choice(rule.id, &key, space, severity);
    Finding {
        rule: rule.id,
        category: rule.category,
        severity: match choice {
            Some(Choice::Grade(grade)) => grade,
            _ => severity,
        },
        rated: severity,
        aside: choice == Some(Choice::Aside),
        title: Message::new(rule.title),
        who: found.who.iter().map(wording::party).collect(),
        evidence: found.evidence,
        why: Message::new(rule.why),
        advice: Message::new(found.advice.unwrap_or(rule.advice)),
        sure: Message::new(found.sure.unwrap_or(rule.sure)),
        link: space.map(|space| {
            // Who is mixed on a page is mended in the space's settings too.
            if of_space.is_some() || rule.id == "MIX-01" {
                // The address of before the redesign, which leads to today's.
                let path = ["/wiki/spaces/spacepermissions.action?key=", space].concat();
                Link { path, text: Message::new("finding_link_space") }
            } else {
                Link { path: path.to_owned(), text: Message::new("finding_link_page") }
            }
        }),
        of_space: of_space.is_some(),
        key,
    }
}
