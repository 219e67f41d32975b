// What a page's main thread does while a person types in Atlassian's editor, with Doorward and
// without.

import { setTimeout as wait } from 'node:timers/promises';

import { waitFor } from '../browser/harness/index.js';
import { record } from './trace.mjs';

const EDITOR = '.ProseMirror[contenteditable=true]';
const SENTENCE = 'The panel met on Tuesday and agreed the next steps. ';

/** How many keys `Typing.round` presses. */
export const KEYS = 4 * SENTENCE.length;

/** Longer than Doorward waits after the last key before it reads. */
const PAUSE_MS = 1_500;

const pressed = (selector) => async (page) => (await page.waitForSelector(selector)).click();

/** A comment below a page of Confluence. */
export const commentOn = (pageName) => ({
  url: (tenant) => tenant.url(pageName), open: pressed('[data-testid="footer-reply-container"] textarea'),
});

/**
 * Where one types: the address, and what to do for the editor to be there.
 *
 * @type {Record<string, {url: (tenant: object) => string, open: (page: object) => Promise<void>}>}
 */
export const EDITORS = {
  'a page of 20 kB while it is edited': {
    url: (tenant) => tenant.editUrl('handbook'), open: pressed(EDITOR),
  },
  'a comment where guests read': {
    url: (tenant) => tenant.jiraUrl({ issue: 'NBR-1' }),
    open: pressed('[data-testid="canned-comments.common.ui.comment-text-area-placeholder.textarea"]'),
  },
  'a reply to a customer': {
    url: (tenant) => tenant.jiraUrl({ issue: 'CARE-2' }, { composer: 'buttons' }), open: pressed('.mode:last-of-type'),
  },
};

/** A page with the caret at the end of its editor. */
export class Typing {
  static async begin(stage, { url, open }) {
    const page = await stage.session.open(url(stage.tenant));
    await open(page);
    await page.waitForSelector(EDITOR);
    if (stage.session.extensionOrigin) await page.waitForSelector('doorward-strip');
    await stage.session.doorward(page); // once asked, a page is slower: then both are
    const typing = new Typing(page);
    await typing.round(); // what is only slow the first time is no keystroke's cost
    return typing;
  }

  constructor(page) {
    this.page = page;
  }

  /** @returns {Promise<MainThread>} while `KEYS` keys are pressed, and what follows on them */
  async round() {
    await this.page.bringToFront();
    await this.page.focus(EDITOR);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('End');
    await this.page.keyboard.up('Control');
    const length = () => this.page.$eval(EDITOR, lengthOfText);
    const before = await length();
    return record(this.page, async () => {
      await this.page.keyboard.type(SENTENCE.repeat(KEYS / SENTENCE.length));
      await waitFor(async () => (await length()) === before + KEYS, { what: 'the text to be typed' });
      // Doorward waits for a pause before it reads what was typed: that is a keystroke's cost too.
      await wait(PAUSE_MS);
    });
  }
}

/** Runs in the page; the placeholder of an empty editor is no text. */
function lengthOfText(editor) {
  const placeholders = [...editor.querySelectorAll('.ProseMirror-widget')];
  return placeholders.reduce((length, { textContent }) => length - textContent.length, editor.textContent.length);
}
