// What the walk of a space review takes from the site's answers: ids, or nothing.

import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import { allAbove } from '../../extension/review/above.js';
import { above, account, ids, pages, spaceId, titles } from '../../extension/review/answers.js';
import { exportCsv } from '../../extension/review/export.js';
import { parsed } from '../../extension/shared/json.js';
import { provideLocks } from '../support/locks.mjs';

provideLocks();

const STRANGE = [undefined, null, 7, '', 'Log in', [], {}, { results: null }, { results: {} }, { results: 'x' }];

describe('the answers that a review walks by', () => {
  it('an answer of another form is no answer', () => {
    for (const answer of STRANGE) {
      assert.equal(pages(answer), undefined, JSON.stringify(answer));
      assert.equal(ids(answer), undefined);
      assert.equal(spaceId(answer), undefined);
      assert.deepEqual(titles(answer), []);
      assert.equal(account(answer), undefined);
    }
    assert.equal(parsed('<!doctype html>'), undefined);
    assert.equal(parsed('{"results":['), undefined);
  });

  it('entries of another form are left out', () => {
    const results = [null, 3, { id: 7 }, { id: '../x' }, { id: '12' }, { id: '13', parentId: '12', title: 'T' }];
    assert.deepEqual(pages({ results }).pages, [{ id: '12', parent: '' }, { id: '13', parent: '12' }]);
    assert.deepEqual(titles({ results }), [['13', 'T']]);
    assert.equal(spaceId({ results: [null] }), null);
    assert.equal(spaceId({ results: [] }), null);
    assert.equal(spaceId({ results: [{ id: '65699' }] }), '65699');
  });

  it('only a path of the same site is followed', () => {
    const next = (link) => pages({ results: [], _links: { next: link } }).next;
    assert.equal(next('/wiki/api/v2/spaces/1/pages?cursor=x'), '/wiki/api/v2/spaces/1/pages?cursor=x');
    for (const link of ['https://elsewhere.example/wiki/', '//elsewhere.example/wiki/', '/gateway/api', 7, undefined]) {
      assert.equal(next(link), undefined, String(link));
    }
  });

  it('a list of what stands above that is as long as was asked for may go on', () => {
    const path = '/wiki/api/v2/pages/9/ancestors?limit=2';
    const list = (...ids) => ({ results: ids.map((id) => ({ id })) });
    assert.deepEqual(above(list('1'), path), { ids: ['1'], isCut: false });
    assert.deepEqual(above(list('1', '2'), path), { ids: ['1', '2'], isCut: true });
    assert.equal(above({ ...list('1'), _links: { next: '/wiki/x' } }, path).isCut, true);
    // A level that is not understood may be restricted.
    assert.equal(above({ results: [{ id: '1' }, { name: 'x' }] }, path), undefined);
    for (const answer of STRANGE) assert.equal(above(answer, path), undefined, JSON.stringify(answer));
  });

  it('nothing is on its way any more once a stopped site is idle', async () => {
    const before = { chrome: globalThis.chrome, Worker: globalThis.Worker };
    let reply;
    const answered = new Promise((done) => (reply = done));
    const tabs = { query: async () => [{ id: 1 }], sendMessage: () => answered };
    const onUpdated = { addListener() {}, removeListener() {} };
    Object.assign(globalThis, { chrome: { tabs: { ...tabs, onUpdated } }, Worker: class { postMessage() {} } });
    try {
      const { Site, Stopped } = await import('../../extension/review/site.js');
      const site = new Site('acme.atlassian.net', { gap: 0 }, undefined, () => {});
      const read = site.read({ path: '/wiki/x' }).catch((fault) => fault);
      await new Promise(setImmediate);
      site.stop();
      let isIdle = false;
      const idle = site.idle().then(() => (isIdle = true));
      await new Promise(setImmediate);
      assert.equal(isIdle, false, 'the question is still on its way');
      reply({ status: 200, body: '{}' });
      await idle;
      assert.ok((await read) instanceof Stopped);
    } finally {
      Object.assign(globalThis, before);
    }
  });

  describe('what stands above a page', () => {
    // Levels 1 to 5 above page 9; the site gives the lowest of them, at most so many.
    const LEVELS = ['1', '2', '3', '4', '5'];
    const site = (most, asked) => async (page) => {
      const levels = page === '9' ? LEVELS : LEVELS.slice(0, LEVELS.indexOf(page));
      const results = levels.slice(-most).map((id) => ({ id }));
      return { answer: { results }, path: `/wiki/api/v2/pages/${page}/ancestors?limit=${asked}` };
    };
    const none = () => undefined;

    it('is asked on from the highest where the list is as long as was asked for', async () => {
      assert.deepEqual(await allAbove('9', site(2, 2), none), LEVELS);
      assert.deepEqual(await allAbove('9', site(50, 50), none), LEVELS);
    });

    it('is asked on where the list of pages knows more', async () => {
      const parentOf = (id) => LEVELS[LEVELS.indexOf(id) - 1];
      assert.deepEqual(await allAbove('9', site(2, 50), parentOf), LEVELS);
    });

    it('is not known where the site does not go on, or never ends', async () => {
      const refuses = async (page) => (page === '9' ? site(2, 2)(page) : { answer: undefined, path: '' });
      assert.equal(await allAbove('9', refuses, none), undefined);
      const circles = async () => ({ answer: { results: [{ id: '1' }] }, path: '/x?limit=1' });
      assert.equal(await allAbove('9', circles, none), undefined);
      const hides = async (page) => (page === '9' ? site(2, 50)(page) : { answer: { results: [] }, path: '/x?limit=50' });
      assert.equal(await allAbove('9', hides, (id) => (id === '4' ? '3' : '')), undefined);
    });
  });

  it('whose session it is', () => {
    assert.equal(account({ type: 'known', accountId: '712020:a' }), '712020:a');
    assert.equal(account({ type: 'anonymous' }), '');
  });
});

describe('the file of a review', () => {
  it('is named by the day that it was begun where the reader is', () => {
    const link = { click() {} };
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    globalThis.document = { createElement: () => link };
    // The address of the file is let go of a minute later.
    mock.method(globalThis, 'setTimeout', () => {});
    try {
      exportCsv({ space: 'CASE', started: Date.parse('2026-03-02T21:00:00Z'), whole: [] }, []);
      assert.equal(link.download, 'review-CASE-2026-03-03.csv');
    } finally {
      mock.restoreAll();
      delete globalThis.document;
      if (zone === undefined) {
        delete process.env.TZ;
      } else {
        process.env.TZ = zone;
      }
    }
  });
});
