// Files of plain text: whether one is, in which encoding, and how it is cut into passages.

import { delimiterOf, looksDelimited, readDelimited } from './delimited.js';

/** @import {Passages} from '../passages.js' */

const TABLE = /\.(csv|tsv|tab|psv)$/i;
const PROSE = /\.(txt|text|md|markdown|rst|adoc|eml|ics|vcf)$|^[^.]*$/i;
const SAMPLE = 8_192;
// Of a sample: what is sent to a terminal or a printer holds some.
const MOST_CONTROLS = 0.02;
const RTF = '{\\rtf';
const LINES_PER_REST = 200;
const BLOCK = 8_000;

/** The bytes that no text holds, tabs, line ends, page ends and escapes excepted. */
const isControl = (/** @type {number} */ byte) =>
  byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27;

/**
 * Rich Text may hold the bytes of pictures, and WordPad ends it with a nought.
 * @param {Uint8Array} bytes
 */
const isRtf = (bytes) => [...RTF].every((sign, at) => bytes[at] === sign.charCodeAt(0));

/** @param {Uint8Array} bytes */
function looksLikeText(bytes) {
  const sample = bytes.subarray(0, SAMPLE);
  return !bytes.includes(0) && sample.filter(isControl).length <= sample.length * MOST_CONTROLS;
}

/**
 * What bytes say, if they are text.
 * @param {Uint8Array} bytes
 * @returns {string|undefined}
 */
export function textOf(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  if (!isRtf(bytes) && !looksLikeText(bytes)) {
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * @param {string} text
 * @param {string} name Of the file: what is a table or prose its characters do not say.
 * @param {Passages} out
 */
export async function readPlain(text, name, out) {
  if ((TABLE.test(name) && delimiterOf(text)) || looksDelimited(text)) {
    await readDelimited(text, out);
  } else {
    await readBlocks(text, PROSE.test(name), out);
  }
}

/**
 * Prose is cut where a line is empty, though not within a key, and anything else where there is much
 * of it.
 * @param {string} text
 * @param {boolean} isProse
 * @param {Passages} out
 */
async function readBlocks(text, isProse, out) {
  const place = isProse ? 'body' : 'code';
  let block = '';
  let lines = 0;
  let isKey = false;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    at = end + 1;
    const isFull = block.length + line.length > BLOCK;
    if (block && (isProse && (!isKey || isFull) ? !line.trim() : isFull)) {
      out.add(block, { place });
      block = '';
    }
    isKey = line.startsWith('-----BEGIN ') || (isKey && !line.startsWith('-----END '));
    block += `${line}\n`;
    lines += 1;
    if (block.length > BLOCK || lines % LINES_PER_REST === 0) {
      await out.rest();
    }
  }
  out.add(block, { place });
}
