//! Observe only (A17): for the first weeks nothing is held and nothing warned of.
//! What would have been is in the list and in the event log, and the strip says
//! that it is so, because a person must not take silence for safety.

use super::report::{Badge, Panel, Report, Tone};
use crate::day;
use crate::message::{Arg, Message};
use crate::policy::Policy;

/// The report as it is on this day: without warnings while it is only observed.
pub(super) fn observed(mut report: Report, policy: &Policy, today: &str) -> Report {
    if let Some(until) = policy.observes(today) {
        observe(&mut report, until);
    }
    report
}

/// That it is only observed, with the day as a person writes it.
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
        // What could not be told is still said: it is no warning.
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
    report.settings.observes_until = Some(until.to_owned());
}
