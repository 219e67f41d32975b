//! Modules that are joined into one file, because to fetch them one by one costs what somebody waits
//! for. Nothing is minified: what ships can be read.

use crate::{run, workspace::Workspace};
use anyhow::{Context, Result};
use std::{path::Path, process::Command};

/// Joins `content/main.js` below `folder` and the modules it imports into `content/script.js`.
///
/// A browser starts a content script before any script of the page, but only what stands in the
/// file that the manifest names: modules are fetched afterwards, while the page's own scripts run
/// already, and the page has to be let read them (`web_accessible_resources`). What holds an act of
/// sharing must be there first, and no site has to learn that Doorward is installed.
///
/// # Errors
/// The bundler could not be started, or did not understand a module.
pub fn join_content(workspace: &Workspace, folder: &Path) -> Result<()> {
    let content = folder.join("content");
    bundle(workspace, &content.join("main.js"), "iife", |command| {
        command.arg(format!("--outfile={}", content.join("script.js").display()));
    })
}

/// Joins the modules of the popup below `folder` into those that `popup/start.js` imports, which
/// take the places of the files of these names.
///
/// # Errors
/// The bundler could not be started, did not understand a module, or would write two to one file.
pub fn join_popup(workspace: &Workspace, folder: &Path) -> Result<()> {
    let popup = folder.join("popup");
    bundle(workspace, &popup.join("start.js"), "esm", |command| {
        command
            .args(["--splitting", "--chunk-names=[name]", "--allow-overwrite"])
            .arg(format!("--outdir={}", popup.display()));
    })
}

/// Joins `background/background.js` below `folder` with the modules that it imports, but for the
/// core's bindings, which find the core by their own address, and the libraries.
///
/// The worker is started anew for a question when it was stopped, and each module that it begins
/// with costs that question half a millisecond.
///
/// # Errors
/// The bundler could not be started, or did not understand a module.
pub fn join_background(workspace: &Workspace, folder: &Path) -> Result<()> {
    let background = folder.join("background/background.js");
    bundle(workspace, &background, "esm", |command| {
        command
            .args(["--external:../pkg/*", "--external:../vendor/*", "--allow-overwrite"])
            .arg(format!("--outfile={}", background.display()));
    })
}

fn bundle(
    workspace: &Workspace,
    entry: &Path,
    format: &str,
    to: impl FnOnce(&mut Command),
) -> Result<()> {
    let mut command = Command::new(workspace.root.join("tests/node_modules/.bin/esbuild"));
    command
        .arg(entry)
        .arg(format!("--format={format}"))
        // Strings stay as they are written, and no comment is collected at the end.
        .args(["--bundle", "--charset=utf8", "--legal-comments=none"])
        .args(["--target=chrome123,firefox140", "--log-level=warning"]);
    to(&mut command);
    run(&mut command).context("esbuild comes from `npm ci` in tests/; ./build.sh does that")
}
