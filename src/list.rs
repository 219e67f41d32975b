//! Lists from iterators, in little code.
//!
//! `collect` and `extend` ask an iterator how much it will give and make room for it. All of that is
//! compiled anew for each chain of adapters, and there are two hundred of them here. Their lists are
//! short, so these push one item after the other, which makes the core 3 kB smaller (see
//! `docs/performance.md`, "Size"). Detection is compiled for speed, and uses neither.

/// [`Iterator::collect`], into a vector.
pub(crate) trait IntoVec: Iterator + Sized {
    /// All items, in their order.
    fn into_vec(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        list.push_all(self);
        list
    }
}

impl<I: Iterator> IntoVec for I {}

/// [`Extend::extend`], of a vector.
pub(crate) trait PushAll<T> {
    /// Adds all items, in their order.
    fn push_all(&mut self, items: impl IntoIterator<Item = T>);
}

impl<T> PushAll<T> for Vec<T> {
    fn push_all(&mut self, items: impl IntoIterator<Item = T>) {
        for item in items {
            self.push(item);
        }
    }
}
