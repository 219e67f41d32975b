// Finds the objects of a PDF by going through the whole file. The table that says where they stand is
// not used: it is what is most often wrong, and where it is right it means the last object of a number.
// Source: ISO 32000-2, 7.3.8 (streams), 7.3.10 (objects), 7.5.7 (streams of objects).

import { unpack, unpredict } from './filters.js';
import { Full, Unreadable } from '../passages.js';
import { Lock } from './lock.js';
import { Name, Reader, Reference, Word, isWhite } from './syntax.js';

/**
 * @import {Passages} from '../passages.js'
 * @import {Dictionary, Value} from './syntax.js'
 */

/** @typedef {{id: number, generation: number}} Numbers */
/** @typedef {{dictionary: Dictionary, packed: Uint8Array, numbers: Numbers}} Stream */
/** @typedef {{bytes: Uint8Array, at: number, packed?: Uint8Array, generation: number}} Place */

const MOST_OBJECTS = 1_000_000;
const MOST_CHAINED = 20;
const MOST_FILTERS = 6;
// Objects that never end are read over and over, up to so many times the length of the file.
const MOST_PARSED = 6;
const MOST_LOADED = 100_000_000;
// Each is decrypted by itself, which takes the browser a tenth of a millisecond.
const MOST_STRINGS = 100_000;
const SLICE = 200_000;
const [SPACE, ZERO, NINE, O] = [32, 48, 57, 111];
const [LINE_FEED, RETURN] = [10, 13];
// How much there may be between a stream and the word that ends it.
const LINE_END = 3;
const OF_NOTE = new Set(['Page', 'Catalog', 'Filespec', 'F']);

const [STREAM, ENDSTREAM, ENDOBJ, TRAILER] = ['stream', 'endstream', 'endobj', 'trailer'].map((word) =>
  [...word].map((sign) => sign.charCodeAt(0)),
);

export class Objects {
  #bytes;
  #out;
  /** @type {Map<number, Place>} */
  #places = new Map();
  /** @type {Map<number, Value|Stream>} */
  #known = new Map();
  #loaded = 0;
  #strings = 0;
  /** How the file is encrypted, where it is: a dictionary, or where that stands. @type {Value|undefined} */
  #encryption;
  /** @type {Lock|undefined} */
  #lock;

  /** What the trailers say, of each entry the last. @type {Dictionary} */
  trailer = new Map();

  /** The objects of a type, by their numbers. @type {Map<string, Set<number>>} */
  noted = new Map();

  /**
   * @param {Uint8Array} bytes
   * @param {Passages} out
   */
  constructor(bytes, out) {
    this.#bytes = bytes;
    this.#out = out;
  }

  /**
   * Finds them all.
   * @throws {Unreadable|Full}
   */
  async find() {
    const { left } = this.#out;
    await this.#findAll();
    if (this.#encryption === undefined) {
      return;
    }
    // What tells the key may stand anywhere, so it is known only now, and everything is read anew.
    const [id] = this.list(this.trailer.get('ID'));
    this.#lock = await Lock.open(this, this.dictionary(this.#encryption), id instanceof Uint8Array ? id : new Uint8Array(0), this.#out);
    this.#out.left = left;
    [this.#places, this.#known, this.noted] = [new Map(), new Map(), new Map()];
    await this.#findAll();
    await this.#decryptStrings();
  }

  async #findAll() {
    const bytes = this.#bytes;
    const reader = new Reader(bytes);
    let [parsed, rest] = [0, SLICE];
    for (let at = 0; at < bytes.length; ) {
      if (at >= rest) {
        rest = at + SLICE;
        await this.#out.rest();
      }
      if (parsed > MOST_PARSED * bytes.length || this.#places.size > MOST_OBJECTS) {
        throw new Full();
      }
      const byte = bytes[at];
      if (byte === O && bytes[at + 1] === 98 && bytes[at + 2] === 106) {
        const numbers = numbersBefore(bytes, at);
        if (numbers) {
          const end = await this.#object(reader, numbers, at + 3);
          parsed += reader.at - at;
          rest = reader.at - at > SLICE ? 0 : rest;
          at = end;
          continue;
        }
      } else if (byte === 116 && bytes[at + 1] === 114 && startsWith(bytes, at, TRAILER)) {
        reader.at = at + TRAILER.length;
        const said = reader.next(true);
        parsed += reader.at - at;
        this.#trail(said);
      }
      at += 1;
    }
  }

  /**
   * @param {Reader} reader
   * @param {Numbers} numbers
   * @param {number} at
   * @returns {Promise<number>} Where to look on.
   */
  async #object(reader, numbers, at) {
    const { id, generation } = numbers;
    reader.at = at;
    const value = reader.next(true);
    /** @type {Place} */
    const place = { bytes: this.#bytes, at, generation };
    this.#places.set(id, place);
    this.#known.delete(id);
    reader.skipWhite();
    let end = reader.at;
    if (!(value instanceof Map)) {
      return startsWith(this.#bytes, end, ENDOBJ) ? end : at;
    }
    if (startsWith(this.#bytes, reader.at, STREAM)) {
      const begin = afterLineEnd(this.#bytes, reader.at + STREAM.length);
      end = this.#endOfStream(begin, value.get('Length'));
      place.packed = this.#bytes.subarray(begin, end);
    } else if (!startsWith(this.#bytes, end, ENDOBJ)) {
      // What is not closed may have swallowed others.
      end = at;
    }
    this.#note(id, value);
    if (place.packed && isOf(value, 'XRef')) {
      this.#trail(value);
    } else if (place.packed && isOf(value, 'ObjStm')) {
      await this.#unpackObjects({ dictionary: value, packed: place.packed, numbers });
    }
    return end;
  }

  /**
   * @param {number} begin
   * @param {Value|undefined} length
   */
  #endOfStream(begin, length) {
    const bytes = this.#bytes;
    if (typeof length === 'number' && length >= 0 && begin + length < bytes.length) {
      let at = begin + length;
      while (at < begin + length + 3 && isWhite(bytes[at])) {
        at += 1;
      }
      if (startsWith(bytes, at, ENDSTREAM)) {
        return begin + length;
      }
    }
    for (let at = bytes.indexOf(ENDSTREAM[0], begin); at >= 0; at = bytes.indexOf(ENDSTREAM[0], at + 1)) {
      if (startsWith(bytes, at, ENDSTREAM)) {
        return at;
      }
    }
    return bytes.length;
  }

  /** @param {Stream} stream */
  async #unpackObjects(stream) {
    const bytes = await this.unpackIfAble(stream);
    const first = stream.dictionary.get('First');
    const count = stream.dictionary.get('N');
    if (!bytes || typeof first !== 'number' || typeof count !== 'number') {
      this.#out.left ??= 'broken';
      return;
    }
    const [heads, reader] = [new Reader(bytes), new Reader(bytes)];
    for (let index = 0; index < count && heads.at < Math.min(first, bytes.length); index += 1) {
      const [id, offset] = [heads.next(), heads.next()];
      if (typeof id !== 'number' || typeof offset !== 'number' || this.#places.size > MOST_OBJECTS) {
        return;
      }
      const at = first + offset;
      this.#places.set(id, { bytes, at, generation: 0 });
      this.#known.delete(id);
      // Those of a stream stand one after the other: what leads back would be read again and again.
      if (at >= reader.at) {
        reader.at = at;
        const value = reader.next(true);
        if (value instanceof Map) {
          this.#note(id, value);
        }
      }
      if (index % 200 === 0) {
        await this.#out.rest();
      }
    }
  }

  /**
   * @param {number} id
   * @param {Dictionary} value
   */
  #note(id, value) {
    const type = value.get('Type');
    const name = type instanceof Name ? type.name : value.has('EF') ? 'Filespec' : '';
    if (OF_NOTE.has(name)) {
      const kind = name === 'F' ? 'Filespec' : name;
      const ids = this.noted.get(kind) ?? new Set();
      this.noted.set(kind, ids.add(id));
    }
  }

  /** @param {Value} value */
  #trail(value) {
    if (!(value instanceof Map)) {
      return;
    }
    this.#encryption ??= value.get('Encrypt') ?? undefined;
    for (const name of ['Root', 'Info', 'ID']) {
      const said = value.get(name);
      if (said !== undefined) {
        this.trailer.set(name, said);
      }
    }
  }

  /**
   * What a value is, where it may stand elsewhere.
   * @param {Value|undefined} value
   * @returns {Value|Stream|undefined}
   */
  get(value) {
    /** @type {Value|Stream|undefined} */
    let said = value;
    for (let chained = 0; said instanceof Reference && chained < MOST_CHAINED; chained += 1) {
      said = this.#load(said.id);
    }
    return said instanceof Reference || said instanceof Word ? undefined : said;
  }

  /** Each string is encrypted by itself, but for those in streams of objects, which are encrypted whole. */
  async #decryptStrings() {
    for (const [id, { bytes, packed, generation }] of this.#places) {
      if (bytes === this.#bytes && !packed) {
        const value = this.#load(id);
        if (value !== undefined) {
          this.#known.set(id, await this.#decrypted(value, { id, generation }));
        }
        await this.#out.rest();
      }
    }
  }

  /**
   * @template {Value|Stream|undefined} T
   * @param {T} value
   * @param {Numbers} numbers
   * @returns {Promise<T>} The lists and dictionaries themselves, with other strings in them.
   */
  async #decrypted(value, numbers) {
    if (value instanceof Uint8Array) {
      this.#strings += 1;
      if (this.#strings > MOST_STRINGS) {
        this.#out.left ??= 'large';
        return value;
      }
      return /** @type {T} */ (await /** @type {Lock} */ (this.#lock).string(value, numbers));
    }
    if (value instanceof Map) {
      for (const [name, each] of /** @type {Dictionary} */ (value)) {
        value.set(name, await this.#decrypted(each, numbers));
      }
    } else if (Array.isArray(value)) {
      for (const index of value.keys()) {
        value[index] = await this.#decrypted(value[index], numbers);
      }
    }
    return value;
  }

  /** @param {number} id */
  #load(id) {
    const known = this.#known.get(id);
    if (known !== undefined) {
      return known;
    }
    const place = this.#places.get(id);
    if (!place) {
      return undefined;
    }
    const reader = new Reader(place.bytes, place.at);
    const value = reader.next(true);
    this.#loaded += reader.at - place.at;
    if (reader.isCut) {
      this.#out.left ??= 'large';
    }
    if (this.#loaded > MOST_LOADED) {
      throw new Full();
    }
    const said = place.packed && value instanceof Map ? { dictionary: value, packed: place.packed, numbers: { id, generation: place.generation } } : value;
    this.#known.set(id, said);
    return said;
  }

  /**
   * @param {Value|undefined} value
   * @returns {Dictionary|undefined} That of a stream too.
   */
  dictionary(value) {
    const said = this.get(value);
    return said instanceof Map ? said : isStream(said) ? said.dictionary : undefined;
  }

  /**
   * @param {Value|undefined} value
   * @returns {Value[]} None where it is no list.
   */
  list(value) {
    const said = this.get(value);
    return Array.isArray(said) ? said : [];
  }

  /**
   * The values of an entry that may be one or a list of them.
   * @param {Value|undefined} value
   * @returns {Value[]}
   */
  each(value) {
    const said = this.get(value);
    return Array.isArray(said) ? said : value === undefined ? [] : [value];
  }

  /** @param {Value|undefined} value */
  name(value) {
    const said = this.get(value);
    return said instanceof Name ? said.name : '';
  }

  /**
   * @param {Value|undefined} value
   * @param {number} otherwise
   */
  number(value, otherwise) {
    const said = this.get(value);
    return typeof said === 'number' ? said : otherwise;
  }

  /**
   * What a stream holds, as far as it goes.
   * @param {Stream} stream
   * @throws {Unreadable} Where it is packed as pictures are.
   * @throws {Full}
   */
  async unpack({ dictionary, packed, numbers }) {
    const said = this.each(dictionary.get('Filter') ?? dictionary.get('F')).slice(0, MOST_FILTERS);
    const filters = said.map((filter) => this.name(filter));
    const how = dictionary.get('DecodeParms') ?? dictionary.get('DP');
    // A stream may say that it is not encrypted as the others are: ISO 32000-2, 7.4.10.
    const isClear = filters.includes('Crypt') || (isOf(dictionary, 'Metadata') && this.#lock?.isMetadataClear);
    let bytes = this.#packed(dictionary, packed);
    if (this.#lock && !isClear) {
      bytes = await this.#lock.stream(bytes, numbers);
    }
    for (const [index, filter] of filters.entries()) {
      if (filter !== 'Crypt') {
        const parameters = this.dictionary(Array.isArray(this.get(how)) ? this.list(how)[index] : how);
        bytes = await this.#unfiltered(bytes, filter, parameters);
      }
    }
    return bytes;
  }

  /**
   * The same where a page can be read without it.
   * @param {Stream} stream
   * @returns {Promise<Uint8Array|undefined>} Nothing where it cannot be unpacked.
   * @throws {Full}
   */
  async unpackIfAble(stream) {
    try {
      return await this.unpack(stream);
    } catch (fault) {
      if (fault instanceof Full) {
        throw fault;
      }
      return undefined;
    }
  }

  /**
   * The bytes of a stream, as long as it says. Where that is wrong, all up to its end: the end of a line
   * may be the last of what is packed.
   * @param {Dictionary} dictionary
   * @param {Uint8Array} packed
   */
  #packed(dictionary, packed) {
    const length = this.number(dictionary.get('Length'), packed.length);
    const bytes = packed.subarray(0, length);
    return packed.length > bytes.length + LINE_END ? packed : bytes;
  }

  /**
   * @param {Uint8Array} bytes
   * @param {string} filter
   * @param {Dictionary|undefined} parameters
   */
  async #unfiltered(bytes, filter, parameters) {
    const unpacked = await unpack(bytes, filter, this.#out);
    if (!unpacked) {
      throw new Unreadable('other');
    }
    if (unpacked.isCut) {
      this.#out.left ??= 'broken';
    }
    const number = (/** @type {string} */ name, /** @type {number} */ usual) => this.number(parameters?.get(name), usual);
    const predictor = number('Predictor', 1);
    const plain = predictor > 1
      ? unpredict(unpacked.bytes, {
        predictor, colors: number('Colors', 1), bits: number('BitsPerComponent', 8), columns: number('Columns', 1),
      })
      : unpacked.bytes;
    await this.#out.rest();
    return plain;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Stream}
 */
export const isStream = (value) => typeof value === 'object' && value !== null && 'packed' in value;

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number[]} wanted
 */
const startsWith = (bytes, at, wanted) => wanted.every((byte, index) => bytes[at + index] === byte);

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 */
function afterLineEnd(bytes, at) {
  if (bytes[at] === RETURN) {
    return bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
  }
  return bytes[at] === LINE_FEED ? at + 1 : at;
}

/**
 * @param {Dictionary} dictionary
 * @param {string} type
 */
function isOf(dictionary, type) {
  const said = dictionary.get('Type');
  return said instanceof Name && said.name === type;
}

/**
 * The numbers of the object that begins: `12 0 obj`.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {Numbers|undefined}
 */
function numbersBefore(bytes, at) {
  let left = at - 1;
  const digits = () => {
    while (left >= 0 && left > at - 30 && isWhite(bytes[left])) {
      left -= 1;
    }
    let [number, scale] = [0, 1];
    const last = left;
    for (; left >= 0 && last - left < 10 && bytes[left] >= ZERO && bytes[left] <= NINE; left -= 1) {
      number += (bytes[left] - ZERO) * scale;
      scale *= 10;
    }
    return left < last ? number : undefined;
  };
  const generation = digits();
  const isApart = isWhite(bytes[left] ?? SPACE);
  const id = generation === undefined || !isApart ? undefined : digits();
  return generation === undefined || id === undefined ? undefined : { id, generation };
}
