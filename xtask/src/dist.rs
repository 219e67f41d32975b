//! `dist/`: the folder that a browser loads and the archive that a store takes.

use crate::{
    inline,
    manifest::{self, Browser},
    script,
    workspace::Workspace,
};
use anyhow::{Context, Result};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Libraries that ship as they are published: where npm puts them, and their name in `vendor/`.
const VENDORED: [(&str, &str); 2] = [
    ("tests/node_modules/idb/build/index.js", "idb.js"),
    ("tests/node_modules/idb/LICENSE", "idb.LICENSE"),
];

/// Puts the shim, the core in `package` and the manifest together under `dist/BROWSER`.
///
/// # Errors
/// A file could not be read or written, or the manifest is wrong.
pub fn assemble(workspace: &Workspace, package: &Path, browser: Browser) -> Result<PathBuf> {
    let folder = workspace.root.join("dist").join(browser.name());
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&workspace.root.join("extension"), &folder)?;
    copy(package, &folder.join("pkg"))?;
    script::join_content(workspace, &folder)?;
    script::join_popup(workspace, &folder)?;
    script::join_background(workspace, &folder)?;
    fs::create_dir_all(folder.join("vendor"))?;
    for (from, name) in VENDORED {
        fs::copy(workspace.root.join(from), folder.join("vendor").join(name)).context(from)?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(workspace.root.join(licence), folder.join(licence)).context(licence)?;
    }
    // Under a name that a browser shows instead of downloading it (R107).
    fs::copy(workspace.root.join("CHANGELOG.md"), folder.join("CHANGES.txt"))
        .context("CHANGELOG.md")?;
    let source = fs::read_to_string(workspace.root.join("manifest.json"))?;
    let styles = inline::styles(&folder.join("popup/popup.html"))?;
    let manifest = manifest::for_browser(&source, browser, &workspace.version)?;
    let manifest = manifest.replace("{styles}", &styles);
    fs::write(folder.join("manifest.json"), manifest)?;
    Ok(folder)
}

/// Packs `folder` into `dist/doorward-BROWSER-VERSION.zip`: the same bytes for the same content.
///
/// # Errors
/// A file could not be read or written.
pub fn pack(workspace: &Workspace, folder: &Path, browser: Browser) -> Result<PathBuf> {
    let name = format!("doorward-{}-{}.zip", browser.name(), workspace.version);
    let archive = workspace.root.join("dist").join(name);
    let mut zip = ZipWriter::new(fs::File::create(&archive)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in files(folder)? {
        let name: Vec<_> =
            path.strip_prefix(folder)?.iter().map(|part| part.to_string_lossy()).collect();
        zip.start_file(name.join("/"), options)?;
        zip.write_all(&fs::read(&path)?)?;
    }
    zip.finish()?;
    Ok(archive)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in files(from)? {
        let target = to.join(path.strip_prefix(from)?);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(&path, &target).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Every file under `folder`, hidden ones excepted, in the order of their paths.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
