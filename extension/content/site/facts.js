// What has been learnt from the site, for as long as the tab stays on it.
//
// The core says what it wants to know; each want is one GET of the page's own site
// (`requests.js`), and the core makes facts of the answer (`answers.js`). What was read is kept
// for the browser session as well, in memory, so that the next page of the same site need not ask
// again, nor the other tabs of a page once one of them has asked again (`session.js`).

import { Backoff, TOO_MANY } from '../../shared/backoff.js';
import { Answers } from './answers.js';
import { ask } from '../../shared/ask.js';
import { Refusals } from './refusals.js';
import { Requests } from './requests.js';
import { areOfStranger } from '../../shared/terms.js';
import { Session } from './session.js';
import { read } from './site.js';

/**
 * @import {Plan, Product, Want} from '../../../types/core.js'
 * @import {SiteAnswer} from '../../../types/messages.js'
 * @import {Learnt} from './answers.js'
 */

export class Facts {
  #answers = new Answers();
  #backoff = new Backoff();
  #refusals = new Refusals();
  #requests;
  #session = new Session(() => this.takeFromOtherTab());
  #changed;
  /** @type {Promise<void>|undefined} */
  #recalled;
  /**
   * What was asked since the page was turned to, by key.
   * @type {Map<string, Want>}
   */
  #asked = new Map();
  /**
   * The keys of those of them that failed in passing.
   * @type {Set<string>}
   */
  #failed = new Set();
  // How often answers were given up. What was asked before that is no answer after it.
  #age = 0;
  // Which are to be given up with the page, if any.
  /** @type {{isAll: boolean}|undefined} */
  #forgottenNext;
  // Whether they are to be given up once somebody looks at it.
  #isPutOff = false;

  /** @param {(fault?: unknown) => void} changed Called after each answer. */
  constructor(changed) {
    this.#changed = changed;
    this.#requests = new Requests(this.#backoff, (want) => this.#learn(want), changed);
  }

  /** Facts by key, as the core gave them. */
  get known() {
    return this.#answers.facts;
  }

  /** The keys of what was asked on this page, as far as it counts towards a page view's budget. */
  get asked() {
    return [...this.#asked.values()].filter((want) => !want.beside).map((want) => want.key);
  }

  /**
   * The kinds of facts that no choice in a window changes, and those that tell which files are
   * attached, as the core names them.
   * @param {Pick<Plan, 'lasting' | 'attached'>} kinds
   */
  set kinds({ lasting, attached }) {
    this.#answers.lasting = lasting;
    this.#answers.attached = attached;
  }

  /** Whether answers are awaited. */
  get pending() {
    return this.#requests.pending;
  }

  /** When the oldest of what is known was read, in milliseconds since 1970. */
  get readAt() {
    return this.#answers.readAt;
  }

  /** Whether what was asked again was answered otherwise than before. */
  get isOther() {
    return this.#answers.isOther;
  }

  /**
   * Takes up what was read on other pages of this session; see `Session`.
   * @param {string|undefined} account
   * @param {Product|null} product
   */
  recall(account, product) {
    if (account && product && !this.#session.hasBegun) {
      this.#session.begin(account, product);
      this.#recalled = this.#recall();
    }
    return this.#recalled;
  }

  async #recall() {
    const age = this.#age;
    const kept = await this.#session.recall();
    // What was kept then may have been given up since.
    if (age === this.#age) {
      this.#answers.recall(kept);
    }
  }

  /**
   * Keeps facts the core handed out.
   * @param {Learnt} facts
   */
  keep(facts) {
    this.#answers.keep(facts);
  }

  /** Allows what failed on the last page, or is old by now, to be asked again. */
  turnPage() {
    this.#session.keepPromise();
    this.#asked.clear();
    this.#failed.clear();
    this.#refusals.forget();
    this.#requests.turnPage();
    if (this.#forgottenNext) {
      this.#forget(this.#forgottenNext);
      this.#recalled = this.#session.hasBegun ? this.#recall() : undefined;
    }
    this.#answers.forgetOld();
  }

  // ── What is asked ─────────────────────────────────────────────────────────

  /**
   * Asks for what has not been asked on this page.
   * @param {Want[]} wants
   */
  want(wants) {
    for (const want of wants) {
      if (!this.#asked.has(want.key) && !this.#answers.has(want.key)) {
        this.#asked.set(want.key, want);
        this.#requests.add(want);
      }
    }
  }

  /**
   * Asks the site, and the core what that means.
   * @param {Want} want
   * @returns {Promise<boolean>} Whether it is to be asked again.
   */
  async #learn(want) {
    const age = this.#age;
    const at = Date.now();
    try {
      const answer = await this.#read(want);
      if (!want.anonymous && answer.status === OK && this.#session.endsBy(answer.account)) {
        // What was said to somebody else is asked again.
        this.#forget({ isAll: true });
        return false;
      }
      const { status, body } = fitting(answer);
      const lasts = isLasting(status) && this.#isOwn(want, status, at);
      this.#failed[lasts ? 'delete' : 'add'](want.key);
      if (age === this.#age) {
        const keep = lasts ? this.#session.placeOf(at) : undefined;
        const facts = await ask({ learn: { key: want.key, status, body, keep, ...(want.text && { text: true }) } });
        if (age === this.#age) {
          const isOwn = !areOfStranger(facts);
          if (!isOwn) {
            this.#failed.add(want.key);
          }
          this.#answers.learn(facts, lasts && isOwn ? at : undefined, status === OK && isOwn);
          if (!want.anonymous) {
            await this.#hear(answer, isOwn, at);
          }
        }
      }
      return status === TOO_MANY && age === this.#age;
    } catch (fault) {
      // Nothing is known of it, so it may be asked once more.
      if (age === this.#age) {
        this.#asked.delete(want.key);
      }
      throw fault;
    }
  }

  /**
   * Whether a refusal is the person's own answer, see `Refusals`; whatever else it is, it is one.
   * @param {Want} want
   * @param {number} status
   * @param {number} at
   */
  #isOwn({ key, anonymous }, status, at) {
    return anonymous || status === OK || this.#refusals.counts({ key, status, at });
  }

  /**
   * Has the refusals count that an answer shows to be the person's own.
   * @param {SiteAnswer} answer
   * @param {boolean} isOwn
   * @param {number} at
   */
  async #hear({ status, account }, isOwn, at) {
    if (!isOwn || ENDED.has(status)) {
      this.#refusals.end();
    }
    const age = this.#age;
    for (const refusal of isOwn && status === OK ? this.#refusals.given(at, account) : []) {
      this.#failed.delete(refusal.key);
      const keep = this.#session.placeOf(refusal.at);
      const facts = await ask({ learn: { key: refusal.key, status: refusal.status, body: '', keep } }).catch(() => []);
      if (age === this.#age) {
        this.#answers.count(facts, refusal.at);
      }
    }
  }

  /**
   * Whatever it is read for, the site says whether it is to be left alone.
   * @param {Want} want
   */
  async #read({ path, anonymous }) {
    const answer = await read(path, anonymous);
    if (answer.status === TOO_MANY) {
      this.#backoff.refused(answer.retryAfter);
    } else if (isLasting(answer.status)) {
      this.#backoff.answered();
    }
    return answer;
  }

  /**
   * Forgets what failed in passing, so that it is asked for again: call before judging.
   * @returns {boolean} Whether anything had, and the site may be asked.
   */
  retry() {
    if (this.pending || this.#backoff.isOn || !this.#answers.forgetFailed()) {
      return false;
    }
    this.#failed.forEach((key) => this.#asked.delete(key));
    this.#failed.clear();
    this.#refusals.forget();
    return true;
  }

  // ── When access has changed ───────────────────────────────────────────────

  /** Whether something known was read so long ago that it no longer counts, or before it was put off. */
  get isOld() {
    return this.#isPutOff || this.#answers.isOld;
  }

  /**
   * Who has access may have changed unheard: takes up what other tabs have read since, and has the
   * rest asked for again. Call before judging.
   */
  renew() {
    this.accessChangedOnOtherPage();
    this.turnPage();
  }

  /** Forgets all answers, so that they are asked for again: call before judging. */
  async refresh() {
    this.#forget({ isAll: true });
    await this.#session.forget({});
  }

  /**
   * Others than before may have access to a page: forgets what tells of that, so that it is asked
   * for again, and has the other tabs of the page wait for the answers. Call before judging.
   * @param {string|undefined} page
   */
  async accessChanged(page) {
    this.#forget({ isAll: false });
    this.#session.promise(page);
    await this.#session.forget({ page, but: this.#answers.lasting });
  }

  /** Others than before are about to have access: the next page takes up no answers of before. */
  async accessWillChange() {
    await this.#session.forget({ but: this.#answers.lasting });
  }

  /** Everything is asked that was to be asked: the tabs that wait may take it up. */
  allAsked() {
    this.#session.keepPromise();
  }

  /**
   * Another tab has changed who has access, and asks: forgets what tells of that. Call before
   * judging.
   * @param {boolean} [isUrgent] Somebody waits for a verdict here: this tab asks as well.
   */
  accessChangedInOtherTab(isUrgent) {
    this.#forget({ isAll: false });
    if (isUrgent) {
      this.#session.stopAwaiting();
      this.#requests.release();
    } else {
      this.#session.await();
      this.#requests.hold();
    }
  }

  /** The same of another page: what is known counts until this one is left. */
  accessChangedOnOtherPage() {
    this.#forgottenNext ??= { isAll: false };
  }

  /** A draft is about to be there for others: nothing that was read of it counts on the next page. */
  async willBePublished() {
    this.#forgottenNext = { isAll: true };
    await this.#session.forget({});
  }

  /**
   * Somebody attaches files: the next page takes up no list of before. Once what they were put into
   * has been left the site may have them, and this one asks anew. Call before judging.
   * @param {boolean} isLeft
   */
  async filesCome(isLeft) {
    if (isLeft) {
      this.#answers.forgetFiles().forEach((key) => this.#asked.delete(key));
    }
    await this.#session.forget({ only: this.#answers.attached });
  }

  /** Another tab has changed who has access while nobody looks at this one. */
  putOff() {
    this.#isPutOff = true;
  }

  /** The other tab has its answers, or somebody cannot wait for them: the rest is asked here. */
  async takeFromOtherTab() {
    if (!this.#session.isAwaiting) {
      return;
    }
    const { size } = this.#answers;
    await this.#recall();
    this.#session.stopAwaiting();
    if (this.#answers.size > size) {
      // Judged by what the other tab learnt, less is wanted than before.
      this.#requests.drop();
      this.#asked.clear();
    }
    this.#requests.release();
    this.#changed();
  }

  /**
   * Asks the site once more what it said of access, and changes nothing by that.
   * @returns {Promise<boolean>} Whether it says otherwise now: a choice may take it some time.
   */
  async hasChangedAtSite() {
    const age = this.#age;
    const aboutAccess = [...this.#asked.values()].filter((want) => !this.#answers.isLasting(want.key));
    for (const want of aboutAccess) {
      if (this.#backoff.isOn) {
        return false;
      }
      const { status, body } = await this.#read(want);
      const facts = isLasting(status) ? await ask({ learn: { key: want.key, status, body } }).catch(() => []) : [];
      if (age !== this.#age) {
        return false;
      }
      if (this.#answers.differ(facts)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Answers that are under way are about what was.
   * @param {{isAll: boolean}} which
   */
  #forget(which) {
    this.#age += 1;
    this.#forgottenNext = undefined;
    this.#isPutOff = false;
    this.#answers.forget(which);
    this.#asked.clear();
    this.#refusals.forget();
    this.#requests.drop();
  }
}

// An extension's message holds 64 MiB, and a text takes more in it than it has characters.
const MOST_CHARACTERS = 16_000_000;
const TOO_LARGE = 413;
const OK = 200;
// A login page, however it is come by.
const ENDED = new Set([302, 401, 406]);

/** @type {(answer: SiteAnswer) => Pick<SiteAnswer, 'status' | 'body'>} */
const fitting = (answer) => (answer.body.length > MOST_CHARACTERS ? { status: TOO_LARGE, body: '' } : answer);

// What the site says may be over at the next try.
/** @type {(status: number) => boolean} */
const isLasting = (status) => status === OK || status === 403 || status === 404;
