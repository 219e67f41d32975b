// Who is signed in, as the page says it.

/** @import {Snapshot} from '../../types/core.js' */

/**
 * The account, by the landmarks of a page; empty or nothing where nobody is signed in, and nothing where
 * the page does not say it.
 * @param {Snapshot['landmarks']} [landmarks]
 */
export const accountIn = (landmarks) => landmarks?.account?.[0]?.attributes?.content;
