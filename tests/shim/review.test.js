// What the walk of a space review takes from the site's answers: ids, or nothing.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { account, ids, pages, spaceId, titles } from '../../extension/review/answers.js';
import { parsed } from '../../extension/shared/json.js';

const STRANGE = [undefined, null, 7, '', 'Log in', [], {}, { results: null }, { results: {} }, { results: 'x' }];

describe('the answers that a review walks by', () => {
  it('an answer of another form is no answer', () => {
    for (const answer of STRANGE) {
      assert.equal(pages(answer), undefined, JSON.stringify(answer));
      assert.equal(ids(answer), undefined);
      assert.equal(spaceId(answer), undefined);
      assert.deepEqual(titles(answer), []);
      assert.equal(account(answer), undefined);
    }
    assert.equal(parsed('<!doctype html>'), undefined);
    assert.equal(parsed('{"results":['), undefined);
  });

  it('entries of another form are left out', () => {
    const results = [null, 3, { id: 7 }, { id: '../x' }, { id: '12' }, { id: '13', parentId: '12', title: 'T' }];
    assert.deepEqual(pages({ results }).pages, [{ id: '12', parent: '' }, { id: '13', parent: '12' }]);
    assert.deepEqual(titles({ results }), [['13', 'T']]);
    assert.equal(spaceId({ results: [null] }), null);
    assert.equal(spaceId({ results: [] }), null);
    assert.equal(spaceId({ results: [{ id: '65699' }] }), '65699');
  });

  it('only a path of the same site is followed', () => {
    const next = (link) => pages({ results: [], _links: { next: link } }).next;
    assert.equal(next('/wiki/api/v2/spaces/1/pages?cursor=x'), '/wiki/api/v2/spaces/1/pages?cursor=x');
    for (const link of ['https://elsewhere.example/wiki/', '//elsewhere.example/wiki/', '/gateway/api', 7, undefined]) {
      assert.equal(next(link), undefined, String(link));
    }
  });

  it('whose session it is', () => {
    assert.equal(account({ type: 'known', accountId: '712020:a' }), '712020:a');
    assert.equal(account({ type: 'anonymous' }), '');
  });
});
