//! The files attached to what is judged. Their names are read as titles are (R13); of those that were
//! not read as somebody put them in it is said that nobody looked into them.

pub(super) mod read_before;
pub mod upload;
pub(super) mod uploads;

use crate::audience::fact::Files;
use crate::detect::Evidence;
use crate::message::{Arg, Message};
use crate::verdict::content;
use crate::verdict::scale::Scale;
use upload::Upload;

/// What is said of them to whoever shares: what is in those that were put in a moment ago and in
/// those that were read `before`, what their names hold, and how many others there are.
pub(super) fn lines(
    files: Option<&Files>,
    put_in: &[&Upload],
    before: &[Upload],
    named: &[Evidence],
    scale: &Scale<'_>,
) -> Vec<Message> {
    let mut lines = upload::lines(put_in, scale);
    lines.extend(read_before::lines(before, scale));
    let Some(files) = files else { return lines };
    let is_new = |name: &&String| put_in.iter().any(|upload| upload.name == **name);
    let mut count = files.names.iter().filter(|name| !is_new(name)).count();
    count -= before.iter().filter(|file| !is_new(&&file.name)).count();
    let there = match files.more {
        true => Message::new("files_more").with(Arg::Count(count as u32)),
        false => Message::counted("files_attached", count),
    };
    let there = (count > 0).then_some(there);
    let named = scale.keep(named);
    let sensitive = scale.sensitive(&named);
    let holds = (!sensitive.is_empty())
        .then(|| Message::new("files_named").with(content::names(sensitive.iter().copied())));
    lines.extend(holds.into_iter().chain(there));
    lines
}

#[cfg(test)]
mod tests {
    use crate::detect::{Confidence, Place};
    use crate::verdict::content::labels;

    fn found(name: &str) -> Vec<String> {
        let found = labels::found(&[name.to_owned()], Place::FileName, None);
        found
            .into_iter()
            .filter(|found| found.confidence > Confidence::Low)
            .map(|found| found.rule.into_owned())
            .collect()
    }

    #[test]
    fn the_name_of_a_file_may_mark_it() {
        for name in [
            "OFFICIAL-SENSITIVE_Payroll_2026.xlsx",
            "Payroll 2026 (OFFICIAL-SENSITIVE).xlsx",
            "Payroll-2026-OFFICIAL-SENSITIVE.xlsx",
            "2026-10-04_CASE_Letter_v2_OFFICIAL-SENSITIVE.docx",
            "[OFFICIAL SENSITIVE] Payroll.docx",
            "Payroll_OFFICIAL_SENSITIVE.pdf",
            "OFFICIAL-SENSITIVE.pdf",
        ] {
            assert_eq!(found(name), ["marking-official-sensitive"], "{name}");
        }
        assert_eq!(found("Ops_plan_(SECRET).docx"), ["marking-secret"]);
        assert_eq!(found("NHS_943_476_5919_referral.pdf"), ["nhs-number"]);
    }

    #[test]
    fn an_ordinary_name_is_none() {
        for name in [
            "image-20241004-093012.png",
            "IMG_20240101_101010.jpg",
            "Screenshot 2026-01-02 at 10.11.12.png",
            "0bf1e2c4-7a6d-4a37-9a3e-0d5d5f0c2b1e.png",
            "~drawio~712020:5f8a2c~Diagram.drawio",
            "How to mark documents OFFICIAL-SENSITIVE.pdf",
            "secret-santa-2026.xlsx",
            "Official response v2.docx",
            "PXL_20260712_140233471.MP.jpg",
            "WhatsApp Image 2026-03-04 at 12.33.51.jpeg",
            "Minutes 14.03.2026.docx",
            "invoice_00482913.pdf",
            "scan0001.pdf",
        ] {
            assert_eq!(found(name), Vec::<String>::new(), "{name}");
        }
    }
}
