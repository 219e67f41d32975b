// A button that copies (extension/shared/copy.js).

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import { copyButton } from '../../extension/shared/copy.js';

describe('a button that copies', () => {
  let clipboard;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    clipboard = [];
    globalThis.document = {
      createElement: () => {
        const [children, attributes, listeners] = [[], {}, {}];
        const append = (...more) => children.push(...more);
        const setAttribute = (name, value) => (attributes[name] = value);
        const addEventListener = (type, listener) => (listeners[type] = listener);
        const made = { children, attributes, listeners, append, setAttribute, addEventListener };
        return Object.assign(made, { replaceChildren: () => (made.textContent = '') });
      },
    };
    Object.defineProperty(globalThis, 'navigator', {
      value: { clipboard: { writeText: async (text) => clipboard.push(text) } }, configurable: true, writable: true,
    });
    globalThis.chrome = { i18n: { getMessage: (key) => key } };
  });
  afterEach(() => {
    mock.timers.reset();
    delete globalThis.document;
    delete globalThis.navigator;
    delete globalThis.chrome;
  });
  const refuse = () => (navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')));

  it('says so beside it, once, and keeps its label', async () => {
    const [button, status] = copyButton('Copy', () => 'words').children;
    assert.equal(status.attributes.role, 'status');
    await button.listeners.click();
    assert.deepEqual(clipboard, ['words']);
    assert.equal(status.textContent, 'copy_done');
    assert.equal(button.textContent, 'Copy');
    assert.equal(button.attributes['aria-live'], undefined);
    mock.timers.tick(4_000);
    assert.equal(status.textContent, '');
  });

  it('tells whoever wants to know only when the clipboard has it', async () => {
    let told = 0;
    const [button, status] = copyButton('Copy', () => 'words', () => (told += 1)).children;
    refuse();
    await button.listeners.click();
    assert.equal(told, 0);
    assert.equal(status.textContent, 'copy_failed');
    navigator.clipboard.writeText = async () => {};
    await button.listeners.click();
    assert.equal(told, 1);
    assert.equal(status.textContent, '', 'which says so itself');
  });
});
