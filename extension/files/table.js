// What the cells of a table say, each with the header of its column and the label beside it.
//
// A spreadsheet does not say which row is the header. The first row of a block is taken for it that
// has at least two cells and nothing but words; a table of a document that says so is asked for the
// same. Where there is none, what stands to the left of a number is its label.

import { label } from './passages.js';

/**
 * @import {Passages} from './passages.js'
 * @import {FilePassage} from '../../types/files.js'
 */

// No program knows more; a file may claim to.
const MOST_COLUMNS = 16_384;
const HEADER_CHARACTERS = 200;
const LETTER = /\p{L}/u;
const DIGIT = /\d/;
const DIGITS = /\d\d/;
const LONG_NUMBER = /\d{5}|\d[ -]\d{3}/;

export class Table {
  #out;
  /** @type {string[]} */
  #head = [];
  #headed = 0;
  // Where the header may still come: `first` its first row, `second` one below a row of groups.
  #awaits = /** @type {'first'|'second'|''} */ ('first');
  /** @type {string[]} */
  #row = [];
  #filled = 0;
  #isWords = true;
  #left = '';

  /** @param {Passages} out */
  constructor(out) {
    this.#out = out;
  }

  /**
   * @param {number} column
   * @param {string} text
   * @param {Pick<FilePassage, 'hidden'>} [about]
   */
  cell(column, text, { hidden } = {}) {
    const said = text.trim();
    if (!said) {
      return;
    }
    const isWord = LETTER.test(said);
    const left = this.#left && DIGIT.test(said) ? this.#left : '';
    const head = this.headOf(column);
    const context = head && left ? `${head} ${left}` : head || left;
    this.#out.add(said, { context, place: 'cell', hidden });
    this.#left = isWord && !DIGITS.test(said) ? label(said) : '';
    this.#filled += 1;
    if (this.#awaits && column < MOST_COLUMNS) {
      this.#row[column] = said.slice(0, HEADER_CHARACTERS);
      this.#isWords &&= isWord && !LONG_NUMBER.test(said);
    }
  }

  /**
   * What the header of a column says.
   * @param {number} column
   */
  headOf(column) {
    return this.#head[column] ?? '';
  }

  /** The row is over. */
  endRow() {
    if (this.#filled === 0) {
      this.gap();
    } else if (this.#awaits && this.#filled > 1) {
      this.#takeHead();
    }
    this.#row = [];
    this.#filled = 0;
    this.#isWords = true;
    this.#left = '';
  }

  /** What follows stands apart, and may have a header of its own. */
  gap() {
    this.#awaits = 'first';
  }

  #takeHead() {
    if (this.#awaits === 'first') {
      if (this.#isWords) {
        this.#head = this.#row;
        this.#headed = this.#filled;
      }
      this.#awaits = this.#isWords ? 'second' : '';
      return;
    }
    // Below "Patient" and "Next of kin", which span columns, their names follow.
    if (this.#isWords && this.#filled > this.#headed) {
      const groups = this.#head;
      this.#head = this.#row.map((said, column) => `${groups[column] ?? ''} ${said}`.trim());
    }
    this.#awaits = '';
  }
}

/** The columns of a table that do not show. */
export class HiddenColumns {
  // Made when the first is hidden.
  #columns = new Uint8Array(0);
  #told = 0;
  /**
   * Those in which something stands.
   * @type {Set<number>}
   */
  saying = new Set();

  /**
   * @param {number} first
   * @param {number} end The one after the last.
   */
  hide(first, end) {
    this.#told += 1;
    if (this.#told <= MOST_COLUMNS) {
      this.#columns = this.#columns.length > 0 ? this.#columns : new Uint8Array(MOST_COLUMNS);
      this.#columns.fill(1, Math.max(0, first), end);
    }
  }

  /**
   * Whether something that is said in a column does not show.
   * @param {number} column
   */
  hear(column) {
    const isHidden = this.#columns[column] === 1;
    if (isHidden) {
      this.saying.add(column);
    }
    return isHidden;
  }
}

/** The cells of a sheet of a workbook, of which rows and columns may not show. */
export class Grid {
  #out;
  #isHidden;
  #table;
  #row = -1;
  #isRowHidden = false;
  #rowSays = false;
  #hiddenRows = 0;
  columns = new HiddenColumns();
  /** Whether a cell says anything. */
  any = false;

  /**
   * @param {Passages} out
   * @param {boolean} isHidden Whether the whole sheet is.
   */
  constructor(out, isHidden) {
    this.#out = out;
    this.#isHidden = isHidden;
    this.#table = new Table(out);
  }

  /** Whether nothing in the row that is open shows. */
  get isUnseen() {
    return this.#isHidden || this.#isRowHidden;
  }

  /** What follows is another table. */
  restart() {
    this.#table = new Table(this.#out);
    this.#row = -1;
  }

  /**
   * A row begins.
   * @param {number} [number] From nought; the next, where none is said.
   * @param {boolean} [isHidden]
   */
  openRow(number = this.#row + 1, isHidden = false) {
    if (number > this.#row + 1) {
      this.#table.gap();
    }
    [this.#row, this.#isRowHidden, this.#rowSays] = [number, isHidden, false];
  }

  /**
   * @param {number} column
   * @param {string} text
   */
  cell(column, text) {
    if (!text) {
      return;
    }
    const isColumnHidden = this.columns.hear(column);
    this.any = true;
    this.#rowSays = true;
    this.#table.cell(column, text, { hidden: this.isUnseen || isColumnHidden || undefined });
  }

  /** The row is over. */
  endRow() {
    this.#table.endRow();
    this.#hiddenRows += this.#isRowHidden && this.#rowSays ? 1 : 0;
  }

  /** Tells what of the sheet does not show. */
  tell() {
    this.#out.tell('sheets', this.#isHidden && this.any ? 1 : 0);
    this.#out.tell('rows', this.#hiddenRows);
    this.#out.tell('columns', this.columns.saying.size);
  }
}
