// Files that are packed together, or packed: each is read as if it had been attached by itself, and its
// name tells what it tells there. Source: POSIX.1-2017, pax (the header of tar); RFC 1952 (gzip).

import { bounded, gathered, inflate } from './inflate.js';
import { latin } from './bytes.js';
import { Unreadable, whyOf } from './passages.js';

/**
 * @import {Passages} from './passages.js'
 * @import {Zip} from './zip.js'
 */

/**
 * What reads a file that is in another.
 * @typedef {(name: string, bytes: Uint8Array) => Promise<void>} Inner
 */

// What macOS and Windows put beside the files, of which nobody knows.
const UNSEEN = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|\._)/;
const BLOCK = 512;
const [NAME, SIZE, TYPE, PREFIX] = [[0, 100], [124, 136], 156, [345, 500]];
// A file; what is a folder, a link or a longer name is none.
const FILES = new Set(['0', '\0', '7']);
const LONG_NAME = 'L';

/**
 * @param {Zip} zip
 * @param {Passages} out
 * @param {Inner} inner
 */
export async function readZip(zip, out, inner) {
  for (const [key, { name }] of zip.entries) {
    await readOne(name, () => zip.whole(key), out, inner);
  }
  if (zip.isCut) {
    throw new Unreadable('large');
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {Passages} out
 * @param {Inner} inner
 */
export async function readTar(bytes, out, inner) {
  let longName = '';
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = latin(bytes.subarray(at, at + BLOCK));
    const size = Number.parseInt(textOf(header, SIZE), 8);
    const begin = at + BLOCK;
    if (!(size >= 0) || begin + size > bytes.length) {
      throw new Unreadable('broken');
    }
    const content = bytes.subarray(begin, begin + size);
    const type = header[TYPE];
    if (FILES.has(type)) {
      const name = longName || [textOf(header, PREFIX), textOf(header, NAME)].filter(Boolean).join('/');
      await readOne(name, () => content, out, inner);
    }
    longName = type === LONG_NAME ? new TextDecoder().decode(content).replace(/\0.*$/s, '') : '';
    at = begin + Math.ceil(size / BLOCK) * BLOCK;
    await out.rest();
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Passages} out
 * @param {Inner} inner
 */
export async function readGzip(name, bytes, out, inner) {
  const content = await gathered(bounded(inflate(bytes, 'gzip'), out.allowance));
  await inner(name.replace(/\.t?gz$/i, ''), content);
}

/**
 * @param {string} path
 * @param {() => Uint8Array|Promise<Uint8Array>} content
 * @param {Passages} out
 * @param {Inner} inner
 */
async function readOne(path, content, out, inner) {
  if (path.endsWith('/') || UNSEEN.test(path)) {
    return;
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  out.apart();
  out.add(name, { place: 'file_name' });
  try {
    await inner(name, await content());
  } catch (fault) {
    if (out.isOver) {
      throw fault;
    }
    // The other files are read all the same.
    out.left ??= whyOf(fault);
  }
}

/**
 * A field of a header, up to its end.
 * @param {string} header
 * @param {number[]} place
 */
const textOf = (header, [begin, end]) => header.slice(begin, end).replace(/\0.*$/s, '').trim();
