import { setTimeout as delay } from 'node:timers/promises';

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
export async function waitFor(ask, { limit = 10_000, what = ask.toString() } = {}) {
  const end = performance.now() + limit;
  for (;;) {
    let answer, cause;
    try {
      answer = await ask();
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
