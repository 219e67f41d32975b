// What the headers of a table say of a cell.
//
// A cell may be wider or taller than one: which column another stands in is counted, not taken from
// its place in the row. The same is done to what the site keeps of a page (`src/page/body.rs`).

const HEADER_CHARACTERS = 200;
// Groups of columns stand above the names of columns; more rows of headers than that are no head.
const HEAD_ROWS = 3;
// A cell that is taller than that is not followed further down.
const TALLEST = 200;
// Cells further to the right are under no headers.
const MOST_COLUMNS = 1_000;

/**
 * A cell, or what stands in its place: not all that is called one is in a table.
 * @typedef {HTMLElement & Partial<Pick<HTMLTableCellElement, 'cellIndex'>>} Cell
 */

/** What the headers of table cells say, each read once; a table must not change meanwhile. */
export class Headers {
  /** @type {Element|null|undefined} */
  #row;
  /** @type {HTMLCollectionOf<HTMLTableCellElement>|undefined} */
  #cells;
  /**
   * Where each of them begins, in columns.
   * @type {number[]}
   */
  #starts = [];
  /** @type {Element|null|undefined} */
  #body;
  /** @type {Element|null|undefined} */
  #table;
  /**
   * The headers of each column, from the top.
   * @type {HTMLTableCellElement[][]}
   */
  #head = [];
  /**
   * For each column, how many rows from the next one on a cell from above reaches into.
   * @type {number[]}
   */
  #taken = [];
  /** @type {Element|null|undefined} */
  #next;
  /** @type {Map<Element, string>} */
  #said = new Map();

  /**
   * The headers of a cell's column and of its row, as far as there are any.
   * @param {Cell} cell
   */
  of(cell) {
    /** @type {(HTMLElement & Partial<Pick<HTMLTableRowElement, 'cells'>>)|null} */
    const row = cell.parentElement;
    if (row !== this.#row) {
      this.#row = row;
      this.#cells = row?.cells;
      this.#lookUp(row?.parentElement);
      const drawn = rowOf(row);
      this.#starts = drawn ? this.#startsOf(drawn) : [];
    }
    if (!this.#cells) {
      return '';
    }
    const above = this.#head[this.#starts[cell.cellIndex ?? -1]] ?? [];
    const itself = above.indexOf(/** @type {HTMLTableCellElement} */ (cell));
    const headers = itself < 0 ? above : above.slice(0, itself);
    const [first] = this.#cells;
    const isHeaded = first && first !== cell && first.localName === 'th' && !headers.includes(first);
    return [...headers, ...(isHeaded ? [first] : [])].map((header) => this.#say(header)).join(' ');
  }

  /** @param {Element|null|undefined} body */
  #lookUp(body) {
    if (body === this.#body) {
      return;
    }
    this.#body = body;
    let table = body;
    while (table && !(table instanceof HTMLTableElement)) {
      table = table.parentElement;
    }
    if (table !== this.#table) {
      this.#table = table;
      this.#head = table ? headOf(table) : [];
    }
  }

  /**
   * Most rows have a cell for each column: only of others the rows above are asked.
   * @param {HTMLTableRowElement} row
   */
  #startsOf(row) {
    if (isFull(row, this.#head.length)) {
      return placed(row, []);
    }
    // Tables are read downwards: most of those above were asked for the row before.
    let from = row;
    for (let up = 0; up < TALLEST && from !== this.#next; up += 1) {
      from = rowOf(from.previousElementSibling) ?? from;
    }
    if (from !== this.#next) {
      this.#taken = [];
    }
    for (; from !== row; from = rowOf(from.nextElementSibling) ?? row) {
      placed(from, this.#taken);
    }
    this.#next = row.nextElementSibling;
    return placed(row, this.#taken);
  }

  /** @param {Element} header */
  #say(header) {
    let said = this.#said.get(header);
    if (said === undefined) {
      said = header.textContent.trim().slice(0, HEADER_CHARACTERS);
      this.#said.set(header, said);
    }
    return said;
  }
}

/** @type {(element: Element|null) => HTMLTableRowElement|undefined} */
const rowOf = (element) => (element instanceof HTMLTableRowElement ? element : undefined);

/**
 * Whether the cells of a row are as wide together as the table: none from above reaches into it.
 * @param {HTMLTableRowElement} row
 * @param {number} columns
 */
function isFull({ cells }, columns) {
  let width = cells.length;
  for (let at = 0; width < columns && at < cells.length; at += 1) {
    width += cells[at].colSpan - 1;
  }
  return width >= columns;
}

/**
 * Where the cells of a row begin, in columns.
 * @param {HTMLTableRowElement} row
 * @param {number[]} taken For each column, how many rows from this one on a cell from above reaches
 *   into. It is brought to the next row.
 */
function placed({ cells }, taken) {
  const starts = [];
  /** @type {number[]} */
  const added = [];
  let column = 0;
  for (const { colSpan, rowSpan } of cells) {
    while (taken[column] > 0) {
      column += 1;
    }
    starts.push(column);
    for (const end = Math.min(column + colSpan, MOST_COLUMNS); column < end; column += 1) {
      added[column] = rowSpan;
    }
  }
  for (let each = 0; each < Math.max(taken.length, added.length); each += 1) {
    taken[each] = Math.max(taken[each] ?? 0, added[each] ?? 0, 1) - 1;
  }
  return starts;
}

/**
 * The headers of each column.
 * @param {HTMLTableElement} table
 */
function headOf({ rows }) {
  /** @type {HTMLTableCellElement[][]} */
  const head = [];
  /** @type {number[]} */
  const taken = [];
  for (let index = 0; index < Math.min(rows.length, HEAD_ROWS); index += 1) {
    const row = rows[index];
    const cells = [...row.cells];
    if (index > 0 && !cells.every(({ localName }) => localName === 'th')) {
      break;
    }
    placed(row, taken).forEach((start, at) => {
      for (let column = start; column < Math.min(start + cells[at].colSpan, MOST_COLUMNS); column += 1) {
        head[column] ??= [];
        if (cells[at].localName === 'th') {
          head[column].push(cells[at]);
        }
      }
    });
  }
  return head;
}
