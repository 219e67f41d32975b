// Warnings a person called wrong: a rule that no longer warns on one page, or in one
// space. Kept as the setting `exceptions`, which the options page lists and undoes.

import { today } from '../shared/day.js';
import { isPlain } from '../shared/json.js';
import { changeSetting, settings } from './store.js';

/** @import {Exception} from '../../types/messages.js' */

/** @type {(keyof Exception)[]} */
const FIELDS = ['rule', 'site', 'page', 'space'];

/** @type {(one: Exception, other: Exception) => boolean} */
const isSame = (one, other) => FIELDS.every((field) => one[field] === other[field]);

/**
 * @param {unknown} value
 * @returns {value is Exception}
 */
const isException = (value) => isPlain(value) && typeof value.rule === 'string';

/**
 * Those that are kept. What stands in the place of one and is none is left out: the core reports
 * it.
 * @param {unknown} kept The setting.
 */
export const exceptionsIn = (kept) => (Array.isArray(kept) ? kept : []).filter(isException);

/**
 * Keeps that `rule` was wrong on `page`, or in `space`, of `site`.
 * @param {Exception} exception
 */
export function except({ rule, site, page, space }) {
  const exception = { rule, site, ...(page ? { page } : { space }), at: today() };
  return changeSetting('exceptions', (kept) => [...without(kept, exception), exception]);
}

/**
 * Takes that back.
 * @param {Exception} exception
 */
export function takeBack(exception) {
  return changeSetting('exceptions', (kept) => {
    const others = without(kept, exception);
    return others.length > 0 ? others : undefined;
  });
}

/**
 * Whether that is kept.
 * @param {Exception} exception
 */
export async function isExcepted(exception) {
  const { person } = await settings();
  return exceptionsIn(person.exceptions).some((other) => isSame(other, exception));
}

/** @type {(kept: unknown, exception: Exception) => Exception[]} */
const without = (kept, exception) =>
  exceptionsIn(kept).filter((other) => !isSame(other, exception));
