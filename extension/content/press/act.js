// Which of the elements that share, send or save an event is about, and which guard such an element
// belongs to.

import { numberOf } from '../page/collect.js';
import { isOurs } from '../show/paint.js';

/**
 * @import {Guard} from '../../../types/core.js'
 * @import {Report} from '../../../types/messages.js'
 * @import {Collected, Control} from '../page/collect.js'
 * @import {Transfer} from './transfer.js'
 */

/**
 * Any event that may share: a click, a submission, a key that may press something, or the loss of
 * the focus, files that are put in. What a person does is done to an element.
 * @typedef {Event & {target: Control} & Partial<Pick<SubmitEvent, 'submitter'>>
 *   & Partial<Pick<FocusEvent, 'relatedTarget'>> & Partial<Pick<KeyboardEvent, OfKey>>
 *   & Transfer} ActEvent
 */

/**
 * What of a key is looked at.
 * @typedef {'key' | 'code' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'} OfKey
 */

// Where the browser makes a click of Enter and Space.
const CLICKED_BY_KEY = new Set(['button', 'input', 'summary']);

/**
 * The element whose act an event is, if it is one.
 * @param {ActEvent} event
 * @param {Collected} collected What stands on the page now.
 * @returns {Control|undefined}
 */
export function elementOf(event, { acts, keys, lines }) {
  const { type, target } = event;
  switch (type) {
    case 'focusout':
      return lines.find((line) => line === target && isLeft(event));
    case 'keydown':
      return pressedByKey(event, { acts, keys, lines });
    default:
      return pathOf(event).find((element) => acts.get(element) === type);
  }
}

/**
 * What an event passes on its way; the document and the window too, which are no act.
 * @param {Event} event
 */
const pathOf = (event) => /** @type {Control[]} */ (event.composedPath());

/**
 * A line is saved when the focus leaves it, but not for the buttons that belong to it: those of its
 * form or, without one, those beside it. For what Doorward shows it may be.
 * @param {ActEvent} event
 */
function isLeft({ target, relatedTarget }) {
  const next = /** @type {Element|null} */ (relatedTarget);
  const isBeside = next?.localName === 'button' && next.parentNode === target.parentNode;
  return isOurs(next) || !(target.form?.contains(next) || isBeside);
}

/**
 * @param {ActEvent} event
 * @param {Pick<Collected, 'acts' | 'keys' | 'lines'>} collected
 */
function pressedByKey({ key = '', target, ctrlKey, metaKey }, { acts, keys, lines }) {
  if (key === 'Enter' && (lines.includes(target) || acts.get(target) === 'enter')) {
    return target;
  }
  if (ctrlKey || metaKey) {
    const pressed = key.length === 1 ? key.toLowerCase() : key;
    return keys.find((known) => known.keys.includes(pressed) && known.surface.contains(target))?.element;
  }
  const named = target.getAttribute('aria-activedescendant') ?? '';
  // A heading of the page may have the same id, which its author gives it, and come first.
  const choice = [...acts.keys()].find((one) => named !== '' && one.id === named);
  const active = choice ?? document.getElementById(named);
  const isLink = target.localName === 'a' && target.hasAttribute('href');
  const isClicked = CLICKED_BY_KEY.has(target.localName) || (isLink && key === 'Enter');
  const chosen = active ?? (isClicked ? undefined : target);
  return chosen && acts.get(chosen) === 'click' ? chosen : undefined;
}

/**
 * The guard whose act an element is, in a report.
 * @param {Element} element
 * @param {Report} [report]
 * @returns {Guard|undefined}
 */
export function guardOf(element, report) {
  const number = numberOf(element);
  const guards = report?.guards.filter(({ acts }) => acts.includes(number)) ?? [];
  // Of several the one that holds, or that may.
  return guards.find(({ interruption }) => interruption) ?? guards.find(({ pending }) => pending) ?? guards[0];
}
