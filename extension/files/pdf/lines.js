// Makes text of what a page of a PDF draws. A PDF knows no words, paragraphs or tables,
// only pieces of text and where each stands: a gap is a space, a wide one begins another cell, and lines
// that stand close together are a paragraph or a table.

import { Table } from '../table.js';

/** @import {Passages} from '../passages.js' */

/**
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} direction In which it runs, in degrees.
 * @property {number} x Where it begins in that direction.
 * @property {number} end
 * @property {number} y Across it, upwards.
 * @property {number} size
 * @property {string} clip To what box it is cut: a cell has one of its own.
 */
/** @typedef {{text: string, x: number, end: number, clip: string}} Cell */
/** @typedef {{cells: Cell[], direction: number, y: number, size: number, x: number}} Line */

// In parts of the size of the text. Justified lines have gaps of a fifth and more.
const [GAP, WIDE_GAP, SAME_LINE] = [0.1, 1.1, 0.5];
const BACKWARDS = -0.5;
// How far the next line may be down: of a paragraph, and of a table, whose cells have room around them.
const [LINE, ROW] = [1.9, 4];
const APART = 1.6;
const SAME_SIZE = 1.25;
const MOST_LINES = 500;
const MOST_CELLS = 64;
const LONGEST_CELL = 4_000;
// Rows with a single cell in a table: below one that is broken, or with the others empty.
const MOST_SINGLE = 3;
const READABLE = /[\p{L}\p{N}\p{S}\p{P}]/u;
const DIGIT = /\d/;
/** A letter that nobody can tell. */
export const UNKNOWN = '\ufffd';
// A sign that nobody can tell the meaning of: within a word it is a letter or two, elsewhere a bullet.
const BROKEN_WORD = /\p{L}{2}\ufffd\p{Ll}|\p{L}\ufffd\p{Ll}{2}/u;

export class Lines {
  /** Whether letters are missing of words. */
  hasBroken = false;
  #out;
  /** @type {Line|undefined} */
  #line;
  /** @type {Line[]} */
  #block = [];
  /** The table that was read last: another page may go on with it. @type {{table: Table, columns: Cell[]}|undefined} */
  #last;

  /** @param {Passages} out */
  constructor(out) {
    this.#out = out;
  }

  /** @param {Piece} piece */
  put(piece) {
    // A space shows by the gap that it leaves. Some programs draw them over other letters, unseen.
    if (!piece.text.trim()) {
      return;
    }
    const { text, direction, x, end, y, size, clip } = piece;
    const line = this.#line;
    const most = Math.max(size, line?.size ?? 0);
    // So that what grows is not gone through again and again.
    const isLong = (line?.cells.at(-1)?.text.length ?? 0) > LONGEST_CELL;
    if (!line || isLong || line.direction !== direction || !(Math.abs(line.y - y) < SAME_LINE * most)) {
      this.#begin(piece);
      return;
    }
    const cell = line.cells[line.cells.length - 1];
    const gap = x - cell.end;
    if (gap < BACKWARDS * most || gap > WIDE_GAP * most || clip !== cell.clip) {
      const isFree = line.cells.every((each) => end <= each.x + GAP * most || x >= each.end - GAP * most);
      if (isFree && line.cells.length < MOST_CELLS) {
        line.cells.push({ text, x, end, clip });
      } else {
        this.#begin(piece);
      }
      return;
    }
    const isApart = gap > GAP * most && !cell.text.endsWith(' ') && !text.startsWith(' ');
    cell.text += isApart ? ` ${text}` : text;
    cell.end = Math.max(cell.end, end);
    line.size = most;
  }

  /** @param {Piece} piece */
  #begin({ text, direction, x, end, y, size, clip }) {
    this.#endLine();
    this.#line = { cells: [{ text, x, end, clip }], direction, y, size, x };
  }

  /** What was put so far is all of a page. */
  endPage() {
    this.#endLine();
    this.#endBlock();
  }

  #endLine() {
    const line = this.#line;
    this.#line = undefined;
    if (!line) {
      return;
    }
    this.hasBroken ||= line.cells.some(({ text }) => text.includes(UNKNOWN) && BROKEN_WORD.test(text));
    line.cells = line.cells.filter(({ text }) => READABLE.test(text.replaceAll(UNKNOWN, ''))).sort((one, other) => one.x - other.x);
    if (line.cells.length === 0) {
      return;
    }
    const before = this.#block.at(-1);
    // Drawn twice, a little apart, it is bold or has a shadow.
    if (before && said(before) === said(line) && Math.hypot(before.y - line.y, before.x - line.x) < line.size * 0.3) {
      return;
    }
    if (before && !isNext(before, line)) {
      this.#endBlock();
    } else if (before) {
      this.#splitBlock(before, line);
    }
    this.#block.push(line);
    if (this.#block.length >= MOST_LINES) {
      this.#endBlock();
    }
  }

  /**
   * What stands further from the lines above than these do from each other is not of them.
   * @param {Line} before
   * @param {Line} line
   */
  #splitBlock(before, line) {
    const above = this.#block.at(-2);
    if (!above) {
      return;
    }
    const [first, second] = [above.y - before.y, before.y - line.y];
    if (second > first * APART && second > LINE * line.size) {
      this.#endBlock();
    } else if (first > second * APART && first > LINE * line.size) {
      this.#block.pop();
      this.#endBlock();
      this.#block = [before];
    }
  }

  #endBlock() {
    const block = this.#block;
    this.#block = [];
    for (let at = 0; at < block.length; ) {
      const end = endOfTable(block, at);
      if (end > at) {
        this.#addTable(block.slice(at, end));
        at = end;
      } else {
        const begin = at;
        while (at < block.length && endOfTable(block, at) === at) {
          at += 1;
        }
        this.#out.add(block.slice(begin, at).map(said).join('\n'), { place: 'body' });
      }
    }
  }

  /** @param {Line[]} lines */
  #addTable(lines) {
    const [{ cells: first }] = lines;
    const last = this.#last;
    const goesOn = last && first.some(({ text }) => DIGIT.test(text)) && first.every((cell) => distance(cell, last.columns[columnOf(cell, last.columns)]) === 0);
    const { table, columns } = goesOn ? last : { table: new Table(this.#out), columns: first };
    this.#last = { table, columns };
    for (const { cells } of lines) {
      for (const cell of cells) {
        table.cell(columnOf(cell, columns), cell.text);
      }
      table.endRow();
    }
  }
}

/** @param {Line} line */
const said = ({ cells }) => cells.map(({ text }) => text.trim()).join('  ');

/**
 * Whether a line goes on with what is above it.
 * @param {Line} before
 * @param {Line} line
 */
function isNext(before, line) {
  const isRow = before.cells.length > 1 || line.cells.length > 1;
  const [small, large] = [before.size, line.size].sort((one, other) => one - other);
  const down = before.y - line.y;
  return before.direction === line.direction && down > 0 && down < (isRow ? ROW : LINE) * large && (isRow || large < small * SAME_SIZE);
}

/**
 * Where the table ends that begins with a line; there, where none does.
 * @param {Line[]} block
 * @param {number} begin
 */
function endOfTable(block, begin) {
  if (block[begin].cells.length < 2) {
    return begin;
  }
  let end = begin + 1;
  for (let at = end; at < block.length && at - end <= MOST_SINGLE; at += 1) {
    end = block[at].cells.length > 1 ? at + 1 : end;
  }
  return end > begin + 1 ? end : begin;
}

/**
 * @param {Cell} one
 * @param {Cell} other
 */
const distance = (one, other) => Math.max(0, one.x - other.end, other.x - one.end);

/**
 * The column that a cell stands below, or next to.
 * @param {Cell} cell
 * @param {Cell[]} columns
 */
function columnOf(cell, columns) {
  let found = 0;
  for (let column = 1; column < columns.length; column += 1) {
    const [now, next] = [found, column].map((each) => distance(cell, columns[each]) || Math.abs(cell.x - columns[each].x) / 1e6);
    found = next < now ? column : found;
  }
  return found;
}
