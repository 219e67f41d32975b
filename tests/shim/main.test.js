// The beginning of the content script (extension/content/main.js).

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

describe('the content script of a page that the browser draws beforehand', () => {
  const asked = [];
  const on = new Map();
  before(async () => {
    globalThis.window = { addEventListener: () => {} };
    globalThis.location = { href: 'https://acme.atlassian.net/wiki', host: 'acme.atlassian.net' };
    globalThis.MutationObserver = class {};
    globalThis.document = { readyState: 'complete', prerendering: true, addEventListener: (type, listener) => on.set(type, listener), dispatchEvent: () => {}, querySelectorAll: () => [] };
    const sendMessage = async (request) => (asked.push(request), { why: 'not_checked_wasm' });
    globalThis.chrome = { runtime: { id: 'doorward', sendMessage, onMessage: { addListener: () => {} } } };
    await import('../../extension/content/main.js');
  });
  after(() => {
    for (const name of ['window', 'location', 'MutationObserver', 'document', 'chrome', 'doorwardRuns']) delete globalThis[name];
  });

  it('runs once, however often it is started', async () => {
    const answers = [];
    chrome.runtime.onMessage.addListener = (listener) => answers.push(listener);
    await import('../../extension/content/main.js?again');
    assert.deepEqual(answers, []);
    delete globalThis.doorwardRuns;
    await import('../../extension/content/main.js?in-another-page');
    assert.equal(answers.length, 1);
    // A heading of the page that says so: it is found by its id.
    globalThis.doorwardRuns = { localName: 'h2', id: 'doorwardRuns' };
    await import('../../extension/content/main.js?in-a-page-that-says-so');
    assert.equal(answers.length, 2);
  });

  it('asks nothing before somebody opens it', async (test) => {
    await new Promise((over) => setTimeout(over, 20));
    assert.deepEqual(asked, []);
    // What follows an answer needs more of a document than there is here.
    test.mock.method(globalThis.chrome.runtime, 'sendMessage', (request) => (asked.push(request), new Promise(() => {})));
    on.get('prerenderingchange')();
    assert.deepEqual(asked, [{ hello: { url: 'https://acme.atlassian.net/wiki' } }]);
  });
});
