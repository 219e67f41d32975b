//! The product's own exports of a page and of a space (R32, R93, R94).

use serde::Serialize;

/// One way in which Confluence itself writes a page or a space out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Export {
    /// `word`, `pdf`, `space_html`, `space_xml` or `space_pdf`.
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
