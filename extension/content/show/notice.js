// A quiet notice below the strip: a reminder, or the offer of a review date. It takes no
// focus, waits for nobody, and goes when the person says so.

import { CUT_OFF, whyOf } from '../../shared/ask.js';
import { inDays } from '../../shared/day.js';
import { element } from '../../shared/dom.js';
import { i18n, say } from '../../shared/text.js';
import { keepFromPage, KNOWN_MS, mark, saying } from './paint.js';

/** @import {Message, Panel, Tone} from '../../../types/core.js' */

/**
 * What the person may choose: `act` is called when it is pressed, once what it `needs` is well filled in,
 * and where it fails a notice says so; `main` is the button that is meant.
 * @typedef {{text: string, act: () => unknown, main?: boolean, needs?: HTMLInputElement}} Choice
 */

export class Notices {
  #parent;
  /**
   * By what each is about.
   * @type {Map<string, Element>}
   */
  #shown = new Map();
  /** What was said last of files that were put into the page. */
  #uploaded = 'null';

  /** @param {ShadowRoot} parent Where notices stand. */
  constructor(parent) {
    this.#parent = parent;
  }

  /**
   * Reminds of how a page is to be handled.
   * @param {Panel} panel
   */
  remind(panel) {
    this.#show('reminder', saying(panel), this.#buttons([{ text: i18n('notice_close'), act: () => {} }], 'reminder'));
  }

  /**
   * Says who can open files that were put into the page; the same once.
   * @param {Panel|null} panel Nothing where there is nothing to say any more.
   * @param {() => void} removed Called when the person says that they are gone.
   */
  uploaded(panel, removed) {
    const key = JSON.stringify(panel);
    if (key === this.#uploaded) {
      return;
    }
    this.#uploaded = key;
    if (!panel) {
      this.#leave('uploaded');
      return;
    }
    const row = this.#buttons([
      { text: say({ key: 'upload_removed', count: panel.title.count }), act: removed },
      { text: i18n('notice_close'), act: () => {} },
    ], 'uploaded');
    this.#show('uploaded', saying(panel), row, panel.tone);
  }

  /**
   * Says what came of a press whose window is gone.
   * @param {Message} sentence
   */
  tell(sentence) {
    const row = this.#buttons([{ text: i18n('notice_close'), act: () => {} }], 'told');
    this.#show('told', [element('p', {}, say(sentence))], row, 'cannot_tell');
  }

  /**
   * Offers a review date.
   * @param {Message} question
   * @param {number} days How many days on it is, unless another is chosen.
   * @param {(day: string) => unknown} set Called with the day chosen.
   */
  offer(question, days, set) {
    this.#withDay('offer', question, days, [
      { text: i18n('review_set'), act: set, main: true },
      { text: i18n('review_no'), act: () => {} },
    ]);
  }

  /**
   * Says that a review date has passed.
   * @param {Message} sentence
   * @param {number} days How many days on the next is, unless another is chosen.
   * @param {(day?: string) => unknown} move Called with another day, or without one when it is done.
   */
  due(sentence, days, move) {
    this.#withDay('due', sentence, days, [
      { text: i18n('review_again'), act: move, main: true },
      { text: i18n('review_done'), act: () => move() },
    ]);
  }

  /** Takes away what is said about a page that is no longer there. */
  clear() {
    for (const kind of this.#shown.keys()) {
      this.#close(kind);
    }
  }

  /**
   * @param {string} kind
   * @param {Message} sentence
   * @param {number} days
   * @param {(Omit<Choice, 'act'> & {act: (day: string) => unknown})[]} choices
   */
  #withDay(kind, sentence, days, choices) {
    const id = `day-${kind}`;
    const day = element('input', { type: 'date', id, min: inDays(1), value: inDays(days) });
    const label = element('label', { for: id }, i18n('review_day'));
    const row = this.#buttons(
      choices.map((choice) => ({
        ...choice,
        act: () => choice.act(day.value || inDays(days)),
        needs: choice.main ? day : undefined,
      })),
      kind,
    );
    row.prepend(label, day);
    this.#show(kind, [element('p', {}, say(sentence))], row);
  }

  /**
   * @param {Choice[]} choices
   * @param {string} kind
   */
  #buttons(choices, kind) {
    const press = (/** @type {Choice} */ { act, needs }) => async () => {
      // Half a day, or the year 26: the browser says what is wrong with it.
      if (needs?.reportValidity() === false) {
        return;
      }
      this.#leave(kind);
      try {
        await act();
      } catch (fault) {
        this.tell({ key: whyOf(fault) === CUT_OFF ? CUT_OFF : 'findings_not_kept', args: [] });
      }
    };
    return element(
      'div',
      { class: 'choices' },
      ...choices.map((choice) =>
        element('button', { type: 'button', class: choice.main ? 'safe' : '', on: { click: press(choice) } }, choice.text)),
    );
  }

  /**
   * @param {string} kind
   * @param {Element[]} words
   * @param {Element} row What can be done about it.
   * @param {Tone} [tone]
   */
  #show(kind, words, row, tone = 'quiet') {
    // One that says something else by now may have the focus, which stays on what does the same.
    const at = this.#buttonsOf(this.#shown.get(kind)).findIndex((button) => button === this.#parent.activeElement);
    this.#close(kind);
    // What is read out: the words, and not what can be done about them.
    const said = element('div', { class: 'said', role: tone === 'warning' ? 'alert' : 'status' });
    const body = element('div', { class: 'body' }, said);
    // It is there before it says something, so that a screen reader speaks it.
    const box = element('section', { class: `notice ${tone}`, 'aria-label': i18n('notice_name') }, mark(tone), body);
    keepFromPage(box);
    this.#parent.append(box);
    this.#shown.set(kind, box);
    setTimeout(() => {
      said.append(...words);
      body.append(row);
      this.#buttonsOf(row)[at]?.focus();
    }, KNOWN_MS);
  }

  /** @param {Element} [part] */
  #buttonsOf(part) {
    return [...(part?.getElementsByTagName('button') ?? [])];
  }

  /**
   * Closes what the person was done with, or what there is nothing to say of any more; the focus stays
   * near where it was.
   * @param {string} kind
   */
  #leave(kind) {
    const all = () => [...this.#parent.children].flatMap((part) => this.#buttonsOf(part));
    const box = this.#shown.get(kind);
    const hasFocus = box?.contains(this.#parent.activeElement);
    const at = all().findIndex((button) => box?.contains(button));
    this.#close(kind);
    if (hasFocus) {
      (all()[at] ?? all().at(-1))?.focus();
    }
  }

  /** @param {string} kind */
  #close(kind) {
    this.#shown.get(kind)?.remove();
    this.#shown.delete(kind);
  }
}
