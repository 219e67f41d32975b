// What is packed in a stream of a PDF. Source: ISO 32000-2, 7.4.

import { joined } from '../bytes.js';
import { Full } from '../passages.js';
import { fromHex } from './syntax.js';

/** @import {Passages} from '../passages.js' */

const MOST_OF_A_STREAM = 48_000_000;
// As in `zip.js`: what a slice is inflated to is there before anybody can stop it.
const PACKED_SLICE = 8_192;
// What comes out of a write that goes beyond the end is lost. So the last bytes are written one by one.
const TAIL = 4;
// How far from the end the sum of what is packed is looked for.
const SUM_WITHIN = 65_536;
const CHUNK = 65_536;
const [CLEAR, LAST] = [256, 257];

/** Counts what comes out, and keeps it. */
class Sink {
  /** @type {Uint8Array[]} */
  #chunks = [];
  #length = 0;
  #out;

  /** @param {Passages} out */
  constructor(out) {
    this.#out = out;
  }

  /** @param {Uint8Array} chunk */
  async put(chunk) {
    this.#length += chunk.length;
    this.#out.allowance.left -= chunk.length;
    if (this.#length > MOST_OF_A_STREAM || this.#out.allowance.left < 0) {
      throw new Full();
    }
    this.#chunks.push(chunk);
    await this.#out.rest();
  }

  whole() {
    return joined(this.#chunks);
  }
}

/**
 * @typedef {{bytes: Uint8Array, isCut?: boolean}} Unpacked `isCut` where its end is damaged.
 */

/**
 * @param {Uint8Array} bytes
 * @param {string} filter
 * @param {Passages} out
 * @returns {Promise<Unpacked|undefined>} Nothing where it is a picture, or packed in a way that is not known.
 * @throws {Full}
 */
export async function unpack(bytes, filter, out) {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return inflate(bytes, out);
    case 'ASCIIHexDecode':
    case 'AHx':
      return { bytes: fromHex(bytes) };
    case 'ASCII85Decode':
    case 'A85':
      return { bytes: await fromAscii85(bytes, out) };
    case 'LZWDecode':
    case 'LZW':
      return { bytes: await fromLzw(bytes, out) };
    case 'RunLengthDecode':
    case 'RL':
      return { bytes: await fromRuns(bytes, out) };
    default:
      return undefined;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 */
async function inflate(bytes, out) {
  const sink = new Sink(out);
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let isWanted = true;
  const write = async () => {
    const tail = Math.max(0, bytes.length - TAIL);
    for (let at = 0; at < bytes.length && isWanted; ) {
      const slice = bytes.subarray(at, at < tail ? Math.min(at + PACKED_SLICE, tail) : at + 1);
      await writer.write(/** @type {Uint8Array<ArrayBuffer>} */ (slice));
      at += slice.length;
    }
    if (isWanted) {
      await writer.close();
    }
  };
  write().catch(() => {});
  try {
    for (;;) {
      const next = await reader.read().catch(() => undefined);
      if (!next) {
        const inflated = sink.whole();
        return { bytes: inflated, isCut: !endsWith(bytes, checksum(inflated)) };
      }
      if (next.done) {
        return { bytes: sink.whole() };
      }
      await sink.put(next.value);
    }
  } finally {
    isWanted = false;
  }
}

/**
 * Some programs write a little behind the end of what is packed, which is no damage: the sum of what
 * came out stands before that.
 * @param {Uint8Array} bytes
 * @param {number} sum
 */
function endsWith(bytes, sum) {
  const tail = bytes.subarray(-SUM_WITHIN);
  const [a, b, c, d] = [sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255];
  for (let at = tail.length - 4; at >= 0; at -= 1) {
    if (tail[at] === a && tail[at + 1] === b && tail[at + 2] === c && tail[at + 3] === d) {
      return true;
    }
  }
  return false;
}

/**
 * Adler-32: RFC 1950, 8.2.
 * @param {Uint8Array} bytes
 */
function checksum(bytes) {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    // So many that neither outgrows 32 bits.
    for (const end = Math.min(at + 3_800, bytes.length); at < end; at += 1) {
      a += bytes[at];
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 */
async function fromAscii85(bytes, out) {
  const sink = new Sink(out);
  let said = new Uint8Array(CHUNK + 4);
  let length = 0;
  let [value, count] = [0, 0];
  const emit = (/** @type {number} */ many) => {
    for (let index = 0; index < many; index += 1) {
      said[length++] = Math.floor(value / 256 ** (3 - index)) & 255;
    }
    [value, count] = [0, 0];
  };
  for (const byte of bytes) {
    if (byte === 126) {
      break;
    }
    if (byte === 122 && count === 0) {
      emit(4);
    } else if (byte >= 33 && byte <= 117) {
      value = value * 85 + byte - 33;
      count += 1;
      if (count === 5) {
        emit(4);
      }
    }
    if (length >= CHUNK) {
      await sink.put(said.subarray(0, length));
      [said, length] = [new Uint8Array(CHUNK + 4), 0];
    }
  }
  if (count > 1) {
    const many = count - 1;
    for (; count < 5; count += 1) {
      value = value * 85 + 84;
    }
    emit(many);
  }
  await sink.put(said.subarray(0, length));
  return sink.whole();
}

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 */
async function fromRuns(bytes, out) {
  const sink = new Sink(out);
  for (let at = 0; at < bytes.length && bytes[at] !== 128; ) {
    const length = bytes[at];
    if (length < 128) {
      await sink.put(bytes.subarray(at + 1, at + 2 + length));
      at += length + 2;
    } else {
      await sink.put(new Uint8Array(257 - length).fill(bytes[at + 1]));
      at += 2;
    }
  }
  return sink.whole();
}

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 */
async function fromLzw(bytes, out) {
  const sink = new Sink(out);
  // A code says what the one before it says and a byte more.
  const before = new Uint16Array(4_097);
  const last = new Uint8Array(4_097);
  const lengths = new Uint16Array(4_097);
  for (let code = 0; code < CLEAR; code += 1) {
    [last[code], lengths[code]] = [code, 1];
  }
  let [next, width, previous] = [258, 9, -1];
  let [buffer, bits] = [0, 0];
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfffff;
    bits += 8;
    if (bits < width) {
      continue;
    }
    bits -= width;
    const code = (buffer >> bits) & ((1 << width) - 1);
    if (code === LAST) {
      break;
    }
    if (code === CLEAR) {
      [next, width, previous] = [258, 9, -1];
      continue;
    }
    const isNew = code >= next;
    if (code > next || (isNew && previous < 0)) {
      break;
    }
    const length = isNew ? lengths[previous] + 1 : lengths[code];
    const said = new Uint8Array(length);
    let walk = isNew ? previous : code;
    for (let at = isNew ? length - 2 : length - 1; at >= 0; at -= 1) {
      said[at] = last[walk];
      walk = before[walk];
    }
    if (isNew) {
      said[length - 1] = said[0];
    }
    await sink.put(said);
    if (previous >= 0 && next < 4_096) {
      [before[next], last[next], lengths[next]] = [previous, said[0], lengths[previous] + 1];
      next += 1;
    }
    previous = code;
    width = next >= 2_047 ? 12 : next >= 1_023 ? 11 : next >= 511 ? 10 : 9;
  }
  return sink.whole();
}

/**
 * Undoes what makes rows of figures easier to pack: ISO 32000-2, 7.4.4.4.
 * @param {Uint8Array} bytes
 * @param {{predictor: number, colors: number, bits: number, columns: number}} how
 */
export function unpredict(bytes, { predictor, colors, bits, columns }) {
  const step = Math.max(1, (colors * bits) >> 3);
  const width = Math.max(1, (colors * bits * columns + 7) >> 3);
  if (predictor === 2 && bits === 8) {
    const said = bytes.slice();
    for (let at = 0; at < said.length; at += 1) {
      said[at] += at % width >= step ? said[at - step] : 0;
    }
    return said;
  }
  if (predictor < 10) {
    return bytes;
  }
  const rows = Math.ceil(bytes.length / (width + 1));
  const said = new Uint8Array(rows * width);
  let length = 0;
  for (let row = 0; row < rows; row += 1) {
    const begin = row * (width + 1) + 1;
    const kind = bytes[begin - 1];
    for (let column = 0; column < width && begin + column < bytes.length; column += 1) {
      const left = column >= step ? said[length - step] : 0;
      const up = row > 0 ? said[length - width] : 0;
      const corner = row > 0 && column >= step ? said[length - width - step] : 0;
      said[length++] = bytes[begin + column] + guess(kind, left, up, corner);
    }
  }
  return said.subarray(0, length);
}

/**
 * @param {number} kind
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function guess(kind, left, up, corner) {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each));
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}
