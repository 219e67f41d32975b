// What comes of a choice in the Share window: who can open the page is asked anew, once, and the next
// choice is compared with that. It does not depend on the markup.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';
import { openWindow, Window } from './share-window.js';

const { dana, olu, tom } = data.people;
const FORM = 'popup';
const ONLY_THREE = /Only these can open it: 3 people at acme\.gov\.uk/;
const GUEST_TOO = /1 guest from calderwick\.example \(can view\)/;

for (const browser of BROWSERS) {
  describe(`what comes of a choice in the Share window (${browser})`, () => {
    let stage;
    // Pages of which a test changes who may open it.
    const { jointInside, minutes } = data.pages;
    const pages = {
      ...data.pages,
      jointInside: { ...jointInside },
      below: { ...jointInside, id: '199991', title: 'Below it', parentId: jointInside.id, restrictions: undefined },
      minutes: { ...minutes },
    };
    before(async () => (stage = await startStage({ browser, data: { ...data, pages } })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const open = (pageName, variant) => openWindow(stage, pageName, variant);
    /** Opens the window of a page that is open, and holds nothing. */
    const openOn = async (scene) => {
      scene.isHarmless = true;
      const window = new Window(scene, { window: FORM });
      await window.open();
      return window;
    };
    const reads = () => stage.tenant.requests.filter(({ path }) => /^\/wiki\/(rest\/api|api\/v2)\//.test(path));
    const nobodyAsked = async (window) => assert.equal(await window.scene.text(INTERRUPTION), '');

    it('asks again who can open the page once it was opened to more', async () => {
      const other = await stage.open('jointInside');
      const scene = await stage.open('jointInside', { window: FORM });
      await scene.sees(STRIP, ONLY_THREE);
      const window = await openOn(scene);
      await window.choose('general', window.words.view);
      await window.changedOnce('general', { level: 'view' });
      pages.jointInside.restrictions = undefined;
      await waitFor(
        async () => {
          await scene.page.keyboard.press('Escape');
          return !(await scene.page.$('[role=dialog]'));
        },
        { what: 'the window to shut' },
      );
      await scene.sees(STRIP, GUEST_TOO);
      // And so it is in another tab of the page.
      await other.sees(STRIP, GUEST_TOO);
      pages.jointInside.restrictions = jointInside.restrictions;
    });

    it('asks again once for all the tabs of a page, and for those below it', async () => {
      const others = [await stage.open('jointInside'), await stage.open('jointInside')];
      const below = await stage.open('below');
      const scene = await stage.open('jointInside', { window: FORM });
      for (const each of [...others, below, scene]) await each.sees(STRIP, ONLY_THREE);
      const window = await openOn(scene);
      pages.jointInside.restrictions = undefined;
      stage.tenant.requests.length = 0;
      try {
        await window.choose('general', window.words.view);
        for (const each of [scene, ...others]) await each.sees(STRIP, GUEST_TOO);
        const ofBelow = reads().filter(({ path }) => path.includes(pages.below.id));
        assert.deepEqual(ofBelow, [], 'nobody looks at it');
        await below.page.bringToFront();
        await below.sees(STRIP, GUEST_TOO);
      } finally {
        pages.jointInside.restrictions = jointInside.restrictions;
      }
      const times = {};
      for (const { path } of reads()) times[path] = (times[path] ?? 0) + 1;
      assert.deepEqual(Object.entries(times).filter(([, count]) => count > 1), []);
      assert.ok(!reads().some(({ path }) => /\/user\/current/.test(path)), 'what no choice changes is not asked');
    });

    it('asks again where the site is slow to take a choice, while the window stays open', async () => {
      const scene = await stage.open('jointInside', { window: FORM });
      await scene.sees(STRIP, ONLY_THREE);
      const window = await openOn(scene);
      stage.tenant.requests.length = 0;
      await window.choose('general', window.words.view);
      const asksAgain = () => reads().filter(({ path }) => /byOperation/.test(path)).length > 0;
      await waitFor(asksAgain, { what: 'the first look' });
      await scene.sees(STRIP, ONLY_THREE);
      pages.jointInside.restrictions = undefined;
      try {
        await scene.sees(STRIP, GUEST_TOO);
        assert.ok(await scene.page.$('[role=dialog]'));
      } finally {
        pages.jointInside.restrictions = jointInside.restrictions;
      }
    });

    it('compares the next choice with what the last one made', async () => {
      const scene = await stage.open('jointInside', { window: FORM });
      const window = await openOn(scene);
      const { read } = jointInside.restrictions;
      pages.jointInside.restrictions = { read: { ...read, users: [...read.users, tom] } };
      await window.button(window.words.grant, { of: tom.displayName });
      await window.changedOnce('grant', { accountId: tom.accountId });
      await window.openMenu('general');
      await scene.sees(PANEL, /“Anyone can view”\. Now: only 1 person/);
      pages.jointInside.restrictions = jointInside.restrictions;
    });

    it('lets a page without such an instruction be opened to a space of colleagues', async () => {
      const window = await open('cases', { window: FORM });
      await window.choose('general', window.words.view);
      await window.changedOnce('general', { level: 'view' });
      await nobodyAsked(window);
    });

    it(`raises a guest's role once the person has said so`, async () => {
      const window = await open('cases', { window: FORM });
      await window.choose(dana.displayName, window.words.canEdit);
      await window.goOn();
      await window.changedOnce('role', { accountId: dana.accountId, role: 'edit' });
    });

    it('says that it cannot tell who somebody is, and lets go', async () => {
      const window = await open('cases', { window: FORM });
      await window.openMenu(olu.displayName);
      await window.scene.sees(PANEL, /Olu Adeyemi: cannot tell/);
      await window.choose(olu.displayName, window.words.canEdit);
      await window.changedOnce('role', { accountId: olu.accountId, role: 'edit' });
      await nobodyAsked(window);
    });

    it('sees the public link on once the site has taken it, however late', async () => {
      const window = await open('rota', { window: FORM });
      let taken;
      stage.tenant.delay('access:link', new Promise((resolve) => (taken = resolve)));
      await window.link();
      await window.changedOnce('link', { on: true });
      // Doorward looks at a page once more after a while, whatever happens; not after that.
      await new Promise((turn) => setTimeout(turn, 6_000));
      taken();
      await window.scene.sees(STRIP, /anybody with the public link \(can view\)/);
    });

    it('holds Apply where it opens a page that was restricted a moment ago', async () => {
      const variant = { window: 'padlock', access: 'view' };
      pages.minutes.restrictions = undefined;
      const window = await open('minutes', variant);
      await window.choose('mode', window.words.modes[2]);
      await window.button(window.words.apply);
      await window.changedOnce('restrictions', { mode: 2 });
      pages.minutes.restrictions = minutes.restrictions;
      await window.scene.sees(STRIP, /Only these can open it: 2 people/);
      window.scene.tenant.requests.length = 0;
      await window.open();
      await window.choose('mode', window.words.modes[1]);
      await window.button(window.words.apply);
      await window.isHeld(/everybody who can open the space/i);
    });
  });
}
