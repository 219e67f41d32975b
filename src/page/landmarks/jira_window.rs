//! The windows of Jira in which somebody is let in: a filter or dashboard is shared,
//! people are added to a space, somebody is made a watcher.
//!
//! Atlassian publishes none of their markup. The watchers are found by their
//! button, which is known, and ARIA; the others by role and structure, and
//! `src/page/jira_window.rs` tells by words which they are. The people field is
//! `@atlaskit/user-picker`, rendered.

use super::share::CHIP;
use super::{Act, BLANK, DIALOG, Landmark, SHARE, Source};

/// Windows in which people or permissions are added have no hook at all.
const WINDOWS: Source = Source::of("structure and role alone", 0);

/// The button with the eye.
const WATCHERS_BUTTON: Source =
    Source::of("nine extensions and userscripts kept against Jira Cloud, 2025 and 2026", 3);

const ARIA: Source = Source::of("popup, select and user-picker of @atlaskit, rendered", 2);

/// What a list of permissions is made of in Jira's older windows.
const SHARE_TYPES: Source = Source::of(
    "the share types of Jira Server, whose pages are published; dashboards of Jira Cloud \
           up to 2021",
    1,
);

/// Where a panel has its place.
const PLACE: Landmark = Landmark {
    name: "place",
    selectors: &[
        "[data-testid='modal-dialog--body'] > :first-child:not(doorward-panel)",
        "[data-testid$='--body'] > :not(doorward-panel)",
        ":scope > :has([role='combobox'], select):not(doorward-panel)",
    ],
    source: WINDOWS,
    ..BLANK
};

/// The values of a people field that has a name.
const RECIPIENT: Landmark = Landmark {
    name: "recipient",
    selectors: &[":has(> [class*='user-picker__control']) > input[type='hidden']"],
    attributes: &["value"],
    decides: true,
    source: SHARE,
    ..BLANK
};

const BUTTON: Landmark = Landmark {
    name: "button",
    selectors: &["button:not([aria-haspopup]):not([aria-expanded])", "[role='button']"],
    attributes: &["type", "aria-label"],
    texts: true,
    act: Some(Act::Click),
    decides: true,
    source: WINDOWS,
    ..BLANK
};

/// A window in which somebody is chosen.
pub(super) const OTHER_WINDOW: Landmark = Landmark {
    name: "other-window",
    selectors: &["[role='dialog']:has([role='combobox'], #share_type_selector)\
         :not(:has(input[name='summary'], #summary-field)):not(:has(form [name='users']))\
         :not(:has([data-testid='link-picker']))\
         :not([data-testid='issue.views.issue-details.issue-modal.modal-dialog'])"],
    needs: Some(DIALOG),
    attributes: &["aria-label"],
    parts: &[
        PLACE,
        RECIPIENT,
        CHIP,
        BUTTON,
        Landmark {
            name: "form",
            selectors: &["form"],
            act: Some(Act::Submit),
            source: WINDOWS,
            ..BLANK
        },
        Landmark {
            name: "heading",
            selectors: &["h1, h2, [role='heading']"],
            texts: true,
            source: WINDOWS,
            ..BLANK
        },
        Landmark {
            name: "people-field",
            selectors: &["[class*='user-picker__control']"],
            source: SHARE,
            ..BLANK
        },
        // What a list that is shut shows as chosen.
        Landmark {
            name: "scope",
            selectors: &["[id$='-single-value'], #share_type_selector"],
            attributes: &["value"],
            texts: true,
            source: SHARE_TYPES,
            ..BLANK
        },
        // Who is let in already, or will be: each can be taken away again.
        Landmark {
            name: "entry",
            selectors: &["li:has(button), tr:has(button), [role='listitem']:has(button)"],
            texts: true,
            decides: true,
            source: WINDOWS,
            ..BLANK
        },
    ],
    source: WINDOWS,
    ..BLANK
};

/// Where somebody is looked for, and those on offer: whoever is chosen is let in at once.
const FIELD: Landmark = Landmark {
    name: "field",
    selectors: &["[role='combobox']"],
    parts: &[Landmark {
        name: "list",
        refers: Some("aria-controls"),
        parts: &[Landmark {
            name: "row",
            selectors: &["[role='option']"],
            texts: true,
            act: Some(Act::Click),
            decides: true,
            source: ARIA,
            parts: &[Landmark {
                name: "unlicensed",
                selectors: &["[data-testid='source-icon']"],
                source: SHARE,
                ..BLANK
            }],
            ..BLANK
        }],
        source: ARIA,
        ..BLANK
    }],
    source: ARIA,
    ..BLANK
};

/// A field of a work item that holds people, while it is edited: who takes part in a request, who
/// raised it, who approves it, whose it is.
pub(super) const PEOPLE_FIELD: Landmark = Landmark {
    name: "people-field",
    selectors: &[
        "[data-testid^='issue.issue-view-layout.issue-view-']:has([class*='user-picker__control'])",
        "[data-testid^='issue.views.field.user.']:has([class*='user-picker__control'])",
    ],
    needs: Some("[class*='user-picker__control']"),
    parts: &[FIELD],
    source: Source::of(
        "extensions and userscripts kept against Jira Cloud name the fields, 2023 to 2026; \
               @atlaskit/user-picker 13.9.0, rendered",
        2,
    ),
    ..BLANK
};

/// The list of watchers, while it is open: whoever is chosen in it watches at once.
pub(super) const WATCHERS: Landmark = Landmark {
    name: "watchers",
    selectors: &[
        "button[data-testid='issue.watchers.action-button.root'][aria-expanded='true']",
        "[data-testid='issue.watchers.action-button.root'] [aria-expanded='true']",
    ],
    parts: &[Landmark {
        name: "window",
        refers: Some("aria-controls"),
        parts: &[
            Landmark {
                name: "place",
                selectors: &[":scope > :not(doorward-panel)"],
                source: ARIA,
                ..BLANK
            },
            FIELD,
        ],
        source: ARIA,
        ..BLANK
    }],
    source: WATCHERS_BUTTON,
    ..BLANK
};

/// A row of any people field of Jira; a block of code in a text may be called so as well.
pub(super) const PERSON_OPTION: &str =
    "[class*='user-picker__option']:not(.ak-renderer-document *)";
