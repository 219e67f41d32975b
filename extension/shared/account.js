// Who is signed in.

import { isPlain } from './json.js';

/** @import {Facts, Snapshot} from '../../types/core.js' */

/**
 * The account, by the landmarks of a page; empty or nothing where nobody is signed in, and nothing where
 * the page does not say it.
 * @param {Snapshot['landmarks']} [landmarks]
 */
export const accountIn = (landmarks) => landmarks?.account?.[0]?.attributes?.content;

/**
 * The account, by what the site says of whoever is signed in; nothing where it did not.
 * @param {Facts} [you]
 * @returns {string|undefined}
 */
export function accountOf({ me } = {}) {
  const { account } = isPlain(me) ? me : {};
  return isPlain(account) && typeof account.id === 'string' ? account.id : undefined;
}

/**
 * Whether an answer is somebody else's, where the site says whose it is and it is known who asks.
 * @param {string|undefined} account
 * @param {string|undefined} own
 */
export const isOther = (account, own) => account !== undefined && own !== undefined && account !== own;
