//! Many ways to reach people, standing together, are worth more than one
//! (R128): a list of addresses, a list of numbers.

use super::contact::{self, EMAIL, PHONE};
use crate::Confidence::{self, High, Medium};
use crate::excerpt;
use crate::order;
use crate::rule::{Rule, rule};
use crate::scan::{Finder, Found, Reasons, Scan};
use crate::{Place, Reason};

rule! {
    EMAIL_LIST = "email-list", Contact, "email";
    what: "list of e-mail addresses";
    source: "R128; Microsoft Purview counts instances the same way";
    finds: ["a.khan@north.uk, b.ito@north.uk, c.diaz@north.uk, d.roy@north.uk, e.lund@north.uk"];
    passes: [
        "a.khan@north.uk, b.ito@north.uk",
        "info@north.uk, sales@north.uk, help@north.uk, press@north.uk, jobs@north.uk, admin@north.uk",
        "a.khan@north.uk, a.khan@north.uk, a.khan@north.uk, a.khan@north.uk, a.khan@north.uk",
        "a.khan@north.uk, A.Khan@north.uk, b.ito@north.uk, B.ITO@north.uk, c.diaz@north.uk",
    ];
}
rule! {
    PHONE_LIST = "phone-list", Contact, "phone";
    what: "list of phone numbers";
    source: "R128";
    finds: [
        "07700 900461, 07700 900462, 07700 900463, 07700 900464, 07700 900465",
        "+33 3 12 34 56 71, +33 3 12 34 56 72, +33 3 12 34 56 73, +33 3 12 34 56 74, +33 3 12 34 56 75",
    ];
    passes: ["07700 900461, 07700 900462", "0300 123 4561, 0300 123 4562, 0300 123 4563, 0300 123 4564, 0300 123 4565"];
}

pub(crate) static RULES: &[&Rule] = &[&EMAIL_LIST, &PHONE_LIST];

/// How many make a list.
pub(crate) const FEW: usize = 5;
/// How many make a list beyond doubt.
pub(crate) const MANY: usize = 20;
/// How far apart two neighbours of a list may stand, in bytes; and in data, where each is in a record
/// of its own.
const GAP: usize = 160;
const RECORD: usize = 800;

/// The lists that the single finds of `scan`, in order, make together.
#[inline(never)]
pub(crate) fn lists<'t>(scan: &Scan<'t>) -> Vec<Found<'t>> {
    let mut lists = Vec::new();
    let gap = if scan.place == Place::Code { RECORD } else { GAP };
    for (single, list) in [(&EMAIL, &EMAIL_LIST), (&PHONE, &PHONE_LIST)] {
        let members: Vec<(usize, usize, &str)> = scan
            .found
            .iter()
            .filter(|f| matches!(f.finder, Finder::Rule(rule) if std::ptr::eq(rule, single)))
            .map(|f| (f.start, f.end, scan.text.get(f.start..f.end).unwrap_or_default()))
            .filter(|(.., value)| {
                if value.contains('@') {
                    contact::personal(value)
                } else {
                    contact::own_number(value)
                }
            })
            .collect();
        for run in members.chunk_by(|a, b| b.0.saturating_sub(a.1) <= gap) {
            let value = |m: &(usize, usize, &str)| u64::from(excerpt::value(m.2));
            let different = order::different(run.iter().map(value).collect());
            if let (Some(first), Some(last), Some(confidence)) =
                (run.first(), run.last(), weight(different))
            {
                let reasons = Reasons::of(&[Reason::Quantity]);
                lists.push(Found {
                    finder: Finder::Rule(list),
                    start: first.0,
                    end: last.1,
                    confidence,
                    reasons,
                });
            }
        }
    }
    lists
}

fn weight(different: usize) -> Option<Confidence> {
    match different {
        0..FEW => None,
        FEW..MANY => Some(Medium),
        _ => Some(High),
    }
}
