// Days, as the page of findings shows them.

/** @type {Intl.DateTimeFormat | undefined} */
let format;

/**
 * A day in the reader's form.
 * @param {number | string} time In milliseconds, or a day YYYY-MM-DD.
 * @param {string} language
 */
export function dayInWords(time, language) {
  format ??= new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  // A day without a time is that day here, not in Greenwich.
  return format.format(typeof time === 'string' ? new Date(`${time}T12:00`) : time);
}
