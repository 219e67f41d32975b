// The reader of the page's text (extension/content/page/read.js): what was found is told, whatever
// happens to the page between a question and its answer.

import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

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

  it('tells that a page without text was read', () => {
    reader.add(paragraph(''), 'body');
    rest();
    assert.deepEqual(told, ['changed']);
  });
});
