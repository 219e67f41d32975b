// The product's own exports, and the request to an administrator where they are not enough (R32,
// R33, R68, R93, R94).

import { copyButton } from '../shared/copy.js';
import { today } from '../shared/day.js';
import { element } from '../shared/dom.js';
import { mailTo } from '../shared/mail.js';
import { byId } from '../shared/markup.js';
import { i18n, say } from '../shared/text.js';
import { withoutQuery } from './address.js';

/**
 * @import {Contact} from '../../types/core.js'
 * @import {Gathered} from '../../types/record.js'
 */

/** @type {Record<string, string>} */
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

/**
 * Fills the section of the page.
 * @param {Gathered} gathered
 * @param {Partial<Contact>} administrator
 */
export function showNative({ url, plan, space, mayExport }, administrator) {
  const isJira = plan.product === 'jira';
  byId('native').hidden = plan.exports.length === 0;
  byId('native-title').textContent = i18n(isJira ? 'record_native_jira' : 'record_native');
  byId('exports').replaceChildren(
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
      args: [{ text: named }, { text: withoutQuery(url) }, { text: today() }],
    });
    const why = isJira ? 'record_export_jira' : mayExport === false ? 'record_export_why' : 'record_export_unknown';
    const copy = copyButton(i18n('record_request_copy'), () => request);
    byId('ask').replaceChildren(
      element('p', { text: i18n(why) }),
      element('pre', { text: request }),
      element('div', { class: 'row' }, copy, mailOf(administrator, request)),
    );
  }
}

/**
 * A mail to the administrator that the organisation names, if it names one.
 * @param {Partial<Contact>} administrator
 * @param {string} body
 * @returns {HTMLElement|false}
 */
function mailOf({ address = '' }, body) {
  return address.includes('@') && element('a', {
    class: 'button',
    href: mailTo(address, { subject: i18n('record_request_subject'), body }),
    text: say({ key: 'record_request_mail', args: [{ text: address }] }),
  });
}
