// How much is kept of one site on the disk (extension/storage/room.js).

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { MOST_OF_ONE, MOST_OF_SITE, Room } from '../../extension/storage/room.js';

const [OWN, HOSTILE] = ['acme.atlassian.net', 'free.atlassian.net'];
const BOUNDS = { findings: { most: 1_000 }, reviews: { most: 20 } };

describe('what is kept of a site', () => {
  let kept;
  let read;
  let db;
  let session;
  beforeEach(() => {
    kept = { findings: new Map(), reviews: new Map() };
    read = 0;
    session = {};
    globalThis.IDBKeyRange = { bound: (from, to) => (id) => id >= from && id < to };
    globalThis.chrome = {
      storage: { session: { get: async (name) => ({ [name]: session[name] }), set: async (values) => void Object.assign(session, values) } },
    };
    const within = (store, isIn) => [...kept[store].values()].filter(({ id }) => isIn(id));
    db = {
      put: async (store, record) => void kept[store].set(record.id, structuredClone(record)),
      delete: async (store, id) => void kept[store].delete(id),
      count: async (store, isIn) => within(store, isIn).length,
      getAll: async (store, isIn) => ((read += 1), within(store, isIn)),
    };
  });
  afterEach(() => {
    delete globalThis.IDBKeyRange;
    delete globalThis.chrome;
  });
  const of = (site, store = 'findings') => [...kept[store].values()].filter(({ id }) => id.startsWith(`${site}/`));
  const write = async (site, count, more = {}) => {
    const room = new Room(db, site);
    for (let seen = 0; seen < count; seen += 1) {
      await room.put('findings', { id: `${site}/${seen}`, site, seen, ...more });
      if (seen % 500 === 0) await room.settle(BOUNDS);
    }
    session = {};
    await room.settle(BOUNDS);
  };

  it('has as much room as there is, and the oldest goes first', async () => {
    await write(OWN, 1_500);
    assert.equal(of(OWN).length, 900);
    assert.equal(Math.min(...of(OWN).map(({ seen }) => seen)), 600);
  });

  it('takes nothing away of what is kept of another', async () => {
    await write(OWN, 900);
    await write(HOSTILE, 5_000);
    assert.equal(of(OWN).length, 900);
    assert.ok(of(HOSTILE).length <= 1_000);
  });

  it('is counted by its size as well', async () => {
    await write(HOSTILE, 400, { path: 'x'.repeat(MOST_OF_ONE - 1_000) });
    assert.ok(JSON.stringify(of(HOSTILE)).length <= MOST_OF_SITE);
    assert.ok(of(HOSTILE).length > 50);
  });

  it('is cut where one page has more than a page has, and says how much more there was', async () => {
    const name = (at) => ({ key: 'party_guest', args: [{ text: `Guest ${at}` }, { text: 'north.example' }] });
    const who = Array.from({ length: 5_000 }, (_, at) => name(at));
    const long = { key: 'party_guest', args: [{ text: 'y'.repeat(400_000) }] };
    const room = new Room(db, HOSTILE);
    await room.put('findings', { id: `${HOSTILE}/1`, findings: [{ rule: 'ACC-03', who, title: long }] });
    const [{ findings: [found] }] = of(HOSTILE);
    assert.equal(found.who.length, 101);
    assert.deepEqual(found.who.at(-1), { key: 'panel_more', count: 4_900, args: [{ count: 4_900 }] });
    assert.equal(found.title.args[0].text.length, 100);
    await room.put('findings', { id: `${HOSTILE}/1`, present: who });
    assert.deepEqual(of(HOSTILE), [], 'whom a visit saw is whole or nothing');
  });

  it('leaves a space review whole, and the last one where it is', async () => {
    const review = async (space, seen, parts) => {
      for (const part of ['', '#outline', ...Array.from({ length: parts }, (_, at) => `#p${at}`)]) {
        await db.put('reviews', { id: `${OWN}/${space}${part}`, seen });
      }
    };
    await review('A', 1, 8);
    await review('B', 2, 30);
    await new Room(db, OWN).settle(BOUNDS);
    assert.deepEqual([...new Set(of(OWN, 'reviews').map(({ id }) => id.split('#')[0]))], [`${OWN}/B`]);
    assert.equal(of(OWN, 'reviews').length, 32);
  });

  it('is not read each time to be counted', async () => {
    const room = new Room(db, OWN);
    for (let page = 0; page < 200; page += 1) {
      await room.put('findings', { id: `${OWN}/${page}`, seen: page });
    }
    await room.settle(BOUNDS);
    assert.equal(read, 1, 'once in a session of the browser');
    await room.put('findings', { id: `${OWN}/1`, seen: 1 });
    await room.settle(BOUNDS);
    assert.equal(read, 1);
  });
});
