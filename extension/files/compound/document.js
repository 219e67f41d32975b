// Documents of Word before 2007: the text, what stands above and below every page, notes, comments and
// text boxes, and what does not show. Source: [MS-DOC], 2.5 (Fib), 2.4.1 (Retrieving Text) and 2.3
// (Document Parts).

import { lettersOf } from '../bytes.js';
import { Unreadable } from '../passages.js';
import { Table } from '../table.js';
import { Runs, SHORT_DELETED, SHORT_VANISHED, readParagraphs, readWays, slice, wayOf } from './formatting.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Storage} from './compound.js'
 * @import {Paragraph, Way} from './formatting.js'
 */

/** @typedef {{count: number, from: number, isWide: boolean, way: Way}} Piece */

const [IDENT, VERSION, FLAGS, LENGTHS] = [0xa5ec, 2, 10, 76];
// Word 6 and 95, and the latter as some programs write it.
const OLDER_IDENTS = new Set([0xa5dc, IDENT]);
const [OLDER_TEXT, OLDER_LENGTHS] = [0x18, 0x34];
const [OLDEST, PIECEMEAL, ENCRYPTED, SECOND_TABLE] = [0xc0, 0x04, 0x100, 0x200];
// Where it is said where these are: each is an address and a length.
const [WAYS, PARAGRAPHS, PIECES] = [0xfa, 0x102, 0x1a2];
const HEAD_BYTES = PIECES + 8;
// The parts of a document, one after another; between headers and comments are macros of old.
const PARTS = ['text', 'footnotes', 'headers', '', 'comments', 'endnotes', 'boxes', 'boxes in headers'];
const [OF_PIECES, OF_PROPERTIES] = [2, 1];
const [PIECE_BYTES, NARROW] = [8, 0x4000_0000];
const LETTERS_AT_ONCE = 8_192;
const DEEPEST = 100;
const [CELL_END, FIELD, FIELD_SHOWS, FIELD_END, COMMENT] = ['\x07', '\x13', '\x14', '\x15', '\x05'];
const CONTROL = /(\p{Cc})/u;
/** @type {Record<string, string>} */
const SIGNS = { '\t': '\t', '\x0b': '\n', '\x1e': '-' };
// The end of a paragraph, of a page or section, of a column.
const ENDS = new Set(['\r', '\x0c', '\x0e']);

/**
 * @param {Storage} file
 * @param {Passages} out
 */
export async function readWordDocument(file, out) {
  const word = streamOf(file, 'WordDocument');
  if (word.byteLength < HEAD_BYTES) {
    throw new Unreadable('broken');
  }
  const flags = word.getUint16(FLAGS, true);
  if (flags & ENCRYPTED) {
    throw new Unreadable('locked');
  }
  if (word.getUint16(0, true) !== IDENT || word.getUint16(VERSION, true) < OLDEST) {
    await readOlder(word, flags, out);
    return;
  }
  const table = streamOf(file, flags & SECOND_TABLE ? '1Table' : '0Table');
  const part = (/** @type {number} */ at) => slice(table, word.getUint32(at, true), word.getUint32(at + 4, true));
  const ways = await readWays(word, pagesOf(part(WAYS)), out);
  const paragraphs = await readParagraphs(word, pagesOf(part(PARAGRAPHS)), streamOf(file, 'Data'), out);
  await readParts(word, LENGTHS, textOf(word, piecesOf(part(PIECES)), ways), paragraphs, out);
}

/**
 * A document of Word 6 or 95, of which nothing says how its text is set. Source: Microsoft's Word 6
 * Binary File Format.
 * @param {DataView} word
 * @param {number} flags
 * @param {Passages} out
 */
async function readOlder(word, flags, out) {
  if (flags & PIECEMEAL || !OLDER_IDENTS.has(word.getUint16(0, true))) {
    throw new Unreadable('old');
  }
  const [from, to] = [word.getUint32(OLDER_TEXT, true), word.getUint32(OLDER_TEXT + 4, true)];
  /** @type {Piece} */
  const piece = { count: Math.max(0, to - from), from, isWide: false, way: 'shown' };
  await readParts(word, OLDER_LENGTHS, textOf(word, [piece], new Runs()), new Runs(), out);
}

/**
 * @param {DataView} word
 * @param {number} lengths Where it is said how long each part is.
 * @param {ReturnType<typeof textOf>} letters
 * @param {Runs<Paragraph>} paragraphs
 * @param {Passages} out
 */
async function readParts(word, lengths, letters, paragraphs, out) {
  let next = letters.next();
  for (const [index, name] of PARTS.entries()) {
    const story = new Story(out, paragraphs);
    let left = word.getUint32(lengths + 4 * index, true);
    out.apart();
    while (left > 0 && !next.done) {
      const { text, from, size, way } = next.value;
      const taken = text.slice(0, left);
      story.say(taken, from, size, way);
      left -= taken.length;
      if (taken.length < text.length) {
        next.value = { text: text.slice(taken.length), from: from + taken.length * size, size, way };
      } else {
        await out.rest();
        next = letters.next();
      }
    }
    story.end();
    if (left > 0) {
      out.left ??= 'broken';
    }
    out.tell('comments', name === 'comments' ? story.comments : 0);
  }
}

/**
 * @param {Storage} file
 * @param {string} name
 */
function streamOf(file, name) {
  const bytes = file.stream(name) ?? new Uint8Array(0);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * The numbers of pages: 2.8.5 (PlcBteChpx) and 2.8.6 (PlcBtePapx).
 * @param {DataView} list Of one place more than there are pages, and of these.
 */
function pagesOf(list) {
  const count = Math.max(0, Math.floor((list.byteLength - 4) / 8));
  return Array.from({ length: count }, (_, index) => list.getUint32(4 * (count + 1 + index), true));
}

/**
 * Where the text is: 2.9.38 (Clx), 2.9.177 (Pcd).
 * @param {DataView} list
 */
function piecesOf(list) {
  /** @type {DataView[]} */
  const properties = [];
  let at = 0;
  for (; at + 3 <= list.byteLength && list.getUint8(at) === OF_PROPERTIES; at += 3 + list.getUint16(at + 1, true)) {
    properties.push(slice(list, at + 3, list.getUint16(at + 1, true)));
  }
  if (at + 5 > list.byteLength || list.getUint8(at) !== OF_PIECES) {
    throw new Unreadable('broken');
  }
  const plc = slice(list, at + 5, list.getUint32(at + 1, true));
  const count = Math.max(0, Math.floor((plc.byteLength - 4) / (4 + PIECE_BYTES)));
  return Array.from({ length: count }, (_, index) => {
    const about = 4 * (count + 1) + PIECE_BYTES * index;
    const where = plc.getUint32(about + 2, true);
    const isWide = (where & NARROW) === 0;
    const address = where & (NARROW - 1);
    return {
      count: Math.max(0, plc.getUint32(4 * (index + 1), true) - plc.getUint32(4 * index, true)),
      from: isWide ? address : address >> 1,
      isWide,
      way: ownWay(plc.getUint16(about + 6, true), properties),
    };
  });
}

/**
 * What is true of all of a piece, where it was put in and saved fast.
 * @param {number} own 2.9.214 (Prm)
 * @param {DataView[]} properties
 * @returns {Way}
 */
function ownWay(own, properties) {
  if (own & 1) {
    const list = properties[own >> 1];
    return list ? wayOf(list) : 'shown';
  }
  const [property, isSet] = [(own >> 1) & 0x7f, own >> 8 === 1];
  return isSet && property === SHORT_DELETED ? 'deleted' : isSet && property === SHORT_VANISHED ? 'hidden' : 'shown';
}

/**
 * The letters of a document in their order.
 * @param {DataView} word
 * @param {Piece[]} pieces
 * @param {Runs<Way>} ways
 * @returns {Generator<{text: string, from: number, size: number, way: Way}>}
 */
function* textOf(word, pieces, ways) {
  const narrow = lettersOf(1252);
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true });
  // No letter stands in two pieces.
  let left = word.byteLength;
  for (const { count, from, isWide, way } of pieces) {
    const size = isWide ? 2 : 1;
    const end = Math.min(word.byteLength, from + size * count);
    for (let at = from; at < end && left > 0; at += size * LETTERS_AT_ONCE) {
      const to = Math.min(end, at + size * LETTERS_AT_ONCE);
      left -= to - at;
      for (const run of ways.between(at, to)) {
        const bytes = slice(word, run.from, run.to - run.from);
        yield { text: (isWide ? wide : narrow).decode(bytes), from: run.from, size, way: run.value ?? way };
      }
    }
  }
}

/**
 * What a sign says that is no letter. Some programs wrote letters of Windows as such.
 * @param {string} sign
 */
const signOf = (sign) => SIGNS[sign] ?? (sign < '\x80' ? '' : lettersOf(1252).decode(Uint8Array.of(sign.charCodeAt(0))));

/** A part of a document, as it is read: its paragraphs, tables and fields. */
class Story {
  #out;
  #paragraphs;
  #table;
  #column = 0;
  #said = { shown: '', hidden: '', deleted: '' };
  /** @type {{code: string, isShown: boolean}[]} The fields that are open: what each is made by, and whether that is over. */
  #fields = [];
  comments = 0;

  /**
   * @param {Passages} out
   * @param {Runs<Paragraph>} paragraphs
   */
  constructor(out, paragraphs) {
    this.#out = out;
    this.#paragraphs = paragraphs;
    this.#table = new Table(out);
  }

  /**
   * @param {string} text
   * @param {number} from Where in the file.
   * @param {number} size How many bytes a letter is.
   * @param {Way} way
   */
  say(text, from, size, way) {
    let at = from;
    for (const piece of text.split(CONTROL)) {
      if (ENDS.has(piece) || piece === CELL_END) {
        this.#endParagraph(piece, this.#paragraphs.at(at));
      } else if (piece === FIELD) {
        this.#openField();
      } else if (piece === FIELD_SHOWS) {
        this.#showField();
      } else if (piece === FIELD_END) {
        this.#showField();
        this.#fields.pop();
      } else if (piece === COMMENT) {
        this.comments += 1;
      } else {
        this.#add(CONTROL.test(piece) ? signOf(piece) : piece, way);
      }
      at += piece.length * size;
    }
  }

  /** The part is over. */
  end() {
    this.#endParagraph('\r', undefined);
  }

  /**
   * @param {string} text
   * @param {Way} way
   */
  #add(text, way) {
    const field = this.#fields.at(-1);
    if (field && !field.isShown) {
      field.code += text;
    } else {
      this.#said[way] += text;
    }
  }

  #openField() {
    if (this.#fields.length < DEEPEST) {
      this.#fields.push({ code: '', isShown: false });
    }
  }

  /** What follows of the field is shown: its code may have held an address. */
  #showField() {
    const field = this.#fields.at(-1);
    if (field && !field.isShown) {
      field.isShown = true;
      this.#out.quoted(field.code);
    }
  }

  /**
   * @param {string} sign
   * @param {Paragraph} [paragraph]
   */
  #endParagraph(sign, paragraph) {
    // What no end was found of would take the rest of the text.
    this.#fields.forEach(() => this.#showField());
    if (sign === CELL_END && paragraph?.isRowEnd) {
      this.#table.endRow();
      this.#column = 0;
      this.#said = { shown: '', hidden: '', deleted: '' };
    } else if (sign === CELL_END) {
      this.#table.cell(this.#column, this.#said.shown);
      this.#endUnseen(this.#table.headOf(this.#column));
      this.#column += 1;
    } else if (paragraph?.isInTable) {
      Object.keys(this.#said).forEach((way) => (this.#said[/** @type {Way} */ (way)] += '\n'));
    } else {
      if (this.#column > 0) {
        // A row that was not said to end.
        this.#table.endRow();
      }
      this.#table = new Table(this.#out);
      this.#column = 0;
      this.#out.add(this.#said.shown, { place: paragraph?.isHeading ? 'heading' : 'body' });
      this.#endUnseen('');
    }
  }

  /** @param {string} context */
  #endUnseen(context) {
    const { hidden, deleted } = this.#said;
    this.#out.tell('text', hidden.trim() ? 1 : 0);
    this.#out.tell('deletions', deleted.trim() ? 1 : 0);
    this.#out.add(hidden, { context, hidden: true });
    this.#out.add(deleted, { context, hidden: true });
    this.#said = { shown: '', hidden: '', deleted: '' };
  }
}
