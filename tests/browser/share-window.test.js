// The Share window of today in two markups, and the restrictions dialog before
// it: each choice that gives more people the page is an act of sharing.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { WORDS } from '../tenant/components/window/words.js';
import { data } from '../tenant/data.js';
import { BROWSERS, clickOn, clickWords, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { dana, mei, olu, tom, jo, idris } = data.people;
// Which markup is recognised does not depend on the browser; how it is pressed does.
const FORMS = { chromium: ['modal', 'popup'], firefox: ['popup'] };
const OPTION = '[role=option], [role=menuitemradio]';

/** A list that one types into; the others are menus of a button. */
const isList = (control) => control.evaluate((control) => control.localName === 'input');

/** What a person does in a window, whatever its markup. */
class Window {
  constructor(scene, { window, locale = 'en' }) {
    this.scene = scene;
    this.page = scene.page;
    this.form = window;
    this.words = WORDS[locale];
  }

  async open() {
    await this.page.bringToFront();
    await clickOn(this.page, '#share-mount button');
    await this.page.waitForSelector('[role=dialog] [role=combobox]');
    await this.scene.sees(PANEL, this.scene.isHarmless ? /^/ : /This page holds/);
  }

  /** The changes the site was asked to make: `[what, body]`. */
  changes() {
    return this.scene.tenant.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ path, body: { page, ...body } }) => [path.split('/').at(-1), body]);
  }

  /** Waits for the one change. */
  async changedOnce(what, body) {
    await waitFor(() => this.changes().length > 0, { what: `the change of ${what}` });
    assert.deepEqual(this.changes(), [[what, body]]);
  }

  /** The control of general access, of its reach, or of somebody's role. */
  async control(of) {
    const handle = await this.page.evaluateHandle(
      (of, general) => {
        const [first, second] = document.querySelectorAll(`[role=dialog] button[aria-label="${general}"]`);
        const byId = (id) => document.querySelector(`[role=dialog] [id="${id}"]`);
        if (of === 'general') return byId('general') ?? first;
        if (of === 'scope') return byId('scope') ?? second;
        if (of === 'mode') return byId('mode');
        const row = [...document.querySelectorAll('[role=dialog] .access > *')].find((row) =>
          row.textContent.includes(of),
        );
        return row.querySelector('[aria-haspopup]');
      },
      of,
      this.words.general,
    );
    return handle.asElement();
  }

  /** Waits until an open menu, which is drawn a moment after it opens, has an entry of these words. */
  offers(words) {
    return this.page.waitForFunction(
      (selector, words) =>
        [...document.querySelectorAll(selector)].some((option) => option.textContent === words),
      {},
      OPTION,
      words,
    );
  }

  /** Opens the menu or list of a control by keyboard; the control may be drawn anew meanwhile. */
  async openMenu(of) {
    const isOpen = async () => (await this.control(of)).evaluate((control) => control.ariaExpanded === 'true');
    await waitFor(
      async () => {
        // One that opened late would be shut by the next press.
        if (await isOpen()) return true;
        await this.page.bringToFront();
        // That of another control, which its choice has just drawn anew, keeps the focus to itself.
        await this.shutMenu();
        const control = await this.control(of);
        // A menu that has just shut gives the focus back when it is ready to.
        await control.focus();
        await this.page.keyboard.press((await isList(control)) ? 'ArrowDown' : 'Enter');
        return waitFor(isOpen, { limit: 3_000 }).catch(() => false);
      },
      { what: `the menu of ${of}` },
    );
  }

  /**
   * Shuts the menu that stays open after a choice: dropdown-menu's does. Escape shuts the popup
   * below it as well, which is then opened again.
   */
  async shutMenu() {
    if (!(await this.page.$('[role=menuitemradio]'))) return;
    await this.page.keyboard.press('Escape');
    await waitFor(async () => !(await this.page.$('[role=menuitemradio]')), { what: 'the menu to shut' });
    if (!(await this.page.$('[role=dialog]'))) await this.open();
  }

  /** Chooses in a menu or list. `how`: the mouse, or a key. */
  async choose(of, words, how = 'mouse') {
    if (how === 'mouse') {
      // A list shuts where the window loses the focus for a moment, which other tabs may take, and
      // what Doorward says above it may push it out of the window.
      const ready = async () => {
        await this.openMenu(of);
        const control = await this.control(of);
        await control.evaluate((control) => control.scrollIntoView({ block: 'center', behavior: 'instant' }));
      };
      await clickWords(this.page, OPTION, words, { ready });
      return;
    }
    await this.openMenu(of);
    await this.offers(words);
    const control = await this.control(of);
    if (await isList(control)) {
      await waitFor(
        async () => {
          const isThere = await control.evaluate((control, words) => {
            const active = document.getElementById(control.getAttribute('aria-activedescendant'));
            return active?.textContent === words;
          }, words);
          if (!isThere) await this.page.keyboard.press('ArrowDown');
          return isThere;
        },
        { what: `the keyboard to be at ${words}` },
      );
      await this.page.keyboard.press(how);
    } else {
      await this.page.$$eval(
        OPTION,
        (options, words) => options.find((option) => option.textContent === words).focus(),
        words,
      );
      await this.page.keyboard.press(how);
    }
  }

  /** Presses the button of these words; in the row of somebody, where one is named. */
  async button(words, { of = '', how = 'mouse' } = {}) {
    if (how === 'mouse') return clickWords(this.page, '[role=dialog] button', words, { beside: of });
    await this.page.evaluate(
      (words, of) =>
        [...document.querySelectorAll('[role=dialog] button')]
          .find((button) => button.textContent === words && button.parentElement.textContent.includes(of))
          .focus(),
      words,
      of,
    );
    return this.page.keyboard.press(how);
  }

  async link(how = 'mouse') {
    if (how === 'mouse') return clickOn(this.page, '[role=dialog] label[for=link]');
    await this.page.focus('#link');
    return this.page.keyboard.press(how);
  }

  isLinkOn() {
    return this.page.$eval('#link', (input) => input.checked);
  }

  /** The question stands and nothing was done; goes back, and nothing is done. */
  async isHeld(pattern) {
    await this.scene.sees(INTERRUPTION, pattern);
    assert.deepEqual(this.changes(), []);
    await this.scene.press('button', 'Go back and change it');
    await this.scene.sees(INTERRUPTION, /^$/);
    assert.deepEqual(this.changes(), []);
  }

  async goOn() {
    await this.scene.sees(INTERRUPTION, /Check before you share/);
    assert.deepEqual(this.changes(), []);
    await this.scene.press('checkbox');
    await this.scene.press('button', 'Share anyway');
  }
}

for (const browser of BROWSERS) {
  describe(`the Share window (${browser})`, () => {
    let stage;
    // Pages of which a test changes who may open it.
    const { jointInside, minutes } = data.pages;
    const pages = {
      ...data.pages,
      jointInside: { ...jointInside },
      below: { ...jointInside, id: '199991', title: 'Below it', parentId: jointInside.id, restrictions: undefined },
      minutes: { ...minutes },
    };
    before(async () => {
      stage = await startStage({ browser, data: { ...data, pages } });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const open = async (pageName, variant) => {
      const scene = await stage.open(pageName, variant);
      scene.isHarmless = pageName === 'rota';
      const window = new Window(scene, variant);
      await window.open();
      return window;
    };
    const ONLY_THREE = /Only these can open it: 3 people at acme\.gov\.uk/;
    const GUEST_TOO = /1 guest from calderwick\.example \(can view\)/;
    const reads = () => stage.tenant.requests.filter(({ path }) => /^\/wiki\/(rest\/api|api\/v2)\//.test(path));
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

      it(`asks again who can open the page once it was opened to more: ${form}`, async () => {
        const other = await stage.open('jointInside');
        const scene = await stage.open('jointInside', { window: form });
        await scene.sees(STRIP, /Only these can open it: 3 people at acme\.gov\.uk/);
        scene.isHarmless = true;
        const window = new Window(scene, { window: form });
        await window.open();
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
        await scene.sees(STRIP, /1 guest from calderwick\.example \(can view\)/);
        // And so it is in another tab of the page.
        await other.sees(STRIP, /1 guest from calderwick\.example \(can view\)/);
        pages.jointInside.restrictions = jointInside.restrictions;
      });

      it(`asks again once for all the tabs of a page, and for those below it: ${form}`, async () => {
        const others = [await stage.open('jointInside'), await stage.open('jointInside')];
        const below = await stage.open('below');
        const scene = await stage.open('jointInside', { window: form });
        for (const each of [...others, below, scene]) await each.sees(STRIP, ONLY_THREE);
        scene.isHarmless = true;
        const window = new Window(scene, { window: form });
        await window.open();
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

      it(`asks again where the site is slow to take a choice, while the window stays open: ${form}`, async () => {
        const scene = await stage.open('jointInside', { window: form });
        await scene.sees(STRIP, ONLY_THREE);
        scene.isHarmless = true;
        const window = new Window(scene, { window: form });
        await window.open();
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

      it(`compares the next choice with what the last one made: ${form}`, async () => {
        const scene = await stage.open('jointInside', { window: form });
        scene.isHarmless = true;
        const window = new Window(scene, { window: form });
        await window.open();
        const { read } = jointInside.restrictions;
        pages.jointInside.restrictions = { read: { ...read, users: [...read.users, tom] } };
        await window.button(window.words.grant, { of: tom.displayName });
        await window.changedOnce('grant', { accountId: tom.accountId });
        await window.openMenu('general');
        await scene.sees(PANEL, /“Anyone can view”\. Now: only 1 person/);
        pages.jointInside.restrictions = jointInside.restrictions;
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

      it(`lets a page without such an instruction be opened to a space of colleagues: ${form}`, async () => {
        const window = await open('cases', { window: form });
        await window.choose('general', window.words.view);
        await window.changedOnce('general', { level: 'view' });
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

      it(`raises a guest's role once the person has said so: ${form}`, async () => {
        const window = await open('cases', { window: form });
        await window.choose(dana.displayName, window.words.canEdit);
        await window.goOn();
        await window.changedOnce('role', { accountId: dana.accountId, role: 'edit' });
      });

      it(`says that it cannot tell who somebody is, and lets go: ${form}`, async () => {
        const window = await open('cases', { window: form });
        await window.openMenu(olu.displayName);
        await window.scene.sees(PANEL, /Olu Adeyemi: cannot tell/);
        await window.page.keyboard.press('Escape');
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

      it(`sees the public link on once the site has taken it, however late: ${form}`, async () => {
        const window = await open('rota', { window: form });
        let taken;
        stage.tenant.delay('access:link', new Promise((resolve) => (taken = resolve)));
        await window.link();
        await window.changedOnce('link', { on: true });
        // Doorward looks at a page once more after a while, whatever happens; not after that.
        await new Promise((turn) => setTimeout(turn, 6_000));
        taken();
        await window.scene.sees(STRIP, /anybody with the public link \(can view\)/);
      });

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
