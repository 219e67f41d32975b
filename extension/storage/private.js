// Private windows leave nothing behind: what is learnt in one is kept in memory alone, apart from the
// rest, and dropped with the last of them. `docs/permissions.md` says so to the person.

import { isOwn } from '../shared/own.js';

/** How the names of what is kept for private windows begin, in the memory of the session. */
export const PRIVATE = 'private:';

/**
 * Whether a page of a site is shown in a private window. Doorward's own pages are the same in every
 * window: what a person sets or states there holds.
 * @param {Pick<chrome.runtime.MessageSender, 'tab' | 'url'>} sender
 */
export const isPrivate = (sender) => sender.tab?.incognito === true && !isOwn(sender);

/** Call while the background first runs, so that no event of the browser's is missed. */
export function forgetPrivate() {
  chrome.windows.onRemoved.addListener(async () => {
    const tabs = await chrome.tabs.query({});
    if (tabs.some(({ incognito }) => incognito)) {
      return;
    }
    const names = Object.keys(await chrome.storage.session.get(null)).filter((name) => name.startsWith(PRIVATE));
    if (names.length > 0) {
      await chrome.storage.session.remove(names);
    }
  });
}
