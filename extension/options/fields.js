// Settings that are one field each: what it is called, how its value is written, and
// whose value applies.

import { appear } from '../shared/appearance.js';
import { i18n, language, say } from '../shared/text.js';
import { turns } from '../shared/turns.js';
import { button } from '../shared/button.js';
import { element } from '../shared/dom.js';
import { keptOf, shows } from './follow.js';
import { faultsOf, keep, lineText } from '../shared/settings.js';

/**
 * @import {Setting} from '../../types/core.js'
 * @import {Control} from '../shared/taken.js'
 */

const lines = (/** @type {string} */ text) =>
  text.split('\n').map((line) => line.trim()).filter(Boolean);
const orNothing = (/** @type {string[]} */ value) => (value.length > 0 ? value : undefined);

/**
 * @typedef {{name: string, kind: string, label: string, help: string, most?: number,
 *   choices?: Record<string, string>}} Field
 */
/** @typedef {Parameters<typeof lineText>[0]} Fault What is wrong with a value: this line of it, or all of it. */
/**
 * How a kind of value is shown in a control and read from it. What is stored may be of any form:
 * the core reports it, and the page stays usable.
 * @typedef {object} Kind
 * @property {(field: Field, setting: Setting) => Control} control
 * @property {(value: any) => string} write May fail.
 * @property {(text: string, field: Field) => unknown} read
 */

const manyLines = () => element('textarea', { class: 'field', rows: '3', spellcheck: 'false' });
/** @type {Omit<Kind, 'control'>} */
const AS_IT_IS = { write: String, read: (text) => text.trim() || undefined };

/** @type {Record<string, Kind>} */
const KINDS = {
  domains: {
    control: manyLines,
    write: (value) => value.join('\n'),
    read: (text) => orNothing(lines(text)),
  },
  names: {
    control: manyLines,
    write: (value) => Object.entries(value).map((pair) => pair.join(' = ')).join('\n'),
    read: (text) => {
      const pairs = lines(text).map((line) => line.split(/\s*=\s*/));
      return pairs.length > 0
        ? Object.fromEntries(pairs.map(([domain, ...name]) => [domain, name.join(' = ')]))
        : undefined;
    },
  },
  long: {
    control: ({ most }) => element('textarea', { class: 'field', rows: '3', maxlength: most }),
    ...AS_IT_IS,
  },
  address: {
    control: () => element('input', { class: 'field', type: 'url', spellcheck: 'false' }),
    ...AS_IT_IS,
  },
  text: {
    control: () => element('input', { class: 'field', type: 'text' }),
    ...AS_IT_IS,
  },
  pattern: {
    control: () => element('input', { class: 'field', type: 'text', spellcheck: 'false' }),
    ...AS_IT_IS,
  },
  date: {
    control: () => element('input', { class: 'field', type: 'date' }),
    ...AS_IT_IS,
  },
  number: {
    control: (_, { count }) => {
      const [min, max, placeholder] = count ?? [];
      return element('input', { class: 'field', type: 'number', min, max, placeholder, inputmode: 'numeric' });
    },
    write: String,
    read: (text) => (text === '' ? undefined : Number(text)),
  },
  choice: {
    control: ({ choices = {} }) =>
      element(
        'select',
        { class: 'field' },
        ...Object.entries(choices).map(([value, text]) => element('option', { value, text: i18n(text) })),
      ),
    write: String,
    read: (text, { choices = {} }) => (text === Object.keys(choices)[0] ? undefined : text),
  },
};

// By section, in the order of the page.
/** @type {Record<string, Field[]>} */
export const FIELDS = {
  organisation: [
    { name: 'ownDomains', kind: 'domains', label: 'options_domains', help: 'options_domains_help' },
    { name: 'organisationNames', kind: 'names', label: 'options_names', help: 'options_names_help' },
    { name: 'partnerDomains', kind: 'domains', label: 'options_partners', help: 'options_partners_help' },
    { name: 'forbiddenDomains', kind: 'domains', label: 'options_forbidden', help: 'options_forbidden_help' },
    { name: 'organisation', kind: 'text', label: 'options_organisation', help: 'options_organisation_help' },
    { name: 'namePattern', kind: 'pattern', label: 'options_pattern', help: 'options_pattern_help' },
    { name: 'neverGuestDomains', kind: 'domains', label: 'options_never_guest', help: 'options_never_guest_help' },
    { name: 'sites', kind: 'domains', label: 'options_sites', help: 'options_sites_help' },
  ],
  warnings: [
    { name: 'observeOnlyUntil', kind: 'date', label: 'options_observe', help: 'options_observe_help' },
    {
      name: 'siteCeiling',
      kind: 'choice',
      label: 'options_ceiling',
      help: 'options_ceiling_help',
      choices: {
        'OFFICIAL-SENSITIVE': 'options_ceiling_sensitive',
        OFFICIAL: 'limits_official',
        SECRET: 'limits_secret',
        'TOP SECRET': 'limits_top',
      },
    },
    { name: 'many', kind: 'number', label: 'options_many', help: 'options_many_help' },
    {
      name: 'manyInside',
      kind: 'choice',
      label: 'options_inside',
      help: 'options_inside_help',
      choices: { note: 'mode_note', warn: 'mode_warn', acknowledge: 'mode_acknowledge' },
    },
    { name: 'largeAudience', kind: 'number', label: 'options_large', help: 'options_large_help' },
    { name: 'advice', kind: 'long', most: 256, label: 'options_advice', help: 'options_advice_help' },
    { name: 'learnMore', kind: 'address', label: 'options_learn_more', help: 'options_learn_more_help' },
  ],
  holding: [
    { name: 'holdLimit', kind: 'number', label: 'options_hold', help: 'options_hold_help' },
  ],
  reminders: [
    { name: 'recordInterval', kind: 'number', label: 'options_record', help: 'options_record_help' },
    { name: 'recordName', kind: 'text', label: 'options_record_name', help: 'options_record_name_help' },
    { name: 'attestationInterval', kind: 'number', label: 'options_attestation', help: 'options_attestation_help' },
    { name: 'outsiderReviewInterval', kind: 'number', label: 'options_review', help: 'options_review_help' },
    { name: 'securityReviewInterval', kind: 'number', label: 'options_security', help: 'options_security_help' },
  ],
  look: [
    {
      name: 'nameMarks',
      kind: 'choice',
      label: 'options_name_marks',
      help: 'options_name_marks_help',
      choices: { outsiders: 'name_marks_outsiders', none: 'name_marks_none' },
    },
    {
      name: 'appearance',
      kind: 'choice',
      label: 'options_appearance',
      help: 'options_appearance_help',
      choices: { system: 'appearance_system', light: 'appearance_light', dark: 'appearance_dark' },
    },
  ],
};

// Settings that have a section in place of a field.
/** @type {Record<string, string>} */
const SECTIONS = {
  contacts: 'options_section_contacts',
  limits: 'options_section_limits',
  modes: 'options_section_rules',
  terms: 'options_section_terms',
  exceptions: 'options_section_wrong',
};

/**
 * What the page calls a setting, and its name, which stands in files and policies.
 * @param {string} key
 */
export function labelOf(key) {
  const found = Object.values(FIELDS).flat().find(({ name }) => name === key);
  const label = found?.label ?? SECTIONS[key];
  return label ? `${i18n(label)} – ${key}` : key;
}

/**
 * One field.
 * @param {Field} field From `FIELDS`.
 * @param {Setting} setting How the core says that it applies.
 * @param {unknown} own The person's own value, good or not.
 */
export function field(field, setting, own) {
  const { name: key, label, help } = field;
  const kind = KINDS[field.kind];
  const control = kind.control(field, setting);
  const ids = [`${key}-help`, `${key}-source`, `${key}-fault`];
  control.id = key;
  control.setAttribute('aria-describedby', ids.join(' '));
  control.disabled = setting.locked;
  const shown = setting.locked ? setting.value : (own ?? (field.kind === 'choice' ? setting.value : undefined));
  control.value = shown === undefined ? control.value : written(kind, shown);
  const fault = element('p', { id: ids[2], class: 'fault', role: 'alert' });
  const saved = element('span', { class: 'saved', role: 'status' });

  const refuse = (/** @type {Fault[]} */ faults) => {
    control.setAttribute('aria-invalid', String(faults.length > 0));
    fault.textContent = faults.map((one) => faultText(one, field, setting)).join(' ');
    saved.replaceChildren();
  };
  const store = async (/** @type {unknown} */ value) => {
    const faults = value === undefined ? [] : await faultsOf(key, value);
    refuse(faults);
    if (faults.length > 0) {
      return;
    }
    await keep(key, value);
    shows(part, { own: value });
    if (key === 'appearance') {
      appear(value === undefined ? undefined : String(value));
    }
    saved.textContent = i18n('options_saved');
  };
  const inTurn = turns();
  const change = (/** @type {unknown} */ value) => inTurn(() => store(value));
  control.addEventListener('change', () => {
    // What is half a date, or no number, the browser gives as nothing, which would take the setting away.
    if (control.validity.badInput) {
      refuse([{}]);
    } else {
      change(kind.read(control.value, field));
    }
  });

  const restore = button(
    i18n('options_reset'),
    () => {
      control.value = control instanceof HTMLSelectElement ? control.options[0].value : '';
      // The button goes.
      control.focus();
      return change(undefined);
    },
    'plain',
  );
  restore.id = `${key}-restore`;
  // There is one for each setting: which one is said with it.
  restore.setAttribute('aria-labelledby', `${restore.id} ${key}-label`);

  const part = element(
    'div',
    { class: 'setting' },
    element('label', { for: key, id: `${key}-label`, text: i18n(label) }),
    element('p', { id: ids[0], class: 'help', text: i18n(help) }),
    control,
    fault,
    element('p', { class: 'source' }, element('span', { id: ids[1] }), saved, restore),
  );
  showSource(part, key, setting);
  return shows(part, keptOf(setting, setting.value, own));
}

/**
 * Says of a field whose value applies, and offers the default where it is the person's own.
 * @param {HTMLElement} part
 * @param {string} key
 * @param {Setting} setting
 */
export function showSource(part, key, setting) {
  const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (part.querySelector(`#${id}`));
  find(`${key}-source`).textContent = source(setting);
  find(`${key}-restore`).hidden = setting.locked || setting.source !== 'person';
}

/**
 * @param {Kind} kind
 * @param {unknown} value
 */
function written(kind, value) {
  try {
    return kind.write(value);
  } catch {
    return JSON.stringify(value);
  }
}

/**
 * @param {Fault} fault
 * @param {Field} field
 * @param {Setting} setting
 */
function faultText(fault, { kind }, { count }) {
  const { entry } = fault;
  if (count) {
    const limits = count.slice(0, 2).map((limit) => ({ text: limit.toLocaleString(language()) }));
    return say({ key: 'options_bad_number', args: limits });
  }
  if (entry === undefined) {
    return i18n({ address: 'options_bad_address', date: 'options_bad_date', pattern: 'options_bad_pattern' }[kind] ?? 'options_bad_value');
  }
  return kind === 'domains' ? lineText(fault) : say({ key: 'options_bad_entry', args: [{ text: entry }] });
}

/**
 * Whose value applies, in words; nothing is said of what nobody has set.
 * @param {Setting} setting
 */
export function source({ source: whose, locked }) {
  if (locked) {
    return i18n('source_locked');
  }
  return whose === null || whose === undefined ? '' : i18n({ managed: 'source_managed', person: 'source_person' }[whose]);
}
