// Which element an event is about (extension/content/press/act.js).

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

describe('the element of an act', () => {
  let elementOf;
  before(async () => {
    globalThis.window = { addEventListener: () => {} };
    globalThis.document = { getElementById: () => null };
    ({ elementOf } = await import('../../extension/content/press/act.js'));
  });
  after(() => {
    delete globalThis.window;
    delete globalThis.document;
  });

  const page = (about) => ({ acts: new Map(), keys: [], lines: [], ...about });
  const element = (about) => ({ getAttribute: () => null, ...about });

  it('is what a key presses, where the browser makes no click of that', () => {
    const choice = element({ localName: 'div' });
    const button = element({ localName: 'button' });
    const collected = page({ acts: new Map([[choice, 'click'], [button, 'click']]) });
    assert.equal(elementOf({ type: 'keydown', key: 'Enter', target: choice }, collected), choice);
    assert.equal(elementOf({ type: 'keydown', key: 'Enter', target: button }, collected), undefined);
    // A link is clicked by Enter alone, and only where it leads somewhere.
    const [link, anchor] = [true, false].map((leads) => element({ localName: 'a', hasAttribute: () => leads }));
    collected.acts.set(link, 'click').set(anchor, 'click');
    const found = ['Enter', ' '].map((key) => [link, anchor].map((target) => elementOf({ type: 'keydown', key, target }, collected)));
    assert.deepEqual(found, [[undefined, anchor], [link, anchor]]);
  });

  it('is what is chosen in a list by keys, whatever else of the page has its id', (test) => {
    const [choice, heading] = [element({ localName: 'div', id: 'option-0' }), element({ localName: 'h2', id: 'option-0' })];
    const field = element({ localName: 'input', getAttribute: () => 'option-0' });
    test.mock.method(document, 'getElementById', (id) => (id === 'option-0' ? heading : null));
    const press = (acts) => elementOf({ type: 'keydown', key: 'Enter', target: field }, page({ acts: new Map(acts) }));
    assert.equal(press([[choice, 'click']]), choice);
    assert.equal(press([]), undefined, 'what is chosen shares nothing');
  });

  it('is a line at Enter, with Ctrl as well, and at no other key', () => {
    const line = element({ localName: 'textarea' });
    const collected = page({ lines: [line] });
    assert.equal(elementOf({ type: 'keydown', key: 'Enter', target: line }, collected), line);
    assert.equal(elementOf({ type: 'keydown', key: 'Enter', ctrlKey: true, target: line }, collected), line);
    assert.equal(elementOf({ type: 'keydown', key: 'a', target: line }, collected), undefined);
  });

  it('is a line that Enter alone saves, neither pressed nor left', () => {
    const line = element({ localName: 'textarea' });
    const collected = page({ acts: new Map([[line, 'enter']]) });
    assert.equal(elementOf({ type: 'keydown', key: 'Enter', target: line }, collected), line);
    assert.equal(elementOf({ type: 'keydown', key: ' ', target: line }, collected), undefined);
    assert.equal(elementOf({ type: 'click', target: line, composedPath: () => [line] }, collected), undefined);
    assert.equal(elementOf({ type: 'focusout', target: line, relatedTarget: null }, collected), undefined);
  });

  it('is a line that is left, but not for its own buttons', () => {
    const around = {};
    const inForm = { form: { contains: (other) => other === own } };
    const own = {};
    const alone = { parentNode: around };
    const collected = page({ lines: [inForm, alone] });
    const leave = (target, relatedTarget) => elementOf({ type: 'focusout', target, relatedTarget }, collected);
    assert.equal(leave(inForm, own), undefined);
    assert.equal(leave(inForm, {}), inForm);
    assert.equal(leave(inForm, null), inForm);
    assert.equal(leave(alone, { localName: 'button', parentNode: around }), undefined);
    assert.equal(leave(alone, { localName: 'input', parentNode: around }), alone);
    assert.equal(leave({}, null), undefined);
  });
});
