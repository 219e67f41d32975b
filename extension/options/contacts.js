// Whom to turn to, by role: a name, an address and a page of each. A role without any of them
// has nobody.

import { element } from '../shared/dom.js';
import { i18n } from '../shared/text.js';
import { turns } from '../shared/turns.js';
import { byId } from './dom.js';
import { source } from './fields.js';
import { faultsOf, keep } from './state.js';

const ROLES = {
  administrator: 'contacts_administrator',
  jiraAdministrator: 'contacts_jira_administrator',
  security: 'contacts_security',
  records: 'contacts_records',
  helpDesk: 'contacts_help_desk',
  signIn: 'contacts_sign_in',
};
const PARTS = { name: 'contacts_name', address: 'contacts_address', url: 'contacts_url' };
const isTable = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Shows them as the settings have them. */
export function showContacts({ of, person }, changed) {
  const setting = of.contacts;
  const kept = setting.locked ? setting.value : person.contacts;
  const contacts = isTable(kept) ? structuredClone(kept) : {};
  byId('contacts-source').textContent = source(setting);
  byId('contacts-list').replaceChildren(
    ...Object.keys(ROLES).map((role) => contact(role, contacts, setting.locked, changed)),
  );
}

function contact(role, contacts, isLocked, changed) {
  const of = isTable(contacts[role]) ? contacts[role] : {};
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
  const store = async (written) => {
    const faults = written.length > 0 ? await faultsOf('contacts', { [role]: Object.fromEntries(written) }) : [];
    const isBad = faults.length > 0;
    fault.textContent = isBad ? i18n('contacts_bad') : '';
    for (const { part, control } of controls) {
      control.setAttribute('aria-invalid', String(isBad && part === 'url'));
    }
    if (isBad) {
      saved.replaceChildren();
      return;
    }
    delete contacts[role];
    if (written.length > 0) {
      contacts[role] = Object.fromEntries(written);
    }
    await keep('contacts', Object.keys(contacts).length > 0 ? contacts : undefined);
    who.textContent = shownAs(contacts[role] ?? {});
    saved.textContent = i18n('options_saved');
    await changed();
  };
  const inTurn = turns();
  const change = () => {
    const written = controls.map(({ part, control }) => [part, control.value.trim()]).filter(([, value]) => value);
    return inTurn(() => store(written));
  };
  for (const { control } of controls) {
    control.addEventListener('change', change);
  }
  return element(
    'details',
    { class: 'contact', id: `contact-${role}` },
    element('summary', {}, element('strong', { text: i18n(ROLES[role]) }), ' ', who),
    element(
      'div',
      { class: 'contact-fields' },
      ...controls.map(({ part, control, id }) =>
        element('div', { class: 'setting' }, element('label', { for: id, text: i18n(PARTS[part]) }), control)),
      fault,
      element('p', { class: 'source' }, saved),
    ),
  );
}

const shownAs = ({ name, address, url }) => String(name || address || url || i18n('contacts_nobody'));
