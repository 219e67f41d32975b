// What glyphs are called in fonts for Latin script, and which code stands for which where a font of a
// PDF says no more than the name of its encoding. Source: ISO 32000-2, annex D; Adobe's glyph list.

const SIGNS = new Map(
  Object.entries({
    space: ' ', exclam: '!', quotedbl: '"', numbersign: '#', dollar: '$', percent: '%', ampersand: '&', quotesingle: "'",
    parenleft: '(', parenright: ')', asterisk: '*', plus: '+', comma: ',', hyphen: '-', period: '.', slash: '/',
    zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9',
    colon: ':', semicolon: ';', less: '<', equal: '=', greater: '>', question: '?', at: '@', bracketleft: '[',
    backslash: '\\', bracketright: ']', asciicircum: '^', underscore: '_', grave: '`', braceleft: '{', bar: '|',
    braceright: '}', asciitilde: '~', exclamdown: '¡', cent: '¢', sterling: '£', currency: '¤', yen: '¥', brokenbar: '¦',
    section: '§', dieresis: '¨', copyright: '©', ordfeminine: 'ª', guillemotleft: '«', logicalnot: '¬', sfthyphen: '\xad',
    registered: '®', macron: '¯', degree: '°', plusminus: '±', twosuperior: '²', threesuperior: '³', acute: '´', mu: 'µ',
    paragraph: '¶', periodcentered: '·', cedilla: '¸', onesuperior: '¹', ordmasculine: 'º', guillemotright: '»',
    onequarter: '¼', onehalf: '½', threequarters: '¾', questiondown: '¿', AE: 'Æ', ae: 'æ', Oslash: 'Ø', oslash: 'ø',
    germandbls: 'ß', Eth: 'Ð', eth: 'ð', Thorn: 'Þ', thorn: 'þ', multiply: '×', divide: '÷', dotlessi: 'ı', Lslash: 'Ł',
    lslash: 'ł', OE: 'Œ', oe: 'œ', florin: 'ƒ', circumflex: 'ˆ', tilde: '˜', breve: '˘', dotaccent: '˙', ring: '˚',
    ogonek: '˛', hungarumlaut: '˝', caron: 'ˇ', endash: '–', emdash: '—', quoteleft: '‘', quoteright: '’',
    quotesinglbase: '‚', quotedblleft: '“', quotedblright: '”', quotedblbase: '„', dagger: '†', daggerdbl: '‡',
    bullet: '•', ellipsis: '…', perthousand: '‰', guilsinglleft: '‹', guilsinglright: '›', fraction: '⁄', Euro: '€',
    trademark: '™', minus: '−', nbspace: ' ', nonbreakingspace: ' ', ff: 'ff', fi: 'fi', fl: 'fl', ffi: 'ffi', ffl: 'ffl',
    visiblespace: ' ', nonmarkingreturn: ' ', numero: '№', estimated: '℮', notequal: '≠', lessequal: '≤', greaterequal: '≥',
  }),
);
const ACCENTS = new Map(
  Object.entries({
    grave: '\u0300', acute: '\u0301', circumflex: '\u0302', tilde: '\u0303', macron: '\u0304', breve: '\u0306',
    dotaccent: '\u0307', dieresis: '\u0308', ring: '\u030a', hungarumlaut: '\u030b', caron: '\u030c',
    cedilla: '\u0327', commaaccent: '\u0327', ogonek: '\u0328',
  }),
);
const ACCENTED = /^([A-Za-z])([a-z]{4,12})$/;
// A name that means something is that of a symbol: an arrow, a letter of Greek. Others number their glyphs.
const WORD = /^[A-Za-z]{4,}$/;
const UNKNOWN = '\ufffd';
const CODES = /^uni((?:[\dA-Fa-f]{4}){1,8})$|^u([\dA-Fa-f]{4,6})$/;

/**
 * What a glyph says by its name.
 * @param {string} name
 * @returns {string|undefined} Nothing where the name is a number or a fancy of the font's.
 */
export function glyph(name) {
  const [plain] = name.split('.', 1);
  if (/^[A-Za-z]$/.test(plain)) {
    return plain;
  }
  const said = SIGNS.get(plain);
  if (said !== undefined) {
    return said;
  }
  const [, four, more] = CODES.exec(plain) ?? [];
  if (four) {
    return (four.match(/.{4}/g) ?? []).map((code) => String.fromCharCode(parseInt(code, 16))).join('');
  }
  if (more) {
    const code = parseInt(more, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }
  if (plain.includes('_')) {
    const parts = plain.split('_').slice(0, 8).map((part) => (part.includes('_') ? undefined : glyph(part)));
    return parts.includes(undefined) ? undefined : parts.join('');
  }
  const [, letter, accent] = ACCENTED.exec(plain) ?? [];
  const mark = ACCENTS.get(accent);
  if (letter && mark) {
    return `${letter}${mark}`.normalize('NFC');
  }
  return WORD.test(plain) ? UNKNOWN : undefined;
}

const bytes = Uint8Array.from({ length: 256 }, (_, code) => code);
// From the code 161 on; a space where there is nothing.
const UPPER = "¡¢£⁄¥ƒ§¤'“«‹›??";
const UPPER_REST = ' –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß';

/**
 * What each code says in an encoding.
 * @param {string} name
 * @returns {(string|undefined)[]}
 */
export function encoding(name) {
  if (name === 'WinAnsiEncoding' || name === 'MacRomanEncoding') {
    const label = name === 'WinAnsiEncoding' ? 'windows-1252' : 'macintosh';
    return [...new TextDecoder(label).decode(bytes)].map((sign, code) => (code < 32 ? undefined : sign));
  }
  const upper = [...UPPER.slice(0, -2), 'fi', 'fl', ...UPPER_REST];
  return [...bytes].map((code) => {
    const sign = code === 39 ? '’' : code === 96 ? '‘' : code < 127 ? String.fromCharCode(code) : upper[code - 161];
    return code < 32 || (code > 32 && sign === ' ') ? undefined : sign;
  });
}

/** How wide the signs from the space to the tilde are in Helvetica, in thousandths of its size. */
const WIDTHS = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
).split(' ').map(Number);

/**
 * How wide a code is about, in one of the fonts that every reader of PDFs has and no file describes.
 * @param {string} font
 * @param {number} code
 */
export function usualWidth(font, code) {
  if (/courier|mono/i.test(font)) {
    return 600;
  }
  const width = WIDTHS[code - 32] ?? 556;
  return /times|roman|serif/i.test(font) && !/sans/i.test(font) ? width * 0.9 : width;
}
