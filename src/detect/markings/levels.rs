//! The levels of the schemes: where a text lists several of them, it speaks of each and bears none.

use super::begins;
use super::words::COLOURS;
use crate::scan::Scan;
use crate::words::same;

/// Whether it is a colour of the Traffic Light Protocol, which goes with any level.
fn coloured(level: &[u8]) -> bool {
    level.get(..3).is_some_and(|mark| mark.eq_ignore_ascii_case(b"TLP"))
}

/// Different levels in one line, or different colours: a list, a mention of each.
#[inline(never)]
pub(super) fn levels_listed(line: &[u8]) -> bool {
    let mut firsts: [Option<&[u8]>; 2] = [None; 2];
    let mut at = 0;
    while at < line.len() {
        let Some(length) = level_at(&line[at..]) else {
            at += 1;
            continue;
        };
        let level = &line[at..at + length];
        match &mut firsts[usize::from(coloured(level))] {
            Some(first) if !first.eq_ignore_ascii_case(level) => return true,
            first => *first = Some(level),
        }
        at += length;
    }
    false
}

/// How far up and down lines are looked at for other levels, in bytes.
const LIST: usize = 500;

/// Whether lines near the one at `start` begin with other levels, or other colours, as a guide to
/// them has it: two on neighbouring lines, or three of them. Messages below one another may begin
/// with two as well, further apart.
#[inline(never)]
pub(super) fn lines_listed(scan: &Scan, start: usize) -> bool {
    let own = first_level(&scan.bytes[start..scan.bytes.len().min(start + 48)]);
    let Some(own) = own else { return false };
    let below = scan.bytes[start..scan.bytes.len().min(start + LIST)].split(|b| *b == b'\n');
    let above = scan.bytes[start.saturating_sub(LIST)..start].rsplit(|b| *b == b'\n');
    let mut other: Option<&[u8]> = None;
    // The first line is the marking's own, below, and what stands before it in a row, above.
    let near = |(away, line)| first_level(line).map(|level| (away, level));
    below.enumerate().skip(1).filter_map(near).chain(above.enumerate().filter_map(near)).any(
        |(away, level)| {
            let alike = |one: &[u8]| same(one, level);
            if coloured(level) != coloured(own) || alike(own) {
                return false;
            }
            let second = other.is_some_and(|other| !alike(other));
            other = Some(level);
            away == 1 || second
        },
    )
}

/// The level that a line begins with, after a bullet or a number, written as a marking is.
#[inline(never)]
fn first_level(line: &[u8]) -> Option<&[u8]> {
    let lead = line.iter().take(12).take_while(|b| !b.is_ascii_uppercase()).count();
    let text = line.get(lead..).filter(|text| !text.is_empty())?;
    let level = &text[..level_at(text)?];
    let bullet = line[..lead].iter().filter(|b| b.is_ascii_lowercase()).count() < 2;
    (bullet && (level[1].is_ascii_uppercase() || level.len() > 12)).then_some(level)
}

#[inline(never)]
pub(super) fn level_at(text: &[u8]) -> Option<usize> {
    const LEVELS: &[&str] = &[
        "OFFICIAL-SENSITIVE",
        "OFFICIAL SENSITIVE",
        "OFFICIAL: SENSITIVE",
        "OFFICIAL:SENSITIVE",
        "OFFICIAL - SENSITIVE",
        "OFFICIAL",
        "TOP SECRET",
        "TOP-SECRET",
        "SECRET",
        "RESTRICTED",
        "CONFIDENTIAL",
        "PROTECT",
    ];
    // Most places are out by their first letter; the commonest level goes on
    // with an S, sooner or later, or not at all.
    let first = text[0].to_ascii_uppercase();
    if !b"ORTSCP".contains(&first) {
        return None;
    }
    if first == b'O' && !text.iter().skip(8).take(4).any(|b| b | 0x20 == b's') {
        return begins(text, "OFFICIAL").then_some(8);
    }
    if coloured(text) {
        let sign = text[3..].iter().take(2).take_while(|b| b": -".contains(b)).count();
        let colour = COLOURS.iter().find(|c| sign > 0 && begins(&text[3 + sign..], c))?;
        return Some(3 + sign + colour.len());
    }
    LEVELS.iter().find(|l| begins(text, l)).map(|l| l.len())
}
