// What stands above a page that is below something the list of pages does not have.
//
// The site gives the lowest of a long list and does not always say so: it is asked on from the
// highest of them. What is not known in full is not known, since any level may be restricted.

import * as answers from './answers.js';

/** Deeper than this no page stands. */
export const LEVELS = 100;

/**
 * All ids above a page, the highest first; `undefined` where they are not all known.
 * @param {string} page
 * @param {(page: string) => Promise<{answer: unknown, path: string}>} ask What the site says
 *   stands above a page, and what it was asked.
 * @param {(id: string) => string|undefined} parentOf What a page of the list stands below.
 */
export async function allAbove(page, ask, parentOf) {
  /** @type {string[]} */
  const all = [];
  while (all.length < LEVELS) {
    const { answer, path } = await ask(all[0] ?? page);
    const some = answers.above(answer, path);
    if (!some) {
      return undefined;
    }
    all.unshift(...some.ids);
    // A site that gives fewer than it was asked for is found out by the list of pages.
    const isCut = some.isCut || Boolean(parentOf(all[0]));
    if (!isCut) {
      return all;
    }
    if (some.ids.length === 0) {
      return undefined;
    }
  }
  return undefined;
}
