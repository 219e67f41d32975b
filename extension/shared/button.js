// The buttons of Doorward's own pages.

import { element } from './dom.js';

/**
 * A button.
 * @param {string} text
 * @param {(event: MouseEvent) => unknown} press Called when it is pressed.
 * @param {'' | 'main' | 'plain'} [look]
 */
export function button(text, press, look = '') {
  return element('button', { type: 'button', class: `button ${look}`.trim(), text, on: { click: press } });
}

/**
 * A button for what cannot be undone: it asks once more in the same place.
 * @param {string} text
 * @param {string} sure What it says then.
 * @param {() => unknown} press
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
