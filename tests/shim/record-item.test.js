// The record of a Jira work item (R65–R67), from the site's answers to its text.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { compose, inWords } from '../../extension/record/compose.js';
import { asMarkdown, asText } from '../../extension/record/files.js';
import { item } from '../../extension/record/item.js';
import { doc, p, picture } from '../tenant/adf.js';
import { getMessage } from './catalogue.js';

const comment = (text, more) => ({ author: { displayName: 'Mei Lin' }, created: '2026-03-28T09:12:00.000+0000', body: doc(p(text)), ...more });
const ANSWERS = {
  item: {
    value: {
      key: 'CARE-1',
      names: {
        customfield_1: 'Findings', customfield_2: 'Team', customfield_3: 'Time to resolution', customfield_4: 'Building',
        customfield_5: 'Objects', customfield_6: 'Sprint', customfield_7: 'Development', customfield_8: 'Rank', customfield_9: 'Parent Link', environment: 'Environment', parent: 'Parent', duedate: 'Due date',
        components: 'Components', resolution: 'Resolution',
      },
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
        customfield_3: { id: '3', name: 'Time to resolution', completedCycles: [] },
        customfield_4: { value: 'North', child: { value: 'Second floor' } },
        customfield_5: [{ workspaceId: 'a', objectId: '7' }],
        customfield_6: [],
        customfield_7: '{}',
        customfield_8: '0|i000wf:',
        customfield_9: { hasEpicLinkFieldDependency: false, showField: false, nonEditableReason: { reason: 'PLUGIN_LICENSE_ERROR' } },
        environment: doc(p('The counter by the door.')),
        parent: { key: 'CARE-9', fields: { summary: 'New furniture' } },
        duedate: '2026-04-30',
        components: [{ name: 'Counter' }, { name: 'Hall' }],
        resolution: null,
        created: '2026-03-02T10:21:44.000+0000',
        timespent: 3_600,
        workratio: -1,
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
      assert.ok(text.includes('https://acme.atlassian.net/browse/CARE-1'));
    }
  });

  it('holds every field that somebody filled in, by the name the site gives it', () => {
    const { fields, blocks, missing } = record(ANSWERS);
    const named = new Map(fields.map(([, label, value]) => [label, value]));
    assert.deepEqual(
      ['Building', 'Parent', 'Due date', 'Components'].map((label) => named.get(label)),
      ['North: Second floor', 'CARE-9: New furniture', '2026-04-30', 'Counter, Hall'],
    );
    assert.match(JSON.stringify(blocks), /Environment.*The counter by the door/);
    assert.doesNotMatch(missing.join('\n'), /Parent Link/);
    for (const absent of ['Resolution', 'Sprint', 'Development', 'Rank', 'Parent Link', 'workratio', 'timespent']) assert.ok(!named.has(absent), absent);
  });

  it('says when in words to people, and by ISO 8601 to machines', () => {
    const made = record(ANSWERS);
    assert.match(asText(made), /Created: 2 March 2026 at .*Recorded at: 1 April 2026 at 12:00:00.*Mei Lin, 28 March 2026 at /s);
    assert.match(asMarkdown(made), /^created: "2026-03-02T10:21:44\.000\+0000".*^recorded: "2026-04-01T12:00:00[+-].*Mei Lin, 28 March 2026 at /ms);
    assert.equal(inWords('2026-13-77T99:99:99Z'), '2026-13-77T99:99:99Z');
    assert.equal(inWords('2026-04-30'), '2026-04-30');
  });

  // R65.
  it('gives what stands below it the day that it was changed where the person is', () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    try {
      const updated = ['2026-03-27T22:00:00.000+0000', '2026-03-27T23:00:00.000-0500', undefined];
      const results = updated.map((moment, at) => ({ key: `CARE-${at}`, fields: { updated: moment } }));
      assert.deepEqual(asText(record({ ...ANSWERS, below: { results } })).match(/^CARE-\d\t.*$/gm), [
        'CARE-0\t\t\t\t\t2026-03-28', 'CARE-1\t\t\t\t\t2026-03-28', 'CARE-2\t\t\t\t\t',
      ]);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('says what is not in it', () => {
    const { missing } = record(ANSWERS);
    for (const part of [/“Time to resolution”/, /“Objects”/, /time that was logged/, /history of changes/]) {
      assert.ok(missing.some((line) => part.test(line)), `${part} in ${missing}`);
    }
    assert.ok(missing.some((line) => line.includes('counter.png')), `${missing}`);
    assert.ok(missing.some((line) => line.includes('quote.pdf')), `${missing}`);
    const unread = record({ ...ANSWERS, comments: { status: 403 } });
    assert.ok(unread.missing.some((line) => /could not be read in full/.test(line)), `${unread.missing}`);
    const cut = record({ ...ANSWERS, comments: { value: { ...ANSWERS.comments.value, total: 3 } } });
    assert.ok(cut.missing.some((line) => /could not be read in full/.test(line)), `${cut.missing}`);
  });

  it('is named by its key and its summary', () => {
    const { parts } = record(ANSWERS);
    assert.deepEqual([parts.title, parts.space, parts.date], ['CARE-1: Chair for the counter', 'CARE', '2026-04-01']);
  });

  it('says of a project that serves no customers neither that they read a comment nor that they do not', () => {
    const answers = structuredClone(ANSWERS);
    const { fields } = answers.item.value;
    fields.creator = { displayName: 'Olu Adeyemi' };
    fields.project.projectTypeKey = 'software';
    const { comments, fields: shown } = item(answers);
    assert.deepEqual(comments.map(({ note }) => note), ['', 'for Agents only']);
    assert.deepEqual(shown.find(([name]) => name === 'creator'), ['creator', 'Created by', 'Olu Adeyemi']);
    fields.project.projectTypeKey = 'service_desk';
    assert.match(item(answers).comments[0].note, /customers can read it/);
  });
});
