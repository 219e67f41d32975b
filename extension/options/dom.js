// What is made over and over in the options and on the first-run page.

import { element } from '../shared/dom.js';
import { i18n } from '../shared/text.js';

export { element as make };

/** A button that looks like this: '', `main` or `plain`. */
export function button(text, press, look = '') {
  return element('button', { type: 'button', class: `button ${look}`.trim(), text, on: { click: press } });
}

/** @returns {any} One of the page's own elements, whose kind its markup says. */
export const byId = (id) => document.getElementById(id);

/** Puts the words of the catalogue where the markup asks for them. */
export function fillIn() {
  for (const labelled of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
    labelled.textContent = i18n(labelled.dataset.text);
  }
}
