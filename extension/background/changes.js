// Tells the open pages what has changed.

import { isSame } from '../shared/json.js';
import { pagesOf } from '../shared/sites.js';

/** @import {TabRequests} from '../../types/messages.js' */

/**
 * Calls `act` when other settings hold: an administrator's policy may arrive after they were read,
 * and Chromium hands it on seconds after the browser's start. Call while the background first
 * runs, so that the browser's event is not missed.
 * @param {() => void} act
 */
export function whenSet(act) {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' || (area === 'local' && weighs(changes.settings))) {
      act();
    }
  });
}

/**
 * Of the settings; and of what is called wrong, or no longer is, which the page where that was done
 * knows by itself, but not the others: the options take it back, and so does a file of settings.
 */
export function tellPages() {
  const tellAll = async (/** @type {Partial<TabRequests>} */ request) => {
    const { origins } = await chrome.permissions.getAll();
    await tell(origins, request);
  };
  whenSet(() => tellAll({ settings: true }));
  chrome.storage.onChanged.addListener(({ settings }, area) => {
    if (area === 'local' && settings && !weighs(settings)) {
      tellAll({ rejudge: true });
    }
  });
}

/**
 * Of who has access to a page: the other tabs of the site, which know whether it matters to them.
 * @param {Pick<TabRequests, 'changed'>|Pick<TabRequests, 'answered'>} request
 * @param {string} site
 * @param {number|undefined} tabId The tab that tells.
 */
export const tellOthers = (request, site, tabId) => tell(pagesOf(site), request, tabId);

/**
 * @param {string|string[]|undefined} url What the tabs show that are told.
 * @param {Partial<TabRequests>} request
 * @param {number} [but] A tab that knows.
 */
async function tell(url, request, but) {
  const tabs = await chrome.tabs.query({ url });
  const others = tabs.filter(({ id }) => id !== but);
  // A tab without Doorward in it has nothing to do.
  others.forEach(({ id = chrome.tabs.TAB_ID_NONE }) => chrome.tabs.sendMessage(id, request).catch(() => {}));
}

/**
 * Whether the text is to be read anew: not where no more than what is called wrong has changed.
 * @param {chrome.storage.StorageChange|undefined} change
 */
function weighs(change) {
  const others = (/** @type {unknown} */ value) => {
    const { exceptions, ...settings } = Object(value);
    return settings;
  };
  return change !== undefined && !isSame(others(change.oldValue), others(change.newValue));
}
