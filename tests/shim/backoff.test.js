// How long a site that asks for fewer requests is left alone (extension/shared/backoff.js), and how
// a space review keeps to it (extension/review/site.js).

import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it, mock } from 'node:test';

import { read } from '../../extension/content/site/site.js';
import { Backoff } from '../../extension/shared/backoff.js';
import { provideLocks } from '../support/locks.mjs';

provideLocks();

describe('a site that asks for fewer requests', () => {
  let backoff;
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    backoff = new Backoff();
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });
  const over = () => mock.timers.tick(backoff.left);

  it('is left alone for as long as it says', () => {
    assert.equal(backoff.isOn, false);
    backoff.refused(3_600);
    assert.equal(backoff.left, 3_600_000);
    mock.timers.tick(3_599_999);
    assert.equal(backoff.isOn, true);
    mock.timers.tick(1);
    assert.equal(backoff.isOn, false);
  });

  it('is left alone no longer than it asked for by a clock that is set back', () => {
    backoff.refused(60);
    mock.timers.setTime(1_000);
    assert.equal(backoff.left, 60_000);
    mock.timers.tick(60_000);
    assert.equal(backoff.isOn, false);
  });

  it('is left alone twice as long each time, up to two minutes, where it says nothing', () => {
    const pauses = [];
    for (let time = 0; time < 6; time += 1) {
      backoff.refused();
      pauses.push(backoff.left / 1_000);
      over();
    }
    assert.deepEqual(pauses, [10, 20, 40, 80, 120, 120]);
    backoff.answered();
    backoff.refused();
    assert.equal(backoff.left, 10_000);
  });

  it('is left alone longer than it says where it says so again', () => {
    backoff.refused(30);
    over();
    backoff.refused(30);
    assert.equal(backoff.left, 60_000);
    over();
    backoff.refused(600);
    assert.equal(backoff.left, 600_000);
  });

  it('says nothing new by what was on its way', () => {
    backoff.refused(30);
    backoff.refused(30);
    assert.equal(backoff.left, 30_000);
    backoff.answered();
    backoff.refused(40);
    assert.equal(backoff.left, 40_000, 'but for how long');
    over();
    backoff.refused(30);
    assert.equal(backoff.left, 60_000);
  });

  it('is left alone for no longer than a timer can wait', () => {
    backoff.refused(Infinity);
    assert.equal(backoff.left, 2 ** 31 - 1);
  });

  for (const [said, seconds] of [
    ['120', 120],
    ['Thu, 01 Jan 1970 00:18:40 GMT', 120],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['0', undefined],
    ['soon', undefined],
    [null, undefined],
  ]) {
    it(`says ${said}`, async () => {
      globalThis.location = { origin: 'https://acme.atlassian.net' };
      const headers = new Headers(said === null ? {} : { 'Retry-After': said });
      mock.method(globalThis, 'fetch', async () => ({ status: 429, ok: false, headers }));
      assert.equal((await read('/wiki')).retryAfter, seconds);
      delete globalThis.location;
    });
  }
});

describe('a space review at a site that asks for fewer requests', () => {
  const UNIT = 2;
  let Site;
  let replies;
  before(async () => {
    globalThis.Worker = class {
      postMessage({ id, after }) {
        setTimeout(() => this.onmessage({ data: id }), after);
      }
    };
    globalThis.chrome = {
      tabs: {
        onUpdated: { addListener: () => {}, removeListener: () => {} },
        query: async () => [{ id: 7 }],
        sendMessage: async () => replies.shift(),
      },
    };
    ({ Site } = await import('../../extension/review/site.js'));
  });
  const TOO_MANY = { status: 429, body: '' };
  const ME = { status: 200, body: '{"type":"known","accountId":"priya"}' };
  /** How long it was waited, in the site's seconds, while this is done. */
  const pauses = async (act) => {
    const seen = [];
    const site = new Site('acme.atlassian.net', { gap: 0, unit: UNIT }, async () => ({ path: '/me' }), () => {
      const { what, until } = site.trouble ?? {};
      if (what) {
        assert.equal(what, 'too_many');
        seen.push(Math.round((until - Date.now()) / UNIT));
      }
    });
    await act(site);
    return seen;
  };
  const near = (all, wanted) => {
    // A timer may ring a moment early; what was left is waited for then.
    const seen = all.filter((pause) => pause > 2);
    assert.equal(seen.length, wanted.length, `${all}`);
    seen.forEach((pause, index) => assert.ok(Math.abs(pause - wanted[index]) < 3, `${seen}`));
  };

  it('waits twice as long each time while it asks who is signed in', async () => {
    replies = [TOO_MANY, TOO_MANY, { ...TOO_MANY, retryAfter: 50 }, ME];
    near(await pauses((site) => site.check()), [10, 20, 120]);
  });

  it('waits as long for an answer', async () => {
    replies = [TOO_MANY, { ...TOO_MANY, retryAfter: 150 }, ME];
    near(await pauses((site) => site.read({ path: '/x' })), [10, 150]);
  });

  describe('that somebody else signs in to', () => {
    // What stood in the way, one after another.
    let seen;
    let sentTo;
    let site;
    const start = () => {
      seen = [];
      sentTo = [];
      site = new Site('acme.atlassian.net', { gap: 0, unit: UNIT }, async () => ({ path: '/me' }), () => {
        const { what } = site.trouble ?? {};
        if (what) seen.push(what);
      });
    };
    const MINE = { status: 200, body: '{"of":"priya"}', account: 'priya' };
    const THEIRS = { status: 200, body: '{"of":"tom"}', account: 'tom' };

    it('takes no answer of theirs, and waits until the same person is signed in again', async () => {
      start();
      replies = [{ ...ME, account: 'priya' }, THEIRS, { status: 200, body: '{"type":"known","accountId":"tom"}', account: 'tom' }, { ...ME, account: 'priya' }, MINE];
      await site.check();
      assert.deepEqual((await site.read({ path: '/x' })).json, { of: 'priya' });
      assert.deepEqual([seen, replies], [['other_account'], []]);
    });

    it('goes by the tabs in which the person is signed in, where others are somebody else’s', async (test) => {
      start();
      test.mock.method(chrome.tabs, 'query', async () => [{ id: 8 }, { id: 7 }]);
      test.mock.method(chrome.tabs, 'sendMessage', async (tab, { read: { path } }) => {
        sentTo.push(tab);
        return path === '/me' ? { ...ME, account: 'priya' } : tab === 7 ? MINE : THEIRS;
      });
      await site.check();
      assert.deepEqual((await site.read({ path: '/x' })).json, { of: 'priya' });
      await site.read({ path: '/x' });
      assert.deepEqual([seen, sentTo], [[], [8, 8, 7, 7]]);
    });

    it('asks without the session by any of them', async () => {
      start();
      replies = [{ ...ME, account: 'priya' }, { status: 200, body: '{}', account: 'tom' }];
      await site.check();
      assert.equal((await site.read({ path: '/x', anonymous: true })).status, 200);
    });
  });
});
