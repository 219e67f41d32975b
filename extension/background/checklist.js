// What the checklist rests on besides the page: what the person stated and when, the settings,
// and the day it is. What they state is kept here, by account, item and day; nothing else of them is.

import { accountOf } from '../shared/account.js';
import { askCore } from '../shared/core.js';
import { dayNumber } from '../shared/day.js';
import { isPlain } from '../shared/json.js';
import { changeTable, settings } from '../storage/store.js';
import { whose } from '../storage/whose.js';

/**
 * @import {Standing} from '../../types/core.js'
 * @import {Requests} from '../../types/messages.js'
 */

/**
 * Works the checklist out for what a tab told; see `Standing` in `src/checklist/mod.rs`.
 * @param {Standing} standing
 */
export async function checklist(standing) {
  const [layers, { attested, nudged }, by] = await Promise.all([
    settings(),
    chrome.storage.local.get(['attested', 'nudged']),
    digestOf(accountOf(standing.you)),
  ]);
  return askCore({
    checklist: {
      ...standing,
      attested: statedBy(attested, by),
      nudged: Number.isInteger(nudged) ? Number(nudged) : 0,
      today: dayNumber(Date.now()),
      settings: layers,
    },
  });
}

/**
 * Keeps that the person stated an item to be so today, or takes the statement back.
 * @param {Requests['attest']} statement
 */
export async function attest({ id, isSo, you }) {
  const by = await digestOf(accountOf(you));
  await changeTable('attested', (kept) => {
    const others = Object.entries(kept).filter(([name]) => !(itemOf(name) === id && isBy(name, by)));
    const own = [by ? `${by}:${id}` : id, dayNumber(Date.now())];
    return Object.fromEntries(isSo ? [...others, own] : others);
  });
}

/** Keeps that the reminder was shown today. */
export async function nudged() {
  await chrome.storage.local.set({ nudged: dayNumber(Date.now()) });
}

/**
 * An account is the same one on every site.
 * @param {string|undefined} account
 */
const digestOf = async (account) => (account ? whose('', account) : undefined);

/** @param {string} name Of a statement: the item, after whose it is where that could be told. */
const itemOf = (name) => name.slice(name.indexOf(':') + 1);

/**
 * Whether a statement is of this account, or may be.
 * @param {string} name
 * @param {string|undefined} by
 */
const isBy = (name, by) => !by || !name.includes(':') || name.startsWith(`${by}:`);

/**
 * What was stated, by item, with the last day of each.
 * @param {unknown} attested
 * @param {string|undefined} by
 */
function statedBy(attested, by) {
  /** @type {Record<string, any>} */
  const stated = {};
  for (const [name, day] of Object.entries(isPlain(attested) ? attested : {})) {
    const item = itemOf(name);
    if (isBy(name, by) && !(stated[item] > day)) {
      stated[item] = day;
    }
  }
  return stated;
}
