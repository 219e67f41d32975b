// Whether the content on the page is that of its address (extension/content/page/presence.js).

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { isSamePage, Presence } from '../../extension/content/page/presence.js';

const body = () => ({ element: { contains: (node) => node === 'text' }, place: 'body' });

describe('content at an address that has changed', () => {
  const old = body();
  let presence;
  const see = (...content) => presence.see({ content, isMissing: false });
  before(() => {
    const sendMessage = async ({ place }) => ({ answer: [place.url.split('?')[0] || null, 'CASE'] });
    globalThis.chrome = { runtime: { id: 'doorward', sendMessage } };
    // Something stands in each.
    globalThis.NodeFilter = {};
    globalThis.document = { createTreeWalker: () => ({ nextNode: () => true, currentNode: { nodeValue: 'text' } }) };
  });
  beforeEach(() => {
    presence = new Presence();
    see(old);
  });
  after(() => ['chrome', 'document', 'NodeFilter'].forEach((name) => delete globalThis[name]));
  const turn = async (from, to, content = old) => {
    const turned = presence.turn(isSamePage(from, to));
    see(content);
    await turned;
  };

  it("is not the new page's while nothing was drawn, however long that lasts", async () => {
    await turn('1', '2');
    assert.equal(presence.isThere, false);
    presence.touch('text');
    assert.equal(presence.isThere, true);
  });

  it("is the new page's once it stands elsewhere, or not at all", async () => {
    const other = body();
    await turn('1', '2');
    see(other);
    assert.equal(presence.isThere, true);
    await turn('2', '3', other);
    assert.equal(presence.isThere, false);
    see({ element: {}, place: 'title' });
    assert.equal(presence.isThere, true);
  });

  it('stays where it is the same page, or may be', async () => {
    await turn('1', '1?comment=2');
    assert.deepEqual([presence.isThere, presence.isAwaited], [true, false]);
    // The start of a space has no number.
    await turn('', '#Next-steps');
    assert.deepEqual([presence.isThere, presence.isAwaited], [true, false]);
    await turn('1', '');
    assert.equal(presence.isThere, true);
  });

  it('is not of the page before where something was drawn while that was found out', async () => {
    const turned = presence.turn(isSamePage('1', '2'));
    presence.touch('text');
    await turned;
    assert.equal(presence.isThere, true);
  });
});
