// A table with merged cells as rows of one length, for the forms of text that know no merging.

/** @import {Cell} from '../../types/record.js' */

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
