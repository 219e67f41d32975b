// Holds an act of sharing until it is decided.
//
// Listens on the window in the capture phase, from the first moment of the page,
// so that the page's own listeners come later. A `submit` listener sees mouse,
// Enter, Space and `requestSubmit()` alike (measured on the share dialog).
// Buttons, menu items and switches are pressed by `click`, by keyboard too. In a
// list under a combobox the keyboard chooses without one (measured on
// react-select): there the `keydown` that chooses is the act, and so it is on what only
// says that it is a button (`role`). An editor sends by Ctrl or Cmd with Enter, and one
// line by Enter or by being left. The page's button is never held for good: a decision
// that does not come in time lets the act go on.
//
// The page may draw an element anew while it is held. What stands in its place is
// decided for itself, and pressed in its stead; where nothing does, the person is told.

import { after, within } from '../shared/time.js';

// Long enough for a stopped worker to start and a slow account look-up, short
// enough that nobody wonders whether the button works. A setting may say otherwise.
const DECIDE_WITHIN_MS = 2_500;

// A page that draws it anew each time is left alone after so many.
const SUCCESSORS = 3;

/**
 * The keys that press a button, and choose in an open list. Tab leaves it without a choice: that is
 * how @atlaskit/select sets react-select up.
 */
export const PRESSING = new Set(['Enter', ' ']);
// What they press, where it is no button of the browser's, which is clicked.
const ROLES = new Set(['button', 'menuitem', 'menuitemradio', 'option', 'switch']);
// The keys that send or publish with Ctrl or Cmd.
const SENDING = new Set(['Enter', 's', 'S']);
const isWithModifier = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;

const isPressedByKey = (target) =>
  target.ariaExpanded === 'true' || target.hasAttribute?.('aria-activedescendant') || ROLES.has(target.role);

// Going on, because it could not be decided.
const UNCHECKED = 'unchecked';

export class Guard {
  #page;
  #held = new Set();
  #passing = new WeakSet();
  // When each was let go on at once.
  #wentAt = new WeakMap();
  // Whether all that happens now comes of a press that is let go unchecked.
  #isLettingGo = false;

  /**
   * @param page What is known of the page:
   *   `actOf(event)`: the guarded element the event is about, if any;
   *   `verdict(element)`: `'pass'`, `'hold'`, or `undefined` when what is known
   *     is not about the page as it stands;
   *   `holdLimit`: for how long it may be held, where the settings are known;
   *   `settle(signal)`: a promise that everything has been read and judged, as long as somebody
   *     waits for that;
   *   `interrupt(element)`: asks the person; a promise of whether to go on, of `undefined`
   *     where the page took the question away;
   *   `passed(element)`: hears that an act is let through;
   *   `undecided(element)`: says that it was not checked;
   *   `traceOf(element)`: by what the element is known should the page draw it anew;
   *   `successor(trace)`: the element that stands in its place now, if one does;
   *   `lost(trace)`: says that the press was not carried out;
   *   `isFar(element)`: whether keys press it from anywhere, and may do something else.
   */
  constructor(page) {
    this.#page = page;
  }

  start() {
    window.addEventListener('submit', (event) => this.#onAct(event), true);
    window.addEventListener('click', (event) => this.#onAct(event), true);
    window.addEventListener('keydown', (event) => this.#onKey(event), true);
    window.addEventListener('focusout', (event) => this.#onAct(event), true);
  }

  // Every keystroke on the page comes by here.
  #onKey(event) {
    const { key, target, isComposing, shiftKey } = event;
    const sends = SENDING.has(key) && isWithModifier(event);
    const chooses = PRESSING.has(key) && isPressedByKey(target);
    const saves = key === 'Enter' && !shiftKey && 'value' in target;
    if ((sends || chooses || saves) && !isComposing) {
      this.#onAct(event);
    }
  }

  #onAct(event) {
    const element = this.#page.actOf(event);
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
    if (!isHeld) {
      const mine = new Set();
      this.#hold(element, mine);
      this.#decide(element, event, mine).finally(() => mine.forEach((one) => this.#held.delete(one)));
    }
  }

  #hold(element, mine) {
    mine.add(element);
    this.#held.add(element);
  }

  async #decide(element, act, mine) {
    const trace = this.#page.traceOf(element);
    const since = performance.now();
    // A switch shows its new state while it is pressed, and the old one again once
    // the press has been stopped.
    await after(0);
    if (act.type === 'focusout' && !element.checkVisibility()) {
      // A line that is left because the page takes it away is not saved.
      return;
    }
    let pressed = element;
    for (let successors = 0; pressed && successors <= SUCCESSORS; successors += 1) {
      // Whatever goes wrong meanwhile, what the person pressed is not lost.
      const goesOn = await this.#goesOn(pressed).catch(() => this.#undecided(pressed));
      if (goesOn === false) {
        if (act.type === 'focusout') {
          pressed.focus();
        }
        return;
      }
      if (goesOn && pressed.isConnected) {
        if (!this.#repeat(pressed, act, goesOn === UNCHECKED)) {
          break;
        }
        return;
      }
      pressed = this.#page.successor(trace);
      if (pressed && !mine.has(pressed)) {
        if (this.#held.has(pressed) || this.#wentAt.get(pressed) > since) {
          // The person has pressed it meanwhile.
          return;
        }
        this.#hold(pressed, mine);
      }
    }
    this.#page.lost(trace);
  }

  async #goesOn(element) {
    let verdict = this.#page.verdict(element);
    if (verdict === undefined) {
      await within(this.#page.holdLimit ?? DECIDE_WITHIN_MS, (signal) => this.#page.settle(signal));
      verdict = this.#page.verdict(element);
    }
    if (verdict === undefined) {
      return this.#undecided(element);
    }
    return verdict !== 'hold' || this.#page.interrupt(element);
  }

  // It goes on all the same, unless the page has taken it away meanwhile.
  #undecided(element) {
    if (element.isConnected) {
      this.#page.undecided(element);
    }
    return UNCHECKED;
  }

  // Does what the person did once more, and lets it through this time; whether that could be.
  #repeat(element, act, isUnchecked) {
    const { type, submitter, target, key, code, keyCode } = act;
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
      if (type === 'submit') {
        element.requestSubmit(element.contains(submitter) ? submitter : null);
      } else if (isByKey) {
        const { ctrlKey, metaKey, shiftKey } = act;
        const held = { ctrlKey, metaKey, shiftKey };
        const again = { key, code, keyCode, ...held, bubbles: true, cancelable: true, composed: true };
        const isLeftToBrowser = target.dispatchEvent(new KeyboardEvent('keydown', again));
        if (isLeftToBrowser && isOwn && target.localName === 'input') {
          // Which submits the form of a line at a person's Enter, and at no script's.
          target.form?.requestSubmit();
        }
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

// What ends the question that stands over the page, while one does.
let end;

/** What ends the question that stands: called with whether to go on. */
export const standing = () => end;

/** A question stands from now on, or, without one, no longer. */
export function stand(done) {
  end = done;
}

// Registered as early as the guard, so that the share dialog does not take the
// Escape that is meant for the question, and close under it.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Escape' && end) {
      event.preventDefault();
      event.stopImmediatePropagation();
      end(false);
    }
  },
  true,
);

// A menu closes when the focus leaves it, and with it would go what was chosen.
// As long as the question stands, the page does not learn where the focus is; it
// is back in its place when the question is gone.
for (const type of ['focus', 'blur', 'focusin', 'focusout']) {
  window.addEventListener(type, (event) => end && event.stopImmediatePropagation(), true);
}
