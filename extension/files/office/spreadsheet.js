// Workbooks of Excel: every sheet, also those that do not show, and what else a workbook carries.
// Source: ECMA-376, part 1, 18 (SpreadsheetML).

import { readDrawing } from './slides.js';
import { comments, Cells } from './sheet.js';
import { NumberFormats } from './formats.js';
import { Full } from '../passages.js';

/**
 * @import {Package} from './package.js'
 * @import {Handler} from '../xml.js'
 */

/** @typedef {{name: string, id: string, isHidden: boolean}} Sheet */

const MOST_SHARED = 16_000_000;

/**
 * @param {Package} file
 * @param {string} main The part that names the sheets.
 */
export async function readSpreadsheet(file, main) {
  const { sheets, is1904 } = await readWorkbook(file, main);
  const relations = await file.relations(main);
  const targets = (/** @type {string} */ wanted) =>
    relations.flatMap(({ type, target }) => (type === wanted ? target : []));
  /** @type {string[]} */
  const shared = [];
  for (const target of targets('sharedStrings')) {
    await file.read(target, sharedStrings(shared));
  }
  const formats = new NumberFormats(is1904);
  for (const target of targets('styles')) {
    await file.read(target, styles(formats));
  }
  const say = (/** @type {string} */ value, /** @type {string} */ style = '') => formats.say(Number(value), Number(style), value);
  for (const sheet of sheets) {
    const part = relations.find(({ id }) => id === sheet.id)?.target;
    if (part) {
      await readSheet(file, sheet, part, new Cells(file.out, shared, say, sheet.isHidden));
    }
  }
  for (const target of targets('pivotCacheDefinition')) {
    await readPivot(file, target, sheets);
  }
  for (const target of targets('externalLink')) {
    const cells = new Cells(file.out, [], say, true);
    await file.read(target, cells);
    file.out.tell('caches', cells.grid.any ? 1 : 0);
  }
  for (const target of targets('connections')) {
    await file.read(target, connections(file));
  }
}

/**
 * @param {Package} file
 * @param {string} main
 */
async function readWorkbook(file, main) {
  /** @type {Sheet[]} */
  const sheets = [];
  let is1904 = false;
  await file.read(main, {
    open(name, attributes) {
      if (name === 'sheet') {
        const { name = '', state, ':id': id = '' } = attributes();
        sheets.push({ name, id, isHidden: state === 'hidden' || state === 'veryHidden' });
      } else if (name === 'workbookPr') {
        const { date1904 } = attributes();
        is1904 = date1904 === '1' || date1904 === 'true';
      }
    },
  });
  return { sheets, is1904 };
}

/**
 * @param {Package} file
 * @param {Sheet} sheet
 * @param {string} part
 * @param {Cells} cells
 */
async function readSheet(file, { name, isHidden }, part, cells) {
  const { out } = file;
  out.add(name, { place: 'heading', hidden: isHidden || undefined });
  await file.read(part, cells);
  cells.grid.tell();
  const said = { comment: 0, threadedComment: 0 };
  for (const { type, target } of await file.relations(part)) {
    if (type === 'comments' || type === 'threadedComment') {
      await file.read(target, comments(out, said));
    } else if (type === 'drawing') {
      await readDrawing(file, target);
    }
  }
  // What is said in a thread is said once more as a comment of the older kind.
  out.tell('comments', Math.max(said.comment, said.threadedComment));
}

/**
 * How the numbers of cells read. Source: ECMA-376, part 1, 18.8.30 (numFmt).
 * @param {NumberFormats} formats
 * @returns {Handler}
 */
function styles(formats) {
  let isCells = false;
  return {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        formats.name(Number(numFmtId), formatCode);
      } else if (name === 'cellXfs') {
        isCells = true;
      } else if (name === 'xf' && isCells) {
        formats.addStyle(Number(attributes().numFmtId));
      }
    },
    close(name) {
      isCells &&= name !== 'cellXfs';
    },
  };
}

/**
 * @param {string[]} shared Takes the strings that cells refer to by number.
 * @returns {Handler}
 */
function sharedStrings(shared) {
  let said = '';
  let isText = false;
  let isReading = false;
  let left = MOST_SHARED;
  return {
    open(name) {
      isText = name === 't' && !isReading;
      isReading ||= name === 'rPh';
    },
    text(text) {
      said += isText ? text : '';
    },
    close(name) {
      isText = false;
      if (name === 'rPh') {
        isReading = false;
      } else if (name === 'si') {
        shared.push(said);
        left -= said.length;
        said = '';
        if (left < 0) {
          throw new Full();
        }
      }
    },
  };
}

/**
 * A pivot table keeps a copy of what it was made from, which stays when the sheet is deleted.
 * @param {Package} file
 * @param {string} part
 * @param {Sheet[]} sheets
 */
async function readPivot(file, part, sheets) {
  const { out } = file;
  /** @type {string[]} */
  const fields = [];
  let [isOrphan, isItem, any] = [false, false, false];
  const add = (/** @type {string} */ text, /** @type {string} */ context) => {
    any ||= text !== '';
    out.add(text, { context, place: 'cell', hidden: isOrphan || undefined });
  };
  await file.read(part, {
    open(name, attributes) {
      if (name === 'worksheetSource') {
        const { sheet, ':id': other } = attributes();
        isOrphan = Boolean(other) || (sheet !== undefined && !sheets.some(({ name, isHidden }) => name === sheet && !isHidden));
      } else if (name === 'cacheField') {
        fields.push(attributes().name ?? '');
      } else if (name === 'sharedItems') {
        isItem = true;
      } else if (isItem && isValue(name)) {
        add(attributes().v ?? '', fields.at(-1) ?? '');
      }
    },
    close(name) {
      isItem &&= name !== 'sharedItems';
    },
  });
  let column = -1;
  for (const { type, target } of await file.relations(part)) {
    if (type === 'pivotCacheRecords') {
      await file.read(target, {
        open(name, attributes) {
          column = name === 'r' ? -1 : column + 1;
          if (isValue(name)) {
            add(attributes().v ?? '', fields[column] ?? '');
          }
        },
      });
    }
  }
  out.tell('caches', isOrphan && any ? 1 : 0);
}

// A text, a number, a date; the others are no values of their own.
const isValue = (/** @type {string} */ name) => name === 's' || name === 'n' || name === 'd';

/**
 * How a workbook gets at a database, at times with the password.
 * @param {Package} file
 * @returns {Handler}
 */
function connections({ out }) {
  return {
    open(name, attributes) {
      if (name === 'dbPr' || name === 'webPr') {
        const { connection = '', command = '', url = '' } = attributes();
        out.add([connection, command, url].join('\n'), { place: 'code', hidden: true });
      }
    },
  };
}
