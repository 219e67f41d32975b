// What is kept on the disk from visit to visit, and for how long: one table, and the only
// functions that write it. Records hold ids, names of people from outside, rules, severities
// and dates; no text and no title of a page. docs/permissions.md says the same to the person.

import { DAY_MS, dayNumber, dayOf } from '../shared/day.js';
import { isSame } from '../shared/json.js';
import { turnsOf } from '../shared/turns.js';
import { database } from './database.js';
import { addedPeople, mergeFindings, mergeVisit, partsOf } from './records.js';
import { below, Room } from './room.js';
import { soundIn, soundOf } from './sound.js';

/**
 * @import {IDBPDatabase} from '../vendor/idb.js'
 * @import {Evidence, Kept, Outsider, Report, Upload} from '../../types/core.js'
 * @import {KeptChoice, KeptDate, KeptFile, KeptFindings, KeptOutsider, KeptRecord} from '../../types/kept.js'
 * @import {StoreName, Stores} from '../../types/kept.js'
 * @import {Requests} from '../../types/messages.js'
 * @import {Part} from './records.js'
 */

/**
 * A page, and the space that it is in.
 * @typedef {{site: string, page: string, space?: string|null}} PagePlace
 */

/**
 * Who looks at it: what one person was shown is not what another was; see `whose.js`.
 * @typedef {{whose: string}} Viewer
 */

/**
 * The stores, each with the days after which a record goes that was not seen or used, the most
 * records there may be of one site (`room.js`), and the key of the catalogue that says what it holds.
 */
export const KEPT = {
  // What was found about a page, and whether it was ever restricted; what was found about a space.
  findings: { days: 180, most: 5_000, says: 'findings_kept_findings' },
  // Who from outside was seen where, with the first and the last day.
  outsiders: { days: 365, most: 20_000, says: 'findings_kept_outsiders' },
  // Whom the last two visits of a place saw, by id.
  visits: { days: 365, most: 5_000, says: 'findings_kept_visits' },
  // What the person decided about a finding, from the day of the decision.
  choices: { days: 730, most: 5_000, says: 'findings_kept_choices' },
  // When to look at somebody's access again, from that day.
  dates: { days: 365, most: 5_000, says: 'findings_kept_dates' },
  // That a permanent record of a page was made, when, of which version, and when that was last changed.
  records: { days: 1095, most: 5_000, says: 'findings_kept_records' },
  // What was found in a file when it was put into a page, from that day.
  files: { days: 365, most: 500, says: 'findings_kept_files' },
  // Space reviews, from the day they began; `review/record.js` writes them.
  reviews: { days: 180, most: 50_000, says: 'findings_kept_reviews' },
};

/** The names of these stores. */
export const KEPT_STORES = /** @type {(keyof typeof KEPT)[]} */ (Object.keys(KEPT));

// Writing is reading, changing and writing back: one after another, since the background and the
// page of findings may both be at it.
const inTurn = turnsOf('kept');

/**
 * Every sound record of a store whose id begins with `prefix` and a slash; all without one.
 * @template {StoreName} Name
 * @param {Name} store
 * @param {string} [prefix]
 * @returns {Promise<Stores[Name]['value'][]>}
 */
export async function records(store, prefix) {
  const db = await database();
  return soundIn(store, await db.getAll(store, prefix && below(prefix)));
}

/**
 * The record of this id, where there is one and it is sound.
 * @template {StoreName} Name
 * @param {IDBPDatabase<Stores>} db
 * @param {Name} store
 * @param {string} id
 */
const one = async (db, store, id) => soundOf(store, await db.get(store, id));

/**
 * How many records a store holds.
 * @param {StoreName} store
 */
export const countOf = async (store) => (await database()).count(store);

/**
 * How many of them are of no form that this version reads, and so count for nothing.
 * @param {StoreName} store
 */
export async function unreadOf(store) {
  const { store: all } = (await database()).transaction(store);
  let unread = 0;
  // One after another: a space review may have tens of thousands.
  for (let at = await all.openCursor(); at; at = await at.continue()) {
    unread += soundOf(store, at.value) ? 0 : 1;
  }
  return unread;
}

// ── For a judgement ─────────────────────────────────────────────────────────

/**
 * What was kept that a judgement rests on; see `Kept` in `src/verdict/kept.rs`.
 * @param {{site: string, page?: string|null} & Viewer} place
 * @param {number} now
 * @returns {Promise<{kept: Kept, dates: KeptDate[]}>} `dates`: the records that are due.
 */
export async function keptOf({ site, page, whose }, now) {
  const db = await database();
  const [before, choices, dates, files] = await Promise.all([
    page ? one(db, 'findings', `${site}/${page}`) : undefined,
    records('choices', site),
    page ? records('dates', `${site}/${page}`) : [],
    page ? records('files', `${site}/${page}`) : [],
  ]);
  const due = dates.filter(({ day }) => day <= dayOf(now));
  return {
    kept: {
      restricted: before?.restricted ?? false,
      sources: await sources(whose),
      overdue: [...new Set(due.flatMap(({ people }) => people))],
      choices: Object.fromEntries(choices.map(({ key, to, was }) => [key, `${to} ${was}`])),
      files: files.map((file) => ({
        ...foundIn(file),
        name: file.id.slice(`${site}/${page}/`.length),
        day: dayNumber(file.seen),
      })),
    },
    dates: due,
  };
}

/**
 * Keeps what a report says of the page at `place`.
 * @param {Report} report
 * @param {PagePlace & Viewer} place
 * @param {number} now
 * @returns {Promise<Outsider[]>} Those from outside who were added since the last visit.
 */
export function keepReport(report, { site, page, space, whose }, now) {
  return inTurn(async () => {
    const db = await database();
    const room = new Room(db, site);
    const id = `${site}/${page}`;
    const parts = partsOf(report, space);
    await keepFindings(db, room, { id, site, page, space, path: report.path }, parts.page, now);
    if (space) {
      await keepFindings(db, room, { id: `${site}/space ${space}`, site, space }, parts.space, now);
    }
    // A memory that is full takes away no record.
    await keepSource(whose, report.source).catch(() => {});

    const atSpace = new Set(report.space_outsiders.map((person) => person.id));
    // Who can open the whole space is kept for the space, not for each of its pages.
    const ownPage = report.outsiders.filter((person) => !atSpace.has(person.id));
    /** @type {{place: string, page?: string, people: Outsider[]}[]} */
    const places = [
      { place: page, page, people: ownPage },
      ...(space ? [{ place: `space ${space}`, people: report.space_outsiders }] : []),
    ];
    /** @type {Outsider[]} */
    const added = [];
    for (const { place, page: onPage, people } of places) {
      const visits = `${site}/${place}`;
      const before = await one(db, 'visits', visits);
      // Another person may be shown others. Where it was not kept whose it is, it is taken for theirs.
      const own = (before?.whose ?? whose) === whose ? before : undefined;
      const visit = mergeVisit(own, people.map((person) => person.id), report.whole, now);
      await room.put('visits', { id: visits, site, whose, ...visit });
      added.push(...addedPeople(visit, people));
      await keepOutsiders(db, room, { site, place, space, page: onPage }, people, now);
    }
    await closeDates(db, id, report, now);
    await pruneOnce(now);
    settle(room);
    return added.filter((person, at) => added.findIndex(({ id }) => id === person.id) === at);
  });
}

/**
 * Nobody waits for it.
 * @param {Room} room
 */
function settle(room) {
  inTurn(() => room.settle(KEPT)).catch(() => {});
}

/**
 * @param {IDBPDatabase<Stores>} db
 * @param {Room} room
 * @param {Pick<KeptFindings, 'id' | 'site' | 'page' | 'space' | 'path'>} place
 * @param {Part} report
 * @param {number} now
 */
async function keepFindings(db, room, place, report, now) {
  const found = mergeFindings(await one(db, 'findings', place.id), report, now);
  await (found ? room.put('findings', { ...place, ...found }) : db.delete('findings', place.id));
}

/**
 * @param {IDBPDatabase<Stores>} db
 * @param {Room} room
 * @param {{place: string} & Pick<KeptOutsider, 'site' | 'space' | 'page'>} where `place`: the page
 *   or the space, as the id has it.
 * @param {Outsider[]} people
 * @param {number} now
 */
async function keepOutsiders(db, room, { site, place, space, page }, people, now) {
  const day = dayOf(now);
  for (const { id: who, name, kind, organisation } of people) {
    const id = `${site}/${place}/${who}`;
    const before = await one(db, 'outsiders', id);
    if (before?.last !== day || before.name !== name || before.organisation !== organisation) {
      const first = before?.first ?? day;
      await room.put('outsiders', { id, site, space, page, who, name, kind, organisation, first, last: day, seen: now });
    }
  }
}

// ── What the person decides (A10) ───────────────────────────────────────────

/**
 * Keeps a decision about a finding, instead of an earlier one.
 * @param {Omit<KeptChoice, 'id' | 'seen'>} choice `key`: the finding's, or rule and
 *   space; `to`: `aside` or a severity; `was`: the severity it had.
 * @param {number} now
 */
export function choose(choice, now) {
  return inTurn(async () => {
    const db = await database();
    const room = new Room(db, choice.site);
    await room.put('choices', { ...choice, id: `${choice.site}/${choice.key}`, seen: now });
    settle(room);
  });
}

/**
 * Takes a decision back.
 * @param {Pick<KeptChoice, 'site' | 'key'>} choice
 */
export function undo({ site, key }) {
  return inTurn(async () => (await database()).delete('choices', `${site}/${key}`));
}

// ── Review dates (R164) ─────────────────────────────────────────────────────

/**
 * Keeps the day on which the access of people from outside is to be looked at.
 * @param {Omit<KeptDate, 'id' | 'made' | 'seen'>} date
 * @param {number} now
 */
export function setDate(date, now) {
  return inTurn(async () => {
    const db = await database();
    const id = `${date.site}/${date.page}/${date.finding.key}`;
    const room = new Room(db, date.site);
    await room.put('dates', { ...date, id, made: dayOf(now), seen: Date.parse(date.day) });
    settle(room);
  });
}

/**
 * Sets another day for dates that are kept; without one, the access has been looked at.
 * @param {Requests['move_dates']} to
 */
export function moveDates({ ids, day }) {
  return inTurn(async () => {
    const db = await database();
    for (const id of ids) {
      const date = await one(db, 'dates', id);
      if (date && day) {
        await db.put('dates', { ...date, day, seen: Date.parse(day) });
      } else {
        await db.delete('dates', id);
      }
    }
  });
}

/**
 * Whoever has no access any more needs no review. An address is not found among the
 * accounts, so a date about one stays until the person closes it.
 * @param {IDBPDatabase<Stores>} db
 * @param {string} page Its id among the records: `site/page`.
 * @param {Report} report
 * @param {number} now
 */
async function closeDates(db, page, report, now) {
  if (!report.whole) {
    return;
  }
  const present = new Set(report.outsiders.map((person) => person.id));
  for (const date of await records('dates', page)) {
    const isOver = date.day <= dayOf(now);
    if (isOver && date.people.every((who) => !who.includes('@') && !present.has(who))) {
      await db.delete('dates', date.id);
    }
  }
}

// ── Permanent records (R27) ─────────────────────────────────────────────────

/**
 * Keeps that a record of a page was made.
 * @param {Omit<KeptRecord, 'id' | 'seen'>} of
 * @param {number} now
 */
export function keepRecord({ site, page, space, at, version, changed }, now) {
  return inTurn(async () => {
    const db = await database();
    const room = new Room(db, site);
    await room.put('records', { id: `${site}/${page}`, site, page, space, at, version, changed, seen: now });
    settle(room);
  });
}

/**
 * When records of a page and of anything in its space were last made; see `src/record/clock.rs`.
 * @param {{site: string, page?: string|null, space?: string|null}} place
 * @param {number} now
 * @returns {Promise<import('../../types/core.js').Recorded>}
 */
export async function recordsOf({ site, page, space }, now) {
  const db = await database();
  const inSpace = space ? IDBKeyRange.bound([site, space], [site, space, []]) : undefined;
  const [record, last] = await Promise.all([
    // On a board no page is open, but the space has a record by its key.
    one(db, 'records', `${site}/${page ?? space}`),
    inSpace && db.transaction('records').store.index('space').openKeyCursor(inSpace, 'prev'),
  ]);
  return {
    page: record && dayNumber(record.at),
    // By the site's own clock, where it told; else by that of this computer.
    until: record && Math.floor((record.changed ?? record.at) / 1_000),
    space: last && dayNumber(last.key[2]),
    today: dayNumber(now),
  };
}

// ── What was found in files (R2) ────────────────────────────────────────────

/**
 * Keeps what was found in files that somebody put into a page or into something written on it. It
 * counts once the site names them among the files of that page.
 * @param {Upload[]} files
 * @param {string[]} digests What each is known by; empty where nothing of it is to be kept.
 * @param {{site: string, page: string}} place
 * @param {number} now
 */
export function keepFiles(files, digests, { site, page }, now) {
  return inTurn(async () => {
    const db = await database();
    const room = new Room(db, site);
    for (const [at, file] of files.entries()) {
      const id = `${site}/${page}/${digests[at]}`;
      const found = withoutWords(file);
      // While its page stays open it is told of again and again.
      if (digests[at] && !isSame(found, foundIn((await one(db, 'files', id)) ?? {}))) {
        await room.put('files', { id, site, page, seen: now, ...found });
      }
    }
    await pruneOnce(now);
    settle(room);
  });
}

/**
 * What was found in a file, without a word of it.
 * @param {Upload} file
 */
const withoutWords = ({ state, hidden, evidence = [], concealed = [] }) => {
  const bare = (/** @type {Evidence} */ found) => ({ ...found, reasons: [], excerpts: [] });
  return { state, hidden, evidence: evidence.map(bare), concealed: concealed.map(bare) };
};

/** @param {Partial<KeptFile>} record */
const foundIn = ({ state, hidden, evidence, concealed }) => ({ state, hidden, evidence, concealed });

// ── Titles of restricted pages, for as long as the browser runs (R141) ──────

const MOST_SOURCES = 200;
const sourcesKey = (/** @type {string} */ whose) => `sources:${whose}`;

/** @param {string} whose */
async function sources(whose) {
  const key = sourcesKey(whose);
  /** @type {Record<string, string[]|undefined>} */
  const kept = await chrome.storage.session.get(key);
  return kept[key] ?? [];
}

/**
 * @param {string} whose
 * @param {string|null} digest
 */
async function keepSource(whose, digest) {
  const known = await sources(whose);
  if (digest && !known.includes(digest)) {
    const kept = [digest, ...known].slice(0, MOST_SOURCES);
    await chrome.storage.session.set({ [sourcesKey(whose)]: kept });
  }
}

// ── Forgetting ──────────────────────────────────────────────────────────────

/** @type {Promise<void>|undefined} */
let pruned;

/**
 * Once in the life of a worker, which is short; where it fails, what was found is kept all the
 * same, and the next report tries again.
 * @param {number} now
 */
function pruneOnce(now) {
  pruned ??= prune(now).catch(() => {
    pruned = undefined;
  });
  return pruned;
}

/**
 * Takes away what is older than the table says.
 * @param {number} now
 */
async function prune(now) {
  const db = await database();
  for (const store of KEPT_STORES) {
    const { days } = KEPT[store];
    const isOld = IDBKeyRange.upperBound(now - days * DAY_MS);
    for (const id of await db.getAllKeysFromIndex(store, 'seen', isOld)) {
      await db.delete(store, id);
    }
  }
  for (const { id, until } of await records('choices')) {
    if (until && until < dayOf(now)) {
      await db.delete('choices', id);
    }
  }
}

/** Forgets everything in the table. */
export function forgetAll() {
  return inTurn(async () => {
    const db = await database();
    for (const store of KEPT_STORES) {
      await db.clear(store);
    }
  });
}
