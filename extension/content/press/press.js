// Decides about each press by what the watch knows of the page (`watch.js`): whether it is held, what
// is asked, and what is said of what came of it. It is what the guard calls its page; what each method
// is for stands there (`Page` in `guard.js`).

import { accountIn } from '../../shared/account.js';
import { within } from '../../shared/time.js';
import { elementOf, guardOf } from './act.js';
import { ask, isCutOff, PASSING } from '../../shared/ask.js';
import { chosenBeside, numberOf, successorOf } from '../page/collect.js';
import { log } from '../show/show.js';

/**
 * @import * as Core from '../../../types/core.js'
 * @import {ActEvent} from './act.js'
 * @import {Control} from '../page/collect.js'
 * @import {Page, PageTrace} from './guard.js'
 * @import {Show} from '../show/show.js'
 * @import {Watch} from '../watch.js'
 */

// How long a question waits for the name of an organisation.
const NAME_WITHIN_MS = 1_000;

/**
 * Whether nobody can tell who would get something.
 * @param {Core.Guard|undefined} guard
 */
const isUntold = (guard) => guard?.untold || guard?.panel?.tone === 'cannot_tell';

/** @implements {Page} */
export class Presses {
  #watch;
  #show;

  /**
   * @param {Watch} watch
   * @param {Show} show
   */
  constructor(watch, show) {
    this.#watch = watch;
    this.#show = show;
  }

  /** @param {ActEvent} event */
  actOf(event) {
    const watch = this.#watch;
    if (!watch.isOn) {
      return undefined;
    }
    if (isCutOff()) {
      watch.look();
      return undefined;
    }
    const { type, target } = event;
    const { report, collected } = watch.known;
    // Somebody from outside may be able to open the page by now.
    const isHolding = (report?.holds_files ?? true) || watch.isOld;
    if (type === 'change') {
      return watch.uploads.pick(event, isHolding);
    }
    if (type === 'drop' || type === 'paste') {
      return isHolding ? watch.uploads.put(event) : undefined;
    }
    if (type === 'submit' && !collected.acts.has(target)) {
      // The dialog may have opened a moment ago. Submissions are rare: look now.
      watch.look();
    }
    if (type === 'click' || type === 'keydown') {
      // A menu may have opened a moment ago.
      watch.catchUp();
    }
    return elementOf(event, watch.known.collected);
  }

  /** @param {Control} element */
  isFar(element) {
    const { keys } = this.#watch.known.collected;
    return keys.some((known) => known.element === element && known.surface === document);
  }

  /** @param {Control} element */
  verdict(element) {
    this.#show.press();
    const { why, report } = this.#watch.known;
    if (why && why !== PASSING) {
      return 'pass';
    }
    const { isTrue } = this.#watch;
    const guard = isTrue ? guardOf(element, report) : undefined;
    if (guard?.interruption) {
      return 'hold';
    }
    // A window may have stood open for hours, and a computer have been asleep.
    const isReady = isTrue && !guard?.pending && !this.#watch.renewOld();
    if (isReady && !(isUntold(guard) && this.#watch.retry())) {
      return 'pass';
    }
    this.#watch.pressed = numberOf(element);
    return undefined;
  }

  /** @param {boolean} isHeld */
  holds(isHeld) {
    this.#show.holds(isHeld);
  }

  /**
   * @param {AbortSignal} signal
   * @param {Control} element
   */
  async settle(signal, element) {
    await this.#watch.settle(signal);
    // What the site failed to say while the press waits is asked for once more within the same time.
    const { guard } = this.#guarded(element);
    if (!signal.aborted && isUntold(guard) && this.#watch.retry()) {
      await this.#watch.settle(signal);
    }
  }

  /** @param {Control} element */
  async interrupt(element) {
    const goOn = await this.#show.inTurn(() => this.#interrupt(element));
    if (!goOn) {
      this.#watch.uploads.takeBack(element);
    }
    return goOn;
  }

  /**
   * @param {Control} element
   * @returns {Promise<boolean|undefined>}
   */
  async #interrupt(element) {
    const held = this.#guarded(element);
    // The answer about an account may name the organisation that is to be ticked.
    await within(NAME_WITHIN_MS, (signal) => this.#watch.settle(signal));
    if (!this.#watch.isOn) {
      return false;
    }
    const now = this.#guarded(element);
    // Where the site is being asked again, that nothing is known yet takes nothing back.
    const isOpen = !now.report || (now.guard?.pending && !now.guard.interruption);
    const { guard, report } = isOpen ? held : now;
    const interruption = guard?.interruption;
    if (!interruption || !report) {
      return true;
    }
    const goOn = await this.#show.interrupt({ ...guard, interruption }, report, now.collected);
    if (goOn) {
      const { key } = interruption;
      await within(this.holdLimit ?? NAME_WITHIN_MS, async (signal) => {
        // Where this cannot be kept, the person is only asked once more.
        await ask({ acknowledge: { key, account: accountIn(now.collected.landmarks) } }).catch(() => {});
        // The question may have stood there for an hour.
        await (this.#watch.renewOld() ? this.#watch.settle(signal) : this.#watch.rejudge());
      });
      // What stands in the window may have changed under the question.
      const next = this.#guarded(element).guard?.interruption;
      if (next && next.key !== key) {
        return this.#interrupt(element);
      }
    }
    return goOn;
  }

  /** A setting (A11). */
  get holdLimit() {
    return this.#watch.known.report?.settings.hold_ms || undefined;
  }

  /**
   * Notes in the event log what would have been asked (A17).
   * @param {Control} element
   */
  passed(element) {
    const { guard, report } = this.#guarded(element);
    this.#watch.letThrough(element, guard);
    this.#show.tell(this.#show.told ?? this.#toldOf(element, guard));
    if (guard?.event?.observed) {
      log(guard, 'observed', report);
    }
  }

  /**
   * What could not be told of whom a press lets in: where it was looked up for that press alone,
   * the page takes the row away at once, and it would be gone before anybody has read it.
   * @param {Control} element
   * @param {Core.Guard|undefined} guard
   */
  #toldOf(element, guard) {
    const { known, pressed } = this.#watch;
    const said = known.report?.guards.find(({ form, panel }) => panel && form === guard?.form);
    const isOfPress = pressed === numberOf(element) && said !== guard;
    return isOfPress && said?.panel?.tone === 'cannot_tell' ? said : undefined;
  }

  /** @param {Control} element */
  undecided(element) {
    this.#watch.uploads.letGo(element);
    const { report, collected, guard: own } = this.#guarded(element);
    // A button is not always an act of its own: what it says is said beside its form.
    /** @type {(guard: Core.Guard) => boolean|undefined} */
    const isAround = ({ form }) => collected.elements.get(form)?.contains(element);
    const guard = own ?? report?.guards.find(isAround);
    log(guard ?? {}, 'undecided', report);
    this.#came('not_checked_time', guard, true);
  }

  /**
   * @param {Control} element
   * @returns {PageTrace}
   */
  traceOf(element) {
    // Somebody may have been chosen a moment ago.
    this.#watch.catchUp();
    return { ...this.#watch.known.collected.traces.get(element), address: location.href };
  }

  /** @param {PageTrace} trace */
  successor({ surface, landmark, node, address }) {
    this.#watch.look();
    if (!surface?.isConnected || !landmark || !node || address !== location.href) {
      return undefined;
    }
    return successorOf({ surface, landmark, node }, this.#watch.known.collected.traces);
  }

  /**
   * @param {PageTrace} trace
   * @param {Control} element
   */
  isForOthers({ beside }, element) {
    this.#watch.catchUp();
    const now = this.#watch.known.collected.traces.get(element);
    return now !== undefined && chosenBeside(now) !== chosenBeside({ beside });
  }

  /**
   * @param {PageTrace} trace
   * @param {Control} element
   */
  async lost({ surface }, element) {
    const key = this.#watch.uploads.takeBack(element) ? 'files_lost' : 'press_lost';
    await this.#watch.judge();
    const { report, collected } = this.#watch.known;
    /** @type {(guard: Core.Guard) => boolean|undefined} */
    const isWithin = ({ form }) => surface?.contains(collected.elements.get(form) ?? null);
    this.#came(key, surface === document ? undefined : report?.guards.find(isWithin));
  }

  /**
   * Says what came of a press.
   * @param {string} key A sentence of the catalogue.
   * @param {Core.Guard|undefined} guard
   * @param {boolean} [stays] Whether it is still to be said once its window has shut.
   */
  #came(key, guard, stays) {
    if (this.#watch.isOn) {
      this.#show.came({ key }, guard, this.#watch.known.collected, stays);
      this.#watch.showReport();
    }
  }

  /**
   * What is known, with the guard whose act an element is.
   * @param {Control} element
   */
  #guarded(element) {
    const { known } = this.#watch;
    return { ...known, guard: guardOf(element, known.report) };
  }
}
