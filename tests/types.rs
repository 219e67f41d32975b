//! The types of the scripts (`types/core.d.ts`) say what the core says: the same fields, the same
//! variants. The type checker holds the scripts against them (`jsconfig.json`).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its files has failed"
)]

use std::collections::BTreeSet;
use std::fs;

const TYPES: &str = "types/core.d.ts";
const HEADING: &str = "// ── ";

type Names = BTreeSet<String>;

/// A type of the scripts and the one of the core that it mirrors.
#[derive(Debug)]
struct Mirror {
    file: String,
    /// In the core.
    name: String,
    names: Names,
}

#[test]
fn the_types_of_the_scripts_mirror_the_core() {
    let text = read(TYPES);
    let mirrors = mirrors(&text);
    assert!(mirrors.len() > 60, "only {} types were found", mirrors.len());
    for Mirror { file, name, names } in &mirrors {
        let Some(core) = core_names(&read(file), name) else {
            panic!("{TYPES}: {file} has no `{name}`");
        };
        assert_eq!(*names, core, "{TYPES}: `{name}` of {file} is another");
    }
}

#[test]
fn what_differs_is_seen() {
    let mirrors = mirrors(
        "// ── src/a.rs ──\n\n/** `Panel`: what it shows. */\nexport interface Box {\n  tone?: \
         string;\n  lines: { text: string }[];\n}\n\nexport type Tone =\n  | 'cannot_tell'\n  | { \
         space: string };\n\nexport type Fact = unknown;\n",
    );
    assert_eq!(mirrors.len(), 2);
    assert_eq!((mirrors[0].name.as_str(), &mirrors[0].names), ("Panel", &set(&["tone", "lines"])));
    assert_eq!(
        (mirrors[1].name.as_str(), &mirrors[1].names),
        ("Tone", &set(&["cannot_tell", "space"]))
    );

    let core = "/// A.\npub struct Panel {\n    /// B.\n    pub tone: Tone,\n    #[serde(skip)]\n    \
                pub event: Event,\n    pub(super) own: u32,\n}\n\n#[serde(rename_all = \
                \"kebab-case\")]\npub enum State {\n    /// C.\n    #[default]\n    ToDo,\n    \
                Space {\n        /// D.\n        key: String,\n    },\n}\n";
    assert_eq!(core_names(core, "Panel"), Some(set(&["tone"])));
    assert_eq!(core_names(core, "State"), Some(set(&["to-do", "space"])));
    assert_eq!(core_names(core, "Pan"), None);
}

/// The types that say something of their own: fields, or the values there may be.
fn mirrors(text: &str) -> Vec<Mirror> {
    let mut found = Vec::new();
    let (mut file, mut renamed) = (String::new(), None);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix(HEADING) {
            file = heading.trim_end_matches([' ', '─']).to_owned();
        } else if let Some(comment) = line.strip_prefix("/** `") {
            renamed = comment.split('`').next().map(str::to_owned);
        } else if let Some(declared) = line.strip_prefix("export ") {
            let mut words = declared.split([' ', '{']);
            let (kind, own) = (words.next(), words.next().unwrap_or_default().to_owned());
            let names = if kind == Some("interface") {
                let body = lines.by_ref().take_while(|line| *line != "}");
                body.filter_map(field).collect()
            } else {
                let mut body = line.to_owned();
                while !body.ends_with(';') {
                    body.push_str(lines.next().unwrap());
                }
                body.split('|').filter_map(value).collect::<Names>()
            };
            let name = renamed.take().unwrap_or(own);
            if !names.is_empty() {
                found.push(Mirror { file: file.clone(), name, names });
            }
        }
    }
    found
}

/// `  tone?: string;`
fn field(line: &str) -> Option<String> {
    let (name, _) = line.strip_prefix("  ")?.split_once(':')?;
    name.starts_with(|first: char| first.is_ascii_lowercase())
        .then(|| name.trim_end_matches('?').to_owned())
}

/// `'cannot_tell'` or `{ space: string }`, with what stands before it.
fn value(part: &str) -> Option<String> {
    let (_, quoted) = part.split_once('\'').or_else(|| part.split_once("{ "))?;
    quoted.split(['\'', ':']).next().map(str::to_owned)
}

/// The fields of a struct, or the variants of an enum as they are written out.
fn core_names(source: &str, name: &str) -> Option<Names> {
    let open = |kind: &str| format!("pub {kind} {name} {{\n");
    if let Some((_, body)) = source.split_once(&open("struct")) {
        let mut is_kept = true;
        let mut names = Names::new();
        for line in body.lines().take_while(|line| *line != "}") {
            if let Some((field, _)) = line.strip_prefix("    pub ").and_then(|f| f.split_once(':'))
            {
                if is_kept {
                    names.insert(field.to_owned());
                }
                is_kept = true;
            } else if line.trim() == "#[serde(skip)]" {
                is_kept = false;
            }
        }
        return Some(names);
    }
    let (before, body) = source.split_once(&open("enum"))?;
    let attributes = before.rsplit("\n\n").next()?;
    let joint = if attributes.contains("kebab-case") { '-' } else { '_' };
    let variants = body.lines().take_while(|line| *line != "}").filter_map(|line| {
        let variant = line.strip_prefix("    ")?;
        variant.starts_with(|first: char| first.is_ascii_uppercase()).then_some(variant)
    });
    Some(variants.map(|variant| apart(variant, joint)).collect())
}

/// `NotFound(String),` as `not_found`.
fn apart(variant: &str, joint: char) -> String {
    let mut written = String::new();
    for letter in variant.chars().take_while(char::is_ascii_alphanumeric) {
        if letter.is_ascii_uppercase() && !written.is_empty() {
            written.push(joint);
        }
        written.push(letter.to_ascii_lowercase());
    }
    written
}

fn set(names: &[&str]) -> Names {
    names.iter().copied().map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}
