//! Reads the Share window of today, in which general access, roles, requests and
//! the public link stand beside the people field, and the restrictions dialog
//! that came before it.
//!
//! Their markup is not published. They are recognised by role and structure, and
//! each choice by its words; a menu belongs to the control that names it by
//! `aria-controls`, wherever in the document it stands.

use super::share::{ShareDialog, message, recipients, share_dialogs};
use super::{Node, Snapshot, words};

/// A window as it stands open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareWindow {
    /// What its people field holds. `form` is where the panel has its place.
    pub share: ShareDialog,
    /// The buttons outside a form that share with those in the people field.
    pub share_buttons: Vec<u32>,
    /// What pressing something in it would change.
    pub offers: Vec<Offer>,
    /// Whether the public link is on; `None` where the window does not show it.
    pub public_link: Option<bool>,
    /// Whether the people that may be added in it are beyond reading: the
    /// restrictions dialog keeps no account beside a name.
    pub people_unread: bool,
    /// Whether it was told to be a Share window by its structure, and none of
    /// its choices by their words.
    pub unread: bool,
}

/// A choice that would change who has the page, or what they may do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The number of the element that is pressed.
    pub element: u32,
    /// The number of the element it stands in: a menu, or the window.
    pub surface: u32,
    /// Its words.
    pub words: String,
    /// What it would do.
    pub change: Change,
    /// Whether it is chosen already, and the element makes it true.
    pub chosen: bool,
}

/// What a choice would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// General access, from what the window shows now where that was read.
    Open {
        /// As it is.
        from: Option<GeneralAccess>,
        /// As it would be.
        to: GeneralAccess,
    },
    /// From those who can open the parent to those who can open the space.
    Space,
    /// To fewer: nothing is asked, but who has the page is another then.
    Close,
    /// Somebody who may view would be let edit.
    Role(Person),
    /// Somebody who asked would be let in.
    Grant(Person),
    /// The public link would be switched on.
    LinkOn,
    /// The public link would be copied, to be handed on.
    CopyLink,
}

/// General access, the narrowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeneralAccess {
    /// Only those listed.
    Restricted,
    /// Everybody may view.
    View,
    /// Everybody may edit.
    Edit,
}

/// Somebody named in a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As shown.
    pub name: String,
    /// The account id or address, where the window tells it.
    pub value: Option<String>,
}

/// The windows that are open, the first opened first.
pub fn share_windows(snapshot: &Snapshot) -> Vec<ShareWindow> {
    let dialogs = share_dialogs(snapshot);
    let windows = snapshot.all("share-window").iter().filter_map(|node| window(node, &dialogs));
    windows.chain(snapshot.all("restrictions-dialog").iter().filter_map(restrictions)).collect()
}

fn window(node: &Node, dialogs: &[ShareDialog]) -> Option<ShareWindow> {
    let place = node.part("place").first()?.n;
    let dialog = dialogs.iter().find(|dialog| dialog.dialog == node.n);
    let mut offers = Vec::new();
    let mut known = false;
    for control in node.part("control") {
        known |= shown(control).is_some_and(is_known);
        if let Some(menu) = control.part("menu").first() {
            known |= menu.part("choice").iter().any(|choice| texts_of(choice).any(is_known));
            offers.extend(choices(control, menu));
        }
    }
    let offer = |element: &Node, words: String, change| Offer {
        element: element.n,
        surface: node.n,
        words,
        change,
        chosen: false,
    };
    let mut public_link = None;
    for switch in node.part("switch") {
        let Some(label) = labelled(switch, words::PUBLIC_LINK) else { continue };
        known = true;
        let is_on = switch.attribute("checked") == Some("true");
        public_link = Some(is_on);
        if !is_on {
            offers.push(offer(switch, label, Change::LinkOn));
        }
    }
    let mut share_buttons = Vec::new();
    for button in node.part("button") {
        let text = button.text();
        let submits = dialog.is_some() && button.attribute("type") == Some("submit");
        if submits {
            continue;
        }
        if words::is_one_of(&text, words::PUBLIC_LINK_BUTTON) {
            known = true;
            offers.push(offer(button, text, Change::CopyLink));
        } else if words::is_one_of(&text, words::GRANT_ACCESS) {
            known = true;
            let change = Change::Grant(person(button));
            offers.push(offer(button, text, change));
        } else if words::is_one_of(&text, words::SHARE_BUTTON) {
            share_buttons.push(button.n);
        }
    }
    // The plain share dialog has menus of its own and no switch.
    let unread = !known && !node.part("switch").is_empty() && !node.part("control").is_empty();
    (known || unread).then(|| ShareWindow {
        share: ShareDialog {
            dialog: node.n,
            form: dialog.map_or(place, |dialog| dialog.form),
            recipients: recipients(node),
            message: message(node),
            public_link: dialog.is_some_and(|dialog| dialog.public_link),
            // Judged one by one, among the offers.
            public_link_buttons: Vec::new(),
        },
        share_buttons,
        offers,
        public_link,
        unread,
        people_unread: false,
    })
}

/// What the choices of an open menu would change.
fn choices<'a>(control: &'a Node, menu: &'a Node) -> impl Iterator<Item = Offer> + 'a {
    let choices = menu.part("choice");
    let is_on = |choice: &&Node| {
        ["aria-checked", "aria-selected"].iter().any(|mark| choice.attribute(mark) == Some("true"))
    };
    let now = choices.iter().find(is_on).and_then(|choice| texts_of(choice).find(|t| is_known(t)));
    let now = now.or_else(|| shown(control));
    choices.iter().filter_map(move |choice| {
        let words = texts_of(choice).find(|text| is_known(text))?;
        let change = match access(words) {
            Some(to) => {
                let from = now.and_then(access);
                // What is not known to be open already is taken for closed.
                if to > from.unwrap_or(GeneralAccess::Restricted) {
                    Some(Change::Open { from, to })
                } else {
                    (from != Some(to)).then_some(Change::Close)
                }
            }
            None if is(words, words::IN_SPACE) => {
                let is_open = now.is_some_and(|now| is(now, words::IN_SPACE));
                (!is_open).then_some(Change::Space)
            }
            None if is(words, words::ON_PARENT) => {
                now.is_some_and(|now| is(now, words::IN_SPACE)).then_some(Change::Close)
            }
            None if is(words, words::CAN_EDIT) => {
                let edits = now.is_some_and(|now| is(now, words::CAN_EDIT));
                (!edits).then(|| Change::Role(person(control)))
            }
            None => None,
        }?;
        Some(Offer {
            element: choice.n,
            surface: menu.n,
            words: words.to_owned(),
            change,
            chosen: false,
        })
    })
}

fn restrictions(node: &Node) -> Option<ShareWindow> {
    let place = node.part("place").first()?.n;
    let texts = node.part("mode").first().map_or(&[][..], |mode| &mode.texts);
    // Of an open list there are several.
    let mut modes = texts.iter().filter_map(|text| Some((text, mode(text)?)));
    let (shown, more) = (modes.next(), modes.next());
    let apply = node.part("button").iter().find(|button| is(&button.text(), words::APPLY));
    let offers = match (shown, more, apply) {
        // What it is now, the dialog does not show: the page's restrictions say it.
        (Some((words, to)), None, Some(apply)) => vec![Offer {
            element: apply.n,
            surface: node.n,
            words: words.clone(),
            change: match to {
                GeneralAccess::Restricted => Change::Close,
                to => Change::Open { from: None, to },
            },
            chosen: true,
        }],
        _ => Vec::new(),
    };
    Some(ShareWindow {
        share: ShareDialog {
            dialog: node.n,
            form: place,
            recipients: Vec::new(),
            public_link: false,
            public_link_buttons: Vec::new(),
            message: None,
        },
        share_buttons: Vec::new(),
        offers,
        public_link: None,
        unread: shown.is_none() || apply.is_none(),
        people_unread: true,
    })
}

/// Whom a control is about: the first around it that is no word of the window's,
/// with a profile or an address beside it where there is one.
fn person(control: &Node) -> Person {
    for around in &control.around {
        let own = control.text();
        let is_name = |text: &&String| {
            **text != own && !is_known(text) && !words::is_one_of(text, words::GRANT_ACCESS)
        };
        let Some(name) = around.texts.iter().find(is_name) else { continue };
        let profile = around.links.iter().find_map(|link| {
            let (_, id) = link.split_once("/people/")?;
            let id = id.split(['?', '#', '/']).next()?;
            // An account id holds one sign that an address escapes.
            Some(id.replace("%3A", ":").replace("%3a", ":"))
        });
        let address = around.texts.iter().find(|text| text.contains('@') && !text.contains(' '));
        return Person { name: name.clone(), value: profile.or_else(|| address.cloned()) };
    }
    Person { name: control.text(), value: None }
}

/// The words that a closed control shows as chosen.
fn shown(control: &Node) -> Option<&str> {
    let around = control.around.first().into_iter().flat_map(|around| &around.texts);
    control.texts.iter().chain(around).map(String::as_str).find(|text| is_known(text))
}

fn labelled(switch: &Node, label: &[&str]) -> Option<String> {
    let nearest = switch.around.iter().find(|around| !around.texts.is_empty())?;
    nearest.texts.iter().find(|text| words::is_one_of(text, label)).cloned()
}

fn texts_of(choice: &Node) -> impl Iterator<Item = &str> {
    choice.texts.iter().map(String::as_str)
}

fn is(text: &str, words: &[&str]) -> bool {
    words::is_one_of(text, words)
}

fn is_known(text: &str) -> bool {
    const CHOICES: [&[&str]; 4] =
        [words::IN_SPACE, words::ON_PARENT, words::CAN_VIEW, words::CAN_EDIT];
    access(text).is_some() || CHOICES.iter().any(|words| is(text, words))
}

fn access(text: &str) -> Option<GeneralAccess> {
    [
        (words::ONLY_SPECIFIC, GeneralAccess::Restricted),
        (words::ANYONE_VIEWS, GeneralAccess::View),
        (words::ANYONE_EDITS, GeneralAccess::Edit),
    ]
    .iter()
    .find(|(words, _)| is(text, words))
    .map(|(_, access)| *access)
}

fn mode(text: &str) -> Option<GeneralAccess> {
    [
        (words::ONLY_SPECIFIC, GeneralAccess::Restricted),
        (words::MODE_VIEW, GeneralAccess::View),
        (words::MODE_EDIT, GeneralAccess::Edit),
    ]
    .iter()
    .find(|(words, _)| is(text, words))
    .map(|(_, access)| *access)
}
