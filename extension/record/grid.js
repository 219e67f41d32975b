// A table as the forms of text have it, which know no merging: rows of one length, and cells of one line.

/** @import {Block, Cell, Run} from '../../types/record.js' */

// Beyond so many fields a table is not as large as its cells say: merged cells are taken for single
// ones, and rows are left as long as they are. No cell is left out.
const MOST_FIELDS = 1_000_000;

/**
 * @param {Cell[][]} rows
 * @returns {(Cell|undefined)[][]} The cell where it begins; nothing where it only goes on.
 */
export function grid(rows) {
  /** @type {(Cell|undefined)[][]} */
  const lines = rows.map(() => []);
  let left = MOST_FIELDS;
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (x in lines[y]) {
        x += 1;
      }
      const down = Math.min(cell.down ?? 1, lines.length - y);
      const isFollowed = cell.span * down <= left;
      const [across, end] = isFollowed ? [cell.span, y + down] : [1, y + 1];
      left -= isFollowed ? across * down : 0;
      for (let line = y; line < end; line += 1) {
        for (let column = x; column < x + across; column += 1) {
          lines[line][column] = line === y && column === x ? cell : undefined;
        }
      }
      x += across;
    }
  });
  const width = lines.reduce((most, line) => Math.max(most, line.length), 1);
  return width * lines.length > MOST_FIELDS ? lines : lines.map((line) => Array.from({ length: width }, (_, at) => line[at]));
}

/**
 * Blocks as a cell has room for them: what takes a line of its own, or stands before each, is there in
 * words alone. A heading is bold, and code a span for each of its lines.
 * @param {Block[]} blocks
 * @returns {Block[]}
 */
export function inCell(blocks) {
  return blocks.map((block) => {
    switch (block.type) {
      case 'heading':
        return { type: 'paragraph', runs: block.runs.map((run) => (run.missing ? run : { ...run, strong: true })) };
      case 'code': {
        /** @type {Run[]} */
        const lines = block.text.split(/\r\n?|\n/).map((text) => ({ text, code: true }));
        return { type: 'paragraph', runs: lines.flatMap((line, index) => (index > 0 ? [{ text: '\n' }, line] : [line])) };
      }
      case 'quote':
      case 'panel':
      case 'section':
        return { type: 'section', blocks: inCell(block.blocks) };
      case 'expand':
        return { ...block, blocks: inCell(block.blocks) };
      case 'list':
        return { ...block, items: block.items.map(inCell) };
      default:
        return block;
    }
  });
}
