// What is being written (extension/content/page/editor.js), when it could not be read.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

const READING = { skip: [], elements: [], attributes: [] };

describe('drafts', () => {
  let Drafts;
  before(async () => {
    globalThis.window = { addEventListener: () => {} };
    globalThis.NodeFilter = { SHOW_ELEMENT: 1 };
    globalThis.document = { createTreeWalker: () => ({ nextNode: () => null }) };
    globalThis.requestIdleCallback = () => 1;
    globalThis.cancelIdleCallback = () => {};
    globalThis.CSS = { highlights: new Map() };
    ({ Drafts } = await import('../../extension/content/page/editor.js'));
  });
  after(() => {
    for (const name of ['window', 'document', 'NodeFilter', 'requestIdleCallback', 'cancelIdleCallback', 'CSS']) delete globalThis[name];
  });

  it('are read once more for whoever sends what could not be read before', async () => {
    let isFailing = true;
    const ask = async ({ read }) => {
      if (isFailing) throw new Error('the worker is gone');
      return read.texts.map(() => []);
    };
    const element = { localName: 'div', textContent: 'NHS number 999 417 3529', firstElementChild: null, isConnected: true, contains: () => true, getElementsByTagName: () => [] };
    let changes = 0;
    const drafts = new Drafts(READING, ask, () => (changes += 1));
    const changed = async (count) => {
      while (changes < count) await new Promise((over) => setTimeout(over, 5));
    };
    drafts.see([{ element, place: 'body' }]);
    await changed(1);
    assert.equal(drafts.values[0].read, false);
    isFailing = false;
    drafts.hurry();
    assert.equal(drafts.done, true, 'not by every look at the page: it may fail each time');
    drafts.retry();
    assert.equal(drafts.done, false);
    drafts.hurry();
    await changed(2);
    assert.deepEqual([drafts.done, drafts.values[0].read], [true, true]);
  });

  it('are one where two landmarks name one element, and are read once for any number of looks', async () => {
    const element = { localName: 'div', textContent: 'NHS number 999 417 3529', firstElementChild: null, isConnected: true, contains: () => true, getElementsByTagName: () => [] };
    let changes = 0;
    const drafts = new Drafts(READING, async ({ read }) => read.texts.map(() => []), () => (changes += 1));
    const twice = [{ element, place: 'title' }, { element, place: 'body' }];
    drafts.see(twice);
    drafts.hurry();
    while (changes < 1) await new Promise((over) => setTimeout(over, 5));
    drafts.see(twice);
    assert.deepEqual([drafts.done, drafts.values.length, drafts.values[0].read], [true, 1, true]);
    await new Promise((over) => setTimeout(over, 30));
    assert.equal(changes, 1);
  });
});
