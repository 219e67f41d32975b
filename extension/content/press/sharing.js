// What becomes of an act of sharing, and when a copy of the page is taken away.

// A share dialog shuts by itself when the site has taken the share. One that is still open by
// then has failed, or waits for the person.
const DONE_WITHIN_MS = 30_000;
// What a person may shut it with before the site has taken anything.
const PRESSES = /** @type {const} */ (['mousedown', 'click', 'keydown']);
// A press that shuts it does so within this time; if it is open for longer, the site will shut it.
const SHUT_WITHIN_MS = 1_000;
// By then the site has taken what was chosen, as a rule.
const TAKEN_AFTER_MS = 1_000;
// A slow one takes longer: it is looked at again, and then once more. Later than that only when
// the window shuts.
const SLOWLY_AFTER_MS = [4_000, 16_000];

/**
 * @import {Guard, ReviewOffer} from '../../../types/core.js'
 * @import {Collected} from '../page/collect.js'
 */

/**
 * An act that was let through, until it is known what became of it.
 * @typedef {object} Act
 * @property {Element} element What does it.
 * @property {ReviewOffer} review What is offered after it.
 * @property {string} label What its button said.
 * @property {number} at When it was let through.
 * @property {{isUnderWay: boolean}} [shut] Of a press since that may have shut the dialog: whether
 *   the site was at it.
 * @property {number} [waiting] For that to have been done.
 */

/** Waits, after an act of sharing was let through, for the dialog to shut. */
export class Sharing {
  /** @type {Act|undefined} */
  #under;
  /** @type {Element|undefined} */
  #window;
  #done;
  #changed;
  #lookAgain;
  /**
   * The page that is shared.
   * @type {string|null|undefined}
   */
  #page;
  // How many choices were made since it was last found to be as the site has it.
  #choices = 0;
  // Whether the last of them has not been asked about.
  #isNew = false;
  // Whether the window has shut since it was looked at.
  #hasShut = false;
  /** @type {number[]} */
  #timers = [];

  /**
   * @param {(review: ReviewOffer, isSure: boolean) => void} done Called when it went through with
   *   outsiders, or, not sure, when the person shut the dialog while the site was at it.
   * @param {(page?: string|null) => void} changed Called when others than before may have access to
   *   a page: something was chosen in a window in which somebody shares.
   * @param {(page: string|null|undefined, isOne: boolean) => void} lookAgain Called a few times after
   *   that, for a site that takes its time, and when the window has shut; `isOne`: for one
   *   choice, which is all that is awaited.
   */
  constructor(done, changed, lookAgain) {
    this.#done = done;
    this.#changed = changed;
    this.#lookAgain = lookAgain;
    PRESSES.forEach((type) => window.addEventListener(type, (event) => this.#press(event), true));
  }

  /**
   * The press that shares is heard here too, before `begins`: its time tells it apart. The second
   * click of a double click comes after that, and is told by its count (`detail`).
   * @param {MouseEvent|KeyboardEvent} event
   */
  #press(event) {
    const { detail, isTrusted, timeStamp } = event;
    const shuts = 'key' in event ? event.key === 'Escape' : detail < 2;
    const under = this.#under;
    if (!under || !isTrusted || !shuts || timeStamp <= under.at) {
      return;
    }
    // What the button says at the first such press, before that does anything, tells how far the
    // share was. While it is under way something is added to its label ("Share, Loading"); once it
    // has failed, another stands there ("Retry").
    under.shut ??= { isUnderWay: labelOf(under.element).startsWith(under.label) };
    clearTimeout(under.waiting);
    under.waiting = setTimeout(() => {
      if (under.element.isConnected) {
        under.shut = undefined;
      }
    }, SHUT_WITHIN_MS);
  }

  /**
   * An act begins.
   * @param {Element} element What does it.
   * @param {Guard|undefined} guard Of the core, with the `review` it would offer after it, if anything.
   * @param {Collected} collected Of the page.
   * @param {string|null} [page] Which it is.
   * @returns {boolean} Whether it may let somebody in.
   */
  begins(element, guard, { surfaces, lines, elements }, page) {
    const review = guard?.review;
    this.#under = review ? { element, review, label: labelOf(element), at: performance.now() } : undefined;
    const place = guard && elements.get(guard.form);
    // What is written lets nobody in.
    const opened =
      place && surfaces.find((surface) => surface.contains(place) && !lines.includes(surface));
    if (opened) {
      this.#window = opened;
      this.#page = page;
      this.#choices += 1;
      this.#isNew = true;
      this.#soon();
    }
    return opened !== undefined;
  }

  // Once for what follows soon after.
  #soon() {
    this.#timers.forEach(clearTimeout);
    /** @type {(pause: number, act: () => void) => number} */
    const after = (pause, act) => setTimeout(act, pause);
    this.#timers = [
      after(TAKEN_AFTER_MS, () => this.#ask()),
      ...SLOWLY_AFTER_MS.map((pause) => after(pause, () => this.#ask())),
      after(Math.max(...SLOWLY_AFTER_MS), () => (this.#choices = 0)),
    ];
  }

  #ask() {
    if (this.#isNew) {
      this.#isNew = false;
      this.#changed(this.#page);
    } else {
      this.#lookAgain(this.#page, this.#choices <= 1 && !this.#hasShut);
    }
    this.#hasShut = false;
  }

  /**
   * The page has changed.
   * @param {(element: Element) => Guard|undefined} guardOf As it was judged last.
   */
  look(guardOf) {
    if (this.#window && !this.#window.isConnected) {
      this.#window = undefined;
      this.#hasShut = true;
      this.#soon();
    }
    const under = this.#under;
    if (under && !under.element.isConnected) {
      const { element, review, at, shut } = under;
      this.#under = undefined;
      const isTaken = !shut || isEmptied(guardOf(element));
      if ((isTaken || shut.isUnderWay) && performance.now() - at < DONE_WITHIN_MS) {
        this.#done(review, isTaken);
      }
    }
  }
}

/**
 * What the buttons of a form say, or one that is no form's.
 * @param {Element & Partial<Pick<HTMLFormElement, 'elements'>>} element
 */
function labelOf(element) {
  /** @type {(control: Element) => boolean} */
  const isSubmit = (control) => 'type' in control && control.type === 'submit';
  const buttons = element.elements ? [...element.elements].filter(isSubmit) : [element];
  return buttons.map(({ textContent }) => textContent).join();
}

/**
 * A window that stays open has nobody in its field any more once the site has taken the share.
 * @type {(guard: Guard|undefined) => boolean}
 */
const isEmptied = (guard) => guard !== undefined && !guard.review && !guard.pending;

// Less than this part of the text is a quotation.
const WHOLE = 0.8;

/**
 * Calls `remind` when the page is printed, exported, or copied as a whole (R171). Nothing is
 * looked at before that, and nothing is held up.
 * @param {() => {roots: Element[], exports: () => (Element|undefined)[], remind: () => void}} page
 */
export function whenCopied(page) {
  window.addEventListener('beforeprint', () => page().remind());
  document.addEventListener('copy', () => {
    const { roots, remind } = page();
    const whole = Math.max(0, ...roots.map((root) => root.textContent.length));
    if (whole > 0 && String(getSelection() ?? '').length >= WHOLE * whole) {
      remind();
    }
  });
  window.addEventListener(
    'click',
    (event) => {
      const links = event.composedPath().filter((element) => element instanceof HTMLAnchorElement);
      // Most presses are on no link: those cost nothing.
      if (links.length > 0) {
        const { exports, remind } = page();
        const wanted = exports();
        if (links.some((link) => wanted.includes(link))) {
          remind();
        }
      }
    },
    true,
  );
}
