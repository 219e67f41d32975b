// Who can see what in Jira: every work item, filter and dashboard of the tenant that is to show a
// finding, judged by the built core from the tenant's own answers, and those beside them that are
// not to.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { contentOf, judgeTexts } from './support/core.mjs';
import { data } from './tenant/data.js';
import { startTenant } from './tenant/server.js';

const ITEMS = [
  ['PUB-01', ['IDEA-1', 'IDEA-2'], ['APL-1', 'NBR-1', 'FAC-1', 'CARE-1'], 'anybody may open it'],
  ['ACC-07', ['NBR-1', 'NBR-4'], ['APL-1'], 'somebody from outside may browse the space, which Priya administers'],
  ['ACC-08', ['NBR-1', 'NBR-2'], ['APL-1', 'APL-2', 'CARE-1'], 'somebody from outside may open it'],
  ['AUD-01', ['NBR-1'], ['NBR-2', 'APL-1'], 'sensitive, and somebody from outside may open it'],
  ['MIX-01', ['NBR-1'], ['APL-1', 'CARE-1'], 'outsiders of several organisations meet'],
  ['TITLE-01', ['APL-4'], ['APL-1', 'APL-2'], 'a person and a number in the summary'],
  ['JSM-01', ['CARE-2'], ['CARE-1', 'CARE-4', 'APL-5'], 'a comment for a role is public all the same'],
];

const SHARED = [
  ['filter', 'PUB-01', ['10203'], ['10201', '10204', '10205'], 'anybody may open it'],
  ['dashboard', 'PUB-01', ['10302'], ['10301', '10303'], 'anybody may open it'],
  ['board', 'PUB-01', ['3'], ['1', '2'], 'anybody may open its filter'],
  ['filter', 'ACC-08', ['10206'], ['10201'], 'shared with somebody from outside'],
];

// R44, R54, R56, R57 (NBR-4 is done), R144, R148.
describe('Jira', () => {
  let tenant;
  before(async () => (tenant = await startTenant()));
  after(() => tenant.close());

  const item = (key) => {
    const { summary, ...rest } = data.jira.issues[key];
    const { texts } = contentOf(rest);
    const title = [{ text: summary, place: 'title', context: '' }];
    return judgeTexts(tenant, tenant.jiraUrl({ issue: key }), { name: summary, title, texts });
  };
  const shared = (kind, id) => judgeTexts(tenant, tenant.jiraUrl({ [kind]: id }), { name: '', title: [], texts: [] });
  const rules = ({ report }) => report.findings.map(({ rule }) => rule);

  for (const [rule, shows, not, because] of ITEMS) {
    it(`${rule}: ${because}`, async () => {
      for (const key of shows) assert.ok(rules(await item(key)).includes(rule), `${key}: ${rules(await item(key))}`);
      for (const key of not) assert.ok(!rules(await item(key)).includes(rule), `${key}: ${rules(await item(key))}`);
    });
  }

  for (const [kind, rule, shows, not, because] of SHARED) {
    it(`${rule} on a ${kind}: ${because}`, async () => {
      for (const id of shows) assert.ok(rules(await shared(kind, id)).includes(rule), `${id}: ${rules(await shared(kind, id))}`);
      for (const id of not) assert.ok(!rules(await shared(kind, id)).includes(rule), `${id}: ${rules(await shared(kind, id))}`);
    });
  }

  it('calls no board, filter or dashboard checked, of which the entries are not read, and is not loud for that', async () => {
    for (const [kind, id] of [['board', '2'], ['filter', '10201'], ['dashboard', '10301']]) {
      const { report } = await shared(kind, id);
      assert.equal(report.state, 'cannot_tell', kind);
      assert.deepEqual(report.gaps.map(({ key }) => key), ['jira_gap_entries'], kind);
      assert.deepEqual([report.tone, report.badge], ['quiet', 'plain'], kind);
      assert.ok(!report.strip.some(({ key }) => key === 'jira_gap_entries'), `${kind}: said twice`);
    }
  });

  it('puts at most twelve questions about anything', async () => {
    for (const key of Object.keys(data.jira.issues)) {
      const { asked } = await item(key);
      assert.ok(asked.length <= 12, `${key}: ${asked.length}`);
    }
  });
});
