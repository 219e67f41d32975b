//! The fuzzers' targets over their corpus and a bounded number of inputs made
//! from it, on the stable compiler and the same every time.

#![allow(clippy::expect_used)] // in helpers of tests, as in tests themselves

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::Path;

/// How many inputs each target is given beside its corpus.
const INPUTS: usize = 4_000;

/// A small generator of numbers (xorshift64*), so that a failure repeats.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound.max(1)
    }
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a corpus").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).expect("a file")).collect()
}

/// One input made of others: cut, joined, repeated, a few bytes changed.
fn mutate(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut input = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(4) {
        let at = dice.below(input.len() + 1);
        match dice.below(6) {
            0 => input.truncate(at),
            1 => input.extend_from_slice(&seeds[dice.below(seeds.len())]),
            2 => input.splice(at..at, [b" -@:=\"'\n\0{}<>"[dice.below(13)]]).for_each(drop),
            3 => input
                .splice(
                    at..at,
                    ["\u{200B}", "\u{A0}", "😀", "\u{FF11}", "é", "С"][dice.below(6)].bytes(),
                )
                .for_each(drop),
            4 if at < input.len() => input[at] = dice.below(256) as u8,
            _ => {
                let piece = input[at.min(input.len())..].to_vec();
                input.extend(piece.iter().take(300));
            }
        }
        input.truncate(4096);
    }
    input
}

fn run(target: &str, check: fn(&[u8])) {
    let seeds = corpus(target);
    assert!(seeds.len() > 2, "the corpus of {target} is gone");
    seeds.iter().for_each(|seed| check(seed));
    let mut dice = Dice(0x00D0_0A4D);
    for _ in 0..INPUTS {
        check(&mutate(&seeds, &mut dice));
    }
}

#[test]
fn scanning_survives_anything() {
    run("scan", targets::scan_any);
}

#[test]
fn terms_survive_anything() {
    run("terms", targets::any_term);
}
