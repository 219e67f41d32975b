//! The share dialog and its suggestions, which both products draw with the same component.

use super::{Act, BLANK, DIALOG, Landmark};
use crate::detect::Place;

/// The chosen in a people field.
pub(super) const RECIPIENT: Landmark = Landmark {
    name: "recipient",
    selectors: &["input[name='users'][type='hidden']"],
    attributes: &["value"],
    decides: true,
    ..BLANK
};

/// What the chosen look like, in the same order.
pub(super) const CHIP: Landmark = Landmark {
    name: "chip",
    selectors: &["[data-user-picker-multi-value]", ".fabric-user-picker__multi-value"],
    texts: true,
    decides: true,
    ..BLANK
};

/// What is written to them, which goes to them by mail.
pub(super) const MESSAGE: Landmark = Landmark {
    name: "message",
    selectors: &["textarea[name='comment']"],
    content: Some(Place::Body),
    draft: true,
    ..BLANK
};

/// The share dialog, which both products draw with the same component.
pub(super) const SHARE_DIALOG: Landmark = Landmark {
    name: "share-dialog",
    selectors: &[
        "[role='dialog']:has(form [name='users']):has(form button[type='submit'])",
        "[role='dialog']:has(#share-user-picker-field-label)",
    ],
    needs: Some(DIALOG),
    parts: &[
        Landmark {
            name: "form",
            selectors: &["form:has([name='users'])", "form"],
            act: Some(Act::Submit),
            ..BLANK
        },
        RECIPIENT,
        CHIP,
        MESSAGE,
        Landmark {
            name: "button",
            selectors: &["[data-testid='form-footer'] button", "form button[type='submit']"],
            attributes: &["type"],
            texts: true,
            act: Some(Act::Click),
            decides: true,
            ..BLANK
        },
    ],
    ..BLANK
};

/// A row of its suggestions. A heading of the text has the id that its author gives it, with words
/// that do not show (`placeholder`, rendered): no row stands in a text.
pub(super) const SHARE_ROW: &str =
    "[id^='react-select-share-option-']:not(.ak-renderer-document *)";

/// What such a row says.
pub(super) const SHARE_OPTION: Landmark = Landmark {
    name: "share-option",
    selectors: &[SHARE_ROW],
    texts: true,
    parts: &[
        Landmark {
            name: "group",
            selectors: &["[data-testid='user-picker-group-secondary-text']"],
            ..BLANK
        },
        Landmark {
            name: "team",
            selectors: &["[data-testid='user-picker-team-secondary-text']"],
            ..BLANK
        },
        Landmark { name: "unlicensed", selectors: &["[data-testid='source-icon']"], ..BLANK },
    ],
    ..BLANK
};
