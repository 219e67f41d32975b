//! `docs/rules.md` is written from the rules; this test says when it is stale,
//! and `UPDATE=1 cargo test --test detect_docs` writes it anew.

use doorward::detect::{Family, Rule, rules};
use std::fmt::Write;

const FAMILIES: [(Family, &str); 6] = [
    (Family::Marking, "Markings and handling instructions"),
    (Family::GovId, "Identifiers issued by a government"),
    (Family::Personal, "Other facts about a person"),
    (Family::Contact, "Ways to reach a person"),
    (Family::Financial, "Cards and accounts"),
    (Family::Secret, "Keys, tokens and passwords"),
];

fn document() -> String {
    let of = |family| rules().filter(move |rule: &&Rule| rule.family == family);
    let mut page = String::from(
        "# What Doorward looks for\n\n\
         Written from the rules themselves by `tests/detect_docs.rs`; change the rule, not this page.\n\n\
         | family | rules |\n|---|---|\n",
    );
    for (family, title) in FAMILIES {
        let _ = writeln!(page, "| {title} | {} |", of(family).count());
    }
    let _ = writeln!(page, "| **together** | **{}** |", rules().count());
    page.push_str(
        "\nEvery rule carries texts that it must find something in and texts that it must not, \
         and a test runs them. An organisation's own terms are looked for in the same pass: see [terms.md](terms.md).\n",
    );
    for (family, title) in FAMILIES {
        let _ = write!(
            page,
            "\n## {title}\n\n| rule | finds | kind | where it is published |\n|---|---|---|---|\n"
        );
        for rule in of(family) {
            let _ = writeln!(
                page,
                "| `{}` | {} | `{}` | {} |",
                rule.id, rule.card.what, rule.kind, rule.card.source
            );
        }
    }
    page
}

#[test]
fn the_document_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let document = document();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &document).expect("the document is written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == document, "docs/rules.md is stale: UPDATE=1 cargo test --test detect_docs");
}

#[test]
fn every_family_with_rules_is_in_it() {
    assert!(rules().all(|rule| FAMILIES.iter().any(|(family, _)| *family == rule.family)));
}
