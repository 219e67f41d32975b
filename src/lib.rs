//! Doorward's core: what is on a Confluence or Jira page, who is about to get it,
//! and what to say about that.

pub mod detect;

#[cfg(target_arch = "wasm32")]
pub mod web;
