// The cells of one sheet, and what is said beside them.

import { Grid } from '../table.js';

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
  #column = -1;
  /** @type {string|undefined} */
  #type;
  /** @type {string|undefined} */
  #style;
  #value = '';
  // Which text is being read, if any.
  #reading = /** @type {'value'|'formula'|'line'|''} */ ('');
  #formula = '';
  grid;

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
    this.grid = new Grid(out, isHidden);
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
        this.grid.openRow(Number(r) ? Number(r) - 1 : undefined, isSet(hidden));
        this.#column = -1;
        return;
      }
      case 'col': {
        const { min, max, hidden } = attributes();
        if (isSet(hidden)) {
          this.grid.columns.hide(Number(min) - 1, Number(max));
        }
        return;
      }
      case 'sheetData':
        this.grid.restart();
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
        this.#out.quoted(this.#formula, { hidden: this.grid.isUnseen || undefined });
        return;
      case 'c':
      case 'cell':
        this.grid.cell(this.#column, this.#read().replace(ESCAPED, character));
        return;
      case 'row':
        this.grid.endRow();
        return;
      default:
        if (this.#reading === 'line') {
          this.#reading = '';
          addLine(this.#value, this.#out);
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
}

/**
 * What stands above or below each page that is printed.
 * @param {string} line
 * @param {Passages} out
 */
export function addLine(line, out) {
  line.split(HEADER_CODES).forEach((said) => out.add(said));
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
