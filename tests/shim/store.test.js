// What is kept on this computer (extension/storage/store.js): no write is lost to another.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

describe('the store', () => {
  let store;
  let kept;
  before(async () => {
    // As slow as the browser's: two at once both read what there was.
    const later = () => new Promise((done) => setTimeout(done));
    globalThis.chrome = {
      storage: {
        managed: { get: async () => ({}) },
        local: {
          get: async () => (await later(), structuredClone(kept)),
          set: async (values) => (await later(), Object.assign(kept, structuredClone(values))),
        },
      },
    };
    store = await import('../../extension/storage/store.js');
  });
  beforeEach(() => (kept = {}));
  after(() => delete globalThis.chrome);

  it('keeps each of two spaces in which the strip is folded at once', async () => {
    const fold = (space, folded) => store.fold({ site: 'acme.atlassian.net', space, folded });
    await Promise.all([fold('CASE', true), fold('ROTA', true)]);
    assert.deepEqual(Object.keys(kept.folded), ['acme.atlassian.net/CASE', 'acme.atlassian.net/ROTA']);
    await Promise.all([fold('CASE', false), fold('HR', true)]);
    assert.deepEqual(Object.keys(kept.folded), ['acme.atlassian.net/ROTA', 'acme.atlassian.net/HR']);
  });

  it('keeps each of two settings that are changed at once', async () => {
    await Promise.all([store.changeSetting('many', () => 7), store.changeSetting('advice', () => 'Ask.')]);
    assert.deepEqual(kept.settings, { many: 7, advice: 'Ask.' });
  });
});
