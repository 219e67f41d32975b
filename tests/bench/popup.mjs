// The popup of Chromium, from its opening to its words.

import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { waitFor } from '../browser/harness/index.js';

/**
 * Opens the popup's document in a tab.
 *
 * @param {Stage} stage
 * @param {import('puppeteer-core').Page} page whose tab it is about
 * @returns {Promise<{first: number, verdict: number}>} milliseconds from the start of the navigation
 *   to the first paint of anything, and to that of the verdict
 */
export async function timePopup({ session }, page) {
  const id = await session.tabId(page);
  const popup = await session.browser.newPage();
  await popup.evaluateOnNewDocument(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('#view .verdict')) return;
      seen.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.benchVerdict = performance.now());
        port2.postMessage(null);
      });
    });
    seen.observe(document, { subtree: true, childList: true });
  });
  await popup.goto(`${session.extensionOrigin}/popup/popup.html?tab=${id}`);
  const times = await waitFor(() => popup.evaluate(readTimes), { what: 'the paint of the popup' });
  await popup.close();
  return times;
}

/**
 * The popup, and what it is measured against in the same place: a word and nothing else, and a word
 * in a page as wide, for which the browser makes its window anew.
 */
export const POPUP = 'popup/popup.html';
export const BLANK = 'popup/blank.html';
export const WIDE = 'popup/wide.html';

/** A copy of an extension's folder that holds the other two too. */
export async function withBlank(folder) {
  const copy = await mkdtemp(join(tmpdir(), 'doorward-bench-'));
  await cp(folder, copy, { recursive: true });
  const page = (head) => `<!doctype html><meta charset="utf-8"><title>Doorward</title>${head}<p>Doorward</p>`;
  await writeFile(join(copy, BLANK), page(''));
  await writeFile(join(copy, WIDE), page('<link rel="stylesheet" href="wide.css">'));
  await writeFile(join(copy, 'popup/wide.css'), 'body { width: 24rem }');
  return copy;
}

/**
 * Opens the popup itself, or another page in its place.
 *
 * @returns {Promise<number>} milliseconds from the start of its navigation to the first paint of
 *   something to read
 */
export async function timeActionPopup({ session }, page, path) {
  await session.background((popup) => chrome.action.setPopup({ popup }), path);
  const popup = await session.openActionPopup(page);
  const first = await waitFor(() => popup.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime), {
    what: 'the first paint of the popup',
  });
  await popup.close();
  return first;
}

function readTimes() {
  const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  return first && window.benchVerdict && { first, verdict: window.benchVerdict };
}
