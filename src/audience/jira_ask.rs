//! Questions to Jira: which paths tell what.
//!
//! Each is answered to somebody who may open the work item, except the
//! permissions and roles of a space, which only its administrators may read.

use super::fact::{HISTORY, key};
use super::want::{Want, encode, want};

/// A work item: its space, security level and everybody named in its fields. What
/// was written in it is left out as far as the interface lets it.
pub fn item(of: &str) -> Want {
    want(
        key("item:", of),
        &[
            "/rest/api/3/issue/",
            &encode(of),
            "?fields=*all,-comment,-worklog,-description,-issuelinks,-subtasks&expand=schema",
        ],
    )
}

/// Its watchers.
pub fn watchers(of: &str) -> Want {
    want(key("members:watchers:", of), &["/rest/api/3/issue/", &encode(of), "/watchers"])
}

/// Its comments, the newest first.
pub fn comments(of: &str) -> Want {
    want(
        key("comments:", of),
        &["/rest/api/3/issue/", &encode(of), "/comment?maxResults=100&orderBy=-created"],
    )
}

/// Its latest changes, with what each field held before, asked of the work item as it was last
/// changed: so that the next change asks anew. Source: `GET /issue/{issueIdOrKey}` with
/// `expand=changelog`, REST v3, "sorted by date, starting from the most recent".
pub fn changes(of: &str, changed: i64) -> Want {
    let path = &["/rest/api/3/issue/", &encode(of), "?fields=updated&expand=changelog"];
    let of = [of, ":", &changed.to_string()].concat();
    Want { text: true, ..want(key(HISTORY, &of), path) }
}

/// Whether it opens to somebody who is not signed in.
pub fn public(of: &str) -> Want {
    let path = &["/rest/api/3/issue/", &encode(of), "?fields=project"];
    Want { anonymous: true, ..want(key("public:", of), path) }
}

/// The accounts that may open it, as far as the interface looks: among the first
/// thousand of the site.
pub fn viewers(of: &str) -> Want {
    want(
        key("viewers:", of),
        &["/rest/api/3/user/viewissue/search?query=&maxResults=1000&issueKey=", &encode(of)],
    )
}

/// How many accounts of one name are read.
pub(super) const NAMESAKES: usize = 50;

/// The accounts of a name, as far as the signed-in person may browse users.
pub fn people(name: &str) -> Want {
    let most = NAMESAKES.to_string();
    let path = &["/rest/api/3/user/search?maxResults=", &most, "&query=", &encode(name)];
    want(key("people:", name), path)
}

/// The members of a group that is known by its name.
pub fn members_named(group: &str) -> Want {
    want(
        key("members:named:", group),
        &["/rest/api/3/group/member?maxResults=100&groupname=", &encode(group)],
    )
}

/// A request, as its customers may read it: who raised it.
pub fn request(of: &str) -> Want {
    want(key("request:", of), &["/rest/servicedeskapi/request/", &encode(of)])
}

/// Those who take part in a request.
pub fn participants(of: &str) -> Want {
    want(
        key("members:participants:", of),
        &["/rest/servicedeskapi/request/", &encode(of), "/participant?limit=50"],
    )
}

/// Who may do what in a space.
pub fn scheme(space: &str) -> Want {
    want(
        key("scheme:", space),
        &["/rest/api/3/project/", &encode(space), "/permissionscheme?expand=permissions"],
    )
}

/// Who has a role in a space.
pub fn role(space: &str, role: &str) -> Want {
    want(
        key("role:", &[space, ":", role].concat()),
        &["/rest/api/3/project/", &encode(space), "/role/", &encode(role)],
    )
}

/// A space itself: whether it is archived, and when a work item of it last changed.
pub fn space(key_of: &str) -> Want {
    want(key("project:", key_of), &["/rest/api/3/project/", &encode(key_of), "?expand=insight"])
}

/// Whom a filter is shared with.
pub fn filter(id: &str) -> Want {
    want(key("shares:", id), &["/rest/api/3/filter/", &encode(id)])
}

/// Whom a dashboard is shared with.
pub fn dashboard(id: &str) -> Want {
    want(key("dashboard:", id), &["/rest/api/3/dashboard/", &encode(id)])
}

/// Which filter a board shows.
pub fn board(id: &str) -> Want {
    want(key("board:", id), &["/rest/agile/1.0/board/", &encode(id), "/configuration"])
}

/// Where Jira answers what is asked of Confluence by the same key.
pub(super) fn in_jira(asked: Want) -> Want {
    let (kind, of) = asked.key.split_once(':').unwrap_or((&asked.key, ""));
    let path: Vec<String> = match kind {
        "me" => vec!["/rest/api/3/myself".to_owned()],
        "account" => vec!["/rest/api/3/user?accountId=".to_owned(), encode(of)],
        "accounts" => {
            let ids = of.split(',').flat_map(|id| ["&accountId=".to_owned(), encode(id)]);
            std::iter::once("/rest/api/3/user/bulk?maxResults=200".to_owned()).chain(ids).collect()
        }
        "members" if !of.contains(':') => {
            vec!["/rest/api/3/group/member?maxResults=100&groupId=".to_owned(), encode(of)]
        }
        _ => return asked,
    };
    Want { path: path.concat(), ..asked }
}
