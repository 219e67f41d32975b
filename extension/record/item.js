// What of the site's answers belongs into the record of a Jira work item (R65): its fields, people,
// description, links, and its comments with who may read each.

import { i18n, say } from '../shared/text.js';
import { blocksOf } from './adf.js';
import { headed, inWords } from './compose.js';
import { below, gapOf } from './space.js';

/** @import {Answers, Comment, Field, Made, Missing, SiteComment, SiteFields, SiteLink, SitePerson, SiteValue} from '../../types/record.js' */

/**
 * @param {Answers} answers
 * @returns {Made}
 */
export function item(answers) {
  const { key = '', fields = {}, names = {} } = answers.item?.value ?? {};
  const description = fields.description ? blocksOf(fields.description) : { blocks: [], missing: [] };
  const { comments: listed, total = 0 } = answers.comments?.value ?? {};
  const said = (listed ?? []).map((comment) => remark(comment, fields.project));
  // What it is called, the site says in the language of the person.
  const more = Object.entries(fields).filter(([name, value]) => isOurs(name) && !isEmpty(value) && !isWorkings(value));
  /** @param {string} name */
  const calledBy = (name) => names[name] ?? name;
  // A field that is written in is text like the description.
  const written = more.filter(([, value]) => value.type === 'doc');
  const others = more.filter(([, value]) => value.type !== 'doc').map(
    ([name, value]) => /** @type {Field} */ ([name, calledBy(name), simple(value)]),
  );
  /** @type {Missing[]} */
  const unknown = others.filter(([, , words]) => !words).map(([, label]) => ({ kind: 'field', name: label }));
  const texts = written.map(([name, value]) => ({ title: calledBy(name), ...blocksOf(value) }));
  return {
    title: `${key}: ${fields.summary ?? ''}`,
    version: '',
    space: fields.project?.name ?? '',
    changed: fields.updated,
    fields: [
      ['key', i18n('record_field_key'), key],
      ['summary', i18n('record_field_summary'), fields.summary],
      ['space', i18n('record_field_space'), fields.project && `${fields.project.name} (${fields.project.key})`],
      ['type', i18n('record_field_type'), fields.issuetype?.name],
      ['status', i18n('record_field_status'), fields.status?.name],
      ['priority', i18n('record_field_priority'), fields.priority?.name],
      ['assignee', i18n('record_field_assignee'), nameOf(fields.assignee)],
      ['reporter', i18n('record_field_reporter'), nameOf(fields.reporter)],
      ['creator', i18n('record_field_creator'), nameOf(fields.creator)],
      ['created', i18n('record_field_created'), fields.created],
      ['changed', i18n('record_field_changed'), fields.updated],
      ['labels', i18n('record_field_labels'), (fields.labels ?? []).join(', ')],
      ['security', i18n('record_field_security'), fields.security?.name],
      ['links', i18n('record_field_links'), links(fields.issuelinks)],
      ...others,
    ],
    blocks: [
      ...description.blocks,
      ...texts.flatMap(({ title, blocks }) => [headed(title), ...blocks]),
      ...below(answers.below ?? {}),
    ],
    comments: said,
    attachments: (fields.attachment ?? []).map(({ filename }) => String(filename)),
    missing: [...[description, ...texts].flatMap(({ missing }) => missing), ...unknown],
    unread: !listed || total > listed.length ? [i18n('record_gap_remarks')] : [],
    gaps: [
      ...(answers.below ? gapOf(answers.below) : []),
      ...(Number(fields.timespent) > 0 ? [i18n('record_gap_worklog')] : []),
      i18n('record_gap_history'),
    ],
    mayExport: undefined,
  };
}

// Fields of Jira itself that a record holds where they are filled; those above have a place of
// their own, and the rest are counts and figures that the site works out.
const SYSTEM = new Set([
  'components', 'duedate', 'environment', 'fixVersions', 'parent', 'resolution', 'resolutiondate', 'subtasks', 'versions',
]);

/** @param {string} name */
const isOurs = (name) => SYSTEM.has(name) || name.startsWith('customfield_');
/** @param {unknown} value */
const isEmpty = (value) => value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

// The rank of a work item, by which Jira sorts it: `0|i000wf:`.
const RANK = /^\d\|[\da-z]+:[\da-z]*$/;

/**
 * What Jira's own apps keep in fields that nobody fills in, in every work item: its rank, that nothing
 * was developed for it (`{}`), and that it has no parent link (as in the answers of sites that are
 * published with clients of this interface).
 * @param {SiteValue|SiteValue[]|string|number|boolean} value
 */
const isWorkings = (value) =>
  typeof value === 'string' ? value === '{}' || RANK.test(value) : !Array.isArray(value) && Object(value).showField === false;

/** @param {SitePerson|null} [person] */
const nameOf = (person) => person?.displayName ?? '';

/**
 * @param {SiteComment} comment
 * @param {SiteFields['project']} project
 * @returns {Comment}
 */
function remark(comment, project) {
  return {
    id: String(comment.id ?? ''),
    by: nameOf(comment.author),
    at: String(comment.created ?? ''),
    note: [audience(comment, project), edited(comment)].filter(Boolean).join(', '),
    ...blocksOf(comment.body),
  };
}

/**
 * Who may read a comment: customers where it is public, and the role or group it is kept to. Where
 * the project is known to serve no customers, all comments are called public and mean nobody by it.
 * @param {SiteComment} comment
 * @param {SiteFields['project']} project
 * @returns {string}
 */
function audience({ jsdPublic, visibility }, project) {
  const notes = [];
  if (jsdPublic !== undefined && (project?.projectTypeKey ?? 'service_desk') === 'service_desk') {
    notes.push(i18n(jsdPublic ? 'record_comment_public' : 'record_comment_internal'));
  }
  if (visibility?.value) {
    notes.push(say({ key: 'record_comment_for', args: [{ text: visibility.value }] }));
  }
  return notes.join(', ');
}

/**
 * That a comment was changed after it was written, when, and by whom if by somebody else.
 * @param {SiteComment} comment
 * @returns {string}
 */
function edited({ author, updateAuthor, created, updated }) {
  if (!updated || updated === created) {
    return '';
  }
  const by = nameOf(updateAuthor);
  const isOther = by && updateAuthor?.accountId !== author?.accountId;
  return say({ key: isOther ? 'record_comment_edited_by' : 'record_comment_edited', args: [{ text: inWords(updated) }, { text: by }] });
}

/**
 * @param {SiteLink[]} [all]
 * @returns {string}
 */
const links = (all = []) =>
  all
    .map(({ type, outwardIssue, inwardIssue }) =>
      outwardIssue ? `${type?.outward ?? ''} ${outwardIssue.key}` : `${type?.inward ?? ''} ${inwardIssue?.key ?? ''}`,
    )
    .join(', ');

/**
 * The words of a field that holds no text of its own; none where it, or a part of it, is of a form
 * not known.
 * @param {SiteValue|SiteValue[]|string|number|boolean} value
 * @returns {string}
 */
function simple(value) {
  if (typeof value !== 'object') {
    return String(value);
  }
  if (Array.isArray(value)) {
    const all = value.map((one) => simple(one ?? ''));
    return all.every(Boolean) ? all.join(', ') : '';
  }
  // A work item; a service level agreement, whose name is no news; a choice within a choice.
  if (value.key && value.fields?.summary) {
    return `${value.key}: ${value.fields.summary}`;
  }
  if (Array.isArray(value.completedCycles)) {
    return '';
  }
  if (value.child?.value) {
    return `${value.value}: ${value.child.value}`;
  }
  return String(value.displayName ?? value.name ?? value.requestType?.name ?? value.value ?? '');
}
