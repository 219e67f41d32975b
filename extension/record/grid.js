// A table with merged cells as rows of one length, for the forms of text that know no merging.

/** @import {Cell} from '../../types/record.js' */

/**
 * @param {Cell[][]} rows
 * @returns {(Cell|undefined)[][]} The cell where it begins; nothing where it only goes on.
 */
export function grid(rows) {
  /** @type {(Cell|undefined)[][]} */
  const lines = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (x in lines[y]) {
        x += 1;
      }
      const below = lines.slice(y, y + (cell.down ?? 1));
      below.forEach((line, index) => {
        for (let across = 0; across < cell.span; across += 1) {
          line[x + across] = index + across === 0 ? cell : undefined;
        }
      });
      x += cell.span;
    }
  });
  const width = Math.max(1, ...lines.map((line) => line.length));
  return lines.map((line) => Array.from({ length: width }, (_, at) => line[at]));
}
