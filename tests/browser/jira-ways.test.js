// Ways in which something comes before others in Jira beside comments, fields and windows that have
// a hook: a work item made in a line of a board, a change of status with a comment, somebody put
// into a field. Each is held and let through.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, click, clickOn } from './harness/index.js';
import { FRAME, once, openJira } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage } from './scene.js';

const NUMBER = 'NHS number 999 417 3529.';
const { dana, mei } = data.people;

for (const browser of BROWSERS) {
  describe(`other ways in Jira (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    // R58, R140.
    it('holds a sensitive work item that is made in a line of a board, and lets a harmless one be made', async () => {
      const scene = await openJira(stage, { board: '2' });
      const line = await scene.page.waitForSelector('[data-new-card]');
      await line.focus();
      await scene.page.keyboard.type(NUMBER);
      await scene.page.keyboard.press('Enter');
      await scene.sees(INTERRUPTION, /Check before you save this summary.*1 NHS number/);
      assert.equal(stage.tenant.created.length, 0);
      await scene.press('button', 'Go back to the text');
      await scene.sees(INTERRUPTION, /^$/);
      // To leave the line makes nothing, and a press in it does neither.
      await scene.page.$eval('[data-new-card]', (field) => field.blur());
      await click(line);
      await scene.sees(PANEL, /In the summary: 1 NHS number/);
      assert.equal(await scene.text(INTERRUPTION), '');
      await scene.page.keyboard.press('Enter');
      await scene.sees(INTERRUPTION, /Check before you save/);
      await scene.press('button', 'Save anyway');
      assert.equal((await once(stage.tenant.created, 'the work item to be made')).summary, NUMBER);

      stage.tenant.created.length = 0;
      await line.focus();
      await scene.page.keyboard.type('Order chairs');
      await scene.page.keyboard.press('Enter');
      await once(stage.tenant.created, 'a harmless one to be made');
      assert.equal(await scene.text(INTERRUPTION), '');
    });

    const resolve = async (issue, text) => {
      const scene = await openJira(stage, { issue });
      await clickOn(scene.page, '[data-transition]');
      await scene.page.waitForSelector('.transition textarea');
      await scene.page.keyboard.type(text);
      return scene;
    };
    const submit = async (scene) => clickOn(scene.page, '.transition [type=submit]');

    // R54.
    it('holds the comment of a change of status where outsiders read it, and lets others go', async () => {
      const scene = await resolve('NBR-2', NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      await submit(scene);
      await scene.sees(INTERRUPTION, /Check before you comment.*northbridge\.example/);
      assert.equal(stage.tenant.comments.length, 0);
      await scene.press('button', 'Go back to the text');
      await scene.sees(INTERRUPTION, /^$/);
      const again = await resolve('NBR-2', 'Done on Tuesday.');
      await submit(again);
      await once(stage.tenant.comments, 'a harmless comment to go');

      stage.tenant.comments.length = 0;
      const inside = await resolve('APL-2', NUMBER);
      await submit(inside);
      await once(stage.tenant.comments, 'a comment among colleagues to go');
      assert.equal(await inside.text(INTERRUPTION), '');

      stage.tenant.comments.length = 0;
      const request = await resolve('CARE-1', NUMBER);
      await request.sees(FRAME, /cannot tell whether the customer will read this/);
      await submit(request);
      await request.sees(INTERRUPTION, /1 NHS number/);
      assert.equal(stage.tenant.comments.length, 0);
    });

    // R150.
    it('holds somebody from outside who is put into a field of a sensitive request, and lets a colleague in', async () => {
      const pick = async (issue, name) => {
        const scene = await openJira(stage, { issue });
        await clickOn(scene.page, '[data-edit-people]');
        await scene.page.waitForSelector('[data-people-field] [role=combobox]');
        await scene.page.focus('[data-people-field] [role=combobox]');
        await scene.page.keyboard.type(name);
        await scene.page.waitForFunction((name) => [...document.querySelectorAll('[role=option]')]
          .some((row) => row.textContent.includes(name)), {}, name);
        return scene;
      };
      const scene = await pick('CARE-1', 'Dana');
      await scene.page.keyboard.press('Enter');
      await scene.sees(INTERRUPTION, /Check before you put them into this field.*Dana Reyes/);
      assert.equal(stage.tenant.participating.length, 0);
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      await clickOn(scene.page, '[role=option]');
      await scene.sees(INTERRUPTION, /Check before you put them/);
      await scene.press('checkbox', /Dana Reyes may have/);
      await scene.press('button', 'Add anyway');
      assert.equal((await once(stage.tenant.participating, 'them to be put in')).accountId, dana.accountId);

      stage.tenant.participating.length = 0;
      const inside = await pick('CARE-1', 'Mei');
      await inside.page.keyboard.press('Enter');
      assert.equal((await once(stage.tenant.participating, 'a colleague to be put in')).accountId, mei.accountId);
      assert.equal(await inside.text(INTERRUPTION), '');
    });
  });
}
