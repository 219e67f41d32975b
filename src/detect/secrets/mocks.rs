//! Values that bear an issuer's prefix and are no keys of theirs.

use super::key_checks::checksum;
use super::keys::{EVERYDAY, KEYS};

/// Whether a value bears an issuer's prefix but not the issuer's shape or
/// checksum: a mock, or a key that was cut.
pub(crate) fn mock(value: &[u8]) -> bool {
    let mut bears = KEYS.iter().filter(|key| {
        let sign = key.prefix.as_bytes().last().is_some_and(|b| !b.is_ascii_alphanumeric());
        value.starts_with(key.prefix.as_bytes())
            && key.left == 0
            && (sign || key.prefix.len() > 3)
            && !EVERYDAY.contains(&key.prefix)
    });
    checksum(value) == Some(false)
        || bears.clone().next().is_some() && !bears.any(|key| key.fits(&value[key.prefix.len()..]))
}
