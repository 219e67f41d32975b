// What is written on a work item where it stands (summary, fields, description, comments), who is
// mentioned in it, and what is written in the customer portal: held, let through, and said not to
// be known. And the share dialog wherever a work item can be opened.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, once, openJira, openUnread } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { mei } = data.people;
const NUMBER = 'NHS number 999 417 3529.';
const HEADING = '[data-testid="issue.views.issue-base.foundation.summary.heading"]';
const DESCRIPTION = '[data-testid="issue.views.field.rich-text.description"]';

for (const browser of BROWSERS) {
  describe(`writing in Jira (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const goBack = async (scene) => {
      await scene.press('button', 'Go back to the text');
      await scene.sees(INTERRUPTION, /^$/);
    };
    /** Opens a line that is written where it is read, and puts this in its place. */
    const rewrite = async (scene, reading, field, text) => {
      await clickOn(scene.page, reading);
      await scene.page.waitForSelector(field, { visible: true });
      await scene.clear(field);
      await scene.page.keyboard.type(text);
    };

    // R58, R140: a summary is read by more people than can open the work item.
    for (const [line, field] of [['component', `${HEADING.replace('heading', 'heading.writeable')} textarea`], ['plain', '[name=summary]']]) {
      it(`holds a sensitive summary by Enter and when it is left, and lets another be saved (${line})`, async () => {
        const scene = await openJira(stage, { issue: 'APL-2' }, { line });
        await rewrite(scene, HEADING, field, `Room for Harriet, ${NUMBER}`);
        await scene.sees(PANEL, /In the summary: 1 NHS number/);
        const withControl = async () => {
          await scene.page.keyboard.down('Control');
          await scene.page.keyboard.press('Enter');
          await scene.page.keyboard.up('Control');
        };
        for (const leave of [() => scene.page.keyboard.press('Enter'), withControl, async () => clickOn(scene.page, '.details h2')]) {
          await leave();
          await scene.sees(INTERRUPTION, /Check before you save this summary.*People who cannot open this work item/);
          assert.deepEqual(stage.tenant.updates, []);
          await goBack(scene);
          assert.ok(await scene.page.$eval(field, (input) => input === document.activeElement), 'writing goes on');
        }
        await scene.clear(field);
        await scene.page.keyboard.type('Room for the hearing of Monday');
        await clickOn(scene.page, '.details h2');
        assert.equal((await once(stage.tenant.updates, 'the summary to be saved')).value, 'Room for the hearing of Monday');
        assert.equal(await scene.text(INTERRUPTION), '');
      });
    }

    for (const [line, field] of [['component', `${HEADING.replace('heading', 'heading.writeable')} textarea`], ['plain', '[name=summary]']]) {
      it(`neither saves a summary nor asks about it while its warning is called wrong (${line})`, async () => {
        const scene = await openJira(stage, { issue: 'APL-2' }, { line });
        await rewrite(scene, HEADING, field, `Called wrong in a ${line} line, ${NUMBER}`);
        await scene.sees(PANEL, /In the summary: 1 NHS number/);
        await stage.session.press(scene.page, { host: PANEL, role: 'button', name: 'This warning is wrong' });
        await scene.sees(INTERRUPTION, /A wrong warning/);
        await scene.press('button', 'Back to the page');
        await scene.sees(INTERRUPTION, /^$/);
        assert.ok(await scene.page.$eval(field, (input) => input === document.activeElement), 'writing goes on');
        // What the test before left in its line, its page saves as it is closed.
        const saved = stage.tenant.updates.filter(({ text }) => text.includes(`in a ${line} line`));
        assert.deepEqual(saved, []);
      });
    }

    it('asks where a line is left for what Doorward shows', async () => {
      const scene = await openJira(stage, { issue: 'NBR-2' });
      await rewrite(scene, '.single-line', '[name=customfield_10051]', NUMBER);
      await scene.sees(PANEL, /In this field: 1 NHS number/);
      await scene.page.keyboard.down('Shift');
      await scene.page.keyboard.press('Tab');
      await scene.page.keyboard.up('Shift');
      await scene.sees(INTERRUPTION, /Check before you save this field/);
      // A page of the test before may save what was called right there, as it is closed.
      assert.deepEqual(stage.tenant.updates.filter(({ issue }) => issue === 'NBR-2'), []);
    });

    it('asks one question after another where two presses are held at once, and loses neither', async () => {
      const field = '[name=customfield_10051]';
      const scene = await openJira(stage, { issue: 'NBR-2' });
      await scene.openComposer();
      await scene.write(NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      await rewrite(scene, '.single-line', field, NUMBER);
      await scene.sees(PANEL, /In this field: 1 NHS number/);
      await scene.page.evaluate((field) => {
        document.querySelector('[data-testid=comment-save-button]').click();
        document.querySelector(field).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }, field);
      await scene.sees(INTERRUPTION, /Check before you comment/);
      await scene.press('button', 'Go back to the text');
      await scene.sees(INTERRUPTION, /Check before you save this field/);
      assert.deepEqual([stage.tenant.updates, scene.comments], [[], []]);
      for (const organisation of [/southmoor/, /northbridge/, /calderwick/]) await scene.press('checkbox', organisation);
      await scene.press('button', 'Save anyway');
      await once(stage.tenant.updates, 'the field to be saved');
      assert.equal(scene.comments.length, 0);
    });

    it('cannot tell who sees a summary of a work item that could not be read, says so, and saves it when told', async () => {
      stage.tenant.fail('issue', 403);
      const scene = await openJira(stage, { issue: 'APL-2' });
      await rewrite(scene, HEADING, '[name=summary]', NUMBER);
      await scene.sees(PANEL, /Doorward cannot tell everybody who can see this work item/);
      await scene.page.keyboard.press('Enter');
      await scene.sees(INTERRUPTION, /Check before you save this summary/);
      await scene.press('button', 'Save anyway');
      assert.equal((await once(stage.tenant.updates, 'the summary to be saved')).field, 'summary');
    });

    // R54.
    it('holds a custom field where outsiders read it, lets colleagues have it, and says what it cannot tell', async () => {
      const field = '[name=customfield_10051]';
      const scene = await openJira(stage, { issue: 'NBR-2' });
      await rewrite(scene, '.single-line', field, NUMBER);
      await scene.page.keyboard.press('Enter');
      await scene.sees(INTERRUPTION, /Check before you save this field.*northbridge\.example/);
      assert.deepEqual(stage.tenant.updates, []);
      await goBack(scene);

      const inside = await openJira(stage, { issue: 'APL-2' });
      await rewrite(inside, '.single-line', field, NUMBER);
      await inside.sees(PANEL, /In this field: 1 NHS number/);
      await inside.page.keyboard.press('Enter');
      assert.equal((await once(stage.tenant.updates, 'the field to be saved')).field, 'customfield_10051');

      stage.tenant.fail('issue', 403);
      stage.tenant.updates.length = 0;
      const untold = await openJira(stage, { issue: 'APL-4' });
      await rewrite(untold, '.single-line', field, NUMBER);
      await untold.sees(PANEL, /Doorward cannot tell everybody who can see this work item/);
      await untold.page.keyboard.press('Enter');
      await once(stage.tenant.updates, 'the field to be saved');
    });

    const describeItem = async (issue) => {
      const scene = await openJira(stage, { issue });
      await clickOn(scene.page, `${DESCRIPTION} p`);
      await scene.page.waitForSelector('[contenteditable=true][role=textbox]');
      await scene.write(NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      return scene;
    };

    // R54.
    it('holds a description where outsiders read it, and lets one be saved where they are not', async () => {
      const scene = await describeItem('NBR-2');
      await scene.send('mouse');
      await scene.sees(INTERRUPTION, /northbridge\.example/);
      assert.deepEqual(stage.tenant.updates, []);
      await goBack(scene);
      const inside = await describeItem('APL-2');
      await inside.send('Control+Enter');
      assert.equal((await once(stage.tenant.updates, 'the description to be saved')).field, 'description');
      stage.tenant.updates.length = 0;
      stage.tenant.fail('issue', 403);
      const untold = await describeItem('APL-4');
      await untold.sees(STRIP, /At least these can see this work item/);
      await untold.send('mouse');
      await once(stage.tenant.updates, 'the description to be saved');
    });

    it('asks about a sensitive comment where it cannot tell whether a customer reads it', async () => {
      stage.tenant.fail('issue', 403);
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.openComposer();
      await scene.sees(FRAME, /cannot tell whether the customer will read this/);
      await scene.write(NUMBER);
      await scene.sendHeld('mouse', /Check who will read this/);
      await goBack(scene);
    });

    /** Mentions somebody in an open comment, by the list that the editor offers. */
    const mention = async (scene, name) => {
      await scene.page.focus('[contenteditable=true][role=textbox]');
      await scene.page.keyboard.type(`@${name.split(' ')[0]}`);
      await waitFor(
        () => scene.page.$$eval('[data-mention-item]', (items, name) => items.length > 0 && items[0].textContent.includes(name), name),
        { what: `${name} to be offered` },
      );
      await scene.page.keyboard.press('Enter');
      await scene.page.waitForSelector('[contenteditable=true] [data-mention-id]');
    };

    /** Presses until it is sent: the list of names may take a press for itself as it shuts. */
    const sendUntilSent = (scene) => waitFor(
      async () => {
        if (scene.comments.length === 0) await scene.send('mouse');
        return waitFor(() => scene.comments.length > 0, { limit: 4_000 }).catch(() => false);
      },
      { what: 'the comment to be sent' },
    );

    // R150.
    it('holds a mention that leads somebody from outside to a sensitive work item', async () => {
      const scene = await openJira(stage, { issue: 'APL-1' });
      await scene.openComposer();
      await mention(scene, 'Jo Okafor');
      await scene.sees(FRAME, /Mentioned, and will be notified: Jo Okafor, external account/);
      await scene.sendHeld('mouse', /Check before you mention somebody from outside.*Jo Okafor/);
      await goBack(scene);
      assert.equal(stage.tenant.comments.length, 0);

      const harmless = await openJira(stage, { issue: 'FAC-1' });
      await harmless.openComposer();
      await mention(harmless, 'Jo Okafor');
      await harmless.sees(FRAME, /Mentioned, and will be notified/);
      await sendUntilSent(harmless);
      assert.equal(await harmless.text(INTERRUPTION), '');

      stage.tenant.comments.length = 0;
      const untold = await openJira(stage, { issue: 'APL-1' });
      await untold.openComposer();
      await mention(untold, 'Olu Adeyemi');
      await untold.sees(FRAME, /Olu Adeyemi: cannot tell, because they hide their address/);
      await sendUntilSent(untold);
      assert.equal(await untold.text(INTERRUPTION), '');
    });

    // R54: a comment that is there already is part of what is shared.
    it('counts existing comments in, and says so where they could not be read', async () => {
      const scene = await openJira(stage, { issue: 'CARE-1' });
      await scene.sees(STRIP, /This work item holds 1 NHS number/);
      await scene.openJiraShare();
      await scene.pick('Mei');
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.pick('Dana');
      await scene.share('mouse');
      await scene.sees(INTERRUPTION, /1 NHS number.*Dana Reyes/);
      assert.equal(scene.shares().length, 0);
      stage.tenant.fail('issue-comments', 403);
      const untold = await openJira(stage, { issue: 'CARE-3' });
      await untold.sees(STRIP, /^\? .*things could not be read/);
    });

    // R44: the same view in a panel beside a list, and in a modal dialog over a backlog.
    for (const [name, place, within] of [
      ['a side panel', { filter: '10202', issue: 'NBR-1' }, '.panel '],
      ['a modal over a backlog', { board: '2', backlog: true, issue: 'NBR-1' }, '[role=dialog] '],
    ]) {
      it(`holds a work item in ${name} on its way out, lets a colleague have it, and says whom it cannot place`, async () => {
        const scene = await openJira(stage, place);
        await scene.sees(STRIP, /This work item holds 3 NHS numbers/);
        await scene.openJiraShare(within);
        await scene.pick('Dana');
        await scene.share('Enter');
        await scene.sees(INTERRUPTION, /Dana Reyes/);
        assert.equal(scene.shares().length, 0);
        await scene.press('button', 'Go back and change it');
        await scene.removeLast();
        await scene.pick('Olu');
        await scene.sees(PANEL, /Olu Adeyemi: cannot tell/);
        await scene.removeLast();
        await scene.pick('Mei');
        await scene.sees(PANEL, /Everyone you chose is in your organisation/);
        await scene.share('mouse');
        assert.deepEqual((await scene.sharedOnce())[0].recipients.map(({ id }) => id), [mei.accountId]);
      });
    }

    // R44, R54.
    it('holds a sensitive request in the customer portal, lets another go, and says who reads requests', async () => {
      const scene = await openUnread(stage, stage.tenant.jiraUrl({ create: '51' }));
      await scene.sees(STRIP, /What is written here goes to the organisation that runs this portal/);
      await scene.page.type('#summary', 'Harriet');
      await scene.page.type('#description', NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number\. It goes to the organisation/);
      await clickOn(scene.page, '[type=submit]');
      await scene.sees(INTERRUPTION, /Check before you send this to the portal.*Whoever works on requests/);
      assert.equal(stage.tenant.sent.length, 0);
      await goBack(scene);
      await scene.clear('#description');
      await scene.page.keyboard.type('The printer prints everything twice.');
      await clickOn(scene.page, '[type=submit]');
      assert.match((await once(stage.tenant.sent, 'the request to be sent')).text, /twice/);
    });

    it('holds a sensitive comment in the portal by Ctrl+Enter, and does not call an unknown form checked', async () => {
      stage.tenant.fail('participants', 403);
      const scene = await openUnread(stage, stage.tenant.jiraUrl({ request: 'CARE-2' }));
      await scene.sees(STRIP, /Who can see this request: .*all customers of Northbridge Consulting.*things could not be read/);
      await scene.page.waitForSelector('[contenteditable=true][role=textbox]');
      await scene.write(NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      await scene.send('Control+Enter');
      await scene.sees(INTERRUPTION, /Check before you send this to the portal.*Noor Haddad/);
      assert.equal(stage.tenant.sent.length, 0);
      await goBack(scene);
      // A portal that is built in another way.
      await scene.page.evaluate(() => {
        document.querySelector('[data-portal-editor]').remove();
        document.querySelector('main').append(document.createElement('textarea'));
      });
      await scene.sees(STRIP, /3 things could not be read/);
    });
  });
}
