// How fast the site is asked: at most two requests at a time, and a pause between
// the beginnings of two. docs/review.md states the figures.

import { turnsOf } from '../shared/turns.js';

export const AT_ONCE = 2;
/** Between the beginnings of two requests, in milliseconds: two and a half a second. */
const GAP_MS = 400;

/** @type {Map<number, () => void>} */
const sleepers = new Map();
/** @type {Worker | undefined} */
let clock;
let last = 0;

// Begun when somebody first waits: a page that asks for nothing needs none.
function begun() {
  const worker = new Worker(new URL('./clock.js', import.meta.url));
  worker.onmessage = ({ data }) => {
    sleepers.get(data)?.();
    sleepers.delete(data);
  };
  return worker;
}

/**
 * Waits so many milliseconds, whether or not anybody looks at the tab.
 * @param {number} after
 * @returns {Promise<void>}
 */
export function sleep(after) {
  return new Promise((wake) => {
    last += 1;
    sleepers.set(last, wake);
    clock ??= begun();
    clock.postMessage({ id: last, after });
  });
}

/**
 * A task that waits for its turn; `resolve` takes a promise of what it returns.
 * @typedef {object} Queued
 * @property {() => unknown} task
 * @property {(value: any) => void} resolve
 */

// Of all tabs: several reviews together ask no faster than one.
const inTurn = turnsOf('pace');

/** Lets tasks through one after another, `AT_ONCE` at a time. */
export class Pace {
  #gap;
  #running = 0;
  /** @type {Queued[]} */
  #queue = [];

  /** @param {number} [gap] In milliseconds. */
  constructor(gap = GAP_MS) {
    this.#gap = gap;
  }

  /**
   * Runs `task` when its turn has come; a promise of what it returns.
   * @template T
   * @param {() => T | Promise<T>} task
   * @returns {Promise<T>}
   */
  run(task) {
    return new Promise((resolve) => {
      this.#queue.push({ task, resolve });
      this.#begin();
    });
  }

  #begin() {
    const first = this.#running < AT_ONCE ? this.#queue.shift() : undefined;
    if (!first) {
      return;
    }
    this.#running += 1;
    inTurn(async () => {
      this.#run(first);
      if (this.#gap > 0) {
        await sleep(this.#gap);
      }
    });
  }

  /** @param {Queued} queued */
  async #run({ task, resolve }) {
    const done = (async () => task())();
    resolve(done);
    // What comes of it is for who asked.
    await done.catch(() => {});
    this.#running -= 1;
    this.#begin();
  }
}
