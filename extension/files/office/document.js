// Documents of Word: paragraphs and tables, what stands above and below every page, notes and
// comments, and what does not show: hidden text, and what was deleted while changes were tracked.
// Source: ECMA-376, part 1, 17 (WordprocessingML).

import { DRAWN, readDrawing } from './slides.js';
import { Table } from '../table.js';

/**
 * @import {Package} from './package.js'
 * @import {Handler} from '../xml.js'
 */

const PARTS = ['header', 'footer', 'footnotes', 'endnotes', 'comments'];
// Built-in styles keep their English name as their id in most languages.
const HEADING = /^(heading|title|subtitle|berschrift|titre|titel)/i;
const OFF = new Set(['0', 'false', 'off', 'none']);

/**
 * @typedef {object} Paragraph
 * @property {string} shown
 * @property {string} hidden
 * @property {string} deleted
 * @property {boolean} isHeading
 */

/** @typedef {{table: Table, column: number, span: number, cell: Paragraph|undefined}} OpenTable */

/**
 * @param {Package} file
 * @param {string} main
 */
export async function readDocument(file, main) {
  await file.read(main, text(file));
  for (const { type, target } of await file.relations(main)) {
    if (PARTS.includes(type)) {
      await file.read(target, text(file));
    } else if (DRAWN.has(type)) {
      await readDrawing(file, target);
    }
  }
}

/** @returns {Paragraph} */
const empty = () => ({ shown: '', hidden: '', deleted: '', isHeading: false });

/**
 * @param {Package} file
 * @returns {Handler}
 */
function text({ out }) {
  // A text box stands in a paragraph and holds others.
  /** @type {Paragraph[]} */
  const paragraphs = [];
  /** @type {OpenTable[]} */
  const tables = [];
  let [isText, isDeletion, isVanished, isRunProperties] = [false, false, false, false];
  // Within what was moved elsewhere while changes were tracked: it is still there as well.
  let moved = 0;
  // Within what older programs are shown in the place of something newer, which was read.
  let fallback = 0;
  let [hasHidden, hasDeleted] = [false, false];
  // What a field is made by, which comes in pieces, and may be a link.
  let [field, isField] = ['', false];

  /** @param {Paragraph} said */
  const add = ({ shown, hidden, deleted, isHeading }) => {
    out.add(shown, { place: isHeading ? 'heading' : 'body' });
    addUnseen({ hidden, deleted }, '');
  };
  const addUnseen = (/** @type {Pick<Paragraph, 'hidden'|'deleted'>} */ { hidden, deleted }, /** @type {string} */ context) => {
    for (const unseen of [hidden, deleted]) {
      out.add(unseen, { context, hidden: true });
    }
  };
  const say = (/** @type {string} */ piece) => {
    const said = paragraphs.at(-1);
    if (!said || fallback > 0) {
      return;
    }
    const way = isDeletion || moved > 0 ? 'deleted' : isVanished ? 'hidden' : 'shown';
    said[way] += piece;
    if (way === 'hidden' && !hasHidden && piece.trim()) {
      hasHidden = true;
      out.tell('text');
    } else if (way === 'deleted' && !hasDeleted && piece.trim()) {
      hasDeleted = true;
      out.tell('deletions');
    }
  };
  const endField = () => {
    out.quoted(field);
    field = '';
  };
  const endCell = (/** @type {OpenTable} */ open) => {
    const { table, column, cell } = open;
    if (cell) {
      table.cell(column, cell.shown);
      addUnseen(cell, table.headOf(column));
    }
    open.column += open.span;
    open.cell = undefined;
  };

  return {
    open(name, attributes) {
      switch (name) {
        case 'p':
          paragraphs.push(empty());
          return;
        case 'r':
          isVanished = false;
          return;
        case 'rPr':
          isRunProperties = true;
          return;
        case 'vanish':
          // In the properties of a paragraph it says that its end is hidden; a run then says its own.
          isVanished = isRunProperties && !OFF.has(attributes()[':val']);
          return;
        case 't':
          isText = true;
          return;
        case 'delText':
          isText = true;
          isDeletion = true;
          return;
        case 'instrText':
        case 'delInstrText':
          isField = true;
          return;
        case 'fldChar':
          endField();
          return;
        case 'fldSimple':
          out.quoted(attributes()[':instr']);
          return;
        case 'del':
          hasDeleted = false;
          return;
        case 'moveFrom':
          moved += 1;
          hasDeleted = false;
          return;
        case 'tab':
        case 'ptab':
          say('\t');
          return;
        case 'br':
        case 'cr':
          say('\n');
          return;
        case 'noBreakHyphen':
          say('-');
          return;
        case 'pStyle': {
          const said = paragraphs.at(-1);
          if (said) {
            said.isHeading = HEADING.test(attributes()[':val'] ?? '');
          }
          return;
        }
        case 'Fallback':
          fallback += 1;
          return;
        case 'tbl':
          tables.push({ table: new Table(out), column: 0, span: 1, cell: undefined });
          return;
        case 'tc': {
          const open = tables.at(-1);
          if (open) {
            open.span = 1;
            open.cell = empty();
          }
          return;
        }
        case 'gridSpan': {
          const open = tables.at(-1);
          if (open) {
            open.span = Math.max(1, Number(attributes()[':val']) || 1);
          }
          return;
        }
        case 'comment':
          out.tell('comments');
          return;
        default:
      }
    },
    text(piece) {
      if (isText) {
        say(piece);
      } else if (isField) {
        field += piece;
      }
    },
    close(name) {
      switch (name) {
        case 't':
        case 'delText':
          isText = false;
          isDeletion = false;
          return;
        case 'instrText':
        case 'delInstrText':
          isField = false;
          return;
        case 'rPr':
          isRunProperties = false;
          return;
        case 'r':
          isVanished = false;
          hasHidden = false;
          return;
        case 'p': {
          endField();
          const said = paragraphs.pop();
          const cell = tables.at(-1)?.cell;
          if (said && cell) {
            for (const way of /** @type {const} */ (['shown', 'hidden', 'deleted'])) {
              cell[way] += said[way] && `${said[way]}\n`;
            }
          } else if (said) {
            add(said);
          }
          return;
        }
        case 'Fallback':
          fallback -= 1;
          return;
        case 'moveFrom':
          moved -= 1;
          return;
        case 'tc': {
          const open = tables.at(-1);
          if (open) {
            endCell(open);
          }
          return;
        }
        case 'tr': {
          const open = tables.at(-1);
          if (open) {
            open.table.endRow();
            open.column = 0;
          }
          return;
        }
        case 'tbl':
          tables.pop();
          return;
        default:
      }
    },
  };
}
