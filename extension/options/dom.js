// Elements, one by one; text is only ever text.

import { i18n } from '../shared/text.js';

/**
 * Makes an element.
 * @param {string} name
 * @param {object} [properties] Attributes; with `text`, `class` and `on`, listeners by type.
 * @param {...(Node|string|null|undefined)} children
 */
export function make(name, { text, on = {}, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) {
      made.setAttribute(attribute, '');
    } else if (value !== false && value !== undefined && value !== null) {
      made.setAttribute(attribute, value);
    }
  }
  for (const [type, listener] of Object.entries(on)) {
    made.addEventListener(type, listener);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button that looks like this: '', `main` or `plain`. */
export function button(text, press, look = '') {
  return make('button', { type: 'button', class: `button ${look}`.trim(), text, on: { click: press } });
}

export const byId = (id) => document.getElementById(id);

/** Puts the words of the catalogue where the markup asks for them. */
export function fillIn() {
  for (const labelled of document.querySelectorAll('[data-text]')) {
    labelled.textContent = i18n(labelled.dataset.text);
  }
}

/** Hands the person a file. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make('a', { href: address, download: name }).click();
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
