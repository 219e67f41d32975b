// A record of a decision alone (R29, R66): what of a page's comments goes into it, and what it says
// of the rest.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { commentAddress } from '../../extension/record/address.js';
import { decision, inOrder, mayDecide } from '../../extension/record/decision.js';
import { blocksOf } from '../../extension/record/adf.js';
import { asMarkdown, asText } from '../../extension/record/files.js';
import { item } from '../../extension/record/item.js';
import { page } from '../../extension/record/page.js';
import { doc, p, picture } from '../tenant/adf.js';
import { getMessage } from './catalogue.js';

const URL_OF = 'https://acme.atlassian.net/wiki/spaces/CASE/pages/7/Minutes?draft=1';
const PLAN = { product: 'confluence', id: '7', space: 'CASE', wants: [], exports: [] };
const NOW = new Date(2026, 3, 1, 12);

const remark = (id, more = {}) => ({
  id,
  version: { authorId: 'a', createdAt: '2026-03-28T09:12:00.000Z', number: 1, ...more.version },
  body: { atlas_doc_format: { value: JSON.stringify(more.body ?? doc(p(`Comment ${id}.`))) } },
  _links: more.links,
});

describe('a record of a decision', () => {
  before(() => {
    globalThis.chrome = { i18n: { getMessage } };
  });

  const gathered = async ({ footer = [remark('1'), remark('9')], below = {}, report } = {}) => {
    const answers = {
      page: { value: { title: 'Minutes', ...remark('0'), version: { number: 3 } } },
      space: { results: [{ name: 'Casework' }] },
      attachments: { results: [{ title: 'letters.zip' }] }, footer: { results: footer }, inline: { results: [] },
      people: { value: {}, results: [{ accountId: 'a', displayName: 'Mei Lin' }] },
    };
    const readMore = async ({ comments = [] }) => comments.forEach((name) => (answers[name] = { results: below[name] ?? [] }));
    return { url: URL_OF, plan: PLAN, report, ...(await page(answers, PLAN, readMore)) };
  };

  it('holds the chosen comments whole, in the order of the page, and nothing else of it', async () => {
    const all = await gathered({ below: { 'footer:1': [remark('2'), remark('3')] } });
    const [first, , third] = inOrder(all.comments).map(({ comment }) => comment);
    const made = decision(all, [third, first], { words: ' Close the cases ', now: NOW });
    const text = asText(made);
    assert.match(text, /^Decision: Close the cases\n\nAddress: https:\/\/acme\.atlassian\.net\/wiki\/spaces\/CASE\/pages\/7\/Minutes\nPage: Minutes\n/);
    assert.match(text, /Space: Casework \(CASE\)\nVersion: 3\n/);
    assert.match(text, /Recorded at: 1 April 2026 at 12:00:00/);
    assert.match(text, /Mei Lin, 28 March 2026 at .*\n\n.*focusedCommentId=1\n\n> Comment 1\.\n\nMei Lin, .*, in reply to Mei Lin\n\n.*focusedCommentId=3\n\n> Comment 3\./);
    assert.doesNotMatch(text, /Comment [0 2 9]\./);
    assert.deepEqual(made.missing, ['Everything else on the page: its text and its attachments', '2 other comments']);
    assert.match(asMarkdown(made), /^---\ntitle: "Decision: Close the cases"\nurl: .*\npage: "Minutes"\n/);
    assert.deepEqual([made.parts.title, made.parts.version, made.parts.space, made.parts.date], ['Decision: Close the cases', '', 'CASE', '2026-04-01']);
    assert.equal(decision(all, [first]).title, 'Decision: Minutes');
  });

  it('has marking, classification and what was found on the whole page, and says where that is not known', async () => {
    const report = {
      marking: 'OFFICIAL-SENSITIVE', classification: 'Restricted', audience: { key: 'x', said: 'Open to two guests' }, content: { key: 'x', said: 'x' },
      evidence: [{ severity: 'high', name: { key: 'x', said: '1 NHS number' } }],
      findings: [{ rule: 'REC-01', severity: 'low', title: { key: 'x', said: 'A record is due' } }],
    };
    const all = await gathered({ report });
    const made = decision(all, all.comments);
    assert.match(asText(made), /Marking: OFFICIAL-SENSITIVE\nClassification: Restricted\nAccess: Open to two guests\n.*found on the page as a whole\n=+\n\nHigh: 1 NHS number\n/s);
    assert.doesNotMatch(asText(made), /A record is due/);
    assert.equal(made.parts.marking, 'OFFICIAL-SENSITIVE');
    const unread = await gathered();
    assert.match(asText(decision(unread, unread.comments)), /Cannot tell: Doorward had not finished reading the page\./);
  });

  it('says what a chosen comment could not hold, and that comments were not all read', async () => {
    const all = await gathered({ footer: [remark('1', { body: doc(picture('map.png')) }), remark('2', { body: doc(picture('other.png')) })] });
    const made = decision({ ...all, unread: ['Replies'] }, [all.comments[0]]);
    assert.deepEqual(made.missing, ['The picture map.png', 'Everything else on the page: its text and its attachments', '1 other comment', 'Replies']);
  });

  it('says that a comment was changed after it was written', async () => {
    const [changed] = (await gathered({ footer: [remark('1', { version: { number: 2 } })] })).comments;
    assert.match(changed.note, /of its latest version/);
    const author = { accountId: 'm', displayName: 'Mei Lin' };
    const of = (more) => item({
      item: { value: { key: 'CARE-1' } },
      comments: { value: { total: 1, comments: [{ id: '4', author, created: '2026-03-28T09:12:00.000+0000', updated: '2026-03-28T09:12:00.000+0000', body: doc(p('x')), ...more }] } },
    }).comments[0].note;
    assert.equal(of({ updateAuthor: author }), '');
    assert.match(of({ updateAuthor: author, updated: '2026-03-29T09:12:00.000+0000' }), /^last changed 29 March 2026 at [\d:]+ \S+$/);
    assert.match(of({ updateAuthor: { accountId: 't', displayName: 'Tom' }, updated: '2026-03-29T09:12:00.000+0000' }), /^last changed 29 March 2026 at .* by Tom$/);
  });

  it('links to a comment where the site or its id says how, and says so where neither does', async () => {
    const at = (comment, url = URL_OF, plan = PLAN) => commentAddress({ id: '5', ...comment }, { url, plan });
    const SITE = 'https://acme.atlassian.net';
    assert.equal(at({ path: '/spaces/CASE/pages/7/Minutes?focusedCommentId=5' }), `${SITE}/wiki/spaces/CASE/pages/7/Minutes?focusedCommentId=5`);
    assert.equal(at({}), `${SITE}/wiki/spaces/CASE/pages/7/Minutes?focusedCommentId=5`);
    assert.equal(at({}, `${SITE}/wiki/spaces/CASE/pages/edit-v2/7`), undefined);
    assert.equal(at({}, `${SITE}/wiki/spaces/CASE/blog/2026/11/22/7/x`), `${SITE}/wiki/spaces/CASE/blog/2026/11/22/7/x?focusedCommentId=5`);
    assert.equal(at({}, `${SITE}/jira/boards/7?selectedIssue=CARE-1`, { product: 'jira', id: 'CARE-1' }), `${SITE}/browse/CARE-1?focusedCommentId=5`);
    for (const comment of [{ id: '5"x' }, { id: '' }, { path: '/../../evil' }, { path: 'spaces/CASE' }]) {
      assert.equal(at(comment), undefined, JSON.stringify(comment));
    }
    const all = await gathered({ footer: [remark('x')] });
    assert.match(asText(decision(all, all.comments)), /There is no link to this comment alone/);
  });

  it('points out what may be a decision, by its words or its writer’s mark', () => {
    const says = (document) => mayDecide({ ...blocksOf(document) });
    for (const words of ['We decided to go on.', 'Agreed.', 'Approved by the panel', 'we’ll do that', 'Wir haben beschlossen, zu schließen.', '来週から始めることにしました', '承認します']) {
      assert.ok(says(doc(p(words))), words);
    }
    for (const words of ['Nobody disagreed', 'What do you think?', 'undecided', 'By post alone.', '']) {
      assert.ok(!says(doc(p(words))), words);
    }
    const decided = { type: 'decisionList', content: [{ type: 'decisionItem', attrs: { state: 'DECIDED' }, content: [{ type: 'text', text: 'Blue' }] }] };
    assert.ok(says(doc(decided)));
    assert.ok(!says(doc({ type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'TODO' }, content: [] }] })));
  });
});
