/**
 * Archives as a test wants them, sound or not: what no writer at hand makes.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const number = (value, bytes) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer.subarray(0, bytes);
};
const words = (...values) => Buffer.concat(values.map((value) => number(value, 2)));
const longs = (...values) => Buffer.concat(values.map((value) => number(value, 4)));

/**
 * Packs parts, by name.
 *
 * @param {Record<string, string|Buffer>} parts
 * @param {object} [how]
 * @param {number} [how.method] 0 leaves them as they are.
 * @param {number} [how.flags] 1 says that they are encrypted, 8 that their sizes follow them.
 * @param {boolean} [how.is64] Sizes and places stand where large ones do.
 * @param {number} [how.size] What is said of the size of each.
 * @param {number} [how.packed] What is said of how many bytes each is packed in.
 */
export function pack(parts, { method = 8, flags = 0, is64 = false, size, packed } = {}) {
  const files = [];
  const list = [];
  let at = 0;
  for (const [name, part] of Object.entries(parts)) {
    const content = Buffer.from(part);
    const bytes = method === 8 ? deflateRawSync(content) : content;
    const [says, saysPacked] = [size ?? content.length, packed ?? bytes.length];
    const named = Buffer.from(name);
    const sizes = flags & 8 ? longs(0, 0, 0) : longs(0, saysPacked, says);
    const descriptor = flags & 8 ? longs(0x08074b50, 0, saysPacked, says) : Buffer.alloc(0);
    const file = Buffer.concat([longs(0x04034b50), words(20, flags, method, 0, 0), sizes, words(named.length, 0), named, bytes, descriptor]);
    files.push(file);
    const extra = is64 ? Buffer.concat([words(1, 24), number(says, 8), number(saysPacked, 8), number(at, 8)]) : Buffer.alloc(0);
    const beyond = 0xffffffff;
    list.push(
      longs(0x02014b50),
      words(20, 20, flags, method, 0, 0),
      is64 ? longs(0, beyond, beyond) : longs(0, saysPacked, says),
      words(named.length, extra.length, 0, 0, 0),
      longs(0, is64 ? beyond : at),
      named,
      extra,
    );
    at += file.length;
  }
  const directory = Buffer.concat(list);
  const count = files.length;
  const end64 = [longs(0x06064b50), number(44, 8), words(45, 45), longs(0, 0), number(count, 8), number(count, 8), number(directory.length, 8), number(at, 8)];
  const locator = [longs(0x07064b50, 0), number(at + directory.length, 8), longs(1)];
  const end = is64
    ? [...end64, ...locator, longs(0x06054b50), words(0, 0, 0xffff, 0xffff), longs(0xffffffff, 0xffffffff), words(0)]
    : [longs(0x06054b50), words(0, 0, count, count), longs(directory.length, at), words(0)];
  return Buffer.concat([...files, directory, ...end]);
}

/** The parts of a sound archive, by name. */
export function unpack(archive) {
  const parts = {};
  let at = archive.readUInt32LE(archive.lastIndexOf(Buffer.from('PK\x05\x06')) + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const own = archive.readUInt32LE(at + 42);
    const begin = own + 30 + archive.readUInt16LE(own + 26) + archive.readUInt16LE(own + 28);
    const bytes = archive.subarray(begin, begin + archive.readUInt32LE(at + 20));
    parts[archive.toString('utf8', at + 46, at + 46 + name)] = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes;
    at += 46 + name + extra + comment;
  }
  return parts;
}
