// What the popup leads to: each page of Doorward's, once, and the row of buttons under the verdict.

import { element } from './dom.js';
import { i18n } from './text.js';

/**
 * Where a surface is, from the root of the extension; the tab it is about is added.
 * @type {Record<string, {path: string, topic?: string}>}
 */
const SURFACES = {
  wrong: { path: 'help/help.html', topic: 'wrong' },
  who: { path: 'help/help.html', topic: 'who' },
  guest: { path: 'help/help.html', topic: 'guest' },
  cost: { path: 'help/help.html', topic: 'cost' },
  review: { path: 'help/help.html', topic: 'review' },
  links: { path: 'help/help.html', topic: 'links' },
  recognised: { path: 'help/help.html', topic: 'recognised' },
  findings: { path: 'findings/findings.html' },
  record: { path: 'record/record.html' },
  options: { path: 'options/options.html' },
};

/** The row of buttons: surface and key of its words. */
export const ACTIONS = [
  { surface: 'findings', label: 'popup_all_findings' },
  { surface: 'wrong', label: 'help_wrong' },
];

/** What the help section leads to, besides what its items do. */
const HELP = [
  ['cost', 'card_cost'],
  ['review', 'help_review'],
  ['links', 'card_links'],
  ['recognised', 'help_recognised'],
];

/**
 * Links to the topics of the help page.
 * @param {number} tab
 */
export function helpLinks(tab) {
  const links = HELP.map(([surface, title]) =>
    element('li', {}, element('a', { href: addressOf(surface, tab), target: '_blank', text: i18n(title) })),
  );
  return element('ul', { class: 'topics' }, ...links);
}

/**
 * The address of a surface; `undefined` where there is no such surface.
 * @param {string} surface
 * @param {number} [tab] Which tab it is about.
 */
export function addressOf(surface, tab) {
  if (!Object.hasOwn(SURFACES, surface)) {
    return undefined;
  }
  const { path, topic } = SURFACES[surface];
  const query = tab === undefined ? '' : `?tab=${tab}`;
  return chrome.runtime.getURL(`${path}${query}${topic ? `#${topic}` : ''}`);
}
