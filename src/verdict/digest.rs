//! Names for what is remembered, which hold none of what they name: whoever reads
//! them learns neither text nor people.

use crate::audience::Party;
use crate::detect::Evidence;
use crate::verdict::content::page::Content;

/// Names a page, what is sensitive on it and how bad, and the outsiders, in whatever order
/// they stand, without holding any of them. It need not resist an attacker, who
/// would have to be in the person's own browser profile.
pub(super) fn key(content: Content<'_>, outsiders: &[&Party], sensitive: &[&Evidence]) -> String {
    let who = outsiders.iter().map(|party| digest("who", &party.value));
    let what = sensitive.iter().map(|found| {
        // What is worse than it was is another question, though something else be milder.
        worth(&found.rule, content.scale.severity(found) as u64)
    });
    let all = who.chain(what).fold(digest("page", content.page), u64::wrapping_add);
    hex(all)
}

/// Names a rule and how much it found.
pub(super) fn worth(rule: &str, much: u64) -> u64 {
    digest("what", rule).wrapping_mul(2 * much + 1)
}

/// A digest as it is kept: sixteen hexadecimal digits.
pub(super) fn hex(digest: u64) -> String {
    format!("{digest:016x}")
}

/// FNV-1a, 64 bits.
pub(super) fn digest(role: &str, text: &str) -> u64 {
    let bytes = role.bytes().chain([0]).chain(text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
