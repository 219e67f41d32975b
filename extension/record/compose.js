// Puts a record together: what it says of the page, the page's text, the comments, what Doorward
// found, and what is not in it. Everything is made of blocks, so that each form of the file says
// the same.

import { SEVERITY } from '../shared/terms.js';
import { i18n, moment, say } from '../shared/text.js';

/**
 * A record, ready to be written.
 * @typedef {object} Record
 * @property {string} title
 * @property {string[][]} fields In order: name, label, value; the name is the key
 *   in the front matter of Markdown. A moment is in ISO 8601: `inWords` makes it readable.
 * @property {import('./adf.js').Block[]} blocks
 * @property {string[]} missing What is not in it, in words.
 * @property {import('../../types/core.js').RecordParts} parts For the name of the file.
 */

/**
 * @param {import('./gather.js').Gathered} gathered
 * @param {{now?: Date, template?: string}} [options]
 * @returns {Record}
 */
export function compose(gathered, { now = new Date(), template = '' } = {}) {
  const { plan, report, title, url, version } = gathered;
  const marking = report?.marking ?? '';
  const fields = [
    ['url', i18n('record_field_url'), withoutQuery(url)],
    ...gathered.fields,
    ['marking', i18n('record_field_marking'), marking],
    ['classification', i18n('record_field_classification'), report?.classification],
    ['audience', i18n('record_field_audience'), report ? say(report.audience) : gathered.audience ?? i18n('record_audience_unknown')],
    ['recorded', i18n('record_field_recorded'), stamp(now)],
  ].filter(([, , value]) => value);
  const missing = missingOf(gathered);
  return {
    title,
    fields,
    missing,
    blocks: [
      ...gathered.blocks,
      ...remarks(gathered.comments),
      ...found(report),
      heading('record_missing'),
      missing.length > 0 ? bullets(missing) : paragraph(i18n('record_missing_nothing')),
    ],
    parts: {
      template,
      date: stamp(now).slice(0, 10),
      space: plan.space ?? '',
      title,
      version,
      marking,
    },
  };
}

const MISSING = {
  attachment: ['record_missing_attachment', 'record_missing_attachment_unnamed'],
  picture: ['record_missing_picture', 'record_missing_picture_unnamed'],
  app: ['record_missing_app', 'record_missing_app_unnamed'],
  embed: ['record_missing_embed', 'record_missing_embed_unnamed'],
  unknown: ['record_missing_unknown', 'record_missing_unknown_unnamed'],
  field: ['record_missing_field', 'record_missing_field_unnamed'],
};

/** The words for something that the text could not hold. */
export function nameOf({ kind, name }) {
  const [named, unnamed] = MISSING[kind];
  return name ? say({ key: named, args: [{ text: name }] }) : i18n(unnamed);
}

/** A moment where the person is, with its distance from UTC: `2026-11-24T14:05:09+00:00`. */
export function stamp(now) {
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  const ahead = -now.getTimezoneOffset();
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  return `${day}T${time}${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}

// As Confluence and Jira write a moment: `2026-03-02T10:21:44.000Z`, `….000+0000`.
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|([+-]\d\d):?(\d\d))$/;

/** The value of a field for somebody to read: a moment in words, anything else as it is. */
export function inWords(value) {
  const [, time, hours = '+00', minutes = '00'] = String(value).match(MOMENT) ?? [];
  const instant = new Date(`${time}${hours}:${minutes}`);
  return Number.isNaN(instant.getTime()) ? value : moment(instant);
}

// Each kind of thing once, with how often.
function missingOf({ missing, attachments, gaps }) {
  const counted = new Map();
  for (const words of missing.map(nameOf)) {
    counted.set(words, (counted.get(words) ?? 0) + 1);
  }
  const said = new Set(missing.map(({ name }) => name));
  return [
    ...[...counted].map(([words, count]) => (count > 1 ? `${words} (${count}×)` : words)),
    ...attachments.filter((name) => !said.has(name)).map((name) => nameOf({ kind: 'attachment', name })),
    ...gaps,
  ];
}

function remarks(comments) {
  if (comments.length === 0) {
    return [];
  }
  return [heading('record_comments'), ...comments.flatMap(remark)];
}

/** A comment, and within it the replies to it. */
function remark({ by, at, note, blocks, replies = [] }) {
  const head = [by || i18n('record_somebody'), inWords(at), note].filter(Boolean).join(', ');
  return [
    { type: 'paragraph', runs: [{ text: head, strong: true }] },
    { type: 'quote', blocks: [...blocks, ...replies.flatMap(remark)] },
  ];
}

function found(report) {
  if (!report) {
    return [];
  }
  const lines = [
    ...(report.evidence.length > 0 ? [] : [say(report.content)]),
    ...report.evidence.map(({ severity, name }) => graded(severity, say(name))),
    ...report.findings.map(({ rule, severity, title }) => graded(severity, `${say(title)} (${rule})`)),
  ];
  return [heading('record_found'), lines.length > 1 ? bullets(lines) : paragraph(lines[0])];
}

const graded = (severity, text) => `${i18n(SEVERITY[severity])}: ${text}`;
const runs = (text) => [{ text }];
const heading = (key) => ({ type: 'heading', level: 1, runs: runs(i18n(key)) });
const paragraph = (text) => ({ type: 'paragraph', runs: runs(text) });
const bullets = (lines) => ({ type: 'list', ordered: false, start: 1, items: lines.map((line) => [paragraph(line)]) });

// What selects a work item stands in the query.
export const withoutQuery = (url) => (/[?&]selectedIssue=/.test(url) ? url : url.replace(/[?#].*$/s, ''));
