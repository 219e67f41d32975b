// Links that begin a mail.

// The longest body, as it is written in a link, that every mail program takes from one.
const LONGEST_BODY = 1_800;
const CUT = '…';

/**
 * The address of a link that begins a mail.
 * @param {string} to One address; whoever writes it adds it where it is empty.
 * @param {{subject: string, body: string, end?: string}} mail `body` is cut where a link could not
 *   carry it, and `end`, which follows it after an empty line, never is.
 */
export function mailTo(to, { subject, body, end = '' }) {
  const after = end && `\n\n${end}`;
  const text = fitting(body, LONGEST_BODY - encoded(after).length) + after;
  return `mailto:${encoded(to).replace('%40', '@')}?subject=${encoded(subject)}&body=${encoded(text)}`;
}

/**
 * Whether a link carries all of this text.
 * @param {string} body
 * @returns {boolean}
 */
export const fitsMail = (body) => encoded(body).length <= LONGEST_BODY;

/**
 * As much of a text as fits.
 * @param {string} text
 * @param {number} room How many characters of the link there are for it.
 */
function fitting(text, room) {
  if (encoded(text).length <= room) {
    return text;
  }
  let left = room - encoded(CUT).length;
  let kept = '';
  // By whole characters: half of one cannot be written in a link.
  for (const character of text) {
    left -= encoded(character).length;
    if (left < 0) {
      break;
    }
    kept += character;
  }
  return kept + CUT;
}

// What a page says may hold half a character too, which is written as one that is not known.
/** @type {(text: string) => string} */
const encoded = (text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
