// The Share window of today in two markups, and the restrictions dialog before
// it: each choice that gives more people the page is an act of sharing.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage } from './scene.js';
import { openWindow, OPTION } from './share-window.js';

const { dana, mei, tom, jo, idris } = data.people;
// Which markup is recognised does not depend on the browser; how it is pressed does.
const FORMS = { chromium: ['modal', 'popup'], firefox: ['popup'] };

for (const browser of BROWSERS) {
  describe(`the Share window (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const open = (pageName, variant) => openWindow(stage, pageName, variant);
    const nobodyAsked = async (window) => assert.equal(await window.scene.text(INTERRUPTION), '');

    for (const form of FORMS[browser]) {
      for (const how of ['mouse', 'Enter', ' ']) {
        // R18.
        it(`holds the opening of general access: ${form}, ${how === ' ' ? 'Space' : how}`, async () => {
          const window = await open('minutes', { window: form });
          await window.choose('general', window.words.view, how);
          await window.goOn();
          await window.changedOnce('general', { level: 'view' });
        });
      }

      // A button of the browser's is clicked by keys; what only says that it is one hears them itself.
      if (form === 'popup') it(`holds a choice that is no button, by key: ${form}`, async () => {
        const window = await open('minutes', { window: form });
        await window.openMenu('general');
        await window.offers(window.words.view);
        await window.page.evaluate((selector, words) => {
          const option = [...document.querySelectorAll(selector)].find((one) => one.textContent === words);
          const drawn = document.createElement('div');
          for (const { name, value } of option.attributes) drawn.setAttribute(name, value);
          drawn.textContent = words;
          globalThis.chosen = 0;
          drawn.addEventListener('click', () => (globalThis.chosen += 1));
          drawn.addEventListener('keydown', ({ key }) => (globalThis.chosen += key === 'Enter' ? 1 : 0));
          option.replaceWith(drawn);
          // The menu may move the focus just then.
          drawn.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        }, OPTION, window.words.view);
        await window.scene.sees(INTERRUPTION, /Check before you share/);
        assert.equal(await window.page.evaluate(() => globalThis.chosen), 0);
        await window.scene.press('checkbox');
        await window.scene.press('button', 'Share anyway');
        await waitFor(() => window.page.evaluate(() => globalThis.chosen === 1), { what: 'the choice' });
      });

      it(`leaves general access as it is when the person goes back: ${form}`, async () => {
        const window = await open('minutes', { window: form });
        await window.choose('general', window.words.edit);
        await window.isHeld(/Now: only 2 people\. After: everybody who can open the space can view and edit it/);
      });

      it(`says before and after while the menu is open: ${form}`, async () => {
        const window = await open('minutes', { window: form });
        await window.openMenu('general');
        await window.scene.sees(PANEL, /“Anyone can view”\. Now: only 2 people\. After: everybody who can open the space can view it/);
        assert.doesNotMatch(await window.scene.text(PANEL), /“Only specific/);
      });

      it(`holds the widening from the parent to the space: ${form}`, async () => {
        const window = await open('minutes', { window: form });
        await window.choose('scope', window.words.space);
        await window.goOn();
        await window.changedOnce('scope', { level: 'space' });
      });

      it(`lets general access be narrowed: ${form}`, async () => {
        const window = await open('minutes', { window: form, access: 'edit' });
        await window.choose('general', window.words.restricted);
        await window.changedOnce('general', { level: 'restricted' });
        await nobodyAsked(window);
      });

      for (const how of ['mouse', 'Enter']) {
        it(`holds the raising of a guest's role: ${form}, ${how}`, async () => {
          const window = await open('cases', { window: form });
          await window.choose(dana.displayName, window.words.canEdit, how);
          await window.isHeld(/Dana Reyes.*Now: Dana Reyes can view the page\. After: Dana Reyes can view and edit it/);
          await window.page.keyboard.press('Escape');
        });
      }

      it(`lets a colleague's role be raised: ${form}`, async () => {
        const window = await open('cases', { window: form });
        await window.choose(mei.displayName, window.words.canEdit);
        await window.changedOnce('role', { accountId: mei.accountId, role: 'edit' });
        await nobodyAsked(window);
      });

      for (const how of ['mouse', ' ']) {
        // R148, R166.
        it(`holds the switching on of the public link: ${form}, ${how === ' ' ? 'Space' : how}`, async () => {
          const window = await open('cases', { window: form });
          await window.link(how);
          await window.isHeld(/Anyone who has the link.*anybody who has the link, without signing in/);
          assert.equal(await window.isLinkOn(), false);
          await window.link(how);
          await window.goOn();
          await window.changedOnce('link', { on: true });
          await waitFor(() => window.isLinkOn(), { what: 'the link to be on' });
          // Off again is no question.
          window.scene.tenant.requests.length = 0;
          await window.link(how);
          await window.changedOnce('link', { on: false });
        });
      }

      it(`holds the copying of a public link: ${form}`, async () => {
        const window = await open('cases', { window: form });
        const isCopied = () => window.page.$eval('[role=dialog]', (dialog, words) => dialog.textContent.includes(words), window.words.copied);
        await window.button(window.words.copyLink, { how: 'Enter' });
        await window.isHeld(/Anyone who has the link/);
        assert.equal(await isCopied(), false);
        await window.button(window.words.copyLink);
        await window.goOn();
        await waitFor(isCopied, { what: 'the link to be copied' });
      });

      it(`holds the granting of what an outsider asked for: ${form}`, async () => {
        const window = await open('cases', { window: form });
        await window.scene.sees(PANEL, /Access requested by: Jo Okafor/);
        await window.button(window.words.grant, { of: jo.displayName });
        await window.isHeld(/Jo Okafor/);
        await window.button(window.words.grant, { of: jo.displayName, how: ' ' });
        await window.goOn();
        await window.changedOnce('grant', { accountId: jo.accountId });
      });

      it(`lets a colleague's request be granted: ${form}`, async () => {
        const window = await open('cases', { window: form });
        await window.button(window.words.grant, { of: tom.displayName });
        await window.changedOnce('grant', { accountId: tom.accountId });
        await nobodyAsked(window);
      });

      it(`holds or says that it cannot tell, by what the window shows of a guest: ${form}`, async () => {
        const window = await open('cases', { window: form });
        if (form === 'popup') {
          // The name leads to the profile, so the account is known.
          await window.scene.sees(PANEL, /Access requested by: Idris Vaughan, guest/);
          await window.button(window.words.grant, { of: idris.displayName });
          await window.isHeld(/Idris Vaughan, guest/);
        } else {
          await window.scene.sees(PANEL, /Idris Vaughan: cannot tell/);
          await window.button(window.words.grant, { of: idris.displayName });
          await window.changedOnce('grant', { accountId: idris.accountId });
        }
      });

      for (const how of ['mouse', 'Enter']) {
        it(`holds Share: ${form}, ${how}`, async () => {
          const window = await open('cases', { window: form });
          await window.scene.pick('Dana');
          await window.scene.sees(PANEL, /about to leave your organisation.*Dana Reyes, guest/);
          await window.page.keyboard.press('Tab');
          // A press that only shut the list of suggestions is made again.
          const isAsked = async () => /Dana Reyes, guest/.test(await window.scene.text(INTERRUPTION));
          await waitFor(
            async () => {
              assert.equal(window.scene.shares().length, 0);
              if (await isAsked()) return true;
              await window.button(window.words.share, { how });
              return waitFor(isAsked, { limit: 4_000 }).catch(() => false);
            },
            { what: 'the question' },
          );
          assert.equal(window.scene.shares().length, 0);
          await window.scene.press('checkbox', /northbridge/);
          await window.scene.press('button', 'Share anyway');
          const shares = await window.scene.sharedOnce();
          assert.deepEqual(shares.map(({ recipients }) => recipients.map(({ id }) => id)), [[dana.accountId]]);
        });
      }

      it(`lets a harmless page go, whatever is chosen: ${form}`, async () => {
        const window = await open('rota', { window: form });
        await window.link();
        await waitFor(() => window.changes().length === 1, { what: 'the link' });
        await window.choose(dana.displayName, window.words.canEdit);
        await waitFor(() => window.changes().length === 2, { what: 'the role' });
        await window.shutMenu();
        await window.choose('general', window.words.edit);
        await waitFor(() => window.changes().length === 3, { what: 'general access' });
        await window.shutMenu();
        await window.button(window.words.grant, { of: jo.displayName, how: 'Enter' });
        await waitFor(() => window.changes().length === 4, { what: 'the grant' });
        assert.deepEqual(window.changes().map(([what]) => what), ['link', 'role', 'general', 'grant']);
        await nobodyAsked(window);
      });

      for (const locale of ['de', 'ja']) {
        it(`reads the words of the language: ${form} ${locale}`, async () => {
          const window = await open('minutes', { window: form, locale, theme: 'dark' });
          await window.link();
          await window.isHeld(/Anyone who has the link/);
          await window.button(window.words.copyLink);
          await window.isHeld(/Anyone who has the link/);
          await window.button(window.words.grant, { of: jo.displayName });
          await window.isHeld(/Jo Okafor/);
          await window.choose(dana.displayName, window.words.canEdit);
          await window.isHeld(/Dana Reyes/);
          await window.page.keyboard.press('Escape');
          if (!(await window.page.$('[role=dialog]'))) await window.open();
          await window.choose('general', window.words.edit);
          await window.goOn();
          await window.changedOnce('general', { level: 'edit' });
        });
      }
    }

    for (const locale of ['en', 'de', 'ja']) {
      it(`holds Apply in the restrictions dialog where it opens the page: ${locale}`, async () => {
        const variant = { window: 'padlock', locale };
        const window = await open('minutes', variant);
        await window.choose('mode', window.words.modes[1]);
        await window.scene.sees(PANEL, /Now: only 2 people\. After: everybody who can open the space can view it/);
        await window.button(window.words.apply, { how: 'Enter' });
        await window.isHeld(/everybody who can open the space/i);
        await window.button(window.words.apply);
        await window.goOn();
        await window.changedOnce('restrictions', { mode: 1 });
      });
    }

    it('lets Apply restrict a page, and says what it does not check', async () => {
      const window = await open('minutes', { window: 'padlock', access: 'view' });
      await window.scene.sees(PANEL, /does not check the people you add/);
      await window.choose('mode', window.words.modes[2], 'Enter');
      await window.button(window.words.apply);
      await window.changedOnce('restrictions', { mode: 2 });
      await nobodyAsked(window);
    });
  });
}
