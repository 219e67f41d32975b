// Tells the open pages that the settings changed: an administrator's policy may arrive after
// they were read, and Chromium hands it on seconds after the browser's start.

/** Call while the background first runs, so that the browser's event is not missed. */
export function tellPages() {
  chrome.storage.onChanged.addListener(async (changes, area) => {
    if (area === 'managed' || (area === 'local' && weighs(changes.settings))) {
      const tabs = await chrome.tabs.query({ url: chrome.runtime.getManifest().host_permissions });
      // A tab without Doorward in it has nothing to do.
      tabs.forEach(({ id }) => chrome.tabs.sendMessage(id, { settings: true }).catch(() => {}));
    }
  });
}

// A warning that is called wrong is judged anew by the page itself.
function weighs(change) {
  const others = (value) => {
    const { exceptions, ...settings } = Object(value);
    return JSON.stringify(settings);
  };
  return change !== undefined && others(change.oldValue) !== others(change.newValue);
}
