// Puts what a page shows into words before it goes there.
//
// The catalogue is loaded by the first use of it in each page, which waits for the
// browser: 30 ms and more of a page that is being drawn. Here it is loaded once.

import { i18n, say } from '../shared/text.js';

/**
 * @import {Message} from '../../types/core.js'
 * @import {Report} from '../../types/messages.js'
 */

// What the page says on its own with every report.
const OWN = [
  'catalogue_language', 'extension_short_name', 'interruption_ticks', 'strip_less', 'strip_more', 'wrong_button',
  // By then there is nobody left to ask for the words.
  'not_checked_reload',
];
/**
 * The parts of a report that are shown in the page. A finding among them is kept, in no language.
 * @type {(keyof Report)[]}
 */
const SHOWN = ['due', 'guards', 'names', 'reminder', 'short', 'since', 'strip', 'urgent'];
const KEPT = 'finding';
const OF_A_MESSAGE = new Set(['args', 'count', 'key']);

/** The words that a page needs whatever the report, by key. */
export const ownWords = () => Object.fromEntries(OWN.map((key) => [key, i18n(key)]));

/**
 * Gives each message that the page shows its words (`said`).
 * @param {Report} report
 */
export function word(report) {
  for (const part of SHOWN) {
    visit(report[part]);
  }
  return report;
}

/** @param {unknown} value */
function visit(value) {
  if (!value || typeof value !== 'object') {
    return;
  }
  if (isMessage(value)) {
    value.said = say(value);
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    if (name !== KEPT) {
      visit(part);
    }
  }
}

/**
 * @param {object} value
 * @returns {value is Message}
 */
const isMessage = (value) =>
  'key' in value &&
  typeof value.key === 'string' &&
  Object.keys(value).every((name) => OF_A_MESSAGE.has(name));
