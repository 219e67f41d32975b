//! Observing only (A17): for the first weeks nothing is held and there are no warnings. The list of
//! findings and the event log still show what there would have been, and the strip says so: silence
//! must not be taken for safety.

use crate::day;
use crate::message::{Arg, Message};
use crate::policy::Policy;
use crate::verdict::report::{Badge, Panel, Report, Tone};

/// The report for this day, without warnings if Doorward only observes.
pub(super) fn observed(mut report: Report, policy: &Policy, today: &str) -> Report {
    if let Some(until) = policy.observes(today) {
        observe(&mut report, until);
    }
    report
}

/// That Doorward only observes, until when.
fn said(until: &str) -> Message {
    Message::new("observing").with(day::parse(until).map_or_else(|| until.into(), Arg::Day))
}

/// Takes the warnings out of a report.
fn observe(report: &mut Report, until: &str) {
    for guard in &mut report.guards {
        guard.interruption = None;
        if let Some(event) = &mut guard.event {
            event.observed = true;
        }
        // What cannot be told is no warning, so it is still said.
        let is_warning = |panel: &Panel| panel.tone == Tone::Warning || panel.tone == Tone::Note;
        if guard.panel.as_ref().is_some_and(is_warning) {
            guard.panel = Some(Panel { tone: Tone::Quiet, title: said(until), lines: Vec::new() });
        }
    }
    report.reminder = None;
    report.uploaded = None;
    report.urgent = None;
    if matches!(report.tone, Tone::Note | Tone::Warning) {
        report.tone = Tone::Quiet;
    }
    if report.badge == Badge::Sensitive {
        report.badge = Badge::Plain;
    }
    report.strip.push(said(until));
}
