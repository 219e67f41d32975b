// What is written and not sent yet, in Atlassian's own editor: comments and pages,
// held where outsiders will read them.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, openEditor, openJira, openUnread } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const NUMBER = 'NHS number 999 417 3529.';
const CALLS = ['restrictions', 'space', 'page', 'members'];
const BODY = '[contenteditable=true][role=textbox]';

for (const browser of BROWSERS) {
  describe(`writing (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const publish = async (scene) => {
      await clickOn(scene.page, '#publish-button');
      await clickOn(scene.page, '[data-testid=publish-modal-update-button]');
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
      await clickOn(scene.page, '#publish-button');
      await scene.sees(INTERRUPTION, /Check before you publish.*Dana Reyes/);
      assert.equal(await scene.page.$eval(BODY, (editor) => editor.innerHTML), before, 'nothing in the editor changes');
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      await stage.session.killWorker();
      await clickOn(scene.page, '#publish-button');
      await scene.sees(INTERRUPTION, /Check before you publish/);
      await scene.press('checkbox', /northbridge/);
      await scene.press('button', 'Publish anyway');
      await clickOn(scene.page, '[data-testid=publish-modal-update-button]');
      assert.match((await published())[0].text, /999 417 3529/);
    });

    // R13: what is being written below a page takes the place of nothing on it.
    it('goes on knowing what is on a page while a comment on it is written, which is no part of it yet', async () => {
      const scene = await openUnread(stage, stage.tenant.url('cases'));
      await scene.sees(STRIP, /3 NHS numbers/);
      await scene.openPageComment();
      await scene.write('See you there.');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Found here: .*3 NHS numbers/);
      assert.match(await scene.text(STRIP), /3 NHS numbers/);
      await scene.page.close();

      const other = await openUnread(stage, stage.tenant.url('partnerAgenda'));
      await other.sees(STRIP, /2 guests/);
      await other.openPageComment();
      await other.write(NUMBER);
      await other.sees(FRAME, /In the text: 1 NHS number/);
      assert.match(await other.text(STRIP), /Nothing sensitive found in the text of this page/);
      assert.equal(await other.text(PANEL), '', 'one warning, not two');
    });

    // R13: in a tab that nobody looks at, timers wait for a second each.
    it('holds a page with much that was only just put into it, though another tab is looked at by then', async () => {
      const other = await openUnread(stage, stage.tenant.url('hours'));
      const scene = await openEditor(stage, 'partnerAgenda', { draft: '1' });
      await scene.page.bringToFront();
      const much = Array.from({ length: 3_000 }, (_, at) => `<p>Paragraph ${at}. ${'It goes on. '.repeat(20)}</p>`);
      await scene.page.$eval(
        BODY,
        (editor, html) => {
          editor.focus();
          document.execCommand('insertHTML', false, html);
          document.querySelector('#publish-button').click();
        },
        `${much.join('')}<p>${NUMBER}</p>`,
      );
      await other.page.bringToFront();
      await scene.sees(INTERRUPTION, /Check before you publish/);
      assert.equal(stage.tenant.published.length, 0);
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
      await scene.sees(STRIP, /This page holds 1 NHS number.*cannot tell who can open this page/);
      await publish(scene);
      await published();
    });

    // R2, R103: the session was over while somebody wrote, and they have signed in again elsewhere.
    it('asks the site once more who reads it, where it would not say, before it is published or sent', async () => {
      CALLS.forEach((call) => stage.tenant.fail(call, 401));
      const scene = await openEditor(stage, 'partnerAgenda');
      await scene.write(NUMBER);
      await scene.sees(STRIP, /This page holds 1 NHS number.*cannot tell who can open this page/);
      CALLS.forEach((call) => stage.tenant.fail(call));
      await clickOn(scene.page, '#publish-button');
      await scene.sees(INTERRUPTION, /Check before you publish.*Dana Reyes/);
      assert.equal(stage.tenant.published.length, 0);
      await scene.page.close();

      await stage.forgetAnswers();
      CALLS.forEach((call) => stage.tenant.fail(call, 401));
      const other = await comment('partnerAgenda');
      await other.sees(STRIP, /cannot tell who can open this page/);
      CALLS.forEach((call) => stage.tenant.fail(call));
      await other.sendHeld('mouse', /Check before you comment.*Dana Reyes/);
      assert.equal(other.comments.length, 0);
    });

    // R2, R13: whatever a key does there, it is not done before the question.
    it('holds publishing by keys as by the button, and leaves the keys to the page where nothing is held', async () => {
      const scene = await openEditor(stage, 'partnerAgenda', { draft: '1' });
      await scene.write(NUMBER);
      await scene.sees(STRIP, /This page holds 1 NHS number/);
      const press = async (page, key) => {
        await page.focus(BODY);
        await page.keyboard.down('Control');
        await page.keyboard.press(key);
        await page.keyboard.up('Control');
      };
      for (const key of ['Enter', 's']) {
        await press(scene.page, key);
        await scene.sees(INTERRUPTION, /Check before you publish/);
        await scene.press('button', 'Go back and change it');
        await scene.sees(INTERRUPTION, /^$/);
        assert.equal(stage.tenant.published.length, 0, key);
      }
      await press(scene.page, 'Enter');
      await scene.sees(INTERRUPTION, /Check before you publish/);
      await scene.press('checkbox', /northbridge/);
      await scene.press('button', 'Publish anyway');
      await published();

      stage.tenant.published.length = 0;
      const inside = await openEditor(stage, 'rota', { draft: '1' });
      await inside.write(NUMBER);
      await inside.sees(STRIP, /This page holds 1 NHS number/);
      await press(inside.page, 'Enter');
      await published();
    });

    // R2: the site does not know such a page but by its draft.
    it('holds a page that was never published, where guests will be able to open it', async () => {
      stage.tenant.unpublish('partnerContact');
      const scene = await openEditor(stage, 'partnerContact', { draft: '1' });
      await scene.write(NUMBER);
      await scene.sees(STRIP, /This page holds 1 NHS number.*Not published yet\. Once it is: .*northbridge\.example/);
      await clickOn(scene.page, '#publish-button');
      await scene.sees(INTERRUPTION, /Check before you publish.*Dana Reyes/);
      assert.equal(stage.tenant.published.length, 0);
    });

    // R2: nothing publishes a live doc, so that nothing can be held.
    it('says at once that guests may read what is typed into a live doc, and nothing of what stood there', async () => {
      const open = (pageName) => openEditor(stage, pageName, { draft: 'live' });
      const scene = await open('partnerAgenda');
      assert.equal(await scene.text(PANEL), '');
      await scene.write(NUMBER);
      await scene.sees(PANEL, /may read this as you type it.*1 NHS number.*Dana Reyes.*no button here that publishes/);
      assert.equal(await scene.text(INTERRUPTION), '');
      const box = await scene.page.$eval(PANEL, (panel) => panel.getBoundingClientRect().toJSON());
      assert.ok(box.top >= 0 && box.height > 20, 'it is in sight');

      const before = await open('partnerCases');
      await before.sees(STRIP, /This page holds/);
      assert.equal(await before.text(PANEL), '', 'what stood there the strip says');

      const inside = await open('rota');
      await inside.write(NUMBER);
      await inside.sees(STRIP, /This page holds 1 NHS number/);
      assert.equal(await inside.text(PANEL), '');
    });

    const comment = async (pageName, isInline) => {
      const scene = await openUnread(stage, stage.tenant.url(pageName));
      await scene.sees(STRIP, /This page holds|Nothing sensitive found/);
      await scene.settled();
      if (isInline) {
        const words = await (await scene.page.waitForSelector('#main-content p')).boundingBox();
        await scene.page.mouse.click(words.x + 20, words.y + 10, { count: 3 });
        await clickOn(scene.page, '.inline-trigger');
        await scene.page.waitForSelector(BODY);
      } else {
        await scene.openPageComment();
      }
      await scene.write(NUMBER);
      return scene;
    };

    // R2.
    for (const [where, isInline] of [['below the page', false], ['beside its text', true]]) {
      it(`holds a comment of Confluence where guests read it, lets colleagues read one, and says what it cannot tell: ${where}`, async () => {
        const scene = await comment('partnerAgenda', isInline);
        await scene.sees(FRAME, /In the text: 1 NHS number/);
        for (const how of ['mouse', 'Control+Enter']) {
          await scene.sendHeld(how, /Check before you comment.*Dana Reyes/);
          await scene.press('button', 'Go back to the text');
          await scene.sees(INTERRUPTION, /^$/);
        }
        assert.equal(scene.comments.length, 0);

        const inside = await comment('rota', isInline);
        await inside.send('mouse');
        assert.equal((await inside.sentOnce())[0].inline, isInline);
        assert.equal(await inside.text(INTERRUPTION), '');

        stage.tenant.comments.length = 0;
        CALLS.forEach((call) => stage.tenant.fail(call, 403));
        await stage.forgetAnswers();
        const untold = await comment('partnerAgenda', isInline);
        await untold.sees(STRIP, /cannot tell who can open this page/);
        await untold.send('mouse');
        await untold.sentOnce();
      });
    }

    // R13.
    it('takes what is written below a page for no text of the page, which counts when it is shared meanwhile', async () => {
      const scene = await openUnread(stage, stage.tenant.url('cases'));
      await scene.sees(STRIP, /This page holds.*NHS/);
      await scene.openPageComment();
      await scene.page.waitForSelector(FRAME);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Sensitive content is about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /NHS number/);
      assert.equal(scene.shares().length, 0);
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
