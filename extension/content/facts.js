// What has been learnt from the site, for as long as the tab stays on it.
//
// The core says what it wants to know; each want is one GET of the page's own
// site, and the core makes a fact of the answer. This script never looks into
// a fact.

import { ask } from './ask.js';
import { read } from './site.js';

// The site is asked politely: a page view of the product itself makes dozens of
// requests at a time.
const REQUESTS_AT_ONCE = 2;

export class Facts {
  /** Facts by key, as the core gave them. */
  known = {};

  #changed;
  #waiting = [];
  #asked = new Set();
  #running = 0;

  /** @param {(fault?: Error) => void} changed Called after each answer. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether answers are awaited. */
  get pending() {
    return this.#running > 0 || this.#waiting.length > 0;
  }

  /** Keeps facts the core handed out. */
  keep(facts) {
    for (const [key, fact] of facts) {
      this.known[key] = fact;
    }
  }

  /** Allows what failed on the last page to be asked again. */
  turnPage() {
    this.#asked.clear();
  }

  /** Asks for what has not been asked on this page. */
  want(wants) {
    for (const want of wants) {
      if (!this.#asked.has(want.key)) {
        this.#asked.add(want.key);
        this.#waiting.push(want);
      }
    }
    while (this.#waiting.length > 0 && this.#running < REQUESTS_AT_ONCE) {
      this.#learn(this.#waiting.shift());
    }
  }

  async #learn({ key, path }) {
    this.#running += 1;
    let fault;
    try {
      const { status, body } = await read(path);
      this.known[key] = await ask({ learn: { key, status, body } });
    } catch (caught) {
      fault = caught;
    }
    this.#running -= 1;
    this.want([]);
    this.#changed(fault);
  }
}
