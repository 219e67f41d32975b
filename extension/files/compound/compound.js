// Compound files: the streams and storages that Office kept its documents in before 2007, and Outlook
// still keeps its messages in.
//
// What the file says of itself leads nowhere but into the file: a chain of sectors is followed as far as
// there are sectors, an entry is met once, and what is taken out is counted. Source: [MS-CFB], 2.2
// (header), 2.3 (chains), 2.4 (short streams), 2.6 (directory).

import { joined } from '../bytes.js';
import { Full, Unreadable } from '../passages.js';

const HEADER_BYTES = 512;
const [SECTOR_SHIFT, SHORT_SHIFT, DIRECTORY, SHORT_LIMIT, SHORT_CHAINS, MORE_CHAINS, FIRST_CHAINS] = [30, 32, 48, 56, 60, 68, 76];
const IN_HEADER = 109;
// What is no sector: the end of a chain, and what belongs to none.
const LAST_SECTOR = 0xfffffff9;
const ENTRY_BYTES = 128;
const NO_ENTRY = 0xffffffff;
const [NAME_LENGTH, TYPE, LEFT, RIGHT, CHILD, START, SIZE] = [64, 66, 68, 72, 76, 116, 120];
const [STORAGE, STREAM, ROOT] = [1, 2, 5];
const LONGEST_NAME = 64;

/**
 * A stream, before it is taken out of the file.
 * @typedef {{start: number, size: number}} Stream
 */

/** What is kept together in a compound file, by names in small letters. */
export class Storage {
  #file;
  /** @type {Map<string, Stream>} */
  #streams = new Map();
  /** @type {Map<string, Storage>} */
  storages = new Map();

  /** @param {CompoundFile} file */
  constructor(file) {
    this.#file = file;
  }

  /**
   * @param {string} name
   * @param {Stream} stream
   */
  keep(name, stream) {
    this.#streams.set(name.toLowerCase(), stream);
  }

  /** @param {string} name */
  has(name) {
    return this.#streams.has(name.toLowerCase());
  }

  /** Whether something of the file that was looked for is not there. */
  get isCut() {
    return this.#file.isCut;
  }

  /** The names of its streams. */
  get names() {
    return [...this.#streams.keys()];
  }

  /**
   * All of a stream; as much of it as there is.
   * @param {string} name
   * @returns {Uint8Array|undefined} Nothing where there is no such stream.
   * @throws {Full}
   */
  stream(name) {
    const stream = this.#streams.get(name.toLowerCase());
    return stream && this.#file.taken(stream);
  }
}

/** The sectors of a compound file, and the chains that they make. */
class CompoundFile {
  #bytes;
  #view;
  #allowance;
  #sectorBytes;
  #shortBytes;
  #shortLimit;
  /** The sectors that hold the chains, which are 32-bit numbers. */
  #chains;
  #shortChains;
  /** @type {Uint8Array|undefined} What streams are kept in that are shorter than a sector. */
  #shortSectors;
  isCut = false;

  /**
   * @param {Uint8Array} bytes
   * @param {{left: number}} allowance How many bytes may be taken out.
   */
  constructor(bytes, allowance) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#allowance = allowance;
    const [shift, shortShift] = [SECTOR_SHIFT, SHORT_SHIFT].map((at) => this.#view.getUint16(at, true));
    if (shift < 7 || shift > 16 || shortShift >= shift) {
      throw new Unreadable('broken');
    }
    this.#sectorBytes = 1 << shift;
    this.#shortBytes = 1 << shortShift;
    this.#shortLimit = this.#view.getUint32(SHORT_LIMIT, true);
    this.#chains = viewOf(joined(this.#chainSectors()));
    this.#shortChains = viewOf(this.#chain(this.#view.getUint32(SHORT_CHAINS, true)));
  }

  /** The directory: an entry for each stream and storage. */
  directory() {
    return viewOf(this.#chain(this.#view.getUint32(DIRECTORY, true)));
  }

  /** @param {Stream} root */
  setShort({ start, size }) {
    this.#shortSectors = this.#chain(start).subarray(0, size);
  }

  /**
   * @param {Stream} stream
   * @throws {Full}
   */
  taken({ start, size }) {
    const isShort = size < this.#shortLimit;
    const whole = isShort ? this.#shortChain(start, size) : this.#chain(start, size);
    this.#allowance.left -= whole.length;
    if (this.#allowance.left < 0) {
      throw new Full();
    }
    this.isCut ||= whole.length < size;
    return whole.subarray(0, size);
  }

  /** The sectors that say which follows which: the first are named in the header, more in chains of their own. */
  #chainSectors() {
    const sectors = this.#numbers(this.#bytes.subarray(FIRST_CHAINS, FIRST_CHAINS + 4 * IN_HEADER));
    let more = this.#view.getUint32(MORE_CHAINS, true);
    for (let left = this.#sectorCount(); more <= LAST_SECTOR && left > 0; left -= 1) {
      const named = this.#numbers(this.#sector(more));
      more = named.pop() ?? NO_ENTRY;
      sectors.push(...named);
    }
    return sectors.filter((sector) => sector <= LAST_SECTOR).slice(0, this.#sectorCount()).map((sector) => this.#sector(sector));
  }

  /** @param {Uint8Array} bytes */
  #numbers(bytes) {
    const view = viewOf(bytes);
    return Array.from({ length: view.byteLength >> 2 }, (_, index) => view.getUint32(4 * index, true));
  }

  #sectorCount() {
    return Math.ceil(this.#bytes.length / this.#sectorBytes);
  }

  /** @param {number} number */
  #sector(number) {
    const at = (number + 1) * this.#sectorBytes;
    return this.#bytes.subarray(at, at + this.#sectorBytes);
  }

  /**
   * The sectors of a chain, one after another.
   * @param {number} start
   * @param {number} [size] How many bytes are wanted.
   */
  #chain(start, size = Infinity) {
    const most = Math.min(this.#sectorCount(), Math.ceil(size / this.#sectorBytes));
    return joined(follow(this.#chains, start, most).map((sector) => this.#sector(sector)));
  }

  /**
   * @param {number} start
   * @param {number} size
   */
  #shortChain(start, size) {
    const short = this.#shortBytes;
    const sectors = follow(this.#shortChains, start, Math.ceil(size / short));
    return joined(sectors.map((sector) => (this.#shortSectors ?? this.#bytes.subarray(0, 0)).subarray(sector * short, (sector + 1) * short)));
  }
}

/**
 * What a compound file holds.
 * @param {Uint8Array} bytes
 * @param {{left: number}} allowance How many bytes may be taken out.
 * @throws {Unreadable}
 */
export function readCompound(bytes, allowance) {
  if (bytes.length < HEADER_BYTES) {
    throw new Unreadable('broken');
  }
  const file = new CompoundFile(bytes, allowance);
  const root = new Storage(file);
  const directory = file.directory();
  const count = Math.floor(directory.byteLength / ENTRY_BYTES);
  if (!count || directory.getUint8(TYPE) !== ROOT) {
    throw new Unreadable('broken');
  }
  file.setShort({ start: directory.getUint32(START, true), size: directory.getUint32(SIZE, true) });
  // An entry that another names as well stands where it was met first.
  const met = new Set([0]);
  const open = [{ entry: directory.getUint32(CHILD, true), storage: root }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { entry, storage } = next;
    if (entry >= count || met.has(entry)) {
      file.isCut ||= entry >= count && entry !== NO_ENTRY;
      continue;
    }
    met.add(entry);
    const at = entry * ENTRY_BYTES;
    const name = nameOf(directory, at);
    const type = directory.getUint8(at + TYPE);
    if (type === STREAM) {
      storage.keep(name, { start: directory.getUint32(at + START, true), size: directory.getUint32(at + SIZE, true) });
    } else if (type === STORAGE) {
      const inner = new Storage(file);
      storage.storages.set(name.toLowerCase(), inner);
      open.push({ entry: directory.getUint32(at + CHILD, true), storage: inner });
    }
    open.push({ entry: directory.getUint32(at + LEFT, true), storage }, { entry: directory.getUint32(at + RIGHT, true), storage });
  }
  return root;
}

/**
 * The numbers of the sectors of a chain.
 * @param {DataView} chains
 * @param {number} start
 * @param {number} most
 */
function follow(chains, start, most) {
  /** @type {number[]} */
  const sectors = [];
  for (let sector = start; sector * 4 + 4 <= chains.byteLength && sectors.length < most; sector = chains.getUint32(sector * 4, true)) {
    sectors.push(sector);
  }
  return sectors;
}

/**
 * @param {DataView} directory
 * @param {number} at
 */
function nameOf(directory, at) {
  const length = Math.min(LONGEST_NAME, directory.getUint16(at + NAME_LENGTH, true));
  const letters = Array.from({ length: Math.max(0, (length >> 1) - 1) }, (_, index) => directory.getUint16(at + 2 * index, true));
  return String.fromCharCode(...letters);
}

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
