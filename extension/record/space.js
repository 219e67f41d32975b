// What of the site's answers belongs into the record of a space of Jira (R64): what it is, and a
// list of its work items, each a line. What was written in them is in the records of each.

import { i18n, say } from '../shared/text.js';

/** @returns {import('./gather.js').Made} */
export function space(answers) {
  const { key, name, projectTypeKey, lead, description, archived, insight = {} } = answers.project.value;
  const { results } = answers.items;
  return {
    title: `${name} (${key})`,
    version: '',
    space: name,
    fields: [
      ['key', i18n('record_field_key'), key],
      ['type', i18n('record_field_type'), projectTypeKey],
      ['lead', i18n('record_field_lead'), lead?.displayName],
      ['description', i18n('record_field_description'), typeof description === 'string' ? description : ''],
      ['items', i18n('record_field_items'), String(results?.length ?? insight.totalIssueCount ?? '')],
      ['changed', i18n('record_field_changed'), insight.lastIssueUpdateTime],
      ['status', i18n('record_field_status'), archived ? i18n('record_archived') : ''],
    ],
    blocks: results?.length > 0 ? [heading('record_items'), table(results)] : [],
    comments: [],
    attachments: [],
    missing: [],
    gaps: [i18n('record_gap_space'), ...gapOf(answers.items, results)],
    mayExport: undefined,
    audience: i18n('record_audience_space'),
  };
}

/** What stands below a work item, as blocks; none where there is nothing. */
export const below = ({ results = [] }) => (results.length > 0 ? [heading('record_below'), table(results)] : []);

/** That the list is not whole, in words. */
export const gapOf = (answer, listed) => {
  if (!listed) {
    return [i18n('record_gap_items')];
  }
  return answer.more ? [say({ key: 'record_gap_items_more', count: listed.length, args: [{ count: listed.length }] })] : [];
};

const HEAD = ['record_field_key', 'record_field_type', 'record_field_summary', 'record_field_status', 'record_field_assignee', 'record_field_changed'];

/** @returns {import('./adf.js').Block} */
function table(items) {
  const rows = items.map(({ key, fields = /** @type {any} */ ({}) }) => [
    key,
    fields.issuetype?.name,
    fields.summary,
    fields.status?.name,
    fields.assignee?.displayName,
    String(fields.updated ?? '').slice(0, 10),
  ]);
  const cell = (isHeader) => (text) => ({ blocks: [{ type: 'paragraph', runs: [{ text: String(text ?? '') }] }], header: isHeader, span: 1 });
  return { type: 'table', rows: [HEAD.map((name) => i18n(name)).map(cell(true)), ...rows.map((row) => row.map(cell(false)))] };
}

/** @returns {import('./adf.js').Block} */
const heading = (name) => ({ type: 'heading', level: 1, runs: [{ text: i18n(name) }] });
