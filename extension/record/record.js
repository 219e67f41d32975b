// The record page: makes a permanent record of the page in a tab, or of a decision in its comments
// (R29, R66), shows it, and lets the person keep it. `?tab=7` says which tab. What is kept of a
// record of the page here is that it was made, when, of which version, and when the page was last
// changed; of a decision nothing is.

import { ask, NotChecked } from '../shared/ask.js';
import { read } from '../shared/settings.js';
import { button } from '../shared/button.js';
import { copyButton } from '../shared/copy.js';
import { element } from '../shared/dom.js';
import { download } from '../shared/export.js';
import { fitsMail, mailTo } from '../shared/mail.js';
import { byId, entitle, fillIn } from '../shared/markup.js';
import { tabId } from '../shared/tab.js';
import { i18n, say } from '../shared/text.js';
import { card, SIZES } from './card.js';
import { compose, inWords, momentOf } from './compose.js';
import { decision } from './decision.js';
import { article, asHtml, asMarkdown, asText } from './files.js';
import { gather, NoRecord } from './gather.js';
import { showNative } from './native.js';
import { picker } from './picker.js';

/**
 * @import {Contact} from '../../types/core.js'
 * @import {Comment, Gathered, Record} from '../../types/record.js'
 */

/** What a record is of: everything, or comments that were chosen. */
/** @typedef {'whole' | 'decision'} Scope */

/** What is said once something was done with a record, by what it is of. */
const DONE = {
  saved: { whole: 'record_saved', decision: 'record_decision_saved' },
  printed: { whole: 'record_printed', decision: 'record_decision_printed' },
  copied: { whole: 'record_copied', decision: 'record_decision_copied' },
};

entitle(i18n('record_title'));
fillIn();
// A browser names a PDF after the page (R30).
addEventListener('beforeprint', () => (document.title = nameOfFile()));
addEventListener('afterprint', () => {
  entitle(i18n('record_title'));
  // A card is printed by its button alone: whatever prints next prints the record.
  document.body.classList.remove(...Object.keys(SIZES));
});
byId('again').addEventListener('click', () => location.reload());

byId('making-text').textContent = i18n('record_reading');
try {
  const { of: settings } = await read();
  // What changes while it is read may be in it or not.
  const now = new Date();
  const tab = await tabId();
  const gathered = await gather(tab, (done, of) => {
    byId('bar').max = of;
    byId('bar').value = done;
  });
  // It may be shut by now.
  const { incognito: isPrivate = false } = (await chrome.tabs.get(tab).catch(() => undefined)) ?? {};
  /**
   * @param {string} role
   * @returns {Partial<Contact>}
   */
  const contactOf = (role) => settings.contacts.value?.[role] ?? {};
  await show(gathered, { now, isPrivate, template: settings.recordName.value, keeper: contactOf('records') });
  showNative(gathered, contactOf(gathered.plan.product === 'jira' ? 'jiraAdministrator' : 'administrator'));
} catch (fault) {
  const isKnown = fault instanceof NoRecord || fault instanceof NotChecked;
  byId('making').hidden = false;
  byId('making').classList.add('failed');
  byId('again').hidden = false;
  byId('making-text').textContent = i18n(isKnown ? fault.message : 'not_checked_fault');
  if (!isKnown) {
    throw fault;
  }
}

/**
 * Shows the record of everything, and where there are comments the choice of a decision among them.
 * @param {Gathered} gathered
 * @param {object} about
 * @param {Date} about.now When it was begun to be read.
 * @param {boolean} about.isPrivate Whether it is open in a private window.
 * @param {string|undefined} about.template For the name of the file.
 * @param {Partial<Contact>} about.keeper To whom a record is mailed, where that is set.
 */
async function show(gathered, { now, isPrivate, template, keeper }) {
  const whole = compose(gathered, { now, template });
  /** @type {Set<Comment>} */
  const chosen = new Set();
  /** @type {Scope} */
  let scope = 'whole';
  let record = whole;
  let naming = Promise.resolve();
  // A card is no record.
  const cards = isWorkItem(whole) ? Object.entries(SIZES).map(([size, label]) => button(i18n(label), () => printed(size))) : [];
  // What the person called the file; it is not named anew then.
  /** @type {Map<Scope, string>} */
  const called = new Map();

  const name = async () => {
    const mine = record;
    const suggested = await ask({ record_name: mine.parts }).catch(() => '');
    if (record === mine) {
      byId('name').value = called.get(scope) ?? suggested;
    }
  };
  const draw = () => {
    const isWhole = scope === 'whole';
    record = isWhole ? whole : decision(gathered, chosen, { words: byId('words').value, now, template });
    naming = name();
    byId('decision').hidden = isWhole;
    for (const one of cards) {
      one.hidden = !isWhole;
    }
    const count = chosen.size;
    tell(byId('count'), count > 0 ? say({ key: 'record_decision_count', count, args: [{ count }] }) : i18n('record_decision_none'));
    for (const id of ['file', 'gaps', 'preview']) {
      byId(id).hidden = !isWhole && count === 0;
    }
    const lines = record.missing.length > 0 ? record.missing : [i18n('record_missing_nothing')];
    byId('missing').replaceChildren(...lines.map((line) => element('li', { text: line })));
    byId('sheet').replaceChildren(article(record));
    byId('mail').href = mailOf(record, keeper, isWhole);
    byId('outcome').replaceChildren();
    return naming;
  };

  /**
   * Says what was done with the record, once it is kept that one of the page was made.
   * @param {keyof typeof DONE} done
   */
  const keep = async (done) => {
    let said = DONE[done][scope];
    if (scope === 'whole') {
      said = isPrivate ? 'record_private' : await noted(gathered, now).then(() => said, () => 'record_not_kept');
    }
    byId('outcome').textContent = i18n(said);
  };
  /**
   * @param {string} label
   * @param {string} type
   * @param {string} ending
   * @param {(record: Record) => string} make
   * @param {'main'} [look]
   */
  const save = (label, type, ending, make, look) => button(i18n(label), async () => {
    await naming;
    download(`${nameOfFile()}.${ending}`, `${type};charset=utf-8`, make(record));
    await keep('saved');
  }, look);
  byId('buttons').replaceChildren(
    save('record_save_html', 'text/html', 'html', asHtml, 'main'),
    save('save_markdown', 'text/markdown', 'md', asMarkdown),
    save('record_save_text', 'text/plain', 'txt', asText),
    button(i18n('record_print'), () => {
      printed();
      return keep('printed');
    }),
    ...cards,
    copyButton(i18n('record_copy'), () => asText(record), () => keep('copied')),
    element('a', { id: 'mail', class: 'button', text: i18n('record_mail') }),
  );
  if (cards.length > 0) {
    byId('card').replaceChildren(card(whole));
  }

  byId('name').addEventListener('input', () => called.set(scope, byId('name').value));
  if (gathered.comments.length > 0) {
    byId('scope').addEventListener('change', (/** @type {Event & {target: HTMLInputElement}} */ { target }) => {
      scope = target.value === 'decision' ? 'decision' : 'whole';
      draw();
    });
    byId('words').addEventListener('input', draw);
    byId('comments').replaceChildren(picker(gathered.comments, (comment, isChosen) => {
      chosen[isChosen ? 'add' : 'delete'](comment);
      draw();
    }));
    byId('scope').hidden = false;
  }

  await draw();
  byId('making').hidden = true;
  // Whoever sees it needs no word for it.
  byId('ready').textContent = i18n('record_ready');
  byId('back').href = gathered.url;
  byId('back').hidden = false;
  byId('acts').hidden = false;
}

/**
 * Keeps that a record of the page was made, so that the next is due later.
 * @param {Gathered} gathered
 * @param {Date} now
 */
function noted({ url, plan, version, changed }, now) {
  const place = {
    site: new URL(url).host,
    page: plan.id ?? '',
    space: plan.space,
    at: now.getTime(),
    version: Number(version) || undefined,
    changed: momentOf(changed),
  };
  return ask({ recorded: place });
}

/**
 * Says something that has changed; what is said anew is read out again.
 * @param {HTMLElement} status
 * @param {string} words
 */
function tell(status, words) {
  if (status.textContent !== words) {
    status.textContent = words;
  }
}

/** @returns {string} */
function nameOfFile() {
  return byId('name').value.trim() || 'record';
}

/** @param {Record} record */
function isWorkItem({ fields }) {
  return fields.some(([name]) => name === 'summary');
}

/**
 * Prints the record, or a card of this size.
 * @param {string} [size]
 */
function printed(size) {
  for (const one of Object.keys(SIZES)) {
    document.body.classList.toggle(one, one === size);
  }
  print();
}

/**
 * The address of a mail: a decision goes into it as it is, if it is short enough for a link. Of
 * everything else only the fields do, and the file is added by hand.
 * @param {Record} record
 * @param {Partial<Contact>} keeper
 * @param {boolean} isWhole
 * @returns {string}
 */
function mailOf(record, { address = '' }, isWhole) {
  const body = isWhole ? record.fields.map(([, label, value]) => `${label}: ${inWords(value)}`).join('\n') : asText(record);
  const subject = say({ key: 'record_mail_subject', args: [{ text: record.title }] });
  const end = isWhole || !fitsMail(body) ? i18n('record_mail_attach') : '';
  return mailTo(address.includes('@') ? address : '', { subject, body, end });
}
