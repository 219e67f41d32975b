// The main job: a sensitive page is stopped on its way to an outsider, and
// nothing else is stopped.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { dana, mei } = data.people;

for (const browser of BROWSERS) {
  describe(`sharing (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const open = async (pageName, variant) => {
      const scene = await stage.open(pageName, variant);
      await scene.openDialog();
      return scene;
    };

    // A press that is held and done again shuts the dialog: the list stands outside of it.
    it('never holds a press on a suggestion, though the page changed a moment ago', async () => {
      const scene = await open('cases');
      await scene.suggest('Mei');
      await scene.sees(PANEL, /Doorward/);
      const hasArrived = await scene.page.evaluate(() => {
        const row = document.querySelector('[role=option]');
        let hasArrived = false;
        row.addEventListener('click', () => { hasArrived = true; });
        history.replaceState(null, '', `${location.pathname}?changed`);
        row.click();
        return hasArrived;
      });
      assert.ok(hasArrived);
    });

    for (const how of ['mouse', 'Enter', ' ', 'script']) {
      // R13, R14, R122, A1.
      it(`holds a sensitive page on its way to a guest: ${{ ' ': 'Space', script: 'requestSubmit()' }[how] ?? how}`, async () => {
        const scene = await open('cases');
        await scene.pick('Mei');
        await scene.pick('Dana');

        const panel = await scene.sees(PANEL, /about to leave your organisation.*guest from/);
        assert.match(panel, /3 NHS numbers/);
        assert.match(panel, /the marking OFFICIAL-SENSITIVE/);
        assert.match(panel, /Dana Reyes, guest from northbridge\.example/);
        assert.doesNotMatch(panel, /Outside your organisation:.*Mei Lin.*Instead:/);
        assert.match(panel, /Instead: /);

        await scene.share(how);
        const question = await scene.sees(INTERRUPTION, /Check before you share/);
        assert.match(question, /3 NHS numbers/);
        assert.match(question, /OFFICIAL-SENSITIVE/);
        assert.match(question, /Dana Reyes, guest from northbridge\.example/);
        const items = await scene.items(INTERRUPTION);
        assert.equal(items[0].role, 'alertdialog');
        assert.ok(items.find(({ name }) => name === 'Go back and change it').focused);
        const boxes = items.find(({ role, name }) => role === 'group' && name === 'Before you go on');
        assert.deepEqual(boxes.children.map(({ role }) => role), ['checkbox']);
        assert.equal(scene.shares().length, 0);

        // Nothing goes on before the organisation is ticked.
        await scene.press('button', 'Share anyway');
        assert.equal(scene.shares().length, 0);
        const unticked = (await scene.items(INTERRUPTION)).find(({ role }) => role === 'checkbox');
        assert.ok(unticked.focused, 'the press leads to what is missing');
        await scene.press('checkbox', /northbridge\.example/);
        await scene.press('button', 'Share anyway');

        const shares = await scene.sharedOnce();
        assert.equal(shares.length, 1);
        assert.deepEqual(
          shares[0].recipients.map(({ id }) => id),
          [mei.accountId, dana.accountId],
        );
        assert.equal(await scene.text(INTERRUPTION), '');
        });
    }

    it('holds the act before the first script of the page hears of it', async () => {
      const scene = await open('cases', { early: '1' });
      const seen = () => scene.page.evaluate(() => window.seenShares);
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      assert.equal(await seen(), 0);
      await scene.press('checkbox', /northbridge/);
      await scene.press('button', 'Share anyway');
      await scene.sharedOnce();
      assert.equal(await seen(), 1);
    });

    it('lets the person go back, with what they chose, and asks again', async () => {
      const scene = await open('cases');
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      assert.deepEqual(await scene.chosen(), [dana.accountId]);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      await scene.page.keyboard.press('Escape');
      await scene.sees(INTERRUPTION, /^$/);
      assert.deepEqual(await scene.chosen(), [dana.accountId], 'the share dialog stays open');
      assert.equal(scene.shares().length, 0);
    });

    it('does not ask twice in a day for the same page and audience', async () => {
      const scene = await open('cases');
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.press('checkbox', /northbridge/);
      await scene.press('button', 'Share anyway');
      await scene.sharedOnce();
      stage.tenant.shares.length = 0;

      const again = await open('cases');
      await again.pick('Dana');
      await again.sees(PANEL, /will not ask again/);
      await again.share();
      assert.equal((await again.sharedOnce()).length, 1);
      stage.tenant.shares.length = 0;

      const more = await open('cases');
      await more.pick('Dana');
      await more.pick('Idris');
      await more.sees(PANEL, /Idris Vaughan/);
      await more.share();
      await more.sees(INTERRUPTION, /Idris Vaughan/);
    });

    it('lets a sensitive page go to a colleague, with a quiet note', async () => {
      const scene = await open('cases');
      await scene.pick('Mei');
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.share();
      assert.equal((await scene.sharedOnce()).length, 1);
      assert.equal(await scene.text(INTERRUPTION), '');
    });

    // A6, A8: how many people get it, and how many identifiers are a list, within the organisation too.
    it('says that an audience is large, and asks about a list inside, where the settings do', async () => {
      const settings = { many: 3, manyInside: 'warn', largeAudience: 2 };
      await stage.session.background((settings) => chrome.storage.local.set({ settings }), settings);
      const scene = await open('cases');
      await scene.pick('Mei');
      await scene.pick('Tom');
      await scene.sees(PANEL, /A large audience: 2 people would get it/);
      await scene.share();
      await scene.sees(INTERRUPTION, /3 NHS numbers/);
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      assert.equal(scene.shares().length, 0);
    });

    it('lets a harmless page go to a guest, and says who is outside', async () => {
      const scene = await open('rota');
      await scene.pick('Dana');
      assert.match(await scene.sees(PANEL, /Dana/), /^i Doorward Outside your organisation: Dana Reyes/);
      await scene.share();
      assert.equal((await scene.sharedOnce()).length, 1);
    });

    // R43, A1.
    it('takes a mention of a marking for what it is', async () => {
      const scene = await open('guidance');
      assert.match(await scene.text(STRIP), /Nothing sensitive found/);
      await scene.pick('Dana');
      await scene.sees(PANEL, /Outside your organisation/);
      await scene.share();
      assert.equal((await scene.sharedOnce()).length, 1);
    });

    it('takes the banner away with the guest', async () => {
      const scene = await open('cases');
      await scene.pick('Mei');
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.removeLast();
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.removeLast();
      await scene.sees(PANEL, /This page holds the marking OFFICIAL-SENSITIVE.*birth\.$/);
    });
  });
}
