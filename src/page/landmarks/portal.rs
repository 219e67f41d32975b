//! The landmarks of the customer portal of Jira Service Management.
//!
//! Nothing of its markup is published. What is written there is found by what any
//! form has: something to write in, and a button that submits. Where a page has the
//! one without the other, Doorward says that it does not recognise it.

use super::editor::{COMMENT_EDITOR, LINK, MENTION};
use super::share::SHARE_OPTION;
use super::{ACCOUNT, Act, BLANK, Landmark, Source, VERSION, jira_window};
use crate::detect::Place;

const FORM: Source = Source::of("structure and role alone", 0);

/// Everything that is written in, of all its kinds: a form mixes them.
const WRITTEN: &str = "[contenteditable='true'][role='textbox'], textarea, \
     input[type='text']:not([role='combobox']):not([name='summary'])";

pub(super) const PORTAL: &[Landmark] = &[
    Landmark {
        name: "title",
        selectors: &["main h1", "[role='main'] h1", "h1"],
        content: Some(Place::Title),
        source: FORM,
        ..BLANK
    },
    Landmark {
        name: "content",
        selectors: &["main .ak-renderer-document", ".ak-renderer-document"],
        content: Some(Place::Body),
        source: Source::of("@atlaskit/renderer, rendered", 1),
        ..BLANK
    },
    ACCOUNT,
    VERSION,
    Landmark {
        name: "strip-before",
        selectors: &["main > *", "[role='main'] > *"],
        source: FORM,
        ..BLANK
    },
    Landmark {
        name: "portal-composer",
        selectors: &[
            "form:has(textarea, [contenteditable='true'], input[name='summary'])",
            COMMENT_EDITOR,
        ],
        parts: &[
            Landmark {
                name: "summary",
                selectors: &["input[name='summary'], #summary"],
                content: Some(Place::Title),
                draft: true,
                source: FORM,
                ..BLANK
            },
            Landmark {
                name: "editor",
                selectors: &[WRITTEN],
                content: Some(Place::Body),
                draft: true,
                source: FORM,
                ..BLANK
            },
            MENTION,
            LINK,
            Landmark {
                name: "send",
                selectors: &["button[type='submit'], [data-testid='comment-save-button']"],
                texts: true,
                act: Some(Act::Click),
                keys: &["Enter"],
                decides: true,
                source: FORM,
                ..BLANK
            },
        ],
        calm: true,
        source: FORM,
        ..BLANK
    },
    // Something to write in, whether or not a form was recognised around it.
    Landmark {
        name: "portal-field",
        selectors: &[
            "main textarea, main [contenteditable='true']",
            "textarea, [contenteditable='true']",
        ],
        source: FORM,
        ..BLANK
    },
    Landmark { selectors: &[jira_window::PERSON_OPTION], ..SHARE_OPTION },
    jira_window::OTHER_WINDOW,
];
