// A bar chart that is a table: the numbers are its text, the bars beside them are
// for those who see.

import { element } from '../shared/dom.js';

/**
 * @typedef {object} Row
 * @property {Node | string} label
 * @property {number} value
 * @property {string} words The value, as it is written.
 * @property {string} [tone] The class of its bar.
 */

/**
 * Draws the rows into a table.
 * @param {HTMLTableElement} table
 * @param {{caption: string, heads: string[], rows: Row[]}} chart
 */
export function draw(table, { caption, heads, rows }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const line = (/** @type {Row} */ { label, value, words, tone = 'plain' }) => {
    const bar = element('span', { class: `bar ${tone}`, 'aria-hidden': 'true' });
    bar.style.inlineSize = `${(100 * value) / most}%`;
    return element(
      'tr', {},
      element('th', { scope: 'row' }, label),
      element('td', {}, element('span', { class: 'track' }, bar)),
      element('td', { class: 'number', text: words }),
    );
  };
  const [what, count] = heads;
  table.replaceChildren(
    element('caption', { text: caption }),
    element('thead', { class: 'unseen' }, element('tr', {},
      element('th', { scope: 'col' }, what), element('td'), element('th', { scope: 'col' }, count))),
    element('tbody', {}, ...rows.map(line)),
  );
}
