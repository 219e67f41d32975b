// What a review found, as a file: the same ids, rules and people as in the record.
// Titles are not among it; the address of the page is.

import { dayOf } from '../shared/day.js';
import { csv, download } from '../shared/export.js';
import { say } from '../shared/text.js';

/** @import {ReviewFinding, ReviewPage, ReviewState} from '../../types/kept.js' */

/**
 * @typedef {object} Line
 * @property {string} page Its id; nothing where the finding is of the whole space.
 * @property {string} address
 * @property {string[]} gaps
 * @property {string} [severity]
 * @property {string} [rule]
 * @property {string} [finding]
 * @property {string[]} [evidence]
 * @property {string[]} [who]
 * @property {string} [advice]
 */

/** @type {(state: ReviewState, page: string) => string} */
const address = ({ site, space }, page) => `https://${site}/wiki/spaces/${space}/pages/${page}`;

/**
 * One line for each finding of a page, and for each page that could not be checked.
 * @param {ReviewState} state
 * @param {ReviewPage[]} rows
 * @returns {Line[]}
 */
function lines(state, rows) {
  const words = (/** @type {number} */ index) => say(state.words[index]);
  const all = (/** @type {number[]} */ indexes) => indexes.map(words);
  const of = (/** @type {ReviewFinding} */ finding) => ({
    severity: finding.severity, rule: finding.rule, finding: words(finding.title),
    evidence: all(finding.evidence), who: all(finding.who), advice: words(finding.advice),
  });
  const ofPage = (/** @type {ReviewPage} */ { id, found, gaps }) => {
    const about = { page: id, address: address(state, id), gaps: all(gaps) };
    return found.length > 0 ? found.map((finding) => ({ ...about, ...of(finding) })) : [about];
  };
  const whole = state.whole.map((finding) => ({ page: '', address: '', gaps: [], ...of(finding) }));
  return [...whole, ...rows.flatMap(ofPage)];
}

/**
 * Saves everything as JSON.
 * @param {ReviewState} state
 * @param {ReviewPage[]} rows
 */
export function exportJson(state, rows) {
  const { site, space, status, started, finished, total, counts } = state;
  const iso = (/** @type {number | undefined} */ time) =>
    time ? new Date(time).toISOString() : null;
  const whole = { site, space, status, started: iso(started), finished: iso(finished), total, counts };
  const text = JSON.stringify({ ...whole, findings: lines(state, rows) }, null, 2);
  download(nameOf(state, 'json'), 'application/json', text);
}

/** @type {(keyof Line)[]} */
const COLUMNS = ['severity', 'rule', 'finding', 'page', 'address', 'evidence', 'who', 'advice', 'gaps'];

/**
 * Saves one line for each finding, as comma-separated values.
 * @param {ReviewState} state
 * @param {ReviewPage[]} rows
 */
export function exportCsv(state, rows) {
  const cells = lines(state, rows).map((line) => COLUMNS.map((column) => {
    const value = line[column];
    return Array.isArray(value) ? value.join('; ') : value;
  }));
  download(nameOf(state, 'csv'), 'text/csv', csv(COLUMNS, cells));
}

/** @type {(state: ReviewState, ending: string) => string} */
const nameOf = ({ space, started }, ending) =>
  `review-${space}-${dayOf(started)}.${ending}`;
