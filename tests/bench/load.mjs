// What a page's main thread does while the page loads, with Doorward and without.

import { record } from './trace.mjs';

// Long enough for the page to be drawn and for Doorward to have read it, on a slow machine too.
const WATCHED_MS = 5_000;

/**
 * Loads a page in a tab, and so in a process, of its own.
 *
 * @param {Stage} stage with Doorward or without
 * @param {string} pageName
 * @param {{profile?: boolean}} [options] see `record`
 * @returns {Promise<MainThread>} from the start of the navigation until some seconds after the load,
 *   with nobody asking the page anything meanwhile
 */
export async function traceLoad({ session, tenant }, pageName, options) {
  const page = await session.browser.newPage();
  try {
    const thread = await record(page, async () => {
      await page.goto(tenant.url(pageName));
      await page.evaluate((time) => new Promise((over) => setTimeout(over, time)), WATCHED_MS);
    }, options);
    const said = await session.doorward(page);
    const isRead = said.some(({ text }) => /This page holds|Nothing sensitive found/.test(text));
    if (session.extensionOrigin && !isRead) throw new Error(`Doorward had not read ${pageName} in time`);
    return thread;
  } finally {
    await page.close();
  }
}
