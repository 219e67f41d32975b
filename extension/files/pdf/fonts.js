// What the codes mean that a page of a PDF draws its text with, and how wide they are. A font may number
// its glyphs as it likes; then a table says what they mean, and without one nobody can tell but by
// looking. Source: ISO 32000-2, 9.5 to 9.10.

import { latin } from '../bytes.js';
import { encoding, glyph, usualWidth } from './glyphs.js';
import { isStream } from './objects.js';
import { Name, Reader, Word } from './syntax.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Objects} from './objects.js'
 * @import {Dictionary, Value} from './syntax.js'
 */

/** @typedef {{text: string|undefined, width: number, isSpace: boolean}} Glyph */

// So few signs say nothing that could be read: a bullet, a tick.
const FEW_SIGNS = 3;
const MOST_OF_A_RANGE = 65_536;
const MOST_MAPPED = 200_000;
const LONGEST_MEANING = 32;
const OF_SYMBOLS = /symbol|dingbat|wingding|webding/i;
const LIGATURES = /[\ufb00-\ufb06]/g;
const OWN_USE = /^[\ue000-\uf8ff\0\ufffd]*$/;
const IN_FONT = /\bdup\s+(\d{1,3})\s*\/([\w.]{1,40})\s+put\b/g;
const HEAD_OF_FONT = 16_384;

/** A font; `unread` are the codes met so far that nobody can tell the meaning of. */
export class Font {
  /** @type {Map<number, string>|undefined} */
  #meanings;
  /** @type {(string|undefined)[]} */
  #codes = [];
  /** @type {Map<number, number>} */
  #widths = new Map();
  #usual = -1;
  #name = '';
  #isComposite = false;
  #isUnicode = false;
  /** @type {boolean[]|undefined} */
  #isOneByte;
  #scale = 1;
  /** @type {Map<number, Glyph>} */
  #glyphs = new Map();
  /** @type {Set<number>} */
  unread = new Set();

  /** Whether something is drawn with it that cannot be read. */
  get isUnread() {
    return this.unread.size > FEW_SIGNS && !OF_SYMBOLS.test(this.#name);
  }

  /**
   * @param {Objects} objects
   * @param {Dictionary} font
   * @param {Passages} out
   */
  static async load(objects, font, out) {
    const made = new Font();
    made.#name = objects.name(font.get('BaseFont'));
    const subtype = objects.name(font.get('Subtype'));
    made.#isComposite = subtype === 'Type0';
    const table = await unpacked(objects, font.get('ToUnicode'));
    if (table) {
      const map = await readMap(table, out);
      made.#meanings = map.meanings;
      made.#isOneByte = map.isOneByte;
    }
    if (made.#isComposite) {
      made.#composite(objects, font);
    } else {
      await made.#simpleCodes(objects, font, subtype);
      made.#simpleWidths(objects, font, subtype);
    }
    return made;
  }

  /**
   * @param {Objects} objects
   * @param {Dictionary} font
   */
  #composite(objects, font) {
    const how = objects.name(font.get('Encoding'));
    // No part of the standard, but written and understood: the codes are what they mean.
    const isSaidSo = objects.name(font.get('ToUnicode')).startsWith('Identity');
    this.#isUnicode = isSaidSo || /UCS2|UTF16/.test(how);
    if (how.startsWith('Identity') || this.#isUnicode || !this.#meanings) {
      this.#isOneByte = undefined;
    }
    const inner = objects.dictionary(objects.list(font.get('DescendantFonts'))[0]);
    this.#usual = objects.number(inner?.get('DW'), 1_000);
    this.#compositeWidths(objects, objects.list(inner?.get('W')));
  }

  /**
   * A code and the widths from it on, or two and the width of all between them: ISO 32000-2, 9.7.4.3.
   * @param {Objects} objects
   * @param {Value[]} widths
   */
  #compositeWidths(objects, widths) {
    for (let at = 0; at + 1 < widths.length && this.#widths.size < MOST_MAPPED; ) {
      const first = objects.number(widths[at], 0);
      const next = objects.get(widths[at + 1]);
      if (Array.isArray(next)) {
        next.forEach((width, index) => this.#widths.set(first + index, objects.number(width, 0)));
        at += 2;
      } else {
        const last = Math.min(objects.number(widths[at + 1], 0), first + MOST_OF_A_RANGE);
        const width = objects.number(widths[at + 2], 0);
        for (let code = first; code <= last && this.#widths.size < MOST_MAPPED; code += 1) {
          this.#widths.set(code, width);
        }
        at += 3;
      }
    }
  }

  /**
   * What each code says: by an encoding that is named, or that of the font itself, and what differs from
   * it (ISO 32000-2, 9.6.5).
   * @param {Objects} objects
   * @param {Dictionary} font
   * @param {string} subtype
   */
  async #simpleCodes(objects, font, subtype) {
    const about = objects.dictionary(font.get('FontDescriptor'));
    const said = objects.get(font.get('Encoding'));
    const how = said instanceof Map ? said : undefined;
    const base = said instanceof Name ? said.name : objects.name(how?.get('BaseEncoding'));
    const first = objects.number(font.get('FirstChar'), 0);
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((name) => about?.has(name));
    // Such a font numbers its glyphs by itself, from one on.
    const isOwn = !base && !how && isEmbedded && subtype !== 'Type1' && first < 32;
    if (base || (subtype !== 'Type3' && !isOwn)) {
      this.#codes = encoding(base || (subtype === 'TrueType' ? 'WinAnsiEncoding' : 'StandardEncoding'));
    }
    const program = base ? undefined : await unpacked(objects, about?.get('FontFile'));
    if (program) {
      const head = latin(program.subarray(0, HEAD_OF_FONT));
      for (const [, code, name] of head.matchAll(IN_FONT)) {
        this.#codes[Number(code)] = glyph(name);
      }
    }
    let code = 0;
    for (const each of objects.list(how?.get('Differences'))) {
      if (typeof each === 'number') {
        code = each;
      } else if (each instanceof Name) {
        this.#codes[code & 255] = glyph(each.name);
        code += 1;
      }
    }
  }

  /**
   * @param {Objects} objects
   * @param {Dictionary} font
   * @param {string} subtype
   */
  #simpleWidths(objects, font, subtype) {
    const first = objects.number(font.get('FirstChar'), 0);
    // The glyphs of a Type 3 font have a size of their own.
    const matrix = objects.list(font.get('FontMatrix'));
    this.#scale = subtype === 'Type3' && typeof matrix[0] === 'number' ? Math.abs(matrix[0]) * 1_000 : 1;
    const widths = objects.list(font.get('Widths'));
    widths.slice(0, 256).forEach((width, index) => this.#widths.set(first + index, objects.number(width, 0)));
    if (widths.length > 0) {
      this.#usual = objects.number(objects.dictionary(font.get('FontDescriptor'))?.get('MissingWidth'), 0);
    }
  }

  /**
   * The glyphs of a string.
   * @param {Uint8Array} bytes
   * @returns {Glyph[]}
   */
  read(bytes) {
    const glyphs = [];
    for (let at = 0; at < bytes.length; ) {
      const isShort = this.#isComposite ? this.#isOneByte?.[bytes[at]] : true;
      const code = isShort ? bytes[at] : (bytes[at] << 8) | (bytes[at + 1] ?? 0);
      at += isShort ? 1 : 2;
      let known = this.#glyphs.get(code);
      if (!known) {
        known = this.#glyph(code, Boolean(isShort));
        this.#glyphs.set(code, known);
      }
      if (known.text === undefined) {
        this.unread.add(code);
      }
      glyphs.push(known);
    }
    return glyphs;
  }

  /**
   * @param {number} code
   * @param {boolean} isShort
   * @returns {Glyph}
   */
  #glyph(code, isShort) {
    const width = (this.#widths.get(code) ?? (this.#usual < 0 ? usualWidth(this.#name, code) : this.#usual)) * this.#scale;
    let text = this.#meanings?.get(code);
    if (text !== undefined && OWN_USE.test(text)) {
      text = undefined;
    }
    text ??= this.#isUnicode ? String.fromCharCode(code) : this.#isComposite ? undefined : this.#codes[code];
    return { text: text?.replace(LIGATURES, (sign) => sign.normalize('NFKC')), width, isSpace: isShort && code === 32 };
  }
}

/**
 * What a stream of a font holds; nothing where it is none.
 * @param {Objects} objects
 * @param {Value|undefined} value
 */
async function unpacked(objects, value) {
  const stream = objects.get(value);
  return isStream(stream) ? objects.unpackIfAble(stream) : undefined;
}

/**
 * The table that says what codes mean: ISO 32000-2, 9.10.3.
 * @param {Uint8Array} bytes
 * @param {Passages} out
 */
async function readMap(bytes, out) {
  const reader = new Reader(bytes);
  /** @type {Map<number, string>} */
  const meanings = new Map();
  /** @type {boolean[]} */
  const isOneByte = [];
  /** @type {Value[]} */
  let operands = [];
  for (let steps = 0; !reader.isOver && meanings.size < MOST_MAPPED; steps += 1) {
    const value = reader.next();
    if (steps % 1_000 === 0) {
      await out.rest();
    }
    if (!(value instanceof Word)) {
      operands.push(value);
      continue;
    }
    if (value.word === 'endcodespacerange') {
      for (let at = 0; at + 1 < operands.length; at += 2) {
        const [low, high] = [operands[at], operands[at + 1]];
        if (low instanceof Uint8Array && high instanceof Uint8Array && low.length === 1) {
          for (let code = low[0]; code <= high[0]; code += 1) {
            isOneByte[code] = true;
          }
        }
      }
    } else if (value.word === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2) {
        meanings.set(numberOf(operands[at]), meaning(operands[at + 1]));
      }
    } else if (value.word === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        mapRange(meanings, numberOf(operands[at]), numberOf(operands[at + 1]), operands[at + 2]);
      }
    }
    operands = [];
  }
  return { meanings, isOneByte };
}

/**
 * @param {Map<number, string>} meanings
 * @param {number} first
 * @param {number} last
 * @param {Value} to
 */
function mapRange(meanings, first, last, to) {
  const end = Math.min(last, first + MOST_OF_A_RANGE);
  if (Array.isArray(to)) {
    for (let code = first; code <= end && code - first < to.length; code += 1) {
      meanings.set(code, meaning(to[code - first]));
    }
    return;
  }
  const begin = meaning(to);
  const unit = begin.codePointAt(begin.length > 1 && /[\ud800-\udbff]/.test(begin.at(-2) ?? '') ? begin.length - 2 : begin.length - 1) ?? 0;
  const before = begin.slice(0, begin.length - String.fromCodePoint(unit).length);
  for (let code = first; code <= end && meanings.size < MOST_MAPPED; code += 1) {
    meanings.set(code, before + String.fromCodePoint(Math.min(unit + code - first, 0x10ffff)));
  }
}

/** @param {Value} value */
const numberOf = (value) => (value instanceof Uint8Array ? value.subarray(0, 4).reduce((sum, byte) => sum * 256 + byte, 0) : -1);

/** @param {Value} value */
const meaning = (value) =>
  value instanceof Uint8Array
    ? new TextDecoder('utf-16be').decode(value.length === 1 ? Uint8Array.of(0, value[0]) : value.subarray(0, LONGEST_MEANING))
    : value instanceof Name
      ? (glyph(value.name) ?? '')
      : '';
