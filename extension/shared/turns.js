// One after another, in the order in which it was asked for: answers that take turns would
// otherwise overtake each other.

/**
 * A queue of its own.
 * @returns {<T>(work: () => Promise<T>|T) => Promise<T>} Does the work when all before it is done,
 *   or has failed.
 */
export function turns() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
