#!/usr/bin/env bash
# Every way in: build, demo, test, bench, package. Installs what is missing by itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null # nothing below may wait for an answer

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND
  build     dist/chrome and dist/firefox, to load into a browser
  demo      the extension at work on a sensitive page, in Chromium or with `demo firefox`
            in Firefox; without a display, in pictures
  test      formatting, lints, native tests, browser tests in Chromium and Firefox
  bench     what detection finds, speed, size and memory; CORPUS names a folder of labelled texts
  package   the archives that the stores take, that of the source and their SHA-256, in dist/
Rust by rustup, Node 20 or newer and npm must be there; the rest is installed when needed.
CHROMIUM and FIREFOX name the browsers to use where they are not on the PATH.
TEXT
}

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

need_tools() {
  command -v cargo >/dev/null || die 'Rust is missing: install it from https://rustup.rs'
  command -v npm >/dev/null || die 'Node is missing: install Node 20 or newer from https://nodejs.org'
  local node
  node=$(node -p 'process.versions.node.split(".")[0]')
  ((node >= 20)) || die "Node $node is too old: install Node 20 or newer from https://nodejs.org"
}

need_wasm_target() {
  local libraries
  libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown)
  [[ -d $libraries ]] && return
  say 'installing the Rust target wasm32-unknown-unknown'
  command -v rustup >/dev/null || die "this Rust has no wasm32-unknown-unknown and there is no rustup to add it:
  install your distribution's package for it, or Rust from https://rustup.rs"
  rustup target add wasm32-unknown-unknown ||
    die 'rustup could not fetch it; once online: rustup target add wasm32-unknown-unknown'
}

need_packages() {
  local stamp=tests/node_modules/.installed now
  now=$(cksum tests/package-lock.json)
  [[ -f $stamp && $(<"$stamp") == "$now" ]] && return
  say 'installing the npm packages of tests/'
  (cd tests && npm ci --ignore-scripts --no-audit --no-fund)
  printf '%s\n' "$now" >"$stamp"
}

# The first of the given programs that is on the PATH, or nothing.
first_of() {
  local name
  for name; do command -v "$name" && return; done
  return 0
}

find_browsers() {
  CHROMIUM=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome google-chrome-stable chrome)}
  FIREFOX=${FIREFOX:-$(first_of firefox-esr firefox)}
  export CHROMIUM FIREFOX
}

need_browsers() {
  find_browsers
  local missing=()
  [[ -n $CHROMIUM ]] || missing+=(chromium)
  [[ -n $FIREFOX ]] || missing+=(firefox-esr)
  # Japanese pages are part of the tests, and of the pictures that they save.
  [[ -n $(first_of fc-list) && -n $(fc-list :lang=ja family) ]] || missing+=(fontconfig fonts-noto-cjk)
  ((${#missing[@]})) || return 0

  local root=()
  ((EUID == 0)) || root=(sudo -n)
  if command -v apt-get >/dev/null && "${root[@]}" true 2>/dev/null; then
    say "installing ${missing[*]}"
    "${root[@]}" apt-get update -qq || say 'apt-get update failed; trying with the lists as they are'
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}" fonts-liberation ||
      say 'apt-get install failed'
    find_browsers
  fi
  [[ -n $CHROMIUM ]] || die 'Chromium is missing: install it, or set CHROMIUM to its path'
  [[ -n $FIREFOX ]] || die 'Firefox is missing: install it, or set FIREFOX to its path'
  [[ -n $(first_of fc-list) && -n $(fc-list :lang=ja family) ]] ||
    say 'no font for Japanese was found: pictures of Japanese pages will show boxes'
}

assemble() { # build|package
  need_tools
  need_wasm_target
  need_packages
  say "cargo xtask $1"
  cargo run --quiet --locked --package xtask -- "$1"
}

run_tests() {
  assemble build
  need_browsers
  say 'formatting and lints'
  cargo fmt --all --check
  cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
  cargo clippy --quiet --locked --package doorward --lib --target wasm32-unknown-unknown -- -D warnings
  if command -v cargo-deny >/dev/null; then
    cargo deny --locked --log-level error check bans licenses sources
  fi
  tests/node_modules/.bin/eslint --config tests/eslint.config.js benches extension tests
  tests/node_modules/.bin/tsc --project jsconfig.json
  say 'native tests'
  # The same cases of chance each time: a run judges the change. CONTRIBUTING.md says how to look further.
  PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-1} cargo test --quiet --locked --workspace
  say 'browser tests'
  # Two files at a time: a browser waits more than it works, and two cores do not carry more. An
  # administrator's policy is of the whole machine: no other browser runs beside its test, only what
  # needs none.
  local plain browsers
  mapfile -t plain < <(find tests \( -name node_modules -o -path tests/browser \) -prune -o -name '*.test.js' -print | sort)
  mapfile -t browsers < <(find tests/browser -name '*.test.js' ! -name policy.test.js | sort)
  run_files tests/browser/policy.test.js "${plain[@]}"
  run_files "${browsers[@]}"
}

# Runs test files, two at a time. A browser that shares a busy machine may miss its moment: a
# test that failed is run once more, alone, and has to pass then. Which were is said.
run_files() { # FILE…
  local file failed twice=() list=target/failed-tests
  local run=(node --test --test-timeout=900000 --test-force-exit --test-reporter=spec --test-reporter-destination=stdout)
  rm -f "$list"
  FAILED_TESTS=$list "${run[@]}" --test-concurrency=2 \
    --test-reporter=./tests/failed-tests.js --test-reporter-destination=stderr "$@" && return
  [[ -s $list ]] || die 'the test runner failed without naming a test'
  mapfile -t failed < <(cut -f 1 "$list" | sort -u)
  for file in "${failed[@]}"; do
    run_again "$file" "$list" || twice+=("$file")
  done
  ((${#twice[@]} == 0)) || die "failed twice: ${twice[*]}"
}

# The failed tests of one file, as `run` of run_files runs it; the whole file, where more than single
# tests failed in it.
run_again() { # FILE LIST
  local pattern only=() out=target/run-again
  while IFS= read -r pattern; do
    only+=("--test-name-pattern=$pattern")
  done < <(awk -F '\t' -v file="$1" '$1 == file { print $2 }' "$2" | sort -u)
  # A line without a pattern comes first.
  [[ ${only[0]} != --test-name-pattern= ]] || only=()
  say "once more, alone: $1 ${only[*]#*=}"
  # Patterns that match no test would pass.
  "${run[@]}" "${only[@]}" "$1" | tee "$out" && ! grep -qx 'ℹ pass 0' "$out"
}

# Detection through the built module, and its vectors against the plain way. Labelled texts are
# in no repository: CORPUS names a folder that holds them (benches/detect/corpus.mjs).
bench_detection() {
  say 'detection'
  node benches/detect/bench.mjs target/pkg "${CORPUS-}"
  RUSTFLAGS=-Ctarget-feature=-simd128 cargo build --quiet --locked --release --target wasm32-unknown-unknown \
    --manifest-path benches/detect/scalar/Cargo.toml --target-dir target/scalar
  node benches/detect/lanes.mjs target/pkg \
    target/scalar/wasm32-unknown-unknown/release/doorward_scalar.wasm "${CORPUS-}"
}

# Where rustup puts Rust, in case the profile that says so was not read.
PATH=$PATH:${CARGO_HOME:-${HOME-}/.cargo}/bin
# `RUSTFLAGS` would replace the flags of .cargo/config.toml.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

case ${1-} in
  build | package) assemble "$1" ;;
  test) run_tests ;;
  demo)
    assemble build
    need_browsers
    if [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; then
      node tests/browser/show.js "${2-chromium}"
    else
      say 'no display: the demo goes to pictures'
      node tests/demo/scene.mjs
    fi
    ;;
  bench)
    assemble build
    need_browsers
    bench_detection
    node tests/bench/bench.mjs
    ;;
  help | -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
