// What of the site's answers belongs into the record of a Confluence page.

import { i18n, say } from '../shared/text.js';
import { blocksOf, parsed } from './adf.js';

/**
 * @param {object} answers By key, see `src/record/mod.rs`.
 * @param {object} plan
 * @param {(more: {accounts: string[], space?: string}) => Promise<void>} readMore Reads the names
 *   of accounts and what may be done in the space.
 * @returns {Promise<object>} See `Gathered` in `gather.js`.
 */
export async function page(answers, plan, readMore) {
  const { value } = answers.page;
  const remarks = [...comments(answers.footer), ...comments(answers.inline)];
  const people = [value.authorId, value.ownerId, value.version?.authorId, ...remarks.map(({ by }) => by)];
  const accounts = [...new Set(people.filter((id) => typeof id === 'string' && id))];
  await readMore({ accounts, space: value.spaceId });
  const names = new Map(
    (answers.people?.results ?? []).map(({ accountId, displayName, publicName }) => [accountId, displayName || publicName]),
  );
  const person = (id) => names.get(id) ?? '';
  const name = answers.space?.results?.[0]?.name;
  const text = blocksOf(parsed(value.body?.atlas_doc_format?.value));
  const said = remarks.map(({ by, body, ...remark }) => ({ ...remark, by: person(by), ...blocksOf(parsed(body)) }));
  const version = String(value.version?.number ?? '');
  return {
    title: String(value.title ?? ''),
    version,
    space: name ?? plan.space,
    fields: [
      ['space', i18n('record_field_space'), name && plan.space ? `${name} (${plan.space})` : plan.space],
      ['version', i18n('record_field_version'), version],
      ['creator', i18n('record_field_creator'), person(value.authorId)],
      ['author', i18n('record_field_author'), person(value.version?.authorId)],
      ['owner', i18n('record_field_owner'), person(value.ownerId)],
      ['created', i18n('record_field_created'), value.createdAt],
      ['changed', i18n('record_field_changed'), value.version?.createdAt],
      ['status', i18n('record_field_status'), value.status],
      ['labels', i18n('record_field_labels'), (value.labels?.results ?? []).map((label) => label.name).join(', ')],
    ],
    blocks: text.blocks,
    comments: said,
    attachments: (answers.attachments.results ?? []).map(({ title }) => String(title)),
    missing: [...text.missing, ...said.flatMap(({ missing }) => missing)],
    gaps: [...gapsOf(answers), ...earlier(value.version?.number)],
    mayExport: mayExport(answers.operations),
  };
}

const comments = ({ results = [] }) =>
  results.map(({ version, body, properties }) => ({
    by: version?.authorId,
    at: version?.createdAt ?? '',
    note: properties?.inlineOriginalSelection ? `“${properties.inlineOriginalSelection}”` : '',
    body: body?.atlas_doc_format?.value,
  }));

/** That the record is of the last version alone, in words. */
function earlier(version) {
  const count = Number(version) - 1;
  return count > 0 ? [say({ key: 'record_gap_versions', count, args: [{ count }] })] : [];
}

const LISTS = { attachments: 'record_gap_attachments', footer: 'record_gap_comments', inline: 'record_gap_inline' };

function gapsOf(answers) {
  const cut = Object.entries(LISTS).filter(([name]) => !answers[name].results || answers[name].more);
  const gaps = cut.map(([, key]) => i18n(key));
  if (answers.people && !answers.people.value) {
    gaps.push(i18n('record_gap_names'));
  }
  // The site's list of comments is of those that begin a conversation.
  if ([answers.footer, answers.inline].some(({ results }) => results?.length > 0)) {
    gaps.push(i18n('record_gap_replies'));
  }
  return gaps;
}

/** `undefined` where the site does not say. */
function mayExport(operations) {
  const listed = operations?.value?.operations;
  return Array.isArray(listed)
    ? listed.some(({ operation, targetType }) => operation === 'export' && targetType === 'space')
    : undefined;
}
