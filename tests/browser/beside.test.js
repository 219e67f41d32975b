// What goes along with a page that is shared: the comments on it, and the message to those who get it.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { openUnread } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const NUMBER = 'NHS number 999 417 3529.';

for (const browser of BROWSERS) {
  describe(`beside a page (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    // R2: whoever gets the page reads what was written below it.
    it('holds a page that nothing but a comment makes sensitive', async () => {
      const scene = await openUnread(stage, stage.tenant.url('rota'));
      await scene.sees(STRIP, /Nothing sensitive found/);
      await scene.settled();
      await scene.openPageComment();
      await scene.write(NUMBER);
      await scene.send('mouse');
      await scene.sees(STRIP, /This page holds 1 NHS number/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Sensitive content is about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before you share.*1 NHS number.*Dana Reyes/);
      assert.equal(stage.tenant.shares.length, 0);
    });

    // R150.
    for (const gates of ['off', 'on']) {
      it(`holds a harmless page with a message that is not, and sends it to colleagues: gates ${gates}`, async () => {
        const scene = await stage.open('rota', { gates });
        await scene.openDialog();
        await scene.pick('Dana');
        await scene.sees(PANEL, /Outside your organisation: Dana Reyes/);
        await scene.page.type('[role=dialog] textarea[name=comment]', NUMBER);
        // At once: it is read when it is sent.
        await scene.share();
        await scene.sees(INTERRUPTION, /Check before you share.*1 NHS number.*Dana Reyes/);
        assert.equal(stage.tenant.shares.length, 0);
        await scene.press('button', 'Go back and change it');
        await scene.sees(PANEL, /In your message to them: 1 NHS number/);
        await clickOn(scene.page, '[role=dialog] textarea[name=comment]');
        await scene.page.evaluate(() => document.querySelector('[role=dialog] textarea[name=comment]').select());
        await scene.page.keyboard.type('See you there.');
        await scene.share();
        await waitFor(() => stage.tenant.shares.length === 1, { what: 'a harmless message to go' });
        assert.equal(await scene.text(INTERRUPTION), '');

        const inside = await stage.open('rota', { gates });
        await inside.openDialog();
        await inside.pick('Mei');
        await inside.page.type('[role=dialog] textarea[name=comment]', NUMBER);
        await inside.sees(PANEL, /In your message to them: 1 NHS number/);
        await inside.share();
        await waitFor(() => stage.tenant.shares.length === 2, { what: 'a message to a colleague to go' });
      });
    }
  });
}
