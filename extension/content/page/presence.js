// Whether the content that stands on the page is that of its address, and whether it is there.
//
// The address of a page changes first, then what it shows, perhaps by way of an empty frame.

import { ask } from '../../shared/ask.js';
import { hasText } from './collect.js';

/** @import {Collected, Root} from './collect.js' */

/** A page that has shown no content by then is one that Doorward does not know. */
export const CONTENT_WITHIN_MS = 5_000;

export class Presence {
  /**
   * The roots of text to read, as they were last seen.
   * @type {Root[]}
   */
  roots = [];

  #isMissing = false;
  #since = 0;
  // How often content was drawn, and how often by the last look.
  #draws = 0;
  #drawsSeen = 0;
  #isOfBefore = false;
  // Whether that is known to be another page. It stays so for as long as nothing is drawn.
  #isOfOther = false;

  /**
   * The page was looked at.
   * @param {Pick<Collected, 'content' | 'isMissing'>} collected
   * @returns {Root[]} Those that were not there before.
   */
  see({ content, isMissing }) {
    /** @type {(roots: Root[], others: Root[]) => Root[]} */
    const without = (roots, others) =>
      roots.filter(({ element }) => !others.some((other) => other.element === element));
    const fresh = without(content, this.roots);
    const gone = without(this.roots, content);
    this.roots = content;
    this.#isMissing = isMissing;
    if ([...fresh, ...gone].some(isBody)) {
      this.#drawn();
    }
    this.#drawsSeen = this.#draws;
    return fresh;
  }

  /**
   * A node has changed.
   * @param {Node} node
   * @returns {Root[]} Those that it is part of.
   */
  touch(node) {
    const around = this.roots.filter(({ element }) => element.contains(node));
    if (around.some(isBody)) {
      this.#drawn();
    }
    return around;
  }

  #drawn() {
    this.#draws += 1;
    this.#isOfBefore = false;
    this.#isOfOther = false;
  }

  /**
   * Another address is there; it may still be that of the same page.
   * @param {Promise<boolean|undefined>} [turned] Whether it is (`isSamePage`); nothing where there was
   *   no address before.
   */
  async turn(turned) {
    this.#since = performance.now();
    // What was drawn since the last look may be of the new address already.
    this.#isOfBefore = turned !== undefined && this.#draws === this.#drawsSeen;
    this.#isOfOther = false;
    const since = this.#since;
    const isSame = await turned;
    if (since !== this.#since || !this.#isOfBefore) {
      return;
    }
    if (isSame) {
      this.#isOfBefore = false;
    } else {
      this.#isOfOther = isSame === false && this.roots.some(isBody);
    }
  }

  /** Whether it is there. */
  get isThere() {
    return this.roots.length > 0 && !this.#isMissing && !this.#isOfOther;
  }

  /** Whether it may still come. */
  get isAwaited() {
    const waited = performance.now() - this.#since;
    return waited < CONTENT_WITHIN_MS && (this.#isOfBefore || !this.isThere || this.#isBlank);
  }

  get #isBlank() {
    const bodies = this.roots.filter(isBody);
    return bodies.length > 0 && !bodies.some(({ element }) => hasText(element));
  }
}

/** @type {(address: string) => string} */
const withoutPlace = (address) => address.split('#')[0];

/**
 * Whether two addresses are of one page, as where a heading or a comment of it was gone to.
 * @param {string} before
 * @param {string} address
 * @returns {Promise<boolean|undefined>} `undefined` where nobody can tell: an address without an id may
 *   be that of the same page as one with it.
 */
export async function isSamePage(before, address) {
  if (withoutPlace(before) === withoutPlace(address)) {
    return true;
  }
  const page = async (/** @type {string} */ url) => (await ask({ place: { url } }))[0];
  // Where that cannot be asked, there is a fault that is told elsewhere.
  const [old, now] = await Promise.all([page(before), page(address)]).catch(() => []);
  return old && now ? old === now : undefined;
}

// A title may be drawn long before what it is the title of.
const isBody = (/** @type {Root} */ { place }) => place !== 'title';
