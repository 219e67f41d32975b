// How the numbers of a workbook read: a day is kept as a number, and a number may have noughts
// before it that are only shown. Source: ECMA-376, part 1, 18.8.30 (numFmt).

import { DAY_MS } from '../../shared/day.js';

// Day 60 is the 29th of February 1900, which never was; days before it are no dates of anybody.
const [EPOCH_1900, EPOCH_1904] = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const LAST_DAY = 2_958_465;
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
// Colours, conditions, languages; words in quotes; single characters.
const NO_FIELD = /\[[^\]]*\]|"[^"]*"|\\./g;
// Signs between noughts, which Excel puts a stroke before.
const SIGN = /\\([ -])|"([ -])"/g;
const FIXED = /^[0 -]*0[0 -]*0[0 -]*$/;

export class NumberFormats {
  /** @type {Map<number, string>} */
  #codes = new Map();
  /** @type {number[]} */
  #styles = [];

  /** @param {boolean} [is1904] From which day the days are counted. */
  constructor(is1904 = false) {
    this.is1904 = is1904;
  }

  /**
   * @param {number} id
   * @param {string} code
   */
  name(id, code) {
    this.#codes.set(id, code.split(';')[0]);
  }

  /**
   * The next style of cells.
   * @param {number} id Of the format of their numbers.
   */
  addStyle(id) {
    this.#styles.push(id);
  }

  /**
   * A number as somebody reads it.
   * @param {number} number
   * @param {number} style
   * @param {string} [value] The number as it is written.
   */
  say(number, style, value = String(number)) {
    const id = this.#styles[style] ?? 0;
    const said = plain(number, value);
    if (id === 0) {
      return said;
    }
    const code = this.#codes.get(id) ?? '';
    if (number >= 1 && number <= LAST_DAY && isDay(id, code)) {
      return day((this.is1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(number) * DAY_MS);
    }
    const fixed = code.replace(SIGN, '$1$2');
    return number >= 0 && FIXED.test(fixed) ? withNoughts(said, fixed) : said;
  }
}

/**
 * Without an exponent, as far as a number is whole.
 * @param {number} number
 * @param {string} value
 */
const plain = (number, value) => (Number.isSafeInteger(number) ? String(number) : value);

/**
 * @param {number} id
 * @param {string} code
 */
const isDay = (id, code) => BUILT_IN_DAYS.has(id) || /[dy]/i.test(code.replace(NO_FIELD, ''));

/** @param {number} time */
function day(time) {
  const [year, month, date] = new Date(time).toISOString().slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/**
 * @param {string} digits
 * @param {string} code Of noughts, and signs between them.
 */
function withNoughts(digits, code) {
  let left = digits;
  let said = '';
  for (const sign of [...code].reverse()) {
    said = (sign === '0' ? left.slice(-1) || '0' : sign) + said;
    left = sign === '0' ? left.slice(0, -1) : left;
  }
  return left + said;
}
