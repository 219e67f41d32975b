// Shows what the core says, inside the page: the strip above the page, the panel
// in a share dialog.
//
// Each stands in a closed shadow root, so that the page's scripts cannot read
// what was found and its styles cannot change how it looks. Elements are made
// one by one and text is only ever text.

import { element } from '../../shared/dom.js';
import { i18n, language, say } from '../../shared/text.js';
import { CONTROLS, LINE, WINDOW } from './style.js';

/** @import * as Core from '../../../types/core.js' */

/** @type {Record<Core.Tone, string>} */
const MARKS = { quiet: 'i', note: '!', cannot_tell: '?', warning: '!' };

/** @type {WeakSet<Node>} */
const ours = new WeakSet();

/**
 * Whether Doorward put the node into the page.
 * @type {(node: Node|null|undefined) => boolean}
 */
export const isOurs = (node) => Boolean(node && ours.has(node));

/**
 * Each read once, when something that needs it is first shown.
 * @type {Map<string, CSSStyleSheet>}
 */
const sheets = new Map();
/** @param {string} style */
function sheetOf(style) {
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    sheets.set(style, sheet);
  }
  return sheet;
}

/** After so long, in milliseconds, browsers have told assistive technology what came into a page. */
export const KNOWN_MS = 50;

// What stands in a page, by the ends of their names.
const NAMES = /** @type {const} */ (['strip', 'panel', 'frame', 'interruption', 'press']);

/**
 * Takes away what an earlier version has left in the page; called before this one shows anything.
 * @returns {boolean} Whether that one held a press, for which nobody waits any more.
 */
export function removeOthers() {
  const others = [...document.querySelectorAll(NAMES.map((name) => `doorward-${name}`).join())];
  others.forEach((host) => host.remove());
  return others.some(({ localName }) => localName === 'doorward-press');
}

/**
 * A sign in the page that a press is held. Firefox ends the script of a version that is updated at
 * once, and the press with it: by the sign the next one knows, and says so.
 */
export class HeldSign {
  /** @type {HTMLElement|undefined} */
  #made;

  /** @param {boolean} isHeld */
  show(isHeld) {
    if (!isHeld) {
      this.#made?.remove();
      return;
    }
    if (!this.#made) {
      this.#made = document.createElement('doorward-press');
      this.#made.hidden = true;
      ours.add(this.#made);
    }
    document.documentElement.append(this.#made);
  }
}

/** Something of Doorward's that stays in the page and changes what it says. */
export class Shown {
  #name;
  #role;
  /** @type {{host: HTMLElement, root: ShadowRoot, box: HTMLElement}|undefined} */
  #made;
  /** @type {string|undefined} */
  #shown;
  /** @type {(() => void)|undefined} */
  #waiting;
  #isKnown = false;

  /**
   * @param {typeof NAMES[number]} name What its element and its box are called by.
   * @param {string} role
   */
  constructor(name, role) {
    this.#name = name;
    this.#role = role;
  }

  // Made when it is first shown: by then the words are there.
  get #parts() {
    return (this.#made ??= this.#make());
  }

  #make() {
    const host = document.createElement(`doorward-${this.#name}`);
    ours.add(host);
    host.lang = language();
    // As its sentences are written, whichever way the page is: their numbers would change places.
    host.dir = 'ltr';
    const root = host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = (this.#name === 'strip' ? [LINE, CONTROLS] : [LINE, WINDOW, CONTROLS]).map(sheetOf);
    const box = element('div', { class: this.#name, role: this.#role });
    root.append(box);
    return { host, root, box };
  }

  get host() {
    return this.#parts.host;
  }

  get root() {
    return this.#parts.root;
  }

  get box() {
    return this.#parts.box;
  }

  /**
   * Puts it into the page, unless it is there already.
   * @param {Node} parent
   * @param {Node|null} before
   */
  place(parent, before) {
    const { host } = this;
    if (host.parentNode !== parent || host.nextSibling !== before) {
      parent.insertBefore(host, before);
    }
  }

  /**
   * Shows `view` by `fill`, unless it is shown already.
   * @template View
   * @param {View} view
   * @param {(box: HTMLElement, view: View) => void} fill
   */
  show(view, fill) {
    const key = JSON.stringify(view);
    if (key !== this.#shown) {
      this.#shown = key;
      fill(this.box, view);
    }
  }

  /**
   * The same of what is read out as it appears. A screen reader speaks only what comes into a place
   * that it knows, so what is said first waits until it can know this one.
   * @template View
   * @param {View} view
   * @param {(box: HTMLElement, view: View) => void} fill
   */
  tell(view, fill) {
    const show = () => this.show(view, fill);
    if (this.#isKnown) {
      show();
      return;
    }
    const isFirst = !this.#waiting;
    this.#waiting = show;
    if (isFirst) {
      setTimeout(() => {
        this.#isKnown = true;
        this.#waiting?.();
      }, KNOWN_MS);
    }
  }

  remove() {
    this.#made?.host.remove();
  }
}

/**
 * @typedef {object} StripView
 * @property {Core.Tone} tone
 * @property {Core.Message|null} [urgent]
 * @property {Core.Message[]} messages
 * @property {Core.Message} [short] Without it the strip cannot be folded.
 */

/** The strip: one line above the page, which folds up to a few words. */
export class Strip {
  #shown = new Shown('strip', 'note');
  #folded = false;
  /** @type {StripView|undefined} */
  #view;
  /** @type {HTMLButtonElement|undefined} */
  #toggle;
  #onFold;

  /** @param {(folded: boolean) => void} onFold Called when the person folds it. */
  constructor(onFold) {
    this.#onFold = onFold;
  }

  /**
   * Folds it up, or opens it.
   * @param {boolean} folded
   */
  set folded(folded) {
    this.#folded = folded;
    if (this.#view) {
      this.#fill(this.#view);
    }
  }

  /**
   * @param {Element|undefined} before What the strip stands above; above
   *   everything when the page is not recognised.
   * @param {StripView} view
   */
  show(before, view) {
    const anchor = before ?? document.body.firstChild;
    const next = anchor && isOurs(anchor) ? anchor.nextSibling : anchor;
    this.#shown.place(before?.parentNode ?? document.body, next);
    this.#view = view;
    this.#fill(view);
  }

  /** @param {StripView} view */
  #fill({ tone, urgent, messages, short }) {
    const folded = this.#folded && short !== undefined;
    this.#shown.show({ tone, urgent, messages, short, folded }, (box) => {
      box.className = `strip ${tone}${folded ? ' folded' : ''}`;
      // What the tone is about is said even then.
      const isLoud = tone === 'note' && !urgent;
      const rest = (folded ? [...(isLoud ? messages.slice(0, 1) : []), short] : messages).map(say).join(' ');
      const said = element('span', { class: 'said' }, ...(urgent ? [element('strong', {}, say(urgent)), ' '] : []), rest);
      // All but the button, which may have the focus while answers come in.
      [...box.children].filter((part) => part !== this.#toggle).forEach((part) => part.remove());
      box.prepend(mark(tone), element('span', { class: 'name' }, i18n('extension_short_name')), said);
      if (short === undefined) {
        this.#toggle?.remove();
        return;
      }
      const toggle = (this.#toggle ??= this.#makeToggle());
      toggle.ariaExpanded = String(!folded);
      toggle.textContent = i18n(folded ? 'strip_more' : 'strip_less');
      if (!toggle.parentNode) {
        box.append(toggle);
      }
    });
  }

  #makeToggle() {
    const click = (/** @type {MouseEvent} */ event) => {
      event.stopPropagation();
      this.folded = !this.#folded;
      this.#onFold(this.#folded);
    };
    return element('button', { type: 'button', class: 'fold', on: { click } });
  }

  /** Whether it is in the page. */
  get isShown() {
    return this.#view !== undefined && this.#shown.host.isConnected;
  }

  /** Where a notice stands: below the line, whether it is folded or not. */
  get below() {
    return this.#shown.root;
  }

  remove() {
    this.#shown.remove();
  }
}

/** The panel at the head of a share dialog. */
export class Panel {
  #shown = new Shown('panel', 'presentation');
  #mark = element('span', { class: 'mark', 'aria-hidden': 'true' });
  // What is read out as it changes: the words, and not the button beside them.
  #said;
  #body = element('div', { class: 'body' });
  /** @type {HTMLButtonElement|undefined} */
  #call;
  /** @type {(() => void)|undefined} */
  #onWrong;

  /** @param {boolean} isLive Whether it tells of something, and is no picture of that. */
  constructor(isLive = true) {
    this.#said = element('div', { class: 'words', role: isLive && 'status' });
    this.#body.append(this.#said);
  }

  /**
   * @param {Element} form The dialog's form; the panel stands above it.
   * @param {Core.Panel|null} view
   * @param {() => void} [onWrong] Called when the person calls the warning wrong.
   */
  show(form, view, onWrong) {
    const { box } = this.#shown;
    if (!box.firstChild) {
      box.className = 'panel bare';
      box.append(this.#mark, this.#body);
    }
    if (form.parentNode) {
      this.#shown.place(form.parentNode, form);
    }
    this.#onWrong = onWrong;
    this.#shown.tell(view && { ...view, canBeWrong: Boolean(onWrong) }, () => this.#fill(box, view));
  }

  /**
   * @param {HTMLElement} box
   * @param {Core.Panel|null} view
   */
  #fill(box, view) {
    box.className = `panel ${view?.tone ?? 'bare'}`;
    this.#mark.textContent = view && MARKS[view.tone];
    const words = view ? [element('p', { class: 'name' }, i18n('extension_short_name')), ...saying(view)] : [];
    this.#said.replaceChildren(...words);
    if (!view || !this.#onWrong) {
      this.#call?.remove();
    } else if (!this.#call?.parentNode) {
      // It stays while the words change: it may have the focus.
      this.#body.append((this.#call ??= this.#makeCall()));
    }
  }

  #makeCall() {
    // A line that loses the focus to it would be saved by the page.
    const mousedown = (/** @type {MouseEvent} */ event) => event.preventDefault();
    const click = (/** @type {MouseEvent} */ event) => {
      event.stopPropagation();
      this.#onWrong?.();
    };
    return element('button', { type: 'button', class: 'aside', on: { mousedown, click } }, i18n('wrong_button'));
  }

  remove() {
    this.#shown.remove();
  }
}

/**
 * Keys pressed in what Doorward shows are not shortcuts of the page, and a press in it is
 * none on what it stands in.
 * @param {Element} host
 */
export function keepFromPage(host) {
  const types = ['keydown', 'keypress', 'keyup', 'pointerdown', 'mousedown', 'mouseup', 'click'];
  for (const type of types) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
}

/**
 * The sign of a tone.
 * @param {Core.Tone} tone
 */
export const mark = (tone) => element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[tone]);

/**
 * What a panel says, as paragraphs.
 * @param {Core.Panel} panel
 */
export const saying = ({ title, lines }) => [
  element('p', { class: 'title' }, say(title)),
  ...lines.map((line) => element('p', {}, say(line))),
];
