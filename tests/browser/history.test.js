// What was deleted from a page before it is shared: whoever can open the page can open its versions.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, keepsAPress, PANEL, startStage, STRIP } from './scene.js';

const BEFORE = { number: 3, createdAt: '2026-03-20T09:00:00.000Z' };

for (const browser of BROWSERS) {
  describe(`earlier versions (${browser})`, () => {
    let stage;
    const { rota, cases } = data.pages;
    const pages = { ...data.pages, rota: { ...rota, history: [{ ...BEFORE, title: rota.title, body: cases.body }] } };
    before(async () => (stage = await startStage({ browser, data: { ...data, pages } })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const asked = () => stage.tenant.requests.filter(({ path }) => path.includes('/versions'));

    // R2, R13, R18.
    it('are asked about before a guest gets what was deleted', async () => {
      const scene = await stage.open('rota');
      await scene.sees(STRIP, /Nothing sensitive found/);
      assert.deepEqual(asked(), [], 'the site is asked for them only when somebody shares');
      await scene.openDialog();
      await scene.pick('Mei');
      await waitFor(() => asked().length === 1, { what: 'the site to be asked' });
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana.*Version 3 of this page holds the marking OFFICIAL-SENSITIVE, 3 NHS numbers and 3 dates of birth, which the page does not hold any more\./);
      await scene.sees(STRIP, /Nothing sensitive found/);
      await scene.shutSuggestions();
      await scene.share();
      await scene.sees(INTERRUPTION, /3 NHS numbers, almost certain.*Dana Reyes.*Version 3 of this page holds/);
      assert.equal(scene.shares().length, 0);
      assert.equal(asked().length, 1);
      const kept = await stage.session.background(async () => JSON.stringify(await chrome.storage.session.get()));
      assert.match(kept, /nhs-number/);
      assert.doesNotMatch(kept, /Blakeney|3529/);
    });

    it('are nobody’s business among colleagues', async () => {
      const scene = await stage.open('rota');
      await scene.openDialog();
      await scene.pick('Mei');
      await waitFor(() => asked().length === 1, { what: 'the site to be asked' });
      await scene.shutSuggestions();
      await scene.share();
      await waitFor(() => scene.shares().length === 1, { what: 'the share' });
    });

    // R2, R13.
    it('are looked through with those that somebody else made since the page was opened', async () => {
      const scene = await stage.open('rota');
      await scene.page.evaluate(async (path, body) => {
        const headers = { 'Content-Type': 'application/json' };
        await fetch(path, { method: 'PUT', headers, body: JSON.stringify({ title: 'Team lunch rota', body }) });
      }, `/gateway/api/pages/${rota.id}`, cases.body);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.shutSuggestions();
      await scene.share();
      const said = await scene.sees(INTERRUPTION, /3 NHS numbers/);
      assert.match(said, /Version \d+ of this page, which is newer than the one you have open, holds the marking OFFICIAL-SENSITIVE, 3 NHS numbers/);
      assert.equal(scene.shares().length, 0);
    });

    it('keep a press until the site has told of them', () =>
      keepsAPress(stage, { call: 'versions', page: 'rota', asks: /Version 3 of this page holds/ }));
  });
}
