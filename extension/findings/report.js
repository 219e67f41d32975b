// The printed report: every finding that the filter leaves, opened, by category and severity.

import { i18n, say } from '../shared/text.js';
import { element } from '../shared/dom.js';
import { SEVERITIES, SEVERITY } from '../shared/terms.js';
import { shortDay } from './days.js';
import { countBySeverity, ofTab } from './model.js';
import { drawRow } from './row.js';

/** @import {Row} from './model.js' */

/**
 * Draws the report into `root`.
 * @param {Element} root
 * @param {Row[]} rows
 * @param {{name: string, text: string}[]} tabs What it is divided by, in order.
 * @param {Map<string, string>} titles Of pages, by site and number.
 */
export function drawReport(root, rows, tabs, titles) {
  const counts = countBySeverity(rows.filter(({ aside }) => !aside));
  const list = SEVERITIES.map((severity) => ({ text: `${i18n(SEVERITY[severity])} ${counts[severity]}` }));
  root.replaceChildren(
    element('h1', {}, i18n('findings_report')),
    element('p', { class: 'facts' }, say({ key: 'findings_report_facts', args: [{ text: shortDay(Date.now()) }, { list }] })),
    element('p', { class: 'facts' }, i18n('findings_about')),
  );
  for (const { name, text } of tabs) {
    const found = ofTab(rows, name);
    if (found.length > 0) {
      root.append(
        element('h2', {}, text),
        ...found.map((row) => {
          const drawn = drawRow(row, { title: titles.get(`${row.site}/${row.page}`) });
          drawn.open = true;
          return drawn;
        }),
      );
    }
  }
}
