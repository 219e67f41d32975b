// What a record is made of, read through the tab (extension/record/gather.js).

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { gather } from '../../extension/record/gather.js';
import { space } from '../../extension/record/space.js';

const SITE = 'https://acme.atlassian.net';
const ITEM = `${SITE}/browse/CARE-1`;

describe('what a record is made of', () => {
  let shown;
  before(() => {
    const planOf = ({ record: { url } }) => ({
      product: 'jira', id: url.match(/CARE-\d+/)[0], space: 'CARE', exports: [], wants: [{ key: 'item', path: '/rest/api/3/issue/CARE-1' }],
    });
    globalThis.chrome = {
      i18n: { getMessage: (key) => (key === 'catalogue_language' ? 'en-GB' : key) },
      runtime: { id: 'doorward', sendMessage: async (request) => ({ answer: planOf(request) }) },
      tabs: {
        get: async () => ({ url: ITEM }),
        sendMessage: async (_, { read }) =>
          read
            ? { status: 200, body: JSON.stringify({ key: 'CARE-1', fields: { summary: 'Chair' } }) }
            : { url: shown, report: { state: 'checked', marking: 'OFFICIAL' } },
      },
    };
  });
  beforeEach(() => (shown = ITEM));
  after(() => delete globalThis.chrome);

  it('holds the report on the page, wherever in it the person looks by now', async () => {
    assert.equal((await gather(7, () => {})).report.marking, 'OFFICIAL');
    shown = `${SITE}/jira/software/projects/CARE/boards/1?selectedIssue=CARE-1`;
    assert.equal((await gather(7, () => {})).report.marking, 'OFFICIAL');
  });

  it('holds no report on another page that the tab shows by now', async () => {
    for (const other of [`${SITE}/browse/CARE-2`, 'https://other.atlassian.net/browse/CARE-1']) {
      shown = other;
      const { title, report } = await gather(7, () => {});
      assert.deepEqual({ title, report }, { title: 'CARE-1: Chair', report: undefined });
    }
  });

  it('waits where the site asks for fewer requests, unless that is for long, and says what it did not get', async () => {
    const { sendMessage } = chrome.tabs;
    /** Refuses the first requests for the work item, each with such a pause. */
    const refusing = (pauses) => {
      chrome.tabs.sendMessage = async (tab, message) => {
        const pause = message.read && pauses.shift();
        return pause ? { status: 429, body: '', retryAfter: pause } : sendMessage(tab, message);
      };
      return gather(7, () => {});
    };
    const before = Date.now();
    assert.equal((await refusing([1])).title, 'CARE-1: Chair');
    assert.ok(Date.now() - before >= 1_000);
    await assert.rejects(refusing([600]), { message: 'record_not_readable' });
    chrome.tabs.sendMessage = sendMessage;
  });

  it('counts the work items of a space that were read only where those are all', () => {
    const of = (items, totalIssueCount) => {
      const { fields } = space({ project: { value: { key: 'CARE', name: 'Care desk', insight: { totalIssueCount } } }, items });
      return fields.find(([name]) => name === 'items')[2];
    };
    const results = [{ key: 'CARE-1' }, { key: 'CARE-2' }];
    assert.equal(of({ results, more: false }, 3), '2');
    assert.equal(of({ results, more: true }, 2_741), '2741');
    assert.equal(of({ results, more: true }), '');
  });
});
