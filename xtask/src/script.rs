//! The content script, in one file.
//!
//! A browser starts a content script before any script of the page, but only what stands in the
//! file that the manifest names: modules are fetched afterwards, while the page's own scripts run
//! already, and the page has to be let read them (`web_accessible_resources`). What holds an act of
//! sharing must be there first, and no site has to learn that Doorward is installed. Nothing is
//! minified: what ships can be read.

use crate::{run, workspace::Workspace};
use anyhow::{Context, Result};
use std::{path::Path, process::Command};

/// Joins `content/main.js` below `folder` and the modules it imports into `content/script.js`.
///
/// # Errors
/// The bundler could not be started, or did not understand a module.
pub fn join(workspace: &Workspace, folder: &Path) -> Result<()> {
    let content = folder.join("content");
    run(Command::new(workspace.root.join("tests/node_modules/.bin/esbuild"))
        .arg(content.join("main.js"))
        .arg(format!("--outfile={}", content.join("script.js").display()))
        // Strings stay as they are written, and no comment is collected at the end.
        .args(["--bundle", "--format=iife", "--charset=utf8", "--legal-comments=none"])
        .args(["--target=chrome123,firefox140", "--log-level=warning"]))
    .context("esbuild comes from `npm ci` in tests/; ./build.sh does that")
}
