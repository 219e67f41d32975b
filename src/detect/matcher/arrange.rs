//! Works out where the literals of the built-in rules have their windows. Slow, and so done ahead:
//! it writes `places.rs`, which only the speed depends on.
//!
//! Each literal goes to the bucket, by the window, that makes the fewest candidates in texts whose
//! windows were counted. One literal's move seldom frees anything, since others need the same
//! nibbles: so all that need one nibble of a bucket move together, each to where it then costs least,
//! and go back where that costs more; at first they may cost more (simulated annealing).

use super::lanes::{self, WINDOW};
use super::literals::{BUCKETS, Literal, Place, window_at};
use std::collections::HashMap;

type Window = [u8; WINDOW];

/// How many windows are counted one by one; the rest by their bytes.
const COUNTED: usize = 5_000;
/// What it costs to look a window up that is a literal's, in candidates that are none.
const LOOKED_UP: f64 = 10.0;
/// How often literals move.
const MOVES: u32 = 200_000;
/// How many literals are too many to move together: it takes too long.
const MANY: usize = 60;
/// How much more a move may cost than before: about so much at first, and `exp(-COOLS)` of it at
/// last.
const WARMTH: f64 = 0.003;
const COOLS: f64 = 5.5;

/// How often windows and bytes are in texts, as shares of 1.
pub(crate) struct Counts {
    windows: Vec<(Window, f64)>,
    /// The share of the windows that are not among these, and of each byte.
    rest: f64,
    bytes: [f64; 256],
}

impl Counts {
    /// Counts the windows of texts, and writes the most common as [`Counts::read`] reads them: a line
    /// for each count in a million, and the windows that have it.
    pub(crate) fn written(texts: &[Vec<u8>]) -> String {
        let mut counts: HashMap<Window, usize> = HashMap::new();
        let windows = texts.iter().flat_map(|text| text.array_windows::<WINDOW>());
        windows.for_each(|window| *counts.entry(*window).or_default() += 1);
        let total: usize = counts.values().sum();
        let mut common: Vec<(usize, Window)> =
            counts.into_iter().map(|(window, count)| (count * 1_000_000 / total, window)).collect();
        common.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        common.truncate(COUNTED);
        let line = |same: &[(usize, Window)]| {
            let windows = same.iter().flat_map(|(_, window)| window.map(shown));
            format!("{} {}\n", same[0].0, windows.collect::<String>())
        };
        common.chunk_by(|a, b| a.0 == b.0).map(line).collect()
    }

    /// Reads counts that were written.
    pub(crate) fn read(written: &str) -> Counts {
        let mut windows = Vec::with_capacity(COUNTED);
        for line in written.lines() {
            let (count, same) = line.split_once(' ').expect("a count and windows");
            let share = count.parse::<f64>().expect("a number") / 1e6;
            let bytes: Vec<u8> = same.chars().map(|sign| sign as u8).collect();
            windows.extend(bytes.as_chunks::<WINDOW>().0.iter().map(|window| (*window, share)));
        }
        let counted: f64 = windows.iter().map(|(_, share)| share).sum();
        let mut bytes = [0.0; 256];
        windows.iter().for_each(|(w, share)| bytes[usize::from(w[0])] += share / counted);
        Counts { windows, rest: 1.0 - counted, bytes }
    }

    /// The share of a window: of one that is not counted, by its bytes.
    pub(crate) fn share(&self, window: Window) -> f64 {
        let counted = self.windows.iter().find(|(other, _)| *other == window);
        let guessed = || window.map(|b| self.bytes[usize::from(b)]).iter().product();
        counted.map_or_else(guessed, |(_, share)| *share)
    }
}

/// A byte as one character that can be read: itself, or where it is none that shows, the one 256
/// above it.
fn shown(byte: u8) -> char {
    let code = u32::from(byte);
    char::from_u32(if matches!(byte, b' '..=b'~') { code } else { 0x100 + code })
        .unwrap_or_default()
}

/// The two nibbles that a byte is looked up by: the low one, and the mixed one 16 above.
fn nibbles(byte: u8) -> [usize; 2] {
    [usize::from(byte & 15), 16 + usize::from(lanes::mixed(byte))]
}

/// A set of bytes.
#[derive(Default, Clone, Copy)]
struct Set([u64; 4]);

impl Set {
    fn has(self, byte: u8) -> bool {
        self.0[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
    }

    fn add(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] |= 1 << (byte & 63);
    }

    fn remove(&mut self, byte: u8) {
        self.0[usize::from(byte >> 6)] &= !(1 << (byte & 63));
    }
}

/// One of the sets of windows that a fingerprint tells apart.
#[derive(Default)]
struct Bucket {
    /// How many literals need a nibble, at each place of a window.
    needed: [[u16; 32]; WINDOW],
    /// The bytes that it allows there, and their share.
    allowed: [Set; WINDOW],
    share: [f64; WINDOW],
}

impl Bucket {
    fn change(&mut self, window: Window, by: i16) {
        for (place, byte) in window.into_iter().enumerate() {
            for nibble in nibbles(byte) {
                let needed = &mut self.needed[place][nibble];
                *needed = needed.wrapping_add_signed(by);
            }
        }
    }

    fn allows(&self, place: usize, byte: u8) -> bool {
        nibbles(byte).iter().all(|nibble| self.needed[place][*nibble] > 0)
    }
}

/// What a bucket gains if a literal joins.
struct Gain {
    /// The windows that it makes candidates then, and did not before.
    windows: Vec<u32>,
    /// The share of all windows that no bucket has made candidates yet.
    cost: f64,
    allowed: [Set; WINDOW],
    share: [f64; WINDOW],
}

/// All buckets, and what they make candidates of what was counted.
struct Buckets<'c> {
    counts: &'c Counts,
    all: [Bucket; BUCKETS],
    /// How many buckets make each window a candidate.
    covered: Vec<u8>,
    /// The windows that have a byte at a place.
    having: Vec<[Vec<u32>; WINDOW]>,
    /// The bytes that share a nibble with each.
    kin: Vec<Vec<u8>>,
}

impl<'c> Buckets<'c> {
    fn new(counts: &'c Counts) -> Buckets<'c> {
        let mut having = vec![<[Vec<u32>; WINDOW]>::default(); 256];
        for (i, (window, _)) in counts.windows.iter().enumerate() {
            for (place, byte) in window.iter().enumerate() {
                having[usize::from(*byte)][place].push(i as u32);
            }
        }
        let alike = |a: u8, b: u8| nibbles(a).iter().zip(nibbles(b)).any(|(a, b)| *a == b);
        let kin = (0..=255).map(|a| (0..=255).filter(|b| alike(a, *b)).collect()).collect();
        let covered = vec![0; counts.windows.len()];
        Buckets { counts, all: Default::default(), covered, having, kin }
    }

    /// What a bucket gains if a literal joins by `own`; `None` if that costs more than `most`.
    fn gain(&self, own: Window, bucket: u8, most: f64) -> Option<Gain> {
        let Bucket { needed, allowed, share } = &self.all[usize::from(bucket)];
        let mut gain = Gain { windows: Vec::new(), cost: 0.0, allowed: *allowed, share: *share };
        let mut new: [Vec<u8>; WINDOW] = Default::default();
        for (place, byte) in own.into_iter().enumerate() {
            let own = nibbles(byte);
            let is_new = |kin: &&u8| {
                let has = |n: &usize| own.contains(n) || needed[place][*n] > 0;
                !allowed[place].has(**kin) && nibbles(**kin).iter().all(has)
            };
            if own.iter().any(|n| needed[place][*n] == 0) {
                new[place].extend(self.kin[usize::from(byte)].iter().filter(is_new));
            }
            for kin in &new[place] {
                gain.allowed[place].add(*kin);
                gain.share[place] += self.counts.bytes[usize::from(*kin)];
            }
        }
        let product = |share: &[f64; WINDOW]| share.iter().product::<f64>();
        gain.cost = self.counts.rest * (product(&gain.share) - product(share));
        for (place, new) in new.iter().enumerate() {
            for i in new.iter().flat_map(|byte| &self.having[usize::from(*byte)][place]) {
                let (window, share) = self.counts.windows[*i as usize];
                // Each window once, by the first of its bytes that is new.
                let fits = (0..place).all(|before| allowed[before].has(window[before]))
                    && (place + 1..WINDOW).all(|after| gain.allowed[after].has(window[after]));
                if fits {
                    gain.windows.push(*i);
                    if self.covered[*i as usize] == 0 {
                        gain.cost += share;
                        if gain.cost > most {
                            return None;
                        }
                    }
                }
            }
        }
        Some(gain)
    }

    /// Has a literal join a bucket by `own`, and tells what it costs.
    fn join(&mut self, own: Window, bucket: u8) -> f64 {
        let Some(gain) = self.gain(own, bucket, f64::MAX) else { return 0.0 };
        gain.windows.iter().for_each(|i| self.covered[*i as usize] += 1);
        let bucket = &mut self.all[usize::from(bucket)];
        (bucket.allowed, bucket.share) = (gain.allowed, gain.share);
        bucket.change(own, 1);
        gain.cost
    }

    /// Has it leave, and tells what that saves.
    fn leave(&mut self, own: Window, bucket: u8) -> f64 {
        let left = &mut self.all[usize::from(bucket)];
        left.change(own, -1);
        for (place, byte) in own.into_iter().enumerate() {
            for kin in &self.kin[usize::from(byte)] {
                if left.allowed[place].has(*kin) && !left.allows(place, *kin) {
                    left.allowed[place].remove(*kin);
                    left.share[place] -= self.counts.bytes[usize::from(*kin)];
                }
            }
        }
        let with = self.gain(own, bucket, f64::MAX);
        let windows = with.map_or_else(Vec::new, |gain| gain.windows);
        windows.iter().for_each(|i| self.covered[*i as usize] -= 1);
        self.gain(own, bucket, f64::MAX).map_or(0.0, |gain| gain.cost)
    }
}

/// A literal's windows, each by its offset and what it costs to look it up.
type Choices = Vec<(u8, Window, f64)>;

/// The place where a literal costs least; of several, any.
fn best(buckets: &Buckets, choices: &Choices, random: &mut Random) -> Place {
    let mut best = (f64::MAX, Place { offset: 0, bucket: 0 });
    let mut equal = 0;
    for (offset, window, look_up) in choices {
        for bucket in 0..BUCKETS as u8 {
            let most = best.0 - look_up + 1e-9;
            let Some(gain) = (most > 0.0).then(|| buckets.gain(*window, bucket, most)).flatten()
            else {
                continue;
            };
            let cost = look_up + gain.cost;
            let place = Place { offset: *offset, bucket };
            if cost < best.0 - 1e-12 {
                (best, equal) = ((cost, place), 1);
            } else if cost < best.0 + 1e-12 {
                equal += 1;
                if random.below(equal) == 0 {
                    best.1 = place;
                }
            }
        }
    }
    best.1
}

/// Works out places for literals that tell cases apart, by the windows of texts such as will be
/// scanned.
pub(crate) fn arrange<T>(literals: &[Literal<T>], counts: &Counts) -> Vec<Place> {
    let look_up = |window| LOOKED_UP * counts.share(window);
    let choices = |literal: &Literal<T>| -> Choices {
        let last = (literal.text.len() - WINDOW) as u8;
        let window = |offset| window_at(literal, offset);
        (0..=last).map(|offset| (offset, window(offset), look_up(window(offset)))).collect()
    };
    let choices: Vec<Choices> = literals.iter().map(choices).collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut buckets = Buckets::new(counts);
    let mut places = Vec::with_capacity(literals.len());
    let put = |buckets: &mut Buckets, i: usize, place: Place| {
        let (_, window, look_up) = choices[i][usize::from(place.offset)];
        look_up + buckets.join(window, place.bucket)
    };
    let take = |buckets: &mut Buckets, i: usize, place: Place| {
        let (_, window, look_up) = choices[i][usize::from(place.offset)];
        look_up + buckets.leave(window, place.bucket)
    };
    for (i, choices) in choices.iter().enumerate() {
        let place = best(&buckets, choices, &mut random);
        put(&mut buckets, i, place);
        places.push(place);
    }
    for step in 0..MOVES {
        let warmth = WARMTH * (-COOLS * f64::from(step) / f64::from(MOVES)).exp();
        // All of a bucket that need one nibble.
        let (one, at, which) = (random.below(places.len()), random.below(WINDOW), random.below(2));
        let bucket = places[one].bucket;
        let window = |i: usize| choices[i][usize::from(places[i].offset)].1;
        let nibble = nibbles(window(one)[at])[which];
        let needs =
            |i: &usize| places[*i].bucket == bucket && nibbles(window(*i)[at])[which] == nibble;
        let mut moved: Vec<usize> = (0..places.len()).filter(needs).collect();
        if moved.len() > MANY {
            continue;
        }
        let from: Vec<Place> = moved.iter().map(|i| places[*i]).collect();
        let mut more = 0.0;
        for i in &moved {
            more -= take(&mut buckets, *i, places[*i]);
        }
        let before: Vec<(usize, Place)> = moved.iter().copied().zip(from).collect();
        random.shuffle(&mut moved);
        for i in &moved {
            places[*i] = best(&buckets, &choices[*i], &mut random);
            more += put(&mut buckets, *i, places[*i]);
        }
        if more > 0.0 && random.share() > (-more / warmth).exp() {
            for i in &moved {
                take(&mut buckets, *i, places[*i]);
            }
            for (i, place) in before {
                put(&mut buckets, i, place);
                places[i] = place;
            }
        }
    }
    places
}

/// Numbers that are the same each time (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
