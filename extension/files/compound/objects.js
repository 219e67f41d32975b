// The files that are kept within a file of before 2007, and those that an older program packed for it.

import { lettersOf } from '../bytes.js';
import { Unreadable } from '../passages.js';

/** @import {Storage} from './compound.js' */

/** What any file is packed in: [MS-OLEDS], 2.3.6 (OLENativeStream). */
export const NATIVE = '\x01Ole10Native';
// A workbook keeps each beside its own stream ([MS-XLS], 2.1.7.4), a document keeps all in one place
// ([MS-DOC], 2.1.5).
const IN_WORKBOOK = /^mbd[\da-f]+$/;
const POOL = 'objectpool';
// What is no file: a formula, a control.
const NO_FILE = ['Equation Native', '\x03OCXNAME', '\x03OCXDATA'];
const LONGEST_NAME = 1_024;
const NAME_AT = 6;

/**
 * The files within a file.
 * @param {Storage} file
 */
export function objectsOf({ storages }) {
  const beside = [...storages].flatMap(([name, storage]) => (IN_WORKBOOK.test(name) ? storage : []));
  return [...beside, ...(storages.get(POOL)?.storages.values() ?? [])].filter(
    (storage) => storage.names.length > 0 && !NO_FILE.some((stream) => storage.has(stream)),
  );
}

/**
 * The file that was packed as it is.
 * @param {Storage} storage
 * @throws {Unreadable}
 */
export function objectIn(storage) {
  const native = storage.stream(NATIVE);
  return native ? unpacked(native) : { name: '', bytes: storage.stream('Package') ?? storage.stream('CONTENTS') ?? new Uint8Array(0) };
}

/**
 * Its name and two addresses stand before it, where it is a file; what else may be there, the program
 * alone knows that made it.
 * @param {Uint8Array} native
 */
function unpacked(native) {
  const view = new DataView(native.buffer, native.byteOffset, native.byteLength);
  const afterText = (/** @type {number} */ from) => native.subarray(0, from + LONGEST_NAME).indexOf(0, from) + 1;
  const afterLength = (/** @type {number} */ at) => {
    if (at + 4 > native.length) {
      throw new Unreadable('other');
    }
    return [at + 4, at + 4 + view.getUint32(at, true)];
  };
  const nameEnd = afterText(NAME_AT);
  const name = lettersOf(1252).decode(native.subarray(NAME_AT, nameEnd - 1));
  const [, third] = afterLength(afterText(nameEnd) + 4);
  return { name, bytes: native.subarray(...afterLength(third)) };
}
