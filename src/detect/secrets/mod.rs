//! Secrets: what opens a door for whoever reads it.
//!
//! `keys.rs` holds a row for each issuer's key or token, and `key_shapes.rs` the characters these
//! are made of, `key_checks.rs` the checksums that some carry. `key_value.rs` finds what a name
//! announces; `key_promise.rs` says what that is, `key_names.rs` knows the names, `key_ties.rs`
//! reads from a name to its value and `key_weights.rs` weighs the values. `columns.rs` finds what
//! the header of a table announces, `placed.rs` what the place alone does, and `signed.rs` the
//! signature that makes an address a key. `key_others.rs` knows what stands where a secret would and
//! is none.
//! `bitlocker.rs`, `credentials.rs`, `private_key.rs` and `recovery_codes.rs` are the secrets with a structure
//! of their own; `carried.rs` reads the address that another address carries.
//! `randomness.rs` tells drawn by lot from written by a person, and `three_words.rs` words at random
//! from names.

pub(crate) mod bitlocker;
pub(crate) mod carried;
pub(crate) mod columns;
pub(crate) mod credentials;
pub(crate) mod key_checks;
pub(crate) mod key_names;
mod key_others;
pub(crate) mod key_promise;
pub(crate) mod key_shapes;
mod key_ties;
pub(crate) mod key_value;
pub(crate) mod key_weights;
pub(crate) mod keys;
mod mocks;
pub(crate) mod placed;
pub(crate) mod private_key;
pub(crate) mod randomness;
pub(crate) mod recovery_codes;
pub(crate) mod signed;
mod three_words;
