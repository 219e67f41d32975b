// Holds an act of sharing until it is decided.
//
// Listens on the window in the capture phase, from the first moment of the page,
// so that the page's own listeners come later. A `submit` listener sees mouse,
// Enter, Space and `requestSubmit()` alike (measured on the share dialog).
// Buttons, menu items and switches are pressed by `click`, by keyboard too. In a
// list under a combobox the keyboard chooses without one (measured on
// react-select): there the `keydown` that chooses is the act, and so it is on what only
// says that it is a button (`role`). An editor sends by Ctrl or Cmd with Enter, and one
// line by Enter or by being left. A page takes the files of a control at its `change` (measured on
// @atlaskit/media-picker), and those that are dropped or pasted from an event, which is made once more.
// The page's button is never held for good: a decision that does not come in time lets the act go on.
//
// The page may draw an element anew while it is held. What stands in its place is
// decided for itself, and pressed in its stead; where nothing does, the person is told.

import { after, within } from '../../shared/time.js';
import { again, filesAlone, FLAGS, leave } from './transfer.js';

/**
 * @import {ActEvent} from './act.js'
 * @import {Control, Trace} from '../page/collect.js'
 */

// Long enough for a stopped worker to start and a slow account look-up, short
// enough that nobody wonders whether the button works. A setting may say otherwise.
const DECIDE_WITHIN_MS = 2_500;

// A decision that is later than its limit by so much comes after the computer was asleep.
const ASLEEP_MS = 30_000;

// A page that draws it anew each time is left alone after so many.
const SUCCESSORS = 3;

/**
 * The keys that press a button, and choose in an open list. Tab leaves it without a choice: that is
 * how @atlaskit/select sets react-select up.
 */
export const PRESSING = new Set(['Enter', ' ']);
// What they press, where it is no button of the browser's, which is clicked.
const ROLES = new Set(['button', 'menuitem', 'menuitemradio', 'option', 'switch']);
// What puts files into a page without a control.
const TRANSFERS = new Set(['drop', 'paste']);
// The keys that send or publish with Ctrl or Cmd.
const SENDING = new Set(['Enter', 's', 'S']);
/** @type {(event: Pick<ActEvent, 'ctrlKey' | 'metaKey'>) => boolean|undefined} */
const isWithModifier = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;

/** @type {(target: Control) => boolean} */
const isPressedByKey = (target) =>
  target.ariaExpanded === 'true' ||
  target.hasAttribute?.('aria-activedescendant') ||
  ROLES.has(target.role ?? '');

// Going on, because it could not be decided.
const UNCHECKED = 'unchecked';
// Not going on: by now it would be another act than the one that was pressed, or nobody is there.
const OTHER = 'other';

/**
 * What is known of the page.
 * @typedef {object} Page
 * @property {(event: ActEvent) => Control|undefined} actOf The guarded element the event is about,
 *   if any.
 * @property {(element: Control) => 'pass'|'hold'|undefined} verdict `undefined` when what is known
 *   is not about the page as it stands.
 * @property {number|undefined} holdLimit For how long it may be held, where the settings are known.
 * @property {(signal: AbortSignal, element: Control) => Promise<void>} settle Reads and judges
 *   everything, as long as somebody waits for that.
 * @property {(element: Control) => Promise<boolean|undefined>} interrupt Asks the person whether to
 *   go on; `undefined` where the page took the question away.
 * @property {(isHeld: boolean) => void} holds Hears whether anything is held by now.
 * @property {(element: Control) => void} passed Hears that an act is let through.
 * @property {(element: Control) => void} undecided Says that it was not checked.
 * @property {(element: Control) => PageTrace} traceOf By what the element is known should the page
 *   draw it anew.
 * @property {(trace: PageTrace) => Control|undefined} successor The element that stands in its
 *   place now, if one does.
 * @property {(trace: PageTrace, element: Control) => boolean} isForOthers Whether others are chosen
 *   by now than when it was pressed.
 * @property {(trace: PageTrace, element: Control) => void} lost Says that the press was not carried
 *   out.
 * @property {(element: Control) => boolean} isFar Whether keys press it from anywhere, and may do
 *   something else.
 */

/**
 * A trace on the page of this address; of an element that was not collected there is nothing more.
 * @typedef {Partial<Trace> & {address: string}} PageTrace
 */

/**
 * What a person did.
 * @typedef {object} Done
 * @property {ActEvent} act
 * @property {File[]} [files] What is dropped or pasted: the event soon holds it no more.
 */

export class Guard {
  #page;
  /** @type {Set<Control>} */
  #held = new Set();
  /** @type {WeakSet<Control>} */
  #passing = new WeakSet();
  /**
   * When each was let go on at once.
   * @type {WeakMap<Control, number>}
   */
  #wentAt = new WeakMap();
  // Whether all that happens now comes of a press that is let go unchecked.
  #isLettingGo = false;
  // How often the page was left. The browser may put it away as it stands, with what is held in it.
  #leaves = 0;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  start() {
    // Before all else, so that the share dialog does not take the Escape that is meant for the
    // question, and close under it.
    window.addEventListener('keydown', leaveByEscape, true);
    // A menu closes when the focus leaves it, and with it would go what was chosen. As long as the
    // question stands, the page does not learn where the focus is; it is back in its place when
    // the question is gone.
    for (const type of ['focus', 'blur', 'focusin', 'focusout']) {
      window.addEventListener(type, (event) => end && event.stopImmediatePropagation(), true);
    }
    for (const type of ['submit', 'click', 'focusout', 'change', ...TRANSFERS]) {
      window.addEventListener(type, (event) => this.#onAct(event), true);
    }
    window.addEventListener('keydown', (event) => this.#onKey(event), true);
    window.addEventListener('pagehide', () => (this.#leaves += 1));
  }

  /**
   * Every keystroke on the page comes by here.
   * @param {Event} event
   */
  #onKey(event) {
    const act = /** @type {ActEvent} */ (event);
    const { key = '', target, isComposing, shiftKey } = act;
    const sends = SENDING.has(key) && isWithModifier(act);
    const chooses = PRESSING.has(key) && isPressedByKey(target);
    const saves = key === 'Enter' && !shiftKey && 'value' in target;
    if ((sends || chooses || saves) && !isComposing) {
      this.#onAct(event);
    }
  }

  /** @param {Event} event */
  #onAct(event) {
    const act = /** @type {ActEvent} */ (event);
    const element = this.#page.actOf(act);
    if (!element || this.#passing.has(element)) {
      return;
    }
    if (this.#isLettingGo) {
      this.#page.passed(element);
      return;
    }
    // Whoever presses twice means it once, even where it is decided between the two.
    const isHeld = this.#held.has(element);
    if (!isHeld && this.#page.verdict(element) === 'pass') {
      this.#wentAt.set(element, performance.now());
      this.#page.passed(element);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const files = TRANSFERS.has(event.type) ? filesAlone(event) : undefined;
    if (!isHeld) {
      /** @type {Set<Control>} */
      const mine = new Set();
      this.#hold(element, mine);
      this.#decide(element, { act, files }, mine).finally(() => this.#release(mine));
    } else if (files) {
      // It holds other files, for which nobody waits.
      this.#page.lost(this.#page.traceOf(element), element);
    }
  }

  /**
   * @param {Control} element
   * @param {Set<Control>} mine What is held for one press.
   */
  #hold(element, mine) {
    mine.add(element);
    this.#held.add(element);
    this.#page.holds(true);
  }

  /** @param {Set<Control>} mine What was held for one press. */
  #release(mine) {
    mine.forEach((one) => this.#held.delete(one));
    this.#page.holds(this.#held.size > 0);
  }

  /**
   * @param {Control} element
   * @param {Done} done
   * @param {Set<Control>} mine What is held for it.
   */
  async #decide(element, done, mine) {
    const { act } = done;
    const trace = this.#page.traceOf(element);
    const since = performance.now();
    // A switch shows its new state while it is pressed, and the old one again once
    // the press has been stopped.
    await after(0);
    if (act.type === 'focusout' && !element.checkVisibility()) {
      // A line that is left because the page takes it away is not saved.
      return;
    }
    /** @type {Control|undefined} */
    let pressed = element;
    for (let successors = 0; pressed && successors <= SUCCESSORS; successors += 1) {
      // Whatever goes wrong meanwhile, what the person pressed is not lost.
      const one = pressed;
      const goesOn = await this.#goesOn(one, trace).catch(() => this.#undecided(one));
      if (goesOn === false) {
        undo(act, pressed);
        return;
      }
      if (goesOn === OTHER) {
        break;
      }
      if (goesOn && pressed.isConnected) {
        if (!this.#repeat(pressed, done, goesOn === UNCHECKED)) {
          break;
        }
        return;
      }
      pressed = this.#page.successor(trace);
      if (pressed && !mine.has(pressed)) {
        if (this.#held.has(pressed) || (this.#wentAt.get(pressed) ?? 0) > since) {
          // The person has pressed it meanwhile.
          return;
        }
        this.#hold(pressed, mine);
      }
    }
    if (act.type === 'drop') {
      leave(act, element);
    }
    this.#page.lost(trace, element);
  }

  /**
   * @param {Control} element
   * @param {PageTrace} trace Of what was pressed.
   */
  async #goesOn(element, trace) {
    let verdict = this.#page.verdict(element);
    if (verdict === undefined) {
      const leaves = this.#leaves;
      const limit = this.#page.holdLimit ?? DECIDE_WITHIN_MS;
      // By the clock on the wall: other clocks of the browser may stand still meanwhile.
      const latest = Date.now() + limit + ASLEEP_MS;
      await within(limit, (signal) => this.#page.settle(signal, element));
      if (leaves !== this.#leaves || Date.now() > latest) {
        // Whoever comes back to it, or wakes the computer, perhaps after an hour, does not press
        // anything by that.
        return OTHER;
      }
      verdict = this.#page.verdict(element);
    }
    if (verdict === 'hold') {
      // Which names whoever is chosen now.
      return this.#page.interrupt(element);
    }
    if (this.#page.isForOthers(trace, element)) {
      return OTHER;
    }
    return verdict === 'pass' || this.#undecided(element);
  }

  /**
   * It goes on all the same, unless the page has taken it away meanwhile.
   * @param {Control} element
   */
  #undecided(element) {
    if (element.isConnected) {
      this.#page.undecided(element);
    }
    return UNCHECKED;
  }

  /**
   * Does what the person did once more, and lets it through this time.
   * @param {Control} element
   * @param {Done} done
   * @param {boolean} isUnchecked
   * @returns {boolean} Whether that could be done.
   */
  #repeat(element, { act, files }, isUnchecked) {
    const { type, submitter = null, target } = act;
    // The button that sends does what the keys would have done, and so does a click on what they press.
    const isOwn = target === element;
    const needsKey = isWithModifier(act) ? isOwn || this.#page.isFar(element) : !isOwn || 'value' in target;
    const isByKey = type === 'keydown' && needsKey;
    if (isByKey && this.#page.actOf(act) !== element) {
      // The key would do something else by now: another row is chosen, or its field is gone.
      return false;
    }
    this.#passing.add(element);
    this.#isLettingGo = isUnchecked;
    this.#page.passed(element);
    try {
      if (files) {
        return putAgain(element, act, files);
      }
      if (isByKey) {
        keyAgain(element, act);
      } else if (type === 'submit') {
        const form = /** @type {HTMLFormElement} */ (element);
        form.requestSubmit(form.contains(submitter) ? submitter : null);
      } else if (type === 'change') {
        element.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (type === 'focusout') {
        element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
      } else {
        element.click();
      }
    } finally {
      this.#passing.delete(element);
      this.#isLettingGo = false;
    }
    return true;
  }
}

/**
 * Leaves the page as it was before an act that does not go on.
 * @param {ActEvent} act
 * @param {Control} element
 */
function undo(act, element) {
  if (act.type === 'focusout') {
    element.focus();
  } else if (act.type === 'change') {
    // The files that were picked with it are not taken.
    element.value = '';
  } else if (act.type === 'drop') {
    leave(act, element);
  }
}

/**
 * Drops or pastes files once more.
 * @param {Control} element
 * @param {ActEvent} act
 * @param {File[]} files
 * @returns {boolean} Whether the page took them, as far as that can be told.
 */
function putAgain(element, act, files) {
  const isLeftToBrowser = element.dispatchEvent(again(act, files));
  // Where nothing is written, the browser does nothing with what is pasted, nor says a page that it took
  // it.
  return !isLeftToBrowser || (act.type === 'paste' && !element.isContentEditable);
}

/**
 * Presses a key once more.
 * @param {Control} element
 * @param {ActEvent} act
 */
function keyAgain(element, { target, key, code, keyCode, ctrlKey, metaKey, shiftKey }) {
  const pressed = new KeyboardEvent('keydown', { key, code, keyCode, ctrlKey, metaKey, shiftKey, ...FLAGS });
  const isLeftToBrowser = target.dispatchEvent(pressed);
  if (isLeftToBrowser && target === element && target.localName === 'input') {
    // Which submits the form of a line at a person's Enter, and at no script's.
    target.form?.requestSubmit();
  }
}

/**
 * What ends a question: called with whether to go on, or nothing where it is about nothing any
 * more.
 * @typedef {(goOn: boolean|undefined) => void} End
 */

/**
 * What ends the question that stands over the page, while one does.
 * @type {End|undefined}
 */
let end;

/** What ends the question that stands. */
export const standing = () => end;

/**
 * A question stands from now on, or, without one, no longer.
 * @param {End|undefined} done
 */
export function stand(done) {
  end = done;
}

/** @param {KeyboardEvent} event */
function leaveByEscape(event) {
  if (event.key === 'Escape' && end) {
    event.preventDefault();
    event.stopImmediatePropagation();
    end(false);
  }
}
