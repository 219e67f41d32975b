// What is collected of a page (extension/content/page/collect.js).

import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';

import { collect } from '../../extension/content/page/collect.js';

const DIALOGS = [
  { name: 'share-dialog', selectors: ['.dialog:has(form)', '.dialog:has(input)'], needs: '.dialog' },
  { name: 'share-window', selectors: ['.dialog:has(select)'], needs: '.dialog' },
];

afterEach(() => {
  delete globalThis.document;
  delete globalThis.NodeFilter;
});

/** Collects from a page on which each of these selectors has an element; says what was asked too. */
function collectFrom(present) {
  const asked = [];
  const ask = (selector) => {
    asked.push(selector);
    return present.includes(selector) ? [{ selector }] : [];
  };
  globalThis.document = { querySelectorAll: ask, querySelector: (selector) => ask(selector)[0] ?? null };
  return { found: Object.keys(collect(DIALOGS).landmarks), asked };
}

it('asks once for what several landmarks need, and for none of them without it', () => {
  assert.deepEqual(collectFrom([]), { found: [], asked: ['.dialog'] });
  const { found, asked } = collectFrom(['.dialog', '.dialog:has(select)']);
  assert.deepEqual(found, ['share-window']);
  assert.deepEqual(asked, ['.dialog', ...DIALOGS.flatMap(({ selectors }) => selectors)]);
});

it('takes the menu that a control names, not a heading that its author has called the same', (test) => {
  globalThis.CSS = { escape: (text) => text };
  test.after(() => delete globalThis.CSS);
  const [choice, heading] = [{ localName: 'div' }, { localName: 'h2', querySelectorAll: () => [] }];
  const menu = { localName: 'div', querySelectorAll: () => [choice] };
  const text = { contains: (one) => one === heading };
  const control = { getAttribute: () => 'menu-1' };
  const there = new Map([['.text', [text]], ['button', [control]], ['[id="menu-1"]', [heading, menu]]]);
  globalThis.document = { querySelectorAll: (selector) => there.get(selector) ?? [], getElementById: () => heading };
  const parts = [{ name: 'choice', selectors: ['[role=option]'], act: 'click' }];
  const named = [{ name: 'menu', refers: 'aria-controls', parts }];
  const { acts, elements } = collect([
    { name: 'content', selectors: ['.text'], content: 'body' },
    { name: 'control', selectors: ['button'], parts: named },
  ]);
  assert.deepEqual([...acts.keys()], [choice]);
  assert.ok(![...elements.values()].includes(heading));
});

it('takes no link of a drawing, which has no path', () => {
  const links = [{ localName: 'a', pathname: '/wiki/people/1' }, { localName: 'a', href: { baseVal: '/x' } }];
  const row = { textContent: 'Dana: can edit', parentElement: null, getElementsByTagName: () => links };
  const control = { textContent: 'can edit', parentElement: row };
  globalThis.NodeFilter = { SHOW_TEXT: 4 };
  globalThis.document = {
    querySelectorAll: () => [control],
    createTreeWalker: () => ({ nextNode: () => null }),
  };
  const { landmarks } = collect([{ name: 'role', selectors: ['button'], around: true }]);
  assert.deepEqual(landmarks.role[0].around, [{ texts: [], links: ['/wiki/people/1'] }]);
});
