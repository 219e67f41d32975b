// Pages that are open while Doorward is installed or updated.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { BROWSERS, launch, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, Scene, startStage, STRIP } from './scene.js';
import { data } from '../tenant/data.js';
import { startTenant } from '../tenant/server.js';

for (const browser of BROWSERS) {
  describe(`a page that was open before (${browser})`, () => {
    const asks = async (scene) => {
      await scene.sees(STRIP, /3 NHS numbers/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.shutSuggestions();
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before you share/);
    };
    /** One question, and one strip that is that of the version which asks. */
    const asksOnce = async (scene) => {
      await asks(scene);
      assert.equal(scene.shares().length, 0);
      const hosts = (await scene.session.doorward(scene.page)).map(({ host }) => host);
      assert.deepEqual(hosts.sort(), [INTERRUPTION, PANEL, STRIP]);
      await scene.press('button', 'Go back and change it');
      await waitFor(async () => !(await scene.text(INTERRUPTION)), { what: 'the question to go' });
      await scene.session.press(scene.page, { host: STRIP, role: 'button', name: 'Less' });
      await waitFor(async () => (await scene.items(STRIP)).some(({ name }) => name === 'More'), { what: 'the strip to fold' });
    };

    it('is checked from the moment that Doorward is installed', async () => {
      const tenant = await startTenant();
      const session = await launch({ browser, tenant, extension: false });
      try {
        const scene = new Scene({ session, tenant }, await session.open(tenant.url('cases')), {});
        await scene.page.waitForSelector('#share-trigger-btn');
        assert.deepEqual(await session.doorward(scene.page), []);
        await session.install();
        await asksOnce(scene);
      } finally {
        await session.close();
        await tenant.close();
      }
    });

    describe('updated', () => {
      let stage;
      before(async () => (stage = await startStage({ browser })));
      after(() => stage?.close());
      const versions = (scene) =>
        scene.page.$$eval(STRIP, (strips) => strips.map(({ dataset }) => dataset.version ?? 'now'));

      it('is checked by the version that comes, and no longer by the one that goes', async () => {
        const scene = await stage.open('cases');
        await scene.page.evaluate((strip) => (document.querySelector(strip).dataset.version = 'before'), STRIP);
        await stage.session.install();
        await waitFor(async () => String(await versions(scene)) === 'now', { what: 'the strip of the new version alone' });
        await asksOnce(scene);
      });

      it('gives up the press that is being asked about, and checks the next', async () => {
        const scene = await stage.open('cases');
        await asks(scene);
        const before = scene.shares().length;
        await scene.page.evaluate((strip) => (document.querySelector(strip).dataset.version = 'before'), STRIP);
        await stage.session.install();
        await waitFor(async () => String(await versions(scene)) === 'now', { what: 'the strip of the new version alone' });
        await waitFor(async () => !(await scene.text(INTERRUPTION)), { what: 'the question to go' });
        assert.equal(scene.shares().length, before);
        // The person is told, where they look; nobody else says where the press has gone.
        await scene.sees(PANEL, /about to leave[^]*Doorward was updated[^]*not carried out[^]*do it again/);
        await scene.share();
        await scene.sees(INTERRUPTION, /Check before you share/);
        await scene.press('button', 'Go back and change it');
        assert.equal(scene.shares().length, before);
        await waitFor(async () => !/updated/.test(await scene.text(PANEL)), { what: 'the line about the press before to go' });
      });

      it('says of a press that is held without a question what has become of it', async () => {
        const who = `user:${data.people.jo.accountId}`;
        stage.tenant.delay(who, new Promise(() => {}));
        try {
          const scene = await stage.open('cases');
          await scene.openDialog();
          await scene.pick('Jo Okafor');
          await scene.sees(PANEL, /looking up who they are/);
          const before = scene.shares().length;
          await scene.share();
          await scene.page.evaluate((strip) => (document.querySelector(strip).dataset.version = 'before'), STRIP);
          await stage.session.install();
          await waitFor(async () => String(await versions(scene)) === 'now', { what: 'the strip of the new version alone' });
          if (browser === 'firefox') {
            // Firefox has ended the script that held it.
            await scene.sees(PANEL, /Doorward was updated[^]*not carried out/);
            assert.equal(scene.shares().length, before);
          } else {
            await waitFor(() => scene.shares().length > before, { what: 'the share' });
            assert.doesNotMatch(`${await scene.text(PANEL)} ${await scene.text(STRIP)}`, /Doorward was updated/);
          }
        } finally {
          stage.tenant.delay(who);
        }
      });

      it('says that it is not checked any more once Doorward is gone, and lets go', async () => {
        const scene = await stage.open('cases');
        const before = scene.shares().length;
        await stage.session.uninstall();
        await scene.openDialog();
        // Firefox ends the scripts of an extension that goes before they can learn of it.
        if (browser === 'chromium') {
          await scene.sees(STRIP, /^\? Doorward This page is not checked any more/);
        }
        await scene.pick('Dana');
        await scene.shutSuggestions();
        await scene.share();
        await waitFor(() => scene.shares().length > before, { what: 'the share' });
      });
    });
  });
}
