// Names that others gave: of people, groups, spaces, pages, files and hosts. Wherever one is shown it
// neither turns nor ends the sentence around it, nor leaves no room for it.

// What turns the direction of what comes after.
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
// A line of its own would be a sentence of its own.
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
// A gap as wide as a line would look like one.
const GAPS = /(\p{Zs})\p{Zs}+/gu;
// What does not show, and letters that are drawn as nothing.
const UNSEEN = /\u034f|\u17b4|\u17b5|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
// One between two letters is written in Persian, in India and in emoji; others do nothing.
const JOINERS = /^[\u200c\u200d]+|[\u200c\u200d]+$|([\u200c\u200d])[\u200c\u200d]+/g;
// No script needs so many signs above one another; they would cover the lines around them.
const HEAPS = /(\p{M}{6})\p{M}+/gu;

// The most that is shown of one, in what a reader takes for a letter: two lines of a question.
const MOST = 100;
// The beginning tells who it is; the end of an address whose it is, that of a file what it is.
const [FIRST, LAST] = [60, 39];
// In code units: no site takes a longer name, and what counts as one letter may have no end.
const HALF = 500;

/**
 * What is written in a text from outside, without what turns it, breaks it or does not show.
 * @param {string} text
 */
export function plain(text) {
  const shown = text.replace(TURNS, '').replace(UNSEEN, '').replace(BREAKS, ' ').replace(GAPS, '$1');
  return shown.replace(JOINERS, '$1').replace(HEAPS, '$1');
}

/**
 * As much of a name as is shown.
 * @param {string} name
 */
export function short(name) {
  const shown = plain(name);
  if (shown.length <= MOST) {
    return shown;
  }
  const isLong = shown.length > 2 * HALF;
  const all = letters(isLong ? `${shown.slice(0, HALF)}…${shown.slice(-HALF)}`.toWellFormed() : shown);
  return all.length <= MOST ? all.join('') : `${all.slice(0, FIRST).join('').trimEnd()}…${all.slice(-LAST).join('').trimStart()}`;
}

/** @type {Intl.Segmenter|undefined} */
let segmenter;

/** @param {string} text */
const letters = (text) => Array.from((segmenter ??= new Intl.Segmenter()).segment(text), ({ segment }) => segment);

/**
 * Within a sentence: one that is written from right to left stands apart.
 * @param {string} text
 */
export const apart = (text) => (FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text);
