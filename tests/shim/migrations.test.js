// Settings of older and newer versions, and what is none.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { upgrade, VERSION } from '../../extension/storage/migrations.js';

describe('settings of another version', () => {
  it('brings every older version to this one', () => {
    for (let version = 1; version <= VERSION; version += 1) {
      const { settings, from, fault } = upgrade({ ownDomains: ['acme.gov.uk'] }, version);
      assert.deepEqual(settings, { ownDomains: ['acme.gov.uk'] });
      assert.deepEqual([from, fault], [version, undefined]);
    }
  });

  it('takes what version 1 kept of an empty field for a field that is not set', () => {
    const kept = { ownDomains: [], organisationNames: {}, many: 0, advice: '' };
    assert.deepEqual(upgrade(kept).settings, { many: 0, advice: '' });
    assert.deepEqual(upgrade(kept, 2).settings, kept, 'and later versions as they are');
  });

  it('leaves settings of a newer version as they are', () => {
    const { settings, fault } = upgrade({ future: [] }, VERSION + 1);
    assert.deepEqual([settings, fault], [{ future: [] }, 'newer']);
  });

  it('takes nothing for settings that is none', () => {
    for (const [kept, version] of [['torn'], [null], [[]], [7], [undefined], [{}, 'two'], [{}, 0], [{}, 1.5]]) {
      const { settings, fault } = upgrade(kept, version);
      assert.deepEqual([settings, fault], [{}, 'form'], JSON.stringify([kept, version]));
    }
  });
});
