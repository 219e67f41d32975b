// The warnings the person called wrong: where each no longer warns, a way to take it
// back, and the text they may send.

import { wrongText } from '../content/show/wrong.js';
import { copyButton } from '../shared/copy.js';
import { element } from '../shared/dom.js';
import { mailTo } from '../shared/mail.js';
import { exceptionsIn, takeBack } from '../storage/exceptions.js';
import { dayInWords, i18n, say } from '../shared/text.js';
import { button } from '../shared/button.js';
import { byId } from '../shared/markup.js';
import { ruleName } from './rules.js';
import { written } from '../shared/settings.js';

/**
 * @import {Contact} from '../../types/core.js'
 * @import {Exception} from '../../types/messages.js'
 * @import {State} from '../shared/settings.js'
 */

/**
 * Shows them.
 * @param {State} state
 * @param {() => Promise<void>} changed Called once something was kept.
 */
export function showWrong({ of, person }, changed) {
  const list = exceptionsIn(person.exceptions);
  byId('wrong-none').hidden = list.length > 0;
  byId('wrong-list').replaceChildren(...list.map((exception) => item(exception, of.contacts.value, changed)));
}

/**
 * @param {Exception} exception
 * @param {Record<string, Partial<Contact>> | undefined} contacts By role.
 * @param {() => Promise<void>} changed
 */
function item(exception, contacts, changed) {
  const { rule, site, page, space, at } = exception;
  const name = ruleName(rule);
  const where = page
    ? say({ key: 'wrong_on_page', args: [{ text: String(page) }, { text: String(site) }] })
    : say({ key: 'wrong_in_space', args: [{ text: String(space) }, { text: String(site) }] });
  const text = wrongText(rule, name);
  const box = element('textarea', { class: 'field', readonly: true, rows: '5', 'aria-label': i18n('wrong_report') });
  box.value = text;
  const address = contacts?.helpDesk?.address;
  const mail = address?.includes('@')
    ? element('a', {
        class: 'button',
        href: mailTo(address, { subject: i18n('wrong_subject'), body: text }),
        text: say({ key: 'wrong_mail', args: [{ text: address }] }),
      })
    : null;
  const copy = copyButton(i18n('wrong_copy'), () => text);
  const undo = button(i18n('wrong_undo'), async () => {
    await written(() => takeBack(exception));
    await changed();
    byId('wrong-title').focus();
  });
  undo.setAttribute('aria-label', `${i18n('wrong_undo')}: ${name}, ${where}`);
  return element(
    'li',
    {},
    element('p', {}, element('strong', { text: name }), ` ${where} `, element('span', { class: 'subtle', text: dayInWords(at) })),
    element('details', {}, element('summary', { text: i18n('wrong_show_text') }), element('p', { class: 'help', text: i18n('wrong_report') }), box, element('p', { class: 'row' }, copy, mail)),
    element('p', { class: 'row' }, undo),
  );
}
