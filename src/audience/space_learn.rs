//! Makes facts of what the site says of a space: who holds a permission or role in it, and what that
//! allows.

use super::answer::{grant, id, is_cut, results, text};
use super::fact::{Fact, Grant, Principal, Role, SpaceFact};
use crate::letters::lower;
use serde_json::Value;

/// A space, with who holds what in it.
pub(super) fn space(value: &Value) -> Option<SpaceFact> {
    let mine = results(&value["operations"]);
    let may = |operation: &str| {
        let is_it = |one: &Value| one["operation"] == operation && one["targetType"] == "space";
        mine.map(|mine| mine.iter().any(is_it))
    };
    let mut held = Held::by_permissions(&value["permissions"]);
    held.add_roles(&value["roleAssignments"]);
    Some(SpaceFact {
        id: id(&value["id"])?,
        key: text(&value["key"]).unwrap_or_default(),
        name: text(&value["name"]).unwrap_or_default(),
        truncated: held.is_part,
        unlisted: held.grants.is_empty(),
        grants: held.grants,
        may_administer: may("administer"),
        may_export: may("export"),
    })
}

/// What is held in a space.
struct Held {
    /// By whom.
    grants: Vec<Grant>,
    /// Those who hold something of which nothing here says what it allows.
    others: Vec<Principal>,
    /// Whether somebody may hold something else.
    is_part: bool,
}

impl Held {
    fn by_permissions(permissions: &Value) -> Self {
        let is_part = is_cut(permissions);
        let mut held = Self { grants: Vec::new(), others: Vec::new(), is_part };
        for one in permissions.as_array().into_iter().flatten() {
            held.add_older(one);
        }
        for one in results(permissions).into_iter().flatten() {
            let (principal, operation) = (&one["principal"], &one["operation"]);
            let role = role_of(&operation["key"], &operation["targetType"]);
            held.add(principal_of(&principal["type"], &principal["id"]), role);
        }
        // Nobody may do anything else in a space they cannot open. So whoever holds a permission, and
        // none of which it is known that they may view, holds one that is not understood.
        let Self { grants, others, .. } = &held;
        let is_known = |of: &Principal| grants.iter().any(|grant| grant.to == *of);
        held.is_part |= !others.iter().all(is_known);
        held
    }

    /// `to` is `None` for somebody who is not known here.
    fn add(&mut self, to: Option<Principal>, role: Option<Role>) {
        match (to, role) {
            (Some(to), Some(role)) => _ = grant(&mut self.grants, to, role),
            (Some(to), None) => self.others.push(to),
            (None, _) => self.is_part = true,
        }
    }

    /// A permission as REST v1 states it: one operation, its users and groups.
    fn add_older(&mut self, one: &Value) {
        let operation = &one["operation"];
        let role = role_of(&operation["operation"], &operation["targetType"]);
        let listed = &one["subjects"];
        let mut is_held = ["user", "group"].iter().any(|kind| results(&listed[kind]).is_some());
        let classes =
            [("anonymousAccess", Principal::Anonymous), ("unlicensedAccess", Principal::SignedIn)];
        for (field, class) in classes {
            if one[field] == true {
                self.add(Some(class), role);
                is_held = true;
            }
        }
        // Nobody would hold it.
        self.is_part |= !is_held;
        let mut add_each = |kind: &str, key: &str, principal: fn(String) -> Principal| {
            let list = &listed[kind];
            // Of users and groups the one is left out where there are none.
            self.is_part |= is_cut(list) || (!list.is_null() && results(list).is_none());
            for holder in results(list).into_iter().flatten() {
                self.add(id(&holder[key]).map(principal), role);
            }
        };
        add_each("user", "accountId", Principal::User);
        add_each("group", "id", Principal::Group);
    }

    fn add_roles(&mut self, assignments: &Value) {
        self.is_part |= is_cut(assignments);
        for one in results(assignments).into_iter().flatten() {
            let principal = &one["principal"];
            let to = principal_of(&principal["principalType"], &principal["principalId"]);
            let role_id = id(&one["roleId"]);
            self.is_part |= to.is_none();
            self.grants.extend(to.map(|to| Grant { to, role: None, role_id, name: None }));
        }
    }
}

/// Who holds a permission or role; `None` for a class of users that is not known here.
fn principal_of(kind: &Value, of: &Value) -> Option<Principal> {
    let of = id(of)?;
    match (kind.as_str()?, of.as_str()) {
        ("user" | "USER", _) => Some(Principal::User(of)),
        ("group" | "GROUP", _) => Some(Principal::Group(of)),
        (_, "anonymous-users") => Some(Principal::Anonymous),
        (_, "all-licensed-users") => Some(Principal::Everyone),
        (_, "authenticated-users") => Some(Principal::SignedIn),
        (_, "all-product-admins" | "jsm-project-admins") => Some(Principal::Admins),
        _ => None,
    }
}

/// What a permission amounts to; `None` where it gives no access to pages.
fn role_of(operation: &Value, target: &Value) -> Option<Role> {
    match (operation.as_str()?, target.as_str()?) {
        ("administer", _) => Some(Role::Admin),
        ("create" | "update", "page" | "blogpost") => Some(Role::Edit),
        ("read" | "use", "space" | "page") => Some(Role::View),
        _ => None,
    }
}

/// What each role allows, from the permissions it is made of. Their ids are not
/// published; what they are called holds the operation ("create/page"). A role whose permissions
/// are called otherwise is left out: what it allows is not known.
pub(super) fn roles(value: &Value) -> Option<Fact> {
    let role = |one: &Value| {
        let permissions = one["spacePermissions"].as_array()?;
        let has = |words: &[&str]| {
            permissions.iter().filter_map(Value::as_str).any(|permission| {
                let permission = lower(permission);
                words.iter().all(|word| permission.contains(word))
            })
        };
        let role = if has(&["administer"]) {
            Role::Admin
        } else if has(&["create", "page"]) || has(&["update", "page"]) {
            Role::Edit
        } else if has(&["read"]) || has(&["view"]) || has(&["use"]) {
            Role::View
        } else {
            return None;
        };
        Some((id(&one["id"])?, role))
    };
    Some(Fact::Roles(results(value)?.iter().filter_map(role).collect()))
}
