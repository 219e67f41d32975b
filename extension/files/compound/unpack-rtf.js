// Rich Text as Outlook packs it: what stood before is copied. Source: [MS-OXRTFCP], 2.1.

import { latin } from '../bytes.js';
import { Full, Unreadable } from '../passages.js';

/** @import {Passages} from '../passages.js' */

const HEADER_BYTES = 16;
const [SIZE, WAY] = [4, 8];
const PACKED = 0x75465a4c;
const AS_IT_IS = 0x414c454d;
const WINDOW = 4_096;
const BEGIN =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
// Two bytes stand for no more than 17.
const MOST_FOR_A_BYTE = 9;
const RUNS_PER_REST = 4_000;

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 * @returns {Promise<string>} As much of it as there is.
 * @throws {Full|Unreadable}
 */
export async function unpackRtf(bytes, out) {
  if (bytes.length < HEADER_BYTES) {
    throw new Unreadable('broken');
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const way = header.getUint32(WAY, true);
  if (way === AS_IT_IS) {
    return latin(bytes.subarray(HEADER_BYTES));
  }
  if (way !== PACKED) {
    throw new Unreadable('broken');
  }
  const most = Math.min(header.getUint32(SIZE, true), bytes.length * MOST_FOR_A_BYTE);
  out.allowance.left -= most;
  if (out.allowance.left < 0) {
    throw new Full();
  }
  // What is copied from stands before what it makes.
  const whole = new Uint8Array(BEGIN.length + most);
  whole.set(new TextEncoder().encode(BEGIN));
  let end = BEGIN.length;
  let runs = 0;
  for (let at = HEADER_BYTES; at < bytes.length && end < whole.length; ) {
    const run = bytes[at];
    at += 1;
    for (let bit = 1; bit < 256 && end < whole.length && at < bytes.length; bit <<= 1) {
      if (!(run & bit)) {
        whole[end] = bytes[at];
        [at, end] = [at + 1, end + 1];
        continue;
      }
      const place = (bytes[at] << 4) | (bytes[at + 1] >> 4);
      const back = (end - place) & (WINDOW - 1);
      const length = (bytes[at + 1] & 15) + 2;
      at += 2;
      // A copy of what is to come next is the end; so is one of what was before the beginning.
      if (!back || back > end) {
        at = bytes.length;
        break;
      }
      for (const last = Math.min(end + length, whole.length); end < last; end += 1) {
        whole[end] = whole[end - back];
      }
    }
    runs += 1;
    if (runs % RUNS_PER_REST === 0) {
      await out.rest();
    }
  }
  return latin(whole.subarray(BEGIN.length, end));
}
