// The record page: makes a permanent record of the page in a tab, shows it, and lets the person
// keep it. `?tab=7` says which tab. What is kept of it here is its day and version, nothing more.

import { ask, NotChecked } from '../content/ask.js';
import { copyButton } from '../shared/copy.js';
import { element } from '../shared/dom.js';
import { download } from '../shared/export.js';
import { mailTo } from '../shared/mail.js';
import { byId as field, entitle, fillIn } from '../shared/markup.js';
import { settings } from '../storage/store.js';
import { tabId } from '../shared/tab.js';
import { i18n, say } from '../shared/text.js';
import { card, SIZES } from './card.js';
import { compose, inWords, stamp, withoutQuery } from './compose.js';
import { article, asHtml, asMarkdown, asText } from './files.js';
import { gather, NoRecord } from './gather.js';

const EXPORTS = {
  word: 'record_export_word',
  pdf: 'record_export_pdf',
  space_html: 'record_export_space_html',
  space_xml: 'record_export_space_xml',
  space_pdf: 'record_export_space_pdf',
  item_print: 'record_export_item_print',
  item_word: 'record_export_item_word',
  item_xml: 'record_export_item_xml',
  items_csv: 'record_export_items_csv',
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
field('again').addEventListener('click', () => location.reload());

field('making-text').textContent = i18n('record_reading');
try {
  const { managed, person } = await settings();
  const gathered = await gather(await tabId(), (done, of) => {
    field('bar').max = of;
    field('bar').value = done;
  });
  const template = [managed.recordName, person.recordName].find((name) => typeof name === 'string');
  const record = compose(gathered, { template });
  const contactOf = (role) => managed.contacts?.[role] ?? person.contacts?.[role] ?? {};
  await show(gathered, record, contactOf);
} catch (fault) {
  const isKnown = fault instanceof NoRecord || fault instanceof NotChecked;
  field('making').hidden = false;
  field('making').classList.add('failed');
  field('again').hidden = false;
  field('making-text').textContent = i18n(isKnown ? fault.message : 'not_checked_fault');
  if (!isKnown) {
    throw fault;
  }
}

async function show(gathered, record, contactOf) {
  field('making').hidden = true;
  field('back').href = gathered.url;
  field('back').hidden = false;
  field('name').value = await ask({ record_name: record.parts });
  const text = asText(record);
  const save = (label, type, ending, make) =>
    button(label, () => {
      download(`${nameOfFile()}.${ending}`, `${type};charset=utf-8`, make(record));
      return keep(gathered, 'record_saved');
    });
  field('buttons').replaceChildren(...[
    save('record_save_html', 'text/html', 'html', asHtml),
    save('record_save_markdown', 'text/markdown', 'md', asMarkdown),
    save('record_save_text', 'text/plain', 'txt', () => text),
    button('record_print', () => printed(gathered)),
    ...(isWorkItem(record) ? Object.entries(SIZES).map(([size, label]) => button(label, () => printed(gathered, size))) : []),
    copyButton(i18n('record_copy'), () => text, () => keep(gathered, 'record_copied')),
    mail(record, contactOf('records')),
  ].filter(Boolean));
  field('buttons').firstElementChild.classList.add('main');
  const lines = record.missing.length > 0 ? record.missing : [i18n('record_missing_nothing')];
  field('missing').replaceChildren(...lines.map((line) => element('li', { text: line })));
  field('sheet').replaceChildren(article(record));
  if (isWorkItem(record)) {
    field('card').replaceChildren(card(record));
  }
  showNative(gathered, contactOf(gathered.plan.product === 'jira' ? 'jiraAdministrator' : 'administrator'));
  for (const id of ['acts', 'gaps', 'preview']) {
    field(id).hidden = false;
  }
  field('native').hidden = gathered.plan.exports.length === 0;
}

function nameOfFile() {
  return field('name').value.trim() || 'record';
}

function button(label, act) {
  return element('button', { type: 'button', class: 'button', text: i18n(label), on: { click: act } });
}

function isWorkItem({ fields }) {
  return fields.some(([name]) => name === 'summary');
}

/** Prints the record, or a card of this size; a card is no record. */
async function printed(gathered, size) {
  for (const one of Object.keys(SIZES)) {
    document.body.classList.toggle(one, one === size);
  }
  print();
  return size ? undefined : keep(gathered, 'record_printed');
}

/** Keeps that a record was made, so that the next one is due later. */
async function keep({ url, plan, version }, said) {
  const place = { site: new URL(url).host, page: plan.id, space: plan.space, version: Number(version) || undefined };
  try {
    await ask({ recorded: place });
    field('outcome').textContent = i18n(said);
  } catch {
    field('outcome').textContent = i18n('record_not_kept');
  }
}

/** A mail with the address and the fields: a body of a link is short, so the file is added by hand. */
function mail(record, { address = '' }) {
  const lines = record.fields.map(([, label, value]) => `${label}: ${inWords(value)}`);
  const subject = say({ key: 'record_mail_subject', args: [{ text: record.title }] });
  const to = address.includes('@') ? address : '';
  return element('a', {
    class: 'button',
    href: mailTo(to, { subject, body: lines.join('\n'), end: i18n('record_mail_attach') }),
    text: i18n('record_mail'),
  });
}

function showNative({ url, plan, space, mayExport }, administrator) {
  const isJira = plan.product === 'jira';
  field('native-title').textContent = i18n(isJira ? 'record_native_jira' : 'record_native');
  field('exports').replaceChildren(
    ...plan.exports.map(({ id, path, of_space: isOfSpace }) => {
      const words = i18n(EXPORTS[id]);
      const isRefused = isOfSpace && mayExport === false;
      const link = element('a', { href: new URL(path, url).href, target: '_blank', text: words });
      return element('li', {}, isRefused ? words : link, isRefused && ` (${i18n('record_export_refused')})`);
    }),
  );
  if (mayExport !== true) {
    const named = space && plan.space && space !== plan.space ? `${space} (${plan.space})` : space ?? plan.space ?? '';
    const request = say({
      key: isJira ? 'record_request_jira' : 'record_request',
      args: [{ text: named }, { text: withoutQuery(url) }, { text: stamp(new Date()).slice(0, 10) }],
    });
    const why = isJira ? 'record_export_jira' : mayExport === false ? 'record_export_why' : 'record_export_unknown';
    const copy = copyButton(i18n('record_request_copy'), () => request);
    field('ask').replaceChildren(
      element('p', { text: i18n(why) }),
      element('pre', { text: request }),
      element('div', { class: 'row' }, copy, mailOf(administrator, request)),
    );
  }
}

/** A mail to the administrator that the organisation names, if it names one. */
function mailOf({ address = '' }, body) {
  return address.includes('@') && element('a', {
    class: 'button',
    href: mailTo(address, { subject: i18n('record_request_subject'), body }),
    text: say({ key: 'record_request_mail', args: [{ text: address }] }),
  });
}
