// An organisation's own site: Doorward runs there once the settings name it and the browser lets it.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';

import { data as atlassian } from '../tenant/data.js';
import { assertSound } from './axe.js';
import { BROWSERS, copyExtension, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, Scene, startStage, STRIP } from './scene.js';

const HOST = 'wiki.acme.example';
const data = { ...atlassian, site: { ...atlassian.site, host: HOST } };

/**
 * The extension as it ships, but that the browser has said yes already: no test can press the
 * button of the browser's own question.
 */
async function allowed(browser) {
  const folder = await copyExtension(browser);
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path));
  manifest.host_permissions.push(`https://${HOST}/*`);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}

for (const browser of BROWSERS) {
  // R149.
  describe(`a site with an address of its own (${browser})`, () => {
    let stage;
    let folder;
    const start = async (extension) => {
      stage = await startStage({ browser, data, extension });
    };
    afterEach(async () => {
      await stage?.close();
      stage = undefined;
      if (folder) rmSync(folder, { recursive: true });
      folder = undefined;
    });

    const openOptions = async () => {
      const options = await stage.session.openExtension('options/options.html');
      await options.waitForFunction(() => document.documentElement.dataset.ready);
      return options;
    };
    const says = (options, pattern) =>
      waitFor(async () => pattern.test(await options.$eval('#own-sites', ({ innerText }) => innerText)), {
        what: `the options to say ${pattern}`,
      });
    const name = (options, text) =>
      options.$eval(
        '#sites',
        (field, text) => {
          field.value = text;
          field.dispatchEvent(new Event('change', { bubbles: true }));
        },
        text,
      );
    const registered = () =>
      stage.session.background(async () =>
        (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches),
      );
    /** Whether Doorward answers in any tab. */
    const isThere = () =>
      stage.session.background(async () => {
        const tabs = await chrome.tabs.query({});
        const answers = tabs.map(({ id }) => chrome.tabs.sendMessage(id, { view: true }).catch(() => null));
        return (await Promise.all(answers)).some(Boolean);
      });
    const open = async () => {
      const page = await stage.session.open(stage.tenant.url('cases'));
      await page.waitForSelector('#share-trigger-btn');
      return page;
    };

    it('is not read before the person has allowed it', async () => {
      await start();
      await open();
      const options = await openOptions();
      await name(options, HOST);
      await says(options, /may not read pages of wiki\.acme\.example yet/);
      await assertSound(stage.session, options, 'the options with a site to allow');
      const [allow] = await options.$$eval('#own-sites button', (buttons) => buttons.map(({ innerText }) => innerText));
      assert.equal(allow, `Allow ${HOST}`);
      assert.deepEqual(await registered(), []);
      assert.equal(await isThere(), false);
    });

    it('is checked once it is named and allowed, also where it was open, and no longer when it is not', async () => {
      folder = await allowed(browser);
      await start(folder);
      const page = await open();
      assert.equal(await isThere(), false);
      const options = await openOptions();
      await name(options, HOST);
      await says(options, /checks pages of wiki\.acme\.example, also those that are open/);
      await waitFor(async () => (await registered()).includes(`https://${HOST}/*`), { what: 'the script to be registered' });
      // Nobody need know that Doorward runs on sites of atlassian.net already.
      const [{ excludeMatches }] = await stage.session.background(() => chrome.scripting.getRegisteredContentScripts());
      assert.deepEqual(excludeMatches, ['https://*.atlassian.net/*']);

      await page.bringToFront();
      await new Scene(stage, page, {}).sees(STRIP, /3 NHS numbers/);
      await page.close();
      const scene = new Scene(stage, await open(), {});
      await scene.sees(STRIP, /3 NHS numbers/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before you share/);
      assert.equal(scene.shares().length, 0);

      const reviewSays = async (review, pattern) =>
        waitFor(async () => pattern.test(await review.evaluate(() => document.body.innerText)), { what: `the review to say ${pattern}` });
      await stage.session.background(() => chrome.storage.session.set({ reviewPace: { gap: 0, unit: 40 } }));
      const review = await stage.session.openExtension(`review/review.html?site=${HOST}&space=CASE`);
      await stage.session.press(review, { role: 'button', name: 'Start the review' });
      await reviewSays(review, /Done: \d+ pages read/);
      await review.close();
      const elsewhere = await stage.session.openExtension('review/review.html?site=wiki.elsewhere.example&space=CASE');
      await reviewSays(elsewhere, /Open a review from Doorward’s popup/);
      await elsewhere.close();

      await scene.page.close();
      await options.bringToFront();
      await name(options, '');
      await waitFor(async () => (await registered()).length === 0, { what: 'the script to go' });
      await says(options, /^$/);
      await open();
      assert.equal(await isThere(), false);
    });
  });
}
