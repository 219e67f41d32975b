// What a page's main thread does while the page loads, with Doorward and without.

import { waitFor } from '../browser/harness/index.js';
import { record } from './trace.mjs';

/**
 * Loads a page in a tab, and so in a process, of its own.
 *
 * @param {Stage} stage with Doorward or without
 * @param {string} pageName
 * @param {{profile?: boolean}} [options] see `record`
 * @returns {Promise<MainThread>} until the page is there, Doorward has read it all, and the thread
 *   is idle
 */
export async function traceLoad(stage, pageName, options) {
  const { session, tenant } = stage;
  const page = await session.browser.newPage();
  const load = async () => {
    await page.goto(tenant.url(pageName));
    await page.waitForSelector('.ak-renderer-document > *');
    if (session.extensionOrigin) await waitFor(() => isRead(session, page), { what: 'Doorward to read the page' });
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(() => requestIdleCallback(idle))));
  };
  try {
    return await record(page, load, options);
  } finally {
    await page.close();
  }
}

const isRead = async (session, page) =>
  (await session.doorward(page)).some(({ text }) => /This page holds|Nothing sensitive found/.test(text));
