//! What stands behind the `?` of an address, of either product.

/// The value of the first of these names in a query.
pub(super) fn queried<'a>(query: &'a str, names: &[&str]) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| names.contains(name)).map(|(_, value)| value)
}
