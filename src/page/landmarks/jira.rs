//! The landmarks of Jira Cloud: the view of a work item, wherever it stands, and
//! the composer of service management.

use super::editor::{COMMENT_BUTTON, COMMENT_EDITOR, EDITOR, FILE, LINK, MENTION, SEND};
use super::share::{SHARE_DIALOG, SHARE_OPTION, SHARE_ROW};
use super::{ACCOUNT, Act, BLANK, DIALOG, Landmark, Source, VERSION, jira_window};
use crate::detect::Place;

/// The view of a work item: page, panel and modal dialog hold the same view.
const VIEW: Source =
    Source::of("ten extensions and userscripts kept against Jira Cloud, 2025 and 2026", 3);

/// Custom fields as they are read.
const FIELD: Source = Source::of("one userscript for Jira Cloud", 1);

/// The two modes have no hook; see `src/page/composer.rs`.
const MODES: Source =
    Source::of("Atlassian's support pages name the modes; their markup is not published", 0);

/// The modes may stand above the composer, in what surrounds both.
const MODES_WITHIN: u8 = 4;

/// The window in which a work item is made.
const CREATE: Source =
    Source::of("extensions kept against Jira Cloud name its summary field, 2024 and 2025", 2);

/// The summary while it is written.
const WRITEABLE: Source =
    Source::of("extensions and page objects kept against Jira Cloud, 2020 to 2025", 3);

/// What sends a line that is written where it is read: the form around it, as
/// `@atlaskit/inline-edit` has one, or a button beside it.
const LINE_FORM: Landmark = Landmark {
    name: "form",
    selectors: &[
        "form:has([data-testid='issue.views.issue-base.foundation.summary.heading.writeable'])",
        "form:has(textarea[name='summary'])",
        "form:has([name^='customfield_'])",
        "[data-testid^='issue.views.field.single-line-text-inline-edit.'] form",
    ],
    outward: 5,
    act: Some(Act::Submit),
    source: Source::of("@atlaskit/inline-edit 16.4.6, rendered", 2),
    ..BLANK
};

/// The kind of what is written, where the composer has modes.
const MODE: Landmark = Landmark {
    name: "mode",
    selectors: &[":is([role='tab'], [role='radio'], [role='option'], button)\
         :not([data-testid='ak-editor-main-toolbar'] *)\
         :not([data-testid='editor-primary-toolbar'] *)\
         :not([data-testid^='comment-'])\
         :not([data-testid='issue.activity.comments-list'] *)"],
    attributes: &["aria-selected", "aria-pressed", "aria-checked", "aria-label", "aria-haspopup"],
    texts: true,
    outward: MODES_WITHIN,
    decides: true,
    source: MODES,
    ..BLANK
};

const MODE_RADIO: Landmark = Landmark {
    name: "mode-radio",
    selectors: &["input[type='radio']"],
    outward: MODES_WITHIN,
    attributes: &["checked"],
    around: true,
    decides: true,
    source: MODES,
    ..BLANK
};

const LINE_BUTTON: Landmark = Landmark {
    name: "button",
    // Beside the line itself, lest it be the button of something else.
    selectors: &[":scope > button:not([aria-haspopup])"],
    attributes: &["type", "aria-label"],
    texts: true,
    outward: 1,
    act: Some(Act::Click),
    source: Source::of("structure alone", 0),
    ..BLANK
};

pub(super) const JIRA: &[Landmark] = &[
    Landmark {
        name: "title",
        selectors: &[
            "[data-testid='issue.views.issue-base.foundation.summary.heading']",
            "[data-test-id='issue.views.issue-base.foundation.summary.heading']",
        ],
        content: Some(Place::Title),
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
    VERSION,
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
        source: Source::of("Atlassian's support pages, 2025; @atlaskit/share", 1),
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
    Landmark { selectors: &[SHARE_ROW, jira_window::PERSON_OPTION], ..SHARE_OPTION },
    Landmark {
        name: "share-popup",
        selectors: &[
            ":has(> [data-testid='share-dialog.ui.share-button']) > [role='dialog']:has([role='combobox'])",
            "[role='group']:has([data-testid='share-dialog.ui.share-button']) [role='dialog']:has([role='combobox'])",
        ],
        needs: Some(DIALOG),
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
        needs: Some(COMMENT_BUTTON),
        attributes: &["data-testid"],
        parts: &[
            EDITOR,
            MENTION,
            LINK,
            FILE,
            SEND,
            MODE,
            MODE_RADIO,
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
            "[role='dialog']:has(input[name='summary'], #summary-field)",
            "#create-issue-dialog:has(input[name='summary'])",
        ],
        parts: &[
            Landmark {
                name: "summary",
                selectors: &["input[name='summary'], #summary-field"],
                content: Some(Place::Title),
                draft: true,
                source: CREATE,
                ..BLANK
            },
            EDITOR,
            // Custom fields of text, of one line or more.
            Landmark {
                name: "field",
                selectors: &[
                    ":is(input, textarea):is([name^='customfield_'], [id^='customfield_'])\
                     :not([role='combobox'], [type='hidden'], [type='checkbox'], [type='radio'])",
                ],
                content: Some(Place::Body),
                draft: true,
                source: FIELD,
                ..BLANK
            },
            MENTION,
            LINK,
            Landmark {
                name: "send",
                selectors: &["button[type='submit']"],
                texts: true,
                act: Some(Act::Click),
                decides: true,
                source: CREATE,
                ..BLANK
            },
        ],
        calm: true,
        source: CREATE,
        ..BLANK
    },
    Landmark {
        name: "summary-edit",
        selectors: &[
            "[data-testid='issue.views.issue-base.foundation.summary.heading.writeable'] textarea",
            "[data-test-id='issue.views.issue-base.foundation.summary.heading.writeable'] textarea",
            "textarea[name='summary']",
        ],
        content: Some(Place::Title),
        draft: true,
        saves: true,
        parts: &[LINE_FORM, LINE_BUTTON],
        source: WRITEABLE,
        ..BLANK
    },
    // Work items are made in a line of a board, a backlog or a list, by Enter.
    Landmark {
        name: "card-create",
        selectors: &["textarea:is([data-testid^='platform-inline-card-create.ui.form.summary'], \
             [data-test-id^='platform-inline-card-create.ui.form.summary'])"],
        content: Some(Place::Title),
        draft: true,
        act: Some(Act::Enter),
        source: Source::of(
            "extensions and end-to-end tests kept against Jira Cloud, 2021 to 2025",
            2,
        ),
        ..BLANK
    },
    // A window over a work item in which something is written: a change of its status, a flag,
    // time that is logged.
    Landmark {
        name: "writing-window",
        selectors: &["[role='dialog']:has([contenteditable='true'], textarea)\
             :not([data-testid='issue.views.issue-details.issue-modal.modal-dialog'])\
             :not(:has(input[name='summary'], #summary-field, [name='users'], \
             [data-testid='comment-save-button'], [data-testid='link-picker'], \
             #jira-issue-header, [data-testid^='issue.views.issue-base.']))"],
        needs: Some(DIALOG),
        parts: &[
            Landmark { selectors: &["[contenteditable='true'], textarea"], ..EDITOR },
            MENTION,
            LINK,
            FILE,
            Landmark { selectors: &["[type='submit']"], ..SEND },
            Landmark { outward: 0, ..MODE },
            Landmark { outward: 0, ..MODE_RADIO },
        ],
        calm: true,
        source: Source::of("structure and role alone", 0),
        ..BLANK
    },
    // Custom fields of one line.
    Landmark {
        name: "field-edit",
        // Not in the window in which a work item is made, where a field that is left is
        // not saved.
        selectors: &["[name^='customfield_']:is(input, textarea)\
             :not([role='dialog']:has(input[name='summary'], #summary-field) *), \
             [data-testid^='issue.views.field.single-line-text.edit-view'] input, \
             [data-testid^='issue.views.field.single-line-text-inline-edit.'] input"],
        content: Some(Place::Body),
        draft: true,
        saves: true,
        parts: &[LINE_FORM, LINE_BUTTON],
        source: FIELD,
        ..BLANK
    },
    // Who is mentioned in what is there already (R150).
    Landmark {
        name: "mention",
        selectors: &[".ak-renderer-document [data-mention-id]"],
        attributes: &["data-mention-id"],
        source: Source::of("@atlaskit/renderer and @atlaskit/mention, rendered", 3),
        ..BLANK
    },
    jira_window::WATCHERS,
    jira_window::PEOPLE_FIELD,
    jira_window::OTHER_WINDOW,
];
