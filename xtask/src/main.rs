//! Turns the core and the shim into extensions that a browser loads.
//!
//! `cargo xtask build` makes `dist/chrome` and `dist/firefox` (`--quick`: the same, hardly
//! optimised, for trying a change out);
//! `cargo xtask package` also makes the archives that the stores take, of the source too, and their sums.
//! `./build.sh` installs what these need and calls them.

mod core;
mod dist;
mod inline;
mod manifest;
mod release;
mod script;
mod workspace;

use anyhow::{Context, Result};
use core::Quality;
use std::process::Command;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (quality, package) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build"] => (Quality::Release, false),
        ["build", "--quick"] => (Quality::Quick, false),
        ["package"] => (Quality::Release, true),
        _ => anyhow::bail!("usage: cargo xtask build [--quick] | package"),
    };
    let workspace = workspace::Workspace::find()?;
    let core = core::build(&workspace, quality)?;
    let mut archives = Vec::new();
    for browser in manifest::Browser::ALL {
        let folder = dist::assemble(&workspace, &core, browser)?;
        println!("{}", folder.display());
        if package {
            archives.push(dist::pack(&workspace, &folder, browser)?);
        }
    }
    if package {
        match release::source(&workspace) {
            Ok(archive) => archives.push(archive),
            Err(why) => eprintln!("==> no archive of the source: {why}"),
        }
        print!("{}", release::sums(&workspace, &archives)?);
    }
    Ok(())
}

/// Runs a command to its end.
///
/// # Errors
/// It could not be started or did not succeed.
fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(std::process::Stdio::null()).status();
    let status = status.with_context(|| format!("cannot start {:?}", command.get_program()))?;
    anyhow::ensure!(status.success(), "{:?}: {status}", command.get_program());
    Ok(())
}
