// The records of findings and what the page makes of them: merging, choosing, filtering, tables.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

import { getMessage } from './catalogue.js';
import { csv } from '../../extension/shared/export.js';
import { soundIn } from '../../extension/storage/sound.js';
import { countBySeverity, filtered, guestMap, ofTab, rowsOf } from '../../extension/findings/model.js';
import { addedPeople, mergeFindings, mergeVisit, partsOf, sinceMessages } from '../../extension/storage/records.js';

const HOUR = 3_600_000;
const finding = (key, more) => ({
  key, rule: 'ACC-03', category: 'access', rated: 'medium', severity: 'medium', title: { key: 't' }, who: [], evidence: [], ...more,
});
const report = (findings, more) => ({ findings, aside: [], state: 'checked', whole: true, restricted: false, ...more });
const kept = (findings, more) => ({ site: 's', page: '1', space: 'CASE', path: '/p', findings, ...more });
const stored = (key, severity, more) => ({ ...finding(key, more), severity, rated: undefined, first: 1, last: 2 });

describe('records of a visit', () => {
  it('keep a finding by its own severity, with the first and the last time', () => {
    const first = mergeFindings(undefined, report([finding('a', { severity: 'low' })]), 10);
    const again = mergeFindings(first, report([finding('a')]), 20);
    assert.deepEqual(again.findings.map(({ severity, first, last }) => [severity, first, last]), [['medium', 10, 20]]);
  });

  it('drop what is gone, but not what could not be read', () => {
    const first = mergeFindings(undefined, report([finding('a')]), 10);
    assert.equal(mergeFindings(first, report([]), 20), undefined);
    const unread = mergeFindings(first, report([], { state: 'cannot_tell' }), 20);
    assert.deepEqual(unread.findings.map(({ key, last }) => [key, last]), [['a', 10]]);
  });

  it('remember that a page was restricted, and keep what is due with its date alone', () => {
    const closed = mergeFindings(undefined, report([], { restricted: true }), 10);
    assert.equal(mergeFindings(closed, report([]), 20).restricted, true);
    assert.equal(mergeFindings(undefined, report([finding('due')], { due_key: 'due' }), 10), undefined);
  });

  it('keep what is true of a space for the space, once for all of its pages', () => {
    const all = report([finding('a'), finding('b', { of_space: true })], { restricted: true });
    const keys = ({ findings }) => findings.map(({ key }) => key);
    const { page, space } = partsOf(all, 'CASE');
    assert.deepEqual([keys(page), keys(space)], [['a'], ['b']]);
    assert.deepEqual([page.restricted, space.restricted], [true, false]);
    for (const unknown of [undefined, null]) {
      const parts = partsOf(all, unknown);
      assert.deepEqual([keys(parts.page), keys(parts.space)], [['a', 'b'], []], 'where no space is known, the page is all there is');
    }
  });

  it('compare with the visit before, not with a moment ago', () => {
    const people = (...ids) => ids.map((id) => ({ id, name: id, kind: 'guest' }));
    const first = mergeVisit(undefined, ['a'], true, 0);
    assert.deepEqual(addedPeople(first, people('a')), [], 'nobody is new on the first visit');
    const second = mergeVisit(first, ['a', 'b'], true, HOUR);
    assert.deepEqual(addedPeople(second, people('a', 'b')).map(({ id }) => id), ['b']);
    const reload = mergeVisit(second, ['a', 'b'], true, HOUR + 1_000);
    assert.deepEqual(addedPeople(reload, people('a', 'b')).map(({ id }) => id), ['b'], 'still new after a reload');
    const third = mergeVisit(reload, ['a', 'b'], true, 3 * HOUR);
    assert.deepEqual(addedPeople(third, people('a', 'b')), []);
    const ahead = mergeVisit(reload, ['a', 'b', 'c'], true, -3 * HOUR);
    assert.deepEqual(ahead.known, ['a', 'b'], 'another visit by a clock that was set back since');
  });

  it('call nobody new who may only not have been seen before', () => {
    const partly = mergeVisit(undefined, [], false, 0);
    const whole = mergeVisit(partly, ['a'], true, HOUR);
    assert.deepEqual(addedPeople(whole, [{ id: 'a' }]), []);
    const unread = mergeVisit(whole, [], false, 2 * HOUR);
    const back = mergeVisit(unread, ['a'], true, 3 * HOUR);
    assert.deepEqual(addedPeople(back, [{ id: 'a' }]), [], 'who could not be read once was not added');
  });

  it('say how many of which kind', () => {
    const [how] = sinceMessages([
      { name: 'A', kind: 'guest' }, { name: 'B', kind: 'guest_group' }, { name: 'C', kind: 'app', organisation: 'o' },
    ]);
    assert.equal(how.count, 3);
    assert.deepEqual(how.args[0].list.map(({ message }) => [message.key, message.count]), [['count_guests', 2], ['count_apps', 1]]);
    assert.deepEqual(sinceMessages([]), []);
  });
});

describe('a record on the disk', () => {
  const message = { key: 'm' };
  const sound = { ...stored('a', 'low'), title: message, why: message, advice: message, sure: message };

  it('leads to its own site, whoever has written it', () => {
    const of = (path, to) => ({ ...kept([to === undefined ? sound : { ...sound, link: { path: to, text: message } }], { path }) });
    const good = [of('/wiki/spaces/CASE/pages/1'), of(null), of('/p', '/admin'), of('/p', '')];
    const bad = [of('@north.example/'), of('.north.example/'), of(':8443/'), of('/p', '@north.example/'), of('/p', 7)];
    assert.deepEqual(soundIn('findings', [...good, ...bad]), good);
    const date = (path) => ({ site: 's', page: '1', day: '2026-11-25', people: [], finding: sound, path });
    assert.deepEqual(soundIn('dates', [date('/p'), date('@north.example/')]), [date('/p')]);
  });

  it('is none of the log without a moment that can be written', () => {
    const event = (at) => ({ id: '1', at, what: 'went_on' });
    const good = event('2026-11-25T09:00:00.000Z');
    assert.deepEqual(soundIn('events', [good, event('not a date'), event(''), event(5)]), [good]);
  });
});

describe('rows of findings', () => {
  const today = '2026-11-25';
  const choice = (key, to, was, more) => ({ id: `s/${key}`, site: 's', key, to, was, reason: 'r', ...more });
  const one = (choices, severity = 'medium') => rowsOf([kept([stored('a', severity)])], [], choices, today)[0];

  it('follow what the person decided, until it is worse', () => {
    assert.equal(one([]).aside, false);
    assert.equal(one([choice('a', 'aside', 'medium')]).aside, true);
    assert.equal(one([choice('ACC-03 CASE', 'aside', 'medium')]).aside, true);
    assert.equal(one([choice('ACC-03 HELP', 'aside', 'medium')]).aside, false);
    assert.equal(one([choice('a', 'aside', 'medium')], 'high').aside, false);
    assert.equal(one([choice('a', 'aside', 'medium', { until: '2026-11-24' })]).aside, false);
    assert.equal(one([choice('a', 'aside', 'medium', { until: today })]).aside, true);
    const graded = one([choice('a', 'critical', 'medium')]);
    assert.deepEqual([graded.severity, graded.rated, graded.aside], ['critical', 'medium', false]);
  });

  it('hold a review date from its day on', () => {
    const date = { site: 's', page: '1', space: 'CASE', path: '/p', finding: finding('d', { rule: 'EXP-01' }) };
    assert.equal(rowsOf([], [{ ...date, day: today }], [], today).length, 1);
    assert.equal(rowsOf([], [{ ...date, day: '2026-11-26' }], [], today).length, 0);
  });

  const rows = rowsOf(
    [
      kept([stored('a', 'low'), stored('b', 'critical'), stored('c', 'high', { category: 'content' })]),
      kept([stored('d', 'critical', { last: 9 })], { space: 'HELP' }),
    ],
    [], [choice('a', 'aside', 'low')], today,
  );

  it('stand in their tab, the worst first', () => {
    assert.deepEqual(ofTab(rows, 'access').map(({ key }) => key), ['b', 'd']);
    assert.deepEqual(ofTab(rows, 'content').map(({ key }) => key), ['c']);
    assert.deepEqual(ofTab(rows, 'hidden').map(({ key }) => key), ['a']);
    assert.deepEqual(countBySeverity(rows), { critical: 2, high: 1, medium: 0, low: 1 });
  });

  it('are filtered by words, severity and space', () => {
    const words = (row) => `Finding ${row.key} of ${row.space}`;
    const keys = (filter) => filtered(rows, filter, words).map(({ key }) => key).join('');
    assert.equal(keys({}), 'abcd');
    assert.equal(keys({ text: ' help FIND ' }), 'd');
    assert.equal(keys({ severity: 'critical' }), 'bd');
    assert.equal(keys({ severity: 'critical', space: 's/CASE' }), 'b');
    assert.equal(keys({ text: 'nothing' }), '');
  });
});

describe('the guest map', () => {
  it('joins what was seen of a person in a space', () => {
    const seen = (more) => ({ site: 's', space: 'P', who: 'x', name: 'Dana', kind: 'guest', organisation: 'n.example', first: '2026-11-02', last: '2026-11-03', ...more });
    const [entry, ...rest] = guestMap([
      seen({ first: '2026-10-01', last: '2026-10-02' }), seen({ page: '7' }), seen({ page: '8', last: '2026-11-04', name: 'Dana R.' }),
    ]);
    assert.deepEqual(rest, []);
    assert.deepEqual(
      { name: entry.name, first: entry.first, last: entry.last, pages: entry.pages, whole: entry.whole },
      { name: 'Dana R.', first: '2026-10-01', last: '2026-11-04', pages: ['7', '8'], whole: true },
    );
    assert.deepEqual(guestMap([seen({ space: 'Q' }), seen({}), seen({ who: 'y', organisation: undefined })]).map(({ space, who }) => space + who), ['Px', 'Qx', 'Py']);
  });
});

describe('names on the page of findings', () => {
  it('neither turn what is beside them nor take all the room', async () => {
    globalThis.chrome = { i18n: { getMessage } };
    const { guestTable } = await import('../../extension/findings/guests.js');
    const { whereOf } = await import('../../extension/findings/row.js');
    const name = 'Dana \u202e(tseug)\u2028Nobody is outside';
    const { table } = guestTable(guestMap([{ site: 's', space: 'P', who: 'x', name, organisation: 'a\u2067.example', kind: 'guest', first: '2026-10-01', last: '2026-10-02' }]));
    assert.deepEqual(table[0].slice(0, 2), ['Dana (tseug) Nobody is outside', 'a.example']);
    assert.match(whereOf({ space: 'P', page: '1' }, `Rota\u202e ${'x'.repeat(3_000)}`), /^Rota x{55}…x{39} · /);
  });
});

describe('a table as CSV', () => {
  it('follows RFC 4180', () => {
    assert.equal(csv(['a', 'b'], [['1,2', 'say "so"'], ['two\nlines', '']]), 'a,b\r\n"1,2","say ""so"""\r\n"two\nlines",\r\n');
  });

  it('holds nothing that a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(B1)', '\t=1', '\r=1', '\n=1', '＝1']) {
      assert.match(csv(['h'], [[text]]).split('h\r\n')[1], /^"?'/, JSON.stringify(text));
    }
    assert.equal(csv(['h'], [['a=1']]), 'h\r\na=1\r\n');
    // Where cells end at semicolons, and quotes that do not begin one mean nothing.
    for (const [text, cell] of [['Dana;=1+1', "Dana;'=1+1"], ['a; @b', "a; '@b"], ['a\r\n-1', '"a\r\n\'-1"'], ['a;b\tc', 'a;b\tc']]) {
      assert.equal(csv(['h'], [[text]]), `h\r\n${cell}\r\n`);
    }
  });
});

describe('what is kept', () => {
  it('is all said in docs/permissions.md', async () => {
    const [keep, docs] = await Promise.all(['extension/storage/keep.js', 'docs/permissions.md'].map((path) => readFile(path, 'utf8')));
    const table = keep.slice(keep.indexOf('KEPT = {'), keep.indexOf('};'));
    const entries = [...table.matchAll(/(\w+): \{ days: (\d+)/g)];
    assert.ok(entries.length >= 7);
    for (const [, store, days] of entries) {
      assert.match(docs, new RegExp(`\\| \`${store}\` \\|.*\\| ${days} days`), store);
    }
  });
});
