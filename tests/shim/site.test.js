// Which requests there are (extension/content/site/site.js): reads, of the page's own site, that follow
// nothing elsewhere.

import assert from 'node:assert/strict';
import { afterEach, before, describe, it, mock } from 'node:test';

describe('a request', () => {
  let read;
  before(async () => ({ read } = await import('../../extension/content/site/site.js')));
  afterEach(() => {
    mock.restoreAll();
    delete globalThis.location;
  });

  /** What the site answers a path, and what it was asked. */
  async function answered(path, response, anonymous) {
    globalThis.location = { origin: 'https://acme.atlassian.net', href: 'https://acme.atlassian.net/wiki' };
    const fetched = mock.method(globalThis, 'fetch', async () => response).mock;
    const answer = await read(path, anonymous);
    return { answer, asked: fetched.calls.map(({ arguments: [address, how] }) => ({ address: String(address), how })) };
  }

  it('goes to no other origin, however the path is written', async () => {
    for (const path of [
      '//north.example/x', '/\\north.example/x', '\\\\north.example', 'https://north.example/', 'HTTPS:\\\\north.example',
      '/\t/north.example/', 'https:north.example@x', 'http://acme.atlassian.net/', 'https://acme.atlassian.net:8443/', 'javascript:0',
      'data:text/html,x', 'blob:https://acme.atlassian.net/1',
    ]) {
      const { answer, asked } = await answered(path, Response.json({}));
      const isElsewhere = asked.some(({ address }) => !address.startsWith('https://acme.atlassian.net/'));
      assert.ok(!isElsewhere, `${path}: ${asked.map(({ address }) => address)}`);
      assert.ok(asked.length > 0 || answer.status === 0, path);
      mock.restoreAll();
    }
  });

  it('is a read with the session that the page has, or without any', async () => {
    for (const [anonymous, credentials] of [[false, 'same-origin'], [true, 'omit']]) {
      const { asked } = await answered('/wiki/api/v2/pages/1', Response.json({}), anonymous);
      const [{ how: { method, credentials: used, redirect, body } }] = asked;
      assert.deepEqual([method, used, redirect, body], ['GET', credentials, 'manual', undefined]);
      mock.restoreAll();
    }
  });

  it('takes nothing of a page that it is led to, nor of one that is no data', async () => {
    const led = { type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), text: () => 'secret' };
    assert.deepEqual((await answered('/x', led)).answer, { status: 302, body: '' });
    mock.restoreAll();
    const login = new Response('<form>', { headers: { 'Content-Type': 'text/html' } });
    assert.deepEqual((await answered('/x', login)).answer, { status: 406, body: '' });
    mock.restoreAll();
    const refused = Response.json({ message: 'x' }, { status: 403 });
    assert.deepEqual((await answered('/x', refused)).answer, { status: 403, body: '', retryAfter: undefined, account: undefined });
  });
});
