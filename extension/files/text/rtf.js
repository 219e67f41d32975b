// Rich Text Format, which Word and WordPad save too. Source: Microsoft's Rich Text Format
// Specification 1.9.1; of that in which Outlook keeps a page of the web, [MS-OXRTFEX], 2.1.

import { Unreadable } from '../passages.js';
import { Table } from '../table.js';
import { readHtml } from './html.js';

/** @import {Passages} from '../passages.js' */

/** @typedef {{isSkipped: boolean, isRepeat: boolean, way: 'shown'|'hidden'|'deleted', fallback: number, isApart: boolean, isField: boolean, isOfNoPage: boolean, font: number}} Group */

const BEGIN = /^\{\\rtf/;
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^])|([{}])|([^\\{}]+)|\\/giy;
// The code pages in which a letter is one byte.
const ONE_BYTE = new Set([1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258]);
// Which of them the letters of a font are in, by the number of its set (`fcharset`).
const OF_FONTS = new Map([[161, 1253], [162, 1254], [163, 1258], [177, 1255], [178, 1256], [186, 1257], [204, 1251], [238, 1250]]);
const DEEPEST = 1_000;
const MOST_FONTS = 1_000;
const TOKENS_PER_REST = 500;
// Groups whose text is none of the document; so is any that a reader need not know (`\*`).
const SKIPPED = new Set(
  'colorschememapping colortbl datastore fonttbl generator latentstyles listoverridetable listtable objdata pict rsidtbl stylesheet themedata xmlnstbl'.split(' '),
);
// Those that it need not know and that say something.
const SAYING = new Set(['annotation', 'cs', 'fldinst', 'shptxt']);
// What stands in a text box, within a description of its shape that is skipped.
const IN_SHAPE = new Set(['shptxt', 'dptxbxtext']);
// What stands in the middle of a text and is none of its words, and what a document says of itself.
const APART = new Set('annotation category company doccomm dptxbxtext footnote keywords shptxt subject title'.split(' '));
// What ends something in Rich Text, and no more than a line of the source of a page that is in it.
const ENDS = new Set('annotation cell fldinst page par row sect'.split(' '));
/** @type {Record<string, string>} */
const SIGNS = { tab: '\t', line: '\n', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', '~': ' ', _: '-' };

/** @param {string} text */
export const isRtf = (text) => BEGIN.test(text);

/**
 * @param {string} text
 * @param {Passages} out
 */
export async function readRtf(text, out) {
  let ansi = new TextDecoder('windows-1252');
  /** @type {Map<number, TextDecoder>} */
  const decoders = new Map();
  let usualFont = 0;
  /** @type {Group[]} */
  const groups = [];
  /** @type {Group} */
  let group = { isSkipped: false, isRepeat: false, way: 'shown', fallback: 1, isApart: false, isField: false, isOfNoPage: false, font: 0 };
  const said = { shown: '', hidden: '', deleted: '' };
  let table = new Table(out);
  let [column, isInTable, isFirst, isNamed, skip] = [0, false, false, false, 0];
  // What a field is made by, which may be a link.
  let field = '';
  /** @type {string|undefined} The page that it was made from. */
  let page;

  const say = (/** @type {string} */ piece) => {
    // What stands in the place of a letter, for a reader that does not know that.
    const left = piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
    if (group.isSkipped) {
      return;
    }
    if (page !== undefined) {
      page += group.isOfNoPage ? '' : left;
    } else if (group.isField) {
      field += left;
    } else {
      said[group.way] += left;
    }
  };
  const endUnseen = (/** @type {string} */ context) => {
    out.tell('text', said.hidden.trim() ? 1 : 0);
    out.tell('deletions', said.deleted.trim() ? 1 : 0);
    out.add(said.hidden, { context, hidden: true });
    out.add(said.deleted, { context, hidden: true });
    [said.shown, said.hidden, said.deleted] = ['', '', ''];
  };
  const endParagraph = () => {
    if (isInTable) {
      say('\n');
      return;
    }
    table = new Table(out);
    column = 0;
    out.add(said.shown);
    endUnseen('');
  };

  const control = (/** @type {string} */ word, /** @type {number|undefined} */ value) => {
    if (Object.hasOwn(SIGNS, word)) {
      say(SIGNS[word]);
    } else if (word === 'fromhtml' && value === 1) {
      page ??= '';
    } else if (word === 'htmlrtf') {
      group.isOfNoPage = value !== 0;
    } else if (page !== undefined && ENDS.has(word)) {
      say('\n');
    } else if (SKIPPED.has(word)) {
      group.isSkipped = true;
    } else if (word === 'fldinst') {
      group.isField = true;
    } else if (word === 'shprslt') {
      // The same shape once more, for older readers.
      group.isRepeat = true;
    } else if (IN_SHAPE.has(word)) {
      group.isSkipped = group.isRepeat;
    } else if (word === 'par' || word === 'sect' || word === 'page') {
      endParagraph();
    } else if (word === 'pard') {
      isInTable = false;
    } else if (word === 'intbl') {
      isInTable = true;
    } else if (word === 'cell') {
      table.cell(column, said.shown);
      endUnseen(table.headOf(column));
      column += 1;
    } else if (word === 'row') {
      table.endRow();
      [column, isInTable] = [0, false];
    } else if (word === 'v' || word === 'deleted') {
      group.way = value === 0 ? 'shown' : word === 'v' ? 'hidden' : 'deleted';
    } else if (word === 'plain') {
      [group.way, group.font] = ['shown', usualFont];
    } else if (word === 'f' || word === 'deff') {
      group.font = value ?? 0;
      usualFont = word === 'deff' ? group.font : usualFont;
    } else if (word === 'fcharset') {
      const page = OF_FONTS.get(value ?? 0);
      if (page && decoders.size < MOST_FONTS) {
        decoders.set(group.font, new TextDecoder(`windows-${page}`));
      }
    } else if (word === 'ansicpg' && ONE_BYTE.has(value ?? 0)) {
      ansi = new TextDecoder(`windows-${value}`);
    } else if (word === 'annotation') {
      out.tell('comments');
    } else if (word === 'uc') {
      group.fallback = Math.max(0, value ?? 1);
    } else if (word === 'u' && value !== undefined) {
      skip = 0;
      say(String.fromCharCode(value & 0xffff));
      skip = group.fallback;
    }
  };

  // Another file may be read at the same time.
  const next = new RegExp(TOKEN);
  let tokens = 0;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const [, word, value, byte, sign, brace, plain] = found;
    if (word) {
      const name = word.toLowerCase();
      // What is named after `\*` is skipped, unless it says something.
      group.isSkipped ||= isNamed && !SAYING.has(name) && !(page !== undefined && name === 'htmltag');
      [isFirst, isNamed] = [false, false];
      if (APART.has(name)) {
        say('\n');
        group.isApart = true;
      }
      control(name, value === undefined ? undefined : Number(value));
      if (name === 'bin') {
        next.lastIndex += Math.max(0, Number(value) || 0);
      }
    } else if (byte) {
      say((decoders.get(group.font) ?? ansi).decode(Uint8Array.of(Number.parseInt(byte, 16))));
    } else if (sign === '*') {
      isNamed = isFirst;
    } else if (sign) {
      say(SIGNS[sign] ?? ('\\{}'.includes(sign) ? sign : ''));
    } else if (brace === '{') {
      groups.push(group);
      group = { ...group, isApart: false };
      isFirst = true;
      if (groups.length > DEEPEST) {
        throw new Unreadable('broken');
      }
    } else if (brace) {
      [isFirst, skip] = [false, 0];
      say(group.isApart ? '\n' : '');
      group = groups.pop() ?? group;
      if (field && !group.isField) {
        out.quoted(field);
        field = '';
      }
    } else if (plain) {
      const said = plain.replace(/[\r\n\0]+/g, '');
      isFirst &&= said === '';
      say(said);
    }
    tokens += 1;
    if (tokens % TOKENS_PER_REST === 0) {
      await out.rest();
    }
  }
  if (page !== undefined) {
    await readHtml(page, out);
    return;
  }
  isInTable = false;
  endParagraph();
}
