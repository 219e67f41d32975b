// Cards: what a person should know and no page shows. Each paragraph is a sentence of the
// catalogue; each card has the day it was last held against its sources.

import { element, list } from '../shared/dom.js';
import { link } from '../shared/links.js';
import { UNREAD } from '../shared/terms.js';
import { i18n, say } from '../shared/text.js';

/** @import {Context} from './help.js' */

/**
 * @typedef {object} Card
 * @property {string} id
 * @property {string} title A key of the catalogue, as all texts of a card.
 * @property {string} lead
 * @property {number} checked The day it was last held against its sources, since 1970-01-01.
 * @property {(context: Context) => string[]} [here] What is seen on the tab, in words.
 * @property {Point[]} points
 */
/**
 * A part of a card, with links by their names in `links.json`.
 * @typedef {object} Point
 * @property {string} title
 * @property {string[]} texts
 * @property {[name: string, text: string][]} links What it rests on.
 * @property {[topic: string, text: string]} [topic] Another of the help page, which it leads to.
 * @property {[path: string, text: string]} [onSite] What it leads to on the site of the tab.
 */

/** The day the facts were collected: 22 November 2026, in days since 1970-01-01. */
const CHECKED = 20_779;

/** @type {Card[]} */
export const CARDS = [
  {
    id: 'who',
    title: 'card_who',
    lead: 'card_who_lead',
    checked: CHECKED,
    points: [
      { title: 'card_who_foi', texts: ['card_who_foi_1', 'card_who_foi_2'], links: [['ico-foi', 'link_ico_foi']] },
      { title: 'card_who_admin', texts: ['card_who_admin_1', 'card_who_admin_2'], links: [] },
      { title: 'card_who_legal', texts: ['card_who_legal_1'], links: [['privacy-policy', 'link_privacy']] },
      {
        title: 'card_who_shield',
        texts: ['card_who_shield_1', 'card_who_shield_2', 'card_who_shield_3'],
        links: [['privacy-framework', 'link_framework'], ['data-transfer', 'link_transfer']],
      },
      { title: 'card_who_own', texts: ['card_who_own_1'], links: [['privacy-policy', 'link_privacy']] },
      { title: 'card_who_security', texts: ['card_who_security_1'], links: [], topic: ['review', 'help_review'] },
    ],
  },
  {
    id: 'guest',
    title: 'card_guest',
    lead: 'card_guest_lead',
    checked: CHECKED,
    here: seenOutsiders,
    points: [
      { title: 'card_guest_spaces', texts: ['card_guest_spaces_1', 'card_guest_spaces_2'], links: [['guests-see', 'link_guests_see']] },
      { title: 'card_guest_may', texts: ['card_guest_may_1', 'card_guest_may_2'], links: [['guests-see', 'link_guests_see']] },
      { title: 'card_guest_people', texts: ['card_guest_people_1', 'card_guest_people_2'], links: [] },
      { title: 'card_guest_titles', texts: ['card_guest_titles_1'], links: [] },
      { title: 'card_guest_external', texts: ['card_guest_external_1', 'card_guest_external_2'], links: [] },
      {
        title: 'card_guest_admin',
        texts: ['card_guest_admin_1'],
        links: [],
        // Seen in public pages on the administration of Confluence Cloud, 2025; two stars.
        onSite: ['/wiki/admin/permissions/global?tab=internal', 'link_global_permissions'],
      },
      { title: 'card_guest_jira', texts: ['card_guest_jira_1'], links: [] },
    ],
  },
  {
    id: 'cost',
    title: 'card_cost',
    lead: 'card_cost_lead',
    checked: CHECKED,
    here: seenOutsiders,
    points: [
      { title: 'card_cost_fee', texts: ['card_cost_fee_1', 'card_cost_fee_2'], links: [['guests-invite', 'link_guests_invite']] },
      { title: 'card_cost_limit', texts: ['card_cost_limit_1', 'card_cost_limit_2'], links: [['guests-invite', 'link_guests_invite']] },
      { title: 'card_cost_plan', texts: ['card_cost_plan_1', 'card_cost_plan_2'], links: [] },
      { title: 'card_cost_expiry', texts: ['card_cost_expiry_1'], links: [] },
    ],
  },
  {
    id: 'links',
    title: 'card_links',
    lead: 'card_links_lead',
    checked: CHECKED,
    here: helpDesk,
    points: [
      {
        title: 'card_links_start',
        texts: [],
        links: [['confluence-start', 'link_confluence_start'], ['jira-start', 'link_jira_start'], ['jira-help', 'link_jira_help']],
      },
      { title: 'card_links_support', texts: ['card_links_status'], links: [['support', 'link_support'], ['status', 'link_status']] },
      {
        title: 'card_links_rules',
        texts: [],
        links: [['using-cloud', 'link_using_cloud'], ['ico-personal', 'link_ico_personal'], ['three-words', 'link_three_words'], ['two-step-google', 'link_two_step_google']],
      },
      {
        title: 'card_links_habits',
        texts: ['card_habit_1', 'card_habit_2', 'card_habit_3', 'card_habit_4', 'card_habit_5'],
        links: [],
      },
      { title: 'card_links_mobile', texts: ['card_mobile_1', 'card_mobile_2'], links: [] },
    ],
  },
];

/**
 * The parts of a card.
 * @param {Card} card
 * @param {Context} context
 */
export function card({ lead, checked, here, points }, context) {
  const seen = here ? here(context) : [];
  return [
    element('p', { class: 'lead', text: i18n(lead) }),
    seen.length > 0 && element('section', { class: 'here' }, element('h2', { text: i18n('card_here') }), list(seen)),
    ...points.map((one) => point(one, context)),
    element('p', { class: 'dated', text: say({ key: 'card_checked', args: [{ day: checked }] }) }),
  ].filter((part) => part !== false);
}

/**
 * @param {Point} point
 * @param {Context} context
 */
function point({ title, texts, links, topic, onSite }, { view }) {
  return element(
    'section',
    {},
    element('h2', { text: i18n(title) }),
    ...texts.map((key) => element('p', { text: i18n(key) })),
    links.length > 0 &&
      element('ul', { class: 'links' }, ...links.map(([name, key]) => element('li', {}, link(name, i18n(key))))),
    topic && element('p', {}, element('a', { href: `#${topic[0]}`, text: i18n(topic[1]) })),
    onSite &&
      view.url &&
      element('p', {}, element('a', { href: new URL(onSite[0], view.url).href, target: '_blank', text: i18n(onSite[1]) })),
  );
}

/**
 * How many from outside can open the page that the help is about (R134).
 * @param {Context} context
 */
function seenOutsiders({ view: { report } }) {
  if (!report || report.state === 'not_checked' || UNREAD.includes(report.audience.key)) {
    return [i18n('card_here_unread')];
  }
  const count = (/** @type {string[]} */ ...kinds) =>
    report.outsiders.filter(({ kind }) => kinds.includes(kind)).length;
  const counted = (/** @type {string} */ key, /** @type {number} */ number) =>
    say({ key, count: number, args: [{ count: number }] });
  const [guests, externals] = [count('guest', 'guest_group'), count('external')];
  return [
    guests + externals === 0 && i18n('card_here_none'),
    guests > 0 && counted('card_here_guests', guests),
    externals > 0 && counted('card_here_externals', externals),
    report.state !== 'checked' && i18n('card_here_partly'),
  ].filter((line) => line !== false);
}

/**
 * The organisation's own help desk, where a policy names it (R41, R78).
 * @param {Context} context
 */
function helpDesk({ checklist }) {
  const desk = checklist?.tell.find(({ role }) => role === 'helpDesk');
  if (!desk) {
    return [];
  }
  const { name, address, url } = desk.contact;
  return [[name, address, url].filter(Boolean).join(', ')];
}
