// Puts a record together: what it says of the page, the page's text, the comments, what Doorward
// found, and what is not in it. Everything is made of blocks, so that each form of the file says
// the same.

import { dayOf } from '../shared/day.js';
import { SEVERITY } from '../shared/terms.js';
import { apart, plain } from '../shared/name.js';
import { i18n, moment, say } from '../shared/text.js';
import { withoutQuery } from './address.js';

/** @import {Block, Comment, Field, Gathered, MaybeField, Missing, Record} from '../../types/record.js' */
/** @import {RecordParts, Severity} from '../../types/core.js' */

/**
 * When a record is made, and by which template its file is named.
 * @typedef {{now?: Date, template?: string}} Making
 */

/**
 * The record of everything.
 * @param {Gathered} gathered
 * @param {Making} [making]
 * @returns {Record}
 */
export function compose(gathered, { now = new Date(), template = '' } = {}) {
  const { report, title, version, comments, attachments } = gathered;
  const lost = [...gathered.missing, ...comments.flatMap(missingIn)];
  const named = new Set(lost.map(({ name }) => name));
  const missing = [
    ...counted(lost),
    ...attachments.filter((name) => !named.has(name)).map((name) => nameOf({ kind: 'attachment', name })),
    ...gathered.unread,
    ...gathered.gaps,
  ];
  return {
    title,
    fields: fieldsOf(gathered, gathered.fields, now),
    missing,
    blocks: [
      ...gathered.blocks,
      ...remarks(comments),
      ...(report ? [heading('record_found'), ...found(report, true)] : []),
      ...notIn(missing),
    ],
    parts: partsOf(gathered, { template, now, title, version }),
  };
}

/**
 * What a record says of the place it is from, with `own` after the address.
 * @param {Gathered} gathered
 * @param {MaybeField[]} own
 * @param {Date} now
 * @returns {Field[]} Those that have a value.
 */
export function fieldsOf({ report, url, audience }, own, now) {
  /** @type {MaybeField[]} */
  const fields = [
    ['url', i18n('record_field_url'), withoutQuery(url)],
    ...own,
    ['marking', i18n('record_field_marking'), report?.marking],
    ['classification', i18n('record_field_classification'), report?.classification],
    ['audience', i18n('record_field_audience'), report ? say(report.audience) : audience ?? i18n('record_audience_unknown')],
    ['recorded', i18n('record_field_recorded'), stamp(now)],
  ];
  return fields.flatMap(([name, label, value]) => (value ? [/** @type {Field} */ ([name, label, value])] : []));
}

/**
 * What goes into the name of the file.
 * @param {Gathered} gathered
 * @param {{template: string, now: Date, title: string, version: string}} making
 * @returns {RecordParts}
 */
export function partsOf({ plan, report }, { template, now, title, version }) {
  return { template, date: dayOf(now), space: plan.space ?? '', title, version, marking: report?.marking ?? '' };
}

const MISSING = {
  attachment: ['record_missing_attachment', 'record_missing_attachment_unnamed'],
  picture: ['record_missing_picture', 'record_missing_picture_unnamed'],
  app: ['record_missing_app', 'record_missing_app_unnamed'],
  embed: ['record_missing_embed', 'record_missing_embed_unnamed'],
  unknown: ['record_missing_unknown', 'record_missing_unknown_unnamed'],
  field: ['record_missing_field', 'record_missing_field_unnamed'],
};

/**
 * The words for something that the text could not hold.
 * @param {Missing} missing
 * @returns {string}
 */
export function nameOf({ kind, name }) {
  const [named, unnamed] = MISSING[kind];
  return name ? say({ key: named, args: [{ text: name }] }) : i18n(unnamed);
}

/**
 * A moment where the person is, with its distance from UTC: `2026-11-24T14:05:09+00:00`.
 * @param {Date} now
 * @returns {string}
 */
function stamp(now) {
  /** @param {number} number */
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  const ahead = -now.getTimezoneOffset();
  const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  return `${dayOf(now)}T${time}${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)}`;
}

// As Confluence and Jira write a moment: `2026-03-02T10:21:44.000Z`, `….000+0000`.
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|([+-]\d\d):?(\d\d))$/;

/**
 * A moment that the site wrote, in milliseconds since 1970.
 * @param {string} [value]
 * @returns {number|undefined} `undefined` where it is none.
 */
export function momentOf(value) {
  const [, time, hours = '+00', minutes = '00'] = String(value).match(MOMENT) ?? [];
  const instant = Date.parse(`${time}${hours}:${minutes}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * The value of a field for somebody to read: a moment in words, anything else as it is.
 * @param {string} value
 * @returns {string}
 */
export function inWords(value) {
  const instant = momentOf(value);
  return instant === undefined ? value : moment(instant);
}

/**
 * Each kind of thing once, with how often.
 * @param {Missing[]} missing
 * @returns {string[]}
 */
export function counted(missing) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const words of missing.map(nameOf)) {
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => (count > 1 ? `${words} (${count}×)` : words));
}

/**
 * What a comment and the replies to it could not hold.
 * @param {Comment} comment
 * @returns {Missing[]}
 */
const missingIn = ({ missing, replies = [] }) => [...missing, ...replies.flatMap(missingIn)];

/**
 * @param {Comment[]} comments
 * @returns {Block[]}
 */
function remarks(comments) {
  return comments.length > 0 ? [heading('record_comments'), ...comments.flatMap(remark)] : [];
}

/**
 * A comment, and within it the replies to it.
 * @param {Comment} comment
 * @returns {Block[]}
 */
function remark(comment) {
  const { blocks, replies = [] } = comment;
  return [
    { type: 'paragraph', runs: [{ text: headOf(comment), strong: true }] },
    { type: 'quote', blocks: [...blocks, ...replies.flatMap(remark)] },
  ];
}

/**
 * Who wrote a comment and when, and what else is to be said of it.
 * @param {Comment} comment
 * @returns {string}
 */
export const headOf = ({ by, at, note }) => [apart(plain(by)) || i18n('record_somebody'), inWords(at), note].filter(Boolean).join(', ');

/**
 * What Doorward found: on the page, and, if asked for, about its access.
 * @param {NonNullable<Gathered['report']>} report
 * @param {boolean} withAccess
 * @returns {Block[]}
 */
export function found({ evidence, content, findings }, withAccess) {
  const lines = [
    ...(evidence.length > 0 ? [] : [say(content)]),
    ...evidence.map(({ severity, name }) => graded(severity, say(name))),
    ...(withAccess ? findings : []).map(({ rule, severity, title }) => graded(severity, `${say(title)} (${rule})`)),
  ];
  return [lines.length > 1 ? bullets(lines) : paragraph(lines[0])];
}

/**
 * The end of a record: what is not in it.
 * @param {string[]} missing
 * @returns {Block[]}
 */
export const notIn = (missing) => [
  heading('record_missing'),
  missing.length > 0 ? bullets(missing) : paragraph(i18n('record_missing_nothing')),
];

/**
 * @param {Severity} severity
 * @param {string} text
 * @returns {string}
 */
const graded = (severity, text) => `${i18n(SEVERITY[severity])}: ${text}`;

/**
 * @param {string} text
 * @returns {Block}
 */
export const headed = (text) => ({ type: 'heading', level: 1, runs: [{ text }] });

/** @param {string} key */
export const heading = (key) => headed(i18n(key));

/**
 * @param {string} text
 * @returns {Block}
 */
export const paragraph = (text) => ({ type: 'paragraph', runs: [{ text }] });

/**
 * @param {string[]} lines
 * @returns {Block}
 */
const bullets = (lines) => ({ type: 'list', ordered: false, start: 1, items: lines.map((line) => [paragraph(line)]) });
