// The popup: the way to the space review (extension/popup/review.js), and what is said of who can
// open the page (extension/popup/report.js).

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { pageDetails } from '../../extension/popup/report.js';
import { addReview } from '../../extension/popup/review.js';

describe('the link to a review of the space', () => {
  let tab;
  let links;
  beforeEach(() => {
    links = [];
    globalThis.chrome = { tabs: { get: async () => tab }, i18n: { getMessage: (key) => key } };
    globalThis.document = {
      createElement() {
        const made = { setAttribute: (name, value) => (made[name] = value), append() {} };
        return made;
      },
    };
  });
  afterEach(() => {
    delete globalThis.chrome;
    delete globalThis.document;
  });
  const offered = async (view, { url, incognito = false }) => {
    tab = { url, incognito };
    await addReview({ append: ({ href }) => links.push(href) }, view, 7);
    return links;
  };
  const report = { space: 'CASE' };

  // R149.
  for (const site of ['acme.atlassian.net', 'wiki.acme.example']) {
    it(`is there on a page of Confluence at ${site}`, async () => {
      assert.deepEqual(await offered({ product: 'confluence', report }, { url: `https://${site}/wiki/spaces/CASE` }), [
        `../review/review.html?site=${site}&space=CASE`,
      ]);
    });
  }

  it('is not there in Jira, whose spaces have keys too', async () => {
    assert.deepEqual(await offered({ product: 'jira', report }, { url: 'https://acme.atlassian.net/browse/CASE-1' }), []);
  });

  it('is not there without a space, and not in a private window', async () => {
    const url = 'https://acme.atlassian.net/wiki/home';
    assert.deepEqual(await offered({ product: 'confluence', report: {} }, { url }), []);
    assert.deepEqual(await offered({ why: { key: 'x' } }, { url }), []);
    assert.deepEqual(await offered({ product: 'confluence', report }, { url, incognito: true }), []);
  });
});

// R22.
describe('that restricted is not secret', () => {
  beforeEach(() => {
    globalThis.chrome = { i18n: { getMessage: (key) => (key === 'catalogue_language' ? 'en-GB' : key) }, runtime: { getURL: (path) => path } };
    globalThis.document = {
      createElement: () => ({
        textContent: '',
        setAttribute() {},
        append(...children) {
          this.textContent += children.map((child) => child.textContent ?? child).join(' ');
        },
      }),
    };
  });
  afterEach(() => {
    delete globalThis.chrome;
    delete globalThis.document;
  });
  const isSaidOf = (audience) => {
    const report = { evidence: [], files: [], findings: [], gaps: [], readers: [], brief: audience };
    const parts = pageDetails({ report }, { tab: 7, readAgain() {} });
    return parts.some(({ textContent }) => textContent.includes('card_who_admin_2'));
  };
  const link = { message: { key: 'audience_link_off' } };

  for (const key of ['audience_only', 'audience_only_parent']) {
    it(`is said of ${key}, and of a draft that will be so`, () => {
      const sentence = { key, args: [{ list: [{ text: 'Dana' }] }, link] };
      assert.equal(isSaidOf(sentence), true);
      assert.equal(isSaidOf({ key: 'audience_draft', args: [{ message: sentence }] }), true);
    });
  }

  it('is said beside the biggest organisations, who is in the others in the list below it', () => {
    const readers = [{ key: 'everybody', args: [] }];
    const report = {
      evidence: [], files: [], findings: [], gaps: [], readers,
      audience: { key: 'audience_of_twenty' }, brief: { key: 'audience_only' },
    };
    const text = pageDetails({ report }, { tab: 7, readAgain() {} }).map(({ textContent }) => textContent).join(' ');
    assert.match(text, /audience_only .*card_who_admin_2 .*everybody/);
    assert.doesNotMatch(text, /twenty/);
  });

  it('is not said of what is open, published or not', () => {
    const sentence = { key: 'audience_open', args: [{ list: [{ text: 'Dana' }] }, link] };
    assert.equal(isSaidOf(sentence), false);
    assert.equal(isSaidOf({ key: 'audience_draft', args: [{ message: sentence }] }), false);
  });
});
