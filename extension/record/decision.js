// A record of a decision alone (R29, R66): the comments that a person chose, each whole, with who
// wrote it, when, and where it stands. It holds a part of a page only and is no record of the page:
// the clock (`src/record/clock.rs`) is not set by it.

import { i18n, say } from '../shared/text.js';
import { commentAddress } from './address.js';
import { counted, fieldsOf, found, heading, headOf, notIn, paragraph, partsOf } from './compose.js';
import { plain } from './plain.js';

/** @import {Block, Comment, Gathered, MaybeField, Record} from '../../types/record.js' */

// Of what is known of the page or the work item, what tells which it is, how it stood and who was to see it.
const KEPT = ['key', 'space', 'version', 'status', 'security'];

/**
 * @param {Gathered} gathered
 * @param {Iterable<Comment>} chosen
 * @param {import('./compose.js').Making & {words?: string}} [making] `words`: what was decided, in
 *   a line.
 * @returns {Record}
 */
export function decision(gathered, chosen, { words = '', now = new Date(), template = '' } = {}) {
  const { plan, report } = gathered;
  const isItem = plan.product === 'jira';
  const isChosen = new Set(chosen);
  const all = inOrder(gathered.comments);
  const held = all.filter(({ comment }) => isChosen.has(comment));
  const others = all.length - held.length;
  const missing = [
    ...counted(held.flatMap(({ comment }) => comment.missing)),
    i18n(isItem ? 'record_decision_gap_item' : 'record_decision_gap_page'),
    ...(others > 0 ? [say({ key: 'record_decision_gap_others', count: others, args: [{ count: others }] })] : []),
    ...gathered.unread,
  ];
  const title = say({ key: 'record_decision_title', args: [{ text: words.trim() || gathered.title }] });
  /** @type {MaybeField} */
  const whole = isItem ? ['item', i18n('record_field_item'), gathered.title] : ['page', i18n('record_field_page'), gathered.title];
  return {
    title,
    fields: fieldsOf(gathered, [whole, ...gathered.fields.filter(([name]) => KEPT.includes(name))], now),
    missing,
    blocks: [
      heading('record_decision_comments'),
      ...held.flatMap(({ comment, answers }) => one(comment, answers, gathered)),
      heading('record_decision_found'),
      ...(report ? found(report, false) : [paragraph(i18n('record_decision_found_unknown'))]),
      ...notIn(missing),
    ],
    // Its text is not of any version of the page.
    parts: partsOf(gathered, { template, now, title, version: '' }),
  };
}

/**
 * A comment by itself: what it answers is said in words, since that may not be in the record.
 * @param {Comment} comment
 * @param {Comment|undefined} answers
 * @param {Gathered} gathered
 * @returns {Block[]}
 */
function one(comment, answers, gathered) {
  const address = commentAddress(comment, gathered);
  const head = answers
    ? say({ key: 'record_decision_reply', args: [{ text: headOf(comment) }, { text: answers.by || i18n('record_somebody') }] })
    : headOf(comment);
  return [
    { type: 'paragraph', runs: [{ text: head, strong: true }] },
    { type: 'paragraph', runs: [address ? { text: address, href: address } : { text: i18n('record_decision_no_link'), em: true }] },
    { type: 'quote', blocks: comment.blocks },
  ];
}

/**
 * All comments as they stand on the page, each with the one that it answers.
 * @param {Comment[]} comments
 * @param {Comment} [answers]
 * @returns {{comment: Comment, answers: Comment|undefined}[]}
 */
export const inOrder = (comments, answers) =>
  comments.flatMap((comment) => [{ comment, answers }, ...inOrder(comment.replies ?? [], comment)]);

// What people write where something is decided, in the languages in which Doorward is tested.
const DECIDES = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:decided|decisions?|agreed|approved|signed off|resolved to|we(?: will|[’\']ll)' +
  '|entschieden|entscheidung|beschlossen|beschluss|vereinbart|genehmigt|freigegeben|wir werden)(?![\\p{L}\\p{N}])' +
  '|決定|決まりました|合意|承認|ことにし(?:ます|ました)',
  'iu',
);

/**
 * Whether a comment may hold a decision: by its words, or by what its writer marked as one. It is
 * pointed out by that and nothing more.
 * @param {Comment} comment
 * @returns {boolean}
 */
export function mayDecide({ blocks }) {
  const isMarked = blocks.some((block) => block.type === 'tasks' && block.items.some(({ done }) => done === undefined));
  return isMarked || DECIDES.test(plain(blocks, () => ''));
}
