// Copying, and saying that it was done.

import { button } from './button.js';
import { element } from './dom.js';
import { i18n } from './text.js';

// How long it is said.
const SAID_MS = 4_000;

/**
 * A button that copies what `text()` gives when it is pressed, and the place beside it that says
 * what came of that. The button keeps its label: one that changed while it has the focus would be
 * read out twice.
 * @param {string} label
 * @param {() => string} text
 * @param {() => void} [copied] Called once the clipboard has the text; says so itself.
 * @returns {HTMLElement}
 */
export function copyButton(label, text, copied) {
  const status = element('span', { class: 'copied', role: 'status' });
  /** @type {number|undefined} */
  let saying;
  const tell = (/** @type {string} */ key) => {
    clearTimeout(saying);
    status.textContent = i18n(key);
    saying = setTimeout(() => status.replaceChildren(), SAID_MS);
  };
  const done = copied ?? (() => tell('copy_done'));
  const copy = async () => {
    status.replaceChildren();
    // A policy may forbid it.
    const isCopied = await navigator.clipboard.writeText(text()).then(() => true, () => false);
    if (isCopied) {
      done();
    } else {
      tell('copy_failed');
    }
  };
  return element('span', { class: 'copy' }, button(label, copy), status);
}
