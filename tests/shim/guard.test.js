// The guard of an act of sharing (extension/content/guard.js): what a person pressed is decided,
// and never lost.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

describe('the guard', () => {
  let Guard;
  let listeners;
  let pressed;
  let form;
  before(async () => {
    globalThis.window = { addEventListener: (type, listener) => listeners?.set(type, listener) };
    ({ Guard } = await import('../../extension/content/guard.js'));
  });
  beforeEach(() => {
    listeners = new Map();
    pressed = 0;
    form = { isConnected: true, contains: () => false, requestSubmit: () => submit() };
  });
  after(() => delete globalThis.window);

  // The page's own listener hears what the guard does not stop.
  const submit = () => {
    let isStopped = false;
    const stop = () => (isStopped = true);
    listeners.get('submit')({ type: 'submit', preventDefault: stop, stopImmediatePropagation: stop });
    pressed += isStopped ? 0 : 1;
  };
  const guard = (page) => {
    const said = [];
    const known = { actOf: () => form, passed: () => {}, undecided: () => said.push('not checked') };
    new Guard({ ...known, ...page }).start();
    return said;
  };
  const decided = () => new Promise((done) => setTimeout(done, 20));

  for (const [what, page] of [
    ['it is being judged', { verdict: () => undefined, settle: () => Promise.reject(new Error()) }],
    ['the question is put', { verdict: () => 'hold', interrupt: () => Promise.reject(new Error()) }],
  ]) {
    it(`does what was pressed, and says that it was not checked, when something fails while ${what}`, async () => {
      const said = guard(page);
      submit();
      assert.equal(pressed, 0);
      await decided();
      assert.equal(pressed, 1);
      assert.deepEqual(said, ['not checked']);
    });
  }

  it('does nothing more where the person goes back', async () => {
    guard({ verdict: () => 'hold', interrupt: async () => false });
    submit();
    await decided();
    assert.equal(pressed, 0);
  });
});
