//! The candidate pass: 64 bytes at a time, which places are worth a look?
//!
//! A [`Fingerprint`] answers for three bytes in a row whether they may be a
//! literal's window: each byte chooses two sets of buckets, and a bucket in all
//! six sets is a candidate (the "Teddy" of Hyperscan). Digits and `@` are found
//! in the same pass. On wasm the sets are looked up sixteen at a time with
//! `i8x16.swizzle`; elsewhere one at a time, from the same tables and with the
//! same answers.
//!
//! Teddy looks a byte up by its low and its high nibble. In prose the high one
//! says little more than that the byte is a small letter. [`mixed`] says which
//! half of the alphabet as well, and more of the letter: half as many
//! candidates.
//!
//! Every byte is looked up once: what the two bytes before it allow is carried
//! along, so that a window is known by its last byte.

/// How many places one step answers for.
pub(crate) const BLOCK: usize = 64;
/// How many bytes a window has.
pub(crate) const WINDOW: usize = 3;

/// Which of eight buckets a byte at each of three places allows, by its low
/// nibble and by [`mixed`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Fingerprint {
    pub low: [[u8; 16]; WINDOW],
    pub mixed: [[u8; 16]; WINDOW],
}

/// Half the sum of a byte and its high nibble, rounded up: the four lowest bits
/// of that.
pub(crate) const fn mixed(byte: u8) -> u8 {
    ((byte as u16 + (byte >> 4) as u16 + 1) >> 1) as u8 & 15
}

/// One bit a place, the lowest bit the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks {
    /// A literal's window may end here.
    pub literal: u64,
    /// An ASCII digit.
    pub digit: u64,
    /// An `@`.
    pub at: u64,
}

/// Calls `see` with the marks of each block of `bytes`.
#[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
#[inline(never)]
pub(crate) fn each_block(prints: &Fingerprint, bytes: &[u8], see: impl FnMut(usize, Marks)) {
    #[cfg(target_feature = "simd128")]
    let mut lanes = wide::Lanes::new(prints);
    #[cfg(not(target_feature = "simd128"))]
    let mut lanes = Plain::new(prints);
    steps(bytes, |block| lanes.marks(block), see);
}

/// Where ASCII letters stand, one bit a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Letters {
    pub upper: u64,
    pub lower: u64,
}

/// The letters of a block.
#[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
#[inline]
pub(crate) fn letters(block: &[u8; BLOCK]) -> Letters {
    #[cfg(target_feature = "simd128")]
    return wide::letters(block);
    #[cfg(not(target_feature = "simd128"))]
    plain_letters(block)
}

#[cfg(any(not(target_feature = "simd128"), test))]
fn plain_letters(block: &[u8; BLOCK]) -> Letters {
    let all = |is: fn(&u8) -> bool| {
        block.iter().rev().fold(0, |marks, byte| marks << 1 | u64::from(is(byte)))
    };
    Letters { upper: all(u8::is_ascii_uppercase), lower: all(u8::is_ascii_lowercase) }
}

/// Where bytes above ASCII stand in a block, one bit a place.
#[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
#[inline]
pub(crate) fn non_ascii(block: &[u8; BLOCK]) -> u64 {
    #[cfg(target_feature = "simd128")]
    return wide::non_ascii(block);
    #[cfg(not(target_feature = "simd128"))]
    plain_non_ascii(block)
}

#[cfg(any(not(target_feature = "simd128"), test))]
fn plain_non_ascii(block: &[u8; BLOCK]) -> u64 {
    // Sixty-four bytes without a branch, which is quick without vectors too.
    if block.iter().fold(0, |all, b| all | b).is_ascii() {
        return 0;
    }
    block.iter().rev().fold(0, |marks, byte| marks << 1 | u64::from(!byte.is_ascii()))
}

/// Cuts `bytes` into blocks. The last is filled up with zeros, which match
/// nothing that ends in the text.
#[inline(always)]
fn steps(
    bytes: &[u8],
    mut marks: impl FnMut(&[u8; BLOCK]) -> Marks,
    mut see: impl FnMut(usize, Marks),
) {
    let mut at = 0;
    let mut last = [0; BLOCK];
    while at < bytes.len() {
        let rest = &bytes[at..];
        let block = match rest.first_chunk() {
            Some(block) => block,
            None => {
                last[..rest.len()].copy_from_slice(rest);
                &last
            }
        };
        see(at, marks(block));
        at += BLOCK;
    }
}

/// One place at a time: the meaning of the wide way, and its test.
#[cfg(any(not(target_feature = "simd128"), test))]
struct Plain<'f> {
    prints: &'f Fingerprint,
    /// What the last byte allows as a window's first and second, and the one
    /// before it as a first.
    before: [u8; 3],
}

#[cfg(any(not(target_feature = "simd128"), test))]
impl Plain<'_> {
    fn new(prints: &Fingerprint) -> Plain<'_> {
        Plain { prints, before: [0; 3] }
    }

    fn marks(&mut self, block: &[u8; BLOCK]) -> Marks {
        let mut marks = Marks::default();
        for (i, &byte) in block.iter().enumerate() {
            let [first, second, third] = [0, 1, 2].map(|place| {
                self.prints.low[place][usize::from(byte & 15)]
                    & self.prints.mixed[place][usize::from(mixed(byte))]
            });
            let [last_first, last_second, first_but_one] = self.before;
            marks.literal |= u64::from(first_but_one & last_second & third != 0) << i;
            marks.digit |= u64::from(byte.is_ascii_digit()) << i;
            marks.at |= u64::from(byte == b'@') << i;
            self.before = [first, second, last_first];
        }
        marks
    }
}

/// Sixteen places at a time, in the words of [`vector`].
#[cfg(any(target_feature = "simd128", test))]
mod wide {
    use super::vector::{
        V, and, any, behind, equal, load, low_nibbles, mask, mixed, or, swizzle, within, zero,
    };
    use super::{BLOCK, Fingerprint, Letters, Marks, WINDOW};

    /// The tables of a [`Fingerprint`] as vectors, and what the last sixteen
    /// bytes allow as a window's first and second.
    pub(crate) struct Lanes {
        low: [V; WINDOW],
        mixed: [V; WINDOW],
        first: V,
        second: V,
    }

    /// What sixteen bytes are: where no window ends, where digits are, and `@`.
    struct Step {
        none: u64,
        digit: V,
        at: V,
    }

    impl Lanes {
        #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
        #[inline]
        pub(crate) fn new(prints: &Fingerprint) -> Lanes {
            let all = |t: &[[u8; 16]; WINDOW]| [load(&t[0]), load(&t[1]), load(&t[2])];
            Lanes {
                low: all(&prints.low),
                mixed: all(&prints.mixed),
                first: zero(),
                second: zero(),
            }
        }

        #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
        #[inline]
        pub(crate) fn marks(&mut self, block: &[u8; BLOCK]) -> Marks {
            let (sixteens, _) = block.as_chunks::<16>();
            let [a, b, c, d] = sixteens else { return Marks::default() };
            // Written out: a loop would keep its vectors in memory.
            let [a, b, c, d] = [self.step(a), self.step(b), self.step(c), self.step(d)];
            let join = |[a, b, c, d]: [u64; 4]| a | b << 16 | c << 32 | d << 48;
            let (mut digit, mut at) = (0, 0);
            // Most blocks have neither, and so they are not collected unless there is one.
            let either = |step: &Step| or(step.digit, step.at);
            if any(or(or(either(&a), either(&b)), or(either(&c), either(&d)))) {
                digit = join([mask(a.digit), mask(b.digit), mask(c.digit), mask(d.digit)]);
                at = join([mask(a.at), mask(b.at), mask(c.at), mask(d.at)]);
            }
            Marks { literal: !join([a.none, b.none, c.none, d.none]), digit, at }
        }

        #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
        #[inline]
        fn step(&mut self, sixteen: &[u8; 16]) -> Step {
            let bytes = load(sixteen);
            let (low, mixed) = (low_nibbles(bytes), mixed(bytes));
            let allowed = |place: usize| {
                and(swizzle(self.low[place], low), swizzle(self.mixed[place], mixed))
            };
            let [first, second, third] = [allowed(0), allowed(1), allowed(2)];
            let before = and(behind::<2>(self.first, first), behind::<1>(self.second, second));
            (self.first, self.second) = (first, second);
            Step {
                none: mask(equal(and(before, third), 0)),
                digit: within(bytes, b'0', 9),
                at: equal(bytes, b'@'),
            }
        }
    }

    #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
    #[inline]
    pub(crate) fn non_ascii(block: &[u8; BLOCK]) -> u64 {
        let (sixteens, _) = block.as_chunks::<16>();
        let [a, b, c, d] = sixteens else { return 0 };
        let [a, b, c, d] = [load(a), load(b), load(c), load(d)];
        // Mostly there is none.
        if mask(or(or(a, b), or(c, d))) == 0 {
            return 0;
        }
        mask(a) | mask(b) << 16 | mask(c) << 32 | mask(d) << 48
    }

    #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
    #[inline]
    pub(crate) fn letters(block: &[u8; BLOCK]) -> Letters {
        let mut letters = Letters::default();
        let (sixteens, _) = block.as_chunks::<16>();
        for (i, sixteen) in sixteens.iter().enumerate() {
            let bytes = load(sixteen);
            letters.upper |= mask(within(bytes, b'A', 25)) << (16 * i);
            letters.lower |= mask(within(bytes, b'a', 25)) << (16 * i);
        }
        letters
    }
}

/// The few vector operations that are needed, on WebAssembly's vectors.
#[cfg(target_feature = "simd128")]
mod vector {
    use core::arch::wasm32::*;

    pub(crate) type V = v128;

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn load(bytes: &[u8; 16]) -> V {
        // SAFETY: the reference is to sixteen readable bytes, and `v128.load`
        // asks for no alignment.
        unsafe { v128_load(bytes.as_ptr().cast()) }
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn and(a: V, b: V) -> V {
        v128_and(a, b)
    }

    /// For each byte of `at`, the entry of `table` it names.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn swizzle(table: V, at: V) -> V {
        u8x16_swizzle(table, at)
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn low_nibbles(v: V) -> V {
        v128_and(v, u8x16_splat(15))
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn mixed(v: V) -> V {
        // To shift bytes takes five instructions where words take one.
        low_nibbles(u8x16_avgr(v, low_nibbles(u16x8_shr(v, 4))))
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn or(a: V, b: V) -> V {
        v128_or(a, b)
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn zero() -> V {
        u8x16_splat(0)
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn any(v: V) -> bool {
        v128_any_true(v)
    }

    /// The sixteen bytes that end `N` (1 or 2) before the last of `now`.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn behind<const N: usize>(before: V, now: V) -> V {
        if N == 1 {
            u8x16_shuffle::<15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30>(
                before, now,
            )
        } else {
            u8x16_shuffle::<14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29>(
                before, now,
            )
        }
    }

    /// Whether each byte is `first` or one of the `more` after it.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn within(v: V, first: u8, more: u8) -> V {
        // Moved to the end of the signed numbers, where one comparison does.
        let moved = i8x16_add(v, i8x16_splat((0x7F - first - more) as i8));
        i8x16_gt(moved, i8x16_splat((0x7E - more) as i8))
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn equal(v: V, byte: u8) -> V {
        u8x16_eq(v, u8x16_splat(byte))
    }

    /// One bit a byte: its highest.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(crate) fn mask(v: V) -> u64 {
        u64::from(u8x16_bitmask(v))
    }
}

/// The same operations as the WebAssembly specification defines them, so that
/// the wide way is tested where tests run.
#[cfg(all(test, not(target_feature = "simd128")))]
mod vector {
    pub(crate) type V = [u8; 16];

    pub(crate) fn load(bytes: &[u8; 16]) -> V {
        *bytes
    }

    pub(crate) fn and(a: V, b: V) -> V {
        std::array::from_fn(|i| a[i] & b[i])
    }

    pub(crate) fn swizzle(table: V, at: V) -> V {
        at.map(|i| table.get(usize::from(i)).copied().unwrap_or(0))
    }

    pub(crate) fn low_nibbles(v: V) -> V {
        v.map(|b| b & 15)
    }

    pub(crate) fn mixed(v: V) -> V {
        v.map(super::mixed)
    }

    pub(crate) fn or(a: V, b: V) -> V {
        std::array::from_fn(|i| a[i] | b[i])
    }

    pub(crate) fn zero() -> V {
        [0; 16]
    }

    pub(crate) fn any(v: V) -> bool {
        v != [0; 16]
    }

    pub(crate) fn behind<const N: usize>(before: V, now: V) -> V {
        std::array::from_fn(|i| if i < N { before[16 - N + i] } else { now[i - N] })
    }

    pub(crate) fn within(v: V, first: u8, more: u8) -> V {
        v.map(|b| if b.wrapping_sub(first) <= more { 0xFF } else { 0 })
    }

    pub(crate) fn equal(v: V, byte: u8) -> V {
        v.map(|b| if b == byte { 0xFF } else { 0 })
    }

    pub(crate) fn mask(v: V) -> u64 {
        v.iter().enumerate().map(|(i, b)| u64::from(b >> 7) << i).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Bytes as they come, and bytes that sit on the edges of the tables.
    fn texts() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            prop::collection::vec(any::<u8>(), 0..400),
            prop::collection::vec(
                prop::sample::select(b"/09:@`pPoO_\x00\x7F\x80\xFF".to_vec()),
                0..400
            ),
        ]
    }

    fn prints() -> impl Strategy<Value = Fingerprint> {
        let table = || prop::array::uniform3(prop::array::uniform16(any::<u8>()));
        (table(), table()).prop_map(|(low, mixed)| Fingerprint { low, mixed })
    }

    proptest! {
        #[test]
        fn the_wide_way_answers_as_the_plain_one(prints in prints(), bytes in texts()) {
            let (mut plain, mut wide) = (Plain::new(&prints), wide::Lanes::new(&prints));
            let mut seen = Vec::new();
            steps(&bytes, |block| plain.marks(block), |at, marks| seen.push((at, marks)));
            let mut others = Vec::new();
            steps(&bytes, |block| wide.marks(block), |at, marks| others.push((at, marks)));
            prop_assert_eq!(seen, others);
        }

        /// A window is marked where its last byte is, whichever block holds its first.
        #[test]
        fn a_window_is_marked_where_it_ends(before in 0usize..200, after in 0usize..70) {
            let mut prints = Fingerprint::default();
            for (place, byte) in b"key".iter().enumerate() {
                prints.low[place][usize::from(byte & 15)] = 1;
                prints.mixed[place][usize::from(mixed(*byte))] = 1;
            }
            let text = [vec![b' '; before], b"key".to_vec(), vec![b' '; after]].concat();
            let mut ends = Vec::new();
            each_block(&prints, &text, |at, marks| {
                ends.extend((0..BLOCK).filter(|i| marks.literal >> i & 1 == 1).map(|i| at + i));
            });
            prop_assert_eq!(ends, [before + 2]);
        }

        #[test]
        fn bytes_are_told_alike(block in prop::array::uniform32(any::<u8>())) {
            let block: [u8; BLOCK] = std::array::from_fn(|i| block[i % 32]);
            prop_assert_eq!(plain_letters(&block), wide::letters(&block));
            prop_assert_eq!(plain_non_ascii(&block), wide::non_ascii(&block));
        }

        /// Blocks and their remainder together mark every place once.
        #[test]
        fn every_place_is_marked(bytes in texts()) {
            let mut digits = 0;
            each_block(&Fingerprint::default(), &bytes, |_, marks| digits += marks.digit.count_ones() as usize);
            prop_assert_eq!(digits, bytes.iter().filter(|b| b.is_ascii_digit()).count());
        }
    }
}
