// The event log: which rule asked, what was chosen, when and where. Ids, counts and
// dates; never text of a page and no names. On this computer alone, until erased.

import { database } from './database.js';
import { soundIn } from './sound.js';

/** @import {LogEvent} from '../../types/messages.js' */

// A year of a busy person. Beyond it the oldest of the site go, and none of another's.
const MOST = 5_000;
/** @type {(keyof LogEvent)[]} */
const FIELDS = ['what', 'mode', 'rules', 'outsiders', 'site', 'space', 'page'];

/**
 * Keeps an event.
 * @param {LogEvent} event Fields that are none of a `LogEvent`'s are dropped, whoever sends them.
 */
export async function logEvent(event) {
  const at = new Date().toISOString();
  const fields = FIELDS.map((field) => [field, event[field]]).filter(([, value]) => value != null);
  const kept = /** @type {LogEvent} */ (Object.fromEntries(fields));
  const db = await database();
  const store = db.transaction('events', 'readwrite').objectStore('events');
  await store.put({ id: `${at} ${crypto.randomUUID().slice(0, 8)}`, at, ...kept });
  if ((await store.count()) > MOST) {
    const ofSite = (await store.getAll()).filter(({ site }) => site === kept.site);
    const surplus = ofSite.slice(0, Math.max(0, ofSite.length - MOST));
    await Promise.all(surplus.map(({ id }) => store.delete(id)));
  }
}

/** All events, the newest first. */
export async function events() {
  const db = await database();
  return soundIn('events', await db.getAll('events')).reverse();
}

/** Erases all of them. */
export async function eraseEvents() {
  await (await database()).clear('events');
}
