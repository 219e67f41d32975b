// What the headers of a table say of a cell.
//
// A cell may be wider or taller than one: which column another stands in is counted, not taken from
// its place in the row. The same is done to what the site keeps of a page (`src/page/body.rs`).

const HEADER_CHARACTERS = 200;
// Groups of columns stand above the names of columns; more rows of headers than that are no head.
const HEAD_ROWS = 3;
// A cell that is taller than that is not followed further down.
const TALLEST = 200;

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
  /** @type {HTMLTableElement|undefined} */
  #table;
  /**
   * The headers of each column, from the top.
   * @type {HTMLTableCellElement[][]}
   */
  #head = [];
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
      this.#starts = row instanceof HTMLTableRowElement ? this.#startsOf(row) : [];
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
      this.#table = table ?? undefined;
      this.#head = table ? headOf(table) : [];
    }
  }

  /**
   * Most rows have a cell for each column: only of others the rows above are asked.
   * @param {HTMLTableRowElement} row
   */
  #startsOf(row) {
    const isFull = width(row) >= this.#head.length;
    return isFull || !this.#table ? placed(row, []) : below(this.#table, row);
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

/** @param {HTMLTableRowElement} row */
const width = ({ cells }) => [...cells].reduce((sum, { colSpan }) => sum + colSpan, 0);

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
    for (const end = column + colSpan; column < end; column += 1) {
      added[column] = rowSpan;
    }
  }
  for (let each = 0; each < Math.max(taken.length, added.length); each += 1) {
    taken[each] = Math.max(taken[each] ?? 0, added[each] ?? 0, 1) - 1;
  }
  return starts;
}

/**
 * The same of a row into which cells from above reach.
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement} row
 */
function below({ rows }, row) {
  /** @type {number[]} */
  const taken = [];
  for (let index = Math.max(0, row.rowIndex - TALLEST); index < row.rowIndex; index += 1) {
    placed(rows[index], taken);
  }
  return placed(row, taken);
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
      for (let column = start; column < start + cells[at].colSpan; column += 1) {
        head[column] ??= [];
        if (cells[at].localName === 'th') {
          head[column].push(cells[at]);
        }
      }
    });
  }
  return head;
}
