// A section of the checklist: its score, and its items.

import { copyButton } from '../shared/copy.js';
import { button } from '../shared/button.js';
import { element } from '../shared/dom.js';
import { link } from '../shared/links.js';
import { i18n, say } from '../shared/text.js';
import { addressOf } from '../shared/surfaces.js';

/** @import {Action, ChecklistItem, ChecklistSection} from '../../types/core.js' */
/**
 * @typedef {(id: string, isSo: boolean) => Promise<void>} Attest Keeps what the person states of
 *   an item.
 */

const TITLES = {
  page: 'check_page',
  account: 'check_account',
  records: 'check_records',
  help: 'check_help',
};
// The state in words; its mark, which differs in shape as well as colour, is drawn by the style.
const STATES = {
  done: 'check_state_done',
  'to-do': 'check_state_to_do',
  checking: 'state_checking',
  'cannot-tell': 'state_cannot_tell',
  'not-applicable': 'check_state_not_applicable',
};

/**
 * @param {ChecklistSection} section
 * @param {{tab: number, isOpen: boolean, more: Node[], attest: Attest}} about `more` stands under
 *   the items.
 */
export function section({ id, done, of, items }, { tab, isOpen, more, attest }) {
  // The first thing to do stands open, so that there is always one next step, and only one.
  const next = items.find(({ state }) => state === 'to-do');
  return element(
    'details',
    { class: 'section', id, open: isOpen },
    element(
      'summary',
      {},
      element('h2', { text: i18n(TITLES[id]) }),
      of > 0 && element('progress', { max: of, value: done, 'aria-hidden': 'true' }),
      of > 0 &&
        element('span', {
          class: 'score',
          text: say({ key: 'check_score', args: [{ count: done }, { count: of }] }),
        }),
    ),
    element(
      'ul',
      { class: 'items' },
      ...items.map((one) => element('li', {}, item(one, { tab, attest, isOpen: one === next && id !== 'page' }))),
    ),
    ...more,
  );
}

/**
 * @param {ChecklistItem} item
 * @param {{tab: number, isOpen: boolean, attest: Attest}} about
 */
function item({ id, rule, state, status, title, why, seen, actions, attest: may }, { tab, attest, isOpen }) {
  const buttons = actions.map((action) => actionOf(action, tab));
  if (may) {
    const isSo = state === 'done';
    const stating = button(i18n(isSo ? 'check_take_back' : 'check_confirm'), () => attest(id, !isSo));
    stating.ariaLabel = say({ key: isSo ? 'check_take_back_of' : 'check_confirm_of', args: [{ message: title }] });
    buttons.push(stating);
  }
  return element(
    'details',
    { class: `item ${state}`, id: `item-${id}`, open: isOpen },
    element(
      'summary',
      {},
      element('span', { class: 'mark', 'aria-hidden': 'true' }),
      element('span', { class: 'title', text: say(title) }),
      element('span', { class: 'state', text: status ? say(status) : i18n(STATES[state]) }),
    ),
    element('p', { class: 'why', text: say(why) }),
    seen && element('p', { class: 'seen', text: say(seen) }),
    (buttons.some(Boolean) || rule) &&
      element('p', { class: 'do' }, ...buttons, rule && element('span', { class: 'rule', text: rule })),
  );
}

/**
 * @param {Action} action
 * @param {number} tab
 */
function actionOf({ kind, label, value }, tab) {
  const text = say(label);
  switch (kind) {
    case 'copy':
      return copyButton(text, () => value);
    case 'address':
      return element('a', { class: 'button', href: value, target: '_blank', rel: 'noreferrer', text });
    case 'link':
      return link(value, text, 'button');
    default: {
      // A surface that is not part of this build has no button.
      const href = addressOf(value, tab);
      return href && element('a', { class: 'button', href, target: '_blank', text });
    }
  }
}
