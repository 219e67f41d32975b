// Follows what another tab or an administrator changes in the settings. What is on show is drawn
// anew; what somebody is writing stays as it is, and says that there is something else by now. Where
// an administrator has fixed it meanwhile it cannot stay, so it says what had been written.

import { isSame } from '../shared/json.js';
import { i18n } from '../shared/text.js';
import { taken, tellTaken } from '../shared/taken.js';
import { button } from '../shared/button.js';
import { element } from '../shared/dom.js';

/**
 * @import {Setting} from '../../types/core.js'
 * @import {Control} from '../shared/taken.js'
 */

/**
 * What a part of the page shows of a setting: what an administrator fixed, or the person's own.
 * @typedef {{fixed: unknown}|{own: unknown}} Kept
 */

/**
 * What each part of the page was drawn from, and what stood in its controls then.
 * @type {WeakMap<Element, {kept: Kept, texts: [Control, string][]}>}
 */
const drawn = new WeakMap();

/**
 * What a part of the page shows of a setting.
 * @param {Pick<Setting, 'locked'>} setting
 * @param {unknown} fixed What applies where an administrator fixed it.
 * @param {unknown} own The person's own, good or not.
 * @returns {Kept}
 */
export const keptOf = ({ locked }, fixed, own) => (locked ? { fixed } : { own });

/**
 * Notes what a part of the page shows: after it was drawn, and after something in it was kept.
 * @template {HTMLElement} Part
 * @param {Part} part
 * @param {Kept} kept
 * @returns {Part} The same.
 */
export function shows(part, kept) {
  const controls = /** @type {NodeListOf<Control>} */ (part.querySelectorAll('input, textarea, select'));
  drawn.set(part, { kept, texts: [...controls].map((control) => [control, control.value]) });
  part.querySelector(':scope .elsewhere')?.remove();
  part.querySelector(':scope .taken')?.remove();
  return part;
}

/**
 * Draws a part anew where something else is kept by now, once nobody is writing in it.
 * @param {HTMLElement} part
 * @param {Kept} kept
 * @param {() => HTMLElement} draw
 */
export function follow(part, kept, draw) {
  const before = drawn.get(part);
  part.querySelector(':scope .elsewhere')?.remove();
  if (!before || isSame(kept, before.kept)) {
    return;
  }
  const writing = before.texts.filter(([control, text]) => control.value !== text).map(([control]) => control);
  if (writing.length === 0 || 'fixed' in kept) {
    redraw(part, writing, draw);
    return;
  }
  const anew = () => {
    const made = draw();
    part.replaceWith(made);
    /** @type {HTMLElement|null} */ (made.querySelector('input, textarea, select'))?.focus();
  };
  const text = element('span', { role: 'status' });
  const notice = element('p', { class: 'source elsewhere' }, text, button(i18n('options_elsewhere_show'), anew, 'plain'));
  placeIn(part).append(notice);
  // What is said is read out only where it comes into a place that is there already.
  text.textContent = i18n('options_elsewhere');
}

const placeIn = (/** @type {Element} */ part) => part.querySelector('.contact-fields') ?? part;

/**
 * @param {HTMLElement} part
 * @param {Control[]} writing In which somebody is writing what cannot stay.
 * @param {() => HTMLElement} draw
 */
function redraw(part, writing, draw) {
  /** @type {HTMLElement|null} */
  const notice = writing.length > 0 ? taken(writing) : part.querySelector(':scope .taken');
  const hadFocus = writing.some((control) => control === document.activeElement);
  const made = draw();
  part.replaceWith(made);
  if (notice) {
    tellTaken(notice, (it) => placeIn(made).append(it), hadFocus);
  }
}

/**
 * Hides a form that adds to a setting while an administrator fixes that; says what was written in it.
 * @param {HTMLFormElement} form
 * @param {boolean} isLocked
 */
export function shut(form, isLocked) {
  const controls = /** @type {NodeListOf<Control>} */ (form.querySelectorAll('input, textarea'));
  const writing = [...controls].filter(({ value }) => value.trim() !== '');
  const hadFocus = form.contains(document.activeElement);
  const notice = taken(writing);
  form.hidden = isLocked;
  if (isLocked && writing.length > 0) {
    form.reset();
    tellTaken(notice, (it) => form.after(it), hadFocus);
  }
}
