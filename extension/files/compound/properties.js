// What a compound file says of itself: its title and keywords, and how it is classified. Source:
// [MS-OLEPS], 2.21 (PropertySetStream), 3.1 and 3.2 (what Office keeps in them).

import { lettersOf } from '../bytes.js';
import { LABEL } from '../office/properties.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Storage} from './compound.js'
 */

const STREAMS = ['\x05SummaryInformation', '\x05DocumentSummaryInformation'];
// Title, subject, keywords and comments; category and status.
const TEXTS = [new Set([2, 3, 5, 6]), new Set([2, 27])];
const [NAMES, CODE_PAGE] = [0, 1];
const [SETS_AT, OFFSET_AT, SET_BYTES, HEAD_BYTES] = [24, 44, 20, 8];
const [TEXT, WIDE_TEXT] = [0x1e, 0x1f];
const UTF_16 = 1200;
const MOST_PROPERTIES = 1_000;

/**
 * @param {Storage} file
 * @param {Passages} out
 */
export function readSummaries(file, out) {
  STREAMS.forEach((stream, index) => {
    const bytes = file.stream(stream);
    const view = bytes && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!view || view.byteLength < OFFSET_AT + SET_BYTES + 4) {
      return;
    }
    out.apart();
    new PropertySet(view, view.getUint32(OFFSET_AT, true)).read(TEXTS[index], out);
    if (view.getUint32(SETS_AT, true) > 1) {
      new PropertySet(view, view.getUint32(OFFSET_AT + SET_BYTES, true)).read(new Set(), out);
    }
  });
}

/** The properties of one kind. */
class PropertySet {
  #view;
  #letters = new TextDecoder('windows-1252');
  #isWide = false;
  /** @type {Map<number, number>} Where each is. */
  #properties = new Map();

  /**
   * @param {DataView} view
   * @param {number} begin
   */
  constructor(view, begin) {
    this.#view = view;
    const count = Math.min(MOST_PROPERTIES, this.#u32(begin + 4));
    for (let at = begin + HEAD_BYTES, left = count; left > 0; left -= 1, at += HEAD_BYTES) {
      this.#properties.set(this.#u32(at), begin + this.#u32(at + 4));
    }
    const page = this.#properties.get(CODE_PAGE);
    if (page !== undefined) {
      this.#setPage(this.#u32(page + 4) & 0xffff);
    }
  }

  /**
   * @param {Set<number>} texts Which properties say something.
   * @param {Passages} out
   */
  read(texts, out) {
    const names = this.#names();
    for (const [id, at] of this.#properties) {
      const isLabel = LABEL.test(names.get(id) ?? '');
      if (isLabel || texts.has(id)) {
        out.add(this.#text(at), { place: isLabel ? 'label' : 'body' });
      }
    }
  }

  /** @param {number} page */
  #setPage(page) {
    this.#isWide = page === UTF_16;
    this.#letters = lettersOf(page);
  }

  /** What the properties are called that somebody made: 2.17 (Dictionary). */
  #names() {
    /** @type {Map<number, string>} */
    const names = new Map();
    const at = this.#properties.get(NAMES);
    if (at === undefined) {
      return names;
    }
    let next = at + 4;
    for (let left = Math.min(MOST_PROPERTIES, this.#u32(at)); left > 0; left -= 1) {
      const [id, length] = [this.#u32(next), this.#u32(next + 4)];
      const size = this.#isWide ? Math.ceil(length / 2) * 4 : length;
      names.set(id, this.#decode(next + HEAD_BYTES, size, this.#isWide));
      next += HEAD_BYTES + size;
    }
    return names;
  }

  /** @param {number} at */
  #text(at) {
    const [type, length] = [this.#u32(at) & 0xffff, this.#u32(at + 4)];
    if (type === TEXT) {
      return this.#decode(at + HEAD_BYTES, length, this.#isWide);
    }
    return type === WIDE_TEXT ? this.#decode(at + HEAD_BYTES, 2 * length, true) : '';
  }

  /**
   * @param {number} at
   * @param {number} size
   * @param {boolean} isWide
   */
  #decode(at, size, isWide) {
    const { buffer, byteOffset, byteLength } = this.#view;
    const begin = Math.min(at, byteLength);
    const bytes = new Uint8Array(buffer, byteOffset + begin, Math.min(size, byteLength - begin));
    return (isWide ? new TextDecoder('utf-16le') : this.#letters).decode(bytes).split('\0')[0];
  }

  /** @param {number} at */
  #u32(at) {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, true) : 0;
  }
}
