//! What has been learnt about people and access, and how to learn more.
//!
//! The core asks for a [`Want`]; the content script makes the request with the
//! person's own session and hands back the answer; [`learn`] makes a [`Fact`] of
//! it. The content script keeps the facts, for as long as the tab stays on the
//! site, and sends them along with each question. So the core remembers nothing,
//! and losing it costs nothing.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Facts by the key they were asked under.
pub type Facts = BTreeMap<String, Fact>;

/// A question to the site: one same-origin `GET`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Want {
    /// The key to keep the answer under.
    pub key: String,
    /// Path and query. Never an origin: the page's own is the only one there is.
    pub path: String,
}

/// Questions to the site, each once, in the order they came up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wants(Vec<Want>);

impl Wants {
    /// Adds a question, unless it is there already.
    pub fn push(&mut self, want: Want) {
        if !self.0.contains(&want) {
            self.0.push(want);
        }
    }
}

impl From<Wants> for Vec<Want> {
    fn from(wants: Wants) -> Self {
        wants.0
    }
}

/// Something learnt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Who an account belongs to.
    Account(Account),
    /// Nobody is signed in.
    SignedOut,
    /// Who may read and change a page, as far as the page itself restricts it.
    Restrictions(Restrictions),
    /// What the interface said of somebody while they were on offer.
    Sighting(crate::page::sighting::SightingKind),
    /// It could not be read.
    Unread {
        /// Why not.
        why: Unread,
    },
}

/// An Atlassian account, as far as the signed-in person may see it.
/// Source: `GET /wiki/rest/api/user`, Confluence Cloud REST v1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// The account id.
    pub id: String,
    /// The name shown on the site.
    pub name: String,
    /// The address; `None` where the person hides it.
    pub email: Option<String>,
    /// A guest of the site (`isGuest`, before it `isExternalCollaborator`).
    pub guest: bool,
    /// An app rather than a person (`accountType` is `app`).
    pub app: bool,
}

/// The restrictions of one page, not of its ancestors or space.
/// Source: `GET /wiki/rest/api/content/{id}/restriction/byOperation`, REST v1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Restrictions {
    /// Who alone may open it; `None`: everybody who can open the space.
    pub read: Option<Subjects>,
    /// Who alone may change it; `None`: everybody who may change pages here.
    pub update: Option<Subjects>,
}

/// The people and groups an operation is restricted to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subjects {
    /// The people listed.
    pub people: Vec<Account>,
    /// The groups listed, by name.
    pub groups: Vec<String>,
    /// Whether the answer held only the first part of the list.
    pub truncated: bool,
}

/// Why something could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// The session is over, or a login page answered.
    SignedOut,
    /// The signed-in person may not read it.
    Forbidden,
    /// There is no such thing, or the site will not say that there is.
    NotFound,
    /// The site asks to be left alone for a while.
    TooMany,
    /// The site failed.
    SiteFault,
    /// The answer was not in the expected form.
    NotUnderstood,
    /// No answer came, or not in time.
    NoAnswer,
}

/// The signed-in person.
pub fn want_signed_in() -> Want {
    Want { key: "me".to_owned(), path: "/wiki/rest/api/user/current".to_owned() }
}

/// One account.
pub fn want_account(id: &str) -> Want {
    Want { key: account_key(id), path: format!("/wiki/rest/api/user?accountId={}", encode(id)) }
}

/// The restrictions of a page. `page` is made of digits alone.
pub fn want_restrictions(page: &str) -> Want {
    Want {
        key: restrictions_key(page),
        path: format!(
            "/wiki/rest/api/content/{}/restriction/byOperation?expand=restrictions.user,restrictions.group",
            encode(page)
        ),
    }
}

/// The key of an account's fact.
pub fn account_key(id: &str) -> String {
    format!("account:{id}")
}

/// The key of a page's restrictions.
pub fn restrictions_key(page: &str) -> String {
    format!("restrictions:{page}")
}

/// Makes a fact of an answer. `status` is the HTTP status, 0 where no answer
/// came; `body` is the text of the answer.
pub fn learn(key: &str, status: u16, body: &str) -> Fact {
    let unread = |why| Fact::Unread { why };
    match status {
        200 => {}
        0 => return unread(Unread::NoAnswer),
        // The site sends a person whose session is over to a login page.
        300..=399 => return unread(Unread::SignedOut),
        401 => return unread(Unread::SignedOut),
        403 => return unread(Unread::Forbidden),
        404 | 410 => return unread(Unread::NotFound),
        429 => return unread(Unread::TooMany),
        500..=599 => return unread(Unread::SiteFault),
        _ => return unread(Unread::NotUnderstood),
    }
    let Ok(value) = serde_json::from_str::<Value>(body) else {
        return unread(Unread::NotUnderstood);
    };
    let fact = if key.starts_with("restrictions:") {
        restrictions(&value).map(Fact::Restrictions)
    } else if value["type"] == "anonymous" {
        Some(Fact::SignedOut)
    } else {
        account(&value).map(Fact::Account)
    };
    fact.unwrap_or_else(|| unread(Unread::NotUnderstood))
}

fn account(value: &Value) -> Option<Account> {
    let text = |key: &str| {
        value[key].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Some(Account {
        id: text("accountId")?,
        name: text("displayName").or_else(|| text("publicName")).unwrap_or_default(),
        email: text("email"),
        guest: [&value["isGuest"], &value["isExternalCollaborator"]]
            .iter()
            .any(|flag| flag.as_bool() == Some(true)),
        app: value["accountType"] == "app",
    })
}

fn restrictions(value: &Value) -> Option<Restrictions> {
    let operation = |name: &str| subjects(value.get(name)?);
    // An answer without either operation is not an answer about restrictions:
    // taking it for "unrestricted" would be a guess.
    if value.get("read").is_none() && value.get("update").is_none() {
        return None;
    }
    Some(Restrictions { read: operation("read"), update: operation("update") })
}

fn subjects(operation: &Value) -> Option<Subjects> {
    let lists = &operation["restrictions"];
    let results = |kind: &str| lists[kind]["results"].as_array().map_or(&[][..], Vec::as_slice);
    let truncated = ["user", "group"].iter().any(|kind| {
        let list = &lists[*kind];
        let held = list["results"].as_array().map_or(0, Vec::len) as u64;
        list["totalSize"].as_u64().is_some_and(|total| total > held)
            || list["_links"]["next"].is_string()
    });
    let subjects = Subjects {
        people: results("user").iter().filter_map(account).collect(),
        groups: results("group")
            .iter()
            .filter_map(|group| group["name"].as_str().map(str::to_owned))
            .collect(),
        truncated,
    };
    let empty = subjects.people.is_empty() && subjects.groups.is_empty();
    (!empty || truncated).then_some(subjects)
}

/// Percent-encodes everything but letters, digits and `-._~` (RFC 3986, 2.3).
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_kind_of_failure_ends_in_a_stated_reason() {
        for (status, body, why) in [
            (0, "", Unread::NoAnswer),
            (401, "{}", Unread::SignedOut),
            (403, "{}", Unread::Forbidden),
            (404, "{}", Unread::NotFound),
            (429, "", Unread::TooMany),
            (503, "<html>", Unread::SiteFault),
            (302, "", Unread::SignedOut),
            (418, "", Unread::NotUnderstood),
            (200, "<!doctype html><title>Log in</title>", Unread::NotUnderstood),
            (200, "{\"accountId\":", Unread::NotUnderstood),
            (200, "[]", Unread::NotUnderstood),
            (200, "{}", Unread::NotUnderstood),
            (200, "null", Unread::NotUnderstood),
        ] {
            for key in ["me", "account:1", "restrictions:1"] {
                assert_eq!(learn(key, status, body), Fact::Unread { why }, "{key} {status} {body}");
            }
        }
    }

    #[test]
    fn an_account_is_a_guest_by_either_field() {
        for field in ["isGuest", "isExternalCollaborator"] {
            let body = json!({"accountId": "a:1", "displayName": "Dana", "email": "", field: true});
            let Fact::Account(account) = learn("account:a:1", 200, &body.to_string()) else {
                panic!("no account");
            };
            assert!(account.guest);
            assert_eq!(account.email, None, "an empty address is a hidden one");
        }
    }

    #[test]
    fn nobody_signed_in_is_told_from_an_account() {
        let body = json!({"type": "anonymous", "displayName": "Anonymous"});
        assert_eq!(learn("me", 200, &body.to_string()), Fact::SignedOut);
    }

    #[test]
    fn restrictions_name_people_and_groups_and_say_when_the_list_is_cut() {
        let body = json!({
            "read": {"restrictions": {
                "user": {"results": [{"accountId": "a", "displayName": "A"}], "totalSize": 7},
                "group": {"results": [{"name": "case-team"}]}
            }},
            "update": {"restrictions": {"user": {"results": []}, "group": {"results": []}}}
        });
        let Fact::Restrictions(found) = learn("restrictions:9", 200, &body.to_string()) else {
            panic!("no restrictions");
        };
        let read = found.read.unwrap();
        assert_eq!((read.people.len(), read.groups.len()), (1, 1));
        assert!(read.truncated);
        assert_eq!(found.update, None, "an empty list restricts nothing");
    }

    #[test]
    fn an_account_id_is_encoded() {
        assert_eq!(
            want_account("712020:a/b?c").path,
            "/wiki/rest/api/user?accountId=712020%3Aa%2Fb%3Fc"
        );
    }
}
