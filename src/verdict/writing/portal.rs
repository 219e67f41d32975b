//! What is written in the customer portal: the form of a new request, and what is
//! added to one.
//!
//! It goes to the organisation that runs the portal, which may not be one's own, and to everyone
//! that the request is shared with. No interface lists who works on requests, and nothing says
//! whose site it is. So a sensitive text always asks. It is stopped only if somebody from outside
//! is named on the request (A9).

use crate::audience::Party;
use crate::audience::jira::ItemView;
use crate::message::Message;
use crate::page::{Node, Snapshot};
use crate::verdict::content;
use crate::verdict::digest::digest;
use crate::verdict::files::{upload, uploads};
use crate::verdict::question::{event_of_text, forewarning, stop};
use crate::verdict::report::{Frame, Guard, Panel, Tone};
use crate::verdict::scale::Scale;
use crate::verdict::writing::written::{self, Written};
use crate::verdict::{Case, Draft, wording};

/// Whether the page has something to write in.
pub fn is_written(snapshot: &Snapshot) -> bool {
    !snapshot.all("portal-field").is_empty() || !snapshot.all("portal-composer").is_empty()
}

/// Whether the page has something to write in that is in no form that Doorward recognises.
pub fn is_unrecognised(snapshot: &Snapshot) -> bool {
    !snapshot.all("portal-field").is_empty() && snapshot.all("portal-composer").is_empty()
}

/// Judges the forms that are open; `view` is the request, if there is one.
pub fn guards(case: &Case, scale: &Scale<'_>, view: Option<&ItemView<'_>>) -> Vec<Guard> {
    let forms = case.snapshot.all("portal-composer").iter();
    forms.map(|form| guard(form, case, scale, view)).collect()
}

fn guard(form: &Node, case: &Case, scale: &Scale<'_>, view: Option<&ItemView<'_>>) -> Guard {
    let drafts = |part: &str| -> Vec<&Draft> {
        let nodes = form.part(part).iter();
        nodes.filter_map(|node| case.draft(node.n)).collect()
    };
    let title = drafts("summary");
    let all: Vec<&Draft> = title.iter().copied().chain(drafts("editor")).collect();
    let put_in = uploads::put_in(case, form.n);
    let written = Draft::joined(&all);
    let evidence = upload::kept(&written.evidence, &put_in, scale);
    let sensitive = scale.sensitive(&evidence);
    let in_title = title.iter().any(|draft| !scale.sensitive(&draft.evidence).is_empty());
    // Nobody lists who works on requests, so only those named on this one count.
    let members = view.into_iter().flat_map(|view| &view.view.page.members);
    let named: Vec<Party> = members.map(|member| member.party.clone()).collect();
    let mut interruption = scale.holds(&named, &evidence).then(|| {
        Written {
            title: Message::new("portal_asks"),
            content: uploads::found(&written.evidence, &put_in, &sensitive, Vec::new(), scale),
            readers: readers(view),
            why: Message::new("portal_why"),
            advice: scale.advice(&sensitive),
            ticks: vec![Message::new("portal_tick")],
            go_on: "composer_go_on",
            key: written::key(digest("portal", &case.snapshot.url), &named, &sensitive),
            event: event_of_text(scale, &evidence, 0),
        }
        .question()
    });
    if let Some(asked) = &mut interruption {
        stop(asked, scale, &named, &evidence);
    }
    let is_known = interruption.as_ref().is_some_and(|asked| asked.is_among(&case.acknowledged));
    let acts: Vec<u32> = form.part("send").iter().map(|send| send.n).collect();
    let mut lines: Vec<Message> = forewarning(interruption.as_ref()).into_iter().collect();
    lines.extend(upload::lines(&put_in, scale));
    if in_title {
        lines.push(Message::new("create_title").with(Message::new("portal_request")));
    }
    if is_known {
        lines.push(Message::new("composer_acknowledged"));
    }
    if acts.is_empty() {
        lines.push(Message::new("composer_no_button"));
    }
    let is_said = !sensitive.is_empty() || !lines.is_empty();
    let panel = is_said.then(|| Panel {
        tone: if interruption.is_some() { Tone::Warning } else { Tone::CannotTell },
        title: match sensitive.is_empty() {
            true => Message::new("portal_sentence"),
            false => Message::new("portal_holds").with(content::few(&sensitive)),
        },
        lines,
    });
    Guard {
        panel,
        frame: Some(Frame::Plain),
        pending: !written.read || !upload::are_read(&put_in),
        ..Guard::of(form.n, form.n, acts).asking(interruption, &case.acknowledged)
    }
}

/// Everyone who will read it, as far as is known.
fn readers(view: Option<&ItemView<'_>>) -> Vec<Message> {
    let members = view.into_iter().flat_map(|view| &view.view.page.members);
    let organisations = view.map_or(&[][..], ItemView::organisations);
    std::iter::once(Message::new("portal_staff"))
        .chain(members.map(|member| wording::party(&member.party)))
        .chain(wording::customers_of(organisations))
        .chain(
            view.is_some_and(ItemView::hides_organisations)
                .then(|| Message::new("portal_gap_organisations")),
        )
        .collect()
}
