// Doorward in the tabs that were open before it was.
//
// Chromium runs a content script in pages that are opened from then on, and cuts it off from the
// extension in those that are open when that is updated, as it is whenever nothing is being asked:
// a page that stays open for days would go on unchecked. Firefox runs it in open pages by itself,
// but only what the manifest names.

/** The script that the manifest names, and the pages it is for. */
export function contentScript() {
  const [{ matches = [], js = [], css = [] } = {}] = chrome.runtime.getManifest().content_scripts ?? [];
  // Firefox tells whole addresses, and takes none.
  const pathOf = (/** @type {string} */ file) => new URL(file, chrome.runtime.getURL('/')).pathname.slice(1);
  return { matches, js: js.map(pathOf), css: css.map(pathOf) };
}

/** Call while the background first runs, so that the browser's event is not missed. */
export function runOnceInstalled() {
  chrome.runtime.onInstalled.addListener(() => runInOpenTabs(contentScript().matches));
}

/**
 * Runs the content script in every open tab that shows one of these pages. Where it runs already,
 * it leaves it at that.
 * @param {string[]} pages Match patterns.
 */
export async function runInOpenTabs(pages) {
  const tabs = pages.length > 0 ? await chrome.tabs.query({ url: pages, discarded: false }) : [];
  const { js, css } = contentScript();
  const run = async (tabId = chrome.tabs.TAB_ID_NONE) => {
    const target = { tabId };
    await chrome.scripting.insertCSS({ target, files: css });
    await chrome.scripting.executeScript({ target, files: js, injectImmediately: true });
  };
  // One that is gone by now, or shows a fault of the browser's, takes no script.
  await Promise.allSettled(tabs.map(({ id }) => run(id)));
}
