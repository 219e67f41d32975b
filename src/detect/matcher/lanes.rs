//! The candidate pass: 64 bytes at a time, which places are worth a look?
//!
//! A [`Fingerprint`] answers for three bytes in a row whether a literal's
//! window may start there: each byte's two nibbles choose a set of buckets,
//! and a bucket in all six sets is a candidate (the "Teddy" of Hyperscan).
//! Digits and `@` are found in the same pass. On wasm the sets are looked up
//! sixteen at a time with `i8x16.swizzle`; elsewhere one at a time, from the
//! same tables and with the same answers.

/// How many places one step answers for.
pub(super) const BLOCK: usize = 64;
/// How many bytes a window has.
pub(super) const WINDOW: usize = 3;
/// How many bytes one step reads: the last place's window sticks out by two.
pub(super) const REACH: usize = BLOCK + WINDOW - 1;

/// Which of eight buckets a nibble at each of three places allows.
#[derive(Debug, Clone, Default)]
pub(super) struct Fingerprint {
    pub low: [[u8; 16]; WINDOW],
    pub high: [[u8; 16]; WINDOW],
}

/// One bit a place, the lowest bit the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// A literal's window may start here.
    pub literal: u64,
    /// An ASCII digit.
    pub digit: u64,
    /// An `@`.
    pub at: u64,
}

/// Calls `see` with the marks of each block of `bytes` that has any.
#[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
#[inline(never)]
pub(super) fn each_block(prints: &Fingerprint, bytes: &[u8], mut see: impl FnMut(usize, Marks)) {
    #[cfg(target_feature = "simd128")]
    let prints = &wide::Prints::new(prints);
    #[cfg(target_feature = "simd128")]
    use wide::marks;
    let mut at = 0;
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk::<REACH>()) {
        let marks = marks(prints, window);
        if marks.literal | marks.digit | marks.at != 0 {
            see(at, marks);
        }
        at += BLOCK;
    }
    // What is left is shorter than a window; zeros after it match nothing
    // that ends in the text.
    while at < bytes.len() {
        let rest = &bytes[at..bytes.len().min(at + REACH)];
        let mut window = [0; REACH];
        window[..rest.len()].copy_from_slice(rest);
        see(at, marks(prints, &window));
        at += BLOCK;
    }
}

/// One place at a time: the meaning of the wide way, and its test.
#[cfg(any(not(target_feature = "simd128"), test))]
fn marks(prints: &Fingerprint, window: &[u8; REACH]) -> Marks {
    let mut marks = Marks::default();
    for (i, three) in window.windows(WINDOW).enumerate() {
        let mut buckets = 0xFF;
        for (place, &byte) in three.iter().enumerate() {
            buckets &= prints.low[place][usize::from(byte & 15)]
                & prints.high[place][usize::from(byte >> 4)];
        }
        marks.literal |= u64::from(buckets != 0) << i;
        marks.digit |= u64::from(three[0].is_ascii_digit()) << i;
        marks.at |= u64::from(three[0] == b'@') << i;
    }
    marks
}

/// Sixteen places at a time, in the words of [`vector`].
#[cfg(any(target_feature = "simd128", test))]
mod wide {
    use super::vector::{
        V, and, equal, high_nibbles, load, low_nibbles, lower, mask, nonzero, swizzle,
    };
    use super::{Fingerprint, Marks, REACH, WINDOW};

    /// The tables of a [`Fingerprint`] as vectors.
    pub(super) struct Prints {
        low: [V; WINDOW],
        high: [V; WINDOW],
    }

    impl Prints {
        #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
        pub(super) fn new(prints: &Fingerprint) -> Prints {
            let all = |t: &[[u8; 16]; WINDOW]| [load(&t[0]), load(&t[1]), load(&t[2])];
            Prints { low: all(&prints.low), high: all(&prints.high) }
        }
    }

    #[cfg_attr(target_feature = "simd128", target_feature(enable = "simd128"))]
    #[inline]
    pub(super) fn marks(prints: &Prints, window: &[u8; REACH]) -> Marks {
        let mut marks = Marks::default();
        for shift in [0, 16, 32, 48] {
            let at = |place: usize| load(window[shift + place..].first_chunk().unwrap_or(&[0; 16]));
            let allowed = |place: usize, bytes: V| {
                and(
                    swizzle(prints.low[place], low_nibbles(bytes)),
                    swizzle(prints.high[place], high_nibbles(bytes)),
                )
            };
            let first = at(0);
            let buckets = and(and(allowed(0, first), allowed(1, at(1))), allowed(2, at(2)));
            marks.literal |= mask(nonzero(buckets)) << shift;
            marks.digit |= mask(lower(first, b'0', 10)) << shift;
            marks.at |= mask(equal(first, b'@')) << shift;
        }
        marks
    }
}

/// The few vector operations that are needed, on WebAssembly's vectors.
#[cfg(target_feature = "simd128")]
mod vector {
    use core::arch::wasm32::*;

    pub(super) type V = v128;

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn load(bytes: &[u8; 16]) -> V {
        // SAFETY: the reference is to sixteen readable bytes, and `v128.load`
        // asks for no alignment.
        unsafe { v128_load(bytes.as_ptr().cast()) }
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn and(a: V, b: V) -> V {
        v128_and(a, b)
    }

    /// For each byte of `at`, the entry of `table` it names.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn swizzle(table: V, at: V) -> V {
        u8x16_swizzle(table, at)
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn low_nibbles(v: V) -> V {
        v128_and(v, u8x16_splat(15))
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn high_nibbles(v: V) -> V {
        u8x16_shr(v, 4)
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn nonzero(v: V) -> V {
        u8x16_ne(v, u8x16_splat(0))
    }

    /// Whether each byte is one of the `count` from `first` on.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn lower(v: V, first: u8, count: u8) -> V {
        u8x16_lt(u8x16_sub(v, u8x16_splat(first)), u8x16_splat(count))
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn equal(v: V, byte: u8) -> V {
        u8x16_eq(v, u8x16_splat(byte))
    }

    /// One bit a byte: its highest.
    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn mask(v: V) -> u64 {
        u64::from(u8x16_bitmask(v))
    }
}

/// The same operations as the WebAssembly specification defines them, so that
/// the wide way is tested where tests run.
#[cfg(all(test, not(target_feature = "simd128")))]
mod vector {
    pub(super) type V = [u8; 16];

    pub(super) fn load(bytes: &[u8; 16]) -> V {
        *bytes
    }

    pub(super) fn and(a: V, b: V) -> V {
        std::array::from_fn(|i| a[i] & b[i])
    }

    pub(super) fn swizzle(table: V, at: V) -> V {
        at.map(|i| table.get(usize::from(i)).copied().unwrap_or(0))
    }

    pub(super) fn low_nibbles(v: V) -> V {
        v.map(|b| b & 15)
    }

    pub(super) fn high_nibbles(v: V) -> V {
        v.map(|b| b >> 4)
    }

    pub(super) fn nonzero(v: V) -> V {
        v.map(|b| if b != 0 { 0xFF } else { 0 })
    }

    pub(super) fn lower(v: V, first: u8, count: u8) -> V {
        v.map(|b| if b.wrapping_sub(first) < count { 0xFF } else { 0 })
    }

    pub(super) fn equal(v: V, byte: u8) -> V {
        v.map(|b| if b == byte { 0xFF } else { 0 })
    }

    pub(super) fn mask(v: V) -> u64 {
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
        (table(), table()).prop_map(|(low, high)| Fingerprint { low, high })
    }

    proptest! {
        #[test]
        fn the_wide_way_answers_as_the_plain_one(prints in prints(), bytes in texts()) {
            let wide = wide::Prints::new(&prints);
            for window in bytes.windows(REACH).filter_map(|w| w.first_chunk()) {
                prop_assert_eq!(marks(&prints, window), wide::marks(&wide, window));
            }
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
