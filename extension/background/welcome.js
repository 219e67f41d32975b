// The first-run page opens once: when Doorward is installed, not when it or the
// browser is updated, and not where an administrator has answered its questions.

import { repairSettings, settings } from '../storage/store.js';

// What the page asks about.
const ASKED = ['ownDomains', 'observeOnlyUntil', 'modes'];

/** Call while the background first runs, so that the browser's event is not missed. */
export function welcomeOnce() {
  chrome.runtime.onInstalled.addListener(async ({ reason }) => {
    await repairSettings();
    if (reason !== 'install') {
      return;
    }
    const { managed } = await settings();
    if (managed.skipWelcome !== true && !ASKED.every((key) => key in managed)) {
      await chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
    }
  });
}
