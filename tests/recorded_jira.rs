//! What the core reads from recorded pages of Jira, in every mode and language.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use doorward::page::address::Address;
use doorward::page::composer::{Composer, Mode, composers};
use doorward::page::jira::{Place, shown_key, wording};
use doorward::page::share::share_dialogs;
use support::{DANA, snapshot};

/// The one composer that is open.
fn composer(name: &str) -> Composer {
    let mut open = composers(&snapshot(name));
    assert_eq!(open.len(), 1, "{name}");
    open.remove(0)
}

#[test]
fn the_work_item_is_read_wherever_it_stands() {
    for (name, key) in [("jira-item", "APL-1"), ("jira-modal", "NBR-1"), ("jira-share", "APL-1")] {
        let page = snapshot(name);
        let address = Address::parse(&page.url).unwrap();
        assert_eq!(address.jira, Some(Place::WorkItem(key.into())), "{name}");
        assert_eq!(shown_key(&page), Some(key), "{name}");
        assert_eq!(page.all("strip-before").len(), 1, "{name}");
        assert!(composers(&page).is_empty(), "{name}");
    }
}

#[test]
fn the_words_are_those_of_the_site() {
    let old = wording(&snapshot("jira-item"));
    assert!(old.says_issue && old.says_project);
    let new = wording(&snapshot("jira-comment"));
    assert!(!new.says_issue && !new.says_project);
}

#[test]
fn the_share_dialog_is_that_of_confluence() {
    let dialogs = share_dialogs(&snapshot("jira-share"));
    assert_eq!(dialogs.len(), 1);
    assert_eq!(dialogs[0].recipients[0].value, DANA);
}

#[test]
fn the_mode_is_read_from_tabs_and_buttons_in_each_language() {
    for (name, mode) in [
        ("jira-comment", Mode::Plain),
        ("jira-note-tabs", Mode::Internal),
        ("jira-reply-tabs-german", Mode::Public),
        ("jira-reply-buttons", Mode::Public),
        ("jira-note-buttons-japanese", Mode::Internal),
    ] {
        let composer = composer(name);
        assert_eq!(composer.mode, mode, "{name}");
        assert_eq!(composer.sends.len(), 1, "{name}");
        assert!(!composer.field && composer.comment.is_none(), "{name}");
    }
}

#[test]
fn links_are_read_from_what_is_written() {
    assert_eq!(composer("jira-reply-buttons").links, ["https://acme.atlassian.net/browse/APL-1"]);
}
