//! Many literals at once: 64 bytes at a time, `lanes.rs` tells which places are worth a look,
//! `literals.rs` which literal stands there; `places.rs` is its table, worked out ahead (with `common.rs`).

#[cfg(test)]
mod common;
pub(crate) mod lanes;
pub(crate) mod literals;
pub(crate) mod places;
