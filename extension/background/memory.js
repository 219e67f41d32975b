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

// A browser has ten megabytes for all of this, and a site says what it likes: how much is kept for one
// account and product, as JSON in characters, and for how many of them. It says who is signed in, too.
const MOST_OF_SCOPE = 500_000;
const SCOPES_OF_SITE = 4;
/** @type {(scope: Pick<Scope, 'site'|'isPrivate'>) => string} */
const scopes = ({ site, isPrivate }) => `${isPrivate ? PRIVATE : ''}scopes:${site}`;

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
    await chrome.storage.session.set({ [key(scope)]: fitting(kept) });
    await makeRoom(scope);
  });
}

/**
 * The newest, as much of it as may be kept.
 * @param {Answers['recall']} kept
 */
function fitting(kept) {
  if (JSON.stringify(kept).length <= MOST_OF_SCOPE) {
    return kept;
  }
  let left = MOST_OF_SCOPE;
  const newest = Object.entries(kept).sort(([, one], [, other]) => other.at - one.at);
  const fits = newest.filter((entry) => {
    const size = JSON.stringify(entry).length;
    const isFitting = size <= left;
    left -= isFitting ? size : 0;
    return isFitting;
  });
  return Object.fromEntries(fits);
}

/**
 * Forgets what was kept longest ago for another account, where a site has had too many.
 * @param {Scope} scope
 */
async function makeRoom(scope) {
  const [name, own] = [scopes(scope), key(scope)];
  /** @type {Record<string, string[]|undefined>} */
  const { [name]: known = [] } = await chrome.storage.session.get(name);
  if (known[0] === own) {
    return;
  }
  const all = [own, ...known.filter((other) => other !== own)];
  const surplus = all.slice(SCOPES_OF_SITE);
  await chrome.storage.session.remove([...surplus, ...surplus.map((one) => one.replace('facts:', 'forgotten:'))]);
  await chrome.storage.session.set({ [name]: all.slice(0, SCOPES_OF_SITE) });
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
    await makeRoom(scope);
  });
}
