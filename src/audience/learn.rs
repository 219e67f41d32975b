//! Makes facts of the site's answers.
//!
//! Only what an answer says becomes a fact. An answer in another form than the
//! published description's ends in "not understood", never in an empty list that
//! could be taken for "nobody".

use super::answer::{account, day, id, is_cut, moment, people, results, text};
use super::fact::{
    self, Account, Fact, Files, Level, Members, PageFact, Restrictions, Subjects, Unread,
};
use super::{jira_learn, space_learn};
use crate::page::address::is_id;
use serde_json::Value;

/// Facts, each with its key.
pub type Learnt = Vec<(String, Fact)>;

/// Makes facts of an answer, each with its key. `key` is that of the
/// [`Want`](super::ask::Want); `status` is the HTTP status, 0 where no answer came;
/// `body` is the text of the answer.
pub fn learn(key: &str, status: u16, body: &str) -> Learnt {
    let (kind, of) = key.split_once(':').unwrap_or((key, ""));
    let value = read(status, body);
    match kind {
        "accounts" => each(of, fact::account_key, value, |one| {
            account(one).map(|found| (found.id.clone(), Fact::Account(found)))
        }),
        "levels" => {
            let labels = value.as_ref().map(labels).unwrap_or_default();
            let mut learnt = each(of, fact::restrictions_key, value, |page| {
                let found = restrictions(&page["restrictions"])?;
                Some((id(&page["id"])?, Fact::Restrictions(found)))
            });
            learnt.extend(labels);
            learnt
        }
        _ => vec![(key.to_owned(), one(kind, value))],
    }
}

/// What an answer holds, or why it is none.
pub(crate) fn read(status: u16, body: &str) -> Result<Value, Unread> {
    match unread(status) {
        None => serde_json::from_str(body).map_err(|_| Unread::NotUnderstood),
        Some(why) => Err(why),
    }
}

/// Why a status is no answer.
fn unread(status: u16) -> Option<Unread> {
    Some(match status {
        200 => return None,
        0 => Unread::NoAnswer,
        // The site sends a person whose session is over to a login page.
        300..=399 | 401 => Unread::SignedOut,
        403 => Unread::Forbidden,
        404 | 410 => Unread::NotFound,
        406 => Unread::NoData,
        429 => Unread::TooMany,
        500..=599 => Unread::SiteFault,
        _ => Unread::NotUnderstood,
    })
}

fn one(kind: &str, value: Result<Value, Unread>) -> Fact {
    let value = match (kind, value) {
        // A page that is not public answers a stranger so.
        ("public" | "strangers", Err(Unread::SignedOut | Unread::Forbidden | Unread::NotFound)) => {
            return Fact::Public(false);
        }
        // The page itself was read, so this says that it has no level, or that
        // the site's plan knows none (REST v2, classification-level, 404).
        ("classification", Err(Unread::NotFound)) => return Fact::Classification(None),
        (_, Err(why)) => return Fact::Unread { why },
        (_, Ok(value)) => value,
    };
    let fact = match kind {
        "restrictions" => restrictions(&value).map(Fact::Restrictions),
        "page" => page(&value).map(Fact::Page),
        "ancestors" => ancestors(&value).map(Fact::Ancestors),
        "start" => start(&value).map(Fact::Start),
        "space" | "space-v1" => space_learn::space(&value).map(Fact::Space),
        "roles" => space_learn::roles(&value),
        "groups" => groups(&value),
        "members" => members(&value).map(Fact::Members),
        "classification" => Some(Fact::Classification(level(&value))),
        "files" => files(&value).map(Fact::Files),
        "public" | "strangers" => text(&value["id"]).map(|_| Fact::Public(true)),
        "item" | "comments" | "viewers" | "scheme" | "role" | "shares" | "dashboard" | "board"
        | "project" | "people" | "request" => jira_learn::one(kind, &value),
        _ if value["type"] == "anonymous" => Some(Fact::SignedOut),
        fact::ME => own_account(&value).map(Fact::Account),
        _ => account(&value).map(Fact::Account),
    };
    fact.unwrap_or(Fact::Unread { why: Unread::NotUnderstood })
}

/// One fact for each of the `ids` that were asked about, whether or not the answer holds it; `read` makes
/// an id and a fact of an entry.
fn each(
    ids: &str,
    key: fn(&str) -> String,
    value: Result<Value, Unread>,
    read: fn(&Value) -> Option<(String, Fact)>,
) -> Learnt {
    let found: Result<Learnt, Unread> = value.and_then(|value| {
        let list = results(&value).ok_or(Unread::NotUnderstood)?;
        Ok(list.iter().filter_map(read).collect())
    });
    let fact = |id: &str| match &found {
        Ok(found) => found
            .iter()
            .find(|(of, _)| of == id)
            .map_or(Fact::Unread { why: Unread::NotFound }, |(_, fact)| fact.clone()),
        Err(why) => Fact::Unread { why: *why },
    };
    ids.split(',').map(|id| (key(id), fact(id))).collect()
}

/// The signed-in person's own account, with what their profile is judged by.
fn own_account(value: &Value) -> Option<Account> {
    Some(Account {
        public_name: text(&value["publicName"]),
        own_photo: value["profilePicture"]["isDefault"].as_bool().map(|default| !default),
        ..account(value)?
    })
}

/// `None` where the answer does not list who may read: taking that for "unrestricted" would be
/// a guess.
fn restrictions(value: &Value) -> Option<Restrictions> {
    let restricting = |list: Subjects| {
        let is_empty = list.people.is_empty() && list.groups.is_empty() && !list.truncated;
        (!is_empty).then_some(list)
    };
    Some(Restrictions {
        read: restricting(subjects(&value["read"])?),
        update: subjects(&value["update"]).and_then(restricting),
    })
}

/// Those listed for an operation; `None` where the answer holds no list. If it lists only users or only
/// groups, that is a part.
fn subjects(operation: &Value) -> Option<Subjects> {
    let lists = &operation["restrictions"];
    let (users, groups) = (results(&lists["user"]), results(&lists["group"]));
    if users.is_none() && groups.is_none() {
        return None;
    }
    let is_part = users.is_none() || groups.is_none();
    let users = people(users.map_or(&[], Vec::as_slice));
    let mut subjects = Subjects {
        truncated: is_part || users.more || is_cut(&lists["user"]) || is_cut(&lists["group"]),
        people: users.people,
        ..Subjects::default()
    };
    for group in groups.into_iter().flatten() {
        match text(&group["name"]) {
            Some(name) => {
                subjects.groups.push(name);
                subjects.group_ids.push(id(&group["id"]).unwrap_or_default());
            }
            None => subjects.truncated = true,
        }
    }
    Some(subjects)
}

/// Where a page stands, from its object in whatever answer of REST v2 holds it.
pub fn page(value: &Value) -> Option<PageFact> {
    let list = |of: &str| value[of]["results"].as_array().map_or(&[][..], Vec::as_slice);
    Some(PageFact {
        space: id(&value["spaceId"])?,
        parent: id(&value["parentId"]),
        archived: value["status"] == "archived",
        draft: value["status"] == "draft",
        labels: list("labels").iter().filter_map(|label| text(&label["name"])).collect(),
        created: day(&value["createdAt"]),
        changed: moment(&value["version"]["createdAt"]),
        version: value["version"]["number"].as_u64().map_or(0, |it| u32::try_from(it).unwrap_or(0)),
        may_restrict: may_restrict(&value["operations"]),
    })
}

/// Whether restricting the page is among the operations that somebody may do. Whoever reads it may at
/// least read it, so an empty list says nothing.
fn may_restrict(operations: &Value) -> Option<bool> {
    let listed = operations["results"].as_array().filter(|listed| !listed.is_empty())?;
    let restricts =
        |one: &Value| one["operation"] == "restrict_content" || one["operation"] == "administer";
    match listed.iter().any(restricts) {
        true => Some(true),
        false if is_cut(operations) => None,
        false => Some(false),
    }
}

/// The names and sizes of attached files. Each entry is a file, understood or not.
fn files(value: &Value) -> Option<Files> {
    let list = results(value)?;
    let names = list.iter().map(|file| text(&file["title"]).unwrap_or_default());
    let sizes = list.iter().map(|file| id(&file["fileSize"]).unwrap_or_default());
    Some(Files { names: names.collect(), sizes: sizes.collect(), more: is_cut(value) })
}

/// The labels of the pages of a search (REST v1, `metadata.labels`), where there are any.
fn labels(value: &Value) -> Learnt {
    let of = |page: &Value| {
        let labels = page["metadata"]["labels"]["results"].as_array()?;
        let labels = labels.iter().filter_map(|label| text(&label["name"])).collect();
        let fact = Fact::Page(PageFact { labels, ..PageFact::default() });
        Some((fact::labels_key(&id(&page["id"])?), fact))
    };
    results(value).map_or_else(Vec::new, |pages| pages.iter().filter_map(of).collect())
}

fn ancestors(value: &Value) -> Option<Vec<String>> {
    // What stands above may be a folder or a whiteboard too; each can be restricted, so one that is
    // not understood is not left out.
    results(value)?.iter().map(|one| id(&one["id"])).collect()
}

/// Source: `homepageId` of `GET /wiki/api/v2/spaces?keys=`, REST v2; digits, as of every page.
fn start(spaces: &Value) -> Option<String> {
    id(&results(spaces)?.first()?["homepageId"]).filter(|id| is_id(id))
}

fn groups(value: &Value) -> Option<Fact> {
    let group = |one: &Value| Some((id(&one["id"])?, text(&one["name"])?));
    Some(Fact::Groups(results(value)?.iter().filter_map(group).collect()))
}

fn members(value: &Value) -> Option<Members> {
    let listed = people(results(value)?);
    Some(Members { more: listed.more || is_cut(value), ..listed })
}

fn level(value: &Value) -> Option<Level> {
    Some(Level {
        name: text(&value["name"])?,
        order: value["order"].as_u64().and_then(|order| u32::try_from(order).ok()).unwrap_or(0),
        guideline: text(&value["guideline"]).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(key: &str, status: u16, body: &str) -> Fact {
        learn(key, status, body).remove(0).1
    }
    use serde_json::json;

    #[test]
    fn what_may_be_done_with_a_page_is_as_listed() {
        let may = |operations: Value| may_restrict(&operations);
        let [read, restrict] =
            [json!({"operation": "read"}), json!({"operation": "restrict_content"})];
        assert_eq!(may(json!({"results": [read, restrict]})), Some(true));
        assert_eq!(may(json!({"results": [read]})), Some(false));
        assert_eq!(may(json!({"results": []})), None);
        assert_eq!(may(Value::Null), None);
        // A list that goes on does not say what is not in it.
        assert_eq!(may(json!({"results": [read], "meta": {"hasMore": true}})), None);
        assert_eq!(may(json!({"results": [restrict], "meta": {"hasMore": true}})), Some(true));
    }

    #[test]
    fn every_kind_of_failure_ends_in_a_stated_reason() {
        for (status, body, why) in [
            (0, "", Unread::NoAnswer),
            (401, "{}", Unread::SignedOut),
            (403, "{}", Unread::Forbidden),
            (404, "{}", Unread::NotFound),
            (406, "", Unread::NoData),
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
            for key in [
                "me",
                "account:1",
                "restrictions:1",
                "page:1",
                "ancestors:1",
                "space:1",
                "roles:1",
                "groups",
                "members:1",
                "accounts:1",
                "levels:1",
            ] {
                assert_eq!(one(key, status, body), Fact::Unread { why }, "{key} {status} {body}");
            }
        }
    }

    #[test]
    fn a_page_in_place_of_data_does_not_say_that_strangers_are_kept_out() {
        assert_eq!(one("public:1", 406, ""), Fact::Unread { why: Unread::NoData });
    }

    #[test]
    fn an_account_is_a_guest_by_either_field() {
        for field in ["isGuest", "isExternalCollaborator", "externalCollaborator"] {
            let body = json!({"accountId": "a:1", "displayName": "Dana", "email": "", field: true});
            let Fact::Account(account) = one("account:a:1", 200, &body.to_string()) else {
                panic!("no account");
            };
            assert!(account.guest);
            assert_eq!(account.email, None, "an empty address is a hidden one");
        }
    }

    #[test]
    fn nobody_signed_in_is_told_from_an_account() {
        let body = json!({"type": "anonymous", "displayName": "Anonymous"});
        assert_eq!(one("me", 200, &body.to_string()), Fact::SignedOut);
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
        let Fact::Restrictions(found) = one("restrictions:9", 200, &body.to_string()) else {
            panic!("no restrictions");
        };
        let read = found.read.unwrap();
        assert_eq!((read.people.len(), read.groups.len()), (1, 1));
        assert!(read.truncated);
        assert_eq!(found.update, None, "an empty list restricts nothing");
    }

    /// Whoever cannot be made out on a list is somebody all the same.
    #[test]
    fn an_entry_that_is_not_understood_makes_the_list_a_part() {
        let body = json!({"results": [{"accountId": "a", "displayName": "A"}, {"name": "b"}]});
        let Fact::Members(members) = one("members:1", 200, &body.to_string()) else {
            panic!("no members");
        };
        assert!(members.more);
        let body = json!({"read": {"restrictions": {
            "user": {"results": [{"name": "b"}]}, "group": {"results": [{"id": "g"}]}
        }}});
        let Fact::Restrictions(found) = one("restrictions:9", 200, &body.to_string()) else {
            panic!("no restrictions");
        };
        assert!(found.read.unwrap().truncated, "it is restricted, to whom is not known");
    }

    #[test]
    fn a_level_above_that_is_not_understood_is_not_left_out() {
        assert_eq!(
            one("ancestors:9", 200, r#"{"results":[{"id":"7"},{"title":"x"}]}"#),
            Fact::Unread { why: Unread::NotUnderstood }
        );
    }

    /// The lists are there only where the site expands them.
    #[test]
    fn restrictions_without_their_lists_are_not_called_none() {
        for body in [
            json!({"read": {"_expandable": {"restrictions": ""}}, "update": {}}),
            json!({"read": {"restrictions": {"_expandable": {"user": "", "group": ""}}}}),
            json!({"update": {"restrictions": {"user": {"results": []}, "group": {"results": []}}}}),
        ] {
            let fact = one("restrictions:9", 200, &body.to_string());
            assert_eq!(fact, Fact::Unread { why: Unread::NotUnderstood }, "{body}");
        }
    }

    #[test]
    fn a_space_lists_only_a_part_where_a_holder_is_cut_or_not_known() {
        let space = |body: &Value| match one("space:1", 200, &body.to_string()) {
            Fact::Space(space) => (space.truncated, space.unlisted),
            other => panic!("{other:?}"),
        };
        let read = json!({"operation": "read", "targetType": "space"});
        let users = json!({"results": [{"accountId": "a"}], "size": 1, "limit": 1});
        for (holder, truncated) in [
            (json!({"user": users}), true),
            (json!({"user": {"results": [{"name": "b"}]}}), true),
            (json!({"group": {"results": [{"name": "b"}]}}), true),
            (json!({"user": {"results": [{"accountId": "a"}], "size": 1, "limit": 25}}), false),
        ] {
            let one = json!({"operation": read, "subjects": holder});
            let body = json!({"id": 1, "permissions": [one]});
            assert_eq!(space(&body).0, truncated, "{holder}");
        }
        let classes = |class: &str| {
            json!({"id": 1, "roleAssignments": {"results": [
                {"principal": {"principalType": "USER", "principalId": "a"}, "roleId": "r"},
                {"principal": {"principalType": "ACCESS_CLASS", "principalId": class}, "roleId": "r"},
            ]}})
        };
        assert_eq!(space(&classes("all-product-admins")), (false, false));
        assert_eq!(space(&classes("jsm-project-admins")), (false, false));
        assert_eq!(space(&classes("some-class-to-come")), (true, false));
        // Permissions none of which is about pages list nobody: that is not to be nobody.
        let other = json!({"operation": "archive", "targetType": "comment"});
        assert_eq!(
            space(
                &json!({"id": 1, "permissions": [{"operation": other, "subjects": {"user": {"results": []}}}]})
            ),
            (false, true)
        );
    }
}
