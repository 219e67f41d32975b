// From settings as an older version kept them to those of this one. Pure: the
// options page uses it for a file as well as for the store.

import { isPlain } from '../shared/json.js';

/** The version of the form in which settings are kept and exported. */
export const VERSION = 2;

/**
 * What each version changed, by the version it starts from. Entries are never
 * changed again once they have shipped.
 * @type {Record<number, (settings: Record<string, any>) => Record<string, any>>}
 */
const STEPS = {
  // Version 1 kept a field that was left empty as an empty list; since then an
  // empty value would stand before the default.
  1: (settings) =>
    Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value))),
};

/**
 * Settings of any version, as those of this one.
 * @param {unknown} settings What was kept, which may be anything.
 * @param {unknown} [version] With which version; the first kept none.
 * @returns {{settings: Record<string, any>, from: number, fault?: 'form' | 'newer'}} `form`: what
 *   was kept is nothing that ever was settings, and `settings` is empty. `newer`: a
 *   later version of Doorward kept it, and it is taken as it is.
 */
export function upgrade(settings, version = 1) {
  const isVersion = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  if (!isPlain(settings) || !isVersion) {
    return { settings: {}, from: VERSION, fault: 'form' };
  }
  if (version > VERSION) {
    return { settings, from: version, fault: 'newer' };
  }
  let upgraded = settings;
  for (let from = version; from < VERSION; from += 1) {
    upgraded = STEPS[from](upgraded);
  }
  return { settings: upgraded, from: version };
}

const isEmpty = (/** @type {unknown} */ value) =>
  (Array.isArray(value) && value.length === 0) ||
  (isPlain(value) && Object.keys(value).length === 0);
