// Shows what the core says, inside the page: the strip above the page, the panel
// in a share dialog, the interruption.
//
// Each stands in a closed shadow root, so that the page's scripts cannot read
// what was found and its styles cannot change how it looks. Elements are made
// one by one and text is only ever text.

import { i18n, language, say } from '../shared/text.js';
import { STYLE } from './style.js';

const MARKS = { quiet: 'i', note: '!', cannot_tell: '?', warning: '!' };

const ours = new WeakSet();

/** Whether Doorward put the node into the page. */
export const isOurs = (node) => ours.has(node);

/** Something of Doorward's that stays in the page and changes what it says. */
export class Shown {
  #host;
  #shown;

  constructor(name, role) {
    this.#host = document.createElement(`doorward-${name}`);
    ours.add(this.#host);
    this.#host.lang = language();
    const root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.box = element('div', { class: name, role });
    root.append(this.box);
    this.root = root;
  }

  get host() {
    return this.#host;
  }

  /** Puts it into the page, unless it is there already. */
  place(parent, before) {
    if (this.#host.parentNode !== parent || this.#host.nextSibling !== before) {
      parent.insertBefore(this.#host, before);
    }
  }

  /** Shows `view` by `fill`, unless it is shown already. */
  show(view, fill) {
    const key = JSON.stringify(view);
    if (key !== this.#shown) {
      this.#shown = key;
      fill(this.box, view);
    }
  }

  remove() {
    this.#host.remove();
  }
}

/** The strip: one line above the page, which folds up to a few words. */
export class Strip {
  #shown = new Shown('strip', 'note');
  #folded = false;
  #view;
  #toggle;
  #onFold;

  /** @param {(folded: boolean) => void} onFold Called when the person folds it. */
  constructor(onFold) {
    this.#onFold = onFold;
  }

  /** Folds it up, or opens it. */
  set folded(folded) {
    this.#folded = folded;
    if (this.#view) {
      this.#fill();
    }
  }

  /**
   * @param {Element|undefined} before What the strip stands above; above
   *   everything when the page is not recognised.
   * @param {{tone: string, messages: Array, short?: object}} view Without
   *   `short` it cannot be folded.
   */
  show(before, view) {
    const anchor = before ?? document.body.firstChild;
    const next = isOurs(anchor) ? anchor.nextSibling : anchor;
    this.#shown.place(before?.parentNode ?? document.body, next);
    this.#view = view;
    this.#fill();
  }

  #fill() {
    const { tone, messages, short } = this.#view;
    const folded = this.#folded && short !== undefined;
    this.#shown.show({ tone, messages, short, folded }, (box) => {
      box.className = `strip ${tone}${folded ? ' folded' : ''}`;
      // What is on the page is said even then: it is what the tone is about.
      const said = folded ? [...(tone === 'note' ? messages.slice(0, 1) : []), short] : messages;
      box.replaceChildren(
        mark(tone),
        element('span', { class: 'name' }, i18n('extension_short_name')),
        element('span', { class: 'said' }, said.map(say).join(' ')),
      );
      if (short !== undefined) {
        this.#toggle = this.#makeToggle(folded);
        box.append(this.#toggle);
      }
    });
  }

  #makeToggle(folded) {
    const toggle = element(
      'button',
      { type: 'button', class: 'fold', 'aria-expanded': String(!folded) },
      i18n(folded ? 'strip_more' : 'strip_less'),
    );
    toggle.addEventListener('click', (event) => {
      event.stopPropagation();
      this.folded = !folded;
      this.#onFold(!folded);
      this.#toggle.focus();
    });
    return toggle;
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
  // It is in the dialog before it has anything to say, so that a screen reader
  // speaks what then appears.
  #shown = new Shown('panel', 'status');
  #onWrong;

  /**
   * @param {Element} form The dialog's form; the panel stands above it.
   * @param {{tone: string, title: object, lines: Array}|null} view
   * @param {() => void} [onWrong] Called when the person calls the warning wrong.
   */
  show(form, view, onWrong) {
    this.#shown.place(form.parentNode, form);
    this.#onWrong = onWrong;
    this.#shown.show(view && { ...view, canBeWrong: Boolean(onWrong) }, (box) => {
      box.className = view ? `panel ${view.tone}` : 'panel';
      if (!view) {
        box.replaceChildren();
        return;
      }
      const body = element('div', { class: 'body' });
      body.append(
        element('p', { class: 'name' }, i18n('extension_short_name')),
        element('p', { class: 'title' }, say(view.title)),
        ...view.lines.map((line) => element('p', {}, say(line))),
      );
      if (onWrong) {
        const call = element('button', { type: 'button', class: 'aside' }, i18n('wrong_button'));
        call.addEventListener('click', (event) => {
          event.stopPropagation();
          this.#onWrong?.();
        });
        body.append(call);
      }
      box.replaceChildren(mark(view.tone), body);
    });
  }
}

let interrupting;

/**
 * Puts the question before sensitive content leaves the organisation.
 * @param {Element} dialog The share dialog; the question stands inside it, so
 *   that the page does not take a press on it for a press outside the dialog.
 * @param view The interruption, as the core worded it. Without `go_on` there is no way on.
 * @param {() => Element} [wrong] Makes what stands there once the warning is called wrong.
 * @returns {Promise<boolean>} Whether to go on.
 */
export function interrupt(dialog, view, wrong) {
  return modal(dialog, (question, done) => {
    const back = element('button', { type: 'button', class: 'safe' }, say(view.back));
    const boxes = view.ticks.map((tick) => tickBox(tick));
    const ready = () => boxes.every(({ box }) => box.checked);
    const buttons = [back];
    if (view.go_on) {
      const goOn = element(
        'button',
        { type: 'button', 'aria-disabled': String(!ready()), 'aria-describedby': 'ticks' },
        say(view.go_on),
      );
      goOn.addEventListener('click', () => ready() && done(true));
      for (const { box } of boxes) {
        box.addEventListener('change', () => goOn.setAttribute('aria-disabled', String(!ready())));
      }
      buttons.unshift(goOn);
    }
    const aside = [];
    if (wrong) {
      aside.push(element('button', { type: 'button', class: 'aside' }, i18n('wrong_button')));
      aside[0].addEventListener('click', () => showWrong(question, wrong, done));
    }
    back.addEventListener('click', () => done(false));
    question.append(...parts(view, aside, boxes, buttons));
    return back;
  });
}

/** Lets the person call a warning wrong that stands in a panel. */
export function callWrong(dialog, wrong) {
  return modal(dialog, (question, done) => showWrong(question, wrong, done));
}

function showWrong(question, wrong, done) {
  const back = element('button', { type: 'button', class: 'safe' }, i18n('wrong_back'));
  back.addEventListener('click', () => done(false));
  const content = element('div', { class: 'content', id: 'content' });
  content.append(wrong());
  const footer = element('div', { class: 'foot' });
  footer.append(back);
  question.replaceChildren(head(i18n('wrong_title')), content, footer);
  back.focus();
  return back;
}

/**
 * A question over the page.
 * @param {(question: Element, done: (choice: boolean) => void) => Element} fill Fills it,
 *   and returns what gets the focus.
 * @returns {Promise<boolean>} What was chosen; false when it was left.
 */
function modal(dialog, fill) {
  interrupting?.(false);
  return new Promise((answer) => {
    const shown = new Shown('interruption', 'presentation');
    const question = element('dialog', {
      role: 'alertdialog',
      'aria-labelledby': 'title',
      'aria-describedby': 'content',
    });
    const done = (choice) => {
      if (interrupting !== done) {
        return;
      }
      gone.disconnect();
      question.close();
      shown.remove();
      interrupting = undefined;
      answer(choice);
    };
    // A dialog the page takes away takes the question with it: nothing is shared.
    const gone = new MutationObserver(() => {
      if (!shown.host.isConnected) {
        done(false);
      }
    });
    question.addEventListener('cancel', () => done(false));
    keepFromPage(shown.host);
    shown.box.append(question);
    shown.place(dialog, null);
    gone.observe(document, { subtree: true, childList: true });
    interrupting = done;
    const first = fill(question, done);
    question.showModal();
    first.focus();
  });
}

// Registered as early as the guard, so that the share dialog does not take the
// Escape that is meant for the question, and close under it.
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Escape' && interrupting) {
      event.preventDefault();
      event.stopImmediatePropagation();
      interrupting(false);
    }
  },
  true,
);

// A menu closes when the focus leaves it, and with it would go what was chosen.
// As long as the question stands, the page does not learn where the focus is; it
// is back in its place when the question is gone.
for (const type of ['focus', 'blur', 'focusin', 'focusout']) {
  window.addEventListener(type, (event) => interrupting && event.stopImmediatePropagation(), true);
}

function parts(view, aside, boxes, buttons) {
  const content = element('div', { class: 'content', id: 'content' });
  content.append(
    ...section(view.evidence),
    ...aside,
    ...section(view.outsiders),
    element('p', { class: 'why' }, say(view.why)),
    element('p', {}, say(view.advice)),
    ...view.more.map((line) => element('p', {}, say(line))),
    ...view.links.map(link),
  );
  const ticks = element('fieldset', { id: 'ticks' });
  ticks.append(...boxes.map(({ label }) => label));
  content.append(ticks);
  const footer = element('div', { class: 'foot' });
  footer.append(...buttons);
  return [head(say(view.title)), content, footer];
}

function head(title) {
  // No header element: in a page it would be a second banner.
  const header = element('div', { class: 'head' });
  header.append(
    mark('warning'),
    element('h2', { id: 'title' }, title),
    element('span', { class: 'name' }, i18n('extension_short_name')),
  );
  return header;
}

function link({ url, text }) {
  const paragraph = element('p', {});
  paragraph.append(element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, say(text)));
  return paragraph;
}

function section({ title, lines }) {
  const list = element('ul', {});
  list.append(...lines.map((line) => element('li', {}, say(line))));
  return [element('h3', {}, say(title)), list];
}

function tickBox(tick) {
  const box = element('input', { type: 'checkbox' });
  const label = element('label', {});
  label.append(box, element('span', {}, say(tick)));
  return { box, label };
}

// Keys pressed in the question are not shortcuts of the page, and a press in it is
// none on what it stands in.
export function keepFromPage(host) {
  const types = ['keydown', 'keypress', 'keyup', 'pointerdown', 'mousedown', 'mouseup', 'click'];
  for (const type of types) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
}

export function mark(tone) {
  return element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[tone]);
}

/** An element with these attributes and this text. */
export function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}
