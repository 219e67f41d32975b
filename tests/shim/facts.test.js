// What the site answered (extension/content/site/facts.js, sharing.js), and when it is asked again.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import { Facts } from '../../extension/content/site/facts.js';
import { Sharing } from '../../extension/content/press/sharing.js';

const OPEN = { restrictions: 'none' };
const OF_PAGE = { key: 'restrictions:1', path: '/wiki/rest/api/content/1/restriction' };
const turn = () => new Promise((over) => setImmediate(over));

describe('facts of an earlier page', () => {
  let facts;
  let forgotten;
  // What the core makes of an answer; without it, it cannot be asked.
  let learnt;
  // What another tab may have left in memory.
  let kept;
  let answered;
  const PRIYA = { account: { id: 'priya' } };
  beforeEach(async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    globalThis.location = { host: 'acme.atlassian.net', origin: 'https://acme.atlassian.net' };
    forgotten = [];
    learnt = undefined;
    kept = { 'restrictions:1': { fact: OPEN, at: Date.now() }, me: { fact: PRIYA, at: Date.now() } };
    answered = [];
    const sendMessage = async ({ recall, forget, learn, answered: page }) => {
      if (learn) return learnt ? { answer: learnt(learn) } : { why: 'not_checked_fault' };
      if (forget) forgotten.push(forget);
      if (page) answered.push(page);
      return { answer: recall ? kept : null };
    };
    globalThis.chrome = { runtime: { id: 'doorward', sendMessage } };
    facts = new Facts(() => {});
    facts.kinds = { lasting: ['me'], attached: ['files'] };
    await facts.recall('priya', 'confluence');
  });
  afterEach(() => {
    mock.timers.reset();
    delete globalThis.chrome;
    delete globalThis.location;
  });

  it('count on the next page as well', () => {
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN, me: PRIYA });
    facts.turnPage();
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN, me: PRIYA });
  });

  it('are kept for a product, and so not before a page of one is open', async () => {
    const asked = [];
    const { sendMessage } = chrome.runtime;
    chrome.runtime.sendMessage = (request) => {
      asked.push(request);
      return sendMessage(request);
    };
    const begun = new Facts(() => {});
    await begun.recall('priya', null);
    await begun.recall('priya', 'jira');
    assert.deepEqual(asked, [{ recall: { account: 'priya', product: 'jira' } }]);
  });

  it('tell of attached files until others may be there, and are taken up by no other page before', async (test) => {
    const files = { key: 'files:1', path: '/wiki/api/v2/pages/1/attachments' };
    learnt = ({ key }) => [[key, { files: { names: [] } }]];
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers: new Map(), text: async () => '{}' }));
    facts.want([files]);
    while (facts.pending) await turn();
    assert.ok('files:1' in facts.known);
    await facts.filesCome(false);
    assert.ok('files:1' in facts.known, 'what is put in is known to this page');
    const only = { account: 'priya', product: 'confluence', only: ['files'] };
    assert.deepEqual(forgotten, [only]);
    await facts.filesCome(true);
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN, me: PRIYA });
    assert.deepEqual([facts.asked, forgotten], [[], [only, only]]);
  });

  it('are asked for again where the person asks for that', async () => {
    await facts.refresh();
    assert.deepEqual(facts.known, {});
    assert.equal(facts.readAt, undefined);
    assert.deepEqual(forgotten, [{ account: 'priya', product: 'confluence' }]);
  });

  it('are read again when somebody looks at a page of which that was put off', () => {
    facts.putOff();
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN, me: PRIYA });
    assert.equal(facts.isOld, true);
    facts.renew();
    assert.deepEqual(facts.known, { me: PRIYA });
    assert.equal(facts.isOld, false);
  });

  it('are read again after a while, or taken from a tab that has', async () => {
    assert.equal(facts.isOld, false);
    mock.timers.tick(10 * 60_000);
    assert.equal(facts.isOld, true);
    kept = { 'restrictions:1': { fact: { restrictions: 'priya' }, at: Date.now() }, me: { fact: PRIYA, at: 0 } };
    facts.renew();
    assert.deepEqual(facts.known, {}, 'nothing old is shown as current meanwhile');
    await facts.recall('priya', 'confluence');
    assert.deepEqual(facts.known, { 'restrictions:1': { restrictions: 'priya' } });
    assert.equal(facts.isOld, false);
  });

  it('are read again where the clock was set back, since nobody can tell how old they are', () => {
    mock.timers.setTime(1_000);
    assert.equal(facts.isOld, true);
    facts.turnPage();
    assert.deepEqual(facts.known, {});
    assert.equal(facts.isOld, false);
  });

  it('are forgotten after a choice as far as they tell of access', async () => {
    await facts.accessChanged('1');
    assert.deepEqual(facts.known, { me: PRIYA });
    assert.deepEqual(forgotten, [{ account: 'priya', product: 'confluence', page: '1', but: ['me'] }]);
    facts.allAsked();
    facts.allAsked();
    assert.deepEqual(answered, ['1'], 'the tabs that wait hear of it, once');
  });

  const answers = (test, answer) => {
    const asked = [];
    test.mock.method(globalThis, 'fetch', async ({ pathname }) => {
      asked.push(pathname);
      await answer?.();
      return { status: 200, ok: true, headers: new Headers(), text: async () => '{}' };
    });
    return asked;
  };

  it('are all given up, and kept no more, once the site answers somebody else', async (test) => {
    let account = 'priya';
    test.mock.method(globalThis, 'fetch', async () => ({
      status: 200, ok: true, headers: new Headers({ 'X-AACCOUNTID': account }), text: async () => '{}',
    }));
    const keeps = [];
    learnt = ({ key, keep }) => (keeps.push(keep?.account), [[key, OPEN]]);
    const ask = async (key) => {
      facts.want([{ ...OF_PAGE, key }]);
      await turn();
      await turn();
    };
    await ask('page:1');
    assert.deepEqual(keeps, ['priya']);
    // Signed in again in another tab.
    account = '557058%3Atom';
    await ask('page:2');
    assert.deepEqual(facts.known, {}, 'what one person was told is not mixed with what another is');
    assert.deepEqual(keeps, ['priya']);
    await ask('page:2');
    assert.deepEqual([facts.known, keeps], [{ 'page:2': OPEN }, ['priya', undefined]]);
    await facts.recall('priya', 'confluence');
    facts.renew();
    await facts.recall('priya', 'confluence');
    assert.deepEqual(facts.known, {}, 'nothing of the first is taken up again');
  });

  it('are the same person’s where the site writes the account as part of an address', async (test) => {
    const begun = new Facts(() => {});
    begun.kinds = { lasting: ['me'], attached: [] };
    await begun.recall('557058:tom', 'confluence');
    const headers = new Headers({ 'X-AACCOUNTID': '557058%3Atom' });
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers, text: async () => '{}' }));
    learnt = ({ key }) => [[key, OPEN]];
    begun.want([{ ...OF_PAGE, key: 'page:1' }]);
    await turn();
    await turn();
    assert.deepEqual(Object.keys(begun.known), ['restrictions:1', 'me', 'page:1']);
  });

  it('are taken from the tab that asked after a choice in it, and not asked for again', async (test) => {
    const asked = answers(test);
    facts.accessChangedInOtherTab();
    assert.deepEqual(facts.known, { me: PRIYA });
    facts.want([OF_PAGE]);
    await turn();
    assert.equal(facts.pending, true, 'nothing old is shown as current meanwhile');
    assert.deepEqual(asked, []);
    kept = { 'restrictions:1': { fact: { restrictions: 'priya' }, at: Date.now() } };
    await facts.takeFromOtherTab();
    await turn();
    assert.deepEqual(facts.known['restrictions:1'], { restrictions: 'priya' });
    assert.deepEqual(asked, []);
    assert.equal(facts.pending, false);
  });

  it('are asked for once beside the budget of a page view, and do not count towards it', async (test) => {
    const asked = answers(test);
    learnt = () => [];
    const beside = { key: 'files:1', path: '/wiki/api/v2/pages/1/attachments', beside: true };
    facts.want([{ ...OF_PAGE, key: 'restrictions:2' }, beside]);
    facts.want([beside]);
    await turn();
    assert.deepEqual(asked, [OF_PAGE.path, beside.path]);
    assert.deepEqual(facts.asked, ['restrictions:2']);
  });

  it('stay where a later question about the same account fails', async (test) => {
    let status;
    test.mock.method(globalThis, 'fetch', async () => ({ status, ok: status === 200, headers: new Headers(), text: async () => '{}' }));
    learnt = (answer) => [['account:tom', answer.status === 200 ? PRIYA : { unread: { why: 'site_fault' } }]];
    for (const [key, given] of [['account:tom', 500], ['accounts:tom,mei', 200], ['accounts:tom,dana', 500], ['accounts:tom,jo', 403]]) {
      status = given;
      facts.want([{ ...OF_PAGE, key }]);
      await turn();
      assert.equal('account' in facts.known['account:tom'], key !== 'account:tom', key);
      facts.turnPage();
    }
  });

  it('are asked for where the tab that was to ask has left nothing', async (test) => {
    const asked = answers(test);
    learnt = ({ key }) => [[key, OPEN]];
    facts.accessChangedInOtherTab();
    facts.want([OF_PAGE]);
    kept = {};
    await facts.takeFromOtherTab();
    await turn();
    assert.deepEqual(asked, [OF_PAGE.path]);
    facts.accessChangedInOtherTab(true);
    facts.want([OF_PAGE]);
    await turn();
    assert.equal(asked.length, 2, 'at once where somebody waits for a verdict');
  });

  it('are outdated on the next page where another was changed in another tab', async () => {
    facts.accessChangedOnOtherPage();
    assert.ok('restrictions:1' in facts.known);
    kept = {};
    facts.turnPage();
    await facts.recall('priya', 'confluence');
    assert.deepEqual(facts.known, { me: PRIYA });
  });

  it('are all outdated on the next page where a draft is published', async () => {
    await facts.willBePublished();
    assert.deepEqual(facts.known, { 'restrictions:1': OPEN, me: PRIYA });
    assert.deepEqual(forgotten, [{ account: 'priya', product: 'confluence' }]);
    kept = {};
    facts.accessChangedOnOtherPage();
    facts.turnPage();
    await facts.recall('priya', 'confluence');
    assert.deepEqual(facts.known, {});
  });

  it('are not taken from an answer that was on its way before a choice', async (test) => {
    let arrive;
    const before = new Promise((done) => (arrive = done));
    answers(test, () => before);
    const keeps = [];
    learnt = ({ key, keep }) => (keeps.push(keep), [[key, OPEN]]);
    facts.want([{ ...OF_PAGE, key: 'page:1' }]);
    await facts.accessChanged('1');
    arrive();
    await turn();
    assert.ok(!('page:1' in facts.known));
    assert.deepEqual(keeps, [], 'nor kept for other pages');
    assert.deepEqual(facts.asked, []);
  });

  it('are none where an answer is larger than a message, and say which answers are text', async (test) => {
    const told = [];
    learnt = ({ key, status, body, text }) => (told.push([key, status, body.length, text]), []);
    for (const [key, length] of [['history:1:2', 16_000_000], ['history:1:3', 16_000_001]]) {
      test.mock.method(globalThis, 'fetch', async () => new Response('x'.repeat(length)));
      facts.want([{ ...OF_PAGE, key, text: true }]);
      await new Promise((done) => setTimeout(done, 300));
    }
    assert.deepEqual(told, [['history:1:2', 200, 16_000_000, true], ['history:1:3', 413, 0, true]]);
  });

  it('are looked at once more without being forgotten', async (test) => {
    const asked = answers(test);
    let fact = OPEN;
    learnt = ({ key }) => [[key, fact]];
    await facts.accessChanged('1');
    facts.want([OF_PAGE, { key: 'me', path: '/me' }]);
    await turn();
    await turn();
    assert.equal(facts.isOther, false);
    asked.length = 0;
    assert.equal(await facts.hasChangedAtSite(), false);
    assert.deepEqual(asked, [OF_PAGE.path], 'nothing that lasts');
    fact = { restrictions: 'priya' };
    assert.equal(await facts.hasChangedAtSite(), true);
    assert.deepEqual(facts.known['restrictions:1'], OPEN);
    await facts.accessChanged('1');
    facts.want([OF_PAGE]);
    await turn();
    assert.equal(facts.isOther, true);
  });

  describe('where the site asks for fewer requests', () => {
    let asked;
    let says;
    const LEFT_ALONE = 600;
    beforeEach(() => {
      mock.timers.reset();
      mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000_000 });
      learnt = ({ key, status }) => [[key, status === 200 ? OPEN : { unread: { why: 'too_many' } }]];
      asked = [];
      says = { status: 429, headers: new Headers({ 'Retry-After': LEFT_ALONE }) };
      mock.method(globalThis, 'fetch', async ({ pathname }) => {
        asked.push(pathname);
        return { ok: says.status === 200, text: async () => '{}', headers: new Headers(), ...says };
      });
    });
    afterEach(() => mock.restoreAll());
    const NEW = { key: 'page:1', path: '/wiki/api/v2/pages/1' };
    const settled = async () => {
      for (let turns = 0; turns < 5; turns += 1) await turn();
    };

    it('wait for as long as it says, and are asked for then', async () => {
      facts.want([NEW]);
      await settled();
      assert.equal(asked.length, 1);
      assert.equal(facts.pending, false, 'nobody waits for that');
      says = { status: 200 };
      mock.timers.tick(LEFT_ALONE * 1_000 - 1);
      facts.want([{ ...NEW, key: 'page:2' }]);
      await settled();
      assert.equal(asked.length, 1);
      mock.timers.tick(10);
      await settled();
      assert.equal(asked.length, 3);
      assert.deepEqual(facts.known['page:1'], OPEN);
    });

    it('are not asked for then for a page that was left meanwhile', async () => {
      facts.want([NEW]);
      await settled();
      facts.turnPage();
      says = { status: 200 };
      mock.timers.tick(LEFT_ALONE * 1_000 + 10);
      await settled();
      assert.equal(asked.length, 1);
      facts.want([NEW]);
      await settled();
      assert.equal(asked.length, 2);
    });

    it('wait after a second look as well', async () => {
      says = { status: 200 };
      facts.want([NEW]);
      await settled();
      says = { status: 429, headers: new Headers({ 'Retry-After': LEFT_ALONE }) };
      assert.equal(await facts.hasChangedAtSite(), false);
      assert.equal(asked.length, 2);
      facts.want([{ ...NEW, key: 'page:2' }]);
      await settled();
      assert.equal(asked.length, 2);
      says = { status: 200 };
      mock.timers.tick(LEFT_ALONE * 1_000 + 10);
      await settled();
      assert.equal(asked.length, 3);
    });
  });

  it('may be asked for again where the answer could not be made out', async (test) => {
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers: new Map(), text: async () => '{}' }));
    facts.want([{ key: 'page:1', path: '/wiki/api/v2/pages/1' }]);
    assert.deepEqual(facts.asked, ['page:1']);
    await new Promise((turn) => setImmediate(turn));
    assert.equal(facts.pending, false);
    assert.deepEqual(facts.asked, []);
  });

  it('are asked for again where a login page came as a success', async (test) => {
    const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers, text: async () => '<!doctype html>' }));
    const asked = [];
    learnt = (learn) => (asked.push(learn), [[learn.key, { unread: { why: 'no_data' } }]]);
    facts.want([{ key: 'page:1', path: '/wiki/api/v2/pages/1' }]);
    await new Promise((turn) => setImmediate(turn));
    assert.deepEqual(asked, [{ key: 'page:1', status: 406, body: '', keep: undefined }]);
    assert.ok('page:1' in facts.known);
    facts.turnPage();
    assert.ok(!('page:1' in facts.known));
  });

  it('are asked for once more where the site failed, and nothing else is', async (test) => {
    const asked = [];
    let status = 500;
    test.mock.method(globalThis, 'fetch', async ({ pathname }) => {
      asked.push(pathname);
      const said = { '/b': 404, '/c': 200 }[pathname] ?? status;
      return { status: said, ok: said === 200, headers: new Map(), text: async () => '{}' };
    });
    // Of several accounts is asked by one question.
    learnt = ({ key, status }) => (key === 'accounts:j' ? ['account:j'] : [key]).map((each) => [each, { status }]);
    const wants = [{ key: 'accounts:j', path: '/a' }, { key: 'page:1', path: '/b' }, { key: 'space:1', path: '/c' }];
    facts.want(wants);
    assert.equal(facts.retry(), false, 'it is being asked for');
    while (facts.pending) await turn();
    facts.want(wants);
    assert.deepEqual(asked, ['/a', '/b', '/c']);
    status = 200;
    assert.equal(facts.retry(), true);
    assert.ok(!('account:j' in facts.known));
    facts.want(wants);
    while (facts.pending) await turn();
    assert.deepEqual(asked, ['/a', '/b', '/c', '/a']);
    assert.deepEqual(facts.known['account:j'], { status: 200 });
    assert.equal(facts.retry(), false, 'nothing has failed');
    assert.deepEqual(facts.asked, ['page:1', 'space:1', 'accounts:j']);
  });

  it('are asked for once more where the site took the person for a stranger, whose answer it was', async (test) => {
    test.mock.method(globalThis, 'fetch', async () => ({ status: 200, ok: true, headers: new Map(), text: async () => '{}' }));
    await facts.refresh();
    learnt = ({ key }) => [[key, 'signed_out']];
    facts.want([{ key: 'me', path: '/a' }]);
    while (facts.pending) await turn();
    assert.equal(facts.known.me, 'signed_out');
    assert.equal(facts.retry(), true);
    assert.ok(!('me' in facts.known));
  });

  describe('that it refused', () => {
    let says;
    let keeps;
    let account;
    beforeEach(() => {
      says = {};
      keeps = [];
      account = undefined;
      const headers = () => new Headers(account ? { 'X-AACCOUNTID': account } : {});
      mock.method(globalThis, 'fetch', async ({ pathname }) => {
        const status = says[pathname] ?? 200;
        return { status, ok: status === 200, headers: headers(), text: async () => '{}' };
      });
      learnt = ({ key, status, keep }) => {
        keeps.push([key, keep?.account]);
        return [[key, status === 200 ? OPEN : { unread: { why: status } }]];
      };
    });
    afterEach(() => mock.restoreAll());
    const want = async (...paths) => {
      facts.want(paths.map((path) => ({ key: `page:${path}`, path: `/${path}` })));
      for (let wait = 0; wait < 20; wait += 1) await turn();
    };

    // Whoever signs in again would be told for ten minutes what a stranger was.
    it('to whoever was signed in no more are kept for nobody, and asked for again', async () => {
      says = { '/a': 403, '/b': 404 };
      await want('a', 'b');
      assert.deepEqual(keeps, [['page:a', undefined], ['page:b', undefined]]);
      assert.deepEqual(facts.known['page:b'], { unread: { why: 404 } }, 'it is all that is known');
      assert.equal(facts.retry(), true);
      says = {};
      await want('a', 'b');
      assert.deepEqual([facts.known['page:a'], facts.known['page:b']], [OPEN, OPEN]);
    });

    it('to the person count like others, whichever came first', async () => {
      says = { '/a': 403, '/c': 404 };
      await want('a', 'b', 'c');
      assert.deepEqual(keeps.filter(([, kept]) => kept).map(([key]) => key).toSorted(), ['page:a', 'page:b', 'page:c']);
      assert.equal(facts.retry(), false);
      facts.turnPage();
      assert.deepEqual(facts.known['page:a'], { unread: { why: 403 } });
    });

    it('later than it gave something are not believed for that', async () => {
      await want('a');
      mock.timers.tick(60_000);
      says = { '/b': 404 };
      await want('b');
      assert.deepEqual(keeps, [['page:a', 'priya'], ['page:b', undefined]]);
    });

    it('are not believed for what it gives to strangers', async () => {
      account = 'priya';
      await want('a');
      mock.timers.tick(60_000);
      account = undefined;
      says = { '/b': 404 };
      await want('b', 'c');
      assert.deepEqual(keeps.filter(([key]) => key === 'page:b'), [['page:b', undefined]]);
    });

    it('after a login page are not believed for what it gave before', async () => {
      await want('a');
      says = { '/b': 401, '/c': 404 };
      await want('b');
      await want('c');
      assert.deepEqual(keeps.at(-1), ['page:c', undefined]);
    });
  });

  it('are old after ten minutes, in a tab that stays open too', () => {
    mock.timers.tick(600_000);
    facts.turnPage();
    assert.deepEqual(facts.known, {});
  });
});

describe('a window in which somebody shared', () => {
  const listeners = new Map();
  const form = { isConnected: true };
  let window;
  let collected;
  let offered;
  let changed;
  let looks;
  let sharing;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    globalThis.window = { addEventListener: (type, listener) => listeners.set(type, listener) };
    const line = { isConnected: true, contains: (element) => element === line };
    window = { isConnected: true, contains: (element) => element === form };
    collected = { surfaces: [window, line], lines: [line], elements: new Map([[1, form], [2, line]]) };
    form.isConnected = true;
    form.textContent = 'Share';
    offered = [];
    changed = [];
    looks = [];
    sharing = new Sharing(
      (review, isSure) => offered.push([review, isSure]),
      (page) => changed.push(page),
      (page, isOne) => looks.push([page, isOne]),
    );
  });
  afterEach(() => {
    mock.timers.reset();
    delete globalThis.window;
  });
  const begins = (guard) => sharing.begins(form, guard, collected, '7');
  const shut = (guard = { review: 'a date' }) => {
    form.isConnected = false;
    window.isConnected = false;
    sharing.look(() => guard);
  };

  it('is waited for: when it has shut, others may have access', () => {
    assert.equal(begins({ form: 1 }), true);
    // Another press, that shares nothing, and a line that is saved.
    assert.equal(begins(undefined), false);
    assert.equal(begins({ form: 2 }), false);
    sharing.look();
    shut();
    sharing.look();
    mock.timers.tick(1_000);
    assert.deepEqual(changed, ['7']);
    // A site that is slow to take the choice is looked at again, and not for ever.
    mock.timers.tick(3_000);
    assert.deepEqual(looks, [['7', true]]);
    mock.timers.tick(600_000);
    assert.deepEqual(looks, [['7', true], ['7', true]]);
    assert.deepEqual(changed, ['7']);
  });

  it('is not waited for before the next choice in it', () => {
    begins({ form: 1 });
    mock.timers.tick(500);
    begins({ form: 1 });
    mock.timers.tick(10_000);
    assert.deepEqual(changed, ['7']);
    assert.deepEqual(looks, [['7', false]], 'one of two that shows does not tell of the other');
    shut();
    mock.timers.tick(1_000);
    assert.deepEqual(changed, ['7']);
    assert.deepEqual(looks.at(-1), ['7', false], 'looked at when it has shut, whatever showed before');
  });

  const press = (type, about) => listeners.get(type)?.({ type, detail: 1, isTrusted: true, timeStamp: performance.now() + 1, ...about });
  for (const [by, isOffered, act] of [
    ['by itself', true, () => {}],
    ['after the second half of a double click', true, () => press('click', { detail: 2 })],
    ['after what was typed', true, () => press('keydown', { key: 'a' })],
    ["after the page's own click", true, () => press('click', { isTrusted: false })],
    ['by Escape', false, () => press('keydown', { key: 'Escape' })],
    ['by a press beside it', false, () => press('mousedown')],
    ['by its button, pressed by keyboard', false, () => press('click', { detail: 0 })],
  ]) {
    it(`${isOffered ? 'counts' : 'does not count'} as shared for sure where it shuts ${by}`, () => {
      press('click', { timeStamp: performance.now() });
      begins({ form: 1, review: 'a date' });
      act();
      shut();
      assert.deepEqual(offered, [['a date', isOffered]]);
    });
  }

  it('counts as shared where it stands for long after a press elsewhere, and shuts by itself', () => {
    begins({ form: 1, review: 'a date' });
    press('mousedown');
    press('click');
    mock.timers.tick(1_000);
    shut();
    assert.deepEqual(offered, [['a date', true]]);
  });

  it('may count as shared where it is shut while its button says that it is under way', () => {
    begins({ form: 1, review: 'a date' });
    form.textContent = 'Share, Loading';
    press('mousedown');
    shut();
    assert.deepEqual(offered, [['a date', false]]);
  });

  it('does not count as shared where it failed and is shut', () => {
    begins({ form: 1, review: 'a date' });
    form.textContent = 'Retry';
    press('keydown', { key: 'Escape' });
    shut();
    assert.deepEqual(offered, []);
  });

  for (const [guard, isOffered] of [
    [{}, true],
    [{ pending: true }, false],
    [undefined, false],
  ]) {
    it(`${isOffered ? 'counts' : 'does not count'} as shared for sure where it stayed open and was ${JSON.stringify(guard)} when it was shut`, () => {
      begins({ form: 1, review: 'a date' });
      press('mousedown');
      form.isConnected = false;
      sharing.look(() => guard);
      assert.deepEqual(offered, [['a date', isOffered]]);
    });
  }
});
