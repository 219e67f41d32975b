// What a file is, by its bytes: a name may say anything.

import { latin } from './bytes.js';

/** @import {Unreadable} from '../../types/files.js' */

/**
 * What is read, and by what it is told: `package` may be a document of Office, or other files packed
 * together.
 * @typedef {'pdf'|'package'|'compound'|'gzip'|'tar'} Kind
 */
const READ = new Set(['pdf', 'package', 'compound', 'gzip', 'tar']);

/**
 * What files that begin so are, or why they are not read.
 * @type {[is: Kind|Unreadable, at: number, begin: string][]}
 */
const BEGINNINGS = [
  ['pdf', 0, '%PDF-'],
  ['package', 0, 'PK\x03\x04'],
  ['empty', 0, 'PK\x05\x06'],
  ['compound', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['gzip', 0, '\x1f\x8b'],
  ['tar', 257, 'ustar'],
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
  ['archive', 0, 'BZh'],
  ['archive', 0, '\xfd7zXZ'],
  ['archive', 0, '\x28\xb5\x2f\xfd'],
  // The text of a message that Outlook lets nobody copy (`message.rpmsg`).
  ['locked', 0, '\x76\xe8\x04\x60\xc4\x11\xe3\x86'],
];
const HEAD = 512;
// Other programs put a line before the mark of a PDF.
const PDF_WITHIN = 1_024;
const BITMAP = /^BM[^]{4}\0{4}/;
// What a message is packed in that is encrypted, after its length. Source: RFC 5652, 3 and 6.
const ENVELOPE = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03';
const ENVELOPE_WITHIN = 20;

/**
 * Whether a file of this kind is read.
 * @param {Kind|Unreadable} kind
 * @returns {kind is Kind}
 */
export const isRead = (kind) => READ.has(kind);

/**
 * What a file is that begins so.
 * @param {Uint8Array} bytes At least the first thousand.
 * @returns {Kind|Unreadable|undefined} Nothing where it may be text.
 */
export function kindOf(bytes) {
  const head = latin(bytes.subarray(0, HEAD));
  if (BITMAP.test(head)) {
    return 'picture';
  }
  if (head.startsWith('0') && head.slice(0, ENVELOPE_WITHIN).includes(ENVELOPE)) {
    return 'locked';
  }
  const known = BEGINNINGS.find(([, at, begin]) => head.startsWith(begin, at))?.[0];
  return known ?? (latin(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-') && bytes.includes(0) ? 'pdf' : undefined);
}
