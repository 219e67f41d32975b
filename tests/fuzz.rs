//! The fuzzers' targets over their corpus and a bounded number of inputs made
//! from it, on the stable compiler and the same every time.

#![allow(clippy::expect_used)] // in helpers of tests, as in tests themselves

#[path = "../fuzz/targets.rs"]
mod targets;

use serde_json::{Value, json};
use std::path::Path;

/// How many inputs each target is given beside its corpus.
const INPUTS: usize = 4_000;

/// The same of a target that judges each.
const FEW: usize = 1_500;

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

/// One input made of others that hold JSON: what stands at a few places of it is another thing, or
/// nothing. Bytes changed at random seldom leave any JSON.
fn mutate_json(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let input = String::from_utf8_lossy(&seeds[dice.below(seeds.len())]).into_owned();
    let mut answers: Vec<String> = input.split('\0').map(str::to_owned).collect();
    let at = dice.below(answers.len());
    let other = String::from_utf8_lossy(&seeds[dice.below(seeds.len())]).into_owned();
    let other = other.split('\0').next().unwrap_or_default();
    let (head, mut value) = json_of(&answers[at]);
    for _ in 0..=dice.below(4) {
        change(&mut value, &json_of(other).1, dice);
    }
    answers[at] = format!("{head}{value}");
    let input = answers.join("\0").into_bytes();
    if dice.below(4) == 0 { mutate(&[input], dice) } else { input }
}

/// What stands before the JSON, and the JSON.
fn json_of(text: &str) -> (&str, Value) {
    let (head, body) = text.split_at(text.find(['{', '[']).unwrap_or(text.len()));
    (head, serde_json::from_str(body).unwrap_or_default())
}

/// Changes one place of a value.
fn change(value: &mut Value, other: &Value, dice: &mut Dice) {
    let goes_on = dice.below(8) != 0;
    match value {
        Value::Object(fields) if goes_on && !fields.is_empty() => {
            let at = dice.below(fields.len());
            let name = fields.keys().nth(at).cloned().unwrap_or_default();
            match (dice.below(10), fields.get_mut(&name)) {
                (0, _) => _ = fields.remove(&name),
                (_, Some(field)) => change(field, other, dice),
                _ => {}
            }
        }
        Value::Array(list) if goes_on && !list.is_empty() => {
            let at = dice.below(list.len());
            match dice.below(10) {
                0 => _ = list.remove(at),
                1 => list.extend_from_within(at..),
                _ => change(&mut list[at], other, dice),
            }
        }
        _ => *value = thing(value, other, dice),
    }
}

/// Mostly of the same kind, for what is of another is seldom looked into.
fn thing(value: &Value, other: &Value, dice: &mut Dice) -> Value {
    const STRINGS: [&str; 8] =
        ["", " ", "\0", "😀", "a,b", "2026-02-30T", "-99999999999999", "anonymous-users"];
    match (dice.below(9), value) {
        (0, _) => {
            [Value::Null, json!(true), json!([]), json!({}), json!("x")][dice.below(5)].clone()
        }
        (1, _) => json!([value]),
        (2, _) => json!({"type": "doc", "content": [value], "results": [value]}),
        (3, _) => part(other, dice).clone(),
        (4, Value::String(text)) => text.repeat(dice.below(300)).into(),
        (_, Value::String(_)) => STRINGS[dice.below(8)].into(),
        (_, Value::Bool(is)) => (!is).into(),
        (4, Value::Number(_)) => {
            [json!(u64::MAX), json!(i64::MIN), json!(1e300)][dice.below(3)].clone()
        }
        (_, Value::Number(_)) => dice.below(100_000).into(),
        _ => value.clone(),
    }
}

/// Some part of a value.
fn part<'a>(value: &'a Value, dice: &mut Dice) -> &'a Value {
    let inner: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    if inner.is_empty() || dice.below(4) == 0 {
        return value;
    }
    part(inner[dice.below(inner.len())], dice)
}

type Mutate = fn(&[Vec<u8>], &mut Dice) -> Vec<u8>;

fn run(target: &str, inputs: usize, mutate: Mutate, check: fn(&[u8])) {
    let seeds = corpus(target);
    assert!(seeds.len() > 2, "the corpus of {target} is gone");
    seeds.iter().for_each(|seed| check(seed));
    let mut dice = Dice(0x00D0_0A4D);
    for _ in 0..inputs {
        check(&mutate(&seeds, &mut dice));
    }
}

#[test]
fn scanning_survives_anything() {
    run("scan", INPUTS, mutate, targets::scan_any);
}

#[test]
fn terms_survive_anything() {
    run("terms", INPUTS, mutate, targets::any_term);
}

#[test]
fn answers_of_the_site_may_be_anything() {
    run("answers", FEW, mutate_json, targets::learn_any);
}

#[test]
fn documents_may_be_anything() {
    run("document", INPUTS, mutate_json, targets::any_document);
}

#[test]
fn requests_may_be_anything() {
    run("request", FEW, mutate_json, targets::any_request);
}
