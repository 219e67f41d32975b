import { setTimeout as delay } from 'node:timers/promises';

/** How long a browser has to answer one call; where puppeteer waits for it, its error names the call. */
export const ANSWERS_WITHIN_MS = 60_000;

/** Something did not come within its limit. */
export class Late extends Error {}

/**
 * The outcome of a promise, or an error when it takes longer than `limit` milliseconds.
 *
 * @template T
 * @param {number} limit
 * @param {string} what what is waited for, for the message of the error
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function within(limit, what, promise) {
  const over = new AbortController();
  const late = delay(limit, undefined, { signal: over.signal }).then(() => {
    throw new Late(`waited ${limit} ms in vain for ${what}`);
  });
  late.catch(() => {});
  return Promise.race([promise, late]).finally(() => over.abort());
}

/**
 * Asks until the answer is truthy, and returns it.
 *
 * An error counts as "not yet": a page that navigates loses its script context for a moment.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{limit?: number, what?: string}} [options] the limit in milliseconds, and what is
 *   waited for, for the message of the error
 * @returns {Promise<T>}
 */
export async function waitFor(ask, { limit = 30_000, what = ask.toString() } = {}) {
  const end = performance.now() + limit;
  for (;;) {
    let answer, cause;
    try {
      // A browser that does not answer at all must not hold the test for good.
      answer = await within(limit, what, Promise.resolve(ask()));
    } catch (error) {
      cause = error;
    }
    if (answer) return answer;
    if (performance.now() > end) {
      const last = cause ? cause.message : JSON.stringify(answer);
      throw new Error(`waited ${limit} ms in vain for ${what}; the last answer was ${last}`, { cause });
    }
    await delay(20);
  }
}
