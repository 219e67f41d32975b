// What the page of findings shows: records joined with what the person decided, filtered and
// put in order. Nothing here reads, writes or draws.

import { SEVERITIES } from '../shared/terms.js';

/**
 * @import {Severity} from '../../types/core.js'
 * @import {KeptChoice, KeptDate, KeptFinding} from '../../types/kept.js'
 * @import {KeptFindings, KeptOutsider} from '../../types/kept.js'
 */

/**
 * A finding with its place; `severity` as the person sees it, `rated` by the rule, `choice` if
 * one holds, `wrong` if the person called it so, `aside` if it is out of sight, `date` if it is
 * about a review date.
 * @typedef {KeptFinding & Place & {rated: Severity, choice: KeptChoice|undefined,
 *   aside: boolean, wrong?: boolean, date?: KeptDate}} Row
 */

/**
 * Where a finding is: on a page or, without one, in a whole space.
 * @typedef {{site: string, page?: string, space?: string|null, path?: string|null}} Place
 */

/**
 * A person from outside in one space: on these pages, and in the `whole` space or not.
 * @typedef {Omit<KeptOutsider, 'page'|'seen'> & {pages: string[], whole: boolean}} Guest
 */

/**
 * Whether a record is of a page, by its number, and of no work item or space.
 * @param {string} [page]
 */
export const isPage = (page = '') => /^\d+$/.test(page);

const rank = (/** @type {Severity} */ severity) => SEVERITIES.indexOf(severity);

/**
 * One row for each finding.
 * @param {KeptFindings[]} pages
 * @param {KeptDate[]} dates Each is a finding from its day on.
 * @param {KeptChoice[]} choices
 * @param {string} today YYYY-MM-DD.
 * @param {(row: Row) => boolean} [isWrong] Whether all that a row rests on was called wrong.
 * @returns {Row[]}
 */
export function rowsOf(pages, dates, choices, today, isWrong = () => false) {
  const chosen = new Map(choices.map((choice) => [choice.id, choice]));
  const rows = pages.flatMap(({ findings, ...place }) =>
    findings.map((finding) => row(finding, placeOf(place), chosen, today)),
  );
  for (const date of dates.filter(({ day }) => day <= today)) {
    const seen = { first: Date.parse(date.day), last: Date.parse(date.day) };
    rows.push({ ...row({ ...date.finding, ...seen }, placeOf(date), chosen, today), date });
  }
  for (const row of rows) {
    row.wrong = isWrong(row);
    row.aside ||= row.wrong;
  }
  return rows;
}

/** @type {(record: Place) => Place} */
const placeOf = ({ site, page, space, path }) => ({ site, page, space, path });

/**
 * @param {KeptFinding} finding
 * @param {Place} place
 * @param {Map<string, KeptChoice>} chosen By id.
 * @param {string} today
 * @returns {Row}
 */
function row(finding, place, chosen, today) {
  const rated = finding.rated ?? finding.severity;
  const own = chosen.get(`${place.site}/${finding.key}`);
  const inSpace = chosen.get(`${place.site}/${finding.rule} ${place.space}`);
  const choice = [own, inSpace].find((choice) => holds(choice, rated, today));
  const severity = choice && choice.to !== 'aside' ? choice.to : rated;
  return { ...finding, ...place, rated, severity, choice, aside: choice?.to === 'aside' };
}

/**
 * A decision holds until its day, and until the finding is worse than it was.
 * @param {KeptChoice | undefined} choice
 * @param {Severity} rated
 * @param {string} today
 */
function holds(choice, rated, today) {
  return choice && rank(rated) >= rank(choice.was) && !(choice.until && choice.until < today);
}

/**
 * The rows of a tab, the worst first.
 * @param {Row[]} rows
 * @param {string} tab `content`, `access`, `account` or `hidden`.
 */
export function ofTab(rows, tab) {
  return inOrder(rows.filter((row) => (tab === 'hidden' ? row.aside : !row.aside && row.category === tab)));
}

/**
 * The worst first; of one severity what was seen last.
 * @param {Row[]} rows
 */
export function inOrder(rows) {
  return rows.toSorted((one, other) => rank(one.severity) - rank(other.severity) || other.last - one.last);
}

/**
 * The rows that fit.
 * @param {Row[]} rows
 * @param {{text?: string, severity?: string, space?: string}} filter `space` is `site/key`.
 * @param {(row: Row) => string} words All that a row says.
 */
export function filtered(rows, { text = '', severity = '', space = '' }, words) {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if ((severity && row.severity !== severity) || (space && spaceOf(row) !== space)) {
      return false;
    }
    const said = wanted.length > 0 ? words(row).toLocaleLowerCase() : '';
    return wanted.every((word) => said.includes(word));
  });
}

/**
 * Names the space of a row among those of all sites.
 * @param {Row} row
 */
export const spaceOf = ({ site, space }) => `${site}/${space ?? ''}`;

/**
 * How many rows of each severity: `{critical: 0, …}`.
 * @param {Row[]} rows
 */
export function countBySeverity(rows) {
  return Object.fromEntries(
    SEVERITIES.map((severity) => [severity, rows.filter((row) => row.severity === severity).length]),
  );
}

/**
 * The guest map (R126): one entry for each person from outside and space, with the pages they
 * were seen on apart from the space as a whole.
 * @param {KeptOutsider[]} outsiders
 */
export function guestMap(outsiders) {
  /** @type {Map<string, Guest>} */
  const entries = new Map();
  for (const { site, space, page, who, name, kind, organisation, first, last } of outsiders) {
    const id = `${site}/${space ?? ''}/${who}`;
    const entry = entries.get(id) ?? { id, site, space, who, name, kind, organisation, first, last, pages: [], whole: false };
    entry.first = first < entry.first ? first : entry.first;
    if (last >= entry.last) {
      Object.assign(entry, { last, name, kind, organisation });
    }
    if (page === undefined) {
      entry.whole = true;
    } else {
      entry.pages.push(page);
    }
    entries.set(id, entry);
  }
  const key = (/** @type {Guest} */ { organisation, name, space }) =>
    [organisation ?? '\uffff', name, space ?? ''];
  return [...entries.values()].toSorted((one, other) => {
    const [left, right] = [key(one), key(other)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at < 0 ? 0 : left[at].localeCompare(right[at]);
  });
}
