// The comments in the record of a page, and the replies to them, from the site's answers.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { compose } from '../../extension/record/compose.js';
import { asText } from '../../extension/record/files.js';
import { page } from '../../extension/record/page.js';
import { doc, p } from '../tenant/adf.js';
import { getMessage } from './catalogue.js';

const comment = (id, words) => ({
  id, version: { authorId: 'a', createdAt: '2026-03-28T09:12:00.000Z' }, body: { atlas_doc_format: { value: JSON.stringify(doc(p(words))) } },
});

describe('the comments of a page in its record', () => {
  before(() => {
    globalThis.chrome = { i18n: { getMessage } };
  });

  /** A record of a page with these comments below it, where `replies` says what is below a comment. */
  const record = async (footer, replies) => {
    const asked = [];
    const answers = {
      page: { value: { title: 'Minutes', ...comment('0', 'Of Monday.') } },
      attachments: { results: [] }, footer: { results: footer }, inline: { results: [] },
    };
    const readMore = async ({ comments = [] }) => {
      asked.push(...comments);
      comments.forEach((name) => (answers[name] = replies(name) ?? { results: [] }));
    };
    const gathered = { url: 'https://acme.atlassian.net/wiki/x', plan: {}, ...(await page(answers, { space: 'CASE' }, readMore)) };
    return { ...compose(gathered), asked };
  };

  it('holds replies within what they answer, however deep', async () => {
    const below = { 'footer:1': ['2', 'Is it so?'], 'footer:2': ['3', 'It is.'] };
    const made = await record([comment('1', 'It is decided.'), comment('9', 'Thank you.')], (name) => below[name] && { results: [comment(...below[name])] });
    const lines = asText(made).split('\n').filter((line) => line.startsWith('>'));
    const words = lines.filter((line) => !/March|^[> ]*$/.test(line));
    assert.deepEqual(words, ['> It is decided.', '> > Is it so?', '> > > It is.', '> Thank you.']);
    assert.deepEqual(made.asked, ['footer:1', 'footer:9', 'footer:2', 'footer:3']);
    assert.deepEqual(made.missing, []);
  });

  const isSaid = ({ missing }) => missing.some((line) => line.startsWith('Replies to comments'));

  it('says so where replies could not be read, or not all', async () => {
    assert.ok(isSaid(await record([comment('1', 'Decided.')], () => ({ status: 403 }))));
    assert.ok(isSaid(await record([comment('1', 'Decided.')], () => ({ results: [], more: true }))));
    assert.ok(!isSaid(await record([], () => undefined)));
  });

  it('holds the replies to three hundred comments, and those to these', async () => {
    const many = Array.from({ length: 300 }, (_, index) => comment(String(index), 'Noted.'));
    const made = await record(many, (name) => (/:\d{1,3}$/.test(name) ? { results: [comment(`${name.split(':')[1].padStart(4, '1')}`, 'Seen.')] } : undefined));
    assert.equal(asText(made).match(/Seen\./g).length, 300);
    assert.equal(made.asked.length, 600);
    assert.deepEqual(made.missing, []);
  });

  it('asks about a thousand comments at most, and says how many it left out', async () => {
    const many = Array.from({ length: 1_003 }, (_, index) => comment(String(index), 'Noted.'));
    const made = await record(many, () => undefined);
    assert.equal(made.asked.length, 1_000);
    assert.deepEqual(made.missing, ['Replies to 3 comments: Doorward looked for those to the first 1000 alone']);
    // A conversation that answers itself ends as well.
    const endless = await record(many.slice(0, 1), (name) => ({ results: [comment(`${name.split(':')[1]}1`, 'Again.')] }));
    assert.equal(endless.asked.length, 1_000);
    assert.match(endless.missing.join(), /^Replies to 1 comment:/);
  });
});
