// What detection makes of a page as the browser draws it: across the cells of a
// table, and with the organisation's own terms.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS } from './harness/index.js';
import { startStage, STRIP } from './scene.js';

for (const browser of BROWSERS) {
  describe(`what is on a page (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    // R14.
    it('counts the people of a table, whose cells are read one by one', async () => {
      const scene = await stage.open('partnerStaff');
      await scene.sees(STRIP, /a table of 6 people/);
    });

    // R15, R16.
    it('finds the terms of the settings, and none that cannot be used', async () => {
      await stage.session.background(() =>
        chrome.storage.local.set({ settings: { terms: [{ name: 'Partners', pattern: 'partnership mailbox' }, '*'] } }),
      );
      const scene = await stage.open('partnerContact');
      const said = await scene.sees(STRIP, /your organisation’s term “Partners”/);
      assert.doesNotMatch(said, /“\*”|terms/);
    });
  });
}
