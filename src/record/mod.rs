//! The permanent record of a page: what to read for it, what to call it, and when one is due
//! (R27–R33, R93, R94).
//!
//! The text of a page never comes here: the record page puts the record together in its own
//! tab, from what the site answers, and keeps none of it.

pub mod clock;
mod export;
mod name;

pub use export::Export;
pub use name::{Parts, TEMPLATE, file_name};

use crate::audience::ask::{self, Want};
use crate::page::address::{Address, Product, is_id};
use crate::page::jira::{Place, is_space_key};
use serde::Serialize;

/// What to read for a record, and what the product itself can write.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Plan {
    /// The product; `None` where the address is of no page that can be recorded.
    pub product: Option<Product>,
    /// The id of the page, or the key of the work item or of the space of Jira.
    pub id: Option<String>,
    /// The key of its space.
    pub space: Option<String>,
    /// The questions to the site. Their keys: `page`, `space`, `attachments`, `footer`, `inline`;
    /// for a work item `item`, `comments` and `below`; for a space of Jira `project` and `items`.
    pub wants: Vec<Want>,
    /// The product's own exports.
    pub exports: Vec<Export>,
}

/// Plans the record of the page, the work item or the space of Jira at this address.
pub fn plan(url: &str) -> Plan {
    let planned = |address: Address| of_jira(&address).or_else(|| of_page(address));
    Address::parse(url).and_then(planned).unwrap_or_default()
}

/// Of a work item, or of a space where a board or another page of it is open.
fn of_jira(address: &Address) -> Option<Plan> {
    let place = address.jira.as_ref()?;
    let space = place.space().filter(|key| is_space_key(key))?;
    let (item, id, wants) = match place {
        Place::WorkItem(key) => (Some(key.as_str()), key.as_str(), item_wants(key)),
        Place::Space(_) | Place::Board(..) => (None, space, space_wants(space)),
        _ => return None,
    };
    Some(Plan {
        product: Some(Product::Jira),
        id: Some(id.to_owned()),
        space: Some(space.to_owned()),
        wants,
        exports: export::of_jira(item, space),
    })
}

/// Of a page of Confluence.
fn of_page(address: Address) -> Option<Plan> {
    let Address { product: Product::Confluence, content, page_id: Some(page), space_key, .. } =
        address
    else {
        return None;
    };
    if content.unread().is_some() {
        return None;
    }
    let wants = page_wants(&page).into_iter();
    let mut wants: Vec<Want> = wants.map(|want| ask::in_place_of(want, content)).collect();
    if let Some(key) = &space_key {
        wants.push(named("space", ask::space_named(key).path));
    }
    Some(Plan {
        product: Some(Product::Confluence),
        exports: export::of(&page, space_key.as_deref()),
        id: Some(page),
        space: space_key,
        wants,
    })
}

/// The second round of questions for a record, once the answers to the first named its comments and
/// accounts: the replies to comments, the names of accounts, and what the person may do in the space.
/// Keys: the names of the comments as given, `people`, `operations`.
///
/// A comment is named `footer:ID` or `inline:ID`; what has another form is not asked about.
/// Source: `GET /footer-comments/{id}/children` and its twin, Confluence Cloud REST v2.
pub fn more(comments: &[String], accounts: &[String], space: Option<&str>) -> Vec<Want> {
    let replies = comments.iter().filter_map(|name| {
        let (kind, id) = name.split_once(':')?;
        let is_known = matches!(kind, "footer" | "inline") && is_id(id);
        is_known.then(|| {
            named(
                name,
                ["/wiki/api/v2/", kind, "-comments/", id, "/children?limit=250&", BODY].concat(),
            )
        })
    });
    let ids: Vec<&str> = accounts.iter().map(String::as_str).collect();
    let people = (!ids.is_empty()).then(|| named("people", ask::accounts(&ids).path));
    let operations = space
        .filter(|id| is_id(id))
        .map(|id| named("operations", ["/wiki/api/v2/spaces/", id, "/operations"].concat()));
    replies.chain(people).chain(operations).collect()
}

/// A work item with all of its fields, every comment, and what stands below it (R64, R65): of an
/// epic its work items, of these their sub-tasks. `key` is letters, digits and one dash, as an
/// address names it.
fn item_wants(key: &str) -> Vec<Want> {
    let item = ["/rest/api/3/issue/", key].concat();
    vec![
        named("item", [&item, "?fields=*all,-comment,-worklog&expand=names"].concat()),
        named("comments", [&item, "/comment?maxResults=5000&orderBy=created"].concat()),
        named("below", search(["parent%20%3D%20", key])),
    ]
}

/// A space of Jira with a list of its work items (R64); `key` as [`is_space_key`] takes it.
fn space_wants(key: &str) -> Vec<Want> {
    vec![
        named(
            "project",
            ["/rest/api/3/project/", key, "?expand=description,lead,insight"].concat(),
        ),
        // In quotes, since some keys are words of the query language.
        named("items", search(["project%20%3D%20%22", &[key, "%22"].concat()])),
    ]
}

/// The list of work items that a condition finds, a hundred in an answer.
/// Source: `GET /rest/api/3/search/jql`, Jira Cloud REST v3.
fn search(condition: [&str; 2]) -> String {
    const FIELDS: &str = "&fields=summary,status,issuetype,assignee,updated&maxResults=100";
    ["/rest/api/3/search/jql?jql=", condition[0], condition[1], "%20order%20by%20key", FIELDS]
        .concat()
}

const BODY: &str = "body-format=atlas_doc_format";

fn page_wants(id: &str) -> Vec<Want> {
    let page = ["/wiki/api/v2/pages/", id].concat();
    [
        ("page", ["?", BODY, "&include-labels=true&include-operations=true"].concat()),
        ("attachments", "/attachments?limit=100".to_owned()),
        ("footer", ["/footer-comments?limit=100&", BODY].concat()),
        ("inline", ["/inline-comments?limit=100&", BODY].concat()),
    ]
    .into_iter()
    .map(|(key, tail)| named(key, [page.as_str(), &tail].concat()))
    .collect()
}

fn named(key: &str, path: String) -> Want {
    Want { key: key.to_owned(), path, ..Want::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_with_its_comments_and_attachments() {
        let plan = plan("https://acme.atlassian.net/wiki/spaces/CASE/pages/65714/March");
        let paths: Vec<&str> = plan.wants.iter().map(|want| want.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/wiki/api/v2/pages/65714?body-format=atlas_doc_format&include-labels=true&include-operations=true",
                "/wiki/api/v2/pages/65714/attachments?limit=100",
                "/wiki/api/v2/pages/65714/footer-comments?limit=100&body-format=atlas_doc_format",
                "/wiki/api/v2/pages/65714/inline-comments?limit=100&body-format=atlas_doc_format",
                "/wiki/api/v2/spaces?keys=CASE",
            ]
        );
        assert!(plan.wants.iter().all(|want| !want.anonymous));
        let blog = super::plan("https://acme.atlassian.net/wiki/spaces/CASE/blog/2026/11/22/7/x");
        assert_eq!(blog.wants.len(), paths.len());
        assert!(blog.wants[1].path.starts_with("/wiki/api/v2/blogposts/7/attachments"));
    }

    /// Shows R65.
    #[test]
    fn a_work_item_is_read_with_its_comments() {
        let plan = plan("https://acme.atlassian.net/jira/boards/7?selectedIssue=CARE-1");
        let paths: Vec<&str> = plan.wants.iter().map(|want| want.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/rest/api/3/issue/CARE-1?fields=*all,-comment,-worklog&expand=names",
                "/rest/api/3/issue/CARE-1/comment?maxResults=5000&orderBy=created",
                "/rest/api/3/search/jql?jql=parent%20%3D%20CARE-1%20order%20by%20key&fields=summary,status,issuetype,assignee,updated&maxResults=100",
            ]
        );
        assert_eq!((plan.id.as_deref(), plan.space.as_deref()), (Some("CARE-1"), Some("CARE")));
    }

    /// Shows R64, R68.
    #[test]
    fn a_space_of_jira_is_read_with_a_list_of_its_work_items() {
        for url in [
            "https://acme.atlassian.net/jira/software/c/projects/APL/boards/1",
            "https://acme.atlassian.net/jira/software/projects/APL/summary",
        ] {
            let plan = plan(url);
            let paths: Vec<&str> = plan.wants.iter().map(|want| want.path.as_str()).collect();
            assert_eq!(
                paths,
                [
                    "/rest/api/3/project/APL?expand=description,lead,insight",
                    "/rest/api/3/search/jql?jql=project%20%3D%20%22APL%22%20order%20by%20key&fields=summary,status,issuetype,assignee,updated&maxResults=100",
                ]
            );
            assert_eq!((plan.id.as_deref(), plan.space.as_deref()), (Some("APL"), Some("APL")));
            assert_eq!(plan.exports.len(), 1);
        }
        // What is no key of a space goes into no other address.
        let strange = "https://acme.atlassian.net/jira/software/projects/a%22b/summary";
        assert_eq!(plan(strange).product, None);
    }

    #[test]
    fn what_is_no_page_has_no_record() {
        for url in ["https://acme.atlassian.net/wiki/spaces/CASE/overview", "about:blank", ""] {
            let plan = plan(url);
            assert_eq!((plan.product, plan.wants.len()), (None, 0), "{url}");
        }
    }

    #[test]
    fn an_id_from_an_answer_leads_nowhere_else() {
        assert_eq!(more(&[], &[], Some("1/../../x")), []);
        assert_eq!(more(&[], &[], Some("")), []);
        assert!(more(&[], &["712020:a/b".to_owned()], None)[0].path.contains("712020%3Aa%2Fb"));
        let names = ["footer:", "footer:1/x", "page:1", "7", "inline:7"].map(str::to_owned);
        let paths: Vec<String> =
            more(&names, &[], None).into_iter().map(|want| want.path).collect();
        assert_eq!(
            paths,
            ["/wiki/api/v2/inline-comments/7/children?limit=250&body-format=atlas_doc_format"]
        );
    }
}
