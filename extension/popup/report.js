// What the popup shows of a report on a page.

import { button } from '../shared/button.js';
import { element, list, scrolling } from '../shared/dom.js';
import { CATEGORY, SEVERITY, UNREAD } from '../shared/terms.js';
import { i18n, say } from '../shared/text.js';
import { past } from './past.js';
import { addressOf } from '../shared/surfaces.js';

/**
 * @import {EvidenceLine, Finding, Message, Severity} from '../../types/core.js'
 * @import {View} from '../../types/messages.js'
 */

// A mark that differs in shape as well as colour, and the state in words.
const STATES = {
  checked: ['✓', 'state_checked'],
  checking: ['…', 'state_checking'],
  cannot_tell: ['?', 'state_cannot_tell'],
  not_checked: ['–', 'state_not_checked'],
};

// What is said of the audience of a page that is restricted.
const RESTRICTED = ['audience_only', 'audience_only_parent'];
// What is said of it where no page is open that has one.
const NOWHERE = ['gap_not_a_page', 'audience_not_a_page'];
// What is said where something of Atlassian's is built otherwise than Doorward knows it.
const UNRECOGNISED = ['gap_content', 'gap_share_dialog', 'jira_gap_window', 'portal_gap_form'];

/**
 * The verdict: what to act on soon, what is on the page, and how far it could be checked.
 * @param {View} view
 * @returns {Node[]}
 */
export function verdict({ report, why }) {
  const state = report?.state ?? 'not_checked';
  const [mark, word] = STATES[state];
  const line = element(
    'p',
    { class: `verdict ${state.replace('_', '-')}` },
    element('span', { class: 'mark', 'aria-hidden': 'true', text: mark }),
    element('span', { class: 'word', text: i18n(word) }),
  );
  if (!report) {
    return [line, element('p', { text: say(why) })];
  }
  const { urgent, content } = report;
  return [
    urgent && element('p', { class: 'headline urgent', text: say(urgent) }),
    element('p', { class: urgent ? 'held' : 'headline', text: say(content) }),
    line,
  ].filter((shown) => shown !== null);
}

/**
 * What was found, who can open the page, and what could not be checked.
 * @param {View} view
 * @param {{tab: number, readAgain: () => unknown}} about
 * @returns {Node[]}
 */
export function pageDetails({ report, readAt }, { tab, readAgain }) {
  if (!report) {
    return [];
  }
  const { evidence, files, findings, brief: audience, readers, asking } = report;
  // What is said already where it stands.
  const gaps = report.gaps.map(say).filter((gap) => gap !== say(audience));
  const parts = [
    evidence.length > 0 && element('ul', { class: 'evidence' }, ...evidence.map(evidenceLine)),
    ...files.map((line) => element('p', { class: 'sure', text: say(line) })),
    findings.length > 0 && part('popup_findings', ...byCategory(findings)),
    past(report),
    part(
      'popup_audience',
      element('p', { text: say(audience) }),
      // R22.
      isRestricted(audience) && element('p', { class: 'sure', text: i18n('card_who_admin_2') }),
      scrolling(readers.map(say), i18n('popup_audience')),
      element('p', {}, element('a', { href: addressOf('who', tab), target: '_blank', text: i18n('popup_who_anyway') })),
    ),
    gaps.length > 0 && part('popup_gaps', list(gaps), report.gaps.some(({ key }) => UNRECOGNISED.includes(key)) && mend(tab)),
    readAt !== undefined && !asking && !NOWHERE.includes(audience.key) && age(UNREAD.includes(audience.key) ? undefined : readAt, readAgain),
  ];
  return parts.filter((shown) => shown !== false);
}

/** @param {number} tab */
const mend = (tab) =>
  element('p', {}, element('a', { href: addressOf('recognised', tab), target: '_blank', text: i18n('popup_unrecognised') }));

/**
 * Of a page that was never published the sentence stands within another.
 * @param {Message} audience
 * @returns {boolean}
 */
function isRestricted({ key, args = [] }) {
  return RESTRICTED.includes(key) || args.some((arg) => 'message' in arg && isRestricted(arg.message));
}

/** @param {EvidenceLine} line */
function evidenceLine({ severity, name, confidence_name: sure, excerpts }) {
  return element(
    'li',
    {},
    severityBox(severity),
    element('span', { class: 'name', text: say(name) }),
    element('span', { class: 'sure', text: say(sure) }),
    excerpts.length > 0 &&
      element(
        'span',
        { class: 'excerpts' },
        ...excerpts.map((text) => element('code', { text })),
      ),
  );
}

/**
 * The findings as they come, by category, with its name above each (R106).
 * @param {Finding[]} findings
 */
function byCategory(findings) {
  return Object.entries(CATEGORY).flatMap(([category, name]) => {
    const these = findings.filter((found) => found.category === category);
    return these.length > 0 ? [element('h4', { text: i18n(name) }), ...these.map(finding)] : [];
  });
}

/**
 * A finding: its severity and what it is; the rest when it is opened.
 * @param {Finding} finding
 */
function finding({ rule, severity, title, who, evidence, why, advice, sure }) {
  return element(
    'details',
    { class: 'finding' },
    element('summary', {}, severityBox(severity), element('span', { class: 'name', text: say(title) })),
    scrolling(who.map(say), i18n('findings_column_who')),
    list(evidence.map(say)),
    element('p', { text: say(why) }),
    element('p', { text: say(advice) }),
    element(
      'p',
      { class: 'sure', text: say(sure) },
      element('span', { class: 'rule', text: rule }),
    ),
  );
}

/** @param {Severity} severity */
function severityBox(severity) {
  return element('span', { class: `severity ${severity}`, text: i18n(SEVERITY[severity]) });
}

/**
 * @param {string} title A key of the catalogue.
 * @param {...(Node | string | false)} content
 */
function part(title, ...content) {
  return element('section', {}, element('h3', { text: i18n(title) }), ...content);
}

/**
 * How old the answers about access are, if there are any, and a way to ask again.
 * @param {number | undefined} readAt
 * @param {() => unknown} readAgain
 */
function age(readAt, readAgain) {
  const again = button(i18n('popup_read_again'), () => {
    // The focus stays on it.
    if (!again.ariaDisabled) {
      again.ariaDisabled = 'true';
      readAgain();
    }
  });
  return element('p', { class: 'age' }, readAt !== undefined && ageOf(readAt), ' ', again);
}

/** @param {number} readAt */
function ageOf(readAt) {
  const minutes = Math.floor((Date.now() - readAt) / 60_000);
  return minutes < 1
    ? i18n('popup_read_now')
    : say({ key: 'popup_read_minutes', count: minutes, args: [{ count: minutes }] });
}
