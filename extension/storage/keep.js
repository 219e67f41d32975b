// What is kept on the disk from visit to visit, and for how long: one table, and the only
// functions that write it. Records hold ids, names of people from outside, rules, severities
// and dates; no text and no title of a page. docs/permissions.md says the same to the person.

import { dayNumber, dayOf } from '../shared/day.js';
import { turnsOf } from '../shared/turns.js';
import { database } from './database.js';
import { addedPeople, mergeFindings, mergeVisit, partsOf } from './records.js';

/** @import {Kept, Outsider} from '../../types/core.js' */
/** @import {KeptChoice, KeptDate} from '../../types/kept.js' */

const DAY_MS = 86_400_000;

/**
 * The stores, each with the days after which a record goes that was not seen or used, the most
 * records there may be, and the key of the catalogue that says what it holds.
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
  // That a permanent record of a page was made, on which day and of which version.
  records: { days: 1095, most: 5_000, says: 'findings_kept_records' },
  // Space reviews, from the day they began; `review/record.js` writes them.
  reviews: { days: 180, most: 50_000, says: 'findings_kept_reviews' },
};

// Writing is reading, changing and writing back: one after another, since the background and the
// page of findings may both be at it.
const inTurn = turnsOf('kept');

/**
 * Every record of a store whose id begins with `prefix` and a slash; all without one.
 * @param {string} store
 * @param {string} [prefix]
 * @returns {Promise<any[]>}
 */
export async function records(store, prefix) {
  const db = await database();
  // The character after the slash ends the range.
  return db.getAll(store, prefix && IDBKeyRange.bound(`${prefix}/`, `${prefix}0`, false, true));
}

// ── For a judgement ─────────────────────────────────────────────────────────

/**
 * What was kept that a judgement rests on; see `Kept` in `src/verdict/kept.rs`.
 * @param {{site: string, page?: string|null}} place
 * @returns {Promise<{kept: Kept, dates: KeptDate[]}>} `dates`: the records that are due.
 */
export async function keptOf({ site, page }, now) {
  const db = await database();
  const [before, choices, dates] = await Promise.all([
    page && db.get('findings', `${site}/${page}`),
    records('choices', site),
    page ? records('dates', `${site}/${page}`) : [],
  ]);
  const due = dates.filter(({ day }) => day <= dayOf(now));
  return {
    kept: {
      restricted: before?.restricted ?? false,
      sources: await sources(site),
      overdue: [...new Set(due.flatMap(({ people }) => people))],
      choices: Object.fromEntries(choices.map(({ key, to, was }) => [key, `${to} ${was}`])),
    },
    dates: due,
  };
}

/**
 * Keeps what a report says of the page at `place`.
 * @returns {Promise<Outsider[]>} Those from outside who were added since the last visit.
 */
export function keepReport(report, { site, page, space }, now) {
  return inTurn(async () => {
    const db = await database();
    const id = `${site}/${page}`;
    const parts = partsOf(report, space);
    await keepFindings(db, { id, site, page, space, path: report.path }, parts.page, now);
    if (space) {
      await keepFindings(db, { id: `${site}/space ${space}`, site, space }, parts.space, now);
    }
    await keepSource(site, report.source);

    const atSpace = new Set(report.space_outsiders.map((person) => person.id));
    // Who can open the whole space is kept for the space, not for each of its pages.
    const ownPage = report.outsiders.filter((person) => !atSpace.has(person.id));
    const places = [
      { place: page, page, people: ownPage },
      ...(space ? [{ place: `space ${space}`, people: report.space_outsiders }] : []),
    ];
    const added = [];
    for (const { place, page: onPage, people } of places) {
      const visits = `${site}/${place}`;
      const before = await db.get('visits', visits);
      const visit = mergeVisit(before, people.map((person) => person.id), report.whole, now);
      await db.put('visits', { id: visits, site, ...visit });
      added.push(...addedPeople(visit, people));
      await keepOutsiders(db, { site, place, space, page: onPage }, people, now);
    }
    await closeDates(db, id, report);
    await pruneOnce(now);
    return added.filter((person, at) => added.findIndex(({ id }) => id === person.id) === at);
  });
}

async function keepFindings(db, place, report, now) {
  const found = mergeFindings(await db.get('findings', place.id), report, now);
  await (found ? db.put('findings', { ...place, ...found }) : db.delete('findings', place.id));
}

async function keepOutsiders(db, { site, place, space, page }, people, now) {
  const day = dayOf(now);
  for (const { id: who, name, kind, organisation } of people) {
    const id = `${site}/${place}/${who}`;
    const before = await db.get('outsiders', id);
    if (before?.last !== day || before.name !== name || before.organisation !== organisation) {
      const first = before?.first ?? day;
      await db.put('outsiders', { id, site, space, page, who, name, kind, organisation, first, last: day, seen: now });
    }
  }
}

// ── What the person decides (A10) ───────────────────────────────────────────

/**
 * Keeps a decision about a finding, instead of an earlier one.
 * @param {Omit<KeptChoice, 'id' | 'seen'>} choice `key`: the finding's, or rule and
 *   space; `to`: `aside` or a severity; `was`: the severity it had.
 */
export function choose(choice, now) {
  return inTurn(async () => {
    const db = await database();
    await db.put('choices', { ...choice, id: `${choice.site}/${choice.key}`, seen: now });
  });
}

/** Takes a decision back. */
export function undo({ site, key }) {
  return inTurn(async () => (await database()).delete('choices', `${site}/${key}`));
}

// ── Review dates (R164) ─────────────────────────────────────────────────────

/**
 * Keeps the day on which the access of people from outside is to be looked at.
 * @param {Omit<KeptDate, 'id' | 'made' | 'seen'>} date
 */
export function setDate(date, now) {
  return inTurn(async () => {
    const db = await database();
    const id = `${date.site}/${date.page}/${date.finding.key}`;
    await db.put('dates', { ...date, id, made: dayOf(now), seen: Date.parse(date.day) });
  });
}

/** Sets another day for dates that are kept; without one, the access has been looked at. */
export function moveDates({ ids, day }) {
  return inTurn(async () => {
    const db = await database();
    for (const id of ids) {
      const date = await db.get('dates', id);
      if (date && day) {
        await db.put('dates', { ...date, day, seen: Date.parse(day) });
      } else {
        await db.delete('dates', id);
      }
    }
  });
}

// Whoever has no access any more needs no review. An address is not found among the
// accounts, so a date about one stays until the person closes it.
async function closeDates(db, page, report) {
  if (!report.whole) {
    return;
  }
  const present = new Set(report.outsiders.map((person) => person.id));
  for (const date of await records('dates', page)) {
    const isOver = date.day <= dayOf(Date.now());
    if (isOver && date.people.every((who) => !who.includes('@') && !present.has(who))) {
      await db.delete('dates', date.id);
    }
  }
}

// ── Permanent records (R27) ─────────────────────────────────────────────────

/** Keeps that a record of a page was made. */
export function keepRecord({ site, page, space, version }, now) {
  return inTurn(async () => {
    const db = await database();
    await db.put('records', { id: `${site}/${page}`, site, page, space, version, day: dayNumber(now), seen: now });
  });
}

/**
 * The days on which records of a page and of anything in its space were last made; see `Recorded` in
 * `src/record/clock.rs`.
 * @returns {Promise<{page?: number, space?: number, today: number}>} Days since 1 January 1970.
 */
export async function recordsOf({ site, page, space }, now) {
  const all = await records('records', site);
  const days = all.filter((record) => space && record.space === space).map(({ day }) => day);
  return {
    // On a board no page is open, but the space has a record by its key.
    page: all.find((record) => record.page === (page ?? space))?.day,
    space: days.length > 0 ? Math.max(...days) : undefined,
    today: dayNumber(now),
  };
}

// ── Titles of restricted pages, for as long as the browser runs (R141) ──────

const MOST_SOURCES = 200;
const sourcesKey = (site) => `sources:${site}`;

/** @returns {Promise<string[]>} */
async function sources(site) {
  const key = sourcesKey(site);
  const kept = /** @type {any} */ (await chrome.storage.session.get(key));
  return kept[key] ?? [];
}

async function keepSource(site, digest) {
  const known = await sources(site);
  if (digest && !known.includes(digest)) {
    const kept = [digest, ...known].slice(0, MOST_SOURCES);
    await chrome.storage.session.set({ [sourcesKey(site)]: kept });
  }
}

// ── Forgetting ──────────────────────────────────────────────────────────────

let pruned;

// Once in the life of a worker, which is short; where it fails, what was found is kept all the same,
// and the next report tries again.
function pruneOnce(now) {
  pruned ??= prune(now).catch(() => {
    pruned = undefined;
  });
  return pruned;
}

/** Takes away what is older than the table says, and the oldest of what is too much. */
export async function prune(now) {
  const db = await database();
  for (const [store, { days, most }] of Object.entries(KEPT)) {
    const isOld = IDBKeyRange.upperBound(now - days * DAY_MS);
    for (const id of await db.getAllKeysFromIndex(store, 'seen', isOld)) {
      await db.delete(store, id);
    }
    const tooMany = (await db.count(store)) - most;
    if (tooMany > 0) {
      for (const id of await db.getAllKeysFromIndex(store, 'seen', undefined, tooMany)) {
        await db.delete(store, id);
      }
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
    for (const store of Object.keys(KEPT)) {
      await db.clear(store);
    }
  });
}
