//! What a release states beside its archives: the source that they were built from, and the sums by
//! which anybody can tell that their own build of that source is the same.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Packs the committed source into `dist/doorward-source-VERSION.zip`, which addons.mozilla.org asks
/// for beside an extension with compiled parts
/// (<https://extensionworkshop.com/documentation/publish/source-code-submission/>).
///
/// # Errors
/// The folder is no clone, or holds changes that are not committed: the archive would not be the
/// source of what was built.
pub fn source(workspace: &Workspace) -> Result<PathBuf> {
    let changed = git(workspace, &["status", "--porcelain"])?;
    anyhow::ensure!(changed.is_empty(), "not committed:\n{changed}");
    let archive =
        workspace.root.join("dist").join(format!("doorward-source-{}.zip", workspace.version));
    let output = format!("--output={}", archive.display());
    git(workspace, &["archive", "--format=zip", &output, "HEAD"])?;
    Ok(archive)
}

fn git(workspace: &Workspace, arguments: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .current_dir(&workspace.root)
        .args(arguments)
        // A zip states local times.
        .env("TZ", "UTC")
        .output()
        .context("cannot start git")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(String::from_utf8(output.stdout)?)
}

/// Writes the SHA-256 of each archive into `dist/SHA256SUMS`, as `sha256sum --check` reads it, and
/// answers what is in it.
///
/// # Errors
/// A file could not be read or written.
pub fn sums(workspace: &Workspace, archives: &[PathBuf]) -> Result<String> {
    let lines = archives.iter().map(|archive| line(archive)).collect::<Result<String>>()?;
    fs::write(workspace.root.join("dist/SHA256SUMS"), &lines)?;
    Ok(lines)
}

fn line(archive: &Path) -> Result<String> {
    let bytes = fs::read(archive).with_context(|| archive.display().to_string())?;
    let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let name = archive.file_name().unwrap_or_default();
    Ok(format!("{sum}  {}\n", name.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::line;
    use std::fs;

    #[test]
    fn a_sum_is_as_sha256sum_writes_it() {
        let path = std::env::temp_dir().join(format!("doorward-sum-{}.zip", std::process::id()));
        fs::write(&path, "abc").unwrap();
        let written = line(&path).unwrap();
        fs::remove_file(&path).unwrap();
        // FIPS 180-2, appendix B.1.
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(written, format!("{sum}  {}\n", path.file_name().unwrap().to_string_lossy()));
    }
}
