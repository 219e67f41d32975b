// One finding, in words: on the page, in the printed report, in a table.

import { button } from '../shared/button.js';
import { dayOf as day } from '../shared/day.js';
import { beginsWithName, i18n, named, say } from '../shared/text.js';
import { element, scrolling } from '../shared/dom.js';
import { CATEGORY, SEVERITY } from '../shared/terms.js';
import { shortDay } from './days.js';
import { isPage } from './model.js';

/**
 * @import {Message, Severity} from '../../types/core.js'
 * @import {KeptChoice} from '../../types/kept.js'
 * @import {Row} from './model.js'
 */
/** @typedef {{text: string, act: () => unknown}} Act What a person can do about a finding. */

/** The columns of a table of findings, by their keys in the catalogue. */
export const TABLE_HEAD = [
  'findings_column_severity',
  'findings_column_finding',
  'findings_column_rule',
  'findings_column_category',
  'findings_column_site',
  'findings_column_space',
  'findings_column_page',
  'findings_column_link',
  'findings_column_who',
  'findings_column_evidence',
  'findings_column_why',
  'findings_column_advice',
  'findings_column_sure',
  'findings_column_first',
  'findings_column_last',
  'findings_column_state',
  'findings_column_reason',
  'findings_column_decided',
];

// What is true of a space has its own place to be mended.
const pathOf = (/** @type {Row} */ { page, path, link }) =>
  path ?? (page === undefined ? link?.path : undefined);
const link = (/** @type {Row} */ row) => (pathOf(row) ? `https://${row.site}${pathOf(row)}` : '');

/**
 * The cells of a finding, in the order of the columns.
 * @param {Row} row
 */
export function tableRow(row) {
  const state = row.aside ? 'findings_state_hidden' : row.choice ? 'findings_state_graded' : 'findings_state_open';
  return [
    i18n(SEVERITY[row.severity]),
    say(row.title),
    row.rule,
    i18n(CATEGORY[row.category]),
    row.site,
    row.space ?? '',
    row.page ?? '',
    link(row),
    row.who.map(say).join('; '),
    row.evidence.map(say).join('; '),
    say(row.why),
    say(row.advice),
    say(row.sure),
    day(row.first),
    day(row.last),
    i18n(state),
    row.choice?.reason ?? '',
    row.choice ? day(row.choice.seen) : '',
  ];
}

/**
 * A finding as JSON holds it: names that do not change with the language, words that do.
 * @param {Row} row
 */
export function plainRow(row) {
  const { severity, rated, rule, category, site, space, page, choice, aside } = row;
  return {
    severity,
    rated,
    rule,
    category,
    finding: say(row.title),
    site,
    space,
    page,
    link: link(row),
    who: row.who.map(say),
    evidence: row.evidence.map(say),
    why: say(row.why),
    advice: say(row.advice),
    sure: say(row.sure),
    first: day(row.first),
    last: day(row.last),
    hidden: aside,
    decision: choice && { to: choice.to, was: choice.was, reason: choice.reason, on: day(choice.seen), until: choice.until },
  };
}

/** @type {WeakMap<Row, string>} */
const searched = new WeakMap();

/**
 * All that is said of a finding, to be searched: put into words once, not at each key of thousands.
 * @param {Row} row
 */
export function wordsOf(row) {
  const words = searched.get(row) ?? tableRow(row).join(' ').toLocaleLowerCase();
  searched.set(row, words);
  return words;
}

/**
 * Draws a finding: what it is and where, and the rest when it is opened.
 * @param {Row} row
 * @param {{title?: string, acts?: Act[]}} about `title` is that of
 *   the page, where it is open in a tab.
 */
export function drawRow(row, { title, acts = [] }) {
  const summary = element(
    'summary',
    { class: 'summary', 'data-id': `${row.site}/${row.key}` },
    element('span', { class: `severity ${row.severity}` }, i18n(SEVERITY[row.severity])),
    element('span', { class: 'what' }, say(row.title)),
    element('span', { class: 'when' }, whenWords(row)),
    element('span', { class: 'where' }, whereOf(row, title)),
  );
  const more = element(
    'div',
    { class: 'more' },
    row.choice && element('p', { class: 'decided' }, decided(row.choice, row.rated)),
    row.wrong && element('p', { class: 'decided' }, i18n('findings_decided_wrong')),
    facts(row),
    links(row),
    acts.length > 0 && element('div', { class: 'choices' }, ...acts.map(({ text, act }) => button(text, act))),
  );
  return element('details', { class: 'finding' }, summary, more);
}

/**
 * Where it is, in words: by the title of the page where that is known, else by its number.
 * @param {Row} row
 * @param {string} [title]
 */
export function whereOf({ space, page }, title) {
  const place = say(placeOf({ space, page: title && space ? undefined : page }));
  return title ? (space ? `${named(title)} · ${place}` : named(title)) : place;
}

/**
 * Where it is: a page, in its space where that is known, or a whole space of Jira. A work item goes
 * by its key: the words for it are the site's.
 * @param {Pick<Row, 'space'|'page'>} row
 * @returns {Message}
 */
function placeOf({ space, page }) {
  if (!space) {
    return { key: 'findings_place_page', args: [{ text: page ?? '' }] };
  }
  return page === undefined || space === page
    ? { key: 'findings_place_space', args: [{ text: space }] }
    : { key: isPage(page) ? 'findings_place' : 'findings_place_item', args: [{ text: space }, { text: page }] };
}

/** @param {Row} row */
function whenWords(row) {
  const key = row.date ? 'findings_due' : 'findings_seen';
  return say({ key, args: [{ text: shortDay(row.date?.day ?? row.last) }] });
}

/**
 * @param {KeptChoice} choice
 * @param {Severity} rated By the rule.
 */
function decided(choice, rated) {
  const on = { text: shortDay(choice.seen) };
  const reason = { text: choice.reason };
  const until = choice.until && { text: shortDay(choice.until) };
  if (choice.to !== 'aside') {
    return say({ key: 'findings_decided_grade', args: [{ text: i18n(SEVERITY[rated]) }, on, reason] });
  }
  if (choice.key.includes(' ')) {
    const space = { text: choice.space ?? '' };
    return say({ key: 'findings_decided_ignore', args: [space, on, reason] });
  }
  return until
    ? say({ key: 'findings_decided_hide_until', args: [on, until, reason] })
    : say({ key: 'findings_decided_hide', args: [on, reason] });
}

/** @param {Row} row */
function facts(row) {
  /** @type {[key: string, messages: Message[]][]} */
  const entries = [
    ['findings_column_who', row.who],
    ['findings_column_evidence', row.evidence],
    ['findings_column_why', [row.why]],
    ['findings_column_advice', [row.advice]],
    ['findings_column_sure', [row.sure]],
  ];
  const group = (/** @type {string} */ key, /** @type {string | Node | false} */ says) =>
    element('div', {}, element('dt', {}, i18n(key)), element('dd', {}, says));
  const days = [row.first, row.last].map((time) => ({ text: shortDay(time) }));
  return element(
    'dl',
    {},
    ...entries.filter(([, messages]) => messages.length > 0).map(([key, messages]) => {
      const all = messages.map(say);
      const made = group(key, all.length === 1 ? element('p', {}, all[0]) : scrolling(all, i18n(key)));
      [...made.querySelectorAll('p, li')].forEach((line, at) => line.classList.toggle('named', beginsWithName(messages[at])));
      return made;
    }),
    group('findings_column_seen', say({ key: 'findings_seen_between', args: days })),
  );
}

/** @param {Row} row */
function links(row) {
  const leading = (/** @type {string} */ path, /** @type {string} */ text) =>
    element('a', { href: `https://${row.site}${path}`, target: '_blank', rel: 'noreferrer' }, text);
  return element(
    'p',
    { class: 'links' },
    row.path && leading(row.path, i18n('finding_link_page')),
    row.link && row.link.path !== row.path && leading(row.link.path, say(row.link.text)),
    element('span', { class: 'rule' }, row.rule),
  );
}
