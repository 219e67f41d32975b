// The record page: opened for a tab, with what it would save, copy and print caught in it.

import { waitFor } from './harness/index.js';

export const BUTTONS = { html: 'Save as HTML', md: 'Save as Markdown', txt: 'Save as plain text' };

/**
 * Opens the record page for the tab of `opened`, and waits until there is a record; with `pattern`,
 * until the page says that.
 */
export async function openRecordOf(stage, opened, pattern) {
  const id = await stage.session.tabId(opened);
  const page = await stage.session.openExtension(`record/record.html?tab=${id}`);
  const isThere = (source) =>
    source ? new RegExp(source).test(document.body.innerText) : !document.getElementById('acts').hidden;
  await waitFor(() => page.evaluate(isThere, pattern?.source ?? null), { what: `the record page to have ${pattern ?? 'a record'}` });
  await page.evaluate(() => {
    URL.createObjectURL = (blob) => {
      window.blob = blob;
      return 'blob:x';
    };
    HTMLAnchorElement.prototype.click = function () {
      window.savedAs = this.download;
    };
    navigator.clipboard.writeText = async (text) => { window.copied = text; };
    window.print = () => { window.printed = document.getElementById('sheet').innerText; };
  });
  await page.bringToFront();
  return page;
}

/** Presses the button of these words. */
export const press = (page, words) => page.evaluate((words) => {
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words).click();
}, words);

/** What a press on one of `BUTTONS` saves: `{name, text}`. */
export async function saved(page, button) {
  await page.evaluate(() => delete window.savedAs);
  await press(page, button);
  await waitFor(() => page.evaluate(() => window.savedAs), { what: 'the file' });
  return page.evaluate(async () => ({ name: window.savedAs, text: await window.blob.text() }));
}

/** What Doorward keeps of records that were made. */
export const keptRecords = (stage) =>
  stage.session.background(async () => (await import('/storage/keep.js')).records('records'));
