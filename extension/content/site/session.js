// What the tabs of a site have in common: the answers of this browser session, in memory
// (`background/memory.js`), and word of it when who has access to a page was changed. The tab in
// which that was chosen asks the site, and the others wait for what it learns.

import { isOther } from '../../shared/account.js';
import { ask } from '../../shared/ask.js';

/**
 * @import {Product} from '../../../types/core.js'
 * @import {Answers, Scope} from '../../../types/messages.js'
 */

// How long the answers of another tab are awaited: it may be shut before it has them.
const AWAIT_MS = 10_000;

export class Session {
  /** @type {Scope|undefined} */
  #scope;
  #hasEnded = false;
  /**
   * The page of which other tabs wait for the answers.
   * @type {string|undefined}
   */
  #promised;
  /** @type {number|undefined} */
  #awaited;
  #late;

  /** @param {() => void} late Called when another tab has taken too long. */
  constructor(late) {
    this.#late = late;
  }

  /**
   * @param {string} account Whose session it is: what one person may read is not for another.
   *   Without it nothing is kept beyond this tab.
   * @param {Product} product What one product says of an account is less, or more, than what the
   *   other does: each is kept for itself.
   */
  begin(account, product) {
    this.#scope = { account, product };
  }

  get hasBegun() {
    return this.#scope !== undefined || this.#hasEnded;
  }

  /**
   * Ends it where an answer is not this account's: the person has signed in as somebody else in another tab
   * since the page was opened. From then on nothing is kept beyond this tab, nor taken up.
   * @param {string|undefined} account Whose the answer is, where the site says so.
   * @returns {boolean} Whether it ends.
   */
  endsBy(account) {
    const ends = isOther(account, this.#scope?.account);
    if (ends) {
      this.#scope = undefined;
      this.#hasEnded = true;
    }
    return ends;
  }

  /**
   * Where an answer that was asked for at `at` is kept; nowhere before the session has begun.
   * @param {number} at
   */
  placeOf(at) {
    return this.#scope && { ...this.#scope, at };
  }

  /**
   * What is kept.
   * @returns {Promise<Answers['recall']>}
   */
  async recall() {
    return this.#scope ? ask({ recall: this.#scope }).catch(() => ({})) : {};
  }

  /**
   * Forgets what is kept, but for these kinds of facts, or only these.
   * @param {{but?: string[], only?: string[], page?: string}} about `page`: other tabs that it matters to are told to
   *   forget theirs.
   */
  async forget(about) {
    if (this.#scope || about.page) {
      await ask({ forget: { ...this.#scope, ...about } }).catch(() => {});
    }
  }

  // ── As the tab that asks ──────────────────────────────────────────────────

  /**
   * Answers about a page follow, for which other tabs wait.
   * @param {string|undefined} page
   */
  promise(page) {
    this.#promised = page;
  }

  /** They are there. */
  keepPromise() {
    if (this.#promised) {
      ask({ answered: this.#promised }).catch(() => {});
      this.#promised = undefined;
    }
  }

  // ── As one that waits ─────────────────────────────────────────────────────

  /** Whether the answers of another tab are awaited. */
  get isAwaiting() {
    return this.#awaited !== undefined;
  }

  /** Another tab asks. */
  await() {
    clearTimeout(this.#awaited);
    this.#awaited = setTimeout(this.#late, AWAIT_MS);
  }

  /** Nothing of another tab is awaited any more. */
  stopAwaiting() {
    clearTimeout(this.#awaited);
    this.#awaited = undefined;
  }
}
