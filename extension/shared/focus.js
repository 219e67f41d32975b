// Where the focus is when a part of the page is drawn anew.

import { byId } from './markup.js';

/**
 * Draws, and puts the focus back on what had it where that was drawn anew: what has the same id,
 * or else says the same in the same place.
 * @param {() => Promise<void>} draw
 */
export async function holdingFocus(draw) {
  const had = document.activeElement;
  const place = had?.closest('[id]');
  await draw();
  // Whatever else has the focus by now was given it.
  if (!had || had.isConnected || document.activeElement !== document.body) {
    return;
  }
  const there = byId(place?.id ?? '');
  const alike = [...(there?.getElementsByTagName(had.localName) ?? [])].find((one) => nameOf(one) === nameOf(had));
  (place === had ? there : alike)?.focus();
}

const nameOf = (/** @type {Element} */ control) => control.ariaLabel ?? control.textContent;
