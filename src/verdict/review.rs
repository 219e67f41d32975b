//! Many pages of a space at a time: the space review.
//!
//! The walk hands in pages as the site lists them, with their text, and which
//! pages stand above each. Detection and audience are those of an open page
//! ([`crate::page::body`], [`crate::audience::page`]). What the walk learns about
//! the space, its groups and its people is asked once for all pages; a page costs
//! a share of two requests, one for texts and one for restrictions.
//!
//! What is true of the space as a whole is said once, not of every page.

use crate::audience::Party;
use crate::audience::access::{Access, RestrictedBy, Told};
use crate::audience::ask::{self, Want, Wants};
use crate::audience::fact::{self, Fact, Facts, Unread};
use crate::audience::page::{PageView, view};
use crate::audience::{Register, learn, mention};
use crate::detect::{self, Place, Terms};
use crate::message::Message;
use crate::page::address::{self, Product};
use crate::page::body::{mentions, scan};
use crate::policy::{Layers, Policy};
use crate::severity::Severity;
use crate::terms;
use crate::verdict::content::labels;
use crate::verdict::digest::{digest, hex};
use crate::verdict::findings::{self, Category, Finding, Link, Subject};
use crate::verdict::kept::{Choice, Kept};
use crate::verdict::report::Outsider;
use crate::verdict::scale::Scale;
use crate::verdict::{audience, content, wording};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// How many restrictions are asked for at once: what the search gives in one answer.
const AT_ONCE: usize = 50;

/// Some pages of a space.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The host of the site.
    #[serde(default)]
    pub site: String,
    /// The key of the space.
    #[serde(default)]
    pub space: String,
    /// The site's answer that lists the pages with their text: JSON of REST v2.
    #[serde(default)]
    pub pages: String,
    /// The pages above each page, the highest first, by page id.
    #[serde(default)]
    pub above: BTreeMap<String, Vec<String>>,
    /// What has been learnt.
    #[serde(default)]
    pub facts: Facts,
    /// The keys of what was asked for these pages.
    #[serde(default)]
    pub asked: Vec<String>,
    /// Whether more may be asked.
    #[serde(default)]
    pub may_ask: bool,
    /// The settings.
    #[serde(default)]
    pub settings: Layers,
    /// What the person decided about findings of this site.
    #[serde(default)]
    pub kept: Kept,
}

/// What a review says of some pages. Where it wants to know more, `pages` is
/// empty or not final.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Reviewed {
    /// Whether the answer was understood at all.
    pub understood: bool,
    /// Each page of the answer.
    pub pages: Vec<Page>,
    /// What is true of the space, and so of every page in it that nothing restricts.
    pub space: Vec<Finding>,
    /// Who from outside has access to it.
    pub space_outsiders: Vec<Outsider>,
    /// What would tell more.
    pub wants: Vec<Want>,
}

/// What a review says of one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Its id.
    pub id: String,
    /// Its title, to be shown and not to be kept.
    pub title: String,
    /// Whether its text was read.
    pub read: bool,
    /// What is wrong with it, beyond what is true of the space.
    pub findings: Vec<Finding>,
    /// What could not be told of who can open it, and why.
    pub gaps: Vec<Message>,
    /// Who from outside can open it.
    pub outsiders: Vec<Outsider>,
}

/// Reviews some pages.
pub fn review(review: &Review) -> Reviewed {
    let Ok(answer) = serde_json::from_str::<Value>(&review.pages) else {
        return Reviewed::default();
    };
    let Some(pages) = answer["results"].as_array() else {
        return Reviewed::default();
    };
    let mut wants = Wants::of_review(review.may_ask);
    restrictions(review, pages, &mut wants);
    let wanted = Vec::from(wants);
    if !wanted.is_empty() {
        return Reviewed { understood: true, wants: wanted, ..Reviewed::default() };
    }

    let mut facts = review.facts.clone();
    let mut about: Vec<(&str, &Value)> = Vec::new();
    for page in pages {
        if let (Some(id), Some(mut fact)) = (page["id"].as_str(), learn::page(page)) {
            if let Some(Fact::Page(labelled)) = facts.get(&fact::labels_key(id)) {
                fact.labels.clone_from(&labelled.labels);
            }
            let above = review.above.get(id).cloned();
            facts.insert(fact::key("page:", id), Fact::Page(fact));
            let above = above.map_or(Fact::Unread { why: Unread::NotAsked }, Fact::Ancestors);
            facts.insert(fact::key("ancestors:", id), above);
            about.push((id, page));
        }
    }
    let policy = Policy::from_layers(&review.settings);
    let mut register = Register::new(&policy, &facts, Wants::of_review(review.may_ask));
    let terms = terms::of(&review.settings);
    let url = ["https://", &review.site, "/"].concat();
    let scale = Scale::new(&policy);
    let mut reviewed = Reviewed { understood: true, ..Reviewed::default() };
    for (id, page) in about {
        let scale = scale.at(Product::Confluence, &url, Some(id), Some(&review.space));
        let view = view(id, Some(&review.space), &mut register);
        if reviewed.space.is_empty() {
            reviewed.space = of_space(&view, review, &scale);
            reviewed.space_outsiders = audience::outside(&view.space);
        }
        let of_space = &reviewed.space;
        // Who is mentioned is judged by what is known already: to ask would cost a request.
        let document = page["body"]["atlas_doc_format"]["value"].as_str().unwrap_or_default();
        let named = mentions(document);
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        let shut_out = mention::shut_out(&view.page, &named, &mut register);
        let of_page = OfPage { page, document, view: &view, shut_out: &shut_out };
        reviewed.pages.push(one(id, of_page, review, terms.as_ref(), &scale, of_space));
    }
    reviewed.space.retain(|found| !found.aside && !OF_A_PAGE.contains(&found.rule));
    reviewed.wants = register.wants.into();
    reviewed
}

/// Asks for the restrictions of the pages and of those above them: many in one
/// answer, and by itself each that this answer left out or cut short.
fn restrictions(review: &Review, pages: &[Value], wants: &mut Wants) {
    let own = pages.iter().filter_map(|page| page["id"].as_str());
    let above = review.above.values().flatten().map(String::as_str);
    let mut missing: Vec<String> = Vec::new();
    for id in own.chain(above) {
        let is_told = match review.facts.get(&fact::restrictions_key(id)) {
            None => {
                if !missing.iter().any(|other| other == id) {
                    missing.push(id.to_owned());
                }
                true
            }
            Some(Fact::Restrictions(told)) => {
                let is_cut = |list: &Option<fact::Subjects>| {
                    list.as_ref().is_some_and(|list| list.truncated)
                };
                !is_cut(&told.read) && !is_cut(&told.update)
            }
            Some(_) => false,
        };
        let alone = ask::restrictions(id);
        if !is_told && !review.asked.contains(&alone.key) {
            wants.push(alone);
        }
    }
    for some in missing.chunks(AT_ONCE) {
        wants.push(ask::restrictions_of(some));
    }
}

/// What is known of one page.
#[derive(Clone, Copy)]
struct OfPage<'a> {
    page: &'a Value,
    /// Its text.
    document: &'a str,
    view: &'a PageView<'a>,
    /// Who is mentioned on it and cannot open it.
    shut_out: &'a [Party],
}

fn one(
    id: &str,
    OfPage { page, document, view, shut_out }: OfPage<'_>,
    review: &Review,
    terms: Option<&Terms>,
    scale: &Scale<'_>,
    of_space: &[Finding],
) -> Page {
    let title = page["title"].as_str().unwrap_or_default();
    let read = scan(title, document, terms);
    let evidence = detect::evidence(read.matches.iter());
    let labelled = view.about.map_or(&[][..], |about| &about.labels);
    let labelled = labels::found(labelled, Place::Label, terms);
    let evidence = content::merged(&[&evidence, &labelled]);
    let evidence = scale.keep(&evidence);
    let in_title = detect::evidence(read.matches.iter().take(read.in_title));
    let path = findings::path(address::ContentKind::Page, id, &review.space);
    let subject = Subject {
        view,
        evidence: &evidence,
        files: &[],
        title: &scale.keep(&in_title),
        scale,
        page: id,
        space: Some(&review.space),
        path: &path,
        shut_out,
        is_copy: false,
        kept: &review.kept,
        record: None,
    };
    let mut found = findings::findings(&subject);
    found.retain(|one| {
        let is_of_space = one.evidence.is_empty()
            && of_space.iter().any(|other| other.rule == one.rule && other.who == one.who);
        let has_list = view.page.restricted == Told::Yes(RestrictedBy::Page);
        let is_listed = has_list && !one.of_space;
        !one.aside && (!is_of_space || is_listed)
    });
    if view.page.outside().is_empty() {
        // Unless another finding names all of it.
        let inside = inside(&subject, &view.page);
        found.extend(inside.filter(|inside| {
            let is_said =
                |one: &Finding| inside.evidence.iter().all(|it| one.evidence.contains(it));
            !found.iter().any(is_said)
        }));
    }
    Page {
        id: id.to_owned(),
        title: title.to_owned(),
        read: read.is_whole,
        findings: found,
        gaps: audience::gaps(&view.page),
        outsiders: audience::outside(&view.page),
    }
}

/// Rules about a page that have a twin about the space: where it is the space that
/// lets people in, the twin says so.
const OF_A_PAGE: [&str; 5] = ["ACC-01", "ACC-03", "ACC-05", "ACC-08", "ACC-10"];

/// What is wrong with a page that has no restriction, nobody above it and nothing
/// on it: what is wrong with the space.
fn of_space(of: &PageView<'_>, review: &Review, scale: &Scale<'_>) -> Vec<Finding> {
    let view = PageView { page: of.space.clone(), space: of.space.clone(), ..PageView::default() };
    findings::findings(&Subject::of_space(&view, scale, &review.space, "", &review.kept))
}

/// Sensitive content that nobody from outside is known to be able to open: for
/// information, and to be looked into where who can open the page is not known, or one of them may
/// be from outside, who is named then.
fn inside(subject: &Subject<'_>, page: &Access) -> Option<Finding> {
    let sensitive = subject.scale.sensitive(subject.evidence);
    let who: Vec<Message> = audience::perhaps_outside(page).map(wording::listed).collect();
    let (rule, severity, title, advice) = if !page.gaps.is_empty() {
        (
            "CONT-02",
            Severity::Medium,
            Message::new("spacereview_content_unsure"),
            "spacereview_content_unsure_advice",
        )
    } else if !who.is_empty() {
        (
            "CONT-02",
            Severity::Medium,
            Message::counted("spacereview_content_maybe", who.len()),
            "spacereview_content_maybe_advice",
        )
    } else {
        (
            "CONT-01",
            Severity::Low,
            Message::new("spacereview_content_inside"),
            "spacereview_content_inside_advice",
        )
    };
    if sensitive.is_empty() || subject.scale.policy().is_finding_off(rule) {
        return None;
    }
    let key = hex(digest("rule", rule).wrapping_add(digest("page", subject.page)));
    let graded = match subject.kept.choice(rule, &key, subject.space, severity) {
        Some(Choice::Aside) => return None,
        Some(Choice::Grade(grade)) => grade,
        None => severity,
    };
    Some(Finding {
        rule,
        category: Category::Content,
        severity: graded,
        rated: severity,
        aside: false,
        title,
        who,
        evidence: sensitive.iter().map(|found| content::rule_name(found)).collect(),
        why: Message::new("spacereview_content_why"),
        advice: Message::new(advice),
        sure: Message::new("finding_sure_text"),
        link: Some(Link { path: subject.path.to_owned(), text: Message::new("finding_link_page") }),
        of_space: false,
        key,
    })
}
