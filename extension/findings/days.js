// Days, as the page of findings shows them: there are many, so they are shorter than in a sentence.

import { language } from '../shared/text.js';

/** @type {Intl.DateTimeFormat | undefined} */
let format;

/**
 * A day, as the language of the catalogue writes it in short.
 * @param {number | string} time In milliseconds, or a day YYYY-MM-DD.
 */
export function shortDay(time) {
  format ??= new Intl.DateTimeFormat(language(), { dateStyle: 'medium' });
  // A day without a time is that day here, not in Greenwich.
  return format.format(typeof time === 'string' ? new Date(`${time}T12:00`) : time);
}
