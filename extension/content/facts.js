// What has been learnt from the site, for as long as the tab stays on it.
//
// The core says what it wants to know; each want is one GET of the page's own
// site, and the core makes facts of the answer. This script never looks into a
// fact. What was read is kept for the browser session as well, in memory, so
// that the next page of the same site need not ask again (`memory.js`).

import { ask } from './ask.js';
import { read } from './site.js';

// The site is asked politely: a page view of the product itself makes dozens of
// requests at a time.
const REQUESTS_AT_ONCE = 2;
// How long an answer counts. Access changes seldom, and its age is shown.
const FRESH_MS = 10 * 60_000;
// A site that asks for fewer requests is left alone this long, unless it says
// for how long, and never longer than the second.
const PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 120_000;
const TRIES = 5;

export class Facts {
  /** Facts by key, as the core gave them. */
  known = {};
  /** The keys of the wants asked about since the page was turned to. */
  asked = [];

  #changed;
  #scope;
  #recalled;
  #waiting = [];
  #running = 0;
  #pausedUntil = 0;
  #tries = new Map();
  // When each fact was read; those that failed in passing are not in it.
  #readAt = new Map();

  /** @param {(fault?: Error) => void} changed Called after each answer. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** Whether answers are awaited. */
  get pending() {
    return this.#running > 0 || (this.#waiting.length > 0 && !this.#isPaused);
  }

  /** When the oldest of what is known was read, in milliseconds since 1970. */
  get readAt() {
    return this.#readAt.size > 0 ? Math.min(...this.#readAt.values()) : undefined;
  }

  /**
   * Takes up what was read on other pages of this session.
   * @param {string|undefined} account Whose session it is: what one person may
   *   read is not for another. Without it nothing is kept beyond this tab.
   * @param {string} product What one product says of an account is less, or more,
   *   than what the other does: each is kept for itself.
   */
  recall(account, product) {
    if (account && this.#scope === undefined) {
      const site = product === 'confluence' ? location.host : `${location.host}/jira`;
      this.#scope = { site, account };
      this.#recalled = this.#takeUp();
    }
    return this.#recalled;
  }

  async #takeUp() {
    const kept = await ask({ recall: this.#scope }).catch(() => ({}));
    for (const [key, { fact, at }] of Object.entries(kept)) {
      if (Date.now() - at < FRESH_MS && !(key in this.known)) {
        this.known[key] = fact;
        this.#learnt.add(key);
        this.#readAt.set(key, at);
      }
    }
  }

  /** Keeps facts the core handed out. */
  keep(facts) {
    for (const [key, fact] of facts) {
      this.known[key] = fact;
    }
  }

  /** Allows what failed on the last page, or is old by now, to be asked again. */
  turnPage() {
    this.asked = [];
    this.#tries.clear();
    for (const key of this.#learnt) {
      const at = this.#readAt.get(key);
      if (at === undefined || Date.now() - at >= FRESH_MS) {
        this.#forget(key);
      }
    }
  }

  /**
   * Forgets all answers, so that they are asked for again.
   * @param {string} [page] Who has access to it has changed: other tabs of it are told.
   */
  async refresh(page) {
    for (const key of this.#learnt) {
      this.#forget(key);
    }
    this.asked = [];
    await this.leaveNone(page);
    this.#changed();
  }

  /** Leaves none of the answers for the next page: they are about to be out of date. */
  async leaveNone(page) {
    if (this.#scope || page) {
      await ask({ forget: { ...this.#scope, page } }).catch(() => {});
    }
  }

  #learnt = new Set();

  #forget(key) {
    delete this.known[key];
    this.#learnt.delete(key);
    this.#readAt.delete(key);
  }

  /** Asks for what has not been asked on this page. */
  want(wants) {
    for (const want of wants) {
      if (!this.asked.includes(want.key)) {
        this.asked.push(want.key);
        this.#waiting.push(want);
      }
    }
    this.#next();
  }

  get #isPaused() {
    return Date.now() < this.#pausedUntil;
  }

  #next() {
    while (this.#waiting.length > 0 && this.#running < REQUESTS_AT_ONCE && !this.#isPaused) {
      this.#learn(this.#waiting.shift());
    }
  }

  #pause(seconds, want) {
    const tries = (this.#tries.get(want.key) ?? 0) + 1;
    this.#tries.set(want.key, tries);
    const asked = seconds > 0 ? seconds * 1_000 : PAUSE_MS;
    // A site that asks again was in earnest: each time twice as long.
    const pause = Math.min(asked * 2 ** (tries - 1), LONGEST_PAUSE_MS);
    this.#pausedUntil = Date.now() + pause;
    if (tries < TRIES) {
      this.#waiting.push(want);
    }
    setTimeout(() => this.#next(), pause + 1);
  }

  async #learn(want) {
    this.#running += 1;
    let fault;
    try {
      const { status, body, retryAfter } = await read(want.path, want.anonymous);
      const lasts = status === 200 || status === 403 || status === 404;
      const keep = lasts ? this.#scope : undefined;
      const facts = await ask({ learn: { key: want.key, status, body, keep } });
      this.keep(facts);
      const at = Date.now();
      for (const [key] of facts) {
        this.#learnt.add(key);
        if (lasts) {
          this.#readAt.set(key, at);
        }
      }
      if (status === 429) {
        this.#pause(retryAfter, want);
      }
    } catch (caught) {
      fault = caught;
      // Nothing is known of it, so it may be asked once more.
      this.asked = this.asked.filter((key) => key !== want.key);
    }
    this.#running -= 1;
    this.#next();
    this.#changed(fault);
  }
}
