//! Works out where the literals of the built-in rules have their windows. Slow, and so done ahead:
//! it writes `places.rs`, which only the speed depends on.
//!
//! Each literal goes to the bucket, by the window, that makes the fewest candidates in texts that
//! are counted; then each moves again and again, at first also to where it costs more (simulated
//! annealing).

use super::lanes::{self, WINDOW};
use super::literals::{BUCKETS, Literal, Place, window_at};
use std::collections::HashMap;

/// How many windows are counted one by one; the rest by their bytes.
const COUNTED: usize = 8_000;
/// What it costs to look a window up that is a literal's, in candidates that are none.
const LOOKED_UP: f64 = 10.0;
/// How often a literal moves.
const MOVES: u32 = 6_000_000;
/// How much more a move may cost than before: about so much at first, and `exp(-COOLS)` of it at
/// last.
const WARMTH: f64 = 0.001;
const COOLS: f64 = 6.0;

/// How often windows and bytes are in texts, as shares of 1.
struct Counts {
    windows: Vec<([u8; WINDOW], f32)>,
    /// The share of the windows that are not among these, and of each byte.
    rest: f64,
    bytes: [f64; 256],
    all: HashMap<[u8; WINDOW], f64>,
}

impl Counts {
    fn of(texts: &[Vec<u8>]) -> Counts {
        let mut all: HashMap<[u8; WINDOW], f64> = HashMap::new();
        let three = texts.iter().flat_map(|text| text.array_windows::<WINDOW>());
        three.for_each(|window| *all.entry(*window).or_default() += 1.0);
        let total: f64 = all.values().sum();
        all.values_mut().for_each(|count| *count /= total);
        let mut bytes = [0.0; 256];
        all.iter().for_each(|(window, share)| bytes[usize::from(window[0])] += share);
        let mut windows: Vec<_> = all.iter().map(|(w, share)| (*w, *share as f32)).collect();
        windows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let rest = windows.iter().skip(COUNTED).map(|(_, share)| f64::from(*share)).sum();
        windows.truncate(COUNTED);
        Counts { windows, rest, bytes, all }
    }

    /// What it costs that a window is looked up.
    fn looked_up(&self, window: [u8; WINDOW]) -> f64 {
        self.all.get(&window).map_or(0.0, |share| share * LOOKED_UP)
    }
}

/// How many literals allow a nibble, for each place of a window, and each bucket.
#[derive(Default)]
struct Buckets {
    low: [[[u16; BUCKETS]; 16]; WINDOW],
    mixed: [[[u16; BUCKETS]; 16]; WINDOW],
}

impl Buckets {
    fn change(&mut self, window: [u8; WINDOW], bucket: u8, by: i16) {
        for (place, byte) in window.into_iter().enumerate() {
            let low = &mut self.low[place][usize::from(byte & 15)][usize::from(bucket)];
            *low = low.wrapping_add_signed(by);
            let mixed = &mut self.mixed[place][usize::from(lanes::mixed(byte))];
            mixed[usize::from(bucket)] = mixed[usize::from(bucket)].wrapping_add_signed(by);
        }
    }

    /// How many places in the texts that were counted are candidates.
    fn rate(&self, counts: &Counts) -> f64 {
        let set = |counts: &[u16; BUCKETS]| {
            counts.iter().rev().fold(0u8, |set, count| set << 1 | u8::from(*count > 0))
        };
        let mut allowed = [[0u8; 256]; WINDOW];
        let mut shares = [[0.0; BUCKETS]; WINDOW];
        for place in 0..WINDOW {
            let low = self.low[place].map(|counts| set(&counts));
            let mixed = self.mixed[place].map(|counts| set(&counts));
            for byte in 0..=255u8 {
                let sets = low[usize::from(byte & 15)] & mixed[usize::from(lanes::mixed(byte))];
                allowed[place][usize::from(byte)] = sets;
                for (bucket, share) in shares[place].iter_mut().enumerate() {
                    *share += f64::from(sets >> bucket & 1) * counts.bytes[usize::from(byte)];
                }
            }
        }
        let likely = |w: &[u8; WINDOW]| {
            let [a, b, c] = [0, 1, 2].map(|place| allowed[place][usize::from(w[place])]);
            a & b & c != 0
        };
        let counted: f32 = counts.windows.iter().filter(|(w, _)| likely(w)).map(|w| w.1).sum();
        let others: f64 =
            (0..BUCKETS).map(|b| shares.iter().map(|place| place[b]).product::<f64>()).sum();
        f64::from(counted) + counts.rest * others
    }
}

/// Works out places for literals that tell cases apart, by texts such as will be scanned.
pub(crate) fn arrange<T>(literals: &[Literal<T>], texts: &[Vec<u8>]) -> Vec<Place> {
    let counts = Counts::of(texts);
    let mut buckets = Buckets::default();
    let mut places = Vec::with_capacity(literals.len());
    for literal in literals {
        let mut best = (f64::MAX, Place { offset: 0, bucket: 0 });
        for (offset, bucket) in choices(literal) {
            let window = window_at(literal, offset);
            buckets.change(window, bucket, 1);
            let cost = buckets.rate(&counts) + counts.looked_up(window);
            buckets.change(window, bucket, -1);
            if cost < best.0 {
                best = (cost, Place { offset, bucket });
            }
        }
        buckets.change(window_at(literal, best.1.offset), best.1.bucket, 1);
        places.push(best.1);
    }
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut rate = buckets.rate(&counts);
    for step in 0..MOVES {
        let warmth = WARMTH * (-COOLS * f64::from(step) / f64::from(MOVES)).exp();
        let i = random.below(literals.len());
        let (literal, from): (_, Place) = (&literals[i], places[i]);
        let mut to = from;
        match random.below(3) {
            0 => to.offset = random.below(literal.text.len() - WINDOW + 1) as u8,
            1 => to.bucket = random.below(BUCKETS) as u8,
            _ => {
                to.offset = random.below(literal.text.len() - WINDOW + 1) as u8;
                to.bucket = random.below(BUCKETS) as u8;
            }
        }
        let (old, new) = (window_at(literal, from.offset), window_at(literal, to.offset));
        buckets.change(old, from.bucket, -1);
        buckets.change(new, to.bucket, 1);
        let now = buckets.rate(&counts);
        let more = now - rate + counts.looked_up(new) - counts.looked_up(old);
        if more <= 0.0 || random.share() < (-more / warmth).exp() {
            rate = now;
            places[i] = to;
        } else {
            buckets.change(new, to.bucket, -1);
            buckets.change(old, from.bucket, 1);
        }
    }
    places
}

fn choices<T>(literal: &Literal<T>) -> impl Iterator<Item = (u8, u8)> {
    let last = (literal.text.len() - WINDOW) as u8;
    (0..=last).flat_map(|offset| (0..BUCKETS as u8).map(move |bucket| (offset, bucket)))
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
}
