// The organisation's own terms, and a box to try them on a text (R15, R16). The language
// of patterns is described in docs/terms.md.

import { ask } from '../shared/ask.js';
import { element } from '../shared/dom.js';
import { isPlain } from '../shared/json.js';
import { SEVERITIES, SEVERITY } from '../shared/terms.js';
import { i18n, say } from '../shared/text.js';
import { button } from '../shared/button.js';
import { byId } from '../shared/markup.js';
import { source } from './fields.js';
import { shut } from './follow.js';
import { addTo, takeFrom } from '../shared/settings.js';

/** @import {State} from '../shared/settings.js' */

/** @type {Record<string, string>} */
const FAULTS = {
  no_pattern: 'terms_no_pattern',
  extra_key: 'terms_extra_key',
  bad_value: 'terms_bad_value',
  bad_context: 'terms_bad_context',
  same_name: 'terms_same_name',
  too_vague: 'terms_too_vague',
  too_long: 'terms_too_long',
  too_many_stars: 'terms_too_many_stars',
  too_many: 'terms_too_many',
};

// What is kept in the place of a term may be of any form.
const asText = (/** @type {unknown} */ value) =>
  typeof value === 'string' ? value : JSON.stringify(value);
/** @type {(term: unknown, part: 'pattern' | 'name' | 'severity') => unknown} */
const partOf = (term, part) => (isPlain(term) ? term[part] : undefined);
const patternOf = (/** @type {unknown} */ term) => asText(partOf(term, 'pattern') ?? term);
const nameOf = (/** @type {unknown} */ term) => asText(partOf(term, 'name') ?? patternOf(term));

/**
 * Shows the terms as the settings have them.
 * @param {State} state
 * @param {() => Promise<void>} changed Called once something was kept.
 */
export function showTerms({ of, person }, changed) {
  const setting = of.terms;
  const kept = setting.locked ? setting.value : person.terms;
  const terms = Array.isArray(kept) ? kept : [];

  byId('terms-source').textContent = source(setting);
  byId('terms-list').replaceChildren(...terms.map((term) => row(term, setting.locked, async () => {
    await takeFrom('terms', term);
    await changed();
    byId('terms-title').focus();
  })));
  byId('terms-none').hidden = terms.length > 0;
  byId('terms-table').hidden = terms.length === 0;
  shut(byId('terms-add'), setting.locked);

  byId('terms-add').onsubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const [pattern, name] = ['term-pattern', 'term-name'].map((id) => byId(id).value.trim());
    const severity = byId('term-severity').value;
    const term = { pattern, ...(name && { name }), severity };
    const { faults } = await ask({ try: { terms: [...terms, term], text: '' } });
    const mine = faults.find(({ index }) => index === terms.length);
    byId('term-fault').textContent = mine ? faultText(pattern || i18n('terms_pattern'), mine.why) : '';
    byId('term-pattern').setAttribute('aria-invalid', String(Boolean(mine)));
    if (!mine) {
      await addTo('terms', term);
      byId('terms-add').reset();
      byId('term-pattern').focus();
      await changed();
    }
  };

  const attempt = async () => {
    const text = byId('terms-try').value;
    const { matches, faults } = await ask({ try: { terms, text } });
    // Another text was written meanwhile, or the terms are others.
    if (byId('terms-try').value !== text || byId('terms-try').oninput !== attempt) {
      return;
    }
    const found = byId('terms-found');
    const lines = matches.map(({ rule, start, end }) =>
      say({ key: 'terms_match', args: [{ text: rule }, { text: text.slice(start, end) }] }),
    );
    const bad = faults.map(({ name, why }) => faultText(name, why));
    const none = text && matches.length === 0 ? [i18n('terms_no_match')] : [];
    found.replaceChildren(...[...lines, ...none, ...bad].map((line) => element('p', { text: line })));
  };
  byId('terms-try').oninput = attempt;
  attempt();
}

/** @type {(name: string, why: string) => string} */
const faultText = (name, why) =>
  say({ key: 'terms_fault', args: [{ text: name }, { message: { key: FAULTS[why] ?? 'terms_bad_value' } }] });

/**
 * @param {unknown} term
 * @param {boolean} locked
 * @param {() => Promise<void>} remove
 */
function row(term, locked, remove) {
  const severity = SEVERITIES.find((one) => one === partOf(term, 'severity')) ?? 'high';
  const name = nameOf(term);
  const label = say({ key: 'terms_remove', args: [{ text: name }] });
  const gone = button(i18n('terms_remove_short'), remove, 'plain');
  gone.setAttribute('aria-label', label);
  return element(
    'tr',
    {},
    element('td', {}, element('code', { text: patternOf(term) })),
    element('td', { text: name }),
    element('td', { text: i18n(SEVERITY[severity]) }),
    element('td', {}, locked ? null : gone),
  );
}

/** Fills the choice of severities. */
export function fillSeverities() {
  // Each time that the form is cleared, too.
  const choices = Object.entries(SEVERITY).map(([value, key]) => element('option', { value, text: i18n(key), selected: value === 'high' }));
  byId('term-severity').replaceChildren(...choices);
}
