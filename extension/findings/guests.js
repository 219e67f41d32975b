// The guest map (R126): who from outside was seen where, and when.

import { language, i18n, say } from '../shared/text.js';
import { element } from '../shared/dom.js';
import { dayInWords } from './draw.js';

const HEAD = [
  'guests_name',
  'guests_organisation',
  'guests_kind',
  'guests_space',
  'guests_where',
  'guests_first',
  'guests_last',
];
const KINDS = {
  guest: 'guests_kind_guest',
  external: 'guests_kind_external',
  guest_group: 'guests_kind_group',
  app: 'guests_kind_app',
};
const kindOf = ({ kind }) => (KINDS[kind] ? i18n(KINDS[kind]) : kind);

/** The map as a table: names of the columns, and cells. */
export function guestTable(guests) {
  const where = ({ whole, pages }) =>
    [...(whole ? [i18n('guests_whole')] : []), ...pages].join('; ');
  return {
    head: [...HEAD, 'findings_column_site'].map(i18n),
    table: guests.map((guest) => [
      guest.name,
      guest.organisation ?? '',
      kindOf(guest),
      guest.space ?? '',
      where(guest),
      guest.first,
      guest.last,
      guest.site,
    ]),
  };
}

/** Draws the map into `root`. */
export function drawGuests(root, guests) {
  if (guests.length === 0) {
    const empty = element('div', { class: 'empty' });
    empty.append(element('p', {}, i18n('guests_none')), element('p', {}, i18n('guests_none_more')));
    root.replaceChildren(empty);
    return;
  }
  const box = element('section', { class: 'guests card', 'aria-label': i18n('findings_tab_guests') });
  const head = element('div', { class: 'head' });
  head.append(
    element('p', { class: 'subtle' }, i18n('guests_about')),
    element('button', { type: 'button', class: 'button', id: 'guests-csv' }, i18n('findings_csv')),
  );
  const table = element('table', { class: 'records' });
  const titles = element('tr');
  titles.append(...HEAD.map((key) => element('th', { scope: 'col' }, i18n(key))));
  const body = element('tbody');
  body.append(...guests.map(line));
  const top = element('thead');
  top.append(titles);
  table.append(top, body);
  box.append(head, table);
  root.replaceChildren(box);
}

function line(guest) {
  const made = element('tr');
  const where = element('td');
  if (guest.whole) {
    where.append(element('span', {}, i18n('guests_whole')));
  }
  if (guest.pages.length > 0) {
    const count = guest.pages.length;
    const pages = say({ key: 'guests_pages', count, args: [{ count }, { list: guest.pages.map((page) => ({ text: page })) }] });
    where.append(element('span', {}, guest.whole ? ` · ${pages}` : pages));
  }
  made.append(
    element('th', { scope: 'row', class: 'person' }, guest.name),
    element('td', {}, guest.organisation ?? i18n('guests_hidden')),
    element('td', {}, kindOf(guest)),
    element('td', {}, guest.space ?? ''),
    where,
    element('td', {}, dayInWords(guest.first, language())),
    element('td', {}, dayInWords(guest.last, language())),
  );
  return made;
}
