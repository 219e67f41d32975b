// The questions that wait to be put to the site. It is asked politely: a page view of the product
// itself makes dozens of requests at a time.

/**
 * @import {Want} from '../../../types/core.js'
 * @import {Backoff} from '../../shared/backoff.js'
 */

const AT_ONCE = 2;
// A question that the site would not take is put so often while the page is open.
const TRIES = 5;

export class Requests {
  /** @type {Want[]} */
  #waiting = [];
  #running = 0;
  #isHeld = false;
  /**
   * How often each was put, by its key.
   * @type {Map<string, number>}
   */
  #tries = new Map();
  #backoff;
  /** @type {number|undefined} */
  #waking;
  #put;
  #done;

  /**
   * @param {Backoff} backoff While it is on nothing is put.
   * @param {(want: Want) => Promise<boolean>} put Puts a question; whether it is to be put again,
   *   because the site asked for fewer.
   * @param {(fault?: unknown) => void} done Called after each.
   */
  constructor(backoff, put, done) {
    this.#backoff = backoff;
    this.#put = put;
    this.#done = done;
  }

  /** Whether answers are awaited: not of a site that is left alone. */
  get pending() {
    return this.#running > 0 || (this.#waiting.length > 0 && !this.#backoff.isOn);
  }

  /**
   * Puts this when it is its turn.
   * @param {Want} want
   */
  add(want) {
    this.#waiting.push(want);
    this.#next();
  }

  /** Puts none of those that wait. */
  drop() {
    this.#waiting = [];
  }

  /** Puts nothing for now. */
  hold() {
    this.#isHeld = true;
  }

  /** Goes on. */
  release() {
    this.#isHeld = false;
    this.#next();
  }

  /** Another page is there: what waits was wanted for the last, and what was put too often may be put again. */
  turnPage() {
    this.drop();
    this.#tries.clear();
  }

  #next() {
    if (this.#isHeld || this.#waiting.length === 0) {
      return;
    }
    if (this.#backoff.isOn) {
      clearTimeout(this.#waking);
      this.#waking = setTimeout(() => this.#next(), this.#backoff.left + 1);
      return;
    }
    for (const want of this.#waiting.splice(0, AT_ONCE - this.#running)) {
      this.#run(want);
    }
  }

  /** @param {Want} want */
  async #run(want) {
    this.#running += 1;
    let fault;
    try {
      if (await this.#put(want)) {
        this.#again(want);
      }
    } catch (caught) {
      fault = caught;
    }
    this.#running -= 1;
    this.#next();
    this.#done(fault);
  }

  /** @param {Want} want */
  #again(want) {
    const tries = (this.#tries.get(want.key) ?? 0) + 1;
    this.#tries.set(want.key, tries);
    if (tries < TRIES) {
      this.#waiting.push(want);
    }
  }
}
