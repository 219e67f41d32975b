// What Doorward can see, in plain words: the rights its manifest asks for, read from
// the manifest itself, and the last requests it made (R105).

import { element } from '../shared/dom.js';
import { i18n, language, say } from '../shared/text.js';
import { byId } from '../shared/markup.js';
import { ofTabs } from '../shared/settings.js';

/** @type {Record<string, string>} */
const WORDS = {
  storage: 'sees_storage',
  'https://*/*': 'sees_sites',
  scripting: 'sees_scripting',
};
const EVERY_MS = 2_000;

/** Shows the rights, and keeps the list of requests up to date while it is looked at. */
export function showSeen() {
  const {
    permissions = [],
    host_permissions: hosts = [],
    optional_host_permissions: sites = [],
  } = chrome.runtime.getManifest();
  const right = (/** @type {string} */ name) =>
    element('li', {}, element('code', { text: name }), ' ', WORDS[name] ? i18n(WORDS[name]) : i18n('sees_unexplained'));
  byId('sees-rights').replaceChildren(
    ...hosts.map((/** @type {string} */ host) =>
      element('li', {}, element('code', { text: host }), ' ', i18n('sees_host'))),
    ...permissions.map(right),
    ...sites.map(right),
  );
  const next = async () => {
    if (document.visibilityState === 'visible') {
      await showRequests();
    }
    setTimeout(next, EVERY_MS);
  };
  next();
}

let shown = '';

async function showRequests() {
  const tabs = await ofTabs({ requests: true });
  const all = tabs
    .flatMap(({ site, requests = [] }) => requests.map((request) => ({ site, ...request })))
    .sort((one, other) => other.at - one.at);
  const key = JSON.stringify(all);
  if (key === shown) {
    return;
  }
  shown = key;
  byId('sees-count').textContent = say({ key: 'sees_requests', count: all.length, args: [{ count: all.length }] });
  byId('sees-table').hidden = all.length === 0;
  byId('sees-rows').replaceChildren(
    ...all.map(({ at, site, path, status, anonymous }) =>
      element(
        'tr',
        {},
        element('td', { text: new Date(at).toLocaleTimeString(language()) }),
        element('td', {}, element('code', { text: `${site}${path}` }), anonymous ? ` ${i18n('sees_anonymous')}` : ''),
        element('td', { text: status === 0 ? i18n('sees_no_answer') : String(status) }),
      ),
    ),
  );
}
