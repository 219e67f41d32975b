//! What the file of a record is called (R30): so that it is found later, and so that every system
//! takes it.

use serde::{Deserialize, Serialize};

/// The name without a setting: `2026-11-24_CASE_March cases_v4_OFFICIAL-SENSITIVE`.
pub const TEMPLATE: &str = "{date}_{space}_{title}_v{version}_{marking}";

/// The longest name, in bytes, without its ending. Common file systems take 255.
const LONGEST: usize = 180;

/// What goes into a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// The template; [`TEMPLATE`] where it is empty.
    #[serde(default)]
    pub template: String,
    /// The day of the record, `YYYY-MM-DD`.
    #[serde(default)]
    pub date: String,
    /// The key of the space.
    #[serde(default)]
    pub space: String,
    /// The title.
    #[serde(default)]
    pub title: String,
    /// The version.
    #[serde(default)]
    pub version: String,
    /// The highest marking, empty where there is none.
    #[serde(default)]
    pub marking: String,
}

/// The name of the file, without its ending. Never empty, never with a sign that a file system
/// or a shell takes for something else; a part that is not known leaves no gap.
pub fn file_name(parts: &Parts) -> String {
    let template =
        if parts.template.trim().is_empty() { TEMPLATE } else { parts.template.as_str() };
    let mut name = template.to_owned();
    for (gap, value) in [
        ("{date}", &parts.date),
        ("{space}", &parts.space),
        ("{version}", &parts.version),
        ("{marking}", &parts.marking),
    ] {
        // `v` alone says nothing.
        if gap == "{version}" && value.is_empty() {
            name = name.replace("v{version}", "");
        }
        name = name.replace(gap, &clean(value));
    }
    let mut title = clean(&parts.title);
    // The title is what can be cut: the rest tells one record from another.
    let others = tidy(&name.replace("{title}", "")).len();
    while title.len() + others + 1 > LONGEST && title.pop().is_some() {}
    let name = tidy(&name.replace("{title}", title.trim_end()));
    let mut name = if name.is_empty() { "record".to_owned() } else { name };
    while name.len() > LONGEST && name.pop().is_some() {}
    // Names that Windows keeps for devices.
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = stem.strip_prefix("COM").or(stem.strip_prefix("LPT")).unwrap_or_default();
    let is_device = ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
        || (port.chars().count() == 1
            && port.starts_with(|c: char| c.is_ascii_digit() || "\u{b9}\u{b2}\u{b3}".contains(c)));
    if is_device { ["record-", &name].concat() } else { name }
}

/// A part with nothing in it that a file system refuses or a shell reads.
fn clean(part: &str) -> String {
    let kept: String = part
        .chars()
        .map(|c| {
            // Those of Unicode end a line, or turn the direction of what follows, its ending too.
            let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let is_refused = c.is_control() || turns || "/\\:*?\"<>|{}\u{feff}".contains(c);
            if is_refused { ' ' } else { c }
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The signs between parts, where parts are missing.
fn tidy(name: &str) -> String {
    let cleaned = clean(name);
    let parts: Vec<&str> =
        cleaned.split('_').map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join("_").trim_matches(|c: char| c == '.' || c == '-' || c == ' ').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(title: &str) -> Parts {
        Parts {
            template: String::new(),
            date: "2026-11-24".into(),
            space: "CASE".into(),
            title: title.into(),
            version: "4".into(),
            marking: "OFFICIAL-SENSITIVE".into(),
        }
    }

    /// Shows R30.
    #[test]
    fn a_name_says_what_it_is() {
        for (given, name) in [
            (parts("March cases"), "2026-11-24_CASE_March cases_v4_OFFICIAL-SENSITIVE"),
            (
                Parts { marking: String::new(), version: String::new(), ..parts("A/B: \"C\"?") },
                "2026-11-24_CASE_A B C",
            ),
            (Parts { template: "{title}".into(), ..parts("../../etc") }, "etc"),
            (Parts { template: "{title}".into(), ..parts("") }, "record"),
            (Parts { template: "{title}".into(), ..parts("con") }, "record-con"),
            (Parts { template: "{title}".into(), ..parts("aux .x") }, "record-aux .x"),
            (Parts { template: "{title}".into(), ..parts("COM\u{b9}") }, "record-COM\u{b9}"),
            (Parts { template: "{title}".into(), ..parts("a\u{2067}lmth.\u{61c}b") }, "a lmth. b"),
            (Parts { template: "{space}-{date}".into(), ..parts("") }, "CASE-2026-11-24"),
        ] {
            assert_eq!(file_name(&given), name);
        }
    }

    #[test]
    fn a_long_title_is_cut_and_the_rest_kept() {
        let name = file_name(&parts(&"ß".repeat(400)));
        assert!(name.len() <= LONGEST && name.ends_with("_v4_OFFICIAL-SENSITIVE"), "{name}");
    }

    proptest! {
        #[test]
        fn every_system_takes_it(template in ".{0,60}", title in ".{0,300}", marking in ".{0,40}") {
            let name = file_name(&Parts { template, marking, ..parts(&title) });
            prop_assert!(!name.is_empty() && name.len() <= LONGEST + 7);
            let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
            prop_assert!(!name.contains(refused), "{}", name);
            prop_assert!(!name.starts_with('.') && !name.ends_with('.'), "{}", name);
        }
    }
}
