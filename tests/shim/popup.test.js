// The way from the popup to the space review (extension/popup/review.js).

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

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
