//! Styles written into a page that a person waits for.
//!
//! A page is painted once its style sheets are there; each that is fetched costs the popup some
//! milliseconds (`docs/performance.md`, "The popup"). A `<link>` that ends in [`MARK`] is replaced by
//! the text it names, and the manifest allows that text by its hash: what else would be written
//! into the page stays forbidden.

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

const LINK: &str = "<link rel=\"stylesheet\" href=\"";
const MARK: &str = "\" data-inline>";

/// Writes the marked style sheets of `page` into it, and answers the sources that its content
/// security policy needs for them, as `'sha256-…'` with a space between.
///
/// # Errors
/// A file could not be read or written, or a style sheet would mean something else within the page.
pub fn styles(page: &Path) -> Result<String> {
    let folder = page.parent().unwrap_or(Path::new(""));
    let source = fs::read_to_string(page).with_context(|| page.display().to_string())?;
    let (html, sources) = replace(&source, |href| {
        let path = folder.join(href);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    })?;
    fs::write(page, html)?;
    Ok(sources.join(" "))
}

fn replace(html: &str, read: impl Fn(&str) -> Result<String>) -> Result<(String, Vec<String>)> {
    let mut lines = Vec::new();
    let mut sources = Vec::new();
    for line in html.lines() {
        let marked = line.trim().strip_prefix(LINK).and_then(|rest| rest.strip_suffix(MARK));
        let Some(href) = marked else {
            lines.push(line.to_owned());
            continue;
        };
        // As the browser reads it, whose hash it is.
        let style = read(href)?.replace("\r\n", "\n");
        // Addresses in it are relative to its own file, and `</` may end the element.
        let moved = ["url(", "@import", "</"].iter().find(|part| style.contains(**part));
        anyhow::ensure!(moved.is_none(), "{href} has `{}`", moved.unwrap_or(&""));
        sources.push(format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(&style))));
        lines.push(format!("<style>{style}</style>"));
    }
    let marks = html.matches("data-inline").count();
    anyhow::ensure!(marks == sources.len(), "{marks} marks, {} understood", sources.len());
    Ok((lines.join("\n") + "\n", sources))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n  <link rel=\"stylesheet\" href=\"a.css\" data-inline>\n  \
                        <link rel=\"stylesheet\" href=\"b.css\">\n</head>\n";

    #[test]
    fn a_marked_style_sheet_stands_in_the_page_and_is_allowed_by_its_hash() {
        let (html, sources) = replace(PAGE, |href| {
            assert_eq!(href, "a.css");
            Ok("p { margin: 0 }".to_owned())
        })
        .unwrap();
        assert_eq!(
            html,
            "<head>\n<style>p { margin: 0 }</style>\n  \
             <link rel=\"stylesheet\" href=\"b.css\">\n</head>\n"
        );
        // printf 'p { margin: 0 }' | openssl dgst -sha256 -binary | base64
        assert_eq!(sources, ["'sha256-7IWhgxoOGTB5NQzjGk9OPt0FwhVeBvZGoWgF9xLLh8c='"]);
    }

    #[test]
    fn a_style_sheet_that_would_mean_something_else_there_is_refused() {
        for style in ["p { background: url(a.png) }", "@import 'c.css';", "/* </style> */"] {
            assert!(replace(PAGE, |_| Ok(style.to_owned())).is_err(), "{style}");
        }
    }

    #[test]
    fn a_mark_that_is_not_understood_is_refused() {
        let html = "<link data-inline rel=\"stylesheet\" href=\"a.css\">";
        assert!(replace(html, |_| Ok(String::new())).is_err());
    }
}
