// What of the site's answers belongs into the record of a Jira work item (R65): its fields, people,
// description, links, and its comments with who may read each.

import { i18n, say } from '../shared/text.js';
import { blocksOf } from './adf.js';
import { below, gapOf } from './space.js';

/** @returns {import('./gather.js').Made} */
export function item(answers) {
  const { key, fields = {}, names = {} } = answers.item.value;
  const description = fields.description ? blocksOf(fields.description) : { blocks: [], missing: [] };
  const listed = answers.comments.value?.comments;
  const said = (listed ?? []).map((comment) => ({
    by: nameOf(comment.author),
    at: String(comment.created ?? ''),
    note: audience(comment, fields.project),
    ...blocksOf(comment.body),
  }));
  // What it is called, the site says in the language of the person.
  const more = Object.entries(fields).filter(([name, value]) => isOurs(name) && !isEmpty(value));
  const calledBy = (name) => names[name] ?? name;
  // A field that is written in is text like the description.
  const written = more.filter(([, value]) => value.type === 'doc');
  const others = more.filter(([, value]) => value.type !== 'doc').map(([name, value]) => [name, calledBy(name), simple(value)]);
  const unknown = others.filter(([, , words]) => !words).map(([, label]) => ({ kind: 'field', name: label }));
  const texts = written.map(([name, value]) => ({ title: calledBy(name), ...blocksOf(value) }));
  return {
    title: `${key}: ${fields.summary ?? ''}`,
    version: '',
    space: fields.project?.name ?? '',
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
    missing: [...[description, ...texts, ...said].flatMap(({ missing }) => missing), ...unknown],
    gaps: [
      ...(!listed || answers.comments.value.total > listed.length ? [i18n('record_gap_remarks')] : []),
      ...(answers.below ? gapOf(answers.below, answers.below.results) : []),
      ...(fields.timespent > 0 ? [i18n('record_gap_worklog')] : []),
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

const isOurs = (name) => SYSTEM.has(name) || name.startsWith('customfield_');
const isEmpty = (value) => value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** @returns {import('./adf.js').Block} */
const headed = (title) => ({ type: 'heading', level: 1, runs: [{ text: title }] });

const nameOf = (person) => person?.displayName ?? '';

/**
 * Who may read a comment: customers where it is public, and the role or group it is kept to. Where
 * the project is known to serve no customers, all comments are called public and mean nobody by it.
 */
function audience({ jsdPublic, visibility }, { projectTypeKey = 'service_desk' } = {}) {
  const notes = [];
  if (jsdPublic !== undefined && projectTypeKey === 'service_desk') {
    notes.push(i18n(jsdPublic ? 'record_comment_public' : 'record_comment_internal'));
  }
  if (visibility?.value) {
    notes.push(say({ key: 'record_comment_for', args: [{ text: visibility.value }] }));
  }
  return notes.join(', ');
}

const links = (all = []) =>
  all
    .map(({ type, outwardIssue, inwardIssue }) =>
      outwardIssue ? `${type?.outward ?? ''} ${outwardIssue.key}` : `${type?.inward ?? ''} ${inwardIssue?.key ?? ''}`,
    )
    .join(', ');

/**
 * The words of a field that holds no text of its own; none where it, or a part of it, is of a form
 * not known.
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
