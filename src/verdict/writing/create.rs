//! The window in which a work item is made, before anybody can see it.

use crate::message::Message;
use crate::verdict::digest::digest;
use crate::verdict::files::{upload, uploads};
use crate::verdict::question::event_of_text;
use crate::verdict::report::{Frame, Guard, Panel, Tone};
use crate::verdict::scale::Scale;
use crate::verdict::writing::written::{self, Written};
use crate::verdict::{Case, Draft, content};

/// Judges the dialog for a new work item. Its choices have no hook, so nobody can tell who will see the
/// work item, and a sensitive text asks.
pub fn guard(case: &Case, scale: &Scale<'_>, item: &Message, space: &Message) -> Option<Guard> {
    let dialog = case.snapshot.all("create-dialog").first()?;
    let summary = dialog.part("summary").first().and_then(|node| case.draft(node.n));
    let mut drafts: Vec<&Draft> = summary.into_iter().collect();
    // Description and custom fields; where there is no editor, one element is both.
    for node in ["editor", "field"].into_iter().flat_map(|part| dialog.part(part)) {
        if let Some(draft) = case.draft(node.n).filter(|_| drafts.iter().all(|d| d.n != node.n)) {
            drafts.push(draft);
        }
    }
    let put_in = uploads::put_in(case, dialog.n);
    let written = Draft::joined(&drafts);
    let evidence = upload::kept(&written.evidence, &put_in, scale);
    let sensitive = scale.sensitive(&evidence);
    let is_holding = !scale.holding(&evidence).is_empty();
    let in_title = summary.is_some_and(|draft| !scale.sensitive(&draft.evidence).is_empty());
    let mut lines = upload::holding(&put_in, scale);
    lines.extend(put_in.iter().filter_map(|upload| upload.gap()));
    if in_title {
        lines.push(Message::new("create_title").with(item.clone()));
    }
    if dialog.part("send").is_empty() {
        lines.push(Message::new("composer_no_button"));
    }
    let panel = (!sensitive.is_empty() || !lines.is_empty()).then(|| Panel {
        tone: Tone::CannotTell,
        title: match sensitive.is_empty() {
            true => lines.remove(0),
            false => Message::new("create_holds").with(content::few(&sensitive)),
        },
        lines,
    });
    let asked = is_holding.then(|| {
        Written {
            title: Message::new("create_asks").with(item.clone()),
            content: uploads::found(&written.evidence, &put_in, &sensitive, Vec::new(), scale),
            readers: vec![Message::new("create_readers").with(space.clone())],
            why: Message::new(if in_title { "finding_why_title" } else { "create_why" }),
            advice: scale.advice(&sensitive),
            ticks: vec![Message::new("create_tick").with(space.clone())],
            go_on: "create_go_on",
            key: written::key(digest("create", ""), &[], &sensitive),
            event: event_of_text(scale, &evidence, 0),
        }
        .question()
    });
    let acts = dialog.part("send").iter().map(|node| node.n).collect();
    Some(Guard {
        panel,
        frame: Some(Frame::Plain),
        pending: !written.read || !upload::are_read(&put_in),
        ..Guard::of(dialog.n, dialog.n, acts).asking(asked, &case.acknowledged)
    })
}
