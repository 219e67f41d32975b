// What is kept in this browser, and for how long: a line for each store.

import { element } from '../shared/dom.js';
import { i18n, say } from '../shared/text.js';
import { countOf, KEPT, KEPT_STORES, unreadOf } from '../storage/keep.js';

/** @import {StoreName} from '../../types/kept.js' */

/**
 * Draws the lines, and once somebody looks at them how many records cannot be read: to find that out
 * each is looked at.
 * @param {HTMLElement} body Of the table.
 */
export async function drawKept(body) {
  body.replaceChildren(...(await Promise.all(KEPT_STORES.map(lineOf))));
  const part = /** @type {HTMLDetailsElement} */ (body.closest('details'));
  part.ontoggle = () => part.open && sayUnread(body);
  if (part.open) {
    await sayUnread(body);
  }
}

/** @param {keyof typeof KEPT} store */
async function lineOf(store) {
  const { days, says } = KEPT[store];
  return element(
    'tr',
    { 'data-store': store },
    element('td', {}, i18n(says)),
    element('td', {}, say({ key: 'findings_days', count: days, args: [{ count: days }] })),
    element('td', {}, String(await countOf(store))),
  );
}

/** @param {HTMLElement} body */
async function sayUnread(body) {
  for (const line of body.querySelectorAll('tr')) {
    const store = /** @type {StoreName} */ (line.dataset.store);
    const count = await unreadOf(store);
    if (count > 0) {
      const args = [{ count: await countOf(store) }, { count }];
      line.cells[2].textContent = say({ key: 'findings_kept_unread', count, args });
    }
  }
}
