// What the site answered, in the memory of the session (extension/background/memory.js).

import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';

import { forget, recall, remember } from '../../extension/background/memory.js';

const SCOPE = { site: 'acme.atlassian.net', product: 'confluence', account: 'priya' };
const OPEN = { restrictions: 'none' };

describe('the memory of a session', () => {
  let stored;
  beforeEach(() => {
    mock.timers.reset();
    mock.timers.enable({ apis: ['Date'], now: 1_000 });
    stored = {};
    globalThis.chrome = {
      storage: {
        session: {
          get: async (name) => structuredClone({ [name]: stored[name] }),
          set: async (values) => void Object.assign(stored, structuredClone(values)),
          remove: async (names) => names.forEach((name) => delete stored[name]),
        },
      },
    };
  });

  it('holds what was asked for, once it was learnt', async () => {
    remember({ ...SCOPE, facts: [['page:1', OPEN]], at: 900 });
    assert.deepEqual(await recall(SCOPE), { 'page:1': { fact: OPEN, at: 900 } });
    assert.deepEqual(await recall({ ...SCOPE, account: 'tom' }), {});
    assert.deepEqual(await recall({ ...SCOPE, product: 'jira' }), {});
  });

  it('forgets only the kinds it is told to, where it is told any', async () => {
    await remember({ ...SCOPE, facts: [['files:1', []], ['members:1', []]], at: 900 });
    await forget({ ...SCOPE, only: ['files', 'item'] });
    assert.deepEqual(Object.keys(await recall(SCOPE)), ['members:1']);
  });

  it('forgets, but for the kinds it is told to keep', async () => {
    await remember({ ...SCOPE, facts: [['me', 'Priya'], ['members:1', []]], at: 900 });
    await forget({ ...SCOPE, but: ['me'] });
    assert.deepEqual(await recall(SCOPE), { me: { fact: 'Priya', at: 900 } });
    await forget(SCOPE);
    assert.deepEqual(await recall(SCOPE), {});
  });

  it('lets go of what counts no longer: every page is handed the whole of it', async () => {
    await remember({ ...SCOPE, facts: [['page:1', OPEN]], at: 1_000 });
    mock.timers.tick(6 * 60_000);
    await remember({ ...SCOPE, facts: [['page:2', OPEN]], at: Date.now() });
    assert.deepEqual(Object.keys(await recall(SCOPE)), ['page:1', 'page:2']);
    mock.timers.tick(6 * 60_000);
    assert.deepEqual(Object.keys(await recall(SCOPE)), ['page:2']);
    await remember({ ...SCOPE, facts: [['page:3', OPEN]], at: Date.now() });
    const [kept] = Object.values(stored);
    assert.deepEqual(Object.keys(kept), ['page:2', 'page:3']);
  });

  it('takes no answer that was asked for before it was told to forget', async () => {
    await forget(SCOPE);
    await remember({ ...SCOPE, facts: [['page:1', OPEN]], at: 999 });
    assert.deepEqual(await recall(SCOPE), {});
    mock.timers.tick(1);
    await remember({ ...SCOPE, facts: [['page:1', OPEN]], at: 1_001 });
    assert.deepEqual(await recall(SCOPE), { 'page:1': { fact: OPEN, at: 1_001 } });
  });

  // Ten megabytes are all that the browser has for it.
  it('holds so much of one account and no more, the newest first', async () => {
    const fact = (size) => 'x'.repeat(size);
    for (let page = 0; page < 8; page += 1) {
      await remember({ ...SCOPE, facts: [[`page:${page}`, fact(100_000)], [`huge:${page}`, fact(900_000)]], at: 900 + page });
    }
    assert.deepEqual(Object.keys(await recall(SCOPE)).toSorted(), ['page:4', 'page:5', 'page:6', 'page:7']);
  });

  it('holds what few accounts of one site were told, and takes nothing of another’s for it', async () => {
    const other = { ...SCOPE, site: 'other.example' };
    await remember({ ...other, facts: [['page:1', OPEN]], at: 900 });
    for (let account = 0; account < 50; account += 1) {
      await remember({ ...SCOPE, account: `a${account}`, facts: [['page:1', OPEN]], at: 900 });
      await forget({ ...SCOPE, account: `b${account}`, only: ['page'] });
    }
    const ofSite = Object.keys(stored).filter((name) => name.includes(SCOPE.site));
    assert.ok(ofSite.length <= 9, ofSite.join());
    assert.deepEqual(Object.keys(await recall(other)), ['page:1']);
    await remember({ ...SCOPE, facts: [['page:2', OPEN]], at: 900 });
    assert.deepEqual(Object.keys(await recall(SCOPE)), ['page:2']);
  });

  it('takes nothing for current by a clock that was set back, and new answers again', async () => {
    mock.timers.setTime(1_000_000);
    await remember({ ...SCOPE, facts: [['page:1', OPEN]], at: 1_000_000 });
    await forget({ ...SCOPE, only: ['members'] });
    mock.timers.setTime(1_000);
    assert.deepEqual(await recall(SCOPE), {}, 'nobody can tell how old it is');
    await remember({ ...SCOPE, facts: [['page:2', OPEN]], at: 1_000 });
    assert.deepEqual(Object.keys(await recall(SCOPE)), ['page:2']);
  });
});
