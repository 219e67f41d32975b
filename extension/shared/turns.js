// One after another, in the order in which it was asked for: answers that take turns would
// otherwise overtake each other, and what one writes be lost to another that had read before.

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

/**
 * The queue of this name, of which the extension has one, whatever page of it or its background
 * asks. Work in it must not ask for another turn of it. A page that is shut lets go.
 * @param {string} name
 * @returns {<T>(work: () => Promise<T>|T) => Promise<T>}
 */
export function turnsOf(name) {
  return async (work) => navigator.locks.request(`doorward-${name}`, () => work());
}
