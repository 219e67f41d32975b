// What the site answered, for as long as the browser session lasts: in memory,
// never on disk, and apart for each site, product and person signed in, and for private windows.

import { isFresh } from '../shared/time.js';
import { PRIVATE } from '../storage/private.js';
import { turns } from '../shared/turns.js';

/** @import {Answers, Requests} from '../../types/messages.js' */

/** @typedef {Requests['recall'] & {site: string, isPrivate: boolean}} Scope */

/** @type {(kind: string, scope: Scope) => string} */
const named = (kind, { site, product, account, isPrivate }) =>
  `${isPrivate ? PRIVATE : ''}${kind}:${site}:${product}:${account}`;
/** @type {(scope: Scope) => string} */
const key = (scope) => named('facts', scope);
/**
 * When it was last forgotten, in milliseconds since 1970.
 * @type {(scope: Scope) => string}
 */
const forgotten = (scope) => named('forgotten', scope);

// Writing is reading, changing and writing back: one after another.
const inTurn = turns();

/**
 * Facts by key, each with when it was asked for. What was learnt is in it.
 * @param {Scope} scope
 */
export const recall = (scope) => inTurn(() => keptOf(scope));

/**
 * What still counts of it: each page is handed all of this, and each answer writes it anew.
 * @param {Scope} scope
 * @returns {Promise<Answers['recall']>}
 */
async function keptOf(scope) {
  const name = key(scope);
  /** @type {Record<string, Answers['recall']|undefined>} */
  const { [name]: kept = {} } = await chrome.storage.session.get(name);
  const fresh = Object.entries(kept).filter(([, { at }]) => isFresh(at));
  return Object.fromEntries(fresh);
}

/**
 * Keeps facts that were asked for at `at`, in milliseconds since 1970; none that were forgotten
 * before the core had made them out of the answer.
 * @param {Scope & {facts: Answers['learn'], at: number}} learnt
 */
export function remember({ facts, at, ...scope }) {
  return inTurn(async () => {
    const name = forgotten(scope);
    /** @type {Record<string, number|undefined>} */
    const { [name]: forgottenAt = -Infinity } = await chrome.storage.session.get(name);
    // By a clock that was set back since, it would take no answer for as long.
    if (at <= forgottenAt && forgottenAt <= Date.now()) {
      return;
    }
    const kept = await keptOf(scope);
    for (const [name, fact] of facts) {
      kept[name] = { fact, at };
    }
    await chrome.storage.session.set({ [key(scope)]: kept });
  });
}

/**
 * Forgets what was read, but for the kinds of facts in `but`; where there are some in `only`, those.
 * @param {Scope & {but?: string[], only?: string[]}} which
 */
export function forget({ but = [], only, ...scope }) {
  return inTurn(async () => {
    const stays = (/** @type {string} */ kind) => (only ? !only.includes(kind) : but.includes(kind));
    const kept = Object.entries(await keptOf(scope)).filter(([name]) => stays(name.split(':')[0]));
    await chrome.storage.session.set({ [key(scope)]: Object.fromEntries(kept), [forgotten(scope)]: Date.now() });
  });
}
