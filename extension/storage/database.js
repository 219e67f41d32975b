// What Doorward keeps on the disk, beyond settings: in the browser's own database, for this
// profile alone. Records hold ids, names of people, rules and dates; never text of a page.

import { openDB } from '../vendor/idb.js';

/** @import {IDBPDatabase} from '../vendor/idb.js' */
/** @import {KeptRecord, StoreName, Stores} from '../../types/kept.js' */

const VERSION = 4;

/**
 * The stores, by name. Every record has its key in `id`.
 *
 * - `findings`: what was found about a page when it was last seen, `id` is `site/page`; or about a
 *   whole space, `id` is `site/space KEY`.
 * - `outsiders`: an outside person on a page or in a space, with first and last day seen.
 * - `visits`: whom the last visits of a page or space saw, by id.
 * - `choices`: what the person decided about a finding: ignored, hidden, graded anew.
 * - `dates`: when the access of an outsider is to be reviewed.
 * - `reviews`: the state of a space review, `id` is `site/space`.
 * - `records`: that a permanent record of a page was made, when (`at`) and of which version, and when
 *   that was last changed by the site's own clock (`changed`), `id` is `site/page`.
 * - `files`: what was found in a file when it was put into a page, as counts of each rule, `id` is
 *   `site/page/` and a digest of the file's name and size.
 * - `events`: what Doorward asked and what was chosen, `id` begins with the time.
 * @type {StoreName[]}
 */
const STORES = ['findings', 'outsiders', 'visits', 'choices', 'dates', 'reviews', 'records', 'files', 'events'];

/**
 * Opened once for the life of this context, which a worker may lose at any time.
 * @type {Promise<IDBPDatabase<Stores>>|undefined}
 */
let opening;

/**
 * Until version 3 a record was known by its day. It was kept as it was made, so `seen` is the moment.
 * @param {KeptRecord & {day?: number}} record
 * @returns {KeptRecord}
 */
const withMoment = ({ day, ...record }) => ({ ...record, at: record.seen });

/** The database; see the `idb` package for what can be done with it. */
export function database() {
  opening ??= open().catch((fault) => {
    opening = undefined;
    throw fault;
  });
  return opening;
}

/** @returns {Promise<IDBPDatabase<Stores>>} */
function open() {
  return openDB('doorward', VERSION, {
    async upgrade(db, from, to, work) {
      for (const name of STORES) {
        if (!db.objectStoreNames.contains(name)) {
          // By when a record was last seen or used, the old ones are found again (`keep.js`).
          db.createObjectStore(name, { keyPath: 'id' }).createIndex('seen', 'seen');
        }
      }
      if (from < 3) {
        const kept = work.objectStore('records');
        // The last record of anything in a space.
        kept.createIndex('space', ['site', 'space', 'at']);
        for (let at = await kept.openCursor(); at; at = await at.continue()) {
          await at.update(withMoment(at.value));
        }
      }
    },
    // Another tab wants a newer version: let it, and open again when next asked.
    blocking(current, wanted, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      opening = undefined;
    },
    terminated() {
      opening = undefined;
    },
  });
}
