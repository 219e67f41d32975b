//! The landmarks of Jira Cloud: the view of a work item, wherever it stands, and
//! the composer of service management.

use super::editor::{COMMENT_EDITOR, EDITOR, LINK, MENTION, SEND};
use super::{ACCOUNT, Act, BLANK, Expect, Landmark, SHARE_DIALOG, SHARE_OPTION, Source};
use crate::detect::Place;

/// The view of a work item: page, panel and modal dialog hold the same view.
const VIEW: Source = Source {
    seen: "ten extensions and userscripts kept against Jira Cloud, 2025 and 2026",
    stars: 3,
};

/// Custom fields as they are read.
const FIELD: Source = Source { seen: "one userscript for Jira Cloud", stars: 1 };

/// The two modes have no hook; see `src/page/composer.rs`.
const MODES: Source = Source {
    seen: "Atlassian's support pages name the modes; their markup is not published",
    stars: 0,
};

/// The modes may stand above the composer, in what surrounds both.
const MODES_WITHIN: u8 = 4;

/// Windows in which people or permissions are added have no hook at all.
const WINDOWS: Source = Source { seen: "structure and role alone", stars: 0 };

pub(super) const JIRA: &[Landmark] = &[
    Landmark {
        name: "title",
        selectors: &[
            "[data-testid='issue.views.issue-base.foundation.summary.heading']",
            "[data-test-id='issue.views.issue-base.foundation.summary.heading']",
        ],
        content: Some(Place::Title),
        expect: Expect::Present,
        source: VIEW,
        ..BLANK
    },
    Landmark {
        name: "content",
        selectors: &[
            "[data-testid='issue.views.field.rich-text.description'] .ak-renderer-document",
            "[data-testid='issue.views.field.rich-text.description']",
        ],
        content: Some(Place::Body),
        source: VIEW,
        ..BLANK
    },
    Landmark {
        name: "comments",
        selectors: &[
            "[data-testid^='issue-comment-base.ui.comment.ak-comment.'][data-testid$='-body']",
            "[data-testid^='comment-base-item-'] .ak-renderer-document",
            "[data-testid='issue.activity.comments-list']",
        ],
        content: Some(Place::Body),
        source: VIEW,
        ..BLANK
    },
    Landmark {
        name: "fields",
        selectors: &[
            "[data-testid^='issue.views.field.'][data-testid*='read-view.customfield_'], \
             [data-testid^='issue.views.field.rich-text.customfield_']",
        ],
        content: Some(Place::Body),
        source: FIELD,
        ..BLANK
    },
    ACCOUNT,
    Landmark {
        name: "item-key",
        selectors: &[
            "[data-testid='issue.views.issue-base.foundation.breadcrumbs.current-issue.item']",
        ],
        texts: true,
        source: VIEW,
        ..BLANK
    },
    // Whether the site says "issue" and "project", or "work item" and "space".
    Landmark {
        name: "naming",
        selectors: &[
            "nav a[href^='/jira/projects'], nav a[href^='/jira/spaces'], nav a[href^='/issues'], \
             nav a[href^='/jira/issues'], #jira-issue-header-actions button[aria-label]",
        ],
        attributes: &["aria-label"],
        texts: true,
        source: Source { seen: "Atlassian's support pages, 2025; @atlaskit/share", stars: 1 },
        ..BLANK
    },
    Landmark {
        name: "strip-before",
        selectors: &[
            "[role='dialog'] #jira-issue-header",
            "#jira-issue-header",
            "[data-testid='issue-view-sticky-header-container.sticky-header']",
            "#jira-frontend > *",
        ],
        source: VIEW,
        ..BLANK
    },
    SHARE_DIALOG,
    SHARE_OPTION,
    Landmark {
        name: "share-popup",
        selectors: &[
            ":has(> [data-testid='share-dialog.ui.share-button']) > [role='dialog']:has([role='combobox'])",
            "[role='group']:has([data-testid='share-dialog.ui.share-button']) [role='dialog']:has([role='combobox'])",
        ],
        source: VIEW,
        ..BLANK
    },
    Landmark {
        name: "composer",
        selectors: &[
            ":is([data-testid='issue.activity.comment'], [data-test-id='issue.activity.comment'], \
             [data-testid^='comment-base-item-'], \
             [data-testid='issue.views.field.rich-text.editor-container'])\
             :has([contenteditable='true'], textarea):has([data-testid='comment-save-button'])",
            COMMENT_EDITOR,
        ],
        attributes: &["data-testid"],
        parts: &[
            EDITOR,
            MENTION,
            LINK,
            SEND,
            Landmark {
                name: "mode",
                selectors: &[":is([role='tab'], [role='radio'], [role='option'], button)\
                     :not([data-testid='ak-editor-main-toolbar'] *)\
                     :not([data-testid='editor-primary-toolbar'] *)\
                     :not([data-testid^='comment-'])\
                     :not([data-testid='issue.activity.comments-list'] *)"],
                attributes: &[
                    "aria-selected",
                    "aria-pressed",
                    "aria-checked",
                    "aria-label",
                    "aria-haspopup",
                ],
                texts: true,
                outward: MODES_WITHIN,
                decides: true,
                source: MODES,
                ..BLANK
            },
            Landmark {
                name: "mode-radio",
                selectors: &["input[type='radio']"],
                outward: MODES_WITHIN,
                attributes: &["checked"],
                around: true,
                decides: true,
                source: MODES,
                ..BLANK
            },
            Landmark {
                name: "restricted",
                selectors: &[
                    "[data-testid='issue-comment-base.ui.comment.custom-comment.restricted-to']",
                ],
                source: VIEW,
                ..BLANK
            },
        ],
        calm: true,
        source: VIEW,
        ..BLANK
    },
    Landmark {
        name: "create-dialog",
        selectors: &[
            "[role='dialog']:has(input[name='summary'])",
            "#create-issue-dialog:has(input[name='summary'])",
        ],
        parts: &[
            Landmark {
                name: "summary",
                selectors: &["input[name='summary']"],
                content: Some(Place::Title),
                draft: true,
                source: WINDOWS,
                ..BLANK
            },
            EDITOR,
            MENTION,
            LINK,
            Landmark {
                name: "send",
                selectors: &["button[type='submit']"],
                texts: true,
                act: Some(Act::Click),
                decides: true,
                source: WINDOWS,
                ..BLANK
            },
        ],
        calm: true,
        source: WINDOWS,
        ..BLANK
    },
    // Other windows in which somebody is chosen: people added to a space, a filter,
    // dashboard or board shared. Nothing in them is published.
    Landmark {
        name: "other-window",
        selectors: &["[role='dialog']:has([role='combobox']):not(:has(input[name='summary']))\
             :not(:has(form [name='users'])):not(:has([data-testid='link-picker'])):not([data-testid='issue.views.issue-details.issue-modal.modal-dialog'])"],
        source: WINDOWS,
        ..BLANK
    },
];
