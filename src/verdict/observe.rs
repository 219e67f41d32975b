//! Observe only (A17): for the first weeks nothing is held and nothing warned of.
//! What would have been is in the list and in the event log, and the strip says
//! that it is so, because a person must not take silence for safety.

use super::report::{Badge, Panel, Report, Tone};
use crate::message::Message;

/// Takes the warnings out of a report.
pub(super) fn observe(report: &mut Report, until: &str) {
    for guard in &mut report.guards {
        guard.interruption = None;
        if let Some(event) = &mut guard.event {
            event.observed = true;
        }
        // What could not be told is still said: it is no warning.
        let is_warning = |panel: &Panel| panel.tone == Tone::Warning || panel.tone == Tone::Note;
        if guard.panel.as_ref().is_some_and(is_warning) {
            guard.panel = Some(Panel {
                tone: Tone::Quiet,
                title: Message::new("observing").with(until),
                lines: Vec::new(),
            });
        }
    }
    report.reminder = None;
    if report.tone == Tone::Note {
        report.tone = Tone::Quiet;
    }
    if report.badge == Badge::Sensitive {
        report.badge = Badge::Plain;
    }
    report.strip.push(Message::new("observing").with(until));
    report.settings.observes_until = Some(until.to_owned());
}
