// The main job in every form of the dialog that Atlassian's component has.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { clickOn } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { dana, mei } = data.people;

// Each value of each choice at least once, and the combinations that change the
// markup most.
const VARIANTS = [
  { gates: 'on' },
  { gates: 'on', locale: 'ja', theme: 'dark' },
  { gates: 'on', locale: 'de', layout: 'tabs' },
  { gates: 'on', layout: 'menu', picker: 'plain' },
  { gates: 'on', layout: 'split' },
  { locale: 'de' },
  { locale: 'ja', theme: 'dark' },
  { layout: 'tabs' },
  { layout: 'menu' },
  { layout: 'split', locale: 'ja' },
  { picker: 'plain' },
  { csp: 'none' },
];

const PUBLIC_VARIANTS = [
  { public: '1' },
  { public: '1', locale: 'de' },
  { public: '1', locale: 'ja', gates: 'on' },
  { public: '1', layout: 'tabs' },
];

const name = (variant) => Object.entries(variant).map((pair) => pair.join('=')).join(' ');

describe('forms of the dialog', () => {
  let stage;
  before(async () => {
    stage = await startStage({ browser: 'chromium' });
  });
  beforeEach(() => stage.reset());
  afterEach(() => stage.closePages());
  after(() => stage?.close());

  for (const variant of VARIANTS) {
    it(`holds and lets go: ${name(variant)}`, async () => {
      const scene = await stage.open('cases', variant);
      await scene.openDialog();
      await scene.pick('Mei');
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana Reyes, guest from northbridge/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Dana Reyes/);
      assert.equal(scene.shares().length, 0);
      await scene.press('checkbox', /northbridge/);
      await scene.press('button', 'Share anyway');
      const shares = await scene.sharedOnce();
      assert.deepEqual(
        shares.map(({ recipients }) => recipients.map(({ id }) => id)),
        [[mei.accountId, dana.accountId]],
      );
    });
  }

  for (const variant of PUBLIC_VARIANTS) {
    // R148, R166.
    it(`holds a public link to a sensitive page: ${name(variant)}`, async () => {
      const scene = await stage.open('cases', variant);
      await scene.openDialog();
      await scene.sees(PANEL, /Anyone who has the link/);
      await scene.pick('Mei');
      await scene.share();
      await scene.sees(INTERRUPTION, /ignores every restriction/);
      assert.equal(scene.shares().length, 0);
      await scene.press('checkbox', /anyone at all/);
      await scene.press('button', 'Share anyway');
      assert.equal((await scene.sharedOnce()).length, 1);
    });
  }

  it('holds the copying of a public link, which sends nothing', async () => {
    const scene = await stage.open('cases', { public: '1' });
    await scene.openDialog();
    await scene.sees(PANEL, /Anyone who has the link/);
    await scene.shutSuggestions();
    const copy = () => clickOn(scene.page, '[data-testid=form-footer] button[type=button]');
    await copy();
    await scene.sees(INTERRUPTION, /Anyone who has the link/);
    await scene.press('button', 'Go back and change it');
    await scene.sees(INTERRUPTION, /^$/);
    const message = () => scene.page.$eval('[data-testid=form-footer]', (footer) => footer.textContent);
    assert.doesNotMatch(await message(), /copied/);
    await copy();
    await scene.press('checkbox', /anyone at all/);
    await scene.press('button', 'Share anyway');
    await scene.sees(INTERRUPTION, /^$/);
    await scene.page.waitForFunction(() => /copied/i.test(document.body.textContent));
  });

  it('lets the ordinary link of a sensitive page be copied', async () => {
    const scene = await stage.open('cases');
    await scene.openDialog();
    await scene.shutSuggestions();
    await clickOn(scene.page, '[data-testid=form-footer] button[type=button]');
    await scene.page.waitForFunction(() => /copied/i.test(document.body.textContent));
    assert.equal(await scene.text(INTERRUPTION), '');
  });

  it('shows its own colours to match the page, light or dark', async () => {
    for (const theme of ['light', 'dark']) {
      const scene = await stage.open('cases', { theme });
      const shown = await scene.page.$eval(STRIP, (strip) => getComputedStyle(strip).colorScheme);
      assert.equal(shown, theme);
    }
  });
});
