// What the site answered (extension/content/facts.js, sharing.js), and when it is asked again.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import { Facts } from '../../extension/content/facts.js';
import { Sharing } from '../../extension/content/sharing.js';

const OPEN = { restrictions: 'none' };

describe('facts of an earlier page', () => {
  let facts;
  let forgotten;
  // What the core makes of an answer; without it, it cannot be asked.
  let learnt;
  beforeEach(async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    globalThis.location = { host: 'acme.atlassian.net', origin: 'https://acme.atlassian.net' };
    forgotten = [];
    learnt = undefined;
    const sendMessage = async ({ recall, forget, learn }) => {
      if (learn) return learnt ? { answer: learnt(learn) } : { why: 'not_checked_fault' };
      if (forget) forgotten.push(forget.account);
      return { answer: recall ? { 'restrictions:1': { fact: OPEN, at: Date.now() } } : null };
    };
    globalThis.chrome = { runtime: { id: 'doorward', sendMessage } };
    facts = new Facts(() => {});
    await facts.recall('priya', 'confluence');
  });
  afterEach(() => {
    mock.timers.reset();
    delete globalThis.chrome;
    delete globalThis.location;
  });

  it('count on the next page as well', () => {
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN });
    facts.turnPage();
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN });
  });

  it('are asked for again where the person asks for that', async () => {
    await facts.refresh();
    assert.deepEqual(facts.known, {});
    assert.equal(facts.readAt, undefined);
    assert.deepEqual(forgotten, ['priya']);
  });

  it('may be asked for again where the answer could not be made out', async (test) => {
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers: new Map(), text: async () => '{}' }));
    facts.want([{ key: 'page:1', path: '/wiki/api/v2/pages/1' }]);
    assert.deepEqual(facts.asked, ['page:1']);
    await new Promise((turn) => setImmediate(turn));
    assert.equal(facts.pending, false);
    assert.deepEqual(facts.asked, []);
  });

  it('are asked for again where a login page came as a success', async (test) => {
    const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers, text: async () => '<!doctype html>' }));
    const asked = [];
    learnt = (learn) => (asked.push(learn), [[learn.key, { unread: { why: 'no_data' } }]]);
    facts.want([{ key: 'page:1', path: '/wiki/api/v2/pages/1' }]);
    await new Promise((turn) => setImmediate(turn));
    assert.deepEqual(asked, [{ key: 'page:1', status: 406, body: '', keep: undefined }]);
    assert.ok('page:1' in facts.known);
    facts.turnPage();
    assert.ok(!('page:1' in facts.known));
  });

  it('are old after ten minutes, in a tab that stays open too', () => {
    mock.timers.tick(600_000);
    facts.turnPage();
    assert.deepEqual(facts.known, {});
  });
});

describe('a window in which somebody shared', () => {
  const listeners = new Map();
  const form = { isConnected: true };
  let window;
  let collected;
  let offered;
  let changed;
  let sharing;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    globalThis.window = { addEventListener: (type, listener) => listeners.set(type, listener) };
    const line = { isConnected: true, contains: (element) => element === line };
    window = { isConnected: true, contains: (element) => element === form };
    collected = { surfaces: [window, line], lines: [line], elements: new Map([[1, form], [2, line]]) };
    form.isConnected = true;
    offered = [];
    changed = 0;
    sharing = new Sharing((review) => offered.push(review), () => (changed += 1));
  });
  afterEach(() => {
    mock.timers.reset();
    delete globalThis.window;
  });
  const begins = (guard) => sharing.begins(form, guard, collected);
  const shut = (guard = { review: 'a date' }) => {
    form.isConnected = false;
    window.isConnected = false;
    sharing.look(() => guard);
  };

  it('is waited for: when it has shut, others may have access', () => {
    assert.equal(begins({ form: 1 }), true);
    // Another press, that shares nothing, and a line that is saved.
    assert.equal(begins(undefined), false);
    assert.equal(begins({ form: 2 }), false);
    sharing.look();
    shut();
    sharing.look();
    mock.timers.tick(10_000);
    assert.equal(changed, 1);
  });

  it('is not waited for before the next choice in it', () => {
    begins({ form: 1 });
    mock.timers.tick(500);
    begins({ form: 1 });
    mock.timers.tick(10_000);
    assert.equal(changed, 1);
    shut();
    mock.timers.tick(10_000);
    assert.equal(changed, 2);
  });

  const press = (type, about) => listeners.get(type)?.({ type, detail: 1, isTrusted: true, timeStamp: performance.now() + 1, ...about });
  for (const [by, isOffered, act] of [
    ['by itself', true, () => {}],
    ['after the second half of a double click', true, () => press('click', { detail: 2 })],
    ['after what was typed', true, () => press('keydown', { key: 'a' })],
    ["after the page's own click", true, () => press('click', { isTrusted: false })],
    ['by Escape', false, () => press('keydown', { key: 'Escape' })],
    ['by a press beside it', false, () => press('mousedown')],
    ['by its button, pressed by keyboard', false, () => press('click', { detail: 0 })],
  ]) {
    it(`${isOffered ? 'counts' : 'does not count'} as shared where it shuts ${by}`, () => {
      press('click', { timeStamp: performance.now() });
      begins({ form: 1, review: 'a date' });
      act();
      shut();
      assert.deepEqual(offered, isOffered ? ['a date'] : []);
    });
  }

  for (const [guard, isOffered] of [
    [{}, true],
    [{ pending: true }, false],
    [undefined, false],
  ]) {
    it(`${isOffered ? 'counts' : 'does not count'} as shared where it stayed open and was ${JSON.stringify(guard)} when it was shut`, () => {
      begins({ form: 1, review: 'a date' });
      press('mousedown');
      form.isConnected = false;
      sharing.look(() => guard);
      assert.deepEqual(offered, isOffered ? ['a date'] : []);
    });
  }
});
