// A record as Markdown (CommonMark, with the tables and task lists of GitHub's).

import { grid, inCell } from './grid.js';
import { escape, inline, longest, unbroken, unified } from './line.js';

/** @import {Block, Cell, NameOf} from '../../types/record.js' */

/**
 * @param {Block[]} blocks
 * @param {NameOf} nameOf
 * @returns {string} Without a line break at its end.
 */
export function markdown(blocks, nameOf) {
  return blocks
    .map((block) => one(block, nameOf))
    .filter(Boolean)
    .join('\n\n');
}

/**
 * @param {Block} block
 * @param {NameOf} nameOf
 * @returns {string}
 */
function one(block, nameOf) {
  switch (block.type) {
    case 'heading':
      return heading(block.level + 1, inline(block.runs, nameOf));
    case 'paragraph':
      return inline(block.runs, nameOf);
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.ordered ? `${block.start + index}. ` : '- ';
          return sign + indent(markdown(item, nameOf), ' '.repeat(sign.length));
        })
        .join('\n');
    case 'tasks':
      return block.items
        .map(({ done, runs }) => `- ${done === undefined ? '' : `[${done ? 'x' : ' '}] `}${indent(inline(runs, nameOf), '  ')}`)
        .join('\n');
    case 'table':
      return table(block.rows, nameOf);
    case 'code':
      return fenced(block);
    case 'quote':
    case 'panel':
      return quoted(markdown(block.blocks, nameOf));
    case 'expand':
      return [inline([{ text: block.title, strong: true }], nameOf), markdown(block.blocks, nameOf)].filter(Boolean).join('\n\n');
    case 'section':
      return markdown(block.blocks, nameOf);
    case 'rule':
      return '---';
    default:
      return `*${escape(nameOf(block.missing))}*`;
  }
}

/**
 * A heading of one line; signs at its end would be taken for its frame.
 * @param {number} level
 * @param {string} text Already Markdown.
 * @returns {string}
 */
export function heading(level, text) {
  const line = unbroken(text, ' ').replace(/(?<=\s)#+$/, '\\$&');
  return `${'#'.repeat(Math.min(level, 6))} ${line}`;
}

/**
 * @param {{language: string, text: string}} code
 * @returns {string}
 */
function fenced({ language, text }) {
  const fence = '`'.repeat(Math.max(3, longest(text) + 1));
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${unified(text)}\n${fence}`;
}

/**
 * A table of this Markdown has one header row and cells of one line.
 * @param {Cell[][]} rows
 * @param {NameOf} nameOf
 * @returns {string}
 */
function table(rows, nameOf) {
  /** @param {Cell} cell */
  const text = ({ blocks }) => unbroken(markdown(inCell(blocks), nameOf), '<br>').replaceAll('|', '\\|');
  const padded = grid(rows).map((row) => row.map((cell) => (cell ? text(cell) : '')));
  // What is further to the right than the head is not drawn.
  const width = padded.reduce((most, row) => Math.max(most, row.length), 1);
  const isHeaded = rows[0]?.every(({ header }) => header);
  const head = (isHeaded && padded.shift()) || [];
  /** @param {string[]} line */
  const row = (line) => `| ${line.join(' | ')} |`;
  return [row(Array.from({ length: width }, (_, at) => head[at] ?? '')), row(Array(width).fill('---')), ...padded.map(row)].join('\n');
}

/**
 * @param {string} text
 * @param {string} by
 * @returns {string}
 */
const indent = (text, by) => text.replaceAll('\n', `\n${by}`);
/**
 * @param {string} text
 * @returns {string}
 */
const quoted = (text) => text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');
