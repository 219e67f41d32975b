// Files that somebody puts into a page (extension/content/files/uploads.js): where they count, and for how
// long.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

const FOUND = { state: 'read', hidden: {}, evidence: [{ rule: 'nhs-number' }], concealed: [] };

describe('files that are put in', () => {
  let Uploads;
  let numberOf;
  let listeners;
  let open;
  let changes;
  let came;
  let answer;
  let uploads;
  before(async () => {
    globalThis.window = { addEventListener: (type, listener) => listeners?.set(type, listener) };
    ({ Uploads } = await import('../../extension/content/files/uploads.js'));
    ({ numberOf } = await import('../../extension/content/page/collect.js'));
  });
  beforeEach(() => {
    listeners = new Map();
    open = [];
    changes = 0;
    came = [];
    uploads = new Uploads({
      read: () => new Promise((done) => (answer = done)),
      places: () => open,
      changed: () => (changes += 1),
      come: (isLeft) => came.push(isLeft),
    });
    uploads.start();
  });
  after(() => delete globalThis.window);

  const place = (...held) => ({ isConnected: true, contains: (node) => held.includes(node) });
  const file = (name) => ({ name, size: 7 });
  const control = (...files) => ({ type: 'file', files });
  const pick = (input, isHolding = false) => uploads.pick({ composedPath: () => [input] }, isHolding);
  const showing = (...places) => ({ composer: places.map((one) => ({ n: numberOf(one), parts: { file: [{}] } })) });
  const told = () => uploads.values.map(({ name, places, page, state }) => [name, places, page, state]);

  it('tell when the site is about to have them, and when it may', () => {
    const input = control(file('a.csv'));
    const comment = place(input);
    open = [comment];
    pick(input);
    assert.deepEqual(came, [false]);
    uploads.see(showing(comment));
    assert.deepEqual(came, [false]);
    comment.isConnected = false;
    uploads.see({});
    assert.deepEqual(came, [false, true], 'the comment was sent, or thrown away');
    open = [];
    pick(control(file('b.csv')));
    uploads.forgetPage();
    uploads.forgetPage();
    assert.deepEqual(came, [false, true, false, true]);
  });

  it('belong to what is written around them, or may belong to all of it', () => {
    const [input, other] = [control(file('a.csv')), control(file('b.csv'))];
    const [around, beside] = [place(input), place()];
    open = [around, beside];
    pick(input);
    pick(other);
    assert.deepEqual(told(), [
      ['a.csv', [numberOf(around)], false, 'reading'],
      ['b.csv', [around, beside].map(numberOf), true, 'reading'],
    ]);
  });

  it('are read once, though a change that was held comes again', async () => {
    const input = control(file('a.csv'));
    assert.equal(pick(input, true), input);
    assert.equal(uploads.values[0].control, numberOf(input));
    assert.equal(pick(input, true), input);
    assert.deepEqual([uploads.values.length, uploads.done], [1, false]);
    answer(FOUND);
    await Promise.resolve();
    assert.deepEqual([uploads.values[0].state, uploads.done, changes], ['read', true, 2]);
  });

  it('hold no control for what is being written: that is asked about when it is sent', () => {
    const input = control(file('a.csv'));
    open = [place(input)];
    assert.equal(pick(input, true), undefined);
    assert.equal(uploads.values[0].control, undefined);
  });

  it('are read up to a number, and the rest is not', () => {
    pick(control(...Array.from({ length: 80 }, (_, at) => file(`${at}.csv`))));
    assert.equal(uploads.values.length, 51);
    assert.deepEqual(uploads.values.at(-1), { name: '50.csv', size: '7', places: [], page: true, control: undefined, state: 'unread', why: 'many', hidden: {}, evidence: [], concealed: [] });
  });

  it('take other controls for what they are', () => {
    assert.equal(pick({ type: 'checkbox', files: null }, true), undefined);
    assert.equal(pick(control(), true), undefined);
    assert.deepEqual(told(), []);
  });

  it('are forgotten when they are not taken, and wait no more when they are', () => {
    const [one, two] = [control(file('a.csv')), control(file('b.csv'))];
    pick(one, true);
    pick(two, true);
    // It was taken, and another is picked with the same.
    one.files = [file('c.csv')];
    pick(one, true);
    uploads.takeBack(one);
    assert.deepEqual(told().map(([name]) => name), ['a.csv', 'b.csv']);
    one.files = [];
    uploads.forgetPage();
    pick(two, true);
    uploads.letGo(two);
    assert.deepEqual(told().map(([name]) => name), ['b.csv']);
    assert.equal(uploads.values[0].control, undefined);
  });

  it('are forgotten when the page no longer shows them, or shows what they were put into no longer', () => {
    const inputs = [control(file('a.csv')), control(file('b.csv')), control(file('c.csv'))];
    const places = inputs.map((input) => place(input));
    open = places;
    inputs.forEach((input) => pick(input));
    // Nothing shows before the page has drawn it.
    uploads.see({});
    assert.equal(uploads.values.length, 3);
    uploads.see(showing(places[0], places[1]));
    uploads.see(showing(places[1]));
    assert.deepEqual(told().map(([name]) => name), ['b.csv', 'c.csv']);
    places[2].isConnected = false;
    uploads.see(showing(places[1]));
    assert.deepEqual(told().map(([name]) => name), ['b.csv']);
  });

  it('are part of the page until it is left', () => {
    const input = control(file('a.csv'));
    open = [place(input)];
    pick(input);
    pick(control(file('b.csv')));
    uploads.forgetPage();
    assert.deepEqual(told().map(([name, , page]) => [name, page]), [['a.csv', false], ['b.csv', false]]);
    open[0].isConnected = false;
    uploads.see({});
    assert.deepEqual(told(), []);
  });

  it('that are dropped count where the page takes them', async () => {
    const drop = async (defaultPrevented) => {
      listeners.get('drop')({ target: {}, defaultPrevented, dataTransfer: { files: [file('a.csv')] } });
      await new Promise((over) => setTimeout(over, 5));
    };
    await drop(false);
    assert.deepEqual(told(), []);
    await drop(true);
    assert.deepEqual(told(), [['a.csv', [], true, 'reading']]);
  });

  const transfer = (type, files, { target = { localName: 'div' }, others = [], entry = null } = {}) => {
    const items = [...files.map(() => ({ kind: 'file', webkitGetAsEntry: () => entry })), ...others];
    return { type, composedPath: () => [{}, target], [type === 'drop' ? 'dataTransfer' : 'clipboardData']: { items, files } };
  };

  it('wait where they alone are dropped or pasted into the page, until that is declined', () => {
    const target = { localName: 'div' };
    const table = file('a.csv');
    for (const type of ['drop', 'paste']) {
      assert.equal(uploads.put(transfer(type, [{ ...table, type: 'text/csv' }], { target })), target, type);
      assert.deepEqual([uploads.values.length, uploads.values[0].control], [1, numberOf(target)]);
      assert.equal(uploads.takeBack(target), true);
      assert.equal(uploads.takeBack(target), false);
      assert.deepEqual(told(), []);
    }
  });

  it('wait for nobody where that cannot be done once more, is asked about later, or says nothing', () => {
    const [table, picture] = [{ name: 'a.csv', type: '' }, { name: 'image.png', type: 'image/png' }];
    const target = { localName: 'p' };
    assert.equal(uploads.put(transfer('drop', [table], { others: [{ kind: 'string' }] })), undefined, 'a text beside');
    assert.equal(uploads.put(transfer('drop', [table], { entry: { isDirectory: true } })), undefined, 'a folder');
    assert.equal(uploads.put(transfer('drop', [])), undefined, 'nothing');
    assert.equal(uploads.put(transfer('drop', [table], { target: { localName: 'input', type: 'file' } })), undefined, 'a control');
    assert.equal(uploads.put(transfer('paste', [picture])), undefined, 'a picture');
    open = [place(target)];
    assert.equal(uploads.put(transfer('drop', [table], { target })), undefined, 'a text that is written');
    assert.deepEqual(told(), []);
    open = [];
    assert.notEqual(uploads.put(transfer('drop', [picture])), undefined, 'what a picture is called may tell');
  });

  it('that are pasted beside text are a picture of it', () => {
    const paste = (...types) => listeners.get('paste')({ target: {}, clipboardData: { types, files: [file('a.png')] } });
    paste('text/plain', 'text/html', 'Files');
    assert.deepEqual(told(), []);
    paste('text/plain', 'Files');
    assert.deepEqual(told().map(([name]) => name), ['a.png']);
  });
});
