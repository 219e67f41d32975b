// What the background puts into words for a page, and what it leaves as it is.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { ownWords, word } from '../../extension/background/wording.js';
import { i18n, know, language, say } from '../../extension/shared/text.js';

const title = { key: 'panel_sensitive', args: [{ text: 'Dana Reyes' }] };
const finding = { key: 'digest', rule: 'ACC-03', title: { key: 'due_title' } };
const report = () => structuredClone({
  strip: [title],
  short: { key: 'short', count: 2, args: [{ count: 2 }] },
  guards: [{
    panel: { tone: 'warning', title, lines: [] },
    interruption: { key: 'digest', title, ticks: [title], links: [{ url: 'https://x', text: title }] },
    review: { question: title, people: ['1'], finding },
    event: { about: [{ rule: 'NHS-01', name: title, locked: false }] },
  }],
  wants: [{ key: 'user:1', path: '/wiki' }],
  findings: [finding],
  reminder: null,
});

describe('the words of a page', () => {
  let looked;
  beforeEach(() => {
    looked = [];
    globalThis.chrome = {
      i18n: {
        getMessage: (key, words = []) => {
          looked.push(key);
          return key === 'catalogue_language' ? 'en-GB' : [key, ...words].join(' ');
        },
      },
    };
  });
  afterEach(() => {
    know({});
    delete globalThis.chrome;
  });

  it('are put to every message that is shown, and then no catalogue is asked', () => {
    const { strip, short, guards: [guard] } = word(report());
    looked = [];
    const { panel, interruption, review, event } = guard;
    const shown = [
      strip[0], panel.title, interruption.title, interruption.ticks[0], interruption.links[0].text,
      review.question, event.about[0].name,
    ];
    assert.deepEqual([...new Set(shown.map(say))], ['panel_sensitive Dana Reyes']);
    assert.equal(say({ key: 'outer', args: [{ message: event.about[0].name }] }), 'outer panel_sensitive Dana Reyes');
    assert.match(say(short), /^short_other 2$/);
    assert.deepEqual(looked, ['outer']);
  });

  it('leave what is kept, and what is no message, without a language', () => {
    const { guards: [{ interruption, review }], wants, findings } = word(report());
    assert.deepEqual(review.finding, finding);
    assert.deepEqual(findings, [finding]);
    assert.equal(interruption.said, undefined);
    assert.equal(wants[0].said, undefined);
  });

  it('that a page needs whatever the report are looked up once', () => {
    const words = ownWords();
    looked = [];
    know(words);
    assert.equal(i18n('strip_more'), 'strip_more');
    assert.equal(language(), 'en-GB');
    assert.deepEqual(looked, []);
    assert.equal(i18n('notice_close'), 'notice_close');
    assert.deepEqual(looked, ['notice_close']);
  });
});
