//! Where something is written: the editor of a page, and the composers of
//! comments, which both products draw with `@atlaskit/editor-core`.

use super::{Act, BLANK, DIALOG, FRAME, Landmark, Source};
use crate::detect::Place;

/// The editor itself.
const EDITOR_CORE: Source = Source::of("@atlaskit/editor-core 217.12.12, rendered", 3);

/// Published once, by a test of somebody's app (2024).
const PUBLISHING: Source = Source::of("end-to-end tests of an app for Confluence Cloud, 2024", 2);

/// What holds an editor and the buttons below it, of the form for comments.
macro_rules! comment_editor {
    () => {
        ":has(> .akEditor):has([data-testid='comment-save-button'])"
    };
}
pub(super) const COMMENT_EDITOR: &str = comment_editor!();

/// The button below it.
pub(super) const COMMENT_BUTTON: &str = "[data-testid='comment-save-button']";

/// What is written in, in a composer.
pub(super) const EDITOR: Landmark = Landmark {
    name: "editor",
    selectors: &[
        "[contenteditable='true'][role='textbox']",
        "[contenteditable='true']",
        "textarea",
    ],
    content: Some(Place::Body),
    draft: true,
    source: EDITOR_CORE,
    ..BLANK
};

/// Those mentioned.
pub(super) const MENTION: Landmark = Landmark {
    name: "mention",
    selectors: &["[contenteditable='true'] [data-mention-id]"],
    attributes: &["data-mention-id", "data-access-level"],
    texts: true,
    source: Source::of("@atlaskit/mention, rendered", 3),
    ..BLANK
};

/// Links.
pub(super) const LINK: Landmark = Landmark {
    name: "link",
    selectors: &["[contenteditable='true'] a[href]"],
    attributes: &["href"],
    source: EDITOR_CORE,
    ..BLANK
};

/// Files and pictures. A picture is a `media` node. A file is a `mediaInline` in a line of text;
/// on a line of its own it is a card of a `mediaGroup`, which draws no nodes for what it holds.
pub(super) const FILE: Landmark = Landmark {
    name: "file",
    selectors: &["[contenteditable='true'] :is([data-prosemirror-node-name='media'], \
         [data-prosemirror-node-name='mediaInline'], [data-prosemirror-node-name='mediaGroup'])"],
    source: Source::of("@atlaskit/editor-plugin-media 10.2.13, rendered", 3),
    ..BLANK
};

/// The button that sends.
pub(super) const SEND: Landmark = Landmark {
    name: "send",
    selectors: &["[data-testid='comment-save-button']", "button[type='submit']"],
    texts: true,
    act: Some(Act::Click),
    keys: &["Enter"],
    decides: true,
    source: EDITOR_CORE,
    ..BLANK
};

/// The comments of Confluence, below the page and beside its text.
pub(super) const CONFLUENCE_COMPOSER: Landmark = Landmark {
    name: "composer",
    // Beside the text of a page, no hook but the editor's own is published.
    selectors: &[COMMENT_EDITOR],
    needs: Some(COMMENT_BUTTON),
    attributes: &["data-testid"],
    parts: &[EDITOR, MENTION, LINK, FILE, SEND],
    calm: true,
    source: EDITOR_CORE,
    ..BLANK
};

/// The title of a page in the editor. Titles are read by more people than pages
/// are (R140).
pub(super) const PAGE_TITLE: Landmark = Landmark {
    name: "page-title",
    selectors: &[
        "textarea[name='editpages-title']",
        "#editor-title-id textarea",
        "textarea[data-test-id='editor-title']",
        "textarea[id^='livepages-title-']",
    ],
    content: Some(Place::Title),
    draft: true,
    source: FRAME,
    ..BLANK
};

/// The body of a page in the editor: it stands for the page's text, as a comment must never do.
pub(super) const PAGE_BODY: Landmark = Landmark {
    name: "page-body",
    selectors: &[
        "[data-testid='ak-editor-fp-content-area'] .ProseMirror[contenteditable='true']",
        concat!(
            ".ak-editor-content-area .ProseMirror[contenteditable='true']:not(",
            comment_editor!(),
            " *)"
        ),
    ],
    content: Some(Place::Body),
    draft: true,
    source: EDITOR_CORE,
    ..BLANK
};

/// What makes the page in the editor visible to its readers.
pub(super) const PUBLISH: Landmark = Landmark {
    name: "publish",
    selectors: &["#publish-button, [data-testid='publish-modal-update-button']"],
    texts: true,
    act: Some(Act::Click),
    // No list of today's shortcuts of the editor is published. Enter is what its
    // component sends by; the older editor published by either.
    keys: &["Enter", "s"],
    decides: true,
    source: PUBLISHING,
    ..BLANK
};

/// The dialog in which that may stand.
pub(super) const PUBLISH_MODAL: Landmark = Landmark {
    name: "publish-modal",
    selectors: &["[role='dialog']:has([data-testid='publish-modal-update-button'])"],
    needs: Some(DIALOG),
    source: PUBLISHING,
    ..BLANK
};
