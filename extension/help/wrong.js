// "Something is wrong": what to do, in order, whom to tell, and a note that is ready to send.

import { buttonTwice } from '../shared/button.js';
import { copyButton } from '../shared/copy.js';
import { element } from '../shared/dom.js';
import { link } from '../shared/links.js';
import { mailTo } from '../shared/mail.js';
import { byId } from '../shared/markup.js';
import { i18n, language, say } from '../shared/text.js';

/** @import {Context} from './help.js' */

/**
 * @typedef {object} Branch
 * @property {string} title A key of the catalogue, as all texts of a branch.
 * @property {string} subject Of the mail.
 * @property {string} unset Whom to tell where the organisation names nobody.
 * @property {string} ask What ends the note.
 * @property {string[]} more Lines that it adds to the note.
 * @property {Step[]} steps
 */
/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} text
 * @property {string} help
 * @property {[name: string, text: string][]} links By their names in `links.json`.
 * @property {boolean} [service] Whether who signs in through the organisation does it there.
 */
/**
 * What was chosen, ticked and written so far: by branch, the ids of steps, and the note where the
 * person changed it.
 * @typedef {object} Incident
 * @property {string} [branch]
 * @property {Record<string, string[] | undefined>} done
 * @property {Record<string, string | undefined>} notes
 * @property {Record<string, string | undefined>} noticed When each branch was first turned to, in words.
 */

// Each branch, the likeliest first: its steps in order, each with its links. Telling stands where it
// is urgent: a lost device can be locked by others, a password only by the person.
/** @type {Record<string, Branch>} */
const BRANCHES = {
  shared: {
    title: 'wrong_shared',
    subject: 'wrong_shared_subject',
    unset: 'wrong_whom_unset_shared',
    ask: 'wrong_note_ask_shared',
    more: ['wrong_note_what', 'wrong_note_whom'],
    steps: [
      { id: 'remove', text: 'wrong_remove', help: 'wrong_remove_help', links: [] },
      { id: 'tell', text: 'wrong_tell_governance', help: 'wrong_tell_governance_help', links: [] },
      { id: 'delete', text: 'wrong_delete', help: 'wrong_delete_help', links: [] },
    ],
  },
  account: {
    title: 'wrong_account',
    subject: 'wrong_account_subject',
    unset: 'wrong_whom_unset',
    ask: 'wrong_note_ask_account',
    more: [],
    steps: [
      { id: 'keep', text: 'wrong_keep', help: 'wrong_keep_help', links: [] },
      { id: 'reset', text: 'wrong_reset', help: 'wrong_reset_help', links: [['reset-password', 'link_reset']], service: true },
      { id: 'tell', text: 'wrong_tell', help: 'wrong_tell_help', links: [] },
      { id: 'devices', text: 'wrong_devices', help: 'wrong_devices_help', links: [['recent-devices', 'link_devices']] },
      { id: 'two-step', text: 'wrong_two_step', help: 'wrong_two_step_help', links: [['two-step', 'link_two_step']] },
      { id: 'apps', text: 'wrong_apps', help: 'wrong_apps_help', links: [['connected-apps', 'link_apps'], ['api-tokens', 'link_tokens']] },
    ],
  },
  device: {
    title: 'wrong_device',
    subject: 'wrong_device_subject',
    unset: 'wrong_whom_unset',
    ask: 'wrong_note_ask_device',
    more: [],
    steps: [
      { id: 'tell', text: 'wrong_tell', help: 'wrong_tell_device_help', links: [] },
      { id: 'reset', text: 'wrong_reset', help: 'wrong_reset_help', links: [['reset-password', 'link_reset']], service: true },
      { id: 'devices', text: 'wrong_devices_lost', help: 'wrong_devices_lost_help', links: [['recent-devices', 'link_devices']] },
      { id: 'two-step', text: 'wrong_two_step_lost', help: 'wrong_two_step_lost_help', links: [['two-step', 'link_two_step']] },
      { id: 'apps', text: 'wrong_apps', help: 'wrong_apps_lost_help', links: [['connected-apps', 'link_apps'], ['api-tokens', 'link_tokens']] },
    ],
  },
};
/** @type {Record<string, string>} */
const ROLES = {
  administrator: 'wrong_role_admin',
  jiraAdministrator: 'wrong_role_admin',
  security: 'wrong_role_security',
  helpDesk: 'wrong_role_help',
};

// This tab, among others that lead through the same incident.
const ME = crypto.randomUUID();
/**
 * Takes over what was done in another.
 * @type {(elsewhere: Incident) => void}
 */
let follow = () => {};
chrome.storage.onChanged.addListener(({ incident }, area) => {
  /** @type {{by?: string}} */
  const { by } = incident?.newValue ?? {};
  if (area === 'session' && incident && by !== ME) {
    follow(asIncident(incident.newValue));
  }
});

/**
 * The parts of the page.
 * @param {Context} context
 */
export async function wrong(context) {
  const kept = await recall();
  const place = element('div', { class: 'branch' });
  const choices = Object.entries(BRANCHES).map(([name, { title }]) =>
    choice(name, title, kept.branch === name, () => show(name)),
  );
  const draw = () => {
    if (kept.branch !== undefined && Object.hasOwn(BRANCHES, kept.branch)) {
      place.replaceChildren(...branch(kept.branch, kept, context, draw));
    }
  };
  const show = (/** @type {string} */ name) => {
    kept.branch = name;
    kept.noticed[name] ??= now();
    keep(kept);
    draw();
  };
  draw();
  // Whoever is in trouble opens this twice: what was ticked or written in another tab is not lost.
  follow = (elsewhere) => {
    Object.assign(kept, elsewhere);
    for (const box of choices) {
      const [radio] = box.getElementsByTagName('input');
      radio.checked = radio.value === kept.branch;
    }
    draw();
  };
  return [
    element('p', { class: 'lead', text: i18n('wrong_lead') }),
    element('fieldset', { class: 'choices' }, element('legend', { text: i18n('wrong_what') }), ...choices),
    place,
  ];
}

/**
 * @param {string} name Of a branch.
 * @param {string} title
 * @param {boolean} isChosen
 * @param {() => void} onChoose
 */
function choice(name, title, isChosen, onChoose) {
  const radio = element('input', { type: 'radio', name: 'branch', value: name, on: { change: onChoose } });
  radio.checked = isChosen;
  return element('label', {}, radio, ' ', i18n(title));
}

/**
 * @param {string} name
 * @param {Incident} kept
 * @param {Context} context
 * @param {() => void} again Shows it anew.
 */
function branch(name, kept, context, again) {
  const { steps } = BRANCHES[name];
  const note = element('textarea', { id: 'note', rows: 12, class: 'field', 'aria-describedby': 'note-help', spellcheck: 'false' });
  // The person's own words in the note stay as they are while they tick, and when they come back; what
  // it says was done follows the ticks, unless they have changed that.
  note.value = kept.notes[name] ?? '';
  let written = '';
  let said = doneOf(name, kept);
  const write = () => {
    const done = doneOf(name, kept);
    if (note.value === written) {
      note.value = written = noteOf(name, kept, context);
    } else if (done !== said && note.value.includes(said)) {
      note.value = kept.notes[name] = note.value.replace(said, () => done);
    }
    said = done;
    mails();
  };
  const places = element('div', { class: 'tell' });
  const mails = () => places.replaceChildren(...whomToTell(context, BRANCHES[name], note.value));
  const done = kept.done[name] ?? [];
  const list = element(
    'ol',
    { class: 'steps', id: 'steps' },
    ...steps.map((step) => stepOf(step, done.includes(step.id), context, (isDone) => {
      kept.done[name] = steps
        .map(({ id }) => id)
        .filter((id) => (id === step.id ? isDone : kept.done[name]?.includes(id)));
      write();
      keep(kept);
    })),
  );
  note.addEventListener('input', () => {
    kept.notes[name] = note.value || undefined;
    keep(kept);
    mails();
  });
  write();
  const startAgain = () => {
    delete kept.done[name];
    delete kept.notes[name];
    kept.noticed[name] = now();
    keep(kept);
    again();
    byId('steps').getElementsByTagName('input')[0].focus();
  };
  return [
    section('wrong_steps', list),
    section('wrong_whom', places),
    section(
      'wrong_note',
      element('p', { id: 'note-help', class: 'help', text: i18n('wrong_note_help') }),
      element('label', { for: 'note', class: 'label', text: i18n('wrong_note_label') }),
      note,
      element(
        'p',
        { class: 'do' },
        copyButton(i18n('wrong_note_copy'), () => note.value),
        buttonTwice(i18n('wrong_start_again'), i18n('wrong_start_again_sure'), startAgain),
      ),
    ),
  ];
}

/**
 * @param {string} title A key of the catalogue.
 * @param {...Node} parts
 */
function section(title, ...parts) {
  return element('section', {}, element('h2', { text: i18n(title) }), ...parts);
}

/**
 * @param {Step} step
 * @param {boolean} isDone
 * @param {Context} context
 * @param {(isDone: boolean) => void} onTick
 */
function stepOf({ id, text, help, links, service }, isDone, { checklist }, onTick) {
  const box = element('input', { type: 'checkbox', 'aria-describedby': `help-${id}` });
  box.addEventListener('change', () => onTick(box.checked));
  box.checked = isDone;
  const places = links.map(([name, key]) => link(name, i18n(key), 'button'));
  const signIn = service ? checklist?.sign_in : undefined;
  if (signIn?.url) {
    // Whoever signs in through the organisation has their password there.
    const words = say({ key: 'wrong_reset_service', args: [{ text: signIn.name || signIn.url }] });
    places.unshift(element('a', { class: 'button', href: signIn.url, target: '_blank', rel: 'noreferrer', text: words }));
  }
  return element(
    'li',
    {},
    element('label', {}, box, ' ', i18n(text)),
    element('p', { class: 'help', id: `help-${id}`, text: i18n(help) }),
    places.length > 0 && element('p', { class: 'do' }, ...places),
  );
}

/**
 * Whom to tell, with a mail that is ready to send where they have an address.
 * @param {Context} context
 * @param {Branch} branch
 * @param {string} note
 */
function whomToTell({ checklist, fault }, { subject, unset }, note) {
  if (!checklist) {
    return [element('p', { text: i18n(fault) }), element('p', { text: i18n(unset) })];
  }
  if (checklist.tell.length === 0) {
    return [element('p', { text: i18n(unset) })];
  }
  return checklist.tell.map(({ role, contact: { name, address, url } }) =>
    element(
      'p',
      { class: 'contact' },
      element('span', { class: 'role', text: i18n(ROLES[role]) }),
      ' ',
      element('strong', { text: name || address || url }),
      name && address && !address.includes('@') && ` ${address}`,
      ' ',
      address.includes('@') && mail(address, i18n(subject), note),
      ' ',
      url && element('a', { class: 'button', href: url, target: '_blank', rel: 'noreferrer', text: i18n('wrong_whom_page') }),
    ),
  );
}

/**
 * @param {string} address
 * @param {string} subject
 * @param {string} note
 */
function mail(address, subject, note) {
  const text = say({ key: 'wrong_whom_mail', args: [{ text: address }] });
  return element('a', { class: 'button', href: mailTo(address, { subject, body: note }), text });
}

/**
 * Who, where and when, and what has been done so far.
 * @param {string} name Of the branch.
 * @param {Incident} kept
 * @param {Context} context
 */
function noteOf(name, kept, { view, checklist }) {
  const { title, more, ask } = BRANCHES[name];
  const row = (/** @type {string} */ key, /** @type {string} */ text) =>
    say({ key, args: [{ text }] });
  const unknown = i18n('wrong_note_unknown');
  return [
    i18n(title),
    '',
    row('wrong_note_who', checklist?.who || unknown),
    row('wrong_note_site', view.url ? new URL(view.url).host : unknown),
    row('wrong_note_page', view.url || unknown),
    row('wrong_note_noticed', kept.noticed[name] ?? now()),
    ...more.map((key) => row(key, unknown)),
    '',
    doneOf(name, kept),
    '',
    i18n(ask),
  ].join('\n');
}

/**
 * The lines of the note that say which steps were ticked.
 * @param {string} name Of the branch.
 * @param {Incident} kept
 */
function doneOf(name, { done }) {
  const steps = BRANCHES[name].steps.filter(({ id }) => done[name]?.includes(id));
  return steps.length > 0
    ? [i18n('wrong_note_done'), ...steps.map(({ text }) => `- ${i18n(text)}`)].join('\n')
    : i18n('wrong_note_nothing');
}

/** The time with its zone, by name and by its distance from UTC. */
function now() {
  const format = (/** @type {'short' | 'longOffset'} */ timeZoneName) =>
    new Intl.DateTimeFormat(language(), {
      day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName,
    });
  const offset = format('longOffset').formatToParts().find(({ type }) => type === 'timeZoneName')?.value;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return `${format('short').format()} (${timeZone}, ${offset})`;
}

/**
 * What was ticked and written is kept until the browser closes: an incident outlives a tab.
 * @returns {Promise<Incident>}
 */
async function recall() {
  return asIncident((await chrome.storage.session.get('incident')).incident);
}

/**
 * @param {any} kept What `keep` wrote, if it has.
 * @returns {Incident}
 */
const asIncident = (kept) => ({
  branch: kept?.branch, done: { ...kept?.done }, notes: { ...kept?.notes }, noticed: { ...kept?.noticed },
});

/** @param {Incident} kept */
function keep(kept) {
  return chrome.storage.session.set({ incident: { ...kept, by: ME } });
}
