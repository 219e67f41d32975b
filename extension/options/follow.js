// Follows what another tab changes in the settings. What is on show is drawn anew; what somebody is
// writing stays as it is, and says that there is something else by now.

import { isSame } from '../shared/json.js';
import { i18n } from '../shared/text.js';
import { button, make } from '../shared/form.js';

/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Control */

/**
 * What each part of the page was drawn from, and what stood in its controls then.
 * @type {WeakMap<Element, {kept: unknown, texts: [Control, string][]}>}
 */
const drawn = new WeakMap();

/**
 * Notes what a part of the page shows: after it was drawn, and after something in it was kept.
 * @template {HTMLElement} Part
 * @param {Part} part
 * @param {unknown} kept
 * @returns {Part} The same.
 */
export function shows(part, kept) {
  const controls = /** @type {NodeListOf<Control>} */ (part.querySelectorAll('input, textarea, select'));
  drawn.set(part, { kept, texts: [...controls].map((control) => [control, control.value]) });
  part.querySelector(':scope .elsewhere')?.remove();
  return part;
}

/**
 * Draws a part anew where something else is kept by now, once nobody is writing in it.
 * @param {HTMLElement} part
 * @param {unknown} kept
 * @param {() => HTMLElement} draw
 */
export function follow(part, kept, draw) {
  const before = drawn.get(part);
  part.querySelector(':scope .elsewhere')?.remove();
  if (!before || isSame(kept, before.kept)) {
    return;
  }
  if (before.texts.every(([control, text]) => control.value === text)) {
    part.replaceWith(draw());
    return;
  }
  const anew = () => {
    const made = draw();
    part.replaceWith(made);
    /** @type {HTMLElement|null} */ (made.querySelector('input, textarea, select'))?.focus();
  };
  const text = make('span', { role: 'status' });
  const notice = make('p', { class: 'source elsewhere' }, text, button(i18n('options_elsewhere_show'), anew, 'plain'));
  (part.querySelector('.contact-fields') ?? part).append(notice);
  // What is said is read out only where it comes into a place that is there already.
  text.textContent = i18n('options_elsewhere');
}
