// Two contexts of the extension that write the same: the background and the options page
// (extension/shared/turns.js).

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { provideLocks } from '../support/locks.mjs';

provideLocks();

// A module is made anew for each address, as it is in each context.
const inContext = (name, file) => import(`../../extension/${file}?${name}`);

describe('two contexts that write the same', () => {
  let stored;
  before(() => {
    const soon = (answer) => new Promise((done) => setTimeout(done, 1, answer));
    const area = {
      get: (keys) => soon(structuredClone(Object.fromEntries([keys].flat().map((key) => [key, stored[key]])))),
      set: (values) => soon().then(() => void Object.assign(stored, structuredClone(values))),
    };
    globalThis.chrome = { storage: { local: area, managed: { get: async () => ({}) } } };
  });
  beforeEach(() => (stored = {}));
  after(() => delete globalThis.chrome);

  it('lose none of the settings that either changes', async () => {
    const one = await inContext('one', 'storage/store.js');
    const other = await inContext('other', 'storage/store.js');
    const add = ({ changeSetting }, value) => changeSetting('partnerDomains', (kept = []) => [...kept, value]);
    const values = Array.from({ length: 10 }, (_, index) => `partner-${index}.example`);
    await Promise.all(values.map((value, index) => add(index % 2 ? one : other, value)));
    assert.deepEqual(stored.settings.partnerDomains.toSorted(), values);
  });

  it('lose no space in which the strip was folded up', async () => {
    const { fold } = await inContext('one', 'storage/store.js');
    const spaces = ['CASE', 'HR', 'OPS'];
    await Promise.all(spaces.map((space) => fold({ site: 'acme.atlassian.net', space, folded: true })));
    assert.deepEqual(Object.keys(stored.folded), spaces.map((space) => `acme.atlassian.net/${space}`));
  });

  it('go on after one of them has failed', async () => {
    const { changeSettings } = await inContext('one', 'storage/store.js');
    const fault = new Error('no');
    const failed = changeSettings(() => {
      throw fault;
    });
    const next = changeSettings(() => ({ many: 7 }));
    await assert.rejects(failed, fault);
    assert.equal(await next, true);
    assert.equal(stored.settings.many, 7);
  });
});
