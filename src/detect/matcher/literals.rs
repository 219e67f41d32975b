//! Many literal strings at once: a fingerprint finds candidates, a hash of
//! three bytes rejects most of them, a comparison decides.
//!
//! Time is linear in the text for a fixed set of literals. The set is built
//! when it is first needed (the built-in rules) or when a policy is read (an
//! organisation's terms), so terms cost no second pass.

use super::lanes::{self, Fingerprint, Marks, WINDOW};

/// The shortest literal that has a window to fingerprint.
pub(crate) const SHORTEST: usize = WINDOW;
const SLOT_BITS: u32 = 12;
/// How many sets of windows a fingerprint tells apart.
const BUCKETS: usize = 8;

/// One literal and what it stands for.
pub(crate) struct Literal<T> {
    /// ASCII; lower case when `fold` is set. At least [`SHORTEST`] bytes.
    pub text: Box<[u8]>,
    /// Whether the case of letters is ignored.
    pub fold: bool,
    /// What it stands for.
    pub means: T,
}

/// A compiled set of literals.
pub(crate) struct Literals<T> {
    prints: Fingerprint,
    /// Hash of a folded window to one more than the first entry's index.
    slots: Box<[u16]>,
    entries: Vec<Entry<T>>,
}

struct Entry<T> {
    literal: Literal<T>,
    /// Where in the literal its window starts.
    offset: usize,
    /// One more than the index of the next entry of the same slot; 0 for none.
    next: u16,
}

/// What the pass over a text finds.
pub(crate) enum Sight<T> {
    /// A literal, from byte to byte.
    Literal(usize, usize, T),
    /// The first digit of a run.
    Digit(usize),
    /// An `@`.
    At(usize),
}

/// Where a literal's window is, and in which bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub offset: u8,
    pub bucket: u8,
}

impl<T: Copy> Literals<T> {
    /// Compiles a set. The first literals go to the `places` that were worked
    /// out ahead for them, the rest where they cost least; either way the
    /// answers are the same. Literals shorter than [`SHORTEST`] are left out,
    /// and so is whatever exceeds 65,534 literals.
    pub fn new(literals: impl Iterator<Item = Literal<T>>, places: &[Place]) -> Literals<T> {
        let literals =
            literals.filter(|l| l.text.len() >= SHORTEST).take(usize::from(u16::MAX) - 1);
        let mut buckets: [Bucket; BUCKETS] = Default::default();
        let mut slots = vec![0u16; 1 << SLOT_BITS].into_boxed_slice();
        let mut entries = Vec::new();
        for (i, literal) in literals.enumerate() {
            let fits = |p: &&Place| {
                usize::from(p.offset) + WINDOW <= literal.text.len()
                    && usize::from(p.bucket) < BUCKETS
            };
            let place = places.get(i).filter(fits).copied();
            let place = place.unwrap_or_else(|| best_place(&mut buckets, &literal, 1));
            let window = window_at(&literal, place.offset);
            buckets[usize::from(place.bucket)].add(window, literal.fold);
            let slot = &mut slots[slot_of(window)];
            entries.push(Entry { literal, offset: usize::from(place.offset), next: *slot });
            *slot = i as u16 + 1;
        }
        let mut prints = Fingerprint::default();
        for (b, bucket) in buckets.iter().enumerate() {
            for place in 0..WINDOW {
                for nibble in 0..16 {
                    prints.low[place][nibble] |= ((bucket.low[place] >> nibble & 1) as u8) << b;
                    prints.high[place][nibble] |= ((bucket.high[place] >> nibble & 1) as u8) << b;
                }
            }
        }
        Literals { prints, slots, entries }
    }

    /// Calls `see` with everything worth a look in `bytes`: within a block
    /// of 64 bytes literals first, then digits, then `@`.
    pub fn scan(&self, bytes: &[u8], mut see: impl FnMut(Sight<T>)) {
        let mut digit_before = 0;
        let mut block_before = 0;
        lanes::each_block(&self.prints, bytes, |base, Marks { mut literal, digit, mut at }| {
            // Most candidates are rejected by the hash; to count on without a
            // branch costs less than to guess wrong.
            let mut likely = [0u8; lanes::BLOCK];
            let mut count = 0;
            while literal != 0 {
                let at = literal.trailing_zeros();
                literal &= literal - 1;
                likely[count & (lanes::BLOCK - 1)] = at as u8;
                count +=
                    usize::from(self.slots[slot_of(window_of(bytes, base + at as usize))] != 0);
            }
            for &at in &likely[..count] {
                self.literals_at(bytes, base + usize::from(at), &mut see);
            }
            // A block without marks was skipped, so the one before may be far.
            let carry = if block_before + lanes::BLOCK == base { digit_before } else { 0 };
            let mut starts = digit & !(digit << 1 | carry);
            digit_before = digit >> 63;
            block_before = base;
            while starts != 0 {
                see(Sight::Digit(base + starts.trailing_zeros() as usize));
                starts &= starts - 1;
            }
            while at != 0 {
                see(Sight::At(base + at.trailing_zeros() as usize));
                at &= at - 1;
            }
        });
    }

    #[inline]
    fn literals_at(&self, bytes: &[u8], at: usize, see: &mut impl FnMut(Sight<T>)) {
        let mut next = self.slots[slot_of(window_of(bytes, at))];
        while let Some(entry) = usize::from(next).checked_sub(1).and_then(|i| self.entries.get(i)) {
            next = entry.next;
            let Some(start) = at.checked_sub(entry.offset) else { continue };
            let end = start + entry.literal.text.len();
            let Some(there) = bytes.get(start..end) else { continue };
            let same = if entry.literal.fold {
                there.eq_ignore_ascii_case(&entry.literal.text)
            } else {
                *there == *entry.literal.text
            };
            if same {
                see(Sight::Literal(start, end, entry.literal.means));
            }
        }
    }
}

/// The three bytes at `at`, zeros past the end.
#[inline]
fn window_of(bytes: &[u8], at: usize) -> [u8; WINDOW] {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(window) => *window,
        None => [0, 1, 2].map(|k| bytes.get(at + k).copied().unwrap_or(0)),
    }
}

#[inline]
fn slot_of(window: [u8; 3]) -> usize {
    let folded = u32::from_le_bytes([window[0], window[1], window[2], 0]) | 0x0020_2020;
    (folded.wrapping_mul(0x9E37_79B1) >> (32 - SLOT_BITS)) as usize
}

/// Works out places for a set: each literal goes to the bucket, by the
/// window, that makes the fewest candidates; once all are placed, each may
/// move again. Slow, so it is done ahead.
#[cfg(test)]
pub(crate) fn arrange<T>(literals: &[Literal<T>]) -> Vec<Place> {
    const MOVES: usize = 12;
    let rarest = |i: &usize| windows(&literals[*i]).map(|w| w.0).fold(f32::MAX, f32::min);
    let mut order: Vec<usize> = (0..literals.len()).collect();
    // The commonest first: they need the buckets most.
    order.sort_by(|a, b| rarest(b).total_cmp(&rarest(a)));
    let mut places: Vec<Option<Place>> = vec![None; literals.len()];
    let mut buckets: [Bucket; BUCKETS] = Default::default();
    for _ in 0..=MOVES {
        for &i in &order {
            if let Some(left) = places[i].take() {
                let bucket = &mut buckets[usize::from(left.bucket)];
                *bucket = Bucket::default();
                for (literal, place) in literals.iter().zip(&places) {
                    if let Some(place) = place.filter(|p| p.bucket == left.bucket) {
                        bucket.add(window_at(literal, place.offset), literal.fold);
                    }
                }
            }
            let place = best_place(&mut buckets, &literals[i], 8);
            buckets[usize::from(place.bucket)]
                .add(window_at(&literals[i], place.offset), literals[i].fold);
            places[i] = Some(place);
        }
    }
    places.into_iter().flatten().collect()
}

/// The place where a literal costs least, by its rarest windows.
fn best_place<T>(buckets: &mut [Bucket; BUCKETS], literal: &Literal<T>, choices: usize) -> Place {
    let mut best = Place { offset: 0, bucket: 0 };
    let mut least = f32::MAX;
    let mut tried = 0.0;
    for _ in 0..choices {
        // The rarest of the windows commoner than the one before.
        let rarer = windows(literal).filter(|w| w.0 > tried).min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((rate, offset)) = rarer else { break };
        tried = rate;
        for (number, bucket) in buckets.iter_mut().enumerate() {
            let now = bucket.rate();
            let mut grown = bucket.clone();
            grown.add(window_at(literal, offset), literal.fold);
            let growth = grown.rate() - now;
            if growth < least {
                least = growth;
                best = Place { offset, bucket: number as u8 };
            }
        }
    }
    best
}

fn window_at<T>(literal: &Literal<T>, offset: u8) -> [u8; WINDOW] {
    [0, 1, 2].map(|k| literal.text[usize::from(offset) + k])
}

/// The places a literal's window may be at, with how common each is.
fn windows<T>(literal: &Literal<T>) -> impl Iterator<Item = (f32, u8)> + '_ {
    let rate = |at| {
        window_at(literal, at).iter().map(|&b| FREQUENCY[usize::from(b & 127)]).product::<f32>()
    };
    let last = (literal.text.len() - WINDOW).min(usize::from(u8::MAX)) as u8;
    (0..=last).map(move |at| (rate(at), at))
}

/// The nibbles one bucket of a fingerprint allows at each place of a window.
#[derive(Clone, Default)]
struct Bucket {
    low: [u16; WINDOW],
    high: [u16; WINDOW],
    /// The rate, once asked for.
    rate: Option<f32>,
}

impl Bucket {
    fn add(&mut self, window: [u8; WINDOW], fold: bool) {
        for (place, byte) in window.into_iter().enumerate() {
            for byte in [byte, if fold { byte.to_ascii_uppercase() } else { byte }] {
                self.low[place] |= 1 << (byte & 15);
                self.high[place] |= 1 << (byte >> 4);
            }
        }
        self.rate = None;
    }

    /// How many places in ordinary text the bucket makes candidates.
    fn rate(&mut self) -> f32 {
        let bits = |set: u16| (0..16usize).filter(move |n| set >> n & 1 == 1);
        let share = |place: usize| {
            bits(self.high[place] & 0xFF)
                .flat_map(|h| bits(self.low[place]).map(move |l| FREQUENCY[h << 4 | l]))
                .sum::<f32>()
        };
        let rate = self.rate.unwrap_or_else(|| (0..WINDOW).map(share).product());
        self.rate = Some(rate);
        rate
    }
}

/// About how often a byte occurs in English technical prose, as a share of 1.
static FREQUENCY: [f32; 128] = frequencies();

const fn frequencies() -> [f32; 128] {
    // Letters in thousandths, a to z (Lewand, Cryptological Mathematics).
    const LETTERS: [u8; 26] = [
        82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24,
        2, 20, 1,
    ];
    let mut table = [0.000_5; 128];
    let mut b = 0;
    while b < 128 {
        let byte = b as u8;
        table[b] = match byte {
            b'a'..=b'z' => LETTERS[b - b'a' as usize] as f32 * 0.000_78,
            b'A'..=b'Z' => LETTERS[b - b'A' as usize] as f32 * 0.000_023 + 0.000_5,
            b' ' => 0.15,
            b'0'..=b'9' => 0.001_5,
            b'.' | b',' | b'\n' | b'-' | b'`' => 0.008,
            b'_' | b'/' | b'"' | b'\'' | b'(' | b')' | b':' | b'=' => 0.003,
            _ => 0.000_5,
        };
        b += 1;
    }
    table
}
