// "This warning is wrong" (R131), on the page of findings. Where a finding rests on what was found
// in a text, it is the rule of detection that was wrong, and that is kept as everywhere else; of
// any other finding the person puts the finding itself out of sight.

import { ask } from '../shared/ask.js';
import { wrongPart } from '../content/show/wrong.js';
import { button } from '../shared/button.js';
import { element } from '../shared/dom.js';
import { exceptionsIn } from '../storage/exceptions.js';
import { choose, undo } from '../storage/keep.js';
import { settings } from '../storage/store.js';
import { i18n } from '../shared/text.js';

/**
 * @import {About, Message} from '../../types/core.js'
 * @import {Place} from '../../types/messages.js'
 * @import {Wrong} from '../content/show/wrong.js'
 * @import {Row} from './model.js'
 */

/**
 * `rulesOf`: the rules of detection that a finding rests on, as `content/show/wrong.js` takes them.
 * @typedef {{rulesOf: (row: Row) => About[], isWrong: (row: Row) => boolean}} KnownWrong
 */

/**
 * What the settings say of warnings that were called wrong.
 * @returns {Promise<KnownWrong>}
 */
export async function knownWrong() {
  const [{ rules }, { managed, person }] = await Promise.all([ask({ rules: {} }), settings()]);
  // A finding names a rule by the key of its words.
  const byWords = new Map(rules.map(([id, family]) => [`rule_${id.replaceAll('-', '_')}`, { id, family }]));
  const modes = managed.modes ?? {};
  const exceptions = exceptionsIn(person.exceptions);
  /** @type {KnownWrong['rulesOf']} */
  const rulesOf = ({ evidence }) =>
    evidence.flatMap((name) => {
      const found = withoutPlace(name);
      const known = byWords.get(found.key);
      const id = known?.id ?? termOf(found);
      const names = known ? [known.id, known.family, '*'] : [`term:${id}`, '*'];
      return id ? [{ rule: id, name, locked: names.some((one) => Object.hasOwn(modes, one)) }] : [];
    });
  /** @type {(about: About, row: Row) => boolean} */
  const isExcepted = ({ rule, locked }, { site, page, space }) =>
    !locked && exceptions.some((one) => one.rule === rule && one.site === site && ((page && one.page === page) || (space && one.space === space)));
  return {
    rulesOf,
    isWrong: (row) => {
      const about = row.category === 'content' ? rulesOf(row) : [];
      return about.length > 0 && about.every((one) => isExcepted(one, row));
    },
  };
}

/**
 * A piece of evidence without where it stands: a link's address is said around its name.
 * @param {Message} evidence
 */
function withoutPlace(evidence) {
  const inner = evidence.args?.find((arg) => 'message' in arg);
  return inner && 'message' in inner ? inner.message : evidence;
}

/**
 * The name of the organisation's own term that a piece of evidence tells of.
 * @param {Message} evidence
 */
function termOf({ key, args: [name] = [] }) {
  return key === 'evidence_term' && name && 'text' in name ? name.text : undefined;
}

/**
 * Marks a finding as wrong at once, and shows what can be done about it in the dialog.
 * @param {Row} row
 * @param {About[]} about The rules of detection it rests on, if any.
 * @returns {Promise<boolean>} Once the dialog has shut: whether it is called wrong now.
 */
export function callWrong(row, about) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('dialog'));
  const { site, page, space } = row;
  const isOfText = about.length > 0;
  const keyOf = (/** @type {Place} */ place) =>
    place.space ? `${row.rule} ${place.space}` : row.key;
  let isCalled = false;
  /** @type {Wrong['mark']} */
  const mark = async (rule, place) => {
    await (isOfText
      ? ask({ except: { rule, site, ...place } })
      : choose({ site, rule, space, key: keyOf(place), was: row.rated, title: row.title, to: 'aside', reason: i18n('findings_wrong_reason') }, Date.now()));
    isCalled = true;
    // Where this cannot be kept, nothing else changes.
    ask({ log: { what: 'called_wrong', rules: [rule], site, space, page } }).catch(() => {});
  };
  /** @type {Wrong['takeBack']} */
  const takeBack = async (rule, place) => {
    await (isOfText ? ask({ take_back: { rule, site, ...place } }) : undo({ site, key: keyOf(place) }));
    isCalled = false;
  };
  /** @type {Wrong['isMarked']} */
  const isMarked = async (rule, place) => {
    if (isOfText) {
      isCalled = await ask({ excepted: { rule, site, ...place } });
    }
    return isCalled;
  };
  /** @type {Wrong['listen']} */
  const listen = (hear) => {
    const { onChanged } = chrome.storage.local;
    onChanged.addListener(hear);
    return () => onChanged.removeListener(hear);
  };
  const part = wrongPart({ about: isOfText ? about : [{ rule: row.rule, name: row.title, locked: false }], page, space, mark, takeBack, isMarked, listen });
  const close = button(i18n('findings_wrong_close'), () => dialog.close(), 'main');
  dialog.replaceChildren(element(
    'div',
    { class: 'box' },
    element('h2', { id: 'dialog-title', text: i18n('wrong_title') }),
    part,
    element('div', { class: 'buttons' }, close),
  ));
  return new Promise((done) => {
    dialog.addEventListener('close', () => done(isCalled), { once: true });
    dialog.showModal();
  });
}

/**
 * Takes back that a finding, or the rules it rests on, were called wrong on its page or in its
 * space.
 * @param {Row} row
 * @param {About[]} about The rules of detection it rests on, if any.
 */
export async function takeWrongBack({ site, page, space, rule: finding, key }, about) {
  if (about.length === 0) {
    await undo({ site, key });
    await undo({ site, key: `${finding} ${space}` });
  }
  for (const { rule } of about) {
    await ask({ take_back: { rule, site, page } });
    if (space) {
      await ask({ take_back: { rule, site, space } });
    }
  }
}
