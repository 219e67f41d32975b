// How much is kept of one site. A site says what it likes, and leads from page to page by itself: what
// it fills is its own room, and nothing of another site goes for it.

import { short } from '../shared/name.js';

/**
 * @import {IDBPDatabase} from '../vendor/idb.js'
 * @import {StoreName, Stores} from '../../types/kept.js'
 */

/** @typedef {Exclude<StoreName, 'events'>} Name Of a store whose ids begin with the site. */
/** @typedef {{id: string, seen?: number}} Kept */

/** In characters, as JSON: of one record, and of one site's records in one store. */
export const MOST_OF_ONE = 200_000;
export const MOST_OF_SITE = 20_000_000;
// What is written meanwhile is not counted: to count is to read it all.
const COUNTED_AFTER = 1_000_000;
// Down to which part of the most there may be: not a few go at each visit, but many once in a while.
const LEFT = 0.9;

// In what is too large: the longest text, and the most entries of a list.
const MOST_CHARACTERS = 300;
const MOST_ENTRIES = 100;

/**
 * The ids that begin with this and a slash: the character after the slash ends the range.
 * @param {string} prefix
 */
export const below = (prefix) => IDBKeyRange.bound(`${prefix}/`, `${prefix}0`, false, true);

/** What is written about one site, one record after another. */
export class Room {
  #db;
  #site;
  #written = 0;

  /**
   * @param {IDBPDatabase<Stores>} db
   * @param {string} site
   */
  constructor(db, site) {
    this.#db = db;
    this.#site = site;
  }

  /**
   * Keeps a record, cut where it is too large; one that is so all the same counts as not kept.
   * @template {Name} Store
   * @param {Store} store
   * @param {Stores[Store]['value']} record
   */
  async put(store, record) {
    const fitting = cut(record);
    if (!fitting) {
      await this.#db.delete(store, record.id);
      return;
    }
    this.#written += sizeOf(fitting);
    await this.#db.put(store, fitting);
  }

  /**
   * Once much was written in this session of the browser, and first of all: the oldest of the site
   * goes where there is more than may be.
   * @param {Record<Name, {most: number}>} bounds
   */
  async settle(bounds) {
    const name = `room:${this.#site}`;
    /** @type {Record<string, number|undefined>} */
    const { [name]: before = Infinity } = await chrome.storage.session.get(name);
    const uncounted = before + this.#written;
    this.#written = 0;
    if (uncounted > COUNTED_AFTER) {
      for (const [store, { most }] of Object.entries(bounds)) {
        await trim(this.#db, /** @type {Name} */ (store), this.#site, most);
      }
    }
    await chrome.storage.session.set({ [name]: uncounted > COUNTED_AFTER ? 0 : uncounted });
  }
}

/** @param {unknown} record */
const sizeOf = (record) => JSON.stringify(record).length;

/**
 * A record that fits; nothing where it does not even when it is cut. Whom a visit saw is whole or
 * nothing: whoever were left out would be new each time.
 * @template {object} Value
 * @param {Value} record
 * @returns {Value|undefined}
 */
function cut(record) {
  if (sizeOf(record) <= MOST_OF_ONE) {
    return record;
  }
  const less = 'present' in record ? record : JSON.parse(JSON.stringify(record, shorter));
  return sizeOf(less) <= MOST_OF_ONE ? less : undefined;
}

/**
 * @param {string} name Of a field.
 * @param {unknown} value
 */
function shorter(name, value) {
  if (typeof value === 'string') {
    return value.length > MOST_CHARACTERS ? short(value) : value;
  }
  if (!Array.isArray(value) || value.length <= MOST_ENTRIES) {
    return value;
  }
  const count = value.length - MOST_ENTRIES;
  const more = name === 'who' || name === 'evidence' ? [{ key: 'panel_more', count, args: [{ count }] }] : [];
  return [...value.slice(0, MOST_ENTRIES), ...more];
}

/**
 * Takes away the oldest of a site where there is too much of it.
 * @param {IDBPDatabase<Stores>} db
 * @param {Name} store
 * @param {string} site
 * @param {number} most How many records there may be.
 */
async function trim(db, store, site, most) {
  const range = below(site);
  const count = await db.count(store, range);
  // Whatever is in so few, they fit.
  if (count <= most && count * MOST_OF_ONE <= MOST_OF_SITE) {
    return;
  }
  // A review goes as a whole, and the last one stays.
  const [whole, stays] = store === 'reviews' ? [reviewOf, 1] : [idOf, 0];
  /** @type {Map<string, {ids: string[], seen: number, size: number}>} */
  const parts = new Map();
  for (const record of /** @type {Kept[]} */ (await db.getAll(store, range))) {
    const part = parts.get(whole(record)) ?? { ids: [], seen: 0, size: 0 };
    parts.set(whole(record), part);
    part.ids.push(record.id);
    part.seen = Math.max(part.seen, record.seen ?? 0);
    part.size += sizeOf(record);
  }
  const oldest = [...parts.values()].sort((one, other) => one.seen - other.seen);
  let [left, size] = [count, oldest.reduce((sum, part) => sum + part.size, 0)];
  if (left <= most && size <= MOST_OF_SITE) {
    return;
  }
  for (const part of oldest.slice(0, oldest.length - stays)) {
    if (left <= most * LEFT && size <= MOST_OF_SITE * LEFT) {
      break;
    }
    for (const id of part.ids) {
      await db.delete(store, id);
    }
    left -= part.ids.length;
    size -= part.size;
  }
}

const idOf = (/** @type {Kept} */ { id }) => id;
const reviewOf = (/** @type {Kept} */ { id }) => id.split('#')[0];
