//! Files that somebody adds to the page, or to something being written there. The browser reads them at
//! that moment, so their content counts before anyone else gets them (R2, R13).

use crate::audience::Party;
use crate::audience::access::Access;
use crate::detect::Evidence;
use crate::message::Message;
use crate::verdict::content::page::Content;
use crate::verdict::files::upload::{Looked, Upload, are_read, evidence, lines};
use crate::verdict::kept::file_digest;
use crate::verdict::question::question;
use crate::verdict::report::{Guard, Panel, Section, Tone};
use crate::verdict::scale::Scale;
use crate::verdict::{Case, wording};

/// The files added to the page itself.
pub(in crate::verdict) fn of_page(case: &Case) -> Vec<&Upload> {
    case.uploads.iter().filter(|upload| upload.page).collect()
}

/// The files added to what is being written in this element.
pub(in crate::verdict) fn put_in(case: &Case, element: u32) -> Vec<&Upload> {
    case.uploads.iter().filter(|upload| upload.places.contains(&element)).collect()
}

/// The part of a question that lists what was found in something written: in its own `text` and in the
/// files added to it. `sensitive` is all of it that counts; `more` is what else to say of the text.
pub(in crate::verdict) fn found(
    text: &[Evidence],
    put_in: &[&Upload],
    sensitive: &[&Evidence],
    more: Vec<Message>,
    scale: &Scale<'_>,
) -> Section {
    let mut said: Vec<Message> = sensitive.iter().map(|found| wording::evidence(found)).collect();
    let is_all_in_files = scale.sensitive(text).is_empty() && more.is_empty();
    let title = match put_in {
        [] => Message::new("composer_content"),
        [one] if is_all_in_files && !sensitive.is_empty() => {
            one.beside(scale, &mut said);
            one.named("upload_what")
        }
        many => {
            said.extend(lines(many, scale));
            Message::new("interruption_content")
        }
    };
    said.extend(more);
    Section { title, lines: said }
}

/// Who from outside can open a file the moment it is added to the page. Nobody, while the page is in an
/// editor with a Publish button: pressing that asks. A live doc has no such button.
pub(in crate::verdict) fn outside(case: &Case, readers: Option<&Access>) -> Vec<Party> {
    let is_there = |landmark| !case.snapshot.all(landmark).is_empty();
    match is_there("page-body") && is_there("publish") {
        true => Vec::new(),
        false => readers.map_or_else(Vec::new, Access::outside),
    }
}

/// Judges files that wait because `outside` could open them as soon as the site has them; `None` if
/// nothing waits.
pub(in crate::verdict) fn guard(
    case: &Case,
    uploads: &[&Upload],
    content: Content<'_>,
    outside: &[Party],
) -> Option<Guard> {
    let mut picked = uploads.to_vec();
    picked.retain(|upload| upload.control.is_some());
    if picked.is_empty() || outside.is_empty() {
        return None;
    }
    let found = evidence(&picked);
    let kept = content.scale.keep(&found);
    let mut asked =
        question(outside, Content { evidence: &kept, attached: &[], earlier: &[], ..content });
    if let Some(asked) = &mut asked {
        match picked.as_slice() {
            [one] => {
                asked.evidence.title = one.named("upload_what");
                one.beside(content.scale, &mut asked.evidence.lines);
            }
            many => asked.evidence.lines.extend(lines(many, content.scale)),
        }
        asked.title = Message::counted("upload_asks", picked.len());
        asked.outsiders.title = Message::new("editor_readers");
        asked.back = Message::new("upload_back");
        asked.go_on = asked.go_on.take().map(|_| Message::new("upload_go_on"));
        // Sharing a page and giving it another file are two decisions.
        asked.key.push('u');
    }
    let acts = picked.iter().filter_map(|upload| upload.control).collect();
    Some(Guard {
        pending: !are_read(&picked),
        ..Guard::of(0, 0, acts).asking(asked, &case.acknowledged)
    })
}

/// The notice about files that `outside` can open already, because nothing could be held.
pub(in crate::verdict) fn notice(
    uploads: &[&Upload],
    scale: &Scale<'_>,
    outside: &[Party],
) -> Option<Panel> {
    let mut said = uploads.to_vec();
    said.retain(|upload| {
        upload.control.is_none() && (upload.holds(scale).is_some() || upload.is_hiding())
    });
    if outside.is_empty() || said.is_empty() {
        return None;
    }
    let found = evidence(&said);
    let kept = scale.keep(&found);
    let sensitive = scale.sensitive(&kept);
    let mut lines = lines(&said, scale);
    let who = outside.iter().map(wording::party).collect();
    lines.push(Message::new("panel_outsiders").with(wording::first(who)));
    if !sensitive.is_empty() {
        lines.push(scale.advice(&sensitive));
    }
    lines.push(Message::counted("upload_advice", said.len()));
    let (tone, title) = match sensitive.is_empty() {
        true => (Tone::Note, "upload_hiding_outside"),
        false => (Tone::Warning, "upload_outside"),
    };
    Some(Panel { tone, title: Message::counted(title, said.len()), lines })
}

/// The digest under which to keep what was found in each of [`Case::uploads`]; empty for a file that is
/// not to be kept, because it was not read or still waits for an answer.
pub(in crate::verdict) fn to_keep(case: &Case, guards: &[Guard]) -> Vec<String> {
    let digest = |upload: &Upload| {
        let waits = guards.iter().any(|guard| {
            (guard.pending || guard.interruption.is_some())
                && upload.control.is_some_and(|control| guard.acts.contains(&control))
        });
        match upload.state {
            Looked::Read | Looked::Part if !waits => file_digest(&upload.name, &upload.size),
            _ => String::new(),
        }
    };
    case.uploads.iter().map(digest).collect()
}
