// What a page's main thread does while a person types into Atlassian's own editor, with Doorward
// and without.

import { waitFor } from '../browser/harness/index.js';
import { openUnread } from '../browser/jira-scene.js';
import { record } from './trace.mjs';

const EDITOR = '[contenteditable=true][role=textbox]';
// What opens the editor: the comment box of a page, or of a work item.
const CLOSED = '[data-testid=footer-reply-container] textarea, [data-testid="canned-comments.common.ui.comment-text-area-placeholder.textarea"]';
const SENTENCE = 'The panel met on Tuesday and agreed the next steps. ';

/** How many keys `Typing.round` presses. */
export const KEYS = 4 * SENTENCE.length;

/** A page with the focus in its comment box. */
export class Typing {
  /** @param {string | {issue: string}} place a page of Confluence, or a work item */
  static async begin(stage, place) {
    const isRead = Boolean(stage.session.extensionOrigin);
    const page = await openPage(stage, place);
    await page.waitForSelector('.ak-renderer-document > *');
    await page.focus(CLOSED);
    await page.waitForSelector(EDITOR);
    if (isRead) await page.waitForSelector('doorward-strip');
    await stage.session.doorward(page); // once asked, a page is slower: then both are
    const typing = new Typing(page);
    await typing.round(); // what is only slow the first time is no keystroke's cost
    return typing;
  }

  constructor(page) {
    this.page = page;
  }

  /** @returns {Promise<MainThread>} while `KEYS` keys are pressed */
  async round() {
    await this.page.bringToFront();
    await this.page.focus(EDITOR);
    // The editor keeps a document of its own: what is in it goes by keys alone.
    await waitFor(async () => {
      await this.page.keyboard.down('Control');
      await this.page.keyboard.press('a');
      await this.page.keyboard.up('Control');
      await this.page.keyboard.press('Backspace');
      return (await this.#length()) < SENTENCE.length;
    }, { what: 'the editor to be empty' });
    const before = await this.#length();
    const text = SENTENCE.repeat(KEYS / SENTENCE.length);
    return record(this.page, async () => {
      await this.page.keyboard.type(text);
      await waitFor(async () => (await this.#length()) >= before + text.trim().length, { what: 'the comment to be typed' });
    });
  }

  #length() {
    return this.page.$eval(EDITOR, (editor) => editor.textContent.length);
  }
}

async function openPage(stage, place) {
  const isRead = Boolean(stage.session.extensionOrigin);
  if (typeof place !== 'string') return (await openUnread(stage, stage.tenant.jiraUrl(place))).page;
  return (await (isRead ? stage.open(place) : stage.openUnread(place))).page;
}
