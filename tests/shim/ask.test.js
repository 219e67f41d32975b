// What the page's script makes of a worker that the browser stops before it has answered.

import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { ask, insist, NotChecked } from '../../extension/shared/ask.js';

describe('asking the core', () => {
  let asked = 0;
  /** The browser sends requests to this, where the extension is still there. */
  const sendTo = (sendMessage) => {
    asked = 0;
    globalThis.chrome = { runtime: { id: 'doorward', sendMessage: (request) => sendMessage(request, (asked += 1)) } };
  };
  afterEach(() => delete globalThis.chrome);

  it('puts a request again when the worker was stopped before it answered, several times over', async () => {
    sendTo(async ({ read }, times) => {
      if (times < 3) throw new Error('the message channel closed before a response was received');
      return { answer: read };
    });
    assert.equal(await ask({ read: 'text' }), 'text');
    assert.equal(asked, 3);
  });

  it('gives up in the end, and says that something went wrong', async () => {
    sendTo(async () => undefined);
    await assert.rejects(ask({ read: 'text' }), new NotChecked('not_checked_fault'));
    assert.equal(asked, 4);
  });

  it('tries again after a while where nothing goes on without the answer, and says each time that it failed', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const said = [];
    const fail = (fault) => said.push(fault.message);
    sendTo(async ({ hello }, times) => (times > 8 ? { answer: hello } : undefined));
    const answer = insist({ hello: 'page' }, fail);
    for (let turn = 0; turn < 200; turn += 1) {
      await undefined;
      t.mock.timers.tick(1_000);
    }
    assert.equal(await answer, 'page');
    assert.deepEqual(said, ['not_checked_fault', 'not_checked_fault']);

    sendTo(async () => ({ why: 'not_checked_wasm' }));
    await assert.rejects(insist({ hello: 'page' }, fail), new NotChecked('not_checked_wasm'));
    assert.equal(asked, 1);
  });

  it('takes the first answer, also that it could not be checked', async () => {
    sendTo(async () => ({ why: 'not_checked_wasm' }));
    await assert.rejects(ask({ read: 'text' }), new NotChecked('not_checked_wasm'));
    assert.equal(asked, 1);
  });

  it('asks nothing once the extension was replaced, and says to load the page again', async () => {
    sendTo(async () => undefined);
    chrome.runtime.id = undefined;
    await assert.rejects(ask({ read: 'text' }), new NotChecked('not_checked_reload'));
    assert.equal(asked, 0);
  });
});
