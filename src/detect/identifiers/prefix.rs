//! The characters that a judge of numbers looks at, and what the words before them say.

use crate::scan::Scan;
use crate::words::{Words, has_word, words};

/// The first groups of a phrase, taken as a whole.
pub(crate) struct Prefix<'p> {
    pub compact: &'p [u8],
    pub lengths: &'p [u8],
    pub separators: &'p [u8],
    pub start: usize,
    pub end: usize,
    pub lower: bool,
    /// Whether it stands by itself on both sides.
    pub free: bool,
}

impl Prefix<'_> {
    pub fn all_digits(&self) -> bool {
        self.compact.iter().all(u8::is_ascii_digit)
    }
}

/// Whether the words just before say that the number is something else.
pub(crate) fn other_number(scan: &Scan, prefix: &Prefix) -> bool {
    const OTHER: Words = words![
        "order",
        "ticket",
        "tracking",
        "track",
        "isbn",
        "issn",
        "ean",
        "gtin",
        "upc",
        "barcode",
        "sku",
        "invoice",
        "serial",
        "version",
        "build",
        "timestamp",
        "time",
        "part",
        "issue",
        "uuid",
        "guid",
        "hash",
        "commit",
        "sha*",
        "md5",
        "item",
        "receipt",
        "parcel",
        "consignment",
        "id",
        "ref",
        "reference",
        "case",
        "bug",
        "pr",
        "epoch",
        "job",
        "port",
        "model",
        "batch",
        "lot",
        "product",
        "booking",
        "confirmation",
        "transaction",
        "txn",
        "doi",
        "rfc",
        "revision",
        "row",
        "line",
        "page",
        "asset",
        "device",
        "meter",
        "po",
        "purchase",
        "quote",
        "incident",
        "change",
        "request",
        "session",
        "trace",
        "span",
        "inc",
        "chg",
        "number of",
        "size",
        "bytes",
        "offset",
        "checksum",
        "crc",
        "seed",
        "cursor",
        "nonce",
        "block",
        "height",
        "uprn",
        "usrn",
        "mpan",
        "usps",
        "pid",
        "tid",
        "post",
        "coordinates"
    ];
    let left = &scan.bytes[prefix.start.saturating_sub(28)..prefix.start];
    let context = scan.context.as_bytes();
    // `4539578763621486.pdf`
    let named_file = matches!(scan.bytes[prefix.end..], [b'.', b'a'..=b'z', b'a'..=b'z', ..]);
    named_file
        || has_word(left, OTHER)
        || has_word(&context[..context.len().min(100)], OTHER)
        || scan.headed(prefix.start, prefix.end, OTHER)
}
