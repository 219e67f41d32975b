//! Where things are.

use anyhow::{Context, Result};
use serde_json::Value;
use std::{path::PathBuf, process::Command};

/// The workspace that this program was built in.
pub struct Workspace {
    /// The folder with `manifest.json`.
    pub root: PathBuf,
    /// Cargo's folder for what it builds.
    pub target: PathBuf,
    /// The product's version, from `Cargo.toml`: the one place that states it.
    pub version: String,
}

impl Workspace {
    /// Asks Cargo.
    ///
    /// # Errors
    /// Cargo could not read the workspace.
    pub fn find() -> Result<Self> {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--no-deps", "--format-version=1", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .output()?;
        anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let text =
            |value: &Value| value.as_str().map(str::to_owned).context("cargo metadata has changed");
        let product = metadata["packages"]
            .as_array()
            .and_then(|packages| packages.iter().find(|package| package["name"] == "doorward"))
            .context("the workspace has no package `doorward`")?;
        Ok(Self {
            root: text(&metadata["workspace_root"])?.into(),
            target: text(&metadata["target_directory"])?.into(),
            version: text(&product["version"])?,
        })
    }
}
