// Copying, and saying that it was done.

import { element } from './dom.js';
import { i18n } from './text.js';

// How long the button says so.
const SAID_MS = 4_000;

/** A button that copies what `text()` gives when it is pressed. */
export function copyButton(label, text) {
  const button = element('button', {
    type: 'button',
    class: 'button',
    text: label,
    on: {
      async click() {
        try {
          await navigator.clipboard.writeText(text());
          button.textContent = i18n('copy_done');
        } catch {
          // A policy may forbid it.
          button.textContent = i18n('copy_failed');
        }
        setTimeout(() => {
          button.textContent = label;
        }, SAID_MS);
      },
    },
  });
  // The words of the button change, so that they are read out.
  button.setAttribute('aria-live', 'polite');
  return button;
}
