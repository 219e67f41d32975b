// The walk through a space: which pages there are, what is on each and who can open
// it, a few at a time. What is known is in the record after every few pages; this
// object only holds what the next few need.

import { askCore } from '../shared/core.js';
import { records } from '../storage/keep.js';
import { settings } from '../storage/store.js';
import { allAbove, LEVELS } from './above.js';
import * as answers from './answers.js';
import { outline, save } from './record.js';
import { Site, Stopped } from './site.js';

/**
 * @import {Facts, Finding, Kept, Layers, Message, Outsider} from '../../types/core.js'
 * @import {ReviewedPage, SpaceReview, Walk as Wanted, Want} from '../../types/core.js'
 * @import {ReviewFinding, ReviewPage, ReviewState} from '../../types/kept.js'
 * @import {Outline} from './record.js'
 * @import {Answer} from './site.js'
 */

/**
 * The ids of pages that are gone or could not be read, and what is true of the whole space.
 * @typedef {{gone?: string[], unread?: string[], whole?: Finding[], outsiders?: Outsider[]}} Rest
 */

// So many pages are asked for at once. Their texts are in one answer, and in memory
// until they have been read.
const PAGES = 25;
// The core asks for what it needs to know in rounds: restrictions, then who is in
// the groups and behind the ids they name. Beyond these it is told to do without.
const ROUNDS = 8;
const QUESTIONS = 300;
// New pages may appear while others are reviewed: the list is read again so often.
const LISTS = 3;
// How the key of what is learnt of one page begins.
const RESTRICTIONS = 'restrictions:';
const LABELS = 'labels:';

/**
 * A review that has not begun.
 * @type {(id: string, site: string, space: string) => ReviewState}
 */
export const begin = (id, site, space) => ({
  id, site, space, status: 'running', started: Date.now(),
  next: 0, total: 0, parts: 0, lists: 0,
  counts: { read: 0, unread: 0, gone: 0, unsure: 0, found: 0 },
  whole: [], outsiders: [], words: [], people: [],
});

export class Walk {
  #site;
  /** @type {Outline} */
  #outline = { ids: [], parents: [] };
  // What each page of the list stands below.
  /** @type {Map<string, string>} */
  #parents = new Map();
  /** @type {Set<string>} */
  #withChildren = new Set();
  // What stands above what is not in the list; undefined where that was not told.
  /** @type {Map<string, string[] | undefined>} */
  #above = new Map();
  /** @type {Facts} */
  #facts = {};
  // Restrictions that were asked for one by one: once is enough, whatever the answer.
  /** @type {Set<string>} */
  #asked = new Set();
  #questions = 0;
  #size = PAGES;
  /** @type {Layers | undefined} */
  #settings;
  /** @type {Kept | undefined} */
  #kept;
  // The places of messages and people in the state.
  /** @type {Map<string, number>} */
  #words = new Map();
  /** @type {Map<string, number>} */
  #people = new Map();
  #changed;

  /**
   * A promise of the end of the walk, once it has begun.
   * @type {Promise<unknown> | undefined}
   */
  over;
  /**
   * The titles of pages that were come by, by id; none is kept.
   * @type {Map<string, string>}
   */
  titles = new Map();

  /**
   * @param {ReviewState} state From the record or `begin`; it is changed.
   * @param {{gap?: number, unit?: number}} pace See `Site`.
   * @param {(pages: ReviewPage[]) => void} changed Called after every step, with the pages in
   *   which something was found.
   */
  constructor(state, pace, changed) {
    this.state = state;
    this.#changed = changed;
    this.#site = new Site(state.site, pace, askCore, () => changed([]));
    this.#site.account = state.account;
    state.words.forEach((word, index) => this.#words.set(JSON.stringify(word), index));
    state.people.forEach(({ id }, index) => this.#people.set(id, index));
  }

  /** What is waited for; see `Site`. */
  get trouble() {
    return this.#site.trouble;
  }

  stop() {
    this.#site.stop();
  }

  tryNow() {
    this.#site.tryNow();
  }

  /** Walks to the end, unless it is stopped before. */
  async run() {
    const { state } = this;
    try {
      this.#settings = await settings();
      const choices = await records('choices', state.site);
      this.#kept = { choices: Object.fromEntries(choices.map(({ key, to, was }) => [key, `${to} ${was}`])) };
      this.#outline = await outline(state.id);
      this.#take();
      await this.#site.check();
      if (await this.#list()) {
        while (await this.#few()) {
          // What the next few need is all that is held.
        }
        state.status = 'done';
        state.finished = Date.now();
      }
      await this.#save();
    } catch (fault) {
      if (!(fault instanceof Stopped)) {
        throw fault;
      }
    } finally {
      this.#site.stop();
      // "Nothing is asked" is said of a walk that is over.
      await this.#site.idle();
    }
  }

  // ── Which pages there are ─────────────────────────────────────────────────

  /** Reads the list of pages, where that was not done; false where there is no such space. */
  async #list() {
    const { state } = this;
    state.account = this.#site.account;
    if (state.lists > 0) {
      return true;
    }
    const { json } = await this.#read({ space: state.space });
    const id = answers.spaceId(json);
    if (!id) {
      state.status = id === null ? 'no_space' : 'malformed';
      return false;
    }
    state.spaceId = id;
    if (!(await this.#listOnce(id))) {
      state.status = 'malformed';
      return false;
    }
    return true;
  }

  async #listOnce(/** @type {string} */ spaceId) {
    const { state } = this;
    const { ids, parents } = this.#outline;
    /** @type {Want|undefined} */
    let want = await askCore({ walk: { pages: spaceId } });
    while (want) {
      const { json } = await this.#site.read(want);
      const some = answers.pages(json);
      if (!some) {
        return false;
      }
      for (const { id, parent } of some.pages) {
        if (!this.#parents.has(id)) {
          ids.push(id);
          parents.push(parent);
          this.#parents.set(id, parent);
        }
      }
      state.total = ids.length;
      this.#changed([]);
      want = some.next ? { ...want, path: some.next } : undefined;
    }
    state.lists += 1;
    this.#take();
    await this.#save({ outline: this.#outline });
    return true;
  }

  #take() {
    const { ids, parents } = this.#outline;
    ids.forEach((id, index) => this.#parents.set(id, parents[index]));
    this.#withChildren = new Set(parents);
  }

  // ── A few pages ───────────────────────────────────────────────────────────

  /** Reviews the next few pages; false when none is left. */
  async #few() {
    const { state } = this;
    const { ids } = this.#outline;
    if (state.next >= ids.length) {
      // The list may have changed meanwhile.
      const { spaceId, lists } = state;
      const isAgain = spaceId !== undefined && lists < LISTS;
      return isAgain && (await this.#listOnce(spaceId)) && state.next < ids.length;
    }
    const few = ids.slice(state.next, state.next + this.#size);
    const { answer, missing } = await this.#texts(few);
    if (!answer) {
      if (this.#size > 1) {
        // Perhaps one page among them is too much for the site, or for a message.
        this.#size >>= 1;
        return true;
      }
      await this.#commit(few, [], { unread: few });
      return true;
    }
    const reviewed = await this.#review(few, answer.body);
    if (!reviewed.understood) {
      await this.#commit(few, [], { unread: few });
      return true;
    }
    await this.#commit(few, reviewed.pages, {
      gone: missing, whole: reviewed.space, outsiders: reviewed.space_outsiders,
    });
    this.#size = Math.min(this.#size * 2, PAGES);
    return true;
  }

  /**
   * The answer with the texts, and the ids of pages that are gone.
   * @param {string[]} few
   * @returns {Promise<{answer?: Answer, missing?: string[]}>}
   */
  async #texts(few) {
    // Who can open these pages is asked at the same time.
    const [first] = await Promise.all([this.#read({ texts: few }), this.#ahead(few)]);
    const lacks = (/** @type {unknown} */ json) => {
      const there = new Set(answers.ids(json));
      return few.filter((id) => !there.has(id));
    };
    if (!answers.ids(first.json)) {
      return {};
    }
    if (lacks(first.json).length === 0) {
      return { answer: first, missing: [] };
    }
    // A page is gone only if the person is still signed in and it is still not there.
    await this.#site.check();
    const second = await this.#read({ texts: few });
    return answers.ids(second.json) ? { answer: second, missing: lacks(second.json) } : {};
  }

  async #ahead(/** @type {string[]} */ few) {
    await this.#climb(few);
    const pages = JSON.stringify({ results: few.map((id) => ({ id })) });
    const { wants } = await askCore({ review: this.#request(few, pages, true) });
    await Promise.all(wants.map((want) => this.#learn(want)));
  }

  /**
   * Rounds of the core's questions and the site's answers, until nothing is left to ask.
   * @param {string[]} few
   * @param {string} pages The answer with their texts.
   */
  async #review(few, pages) {
    for (let round = 0; ; round += 1) {
      const mayAsk = round < ROUNDS && this.#questions < QUESTIONS;
      const reviewed = await askCore({ review: this.#request(few, pages, mayAsk) });
      // Several pages may ask the same of the space by different paths: once is enough.
      const wants = [...new Map(reviewed.wants.map((want) => [want.key, want])).values()];
      if (wants.length === 0) {
        return reviewed;
      }
      await Promise.all(wants.map((want) => this.#learn(want)));
      if (round > 0) {
        this.#questions += wants.length;
      }
    }
  }

  /**
   * @param {string[]} few
   * @param {string} pages
   * @param {boolean} mayAsk
   * @returns {SpaceReview}
   */
  #request(few, pages, mayAsk) {
    /** @type {Record<string, string[]>} */
    const above = {};
    for (const id of few) {
      const chain = this.#chain(id);
      if (chain) {
        above[id] = chain;
      }
    }
    return {
      site: this.state.site, space: this.state.space, pages, above, facts: this.#facts, asked: [...this.#asked],
      may_ask: mayAsk,
      settings: this.#settings, kept: this.#kept,
    };
  }

  async #learn(/** @type {Want} */ want) {
    if (want.key.startsWith(RESTRICTIONS)) {
      this.#asked.add(want.key);
    }
    const { status, body } = await this.#site.read(want);
    const facts = await askCore({ learn: { key: want.key, status, body } });
    for (const [key, fact] of facts) {
      this.#facts[key] = fact;
    }
  }

  async #read(/** @type {Wanted} */ walk) {
    return this.#site.read(await askCore({ walk }));
  }

  // ── What stands above a page ──────────────────────────────────────────────

  /**
   * The ids above a page, the highest first; undefined where that is not known.
   * @param {string} id
   */
  #chain(id) {
    /** @type {string[]} */
    const chain = [];
    for (let page = id, level = 0; level < LEVELS; level += 1) {
      const parent = this.#parents.get(page);
      if (!parent) {
        return chain;
      }
      if (!this.#parents.has(parent)) {
        // A folder, or a page that is not in the list: what is above it was asked.
        const rest = this.#above.get(parent);
        return rest && [...rest, ...chain];
      }
      chain.unshift(parent);
      page = parent;
    }
    return undefined;
  }

  /**
   * Asks what stands above pages that are below something that is not in the list.
   * @param {string[]} few
   */
  async #climb(few) {
    for (const id of few) {
      let page = id;
      let parent = this.#parents.get(page);
      for (let level = 0; parent && this.#parents.has(parent) && level < LEVELS; level += 1) {
        page = parent;
        parent = this.#parents.get(page);
      }
      if (parent && !this.#parents.has(parent) && !this.#above.has(parent)) {
        const ask = async (/** @type {string} */ above) => {
          const want = await askCore({ walk: { above } });
          const { json } = await this.#site.read(want);
          return { answer: json, path: want.path };
        };
        this.#above.set(parent, await allAbove(page, ask, (id) => this.#parents.get(id)));
      }
    }
  }

  // ── Keeping ───────────────────────────────────────────────────────────────

  /**
   * Keeps what was found on a few pages.
   * @param {string[]} few
   * @param {ReviewedPage[]} pages
   * @param {Rest} rest
   */
  async #commit(few, pages, { gone = [], unread = [], whole = [], outsiders = [] }) {
    const { state } = this;
    const { counts } = state;
    const rows = pages.map((page) => this.#row(page));
    rows.push(...unread.map((id) => ({ id, unread: true, found: [], gaps: [], outsiders: [] })));
    const told = rows.filter((row) => row.found.length > 0 || row.gaps.length > 0 || row.unread);
    counts.read += rows.filter((row) => !row.unread).length;
    counts.unread += rows.filter((row) => row.unread).length;
    counts.gone += gone.length;
    counts.unsure += rows.filter((row) => row.gaps.length > 0).length;
    counts.found += rows.filter((row) => row.found.length > 0).length;
    if (whole.length > 0) {
      state.whole = whole.map((finding) => this.#finding(finding));
      state.outsiders = outsiders.map((person) => this.#person(person));
    }
    for (const { id, title } of pages) {
      if (told.some((row) => row.id === id)) {
        this.titles.set(id, title);
      }
    }
    state.next += few.length;
    await this.#save({ pages: told });
    this.#forget(few);
    this.#changed(told);
  }

  // What was learnt of one page is wanted again only for those below it.
  #forget(/** @type {string[]} */ few) {
    for (const id of few) {
      delete this.#facts[`${LABELS}${id}`];
      if (!this.#withChildren.has(id)) {
        delete this.#facts[`${RESTRICTIONS}${id}`];
        this.#asked.delete(`${RESTRICTIONS}${id}`);
      }
    }
  }

  /** @param {{pages?: ReviewPage[], outline?: Outline}} [more] */
  async #save(more) {
    await save(this.state, more);
  }

  /**
   * @param {ReviewedPage} page
   * @returns {ReviewPage}
   */
  #row({ id, read, findings, gaps, outsiders }) {
    return {
      id,
      unread: !read,
      found: findings.map((finding) => this.#finding(finding)),
      gaps: gaps.map((gap) => this.#word(gap)),
      outsiders: findings.length > 0 ? outsiders.map((person) => this.#person(person)) : [],
    };
  }

  /**
   * @param {Finding} finding
   * @returns {ReviewFinding}
   */
  #finding({ rule, severity, title, who, evidence, why, advice, sure, key }) {
    const word = (/** @type {Message} */ message) => this.#word(message);
    return {
      rule, severity, key, who: who.map(word), evidence: evidence.map(word),
      title: word(title), why: word(why), advice: word(advice), sure: word(sure),
    };
  }

  /** The place of a message among those of the review, each of which is kept once. */
  #word(/** @type {Message} */ message) {
    const known = JSON.stringify(message);
    return placeOf(this.#words, known, () => this.state.words.push(message) - 1);
  }

  #person(/** @type {Outsider} */ { id, name, kind, organisation }) {
    const add = () => this.state.people.push({ id, name, kind, organisation }) - 1;
    return placeOf(this.#people, id, add);
  }
}

/**
 * The place that is known by this key, or the one that it gets now.
 * @param {Map<string, number>} places
 * @param {string} key
 * @param {() => number} add
 */
function placeOf(places, key, add) {
  const place = places.get(key) ?? add();
  places.set(key, place);
  return place;
}
