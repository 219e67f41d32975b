// The reader of the page's text (extension/content/page/read.js): what was found is told, whatever
// happens to the page between a question and its answer.

import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';

import { Reader } from '../../extension/content/page/read.js';

const READING = { skip: [], elements: [['p', null]], attributes: [] };
globalThis.Node ??= { TEXT_NODE: 3, ELEMENT_NODE: 1 };

const paragraph = (textContent) => {
  const element = { localName: 'p', textContent, firstElementChild: null, isConnected: true };
  return Object.assign(element, { contains: (node) => node === element });
};

const within = (child) => ({
  ...paragraph(''),
  firstElementChild: child,
  firstChild: Object.assign(child, { nodeType: 1, nextSibling: null, hasAttributes: () => false }),
});

/** A link by what is drawn and where it leads; `href` may be changed. */
const link = (drawn, href) => ({ ...paragraph(drawn), localName: 'a', href, getAttribute() { return this.href; } });

describe('the reader', () => {
  let idle;
  let answers;
  let told;
  let reader;
  beforeEach(() => {
    idle = [];
    answers = [];
    told = [];
    globalThis.requestIdleCallback = (slice) => idle.push(slice);
    const ask = () => new Promise((answer) => answers.push(answer));
    reader = new Reader(READING, ask, () => told.push('changed'), () => told.push('empty'));
  });
  const rest = () => {
    while (idle.length > 0) idle.shift()();
  };
  const answer = async (...found) => {
    answers.shift()(found);
    await new Promise((turn) => setImmediate(turn));
  };

  it('tells what came while a block was queued that had not changed', async () => {
    const block = paragraph('NHS number 999 417 3529');
    reader.add(block, 'body');
    rest();
    reader.touch(block, [{ element: block, place: 'body' }]);
    await answer([{ rule: 'nhs' }]);
    assert.deepEqual(told, []);
    rest();
    assert.deepEqual(told, ['changed']);
    assert.equal(reader.matches().length, 1);
  });

  it('waits for no idle time once somebody waits for what is read', async () => {
    const cancelled = [];
    globalThis.cancelIdleCallback = (handle) => cancelled.push(handle);
    reader.add(paragraph('NHS number 999 417 3529'), 'body');
    reader.hurry();
    await new Promise((over) => setTimeout(over, 20));
    assert.deepEqual([idle.length, cancelled], [1, [1]]);
    assert.equal(answers.length, 1, 'it was sent');
  });

  it('takes note of many changes without looking through all that wait', () => {
    const count = 20_000;
    const blocks = Array.from({ length: count }, () => paragraph('text'));
    const page = { contains: () => true };
    blocks.forEach((block) => (block.parentNode = page));
    const roots = [{ element: page, place: 'body' }];
    blocks.forEach((block) => reader.add(block, 'body'));
    rest();
    const start = performance.now();
    blocks.forEach((block) => reader.touch(block, roots));
    blocks.forEach((block) => reader.touch(block, roots));
    // A look through the queue for each took seconds.
    assert.ok(performance.now() - start < 500, `${performance.now() - start} ms`);
  });

  it('tells that what was found is gone, and says nothing is new where nothing is', async () => {
    const block = paragraph('NHS number 999 417 3529');
    const roots = [{ element: block, place: 'body' }];
    reader.add(block, 'body');
    rest();
    await answer([{ rule: 'nhs' }]);
    reader.touch(block, roots);
    rest();
    block.textContent = '';
    reader.touch(block, roots);
    rest();
    assert.deepEqual(told, ['changed', 'empty', 'changed']);
    assert.deepEqual(reader.matches(), []);
  });

  it('keeps the answer about what a block says by now, in whichever order answers come', async () => {
    const block = paragraph('Nothing yet');
    const roots = [{ element: block, place: 'body' }];
    const found = [{ rule: 'nhs' }];
    for (const [text, expected] of [['NHS number 999 417 3529', found], ['', []]]) {
      block.textContent = `before ${text}`;
      reader.add(block, 'body');
      rest();
      block.textContent = text;
      reader.touch(block, roots);
      rest();
      // The first question was put again, because the worker was stopped under it.
      if (text) {
        answers.reverse();
        await answer(found);
      }
      await answer(text ? [] : found);
      assert.deepEqual(reader.matches(), expected, text);
    }
  });

  it('reads below what is content again what changed while it was none', async () => {
    const block = paragraph('Nothing yet');
    const root = within(block);
    reader.add(root, 'body');
    rest();
    await answer([]);
    // Nobody tells of changes outside the content.
    block.textContent = 'NHS number 999 417 3529';
    reader.add(root, 'body');
    rest();
    await answer([{ rule: 'nhs' }]);
    assert.equal(reader.matches().length, 1);
    // What is as it was is not sent again.
    reader.add(root, 'body');
    rest();
    assert.equal(answers.length, 0);
  });

  // R2, R13.
  describe('of links', () => {
    const TO = 'https://north.example/in?key=1';
    let asked;
    beforeEach(() => {
      globalThis.location = { origin: 'https://acme.example' };
      asked = [];
      const ask = ({ read }) => {
        asked.push(...read.texts);
        return new Promise((answer) => answers.push(answer));
      };
      reader = new Reader(READING, ask, () => told.push('changed'), () => told.push('empty'));
    });
    after(() => delete globalThis.location);

    it('reads where one leads to another site, beside what is drawn of it', () => {
      reader.add(within(link('here', TO)), 'cell');
      rest();
      assert.deepEqual(asked, [
        { text: 'here', context: '', place: 'cell' },
        { text: TO, context: '', place: 'link' },
      ]);
    });

    for (const [what, drawn, href] of [
      ['is drawn as it is', ` ${TO} `, TO],
      ['leads to the site itself', 'here', 'https://acme.example/wiki/x?key=1'],
      ['leads to the site itself, and says where to go on', 'here', '/login?next=https://acme.example/x'],
      ['names no value', 'here', 'https://north.example/handbook/#leave'],
      ['writes to somebody', 'here', 'mailto:rae@north.example?subject=a'],
      ['leads nowhere', 'here', null],
    ]) {
      it(`passes over one that ${what}`, () => {
        reader.add(within(link(drawn, href)), 'body');
        rest();
        assert.deepEqual(asked.map(({ place }) => place), ['body']);
      });
    }

    it('reads it again when it leads elsewhere, and forgets what it held', async () => {
      const one = link('here', TO);
      const block = { ...within(one), contains: () => true };
      const roots = [{ element: block, place: 'body' }];
      reader.add(block, 'body');
      rest();
      await answer([], [{ rule: 'generic-secret' }]);
      assert.equal(reader.matches().length, 1);
      one.href = `${TO}2`;
      reader.touch(block, roots);
      rest();
      assert.deepEqual(asked.slice(2).map(({ text }) => text), [`${TO}2`], 'the text is as it was');
      await answer([{ rule: 'generic-secret' }]);
      reader.touch(block, roots);
      rest();
      assert.equal(asked.length, 3);
      one.href = '/wiki/x';
      reader.touch(block, roots);
      rest();
      assert.deepEqual([reader.matches(), told], [[], ['changed', 'changed', 'empty', 'changed']]);
    });
  });

  it('tells that a page without text was read', () => {
    reader.add(paragraph(''), 'body');
    rest();
    assert.deepEqual(told, ['changed']);
  });
});
