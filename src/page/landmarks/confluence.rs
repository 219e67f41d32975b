//! The landmarks of Confluence.

use super::share::{CHIP, MESSAGE, RECIPIENT, SHARE_DIALOG, SHARE_OPTION};
use super::{ACCOUNT, Act, BLANK, DIALOG, Expect, FRAME, Landmark, Source, VERSION, editor};
use crate::detect::Place;

/// Role and structure, because the markup of the window is not published; the
/// ARIA relations are those of Atlassian's published components.
const WINDOW: Source = Source::of(
    "Atlassian's announcement of unified sharing, 2025; modal-dialog, popup, dropdown-menu, \
           select and toggle of @atlaskit, rendered",
    1,
);

const PADLOCK: Source = Source::of("page objects kept against Confluence Cloud, 2019 to 2023", 1);

/// A button of a window: which it is, its words say, and what stands around it.
const WINDOW_BUTTON: Landmark = Landmark {
    name: "button",
    selectors: &["button:not([aria-haspopup])"],
    attributes: &["type"],
    texts: true,
    around: true,
    act: Some(Act::Click),
    decides: true,
    source: WINDOW,
    ..BLANK
};

/// Where a panel has its place in a modal dialog.
const PLACE: Landmark = Landmark {
    name: "place",
    selectors: &[
        "form:has([name='users'])",
        "[data-testid$='--body'] > :not(doorward-panel)",
        ":scope > :has([role='combobox'])",
    ],
    source: WINDOW,
    ..BLANK
};

/// What opens a menu in a share window. The field for people opens its suggestions, which share
/// nothing yet: its id tells in one version of `@atlaskit/share`, its label in the others.
macro_rules! menu_control {
    () => {
        "[aria-haspopup]:not([id^='react-select-share-'], \
         [aria-labelledby*='share-user-picker-field-label'], .fabric-user-picker__input)"
    };
}

pub(super) const CONFLUENCE: &[Landmark] = &[
    Landmark {
        name: "title",
        selectors: &[
            "#heading-title-text",
            "[data-testid='title-text']",
            "h1[data-test-id='title-text']",
            "#title-text",
        ],
        content: Some(Place::Title),
        source: FRAME,
        ..BLANK
    },
    Landmark {
        name: "content",
        selectors: &[
            "#main-content .ak-renderer-document",
            ":not(.is-comment) > .ak-renderer-document",
            "[data-testid='pageContentRendererTestId']",
            "#main-content",
        ],
        content: Some(Place::Body),
        expect: Expect::Present,
        source: FRAME,
        ..BLANK
    },
    // Below the page and beside its text: whoever gets the page reads them too.
    Landmark {
        name: "comments",
        selectors: &[".ak-renderer-wrapper.is-comment .ak-renderer-document"],
        content: Some(Place::Body),
        source: Source::of(
            "@atlaskit/renderer 128.11.1, rendered; userscripts kept against Confluence \
                   Cloud, 2025 and 2026",
            3,
        ),
        ..BLANK
    },
    // Who is mentioned (R150): a person's account id, no words.
    Landmark {
        name: "mention",
        selectors: &[".ak-renderer-document [data-mention-id]"],
        attributes: &["data-mention-id"],
        source: Source::of("@atlaskit/renderer and @atlaskit/mention, rendered", 3),
        ..BLANK
    },
    // What takes a copy of the page out of Confluence (R171): entries of its menu.
    Landmark {
        name: "export",
        selectors: &["a[href*='exportword?'], a[href*='pdfpageexport.action?']"],
        source: Source::of("the addresses of Confluence's own exports since 2010", 2),
        ..BLANK
    },
    ACCOUNT,
    VERSION,
    Landmark {
        name: "strip-before",
        selectors: &[
            "[data-testid='object-header-container']",
            "#object-header-container-id",
            "[data-testid='grid-main-container'] > *",
            "#AkMainContent > *",
        ],
        source: FRAME,
        ..BLANK
    },
    SHARE_DIALOG,
    Landmark {
        name: "share-window",
        selectors: &[
            concat!(
                "[role='dialog']:has([name='users']):has([role='switch'], input[type='checkbox'], ",
                menu_control!(),
                ")"
            ),
            "[role='dialog']:has([role='combobox']):has([role='switch'], input[type='checkbox'])",
        ],
        needs: Some(DIALOG),
        parts: &[
            PLACE,
            RECIPIENT,
            CHIP,
            MESSAGE,
            WINDOW_BUTTON,
            Landmark {
                name: "switch",
                selectors: &["[role='switch']", "input[type='checkbox']"],
                attributes: &["checked"],
                around: true,
                act: Some(Act::Click),
                decides: true,
                source: WINDOW,
                ..BLANK
            },
            Landmark {
                name: "control",
                selectors: &[menu_control!()],
                texts: true,
                around: true,
                parts: &[Landmark {
                    name: "menu",
                    refers: Some("aria-controls"),
                    parts: &[Landmark {
                        name: "choice",
                        selectors: &[
                            "[role='menuitemradio']",
                            "[role='option']",
                            "[role='menuitem']",
                        ],
                        attributes: &["aria-checked", "aria-selected"],
                        texts: true,
                        act: Some(Act::Click),
                        decides: true,
                        source: WINDOW,
                        ..BLANK
                    }],
                    source: WINDOW,
                    ..BLANK
                }],
                source: WINDOW,
                ..BLANK
            },
        ],
        source: WINDOW,
        ..BLANK
    },
    Landmark {
        name: "restrictions-dialog",
        selectors: &["[data-test-id='restrictions-dialog-modal']"],
        parts: &[
            PLACE,
            WINDOW_BUTTON,
            Landmark {
                name: "mode",
                selectors: &["[data-test-id='restrictions-dialog.content-mode-select']"],
                texts: true,
                decides: true,
                source: PADLOCK,
                ..BLANK
            },
        ],
        source: PADLOCK,
        ..BLANK
    },
    SHARE_OPTION,
    editor::PAGE_TITLE,
    editor::PAGE_BODY,
    editor::PUBLISH,
    editor::PUBLISH_MODAL,
    editor::CONFLUENCE_COMPOSER,
    Landmark {
        name: "share-popup",
        selectors: &[
            "[data-testid='share-action-container-without-separator'] [role='dialog']:has([role='combobox'])",
            "[data-vc='share-restrict-and-copy-button'] [role='dialog']:has([role='combobox'])",
        ],
        needs: Some(DIALOG),
        source: FRAME,
        ..BLANK
    },
];
