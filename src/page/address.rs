//! What the address of a page says: product, space, page.
//!
//! Confluence and Jira change their content without loading a document, and the
//! meta tags of the first one may stay behind, so the address is read first.
//! The shapes are those both products use in links today.

use super::jira::{self, Place};
use super::query::queried;
use serde::{Deserialize, Serialize};

/// The product a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// Confluence Cloud: everything below `/wiki`.
    Confluence,
    /// Jira Cloud: every other path of the site.
    Jira,
    /// The customer portal of Jira Service Management.
    Portal,
}

/// What of Confluence an address names: the site keeps each of them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentKind {
    /// A page, a live doc among them.
    #[default]
    Page,
    /// A blog post.
    Blog,
    /// A whiteboard.
    Whiteboard,
    /// A database.
    Database,
    /// A Smart Link in the page tree: a page of another site.
    Embed,
    /// A folder.
    Folder,
}

impl ContentKind {
    fn of(name: &str) -> Self {
        match name {
            "blog" => Self::Blog,
            "whiteboard" => Self::Whiteboard,
            "database" => Self::Database,
            "embed" => Self::Embed,
            "folder" => Self::Folder,
            _ => Self::Page,
        }
    }

    /// What the site calls them in the paths of its interface. Source: Confluence Cloud REST v2.
    pub fn path(self) -> &'static str {
        match self {
            Self::Page => "pages",
            Self::Blog => "blogposts",
            Self::Whiteboard => "whiteboards",
            Self::Database => "databases",
            Self::Embed => "embeds",
            Self::Folder => "folders",
        }
    }

    /// What they are called in their addresses. A blog post is found among the pages.
    pub fn in_address(self) -> &'static str {
        match self {
            Self::Page | Self::Blog => "pages",
            Self::Whiteboard => "whiteboard",
            Self::Database => "database",
            Self::Embed => "embed",
            Self::Folder => "folder",
        }
    }

    /// The sentence that says that Doorward does not read what is in it; `None` where it does.
    pub fn unread(self) -> Option<&'static str> {
        match self {
            Self::Page | Self::Blog => None,
            Self::Whiteboard => Some("gap_whiteboard"),
            Self::Database => Some("gap_database"),
            Self::Embed => Some("gap_embed"),
            Self::Folder => Some("gap_folder"),
        }
    }
}

/// Where a page is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The product.
    pub product: Product,
    /// The key of the space, where the address names it; in Jira that of the
    /// space which was called project.
    pub space_key: Option<String>,
    /// The number of the page, where the address names it; in Jira the key of
    /// the work item.
    pub page_id: Option<String>,
    /// Whether it is the start of a space, which shows a page that the address does not name.
    pub start: bool,
    /// What of Confluence it is.
    pub content: ContentKind,
    /// What of Jira it is; `None` in Confluence.
    pub jira: Option<Place>,
}

impl Address {
    /// Reads an absolute `https` address. `None` when it is not one, or belongs
    /// to no product Doorward knows.
    pub fn parse(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let (_host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let path = path.split('#').next().unwrap_or_default();
        let query = query.split('#').next().unwrap_or_default();
        let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match segments.as_slice() {
            ["wiki", rest @ ..] => Some(Self::confluence(rest, query)),
            _ => Some(Self::jira(jira::place(&segments, query))),
        }
    }

    /// By what findings and records of this page are kept: the id of the page, the key of the
    /// work item, and on another page of a space of Jira the key of the space.
    pub fn record_id(&self) -> Option<String> {
        self.page_id.clone().or_else(|| match &self.jira {
            Some(Place::Space(key)) => Some(key.clone()),
            _ => None,
        })
    }

    fn jira(place: Place) -> Self {
        let is_portal = matches!(place, Place::Request(_) | Place::Portal);
        Self {
            product: if is_portal { Product::Portal } else { Product::Jira },
            space_key: place.space().map(str::to_owned),
            page_id: place.key().map(str::to_owned),
            start: false,
            content: ContentKind::Page,
            jira: Some(place),
        }
    }

    fn confluence(segments: &[&str], query: &str) -> Self {
        let queried = |names| queried(query, names);
        let (space_key, page_id) = match segments {
            // …/spacepermissions.action?key=KEY
            ["spaces", action] | ["spaces", _, action] if action.ends_with(".action") => {
                (queried(&["key"]), None)
            }
            ["spaces", key, rest @ ..] => (Some(*key), page_within_space(rest)),
            // …/viewpage.action?pageId=ID, …/resumedraft.action?draftId=ID
            ["pages", ..] => (None, queried(&["pageId", "draftId"]).filter(|id| is_id(id))),
            _ => (None, None),
        };
        Self {
            product: Product::Confluence,
            // Of somebody's own space the key begins with a tilde, which some links encode.
            space_key: space_key.map(|key| key.replace("%7E", "~").replace("%7e", "~")),
            page_id: page_id.map(str::to_owned),
            start: matches!(segments, ["spaces", key] | ["spaces", key, "overview"] if !key.ends_with(".action")),
            content: match segments {
                ["spaces", _, content, ..] => ContentKind::of(content),
                _ => ContentKind::Page,
            },
            jira: None,
        }
    }
}

/// The page in what follows `/wiki/spaces/KEY/`.
fn page_within_space<'a>(segments: &[&'a str]) -> Option<&'a str> {
    match segments {
        ["pages" | "blog", "edit" | "edit-v2", id, ..] => Some(*id),
        ["blog", _year, _month, _day, id, ..] => Some(*id),
        ["pages" | "blog" | "folder" | "whiteboard" | "database" | "embed", id, ..] => Some(*id),
        _ => None,
    }
    .filter(|id| is_id(id))
}

/// Whether a text is an id as Confluence gives them: digits alone.
pub fn is_id(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(url: &str) -> Option<String> {
        Address::parse(url).and_then(|address| address.page_id)
    }

    /// Shows R2.
    #[test]
    fn reads_the_page_from_every_shape_of_address() {
        let site = "https://acme.atlassian.net/wiki";
        for (path, page) in [
            ("/spaces/CASE/pages/98765/Benefit+review", Some("98765")),
            ("/spaces/CASE/pages/98765/2026-plan?focus=1#top", Some("98765")),
            ("/spaces/CASE/pages/98765/10000000", Some("98765")),
            ("/spaces/CASE/pages/edit-v2/98765", Some("98765")),
            ("/spaces/CASE/pages/edit/98765", Some("98765")),
            ("/spaces/CASE/blog/2026/11/22/98765", Some("98765")),
            ("/spaces/CASE/blog/2026/11/22/98765/Some-news", Some("98765")),
            ("/spaces/CASE/folder/98765", Some("98765")),
            ("/pages/viewpage.action?spaceKey=CASE&pageId=98765", Some("98765")),
            ("/pages/resumedraft.action?draftId=98765", Some("98765")),
            ("/spaces/CASE/overview", None),
            ("/home", None),
        ] {
            assert_eq!(page_of(&format!("{site}{path}")).as_deref(), page, "{path}");
        }
    }

    #[test]
    fn the_key_of_somebodys_own_space_is_read_encoded_or_not() {
        for key in ["~7120ab", "%7E7120ab", "%7e7120ab"] {
            let url = format!("https://acme.atlassian.net/wiki/spaces/{key}/pages/1");
            assert_eq!(Address::parse(&url).unwrap().space_key.as_deref(), Some("~7120ab"));
        }
    }

    /// The settings of a space, to which findings lead, are at an address of before the redesign.
    #[test]
    fn an_action_is_no_space() {
        let space = |path: &str| {
            let url = ["https://acme.atlassian.net/wiki/spaces/", path].concat();
            Address::parse(&url).unwrap().space_key
        };
        assert_eq!(space("spacepermissions.action?key=CASE").as_deref(), Some("CASE"));
        assert_eq!(space("exportspacewelcome.action?a=b&key=%7E71").as_deref(), Some("~71"));
        assert_eq!(space("viewspace.action"), None);
        assert_eq!(space("flyingpdf/pdfpageexport.action?pageId=9"), None);
        assert_eq!(space("CASE/overview?key=OTHER").as_deref(), Some("CASE"));
    }

    #[test]
    fn is_not_misled_by_other_addresses() {
        assert_eq!(Address::parse("about:blank"), None);
        assert_eq!(Address::parse(""), None);
        let jira = Address::parse("https://acme.atlassian.net/browse/CASE-1").unwrap();
        assert_eq!(jira.product, Product::Jira);
    }
}
