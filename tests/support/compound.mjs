// Compound files and records of workbooks, as tests want them: no program at hand writes them all.

import assert from 'node:assert/strict';

const SECTOR = 512;
const [END, FREE, OF_CHAINS] = [0xfffffffe, 0xffffffff, 0xfffffffd];
const [STORAGE, STREAM, ROOT] = [1, 2, 5];
const ENTRY = 128;

const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((SECTOR - (bytes.length % SECTOR)) % SECTOR)]);

/**
 * A compound file.
 * @param {Record<string, Buffer|Record<string, any>>} parts Streams, and storages of streams.
 */
export function compound(parts) {
  const entries = [];
  const sectors = [];
  const chains = [];
  const keep = (bytes) => {
    const start = sectors.length;
    const whole = padded(bytes);
    for (let at = 0; at < whole.length; at += SECTOR) {
      sectors.push(whole.subarray(at, at + SECTOR));
      chains.push(at + SECTOR < whole.length ? sectors.length : END);
    }
    return whole.length > 0 ? start : END;
  };
  const add = (name, type, content) => {
    const entry = { name, type, start: END, size: 0, child: FREE, next: FREE };
    const number = entries.push(entry) - 1;
    if (type === STREAM) {
      [entry.start, entry.size] = [keep(content), content.length];
      return number;
    }
    // Each names the next, as a tree may that nobody has balanced.
    for (const [part, within] of Object.entries(content).reverse()) {
      const child = add(part, Buffer.isBuffer(within) ? STREAM : STORAGE, within);
      entries[child].next = entry.child;
      entry.child = child;
    }
    return number;
  };
  add('Root Entry', ROOT, parts);
  const directory = Buffer.concat(entries.map(({ name, type, start, size, child, next }) => {
    const bytes = Buffer.alloc(ENTRY);
    bytes.write(name, 'utf16le');
    bytes.writeUInt16LE(2 * name.length + 2, 64);
    bytes[66] = type;
    [FREE, next, child].forEach((entry, index) => bytes.writeUInt32LE(entry, 68 + 4 * index));
    bytes.writeUInt32LE(start, 116);
    bytes.writeUInt32LE(size, 120);
    return bytes;
  }));
  const directoryAt = keep(directory);
  const count = Math.ceil((sectors.length + 1) / (SECTOR / 4 - 1));
  assert.ok(count <= 109, 'more than seven million bytes need chains of chains');
  const chainsAt = sectors.length;
  chains.push(...Array(count).fill(OF_CHAINS));
  const table = Buffer.alloc(count * SECTOR, 0xff);
  chains.forEach((next, index) => table.writeUInt32LE(next, 4 * index));
  const header = Buffer.alloc(SECTOR, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.fill(0, 8, 76);
  [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([at, value]) => header.writeUInt16LE(value, at));
  // No stream is kept among the short ones.
  [[44, count], [48, directoryAt], [56, 0], [60, END], [68, END]].forEach(([at, value]) => header.writeUInt32LE(value, at));
  for (let index = 0; index < count; index += 1) header.writeUInt32LE(chainsAt + index, 76 + 4 * index);
  return Buffer.concat([header, ...sectors, table]);
}

/**
 * A record of a workbook: numbers with their size (`[2, 7]`), bytes, or letters of one byte each.
 * @param {number} type
 * @param {...([number, number]|Buffer|string)} fields
 */
export function record(type, ...fields) {
  const data = Buffer.concat(fields.map((field) => {
    if (!Array.isArray(field)) return Buffer.from(field, 'latin1');
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(field[1])));
    return bytes.subarray(0, field[0]);
  }));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

const [BOF, EOF, SHEET] = [0x809, 0x0a, 0x85];

/**
 * The stream of a workbook.
 * @param {object} how
 * @param {Buffer[]} [how.globals]
 * @param {{name: string, records: Buffer[], state?: number}[]} how.sheets
 * @param {number} [how.version]
 */
export function workbookStream({ globals = [], sheets, version = 0x600 }) {
  const begin = record(BOF, [2, version], [2, 0x10], [4, 0]);
  const end = record(EOF);
  const bodies = sheets.map(({ records }) => Buffer.concat([begin, ...records, end]));
  const name = ({ name }) => (version === 0x600 ? [[1, name.length], [1, 0], name] : [[1, name.length], name]);
  const sheet = (one, at) => record(SHEET, [4, at], [2, one.state ?? 0], ...name(one));
  const head = (at) => Buffer.concat([begin, ...globals, ...sheets.map((one, index) => sheet(one, at[index] ?? 0)), end]);
  let next = head([]).length;
  const at = bodies.map((body) => (next += body.length) - body.length);
  return Buffer.concat([head(at), ...bodies]);
}
