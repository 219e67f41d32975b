//! What is said when a copy of a marked page is printed, exported or copied as a
//! whole (HACK-01, R171). A reminder with the handling instruction; it stops nothing.

use crate::audience::page::PageView;
use crate::detect::{Confidence, Evidence, Family};
use crate::message::{Arg, Message};
use crate::severity::Severity;
use crate::verdict::content::page::Content;
use crate::verdict::report::{Panel, Tone};
use crate::verdict::{content, wording};

/// `None` for a page that carries no marking above OFFICIAL and no classification
/// with a guideline.
pub(super) fn reminder(content: Content<'_>, view: Option<&PageView<'_>>) -> Option<Panel> {
    let scale = content.scale;
    let marked: Vec<&Evidence> = scale
        .by_severity(content.evidence)
        .into_iter()
        .filter(|found| found.family == Family::Marking && found.confidence > Confidence::Low)
        .filter(|found| scale.severity(found) > Severity::Low)
        .collect();
    let level = view.and_then(|view| view.classification);
    let guideline = level.filter(|level| !level.guideline.is_empty());
    if marked.is_empty() && guideline.is_none() {
        return None;
    }
    let mut lines = Vec::new();
    if !marked.is_empty() {
        let names: Arg = marked.iter().map(|found| content::name(found)).collect();
        lines.push(Message::new("reminder_marked").with(names));
        lines.push(match scale.is_above_ceiling(content.evidence) {
            true => scale.advice(&marked),
            false => Message::new("reminder_advice"),
        });
    }
    lines.extend(guideline.map(wording::level));
    Some(Panel { tone: Tone::Note, title: Message::new("reminder_title"), lines })
}
