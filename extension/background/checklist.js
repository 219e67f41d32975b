// What the checklist rests on besides the page: what the person stated and when, the settings,
// and the day it is. What they state is kept here, by item and day; nothing else of them is.

import { askCore } from '../shared/core.js';
import { dayNumber } from '../shared/day.js';
import { isPlain } from '../shared/json.js';
import { keepEntry, settings } from '../storage/store.js';

/**
 * @import {Standing} from '../../types/core.js'
 * @import {Requests} from '../../types/messages.js'
 */

/**
 * Works the checklist out for what a tab told; see `Standing` in `src/checklist/mod.rs`.
 * @param {Standing} standing
 */
export async function checklist(standing) {
  const [layers, { attested, nudged }] = await Promise.all([
    settings(),
    chrome.storage.local.get(['attested', 'nudged']),
  ]);
  return askCore({
    checklist: {
      ...standing,
      attested: isPlain(attested) ? attested : {},
      nudged: Number.isInteger(nudged) ? Number(nudged) : 0,
      today: today(),
      settings: layers,
    },
  });
}

/**
 * Keeps that the person stated an item to be so today, or takes the statement back.
 * @param {Requests['attest']} statement
 */
export const attest = ({ id, isSo }) => keepEntry('attested', id, isSo ? today() : undefined);

/** Keeps that the reminder was shown today. */
export async function nudged() {
  await chrome.storage.local.set({ nudged: today() });
}

const today = () => dayNumber(Date.now());
