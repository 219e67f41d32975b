// The record of a Jira work item (R65–R67), from the site's answers to its text.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';

import { compose } from '../../extension/record/compose.js';
import { asMarkdown, asText } from '../../extension/record/files.js';
import { item } from '../../extension/record/item.js';
import { doc, p, picture } from '../tenant/adf.js';

const catalogue = JSON.parse(await readFile(new URL('../../extension/_locales/en/messages.json', import.meta.url), 'utf8'));
const comment = (text, more) => ({ author: { displayName: 'Mei Lin' }, created: '2026-03-28T09:12:00.000+0000', body: doc(p(text)), ...more });
const ANSWERS = {
  item: {
    value: {
      key: 'CARE-1',
      names: { customfield_1: 'Findings', customfield_2: 'Team' },
      fields: {
        summary: 'Chair for the counter',
        description: doc(p('Four chairs, of which one is high.'), picture('counter.png')),
        project: { name: 'Care desk', key: 'CARE' },
        status: { name: 'Done' },
        assignee: { displayName: 'Tom Hargreaves' },
        reporter: { displayName: 'Noor Haddad' },
        issuelinks: [{ type: { outward: 'blocks' }, outwardIssue: { key: 'CARE-4' } }],
        attachment: [{ filename: 'quote.pdf' }],
        customfield_1: doc(p('The high one is out of stock.')),
        customfield_2: { value: 'Facilities' },
      },
    },
  },
  comments: {
    value: {
      total: 2,
      comments: [
        comment('We will bring them on Friday.', { jsdPublic: true }),
        comment('Ask for a discount.', { jsdPublic: false, visibility: { value: 'Agents' } }),
      ],
    },
  },
};

describe('a record of a work item', () => {
  before(() => {
    const getMessage = (key, words = []) => (catalogue[key]?.message ?? '').replace(/\$(\d)/g, (_, number) => words[number - 1] ?? '');
    globalThis.chrome = { i18n: { getMessage } };
  });
  const record = (answers) => {
    const plan = { product: 'jira', id: 'CARE-1', space: 'CARE' };
    const gathered = { url: 'https://acme.atlassian.net/browse/CARE-1?focus=1', plan, report: undefined, ...item(answers) };
    return compose(gathered, { now: new Date(2026, 3, 1, 12) });
  };

  it('holds fields, people, links and every comment, with who may read it', () => {
    const made = record(ANSWERS);
    const field = Object.fromEntries(made.fields.map(([name, , value]) => [name, value]));
    assert.deepEqual(
      [field.url, field.key, field.status, field.assignee, field.reporter, field.links, field.customfield_2],
      ['https://acme.atlassian.net/browse/CARE-1', 'CARE-1', 'Done', 'Tom Hargreaves', 'Noor Haddad', 'blocks CARE-4', 'Facilities'],
    );
    assert.match(field.recorded, /^2026-04-01T12:00:00[+-]\d\d:\d\d$/);
    for (const text of [asText(made), asMarkdown(made)]) {
      assert.match(text, /Four chairs, of which one is high\..*Findings.*The high one is out of stock\./s);
      assert.match(text, /Mei Lin.*customers can read it.*We will bring them on Friday\./s);
      assert.match(text, /Mei Lin.*internal note, for Agents only.*Ask for a discount\./s);
      assert.match(text, /2026-04-01T12:00:00/);
      assert.ok(text.includes('https://acme.atlassian.net/browse/CARE-1'));
    }
  });

  it('says what is not in it', () => {
    const { missing } = record(ANSWERS);
    assert.ok(missing.some((line) => line.includes('counter.png')), `${missing}`);
    assert.ok(missing.some((line) => line.includes('quote.pdf')), `${missing}`);
    const unread = record({ ...ANSWERS, comments: { status: 403 } });
    assert.ok(unread.missing.some((line) => /could not be read whole/.test(line)), `${unread.missing}`);
    const cut = record({ ...ANSWERS, comments: { value: { ...ANSWERS.comments.value, total: 3 } } });
    assert.ok(cut.missing.some((line) => /could not be read whole/.test(line)), `${cut.missing}`);
  });

  it('is named by its key and its summary', () => {
    const { parts } = record(ANSWERS);
    assert.deepEqual([parts.title, parts.space, parts.date], ['CARE-1: Chair for the counter', 'CARE', '2026-04-01']);
  });
});
