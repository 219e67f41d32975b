// A record as plain text.

import { grid, inCell } from './grid.js';

/** @import {Block, NameOf, Run} from '../../types/record.js' */

/**
 * @param {Block[]} blocks
 * @param {NameOf} nameOf
 * @returns {string} Without a line break at its end.
 */
export function plain(blocks, nameOf) {
  return blocks
    .map((block) => one(block, nameOf))
    .filter(Boolean)
    .join('\n\n');
}

/**
 * The words of a line.
 * @param {Run[]} runs
 * @param {NameOf} nameOf
 * @returns {string}
 */
function plainRuns(runs, nameOf) {
  return runs
    .map((run) => {
      if (run.missing) {
        return `[${nameOf(run.missing)}]`;
      }
      return run.href && run.href !== run.text ? `${run.text} <${run.href}>` : run.text;
    })
    .join('')
    .trim();
}

/**
 * @param {Block} block
 * @param {NameOf} nameOf
 * @returns {string}
 */
function one(block, nameOf) {
  switch (block.type) {
    case 'heading': {
      const words = plainRuns(block.runs, nameOf);
      return words && `${words}\n${(block.level < 3 ? '=' : '-').repeat(Math.min([...words].length, 72))}`;
    }
    case 'paragraph':
      return plainRuns(block.runs, nameOf);
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.ordered ? `${block.start + index}. ` : '- ';
          return sign + plain(item, nameOf).replaceAll('\n', `\n${' '.repeat(sign.length)}`);
        })
        .join('\n');
    case 'tasks':
      return block.items
        .map(({ done, runs }) => `${done === undefined ? '-' : done ? '[x]' : '[ ]'} ${plainRuns(runs, nameOf)}`)
        .join('\n');
    case 'table':
      // Tabs, so that a spreadsheet takes it as it is.
      return grid(block.rows)
        .map((row) => row.map((cell) => (cell ? plain(inCell(cell.blocks), nameOf).replaceAll(/\s*[\t\n]\s*/g, ' ') : '')).join('\t'))
        .join('\n');
    case 'code':
      return block.text;
    case 'quote':
      return plain(block.blocks, nameOf).replaceAll(/^/gm, '> ');
    case 'expand':
      return [block.title, plain(block.blocks, nameOf)].filter(Boolean).join('\n\n');
    case 'panel':
    case 'section':
      return plain(block.blocks, nameOf);
    case 'rule':
      return '----';
    default:
      return `[${nameOf(block.missing)}]`;
  }
}
