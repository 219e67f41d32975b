// The popup: asks the open tab for its last report and lets the core show it.

import { whyNotLoaded } from '../core.js';
import load, { show_popup as showPopup } from '../pkg/doorward.js';
import { i18n, say } from '../text.js';
import { showProblems } from './problems.js';

const root = document.getElementById('view');
document.title = i18n('popup_title');
document.getElementById('options').textContent = i18n('popup_options');

const [view, fault] = await Promise.all([viewOfTab(), load().then(() => null, (fault) => fault)]);
if (!fault) {
  showPopup(root, view, say);
  showAge(view.readAt);
  showProblems(root, view);
} else {
  // The core is what cannot run here, so this is said without it.
  const verdict = document.createElement('p');
  verdict.className = 'verdict not-checked';
  verdict.textContent = i18n('state_not_checked');
  const why = document.createElement('p');
  why.textContent = i18n(whyNotLoaded(fault));
  root.replaceChildren(verdict, why);
}

/** How old the answers about access are, and a way to ask again. */
function showAge(readAt) {
  if (readAt === undefined) {
    return;
  }
  const minutes = Math.floor((Date.now() - readAt) / 60_000);
  const age = document.createElement('p');
  age.className = 'age';
  age.textContent =
    minutes < 1
      ? i18n('popup_read_now')
      : say({ key: 'popup_read_minutes', count: minutes, args: [{ count: minutes }] });
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = i18n('popup_read_again');
  again.addEventListener('click', async () => {
    again.disabled = true;
    await chrome.tabs.sendMessage(await tabId(), { refresh: true });
    location.reload();
  });
  age.append(' ', again);
  root.append(age);
}

/** What the tab answers; a reason when Doorward is not there. */
async function viewOfTab() {
  try {
    return await chrome.tabs.sendMessage(await tabId(), { view: true });
  } catch {
    return { why: { key: 'not_checked_elsewhere' } };
  }
}

/** The tab in front; another where the address names one, as in `?tab=7`. */
async function tabId() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named) {
    return Number(named);
  }
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab.id;
}
