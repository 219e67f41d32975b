// The organisation's own sites: Confluence and Jira Cloud under an address that is not of
// atlassian.net (R149). The settings name them, and the browser asks the person; Doorward runs
// where both agree.

import { pagesOf } from '../shared/sites.js';
import { turnsOf } from '../shared/turns.js';
import { settings } from '../storage/store.js';
import { whenSet } from './changes.js';
import { askCore } from '../shared/core.js';
import { contentScript, runInOpenTabs } from './open-tabs.js';

/** @typedef {chrome.scripting.RegisteredContentScript} Registered */

const SCRIPT = 'sites';

/** Call while the background first runs, so that no event of the browser's is missed. */
export function runOnSites() {
  chrome.permissions.onAdded.addListener(() => register());
  chrome.permissions.onRemoved.addListener(() => register());
  // An update of the extension takes away what was registered before it.
  chrome.runtime.onInstalled.addListener(() => register(true));
  whenSet(() => register());
}

// Two at a time could register it twice.
const inTurn = turnsOf(SCRIPT);

/** @param {boolean} [all] Whether in every open page of a site, or only of those that are new. */
const register = (all = false) =>
  inTurn(async () => {
    const matches = await allowed();
    const [there] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
    if (matches.length === 0) {
      await (there && chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] }));
    } else if (there) {
      // Of an update only what changes is needed, whatever the type says.
      const update = { id: SCRIPT, matches };
      await chrome.scripting.updateContentScripts([/** @type {Registered} */ (update)]);
    } else {
      // Where the manifest has it run, it need not be started twice.
      const { matches: excludeMatches, js, css } = contentScript();
      await chrome.scripting.registerContentScripts([
        { id: SCRIPT, matches, excludeMatches, js, css, runAt: 'document_start' },
      ]);
    }
    await runInOpenTabs(all ? matches : matches.filter((page) => !there?.matches?.includes(page)));
  });

async function allowed() {
  const layers = await settings();
  if (!layers.managed.sites && !layers.person.sites) {
    return [];
  }
  const { settings: list } = await askCore({ settings: layers });
  /** @type {string[]} */
  const hosts = list.find(({ key }) => key === 'sites')?.value ?? [];
  const pages = hosts.map(pagesOf);
  const isAllowed = await Promise.all(pages.map((page) => chrome.permissions.contains({ origins: [page] })));
  return pages.filter((_, index) => isAllowed[index]);
}
