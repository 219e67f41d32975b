// Tables that are kept as text: a row a line, with a sign between cells. Source: RFC 4180, and what
// programs write beside it.

import { Table } from '../table.js';

/** @import {Passages} from '../passages.js' */

const SIGNS = [',', ';', '\t', '|'];
const SAMPLE_LINES = 12;
const SAMPLE = 20_000;
const ROWS_PER_REST = 50;
// A quote that is never closed takes no more than this with it.
const LONGEST_CELL = 100_000;

/**
 * The sign between the cells of a table.
 * @param {string} text
 * @returns {string|undefined} Nothing where its lines have no sign in common.
 */
export function delimiterOf(text) {
  const lines = text
    .slice(0, SAMPLE)
    .replace(/"[^"]*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim())
    .slice(0, SAMPLE_LINES);
  // The last may be cut off.
  const whole = lines.length > 2 ? lines.slice(0, -1) : lines;
  const counts = SIGNS.map((sign) => {
    const each = whole.map((line) => line.split(sign).length - 1);
    const first = each[0] ?? 0;
    const alike = each.filter((count) => count === first).length;
    return { sign, count: first, share: first > 0 ? alike / each.length : 0 };
  });
  counts.sort((one, other) => other.share - one.share || other.count - one.count);
  return counts[0].share > 0 ? counts[0].sign : undefined;
}

/**
 * Whether a text that does not say so is a table: all its first lines have as many cells.
 * @param {string} text
 */
export function looksDelimited(text) {
  const lines = text.slice(0, SAMPLE).split(/\r\n|\r|\n/, SAMPLE_LINES).filter((line) => line.trim());
  const cells = lines.map((line) => line.split('\t').length);
  return lines.length > 2 && cells[0] > 1 && cells.every((count) => count === cells[0]);
}

/**
 * @param {string} text
 * @param {Passages} out
 */
export async function readDelimited(text, out) {
  const cells = new Cells(text, delimiterOf(text) ?? ',');
  const table = new Table(out);
  let column = 0;
  let rows = 0;
  while (!cells.isOver) {
    table.cell(column, cells.next());
    column += 1;
    if (cells.isRowOver) {
      table.endRow();
      column = 0;
      rows += 1;
      if (rows % ROWS_PER_REST === 0) {
        await out.rest();
      }
    }
  }
}

class Cells {
  #text;
  #sign;
  #at = 0;
  // Until a quote is not closed: looking for its end at each cell would take ever longer.
  #areQuotesKept = true;
  isRowOver = false;

  /**
   * @param {string} text
   * @param {string} sign
   */
  constructor(text, sign) {
    this.#text = text;
    this.#sign = sign;
  }

  get isOver() {
    return this.#at >= this.#text.length;
  }

  next() {
    const text = this.#text;
    const quoted = text[this.#at] === '"' && this.#areQuotesKept ? this.#quoted() : '';
    const from = this.#at;
    let end = from;
    while (end < text.length && text[end] !== this.#sign && text[end] !== '\n' && text[end] !== '\r') {
      end += 1;
    }
    this.isRowOver = text[end] !== this.#sign;
    this.#at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    return quoted + text.slice(from, end);
  }

  #quoted() {
    const begin = this.#at + 1;
    let close = this.#text.indexOf('"', begin);
    while (close >= 0 && this.#text[close + 1] === '"' && close - begin <= LONGEST_CELL) {
      close = this.#text.indexOf('"', close + 2);
    }
    this.#areQuotesKept = close >= 0 && close - begin <= LONGEST_CELL;
    if (!this.#areQuotesKept) {
      return '';
    }
    this.#at = close + 1;
    return this.#text.slice(begin, close).replaceAll('""', '"');
  }
}
