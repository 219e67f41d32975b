// The tab that a page of Doorward's is about, and what Doorward in it says.

/** @import {Standing} from '../../types/core.js' */
/** @import {TabAnswers, View} from '../../types/messages.js' */

/** The tab in front; another where the address names one, as in `?tab=7`. */
export async function tabId() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named) {
    return Number(named);
  }
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? chrome.tabs.TAB_ID_NONE;
}

/**
 * What a tab answers; a reason when Doorward is not there. In one that is loading, the page before may
 * answer, and Doorward come later.
 * @param {number} id
 * @returns {Promise<View>}
 */
export async function viewOf(id) {
  const none = () => undefined;
  const [tab, view] = await Promise.all([
    chrome.tabs.get(id).catch(none),
    chrome.tabs.sendMessage(id, { view: true }).catch(none),
  ]);
  const isLoading = tab?.status === 'loading';
  return { ...(view ?? { why: { key: isLoading ? 'not_checked_yet' : 'not_checked_elsewhere' } }), isLoading };
}

/**
 * What the landmarks find in a tab, in numbers.
 * @param {number} id
 * @returns {Promise<TabAnswers['recognised']>}
 */
export const recognisedIn = (id) => chrome.tabs.sendMessage(id, { recognised: true });

/**
 * Asks the site again for what was read.
 * @param {number} id
 */
export async function refresh(id) {
  await chrome.tabs.sendMessage(id, { refresh: true });
}

/**
 * The part of a view that the checklist rests on.
 * @param {View} view
 * @returns {Standing}
 */
export function standingOf({ report, url = '', frames = null }) {
  return {
    url,
    frames,
    state: report?.state ?? null,
    findings: report?.findings.length ?? 0,
    unplaced: report?.unplaced ?? 0,
    you: Object.fromEntries(report?.you ?? []),
  };
}
