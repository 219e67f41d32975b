// What of the site's answers belongs into the record of a space of Jira (R64): what it is, and a
// list of its work items, each a line. What was written in them is in the records of each.

import { dayOf } from '../shared/day.js';
import { i18n, say } from '../shared/text.js';
import { heading, momentOf, paragraph } from './compose.js';

/** @import {Answers, Block, Cell, Made, SiteAnswer, SiteItem} from '../../types/record.js' */

/**
 * @param {Answers} answers
 * @returns {Made}
 */
export function space({ project, items = {} }) {
  const { key = '', name = '', projectTypeKey, lead, description, archived, insight = {} } = project?.value ?? {};
  const { results, more } = items;
  return {
    title: `${name} (${key})`,
    version: '',
    space: name,
    changed: insight.lastIssueUpdateTime,
    fields: [
      ['key', i18n('record_field_key'), key],
      ['type', i18n('record_field_type'), projectTypeKey],
      ['lead', i18n('record_field_lead'), lead?.displayName],
      ['description', i18n('record_field_description'), typeof description === 'string' ? description : ''],
      ['items', i18n('record_field_items'), String((more ? undefined : results?.length) ?? insight.totalIssueCount ?? '')],
      ['changed', i18n('record_field_changed'), insight.lastIssueUpdateTime],
      ['status', i18n('record_field_status'), archived ? i18n('record_archived') : ''],
    ],
    blocks: results && results.length > 0 ? [heading('record_items'), table(results)] : [],
    comments: [],
    attachments: [],
    missing: [],
    unread: [],
    gaps: [i18n('record_gap_space'), ...gapOf(items)],
    mayExport: undefined,
    audience: i18n('record_audience_space'),
  };
}

/**
 * What stands below a work item, as blocks; none where there is nothing.
 * @param {SiteAnswer<unknown, SiteItem>} answer
 * @returns {Block[]}
 */
export const below = ({ results = [] }) => (results.length > 0 ? [heading('record_below'), table(results)] : []);

/**
 * That the list is not whole, in words.
 * @param {SiteAnswer<unknown, SiteItem>} answer
 * @returns {string[]}
 */
export function gapOf({ results, more }) {
  if (!results) {
    return [i18n('record_gap_items')];
  }
  return more ? [say({ key: 'record_gap_items_more', count: results.length, args: [{ count: results.length }] })] : [];
}

const HEAD = ['record_field_key', 'record_field_type', 'record_field_summary', 'record_field_status', 'record_field_assignee', 'record_field_changed'];

/**
 * @param {SiteItem[]} items
 * @returns {Block}
 */
function table(items) {
  const rows = items.map(({ key, fields = {} }) => [
    key,
    fields.issuetype?.name,
    fields.summary,
    fields.status?.name,
    fields.assignee?.displayName,
    dayIn(fields.updated),
  ]);
  return { type: 'table', rows: [HEAD.map((name) => cell(i18n(name), true)), ...rows.map((row) => row.map((text) => cell(text, false)))] };
}

/**
 * The person's day of a moment that the site wrote: it may be another where the site is.
 * @param {string} [written]
 */
function dayIn(written) {
  const instant = momentOf(written);
  return instant === undefined ? '' : dayOf(instant);
}

/**
 * @param {string|undefined} text
 * @param {boolean} header
 * @returns {Cell}
 */
const cell = (text, header) => ({ blocks: [paragraph(String(text ?? ''))], header, span: 1 });
