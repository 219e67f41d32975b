// What the person is asked when they decide about a finding: why, and for how long.

import { inDays } from '../shared/day.js';
import { i18n, say } from '../shared/text.js';
import { button } from '../shared/button.js';
import { element, list } from '../shared/dom.js';
import { numberOf, read } from '../shared/settings.js';
import { SEVERITIES, SEVERITY } from '../shared/terms.js';
import { KEPT } from '../storage/keep.js';

/**
 * @import {Severity} from '../../types/core.js'
 * @import {Row} from './model.js'
 */
/** @typedef {'grade' | 'hide' | 'ignore'} Decision What is decided about a finding. */

const TITLES = { grade: 'findings_ask_grade', hide: 'findings_ask_hide', ignore: 'findings_ask_ignore' };
const HELP = { grade: 'findings_ask_grade_help', hide: 'findings_ask_hide_help', ignore: 'findings_ask_ignore_help' };

/**
 * Asks for a decision.
 * @param {Decision} kind
 * @param {Row} row
 * @returns {Promise<{to: 'aside'|Severity, reason: string, until?: string}|undefined>}
 */
export async function askForChoice(kind, row) {
  const help = element('p', { class: 'help' }, say({ key: HELP[kind], args: [{ text: row.space ?? '' }] }));
  const reason = element('textarea', { class: 'field', name: 'reason', required: true, maxlength: '500', rows: '3' });
  const day = element('input', { class: 'field', type: 'date', name: 'until', min: inDays(1) });
  const parts = [
    kind === 'grade' && levels(row),
    labelled('findings_column_reason', reason),
    kind === 'hide' && labelled('findings_ask_until', day),
  ];
  const answer = await ask(i18n(TITLES[kind]), say(row.title), [help], parts, i18n('findings_ask_save'));
  if (!answer) {
    return undefined;
  }
  const { until } = answer;
  const to = SEVERITIES.find((severity) => severity === answer.to) ?? 'aside';
  return { to, reason: answer.reason.trim(), ...(until && { until }) };
}

/**
 * Asks for another review date; YYYY-MM-DD.
 * @param {Row} row
 */
export async function askForDay(row) {
  const { of } = await read();
  const next = inDays(numberOf(of.outsiderReviewInterval));
  const day = element('input', { class: 'field', type: 'date', name: 'day', min: inDays(1), value: next, required: true });
  const answer = await ask(i18n('findings_ask_day'), say(row.title), [], [labelled('review_day', day)], i18n('review_set'));
  return answer?.day;
}

/** Asks whether everything is to be forgotten, and names it. */
export async function confirmForget() {
  const help = [
    element('p', {}, i18n('findings_ask_forget_help')),
    list(Object.values(KEPT).map(({ says }) => i18n(says))),
    element('p', {}, i18n('findings_ask_forget_stays')),
  ];
  return Boolean(await ask(i18n('findings_ask_forget'), undefined, help, [], i18n('findings_forget')));
}

/**
 * Asks by a form in the dialog of the page.
 * @param {string} title
 * @param {string | undefined} about
 * @param {(Node | false)[]} help What is read out with the title.
 * @param {(Node | false)[]} parts
 * @param {string} save What the button that agrees says.
 * @returns {Promise<Record<string, string> | undefined>} What was filled in, by name; nothing where
 *   the person does not agree.
 */
function ask(title, about, help, parts, save) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('dialog'));
  return new Promise((answer) => {
    const form = element(
      'form',
      { method: 'dialog' },
      element('h2', { id: 'dialog-title' }, title),
      element('div', { id: 'dialog-about', class: 'about' }, about && element('p', {}, about), ...help),
      ...parts,
      element(
        'div',
        { class: 'buttons' },
        button(i18n('findings_ask_cancel'), () => dialog.close()),
        element('button', { type: 'submit', class: 'button main' }, save),
      ),
    );
    /** @type {Record<string, string> | undefined} */
    let given;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const fields = [...new FormData(form)];
      given = Object.fromEntries(fields.map(([name, value]) => [name, String(value)]));
      dialog.close();
    });
    // A reason of nothing but spaces is none.
    for (const field of form.getElementsByTagName('textarea')) {
      field.addEventListener('change', () => (field.value = field.value.trim()));
    }
    dialog.addEventListener('close', () => answer(given), { once: true });
    dialog.replaceChildren(form);
    dialog.showModal();
  });
}

/** @param {Row} row */
function levels(row) {
  const choices = SEVERITIES.map((severity) => {
    const radio = element('input', { type: 'radio', name: 'to', value: severity, required: true, checked: severity === row.severity });
    return element('label', {}, radio, element('span', { class: `severity ${severity}` }, i18n(SEVERITY[severity])));
  });
  return element(
    'fieldset',
    {},
    element('legend', {}, i18n('findings_column_severity')),
    element('div', { class: 'levels' }, ...choices),
  );
}

/**
 * @param {string} key Of the catalogue.
 * @param {Element} field
 */
const labelled = (key, field) => element('label', { class: 'field-of' }, element('span', {}, i18n(key)), field);
