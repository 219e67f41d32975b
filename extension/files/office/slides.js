// Presentations of PowerPoint: slides, also those that are not shown, their notes and comments, and
// the text of drawings, which stand in workbooks and documents too. Source: ECMA-376, part 1, 19
// (PresentationML) and 21 (DrawingML).

import { Table } from '../table.js';

/**
 * @import {Package} from './package.js'
 * @import {Handler} from '../xml.js'
 */

/** What is drawn by a part of its own: a chart keeps what it shows, with the names of its axes. */
export const DRAWN = new Set(['chart', 'chartEx', 'diagramData']);

// What stands above and below notes, which PowerPoint puts there by itself.
const AROUND = new Set(['hdr', 'ftr', 'dt']);

/**
 * How a part is read.
 * @typedef {object} Way
 * @property {boolean} [hidden] Nothing of it is shown.
 * @property {boolean} [isFrame] What stands around slides: its placeholders only say what to type.
 */

/**
 * @param {Package} file
 * @param {string} main
 */
export async function readSlides(file, main) {
  /** @type {string[]} */
  const order = [];
  await file.read(main, {
    open(name, attributes) {
      if (name === 'sldId') {
        order.push(attributes()[':id'] ?? '');
      }
    },
  });
  const relations = await file.relations(main);
  const slides = order.flatMap((id) => relations.find((relation) => relation.id === id)?.target ?? []);
  /** @type {Set<string>} */
  const frames = new Set(relations.flatMap(({ type, target }) => (type === 'slideMaster' ? target : [])));
  for (const slide of slides) {
    for (const frame of await readSlide(file, slide)) {
      frames.add(frame);
    }
  }
  for (const frame of frames) {
    await file.read(frame, drawing(file, { isFrame: true }));
  }
}

/**
 * @param {Package} file
 * @param {string} part
 * @returns {Promise<string[]>} The layout that it is laid out by.
 */
async function readSlide(file, part) {
  const { out } = file;
  const slide = drawing(file, {});
  await file.read(part, slide);
  out.tell('slides', slide.isHidden && slide.any ? 1 : 0);
  /** @type {string[]} */
  const layouts = [];
  for (const { type, target } of await file.relations(part)) {
    if (type === 'notesSlide') {
      const notes = drawing(file, { hidden: true });
      await file.read(target, notes);
      out.tell('notes', notes.any ? 1 : 0);
    } else if (type === 'comments') {
      const comments = drawing(file, { hidden: true });
      await file.read(target, comments);
      out.tell('comments', comments.comments);
    } else if (type === 'slideLayout') {
      layouts.push(target);
    } else if (DRAWN.has(type)) {
      await readDrawn(file, target, { hidden: slide.isHidden });
    }
  }
  return layouts;
}

/**
 * The text of what is drawn in a sheet or a document.
 * @param {Package} file
 * @param {string} part
 */
export async function readDrawing(file, part) {
  await file.read(part, drawing(file, {}));
  for (const { type, target } of await file.relations(part)) {
    if (DRAWN.has(type)) {
      await readDrawn(file, target, {});
    }
  }
}

/**
 * A chart, say, and the shapes that somebody put on it, which are a part of their own.
 * @param {Package} file
 * @param {string} part
 * @param {Way} way
 */
async function readDrawn(file, part, way) {
  await file.read(part, drawing(file, way));
  for (const { type, target } of await file.relations(part)) {
    if (type === 'chartUserShapes') {
      await file.read(target, drawing(file, way));
    }
  }
}

/**
 * Paragraphs and tables of DrawingML.
 * @param {Package} file
 * @param {Way} way
 * @returns {Required<Handler> & {isHidden: boolean, any: boolean, comments: number}}
 */
function drawing({ out }, { hidden = false, isFrame = false }) {
  let said = '';
  let isText = false;
  // The placeholder that the shape is, if any.
  let shape = '';
  let [column, isCell] = [0, false];
  /** @type {Table|undefined} */
  let table;
  const paragraph = () => {
    // The number of the slide says nothing.
    const isSaid = shape !== 'sldNum' && !(isFrame && shape);
    if (isSaid && said.trim()) {
      reader.any ||= !AROUND.has(shape);
      const place = shape === 'title' || shape === 'ctrTitle' ? 'heading' : 'body';
      out.add(said, { place, hidden: reader.isHidden || undefined });
    }
    said = '';
  };
  const reader = {
    isHidden: hidden,
    any: false,
    comments: 0,
    /** @type {Required<Handler>['open']} */
    open(name, attributes) {
      switch (name) {
        case 'sld':
          reader.isHidden ||= ['0', 'false'].includes(attributes().show);
          return;
        case 'sp':
          shape = '';
          return;
        case 'ph':
          shape = attributes().type ?? 'body';
          return;
        case 'tbl':
          table = new Table(out);
          return;
        case 'tr':
          column = 0;
          return;
        case 'tc':
          isCell = true;
          return;
        case 'br':
          said += '\n';
          return;
        default:
          // Comments of the older kind hold `text` alone, and charts values.
          isText = name === 't' || name === 'text' || name === 'v';
      }
    },
    text(/** @type {string} */ text) {
      said += isText ? text : '';
    },
    close(/** @type {string} */ name) {
      isText = false;
      switch (name) {
        case 'p':
        case 'text':
        case 'v':
          if (isCell) {
            said += '\n';
          } else {
            paragraph();
          }
          return;
        case 'tc':
          reader.any ||= said.trim() !== '';
          table?.cell(column, said, { hidden: reader.isHidden || undefined });
          [column, isCell, said] = [column + 1, false, ''];
          return;
        case 'tr':
          table?.endRow();
          return;
        case 'tbl':
          table = undefined;
          return;
        case 'sp':
          shape = '';
          return;
        case 'cm':
          reader.comments += 1;
          return;
        default:
      }
    },
  };
  return reader;
}
