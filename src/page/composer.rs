//! Reads what is being written: comments of both products, replies and notes of
//! service management, a page in the editor, a work item about to be made.
//!
//! The composer of service management has two modes, and no published hook tells
//! which is chosen. They are told by the words of their controls in each language
//! and by the state those controls state (`aria-selected`, `aria-pressed`,
//! `aria-checked`, `checked`). The order in which they stand, their colour and
//! classes tell nothing that would hold. Where words or state are missing, the
//! mode is [`Mode::CannotTell`].

use super::{Node, Snapshot, words};

/// A place where something is written and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composer {
    /// The number of its element.
    pub element: u32,
    /// The number of the element that is written in.
    pub editor: u32,
    /// Those of others in a window with several.
    pub more: Vec<u32>,
    /// The elements whose press sends it.
    pub sends: Vec<u32>,
    /// Who will read it, as far as the composer itself tells.
    pub mode: Mode,
    /// The id of the comment that is being changed; `None` for a new one.
    pub comment: Option<String>,
    /// Whether it is a field of a work item, such as its description.
    pub field: bool,
    /// Whether it is restricted to a role or group.
    pub restricted: bool,
    /// Those mentioned in it.
    pub mentions: Vec<Mention>,
    /// Where its links lead.
    pub links: Vec<String>,
    /// How many files and pictures stand in it; several on a line of their own may count as one.
    pub files: usize,
}

/// Who will read what is written in a composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The composer has no modes.
    Plain,
    /// The customer.
    Public,
    /// Those inside alone.
    Internal,
    /// It has modes, and which is chosen cannot be told.
    CannotTell,
}

/// Somebody mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The account id.
    pub id: String,
    /// The name, without the sign before it.
    pub name: String,
    /// The site marks them as without access (`data-access-level`, seen in
    /// `@atlaskit/mention`).
    pub shut_out: bool,
}

/// The windows over a work item in which something is written.
pub fn writing_windows(snapshot: &Snapshot) -> impl Iterator<Item = Composer> {
    snapshot.all("writing-window").iter().filter_map(|window| {
        let editors = window.part("editor");
        let more = editors.iter().skip(1).map(|editor| editor.n).collect();
        Some(Composer { more, ..composer(window)? })
    })
}

/// The composers that are open, each send button in the innermost of them.
pub fn composers(snapshot: &Snapshot) -> Vec<Composer> {
    let mut found: Vec<Composer> = snapshot.all("composer").iter().filter_map(composer).collect();
    // Selectors for a composer may match what stands around it as well.
    let all = found.clone();
    let mut at = 0;
    found.retain(|one| {
        at += 1;
        !all.iter().skip(at).any(|inner| inner.editor == one.editor)
    });
    found
}

fn composer(node: &Node) -> Option<Composer> {
    let editor = node.part("editor").first()?;
    let comment = node
        .attribute("data-testid")
        .and_then(|id| id.strip_prefix("comment-base-item-"))
        .map(str::to_owned);
    Some(Composer {
        element: node.n,
        editor: editor.n,
        // What else can be written in within one is another's.
        more: Vec::new(),
        sends: node.part("send").iter().map(|send| send.n).collect(),
        mode: mode(node),
        comment,
        field: node.attribute("data-testid").is_some_and(|id| id.starts_with("issue.views.field.")),
        restricted: !node.part("restricted").is_empty(),
        mentions: mentions(node),
        links: links(node),
        files: node.part("file").len(),
    })
}

/// Those mentioned in what an element holds.
pub fn mentions(node: &Node) -> Vec<Mention> {
    let mention = |node: &Node| {
        Some(Mention {
            id: node.attribute("data-mention-id")?.to_owned(),
            name: node.text().trim_matches(['@', '\u{200b}', ' ']).to_owned(),
            shut_out: node.attribute("data-access-level") == Some("NONE"),
        })
    };
    node.part("mention").iter().filter_map(mention).collect()
}

/// Where the links lead that an element holds.
pub fn links(node: &Node) -> Vec<String> {
    node.part("link").iter().filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
}

/// One control of a mode.
struct Control {
    /// Its mode, where its words are known.
    mode: Option<Mode>,
    /// Whether it is chosen, where it says so.
    on: Option<bool>,
    /// It opens a list of modes, and shows the one that is chosen.
    opens: bool,
}

fn mode(node: &Node) -> Mode {
    let buttons = node.part("mode").iter().map(|control| Control {
        mode: mode_of(&control.text())
            .or_else(|| control.texts.iter().find_map(|text| mode_of(text)))
            .or_else(|| control.attribute("aria-label").and_then(mode_of)),
        on: on(control, &["aria-selected", "aria-pressed", "aria-checked"]),
        opens: control.attribute("aria-haspopup").is_some(),
    });
    let radios = node.part("mode-radio").iter().map(|control| Control {
        mode: control.around.iter().flat_map(|around| &around.texts).find_map(|text| mode_of(text)),
        on: on(control, &["checked"]),
        opens: false,
    });
    let controls: Vec<Control> = buttons.chain(radios).collect();
    let mut known = controls.iter().filter_map(|control| Some((control.mode?, control)));
    // Whether a composer without known modes should have some, the site tells.
    let Some(first) = known.next() else { return Mode::Plain };
    let rest: Vec<(Mode, &Control)> = known.collect();
    let modes = || std::iter::once(&first).chain(&rest);
    let has = |wanted: Mode, on: Option<bool>| {
        modes().any(|(mode, control)| *mode == wanted && control.on == on)
    };
    let is_there = |wanted: Mode| modes().any(|(mode, _)| *mode == wanted);
    for (this, other) in [(Mode::Public, Mode::Internal), (Mode::Internal, Mode::Public)] {
        if has(this, Some(true)) && !has(other, Some(true)) {
            return this;
        }
        // Of two, the one is off and the other says nothing.
        if has(this, None) && has(other, Some(false)) && !has(this, Some(false)) {
            return this;
        }
        let shows = modes().any(|(mode, control)| *mode == this && control.opens);
        if shows && !is_there(other) {
            return this;
        }
    }
    Mode::CannotTell
}

fn mode_of(text: &str) -> Option<Mode> {
    if words::is_one_of(text, words::REPLY_TO_CUSTOMER) {
        Some(Mode::Public)
    } else if words::is_one_of(text, words::ADD_INTERNAL_NOTE) {
        Some(Mode::Internal)
    } else {
        None
    }
}

fn on(control: &Node, marks: &[&str]) -> Option<bool> {
    marks.iter().find_map(|mark| match control.attribute(mark)? {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Around;

    fn control(text: &str, attributes: &[(&str, &str)]) -> Node {
        let attributes = attributes.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Node { texts: vec![text.into()], attributes: attributes.collect(), ..Node::default() }
    }

    fn read(part: &str, controls: Vec<Node>) -> Mode {
        mode(&Node { parts: [(part.to_owned(), controls)].into(), ..Node::default() })
    }

    const ON: &[(&str, &str)] = &[("aria-selected", "true")];
    const OFF: &[(&str, &str)] = &[("aria-selected", "false")];

    #[test]
    fn the_mode_is_told_by_words_and_state_in_each_language() {
        for (note, reply) in [
            ("Add internal note", "Reply to customer"),
            ("Interne Notiz hinzufügen", "Antwort an Kunden"),
            ("内部メモを追加", "顧客に返信"),
        ] {
            let modes = |a, b| read("mode", vec![control(note, a), control(reply, b)]);
            assert_eq!(modes(OFF, ON), Mode::Public, "{note}");
            assert_eq!(modes(ON, OFF), Mode::Internal, "{note}");
            assert_eq!(modes(&[("aria-pressed", "true")], &[]), Mode::Internal, "{note}");
            assert_eq!(modes(&[("aria-pressed", "false")], &[]), Mode::Public, "{note}");
            assert_eq!(modes(&[], &[]), Mode::CannotTell, "neither says which is chosen");
            assert_eq!(modes(ON, ON), Mode::CannotTell);
            assert_eq!(modes(OFF, OFF), Mode::CannotTell);
        }
    }

    #[test]
    fn a_list_shows_the_mode_that_is_chosen_and_a_lone_button_tells_nothing() {
        let list = control("Reply to customer", &[("aria-haspopup", "listbox")]);
        assert_eq!(read("mode", vec![list]), Mode::Public);
        assert_eq!(read("mode", vec![control("Reply to customer", &[])]), Mode::CannotTell);
    }

    #[test]
    fn radio_buttons_are_told_by_what_stands_around_them() {
        let radio = |text: &str, checked: &str| Node {
            attributes: [("checked".into(), checked.into())].into(),
            around: vec![Around { texts: vec![text.into()], links: Vec::new() }],
            ..Node::default()
        };
        let radios = vec![radio("Add internal note", "false"), radio("Reply to customer", "true")];
        assert_eq!(read("mode-radio", radios), Mode::Public);
    }

    #[test]
    fn modes_in_words_not_known_are_not_guessed() {
        let modes = vec![control("Nota bene", ON), control("Respondere", OFF)];
        assert_eq!(read("mode", modes), Mode::Plain, "of a request, that cannot be told");
    }
}
