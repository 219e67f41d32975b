//! The core as a WebAssembly module with its JavaScript bindings.

use crate::{run, workspace::Workspace};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

/// What rustc emits for wasm32-unknown-unknown, and `simd128` from `.cargo/config.toml`.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// rustc has inlined what is worth it. Binaryen would go on until what is called once is part of its
/// caller; functions of a hundred kilobytes compress by a fifteenth less, and are no faster.
const INLINE_NOTHING: [&str; 4] =
    ["--one-caller-inline-max-function-size", "1", "--always-inline-max-function-size", "0"];

/// By their names, functions that are made of one source for many types stand side by side, and the
/// whole compresses by a hundredth better than in the linker's order.
const BY_NAME: &str = "--reorder-functions-by-name";

/// Binaryen would cut the data wherever eight bytes of it are zero, into hundreds of pieces with a
/// place each; whole, it compresses by a fortieth better.
const PACK_NOTHING: &str = "--skip-pass=memory-packing";

/// How much work goes into what is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// What ships, what is tested and what is measured.
    Release,
    /// Soon there, for trying a change out: hardly optimised.
    Quick,
}

/// Compiles the core and returns the folder that holds `doorward.js` and `doorward_bg.wasm`.
///
/// # Errors
/// The compiler, the bindings' generator or the optimiser failed.
pub fn build(workspace: &Workspace, quality: Quality) -> Result<PathBuf> {
    compile(workspace, quality)?;
    let (profile, package) = match quality {
        Quality::Release => ("release", "pkg"),
        Quality::Quick => ("quick", "pkg-quick"),
    };
    let compiled =
        workspace.target.join("wasm32-unknown-unknown").join(profile).join("doorward.wasm");
    let package = workspace.target.join(package);
    if is_newer(&package.join("doorward_bg.wasm"), &[&compiled, &std::env::current_exe()?]) {
        return Ok(package);
    }
    bind(&compiled, &package, quality)?;
    Ok(package)
}

fn compile(workspace: &Workspace, quality: Quality) -> Result<()> {
    // Panic messages carry file names: keep this machine's folders out of what is shipped.
    let cargo_home = std::env::home_dir().unwrap_or_default().join(".cargo");
    let cargo_home = std::env::var_os("CARGO_HOME").map_or(cargo_home, PathBuf::from);
    let remap = format!(
        "target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix={}=cargo','--remap-path-prefix={}=.']",
        cargo_home.display(),
        workspace.root.display()
    );
    run(Command::new(env!("CARGO"))
        .args(["build", "--locked", "--package", "doorward", "--lib", "--profile"])
        .arg(match quality {
            Quality::Release => "release",
            Quality::Quick => "quick",
        })
        .args(["--target", "wasm32-unknown-unknown", "--config", &remap])
        // Either would replace the flags of `.cargo/config.toml`.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .current_dir(&workspace.root))
}

fn bind(compiled: &Path, package: &Path, quality: Quality) -> Result<()> {
    eprintln!("==> making the JavaScript bindings");
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    let bound = package.join("bound");
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(compiled)
        .out_name("doorward")
        .web(true)?
        .typescript(false)
        // The optimiser sorts by them, and takes them out.
        .remove_name_section(quality == Quality::Quick)
        .remove_producers_section(true)
        // A trap leaves an instance unusable; this lets the shim make a fresh one.
        .reset_state_function(true)
        .omit_default_module_path(false)
        .generate(&bound)?;

    fs::rename(bound.join("doorward.js"), package.join("doorward.js"))?;
    if quality == Quality::Quick {
        fs::rename(bound.join("doorward_bg.wasm"), package.join("doorward_bg.wasm"))?;
        return Ok(fs::remove_dir_all(bound)?);
    }
    eprintln!("==> optimising the WebAssembly");
    let optimised = package.join("optimised.wasm");
    run(Command::new("node")
        .arg("tests/node_modules/binaryen/bin/wasm-opt")
        .args(["-O2", BY_NAME, "--strip-debug", "--strip-producers"])
        .arg(PACK_NOTHING)
        .args(INLINE_NOTHING)
        .args(FEATURES)
        .arg(bound.join("doorward_bg.wasm"))
        .arg("-o")
        .arg(&optimised))
    .context("wasm-opt comes from `npm ci` in tests/; ./build.sh does that")?;
    fs::remove_dir_all(bound)?;
    // Last, and by renaming: whoever sees this file sees a finished package.
    Ok(fs::rename(optimised, package.join("doorward_bg.wasm"))?)
}

/// Whether `output` exists and is no older than any of `inputs`.
fn is_newer(output: &Path, inputs: &[&Path]) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let newest: Option<SystemTime> = inputs.iter().filter_map(|input| modified(input)).max();
    modified(output).is_some_and(|output| Some(output) >= newest)
}
