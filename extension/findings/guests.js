// The guest map (R126): who from outside was seen where, and when.

import { plain } from '../shared/name.js';
import { i18n, named, say } from '../shared/text.js';
import { element } from '../shared/dom.js';
import { shortDay } from './days.js';
import { isPage } from './model.js';

/** @import {Guest} from './model.js' */
/** @typedef {(page: {site: string, page: string}) => string|undefined} TitleOf */

const HEAD = [
  'guests_name',
  'guests_organisation',
  'guests_kind',
  'findings_column_space',
  'guests_where',
  'findings_column_first',
  'findings_column_last',
];
/** @type {Record<string, string>} */
const KINDS = {
  guest: 'guests_kind_guest',
  external: 'guests_kind_external',
  guest_group: 'guests_kind_group',
  app: 'guests_kind_app',
  customer: 'guests_kind_customer',
};
const kindOf = (/** @type {Guest} */ { kind }) => (KINDS[kind] ? i18n(KINDS[kind]) : kind);

/**
 * Where somebody was seen, in words: the whole space, work items by their keys, pages by their
 * titles where those are known.
 * @param {Guest} guest
 * @param {TitleOf} titleOf
 */
function whereOf({ site, whole, pages }, titleOf) {
  const [numbers, items] = [pages.filter(isPage), pages.filter((page) => !isPage(page))];
  const count = numbers.length;
  const list = numbers.map((page) => ({ text: titleOf({ site, page }) || page }));
  return [
    ...(whole ? [i18n('guests_whole')] : []),
    ...(items.length > 0 ? [items.join(', ')] : []),
    ...(count > 0 ? [say({ key: 'guests_pages', count, args: [{ count }, { list }] })] : []),
  ].join(' · ');
}

/**
 * The map as a table: names of the columns, and cells.
 * @param {Guest[]} guests
 */
export function guestTable(guests) {
  const where = (/** @type {Guest} */ { whole, pages }) =>
    [...(whole ? [i18n('guests_whole')] : []), ...pages].join('; ');
  return {
    head: [...HEAD, 'findings_column_site'].map(i18n),
    table: guests.map((guest) => [
      plain(guest.name),
      plain(guest.organisation ?? ''),
      kindOf(guest),
      guest.space ?? '',
      where(guest),
      guest.first,
      guest.last,
      guest.site,
    ]),
  };
}

/**
 * Draws the map into `root`.
 * @param {Element} root
 * @param {Guest[]} guests
 * @param {TitleOf} titleOf
 */
export function drawGuests(root, guests, titleOf) {
  if (guests.length === 0) {
    root.replaceChildren(
      element('div', { class: 'empty' }, element('p', {}, i18n('guests_none')), element('p', {}, i18n('guests_none_more'))),
    );
    return;
  }
  const head = element(
    'div',
    { class: 'head' },
    element('p', { class: 'subtle' }, i18n('guests_about')),
    element('button', { type: 'button', class: 'button', id: 'guests-csv' }, i18n('save_csv')),
  );
  const titles = HEAD.map((key) => element('th', { scope: 'col', role: 'columnheader' }, i18n(key)));
  // With little room each row is a block, which in some browsers is a row no longer.
  const table = element(
    'table',
    { class: 'records', role: 'table' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...titles)),
    element('tbody', { role: 'rowgroup' }, ...guests.map((guest) => line(guest, titleOf))),
  );
  root.replaceChildren(element('section', { class: 'guests card', 'aria-label': i18n('findings_tab_guests') }, head, table));
}

/**
 * @param {Guest} guest
 * @param {TitleOf} titleOf
 */
function line(guest, titleOf) {
  const cells = [
    guest.organisation ? named(guest.organisation) : i18n('guests_hidden'),
    kindOf(guest),
    guest.space ?? '',
    whereOf(guest, titleOf),
    shortDay(guest.first),
    shortDay(guest.last),
  ];
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader', class: 'person', tabindex: '-1' }, named(guest.name)),
    ...cells.map((text, at) => element('td', { role: 'cell', 'data-head': i18n(HEAD[at + 1]) }, text)),
  );
}
