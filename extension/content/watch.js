// Keeps the judgement of the page up to date.
//
// What is known of the page is kept here, in the page's own tab, for as long as
// it is open: what was found, facts from the site, the last report. The core is
// asked with all of it each time and keeps nothing, so it does not matter when
// its worker is stopped (docs/architecture.md, "The core forgets").

import { accountIn } from '../shared/account.js';
import { know } from '../shared/text.js';
import { guardOf } from './press/act.js';
import { ask, CUT_OFF, insist, isCutOff, NotChecked, whyOf } from '../shared/ask.js';
import { collect, decisive, numberOf } from './page/collect.js';
import { today } from '../shared/day.js';
import { Drafts } from './page/editor.js';
import { PageEvidence } from './page/evidence.js';
import { Facts } from './site/facts.js';
import { ownFrames } from './page/frames.js';
import { Observer } from './page/observe.js';
import { isOurs } from './show/paint.js';
import { CONTENT_WITHIN_MS, isSamePage, Presence } from './page/presence.js';
import { Reader } from './page/read.js';
import { recognised } from './page/recognised.js';
import { readInBackground } from './files/sent.js';
import { Sharing, whenCopied } from './press/sharing.js';
import { Uploads } from './files/uploads.js';

/**
 * @import * as Core from '../../types/core.js'
 * @import {Answers, Report, View} from '../../types/messages.js'
 * @import {Collected, Control} from './page/collect.js'
 * @import {Show} from './show/show.js'
 */

/**
 * What is known of the page.
 * @typedef {object} Known
 * @property {Report|undefined} report The last.
 * @property {string|undefined} why Why there is none, as a key of the catalogue.
 * @property {Collected} collected What stood on it at the last look.
 */

// While answers of the site come in, the page is judged by them this often.
const LEARN_EVERY_MS = 250;
// What the site failed to say is not asked for at every press: one is decided within that time.
const RETRY_AFTER_MS = 5_000;

export class Watch {
  // `begin` sets these two; nothing that needs them runs before.
  #plan = /** @type {Answers['hello']} */ (/** @type {unknown} */ (undefined));
  #reader = /** @type {Reader} */ (/** @type {unknown} */ (undefined));
  /** @type {Collected} */
  #collected = collect([]);
  #content = new Presence();
  #address = '';
  // That of what the last report is about.
  #reported = '';
  #evidence = new PageEvidence();
  /** @type {Report|undefined} */
  #report;
  /**
   * Why there is none, as a key of the catalogue.
   * @type {string|undefined}
   */
  #why;
  // The state of the page that the last report is about, as one string.
  #judged = '';
  /**
   * Until it is known whether a new address is that of another page.
   * @type {Promise<unknown>|undefined}
   */
  #turned;
  // How often it was left, or was to be judged again though nothing on it had changed. A judgement
  // that was begun in another round does not count.
  #round = 0;
  /** @type {Promise<void>|undefined} */
  #judging;
  // How many wait for everything to be read and judged, and what wakes them.
  #settling = 0;
  /** @type {(() => void)[]} */
  #wakers = [];
  #show;
  /**
   * Who was added since the last visit.
   * @type {Core.Message[]}
   */
  #since = [];
  #sharing = new Sharing(
    (review, isSure) => this.#show.offerReview(review, isSure, this.#report),
    (page) => this.#askAgain(page),
    (page, isOne) => this.#askOnceMore(page, isOne),
  );
  /**
   * Made when something is first written.
   * @type {Drafts|undefined}
   */
  #drafts;
  /**
   * The element that is pressed, or was last: what some acts do is looked up for that one alone.
   * @type {number|undefined}
   */
  pressed;
  /** Files that are put into the page. */
  uploads = new Uploads({
    read: readInBackground,
    places: () => {
      // What it is put into may have opened a moment ago.
      this.#observer.catchUp();
      return this.#collected.calm;
    },
    changed: () => this.judge(),
    come: (isLeft) => this.#facts.filesCome(isLeft),
  });
  // Whether another version has taken this one's place.
  #isOver = false;

  #facts = new Facts((fault) => (fault ? this.#notChecked(fault) : this.#learnt()));
  /** @type {number|undefined} */
  #learning;
  #retriedAt = -Infinity;
  #observer = new Observer({
    look: () => this.#look(),
    touch: (node) => this.#reader.touch(node, this.#content.touch(node)),
    isOurs,
    write: (draft, node) => this.#drafts?.write(draft, node),
  });

  /** @param {Show} show Where what is known is said. */
  constructor(show) {
    this.#show = show;
  }

  /** Begins to watch; called once the document is there. */
  async begin() {
    try {
      this.#plan = await this.#hello(location.href);
      know(this.#plan.words);
      this.#facts.kinds = this.#plan;
    } catch (fault) {
      this.#notChecked(fault);
      return;
    }
    const read = () => {
      this.#evidence.isOld = true;
      this.judge();
    };
    this.#reader = new Reader(this.#plan.reading, ask, read, () => this.#wake());
    this.#observer.start();
    this.uploads.start();
    // A page that the browser kept for the way back, and shows again, has missed what happened since.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#renew());
    window.addEventListener('online', () => this.#facts.retry() && this.judge());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        this.renewOld();
        this.#observer.later();
      }
    });
    whenCopied(() => ({
      roots: this.#content.roots.map(({ element }) => element),
      exports: () => {
        this.#observer.catchUp();
        const { landmarks, elements } = this.#collected;
        return landmarks.export?.map(({ n }) => elements.get(n)) ?? [];
      },
      remind: () => this.#show.remind(this.#report),
    }));
  }

  /**
   * Another version of Doorward says that it has come to this page. If this one is cut off that is
   * so, and it stops; the other takes away what it has shown.
   */
  giveWay() {
    if (isCutOff()) {
      this.#isOver = true;
      this.#observer.stop();
      this.uploads.stop();
      // A press that the person is being asked about is given up, and the other version says so: to go
      // on would be to ask again. A press that is held without a question goes on.
      if (!this.#show.endQuestion(false)) {
        this.#show.holds(false);
      }
    }
  }

  /**
   * What the popup shows: the last report, or why there is none.
   * @returns {Omit<View, 'frames'>}
   */
  view() {
    const page = { url: location.href, product: this.#plan?.product };
    // Where another page stands already, nobody has looked at that.
    return this.#report && this.#reported === page.url
      ? { ...page, report: { ...this.#report, since: this.#since }, readAt: this.#facts.readAt }
      : { ...page, why: { key: this.#why ?? 'not_checked_yet' } };
  }

  /** What the landmarks find now, in numbers; nothing before there are any. */
  recognised() {
    return recognised(this.#plan?.landmarks ?? []);
  }

  /** Judges again: the person decided something about what was found. */
  async rejudge() {
    this.#round += 1;
    // Before the first look there is nothing to judge.
    if (this.#address !== '') {
      await this.judge();
    }
  }

  /** Reads and judges again: other settings may look for other things. */
  readAgain() {
    this.#reader?.forget();
    this.#content.roots.forEach(({ element, place }) => this.#reader.add(element, place));
    this.#drafts?.readAgain();
    return this.rejudge();
  }

  /** Asks the site again, whatever was read before. */
  async refresh() {
    await this.#facts.refresh();
    this.rejudge();
  }

  /**
   * Who has access to a page was changed in another tab, which asks the site.
   * @param {string} changed The page.
   */
  changedElsewhere(changed) {
    const { page, above = [], guards = [] } = this.#report ?? {};
    const isBelow = above.includes(changed);
    if (isBelow && document.visibilityState === 'hidden') {
      // The other tab does not ask everything of this page: that waits until somebody looks at it.
      this.#facts.putOff();
    } else if (!this.#report || page === changed || isBelow) {
      // What is not judged yet may rest on an answer that is under way.
      this.#facts.accessChangedInOtherTab(!this.#report || guards.length > 0);
      this.rejudge();
    } else {
      this.#facts.accessChangedOnOtherPage();
    }
  }

  /** That tab has its answers. */
  answeredElsewhere() {
    this.#facts.takeFromOtherTab();
  }

  /**
   * Something was chosen in a window in which somebody shares this page.
   * @param {string|null} [page]
   */
  #askAgain(page) {
    this.#facts.accessChanged(page ?? undefined);
    this.rejudge();
  }

  /**
   * The site may have taken its time over a choice. Where there was but one, and its effect shows
   * already, nothing is to come.
   * @param {string|null|undefined} page
   * @param {boolean} isOne Whether there was but one.
   */
  async #askOnceMore(page, isOne) {
    const isTaken = isOne && this.#facts.isOther;
    if (!isTaken && !this.#facts.pending && (await this.#facts.hasChangedAtSite())) {
      this.#askAgain(page);
    }
  }

  #renew() {
    this.#facts.renew();
    this.rejudge();
    this.#observer.later();
  }

  // ── Looking and judging ───────────────────────────────────────────────────

  #look() {
    if (this.#isOver) {
      return;
    }
    this.#observer.flush();
    if (location.href !== this.#address) {
      this.#turnPage();
    }
    this.#collected = collect(this.#plan.landmarks);
    if (isCutOff()) {
      this.#notChecked(new NotChecked(CUT_OFF));
      return;
    }
    const { surfaces, calm, drafts, landmarks } = this.#collected;
    const frames = ownFrames();
    if (frames.length > 0) {
      landmarks.frame = frames.map((frame) => ({ n: numberOf(frame) }));
    }
    if ((surfaces.length > 0 || calm.length > 0) && this.#facts.isOld) {
      // Somebody is about to share or send by what was true then.
      this.#facts.renew();
    }
    this.#seeDrafts();
    this.uploads.see(landmarks);
    this.#observer.watch(surfaces, calm, drafts.map(({ element }) => element));
    this.#sharing.look((element) => guardOf(element, this.#report));
    this.#seeContent();
    this.judge();
  }

  #seeDrafts() {
    const { drafts } = this.#collected;
    if (drafts.length > 0) {
      this.#drafts ??= new Drafts(this.#plan.reading, ask, () => {
        if (this.uploads.areWithin) {
          // What was put into it may have been taken out again.
          this.#observer.later();
        }
        this.judge();
      });
    }
    this.#drafts?.see(drafts);
  }

  #seeContent() {
    const fresh = this.#content.see(this.#collected);
    for (const { element, place } of this.#reader.incomplete ? this.#content.roots : fresh) {
      this.#reader.add(element, place);
    }
    this.#reader.incomplete = false;
  }

  #turnPage() {
    const before = this.#address;
    this.#address = location.href;
    this.#round += 1;
    this.#turned = Promise.all([this.#turned, this.#turnContent(before && isSamePage(before, this.#address))]);
    this.#facts.turnPage();
    setTimeout(() => this.#observer.later(), CONTENT_WITHIN_MS);
    if (before !== '') {
      this.#renewPlan();
    }
  }

  /**
   * What was said and put in on a page goes with it, and not where a heading of it was gone to.
   * @param {Promise<boolean|undefined>|''} turned Whether it is the same; nothing where none was before.
   */
  async #turnContent(turned) {
    const done = this.#content.turn(turned || undefined);
    if (!(await turned)) {
      this.#since = [];
      this.#show.turnPage();
      this.uploads.forgetPage();
    }
    await done;
  }

  #hello(/** @type {string} */ url) {
    return insist({ hello: { url } }, (fault) => this.#notChecked(fault));
  }

  // Another product may stand at the new address.
  async #renewPlan() {
    const address = this.#address;
    try {
      const plan = await this.#hello(address);
      if (address === this.#address && plan.product !== this.#plan.product) {
        this.#plan = plan;
        this.#observer.later();
      }
    } catch (fault) {
      this.#notChecked(fault);
    }
  }

  /** @returns {Core.TextReading} */
  get #reading() {
    if (this.#content.isAwaited) {
      return 'unfinished';
    }
    if (!this.#content.isThere) {
      return 'not_found';
    }
    const isRead = this.#reader.done && !this.#reader.incomplete && !this.#evidence.isOld;
    return isRead ? 'read' : 'unfinished';
  }

  get #written() {
    return { drafts: this.#drafts?.values ?? [], uploads: this.uploads.values };
  }

  get #areDraftsRead() {
    return this.#drafts?.done ?? true;
  }

  get #state() {
    return JSON.stringify([
      this.#round,
      this.#collected.landmarks,
      this.#evidence.all,
      this.#reading,
      this.#facts.known,
      this.#written,
      this.pressed,
      // What was gone through yesterday is asked about again.
      today(),
    ]);
  }

  /** Judges the page as it stands, unless that has been done. */
  judge() {
    this.#judging ??= this.#judgeUntilStill()
      .catch((fault) => this.#notChecked(fault))
      .finally(() => {
        this.#judging = undefined;
        this.#wake();
      });
    return this.#judging;
  }

  #wake() {
    this.#wakers.splice(0).forEach((wake) => wake());
  }

  // One answer of a dozen changes little; whoever is about to share waits for each.
  #learnt() {
    if (this.#facts.pending && !this.#report?.guards.length && this.#settling === 0) {
      this.#learning ??= setTimeout(() => this.judge(), LEARN_EVERY_MS);
    } else {
      this.judge();
    }
  }

  async #judgeUntilStill() {
    clearTimeout(this.#learning);
    this.#learning = undefined;
    await this.#facts.recall(accountIn(this.#collected.landmarks), this.#plan.product);
    for (;;) {
      await this.#turned;
      await this.#evidence.weigh(this.#reader, this.#content.roots);
      const state = this.#state;
      if (state === this.#judged) {
        // The page may have drawn anew what Doorward stood beside.
        this.showReport();
        if (!this.#facts.pending) {
          this.#facts.allAsked();
        }
        return;
      }
      const round = this.#round;
      const report = await ask({ judge: this.#case });
      if (round !== this.#round) {
        continue;
      }
      const isMoved = this.#isMovedBy(report);
      this.#report = report;
      this.#reported = this.#address;
      if (isMoved) {
        // What was read of it was true where it stood.
        await this.#facts.refresh();
        this.#round += 1;
        continue;
      }
      this.#judged = state;
      this.#why = undefined;
      this.#since = report.since ?? this.#since;
      this.#facts.keep(report.remember);
      this.#facts.want(report.wants);
      this.showReport();
    }
  }

  get #case() {
    return {
      snapshot: { url: this.#address, title: document.title, landmarks: this.#collected.landmarks },
      evidence: this.#evidence.all,
      title: this.#evidence.title,
      reading: this.#reading,
      facts: this.#facts.known,
      asked: this.#facts.asked,
      ...this.#written,
      pressed: this.pressed,
    };
  }

  /**
   * Whether the page stands in another space than by the report before.
   * @param {Report} report
   */
  #isMovedBy({ page, space }) {
    const before = this.#report;
    return page && page === before?.page && space && before.space && space !== before.space;
  }

  // ── Showing ───────────────────────────────────────────────────────────────

  /** Shows the last report once more. */
  showReport() {
    if (this.#report && !this.#isOver) {
      this.#show.show(this.#report, this.#collected, this.#since);
    }
  }

  /**
   * Says that nothing was checked, in every place that could be taken for "fine".
   * @param {unknown} fault
   */
  #notChecked(fault) {
    if (this.#isOver) {
      return;
    }
    this.#why = whyOf(fault);
    this.#report = undefined;
    this.#judged = '';
    this.#show.notChecked({ key: this.#why }, this.#collected);
    this.#wake();
    if (!(fault instanceof NotChecked)) {
      throw fault;
    }
  }

  // ── For whoever decides a press ───────────────────────────────────────────

  /** Whether it watches: it has begun, and no other version has taken its place. */
  get isOn() {
    return this.#plan !== undefined && !this.#isOver;
  }

  /** @returns {Known} */
  get known() {
    return { report: this.#report, why: this.#why, collected: this.#collected };
  }

  /** Whether the last judgement is about the page as it stands at this moment. */
  get isTrue() {
    const { landmarks } = this.#plan;
    return (
      this.#report !== undefined &&
      this.#areDraftsRead &&
      location.href === this.#address &&
      decisive(collect(landmarks), landmarks) === decisive(this.#collected, landmarks) &&
      this.#state === this.#judged
    );
  }

  /** Looks at the page now. */
  look() {
    this.#observer.now();
  }

  /** Looks at the page now, if anything has changed. */
  catchUp() {
    this.#observer.catchUp();
  }

  /** Whether something of it was read so long ago that it no longer counts. */
  get isOld() {
    return this.#facts.isOld;
  }

  /**
   * Reads again what no longer counts.
   * @returns {boolean} Whether there was any.
   */
  renewOld() {
    const { isOld } = this;
    if (isOld) {
      this.#renew();
    }
    return isOld;
  }

  /**
   * Asks the site once more what it failed to say.
   * @returns {boolean} Whether there was any, and it had not been asked for a moment before.
   */
  retry() {
    const now = performance.now();
    if (now - this.#retriedAt < RETRY_AFTER_MS || !this.#facts.retry()) {
      return false;
    }
    this.#retriedAt = now;
    this.judge();
    return true;
  }

  /**
   * Reads, asks and judges until nothing is left to do.
   * @param {AbortSignal} [signal] That nobody waits for it any more.
   */
  async settle(signal) {
    this.#observer.now();
    this.#reader.hurry();
    this.#drafts?.retry();
    this.#facts.takeFromOtherTab();
    this.#settling += 1;
    try {
      while (!signal?.aborted) {
        this.#drafts?.hurry();
        await this.judge();
        if (this.#why || this.#isStill) {
          return;
        }
        await new Promise((/** @type {(value?: unknown) => void} */ wake) => this.#wakers.push(wake));
      }
    } finally {
      this.#settling -= 1;
    }
  }

  // Whether everything is read, asked and judged.
  get #isStill() {
    const isRead = this.#reader.done && this.#areDraftsRead && this.uploads.done;
    // What is written does not rest on what the page shows.
    const isAwaited = this.#content.isAwaited && this.#report?.guards.some(({ pending }) => pending);
    return !this.#facts.pending && isRead && !isAwaited && this.#state === this.#judged;
  }

  /**
   * An act is let through.
   * @param {Control} element
   * @param {Core.Guard|undefined} guard
   */
  letThrough(element, guard) {
    if (this.#sharing.begins(element, guard, this.#collected, this.#report?.page)) {
      this.#facts.accessWillChange();
    }
    if (this.#report?.draft) {
      this.#facts.willBePublished();
    }
  }
}
