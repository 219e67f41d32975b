// Messages put into words: what goes into a sentence neither runs into what is beside it nor turns
// it around.

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { beginsWithName, know, say } from '../../extension/shared/text.js';
import { getMessage } from './catalogue.js';

before(() => {
  globalThis.chrome = { i18n: { getMessage } };
});

const guest = (name) => ({
  message: { key: 'party_guest', args: [{ text: name }, { text: 'north.example' }] },
});
const outsiders = (...list) => say({ key: 'panel_outsiders', args: [{ list }] });

describe('a list in words', () => {
  it('has commas, unless what it lists has some', () => {
    assert.equal(outsiders({ text: 'Dana' }, { text: 'Jo' }, { text: 'Sam' }), 'Outside your organisation: Dana, Jo and Sam.');
    assert.equal(
      outsiders(guest('Dana'), guest('Jo')),
      'Outside your organisation: Dana, guest from north.example; Jo, guest from north.example.',
    );
    assert.match(outsiders(guest('Dana')), /^[^;]*$/);
  });
});

describe('a line', () => {
  const party = (key, ...texts) => ({ key, args: texts.map((text) => ({ text })) });

  it('is known to begin with a name or not, which keeps its letters', () => {
    for (const line of [
      party('party_guest', 'van der Berg', 'north.example'),
      party('party_group_of', 'northbridge-guests', 'north.example'),
      party('party_address', 'jo@north.example', 'north.example'),
      party('party_guest', 'دانا', 'north.example'),
      { key: 'party_group_part', args: [{ message: party('party_group_of', 'ngo-guests', 'north.example') }] },
    ]) assert.equal(beginsWithName(line), true, say(line));
    for (const line of [
      { key: 'party_public_link' },
      { key: 'evidence_marking', args: [{ text: 'OFFICIAL' }] },
      { key: 'audience_inside', args: [{ count: 4 }, { text: 'acme.gov.uk' }] },
    ]) assert.equal(beginsWithName(line), false, say(line));
  });

  it('is known by its words too, where those were put together before', () => {
    const line = party('party_guest', 'van der Berg', 'north.example');
    assert.equal(beginsWithName({ ...line, said: say(line) }), true);
  });
});

describe('a name in a sentence', () => {
  it('stands apart where it is written from right to left', () => {
    assert.equal(outsiders({ text: 'דנה כהן' }), 'Outside your organisation: \u2068דנה כהן\u2069.');
    assert.equal(outsiders({ text: 'ليلى' }), 'Outside your organisation: \u2068ليلى\u2069.');
    assert.equal(outsiders({ text: 'Zoë 李' }), 'Outside your organisation: Zoë 李.');
  });

  it('does not turn what comes after it', () => {
    assert.equal(outsiders({ text: '\u202emoc.live\u2066' }), 'Outside your organisation: moc.live.');
    assert.equal(outsiders({ text: '\u2069\u202eדנה' }), 'Outside your organisation: \u2068דנה\u2069.');
    assert.equal(outsiders({ text: 'Dana\u200f\u061c' }), 'Outside your organisation: Dana.');
    // Adlam, beyond the first plane.
    assert.equal(outsiders({ text: '\u{1e900}\u{1e901}' }), 'Outside your organisation: \u2068\u{1e900}\u{1e901}\u2069.');
  });

  it('does not go on in a line of its own, nor over the lines around it', () => {
    assert.equal(outsiders({ text: 'Dana\r\n\u2028Nobody is outside' }), 'Outside your organisation: Dana Nobody is outside.');
    const heap = (signs) => `Z${'\u0301'.repeat(signs)}`;
    assert.equal(outsiders({ text: heap(200) }), `Outside your organisation: ${heap(6)}.`);
  });
});

describe('a long name in a sentence', () => {
  const shown = (name) => outsiders({ text: name }).slice('Outside your organisation: '.length, -1);

  it('is cut, and its beginning and its end stay', () => {
    assert.equal(shown('Dana '.repeat(20).trim()), 'Dana '.repeat(20).trim());
    const cut = shown(`Dana ${'a'.repeat(5_000)} minutes.xlsx`);
    assert.match(cut, /^Dana a+…a+ minutes\.xlsx$/);
    assert.equal([...cut].length, 100);
    assert.ok(shown(`${'w.'.repeat(500)}partner.example`).endsWith('partner.example'));
  });

  it('is cut between letters, whatever these are made of', () => {
    const family = '👨\u200d👩\u200d👧\u200d👦';
    for (const [letter, count] of [[family, 90], ['Z\u0301\u0302\u0303', 400], ['\u{1e900}', 300]]) {
      const cut = shown(letter.repeat(count)).replace(/[\u2068\u2069]/g, '');
      assert.equal(cut.split('…').map((part) => part.replaceAll(letter, '')).join(''), '', letter);
    }
    // One letter, to whoever counts letters.
    assert.ok(shown('👩\u200d'.repeat(50_000)).length < 1_100);
  });

  it('is no name where somebody here wrote it', () => {
    const text = 'Ask the information governance team first, by telephone. '.repeat(4).trim();
    assert.ok(say({ key: 'advice_own', args: [{ text }] }).endsWith(text));
  });
});

describe('a name in a sentence that does not show', () => {
  const shown = (name) => outsiders({ text: name }).slice('Outside your organisation: '.length, -1);

  it('is said to be there', () => {
    for (const name of ['\u200b\u2060', '\u3164', '\u202e\ufeff', ' ', '\u200d', '\u2800\u00a0']) {
      assert.equal(shown(name), 'a name that shows nothing', JSON.stringify(name));
    }
  });

  it('has nothing between its letters, nor as much room as a line', () => {
    assert.equal(shown('D\u200ban\u{e0061}a\u00ad'), 'Dana');
    assert.equal(shown(`Dana${'\u00a0'.repeat(300)}colleague`), 'Dana\u00a0colleague');
    // As it is written in Persian.
    assert.equal(shown('\u0645\u06cc\u200c\u0631\u0648\u062f'), '\u2068\u0645\u06cc\u200c\u0631\u0648\u062f\u2069');
  });
});

describe('a page that is cut off from the extension', () => {
  it('says what it was told before, and fails at nothing else', (test) => {
    test.mock.method(chrome.i18n, 'getMessage', () => {
      throw new Error('Extension context invalidated.');
    });
    know({ not_checked_reload: 'Reload this page.' });
    assert.equal(say({ key: 'not_checked_reload' }), 'Reload this page.');
    assert.equal(say({ key: 'strip_more' }), 'strip_more');
    know({});
  });
});
