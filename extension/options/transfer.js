// Settings to a file and back. A file is checked before anything changes, and what
// would change is shown.

import { ask } from '../shared/ask.js';
import { today } from '../shared/day.js';
import { element } from '../shared/dom.js';
import { download } from '../shared/export.js';
import { isPlain, isSame, parsed } from '../shared/json.js';
import { upgrade, VERSION } from '../storage/migrations.js';
import { changeSettings } from '../storage/store.js';
import { i18n, say } from '../shared/text.js';
import { button } from '../shared/button.js';
import { byId } from '../shared/markup.js';
import { labelOf } from './fields.js';
import { problemText, written } from '../shared/settings.js';

/** @import {State} from '../shared/settings.js' */

/**
 * Gets the two buttons to work.
 * @param {() => Promise<State>} readSettings
 * @param {() => Promise<void>} changed Called once something was kept.
 */
export function transfer(readSettings, changed) {
  byId('export').addEventListener('click', async () => {
    const { person } = await readSettings();
    const file = { doorward: 'settings', version: VERSION, exported: today(), settings: person };
    download(`doorward-settings-${today()}.json`, 'application/json', JSON.stringify(file, null, 2) + '\n');
  });
  /** @type {HTMLInputElement} */
  const input = byId('import');
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) {
      await offer(await file.text(), readSettings, changed);
    }
  });
}

/**
 * Shows what a file would change, and a button that does it.
 * @param {string} text What is in the file.
 * @param {() => Promise<State>} readSettings
 * @param {() => Promise<void>} changed
 * @param {boolean} [isAgain] Whether it was shown before, and the settings are others since.
 */
async function offer(text, readSettings, changed, isAgain = false) {
  const { managed, person } = await readSettings();
  const outcome = byId('import-outcome');
  const { settings, fault } = settingsIn(text);
  if (fault !== undefined) {
    outcome.replaceChildren(element('p', { class: 'fault', text: i18n(fault) }));
    outcome.focus();
    return;
  }
  const { settings: list, problems } = await ask({ settings: { managed: {}, person: settings } });
  const good = list.filter(({ source }) => source === 'person');
  const changes = good.filter(({ key, value }) => !isSame(person[key], value));
  const kept = changes.map(({ key, value }) => change(key, person[key], value, key in managed && key !== 'modes'));
  const apply = button(
    i18n('import_apply'),
    async () => {
      const taken = Object.fromEntries(changes.map(({ key, value }) => [key, value]));
      // What was set meanwhile, here or in another tab, is neither lost nor written over unseen.
      const isDone = await written(() => changeSettings((now) => {
        const isAsShown = changes.every(({ key }) => isSame(now[key], person[key]));
        return isAsShown ? { ...now, ...taken } : undefined;
      }));
      if (!isDone) {
        await offer(text, readSettings, changed, true);
        return;
      }
      const count = changes.length;
      outcome.replaceChildren(element('p', { role: 'status', text: say({ key: 'import_done', count, args: [{ count }] }) }));
      // Before the page is drawn anew, which takes until somebody may be in another field.
      outcome.focus();
      await changed();
    },
    'main',
  );
  const cancel = button(i18n('import_cancel'), () => {
    outcome.replaceChildren();
    byId('import').focus();
  });
  outcome.replaceChildren(
    ...(isAgain ? [element('p', { class: 'fault', text: i18n('import_outdated') })] : []),
    element('h3', { text: i18n(changes.length > 0 ? 'import_changes' : 'import_no_changes') }),
    element('ul', { class: 'changes' }, ...kept),
    ...(problems.length > 0
      ? [
          element('h3', { text: i18n('import_ignored') }),
          element('ul', {}, ...problems.map((problem) => element('li', { text: problemText(problem, labelOf(problem.key)) }))),
        ]
      : []),
    element('p', { class: 'row' }, changes.length > 0 ? apply : null, cancel),
  );
  outcome.focus();
}

// So many characters are shown whole; more scroll, so that the buttons stay in reach.
const LONG = 2_000;

/**
 * A value as a person reads it; what has parts as it stands in the file.
 * @param {unknown} value
 */
function shown(value) {
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  const text = isList ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
  return element('code', { text, ...(text.length > LONG && { class: 'long', tabindex: '0' }) });
}

/**
 * @param {string} key
 * @param {unknown} from
 * @param {unknown} to
 * @param {boolean} isLocked Whether an administrator's value stands before it.
 */
function change(key, from, to, isLocked) {
  return element(
    'li',
    {},
    element('strong', { text: labelOf(key) }),
    element('p', {}, i18n('import_now'), ' ', from === undefined ? i18n('import_nothing') : shown(from)),
    element('p', {}, i18n('import_then'), ' ', shown(to)),
    isLocked ? element('p', { class: 'source', text: i18n('source_locked') }) : null,
  );
}

/**
 * The settings of a file, upgraded; or why it is none, as a key of the catalogue.
 * @param {string} text
 * @returns {{settings: Record<string, any>, fault?: undefined}|{fault: string, settings?: undefined}}
 */
function settingsIn(text) {
  const file = parsed(text);
  if (file === undefined) {
    return { fault: 'import_no_json' };
  }
  if (!isPlain(file) || file.doorward !== 'settings') {
    return { fault: 'import_no_settings' };
  }
  const { settings, fault } = upgrade(file.settings, file.version);
  return fault === 'form' ? { fault: 'import_no_settings' } : { settings };
}
