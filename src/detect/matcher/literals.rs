//! Many literal strings at once: a fingerprint finds candidates, a hash of
//! three bytes rejects most of them, a comparison decides.
//!
//! Time is linear in the text for a fixed set of literals. The set is built
//! when it is first needed (the built-in rules) or when a policy is read (an
//! organisation's terms), so terms cost no second pass.

use super::lanes::{self, Fingerprint, Marks, WINDOW};
use std::borrow::Cow;

/// The shortest literal that has a window to fingerprint.
pub(crate) const SHORTEST: usize = WINDOW;
const SLOT_BITS: u32 = 12;
/// How many places are kept to be looked into at once; more than twice a block.
const QUEUE: usize = 256;
/// How many windows there may be.
const MOST: usize = u16::MAX as usize - 1;
/// How many sets of windows a fingerprint tells apart.
pub(super) const BUCKETS: usize = 8;

/// One literal and what it stands for.
pub(crate) struct Literal<T> {
    /// ASCII; lower case when `fold` is set. At least [`SHORTEST`] bytes.
    pub text: Cow<'static, [u8]>,
    /// Whether the case of letters is ignored.
    pub fold: bool,
    /// What it stands for.
    pub means: T,
}

/// A compiled set of literals.
pub(crate) struct Literals<T> {
    prints: Fingerprint,
    /// Slot of a window to a set of the sorts of windows that are in it, so that
    /// most others are out with one look.
    sorts: Box<[u8; 1 << SLOT_BITS]>,
    /// Slot of a window to one more than the first entry's index.
    slots: Box<[u16; 1 << SLOT_BITS]>,
    entries: Vec<Entry>,
    literals: Vec<Literal<T>>,
}

/// A window of a literal. One that ignores case has an entry for each way to
/// write its window.
struct Entry {
    window: u32,
    /// The index of the literal.
    literal: u16,
    /// Where in the literal its window starts.
    offset: u8,
    /// One more than the index of the next entry of the same slot; 0 for none.
    next: u16,
}

/// How far from every other digit a run of them stands alone, in bytes: more
/// than there is between the day and the year of `14th September 1987`.
const APART: usize = 16;

/// What is done about what the pass over a text finds.
pub(crate) trait Sights<T> {
    /// A literal, from byte to byte.
    fn literal(&mut self, start: usize, end: usize, means: T);

    /// The first digit of a run, and how long the run is where no other digit
    /// is within [`APART`] bytes of it.
    fn digit(&mut self, at: usize, alone: Option<usize>);

    /// An `@`.
    fn at_sign(&mut self, at: usize);
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
    /// and so is whatever exceeds 65,534 windows.
    pub fn new(literals: impl Iterator<Item = Literal<T>>, places: &[Place]) -> Literals<T> {
        let literals = literals.filter(|l| l.text.len() >= SHORTEST).take(MOST);
        let mut buckets: [Bucket; BUCKETS] = Default::default();
        let mut sorts = Box::new([0u8; 1 << SLOT_BITS]);
        let mut slots = Box::new([0u16; 1 << SLOT_BITS]);
        let literals: Vec<Literal<T>> = literals.collect();
        let mut entries: Vec<Entry> = Vec::with_capacity(literals.len());
        for (i, literal) in literals.iter().enumerate() {
            let fits = |p: &&Place| {
                usize::from(p.offset) + WINDOW <= literal.text.len()
                    && usize::from(p.bucket) < BUCKETS
            };
            let place = places.get(i).filter(fits).copied();
            let place = place.unwrap_or_else(|| best_place(&mut buckets, literal));
            let window = window_at(literal, place.offset);
            buckets[usize::from(place.bucket)].add(window, literal.fold);
            for case in 0u8..if literal.fold { 1 << WINDOW } else { 1 } {
                let letter = |k: usize| window[k].is_ascii_lowercase();
                if (0..WINDOW).any(|k| case >> k & 1 == 1 && !letter(k)) {
                    continue;
                }
                let written = [0, 1, 2].map(|k| window[k] ^ (case >> k & 1) << 5);
                let hash = hash_of(window_as_number(written));
                let slot = &mut slots[slot_of(hash)];
                if entries.len() == MOST {
                    break;
                }
                entries.push(Entry {
                    window: window_as_number(written),
                    literal: i as u16,
                    offset: place.offset,
                    next: *slot,
                });
                sorts[slot_of(hash)] |= 1 << sort_of(hash);
                *slot = entries.len() as u16;
            }
        }
        let mut prints = Fingerprint::default();
        for (b, bucket) in buckets.iter().enumerate() {
            for place in 0..WINDOW {
                for nibble in 0..16 {
                    prints.low[place][nibble] |= ((bucket.low[place] >> nibble & 1) as u8) << b;
                    prints.mixed[place][nibble] |= ((bucket.mixed[place] >> nibble & 1) as u8) << b;
                }
            }
        }
        Literals { prints, sorts, slots, entries, literals }
    }

    /// Tells `sights` of everything worth a look in `bytes`: digits and `@` in the
    /// order of their blocks, literals among themselves in their order.
    pub fn scan(&self, bytes: &[u8], sights: &mut impl Sights<T>) {
        // Where the windows end that may be a literal's; looked into many at a time.
        let mut likely = [0u32; QUEUE];
        let mut count = 0;
        // Whether the block before ended with a digit.
        let mut digit_before = 0;
        // From where on a digit is far from the last run of them.
        let mut apart_from = 0;
        lanes::each_block(&self.prints, bytes, |base, Marks { mut literal, digit, mut at }| {
            // Four at a time, were there fewer: to count on without a branch costs less than to
            // guess wrong. The count is in a register until the block is done.
            let mut counted = count;
            loop {
                for _ in 0..4 {
                    likely[counted & (QUEUE - 1)] = (base as u32) + literal.trailing_zeros();
                    counted += usize::from(literal != 0);
                    literal &= literal.wrapping_sub(1);
                }
                if literal == 0 {
                    break;
                }
            }
            count = counted;
            if count > QUEUE - lanes::BLOCK {
                self.literals_at(bytes, &mut likely[..count.min(QUEUE)], sights);
                count = 0;
            }
            let carry = std::mem::replace(&mut digit_before, digit >> 63);
            if digit | at == 0 {
                return;
            }
            let mut starts = digit & !(digit << 1 | carry);
            if carry == 1 {
                apart_from = base + digit.trailing_ones() as usize + APART;
            }
            while starts != 0 {
                let start = starts.trailing_zeros();
                starts &= starts - 1;
                let length = (digit >> start).trailing_ones();
                let end = (start + length) as usize;
                let start = base + start as usize;
                // What the next block holds is not known yet.
                let next = starts.trailing_zeros() as usize;
                let alone = next - end >= APART && start >= apart_from;
                apart_from = base + end + APART;
                sights.digit(start, alone.then_some(length as usize));
            }
            while at != 0 {
                sights.at_sign(base + at.trailing_zeros() as usize);
                at &= at - 1;
            }
        });
        self.literals_at(bytes, &mut likely[..count.min(QUEUE)], sights);
    }

    /// Looks into the places where windows end. Most are out by the hash, told without a branch.
    #[inline(never)]
    fn literals_at(&self, bytes: &[u8], ends: &mut [u32], sights: &mut impl Sights<T>) {
        let sorts = &*self.sorts;
        let mut left = 0;
        for i in 0..ends.len() {
            let at = (ends[i] as usize).wrapping_sub(WINDOW - 1);
            let hash = hash_of(window_in(bytes, at));
            ends[left] = at as u32;
            left += usize::from(sorts[slot_of(hash)] >> sort_of(hash) & 1);
        }
        for at in &ends[..left] {
            self.literal_at(bytes, *at as usize, sights);
        }
    }

    #[inline]
    fn literal_at(&self, bytes: &[u8], at: usize, sights: &mut impl Sights<T>) {
        let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<WINDOW>()) else {
            return;
        };
        let window = window_as_number(*window);
        let mut next = self.slots[slot_of(hash_of(window))];
        while let Some(entry) = usize::from(next).checked_sub(1).and_then(|i| self.entries.get(i)) {
            next = entry.next;
            // Most that share a slot are out by this.
            if entry.window != window {
                continue;
            }
            let Some(start) = at.checked_sub(usize::from(entry.offset)) else { continue };
            let Some(literal) = self.literals.get(usize::from(entry.literal)) else { continue };
            let end = start + literal.text.len();
            let Some(there) = bytes.get(start..end) else { continue };
            let text = &literal.text;
            let same = if literal.fold {
                there.eq_ignore_ascii_case(text)
            } else {
                there.iter().eq(text.iter())
            };
            if same {
                sights.literal(start, end, literal.means);
            }
        }
    }
}

/// The window at a place, as a number; of zeros past the end of the text.
#[inline]
fn window_in(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        Some(four) => u32::from_le_bytes(*four) & 0x00FF_FFFF,
        None => match bytes.get(at..) {
            Some([first, second, third]) => window_as_number([*first, *second, *third]),
            _ => 0,
        },
    }
}

fn window_as_number([first, second, third]: [u8; WINDOW]) -> u32 {
    u32::from_le_bytes([first, second, third, 0])
}

/// A number of a window, of which the highest bits are the best mixed. Of five factors, this one has
/// the fewest common windows fall where a literal's are.
#[inline]
fn hash_of(window: u32) -> u32 {
    window.wrapping_mul(0x2C1B_3C6D)
}

#[inline]
fn slot_of(hash: u32) -> usize {
    (hash >> (32 - SLOT_BITS)) as usize
}

/// One of eight sorts.
#[inline]
fn sort_of(hash: u32) -> u32 {
    hash >> (32 - SLOT_BITS - 3) & 7
}

/// The place where a literal costs least, by its rarest window.
fn best_place<T>(buckets: &mut [Bucket; BUCKETS], literal: &Literal<T>) -> Place {
    let rarest = windows(literal).min_by(|a, b| a.0.total_cmp(&b.0));
    let mut best = Place { offset: rarest.map_or(0, |(_, offset)| offset), bucket: 0 };
    let mut least = f32::MAX;
    for (number, bucket) in buckets.iter_mut().enumerate() {
        let now = bucket.rate();
        let mut grown = bucket.clone();
        grown.add(window_at(literal, best.offset), literal.fold);
        let growth = grown.rate() - now;
        if growth < least {
            least = growth;
            best.bucket = number as u8;
        }
    }
    best
}

pub(super) fn window_at<T>(literal: &Literal<T>, offset: u8) -> [u8; WINDOW] {
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

/// What one bucket of a fingerprint allows at each place of a window: a set of
/// low nibbles, and one of [`lanes::mixed`] ones.
#[derive(Clone, Default)]
struct Bucket {
    low: [u16; WINDOW],
    mixed: [u16; WINDOW],
    /// The rate, once asked for.
    rate: Option<f32>,
}

impl Bucket {
    fn add(&mut self, window: [u8; WINDOW], fold: bool) {
        for (place, byte) in window.into_iter().enumerate() {
            for byte in [byte, if fold { byte.to_ascii_uppercase() } else { byte }] {
                self.low[place] |= 1 << (byte & 15);
                self.mixed[place] |= 1 << lanes::mixed(byte);
            }
        }
        self.rate = None;
    }

    /// How many places in ordinary text the bucket makes candidates.
    fn rate(&mut self) -> f32 {
        let share = |place: usize| {
            let allowed = |byte: &u8| {
                self.low[place] >> (byte & 15) & self.mixed[place] >> lanes::mixed(*byte) & 1 == 1
            };
            (0..128u8).filter(allowed).map(|byte| FREQUENCY[usize::from(byte)]).sum::<f32>()
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
