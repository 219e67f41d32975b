// A work item of Jira wherever it stands: what is on it, who can see it, and that
// sharing it is held as on Confluence.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, openJira } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { mei, olu } = data.people;

for (const browser of BROWSERS) {
  describe(`Jira (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    // R44, R54, R144.
    it('says what a work item holds and who can see it, and asks Jira alone', async () => {
      const scene = await openJira(stage, { issue: 'NBR-1' });
      // Who can see it may be known before the page has drawn its text.
      const strip = await scene.sees(STRIP, /This (work item|issue) holds 3 NHS numbers/);
      assert.match(strip, /Who can see this work item: .*acme\.gov\.uk.*northbridge\.example/);
      const asked = stage.tenant.requests.filter(({ path }) => /^\/(wiki\/)?rest\//.test(path));
      assert.ok(asked.length > 4 && asked.length <= 12, `${asked.length} questions`);
      assert.ok(asked.every(({ method, path }) => method === 'GET' && path.startsWith('/rest/')));
      assert.ok(stage.tenant.atOnce.most <= 2, 'two at a time');
    });

    // R57.
    it('checks a work item that is done like any other', async () => {
      const scene = await openJira(stage, { issue: 'NBR-4' });
      await scene.sees(STRIP, /Nothing sensitive found.*can see this work item: 3 people/);
    });

    it('uses the words of the site, and says what Jira tells its administrators alone', async () => {
      const scene = await openJira(stage, { issue: 'APL-1' }, { wording: 'old' });
      await scene.sees(STRIP, /At least these can see this issue: .*who else can open the project/);
    });

    it('cannot tell, and says why, where the site does not answer', async () => {
      stage.tenant.fail('issue:APL-2', 403);
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.sees(STRIP, /^\? .*At least these can see this work item/);
    });

    it('holds a sensitive work item on its way to a guest, and lets a colleague have it', async () => {
      const scene = await openJira(stage, { issue: 'APL-1' });
      await scene.openJiraShare();
      await scene.pick('Mei');
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave your organisation/);
      await scene.share('Enter');
      await scene.sees(INTERRUPTION, /Dana Reyes/);
      assert.equal(scene.shares().length, 0);
      await scene.press('button', 'Go back and change it');
      await scene.removeLast();
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.share('mouse');
      const [share] = await scene.sharedOnce();
      assert.deepEqual(share.recipients.map(({ id }) => id), [mei.accountId]);
    });

    it('cannot tell who somebody is whose account it may not read, and lets them have it', async () => {
      stage.tenant.fail(`user:${olu.accountId}`, 403);
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.openJiraShare();
      await scene.pick('Olu');
      await scene.sees(PANEL, /cannot tell whether everyone you chose/);
      await scene.share('mouse');
      await scene.sharedOnce();
    });

    // R2, R13.
    it('asks before a guest gets what the description held before a change', async () => {
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.sees(STRIP, /Nothing sensitive found/);
      const asked = () => stage.tenant.requests.filter(({ path }) => path.includes('expand=changelog'));
      assert.deepEqual(asked(), [], 'the site is asked for it only when somebody shares');
      await scene.openJiraShare();
      await scene.pick('Mei');
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana.*The history of this work item holds 1 NHS number, which the work item does not hold any more\./);
      await scene.share('Enter');
      await scene.sees(INTERRUPTION, /1 NHS number, almost certain.*Dana Reyes.*Share a clone instead/);
      assert.equal(scene.shares().length, 0);
      assert.equal(asked().length, 1);
      const kept = await stage.session.background(async () => JSON.stringify(await chrome.storage.session.get()));
      assert.match(kept, /nhs-number/);
      assert.doesNotMatch(kept, /Blakeney|3529/);
      await scene.press('button', 'Go back and change it');
      await scene.removeLast();
      await scene.share('mouse');
      await scene.sharedOnce();
    });

    // R44, R56.
    it('follows the work item that is selected on a board, in a modal', async () => {
      const scene = await openJira(stage, { board: '2' });
      await scene.sees(STRIP, /Who can see this board/);
      await clickOn(scene.page, '[data-open="NBR-1"] a');
      await scene.sees(STRIP, /This (work item|issue) holds 3 NHS numbers/);
      await waitFor(
        () => scene.page.$eval('doorward-strip', (strip) => Boolean(strip.closest('[role=dialog]'))),
        { what: 'the strip to stand in the modal' },
      );
      await scene.openJiraShare('[role=dialog] ');
      await scene.pick('Dana');
      await scene.share('mouse');
      await scene.sees(INTERRUPTION, /Dana Reyes/);
      assert.equal(scene.shares().length, 0);
    });

    // R56.
    it('says whom filters and dashboards are shared with, or that it cannot tell', async () => {
      const shared = await openJira(stage, { filter: '10203' });
      assert.match(await shared.text(STRIP), /Who can see this filter: .*anybody without signing in/);
      const inside = await openJira(stage, { dashboard: '10301' });
      assert.match(await inside.text(STRIP), /Who can see this dashboard: 3 people at acme\.gov\.uk/);
      stage.tenant.fail('dashboard:10303', 403);
      const unread = await openJira(stage, { dashboard: '10303' });
      await unread.sees(STRIP, /cannot tell who can open this dashboard: the site does not let you see it/);
    });

    // R44.
    it('asks before a work item with a sensitive summary is made, and lets another be made', async () => {
      const scene = await openJira(stage, { board: '1' });
      await clickOn(scene.page, '[data-create]');
      await (await scene.page.waitForSelector('[role=dialog] [name=summary]')).type('Harriet, NHS number 999 417 3529');
      await scene.sees(FRAME, /sensitive content in the summary/);
      await scene.page.keyboard.press('Enter');
      await scene.sees(INTERRUPTION, /Check before you create this work item/);
      assert.equal(stage.tenant.created.length, 0);
      await scene.press('button', 'Go back to the text');
      await scene.page.$eval('[role=dialog] [name=summary]', (field) => field.select());
      await scene.page.focus('[role=dialog] [name=summary]');
      await scene.page.keyboard.type('Missing statement');
      await scene.page.keyboard.press('Enter');
      await waitFor(() => stage.tenant.created.length === 1, { what: 'the work item to be made' });
      assert.equal(stage.tenant.created[0].summary, 'Missing statement');
    });

    it('asks before a work item with something sensitive in a custom field is made, and lets go without it', async () => {
      const FIELD = '[role=dialog] [name^=customfield_]';
      const scene = await openJira(stage, { board: '1' });
      await clickOn(scene.page, '[data-create]');
      await (await scene.page.waitForSelector('[role=dialog] [name=summary]')).type('Missing statement');
      await (await scene.page.waitForSelector(FIELD)).type('NHS number 999 417 3529');
      await scene.sees(FRAME, /In the text: 1 NHS number\. Doorward cannot tell who will see it/);
      await clickOn(scene.page, '[role=dialog] [type=submit]');
      await scene.sees(INTERRUPTION, /Check before you create this work item/);
      assert.equal(stage.tenant.created.length, 0);
      await scene.press('button', 'Go back to the text');
      await scene.clear(FIELD);
      await scene.page.keyboard.type('AP/2026/032');
      await clickOn(scene.page, '[role=dialog] [type=submit]');
      await waitFor(() => stage.tenant.created.length === 1, { what: 'the work item to be made' });
      assert.equal(stage.tenant.created[0].reference, 'AP/2026/032');
    });
  });
}
