// An organisation's own site: Doorward runs there once the settings name it and the browser lets it.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

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
    before(async () => {
      folder = await allowed(browser);
      stage = await startStage({ browser, data, extension: folder });
    });
    after(async () => {
      await stage?.close();
      rmSync(folder, { recursive: true });
    });

    const sites = (options) => options.$eval('#own-sites', ({ innerText }) => innerText);
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
        (await chrome.scripting?.getRegisteredContentScripts())?.flatMap(({ matches }) => matches) ?? [],
      );
    /** The page, and whether Doorward answers in it, or in any other. */
    const open = async () => {
      const page = await stage.session.open(stage.tenant.url('cases'));
      await page.waitForSelector('#share-trigger-btn');
      const isThere = await stage.session.background(async () => {
        const tabs = await chrome.tabs.query({});
        const answers = tabs.map(({ id }) => chrome.tabs.sendMessage(id, { view: true }).catch(() => null));
        return (await Promise.all(answers)).some(Boolean);
      });
      return { page, isThere };
    };

    it('is checked once it is named and allowed, and no longer when it is not', async () => {
      assert.equal((await open()).isThere, false);
      const options = await stage.session.openExtension('options/options.html');
      await options.waitForFunction(() => document.documentElement.dataset.ready);
      await name(options, HOST);
      await waitFor(async () => /may not read pages of wiki\.acme\.example yet/.test(await sites(options)), { what: 'the question' });
      await assertSound(stage.session, options, 'the options with a site to allow');
      assert.equal((await open()).isThere, false);

      await options.bringToFront();
      await stage.session.press(options, { role: 'button', name: `Allow ${HOST}` });
      await waitFor(async () => /checks pages of wiki\.acme\.example/.test(await sites(options)), { what: 'the permission' });
      await waitFor(async () => (await registered()).includes(`https://${HOST}/*`), { what: 'the script to be registered' });
      // Nobody need know that Doorward runs on sites of atlassian.net already.
      const [{ excludeMatches }] = await stage.session.background(() => chrome.scripting.getRegisteredContentScripts());
      assert.deepEqual(excludeMatches, ['https://*.atlassian.net/*']);

      const { page, isThere } = await open();
      assert.ok(isThere);
      const scene = new Scene(stage, page, {});
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

      await page.close();
      await options.bringToFront();
      await name(options, '');
      await waitFor(async () => (await registered()).length === 0, { what: 'the script to go' });
      assert.equal(await sites(options), '');
      assert.equal((await open()).isThere, false);
    });
  });
}
