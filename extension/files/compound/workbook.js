// Workbooks of Excel before 2007: every sheet, also those that do not show, and what else a workbook
// carries. Source: [MS-XLS], 2.1.7.20 (Workbook Stream) and the records named below; of Excel 5 and 95,
// whose strings are bytes, as OpenOffice.org's Documentation of the Microsoft Excel File Format has it.

import { lettersOf } from '../bytes.js';
import { NumberFormats } from '../office/formats.js';
import { Full, Unreadable } from '../passages.js';
import { Grid } from '../table.js';
import { BOF, Book, EOF, SXSTRING } from './records.js';
import { readSheet } from './sheet.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Storage} from './compound.js'
 * @import {RecordData} from './records.js'
 */

/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {number} at Where its records begin.
 * @property {boolean} isHidden
 */

/**
 * What cells refer to.
 * @typedef {object} Shared
 * @property {string[]} strings
 * @property {NumberFormats} formats
 */

const [FILEPASS, CODEPAGE, DATEMODE, BOUNDSHEET] = [0x2f, 0x42, 0x22, 0x85];
const [FORMAT, XF, SST] = [0x41e, 0xe0, 0xfc];
const [OTHER_BOOK, OTHER_SHEET, OTHER_ROW] = [0x1ae, 0x59, 0x5a];
const [PIVOT_STREAM, PIVOT_SOURCE, PIVOT_FIELD, PIVOT_NUMBER] = [0xd5, 0x51, 0xc7, 0xc9];
const PIVOT_CACHES = '_sx_db_cur';
const [EXCEL_97, EXCEL_5] = [0x600, 0x500];
const FIELD_NAME = 14;
const [NUMBER, TEXT] = [1, 2];
const THIS_WORKBOOK = '\x02';
const MOST_SHARED = 16_000_000;
const RECORDS_PER_REST = 300;
/**
 * @param {Storage} file
 * @param {Passages} out
 */
export async function readWorkbook(file, out) {
  const book = new Book(file.stream('Workbook') ?? file.stream('Book') ?? new Uint8Array(0));
  /** @type {Shared} */
  const shared = { strings: [], formats: new NumberFormats() };
  const { sheets, sources } = await readGlobals(book, shared, out);
  // Whatever a sheet says of itself, it ends where another begins.
  const begins = sheets.map(({ at }) => at).sort((one, other) => one - other);
  const ends = new Map(begins.map((at, index) => [at, begins[index + 1] ?? book.length]));
  for (const sheet of sheets) {
    await out.attempt(() => readSheet(book, sheet, ends.get(sheet.at) ?? book.length, shared, out));
  }
  const caches = file.storages.get(PIVOT_CACHES);
  for (const name of caches?.names ?? []) {
    const isOrphan = sources.has(name) && !sheets.some((sheet) => sheet.name === sources.get(name) && !sheet.isHidden);
    await out.attempt(() => readCache(new Book(caches?.stream(name) ?? new Uint8Array(0)), isOrphan, out));
  }
}

/**
 * What is said of the whole workbook: 2.1.7.20.3 (Globals Substream).
 * @param {Book} book
 * @param {Shared} shared
 * @param {Passages} out
 */
async function readGlobals(book, { strings, formats }, out) {
  /** @type {Map<number, Sheet>} */
  const sheets = new Map();
  /** @type {Map<string, string>} From the stream of a pivot cache to the sheet that it was made from. */
  const sources = new Map();
  let stream = '';
  let others = new Grid(out, true);
  for await (const record of records(book, 0, out)) {
    const data = book.data(record);
    switch (record.type) {
      case BOF: {
        const version = data.u16();
        if (version !== EXCEL_97 && version !== EXCEL_5) {
          throw new Unreadable('old');
        }
        book.isUnicode = version === EXCEL_97;
        break;
      }
      case FILEPASS:
        throw new Unreadable('locked');
      case CODEPAGE:
        book.letters = lettersOf(data.u16());
        break;
      case DATEMODE:
        formats.is1904 = data.u16() === 1;
        break;
      case FORMAT:
        formats.name(data.u16(), data.string(!book.isUnicode));
        break;
      case XF:
        data.skip(2);
        formats.addStyle(data.u16());
        break;
      case BOUNDSHEET: {
        const at = data.u32();
        const isHidden = (data.u16() & 3) !== 0;
        sheets.set(at, { at, isHidden, name: data.string(true) });
        break;
      }
      case SST:
        await readStrings(data, strings, out);
        break;
      case OTHER_BOOK:
        out.tell('caches', others.any ? 1 : 0);
        others = new Grid(out, true);
        break;
      case OTHER_SHEET:
        others.restart();
        break;
      case OTHER_ROW:
        readOther(data, others);
        break;
      case PIVOT_STREAM:
        stream = data.u16().toString(16).padStart(4, '0');
        break;
      case PIVOT_SOURCE: {
        data.skip(6);
        const source = data.string();
        sources.set(stream, source.startsWith(THIS_WORKBOOK) ? source.slice(1) : '');
        break;
      }
      case SXSTRING:
        out.add(data.string(), { place: 'code', hidden: true });
        break;
      default:
    }
  }
  out.tell('caches', others.any ? 1 : 0);
  return { sheets: [...sheets.values()], sources };
}

/**
 * The records of a part of a workbook, to its end.
 * @param {Book} book
 * @param {number} begin
 * @param {Passages} out
 */
async function* records(book, begin, out) {
  let count = 0;
  let record = book.record(begin);
  for (; record && record.type !== EOF; record = book.record(record.end)) {
    yield record;
    count += 1;
    if (count % RECORDS_PER_REST === 0) {
      await out.rest();
    }
  }
  if (!record) {
    out.left ??= 'broken';
  }
}

/**
 * The strings that cells refer to by number: 2.4.265.
 * @param {RecordData} data
 * @param {string[]} strings
 * @param {Passages} out
 */
async function readStrings(data, strings, out) {
  data.skip(4);
  let left = MOST_SHARED;
  for (let count = data.u32(); count > 0 && !data.isOver; count -= 1) {
    const said = data.string();
    strings.push(said);
    left -= said.length;
    if (left < 0) {
      throw new Full();
    }
    if (count % RECORDS_PER_REST === 0) {
      await out.rest();
    }
  }
}

/**
 * A row of another workbook, as it was when this one last asked: 2.4.66.
 * @param {RecordData} data
 * @param {Grid} grid
 */
function readOther(data, grid) {
  const last = data.u8();
  const first = data.u8();
  grid.openRow(data.u16());
  for (let column = first; column <= last && !data.isOver; column += 1) {
    const kind = data.u8();
    if (kind === TEXT) {
      grid.cell(column, data.string());
    } else if (kind === NUMBER) {
      grid.cell(column, String(data.double()));
    } else {
      data.skip(8);
    }
  }
  grid.endRow();
}

/**
 * What a pivot table keeps of what it was made from: 2.1.7.12 (Pivot Cache Storage).
 * @param {Book} book
 * @param {boolean} isOrphan Whether the sheet does not show that it was made from.
 * @param {Passages} out
 */
async function readCache(book, isOrphan, out) {
  let field = '';
  let any = false;
  for await (const { type, at, end } of records(book, 0, out)) {
    const data = book.data({ type, at, end });
    let said = '';
    if (type === PIVOT_FIELD) {
      data.skip(FIELD_NAME);
      field = data.string();
    } else if (type === SXSTRING) {
      said = data.string();
    } else if (type === PIVOT_NUMBER) {
      said = String(data.double());
    }
    any ||= said !== '';
    out.add(said, { context: field, place: 'cell', hidden: isOrphan || undefined });
  }
  out.tell('caches', isOrphan && any ? 1 : 0);
}
