//! An address that another address carries, percent-encoded, as in the links of mails that Defender
//! for Office 365 or a mail gateway has rewritten, or in the page that a login leads back to: what
//! opens something stays a key in it.
//!
//! Source: learn.microsoft.com, Safe Links in Microsoft Defender for Office 365; RFC 3986, 2.1.

use crate::scan::Scan;

/// What the matcher looks for: `://`, encoded.
pub(crate) const TRIGGERS: &[&str] = &["%3A%2F%2F", "%3a%2f%2f"];

/// The longest that is read, in bytes of the text.
const LONGEST: usize = 4_000;

/// An address as it was before it was encoded.
pub(crate) struct Carried<'t> {
    /// The address.
    pub text: String,
    /// What it was made of, which starts at `start` of the text.
    encoded: &'t [u8],
    start: usize,
}

impl<'t> Carried<'t> {
    /// The address whose encoded `://` is `start..end`; `None` where there is none, or it was read
    /// with one before it.
    #[inline(never)]
    pub fn around(scan: &mut Scan<'t>, start: usize, end: usize) -> Option<Carried<'t>> {
        if start < scan.carried {
            return None;
        }
        let scheme =
            scan.bytes[..start].iter().rev().take(12).take_while(|b| b.is_ascii_alphabetic());
        let start = start - scheme.count();
        let goes_on =
            |b: u8| b.is_ascii_graphic() && !matches!(b, b'&' | b'"' | b'\'' | b'<' | b'>' | b'`');
        let last = end + scan.run(end, LONGEST, goes_on);
        scan.carried = last;
        let encoded = &scan.bytes[start..last];
        let mut text = String::new();
        let mut at = 0;
        while let Some((byte, length)) = decoded(&encoded[at..]) {
            // No secret is made of other letters; so each stays one byte.
            text.push(if byte.is_ascii() { char::from(byte) } else { '?' });
            at += length;
        }
        Some(Carried { text, encoded, start })
    }

    /// Where the byte `at` of the address stands in the text.
    pub fn place(&self, at: usize) -> usize {
        (0..at).fold(self.start, |place, _| {
            place + decoded(&self.encoded[place - self.start..]).map_or(0, |(_, length)| length)
        })
    }
}

/// The first byte of what is encoded, and how many bytes stand for it.
fn decoded(rest: &[u8]) -> Option<(u8, usize)> {
    let digit = |b: &u8| char::from(*b).to_digit(16);
    match rest {
        [b'%', high, low, ..] => match (digit(high), digit(low)) {
            (Some(high), Some(low)) => Some(((high * 16 + low) as u8, 3)),
            _ => Some((b'%', 1)),
        },
        [byte, ..] => Some((*byte, 1)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Match, Place, Text, scan};

    fn found(text: &str) -> Vec<Match> {
        scan(Text { text, context: "", place: Place::Body })
    }

    const SIGNED: &str = concat!(
        "https%3A%2F%2Fnorth.blob.core.windows.net%2Fin%2Fa.csv%3Fsv%3D2022-11-02%26se%3D2027-01-01%26sp%3Dr%26sig%3D",
        "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%252Bw%253D",
    );

    #[test]
    fn what_opens_a_file_is_found_in_the_address_that_carries_its_address() {
        let text = format!(
            "see https://eur03.safelinks.protection.outlook.com/?url={SIGNED}&data=05%7C02 today"
        );
        let found = found(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].rule, "azure-signature");
        assert_eq!(
            &text[found[0].start as usize..found[0].end as usize],
            "7f3kQ9zLm2Xv8RtY4wNbH6pJc1dS5gTeW0aUoZiB%252Bw%253D"
        );
    }

    /// One that was wrapped twice, as a mail is that went through two gateways.
    #[test]
    fn an_address_in_an_address_in_an_address_is_read() {
        let twice =
            format!("https%3A%2F%2Fgate.north.org.uk%2F%3Fu%3D{}", SIGNED.replace('%', "%25"));
        let found = found(&format!("https://gate.south.org.uk/?u={twice}"));
        assert_eq!(found.iter().map(|m| &*m.rule).collect::<Vec<_>>(), ["azure-signature"]);
    }

    /// Only secrets: the other numbers of an address are ids.
    #[test]
    fn nothing_else_is_looked_for_in_it() {
        assert_eq!(
            found(
                "https://a.uk/?u=https%3A%2F%2Fnorth.org.uk%2F943%20476%205919%3Fm%3Drae%40post.example"
            ),
            []
        );
    }

    #[test]
    fn what_is_no_text_is_passed_over() {
        assert_eq!(found("https://a.uk/?u=https%3A%2F%2F%FF%FE%zz%"), []);
        let found = found(&format!("https://a.uk/?u={SIGNED}%26n=%C3%BC%FF"));
        assert_eq!(found.iter().map(|m| &*m.rule).collect::<Vec<_>>(), ["azure-signature"]);
    }
}
