// A link that begins a mail (extension/shared/mail.js), whatever a page put into it.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { mailTo } from '../../extension/shared/mail.js';

const END = 'Add the saved file to this message.';
const read = (href) => {
  const { pathname, searchParams } = new URL(href);
  return { to: pathname, subject: searchParams.get('subject'), body: searchParams.get('body'), length: href.split('&body=')[1].length };
};

describe('a link that begins a mail', () => {
  it('holds the whole body, where that is short', () => {
    const mail = read(mailTo('records@acme.gov.uk', { subject: 'A & B', body: 'Title: x', end: END }));
    assert.deepEqual([mail.to, mail.subject, mail.body], ['records@acme.gov.uk', 'A & B', `Title: x\n\n${END}`]);
    assert.equal(read(mailTo('', { subject: 'A', body: 'x' })).body, 'x');
  });

  it('cuts a long one between characters, and never its last sentence', () => {
    // Whatever stands before it: one of them is cut in the middle where characters are halved.
    for (const before of ['', 'a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef']) {
      const { body, length } = read(mailTo('', { subject: 'A', body: before + '😀'.repeat(300), end: END }));
      assert.match(body, new RegExp(`^${before}(😀)+…\n\n${END.replace('.', '\\.')}$`));
      assert.ok(length <= 1_800 && length > 1_780, `${length}`);
    }
  });

  it('holds text with half a character in it', () => {
    assert.deepEqual(read(mailTo('', { subject: 'A\ud83d', body: '\ude00 b' })).body, '\ufffd b');
  });
});
