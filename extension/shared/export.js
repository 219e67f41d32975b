// What a person saves: tables as CSV (RFC 4180), and files.

// A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection"). Where the system
// separates lists by semicolons, as in most of Europe, it cuts cells at those and at line breaks: quotes
// within one mean nothing then.
const FORMULA = /^(?=[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20])|(?<=[;\t\r\n] *)(?=[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/g;

/** @typedef {string|number|null|undefined} Cell */

/**
 * A table as CSV: lines end in CRLF, a cell with a comma, quote or line break stands in
 * quotes, and what a spreadsheet would run is led by an apostrophe.
 * @param {string[]} head The names of the columns.
 * @param {Cell[][]} rows
 */
export function csv(head, rows) {
  return [head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** @param {Cell} value */
function cell(value) {
  const safe = String(value ?? '').replace(FORMULA, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Hands a file to the person.
 * @param {string} name
 * @param {string} type Its media type.
 * @param {string} text
 */
export function download(name, type, text) {
  // Excel reads UTF-8 only where a byte order mark says so.
  const parts = type === 'text/csv' ? ['\uFEFF', text] : [text];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
