// OpenDocument: texts, spreadsheets and presentations, which hold the same elements. Source: OASIS
// Open Document Format for Office Applications 1.3, part 3.

import { properties } from './properties.js';
import { HiddenColumns, Table } from '../table.js';

/**
 * @import {Package} from './package.js'
 * @import {Unreadable} from '../../../types/files.js'
 * @import {Handler} from '../xml.js'
 */

/** @typedef {{text: string, isHidden: boolean, isHeading: boolean}} Paragraph */

/**
 * A table that is open.
 * @typedef {object} OpenTable
 * @property {Table} table
 * @property {boolean} isHidden
 * @property {boolean} any
 * @property {HiddenColumns} hidden
 * @property {number} columns How many were declared.
 * @property {number} column
 * @property {boolean} isRowHidden
 * @property {boolean} rowSays
 * @property {{text: string, repeated: number, attributes: Record<string, string>}|undefined} cell
 */

const MANIFEST = 'META-INF/manifest.xml';
const EMBEDDED = /^object [^/]+\/content\.xml$/;
// A file may state that a space or a cell is repeated as often as it likes.
const MOST_SPACES = 100;
const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const NOT_SHOWN_WHOLE = /\d[Ee]\+|^#+$/;

/**
 * @param {Package} file
 * @returns {Promise<Unreadable|undefined>} Why it is not read.
 */
export async function readOpenDocument(file) {
  let isLocked = false;
  await file.read(MANIFEST, {
    open(name) {
      isLocked ||= name === 'encryption-data';
    },
  });
  if (isLocked) {
    return 'locked';
  }
  if (!file.has('content.xml')) {
    return 'archive';
  }
  /** @type {Set<string>} */
  const unseen = new Set();
  await file.read('meta.xml', properties(file));
  await file.read('styles.xml', content(file, unseen));
  await file.read('content.xml', content(file, unseen));
  for (const name of file.names(EMBEDDED)) {
    await file.read(name, content(file, unseen, true));
  }
  return undefined;
}

/**
 * @param {Package} file
 * @param {Set<string>} unseen The styles by which something is not shown, by family and name.
 * @param {boolean} [isUnseen] Nothing of it shows.
 * @returns {Required<Handler>}
 */
function content({ out }, unseen, isUnseen = false) {
  let style = '';
  let isSpreadsheet = false;
  /** @type {Paragraph[]} */
  const paragraphs = [];
  /** @type {boolean[]} */
  const spans = [];
  /** @type {boolean[]} */
  const sections = [];
  /** @type {OpenTable[]} */
  const tables = [];
  let [isDeleted, isNotes, isSlideHidden, isTitle, isPlaceholder] = [false, false, false, false, false];
  let [isSlide, slideSays, notesSay, isField, annotations] = [false, false, false, false, 0];

  const isStyleUnseen = (/** @type {string} */ family, /** @type {Record<string, string>} */ attributes) =>
    unseen.has(`${family} ${attributes[':style-name']}`);
  const isHiddenHere = () => isUnseen || isDeleted || isNotes || isSlideHidden || sections.includes(true);

  const say = (/** @type {string} */ text) => {
    const said = paragraphs.at(-1);
    if (!said) {
      return;
    }
    if (spans.at(-1) && !said.isHidden) {
      addUnseen(text);
    } else {
      said.text += text;
    }
  };
  const addUnseen = (/** @type {string} */ text) => {
    if (text.trim()) {
      out.tell('text');
      out.add(text, { hidden: true });
    }
  };
  const endParagraph = () => {
    const said = paragraphs.pop();
    if (!said || isPlaceholder) {
      return;
    }
    const cell = tables.at(-1)?.cell;
    if (said.isHidden) {
      addUnseen(said.text);
    } else if (cell && annotations === 0) {
      cell.text += `${said.text}\n`;
    } else if (said.text.trim()) {
      slideSays = true;
      notesSay ||= isNotes;
      out.add(said.text, { place: said.isHeading ? 'heading' : 'body', hidden: isHiddenHere() || undefined });
    }
  };
  const endCell = (/** @type {OpenTable} */ open) => {
    const { cell, column } = open;
    if (!cell) {
      return;
    }
    out.quoted(cell.attributes[':formula'], { hidden: open.isHidden || isHiddenHere() || undefined });
    const text = asRead(cell.text.trim(), cell.attributes);
    if (text) {
      const isColumnHidden = open.hidden.hear(column);
      open.any = true;
      open.rowSays = true;
      slideSays = true;
      const hidden = open.isHidden || open.isRowHidden || isColumnHidden || isHiddenHere() || undefined;
      open.table.cell(column, text, { hidden });
    }
    open.column += cell.repeated;
    open.cell = undefined;
  };
  const endTable = () => {
    const open = tables.pop();
    out.tell('sheets', open?.isHidden && open.any ? 1 : 0);
    out.tell('columns', open?.hidden.saying.size ?? 0);
  };

  return {
    open(name, get) {
      switch (name) {
        case 'style': {
          const { ':name': named, ':family': family } = get();
          style = `${family} ${named}`;
          return;
        }
        case 'table-properties':
        case 'text-properties':
        case 'drawing-page-properties': {
          const { ':display': display, ':visibility': visibility } = get();
          if (display === 'none' || display === 'false' || visibility === 'hidden') {
            unseen.add(style);
          }
          return;
        }
        case 'spreadsheet':
          isSpreadsheet = true;
          return;
        case 'page':
          [isSlide, isSlideHidden, slideSays] = [true, isStyleUnseen('drawing-page', get()), false];
          return;
        case 'notes':
          [isNotes, notesSay] = [true, false];
          return;
        case 'frame': {
          const attributes = get();
          isTitle = attributes[':class'] === 'title';
          isPlaceholder = attributes[':placeholder'] === 'true';
          return;
        }
        case 'section':
          sections.push(get()[':display'] === 'none');
          return;
        case 'deletion':
          isDeleted = true;
          out.tell('deletions');
          return;
        case 'p':
        case 'h': {
          const isHidden = isStyleUnseen('paragraph', get());
          paragraphs.push({ text: '', isHidden, isHeading: name === 'h' || isTitle });
          return;
        }
        case 'annotation':
          // Who wrote it and when is no part of the paragraph that it stands in.
          paragraphs.push({ text: '', isHidden: false, isHeading: false });
          annotations += 1;
          out.tell('comments');
          return;
        case 'a':
          out.link(get()[':href'], { hidden: isHiddenHere() || undefined });
          return;
        case 'span':
          spans.push(spans.at(-1) || isStyleUnseen('text', get()));
          return;
        case 'page-number':
          isField = true;
          return;
        case 'hidden-text':
          addUnseen(get()[':string-value'] ?? '');
          return;
        case 's':
          say(' '.repeat(Math.min(Number(get()[':c'] ?? 1) || 1, MOST_SPACES)));
          return;
        case 'tab':
          say('\t');
          return;
        case 'line-break':
          say('\n');
          return;
        case 'table': {
          const attributes = get();
          const isHidden = isSpreadsheet && isStyleUnseen('table', attributes);
          if (isSpreadsheet && tables.length === 0) {
            out.apart();
            out.add(attributes[':name'] ?? '', { place: 'heading', hidden: isHidden || isUnseen || undefined });
          }
          tables.push({
            table: new Table(out),
            isHidden,
            any: false,
            hidden: new HiddenColumns(),
            columns: 0,
            column: 0,
            isRowHidden: false,
            rowSays: false,
            cell: undefined,
          });
          return;
        }
        default:
          openInTable(tables.at(-1), name, get);
      }
    },
    text(text) {
      if (!isField) {
        say(text);
      }
    },
    close(name) {
      switch (name) {
        case 'page':
          out.tell('slides', isSlideHidden && slideSays ? 1 : 0);
          [isSlide, isSlideHidden] = [false, false];
          return;
        case 'notes':
          out.tell('notes', isSlide && notesSay ? 1 : 0);
          isNotes = false;
          return;
        case 'frame':
          [isTitle, isPlaceholder] = [false, false];
          return;
        case 'page-number':
          isField = false;
          return;
        case 'section':
          sections.pop();
          return;
        case 'deletion':
          isDeleted = false;
          return;
        case 'p':
        case 'h':
          endParagraph();
          return;
        case 'annotation':
          paragraphs.pop();
          annotations -= 1;
          return;
        case 'span':
          spans.pop();
          return;
        case 'table':
          endTable();
          return;
        case 'table-cell':
        case 'covered-table-cell': {
          const open = tables.at(-1);
          if (open) {
            endCell(open);
          }
          return;
        }
        case 'table-row': {
          const open = tables.at(-1);
          if (open) {
            open.table.endRow();
            out.tell('rows', open.isRowHidden && open.rowSays ? 1 : 0);
          }
          return;
        }
        default:
      }
    },
  };
}

/**
 * Columns, rows and cells.
 * @param {OpenTable|undefined} open
 * @param {string} name
 * @param {() => Record<string, string>} get
 */
function openInTable(open, name, get) {
  if (!open) {
    return;
  }
  if (name === 'table-column') {
    const attributes = get();
    const begin = open.columns;
    open.columns += Number(attributes[':number-columns-repeated'] ?? 1) || 1;
    if (isCollapsed(attributes)) {
      open.hidden.hide(begin, open.columns);
    }
  } else if (name === 'table-row') {
    open.column = 0;
    open.rowSays = false;
    open.isRowHidden = isCollapsed(get());
  } else if (name === 'table-cell' || name === 'covered-table-cell') {
    const attributes = get();
    const repeated = Number(attributes[':number-columns-repeated'] ?? 1) || 1;
    open.cell = { text: '', repeated, attributes };
  }
}

const isCollapsed = (/** @type {Record<string, string>} */ { ':visibility': visibility }) =>
  visibility === 'collapse' || visibility === 'filter';

/**
 * A cell as it reads: a day the way it is read here, a number whole.
 * @param {string} shown
 * @param {Record<string, string>} attributes
 */
function asRead(shown, { ':date-value': date, ':value': value }) {
  const day = DAY.exec(date ?? '');
  if (day && shown) {
    return `${day[3]}/${day[2]}/${day[1]}`;
  }
  return value && NOT_SHOWN_WHOLE.test(shown) ? value : shown;
}
