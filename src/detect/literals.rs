//! Many literal strings at once: a fingerprint finds candidates, a hash of
//! three bytes rejects most of them, a comparison decides.
//!
//! Time is linear in the text for a fixed set of literals. The set is built
//! when it is first needed (the built-in rules) or when a policy is read (an
//! organisation's terms), so terms cost no second pass.

use super::lanes::{self, Fingerprint, Marks, WINDOW};

/// The shortest literal that has a window to fingerprint.
pub(super) const SHORTEST: usize = WINDOW;
const SLOT_BITS: u32 = 12;
/// How many of its rarest windows a literal may choose among.
const CHOICES: usize = 4;
/// How often each literal may look for a better bucket.
const MOVES: usize = 2;

/// One literal and what it stands for.
pub(super) struct Literal<T> {
    /// ASCII; lower case when `fold` is set. At least [`SHORTEST`] bytes.
    pub text: Box<[u8]>,
    /// Whether the case of letters is ignored.
    pub fold: bool,
    /// What it stands for.
    pub means: T,
}

/// A compiled set of literals.
pub(super) struct Literals<T> {
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
pub(super) enum Sight<T> {
    /// A literal, from byte to byte.
    Literal(usize, usize, T),
    /// The first digit of a run.
    Digit(usize),
    /// An `@`.
    At(usize),
}

impl<T: Copy> Literals<T> {
    /// Compiles a set. Literals shorter than [`SHORTEST`] are left out, and
    /// so is whatever exceeds 65,534 literals.
    pub fn new(literals: impl Iterator<Item = Literal<T>>) -> Literals<T> {
        let mut entries: Vec<Entry<T>> = literals
            .filter(|literal| literal.text.len() >= SHORTEST)
            .take(usize::from(u16::MAX) - 1)
            .map(|literal| Entry { offset: 0, literal, next: 0 })
            .collect();
        // Each literal goes to the bucket, by the window, that makes the fewest
        // candidates; once all are placed, each may move once more, twice over.
        let rarest = |e: &Entry<T>| windows(&e.literal).first().map_or(0.0, |w| w.0);
        entries.sort_by(|a, b| rarest(b).total_cmp(&rarest(a)));
        let mut homes = vec![None; entries.len()];
        let mut buckets = vec![Bucket::default(); 8];
        for _ in 0..=MOVES {
            for i in 0..entries.len() {
                if let Some(home) = homes[i].take() {
                    buckets[home] = Bucket::of(entries.iter().zip(&homes).filter(|(_, h)| **h == Some(home)).map(|(e, _)| e));
                }
                let (home, offset, grown) = best_home(&buckets, &entries[i].literal);
                buckets[home] = grown;
                homes[i] = Some(home);
                entries[i].offset = offset;
            }
        }
        let mut prints = Fingerprint::default();
        let mut slots = vec![0u16; 1 << SLOT_BITS].into_boxed_slice();
        for (i, entry) in entries.iter_mut().enumerate() {
            let slot = &mut slots[slot_of(window_at(&entry.literal, entry.offset))];
            entry.next = *slot;
            *slot = i as u16 + 1;
        }
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
            while literal != 0 {
                self.literals_at(bytes, base + literal.trailing_zeros() as usize, &mut see);
                literal &= literal - 1;
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
        let Some(&window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<3>()) else { return };
        let mut next = self.slots[slot_of(window)];
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

#[inline]
fn slot_of(window: [u8; 3]) -> usize {
    let folded = u32::from_le_bytes([window[0], window[1], window[2], 0]) | 0x0020_2020;
    (folded.wrapping_mul(0x9E37_79B1) >> (32 - SLOT_BITS)) as usize
}

/// The bucket and the window that make a literal cost least, and the bucket
/// with it.
fn best_home<T>(buckets: &[Bucket], literal: &Literal<T>) -> (usize, usize, Bucket) {
    let mut best = (0, 0, Bucket::default());
    let mut least = f32::MAX;
    for (_, offset) in windows(literal).into_iter().take(CHOICES) {
        for (home, bucket) in buckets.iter().enumerate() {
            let grown = bucket.with(window_at(literal, offset), literal.fold);
            if grown.rate - bucket.rate < least {
                least = grown.rate - bucket.rate;
                best = (home, offset, grown);
            }
        }
    }
    best
}

fn window_at<T>(literal: &Literal<T>, offset: usize) -> [u8; WINDOW] {
    [0, 1, 2].map(|k| literal.text[offset + k])
}

/// The places a literal's window may be at, with how common each is, the
/// rarest first.
fn windows<T>(literal: &Literal<T>) -> Vec<(f32, usize)> {
    let rate = |at| window_at(literal, at).iter().map(|&b| frequency(b, literal.fold)).product::<f32>();
    let mut all: Vec<_> = (0..=literal.text.len() - WINDOW).map(|at| (rate(at), at)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

/// The nibbles one bucket of a fingerprint allows at each place, and how many
/// places in ordinary text that makes candidates.
#[derive(Clone, Default)]
struct Bucket {
    low: [u16; WINDOW],
    high: [u16; WINDOW],
    rate: f32,
}

impl Bucket {
    fn of<'e, T: 'e>(entries: impl Iterator<Item = &'e Entry<T>>) -> Bucket {
        entries.fold(Bucket::default(), |bucket, e| bucket.with(window_at(&e.literal, e.offset), e.literal.fold))
    }

    fn with(&self, window: [u8; WINDOW], fold: bool) -> Bucket {
        let mut grown = self.clone();
        for (place, byte) in window.into_iter().enumerate() {
            for byte in [byte, if fold { byte.to_ascii_uppercase() } else { byte }] {
                grown.low[place] |= 1 << (byte & 15);
                grown.high[place] |= 1 << (byte >> 4);
            }
        }
        grown.rate = (0..WINDOW).map(|place| share(grown.low[place], grown.high[place])).product();
        grown
    }
}

/// How often ordinary text has a byte with these nibbles.
fn share(low: u16, high: u16) -> f32 {
    let bits = |set: u16| (0..16u8).filter(move |n| set >> n & 1 == 1);
    bits(high & 0xFF).flat_map(|h| bits(low).map(move |l| frequency(h << 4 | l, false))).sum()
}

/// About how often a byte occurs in English technical prose, as a share of 1.
fn frequency(byte: u8, fold: bool) -> f32 {
    // Letters in thousandths, a to z (Lewand, Cryptological Mathematics).
    const LETTERS: [u8; 26] =
        [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1];
    let letter = |b: u8| f32::from(LETTERS[usize::from(b - b'a')]) * 0.000_78;
    match byte {
        b'a'..=b'z' if fold => letter(byte) * 1.04,
        b'a'..=b'z' => letter(byte),
        b'A'..=b'Z' => letter(byte.to_ascii_lowercase()) * 0.03 + 0.000_5,
        b' ' => 0.15,
        b'0'..=b'9' => 0.001_5,
        b'.' | b',' | b'\n' | b'-' | b'`' => 0.008,
        b'_' | b'/' | b'"' | b'\'' | b'(' | b')' | b':' | b'=' => 0.003,
        _ => 0.000_5,
    }
}
