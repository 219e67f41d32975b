//! What the core reads from recorded share dialogs, in every form and language.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::page::share::{share_dialog_unrecognised, share_dialogs, sightings};
use doorward::page::sighting::SightingKind;
use doorward::page::window::{Change, GeneralAccess, Person, share_windows};
use doorward::page::{Node, Snapshot};
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

/// What the one open window offers: the words of each choice and what it does.
fn offers(page: &Snapshot) -> Vec<(String, Change)> {
    let windows = share_windows(page);
    assert_eq!(windows.len(), 1);
    windows[0].offers.iter().map(|offer| (offer.words.clone(), offer.change.clone())).collect()
}

#[test]
fn the_share_window_is_read_in_both_markups_and_each_language() {
    for form in ["modal", "popup"] {
        for (language, words) in [
            (
                "",
                [
                    "Anyone can edit",
                    "Anyone can view",
                    "Public link",
                    "Copy public link",
                    "Grant access",
                ],
            ),
            (
                "-german",
                [
                    "Jeder kann bearbeiten",
                    "Jeder kann ansehen",
                    "Öffentlicher Link",
                    "Öffentlichen Link kopieren",
                    "Zugriff gewähren",
                ],
            ),
            (
                "-japanese",
                [
                    "誰でも編集可能",
                    "誰でも閲覧可能",
                    "公開リンク",
                    "公開リンクをコピー",
                    "アクセスを許可",
                ],
            ),
        ] {
            let name = format!("window-{form}{language}");
            let page = snapshot(&name);
            let offers = offers(&page);
            let said = |words: &str| -> Vec<&Change> {
                let of = offers.iter().filter(|(said, _)| said == words);
                of.map(|(_, change)| change).collect()
            };
            let from = Some(GeneralAccess::Restricted);
            let [edit, view, link, copy, grant] = words;
            assert_eq!(said(edit), [&Change::Open { from, to: GeneralAccess::Edit }], "{name}");
            assert_eq!(said(view), [&Change::Open { from, to: GeneralAccess::View }], "{name}");
            assert_eq!(said(link), [&Change::LinkOn], "{name}");
            assert_eq!(said(copy), [&Change::CopyLink], "{name}");
            let asking: Vec<_> = said(grant)
                .into_iter()
                .map(|change| match change {
                    Change::Grant(person) => person.name.as_str(),
                    other => panic!("{name}: {other:?}"),
                })
                .collect();
            assert_eq!(asking, ["Tom Hargreaves", "Jo Okafor", "Idris Vaughan"], "{name}");
            assert_eq!(offers.len(), 7, "{name}: {offers:?}");
        }
    }
}

#[test]
fn the_role_of_a_person_is_told_with_their_account() {
    let raised = |snapshot: &Snapshot| {
        offers(snapshot).into_iter().find_map(|(_, change)| match change {
            Change::Role(person) => Some(person),
            _ => None,
        })
    };
    let dana = Some(Person { name: "Dana Reyes".to_owned(), value: Some(DANA.to_owned()) });
    let recorded = snapshot("window-role");
    assert_eq!(raised(&recorded), dana);
    // What else the address of a profile says is no part of the account.
    let id = DANA.replace(':', "%3A");
    let text = serde_json::to_string(&recorded).unwrap();
    for more in ["?ref=confluence", "/#recent"] {
        let text = text.replace(&id, &[&id, more].concat());
        assert_eq!(raised(&serde_json::from_str(&text).unwrap()), dana, "{more}");
    }
}

#[test]
fn the_restrictions_dialog_is_read_in_each_language() {
    for (language, to) in [
        ("", GeneralAccess::View),
        ("-german", GeneralAccess::View),
        ("-japanese", GeneralAccess::Edit),
    ] {
        let windows = share_windows(&snapshot(&format!("window-padlock{language}")));
        let changes: Vec<_> = windows[0].offers.iter().map(|offer| &offer.change).collect();
        assert_eq!(changes, [&Change::Open { from: None, to }], "{language}");
    }
}

#[test]
fn a_share_window_in_unknown_words_is_said_to_be_unread() {
    fn say(node: &mut Node, words: &str) {
        node.texts.iter_mut().for_each(|text| words.clone_into(text));
        let around = node.around.iter_mut().flat_map(|around| &mut around.texts);
        around.for_each(|text| words.clone_into(text));
        node.parts.values_mut().flatten().for_each(|part| say(part, words));
    }
    for name in ["window-modal", "window-popup", "window-padlock"] {
        let mut page = snapshot(name);
        page.landmarks.values_mut().flatten().for_each(|node| say(node, "Kto koli"));
        let windows = share_windows(&page);
        assert!(windows[0].unread && windows[0].offers.is_empty(), "{name}");
    }
}

#[test]
fn the_plain_share_dialog_is_no_share_window() {
    for name in ["share-open", "share-split", "share-tabs-german", "share-menu"] {
        assert!(share_windows(&snapshot(name)).is_empty(), "{name}");
    }
}
