// The entries of a ZIP archive, inflated as they are read, by the browser.
//
// Nothing that the archive says of itself is relied on but where an entry begins and how many bytes
// are packed in it, and both only within the file. What comes out is counted, not believed. Source:
// PKWARE's APPNOTE.TXT 6.3.10, 4.3 (layout), 4.4 (fields), 4.5.3 (sizes beyond 32 bits).

import { bounded, gathered, inflate } from './inflate.js';
import { Unreadable } from './passages.js';

/**
 * @typedef {object} Entry
 * @property {string} name As it is written.
 * @property {number} flags
 * @property {number} method
 * @property {number} packed How many bytes.
 * @property {number} at Where its own header stands.
 */

const [END, END_64_LOCATOR, END_64, CENTRAL, LOCAL] = [0x06054b50, 0x07064b50, 0x06064b50, 0x02014b50, 0x04034b50];
const [END_BYTES, LOCATOR_BYTES, CENTRAL_BYTES, LOCAL_BYTES] = [22, 20, 46, 30];
const LONGEST_COMMENT = 0xffff;
const [BEYOND_16, BEYOND_32] = [0xffff, 0xffffffff];
const SIZES_64 = 1;
const ENCRYPTED = 1;
const [STORED, DEFLATED] = [0, 8];
// No office file has as many, and a list of half a million takes its time.
const MOST_ENTRIES = 20_000;

export class Zip {
  #bytes;
  #view;
  #allowance;
  /**
   * By name, in small letters: office programs do not tell them apart either.
   * @type {Map<string, Entry>}
   */
  entries = new Map();
  /** Whether there are more entries than were looked at. */
  isCut = false;

  /**
   * @param {Uint8Array} bytes
   * @param {{left: number}} allowance How many bytes may be inflated.
   * @throws {Unreadable}
   */
  constructor(bytes, allowance) {
    this.#bytes = bytes;
    this.#allowance = allowance;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#list();
    } catch {
      // A figure that leads out of the file.
      throw new Unreadable('broken');
    }
  }

  /** @param {string} name */
  has(name) {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * The content of an entry, in pieces.
   * @param {string} name
   * @throws {Unreadable|Full}
   */
  async *read(name) {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) {
      throw new Unreadable('broken');
    }
    yield* bounded(this.#unpack(entry), this.#allowance);
  }

  /**
   * All of an entry.
   * @param {string} name
   */
  whole(name) {
    return gathered(this.read(name));
  }

  #list() {
    const { first, count } = this.#end();
    const view = this.#view;
    let at = first;
    for (let index = 0; index < count; index += 1) {
      if (index >= MOST_ENTRIES) {
        this.isCut = true;
        return;
      }
      if (view.getUint32(at, true) !== CENTRAL) {
        throw new Unreadable('broken');
      }
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      const begin = at + CENTRAL_BYTES;
      const said = new TextDecoder().decode(this.#bytes.subarray(begin, begin + name)).replaceAll('\\', '/');
      const entry = {
        name: said,
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        at: view.getUint32(at + 42, true),
      };
      this.#enlarge(entry, view.getUint32(at + 24, true), begin + name, begin + name + extra);
      this.entries.set(said.toLowerCase(), entry);
      at = begin + name + extra + comment;
    }
  }

  /** Where the list of entries begins, and how many there are. */
  #end() {
    const view = this.#view;
    const lowest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
    for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
      if (view.getUint32(at, true) === END) {
        const count = view.getUint16(at + 10, true);
        const first = view.getUint32(at + 16, true);
        const locator = at - LOCATOR_BYTES;
        const isBeyond = count === BEYOND_16 || first === BEYOND_32;
        if (isBeyond && locator >= 0 && view.getUint32(locator, true) === END_64_LOCATOR) {
          const end = Number(view.getBigUint64(locator + 8, true));
          if (view.getUint32(end, true) === END_64) {
            return { count: this.#big(end + 32), first: this.#big(end + 48) };
          }
        }
        return { count, first };
      }
    }
    throw new Unreadable('broken');
  }

  /**
   * Puts in the figures that stand apart because they do not fit.
   * @param {Entry} entry
   * @param {number} size
   * @param {number} at Where the additional fields begin.
   * @param {number} end
   */
  #enlarge(entry, size, at, end) {
    for (let field = at; field + 4 <= end; ) {
      const id = this.#view.getUint16(field, true);
      const length = this.#view.getUint16(field + 2, true);
      if (id === SIZES_64) {
        let value = field + 4;
        value += size === BEYOND_32 ? 8 : 0;
        if (entry.packed === BEYOND_32) {
          entry.packed = this.#big(value);
          value += 8;
        }
        if (entry.at === BEYOND_32) {
          entry.at = this.#big(value);
        }
        return;
      }
      field += 4 + length;
    }
  }

  /** @param {number} at */
  #big(at) {
    return Number(this.#view.getBigUint64(at, true));
  }

  /** @param {Entry} entry */
  async *#unpack({ flags, method, packed, at }) {
    if (flags & ENCRYPTED) {
      throw new Unreadable('locked');
    }
    const view = this.#view;
    if (at + LOCAL_BYTES > view.byteLength || view.getUint32(at, true) !== LOCAL) {
      throw new Unreadable('broken');
    }
    const begin = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const bytes = this.#bytes.subarray(begin, begin + packed);
    if (method === STORED) {
      yield bytes;
    } else if (method === DEFLATED) {
      yield* inflate(bytes, 'deflate-raw');
    } else {
      throw new Unreadable('other');
    }
    if (bytes.length < packed) {
      throw new Unreadable('broken');
    }
  }
}
