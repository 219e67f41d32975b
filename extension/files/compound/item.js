// What Outlook keeps of a message, of somebody who gets it and of a file that is with it: properties,
// each by its number. Source: [MS-OXMSG], 2.1 (where each is), 2.2.3 (names), 2.4 (numbers);
// [MS-OXCDATA], 2.11.1 (kinds).

import { latin } from '../bytes.js';
import { textOf } from '../text/plain.js';

/** @import {Storage} from './compound.js' */

export const PROPERTIES = '__properties_version1.0';
const NAMES = '__nameid_version1.0';
const BEGIN = '__substg1.0_';
const LETTERS = /^__substg1\.0_([\da-f]{4})[01]01[ef](-|$)/;
// Where a stream's name says in which letters it is.
const KIND_ENDS = BEGIN.length + 8;
const ENTRY_BYTES = 16;
const [NUMBER, FLAG] = [0x0003, 0x000b];
const [MESSAGE_CODE_PAGE, INTERNET_CODE_PAGE] = [0x3ffd, 0x3fde];
// Of the names: what is named, and how.
const [NAMED, NAME_LETTERS] = [`${BEGIN}00030102`, `${BEGIN}00040102`];
const NAMED_BYTES = 8;
const FIRST_NAMED = 0x8000;
const LONGEST_NAME = 512;
// Properties have no more numbers for names.
const MOST_NAMED = 0x7ffe;
/** @type {Record<number, string>} What browsers call code pages that they do not number. */
const CODE_PAGES = { 866: 'ibm866', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 20866: 'koi8-r', 21866: 'koi8-u', 50220: 'iso-2022-jp', 51932: 'euc-jp', 54936: 'gb18030' };
const [ISO_8859, NO_ISO_8859] = [28_590, 12];

/** A message, a recipient or a file that is with one. */
export class Item {
  #storage;
  /** @type {Map<number, number>} */
  #numbers = new Map();
  /** @type {number} */
  #codePage;

  /**
   * @param {Storage} storage
   * @param {Item} [message] That it belongs to, whose letters it has.
   */
  constructor(storage, message) {
    this.#storage = storage;
    const view = viewOf(storage.stream(PROPERTIES));
    // Before them stands a head, of another length in each kind of item. What it holds is like no property.
    for (let at = view.byteLength % ENTRY_BYTES; at < view.byteLength; at += ENTRY_BYTES) {
      const kind = view.getUint16(at, true);
      if (kind === NUMBER || kind === FLAG) {
        this.#numbers.set(view.getUint16(at + 2, true), view.getUint32(at + 8, true));
      }
    }
    this.#codePage = message ? message.#codePage : this.number(MESSAGE_CODE_PAGE) || this.number(INTERNET_CODE_PAGE);
  }

  /**
   * @param {number} property
   * @returns {number} Nought where there is none.
   */
  number(property) {
    return this.#numbers.get(property) ?? 0;
  }

  /** @param {number} property */
  bytes(property) {
    return this.#storage.stream(`${streamOf(property)}0102`);
  }

  /** @param {number} property */
  storage(property) {
    return this.#storage.storages.get(`${streamOf(property)}000d`);
  }

  /**
   * What is said, in one text or in several.
   * @param {number} property
   */
  text(property) {
    const begin = streamOf(property);
    const parts = [`${begin}001f`, `${begin}001e`];
    for (const kind of ['101f', '101e']) {
      for (let index = 0; this.#storage.has(partOf(begin + kind, index)); index += 1) {
        parts.push(partOf(begin + kind, index));
      }
    }
    return parts.map((name) => this.#said(name)).filter(Boolean).join('; ');
  }

  /**
   * A page of the web.
   * @param {number} property
   */
  page(property) {
    const bytes = this.bytes(property);
    return bytes ? lettersOf(bytes, this.number(INTERNET_CODE_PAGE)) : this.text(property);
  }

  /** The properties that are texts. */
  get texts() {
    const numbers = this.#storage.names.flatMap((name) => LETTERS.exec(name)?.[1] ?? []);
    return [...new Set(numbers)].map((digits) => Number.parseInt(digits, 16));
  }

  /**
   * What is in it that has properties too.
   * @param {string} begin Of their names.
   */
  parts(begin) {
    return [...this.#storage.storages].filter(([name]) => name.startsWith(begin)).sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part);
  }

  /** @param {string} name Of a stream. */
  #said(name) {
    const bytes = this.#storage.stream(name);
    if (!bytes) {
      return '';
    }
    const isWide = name.slice(0, KIND_ENDS).endsWith('f');
    return (isWide ? new TextDecoder('utf-16le').decode(bytes) : lettersOf(bytes, this.#codePage)).replace(/\0+$/, '');
  }
}

/**
 * The properties that have names, and those, in small letters. A file has one list for all that is in it.
 * @param {Storage} file
 */
export function namesOf(file) {
  /** @type {[name: string, property: number][]} */
  const names = [];
  const storage = file.storages.get(NAMES);
  const named = viewOf(storage?.stream(NAMED)?.subarray(0, NAMED_BYTES * MOST_NAMED));
  const letters = storage?.stream(NAME_LETTERS) ?? new Uint8Array();
  const lengths = viewOf(letters);
  for (let at = 0; at + NAMED_BYTES <= named.byteLength; at += NAMED_BYTES) {
    const start = named.getUint32(at, true);
    // Others have a number for a name.
    const isText = named.getUint16(at + 4, true) & 1;
    if (isText && start + 4 <= letters.length) {
      const length = Math.min(lengths.getUint32(start, true), LONGEST_NAME);
      const name = new TextDecoder('utf-16le').decode(letters.subarray(start + 4, start + 4 + length));
      names.push([name.toLowerCase(), FIRST_NAMED + named.getUint16(at + 6, true)]);
    }
  }
  return names;
}

/** @param {number} property */
const streamOf = (property) => BEGIN + property.toString(16).padStart(4, '0');

/**
 * One of several values of a property.
 * @param {string} name
 * @param {number} index
 */
const partOf = (name, index) => `${name}-${index.toString(16).padStart(8, '0')}`;

/**
 * @param {Uint8Array} bytes
 * @param {number} codePage
 */
function lettersOf(bytes, codePage) {
  const name = nameOf(codePage);
  return name ? new TextDecoder(name).decode(bytes) : (textOf(bytes) ?? latin(bytes));
}

/**
 * What the browser calls a code page, other than those that any text is tried in.
 * @param {number} codePage
 */
function nameOf(codePage) {
  const part = codePage - ISO_8859;
  if (part > 1 && part < 17 && part !== NO_ISO_8859) {
    return `iso-8859-${part}`;
  }
  const isWindows = codePage >= 1250 && codePage <= 1258 && codePage !== 1252;
  return isWindows || codePage === 874 ? `windows-${codePage}` : CODE_PAGES[codePage];
}

/** @param {Uint8Array} [bytes] */
const viewOf = (bytes = new Uint8Array()) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
