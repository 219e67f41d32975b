// A content script cannot be a module, so this one does nothing but load it.
import(chrome.runtime.getURL('content/main.js')).catch(() =>
  chrome.runtime.sendMessage({ not_checked: true }),
);
