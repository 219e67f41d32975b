// What of the site's answers belongs into the record of a Confluence page.

import { parsed } from '../shared/json.js';
import { i18n, say } from '../shared/text.js';
import { blocksOf } from './adf.js';

// Each comment may have replies, and each takes a question to learn of them (REST v2 has no list of
// all that is below a page): so many are asked. They are put one after another.
const MOST_ASKED = 1_000;

/**
 * @import {RecordPlan} from '../../types/core.js'
 * @import {Answers, Comment, Made, SiteAnswer, SiteRemark} from '../../types/record.js'
 */

/**
 * A comment as the site gives it, with what it is asked for by, and the replies to it.
 * @typedef {{key: `${'footer' | 'inline'}:${string}`, site: SiteRemark, replies: Remark[]}} Remark
 */

/**
 * @param {Answers} answers By key, see `src/record/mod.rs`.
 * @param {RecordPlan} plan
 * @param {(more: {comments?: string[], accounts?: string[], space?: string}) => Promise<void>} readMore
 *   Reads the replies to comments, the names of accounts and what may be done in the space.
 * @returns {Promise<Made>}
 */
export async function page(answers, plan, readMore) {
  const value = answers.page?.value ?? {};
  const remarks = [...comments(answers.footer, 'footer'), ...comments(answers.inline, 'inline')];
  const replies = await readReplies(answers, remarks, readMore);
  const people = [value.authorId, value.ownerId, value.version?.authorId, ...writersOf(remarks)];
  const accounts = [...new Set(people.flatMap((id) => id || []))];
  await readMore({ accounts, space: value.spaceId });
  const names = new Map(
    (answers.people?.results ?? []).map(({ accountId, displayName, publicName }) => [accountId, displayName || publicName]),
  );
  /** @param {string} [id] */
  const person = (id = '') => names.get(id) ?? '';
  const name = answers.space?.results?.[0]?.name;
  const text = blocksOf(parsed(value.body?.atlas_doc_format?.value ?? ''));
  /**
   * @param {Remark} remark
   * @returns {Comment}
   */
  const put = ({ site, replies }, isReply = false) => ({
    id: String(site.id ?? ''),
    by: person(site.version?.authorId),
    at: site.version?.createdAt ?? '',
    note: noteOf(site, isReply),
    path: site._links?.webui,
    ...blocksOf(parsed(site.body?.atlas_doc_format?.value ?? '')),
    replies: replies.map((reply) => put(reply, true)),
  });
  const version = String(value.version?.number ?? '');
  return {
    title: String(value.title ?? ''),
    version,
    space: name ?? plan.space,
    changed: value.version?.createdAt,
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
    comments: remarks.map((remark) => put(remark)),
    attachments: (answers.attachments?.results ?? []).map(({ title }) => String(title)),
    missing: text.missing,
    unread: [
      ...cut(answers.footer, 'record_gap_comments'),
      ...cut(answers.inline, 'record_gap_inline'),
      ...(replies.unread ? [i18n('record_gap_replies')] : []),
      ...(replies.unasked > 0 ? [unasked(replies)] : []),
      ...(answers.people && !answers.people.value ? [i18n('record_gap_names')] : []),
    ],
    gaps: [...cut(answers.attachments, 'record_gap_attachments'), ...earlier(value.version?.number)],
    mayExport: mayExport(answers.operations),
  };
}

/**
 * @param {SiteAnswer<unknown, SiteRemark>|undefined} answer
 * @param {'footer' | 'inline'} kind
 * @returns {Remark[]}
 */
const comments = (answer, kind) => (answer?.results ?? []).map((site) => ({ key: `${kind}:${site.id}`, site, replies: [] }));

/**
 * What an inline comment is about, and that a comment was changed: its version is all that the site
 * gives, so who wrote it first, and when, is not known then.
 * @param {SiteRemark} remark
 * @param {boolean} isReply It is about what the comment above it is about.
 * @returns {string}
 */
function noteOf({ properties, version }, isReply) {
  const selection = !isReply && properties?.inlineOriginalSelection;
  return [selection && `“${selection}”`, Number(version?.number) > 1 && i18n('record_comment_latest')].filter(Boolean).join(', ');
}

/**
 * Puts the replies into the comments they belong to, and the replies to those.
 * @param {Answers} answers
 * @param {Remark[]} remarks
 * @param {(more: {comments: string[]}) => Promise<void>} readMore
 * @returns {Promise<{unread: boolean, asked: number, unasked: number}>} Whether an answer was not to
 *   be had, or not in full; how many comments were asked about, and how many were left out.
 */
async function readReplies(answers, remarks, readMore) {
  let unread = false;
  let unasked = 0;
  let left = MOST_ASKED;
  let level = remarks;
  while (level.length > 0) {
    const asked = level.slice(0, left);
    left -= asked.length;
    unasked += level.length - asked.length;
    await readMore({ comments: asked.map(({ key }) => key) });
    for (const one of asked) {
      const answer = answers[one.key] ?? {};
      one.replies = comments(answer, one.key.startsWith('inline') ? 'inline' : 'footer');
      unread ||= !answer.results || Boolean(answer.more);
    }
    level = asked.flatMap(({ replies }) => replies);
  }
  return { unread, asked: MOST_ASKED - left, unasked };
}

/**
 * That there were more comments than are asked about, in words.
 * @param {{asked: number, unasked: number}} replies
 */
const unasked = ({ asked, unasked }) =>
  say({ key: 'record_gap_replies_unasked', count: unasked, args: [{ count: unasked }, { count: asked }] });

/**
 * @param {Remark[]} remarks
 * @returns {(string|undefined)[]}
 */
const writersOf = (remarks) => remarks.flatMap(({ site, replies }) => [site.version?.authorId, ...writersOf(replies)]);

/**
 * That the record is of the last version alone, in words.
 * @param {number} [version]
 * @returns {string[]}
 */
function earlier(version) {
  const count = Number(version) - 1;
  return count > 0 ? [say({ key: 'record_gap_versions', count, args: [{ count }] })] : [];
}

/**
 * That a list could not be read in full, in words.
 * @param {SiteAnswer|undefined} answer
 * @param {string} key
 * @returns {string[]}
 */
const cut = (answer, key) => (answer?.results && !answer.more ? [] : [i18n(key)]);

/**
 * @param {Answers['operations']} operations
 * @returns {boolean|undefined} `undefined` where the site does not say.
 */
function mayExport(operations) {
  const listed = operations?.value?.operations;
  return Array.isArray(listed)
    ? listed.some(({ operation, targetType }) => operation === 'export' && targetType === 'space')
    : undefined;
}
