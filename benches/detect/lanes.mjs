// Holds the shipped module, which scans by vectors, against the same rules
// compiled without them: the answers must be the same on random and adversarial
// texts, on texts at every place of a block, and on the corpus where there is one.
//
//   node benches/detect/lanes.mjs PACKAGE SCALAR [CORPUS]
//
// SCALAR is the module that `benches/detect/scalar` makes. Ends with status 1
// when an answer differs.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ADVERSARIES, cases, documents } from './corpus.mjs';

const [folder, module, corpus] = process.argv.slice(2);
if (!folder || !module) {
  console.error('usage: node lanes.mjs PACKAGE SCALAR [CORPUS]');
  process.exit(2);
}
const { initSync, scan_text: scan } = await import(pathToFileURL(resolve(folder, 'doorward.js')));
initSync({ module: readFileSync(join(folder, 'doorward_bg.wasm')) });
const { instance } = await WebAssembly.instantiate(readFileSync(module));
const scalar = instance.exports;

const wide = (text) =>
  scan(text).map(({ rule, start, end, confidence }) => `${rule} ${start} ${end} ${confidence}\n`).join('');

function plain(text) {
  const bytes = Buffer.from(text.toWellFormed?.() ?? text);
  const room = scalar.room(bytes.length);
  new Uint8Array(scalar.memory.buffer, room, bytes.length).set(bytes);
  const length = scalar.answer_length();
  return Buffer.from(new Uint8Array(scalar.memory.buffer, scalar.answer_start(), length)).toString().toLowerCase();
}

let seed = 20260112;
const dice = (bound) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % bound;

// What rules look for, cut and joined at random, with what disturbs them between.
const pieces = [
  ...Object.values(ADVERSARIES), '943 476 5919', 'NHS ', '4539 5787 6362 1486', 'GB82 WEST 1234 5698 7654 32',
  'OFFICIAL-SENSITIVE', 'TOP SECRET', 'JK 28 41 07 B', 'mary@north.uk', 'password = "', 'q8Zr2mVx!"', `gh${'p_'}`,
  'aLjjTsy6jIbfJ1jIN1taqIuxCIhOGUk1s9P3', '\u200B', '\u00A0', '４５', '😀', 'é', '\n', ' ', '.', '-', '0', 'Z', '@', '|',
];
function random() {
  let text = '';
  for (let n = dice(30); n >= 0; n -= 1) {
    const piece = pieces[dice(pieces.length)];
    text += dice(4) ? piece : piece.slice(dice(piece.length));
    if (!dice(5)) text += String.fromCharCode(32 + dice(95));
  }
  return text;
}

function* texts() {
  for (let n = 0; n < 30_000; n += 1) yield random();
  for (const unit of Object.values(ADVERSARIES)) yield unit.repeat(Math.ceil(20_000 / unit.length));
  for (const { text } of cases(corpus)) yield text;
  yield* documents(corpus);
  for (const piece of pieces) for (let shift = 0; shift < 130; shift += 1) yield ' '.repeat(shift) + piece;
}

let count = 0;
let wrong = 0;
for (const text of texts()) {
  count += 1;
  const [one, other] = [wide(text), plain(text)];
  if (one !== other && (wrong += 1) <= 5) {
    console.log('differs:', JSON.stringify(text).slice(0, 200), '\nby vectors:\n', one, '\nplain:\n', other);
  }
}
console.log(`vectors against the plain way: ${count} texts, ${wrong || 'no'} different answers`);
process.exit(wrong ? 1 : 0);
