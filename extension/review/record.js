// A space review on the disk: in the store `reviews` (`database.js`), so that any
// end of any part of the browser is survived. Three kinds of records, told apart by
// what follows `#` in their id: the state of the review (nothing), the ids of the
// pages of the space (`outline`), and what was found on some of them (`p` and a
// number). Ids, rules, severities, counts and people; no title and no text.
//
// What was found and how far the walk has come are written in one transaction:
// no page is counted twice, and none is left out.

import { database } from '../storage/database.js';
import { soundIn, soundOf } from '../storage/sound.js';

/** @import {KeptReview, ReviewPage, ReviewState} from '../../types/kept.js' */

/** @typedef {{ids: string[], parents: string[]}} Outline The pages, and what each stands below. */

const STORE = 'reviews';
const channel = new BroadcastChannel('doorward-reviews');
const ALL = 'forgotten';

/**
 * The id of a review.
 * @param {string} site
 * @param {string} space
 */
export const idOf = (site, space) => `${site}/${space}`;

const range = (/** @type {string} */ id) => IDBKeyRange.bound(`${id}#`, `${id}#\uffff`);
const part = (/** @type {string} */ id, /** @type {number} */ number) =>
  `${id}#p${String(number).padStart(6, '0')}`;

/**
 * The state of a review, undefined where there is none, and what was found on pages,
 * both of one moment.
 * @param {string} id
 * @param {(state: ReviewState | undefined) => number} from The first part wanted.
 */
export async function load(id, from) {
  const transaction = (await database()).transaction(STORE);
  const kept = soundOf(STORE, await transaction.store.get(id));
  const state = kept && 'status' in kept ? kept : undefined;
  const parts = IDBKeyRange.bound(part(id, from(state)), `${id}#q`);
  const found = soundIn(STORE, await transaction.store.getAll(parts));
  return { state, pages: found.flatMap((some) => ('pages' in some ? some.pages : [])) };
}

/**
 * The ids of the pages of the space, and what each stands below.
 * @param {string} id
 * @returns {Promise<Outline>}
 */
export async function outline(id) {
  const kept = soundOf(STORE, await (await database()).get(STORE, `${id}#outline`));
  const { ids, parents } = kept && 'ids' in kept ? kept : { ids: [], parents: [] };
  return { ids, parents };
}

/**
 * Writes the state, and with it, in one go, the outline or one more part of what was found.
 * @param {ReviewState} state
 * @param {{pages?: ReviewPage[], outline?: Outline}} [more]
 */
export async function save(state, { pages, outline } = {}) {
  const transaction = (await database()).transaction(STORE, 'readwrite');
  // All records of a review are of one age, and go together (`keep.js`).
  const put = (/** @type {KeptReview} */ record) =>
    transaction.store.put({ seen: state.started, ...record });
  if (pages && pages.length > 0) {
    put({ id: part(state.id, state.parts), pages });
    state.parts += 1;
  }
  put(state);
  if (outline) {
    put({ id: `${state.id}#outline`, ...outline });
  }
  await transaction.done;
  channel.postMessage(state.id);
}

/**
 * Removes a review and everything in it.
 * @param {string} id
 */
export async function remove(id) {
  const transaction = (await database()).transaction(STORE, 'readwrite');
  transaction.store.delete(id);
  transaction.store.delete(range(id));
  await transaction.done;
  channel.postMessage(id);
}

/** Tells the tabs of all reviews that everything was forgotten: what they hold in memory is to go too. */
export const tellForgotten = () => channel.postMessage(ALL);

/**
 * Calls back when another tab wrote to the review, and when everything was forgotten.
 * @param {string} id
 * @param {() => void} changed
 * @param {() => void} forgotten
 */
export function onChange(id, changed, forgotten) {
  channel.addEventListener('message', ({ data }) => {
    if (data === ALL) {
      forgotten();
    } else if (data === id) {
      changed();
    }
  });
}
