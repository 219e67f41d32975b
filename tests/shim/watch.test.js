// What is known of the open page (extension/content/watch.js), and what is decided by it (press.js),
// when answers come late.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

const SITE = 'https://acme.atlassian.net/wiki/spaces/CASE/pages/';
const REPORT = { state: 'not_checked', guards: [], wants: [], remember: [], findings: [], dates: [] };
const WANT = { key: 'page:1', path: '/wiki/api/v2/pages/1' };

const wait = globalThis.setTimeout;
const pause = (milliseconds) => new Promise((over) => wait(over, milliseconds));

describe('the watch over a page', () => {
  const judged = [];
  // The addresses of pages that were turned from and to.
  const places = [];
  // The elements that were made, by name.
  const made = [];
  let turn;
  let turnTo;
  // Whether nothing says what stands at an address.
  let isGone = false;
  let plan;
  let openPage;
  const set = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

  before(async () => {
    const on = new Map();
    set('window', { addEventListener: (type, listener) => on.set(type, listener) });
    // What it shows is not looked at here.
    const element = (name) => (made.push(name), { ...shown, children: [], style: { setProperty() {} }, attachShadow: element });
    const shown = Object.fromEntries(['setAttribute', 'append', 'prepend', 'replaceChildren', 'remove'].map((name) => [name, () => {}]));
    const body = { isConnected: true, firstChild: null, insertBefore: () => {} };
    set('document', { querySelectorAll: () => [], getElementsByTagName: () => [], addEventListener: (type, listener) => on.set(type, listener), createElement: element, body, title: '', activeElement: null });
    set('CSSStyleSheet', class {
      replaceSync() {}
    });
    set('location', { href: `${SITE}1`, host: 'acme.atlassian.net', origin: 'https://acme.atlassian.net' });
    set('MutationObserver', class {
      observe() {}
      takeRecords() {
        return [];
      }
    });
    // No test waits for what the page's script does later.
    set('setTimeout', (act, milliseconds) => wait(act, milliseconds).unref());
    set('fetch', () => new Promise(() => {}));
    plan = { landmarks: [], reading: { skip: [], elements: [], attributes: [] }, words: {}, product: 'confluence', lasting: [] };
    const sendMessage = ({ hello, place, judge, learn, acknowledge }) => {
      if (place) places.push(place.url);
      if (acknowledge) return new Promise(() => {});
      if (hello && isGone) return Promise.resolve({ why: 'not_checked_fault' });
      if (judge) return new Promise((answer) => judged.push({ judge, answer: (report) => answer({ answer: { ...REPORT, ...report } }), fail: () => answer({ why: 'not_checked_fault' }) }));
      return Promise.resolve({ answer: hello ? plan : place ? [place.url.split('/').at(-1), 'CASE'] : learn ? [[learn.key, {}]] : null });
    };
    set('chrome', { runtime: { id: 'doorward', sendMessage }, i18n: { getMessage: () => '', getUILanguage: () => 'en' } });
    turn = (page, site = SITE) => {
      location.href = `${site}${page}`;
      on.get('popstate')();
    };
    turnTo = (visibilityState) => {
      document.visibilityState = visibilityState;
      on.get('visibilitychange')();
    };
    const { Presses } = await import('../../extension/content/press/press.js');
    const { Show } = await import('../../extension/content/show/show.js');
    const { Watch } = await import('../../extension/content/watch.js');
    openPage = async () => {
      const show = new Show({ rejudge: () => watch.rejudge(), removed: () => {} });
      const watch = new Watch(show);
      await watch.begin();
      return { watch, page: new Presses(watch, show) };
    };
  });
  const question = async (number) => {
    while (judged.length < number) await pause(5);
    return judged[number - 1];
  };

  it('takes an answer about a page that was left for nothing', async () => {
    judged.length = 0;
    const { watch } = await openPage();
    const first = await question(1);
    places.length = 0;
    turn(2);
    // The page is looked at after a pause.
    while (places.length < 2) await pause(5);
    first.answer({ wants: [WANT], since: [{ key: 'since_added' }], page: '1' });
    const second = await question(2);
    assert.equal(second.judge.snapshot.url, `${SITE}2`);
    assert.deepEqual(second.judge.asked, []);
    assert.equal(watch.view().report, undefined);
    second.answer({ page: '2' });
    await pause(20);
    assert.equal(watch.view().report.page, '2');
    assert.deepEqual(watch.view().report.since, []);
  });

  it('reads all of a page again that was moved to another space', async () => {
    judged.length = 0;
    const { watch, page } = await openPage();
    (await question(1)).answer({ page: '1', space: 'CASE', wants: [WANT] });
    await pause(20);
    turn(1, SITE.replace('CASE', 'OPEN'));
    (await question(2)).answer({ page: '1', space: 'OPEN', wants: [WANT] });
    // By nothing that was read of it where it stood.
    const third = await question(3);
    assert.deepEqual([third.judge.asked, page.verdict({})], [[], undefined]);
    third.answer({ page: '1', space: 'OPEN', audience: 'of there' });
    await pause(20);
    assert.equal(watch.view().report.audience, 'of there');
    turn(1);
  });

  it('asks before a share though who has access is being read again just then', async () => {
    judged.length = 0;
    const { numberOf } = await import('../../extension/content/page/collect.js');
    const button = {};
    const guard = { form: 1, dialog: 1, acts: [numberOf(button)], panel: null, interruption: null, pending: true };
    const interruption = { key: 'k', title: { key: 't' } };
    const { watch, page } = await openPage();
    (await question(1)).answer({ page: '1', guards: [{ ...guard, interruption, pending: false }] });
    await pause(20);
    assert.equal(page.verdict(button), 'hold');
    // What the question shows needs more of a document than there is here.
    let goesOn;
    page.interrupt(button).then((on) => (goesOn = on), () => {});
    // A choice that was made before in the same window has everything asked again now.
    watch.changedElsewhere('1');
    (await question(2)).answer({ page: '1', guards: [guard], wants: [WANT] });
    // The name of an organisation is awaited for a second.
    await pause(1_300);
    assert.notEqual(goesOn, true);
    assert.ok(made.includes('dialog'));
  });

  describe('at a press', () => {
    const button = {};
    let guard;
    let opened;
    let asked;
    const MORNING = new Date(2026, 2, 10, 9).getTime();
    const at = (test, time) => test.mock.timers.setTime(time);
    const open = async (test) => {
      const { numberOf } = await import('../../extension/content/page/collect.js');
      guard = { form: 1, dialog: 1, acts: [numberOf(button)], panel: null, interruption: null, pending: false };
      judged.length = 0;
      asked = 0;
      test.mock.timers.enable({ apis: ['Date'], now: MORNING });
      test.mock.method(globalThis, 'fetch', async () => ((asked += 1), { ok: true, status: 200, headers: new Headers(), text: async () => '{}' }));
      opened = await openPage();
      (await question(1)).answer({ page: '1', wants: [WANT], guards: [{ ...guard, pending: true }] });
      (await question(2)).answer({ page: '1', guards: [guard] });
      await pause(20);
    };

    it('takes what was read a moment ago, and asks nothing again', async (test) => {
      await open(test);
      at(test, MORNING + 9 * 60_000);
      assert.equal(opened.page.verdict(button), 'pass');
      assert.equal(asked, 1);
    });

    it('has everything asked again that was read more than ten minutes ago, though nothing has changed on the page', async (test) => {
      await open(test);
      at(test, MORNING + 60 * 60_000);
      assert.equal(opened.page.verdict(button), undefined);
      const settled = opened.page.settle(new AbortController().signal, button);
      const { judge, answer } = await question(3);
      assert.deepEqual([judge.facts, judge.asked], [{}, []]);
      answer({ page: '1', wants: [WANT], guards: [{ ...guard, pending: true }] });
      (await question(4)).answer({ page: '1', guards: [{ ...guard, interruption: { key: 'k' } }] });
      await settled;
      assert.equal(asked, 2);
      assert.equal(opened.page.verdict(button), 'hold');
    });

    it('asks at once where it would have asked before, however long ago that was', async (test) => {
      await open(test);
      opened.watch.rejudge();
      (await question(3)).answer({ page: '1', guards: [{ ...guard, interruption: { key: 'k' } }] });
      await pause(20);
      at(test, MORNING + 60 * 60_000);
      assert.equal(opened.page.verdict(button), 'hold');
    });

    it('judges anew on the next day, by what was gone through on that', async (test) => {
      await open(test);
      at(test, new Date(2026, 2, 11).getTime() - 60_000);
      // What was read is renewed, a moment before midnight.
      opened.page.verdict(button);
      (await question(3)).answer({ page: '1', wants: [WANT], guards: [guard] });
      (await question(4)).answer({ page: '1', guards: [guard] });
      await pause(20);
      assert.equal(opened.page.verdict(button), 'pass');
      at(test, new Date(2026, 2, 11).getTime() + 60_000);
      assert.equal(opened.page.verdict(button), undefined);
      const settled = opened.page.settle(new AbortController().signal, button);
      (await question(5)).answer({ page: '1', guards: [{ ...guard, interruption: { key: 'k' } }] });
      await settled;
      assert.equal(opened.page.verdict(button), 'hold');
    });
  });

  it('waits for what is still to come, and looks for it only when something has changed', async (test) => {
    judged.length = 0;
    const { numberOf } = await import('../../extension/content/page/collect.js');
    const button = {};
    const guard = { form: 1, dialog: 1, acts: [numberOf(button)], panel: null, interruption: null, pending: true };
    const { page } = await openPage();
    let answer;
    test.mock.method(globalThis, 'fetch', () => new Promise((arrive) => (answer = arrive)));
    (await question(1)).answer({ page: '1', guards: [guard], wants: [WANT] });
    await pause(20);
    assert.equal(page.verdict(button), undefined);
    const ends = [];
    const limit = new AbortController();
    page.settle(new AbortController().signal, {}).then(() => ends.push('still'));
    page.settle(limit.signal, {}).then(() => ends.push('over'));
    (await question(2)).answer({ page: '1', guards: [guard] });
    await pause(20);
    const { stringify } = JSON;
    let looks = 0;
    test.mock.method(JSON, 'stringify', (...what) => {
      looks += 1;
      return stringify(...what);
    });
    await pause(200);
    assert.equal(looks, 0, 'it was looked for though nothing had come');
    assert.deepEqual(ends, []);
    limit.abort();
    answer({ status: 0 });
    await pause(50);
    (await question(3)).answer({ page: '1', guards: [{ ...guard, pending: false }] });
    await pause(20);
    assert.deepEqual(ends.toSorted(), ['over', 'still']);
    assert.equal(page.verdict(button), 'pass');
  });

  it('asks nothing again for a page below one that was shared, until somebody looks at it', async (test) => {
    judged.length = 0;
    const { watch } = await openPage();
    const asked = [];
    test.mock.method(globalThis, 'fetch', async ({ href }) => (asked.push(href), { ok: true, status: 200, headers: new Headers(), text: async () => '{}' }));
    (await question(1)).answer({ page: '1', above: ['9'], wants: [WANT] });
    (await question(2)).answer({ page: '1', above: ['9'] });
    await pause(20);
    turnTo('hidden');
    watch.changedElsewhere('9');
    await pause(50);
    assert.equal(judged.length, 2);
    turnTo('visible');
    const { judge } = await question(3);
    assert.deepEqual([judge.facts, judge.asked], [{}, []], 'what was read before does not count any more');
    judged[2].answer({ page: '1', above: ['9'], wants: [WANT] });
    await question(4);
    assert.equal(asked.length, 2);
  });

  it('says in a dialog that opened since that it was updated, and holds nothing', async () => {
    judged.length = 0;
    made.length = 0;
    const { watch, page } = await openPage();
    (await question(1)).answer({ page: '1' });
    await pause(20);
    // The extension is updated: the script of the page is cut off from it.
    const { id } = chrome.runtime;
    chrome.runtime.id = undefined;
    const form = { isConnected: true, parentNode: { insertBefore: () => {} } };
    plan.landmarks = [{ name: 'form', selectors: ['form'], act: 'submit' }];
    document.querySelectorAll = () => [form];
    turn(2);
    await pause(100);
    const verdict = page.verdict(form);
    chrome.runtime.id = id;
    plan.landmarks = [];
    document.querySelectorAll = () => [];
    assert.equal(watch.view().why.key, 'not_checked_reload');
    assert.ok(made.includes('doorward-panel'), 'the dialog is not left without a word');
    assert.equal(verdict, 'pass');
  });

  it('does what was gone through, though that is never kept, and asks the next question', async (test) => {
    judged.length = 0;
    const { numberOf } = await import('../../extension/content/page/collect.js');
    const { standing } = await import('../../extension/content/press/guard.js');
    // As much of an element as a question takes.
    const draw = () => new Proxy({ isConnected: true, children: [], style: { setProperty() {} } }, { get: (about, name) => about[name] ?? draw });
    test.mock.method(document, 'createElement', draw);
    set('ResizeObserver', class {
      observe() {}
    });
    MutationObserver.prototype.disconnect = () => {};
    const said = { key: 'words' };
    const about = { title: said, lines: [] };
    const interruption = { title: said, evidence: about, outsiders: about, why: said, advice: said, more: [], links: [], ticks: [], back: said, go_on: said };
    const [one, other] = [{}, {}];
    const guards = [one, other].map((act, at) => ({ form: at, dialog: at, acts: [numberOf(act)], panel: null, interruption: { ...interruption, key: `k${at}` }, pending: false }));
    const { page } = await openPage();
    (await question(1)).answer({ page: '1', guards, settings: { hold_ms: 100 } });
    await pause(20);
    const stands = async () => {
      while (!standing()) await pause(5);
      return standing();
    };
    const ends = [];
    page.interrupt(one).then((on) => ends.push(['one', on]));
    page.interrupt(other).then((on) => ends.push(['other', on]));
    (await stands())(true);
    await pause(50);
    assert.deepEqual([ends, standing()], [[], undefined]);
    await pause(150);
    assert.deepEqual(ends, [['one', true]]);
    (await stands())(false);
    await pause(20);
    assert.deepEqual(ends, [['one', true], ['other', false]]);
  });

  it('asks until it is told what another product shows at the new address', async () => {
    judged.length = 0;
    const { watch } = await openPage();
    await question(1);
    const before = plan;
    isGone = true;
    turn(3);
    await pause(100);
    isGone = false;
    plan = { ...plan, product: 'jira' };
    // It is asked for again after a second.
    for (let tries = 0; tries < 100 && watch.view().product !== 'jira'; tries += 1) await pause(50);
    assert.equal(watch.view().product, 'jira');
    plan = before;
  });

  it('checks at the press what could not be checked before', async () => {
    judged.length = 0;
    const { watch, page } = await openPage();
    (await question(1)).fail();
    await pause(20);
    assert.equal(watch.view().why.key, 'not_checked_fault');
    assert.equal(page.verdict({}), undefined, 'held until it was tried again');
    page.settle(new AbortController().signal, {});
    (await question(2)).answer({});
    await pause(20);
    assert.equal(page.verdict({}), 'pass');
  });
});
