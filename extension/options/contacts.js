// Whom to turn to, by role: a name, an address and a page of each. A role without any of them
// has nobody.

import { element } from '../shared/dom.js';
import { isPlain } from '../shared/json.js';
import { i18n } from '../shared/text.js';
import { turns } from '../shared/turns.js';
import { byId } from '../shared/markup.js';
import { source } from './fields.js';
import { follow, keptOf, shows } from './follow.js';
import { faultsOf, keepEntry } from '../shared/settings.js';

/** @import {State} from '../shared/settings.js' */

/** @type {Record<string, string>} */
const ROLES = {
  administrator: 'contacts_administrator',
  jiraAdministrator: 'contacts_jira_administrator',
  security: 'contacts_security',
  records: 'contacts_records',
  helpDesk: 'contacts_help_desk',
  signIn: 'contacts_sign_in',
};
/** @type {Record<string, string>} */
const PARTS = { name: 'contacts_name', address: 'contacts_address', url: 'contacts_url' };

/**
 * Shows them as the settings have them.
 * @param {State} state
 */
export function showContacts({ of, person }) {
  const setting = of.contacts;
  const contacts = contactsIn({ of, person });
  byId('contacts-source').textContent = source(setting);
  byId('contacts-list').replaceChildren(...Object.keys(ROLES).map((role) => contact(role, contacts, setting.locked)));
}

/**
 * @param {string} role
 * @param {Record<string, unknown>} contacts
 * @param {boolean} isLocked
 */
function contact(role, contacts, isLocked) {
  const of = partsOf(contacts, role);
  const name = `contact-${role}-role`;
  const fault = element('p', { id: `contact-${role}-fault`, class: 'fault', role: 'alert' });
  const saved = element('span', { class: 'saved', role: 'status' });
  const who = element('span', { class: 'subtle', text: shownAs(of) });
  const controls = Object.keys(PARTS).map((part) => {
    const id = `contact-${role}-${part}`;
    const control = element('input', {
      id, class: 'field', type: part === 'url' ? 'url' : 'text', maxlength: '256', autocomplete: 'off', spellcheck: 'false',
      disabled: isLocked, 'aria-describedby': fault.id,
    });
    control.value = typeof of[part] === 'string' ? of[part] : '';
    return { part, control, id };
  });
  // What was shown last; what differs from it was written here, the rest perhaps in another tab.
  let shown = of;
  const store = async (/** @type {Record<string, string>} */ written) => {
    const faults = Object.keys(written).length > 0 ? await faultsOf('contacts', { [role]: written }) : [];
    const isBad = faults.length > 0;
    fault.textContent = isBad ? i18n('contacts_bad') : '';
    for (const { part, control } of controls) {
      control.setAttribute('aria-invalid', String(isBad && part === 'url'));
    }
    if (isBad) {
      saved.replaceChildren();
      return;
    }
    await keepEntry('contacts', role, (now) => {
      const kept = isPlain(now) ? { ...now } : {};
      for (const part of Object.keys(PARTS).filter((part) => written[part] !== shown[part])) {
        kept[part] = written[part];
      }
      // What is empty is not kept.
      const parts = Object.entries(kept).filter(([, value]) => value !== undefined);
      shown = Object.fromEntries(parts);
      return parts.length > 0 ? shown : undefined;
    });
    for (const { part, control } of controls) {
      if (control.value.trim() === (written[part] ?? '')) {
        control.value = typeof shown[part] === 'string' ? shown[part] : '';
      }
    }
    shows(part, { own: shown });
    who.textContent = shownAs(shown);
    saved.textContent = i18n('options_saved');
  };
  const inTurn = turns();
  const change = () => {
    const written = controls.map(({ part, control }) => [part, control.value.trim()]).filter(([, value]) => value);
    return inTurn(() => store(Object.fromEntries(written)));
  };
  for (const { control } of controls) {
    control.addEventListener('change', change);
  }
  const part = element(
    'details',
    { class: 'contact', id: `contact-${role}` },
    element('summary', {}, element('strong', { id: name, text: i18n(ROLES[role]) }), ' ', who),
    element(
      'div',
      // The same fields stand in each: whose they are is said with them.
      { class: 'contact-fields', role: 'group', 'aria-labelledby': name },
      ...controls.map(({ part, control, id }) =>
        element('div', { class: 'setting' }, element('label', { for: id, text: i18n(PARTS[part]) }), control)),
      fault,
      element('p', { class: 'source' }, saved),
    ),
  );
  return shows(part, keptOf({ locked: isLocked }, of, of));
}

/**
 * Those on show: the administrator's where they are fixed.
 * @param {Pick<State, 'of'|'person'>} state
 */
function contactsIn({ of, person }) {
  const kept = of.contacts.locked ? of.contacts.value : person.contacts;
  return isPlain(kept) ? kept : {};
}

/**
 * What is kept of a role, which may be anything.
 * @param {Record<string, unknown>} contacts
 * @param {string} role
 * @returns {Record<string, any>}
 */
const partsOf = (contacts, role) => (isPlain(contacts[role]) ? /** @type {Record<string, any>} */ (contacts[role]) : {});

/**
 * Shows what another tab or an administrator has changed of them.
 * @param {State} state
 */
export function followContacts({ of, person }) {
  const contacts = contactsIn({ of, person });
  const { locked } = of.contacts;
  byId('contacts-source').textContent = source(of.contacts);
  for (const role of Object.keys(ROLES)) {
    const part = byId(`contact-${role}`);
    const parts = partsOf(contacts, role);
    follow(part, keptOf(of.contacts, parts, parts), () => {
      const made = contact(role, contacts, locked);
      made.open = part.open;
      return made;
    });
  }
}

/** @param {{name?: unknown, address?: unknown, url?: unknown}} contact What is kept of them. */
const shownAs = ({ name, address, url }) => String(name || address || url || i18n('contacts_nobody'));
