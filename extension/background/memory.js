// What the site answered, for as long as the browser session lasts: in memory,
// never on disk, and apart for each site, product and person signed in.

import { FRESH_MS } from '../shared/time.js';
import { turns } from '../shared/turns.js';

/** @import {Answers} from '../../types/messages.js' */

const key = ({ site, product, account }) => `facts:${site}:${product}:${account}`;
// When it was last forgotten, in milliseconds since 1970.
const forgotten = ({ site, product, account }) => `forgotten:${site}:${product}:${account}`;

// Writing is reading, changing and writing back: one after another.
const inTurn = turns();

/** Facts by key, each with when it was asked for: `{[key]: {fact, at}}`. What was learnt is in it. */
export const recall = (scope) => inTurn(() => keptOf(scope));

/**
 * What still counts of it: each page is handed all of this, and each answer writes it anew.
 * @returns {Promise<Answers['recall']>}
 */
async function keptOf(scope) {
  const name = key(scope);
  const kept = /** @type {any} */ (await chrome.storage.session.get(name))[name] ?? {};
  const isFresh = ([, { at }]) => Date.now() - at < FRESH_MS;
  return Object.fromEntries(Object.entries(kept).filter(isFresh));
}

/**
 * Keeps facts that were asked for at `at`, in milliseconds since 1970; none that were forgotten
 * before the core had made them out of the answer.
 */
export function remember({ facts, at, site, product, account }) {
  const scope = { site, product, account };
  return inTurn(async () => {
    const name = forgotten(scope);
    if (at <= ((await chrome.storage.session.get(name))[name] ?? -Infinity)) {
      return;
    }
    const kept = await keptOf(scope);
    for (const [name, fact] of facts) {
      kept[name] = { fact, at };
    }
    await chrome.storage.session.set({ [key(scope)]: kept });
  });
}

/** Forgets what was read, but for the kinds of facts in `but`. */
export function forget(/** @type {any} */ { but = [], ...scope }) {
  return inTurn(async () => {
    const kept = Object.entries(await keptOf(scope)).filter(([name]) => but.includes(name.split(':')[0]));
    await chrome.storage.session.set({ [key(scope)]: Object.fromEntries(kept), [forgotten(scope)]: Date.now() });
  });
}
