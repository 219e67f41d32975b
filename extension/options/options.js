// The options page: whose addresses are inside, and what others are called.

import { saveSettings, settings } from '../store.js';
import { i18n, say } from '../text.js';

const field = (id) => document.getElementById(id);
document.title = i18n('options_title');
for (const labelled of document.querySelectorAll(`[${'data-text'}]`)) {
  labelled.textContent = i18n(labelled.dataset.text);
}

const { managed, person } = await settings();
showSetting('domains', 'ownDomains', (domains) => domains.join('\n'));
showSetting('names', 'organisationNames', (names) =>
  Object.entries(names)
    .map(([domain, name]) => `${domain} = ${name}`)
    .join('\n'),
);

field('settings').addEventListener('submit', async (event) => {
  event.preventDefault();
  const outcome = field('outcome');
  try {
    await saveSettings({
      ...person,
      ownDomains: lines('domains').map(domain),
      organisationNames: Object.fromEntries(lines('names').map(nameOfDomain)),
    });
    outcome.textContent = i18n('options_saved');
  } catch (fault) {
    if (!(fault instanceof BadLine)) {
      throw fault;
    }
    outcome.textContent = say({ key: 'options_bad_line', args: [{ text: fault.message }] });
  }
});

// A value the administrator sets decides; the person's own is kept beneath it.
function showSetting(id, key, write) {
  if (managed[key] !== undefined) {
    const note = field(`${id}-managed`);
    note.textContent = say({ key: 'options_managed', args: [{ text: written(managed[key], write) }] });
    note.hidden = false;
    field(id).disabled = true;
  }
  field(id).value = person[key] === undefined ? '' : written(person[key], write);
}

// What is stored may be of any form; the core reports it, this page stays usable.
function written(value, write) {
  try {
    return write(value);
  } catch {
    return JSON.stringify(value);
  }
}

class BadLine extends Error {}

function lines(id) {
  return field(id)
    .value.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function domain(line) {
  const text = line.replace(/^@/, '').toLowerCase();
  if (!/^[^\s@/:.]+(\.[^\s@/:.]+)+$/.test(text)) {
    throw new BadLine(line);
  }
  return text;
}

function nameOfDomain(line) {
  const [left, ...right] = line.split('=');
  const name = right.join('=').trim();
  if (!name) {
    throw new BadLine(line);
  }
  return [domain(left.trim()), name];
}
