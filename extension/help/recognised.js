// "What Doorward recognises here": whether Doorward knows its way about the page of the tab, and a
// report for whoever mends it where it does not. Nobody could hold Doorward against every page that
// Atlassian ships, and its pages change: what is wrong must be easy to see and to pass on.

import { ask } from '../shared/ask.js';
import { button } from '../shared/button.js';
import { copyButton } from '../shared/copy.js';
import { element } from '../shared/dom.js';
import { recognisedIn } from '../shared/tab.js';
import { i18n, say } from '../shared/text.js';
import { outlineOf } from './outline.js';

/** @import {Landmark} from '../../types/core.js' */
/** @import {Context} from './help.js' */

/**
 * What was found in the tab a moment ago.
 * @typedef {object} Recognised
 * @property {string} url
 * @property {Landmark[]} landmarks
 * @property {Record<string, number>} counts By landmark: how many.
 * @property {string} outline
 */

/**
 * The parts of the topic.
 * @param {Context} context
 */
export async function recognised({ view, tab }) {
  const lead = element('p', { class: 'lead', text: i18n('recognised_lead') });
  if (tab === undefined || !view.url) {
    return [lead, element('p', { class: 'here', text: i18n('recognised_nowhere') })];
  }
  const found = element('div', { class: 'branch', 'aria-live': 'polite' });
  const report = element('textarea', { id: 'report', rows: 18, class: 'field report', readonly: true, spellcheck: 'false', 'aria-describedby': 'report-help' });
  const words = element('input', { type: 'checkbox', on: { change: look } });

  async function look() {
    const seen = await lookAt(Number(tab), words.checked);
    found.replaceChildren(...(seen ? standing(seen) : [element('p', { class: 'here', text: i18n('recognised_gone') })]));
    report.value = seen ? reportOf(seen) : '';
  }
  await look();
  return [
    lead,
    found,
    element('h2', { text: i18n('recognised_report') }),
    element('p', { id: 'report-help', class: 'help', text: i18n('recognised_report_help') }),
    element('label', { class: 'tick' }, words, ' ', i18n('recognised_words')),
    element('label', { for: 'report', class: 'label', text: i18n('recognised_label') }),
    report,
    element(
      'p',
      { class: 'do' },
      copyButton(i18n('recognised_copy'), () => report.value),
      button(i18n('recognised_again'), look),
    ),
  ];
}

/**
 * `undefined` where the tab is gone, or shows another site by now.
 * @param {number} tab
 * @param {boolean} hasWords
 * @returns {Promise<Recognised | undefined>}
 */
async function lookAt(tab, hasWords) {
  try {
    const { url, counts } = await recognisedIn(tab);
    const { landmarks, outlined } = await ask({ hello: { url } });
    const [{ result }] = await chrome.scripting.executeScript({
      target: { tabId: tab },
      func: outlineOf,
      args: [outlined, hasWords],
      injectImmediately: true,
    });
    return { url, landmarks, counts, outline: result ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * What of it matters to the person.
 * @param {Recognised} seen
 */
function standing({ landmarks, counts }) {
  const isMissing = landmarks.some(({ name, expect }) => expect === 'present' && counts[name] === 0);
  const count = Object.values(counts).filter((count) => count > 0).length;
  return [
    element('p', { class: 'here', text: i18n(isMissing ? 'recognised_no_text' : 'recognised_text') }),
    element('p', { text: say({ key: 'recognised_count', count, args: [{ count }] }) }),
  ];
}

/**
 * The report, in English whatever the language is: it is for whoever mends Doorward.
 * @param {Recognised} seen
 */
function reportOf({ url, counts, outline }) {
  const { name, version } = chrome.runtime.getManifest();
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  const missing = Object.entries(counts).filter(([, count]) => count === 0);
  return [
    `${name} ${version}, ${navigator.userAgent}`,
    `Page: ${placeOf(url)}`,
    `Language: ${navigator.language}`,
    '',
    'Found:',
    ...found.map(([path, count]) => `  ${path}: ${count}`),
    '',
    'Not found:',
    ...missing.map(([path]) => `  ${path}`),
    '',
    'Built of:',
    outline,
    '',
  ].join('\n');
}

// The words of Atlassian's own in an address; what else is in one names a site, a space or a page.
const OWN = new Set(
  ('wiki spaces pages blog overview home create create-content edit edit-v2 draft history viewpage.action live whiteboard database folder embed people search ' +
    'jira browse software core servicedesk c projects boards board backlog list calendar timeline queues custom issues issue issuenavigator filter filters dashboards settings access portals portal group customer user requests your-work for-you')
    .split(' '),
);

/**
 * Which kind of page an address is of: `/wiki/spaces/…/pages/…`.
 * @param {string} url
 */
function placeOf(url) {
  const { pathname, searchParams } = new URL(url);
  const path = pathname.split('/').map((part) => (part === '' || OWN.has(part) ? part : '…')).join('/');
  const names = [...searchParams.keys()].filter((name) => /^[a-zA-Z-]{1,30}$/.test(name));
  return names.length > 0 ? `${path}?${names.join('&')}` : path;
}
