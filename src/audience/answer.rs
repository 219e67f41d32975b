//! What the answers of both products have in common: how they write lists, ids, people, days and grants.

use super::fact::{Account, Grant, Members, Principal, Role};
use serde_json::Value;

/// The list in an answer: Confluence calls it results, Jira values or watchers.
pub(crate) fn results(value: &Value) -> Option<&Vec<Value>> {
    ["results", "values", "watchers"].iter().find_map(|name| value[name].as_array())
}

/// Whether the answer held only the first part of a list.
pub(crate) fn is_cut(list: &Value) -> bool {
    let held = results(list).map_or(0, Vec::len) as u64;
    let totals = ["totalSize", "total", "watchCount"];
    totals.iter().any(|total| list[total].as_u64().is_some_and(|total| total > held))
        || list["isLast"] == false
        || list["isLastPage"] == false
        // The restrictions of REST v1 state no total: a full list may go on.
        || (list["isLastPage"].is_null()
            && list["limit"].as_u64().is_some_and(|limit| limit <= held))
        || list["_links"]["next"].is_string()
        || list["meta"]["hasMore"] == true
}

/// What a text holds; `None` where it is none, or empty.
pub(super) fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// An id, which some answers write as a number.
pub(super) fn id(value: &Value) -> Option<String> {
    text(value).or_else(|| value.as_u64().map(|id| id.to_string()))
}

/// An account; `None` without its id.
pub(super) fn account(value: &Value) -> Option<Account> {
    let kind = value["accountType"].as_str().unwrap_or("atlassian");
    let status = value["accountStatus"].as_str().unwrap_or("active");
    Some(Account {
        id: text(&value["accountId"])?,
        name: text(&value["displayName"])
            .or_else(|| text(&value["publicName"]))
            .unwrap_or_default(),
        email: text(&value["email"]).or_else(|| text(&value["emailAddress"])),
        guest: ["isGuest", "isExternalCollaborator", "externalCollaborator", "guest"]
            .iter()
            .any(|mark| value[mark] == true),
        customer: kind == "customer",
        app: kind == "app",
        unknown: kind == "unknown"
            || !["active", "unknown"].contains(&status)
            || value["active"] == false,
        ..Account::default()
    })
}

/// The day of a moment as the site writes it: `2026-03-27T15:02:11.000Z`.
pub(super) fn day(moment: &Value) -> Option<i32> {
    crate::day::parse(moment.as_str()?.get(..10)?)
}

/// Such a moment, see [`crate::day::moment`].
pub(super) fn moment(written: &Value) -> Option<i64> {
    crate::day::moment(written.as_str()?)
}

/// Gives a principal the stronger of what it has and this; the grant, to be named.
pub(super) fn grant(grants: &mut Vec<Grant>, to: Principal, role: Role) -> &mut Grant {
    let at = grants.iter().position(|grant| grant.to == to).unwrap_or(grants.len());
    if at == grants.len() {
        grants.push(Grant { to, role: None, role_id: None, name: None });
    }
    let grant = &mut grants[at];
    grant.role = grant.role.max(Some(role));
    grant
}

/// The people on a list, and whether there are more than could be made out: an entry that is no
/// account, or one without its id, is somebody all the same.
pub(super) fn people(list: &[Value]) -> Members {
    let people: Vec<Account> = list.iter().filter_map(account).collect();
    Members { more: people.len() < list.len(), people }
}
