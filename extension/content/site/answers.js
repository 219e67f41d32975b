// What the site has answered, as facts: what is known by them, when each was read, and whether the
// site says otherwise than before. No fact is looked into: the core made them.

import { isSame } from '../../shared/json.js';
import { isFresh } from '../../shared/time.js';

/**
 * @import {Fact, Facts} from '../../../types/core.js'
 * @import {Answers as Messages} from '../../../types/messages.js'
 */

/** @typedef {[key: string, fact: Fact][]} Learnt Facts as the core hands them out. */

export class Answers {
  /**
   * Facts by key, as the core gave them.
   * @type {Facts}
   */
  facts = {};
  /**
   * The kinds of facts that no choice in a window changes, as the core names them.
   * @type {string[]}
   */
  lasting = [];
  /**
   * Those that tell which files are attached.
   * @type {string[]}
   */
  attached = [];
  /** Whether something was answered otherwise than before it was forgotten. */
  isOther = false;

  /**
   * The keys of those that the site gave; the core has others of its own.
   * @type {Set<string>}
   */
  #learnt = new Set();
  /**
   * When each was read; those that failed in passing are not in it.
   * @type {Map<string, number>}
   */
  #readAt = new Map();
  /**
   * What was known of those that were forgotten.
   * @type {Facts}
   */
  #before = {};

  /** When the oldest of what is known was read, in milliseconds since 1970. */
  get readAt() {
    return this.#readAt.size > 0 ? Math.min(...this.#readAt.values()) : undefined;
  }

  /** Whether any of it was read so long ago that it no longer counts. */
  get isOld() {
    return [...this.#readAt.values()].some((at) => !isFresh(at));
  }

  /** How many facts there are. */
  get size() {
    return Object.keys(this.facts).length;
  }

  /** @param {string} key */
  has(key) {
    return key in this.facts;
  }

  /**
   * Whether a choice in a window leaves facts of this key as they are.
   * @param {string} key
   */
  isLasting(key) {
    return this.lasting.includes(kindOf(key));
  }

  /**
   * Keeps facts the core handed out.
   * @param {Learnt} facts
   */
  keep(facts) {
    for (const [key, fact] of facts) {
      this.facts[key] = fact;
    }
  }

  /**
   * Keeps what the core made of an answer. Several questions may be about one account: of an answer
   * that failed nothing takes the place of what another told.
   * @param {Learnt} facts
   * @param {number|undefined} at When it was asked for; without it, that failed in passing, and may be
   *   asked for again on the next page.
   * @param {boolean} isRead Whether the site gave what was asked for.
   */
  learn(facts, at, isRead) {
    const taken = isRead ? facts : facts.filter(([key]) => !this.has(key));
    this.keep(taken);
    for (const [key, fact] of taken) {
      this.isOther ||= key in this.#before && !isSame(this.#before[key], fact);
      this.#learnt.add(key);
      if (at !== undefined) {
        this.#readAt.set(key, at);
      }
    }
  }

  /**
   * Has facts that failed in passing count as read at `at`, where they are still what is known.
   * @param {Learnt} facts
   * @param {number} at
   */
  count(facts, at) {
    for (const [key, fact] of facts) {
      if (!this.#readAt.has(key) && isSame(fact, this.facts[key])) {
        this.#readAt.set(key, at);
      }
    }
  }

  /**
   * Takes up what was read on other pages, as far as it is fresh and not known here.
   * @param {Messages['recall']} kept
   */
  recall(kept) {
    for (const [key, { fact, at }] of Object.entries(kept)) {
      if (isFresh(at) && !this.has(key)) {
        this.facts[key] = fact;
        this.#learnt.add(key);
        this.#readAt.set(key, at);
      }
    }
  }

  /**
   * Whether these say otherwise than what is known.
   * @param {Learnt} facts
   */
  differ(facts) {
    return facts.some(([key, fact]) => !isSame(fact, this.facts[key]));
  }

  /** Forgets what failed in passing, or is old by now. */
  forgetOld() {
    this.forgetFailed();
    for (const [key, at] of this.#readAt) {
      if (!isFresh(at)) {
        this.#forget(key);
      }
    }
  }

  /**
   * Forgets what failed in passing.
   * @returns {boolean} Whether anything had.
   */
  forgetFailed() {
    const keys = [...this.#learnt].filter((key) => !this.#readAt.has(key));
    keys.forEach((key) => this.#forget(key));
    return keys.length > 0;
  }

  /**
   * Forgets what the site answered, all of it or as far as it tells of access.
   * @param {{isAll: boolean}} which
   */
  forget({ isAll }) {
    this.#before = {};
    this.isOther = false;
    for (const key of this.#learnt) {
      if (isAll || !this.isLasting(key) || !this.#readAt.has(key)) {
        this.#before[key] = this.facts[key];
        this.#forget(key);
      }
    }
  }

  /**
   * Forgets which files are attached.
   * @returns {string[]} The keys of what is forgotten.
   */
  forgetFiles() {
    const keys = [...this.#learnt].filter((key) => this.attached.includes(kindOf(key)));
    keys.forEach((key) => this.#forget(key));
    return keys;
  }

  /** @param {string} key */
  #forget(key) {
    delete this.facts[key];
    this.#learnt.delete(key);
    this.#readAt.delete(key);
  }
}

/** @type {(key: string) => string} */
const kindOf = (key) => key.split(':')[0];
