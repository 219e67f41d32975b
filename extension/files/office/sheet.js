// The cells of one sheet, and what is said beside them.

import { HiddenColumns, Table } from '../table.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Handler} from '../xml.js'
 */

const LETTERS = 26;
const BEFORE_A = 64;
// The font, its colour and size, and the three parts of a line.
const HEADER_CODES = /&"[^"]*"|&K[\dA-F]{6}|&\d+|&[A-Z]/gi;
const ESCAPED = /_x([\dA-F]{4})_/gi;

/** @implements {Handler} */
export class Cells {
  #out;
  #shared;
  #say;
  #isHidden;
  #table;
  #row = 0;
  #isRowHidden = false;
  #column = -1;
  /** @type {string|undefined} */
  #type;
  /** @type {string|undefined} */
  #style;
  #value = '';
  // Which text is being read, if any.
  #reading = /** @type {'value'|'formula'|'line'|''} */ ('');
  #formula = '';
  columns = new HiddenColumns();
  hiddenRows = 0;
  /** Whether a cell says anything. */
  any = false;
  #rowSays = false;

  /**
   * @param {Passages} out
   * @param {string[]} shared
   * @param {(value: string, style?: string) => string} say A number, as it reads.
   * @param {boolean} isHidden
   */
  constructor(out, shared, say, isHidden) {
    this.#out = out;
    this.#shared = shared;
    this.#say = say;
    this.#isHidden = isHidden;
    this.#table = new Table(out);
  }

  /**
   * @param {string} name
   * @param {() => Record<string, string>} attributes
   */
  open(name, attributes) {
    switch (name) {
      // `cell` is one that is kept of another workbook.
      case 'c':
      case 'cell': {
        const { r, s, t } = attributes();
        this.#column = r ? columnOf(r) : this.#column + 1;
        [this.#type, this.#style, this.#value] = [t, s, ''];
        return;
      }
      case 'f':
        this.#reading = 'formula';
        this.#formula = '';
        return;
      case 'v':
      case 't':
        this.#reading = 'value';
        return;
      case 'row': {
        const { r, hidden } = attributes();
        const row = Number(r) || this.#row + 1;
        if (row > this.#row + 1) {
          this.#table.gap();
        }
        this.#row = row;
        this.#column = -1;
        this.#isRowHidden = isSet(hidden);
        this.#rowSays = false;
        return;
      }
      case 'col': {
        const { min, max, hidden } = attributes();
        if (isSet(hidden)) {
          this.columns.hide(Number(min) - 1, Number(max));
        }
        return;
      }
      case 'sheetData':
        this.#row = 0;
        this.#table = new Table(this.#out);
        return;
      default:
        if (/^(odd|even|first)(Header|Footer)$/.test(name)) {
          this.#reading = 'line';
          this.#value = '';
        }
    }
  }

  /** @param {string} text */
  text(text) {
    if (this.#reading === 'formula') {
      this.#formula += text;
    } else if (this.#reading) {
      this.#value += text;
    }
  }

  /** @param {string} name */
  close(name) {
    switch (name) {
      case 'v':
      case 't':
        this.#reading = '';
        return;
      case 'f':
        this.#reading = '';
        this.#out.quoted(this.#formula, { hidden: this.#isHidden || this.#isRowHidden || undefined });
        return;
      case 'c':
      case 'cell':
        this.#cell(this.#read());
        return;
      case 'row':
        this.#table.endRow();
        this.hiddenRows += this.#isRowHidden && this.#rowSays ? 1 : 0;
        return;
      default:
        if (this.#reading === 'line') {
          this.#reading = '';
          this.#value.split(HEADER_CODES).forEach((said) => this.#out.add(said));
        }
    }
  }

  /** What the cell says. */
  #read() {
    switch (this.#type) {
      case 's':
        return this.#shared[Number(this.#value)] ?? '';
      case 'b':
      case 'e':
        return '';
      case undefined:
      case 'n':
        return this.#value && this.#say(this.#value, this.#style);
      default:
        return this.#value;
    }
  }

  /** @param {string} text */
  #cell(text) {
    if (!text) {
      return;
    }
    const isColumnHidden = this.columns.hear(this.#column);
    this.any = true;
    this.#rowSays = true;
    const hidden = this.#isHidden || this.#isRowHidden || isColumnHidden || undefined;
    this.#table.cell(this.#column, text.replace(ESCAPED, character), { hidden });
  }
}

/**
 * The comments of a sheet, of either kind.
 * @param {Passages} out
 * @param {Record<'comment'|'threadedComment', number>} said How many.
 * @returns {Handler}
 */
export function comments(out, said) {
  let text = '';
  let isText = false;
  return {
    open(name) {
      isText = name === 't' || name === 'text';
    },
    text(piece) {
      text += isText ? piece : '';
    },
    close(name) {
      isText = false;
      if (name === 'comment' || name === 'threadedComment') {
        said[name] += 1;
        out.add(text);
        text = '';
      }
    },
  };
}

/** @param {string} [value] Of an attribute. */
const isSet = (value) => value === '1' || value === 'true' || value === 'on';

const character = (/** @type {string} */ _, /** @type {string} */ code) =>
  String.fromCharCode(Number.parseInt(code, 16));

/**
 * The number of a column, from nought, of a cell such as `AB12`.
 * @param {string} cell
 */
function columnOf(cell) {
  let column = 0;
  for (let at = 0; at < cell.length; at += 1) {
    const letter = cell.charCodeAt(at) - BEFORE_A;
    if (letter < 1 || letter > LETTERS) {
      break;
    }
    column = column * LETTERS + letter;
  }
  return column - 1;
}
