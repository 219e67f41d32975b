// When a permanent record of a page was last made: the day and the version, nothing of the page.

import { database } from './database.js';

/** The local calendar day, as days since 1 January 1970. */
export function today() {
  const now = new Date();
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

/** Keeps that a record was made today. */
export async function recorded({ site, page, space, version }) {
  const db = await database();
  await db.put('records', { id: `${site}/${page}`, site, page, space, version, day: today() });
}

/**
 * What is kept of records of a page and of its space, for the core.
 * @returns {Promise<{page?: number, space?: number, today: number}>} Days as in `today`.
 */
export async function kept({ site, page, space }) {
  const db = await database();
  const ofPage = page && (await db.get('records', `${site}/${page}`));
  const all = space ? await db.getAll('records', IDBKeyRange.bound(`${site}/`, `${site}/\uffff`)) : [];
  const days = all.filter((record) => record.space === space).map(({ day }) => day);
  return { page: ofPage?.day, space: days.length > 0 ? Math.max(...days) : undefined, today: today() };
}
