// The guard of an act of sharing (extension/content/press/guard.js): what a person pressed is decided,
// and never lost.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

describe('the guard', () => {
  let Guard;
  let listeners;
  let pressed;
  let form;
  before(async () => {
    globalThis.window = { addEventListener: (type, listener) => listeners?.set(type, listener) };
    ({ Guard } = await import('../../extension/content/press/guard.js'));
  });
  beforeEach(() => {
    listeners = new Map();
    pressed = 0;
    form = makeForm();
  });
  after(() => delete globalThis.window);

  const makeForm = () => ({ isConnected: true, contains: () => false, requestSubmit: () => submit() });

  // The page's own listener hears what the guard does not stop.
  const submit = () => {
    let isStopped = false;
    const stop = () => (isStopped = true);
    listeners.get('submit')({ type: 'submit', preventDefault: stop, stopImmediatePropagation: stop });
    pressed += isStopped ? 0 : 1;
  };
  const guard = (page) => {
    const said = [];
    const known = {
      actOf: () => form,
      holds: () => {},
      passed: () => {},
      undecided: () => said.push('not checked'),
      traceOf: (element) => ({ element }),
      successor: () => undefined,
      isForOthers: () => false,
      lost: () => said.push('not carried out'),
    };
    new Guard({ ...known, ...page }).start();
    return said;
  };
  const decided = () => new Promise((done) => setTimeout(done, 20));

  for (const [what, page] of [
    ['it is being judged', { verdict: () => undefined, settle: () => Promise.reject(new Error()) }],
    ['the question is put', { verdict: () => 'hold', interrupt: () => Promise.reject(new Error()) }],
  ]) {
    it(`does what was pressed, and says that it was not checked, when something fails while ${what}`, async () => {
      const said = guard(page);
      submit();
      assert.equal(pressed, 0);
      await decided();
      assert.equal(pressed, 1);
      assert.deepEqual(said, ['not checked']);
    });
  }

  describe('of files that are dropped', () => {
    const made = [];
    let place;
    before(() => {
      globalThis.DragEvent = class {
        constructor(type, about) {
          Object.assign(this, { type, ...about });
        }
      };
      window.DataTransfer = class {
        files = [];
        items = { add: (file) => this.files.push(file) };
      };
    });
    beforeEach(() => {
      made.length = 0;
      place = { isConnected: true, dispatchEvent: (event) => (made.push(event), isLeft) };
    });
    after(() => delete globalThis.DragEvent);
    let isLeft;
    const drop = (file, isUntaken = false) => {
      isLeft = isUntaken;
      const items = [{ kind: 'file', webkitGetAsEntry: () => null }];
      listeners.get('drop')({ type: 'drop', clientX: 7, dataTransfer: { items, files: [file] }, preventDefault: () => {}, stopImmediatePropagation: () => {} });
    };
    const names = () => made.map(({ type, dataTransfer }) => `${type} ${dataTransfer.files.map(({ name }) => name)}`);

    it('drops them once more where they were', async () => {
      const said = guard({ actOf: () => place, verdict: () => 'hold', interrupt: async () => true });
      drop({ name: 'a.csv' });
      await decided();
      assert.deepEqual([names(), made[0].clientX, said], [['drop a.csv'], 7, []]);
    });

    it('has the page know that they are gone where the person goes back, and gives it none', async () => {
      guard({ actOf: () => place, verdict: () => 'hold', interrupt: async () => false });
      drop({ name: 'a.csv' });
      await decided();
      assert.deepEqual(names(), ['dragleave ']);
    });

    it('says that they are lost where the page takes them no more, or others are dropped meanwhile', async () => {
      const said = guard({ actOf: () => place, verdict: () => undefined, settle: () => decided() });
      drop({ name: 'a.csv' }, true);
      drop({ name: 'b.csv' }, true);
      assert.deepEqual(said, ['not carried out']);
      await decided();
      await decided();
      assert.deepEqual(names(), ['drop a.csv', 'dragleave ']);
      assert.deepEqual(said, ['not carried out', 'not checked', 'not carried out']);
    });
  });

  it('does nothing more where the person goes back', async () => {
    guard({ verdict: () => 'hold', interrupt: async () => false });
    submit();
    await decided();
    assert.equal(pressed, 0);
  });

  // The page draws the form anew while it is held.
  const redraw = () => {
    form.isConnected = false;
    form = makeForm();
    return form;
  };

  it('presses what stands in the place of a button that the page has drawn anew', async () => {
    const judged = [];
    const old = form;
    const said = guard({
      verdict: (element) => (judged.push(element), element === old ? undefined : 'pass'),
      settle: async () => redraw(),
      successor: ({ element }) => (assert.equal(element, old), form),
    });
    submit();
    await decided();
    assert.equal(pressed, 1);
    assert.equal(judged.at(-1), form, 'judged for itself');
    assert.deepEqual(said, [], 'what was not let go is not called unchecked');
  });

  it('lets no verdict about the old button count for the new one', async () => {
    const old = form;
    const asked = [];
    guard({
      verdict: (element) => (element === old ? undefined : 'hold'),
      settle: async () => redraw(),
      successor: () => form,
      interrupt: async (element) => (asked.push(element), false),
    });
    submit();
    await decided();
    assert.deepEqual([pressed, asked], [0, [form]]);
  });

  it('asks again where the page took the question away, and the button still stands', async () => {
    let questions = 0;
    guard({ verdict: () => 'hold', successor: () => form, interrupt: async () => ((questions += 1), questions > 1 || undefined) });
    submit();
    await decided();
    assert.deepEqual([pressed, questions], [1, 2]);
  });

  it('says that a press was not carried out where nothing stands in its place', async () => {
    const said = guard({ verdict: () => undefined, settle: async () => redraw() });
    submit();
    await decided();
    assert.equal(pressed, 0);
    assert.deepEqual(said, ['not carried out']);
  });

  for (const [what, verdicts, shares] of [
    ['it goes', ['pass'], 0],
    ['it cannot be decided in time', [], 0],
    ['the person is asked about those', ['hold'], 1],
  ]) {
    it(`${shares ? 'goes on' : 'does not go on'} for others than were chosen when it was pressed, where ${what}`, async () => {
      let known = [];
      const said = guard({
        verdict: () => known.at(0),
        settle: async () => (known = verdicts),
        interrupt: async () => true,
        isForOthers: (trace, element) => trace.element === element,
      });
      submit();
      await decided();
      assert.equal(pressed, shares);
      assert.deepEqual(said, shares ? [] : ['not carried out']);
    });
  }

  // The browser puts a page away as it stands, and its time with it: when it is shown again, the time to
  // decide is over.
  it('does nothing of what was pressed before the page was left', async () => {
    const said = guard({ verdict: () => undefined, settle: async () => listeners.get('pagehide')() });
    submit();
    await decided();
    assert.equal(pressed, 0);
    assert.deepEqual(said, ['not carried out']);
  });

  // Its timers run out as soon as it wakes.
  for (const [what, verdict] of [['decided by then', 'pass'], ['not decided', undefined]]) {
    it(`does nothing of what was pressed before the computer was asleep, though it is ${what}`, async (test) => {
      test.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
      let known;
      const said = guard({
        verdict: () => known,
        settle: async () => {
          test.mock.timers.tick(3_600_000);
          known = verdict;
        },
      });
      submit();
      await decided();
      assert.deepEqual([pressed, said], [0, ['not carried out']]);
    });
  }

  it('leaves a page alone that draws the button anew each time', async () => {
    const said = guard({ verdict: () => 'hold', interrupt: async () => (redraw(), true), successor: () => form });
    submit();
    await decided();
    assert.equal(pressed, 0);
    assert.deepEqual(said, ['not carried out']);
  });

  it('holds what a press does no second time once it was let go unchecked', async () => {
    const waits = [];
    const passed = [];
    const button = { isConnected: true, click: () => submit() };
    const said = guard({
      actOf: ({ type }) => (type === 'click' ? button : form),
      verdict: () => undefined,
      settle: async () => waits.push('waited'),
      passed: (element) => passed.push(element),
    });
    listeners.get('click')({ type: 'click', preventDefault: () => {}, stopImmediatePropagation: () => {} });
    await decided();
    assert.equal(pressed, 1);
    assert.deepEqual([waits, said], [['waited'], ['not checked']]);
    assert.deepEqual(passed, [button, form], 'what it does is heard of all the same');
  });

  describe('by key', () => {
    let done;
    before(() => {
      globalThis.KeyboardEvent = class {
        constructor(type, init) {
          Object.assign(this, { type, isComposing: false, preventDefault: () => {}, stopImmediatePropagation: () => {} }, init);
        }
      };
    });
    beforeEach(() => (done = []));
    after(() => delete globalThis.KeyboardEvent);

    // What is pressed, as far as the guard looks at it. `handles` is the page's own listener: whether it
    // keeps the browser from doing what it does at that key.
    const make = (about, handles = () => false) => {
      const element = { isConnected: true, hasAttribute: () => false, ...about };
      element.dispatchEvent = (event) => {
        Object.defineProperty(event, 'target', { value: element });
        let isStopped = false;
        event.stopImmediatePropagation = () => (isStopped = true);
        listeners.get('keydown')(event);
        return isStopped || !handles(event);
      };
      return element;
    };
    const press = (element, init) => element.dispatchEvent(new KeyboardEvent('keydown', init));
    const holdOnce = (isAct = () => true) =>
      guard({ actOf: (event) => (isAct(event) ? event.target : undefined), verdict: () => 'hold', interrupt: async () => true, isFar: () => false });

    it('submits the form of a line as the browser would have, where the page leaves that to it', async () => {
      holdOnce();
      const form = { requestSubmit: () => done.push('submitted') };
      press(make({ localName: 'input', value: '', form }), { key: 'Enter' });
      assert.deepEqual(done, []);
      await decided();
      assert.deepEqual(done, ['submitted']);
      press(make({ localName: 'input', value: '', form }, () => done.push('handled')), { key: 'Enter' });
      await decided();
      assert.deepEqual(done, ['submitted', 'handled']);
    });

    it('holds a line by Ctrl and Enter too, and presses that again', async () => {
      holdOnce();
      press(make({ localName: 'textarea', value: '' }, ({ ctrlKey }) => done.push(ctrlKey)), { key: 'Enter', ctrlKey: true });
      assert.deepEqual(done, []);
      await decided();
      assert.deepEqual(done, [true]);
    });

    it('holds what only says that it is a button, and clicks it', async () => {
      holdOnce();
      for (const key of ['Enter', ' ']) {
        press(make({ localName: 'div', role: 'menuitemradio', click: () => done.push('clicked') }, () => done.push('by key')), { key });
      }
      assert.deepEqual(done, []);
      await decided();
      assert.deepEqual(done, ['clicked', 'clicked']);
    });
  });

  it('shares once where it was pressed twice, though it is decided between the two', async () => {
    const now = {};
    guard({ verdict: () => now.verdict, settle: () => decided() });
    submit();
    now.verdict = 'pass';
    submit();
    await decided();
    await decided();
    assert.equal(pressed, 1);
  });

  it('shares once where the person has pressed the new button meanwhile', async () => {
    const old = form;
    const said = guard({
      verdict: (element) => (element === old ? undefined : 'pass'),
      settle: async () => {
        redraw();
        submit();
      },
      successor: () => form,
    });
    submit();
    await decided();
    assert.equal(pressed, 1);
    assert.deepEqual(said, []);
  });
});
