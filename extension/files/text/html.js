// Pages that were saved or exported: what of them is read, without what draws them.
//
// Nothing of such a page is ever made into elements: it is somebody else's.

import { Table } from '../table.js';
import { withoutEntities } from '../xml.js';

/** @import {Passages} from '../passages.js' */

const PAGE = /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)*<(!doctype html|html)\b/i;
const NAMED = /\.x?html?$/i;
const SAMPLE = 4_096;
const TAG = /<(\/?)([a-z][a-z\d]*)|<[!?]/giy;
// What they hold is no text of the page.
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'svg']);
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(' '),
);
const HEADINGS = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LINKS = new Set(['a', 'area']);
const ADDRESS = /\shref\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"'>]+))/i;
const LONGEST_TAG = 8_000;
const TAGS_PER_REST = 500;
const DEEPEST = 50;

/**
 * @param {string} text
 * @param {string} [name] Of the file.
 */
export const isHtml = (text, name = '') => PAGE.test(text.slice(0, SAMPLE)) || NAMED.test(name);

/** @typedef {{table: Table, column: number, cell: string|undefined}} OpenTable */

/**
 * @param {string} text
 * @param {Passages} out
 */
export async function readHtml(text, out) {
  /** @type {OpenTable[]} */
  const tables = [];
  let block = '';
  let place = /** @type {'body'|'heading'|'code'} */ ('body');
  const say = (/** @type {string} */ piece) => {
    const open = tables.at(-1);
    if (open?.cell !== undefined) {
      open.cell += piece;
    } else {
      block += piece;
    }
  };
  const endBlock = () => {
    const open = tables.at(-1);
    if (open?.cell !== undefined) {
      open.cell += '\n';
    } else {
      out.add(block, { place });
      block = '';
    }
  };
  const endCell = (/** @type {OpenTable|undefined} */ open) => {
    if (open?.cell !== undefined) {
      open.table.cell(open.column, open.cell);
      open.column += 1;
      open.cell = undefined;
    }
  };
  const endRow = (/** @type {OpenTable|undefined} */ open) => {
    endCell(open);
    if (open && open.column > 0) {
      open.table.endRow();
      open.column = 0;
    }
  };
  const tag = (/** @type {boolean} */ isEnd, /** @type {string} */ name) => {
    const open = tables.at(-1);
    if (name === 'br') {
      say('\n');
    } else if (name === 'table') {
      endRow(isEnd ? open : undefined);
      endBlock();
      if (isEnd) {
        tables.pop();
      } else if (tables.length < DEEPEST) {
        tables.push({ table: new Table(out), column: 0, cell: undefined });
      }
    } else if (open && name === 'tr') {
      endRow(open);
    } else if (open && (name === 'td' || name === 'th')) {
      endCell(open);
      open.cell = isEnd ? undefined : '';
    } else if (!INLINE.has(name)) {
      endBlock();
      place = isEnd ? 'body' : HEADINGS.has(name) ? 'heading' : name === 'pre' ? 'code' : 'body';
    }
  };

  let tags = 0;
  for (let at = 0; at < text.length; ) {
    const begin = text.indexOf('<', at);
    const piece = text.slice(at, begin < 0 ? undefined : begin);
    // Lines of the source are none of the page, but where they are kept as they are.
    say(withoutEntities(place === 'code' ? piece : piece.replace(/\s+/g, ' ')));
    if (begin < 0) {
      break;
    }
    TAG.lastIndex = begin;
    const found = TAG.exec(text);
    if (!found) {
      say('<');
      at = begin + 1;
      continue;
    }
    const [, slash, name = ''] = found;
    const isSkipped = !slash && SKIPPED.has(name.toLowerCase());
    if (isSkipped) {
      at = endOf(text, begin, new RegExp(`(?=</${name})`, 'gi'));
    } else if (name) {
      tag(slash === '/', name.toLowerCase());
      at = endOf(text, begin, />/g);
      if (!slash && LINKS.has(name.toLowerCase())) {
        const led = ADDRESS.exec(text.slice(begin, Math.min(at, begin + LONGEST_TAG)));
        out.link(withoutEntities(led?.[1] ?? led?.[2] ?? led?.[3] ?? ''));
      }
    } else {
      at = endOf(text, begin, text.startsWith('<!--', begin) ? /-->/g : />/g);
    }
    tags += 1;
    if (tags % TAGS_PER_REST === 0) {
      await out.rest();
    }
  }
  tables.splice(0).forEach(endRow);
  endBlock();
}

/**
 * The end of what begins here; that of the text where it is not there, so that it is looked for once.
 * @param {string} text
 * @param {number} at
 * @param {RegExp} mark
 */
function endOf(text, at, mark) {
  mark.lastIndex = at;
  return mark.test(text) ? mark.lastIndex : text.length;
}
