// What a person does at the share dialog, and what they see there.

import assert from 'node:assert/strict';

import { click, clickOn, launch, waitFor } from './harness/index.js';
import { startTenant } from '../tenant/server.js';

export const STRIP = 'doorward-strip';
export const PANEL = 'doorward-panel';
export const INTERRUPTION = 'doorward-interruption';

// What is in the text of a page that its label marks before the text was read.
const IN_TEXT = { cases: /3 NHS numbers/ };

/**
 * A tenant, of `data` where it is given, and a browser with Doorward, for the tests of one file.
 * Its scripts are megabytes: as on a real site, a browser that has them does not ask for them again,
 * nor compile them anew.
 */
export async function startStage({ data, cache = 'max-age=3600, immutable', ...options }) {
  const tenant = await startTenant({ data, cache });
  try {
    return new Stage(tenant, await launch({ tenant, ...options }));
  } catch (error) {
    await tenant.close();
    throw error;
  }
}

class Stage {
  constructor(tenant, session) {
    this.tenant = tenant;
    this.session = session;
  }

  /** Opens a page of the tenant and waits until Doorward has read it. */
  async open(pageName, variant = {}, window) {
    const scene = await this.openUnread(pageName, variant, window);
    await scene.sees(STRIP, IN_TEXT[pageName] ?? /This page holds|Nothing sensitive found/);
    // The strip may take a second line while answers come in, which moves the page. Where a test
    // holds an answer back, there is no waiting for it.
    let last;
    const isSettled = async () => {
      const said = await scene.text(STRIP);
      const isStill = said === last;
      last = said;
      return isStill && !/Finding out/.test(said);
    };
    await waitFor(isSettled, { limit: 3_000 }).catch(() => {});
    return scene;
  }

  /** Opens a page of the tenant. */
  async openUnread(pageName, variant = {}, window) {
    const page = await this.session.open(this.tenant.url(pageName, variant), window);
    return new Scene(this, page, variant);
  }

  /** Between two tests: the site is as it was at the start, and Doorward as if just installed. */
  async reset() {
    this.tenant.reset();
    await this.session.background(async () => {
      const { forgetAll } = await import('/storage/keep.js');
      await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear(), forgetAll()]);
    });
  }

  /** Has Doorward forget what it read of pages a moment ago, which it keeps for the session. */
  forgetAnswers() {
    return this.session.background(() => chrome.storage.session.clear());
  }

  closePages() {
    return this.session.closePages();
  }

  async close() {
    await this.session.close();
    await this.tenant.close();
  }
}

/**
 * A press is kept as long as the site keeps an answer back, and asked about once it comes: on a page
 * of which nothing else is sensitive.
 */
export async function keepsAPress(stage, { call, page, asks }) {
  let tell;
  stage.tenant.delay(call, new Promise((done) => (tell = done)));
  try {
    const scene = await stage.open(page);
    await scene.sees(STRIP, /Nothing sensitive found/);
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.shutSuggestions();
    await scene.share();
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(scene.shares().length, 0);
    assert.equal(await scene.text(INTERRUPTION), '');
    tell();
    await scene.sees(INTERRUPTION, asks);
    assert.equal(scene.shares().length, 0);
  } finally {
    tell();
    stage.tenant.delay(call);
  }
}

export class Scene {
  constructor(stage, page, variant) {
    this.stage = stage;
    this.session = stage.session;
    this.tenant = stage.tenant;
    this.page = page;
    this.variant = variant;
  }

  // ── What Doorward shows ─────────────────────────────────────────────────

  /** The text of one of Doorward's hosts; '' where it is not there or empty. */
  async text(host) {
    const shown = (await this.session.doorward(this.page)).find((reading) => reading.host === host);
    return shown?.text ?? '';
  }

  /** The items in a host, flattened: `{role, name, …}`. */
  async items(host) {
    const flat = (items) => items.flatMap((item) => [item, ...flat(item.children)]);
    const shown = (await this.session.doorward(this.page)).find((reading) => reading.host === host);
    return shown ? flat(shown.tree) : [];
  }

  /** Waits until a host's text matches, and returns it. */
  async sees(host, pattern) {
    let last;
    try {
      return await waitFor(
        async () => {
          last = await this.text(host);
          return pattern.test(last) && (last || true);
        },
        { what: `${host} to match ${pattern}` },
      );
    } catch (error) {
      throw new Error(`${host} did not match ${pattern}; it says: ${last}`, { cause: error });
    }
  }

  press(role, name) {
    return this.session.press(this.page, { host: INTERRUPTION, role, name });
  }

  // ── What the person does ────────────────────────────────────────────────

  /** Opens the share dialog, up to its form. */
  async openDialog() {
    await this.page.bringToFront();
    const isOpen = () => this.page.$('[role=dialog]');
    // A browser that only just brought the tab to the front may lose the press: it is made again.
    await waitFor(
      async () => {
        await clickOn(this.page, '#share-trigger-btn');
        return waitFor(isOpen, { limit: 10_000, what: 'the share dialog' });
      },
      { what: 'the share dialog to open by a press' },
    );
    if (this.variant.layout === 'menu') {
      // The form comes after the menu's entry for e-mail, the second.
      const entry = await waitFor(async () => (await this.page.$$('[role=dialog] [role=menuitem], [role=dialog] button'))[1], {
        what: 'the menu of the share dialog',
      });
      await click(entry);
    }
    await this.page.waitForSelector('[role=dialog] [role=combobox]');
  }

  /** Closes the share dialog, which forgets who was chosen. */
  async closeDialog() {
    await this.shutSuggestions();
    await this.page.keyboard.press('Escape');
    await waitFor(async () => !(await this.page.$('[role=dialog]')), { what: 'the dialog to close' });
  }

  /** Types into the people field and waits for suggestions that all fit. */
  async suggest(typed) {
    // By focus: a press could miss the field while the panel above it grows or shrinks.
    await this.page.focus('[role=dialog] [role=combobox]');
    await this.page.keyboard.type(typed);
    await this.page.waitForFunction(
      (typed) => {
        const rows = [...document.querySelectorAll('[role=option]')];
        return rows.length > 0 && rows.every((row) => row.textContent.toLowerCase().includes(typed));
      },
      {},
      typed.toLowerCase(),
    );
  }

  /** Types into the people field and picks the row whose text matches. */
  async pick(typed, row = new RegExp(typed, 'i')) {
    const before = (await this.chosen()).length;
    // By focus: a press could miss the field while the panel above it grows or shrinks.
    await this.page.focus('[role=dialog] [role=combobox]');
    await this.page.keyboard.type(typed);
    const isChosen = async () => (await this.chosen()).length > before;
    // The suggestions are replaced as answers come in, perhaps under the mouse; a press that misses
    // them takes the focus away, and what was typed goes with it.
    let last;
    let rowsSeen = Date.now();
    await waitFor(
      async () => {
        if (await isChosen()) return true;
        const place = await this.page.$$eval(
          '[role=option]',
          (rows, source, flags) => {
            const row = rows.find((row) => new RegExp(source, flags).test(row.textContent));
            if (!row) return null;
            const box = row.getBoundingClientRect();
            const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
            // A long list reaches below the window until it is filtered.
            return row.contains(document.elementFromPoint(place.x, place.y)) ? place : null;
          },
          row.source,
          row.flags,
        );
        if (place) {
          rowsSeen = Date.now();
        } else if (Date.now() - rowsSeen > 2_500) {
          rowsSeen = Date.now();
          await this.page.bringToFront();
          await this.page.focus('[role=dialog] [role=combobox]');
          // In place of what may still stand there.
          await this.page.keyboard.down('Control');
          await this.page.keyboard.press('a');
          await this.page.keyboard.up('Control');
          await this.page.keyboard.type(typed);
        }
        // The rows move as the panel above them grows.
        const isSteady = place && place.x === last?.x && place.y === last?.y;
        last = place;
        if (!isSteady) {
          // The list is drawn anew with the mouse over it: pressed before that, the press may meet the
          // page behind, which shuts the dialog.
          if (place) await this.page.mouse.move(place.x, place.y);
          return false;
        }
        await this.page.mouse.down();
        await this.page.mouse.up();
        // A second press would land on whatever is there once the row is gone.
        last = undefined;
        return waitFor(isChosen, { limit: 2_000 }).catch(() => false);
      },
      { what: `the chip of ${row}` },
    );
  }

  /** The values of the chips. */
  chosen() {
    return this.page.$$eval('[role=dialog] input[name=users][type=hidden]', (inputs) =>
      inputs.map((input) => input.value).filter(Boolean),
    );
  }

  /** Takes the last chip away. */
  async removeLast() {
    const before = (await this.chosen()).length;
    await this.page.focus('[role=dialog] [role=combobox]');
    await this.page.keyboard.press('Backspace');
    await waitFor(async () => (await this.chosen()).length < before, { what: 'the chip to go' });
  }

  /** Shuts the list of suggestions, which covers the form, and presses Share. */
  async share(how = 'mouse') {
    await this.shutSuggestions();
    const button = '[role=dialog] form button[type=submit]';
    switch (how) {
      case 'mouse':
        return clickOn(this.page, button);
      case 'script':
        return this.page.$eval('[role=dialog] form', (form) => form.requestSubmit());
      default:
        await this.page.focus(button);
        return this.page.keyboard.press(how);
    }
  }

  async shutSuggestions() {
    await this.page.focus('[role=dialog] textarea');
    await waitFor(async () => !(await this.page.$('[role=option]')), { what: 'the suggestions to shut' });
  }

  /** What the site was really asked to share. */
  shares() {
    return this.tenant.shares;
  }

  async sharedOnce() {
    await waitFor(() => this.tenant.shares.length > 0, { what: 'the share to be sent' });
    return this.tenant.shares;
  }
}
