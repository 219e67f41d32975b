//! A page in the editor: what is in it × who could open it. It is judged when Publish is pressed or, in
//! a live doc, which has no such button, while it is typed.

use crate::audience::access::Access;
use crate::detect::Evidence;
use crate::message::Message;
use crate::page::Snapshot;
use crate::verdict::content::Reading;
use crate::verdict::content::page::Content;
use crate::verdict::question::{on_page, question};
use crate::verdict::report::{Guard, Interruption, Panel, Tone};
use crate::verdict::{Case, Draft, wording};

/// The text of a page, as it is shown or as it is being edited.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// What was found.
    pub evidence: Vec<Evidence>,
    /// What was found in the title.
    pub title: &'a [Evidence],
    /// How far it was read.
    pub reading: Reading,
}

/// The text of a case: what is in the editor, if the page is being edited.
pub fn text(case: &Case) -> Text<'_> {
    let body = drafts_of(case, "page-body");
    if body.is_empty() {
        return Text { evidence: case.evidence.clone(), title: &case.title, reading: case.reading };
    }
    let title = drafts_of(case, "page-title");
    let all: Vec<&Draft> = title.iter().chain(&body).copied().collect();
    let written = Draft::joined(&all);
    Text {
        evidence: written.evidence,
        title: title.first().map_or(&[], |draft| &draft.evidence),
        reading: if written.read { Reading::Read } else { Reading::Unfinished },
    }
}

fn drafts_of<'a>(case: &'a Case, landmark: &str) -> Vec<&'a Draft> {
    let nodes = case.snapshot.all(landmark);
    let drafts = nodes.iter().filter_map(|node| case.drafts.iter().find(|draft| draft.n == node.n));
    drafts.collect()
}

/// Judges the press on Publish or, if there is no such button, what is typed; `None` if nothing is being
/// edited.
pub fn publish(case: &Case, content: Content<'_>, readers: Option<&Access>) -> Option<Guard> {
    let snapshot = &case.snapshot;
    let buttons = snapshot.all("publish");
    if buttons.is_empty() && !is_typed(case) {
        return None;
    }
    // In the dialog if there is one; beside the button there is no room.
    let dialog = snapshot.all("publish-modal").first().map_or(0, |node| node.n);
    let acts: Vec<u32> = buttons.iter().map(|node| node.n).collect();
    let parties = readers.map_or_else(Vec::new, Access::outside);
    let mut asked = question(&parties, content);
    let Some(&form) = acts.first() else { return typed(snapshot, content, asked?) };
    if let Some(asked) = &mut asked {
        asked.title = Message::new("editor_title");
        asked.outsiders.title = Message::new("editor_readers");
        asked.go_on = asked.go_on.take().map(|_| Message::new("editor_go_on"));
        asked.back = Message::new("editor_back");
        // Sharing a page and publishing it are two decisions.
        asked.key.push('p');
    }
    // No panel: the strip above the page says it.
    Some(Guard {
        pending: content.reading == Reading::Unfinished
            || readers.is_some_and(|readers| readers.asking),
        untold: asked.is_none() && Access::is_untold(readers) && content.matters(),
        ..Guard::of(dialog, form, acts).asking(asked, &case.acknowledged)
    })
}

/// Whether anything was typed in the editor. The strip covers what was there before.
fn is_typed(case: &Case) -> bool {
    ["page-body", "page-title"]
        .into_iter()
        .any(|landmark| drafts_of(case, landmark).iter().any(|draft| !draft.same))
}

/// Says who reads what is typed into a live doc, which saves it without a press, or into an editor whose
/// button is not recognised.
fn typed(snapshot: &Snapshot, content: Content<'_>, asked: Interruption) -> Option<Guard> {
    let body = snapshot.all("page-body").first()?;
    let sensitive = content.scale.sensitive(content.evidence);
    let who = wording::first(asked.outsiders.lines);
    let panel = Panel {
        tone: Tone::Warning,
        title: Message::new("editor_typed"),
        lines: vec![
            // A domain that may have nothing is named whatever is written.
            if sensitive.is_empty() { asked.why } else { on_page(&sensitive) },
            Message::new("panel_outsiders").with(who),
            asked.advice,
            Message::new("editor_typed_why"),
        ],
    };
    Some(Guard { panel: Some(panel), event: Some(asked.event), ..Guard::of(0, body.n, Vec::new()) })
}
