//! Files that an earlier visit read as they were added. What was found then counts as long as the site
//! lists an attached file of the same name and size (R2, R13). Another size means another version, and
//! nobody knows what is in that.

use crate::audience::fact::Files;
use crate::message::{Arg, Message};
use crate::severity::Severity;
use crate::verdict::Case;
use crate::verdict::content::{self, names};
use crate::verdict::files::upload::{self, Looked, Upload};
use crate::verdict::kept::file_digest;
use crate::verdict::scale::Scale;

/// How many are described one by one.
const NAMED: usize = 3;

/// The attached files that an earlier visit read. A file added again on this visit is left out: it is
/// described as an upload.
pub(in crate::verdict) fn of_page(case: &Case, files: Option<&Files>) -> Vec<Upload> {
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

/// The uploads of this visit, and these.
pub(in crate::verdict) fn with<'a>(put_in: &[&'a Upload], before: &'a [Upload]) -> Vec<&'a Upload> {
    put_in.iter().copied().chain(before).collect()
}

/// What is sensitive in them: a line for each, or one line for all if there are many.
pub(in crate::verdict) fn holding(before: &[Upload], scale: &Scale<'_>) -> Vec<Message> {
    let holding: Vec<&Upload> = before.iter().filter(|file| file.holds(scale).is_some()).collect();
    if holding.len() <= NAMED {
        return upload::holding(&holding, scale);
    }
    let all = upload::evidence(&holding);
    let kept = scale.keep(&all);
    vec![Message::counted("files_held", holding.len()).with(names(scale.sensitive(&kept)))]
}

/// Everything to tell a person who is about to share the page.
pub(in crate::verdict) fn lines(before: &[Upload], scale: &Scale<'_>) -> Vec<Message> {
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
            // Each file that was not read to the end is named.
            lines.extend(file.gap());
        }
    }
    if clean > 0 {
        lines.push(Message::counted("files_clean", clean));
    }
    lines
}

/// The line for a finding, which is stored and so holds no names; `None` if nothing is sensitive.
pub(in crate::verdict) fn finding(before: &[Upload], scale: &Scale<'_>) -> Option<Message> {
    let holding: Vec<&Upload> = before.iter().filter(|file| file.holds(scale).is_some()).collect();
    let day = holding.iter().filter_map(|file| file.day).max()?;
    let all = upload::evidence(&holding);
    let kept = scale.keep(&all);
    let what: Arg = scale.sensitive(&kept).into_iter().map(content::rule_name).collect();
    Some(Message::counted("finding_in_files", holding.len()).with(what).with(Arg::Day(day)))
}

/// The highest severity among what they hold.
pub(in crate::verdict) fn worst(before: &[Upload], scale: &Scale<'_>) -> Option<Severity> {
    let kept = before.iter().filter_map(|file| scale.worst(&scale.keep(&file.evidence)));
    kept.max()
}
