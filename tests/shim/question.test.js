// The question (extension/content/show/question.js), where there is no place for it.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

describe('the question', () => {
  before(() => (globalThis.window = { addEventListener: () => {} }));
  after(() => delete globalThis.window);

  it('is taken away with a window that is gone already, and leaves the page as it is', async () => {
    const { interrupt } = await import('../../extension/content/show/question.js');
    const { standing } = await import('../../extension/content/press/guard.js');
    assert.equal(await interrupt({ isConnected: false }, { ticks: [] }, { isReminder: false }), undefined);
    assert.equal(standing(), undefined);
  });

  it('is taken away with a line that the page has removed', async () => {
    const { Show } = await import('../../extension/content/show/show.js');
    const line = { value: '', parentNode: null, parentElement: null, isConnected: false };
    const guard = { dialog: 1, interruption: { ticks: [] }, event: null };
    const goOn = new Show(() => {}).interrupt(guard, { page: '1', space: null }, { elements: new Map([[1, line]]) });
    assert.equal(await goOn, undefined);
  });
});
