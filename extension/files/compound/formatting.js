// How the text of a document of Word before 2007 is set: which of it does not show, what stands in a
// table and what is a heading. It is kept in pages of its own, by where the text is in the file.
// Source: [MS-DOC], 2.9.33 (ChpxFkp), 2.9.174 (PapxFkp), 2.2.5 and 2.6 (Prl).

/**
 * @import {Passages} from '../passages.js'
 */

const PAGE_BYTES = 512;
const PAGE_NUMBER = 0x3f_ffff;
const LAST = PAGE_BYTES - 1;
const PARAGRAPH_BYTES = 13;
// How much a property takes, by the highest bits of its number; where it says so itself, a byte more.
const SIZES = [1, 1, 2, 4, 2, 2, -1, 3];
const LONG = new Set([0xd606, 0xd608]);
const [DELETED, VANISHED] = [0x0800, 0x083c];
const [IN_TABLE, ROW_END, ELSEWHERE] = [0x2416, 0x2417, new Set([0x6645, 0x6646])];
// The same, where a piece of the text has one property of its own: 2.9.215 (Prm0).
export const [SHORT_DELETED, SHORT_VANISHED] = [0x41, 0x5c];
const HEADINGS = 9;

/** @typedef {'shown'|'hidden'|'deleted'} Way */
/** @typedef {{isInTable: boolean, isRowEnd: boolean, isHeading: boolean}} Paragraph */

/**
 * What is true of stretches of a file.
 * @template T
 */
export class Runs {
  /** @type {{from: number, to: number, value: T}[]} */
  #runs = [];

  /**
   * @param {number} from
   * @param {number} to
   * @param {T} value
   */
  add(from, to, value) {
    this.#runs.push({ from, to, value });
  }

  /** All are there. */
  close() {
    this.#runs.sort((one, other) => one.from - other.from);
  }

  /** @param {number} at */
  at(at) {
    const run = this.#runs[this.#first(at)];
    return run && run.from <= at ? run.value : undefined;
  }

  /**
   * What lies between two places, in order.
   * @param {number} from
   * @param {number} to
   */
  *between(from, to) {
    for (let index = this.#first(from), at = from; at < to; index += 1) {
      const run = this.#runs[index];
      const begin = Math.max(at, Math.min(to, run?.from ?? to));
      if (begin > at) {
        yield { from: at, to: begin, value: undefined };
      }
      at = Math.max(begin, Math.min(to, run?.to ?? to));
      if (run && at > begin) {
        yield { from: begin, to: at, value: run.value };
      }
    }
  }

  /** @param {number} at The first that ends behind it. */
  #first(at) {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#runs[middle].to > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

/**
 * What does not show.
 * @param {DataView} word
 * @param {number[]} pages
 * @param {Passages} out
 */
export async function readWays(word, pages, out) {
  /** @type {Runs<Way>} */
  const ways = new Runs();
  await readPages(word, pages, out, (page, index, count, from, to) => {
    const at = 2 * page.getUint8(4 * (count + 1) + index);
    const way = at > 0 ? wayOf(slice(page, at + 1, page.getUint8(at))) : 'shown';
    if (way !== 'shown') {
      ways.add(from, to, way);
    }
  });
  ways.close();
  return ways;
}

/**
 * What the paragraphs are.
 * @param {DataView} word
 * @param {number[]} pages
 * @param {DataView} data Where properties are kept that are too long for a page.
 * @param {Passages} out
 */
export async function readParagraphs(word, pages, data, out) {
  /** @type {Runs<Paragraph>} */
  const paragraphs = new Runs();
  await readPages(word, pages, out, (page, index, count, from, to) => {
    const at = 2 * page.getUint8(4 * (count + 1) + PARAGRAPH_BYTES * index);
    if (at === 0) {
      return;
    }
    const size = page.getUint8(at);
    const [begin, length] = size > 0 ? [at + 1, 2 * size - 1] : [at + 2, 2 * page.getUint8(at + 1)];
    const style = page.getUint16(begin, true);
    const paragraph = { isInTable: false, isRowEnd: false, isHeading: style > 0 && style <= HEADINGS };
    take(paragraph, slice(page, begin + 2, length - 2), data);
    paragraphs.add(from, to, paragraph);
  });
  paragraphs.close();
  return paragraphs;
}

/**
 * How text is shown that has these properties.
 * @param {DataView} properties
 * @returns {Way}
 */
export function wayOf(properties) {
  /** @type {Way} */
  let way = 'shown';
  for (const [property, at] of each(properties)) {
    const isSet = at < properties.byteLength && properties.getUint8(at) === 1;
    if (property === DELETED && isSet) {
      return 'deleted';
    }
    if (property === VANISHED) {
      way = isSet ? 'hidden' : 'shown';
    }
  }
  return way;
}

/**
 * @param {Paragraph} paragraph
 * @param {DataView} properties
 * @param {DataView} [data]
 */
function take(paragraph, properties, data) {
  for (const [property, at, size] of each(properties)) {
    if (at + size > properties.byteLength) {
      return;
    }
    paragraph.isInTable ||= property === IN_TABLE && properties.getUint8(at) !== 0;
    paragraph.isRowEnd ||= property === ROW_END && properties.getUint8(at) !== 0;
    if (ELSEWHERE.has(property) && data) {
      const from = properties.getUint32(at, true);
      if (from + 2 <= data.byteLength) {
        take(paragraph, slice(data, from + 2, data.getUint16(from, true)));
      }
    }
  }
}

/**
 * The properties of a list, and where the value of each is.
 * @param {DataView} list
 * @returns {Generator<[property: number, at: number, size: number]>}
 */
function* each(list) {
  for (let at = 0; at + 3 <= list.byteLength; ) {
    const property = list.getUint16(at, true);
    at += 2;
    let size = SIZES[property >> 13];
    if (size < 0) {
      const isLong = LONG.has(property) && at + 2 <= list.byteLength;
      size = isLong ? list.getUint16(at, true) + 1 : list.getUint8(at) + 1;
    }
    yield [property, at, size];
    at += size;
  }
}

/**
 * @param {DataView} word
 * @param {number[]} pages By their numbers.
 * @param {Passages} out
 * @param {(page: DataView, index: number, count: number, from: number, to: number) => void} take
 */
async function readPages(word, pages, out, take) {
  for (const number of new Set(pages)) {
    const page = slice(word, (number & PAGE_NUMBER) * PAGE_BYTES, PAGE_BYTES);
    if (page.byteLength < PAGE_BYTES) {
      continue;
    }
    const count = page.getUint8(LAST);
    for (let index = 0; index < count && 4 * (index + 2) <= LAST; index += 1) {
      take(page, index, count, page.getUint32(4 * index, true), page.getUint32(4 * (index + 1), true));
    }
    await out.rest();
  }
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {number} length
 */
export function slice(view, at, length) {
  const begin = Math.min(Math.max(0, at), view.byteLength);
  return new DataView(view.buffer, view.byteOffset + begin, Math.max(0, Math.min(length, view.byteLength - begin)));
}
