// The highest marking for a tool and an audience, and what to use for the rest (A5).

import { element } from '../shared/dom.js';
import { isPlain } from '../shared/json.js';
import { i18n, say } from '../shared/text.js';
import { button } from '../shared/button.js';
import { byId } from '../shared/markup.js';
import { source } from './fields.js';
import { shut } from './follow.js';
import { addTo, faultsOf, takeFrom } from '../shared/settings.js';

/** @import {State} from '../shared/settings.js' */

/**
 * By the part of a limit: its values, and what each is called.
 * @type {Record<string, Record<string, string>>}
 */
const CHOICES = {
  tool: { '*': 'limits_tool_any', confluence: 'limits_tool_confluence', jira: 'limits_tool_jira' },
  audience: {
    outside: 'limits_outside',
    internal: 'limits_internal',
    partner: 'limits_partner',
    guest: 'limits_guest',
    external: 'limits_external',
    public: 'limits_public',
  },
  highest: {
    OFFICIAL: 'limits_official',
    'OFFICIAL-SENSITIVE': 'limits_sensitive',
    SECRET: 'limits_secret',
    'TOP SECRET': 'limits_top',
    none: 'limits_none_at_all',
  },
  mode: { acknowledge: 'mode_acknowledge', warn: 'mode_warn', stop: 'mode_stop' },
};

/** Fills the choices of the form once. */
export function fillLimits() {
  for (const [part, choices] of Object.entries(CHOICES)) {
    const options = Object.entries(choices).map(([value, key]) => element('option', { value, text: i18n(key) }));
    byId(`limit-${part}`).replaceChildren(...options);
  }
}

/**
 * Shows the limits as the settings have them.
 * @param {State} state
 * @param {() => Promise<void>} changed Called once something was kept.
 */
export function showLimits({ of, person }, changed) {
  const setting = of.limits;
  const kept = setting.locked ? setting.value : person.limits;
  const limits = Array.isArray(kept) ? kept : [];
  byId('limits-source').textContent = source(setting);
  byId('limits-none').hidden = limits.length > 0;
  byId('limits-table').hidden = limits.length === 0;
  byId('limits-list').replaceChildren(
    ...limits.map((limit) =>
      row(limit, setting.locked, async () => {
        await takeFrom('limits', limit);
        await changed();
        byId('limits-title').focus();
      })),
  );
  shut(byId('limits-add'), setting.locked);
  byId('limits-add').onsubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const written = ['tool', 'audience', 'highest', 'mode', 'alternative', 'link']
      .map((part) => [part, byId(`limit-${part}`).value.trim()])
      .filter(([, value]) => value);
    const limit = Object.fromEntries(written);
    const isBad = (await faultsOf('limits', [limit])).length > 0;
    byId('limit-fault').textContent = isBad ? i18n('options_bad_address') : '';
    byId('limit-link').setAttribute('aria-invalid', String(isBad));
    if (!isBad) {
      await addTo('limits', limit);
      await changed();
      byId('limits-add').reset();
      byId('limit-tool').focus();
    }
  };
}

/**
 * @param {unknown} entry A limit, or what stands in the place of one.
 * @param {boolean} isLocked
 * @param {() => Promise<void>} remove
 */
function row(entry, isLocked, remove) {
  const limit = isPlain(entry) ? entry : {};
  const words = (/** @type {string} */ part) => {
    const key = CHOICES[part][limit[part] ?? (part === 'mode' ? 'acknowledge' : '')];
    return key ? i18n(key) : String(limit[part] ?? '');
  };
  const shown = ['tool', 'audience', 'highest', 'mode'].map(words);
  const gone = button(i18n('terms_remove_short'), remove, 'plain');
  gone.setAttribute('aria-label', say({ key: 'limits_remove', args: shown.slice(0, 3).map((text) => ({ text })) }));
  const instead = [limit.alternative, limit.link].filter((part) => typeof part === 'string');
  return element(
    'tr',
    {},
    ...[...shown, instead.join(', ')].map((text) => element('td', { text })),
    element('td', {}, isLocked ? null : gone),
  );
}
