// The markup that Doorward's own pages begin with.

import { i18n, newTab, say } from './text.js';

/**
 * One of the page's own elements.
 * @param {string} id
 * @returns {any} Its kind is what the markup says.
 */
export const byId = (id) => document.getElementById(id);

/**
 * Names the page, among the tabs of others.
 * @param {string} words
 */
export function entitle(words) {
  document.title = say({ key: 'page_title', args: [{ text: words }] });
}

/** Puts the words of the catalogue where the markup and the style ask for them. */
export function fillIn() {
  for (const labelled of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
    labelled.textContent = i18n(labelled.dataset.text ?? '');
  }
  document.documentElement.style.setProperty('--new-tab', newTab());
}
