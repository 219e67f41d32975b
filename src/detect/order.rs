//! Putting things in order.

/// `items` by key, those with equal keys as they were. One sort of plain
/// numbers serves all: a sort of each type would be compiled anew.
pub(crate) fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<u64> =
        items.iter().enumerate().map(|(i, item)| key(item) << 32 | i as u64).collect();
    sort(&mut order);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| items[at as u32 as usize].take()).collect()
}

/// How many of the values differ.
#[inline(never)]
pub(crate) fn different(mut values: Vec<u64>) -> usize {
    sort(&mut values);
    values.dedup();
    values.len()
}

#[inline(never)]
fn sort(numbers: &mut [u64]) {
    numbers.sort_unstable();
}
