// What somebody was writing where an administrator fixed the setting meanwhile: it cannot stay, so
// the page says what it was, from where it can be copied.

import { element } from './dom.js';
import { i18n } from './text.js';

/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Control */

/**
 * A notice of what is written in controls, before that goes. It says nothing before it is put down.
 * @param {Control[]} controls
 */
export function taken(controls) {
  const texts = controls.map(({ value }) => value.trim()).filter(Boolean);
  return element(
    'div',
    { class: 'taken', tabindex: '-1' },
    element('p', { class: 'source', role: 'status' }),
    ...texts.map((text) => element('blockquote', { text })),
  );
}

/**
 * Puts the notice down and has it read out, which it is only where words come into a place that is
 * there already.
 * @param {HTMLElement} notice From `taken`.
 * @param {(notice: HTMLElement) => void} put
 * @param {boolean} hadFocus Whether the focus was in what went.
 */
export function tellTaken(notice, put, hadFocus) {
  put(notice);
  const line = notice.querySelector('p');
  if (line) {
    line.textContent = i18n(notice.childElementCount > 1 ? 'options_taken' : 'options_taken_nothing');
  }
  if (hadFocus) {
    notice.focus();
  }
}
