//! Many literals at once: 64 bytes at a time, `lanes.rs` tells which places are worth a look,
//! `literals.rs` which literal stands there; `places.rs` is its table, worked out ahead by
//! `arrange.rs`.

#[cfg(test)]
pub(crate) mod arrange;
pub(crate) mod lanes;
pub(crate) mod literals;
pub(crate) mod places;
