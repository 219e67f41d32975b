// On which of the organisation's own sites Doorward runs: where the browser lets it, which only
// the person can say (R149).

import { element } from '../shared/dom.js';
import { pagesOf } from '../shared/sites.js';
import { i18n, say } from '../shared/text.js';
import { button } from '../shared/button.js';
import { byId } from '../shared/markup.js';

/** @import {State} from '../shared/settings.js' */

/** @type {string[]} */
let shown = [];

/**
 * Shows each site of the settings, with a button where the browser has not been asked yet. For one
 * that was shown before and is named no longer, the right is given back.
 * @param {State} state
 */
export async function showSites({ of }) {
  /** @type {string[]} */
  const sites = of.sites.value ?? [];
  const gone = shown.filter((host) => !sites.includes(host));
  shown = sites;
  if (gone.length > 0) {
    // What an administrator granted cannot be given back.
    await chrome.permissions.remove({ origins: gone.map(pagesOf) }).catch(() => {});
  }
  const allowed = await Promise.all(sites.map(isAllowed));
  byId('own-sites').replaceChildren(
    ...sites.map((host, index) => (allowed[index] ? running(host) : waiting(host))),
  );
}

const isAllowed = (/** @type {string} */ host) =>
  chrome.permissions.contains({ origins: [pagesOf(host)] });

const line = (/** @type {string} */ key, /** @type {string} */ host) =>
  element('span', { text: say({ key, args: [{ text: host }] }) });
const running = (/** @type {string} */ host) =>
  element('li', { tabindex: '-1' }, line('options_site_on', host));

/** @param {string} host */
function waiting(host) {
  const refused = element('span', { class: 'fault', role: 'alert' });
  const allow = async () => {
    // The browser asks only in the very press, so nothing may come before this.
    if (await chrome.permissions.request({ origins: [pagesOf(host)] })) {
      const now = running(host);
      place.replaceWith(now);
      now.focus();
    } else {
      refused.textContent = i18n('options_site_refused');
    }
  };
  const press = button(say({ key: 'options_site_allow', args: [{ text: host }] }), allow, 'main');
  const place = element('li', {}, line('options_site_off', host), press, refused);
  return place;
}
