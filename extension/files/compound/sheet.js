// One sheet of a workbook of before 2007: its cells, and what is said beside them. Source: [MS-XLS],
// 2.1.7.20.5 (Worksheet Substream) and the records named below.

import { latin } from '../bytes.js';
import { addLine } from '../office/sheet.js';
import { Unreadable } from '../passages.js';
import { Grid } from '../table.js';
import { linkOf } from './link.js';
import { BOF, EOF, SXSTRING } from './records.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {BiffRecord, Book} from './records.js'
 * @import {Shared, Sheet} from './workbook.js'
 */

const [ROW, COLUMNS, HEADER, FOOTER, MORE_LINES] = [0x208, 0x7d, 0x14, 0x15, 0x89c];
const [NUMBER, RK, RKS, SHARED, LABEL, RICH, FORMULA, STRING] = [0x203, 0x27e, 0xbd, 0xfd, 0x204, 0xd6, 0x06, 0x207];
const [NOTE, OBJECT, BOX, LINK, SERIES] = [0x1c, 0x5d, 0x1b6, 0x1b8, 0x100d];
const CELLS = new Set([NUMBER, RK, RKS, SHARED, LABEL, RICH, FORMULA]);
const IS_NOTE = 0x19;
const [ROW_HIDDEN, COLUMN_HIDDEN] = [0x20, 0x01];
// Rows and columns, and where a record is in the stream, in one number that orders them.
const [MOST_COLUMNS, MOST_BYTES] = [256, 2 ** 29];
const [CELL_BYTES, RK_BYTES, VALUE_BYTES] = [6, 6, 8];
const FORMULA_AT = 22;
const [NO_NUMBER, IS_TEXT] = [0xffff, 0];
const PTG_STRING = 0x17;
const SCHEME = /^[a-z]{3,8}:\/\//i;
const SCHEME_BYTES = 24;
// How far after a formula its text may be: the formula may be one of an array or shared.
const TEXT_WITHIN = 4;
const RECORDS_PER_REST = 300;

/**
 * @param {Book} book
 * @param {Sheet} sheet
 * @param {number} end
 * @param {Shared} shared
 * @param {Passages} out
 */
export async function readSheet(book, { name, at, isHidden }, end, shared, out) {
  const grid = new Grid(out, isHidden);
  out.apart();
  out.add(name, { place: 'heading', hidden: isHidden || undefined });
  const { cells, hiddenRows } = await readBeside(book, at, end, grid, isHidden, out);
  out.apart();
  let open = -1;
  for (const [index, cell] of cells.entries()) {
    const record = book.record(cell % MOST_BYTES);
    const row = Math.floor(cell / MOST_BYTES / MOST_COLUMNS);
    if (row !== open && open >= 0) {
      grid.endRow();
    }
    if (row !== open) {
      grid.openRow(row, hiddenRows.has(row));
      open = row;
    }
    if (record) {
      readCell(book, record, shared, grid, out);
    }
    if (index % RECORDS_PER_REST === 0) {
      await out.rest();
    }
  }
  grid.endRow();
  grid.tell();
}

/**
 * What is said beside the cells, and where those are. Some programs write them in another order than
 * they stand, or their rows after them.
 * @param {Book} book
 * @param {number} begin
 * @param {number} end
 * @param {Grid} grid
 * @param {boolean} isHidden
 * @param {Passages} out
 */
async function readBeside(book, begin, end, grid, isHidden, out) {
  /** @type {number[]} */
  const cells = [];
  /** @type {Set<number>} */
  const hiddenRows = new Set();
  const about = { hidden: isHidden || undefined };
  let [isSorted, isNote, depth, count] = [true, false, 0, 0];
  const { view } = book;
  let at = begin;
  let record = book.record(at);
  if (record?.type !== BOF) {
    throw new Unreadable('broken');
  }
  for (; record && at < end; at = record.end, record = book.record(at)) {
    const { type } = record;
    const data = book.data(record);
    if (type === BOF) {
      depth += 1;
    } else if (type === EOF) {
      depth -= 1;
      if (depth <= 0) {
        break;
      }
    } else if (CELLS.has(type) && depth === 1 && record.end - record.at >= CELL_BYTES) {
      const cell = (view.getUint16(record.at, true) * MOST_COLUMNS + (view.getUint16(record.at + 2, true) % MOST_COLUMNS)) * MOST_BYTES + at;
      isSorted &&= cells.length === 0 || cells[cells.length - 1] < cell;
      cells.push(cell);
    } else if (type === LABEL) {
      // Within a chart, which keeps what it shows.
      data.skip(CELL_BYTES);
      out.add(data.string(), about);
    } else if (type === SERIES) {
      data.skip(2);
      out.add(data.string(true), about);
    } else if (type === ROW) {
      const row = data.u16();
      data.skip(10);
      if (data.u16() & ROW_HIDDEN) {
        hiddenRows.add(row);
      }
    } else if (type === COLUMNS) {
      const [first, last] = [data.u16(), data.u16()];
      data.skip(4);
      if (data.u16() & COLUMN_HIDDEN) {
        grid.columns.hide(first, last + 1);
      }
    } else if (type === HEADER || type === FOOTER) {
      if (record.end > record.at) {
        addLine(data.string(!book.isUnicode), out);
      }
    } else if (type === MORE_LINES) {
      // 2.4.137: of even pages and of the first.
      data.skip(30);
      const sizes = [data.u16(), data.u16(), data.u16(), data.u16()];
      sizes.filter(Boolean).forEach(() => addLine(data.string(), out));
    } else if (type === OBJECT) {
      data.skip(4);
      isNote = data.u16() === IS_NOTE;
    } else if (type === BOX) {
      data.skip(10);
      const letters = data.u16();
      if (letters > 0 && data.goOn()) {
        out.add(data.text(letters), about);
        out.tell('comments', isNote ? 1 : 0);
      }
    } else if (type === NOTE && !book.isUnicode) {
      data.skip(4);
      out.add(data.string(), about);
      out.tell('comments');
    } else if (type === LINK) {
      out.link(linkOf(book.bytes(record.at, record.end)), about);
    } else if (type === SXSTRING) {
      out.add(data.string(), { place: 'code', hidden: true });
    }
    count += 1;
    if (count % RECORDS_PER_REST === 0) {
      await out.rest();
    }
  }
  if (!record) {
    out.left ??= 'broken';
  }
  return { cells: isSorted ? cells : Float64Array.from(cells).sort(), hiddenRows };
}

/**
 * @param {Book} book
 * @param {BiffRecord} record
 * @param {Shared} shared
 * @param {Grid} grid
 * @param {Passages} out
 */
function readCell(book, record, { strings, formats }, grid, out) {
  const data = book.data(record);
  data.skip(2);
  const column = data.u16();
  const say = (/** @type {number} */ number, /** @type {number} */ style) => formats.say(number, style);
  if (record.type === RKS) {
    for (let left = Math.floor((record.end - record.at - CELL_BYTES) / RK_BYTES), at = column; left > 0; left -= 1, at += 1) {
      const style = data.u16();
      grid.cell(at, say(data.rk(), style));
    }
    return;
  }
  const style = data.u16();
  switch (record.type) {
    case NUMBER:
      grid.cell(column, say(data.double(), style));
      return;
    case RK:
      grid.cell(column, say(data.rk(), style));
      return;
    case SHARED:
      grid.cell(column, strings[data.u32()] ?? '');
      return;
    case FORMULA:
      readFormula(book, record, column, (number) => say(number, style), grid, out);
      return;
    default:
      grid.cell(column, data.string());
  }
}

/**
 * What a formula came to, and where its links lead: 2.4.127.
 * @param {Book} book
 * @param {BiffRecord} record
 * @param {number} column
 * @param {(number: number) => string} say
 * @param {Grid} grid
 * @param {Passages} out
 */
function readFormula(book, record, column, say, grid, out) {
  const from = CELL_BYTES + VALUE_BYTES;
  if (record.at + from > record.end) {
    return;
  }
  const isNumber = book.view.getUint16(record.at + from - 2, true) !== NO_NUMBER;
  const kind = book.view.getUint8(record.at + CELL_BYTES);
  if (isNumber) {
    grid.cell(column, say(book.data(record, CELL_BYTES).double()));
  } else if (kind === IS_TEXT) {
    let next = book.record(record.end);
    for (let left = TEXT_WITHIN; next && next.type !== STRING && left > 0; left -= 1) {
      next = CELLS.has(next.type) ? undefined : book.record(next.end);
    }
    grid.cell(column, next?.type === STRING ? book.data(next).string() : '');
  }
  readAddresses(book, record, (address) => out.link(address, { hidden: grid.isUnseen || undefined }));
}

/**
 * The addresses in a formula, which are texts that begin as such: 2.5.198.89 (PtgStr).
 * @param {Book} book
 * @param {BiffRecord} record
 * @param {(address: string) => void} take
 */
function readAddresses(book, record, take) {
  const bytes = book.bytes(record.at, record.end);
  for (let at = bytes.indexOf(PTG_STRING, FORMULA_AT); at >= 0; at = bytes.indexOf(PTG_STRING, at + 1)) {
    const text = at + (book.isUnicode ? 3 : 2);
    const isWide = book.isUnicode && bytes[at + 2] === 1;
    const head = latin(bytes.subarray(text, text + SCHEME_BYTES));
    if (SCHEME.test(isWide ? head.replaceAll('\0', '') : head)) {
      take(book.data(record, at + 1).string(true));
      at = text + bytes[at + 1] * (isWide ? 2 : 1);
    }
  }
}
