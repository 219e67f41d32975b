// The event log: shown, exported, erased.

import { element } from '../shared/dom.js';
import { csv, download } from '../shared/export.js';
import { eraseEvents, events } from '../storage/log.js';
import { countOf } from '../storage/keep.js';
import { today } from '../shared/day.js';
import { i18n, language, say } from '../shared/text.js';
import { button, buttonTwice } from '../shared/button.js';
import { byId } from '../shared/markup.js';
import { ruleName } from './rules.js';
import { written } from '../shared/settings.js';

/** @import {KeptEvent} from '../../types/kept.js' */

/** @type {Record<string, string>} */
const WHAT = {
  went_on: 'event_went_on',
  went_back: 'event_went_back',
  observed: 'event_observed',
  undecided: 'event_undecided',
  called_wrong: 'event_called_wrong',
};
// How many are shown until all are asked for.
let most = 50;
/** @type {(keyof KeptEvent)[]} */
const COLUMNS = ['at', 'what', 'mode', 'rules', 'outsiders', 'site', 'space', 'page'];

/** Shows the log: the newest, or all of it once that was asked for. */
export async function showEvents() {
  let list;
  // With those that cannot be read.
  let all;
  try {
    [list, all] = await Promise.all([events(), countOf('events')]);
  } catch {
    byId('log-state').textContent = i18n('log_unreadable');
    return;
  }
  const unread = all - list.length;
  const shown = list.slice(0, most);
  const count = say({ key: 'log_count', count: list.length, args: [{ count: list.length }] });
  byId('log-state').textContent =
    unread > 0 ? say({ key: 'log_count_unread', args: [{ text: count }, { count: unread }] }) : count;
  byId('log-table').hidden = list.length === 0;
  byId('log-rows').replaceChildren(...shown.map(row));
  byId('log-actions').replaceChildren(
    ...(shown.length < list.length ? [button(i18n('log_all'), showAll)] : []),
    ...(all > 0
      ? [
          button(i18n('save_csv'), () => download(`doorward-log-${today()}.csv`, 'text/csv', table(list))),
          button(i18n('save_json'), () =>
            download(`doorward-log-${today()}.json`, 'application/json', JSON.stringify(list, null, 2)),
          ),
          buttonTwice(i18n('log_erase'), say({ key: 'log_erase_sure', count: all, args: [{ count: all }] }), erase),
        ]
      : []),
  );
}

async function showAll() {
  most = Infinity;
  await showEvents();
  byId('log-title').focus();
}

/** @param {KeptEvent} event */
function row({ at, what, rules = [], outsiders, site, space, page }) {
  const when = new Date(at).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
  const where = [site, space, page].filter(Boolean).join(' / ');
  return element(
    'tr',
    {},
    element('td', {}, element('time', { datetime: at, text: when })),
    element('td', { text: WHAT[what] ? i18n(WHAT[what]) : what }),
    element('td', { text: rules.map(ruleName).join(', ') }),
    element('td', { text: String(outsiders ?? '') }),
    element('td', { text: where }),
  );
}

async function erase() {
  await written(eraseEvents);
  await showEvents();
  byId('log-title').focus();
}

/** @param {KeptEvent[]} list */
function table(list) {
  const rows = list.map((event) => COLUMNS.map((column) => {
    const value = event[column];
    return Array.isArray(value) ? value.join(' ') : value;
  }));
  return csv(COLUMNS, rows);
}
