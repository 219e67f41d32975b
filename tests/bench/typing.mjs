// What a page's main thread does while a person types a comment, with Doorward and without.

import { waitFor } from '../browser/harness/index.js';
import { record } from './trace.mjs';

const EDITOR = '[contenteditable=true]';
const SENTENCE = 'The panel met on Tuesday and agreed the next steps. ';

/** How many keys `Typing.round` presses. */
export const KEYS = 4 * SENTENCE.length;

/** A page with the focus in its comment box. */
export class Typing {
  static async begin(stage, pageName) {
    const isRead = Boolean(stage.session.extensionOrigin);
    const { page } = await (isRead ? stage.open(pageName) : stage.openUnread(pageName));
    await page.waitForSelector('.ak-renderer-document > *');
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
    await this.page.$eval(EDITOR, (editor) => {
      editor.textContent = '';
      editor.focus();
    });
    const text = SENTENCE.repeat(KEYS / SENTENCE.length);
    const length = () => this.page.$eval(EDITOR, (editor) => editor.textContent.length);
    return record(this.page, async () => {
      await this.page.keyboard.type(text);
      await waitFor(async () => (await length()) === text.length, { what: 'the comment to be typed' });
    });
  }
}
