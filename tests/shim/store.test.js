// What is kept of the day's answers (extension/storage/store.js).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { acknowledge, acknowledgedToday } from '../../extension/storage/store.js';

describe('what was gone through today', () => {
  it('is kept for each account as far as anybody goes, and for no other account less', async () => {
    const stored = {};
    const local = { get: async (name) => ({ [name]: stored[name] }), set: async (values) => void Object.assign(stored, values) };
    globalThis.chrome = { storage: { local } };
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks: { request: async (_, work) => work() } } });
    const [own, other] = ['own', 'other'].map((whose) => ({ whose, isPrivate: false }));
    await acknowledge({ key: 'a', ...own });
    for (let key = 0; key < 700; key += 1) {
      await acknowledge({ key: String(key), ...other });
    }
    assert.deepEqual(await acknowledgedToday(own), ['a']);
    const kept = await acknowledgedToday(other);
    assert.deepEqual([kept.length, kept[0], kept.at(-1)], [500, '200', '699']);
  });
});
