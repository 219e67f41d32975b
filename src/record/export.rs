//! The products' own exports of a page, a work item and a space (R32, R68, R69, R93, R94).

use serde::Serialize;

/// One way in which the product itself writes a page, a work item or a space out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Export {
    /// `word`, `pdf`, `space_html`, `space_xml` or `space_pdf` of Confluence; `item_print`,
    /// `item_word`, `item_xml` or `items_csv` of Jira.
    pub id: &'static str,
    /// Where it begins, on the page's own site.
    pub path: String,
    /// Whether it takes the permission to export the space, which guests never have.
    pub of_space: bool,
}

/// The exports of a page. Their addresses are those that the menus of Confluence Cloud lead to,
/// known from links in public use (weakly sourced, so each is shown as a link the person follows
/// and sees fail, never as a promise).
pub fn of(page: &str, space: Option<&str>) -> Vec<Export> {
    let mut exports = vec![
        Export { id: "word", path: ["/wiki/exportword?pageId=", page].concat(), of_space: false },
        Export {
            id: "pdf",
            path: ["/wiki/spaces/flyingpdf/pdfpageexport.action?pageId=", page].concat(),
            of_space: false,
        },
    ];
    if let Some(key) = space {
        for id in ["space_html", "space_xml", "space_pdf"] {
            // One screen, on which the format is chosen.
            let path = ["/wiki/spaces/exportspacewelcome.action?key=", key].concat();
            exports.push(Export { id, path, of_space: true });
        }
    }
    exports
}

/// The exports of a work item, where one is open, and of a space of Jira. The addresses are those of the views that
/// Jira has had since it ran on servers; what of them Jira Cloud still answers is not published.
pub fn of_jira(item: Option<&str>, space: &str) -> Vec<Export> {
    let mut exports = Vec::new();
    if let Some(key) = item {
        for (id, view, ending) in [
            ("item_print", "html", ".html"),
            ("item_word", "word", ".doc"),
            ("item_xml", "xml", ".xml"),
        ] {
            let path = ["/si/jira.issueviews:issue-", view, "/", key, "/", key, ending].concat();
            exports.push(Export { id, path, of_space: false });
        }
    }
    // All fields of all work items of the space that the person may see: no permission of the space's
    // own.
    let path = [
        "/sr/jira.issueviews:searchrequest-csv-all-fields/temp/SearchRequest.csv?jqlQuery=project%3D",
        space,
    ]
    .concat();
    exports.push(Export { id: "items_csv", path, of_space: false });
    exports
}
