// "This warning is wrong": in one press, on this computer alone. The rule no longer
// warns on this page, or in this space; the person can take it back here and in the
// options, and gets a text they may send. It holds no word of the page and not its name.

import { today } from '../../shared/day.js';
import { element } from '../../shared/dom.js';
import { i18n, say } from '../../shared/text.js';
import { turns } from '../../shared/turns.js';

/**
 * @import {About} from '../../../types/core.js'
 * @import {Place} from '../../../types/messages.js'
 */

/**
 * What may be called wrong, where it is, and what calls it so.
 * @typedef {object} Wrong
 * @property {About[]} about The rules that warned.
 * @property {string|null} [page]
 * @property {string|null} [space]
 * @property {(rule: string, place: Place) => Promise<void>} mark
 * @property {(rule: string, place: Place) => Promise<void>} takeBack
 * @property {(rule: string, place: Place) => Promise<boolean>} isMarked Whether that is kept now.
 * @property {(hear: () => void) => () => void} listen Has `hear` called when what is kept has changed,
 *   wherever that was done; what it returns ends that.
 */

/**
 * What stands in the question once the person says that a warning is wrong.
 * @param {Wrong} wrong
 * @returns {Element} With one rule, making it is the press already.
 */
export function wrongPart(wrong) {
  const part = element('div', { class: 'wrong' });
  if (wrong.about.length === 1) {
    marked(part, wrong, wrong.about[0]);
  } else {
    choose(part, wrong);
  }
  return part;
}

/**
 * @param {Element} part
 * @param {Wrong} wrong
 */
function choose(part, wrong) {
  const rows = wrong.about.map((one) => {
    const words = say({ key: 'wrong_not', args: [{ message: one.name }] });
    return element('li', {}, element('button', { type: 'button', on: { click: () => marked(part, wrong, one) } }, words));
  });
  const follows = i18n(wrong.page ? 'wrong_follows_page' : 'wrong_follows_space');
  part.replaceChildren(element('p', {}, `${i18n('wrong_which')} ${follows}`), element('ul', {}, ...rows));
}

/**
 * @param {Element} part
 * @param {Wrong} wrong
 * @param {About} one The rule that was.
 */
async function marked(part, wrong, one) {
  /** @type {Place} */
  const onPage = wrong.page ? { page: wrong.page } : { space: wrong.space };
  let place = onPage;
  const said = element('p', { role: 'status', tabindex: '-1' });
  const undo = element('button', { type: 'button' });
  const everywhere = element('input', { type: 'checkbox' });
  const label = element('label', {}, everywhere, element('span', {}, i18n('wrong_space')));

  let isOn = false;
  const tell = () => {
    const done = place.page ? 'wrong_done_page' : 'wrong_done_space';
    said.textContent = isOn ? say({ key: done, args: [{ message: one.name }] }) : i18n('wrong_undone');
    undo.textContent = i18n(isOn ? 'wrong_undo' : 'wrong_again');
    // Of what was taken back, where it holds is no question: a press there would keep it again.
    everywhere.disabled = !isOn;
  };
  const set = async (/** @type {boolean} */ on, /** @type {Place} */ where) => {
    try {
      if (isOn) await wrong.takeBack(one.rule, place);
      place = where;
      if (on) await wrong.mark(one.rule, place);
      isOn = on;
      tell();
    } catch {
      said.textContent = i18n('wrong_not_kept');
      undo.textContent ||= i18n('wrong_again');
    }
  };
  // One after another: of two quick presses the first would otherwise stay, unseen.
  const inTurn = turns();
  const end = wrong.listen(() => {
    if (!said.isConnected) {
      end();
      return;
    }
    // The options take it back as well, and so does another tab.
    inTurn(async () => {
      const isKept = await wrong.isMarked(one.rule, place);
      if (isKept !== isOn) {
        isOn = isKept;
        tell();
      }
    });
  });
  undo.addEventListener('click', ({ detail }) => detail < 2 && inTurn(() => set(!isOn, place)));
  everywhere.addEventListener('change', () =>
    inTurn(() => set(true, everywhere.checked ? { space: wrong.space } : onPage)));

  part.replaceChildren(said);
  await set(true, place);
  if (one.locked) {
    part.append(element('p', {}, i18n('wrong_locked')));
  }
  part.append(undo);
  if (wrong.page && wrong.space) {
    part.append(label);
  }
  part.append(...report(one));
  said.focus();
}

/**
 * The text a person may send, in full, and a button to copy it.
 * @param {About} one
 */
function report(one) {
  const text = element('textarea', { readonly: true, rows: '5', id: 'wrong-text' });
  text.value = wrongText(one.rule, say(one.name));
  const click = async () => {
    text.select();
    // Where the site does not allow it, the text stands selected.
    await navigator.clipboard.writeText(text.value).then(
      () => (copy.textContent = i18n('copy_done')),
      () => text.focus(),
    );
  };
  const copy = element('button', { type: 'button', on: { click } }, i18n('wrong_copy'));
  return [element('label', { for: 'wrong-text' }, i18n('wrong_report')), text, copy];
}

/**
 * That text: the rule, what it is called, the version and the person's own day.
 * @param {string} rule
 * @param {string} name
 */
export function wrongText(rule, name) {
  const { version } = chrome.runtime.getManifest();
  const args = [rule, name, version, today()];
  return say({ key: 'wrong_text', args: args.map((text) => ({ text })) });
}
