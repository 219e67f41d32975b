// What came as JSON, or from a store, compared (extension/shared/json.js).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isSame } from '../../extension/shared/json.js';

describe('two values', () => {
  it('are the same in whatever order their keys stand', () => {
    const written = { name: 'Guard', address: 'guard@acme.gov.uk', more: [{ b: 1, a: 2 }] };
    const given = { address: 'guard@acme.gov.uk', more: [{ a: 2, b: 1 }], name: 'Guard' };
    assert.equal(isSame(written, given), true);
    assert.equal(isSame({ 'a,b': 'c', a: 'b,c' }, { a: 'b,c', 'a,b': 'c' }), true);
  });

  it('are others where a part, a key or the order of a list is another', () => {
    assert.equal(isSame({ a: { b: 1 } }, { a: { b: 2 } }), false);
    assert.equal(isSame({ a: 1 }, { a: 1, b: 1 }), false);
    assert.equal(isSame(['a', 'b'], ['b', 'a']), false);
    assert.equal(isSame({}, []), false);
  });

  it('may be nothing at all', () => {
    assert.equal(isSame(undefined, undefined), true);
    assert.equal(isSame(undefined, null), false);
    assert.equal(isSame({ a: undefined }, {}), true);
  });
});
