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
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn each_block(prints: &Fingerprint, bytes: &[u8], mut see: impl FnMut(usize, Marks)) {
    #[cfg(target_arch = "wasm32")]
    let prints = &wide::Prints::new(prints);
    #[cfg(target_arch = "wasm32")]
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
#[cfg(any(not(target_arch = "wasm32"), test))]
fn marks(prints: &Fingerprint, window: &[u8; REACH]) -> Marks {
    let mut marks = Marks::default();
    for (i, three) in window.windows(WINDOW).enumerate() {
        let mut buckets = 0xFF;
        for (place, &byte) in three.iter().enumerate() {
            buckets &= prints.low[place][usize::from(byte & 15)] & prints.high[place][usize::from(byte >> 4)];
        }
        marks.literal |= u64::from(buckets != 0) << i;
        marks.digit |= u64::from(three[0].is_ascii_digit()) << i;
        marks.at |= u64::from(three[0] == b'@') << i;
    }
    marks
}

#[cfg(target_arch = "wasm32")]
mod wide {
    use super::{Fingerprint, Marks, REACH, WINDOW};
    use core::arch::wasm32::*;

    /// The tables of a [`Fingerprint`] as vectors.
    pub(super) struct Prints {
        low: [v128; WINDOW],
        high: [v128; WINDOW],
    }

    impl Prints {
        #[target_feature(enable = "simd128")]
        pub(super) fn new(prints: &Fingerprint) -> Prints {
            let all = |t: &[[u8; 16]; WINDOW]| [load(&t[0]), load(&t[1]), load(&t[2])];
            Prints { low: all(&prints.low), high: all(&prints.high) }
        }
    }

    #[target_feature(enable = "simd128")]
    fn load(bytes: &[u8; 16]) -> v128 {
        // SAFETY: the reference is to sixteen readable bytes, and `v128.load`
        // asks for no alignment.
        unsafe { v128_load(bytes.as_ptr().cast()) }
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    pub(super) fn marks(prints: &Prints, window: &[u8; REACH]) -> Marks {
        let mut marks = Marks::default();
        for lane in 0..4 {
            let shift = lane * 16;
            let at = |place: usize| window[shift + place..].first_chunk::<16>().map_or(u8x16_splat(0), |chunk| load(chunk));
            let first = at(0);
            let buckets = v128_and(v128_and(allowed(prints, 0, first), allowed(prints, 1, at(1))), allowed(prints, 2, at(2)));
            let bits = |lanes: v128| u64::from(u8x16_bitmask(lanes)) << shift;
            marks.literal |= bits(u8x16_ne(buckets, u8x16_splat(0)));
            marks.digit |= bits(u8x16_lt(u8x16_sub(first, u8x16_splat(b'0')), u8x16_splat(10)));
            marks.at |= bits(u8x16_eq(first, u8x16_splat(b'@')));
        }
        marks
    }

    #[target_feature(enable = "simd128")]
    #[inline]
    fn allowed(prints: &Prints, place: usize, bytes: v128) -> v128 {
        let low = u8x16_swizzle(prints.low[place], v128_and(bytes, u8x16_splat(15)));
        let high = u8x16_swizzle(prints.high[place], u8x16_shr(bytes, 4));
        v128_and(low, high)
    }
}
