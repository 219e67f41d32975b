// What a person does on a page of Jira, and in an editor of either product.

import assert from 'node:assert/strict';

import { clickOn, clickWords, waitFor } from './harness/index.js';
import { INTERRUPTION, Scene, STRIP } from './scene.js';

export const FRAME = 'doorward-frame';

const EDITOR = '[contenteditable=true][role=textbox]';
const SEND = '[data-testid=comment-save-button]';

/** Opens a page of Jira and waits until Doorward has asked what it asks. */
export async function openJira(stage, place, variant = {}) {
  const scene = await openUnread(stage, stage.tenant.jiraUrl(place, variant), variant);
  await scene.sees(STRIP, /Doorward/);
  await scene.settled();
  return scene;
}

/** Opens the editor of a page of Confluence; that of a live doc has nothing that publishes. */
export async function openEditor(stage, pageName, variant = {}) {
  const scene = await openUnread(stage, stage.tenant.editUrl(pageName, variant), variant);
  if (variant.draft !== 'live') await scene.page.waitForSelector('#publish-button');
  await scene.page.waitForSelector(EDITOR);
  await scene.sees(STRIP, /Doorward/);
  await scene.settled();
  return scene;
}

/** Waits for the one thing that was sent, in a list of the tenant's. */
export async function once(list, what) {
  await waitFor(() => list.length > 0, { what });
  assert.equal(list.length, 1);
  return list[0];
}

export async function openUnread(stage, url, variant = {}) {
  return new WritingScene(stage, await stage.session.open(url), variant);
}

class WritingScene extends Scene {
  /** Waits until nothing is being found out. */
  async settled() {
    const isSettled = async () => !/Finding out|Reading this/.test(await this.text(STRIP));
    await waitFor(isSettled, { what: 'the audience to be known', limit: 8_000 });
  }

  /** Opens the share dialog of a work item; `within` begins a selector of where it stands. */
  async openJiraShare(within = '') {
    await this.page.bringToFront();
    const real = `${within}[data-testid="share-dialog.ui.share-button"]`;
    const trigger = `${real}, ${within}[data-testid="share-button.ui.pre-share-view.button"]`;
    // The strip may take a second line meanwhile, and move the button from under the pointer.
    await waitFor(async () => {
      await (await this.page.waitForSelector(trigger)).hover();
      return this.page.$(real);
    }, { what: 'the share button' });
    await clickOn(this.page, real);
    await this.page.waitForSelector('[role=dialog] form [role=combobox]');
  }

  /** Opens the composer of comments; with modes as buttons, in this mode. */
  async openComposer(mode) {
    await this.page.bringToFront();
    if (mode) {
      await this.choose(mode);
    } else {
      await (await this.page.waitForSelector('[data-testid="canned-comments.common.ui.comment-text-area-placeholder.textarea"]')).focus();
    }
    await this.page.waitForSelector(EDITOR);
  }

  /** Opens the editor of a comment below a page of Confluence. */
  async openPageComment() {
    await (await this.page.waitForSelector('[data-testid=footer-reply-container] textarea')).focus();
    await this.page.waitForSelector(EDITOR);
  }

  /** Chooses a mode by its words. */
  choose(words) {
    return clickWords(this.page, '[role=tab], button.mode', words, { what: `the mode ${words}` });
  }

  /** Presses what bears these words in an open window. */
  async pressIn(words, selector = '[role=dialog] button, [role=dialog] [role=button]') {
    // A list of people stays open after a choice, and may cover the button.
    if (!selector.includes('option')) await this.page.evaluate(() => document.activeElement?.blur());
    await clickWords(this.page, selector, words);
  }

  /** Types into a people field, and chooses by Enter once the row that is marked fits. */
  async person(field, typed) {
    const row = new RegExp(typed, 'i');
    await this.page.bringToFront();
    await this.page.waitForSelector(field);
    await this.page.focus(field);
    await this.page.keyboard.type(typed);
    for (let press = 0; ; press += 1) {
      const marked = await waitFor(
        () => this.page.$eval(field, (input, typed) => {
          const rows = [...document.querySelectorAll('[role=option]')];
          const isFiltered = rows.length > 0 && rows.every((each) => each.textContent.toLowerCase().includes(typed));
          return isFiltered && document.getElementById(input.getAttribute('aria-activedescendant'))?.textContent;
        }, typed.toLowerCase()),
        { what: `the rows of ${typed}` },
      );
      if (row.test(marked) || press > 5) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }

  /** Takes out what was typed into a field. */
  async clear(field) {
    await this.page.focus(field);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('a');
    await this.page.keyboard.up('Control');
    await this.page.keyboard.press('Backspace');
  }

  /** Writes at the end of the open editor. */
  async write(text) {
    await this.page.bringToFront();
    await this.page.focus(EDITOR);
    await this.page.keyboard.type(text);
    await waitFor(async () => (await this.written()).includes(text), { what: 'the text to be written' });
  }

  written() {
    return this.page.$eval(EDITOR, (editor) => editor.textContent);
  }

  /** Sends what is written. */
  async send(how = 'mouse') {
    await this.page.bringToFront();
    if (how === 'Control+Enter') {
      await this.page.focus(EDITOR);
      await this.page.keyboard.down('Control');
      await this.page.keyboard.press('Enter');
      await this.page.keyboard.up('Control');
      return;
    }
    if (how === 'mouse') {
      await clickOn(this.page, SEND);
    } else {
      await (await this.page.waitForSelector(SEND)).focus();
      await this.page.keyboard.press(how);
    }
  }

  /** Sends what is written, and waits for the question. A press that the page moved away from under is made again. */
  async sendHeld(how, pattern) {
    const isAsked = async () => pattern.test(await this.text(INTERRUPTION));
    await waitFor(
      async () => {
        // It may have come late.
        if (this.comments.length > 0 || (await isAsked())) return true;
        await this.send(how);
        return waitFor(isAsked, { limit: 4_000 }).catch(() => false);
      },
      { what: `the question ${pattern}` },
    );
    if (this.comments.length > 0) throw new Error('it was sent');
  }

  /** What was really sent as comments. */
  get comments() {
    return this.tenant.comments;
  }

  async sentOnce() {
    await waitFor(() => this.tenant.comments.length > 0, { what: 'the comment to be sent' });
    return this.tenant.comments;
  }
}
