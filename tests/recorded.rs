//! What the core reads from recorded share dialogs, in every form and language.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::page::share::{share_dialog_unrecognised, share_dialogs, sightings};
use doorward::page::sighting::SightingKind;
use support::{DANA, MEI, snapshot};

/// The chosen in the one open dialog: value and name.
fn chosen(name: &str) -> Vec<(String, String)> {
    let dialogs = share_dialogs(&snapshot(name));
    assert_eq!(dialogs.len(), 1, "{name}");
    dialogs[0].recipients.iter().map(|chosen| (chosen.value.clone(), chosen.name.clone())).collect()
}

fn pair(value: &str, name: &str) -> (String, String) {
    (value.to_owned(), name.to_owned())
}

#[test]
fn a_closed_dialog_is_no_dialog() {
    let page = snapshot("share-closed");
    assert!(share_dialogs(&page).is_empty());
    assert!(!share_dialog_unrecognised(&page));
}

#[test]
fn an_open_dialog_has_nobody_chosen_at_first() {
    assert!(chosen("share-open").is_empty());
}

#[test]
fn the_chosen_are_read_from_both_forms_of_chip_in_every_layout_and_language() {
    let (mei, dana) = (pair(MEI, "Mei Lin"), pair(DANA, "Dana Reyes"));
    assert_eq!(chosen("share-colleague-and-guest"), [mei.clone(), dana.clone()]);
    assert_eq!(chosen("share-gates-japanese"), [mei]);
    for name in ["share-tabs-german", "share-menu", "share-split"] {
        assert_eq!(chosen(name), std::slice::from_ref(&dana), "{name}");
    }
}

#[test]
fn a_typed_address_is_its_own_value() {
    assert_eq!(chosen("share-address")[0].0, "someone@else.example");
}

#[test]
fn the_form_of_a_public_link_is_told_by_its_words_in_each_language() {
    for (name, is_public) in [
        ("share-public-german", true),
        ("share-public-japanese", true),
        ("share-open", false),
        ("share-tabs-german", false),
        ("share-gates-japanese", false),
    ] {
        let dialogs = share_dialogs(&snapshot(name));
        assert_eq!(dialogs[0].public_link, is_public, "{name}");
        assert_eq!(!dialogs[0].public_link_buttons.is_empty(), is_public, "{name}");
    }
}

#[test]
fn suggestions_mark_guests_in_each_language() {
    let alex: Vec<_> = sightings(&snapshot("share-suggestions"));
    let kinds: Vec<_> = alex.iter().map(|seen| (seen.name.as_str(), &seen.kind)).collect();
    assert_eq!(
        kinds,
        [("Alex Morgan", &SightingKind::Unmarked), ("Alex Morgan", &SightingKind::Guest)]
    );
    let dana = sightings(&snapshot("share-gates-japanese"));
    assert_eq!((dana[0].name.as_str(), &dana[0].kind), ("Dana Reyes", &SightingKind::Guest));
}

#[test]
fn suggestions_mark_groups_of_guests() {
    let seen = sightings(&snapshot("share-group-of-guests"));
    assert!(
        seen.iter().any(|row| row.name == "northbridge-guests"
            && row.kind == SightingKind::Group { guests: true }),
        "{seen:?}"
    );
}

#[test]
fn a_dialog_whose_insides_changed_is_said_to_be_unrecognised() {
    let mut page = snapshot("share-colleague-and-guest");
    page.landmarks.remove("share-dialog");
    assert!(share_dialog_unrecognised(&page));
}
