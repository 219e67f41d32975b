//! The text of a page from what the site keeps of it: the Atlassian Document
//! Format, cut into the blocks that the content script would cut the drawn page
//! into, so that a page reads the same in a review as when it is open.
//!
//! Source: the published JSON schema of the format (`@atlaskit/adf-schema`). A
//! node of a kind not known here is read as a container of what is in it. What a
//! macro draws is not in the body and cannot be read from it.

use crate::detect::{Match, Place, Terms, Text};
use crate::terms;
use serde_json::Value;
use std::ops::Range;

/// A run of text that is read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The text.
    pub text: String,
    /// The headers of its column and row, or the short block before it.
    pub context: String,
    /// Where it stands.
    pub place: Place,
}

/// A short block just before is often the label of this one ("NHS number:"), as
/// in `extension/content/page/read.js`.
const LABEL_CHARACTERS: usize = 60;
const HEADER_CHARACTERS: usize = 200;
/// Groups of columns stand above the names of columns, as in `extension/content/page/headers.js`.
const HEAD_ROWS: usize = 3;
/// What a document says of a cell that is wider or taller than this is believed as far as this.
const LARGEST: u64 = 1_000;
/// Cells further to the right are under no headers.
const MOST_COLUMNS: usize = 1_000;

/// The blocks of a document, in order; `None` where it is no document of the
/// format. `document` is the text of `body.atlas_doc_format.value` (REST v2).
/// Nesting is bounded by the parser of JSON, which gives up at 128 levels.
pub fn blocks(document: &str) -> Option<Vec<Block>> {
    let document: Value = serde_json::from_str(document).ok()?;
    (document["type"] == "doc").then_some(())?;
    let mut reader = Reader { blocks: Vec::new(), label: String::new() };
    reader.block(&document, Place::Body, "");
    Some(reader.blocks)
}

/// What was found in a page as the site keeps it.
#[derive(Debug)]
pub struct Scanned {
    /// All of it, that in the title first.
    pub matches: Vec<Match>,
    /// How many of them are in the title.
    pub in_title: usize,
    /// Whether the document was one of the format, so that its text was read.
    pub is_whole: bool,
}

/// Finds what is in a title and a document, see [`blocks`].
pub fn scan(title: &str, document: &str, terms: Option<&Terms>) -> Scanned {
    let scan = |text: &str, context: &str, place| terms::scan(Text { text, context, place }, terms);
    let mut matches = scan(title, "", Place::Title);
    let in_title = matches.len();
    let body = blocks(document);
    for block in body.iter().flatten() {
        matches.extend(scan(&block.text, &block.context, block.place));
    }
    Scanned { matches, in_title, is_whole: body.is_some() }
}

/// How many of the accounts that a document mentions are looked at: more than any page mentions
/// that was written by people.
const MENTIONS: usize = 1_000;

/// The accounts that a document mentions, each once (R150), up to `MENTIONS`.
pub fn mentions(document: &str) -> Vec<String> {
    fn all(node: &Value, found: &mut Vec<String>) {
        if let ("mention", Some(id)) = (kind(node), node["attrs"]["id"].as_str())
            && found.len() < MENTIONS
            && !found.iter().any(|known| known == id)
        {
            found.push(id.to_owned());
        }
        content(node).iter().for_each(|child| all(child, found));
    }
    let mut found = Vec::new();
    // Most pages mention nobody, and need no second reading.
    if document.contains("\"mention\"")
        && let Ok(document) = serde_json::from_str::<Value>(document)
    {
        all(&document, &mut found);
    }
    found
}

struct Reader {
    blocks: Vec<Block>,
    /// The last block, where it was short.
    label: String,
}

impl Reader {
    /// Reads the text that is the node's own, then the blocks inside it.
    fn block(&mut self, node: &Value, place: Place, context: &str) {
        let mut text = String::new();
        if matches!(kind(node), "expand" | "nestedExpand") {
            self.push(node["attrs"]["title"].as_str().unwrap_or_default(), place, context);
        }
        let mut inner = Vec::new();
        let mut addresses = Vec::new();
        for child in content(node) {
            addresses.extend(address(child));
            if !inline(child, &mut text) {
                text.push(if kind(child) == "status" { ' ' } else { '\n' });
                inner.push(child);
            }
        }
        self.push(&text, place, context);
        self.blocks.extend(addresses.into_iter().map(|address| Block {
            text: address.to_owned(),
            context: String::new(),
            place: Place::Link,
        }));
        if kind(node) == "table" {
            self.table(content(node), context);
            return;
        }
        for child in inner {
            match kind(child) {
                "status" => {
                    let text = child["attrs"]["text"].as_str().unwrap_or_default();
                    self.push(text, Place::Status, context);
                }
                "heading" => self.block(child, Place::Heading, context),
                "codeBlock" => self.block(child, Place::Code, context),
                _ => self.block(child, place, context),
            }
        }
    }

    fn table(&mut self, rows: &[Value], around: &str) {
        let mut grid = Grid::default();
        let mut in_head = true;
        for (index, row) in rows.iter().enumerate() {
            let cells = content(row);
            in_head &= index < HEAD_ROWS && (index == 0 || cells.iter().all(is_header));
            // Only the first cell of a row is the header of the row.
            let first = cells.first().and_then(header);
            let placed = grid.place(cells);
            for (number, (columns, cell)) in placed.iter().zip(cells).enumerate() {
                let of_column = grid.head.get(columns.start).into_iter().flatten();
                let of_row = first.iter().filter(|_| number > 0);
                let headers: Vec<&str> = of_column.chain(of_row).map(String::as_str).collect();
                let headers = headers.join(" ");
                let context = if headers.is_empty() { around } else { &headers };
                self.block(cell, Place::Cell, context);
            }
            if in_head {
                grid.add_head(&placed, cells);
            }
        }
    }

    fn push(&mut self, text: &str, place: Place, context: &str) {
        let text = text.trim();
        let context = if context.is_empty() { &self.label } else { context };
        if !text.is_empty() {
            self.blocks.push(Block { text: text.to_owned(), context: context.to_owned(), place });
        }
        let is_short = text.chars().nth(LABEL_CHARACTERS).is_none();
        self.label = if is_short { text.to_owned() } else { String::new() };
    }
}

/// The columns of a table: a cell may be wider or taller than one.
#[derive(Default)]
struct Grid {
    /// For each column, how many rows from the next one on a cell from above reaches into.
    taken: Vec<u64>,
    /// The headers of each column, from the top.
    head: Vec<Vec<String>>,
}

impl Grid {
    /// Which columns each cell of the next row is in.
    fn place(&mut self, cells: &[Value]) -> Vec<Range<usize>> {
        let before = std::mem::take(&mut self.taken);
        let mut taken: Vec<u64> = before.iter().map(|rows| rows.saturating_sub(1)).collect();
        let mut next = 0;
        let mut place = |cell: &Value| {
            let span = |name: &str| cell["attrs"][name].as_u64().unwrap_or(1).clamp(1, LARGEST);
            while before.get(next).is_some_and(|rows| *rows > 0) {
                next += 1;
            }
            let end = (next + span("colspan") as usize).min(MOST_COLUMNS);
            let columns = next.min(end)..end;
            next = end;
            taken.resize(taken.len().max(next), 0);
            taken[columns.clone()].fill(span("rowspan") - 1);
            columns
        };
        let placed = cells.iter().map(&mut place).collect();
        self.taken = taken;
        placed
    }

    fn add_head(&mut self, placed: &[Range<usize>], cells: &[Value]) {
        for (columns, cell) in placed.iter().zip(cells) {
            self.head.resize(self.head.len().max(columns.end), Vec::new());
            if let Some(header) = header(cell) {
                for said in &mut self.head[columns.clone()] {
                    said.push(header.clone());
                }
            }
        }
    }
}

fn is_header(cell: &Value) -> bool {
    kind(cell) == "tableHeader"
}

/// Adds what a node within a line says; false where it is no such node.
fn inline(node: &Value, text: &mut String) -> bool {
    let attribute = |name: &str| node["attrs"][name].as_str().unwrap_or_default();
    match kind(node) {
        "text" => text.push_str(node["text"].as_str().unwrap_or_default()),
        "hardBreak" => text.push('\n'),
        "mention" | "emoji" => text.push_str(attribute("text")),
        // A card is drawn as the title of what it leads to, see `address`.
        "inlineCard" | "placeholder" => {}
        "date" => text.push_str(&day(&node["attrs"]["timestamp"])),
        _ => return false,
    }
    true
}

/// Where a node leads to another site, and is drawn as something else.
fn address(node: &Value) -> Option<&str> {
    let leads = match kind(node) {
        "text" => {
            let marks = node["marks"].as_array()?;
            let link = marks.iter().find(|mark| kind(mark) == "link")?;
            link["attrs"]["href"].as_str().filter(|leads| node["text"] != **leads)
        }
        "inlineCard" | "blockCard" | "embedCard" => node["attrs"]["url"].as_str(),
        _ => None,
    };
    leads.filter(|leads| leads.contains("://"))
}

/// The text of a header cell.
fn header(cell: &Value) -> Option<String> {
    fn all(node: &Value, text: &mut String) {
        for child in content(node) {
            if !inline(child, text) {
                text.push_str(child["attrs"]["text"].as_str().unwrap_or_default());
                all(child, text);
            }
        }
    }
    if !is_header(cell) {
        return None;
    }
    let mut text = String::new();
    all(cell, &mut text);
    Some(text.trim().chars().take(HEADER_CHARACTERS).collect())
}

/// A date as it is drawn, in ISO 8601; the format keeps milliseconds since 1970
/// at midnight UTC, as a string. Empty where it is none.
fn day(timestamp: &Value) -> String {
    let number = timestamp.as_i64().or_else(|| timestamp.as_str()?.parse().ok());
    let Some(days) = number.map(|milliseconds| milliseconds.div_euclid(86_400_000)) else {
        return String::new();
    };
    // Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn kind(node: &Value) -> &str {
    node["type"].as_str().unwrap_or_default()
}

fn content(node: &Value) -> &[Value] {
    node["content"].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(content: Value) -> Vec<(String, String, Place)> {
        let document = json!({"version": 1, "type": "doc", "content": content});
        let blocks = blocks(&document.to_string()).unwrap();
        blocks.into_iter().map(|block| (block.text, block.context, block.place)).collect()
    }

    fn text(text: &str) -> Value {
        json!({"type": "text", "text": text})
    }

    fn node(kind: &str, content: Value) -> Value {
        json!({"type": kind, "content": content})
    }

    fn block(text: &str, context: &str, place: Place) -> (String, String, Place) {
        (text.to_owned(), context.to_owned(), place)
    }

    #[test]
    fn a_line_is_one_text_whatever_it_is_made_of() {
        let line = json!([
            text("Born "), {"type": "date", "attrs": {"timestamp": "-595728000000"}},
            {"type": "hardBreak"}, {"type": "mention", "attrs": {"id": "1", "text": "@Dana"}},
            {"type": "status", "attrs": {"text": "OFFICIAL"}}, text(".")
        ]);
        assert_eq!(
            read(json!([node("paragraph", line)])),
            [
                block("Born 1951-02-15\n@Dana .", "", Place::Body),
                block("OFFICIAL", "Born 1951-02-15\n@Dana .", Place::Status),
            ]
        );
    }

    #[test]
    fn a_cell_is_read_under_its_headers() {
        let cell =
            |kind: &str, words: &str| node(kind, json!([node("paragraph", json!([text(words)]))]));
        let rows = json!([
            node(
                "tableRow",
                json!([cell("tableHeader", "Name"), cell("tableHeader", "NHS number")])
            ),
            node(
                "tableRow",
                json!([cell("tableHeader", "Harriet"), cell("tableCell", "999 417 3529")])
            ),
        ]);
        let found = read(json!([node("table", rows)]));
        assert_eq!(found[3], block("999 417 3529", "NHS number Harriet", Place::Cell));
        assert_eq!(found[2].1, "Name");
    }

    /// In both, a place in the row is not the place of the column.
    #[test]
    fn a_cell_stands_below_its_headers_where_cells_are_merged() {
        let cell = |kind: &str, words: &str, attrs: Value| json!({"type": kind, "attrs": attrs, "content": [node("paragraph", json!([text(words)]))]});
        let head = |words: &str, attrs| cell("tableHeader", words, attrs);
        let plain = |words: &str| cell("tableCell", words, json!({}));
        let row = |cells: Value| node("tableRow", cells);
        let found = read(json!([node(
            "table",
            json!([
                row(json!([
                    head("Team", json!({"rowspan": 2})),
                    head("People", json!({"colspan": 2}))
                ])),
                row(json!([head("Name", json!({})), head("NHS number", json!({}))])),
                row(json!([
                    cell("tableCell", "North", json!({"rowspan": 2})),
                    plain("A"),
                    plain("1")
                ])),
                row(json!([plain("B"), plain("2")])),
            ])
        )]));
        let context = |words: &str| {
            found.iter().find(|(text, ..)| text == words).map(|(_, context, _)| context.as_str())
        };
        assert_eq!(context("1"), Some("People NHS number"));
        assert_eq!(context("2"), Some("People NHS number"));
        assert_eq!(context("B"), Some("People Name"));
        assert_eq!(context("North"), Some("Team"));
        // What no browser would draw takes no memory.
        let wide = row(json!([head("x", json!({"colspan": u64::MAX, "rowspan": u64::MAX}))]));
        read(json!([node("table", json!([wide.clone(), wide]))]));
    }

    #[test]
    fn a_short_block_is_the_label_of_the_next() {
        let line = |words: &str| node("paragraph", json!([text(words)]));
        let found = read(json!([
            line("NHS number:"),
            line("999 417 3529"),
            line(&"x".repeat(61)),
            line("y")
        ]));
        assert_eq!(found[1].1, "NHS number:");
        assert_eq!(found[3].1, "");
    }

    /// Shows R2, R13.
    #[test]
    fn where_a_link_leads_is_read_beside_what_is_drawn_of_it() {
        let leads = |words: &str, href: &str| json!({"type": "text", "text": words, "marks": [{"type": "strong"}, {"type": "link", "attrs": {"href": href}}]});
        let to = "https://north.example/a?b=1";
        let found = read(json!([
            node(
                "paragraph",
                json!([text("See "), leads("here", to), text("; "), leads(to, to), leads("up", "/wiki/x"),
                    {"type": "inlineCard", "attrs": {"url": "https://north.example/c"}}])
            ),
            {"type": "blockCard", "attrs": {"url": "https://north.example/d"}},
        ]));
        assert_eq!(
            found,
            [
                block("https://north.example/d", "", Place::Link),
                block(&format!("See here; {to}up"), "", Place::Body),
                block(to, "", Place::Link),
                block("https://north.example/c", "", Place::Link),
            ]
        );
    }

    #[test]
    fn what_is_unfolded_headed_or_code_keeps_its_place() {
        let found = read(json!([
            {"type": "expand", "attrs": {"title": "Details"}, "content": [node("paragraph", json!([text("in")]))]},
            {"type": "heading", "attrs": {"level": 2}, "content": [text("Head")]},
            node("codeBlock", json!([text("let x;")])),
            node("somethingNew", json!([node("paragraph", json!([text("kept")]))])),
        ]));
        let places: Vec<_> = found.iter().map(|(text, _, place)| (text.as_str(), *place)).collect();
        assert_eq!(
            places,
            [
                ("Details", Place::Body),
                ("in", Place::Body),
                ("Head", Place::Heading),
                ("let x;", Place::Code),
                ("kept", Place::Body),
            ]
        );
    }

    #[test]
    fn whoever_is_mentioned_is_found_once() {
        let mention = |id: &str| json!({"type": "mention", "attrs": {"id": id, "text": "@Dana"}});
        let line = node("paragraph", json!([mention("1"), text(" and "), mention("2")]));
        let document = node("doc", json!([line, node("table", json!([mention("1")]))]));
        assert_eq!(mentions(&document.to_string()), ["1", "2"]);
        assert!(mentions("{\"type\":\"mention\"").is_empty());
        let many: Vec<Value> = (0..3_000).map(|n| mention(&n.to_string())).collect();
        assert_eq!(mentions(&node("doc", json!(many)).to_string()).len(), MENTIONS);
    }

    #[test]
    fn nothing_malformed_is_taken_for_an_empty_page() {
        for document in
            ["", "null", "[]", "{}", "{\"type\":\"doc\"", "<p>storage</p>", "{\"type\":7}"]
        {
            assert_eq!(blocks(document), None, "{document}");
        }
        assert_eq!(blocks("{\"type\":\"doc\",\"content\":7}"), Some(vec![]));
        let deep = ["{\"type\":\"doc\",\"content\":[".repeat(5_000), "]}".repeat(5_000)].concat();
        assert_eq!(blocks(&deep), None);
    }

    #[test]
    fn dates_are_right_on_both_sides_of_1970() {
        for (timestamp, expected) in [
            (json!("0"), "1970-01-01"),
            (json!("-1"), "1969-12-31"),
            (json!("951782400000"), "2000-02-29"),
            (json!(1_774_569_600_000_i64), "2026-03-27"),
            (json!("tomorrow"), ""),
            (json!(null), ""),
            (json!(i64::MIN), "-292275055-05-16"),
        ] {
            assert_eq!(day(&timestamp), expected, "{timestamp}");
        }
    }
}
