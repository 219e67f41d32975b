//! Makes facts of Jira's answers.
//!
//! What people wrote is in some of them too. Nothing of it goes into a fact.

use super::answer::{account, day, grant, id, moment, people, text};
use super::fact::{
    Comment, Comments, Fact, Files, Grant, Members, PageFact, Part, Principal, Role, SpaceFact,
    WorkItem,
};
use super::jira_ask::NAMESAKES;
use serde_json::Value;

/// The custom field of those who take part in a request.
const PARTICIPANTS: &str = "sd-request-participants";

/// The custom field of the organisations a request is shared with.
const ORGANISATIONS: &str = "sd-customer-organizations";

/// One fact of an answer; `None` where it has not the published form.
pub(super) fn one(kind: &str, value: &Value) -> Option<Fact> {
    Some(match kind {
        "item" => Fact::WorkItem(item(value)?),
        "comments" => Fact::Comments(comments(value)?),
        "scheme" => Fact::Space(scheme(value)?),
        "role" => Fact::Space(role(value)?),
        "project" => Fact::Page(PageFact {
            space: text(&value["key"])?,
            archived: value["archived"] == true,
            changed: moment(&value["insight"]["lastIssueUpdateTime"]),
            ..PageFact::default()
        }),
        // Jira looks among the first thousand accounts and does not say whether
        // there are more.
        "viewers" => Fact::Members(Members { more: true, ..people(value.as_array()?) }),
        "people" => {
            let list = value.as_array()?;
            let found = people(list);
            Fact::Members(Members { more: found.more || list.len() >= NAMESAKES, ..found })
        }
        // Source: `CustomerRequest` of the interface of service management.
        "request" => {
            Fact::Members(Members { people: vec![account(&value["reporter"])?], more: false })
        }
        "board" => Fact::Filter(id(&value["filter"]["id"])?),
        _ => Fact::Space(shares(value)?),
    })
}

/// Source: `IssueBean`, with the schema of its fields expanded.
fn item(value: &Value) -> Option<WorkItem> {
    let fields = value["fields"].as_object()?;
    let schemas = value["schema"].as_object()?;
    let project = &fields.get("project")?;
    let security = &value["fields"]["security"];
    let mut item = WorkItem {
        space: text(&project["key"])?,
        service: project["projectTypeKey"] == "service_desk",
        security: text(&security["name"]).or_else(|| id(&security["id"])),
        about: about(&value["fields"]),
        done: value["fields"]["status"]["statusCategory"]["key"] == "done",
        released: is_released(&value["fields"]["fixVersions"]),
        files: files(&value["fields"]["attachment"]),
        level: level(&value["fields"]["issuetype"]),
        ..WorkItem::default()
    };
    for (name, field) in fields {
        let custom = schemas.get(name).and_then(|schema| schema["custom"].as_str());
        let custom = custom.unwrap_or_default();
        let part = match name.as_str() {
            "reporter" => Part::Reporter,
            "assignee" => Part::Assignee,
            _ if custom.ends_with(PARTICIPANTS) => Part::Participant,
            _ => Part::Named,
        };
        // An account, or a list of them; whatever else a field holds is none.
        let list = std::slice::from_ref(field);
        for one in field.as_array().map_or(list, Vec::as_slice) {
            if custom.ends_with(ORGANISATIONS) {
                item.organisations.extend(text(&one["name"]));
            } else if let Some(account) = account(one) {
                item.people.push((part, account));
            } else if part != Part::Named && !one.is_null() {
                // Somebody is there, and who is not understood.
                return None;
            }
        }
    }
    Some(item)
}

/// Labels and dates; that it is archived is a field where the plan knows archiving.
fn about(fields: &Value) -> PageFact {
    let labels = fields["labels"].as_array().map_or(&[][..], Vec::as_slice);
    PageFact {
        archived: !fields["archiveddate"].is_null(),
        labels: labels.iter().filter_map(text).collect(),
        created: day(&fields["created"]),
        changed: moment(&fields["updated"]),
        ..PageFact::default()
    }
}

/// Source: `Attachment` of the platform's interface; the list is whole.
fn files(list: &Value) -> Files {
    let list = list.as_array().map_or(&[][..], Vec::as_slice);
    let names = list.iter().map(|file| text(&file["filename"]).unwrap_or_default());
    let sizes = list.iter().map(|file| id(&file["size"]).unwrap_or_default());
    Files { names: names.collect(), sizes: sizes.collect(), more: false }
}

fn is_released(versions: &Value) -> bool {
    let versions = versions.as_array().map_or(&[][..], Vec::as_slice);
    !versions.is_empty() && versions.iter().all(|version| version["released"] == true)
}

fn level(kind: &Value) -> i32 {
    let told = kind["hierarchyLevel"].as_i64().and_then(|level| i32::try_from(level).ok());
    told.unwrap_or(if kind["subtask"] == true { -1 } else { 0 })
}

/// Source: `PageOfComments`.
fn comments(value: &Value) -> Option<Comments> {
    let list = value["comments"].as_array()?;
    let mut more = value["total"].as_u64().is_some_and(|total| total > list.len() as u64);
    let mut read = Vec::new();
    for one in list {
        let author = account(&one["author"]);
        more |= author.is_none() && !one["author"].is_null();
        let Some(id) = id(&one["id"]) else {
            more = true;
            continue;
        };
        let public = one["jsdPublic"].as_bool();
        let only = text(&one["visibility"]["value"]);
        read.push(Comment { id, author: author.unwrap_or_default(), public, only });
    }
    Some(Comments { list: read, more })
}

/// Who may browse, edit and administer a space. Source: `PermissionScheme`,
/// `PermissionHolder`.
fn scheme(value: &Value) -> Option<SpaceFact> {
    let mut space = named(value);
    let permissions = value["permissions"].as_array()?;
    for one in permissions {
        let role = match one["permission"].as_str() {
            Some("BROWSE_PROJECTS") => Role::View,
            Some("EDIT_ISSUES") => Role::Edit,
            Some("ADMINISTER_PROJECTS") => Role::Admin,
            Some(_) => continue,
            None => {
                space.truncated = true;
                continue;
            }
        };
        let holder = &one["holder"];
        let of = id(&holder["value"]).or_else(|| id(&holder["parameter"]));
        let to = match (holder["type"].as_str(), of) {
            (Some("anyone"), _) => Principal::Anonymous,
            // Everybody with a licence for the product that is named, or for any.
            (Some("applicationRole"), _) => Principal::Everyone,
            (Some("group"), Some(group)) => Principal::Group(group),
            (Some("user"), Some(user)) => Principal::User(user),
            (Some("projectRole"), Some(role)) => Principal::Role(role),
            // These are on the work item itself; the customers of the portal see their own
            // requests alone.
            (Some("reporter" | "assignee" | "userCustomField" | "sd.customer.portal.only"), _) => {
                continue;
            }
            // Whoever else it is, is not nobody.
            _ => {
                space.truncated = true;
                continue;
            }
        };
        let given = grant(&mut space.grants, to, role);
        name(given, text(&holder["parameter"]));
    }
    let is_browsing = |one: &Value| one["permission"] == "BROWSE_PROJECTS";
    space.truncated |= !permissions.iter().any(is_browsing);
    Some(space)
}

/// Gives a group its name, where it is told.
fn name(grant: &mut Grant, name: Option<String>) {
    if let Principal::Group(_) = grant.to {
        grant.name = name.or(grant.name.take());
    }
}

/// Source: `ProjectRole`, `RoleActor`.
fn role(value: &Value) -> Option<SpaceFact> {
    let mut space = named(value);
    for actor in value["actors"].as_array()? {
        let to = match id(&actor["actorUser"]["accountId"]) {
            Some(user) => Principal::User(user),
            // Whoever holds a role and is neither is not nobody: the role is not understood.
            None => Principal::Group(id(&actor["actorGroup"]["groupId"])?),
        };
        let mut given = Grant { to, role: None, role_id: None, name: None };
        name(&mut given, text(&actor["actorGroup"]["name"]));
        space.grants.push(given);
    }
    Some(space)
}

/// Whom a filter or dashboard is shared with. Source: `SharePermission`.
fn shares(value: &Value) -> Option<SpaceFact> {
    let mut space = named(value);
    for (list, role) in [("sharePermissions", Role::View), ("editPermissions", Role::Edit)] {
        let Some(permissions) = value[list].as_array() else {
            // That nobody may edit goes without saying; who may view does not.
            if role == Role::View {
                return None;
            }
            continue;
        };
        for one in permissions {
            let to = match one["type"].as_str() {
                Some("global") => Principal::Anonymous,
                Some("loggedin" | "authenticated") => Principal::Everyone,
                Some("group") => Principal::Group(id(&one["group"]["groupId"])?),
                Some("user") => Principal::User(id(&one["user"]["accountId"])?),
                Some("project" | "projectRole") => {
                    Principal::Space(text(&one["project"]["name"]).unwrap_or_default())
                }
                _ => Principal::Space(String::new()),
            };
            let given = grant(&mut space.grants, to, role);
            name(given, text(&one["group"]["name"]));
        }
    }
    if let Some(owner) = id(&value["owner"]["accountId"]) {
        grant(&mut space.grants, Principal::User(owner), Role::Admin);
    }
    Some(space)
}

fn named(value: &Value) -> SpaceFact {
    SpaceFact { name: text(&value["name"]).unwrap_or_default(), ..SpaceFact::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::fact::Unread;
    use crate::audience::learn::learn;
    use serde_json::json;

    fn fact(key: &str, body: &Value) -> Fact {
        learn(key, 200, &body.to_string()).remove(0).1
    }

    #[test]
    fn a_group_keeps_its_own_name_whatever_else_it_may_do() {
        let may = |permission: &str, id: &str, name: &str| {
            json!({"permission": permission,
                   "holder": {"type": "group", "value": id, "parameter": name}})
        };
        let scheme = json!({"permissions": [
            may("BROWSE_PROJECTS", "a", "caseworkers"),
            may("BROWSE_PROJECTS", "b", "northbridge"),
            may("EDIT_ISSUES", "a", "caseworkers"),
        ]});
        let Fact::Space(scheme) = fact("scheme:CARE", &scheme) else { panic!("no scheme") };
        let named: Vec<_> =
            scheme.grants.iter().map(|grant| (grant.role, grant.name.as_deref())).collect();
        assert_eq!(
            named,
            [(Some(Role::Edit), Some("caseworkers")), (Some(Role::View), Some("northbridge"))]
        );
    }

    #[test]
    fn a_role_whose_holder_is_not_understood_is_not_read() {
        let role = json!({"actors": [{"actorUser": {"accountId": "a"}}, {"name": "old-form"}]});
        let unread = Fact::Unread { why: Unread::NotUnderstood };
        assert_eq!(fact("role:CARE:1", &role), unread);
    }

    #[test]
    fn a_security_level_is_one_with_or_without_a_name() {
        let level = |security: Value| {
            let fields = json!({"project": {"key": "CARE"}, "security": security});
            let item = json!({"fields": fields, "schema": {}});
            let Fact::WorkItem(item) = fact("item:CARE-1", &item) else { panic!("no item") };
            item.security
        };
        assert_eq!(level(json!({"id": "7", "name": "Panel"})).as_deref(), Some("Panel"));
        assert_eq!(level(json!({"id": "7"})).as_deref(), Some("7"));
        assert_eq!(level(json!(null)), None);
    }

    /// Which fields hold participants and organisations, their schema alone says.
    #[test]
    fn a_work_item_without_its_schema_is_not_read() {
        let item = json!({"fields": {"project": {"key": "CARE"}}});
        let unread = Fact::Unread { why: Unread::NotUnderstood };
        assert_eq!(fact("item:CARE-1", &item), unread);
    }

    /// Fifty is as many as are asked for: there may be another of the same name after them.
    #[test]
    fn a_full_list_of_people_may_go_on() {
        let people = |count: usize| {
            let list: Vec<Value> =
                (0..count).map(|n| json!({"accountId": n.to_string()})).collect();
            let Fact::Members(found) = fact("people:Mei", &json!(list)) else {
                panic!("no people")
            };
            found.more
        };
        assert_eq!([people(49), people(50)], [false, true]);
    }
}
