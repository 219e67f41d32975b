// Puts messages into words.
//
// A message names a sentence of the catalogue (`_locales/*/messages.json`) and
// holds what goes into it: text, numbers, further messages, lists. Plural forms
// and lists follow the language of the catalogue in use.

import { apart, plain, short } from './name.js';

/** @import {Arg, Message} from '../../types/core.js' */

// As in `day.js`, which is not fetched for it: the popup's modules would be one more.
const DAY_MS = 86_400_000;

/**
 * Words that were looked up elsewhere, by key.
 * @type {Record<string, string>}
 */
let known = {};

/**
 * Takes words that were looked up elsewhere, for which the catalogue need not be loaded.
 * @param {Record<string, string>} words By key.
 */
export function know(words) {
  known = words;
}

/** The language of the catalogue in use, which need not be that of the browser. */
export const language = () =>
  known.catalogue_language ?? (lookUp('catalogue_language', []) || 'en-GB');

// The first use of either makes the browser load its language data, which took
// 11 to 20 ms while a page was loading; by the time something is said, 3 ms.
/** @type {Intl.PluralRules|undefined} */
let pluralRules;
/** @type {Intl.ListFormat|undefined} */
let listFormat;
/** @type {Intl.DateTimeFormat|undefined} */
let dateFormat;
/** @type {Intl.DateTimeFormat|undefined} */
let momentFormat;
const plurals = () => (pluralRules ??= new Intl.PluralRules(language()));
const lists = () =>
  (listFormat ??= new Intl.ListFormat(language(), { style: 'long', type: 'conjunction' }));

/** Makes the browser load its language data now, where there is nothing else to do. */
export function loadLanguage() {
  plurals();
  lists();
}

/**
 * The words of a message.
 * @param {Message} message `said`
 *   where it was put into words before.
 * @returns {string} The sentence; the bare key if the catalogue lacks it, so
 *   that a missing entry is seen.
 */
export function say({ key, args = [], count, said }) {
  if (said !== undefined) {
    return said;
  }
  const words = args.map((arg) => argument(arg, key));
  if (count === undefined) {
    return known[key] ?? (lookUp(key, words) || key);
  }
  return lookUp(`${key}_${plurals().select(count)}`, words) || lookUp(`${key}_other`, words) || key;
}

/**
 * A page that is cut off from the extension has no catalogue any more, and says what it can.
 * @param {string} key
 * @param {string[]} words
 */
function lookUp(key, words) {
  try {
    return chrome.i18n.getMessage(key, words);
  } catch {
    return '';
  }
}

/**
 * A day as the language of the catalogue writes it.
 * @param {number} day Counted from 1970-01-01.
 */
function date(day) {
  dateFormat ??= new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeZone: 'UTC' });
  return dateFormat.format(new Date(day * DAY_MS));
}

/**
 * A day that was kept as YYYY-MM-DD, with a time or without; as it stands where it is none.
 * @param {unknown} kept
 */
export function dayInWords(kept) {
  const day = Date.parse(String(kept).slice(0, 10));
  return Number.isNaN(day) ? String(kept ?? '') : date(day / DAY_MS);
}

/**
 * A moment as the language of the catalogue writes it, in the time zone of the person, which is
 * named: `2 March 2026 at 10:21:44 UTC`.
 * @param {number|Date} instant
 */
export function moment(instant) {
  momentFormat ??= new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'long' });
  return momentFormat.format(instant);
}

/**
 * The words of a message that has nothing to fill in.
 * @param {string} key
 */
export const i18n = (key) => say({ key });

/**
 * Whether the words of a message begin with a name, which keeps its letters where they begin a line.
 * @param {Message} message
 * @returns {boolean}
 */
export function beginsWithName(message) {
  const name = firstName(message);
  return name !== '' && say(message).startsWith(name);
}

/**
 * The name that goes into a message first, also by way of another; '' where none does.
 * @param {Message} message
 * @returns {string}
 */
function firstName({ key, args: [first] = [] }) {
  if (!first) {
    return '';
  }
  if ('message' in first) {
    return firstName(first.message);
  }
  return 'text' in first ? fromOutside(String(first.text), key) : '';
}

/** What is read out after a link that opens a tab of its own, as a string of CSS. */
export const newTab = () => JSON.stringify(` (${i18n('new_tab')})`);

/**
 * @param {Arg} arg
 * @param {string} key Of the sentence that it goes into.
 * @returns {string}
 */
function argument(arg, key) {
  if ('list' in arg) {
    const words = arg.list.map((one) => argument(one, key));
    // "Dana, guest from A, Jo, guest from B" does not say where one ends.
    const isNested = words.length > 1 && words.some((each) => each.includes(', '));
    return isNested ? words.join('; ') : lists().format(words);
  }
  if ('day' in arg) {
    return date(arg.day);
  }
  if ('message' in arg) {
    return say(arg.message);
  }
  return 'text' in arg ? fromOutside(String(arg.text), key) : String(arg.count);
}

// What somebody here wrote, and what is written into a record or a mail, is no name: it stands whole.
const WHOLE = /^(advice|check|findings_decided|level_says|link_to|options|problem|record|review_own|terms|wrong)_?/;

/**
 * A name by itself, where it is shown in no sentence.
 * @param {string} name
 */
export const named = (name) => fromOutside(name, '');

/**
 * What comes from outside the catalogue, as it is put into a sentence of this key.
 * @param {string} text
 * @param {string} key
 */
function fromOutside(text, key) {
  const shown = WHOLE.test(key) ? plain(text) : short(text);
  return text && !shown.trim() ? i18n('name_blank') : apart(shown);
}
