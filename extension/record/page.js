// What of the site's answers belongs into the record of a Confluence page.

import { parsed } from '../shared/json.js';
import { i18n, say } from '../shared/text.js';
import { blocksOf } from './adf.js';

// Each comment may have replies, and each takes a question to learn of them: so many are asked.
const MOST_ASKED = 100;

/**
 * @param {Record<string, any>} answers By key, see `src/record/mod.rs`.
 * @param {import('../../types/core.js').RecordPlan} plan
 * @param {(more: {comments?: string[], accounts?: string[], space?: string}) => Promise<void>} readMore
 *   Reads the replies to comments, the names of accounts and what may be done in the space.
 * @returns {Promise<import('./gather.js').Made>}
 */
export async function page(answers, plan, readMore) {
  const { value } = answers.page;
  const remarks = [...comments(answers.footer, 'footer'), ...comments(answers.inline, 'inline')];
  const haveAllReplies = await readReplies(answers, remarks, readMore);
  const people = [value.authorId, value.ownerId, value.version?.authorId, ...writersOf(remarks)];
  const accounts = [...new Set(people.filter((id) => typeof id === 'string' && id))];
  await readMore({ accounts, space: value.spaceId });
  const names = new Map(
    (answers.people?.results ?? []).map(({ accountId, displayName, publicName }) => [accountId, displayName || publicName]),
  );
  const person = (id) => names.get(id) ?? '';
  const name = answers.space?.results?.[0]?.name;
  const text = blocksOf(parsed(value.body?.atlas_doc_format?.value));
  const lost = [...text.missing];
  const put = ({ by, at, note, body, replies }) => {
    const { blocks, missing } = blocksOf(parsed(body));
    lost.push(...missing);
    return { by: person(by), at, note, blocks, replies: replies.map(put) };
  };
  const said = remarks.map(put);
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
    missing: lost,
    gaps: [...gapsOf(answers), ...(haveAllReplies ? [] : [i18n('record_gap_replies')]), ...earlier(value.version?.number)],
    mayExport: mayExport(answers.operations),
  };
}

const comments = ({ results = [] }, kind) =>
  results.map(({ id, version, body, properties }) => ({
    key: `${kind}:${id}`,
    by: version?.authorId,
    at: version?.createdAt ?? '',
    note: properties?.inlineOriginalSelection ? `“${properties.inlineOriginalSelection}”` : '',
    body: body?.atlas_doc_format?.value,
    replies: [],
  }));

/**
 * Puts the replies into the comments they belong to, and the replies to those.
 * @returns {Promise<boolean>} Whether all could be read.
 */
async function readReplies(answers, remarks, readMore) {
  let isWhole = true;
  let left = MOST_ASKED;
  let level = remarks;
  while (level.length > 0) {
    const asked = level.slice(0, left);
    left -= asked.length;
    isWhole &&= asked.length === level.length;
    await readMore({ comments: asked.map(({ key }) => key) });
    for (const one of asked) {
      const answer = answers[one.key] ?? {};
      one.replies = comments(answer, one.key.split(':')[0]).map((reply) => ({ ...reply, note: '' }));
      isWhole &&= Boolean(answer.results) && !answer.more;
    }
    level = asked.flatMap(({ replies }) => replies);
  }
  return isWhole;
}

const writersOf = (remarks) => remarks.flatMap(({ by, replies }) => [by, ...writersOf(replies)]);

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
  return gaps;
}

/** `undefined` where the site does not say. */
function mayExport(operations) {
  const listed = operations?.value?.operations;
  return Array.isArray(listed)
    ? listed.some(({ operation, targetType }) => operation === 'export' && targetType === 'space')
    : undefined;
}
