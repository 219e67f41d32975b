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
  remove: async (names) => void [names].flat().forEach((name) => delete stored[name]),
});

describe('the background', () => {
  let folder;
  let listener;
  let local;
  let session;
  // What the core was asked to judge last, and the tabs there are.
  const { judged } = globalThis.doorwardCore = { judged: [] };
  let tabs;
  let windowGone;
  const levels = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorward-'));
    for (const part of ['background', 'content', 'files', 'shared', 'storage']) {
      await cp(`extension/${part}`, join(folder, part), { recursive: true });
    }
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    // The core makes one fact of each answer, and finds nothing; there is no disk.
    await mkdir(join(folder, 'pkg'));
    await writeFile(join(folder, 'pkg/doorward.js'), `export default async () => {}; export const answer = ({ judge, place, ...asked }) => {
      if (judge) doorwardCore.judged.push(judge);
      if (judge) return { badge: "plain", state: "not_checked", whole: true, guards: [], findings: [], aside: [], outsiders: [], space_outsiders: [] };
      if (place) return ["1", "CASE"];
      if (asked.checklist) return asked.checklist.attested;
      return JSON.stringify(asked).includes("anonymous") ? [["me", "signed_out"]] : [["page:1", {}]];
    }, __wbg_reset_state = () => {};`);
    await mkdir(join(folder, 'vendor'));
    await writeFile(join(folder, 'vendor/idb.js'), 'export const openDB = () => (globalThis.doorwardCore.opened = true, Promise.reject(new Error()));');
    const event = { addListener() {} };
    globalThis.chrome = {
      runtime: {
        id: 'doorward',
        getURL: (path) => EXTENSION + path,
        onConnect: event,
        onInstalled: event,
        onMessage: { addListener: (added) => (listener = added) },
      },
      action: { setBadgeText: async () => {}, setTitle: async () => {} },
      permissions: { onAdded: event, onRemoved: event },
      windows: { onRemoved: { addListener: (added) => (windowGone = added) } },
      tabs: { query: async () => tabs },
      storage: {
        onChanged: event,
        local: { setAccessLevel: async ({ accessLevel }) => void levels.push(accessLevel) },
        // As in Firefox.
        managed: { get: async () => ({}) },
      },
      i18n: { getMessage: () => '', getUILanguage: () => 'en' },
    };
    await import(pathToFileURL(join(folder, 'background/background.js')).href);
  });
  beforeEach(() => {
    [local, session] = [{}, {}];
    judged.length = 0;
    globalThis.doorwardCore.opened = false;
    Object.assign(chrome.storage, { local: area(local), session: area(session) });
  });
  after(async () => {
    delete globalThis.chrome;
    delete globalThis.doorwardCore;
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

  it('keeps what is in store from the pages of sites', () => assert.deepEqual(levels, ['TRUSTED_CONTEXTS']));

  it('takes what a person states, and tells what stands in the settings, for no page of a site', async () => {
    const why = 'not_checked_fault';
    for (const request of [{ attest: { id: 'ACC-01', isSo: true } }, { nudged: true }, { checklist: {} }]) {
      assert.deepEqual(await ask(request, PAGE), { why });
    }
    assert.deepEqual(local, {});
    assert.deepEqual(await ask({ attest: { id: 'ACC-01', isSo: true } }, OWN), { answer: null });
    assert.deepEqual(Object.keys(local.attested), ['ACC-01']);
  });

  it('notes nothing in the event log of what was asked in a private window', async () => {
    const log = { what: 'went_on', rules: ['NHS-01'], page: '1' };
    assert.deepEqual(await ask({ log }, { ...PAGE, tab: { id: 7, incognito: true } }), { answer: null });
    // The disk of this test fails.
    assert.ok((await ask({ log }, PAGE)).why);
  });

  it('keeps for nobody that nobody was signed in', async () => {
    const scope = { account: 'tom', product: 'confluence' };
    const here = { ...PAGE, url: `https://${SITE}/wiki` };
    const learn = { key: 'me', status: 200, body: '{"type": "anonymous"}', keep: { ...scope, at: Date.now() } };
    assert.deepEqual((await ask({ learn }, here)).answer, [['me', 'signed_out']]);
    assert.deepEqual(await ask({ recall: scope }, here), { answer: {} });
  });

  const ofAccount = (account) => ({ snapshot: { landmarks: { account: [{ n: 1, attributes: { content: account } }] } } });
  /** The questions that somebody is taken to have gone through. */
  const known = async (account, sender) => {
    await ask({ judge: ofAccount(account) }, sender);
    return judged.at(-1).acknowledged;
  };

  it('takes what one person has answered for nobody else’s answer, nor for one on another site', async () => {
    await ask({ acknowledge: { key: 'k', account: 'priya' } }, PAGE);
    assert.deepEqual(await known('priya', PAGE), ['k']);
    assert.deepEqual(await known('tom', PAGE), []);
    assert.deepEqual(await known('', PAGE), []);
    assert.deepEqual(await known('priya', { ...PAGE, url: `https://${SITE}/wiki` }), []);
    assert.doesNotMatch(JSON.stringify(local), /priya|elsewhere/);
  });

  it('asks again about what was answered on another day, by a clock that was set back too', async () => {
    await ask({ acknowledge: { key: 'k', account: 'priya' } }, PAGE);
    for (const day of ['2001-01-01', '2999-01-01']) {
      local.acknowledged.day = day;
      assert.deepEqual(await known('priya', PAGE), []);
    }
  });

  it('takes what one person has stated of their account for nobody else’s', async () => {
    const you = (id) => ({ me: { account: { id } } });
    const stated = async (id) => (await ask({ checklist: { you: id ? you(id) : {} } }, OWN)).answer;
    const items = async (id) => Object.keys(await stated(id)).toSorted();
    await ask({ attest: { id: 'two-step', isSo: true, you: you('priya') } }, OWN);
    await ask({ attest: { id: 'apps', isSo: true } }, OWN);
    assert.deepEqual(await items('priya'), ['apps', 'two-step']);
    assert.deepEqual(await items('tom'), ['apps'], 'but where nobody could tell who did');
    assert.deepEqual(await items(), ['apps', 'two-step']);
    assert.doesNotMatch(JSON.stringify(local), /priya/);
    await ask({ attest: { id: 'two-step', isSo: true, you: you('tom') } }, OWN);
    await ask({ attest: { id: 'two-step', isSo: false, you: you('priya') } }, OWN);
    assert.deepEqual([await items('priya'), await items('tom')], [['apps'], ['apps', 'two-step']]);
    await ask({ attest: { id: 'apps', isSo: false, you: you('priya') } }, OWN);
    assert.deepEqual(await items('tom'), ['two-step']);
    local.attested = 'spoilt';
    assert.deepEqual(await stated('tom'), {});
  });

  describe('of a private window', () => {
    const PRIVATE = { ...PAGE, tab: { id: 8, incognito: true } };
    const scope = { account: 'priya', product: 'confluence' };
    const learn = () => ({ key: 'page:1', status: 200, body: '{}', keep: { ...scope, at: Date.now() } });

    it('leaves nothing on the disk', async () => {
      const page = { page: '1', space: 'CASE' };
      for (const request of [
        { judge: { ...ofAccount('priya'), uploads: [] } },
        { acknowledge: { key: 'k', account: 'priya' } },
        { log: { what: 'went_on', rules: ['nhs-number'], ...page } },
        { except: { rule: 'nhs-number', page: '1' } },
        { take_back: { rule: 'nhs-number', page: '1' } },
        { fold: { space: 'CASE', folded: true } },
        { learn: learn() },
      ]) assert.equal((await ask(request, PRIVATE)).why, undefined);
      assert.deepEqual(local, {});
      // What was kept in other windows is looked up; nothing else is the database opened for.
      globalThis.doorwardCore.opened = false;
      for (const request of [{ log: { what: 'went_on', rules: [] } }, { set_date: { page: '1', finding: { key: 'k' } } }, { move_dates: { ids: ['elsewhere.atlassian.net/1/k'] } }]) {
        assert.equal((await ask(request, PRIVATE)).why, undefined);
      }
      assert.equal(globalThis.doorwardCore.opened, false);
    });

    it('knows its own answers, of the person and of the site, and those of other windows not', async () => {
      await ask({ acknowledge: { key: 'of other windows', account: 'priya' } }, PAGE);
      await ask({ learn: learn() }, PAGE);
      assert.deepEqual(await known('priya', PRIVATE), []);
      assert.deepEqual(await ask({ recall: scope }, PRIVATE), { answer: {} });
      await ask({ acknowledge: { key: 'k', account: 'priya' } }, PRIVATE);
      await ask({ learn: learn() }, PRIVATE);
      assert.deepEqual(await known('priya', PRIVATE), ['k']);
      assert.deepEqual(await known('priya', PAGE), ['of other windows']);
      assert.deepEqual(Object.keys((await ask({ recall: scope }, PRIVATE)).answer), ['page:1']);
    });

    it('keeps them until the last such window is shut', async () => {
      await ask({ learn: learn() }, PAGE);
      await ask({ learn: learn() }, PRIVATE);
      await ask({ acknowledge: { key: 'k', account: 'priya' } }, PRIVATE);
      tabs = [{ incognito: false }, { incognito: true }];
      await windowGone(1);
      assert.deepEqual(await known('priya', PRIVATE), ['k']);
      tabs = [{ incognito: false }];
      await windowGone(2);
      assert.deepEqual(Object.keys(session).filter((name) => name.startsWith('private:')), []);
      assert.ok(session['facts:elsewhere.atlassian.net:confluence:priya']);
    });

    it('says of a report that it is one, and has a page of Doorward’s own keep what is set there', async () => {
      assert.equal((await ask({ judge: ofAccount('priya') }, PRIVATE)).answer.isPrivate, true);
      assert.equal((await ask({ judge: ofAccount('priya') }, PAGE)).answer.isPrivate, false);
      await ask({ except: { rule: 'NHS-01', site: SITE, page: '1' } }, { ...OWN, tab: { id: 9, incognito: true } });
      assert.equal(local.settings.exceptions.length, 1);
    });
  });
});
