// What the background takes from whom (extension/background/background.js): a page of one site has no
// say about another's.

import assert from 'node:assert/strict';
import { cp, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { provideLocks } from '../support/locks.mjs';

provideLocks();

const EXTENSION = 'chrome-extension://doorward';
const PAGE = { id: 'doorward', url: 'https://elsewhere.atlassian.net/wiki/spaces/X/pages/1', tab: { id: 7 } };
const OWN = { id: 'doorward', url: `${EXTENSION}/findings/findings.html` };
const SITE = 'acme.atlassian.net';

/** Storage as the browser has it, in an object. */
const area = (stored) => ({
  get: async (keys) => structuredClone(Object.fromEntries([keys ?? Object.keys(stored)].flat().map((key) => [key, stored[key]]))),
  set: async (values) => void Object.assign(stored, structuredClone(values)),
});

describe('the background', () => {
  let folder;
  let listener;
  let local;
  let session;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorward-'));
    for (const part of ['background', 'content', 'files', 'shared', 'storage']) {
      await cp(`extension/${part}`, join(folder, part), { recursive: true });
    }
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    // The core makes one fact of each answer, and there is no disk.
    await mkdir(join(folder, 'pkg'));
    await writeFile(join(folder, 'pkg/doorward.js'), 'export default async () => {}; export const answer = (asked) => (JSON.stringify(asked).includes("anonymous") ? [["me", "signed_out"]] : [["page:1", {}]]), __wbg_reset_state = () => {};');
    await mkdir(join(folder, 'vendor'));
    await writeFile(join(folder, 'vendor/idb.js'), 'export const openDB = () => Promise.reject(new Error());');
    const event = { addListener() {} };
    globalThis.chrome = {
      runtime: {
        id: 'doorward',
        getURL: (path) => EXTENSION + path,
        onConnect: event,
        onInstalled: event,
        onMessage: { addListener: (added) => (listener = added) },
      },
      permissions: { onAdded: event, onRemoved: event },
      storage: { onChanged: event, managed: { get: async () => ({}) } },
      i18n: { getMessage: () => '', getUILanguage: () => 'en' },
    };
    await import(pathToFileURL(join(folder, 'background/background.js')).href);
  });
  beforeEach(() => {
    [local, session] = [{}, {}];
    Object.assign(chrome.storage, { local: area(local), session: area(session) });
  });
  after(async () => {
    delete globalThis.chrome;
    await rm(folder, { recursive: true });
  });
  const ask = (request, sender) => new Promise((reply) => listener(request, sender, reply));

  it('keeps what a page says by the site that it is of, whatever it names', async () => {
    await ask({ fold: { site: SITE, space: 'CASE', folded: true } }, PAGE);
    assert.deepEqual(local.folded, { 'elsewhere.atlassian.net/CASE': true });
    await ask({ except: { rule: 'NHS-01', site: SITE, page: '1' } }, PAGE);
    assert.deepEqual(local.settings.exceptions.map(({ site }) => site), ['elsewhere.atlassian.net']);
  });

  it('takes nothing back of another site for a page, and does for a page of its own', async () => {
    await ask({ except: { rule: 'NHS-01', site: SITE, page: '1' } }, OWN);
    await ask({ take_back: { rule: 'NHS-01', site: SITE, page: '1' } }, PAGE);
    assert.deepEqual(local.settings.exceptions.map(({ site }) => site), [SITE]);
    await ask({ take_back: { rule: 'NHS-01', site: SITE, page: '1' } }, OWN);
    assert.equal(local.settings.exceptions, undefined);
  });

  it('keeps what was called wrong beside what stands in the place of that and is none', async () => {
    local.settings = { exceptions: [null, 'x', { rule: 'NHS-01', site: SITE, page: '1' }] };
    local.settingsVersion = 2;
    await ask({ except: { rule: 'IBAN-01', site: SITE, page: '2' } }, OWN);
    assert.deepEqual(local.settings.exceptions.map(({ rule }) => rule), ['NHS-01', 'IBAN-01']);
    await ask({ take_back: { rule: 'NHS-01', site: SITE, page: '1' } }, OWN);
    assert.deepEqual(local.settings.exceptions.map(({ rule }) => rule), ['IBAN-01']);
  });

  it('gives a page no answers of another site, and none to one', async () => {
    const scope = { account: 'priya', product: 'confluence' };
    const here = { ...PAGE, url: `https://${SITE}/wiki` };
    await ask({ learn: { key: 'page:1', status: 200, body: '{}', keep: { ...scope, site: 'x', at: Date.now() } } }, here);
    assert.deepEqual(await ask({ recall: { ...scope, site: SITE } }, PAGE), { answer: {} });
    await ask({ forget: { ...scope, site: SITE } }, PAGE);
    assert.deepEqual(Object.keys((await ask({ recall: scope }, here)).answer), ['page:1']);
  });

  it('keeps for nobody that nobody was signed in', async () => {
    const scope = { account: 'tom', product: 'confluence' };
    const here = { ...PAGE, url: `https://${SITE}/wiki` };
    const learn = { key: 'me', status: 200, body: '{"type": "anonymous"}', keep: { ...scope, at: Date.now() } };
    assert.deepEqual((await ask({ learn }, here)).answer, [['me', 'signed_out']]);
    assert.deepEqual(await ask({ recall: scope }, here), { answer: {} });
  });
});
