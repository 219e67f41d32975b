// What is written and not sent yet, in Atlassian's own editor: comments and pages,
// held where outsiders will read them.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS, waitFor } from './harness/index.js';
import { FRAME, openEditor, openJira, openUnread } from './jira-scene.js';
import { click, INTERRUPTION, startStage, STRIP } from './scene.js';

const NUMBER = 'NHS number 999 417 3529.';
const CALLS = ['restrictions', 'space', 'page', 'members'];
const BODY = '[contenteditable=true][role=textbox]';

for (const browser of BROWSERS) {
  describe(`writing (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(async () => {
      await stage.reset();
      stage.tenant.comments.length = 0;
      stage.tenant.published.length = 0;
    });
    afterEach(async () => {
      CALLS.forEach((call) => stage.tenant.fail(call));
      await stage.closePages();
    });
    after(() => stage?.close());

    const publish = async (scene) => {
      await click(await scene.page.waitForSelector('#publish-button'));
      await click(await scene.page.waitForSelector('[data-testid=publish-modal-update-button]'));
    };
    const published = async () => {
      await waitFor(() => stage.tenant.published.length > 0, { what: 'the page to be published' });
      return stage.tenant.published;
    };

    // R2, R13.
    it('holds a page that guests can open before it is published, and then lets it go', async () => {
      const scene = await openEditor(stage, 'partnerAgenda');
      await scene.write(NUMBER);
      await scene.sees(STRIP, /This page holds 1 NHS number/);
      const before = await scene.page.$eval(BODY, (editor) => editor.innerHTML);
      await click(await scene.page.waitForSelector('#publish-button'));
      await scene.sees(INTERRUPTION, /Check before you publish.*Dana Reyes/);
      assert.equal(await scene.page.$eval(BODY, (editor) => editor.innerHTML), before, 'nothing in the editor changes');
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      await stage.session.killWorker();
      await click(await scene.page.waitForSelector('#publish-button'));
      await scene.sees(INTERRUPTION, /Check before you publish/);
      await scene.press('checkbox', /northbridge/);
      await scene.press('button', 'Publish anyway');
      await click(await scene.page.waitForSelector('[data-testid=publish-modal-update-button]'));
      assert.match((await published())[0].text, /999 417 3529/);
    });

    // R140: the number is in the title alone.
    it('publishes a sensitive page that only colleagues can open, and a title is read as it is typed', async () => {
      const scene = await openEditor(stage, 'rota');
      await scene.page.focus('textarea[name=editpages-title]');
      await scene.page.keyboard.type(NUMBER);
      await scene.sees(STRIP, /This page holds 1 NHS number/);
      await publish(scene);
      await published();
    });

    it('cannot tell who can open the page, says so, and lets it be published', async () => {
      CALLS.forEach((call) => stage.tenant.fail(call, 403));
      const scene = await openEditor(stage, 'partnerAgenda');
      await scene.write(NUMBER);
      await scene.sees(STRIP, /This page holds 1 NHS number.*could not be read/);
      await publish(scene);
      await published();
    });

    // R2.
    it('holds a comment of Confluence where guests read it, below the page and beside its text', async () => {
      const scene = await openUnread(stage, stage.tenant.url('partnerAgenda'));
      await scene.sees(STRIP, /guest/);
      await (await scene.page.waitForSelector('[data-testid=footer-reply-container] textarea')).focus();
      await scene.page.waitForSelector(BODY);
      await scene.write(NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      for (const how of ['mouse', 'Control+Enter']) {
        await scene.sendHeld(how, /Check before you comment.*Dana Reyes/);
        await scene.press('button', 'Go back to the text');
        await scene.sees(INTERRUPTION, /^$/);
      }
      assert.equal(scene.comments.length, 0);
    });

    // R44, R54.
    it('holds a comment of Jira where outsiders read it, and lets one go where only colleagues do', async () => {
      const scene = await openJira(stage, { issue: 'NBR-1' });
      await scene.openComposer();
      await scene.write(NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      await scene.send('Control+Enter');
      await scene.sees(INTERRUPTION, /Check before you comment.*northbridge\.example/);
      assert.equal(scene.comments.length, 0);

      const inside = await openJira(stage, { issue: 'APL-2' });
      await inside.openComposer();
      await inside.write(NUMBER);
      await inside.sees(FRAME, /In the text/);
      await inside.send('mouse');
      await inside.sentOnce();
      assert.equal(await inside.text(INTERRUPTION), '');
    });
  });
}
