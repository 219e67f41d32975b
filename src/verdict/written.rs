//! The question put before something written is sent or saved: a comment, a line of a work item,
//! a new work item, a form of the portal.

use super::digest::{digest, hex, worth};
use super::report::{Event, Interruption, Section};
use crate::audience::Party;
use crate::detect::Evidence;
use crate::message::Message;

/// What such a question says. The way back is the same everywhere.
pub(super) struct Written {
    pub(super) title: Message,
    /// What is in it.
    pub(super) content: Section,
    /// Who will read it.
    pub(super) readers: Vec<Message>,
    pub(super) why: Message,
    pub(super) advice: Message,
    pub(super) ticks: Vec<Message>,
    /// The key of the words for going on.
    pub(super) go_on: &'static str,
    pub(super) key: u64,
    /// What is noted of it.
    pub(super) event: Event,
}

impl Written {
    /// The question.
    pub(super) fn question(self) -> Interruption {
        Interruption {
            title: self.title,
            evidence: self.content,
            outsiders: Section { title: Message::new("composer_readers"), lines: self.readers },
            why: self.why,
            advice: self.advice,
            more: Vec::new(),
            links: Vec::new(),
            ticks: self.ticks,
            back: Message::new("composer_back"),
            go_on: Some(Message::new(self.go_on)),
            event: self.event,
            key: hex(self.key),
        }
    }
}

/// Names what is sensitive in a text and who reads it, in whatever order they stand, without holding
/// any of them; `place` names where the text stands. Another text is another question, even where it
/// holds the same kinds of thing.
pub(super) fn key(place: u64, readers: &[Party], sensitive: &[&Evidence]) -> u64 {
    let who = readers.iter().map(|party| digest("who", &party.value));
    let what = sensitive.iter().map(|found| worth(&found.rule, found.count.into()));
    let excerpts = sensitive.iter().flat_map(|found| &found.excerpts);
    let excerpts = excerpts.map(|excerpt| digest("excerpt", excerpt));
    who.chain(what).chain(excerpts).fold(place, u64::wrapping_add)
}
