// Keeps the last judgement true to the page.
//
// What is known of the page is kept here, in the page's own tab, for as long as
// it is open: what was found, facts from the site, the last report. The core is
// asked with all of it each time and keeps nothing, so it does not matter when
// its worker is stopped (docs/architecture.md, "The core forgets").

import { know } from '../shared/text.js';
import { within } from '../shared/time.js';
import { elementOf } from './act.js';
import { ask, CUT_OFF, insist, isCutOff, NotChecked, PASSING, whyOf } from './ask.js';
import { collect, decisive, numberOf, successorOf } from './collect.js';
import { Drafts } from './editor.js';
import { Facts } from './facts.js';
import { Found } from './found.js';
import { ownFrames } from './frames.js';
import { Observer } from './observe.js';
import { isOurs } from './paint.js';
import { CONTENT_WITHIN_MS, Presence } from './presence.js';
import { Reader } from './read.js';
import { readInBackground } from './sent.js';
import { Sharing, whenCopied } from './sharing.js';
import { log, Show } from './show.js';
import { Uploads } from './uploads.js';

/**
 * @import * as Core from '../../types/core.js'
 * @import {Answers, Report, View} from '../../types/messages.js'
 * @import {ActEvent} from './act.js'
 * @import {Collected, Control} from './collect.js'
 * @import {PageTrace} from './guard.js'
 */

// How long a question waits for the name of an organisation.
const NAME_WITHIN_MS = 1_000;
// While answers of the site come in, the page is judged by them this often.
const LEARN_EVERY_MS = 250;

export class Watch {
  // What `begin` is given: nothing that needs it runs before.
  #plan = /** @type {Answers['hello']} */ (/** @type {unknown} */ (undefined));
  #reader = /** @type {Reader} */ (/** @type {unknown} */ (undefined));
  /** @type {Collected} */
  #collected = collect([]);
  #content = new Presence();
  #address = '';
  #found = new Found();
  /** @type {Report|undefined} */
  #report;
  /**
   * Why there is none, as a key of the catalogue.
   * @type {string|undefined}
   */
  #why;
  // The state of the page that the last report is about, as one string.
  #judged = '';
  // How often it was to be judged again though nothing on it had changed.
  #round = 0;
  /** @type {Promise<void>|undefined} */
  #judging;
  // How many wait until nothing is left to do, and what wakes them.
  #settling = 0;
  /** @type {(() => void)[]} */
  #wakers = [];
  #show = new Show({
    rejudge: () => this.rejudge(),
    removed: () => this.#uploads.forgetPage(),
  });
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
   * The number of what is pressed, or was pressed last.
   * @type {number|undefined}
   */
  #pressed;
  #uploads = new Uploads({
    read: readInBackground,
    places: () => {
      // What it is put into may have opened a moment ago.
      this.#observer.catchUp();
      return this.#collected.calm;
    },
    changed: () => this.#judge(),
  });
  // Whether another version has taken this one's place.
  #isOver = false;

  #facts = new Facts((fault) => (fault ? this.#notChecked(fault) : this.#learnt()));
  /** @type {number|undefined} */
  #learning;
  #observer = new Observer({
    look: () => this.#look(),
    touch: (node) => this.#reader.touch(node, this.#content.touch(node)),
    isOurs,
    write: (draft, node) => this.#drafts?.write(draft, node),
  });

  /** Begins to watch; called once the document is there. */
  async begin() {
    try {
      this.#plan = await insist({ hello: { url: location.href } }, (fault) => this.#notChecked(fault));
      know(this.#plan.words);
      this.#facts.lasting = this.#plan.lasting;
    } catch (fault) {
      this.#notChecked(fault);
      return;
    }
    const read = () => {
      this.#found.isOld = true;
      this.#judge();
    };
    this.#reader = new Reader(this.#plan.reading, ask, read, () => this.#wake());
    this.#observer.start();
    this.#uploads.start();
    // A page that the browser had put away, to show it again on the way back, has heard of nothing.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#renew());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') {
        if (this.#facts.isOld) {
          this.#renew();
        }
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
   * Another version of Doorward has come to this page: where that is so, this one does nothing any
   * more. What it shows, the other one takes away.
   */
  giveWay() {
    if (isCutOff()) {
      this.#isOver = true;
      this.#observer.stop();
      this.#uploads.stop();
      // The press it is about is given up: the other one would put the question again.
      this.#show.endQuestion(false);
    }
  }

  /**
   * What the popup shows: the last report, or why there is none.
   * @returns {Omit<View, 'frames'>}
   */
  view() {
    const page = { url: location.href, product: this.#plan?.product };
    return this.#report
      ? { ...page, report: { ...this.#report, since: this.#since }, readAt: this.#facts.readAt }
      : { ...page, why: { key: this.#why ?? 'not_checked_yet' } };
  }

  /** Judges again: the person decided something about what was found. */
  async rejudge() {
    // A judgement that is under way now is out of date as well.
    this.#round += 1;
    // Before the first look there is nothing to judge.
    if (this.#address !== '') {
      await this.#judge();
    }
  }

  /** Reads and judges again: with the settings may change what is looked for. */
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

  /** It has asked. */
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
   * The site may take its time; one choice that shows has been taken.
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
    if (drafts.length > 0) {
      // What was put into it may have been taken out again.
      this.#drafts ??= new Drafts(this.#plan.reading, ask, () => (this.#observer.laterIf(this.#uploads.areWithin), this.#judge()));
    }
    this.#drafts?.see(drafts);
    this.#uploads.see(landmarks);
    this.#observer.watch(surfaces, calm, drafts.map(({ element }) => element));
    this.#sharing.look((element) => this.#guardOf(element));
    const fresh = this.#content.see(this.#collected);
    for (const { element, place } of this.#reader.incomplete ? this.#content.roots : fresh) {
      this.#reader.add(element, place);
    }
    this.#reader.incomplete = false;
    this.#judge();
  }

  #turnPage() {
    const before = this.#address;
    this.#address = location.href;
    this.#content.turn(before, this.#address, () => this.#judge());
    this.#since = [];
    this.#show.turnPage();
    this.#uploads.forgetPage();
    this.#facts.turnPage();
    setTimeout(() => this.#observer.later(), CONTENT_WITHIN_MS);
    if (before !== '') {
      this.#renewPlan();
    }
  }

  // Another product may stand at the new address.
  async #renewPlan() {
    const address = this.#address;
    try {
      const plan = await insist({ hello: { url: address } }, (fault) => this.#notChecked(fault));
      if (address === this.#address && plan.product !== this.#plan.product) {
        this.#plan = plan;
        this.#observer.later();
      }
    } catch (fault) {
      this.#notChecked(fault);
    }
  }

  get #reading() {
    if (this.#content.isAwaited) {
      return 'unfinished';
    }
    if (!this.#content.isThere) {
      return 'not_found';
    }
    const isRead = this.#reader.done && !this.#reader.incomplete && !this.#found.isOld;
    return isRead ? 'read' : 'unfinished';
  }

  get #account() {
    return this.#collected.landmarks.account?.[0].attributes?.content;
  }

  get #written() {
    return { drafts: this.#drafts?.values ?? [], uploads: this.#uploads.values };
  }

  get #areDraftsRead() {
    return this.#drafts?.done ?? true;
  }

  get #state() {
    return JSON.stringify([
      this.#round,
      this.#address,
      this.#collected.landmarks,
      this.#found.evidence,
      this.#reading,
      this.#facts.known,
      this.#written,
      this.#pressed,
    ]);
  }

  /** Judges the page as it stands, unless that has been done. */
  #judge() {
    this.#judging ??= this.#judgeUntilStill()
      .catch((fault) => this.#notChecked(fault))
      .finally(() => {
        this.#judging = undefined;
        this.#wake();
      });
    return this.#judging;
  }

  /**
   * A promise that something may be otherwise than it was.
   * @returns {Promise<void>}
   */
  #change() {
    return new Promise((wake) => this.#wakers.push(wake));
  }

  #wake() {
    this.#wakers.splice(0).forEach((wake) => wake());
  }

  // One answer of a dozen changes little; whoever is about to share waits for each.
  #learnt() {
    if (this.#facts.pending && !this.#report?.guards.length && this.#settling === 0) {
      this.#learning ??= setTimeout(() => this.#judge(), LEARN_EVERY_MS);
    } else {
      this.#judge();
    }
  }

  async #judgeUntilStill() {
    clearTimeout(this.#learning);
    this.#learning = undefined;
    await this.#facts.recall(this.#account, this.#plan.product);
    for (;;) {
      await this.#found.weigh(this.#reader, this.#content.roots);
      const state = this.#state;
      if (state === this.#judged) {
        // The page may have drawn anew what Doorward stood beside.
        this.#showReport();
        if (!this.#facts.pending) {
          this.#facts.allAsked();
        }
        return;
      }
      const address = this.#address;
      const round = this.#round;
      const report = await ask({
        judge: {
          snapshot: {
            url: address,
            title: document.title,
            landmarks: this.#collected.landmarks,
          },
          evidence: this.#found.evidence,
          title: this.#found.title,
          reading: this.#reading,
          facts: this.#facts.known,
          asked: this.#facts.asked,
          ...this.#written,
          pressed: this.#pressed,
        },
      });
      if (address !== this.#address || round !== this.#round) {
        // What it says, and wants to know, is about a page that was left, or of what was before.
        continue;
      }
      const { page, space } = this.#report ?? {};
      if (page && page === report.page && space && report.space && space !== report.space) {
        // It was moved: what was read of it was true where it stood.
        this.#report = report;
        await this.#facts.refresh();
        this.#round += 1;
        continue;
      }
      this.#judged = state;
      this.#report = report;
      this.#why = undefined;
      this.#since = report.since ?? this.#since;
      this.#facts.keep(report.remember);
      this.#facts.want(report.wants);
      this.#showReport();
    }
  }

  // ── Showing ───────────────────────────────────────────────────────────────

  #showReport() {
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

  // ── For the guard ─────────────────────────────────────────────────────────

  /**
   * The guarded element an event is about, if any.
   * @param {ActEvent} event
   */
  actOf(event) {
    if (!this.#plan || this.#isOver) {
      return undefined;
    }
    if (isCutOff()) {
      this.#observer.now();
      return undefined;
    }
    if (event.type === 'change') {
      return this.#uploads.pick(event, this.#report?.holds_files ?? true);
    }
    if (event.type === 'submit' && !this.#collected.acts.has(event.target)) {
      // The dialog may have opened a moment ago. Submissions are rare: look now.
      this.#observer.now();
    }
    if (event.type === 'click' || event.type === 'keydown') {
      // A menu may have opened a moment ago.
      this.#observer.catchUp();
    }
    return elementOf(event, this.#collected);
  }

  /**
   * Whether an element that keys press stands by itself: they may do something else.
   * @param {Control} element
   */
  isFar(element) {
    return this.#collected.keys.some((known) => known.element === element && known.surface === document);
  }

  /**
   * `'pass'`, `'hold'`, or `undefined` while that is not known of the page as it
   * stands at this moment.
   * @param {Control} element
   */
  verdict(element) {
    this.#show.press();
    if (this.#why && this.#why !== PASSING) {
      return 'pass';
    }
    const { landmarks } = this.#plan;
    const isStale =
      !this.#report ||
      !this.#areDraftsRead ||
      location.href !== this.#address ||
      decisive(collect(landmarks), landmarks) !== decisive(this.#collected, landmarks) ||
      this.#state !== this.#judged;
    const guard = isStale ? undefined : this.#guardOf(element);
    if (guard?.interruption) {
      return 'hold';
    }
    if (isStale || guard?.pending) {
      // What some acts do is looked up only for the one that is pressed.
      this.#pressed = numberOf(element);
      return undefined;
    }
    return 'pass';
  }

  /**
   * Reads, asks and judges until nothing is left to do.
   * @param {AbortSignal} [signal] Nobody waits for that any more.
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
        await this.#judge();
        if (this.#why || this.#isStill) {
          return;
        }
        await this.#change();
      }
    } finally {
      this.#settling -= 1;
    }
  }

  // As it was judged a moment ago.
  get #isStill() {
    const isRead = this.#reader.done && this.#areDraftsRead && this.#uploads.done;
    // What is written does not rest on what the page shows.
    const isAwaited = this.#content.isAwaited && this.#report?.guards.some(({ pending }) => pending);
    return !this.#facts.pending && isRead && !isAwaited && this.#state === this.#judged;
  }

  /**
   * Asks the person; a promise of whether to go on, of `undefined` where the page took the question
   * away.
   * @param {Control} element
   */
  async interrupt(element) {
    const goOn = await this.#show.inTurn(() => this.#interrupt(element));
    if (!goOn) {
      this.#uploads.takeBack(element);
    }
    return goOn;
  }

  /**
   * @param {Control} element
   * @returns {Promise<boolean|undefined>}
   */
  async #interrupt(element) {
    const held = { guard: this.#guardOf(element), report: this.#report };
    // The answer about an account may name the organisation that is to be ticked.
    await within(NAME_WITHIN_MS, (signal) => this.settle(signal));
    if (this.#isOver) {
      return false;
    }
    const now = { guard: this.#guardOf(element), report: this.#report };
    // Where the site is being asked again, that nothing is known yet takes nothing back.
    const isOpen = !now.report || (now.guard?.pending && !now.guard.interruption);
    const { guard, report } = isOpen ? held : now;
    const interruption = guard?.interruption;
    if (!interruption || !report) {
      return true;
    }
    const goOn = await this.#show.interrupt({ ...guard, interruption }, report, this.#collected);
    if (goOn) {
      const { key } = interruption;
      await within(this.holdLimit ?? NAME_WITHIN_MS, async () => {
        // Where this cannot be kept, the person is only asked once more.
        await ask({ acknowledge: key }).catch(() => {});
        await this.rejudge();
      });
      // What stands in the window may have changed under the question.
      const next = this.#guardOf(element)?.interruption;
      if (next && next.key !== key) {
        return this.#interrupt(element);
      }
    }
    return goOn;
  }

  /** For how long an act may be held, in milliseconds, where that is known (A11). */
  get holdLimit() {
    return this.#report?.settings.hold_ms || undefined;
  }

  /**
   * An act is let through: whether it is done, the page will show. What would have been
   * asked is in the event log (A17).
   * @param {Control} element
   */
  passed(element) {
    const guard = this.#guardOf(element);
    if (this.#sharing.begins(element, guard, this.#collected, this.#report?.page)) {
      this.#facts.accessWillChange();
    }
    if (this.#report?.draft) {
      this.#facts.willBePublished();
    }
    this.#show.tell(this.#show.told ?? this.#toldOf(element, guard));
    if (guard?.event?.observed) {
      log(guard, 'observed', this.#report);
    }
  }

  /**
   * What could not be told of whom a press lets in: where it was looked up for that press alone,
   * the page takes the row away at once, and it would be gone before anybody has read it.
   * @param {Control} element
   * @param {Core.Guard|undefined} guard
   */
  #toldOf(element, guard) {
    const said = this.#report?.guards.find(({ form, panel }) => panel && form === guard?.form);
    const isOfPress = this.#pressed === numberOf(element) && said !== guard;
    return isOfPress && said?.panel?.tone === 'cannot_tell' ? said : undefined;
  }

  /**
   * Says that an act was let through unchecked.
   * @param {Control} element
   */
  undecided(element) {
    this.#uploads.letGo(element);
    // A button is not always an act of its own: what it says is said beside its form.
    const { elements } = this.#collected;
    /** @type {(guard: Core.Guard) => boolean|undefined} */
    const isAround = ({ form }) => elements.get(form)?.contains(element);
    const guard = this.#guardOf(element) ?? this.#report?.guards.find(isAround);
    log(guard ?? {}, 'undecided', this.#report);
    this.#came('not_checked_time', guard);
  }

  /**
   * By what an act is known should the page draw its element anew.
   * @param {Control} element
   * @returns {PageTrace}
   */
  traceOf(element) {
    return { ...this.#collected.traces.get(element), address: location.href };
  }

  /**
   * The element that stands in its place now, if one does.
   * @param {PageTrace} trace
   */
  successor({ surface, landmark, node, address }) {
    this.#observer.now();
    if (!surface?.isConnected || !landmark || !node || address !== location.href) {
      return undefined;
    }
    return successorOf({ surface, landmark, node }, this.#collected.traces);
  }

  /**
   * Says that a press was not carried out.
   * @param {PageTrace} trace
   */
  async lost({ surface }) {
    await this.#judge();
    const { elements } = this.#collected;
    /** @type {(guard: Core.Guard) => boolean|undefined} */
    const isWithin = ({ form }) => surface?.contains(elements.get(form) ?? null);
    const guard = surface === document ? undefined : this.#report?.guards.find(isWithin);
    this.#came('press_lost', guard);
  }

  /**
   * Says what came of a press.
   * @param {string} key A sentence of the catalogue.
   * @param {Core.Guard|undefined} guard
   */
  #came(key, guard) {
    if (this.#isOver) {
      return;
    }
    this.#show.came({ key }, guard, this.#collected);
    this.#showReport();
  }

  /** @param {Element} element */
  #guardOf(element) {
    const number = numberOf(element);
    const guards = this.#report?.guards.filter(({ acts }) => acts.includes(number)) ?? [];
    // Of several the one that holds, or that may.
    return guards.find(({ interruption }) => interruption) ?? guards.find(({ pending }) => pending) ?? guards[0];
  }
}
