//! Reads the share dialog. Confluence and Jira use the same component for it,
//! `@atlaskit/share`, so one reader serves both.

use super::sighting::{Sighting, SightingKind};
use super::{Node, Snapshot, words};

/// A share dialog as it stands open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareDialog {
    /// The number of the dialog's element.
    pub dialog: u32,
    /// The number of its form, whose submission shares the page.
    pub form: u32,
    /// Who is chosen, in the order of the chips.
    pub recipients: Vec<Chosen>,
    /// The buttons that hand out a public link without submitting the form; not
    /// empty where the dialog is the form for a public link.
    pub public_link_buttons: Vec<u32>,
    /// Whether submitting sends a public link.
    pub public_link: bool,
    /// The number of the field for a message to them, where there is one.
    pub message: Option<u32>,
}

/// One chosen recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// An e-mail address, an account id, a group id or the ARI of a team; empty where the dialog
    /// does not tell.
    pub value: String,
    /// What the chip shows.
    pub name: String,
}

impl Chosen {
    /// The same, with the name in place of a value.
    pub(crate) fn by_name(&self) -> Self {
        Self { value: self.name.clone(), name: self.name.clone() }
    }
}

/// The share dialogs that are open, the first opened first.
pub fn share_dialogs(snapshot: &Snapshot) -> Vec<ShareDialog> {
    snapshot.all("share-dialog").iter().filter_map(dialog).collect()
}

fn dialog(node: &Node) -> Option<ShareDialog> {
    let form = node.part("form").first()?;
    let recipients = recipients(node);
    let is_public = |button: &&Node| words::is_one_of(&button.text(), words::PUBLIC_LINK_BUTTON);
    let submits = |button: &&Node| button.attribute("type") == Some("submit");
    let buttons = node.part("button");
    Some(ShareDialog {
        dialog: node.n,
        form: form.n,
        recipients,
        message: message(node),
        public_link: buttons.iter().filter(submits).any(|button| is_public(&button)),
        public_link_buttons: buttons
            .iter()
            .filter(|button| !submits(button))
            .filter(is_public)
            .map(|button| button.n)
            .collect(),
    })
}

/// The number of the field for a message in a dialog.
pub(super) fn message(node: &Node) -> Option<u32> {
    node.part("message").first().map(|field| field.n)
}

/// Who is chosen in the people field of a dialog; where it keeps no accounts, by name alone.
pub(super) fn recipients(node: &Node) -> Vec<Chosen> {
    let values: Vec<&str> =
        node.part("recipient").iter().filter_map(|input| input.attribute("value")).collect();
    let chips = node.part("chip");
    let name = |chip: &Node| chip.texts.first().cloned();
    // There is one hidden input for each chip, in the same order. Were that to change, a value
    // stands for itself rather than beside a wrong name, and a chip without one for somebody.
    let is_paired = chips.len() == values.len();
    let mut chosen: Vec<Chosen> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let shown = chips.get(index).filter(|_| is_paired).and_then(name);
        let name = shown.unwrap_or_else(|| (*value).to_owned());
        chosen.push(Chosen { value: (*value).to_owned(), name });
    }
    if chips.len() > values.len() {
        let names = chips.iter().filter_map(name);
        chosen.extend(names.map(|name| Chosen { value: String::new(), name }));
    }
    chosen
}

/// Whether a share dialog seems to be open that Doorward cannot read: something
/// with a people field stands open under the share button, and no share dialog
/// was recognised in it.
pub fn share_dialog_unrecognised(snapshot: &Snapshot) -> bool {
    !snapshot.all("share-popup").is_empty() && share_dialogs(snapshot).is_empty()
}

/// What the rows of the suggestion menu say of the people in them.
///
/// The chip of a picked guest carries no mark (seen in `@atlaskit/share` 8.4.0),
/// so what its row said is kept.
pub fn sightings(snapshot: &Snapshot) -> Vec<Sighting> {
    snapshot
        .all("share-option")
        .iter()
        .filter_map(|row| {
            let (name, rest) = row.texts.split_first()?;
            let guest = rest.iter().any(|text| words::is_one_of(text, words::GUEST_LOZENGE));
            let kind = if !row.part("group").is_empty() {
                SightingKind::Group { guests: guest }
            } else if !row.part("team").is_empty() {
                SightingKind::Team
            } else if guest {
                SightingKind::Guest
            } else if !row.part("unlicensed").is_empty() {
                SightingKind::Unlicensed
            } else {
                SightingKind::Unmarked
            };
            Some(Sighting { name: name.clone(), kind })
        })
        .collect()
}
