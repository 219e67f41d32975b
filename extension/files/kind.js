// What a file is, by its bytes: a name may say anything.

import { latin } from './bytes.js';

/** @import {Unreadable} from '../../types/files.js' */

/**
 * Why files that begin so are not read.
 * @type {[why: Unreadable, at: number, begin: string][]}
 */
const BEGINNINGS = [
  ['pdf', 0, '%PDF-'],
  ['picture', 0, '\x89PNG'],
  ['picture', 0, '\xff\xd8\xff'],
  ['picture', 0, 'GIF8'],
  ['picture', 0, 'II*\0'],
  ['picture', 0, 'MM\0*'],
  ['picture', 0, '8BPS'],
  ['picture', 8, 'WEBP'],
  ['picture', 4, 'ftypheic'],
  ['picture', 4, 'ftypheix'],
  ['picture', 4, 'ftypmif1'],
  ['picture', 4, 'ftypavif'],
  ['archive', 0, "7z\xbc\xaf'\x1c"],
  ['archive', 0, 'Rar!\x1a'],
  ['archive', 0, '\x1f\x8b'],
  ['archive', 0, 'BZh'],
  ['archive', 0, '\xfd7zXZ'],
  ['archive', 0, '\x28\xb5\x2f\xfd'],
  ['archive', 257, 'ustar'],
];
const HEAD = 512;
// Other programs put a line before the mark of a PDF.
const PDF_WITHIN = 1_024;
const BITMAP = /^BM[^]{4}\0{4}/;
const PACKED = 'PK\x03\x04';
const PACKED_NOTHING = 'PK\x05\x06';
const COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * Of files that begin so: `package` may be one of Office.
 * @param {Uint8Array} bytes At least the first thousand.
 * @returns {Unreadable|'package'|'compound'|undefined} Nothing where it may be text.
 */
export function kindOf(bytes) {
  const head = latin(bytes.subarray(0, HEAD));
  if (head.startsWith(PACKED)) {
    return 'package';
  }
  if (head.startsWith(COMPOUND)) {
    return 'compound';
  }
  if (head.startsWith(PACKED_NOTHING)) {
    return 'archive';
  }
  if (BITMAP.test(head)) {
    return 'picture';
  }
  const known = BEGINNINGS.find(([, at, begin]) => head.startsWith(begin, at))?.[0];
  return known ?? (latin(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-') && bytes.includes(0) ? 'pdf' : undefined);
}
