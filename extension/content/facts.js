// What has been learnt from the site, for as long as the tab stays on it.
//
// The core says what it wants to know; each want is one GET of the page's own
// site, and the core makes facts of the answer. This script never looks into a
// fact. What was read is kept for the browser session as well, in memory, so
// that the next page of the same site need not ask again (`memory.js`), nor the
// other tabs of a page once one of them has asked again.

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
// How long the answers of another tab are awaited: it may be shut before it has them.
const AWAIT_MS = 10_000;

export class Facts {
  /** Facts by key, as the core gave them. */
  known = {};
  /** The keys of the wants asked about since the page was turned to. */
  asked = [];
  /** The kinds of facts that no choice in a window changes, as the core names them. */
  lasting = [];

  #changed;
  #scope;
  #recalled;
  #waiting = [];
  #running = 0;
  #pausedUntil = 0;
  #tries = new Map();
  // When each fact was read; those that failed in passing are not in it.
  #readAt = new Map();
  // How often answers were given up: what was asked before is not taken for an answer after.
  #age = 0;
  // Whether they are to be given up with the page.
  #isOutdated = false;
  // The passing questions asked since, by key, and what was known of them before.
  #wants = new Map();
  #before = new Map();
  #isOther = false;
  // While another tab asks, when this one stops waiting for it.
  #awaited;
  // The page of which other tabs wait for the answers.
  #promised;

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
    const age = this.#age;
    const kept = await ask({ recall: this.#scope }).catch(() => ({}));
    if (age !== this.#age) {
      // What was kept then may have been given up since.
      return;
    }
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
    this.keepPromise();
    this.asked = [];
    this.#tries.clear();
    this.#wants.clear();
    if (this.#isOutdated) {
      this.#giveUp(true);
      this.#recalled = this.#scope && this.#takeUp();
    }
    for (const key of this.#learnt) {
      const at = this.#readAt.get(key);
      if (at === undefined || Date.now() - at >= FRESH_MS) {
        this.#forget(key);
      }
    }
  }

  /** Forgets all answers, so that they are asked for again: call before judging. */
  async refresh() {
    this.#giveUp(false);
    if (this.#scope) {
      await ask({ forget: this.#scope }).catch(() => {});
    }
  }

  /**
   * Others than before may have access to a page: forgets what tells of that, so that it is asked
   * for again, and has the other tabs of the page wait for the answers. Call before judging.
   */
  async again(page) {
    this.#giveUp(true);
    this.#promised = page;
    await this.leaveNone(page);
  }

  /**
   * Leaves no answers about access for the next page: they are about to be out of date.
   * @param {string} [page] Other tabs that it matters to are told to forget theirs.
   */
  async leaveNone(page) {
    if (this.#scope || page) {
      await ask({ forget: { ...this.#scope, page, but: this.lasting } }).catch(() => {});
    }
  }

  /** Everything is asked that was to be asked: the tabs that wait may take it up. */
  keepPromise() {
    if (this.#promised) {
      ask({ answered: this.#promised }).catch(() => {});
      this.#promised = undefined;
    }
  }

  /**
   * Another tab has changed who has access, and asks: forgets what tells of that. Call before
   * judging.
   * @param {boolean} [isUrgent] Somebody waits for a verdict here: this tab asks as well.
   */
  outdate(isUrgent) {
    this.#giveUp(true);
    clearTimeout(this.#awaited);
    this.#awaited = isUrgent ? undefined : setTimeout(() => this.takeUp(), AWAIT_MS);
  }

  /** The same of another page: what is known counts until this one is left. */
  outdateNext() {
    this.#isOutdated = true;
  }

  /** The other tab has its answers, or somebody cannot wait for them: the rest is asked here. */
  async takeUp() {
    if (this.#awaited === undefined) {
      return;
    }
    clearTimeout(this.#awaited);
    const known = Object.keys(this.known).length;
    if (this.#scope) {
      await this.#takeUp();
    }
    this.#awaited = undefined;
    if (Object.keys(this.known).length > known) {
      // Judged by what the other tab learnt, less is wanted than before.
      this.#waiting = [];
      this.#wants.clear();
      this.asked = [];
    }
    this.#next();
    this.#changed();
  }

  /** Whether what was asked again was answered otherwise than before. */
  get isOther() {
    return this.#isOther;
  }

  /**
   * Asks the site once more what it said of access, and changes nothing by that.
   * @returns {Promise<boolean>} Whether it says otherwise now: a choice may take it some time.
   */
  async differs() {
    const age = this.#age;
    for (const { key, path, anonymous } of [...this.#wants.values()]) {
      if (this.#isPaused) {
        return false;
      }
      const { status, body } = await read(path, anonymous);
      const facts = isLasting(status) ? await ask({ learn: { key, status, body } }).catch(() => []) : [];
      if (age !== this.#age || status === 429) {
        return false;
      }
      if (facts.some(([key, fact]) => asText(fact) !== asText(this.known[key]))) {
        return true;
      }
    }
    return false;
  }

  // Answers that are under way are about what was.
  #giveUp(butLasting) {
    this.#age += 1;
    this.#before.clear();
    this.#isOther = false;
    this.#isOutdated = false;
    for (const key of this.#learnt) {
      const isKept = butLasting && this.#isLasting(key) && this.#readAt.has(key);
      if (!isKept) {
        this.#before.set(key, asText(this.known[key]));
        this.#forget(key);
      }
    }
    this.#wants.clear();
    this.#waiting = [];
    this.asked = [];
  }

  #isLasting(key) {
    return this.lasting.includes(key.split(':')[0]);
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
      if (!this.asked.includes(want.key) && !(want.key in this.known)) {
        this.asked.push(want.key);
        this.#waiting.push(want);
        if (!this.#isLasting(want.key)) {
          this.#wants.set(want.key, want);
        }
      }
    }
    this.#next();
  }

  get #isPaused() {
    return Date.now() < this.#pausedUntil;
  }

  #next() {
    while (!this.#awaited && this.#waiting.length > 0 && this.#running < REQUESTS_AT_ONCE && !this.#isPaused) {
      this.#learn(this.#waiting.shift());
    }
  }

  #pause(seconds, want) {
    const tries = (this.#tries.get(want?.key) ?? 0) + 1;
    this.#tries.set(want?.key, tries);
    const asked = seconds > 0 ? seconds * 1_000 : PAUSE_MS;
    // A site that asks again was in earnest: each time twice as long.
    const pause = Math.min(asked * 2 ** (tries - 1), LONGEST_PAUSE_MS);
    this.#pausedUntil = Date.now() + pause;
    if (want && tries < TRIES) {
      this.#waiting.push(want);
    }
    setTimeout(() => this.#next(), pause + 1);
  }

  async #learn(want) {
    this.#running += 1;
    const age = this.#age;
    const at = Date.now();
    let fault;
    try {
      const { status, body, retryAfter } = await read(want.path, want.anonymous);
      const lasts = isLasting(status);
      if (age === this.#age) {
        const keep = lasts && this.#scope ? { ...this.#scope, at } : undefined;
        const facts = await ask({ learn: { key: want.key, status, body, keep } });
        if (age === this.#age) {
          this.#take(facts, lasts ? at : undefined);
        }
      }
      if (status === 429) {
        this.#pause(retryAfter, age === this.#age ? want : undefined);
      }
    } catch (caught) {
      fault = caught;
      // Nothing is known of it, so it may be asked once more.
      if (age === this.#age) {
        this.asked = this.asked.filter((key) => key !== want.key);
      }
    }
    this.#running -= 1;
    this.#next();
    this.#changed(fault);
  }

  #take(facts, at) {
    this.keep(facts);
    for (const [key, fact] of facts) {
      this.#isOther ||= this.#before.has(key) && this.#before.get(key) !== asText(fact);
      this.#learnt.add(key);
      if (at !== undefined) {
        this.#readAt.set(key, at);
      }
    }
  }
}

// In one order: what was kept meanwhile comes back in another.
const asText = (fact) =>
  JSON.stringify(fact, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part);

// What the site says may be over at the next try.
const isLasting = (status) => status === 200 || status === 403 || status === 404;
