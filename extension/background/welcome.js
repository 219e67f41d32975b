// The first-run page opens once: when Doorward is installed, not when it or the
// browser is updated, and not where an administrator has answered its questions.

import { repairSettings, settings } from '../storage/store.js';

// What the page asks about.
const ASKED = ['ownDomains', 'observeOnlyUntil', 'modes'];
// A policy reaches an extension up to five seconds after the start of Chromium 156, which
// reads its files no more often than that. This is as long again.
const POLICY_WITHIN_MS = 10_000;

/** Call while the background first runs, so that the browser's event is not missed. */
export function welcomeOnce() {
  chrome.runtime.onInstalled.addListener(async ({ reason }) => {
    await repairSettings();
    if (reason === 'install' && isWelcome(await policy())) {
      await chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
    }
  });
}

/**
 * Whether the first-run page is to be shown.
 * @param {Record<string, any>} managed An administrator's settings.
 */
export const isWelcome = (managed) => managed.skipWelcome !== true && !ASKED.every((key) => key in managed);

/**
 * An administrator's settings. Where an administrator installed Doorward it waits for them,
 * since nobody is waiting for the page; to whoever installed it themselves the page opens at
 * once, and goes again if a policy says so (`welcome/welcome.js`).
 */
async function policy() {
  let timer;
  const arrives = new Promise((arrived) => {
    chrome.storage.onChanged.addListener((_, area) => area === 'managed' && arrived(null));
    timer = setTimeout(arrived, POLICY_WITHIN_MS);
  });
  const { managed } = await settings();
  const { installType } = await chrome.management.getSelf();
  if (installType === 'admin' && Object.keys(managed).length === 0) {
    await arrives;
  }
  clearTimeout(timer);
  return (await settings()).managed;
}
