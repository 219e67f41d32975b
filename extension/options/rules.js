// The rules, by family: what each may do. Over three hundred of them, so a family is
// one line until it is opened, and a search goes through all.

import { ask } from '../shared/ask.js';
import { element } from '../shared/dom.js';
import { withEntry } from '../shared/json.js';
import { i18n, say } from '../shared/text.js';
import { byId } from '../shared/markup.js';
import { keepEntry } from '../shared/settings.js';

/** @import {Layers} from '../../types/core.js' */

/**
 * A rule of detection, by its family, or of findings; `words`: what it finds.
 * @typedef {{id: string, words: string, family?: string}} Rule
 */
/** @typedef {{rules: Rule[], findings: Rule[]}} Catalogue */

const FAMILIES = {
  marking: 'family_marking',
  secret: 'family_secret',
  gov_id: 'family_gov_id',
  financial: 'family_financial',
  personal: 'family_personal',
  contact: 'family_contact',
  network: 'family_network',
};
/** @type {Record<string, string>} */
const MODES = {
  off: 'mode_off',
  note: 'mode_note',
  warn: 'mode_warn',
  acknowledge: 'mode_acknowledge',
  stop: 'mode_stop',
};
// The search shows no more than a person looks through.
const SHOWN = 40;

/** @type {Catalogue | undefined} */
let catalogue;
let rows = 0;

/** @type {(layers: Layers) => void} */
let take = () => {};

/**
 * Shows what another tab or an administrator has changed of them.
 * @param {Layers} layers
 */
export const followRules = (layers) => take(layers);

/**
 * What a rule finds, in words: "NHS number".
 * @param {string} id
 */
export function ruleName(id) {
  const key = `rule_${id.replaceAll('-', '_')}`;
  const words = say({ key, count: 1, args: [{ text: '' }] });
  return words === key ? id : words.trim();
}

/**
 * Shows the rules as the settings have them.
 * @param {Layers} layers
 */
export async function showRules({ managed, person }) {
  const known = (catalogue ??= await load());
  byId('rules-version').textContent = say({
    key: 'rules_version',
    args: [{ text: chrome.runtime.getManifest().version }, { count: known.rules.length }],
  });
  const modes = { managed: managed.modes ?? {}, person: person.modes ?? {} };
  // Each writes how many rules a family has, and how many of them were changed.
  /** @type {(() => void)[]} */
  const counts = [];
  // An administrator's word on a rule, its family or everything stands before the person's on the rule.
  const showMode = (/** @type {HTMLSelectElement} */ select) => {
    const names = [select.name, ...(select.dataset.within ?? '').split(' ')];
    const decides = names.find((name) => Object.hasOwn(MODES, modes.managed[name]));
    select.value = decides === undefined ? (modes.person[select.name] ?? '') : modes.managed[decides];
    // A mode that is no choice here.
    if (select.selectedIndex === -1) {
      select.value = '';
    }
    select.disabled = decides !== undefined;
    select.previousElementSibling?.toggleAttribute('hidden', !select.disabled);
  };
  // The same rule may stand in its family and among what was found.
  const refresh = () => {
    for (const select of byId('rules').getElementsByTagName('select')) {
      showMode(select);
    }
    counts.forEach((count) => count());
  };
  const choose = async (/** @type {string} */ name, /** @type {string} */ mode) => {
    const chosen = mode || undefined;
    modes.person = withEntry(modes.person, name, chosen);
    byId('rules-saved').replaceChildren();
    await keepEntry('modes', name, () => chosen);
    byId('rules-saved').textContent = i18n('options_saved');
    refresh();
  };
  take = (now) => {
    modes.managed = now.managed.modes ?? {};
    modes.person = now.person.modes ?? {};
    refresh();
  };

  /** @type {(of: {name: string, within?: string, title: string, hint?: string, choices: string[]}) => HTMLElement} */
  const row = ({ name, within = '', title, hint = '', choices }) => {
    const id = `mode-${(rows += 1)}`;
    const select = element(
      'select',
      { class: 'field', id, name, 'data-within': within },
      element('option', { value: '', text: i18n('mode_usual') }),
      ...choices.map((mode) => element('option', { value: mode, text: i18n(MODES[mode]) })),
    );
    select.addEventListener('change', () => choose(name, select.value));
    const made = element(
      'div',
      { class: 'rule-row' },
      element('label', { for: id, id: `${id}-label` }, title, hint && element('code', { text: hint })),
      element('span', { class: 'source', text: i18n('source_locked') }),
      select,
    );
    showMode(select);
    return made;
  };
  const ruleRow = (/** @type {Rule} */ { id, words, family }) =>
    row({ name: id, within: `${family} *`, title: words, hint: id, choices: Object.keys(MODES) });
  const findingRow = (/** @type {Rule} */ { id, words }) =>
    row({ name: id, title: words, hint: id, choices: ['off'] });

  const families = Object.entries(FAMILIES).map(([family, text]) => {
    const rules = known.rules.filter((rule) => rule.family === family);
    const summary = element('summary');
    const tell = () => {
      const changed = rules.filter(({ id }) => modes.managed[id] ?? modes.person[id]).length;
      const all = say({ key: 'rules_count', count: rules.length, args: [{ count: rules.length }] });
      const own = changed > 0 ? say({ key: 'rules_changed', count: changed, args: [{ count: changed }] }) : '';
      summary.textContent = [all, own].filter(Boolean).join(', ');
    };
    tell();
    counts.push(tell);
    const whole = row({ name: family, within: '*', title: i18n(text), choices: Object.keys(MODES) });
    // "13 rules" of what is said with it.
    summary.id = `family-${family}`;
    summary.setAttribute('aria-labelledby', `${whole.getElementsByTagName('label')[0].id} ${summary.id}`);
    return element(
      'div',
      { class: 'family' },
      whole,
      rules.length > 0 ? opened(summary, () => rules.map(ruleRow)) : null,
    );
  });
  const summary = element('summary', { text: i18n('rules_findings') });
  const findings = opened(summary, () => known.findings.map(findingRow));
  byId('rules-list').replaceChildren(...families, element('div', { class: 'family' }, findings));

  const search = byId('rules-search');
  search.oninput = () => {
    const wanted = search.value.trim().toLowerCase();
    const all = [...known.rules, ...known.findings];
    const found = wanted ? all.filter(({ id, words }) => `${id} ${words}`.toLowerCase().includes(wanted)) : [];
    byId('rules-found').replaceChildren(
      ...found.slice(0, SHOWN).map((rule) => (rule.family ? ruleRow(rule) : findingRow(rule))),
    );
    byId('rules-list').hidden = wanted !== '';
    byId('rules-count').textContent = wanted
      ? say({ key: 'rules_found', count: found.length, args: [{ count: found.length }] })
      : '';
  };
  search.oninput();
}

/**
 * A list that is made when it is opened.
 * @param {HTMLElement} summary
 * @param {() => Element[]} rows
 */
function opened(summary, rows) {
  const list = element('div', {});
  const details = element('details', {}, summary, list);
  details.addEventListener('toggle', () => {
    if (details.open && list.childElementCount === 0) {
      list.append(...rows());
    }
  });
  return details;
}

/** @returns {Promise<Catalogue>} */
async function load() {
  const { rules, findings } = await ask({ rules: {} });
  return {
    rules: rules.map(([id, family]) => ({ id, family, words: ruleName(id) })),
    findings: findings.map(([id, title]) => ({ id, words: say(title) })),
  };
}
