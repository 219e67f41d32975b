// What is made over and over in the options and on the first-run page.

import { element } from '../shared/dom.js';
import { byId, fillIn } from '../shared/markup.js';

export { byId, element as make, fillIn };

/** A button that looks like this: '', `main` or `plain`. */
export function button(text, press, look = '') {
  return element('button', { type: 'button', class: `button ${look}`.trim(), text, on: { click: press } });
}

/**
 * A button for what cannot be undone: it asks once more in the same place.
 * @param {string} text
 * @param {string} sure What it says then.
 * @param {() => Promise<void>} press
 */
export function buttonTwice(text, sure, press) {
  const first = button(text, () => {
    // The second half of a double press is no answer.
    const second = button(sure, (event) => event.detail < 2 && press());
    first.replaceWith(second);
    second.focus();
    second.addEventListener('blur', () => second.isConnected && second.replaceWith(first), { once: true });
  });
  return first;
}

/**
 * Draws, and puts the focus back on what had it where that was drawn anew: what has the same id,
 * or else says the same in the same place.
 */
export async function holdingFocus(draw) {
  const had = document.activeElement;
  const place = had?.closest('[id]');
  await draw();
  // Whatever else has the focus by now was given it.
  if (!had || had.isConnected || document.activeElement !== document.body) {
    return;
  }
  const there = byId(place?.id);
  const alike = [...(there?.getElementsByTagName(had.localName) ?? [])].find((one) => nameOf(one) === nameOf(had));
  (place === had ? there : alike)?.focus();
}

const nameOf = (control) => control.ariaLabel ?? control.textContent;
