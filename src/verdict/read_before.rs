//! Files that were read on an earlier visit, as somebody put them in. What was found then counts
//! for as long as the site's list of attached files names one of that name and size (R2, R13): of
//! another version, which has another size, nobody knows what is in it.

use super::Case;
use super::content::{self, names};
use super::kept::file_digest;
use super::scale::Scale;
use super::upload::{self, Looked, Upload};
use crate::audience::fact::Files;
use crate::message::{Arg, Message};
use crate::severity::Severity;

/// How many of them are spoken of one by one.
const NAMED: usize = 3;

/// Those of a page's attached files that were read before. Of one that was put into the page on this
/// visit it is said as of that.
pub(super) fn of_page(case: &Case, files: Option<&Files>) -> Vec<Upload> {
    let Some(files) = files.filter(|_| !case.kept.files.is_empty()) else { return Vec::new() };
    let is_new = |name: &str, size: &str| {
        case.uploads.iter().any(|new| new.page && new.name == name && new.size == size)
    };
    let mut before = Vec::new();
    for (name, size) in files.names.iter().zip(&files.sizes) {
        let digest = file_digest(name, size);
        if let Some(kept) = case.kept.files.iter().find(|file| file.name == digest)
            && !is_new(name, size)
        {
            before.push(Upload { name: name.clone(), size: size.clone(), ..kept.clone() });
        }
    }
    before
}

/// Those that were put in on this visit, and these.
pub(super) fn with<'a>(put_in: &[&'a Upload], before: &'a [Upload]) -> Vec<&'a Upload> {
    put_in.iter().copied().chain(before).collect()
}

/// What they hold that is sensitive: of a few, each; of many, all together.
pub(super) fn holding(before: &[Upload], scale: &Scale<'_>) -> Vec<Message> {
    let holding: Vec<&Upload> = before.iter().filter(|file| file.holds(scale).is_some()).collect();
    if holding.len() <= NAMED {
        return upload::holding(&holding, scale);
    }
    let all = upload::evidence(&holding);
    let kept = scale.keep(&all);
    vec![Message::counted("files_held", holding.len()).with(names(scale.sensitive(&kept)))]
}

/// All that is to be said of them to whoever gives the page to somebody.
pub(super) fn lines(before: &[Upload], scale: &Scale<'_>) -> Vec<Message> {
    let mut lines = holding(before, scale);
    let is_clean = |file: &Upload| {
        file.holds(scale).is_none() && file.state == Looked::Read && !file.is_hiding()
    };
    let (mut clean, mut others) = (0, 0);
    for file in before {
        if is_clean(file) {
            clean += 1;
        } else if others < NAMED {
            others += 1;
            file.beside(scale, &mut lines);
        } else {
            // That it was not read to its end is said of each.
            lines.extend(file.gap());
        }
    }
    if clean > 0 {
        lines.push(Message::counted("files_clean", clean));
    }
    lines
}

/// The same in a finding, which is kept and holds no name: nothing where there is nothing sensitive.
pub(super) fn finding(before: &[Upload], scale: &Scale<'_>) -> Option<Message> {
    let holding: Vec<&Upload> = before.iter().filter(|file| file.holds(scale).is_some()).collect();
    let day = holding.iter().filter_map(|file| file.day).max()?;
    let all = upload::evidence(&holding);
    let kept = scale.keep(&all);
    let what: Arg = scale.sensitive(&kept).into_iter().map(content::rule_name).collect();
    Some(Message::counted("finding_in_files", holding.len()).with(what).with(Arg::Day(day)))
}

/// The most severe of what they hold.
pub(super) fn worst(before: &[Upload], scale: &Scale<'_>) -> Option<Severity> {
    let kept = before.iter().filter_map(|file| scale.worst(&scale.keep(&file.evidence)));
    kept.max()
}
