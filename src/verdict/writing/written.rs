//! The question put before something written is sent or saved: a comment, a line of a work item,
//! a new work item, a form of the portal.

use crate::audience::Party;
use crate::detect::Evidence;
use crate::message::Message;
use crate::verdict::digest::{digest, hex, worth};
use crate::verdict::report::{Event, Interruption, Section};

/// What such a question says. The way back is the same everywhere.
pub(in crate::verdict) struct Written {
    pub(in crate::verdict) title: Message,
    /// What is in it.
    pub(in crate::verdict) content: Section,
    /// Who will read it.
    pub(in crate::verdict) readers: Vec<Message>,
    pub(in crate::verdict) why: Message,
    pub(in crate::verdict) advice: Message,
    pub(in crate::verdict) ticks: Vec<Message>,
    /// The key of the words for going on.
    pub(in crate::verdict) go_on: &'static str,
    pub(in crate::verdict) key: u64,
    /// What is noted of it.
    pub(in crate::verdict) event: Event,
}

impl Written {
    /// The question.
    pub(in crate::verdict) fn question(self) -> Interruption {
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

/// Names where a text stands, with the organisations of customers to whom it is shown there.
pub(in crate::verdict) fn place(role: &str, page: &str, organisations: &[String]) -> u64 {
    let names = organisations.iter().map(|name| digest("organisation", name));
    names.fold(digest(role, page), u64::wrapping_add)
}

/// Names what is sensitive in a text and who reads it, in whatever order they stand, without holding
/// any of them; `place` names where the text stands. Another text is another question, even where it
/// holds the same kinds of thing.
pub(in crate::verdict) fn key(place: u64, readers: &[Party], sensitive: &[&Evidence]) -> u64 {
    let who = readers.iter().map(|party| digest("who", &party.value));
    let what = sensitive.iter().map(|found| worth(&found.rule, found.count.into()));
    let excerpts = sensitive.iter().flat_map(|found| &found.excerpts);
    let excerpts = excerpts.map(|excerpt| digest("excerpt", excerpt));
    who.chain(what).chain(excerpts).fold(place, u64::wrapping_add)
}
