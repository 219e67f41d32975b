// The text that a person may send when a warning was wrong.

import assert from 'node:assert/strict';
import { it, mock } from 'node:test';

import { wrongText } from '../../extension/content/show/wrong.js';

it('has the day of the person, not that of Greenwich', () => {
  process.env.TZ = 'Pacific/Auckland';
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-03-27T22:00:00Z') });
  globalThis.chrome = {
    runtime: { getManifest: () => ({ version: '1.2.3' }) },
    i18n: { getMessage: (key, words) => (key === 'wrong_text' ? words.join('|') : '') },
  };
  assert.equal(wrongText('nhs', 'NHS number'), 'nhs|NHS number|1.2.3|2026-03-28');
});
