// What a script of the page can do to a question: neither read nor answer it, nor go past it by taking
// it away.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage } from './scene.js';

/** What an unfriendly script would leave in the page before there is a question. */
function spoil() {
  globalThis.caught = [];
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, { ...options, mode: 'open' });
    globalThis.caught.push(root);
    return root;
  };
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (this.localName?.startsWith?.('doorward-')) globalThis.caught.push(listener);
    return addEventListener.call(this, type, listener, options);
  };
  // Of names that Doorward looks for in its own objects.
  for (const name of ['interruption', 'holds_files', 'doorwardRuns']) {
    Object.defineProperty(Object.prototype, name, { value: false, configurable: true, writable: true });
  }
}

/** Presses and keys that no person makes, on what a script can get hold of. */
function attack(host) {
  const one = document.querySelector(host);
  const { x, y, width, height } = one.getBoundingClientRect();
  const targets = new Set([one, document.activeElement, document.elementFromPoint(x + width / 2, y + height / 2)]);
  for (const target of targets) {
    for (const type of ['mousedown', 'mouseup', 'click']) {
      target?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2 }));
    }
    for (const key of ['Enter', ' ']) {
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    }
  }
  one.click();
  return { root: one.shadowRoot, text: one.textContent + one.innerText, caught: globalThis.caught };
}

for (const browser of BROWSERS) {
  describe(`a script of the page (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    it('neither reads nor answers a question, and sends nothing by taking it away', async () => {
      const scene = await stage.open('cases');
      await scene.page.evaluate(spoil);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before you share/);
      const { root, text, caught } = await scene.page.evaluate(attack, INTERRUPTION);
      assert.deepEqual([root, text.trim(), caught], [null, '', []]);
      await scene.sees(INTERRUPTION, /Check before you share/);
      assert.equal(scene.shares().length, 0);

      await scene.page.evaluate((host) => document.querySelector(host).remove(), INTERRUPTION);
      await scene.sees(INTERRUPTION, /Check before you share/);
      await scene.page.evaluate((host) => {
        document.querySelector(host).remove();
        document.querySelector('[role=dialog] form').requestSubmit();
      }, INTERRUPTION);
      await scene.sees(INTERRUPTION, /Check before you share/);
      assert.equal(scene.shares().length, 0);
      await scene.press('button', 'Go back and change it');
      await waitFor(async () => !(await scene.text(INTERRUPTION)), { what: 'the question to go' });
      assert.equal(scene.shares().length, 0);
    });
  });
}
