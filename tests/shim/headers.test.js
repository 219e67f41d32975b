// What the headers of a table say of a cell (extension/content/page/headers.js).

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

describe('the headers of a table', () => {
  let Headers;
  before(async () => {
    globalThis.HTMLTableElement ??= class {};
    globalThis.HTMLTableRowElement ??= class {};
    ({ Headers } = await import('../../extension/content/page/headers.js'));
  });

  /** A table of rows of cells, as the browser hands one out. */
  function table(...rows) {
    const made = Object.assign(new HTMLTableElement(), { rows: [] });
    made.rows = rows.map((cells) => {
      const row = Object.assign(new HTMLTableRowElement(), { cells, parentElement: made });
      cells.forEach((cell, at) => Object.assign(cell, { cellIndex: at, parentElement: row }));
      return row;
    });
    made.rows.forEach((row, at) => Object.assign(row, { previousElementSibling: made.rows[at - 1], nextElementSibling: made.rows[at + 1] }));
    return made;
  }
  const cell = (localName) => (textContent, colSpan = 1, rowSpan = 1) => ({ localName, textContent, colSpan, rowSpan });
  const [th, td] = [cell('th'), cell('td')];

  it('are those above it where cells are merged', () => {
    const cases = td('1');
    table([th('Team', 1, 2), th('People', 2)], [th('Name'), th('NHS number')], [td('North'), td('A'), cases]);
    assert.equal(new Headers().of(cases), 'People NHS number');
  });

  // A browser believes a cell that says it is a thousand columns wide.
  it('are found at once, however wide its cells claim to be', () => {
    const first = td('1');
    const wide = () => Array.from({ length: 3_000 }, () => th('x', 1_000));
    table([th('Name'), ...wide()], wide(), wide(), [first, ...Array.from({ length: 3_000 }, () => td('y', 1_000, 65_534))]);
    const began = performance.now();
    assert.match(new Headers().of(first), /^Name/);
    assert.ok(performance.now() - began < 500, `${performance.now() - began} ms`);
  });
});
