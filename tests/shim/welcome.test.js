// When the first-run page opens, for who installed Doorward and what policy there is. How a
// browser installs it for an administrator is out of a test's reach.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { welcomeOnce } from '../../extension/background/welcome.js';
import { provideLocks } from '../support/locks.mjs';

provideLocks();

describe('the first-run page', () => {
  /** What a browser does: `opened` is what was opened, `arrive` brings a policy. */
  function browser({ installType, managed = {} }) {
    const listeners = { installed: [], changed: [] };
    const opened = [];
    const on = (list) => ({ addListener: (listener) => list.push(listener) });
    globalThis.chrome = {
      runtime: { onInstalled: on(listeners.installed), getURL: (path) => path },
      management: { getSelf: async () => ({ installType }) },
      tabs: { create: async ({ url }) => opened.push(url) },
      storage: {
        onChanged: on(listeners.changed),
        managed: { get: async () => managed },
        local: { get: async () => ({}) },
      },
    };
    welcomeOnce();
    return {
      opened,
      install: (reason = 'install') => Promise.all(listeners.installed.map((listener) => listener({ reason }))),
      arrive(policy) {
        managed = policy;
        listeners.changed.forEach((listener) => listener({}, 'managed'));
      },
    };
  }
  const turn = () => new Promise((done) => setTimeout(done, 20));

  it('opens at once to whoever installed it, and not after an update', async () => {
    const own = browser({ installType: 'normal' });
    await own.install();
    assert.deepEqual(own.opened, ['welcome/welcome.html']);
    const updated = browser({ installType: 'normal' });
    await updated.install('update');
    assert.deepEqual(updated.opened, []);
  });

  it('stays closed where a policy skips it, or answers all it asks', async () => {
    for (const managed of [{ skipWelcome: true }, { ownDomains: ['acme.gov.uk'], observeOnlyUntil: '', modes: {} }]) {
      const one = browser({ installType: 'admin', managed });
      await one.install();
      assert.deepEqual(one.opened, [], JSON.stringify(managed));
    }
  });

  it('waits for the policy of the administrator who installed it', async () => {
    for (const [policy, opened] of [[{ skipWelcome: true }, []], [{ many: 7 }, ['welcome/welcome.html']]]) {
      const late = browser({ installType: 'admin' });
      const installed = late.install();
      await turn();
      assert.deepEqual(late.opened, [], 'not before it is there');
      late.arrive(policy);
      await installed;
      assert.deepEqual(late.opened, opened, JSON.stringify(policy));
    }
  });
});
