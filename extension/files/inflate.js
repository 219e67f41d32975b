// What is packed, inflated by the browser, and no more of it than there is room for.

import { joined } from './bytes.js';
import { Full, Unreadable } from './passages.js';

const MOST_OF_AN_ENTRY = 64_000_000;
// What a slice is inflated to (at most a thousand times as much) is there before anybody can stop
// it, and keeps the thread meanwhile.
const PACKED_SLICE = 8_192;
const SLICE = 65_536;

/**
 * What comes out, in slices, counted.
 * @param {AsyncIterable<Uint8Array>} chunks
 * @param {{left: number}} allowance How many bytes may be inflated.
 * @throws {Full}
 */
export async function* bounded(chunks, allowance) {
  let left = MOST_OF_AN_ENTRY;
  for await (const chunk of chunks) {
    left -= chunk.length;
    allowance.left -= chunk.length;
    if (left < 0 || allowance.left < 0) {
      throw new Full();
    }
    for (let at = 0; at < chunk.length; at += SLICE) {
      yield chunk.subarray(at, at + SLICE);
    }
  }
}

/**
 * All of it.
 * @param {AsyncIterable<Uint8Array>} chunks
 */
export async function gathered(chunks) {
  /** @type {Uint8Array[]} */
  const all = [];
  for await (const chunk of chunks) {
    all.push(chunk);
  }
  return joined(all);
}

/**
 * @param {Uint8Array} bytes
 * @param {CompressionFormat} format
 * @throws {Unreadable}
 */
export async function* inflate(bytes, format) {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let isWanted = true;
  const write = async () => {
    for (let at = 0; at < bytes.length && isWanted; at += PACKED_SLICE) {
      await writer.write(/** @type {Uint8Array<ArrayBuffer>} */ (bytes.subarray(at, at + PACKED_SLICE)));
    }
    if (isWanted) {
      await writer.close();
    }
  };
  // What goes wrong there is heard of where it is read.
  write().catch(() => {});
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield /** @type {Uint8Array} */ (next.value);
    }
  } catch {
    throw new Unreadable('broken');
  } finally {
    // Where nobody reads on, no more is written. The stream is not cancelled: Node 20 fails on what
    // is under way then, and a browser drops it as it is.
    isWanted = false;
  }
}
