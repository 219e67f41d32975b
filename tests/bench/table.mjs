import { median } from './statistics.mjs';

/** A measured thing: its figure, and the target that it is held against. */
export class Row {
  /**
   * @param {string} what
   * @param {number[]} values all measurements, in `unit`
   * @param {{unit?: string, digits?: number, under?: number, beside?: string}} [options] `under` is
   *   the target for the median; `beside` what else there is to say, such as a baseline
   */
  constructor(what, values, { unit = 'ms', digits = 1, under, beside = '' } = {}) {
    const show = (value) => value.toFixed(digits);
    const middle = median(values);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const range = values.length > 1 ? `${show(least)} to ${show(most)}` : '';
    const target = under === undefined ? '' : `under ${under} ${unit}`;
    const verdict = under === undefined ? '' : middle < under ? 'met' : 'MISSED';
    this.cells = [what, `${show(middle)} ${unit}`, range, target, verdict, beside];
  }
}

const HEADINGS = ['', 'median', 'least to most', 'target', '', ''];
const TO_THE_RIGHT = new Set([1, 2]);

/**
 * @param {{title: string, rows: Row[]}[]} sections
 * @returns {string} the sections as one table with aligned columns
 */
export function table(sections) {
  const lines = sections.flatMap(({ rows }) => rows.map(({ cells }) => cells));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...lines.map((cells) => cells[column].length)));
  const line = (cells) => `  ${cells
    .map((cell, column) => (TO_THE_RIGHT.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
    .join('  ')}`.trimEnd();
  return [
    line(HEADINGS),
    ...sections.flatMap(({ title, rows }) => ['', title, ...rows.map(({ cells }) => line(cells))]),
  ].join('\n');
}
