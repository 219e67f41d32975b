// The records that a workbook of before 2007 is a row of, and the strings in them.
//
// What does not fit into a record goes on in those after it. Source: [MS-XLS], 2.1.4 (Record), 2.5.293
// (XLUnicodeRichExtendedString) and 2.4.58 (Continue).

import { latin } from '../bytes.js';

/** The beginning and the end of what belongs together. */
export const [BOF, EOF] = [0x809, 0x0a];
/** How a workbook gets at a database, in pieces; in a pivot cache a string. */
export const SXSTRING = 0xcd;
const CONTINUE = 0x3c;
const [WIDE, EXTENDED, RICH] = [0x01, 0x04, 0x08];
const RUN_BYTES = 4;
const WIDE_LETTERS = new TextDecoder('utf-16le');

/**
 * @typedef {object} BiffRecord
 * @property {number} type
 * @property {number} at Where its data begins.
 * @property {number} end The end of that, where the next one begins.
 */

/** The stream of a workbook. */
export class Book {
  #bytes;
  view;
  /** Whether strings are as since Excel 97. */
  isUnicode = true;
  /** What the bytes of older strings mean. */
  letters = new TextDecoder('windows-1252');

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length() {
    return this.#bytes.length;
  }

  /**
   * @param {number} at
   * @returns {BiffRecord|undefined} Nothing where the stream is over.
   */
  record(at) {
    if (at + 4 > this.length) {
      return undefined;
    }
    const data = at + 4;
    return { type: this.view.getUint16(at, true), at: data, end: Math.min(this.length, data + this.view.getUint16(at + 2, true)) };
  }

  /**
   * @param {number} at
   * @param {number} end
   */
  bytes(at, end) {
    return this.#bytes.subarray(at, end);
  }

  /**
   * The data of a record, with those that it goes on in.
   * @param {BiffRecord} record
   * @param {number} [from] Where in its data.
   */
  data({ at, end }, from = 0) {
    return new RecordData(this, Math.min(end, at + from), end);
  }
}

/** The data of a record, read from one end to the other. What is beyond that is nought. */
export class RecordData {
  #book;
  #at;
  #end;

  /**
   * @param {Book} book
   * @param {number} at
   * @param {number} end
   */
  constructor(book, at, end) {
    this.#book = book;
    this.#at = at;
    this.#end = end;
  }

  /** Whether there is nothing more. */
  get isOver() {
    return this.#at >= this.#end && !this.goOn();
  }

  /** Goes on with the record that this one goes on in. Whether there is one. */
  goOn() {
    const next = this.#book.record(this.#end);
    if (next?.type !== CONTINUE) {
      this.#at = this.#end;
      return false;
    }
    [this.#at, this.#end] = [next.at, next.end];
    return true;
  }

  /** @returns {number} */
  u8() {
    if (this.isOver) {
      return 0;
    }
    this.#at += 1;
    return this.#book.view.getUint8(this.#at - 1);
  }

  u16() {
    return this.u8() + this.u8() * 0x100;
  }

  u32() {
    return this.u16() + this.u16() * 0x1_0000;
  }

  double() {
    const bytes = new DataView(new ArrayBuffer(8));
    for (let at = 0; at < 8; at += 1) {
      bytes.setUint8(at, this.u8());
    }
    return bytes.getFloat64(0, true);
  }

  /** A number that takes half as much: 2.5.218 (RkNumber). */
  rk() {
    const kept = this.u32();
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setUint32(4, kept & ~3, true);
    const number = kept & 2 ? kept >> 2 : bytes.getFloat64(0, true);
    return kept & 1 ? number / 100 : number;
  }

  /** @param {number} count */
  skip(count) {
    for (let left = count; left > 0 && !this.isOver; ) {
      const step = Math.min(left, this.#end - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /**
   * A string, with how long it is before it.
   * @param {boolean} [isShort] Whether that is one byte.
   */
  string(isShort = false) {
    return this.text(isShort ? this.u8() : this.u16());
  }

  /**
   * A string of so many letters.
   * @param {number} count
   */
  text(count) {
    if (!this.#book.isUnicode) {
      return this.letters(count, false);
    }
    const flags = this.u8();
    const runs = flags & RICH ? this.u16() : 0;
    const extension = flags & EXTENDED ? this.u32() : 0;
    const said = this.letters(count, (flags & WIDE) !== 0);
    this.skip(runs * RUN_BYTES + extension);
    return said;
  }

  /**
   * @param {number} count
   * @param {boolean} isWide Whether a letter is two bytes.
   */
  letters(count, isWide) {
    let said = '';
    let size = isWide ? 2 : 1;
    for (let left = count; left > 0; ) {
      const step = Math.min(left, Math.floor((this.#end - this.#at) / size));
      const bytes = this.#book.bytes(this.#at, this.#at + step * size);
      said += size === 2 ? WIDE_LETTERS.decode(bytes) : this.#narrow(bytes);
      this.#at += step * size;
      left -= step;
      if (left > 0) {
        if (!this.goOn()) {
          break;
        }
        // Where a string goes on, it says once more how it is written.
        size = this.#book.isUnicode && this.u8() & WIDE ? 2 : 1;
      }
    }
    return said;
  }

  /** @param {Uint8Array} bytes */
  #narrow(bytes) {
    return this.#book.isUnicode ? latin(bytes) : this.#book.letters.decode(bytes);
  }
}
