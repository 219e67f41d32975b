// What the author of a page writes has no say in what Doorward does: the renderer gives a heading the id
// of its words, of those too that do not show, and it comes before what the product draws at the end.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { h } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { BROWSERS, launch, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, Scene, startStage, STRIP } from './scene.js';
import { openWindow } from './share-window.js';

const { cases } = data.pages;
// Shows her name alone.
const asRow = h(2, { type: 'placeholder', attrs: { text: 'react-select-share-option-' } }, data.people.dana.displayName);
const body = { ...cases.body, content: [...cases.body.content, h(2, 'doorwardRuns'), asRow] };
const site = { ...data, pages: { ...data.pages, cases: { ...cases, body } } };

for (const browser of BROWSERS) {
  describe(`what the author of a page calls a heading (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser, data: site })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    it('does not stop Doorward in a page that was open before it was installed', async () => {
      const session = await launch({ browser, tenant: stage.tenant, extension: false });
      try {
        const page = await session.open(stage.tenant.url('cases'));
        await page.waitForSelector('h2#doorwardRuns');
        await session.install();
        await new Scene({ session, tenant: stage.tenant }, page, {}).sees(STRIP, /3 NHS numbers/);
      } finally {
        await session.close();
      }
    });

    it('is no row of the suggestions, where only the mark on one tells of a guest', async () => {
      stage.tenant.fail(`user:${data.people.dana.accountId}`, 403);
      try {
        const scene = await stage.open('cases');
        assert.equal(await scene.page.$$eval("h2[id^='react-select-share-option-']", (all) => all.length), 1);
        await scene.openDialog();
        await scene.pick('Dana');
        await scene.sees(PANEL, /about to leave[^]*Dana Reyes, guest/);
        await scene.share();
        await scene.sees(INTERRUPTION, /Dana Reyes, guest/);
        assert.deepEqual(scene.shares(), []);
      } finally {
        stage.tenant.fail(`user:${data.people.dana.accountId}`);
      }
    });

    it('is no menu of the Share window', async () => {
      const window = await openWindow(stage, 'minutes', { window: 'popup' });
      await window.openMenu('general');
      // It stands in the text before the window is opened, as long as there is a name to guess.
      await (await window.control('general')).evaluate((control) => {
        const heading = document.createElement('h2');
        heading.id = control.getAttribute('aria-controls');
        document.querySelector('.ak-renderer-document').prepend(heading);
      });
      await window.choose('general', window.words.view);
      await window.isHeld(/After: everybody who can open the space can view it/);
      await waitFor(async () => !(await window.scene.text(INTERRUPTION)), { what: 'the question to go' });
    });
  });
}
