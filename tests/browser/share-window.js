// What a person does in the Share window of today, whatever its markup, and in the restrictions dialog
// before it.

import assert from 'node:assert/strict';

import { WORDS } from '../tenant/components/window/words.js';
import { clickOn, clickWords, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL } from './scene.js';

/** An entry of a menu or a list that is open. */
export const OPTION = '[role=option], [role=menuitemradio]';

/** A list that one types into; the others are menus of a button. */
const isList = (control) => control.evaluate((control) => control.localName === 'input');

/** What a person does in a window, whatever its markup. */
export class Window {
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

/** Opens a page of the tenant and its window; only `rota` holds nothing. */
export async function openWindow(stage, pageName, variant) {
  const scene = await stage.open(pageName, variant);
  scene.isHarmless = pageName === 'rota';
  const window = new Window(scene, variant);
  await window.open();
  return window;
}
