//! Questions to the site: which paths tell what.
//!
//! Every question is one `GET` of the page's own site. A page view may put at
//! most [`BUDGET`] of them, in the order in which they tell most; what is then
//! still unknown is said to be unknown.

use super::fact::{self, Fact, Facts, Unread};
pub use super::want::Want;
use super::want::{encode, want};
use crate::page::address::ContentKind;

/// How many questions one page view may put about the page: a site hardly notices them.
/// Those about whom and what somebody is about to share are put beside them ([`Wants::push`]).
pub const BUDGET: usize = 12;

/// How many members of a group are read: enough for the whole of a team, and
/// for the guests among a department to show.
const MEMBERS: &str = "200";

/// Questions to the site, each once, in the order they came up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wants {
    list: Vec<Want>,
    /// The keys asked on this page view already, but for those asked beside its budget.
    asked: Vec<String>,
    /// Whether no question is to be put at all.
    mute: bool,
    /// Whether this is one of many pages: what tells of it alone is not asked.
    review: bool,
    /// Whether Jira is to be asked, not Confluence: a site may lack either.
    jira: bool,
    /// What of Confluence the page is.
    content: ContentKind,
    /// How many were put before it was known which page it is, or that it is there as a draft alone.
    in_vain: usize,
}

/// Questions that tell of one page alone. A space review hands in what of it comes
/// with the list of pages and does without the rest, so that it costs few requests.
const OF_ONE_PAGE: [&str; 8] = [
    "restrictions:",
    "levels:",
    "page:",
    "ancestors:",
    "classification:",
    "public:",
    "files:",
    fact::HISTORY,
];

/// How the key of a question about several accounts begins; their ids follow, by commas.
const ACCOUNTS: &str = "accounts:";

/// The kinds of facts, by what stands in their keys before the colon, that no choice in a window
/// in which somebody shares changes: who somebody is, what roles allow and how groups are called,
/// where a page stands, how it is classified, what is attached to it and what its versions held. The
/// rest is asked again after each choice: whoever is invited may become a member of a space or a
/// group.
pub const LASTING: &[&str] = &[
    "me",
    "account",
    "ancestors",
    "classification",
    "files",
    "groups",
    "history",
    "roles",
    "spaces",
    "start",
];

/// The kinds of facts that tell which files are attached: to a page, and to a work item.
pub const ATTACHED: &[&str] = &["files", "item"];

/// What is known so far of what a want asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// This.
    Known(&'a Fact),
    /// It is being asked.
    Asking,
    /// It cannot be known, for this reason.
    Unread(Unread),
}

impl Wants {
    /// No questions yet on a page view that has put `asked` before.
    pub fn after(asked: &[String]) -> Self {
        Self { asked: asked.to_vec(), ..Self::default() }
    }

    /// No questions yet on pages of a space review, which may put some if it
    /// `may_ask`.
    pub fn of_review(may_ask: bool) -> Self {
        Self { mute: !may_ask, review: true, ..Self::default() }
    }

    /// Whether these are the questions of a space review.
    pub fn is_review(&self) -> bool {
        self.review
    }

    /// The same, to be put to Jira.
    #[must_use]
    pub fn in_jira(self) -> Self {
        Self { jira: true, ..self }
    }

    /// The same about this kind of content.
    #[must_use]
    pub fn about(self, content: ContentKind) -> Self {
        Self { content, ..self }
    }

    /// Whether the site tells of files attached to it and of what its versions said: of whiteboards and
    /// their kin it does not.
    pub fn may_have_files(&self) -> bool {
        matches!(self.content, ContentKind::Page | ContentKind::Blog)
    }

    /// Whether the page can stand below others: a blog post does not.
    pub fn may_have_parents(&self) -> bool {
        self.content != ContentKind::Blog
    }

    /// What was asked about the page before it was known for a draft is asked in another way: about
    /// itself, about strangers, about what is above it.
    pub fn is_of_draft(&mut self) {
        self.in_vain += 3;
    }

    /// Which page it is had to be asked first.
    pub fn is_of_start(&mut self) {
        self.in_vain += 1;
    }

    fn addressed(&self, want: Want) -> Want {
        if self.jira { super::jira_ask::in_jira(want) } else { in_place_of(want, self.content) }
    }

    /// Whether a question about several accounts that was put before is about this one too.
    pub fn asks_who_is(&self, id: &str) -> bool {
        self.asked
            .iter()
            .filter_map(|key| key.strip_prefix(ACCOUNTS))
            .any(|ids| ids.split(',').any(|asked| asked == id))
    }

    fn has(&self, key: &str) -> bool {
        self.list.iter().any(|want| want.key == key)
    }

    /// Adds a question that is always put, beside the budget: about somebody being chosen, or
    /// about what goes along with the page that is being shared.
    pub fn push(&mut self, want: Want) {
        let want = self.addressed(want);
        if !self.mute && !self.has(&want.key) {
            self.list.push(Want { beside: true, ..want });
        }
    }

    /// The answer to a question about the page; adds the question while the
    /// budget lasts.
    pub fn look<'a>(&mut self, facts: &'a Facts, want: Want) -> Answer<'a> {
        match facts.get(&want.key) {
            Some(Fact::Unread { why }) => Answer::Unread(*why),
            Some(fact) => Answer::Known(fact),
            None if self.put(want) => Answer::Asking,
            None => Answer::Unread(Unread::NotAsked),
        }
    }

    /// Adds a question about the page while the budget lasts; whether its answer
    /// is to be awaited.
    pub fn put(&mut self, want: Want) -> bool {
        let is_of_one = || OF_ONE_PAGE.iter().any(|kind| want.key.starts_with(kind));
        if self.mute || (self.review && is_of_one()) {
            return false;
        }
        let want = self.addressed(want);
        if self.asked.contains(&want.key) || self.has(&want.key) {
            return true;
        }
        let counted = self.list.iter().filter(|want| !want.beside).count();
        let is_within = self.asked.len() + counted < BUDGET + self.in_vain;
        if is_within {
            self.list.push(want);
        }
        is_within
    }
}

impl From<Wants> for Vec<Want> {
    fn from(wants: Wants) -> Self {
        wants.list
    }
}

/// The signed-in person.
pub fn signed_in() -> Want {
    want(fact::ME.to_owned(), &["/wiki/rest/api/user/current"])
}

/// One account.
pub fn account(id: &str) -> Want {
    want(fact::account_key(id), &["/wiki/rest/api/user?accountId=", &encode(id)])
}

/// Several accounts in one answer, at most a hundred.
pub fn accounts(ids: &[&str]) -> Want {
    let ids = ids.get(..100).unwrap_or(ids);
    let query: Vec<String> = ids.iter().map(|id| ["accountId=", &encode(id)].concat()).collect();
    want(fact::key(ACCOUNTS, &ids.join(",")), &["/wiki/rest/api/user/bulk?", &query.join("&")])
}

/// The restrictions of a page. `page` is made of digits alone.
pub fn restrictions(page: &str) -> Want {
    want(
        fact::restrictions_key(page),
        &[
            "/wiki/rest/api/content/",
            &encode(page),
            "/restriction/byOperation?expand=restrictions.user,restrictions.group",
        ],
    )
}

/// The restrictions of several pages in one answer, and their labels along with them: the list of
/// pages of REST v2 has no labels.
pub fn restrictions_of(pages: &[String]) -> Want {
    let ids = pages.join(",");
    want(
        fact::key("levels:", &ids),
        &[
            "/wiki/rest/api/content/search?cql=",
            &encode(&["id in (", &ids, ")"].concat()),
            "&limit=50&expand=restrictions.read.restrictions.user,restrictions.read.restrictions.group,restrictions.update.restrictions.user,restrictions.update.restrictions.group,metadata.labels",
        ],
    )
}

/// A page: its space, labels, and what the signed-in person may do with it.
pub fn page(id: &str) -> Want {
    want(
        fact::key("page:", id),
        &["/wiki/api/v2/pages/", &encode(id), "?include-labels=true&include-operations=true"],
    )
}

/// A page that was never published: without being asked for its draft, the site does not know it.
pub fn draft(id: &str) -> Want {
    let Want { key, path, .. } = page(id);
    want([&key, "/draft"].concat(), &[&path, "&get-draft=true"])
}

/// How many of the pages above a page are read, the nearest of them. Where there are more, the
/// answer does not say so: it is as long as this.
pub(super) const ABOVE: usize = 50;

/// The pages above a page, the highest first.
pub fn ancestors(page: &str) -> Want {
    let most = ABOVE.to_string();
    let path = &["/wiki/api/v2/pages/", &encode(page), "/ancestors?limit=", &most];
    want(fact::key("ancestors:", page), path)
}

/// A space with its permissions and role assignments.
pub fn space(id: &str) -> Want {
    want(
        fact::key("space:", id),
        &[
            "/wiki/api/v2/spaces/",
            &encode(id),
            "?include-permissions=true&include-role-assignments=true&include-operations=true",
        ],
    )
}

/// The permissions of a space by the older interface, where the newer lists none.
pub fn space_by_key(key: &str) -> Want {
    want(
        fact::key("space-v1:", key),
        &["/wiki/rest/api/space/", &encode(key), "?expand=permissions"],
    )
}

/// A space by its key, with its id and name.
pub fn space_named(key: &str) -> Want {
    want(fact::key("spaces:", key), &["/wiki/api/v2/spaces?keys=", &encode(key)])
}

/// Which page stands at the start of a space.
pub fn start(key: &str) -> Want {
    Want { key: fact::start_key(key), ..space_named(key) }
}

/// What the roles of a space allow.
pub fn roles(space: &str) -> Want {
    want(
        fact::key("roles:", space),
        &["/wiki/api/v2/space-roles?limit=100&space-id=", &encode(space)],
    )
}

/// The names of the site's groups.
pub fn groups() -> Want {
    want("groups".to_owned(), &["/wiki/rest/api/group?limit=", MEMBERS])
}

/// The members of a group.
pub fn members(group: &str) -> Want {
    want(
        fact::key("members:", group),
        &["/wiki/rest/api/group/", &encode(group), "/membersByGroupId?limit=", MEMBERS],
    )
}

/// The classification level of a page.
pub fn classification(page: &str) -> Want {
    want(
        fact::key("classification:", page),
        &["/wiki/api/v2/pages/", &encode(page), "/classification-level"],
    )
}

/// The files attached to a page. Source: `GET /pages/{id}/attachments`, Confluence Cloud REST v2.
pub fn files(page: &str) -> Want {
    let path = &["/wiki/api/v2/pages/", &encode(page), "/attachments?status=current&limit=100"];
    want(fact::key("files:", page), path)
}

/// The newest versions of a page, with their text, asked of the page in this version: so that the
/// next one asks anew. More at once would be slow on long pages. Source: `GET /pages/{id}/versions`,
/// Confluence Cloud REST v2.
pub fn history(page: &str, version: u32) -> Want {
    let tail = "/versions?body-format=atlas_doc_format&sort=-modified-date&limit=10";
    let of = [page, ":", &version.to_string()].concat();
    let path = &["/wiki/api/v2/pages/", &encode(page), tail];
    Want { text: true, ..want(fact::key(fact::HISTORY, &of), path) }
}

/// The same question about another kind of content than a page, of which the site tells in
/// another place. Source: `GET /blogposts/{id}`, `GET /whiteboards/{id}` and their kin, and what
/// stands below them, Confluence Cloud REST v2.
pub fn in_place_of(asked: Want, content: ContentKind) -> Want {
    let place = ["/wiki/api/v2/", content.path(), "/"].concat();
    Want { path: asked.path.replacen("/wiki/api/v2/pages/", &place, 1), ..asked }
}

/// Whether a page opens to somebody who is not signed in.
pub fn public(page: &str) -> Want {
    let path = &["/wiki/api/v2/pages/", &encode(page)];
    Want { anonymous: true, ..want(fact::key("public:", page), path) }
}

/// Whether strangers get into a space, where only one of its pages, which nothing
/// restricts, can tell.
pub fn strangers(space: &str, page: &str) -> Want {
    Want { key: fact::key("strangers:", space), ..public(page) }
}

/// The space of a key: its id and name.
pub fn space_of_key(key: &str) -> Want {
    want(fact::key("walk:space:", key), &["/wiki/api/v2/spaces?keys=", &encode(key)])
}

/// All pages of a space that the person can see, without their text; the answer
/// links to what follows it.
pub fn pages_of(space: &str) -> Want {
    let path = &["/wiki/api/v2/spaces/", &encode(space), "/pages?limit=250"];
    want(fact::key("walk:pages:", space), path)
}

/// Some pages with their text.
pub fn texts_of(pages: &[String]) -> Want {
    let path = &["/wiki/api/v2/pages?body-format=atlas_doc_format&limit=250&id=", &pages.join(",")];
    want("walk:texts".to_owned(), path)
}

/// Some pages with their titles alone.
pub fn titles_of(pages: &[String]) -> Want {
    want("walk:titles".to_owned(), &["/wiki/api/v2/pages?limit=250&id=", &pages.join(",")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_id_is_encoded() {
        assert_eq!(
            account("712020:a/b?c").path,
            "/wiki/rest/api/user?accountId=712020%3Aa%2Fb%3Fc"
        );
    }

    #[test]
    fn what_lasts_tells_of_nobodys_access() {
        let lasts = |want: Want| LASTING.contains(&want.key.split(':').next().unwrap_or_default());
        for want in
            [signed_in(), account("a"), ancestors("1"), classification("1"), files("1"), groups()]
        {
            assert!(lasts(want.clone()), "{want:?}");
        }
        for want in [restrictions("1"), page("1"), space("1"), members("g"), public("1")] {
            assert!(!lasts(want.clone()), "{want:?}");
        }
    }

    #[test]
    fn a_review_does_not_ask_about_one_page() {
        let facts = Facts::new();
        let mut wants = Wants::of_review(true);
        assert_eq!(wants.look(&facts, classification("1")), Answer::Unread(Unread::NotAsked));
        assert_eq!(wants.look(&facts, members("g")), Answer::Asking);
        let mut wants = Wants::of_review(false);
        assert_eq!(wants.look(&facts, members("g")), Answer::Unread(Unread::NotAsked));
        wants.push(signed_in());
        assert_eq!(Vec::from(wants), []);
    }

    #[test]
    fn a_page_view_puts_no_more_questions_than_its_budget() {
        let facts = Facts::new();
        let asked: Vec<String> = (0..10).map(|n| fact::key("x:", &n.to_string())).collect();
        let mut wants = Wants::after(&asked);
        assert_eq!(
            wants.look(&facts, Want { key: "x:3".into(), ..Want::default() }),
            Answer::Asking
        );
        assert_eq!(wants.look(&facts, page("1")), Answer::Asking);
        assert_eq!(wants.look(&facts, page("1")), Answer::Asking);
        assert_eq!(wants.look(&facts, page("2")), Answer::Asking);
        assert_eq!(wants.look(&facts, page("3")), Answer::Unread(Unread::NotAsked));
        wants.push(account("a"));
        assert_eq!(Vec::from(wants).len(), 3, "somebody being chosen is always asked about");
    }

    #[test]
    fn a_question_beside_the_budget_takes_no_place_in_it() {
        let mut wants = Wants::default();
        (0..BUDGET).for_each(|n| wants.push(account(&n.to_string())));
        assert!((0..BUDGET).all(|n| wants.put(members(&n.to_string()))));
        assert!(!wants.put(members("g")));
        wants.push(members("g"));
        assert!(wants.put(members("g")), "it is asked, for whatever reason");
        wants.push(members("g"));
        assert_eq!(Vec::from(wants).iter().filter(|want| want.beside).count(), BUDGET + 1);
    }
}
