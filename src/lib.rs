//! Doorward's core: what is on a Confluence or Jira page, who is about to get
//! it, and what to say about that.
//!
//! The core does no I/O. It reads no clock, no document, no network and no
//! storage: values come in, values go out, and whoever calls it does the rest.
//! So every decision can be tested natively, replayed from a recorded page, and
//! fuzzed. Data flows one way:
//!
//! ```text
//! page ──▶ detect ───┐
//!   └────▶ audience ─┴▶ verdict ──▶ message
//! ```
//!
//! | room | its thought |
//! |---|---|
//! | [`page`] | what stands on a page, and by which hooks to find it |
//! | [`detect`] | text in, matches out |
//! | [`audience`] | who can see the page, who is about to |
//! | [`verdict`] | content × audience × policy: what to say, what to hold |
//! | [`checklist`] | what a person opens by choice: their account, their records, help |
//! | [`policy`] | settings: administrator before person before default |
//! | [`terms`] | an organisation's own terms, from settings to detection |
//! | [`record`] | the permanent record: what to read, its name, when it is due |
//! | [`domains`] | domains that are nobody's own |
//! | [`severity`] | how bad a finding is |
//! | [`message`] | what is said, before it is in words |
//! | [`protocol`] | the requests and answers that cross to the browser |
//! | [`wire`] | from JSON to the core's types |
//! | [`letters`] | letters beyond ASCII |
//! | `web` | the browser side of the boundary; wasm32 only |

pub mod audience;
pub mod checklist;
pub mod day;
pub mod domains;
pub mod letters;
pub mod message;
pub mod page;
pub mod policy;
pub mod protocol;
pub mod record;
pub mod severity;
pub mod terms;
pub mod verdict;
pub mod wire;
/// Text in, matches out; a crate of its own, so that it alone is compiled for speed.
pub use doorward_detect as detect;
#[cfg(target_arch = "wasm32")]
pub mod web;
