// Measures detection through the built module, as a page would use it.
//
//   node benches/detect/bench.mjs PACKAGE [CORPUS]
//
// PACKAGE is the folder with doorward.js and doorward_bg.wasm; CORPUS, or the
// variable of that name, see corpus.mjs: labelled texts are in no repository.
// Ends with status 1 when an answer depends on where the text
// stands in memory, or when time is not linear in the text.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { ADVERSARIES, cases, documents } from './corpus.mjs';
import { lookAlikes } from './look-alikes.mjs';
import { RULES, count } from './regexp-loop.mjs';

const [folder, corpus = process.env.CORPUS] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node bench.mjs PACKAGE [CORPUS]');
  process.exit(2);
}
const { initSync, scan_text: scan } = await import(pathToFileURL(resolve(folder, 'doorward.js')));
const wasm = readFileSync(join(folder, 'doorward_bg.wasm'));
initSync({ module: wasm });

const labelled = cases(corpus);
const prose = documents(corpus);
if (!labelled.length) {
  console.log('No labelled texts: recall and false positives are not measured, and the prose is made up.');
  console.log('Name a folder with cases.jsonl.gz and benign.tar.gz in CORPUS; benches/detect/corpus.mjs says what is in them.\n');
}
const share = (part, whole) => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '–');

// Recall and false positives.

/// UTF-16 offset of a place given in code points.
const units = (text, points) => [...text].slice(0, points).join('').length;

function tally() {
  return { positives: 0, found: 0, sure: 0, negatives: 0, wrong: 0, wrongSure: 0, anchored: 0, anchoredWrong: 0 };
}

function judge(one, sums) {
  const matches = scan(one.text).filter((match) => match.family === one.family);
  const sure = matches.filter((match) => match.confidence !== 'low');
  if (one.is_positive) {
    const spans = (one.expect ?? []).map(([start, end]) => [units(one.text, start), units(one.text, end)]);
    const hit = (list) => (spans.length ? spans.some(([start, end]) => list.some((m) => m.start < end && m.end > start)) : list.length > 0);
    sums.positives += 1;
    sums.found += hit(matches);
    sums.sure += hit(sure);
  } else if (one.neg_class === 'anchored') {
    sums.anchored += 1;
    sums.anchoredWrong += sure.length > 0;
  } else {
    sums.negatives += 1;
    sums.wrong += matches.length > 0;
    sums.wrongSure += sure.length > 0;
  }
}

const kinds = new Map();
const families = new Map();
for (const one of labelled) {
  for (const [map, name] of [[kinds, one.kind], [families, one.family]]) {
    if (!map.has(name)) map.set(name, tally());
    judge(one, map.get(name));
  }
}
const line = (name, t) =>
  [
    name.padEnd(26),
    `${t.found}/${t.positives}`.padStart(9),
    share(t.found, t.positives).padStart(8),
    share(t.sure, t.positives).padStart(8),
    `${t.wrong}/${t.negatives}`.padStart(8),
    share(t.wrongSure, t.negatives).padStart(8),
    `${t.anchoredWrong}/${t.anchored}`.padStart(8),
  ].join('  ');
if (labelled.length) {
  console.log('kind                           found    recall   at med+  flagged  at med+  anchored');
  for (const map of [kinds, families]) {
    for (const [name, sums] of [...map].sort()) console.log(line(name, sums));
    console.log('-'.repeat(86));
  }
}

// False alarms.

const bytes = prose.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const alarms = {};
for (const text of prose) {
  for (const { family, confidence } of scan(text)) {
    if (confidence !== 'low') alarms[family] = (alarms[family] ?? 0) + 1;
  }
}
const perMegabyte = (n) => (n / (bytes / 1e6)).toFixed(2);
const allAlarms = Object.values(alarms).reduce((a, b) => a + b, 0);

// Speed. The fastest of many passes: what disturbs a pass only slows it.

function fastest(passes, work) {
  let best = Infinity;
  for (let pass = 0; pass < passes; pass += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
const ours = bytes / 1e3 / fastest(200, () => prose.forEach((text) => scan(text)));
const loop = bytes / 1e3 / fastest(3, () => prose.forEach((text) => count(text)));
const page = prose.join('\n').slice(0, 3000);
const ourPage = fastest(5000, () => scan(page)) * 1e3;
const loopPage = fastest(50, () => count(page)) * 1e3;

// Linearity: four times the text, about four times the time.

const curves = Object.entries(ADVERSARIES).map(([name, unit]) => {
  const text = (size) => unit.repeat(Math.ceil(size / unit.length));
  const time = (size) => {
    const input = text(size);
    return fastest(5, () => scan(input));
  };
  return { name, small: time(50_000), large: time(200_000) };
});

// The answers must not depend on how the text falls into blocks.

function aligned() {
  const samples = labelled.length ? labelled.map((one) => one.text) : ['NHS no 943 476 5919', 'TOP SECRET', 'x@y.example.org'];
  const short = samples.filter((text) => text.length < 400 && !/^[\s]/.test(text));
  return short.every((text, i) => {
    const shift = 64 - (i % 64);
    const plain = scan(text);
    // The last of the spaces is a line's end: what a line holds must stay.
    const moved = scan(`${' '.repeat(shift - 1)}\n${text}`);
    const same = plain.length === moved.length
      && plain.every((m, k) => m.rule === moved[k].rule && m.start + shift === moved[k].start && m.end + shift === moved[k].end);
    if (!same) console.log('differs when moved by', shift, JSON.stringify(text).slice(0, 100));
    return same;
  });
}
const same = aligned();

// The table of what it must show.

const family = (name) => families.get(name) ?? tally();
const likes = lookAlikes(10_000);
const flagged = likes.filter((text) =>
  scan(text).some(({ family: name, confidence }) => ['gov_id', 'financial'].includes(name) && confidence !== 'low'));
const sum = (names) => {
  const all = tally();
  for (const name of names) for (const key in all) all[key] += kinds.get(name)?.[key] ?? 0;
  return all;
};
const british = sum(['uk_nhs_number', 'uk_nino', 'uk_driving_licence', 'uk_postcode', 'uk_vehicle_registration', 'uk_passport', 'uk_utr', 'uk_sort_code_account', 'uk_electoral_roll', 'iban', 'credit_card']);
const brotli = brotliCompressSync(wasm).length;
const table = [
  ['secrets: recall / flagged', `${share(family('secret').found, family('secret').positives)} / ${share(family('secret').wrong, family('secret').negatives)}`, '≥ 60 % / ≤ 5 %'],
  ['UK identifiers, IBAN, card: recall / flagged', `${share(british.found, british.positives)} / ${share(british.wrong, british.negatives)}`, '≥ 98 % / 0 %'],
  ['look-alike numbers flagged, medium or high', share(flagged.length, likes.length), '≤ 0.5 %'],
  ['markings: recall / mentions', `${share(family('marking').found, family('marking').positives)} / ${share(family('marking').wrong, family('marking').negatives)}`, '≥ 97 % / ≤ 1 %'],
  ['alarms per MB of prose: all / secrets', `${perMegabyte(allAlarms)} / ${perMegabyte(alarms.secret ?? 0)}`, '≤ 2 / ≤ 0.5'],
  ['throughput on prose', `${ours.toFixed(0)} MB/s`, '≥ 600 MB/s'],
  [`the RegExp loop (${RULES.length} rules)`, `${loop.toFixed(1)} MB/s, ${(ours / loop).toFixed(0)} × slower`, '≥ 50 ×'],
  ['a page of 3 kB, ours / loop', `${ourPage.toFixed(1)} / ${loopPage.toFixed(0)} µs`, ''],
  ['module: raw / brotli', `${(wasm.length / 1e3).toFixed(0)} / ${(brotli / 1e3).toFixed(0)} kB`, '≤ 120 kB'],
];
console.log(`${prose.length} documents, ${(bytes / 1e6).toFixed(2)} MB\n`);
for (const [what, value, wanted] of table) console.log(what.padEnd(46), value.padEnd(24), wanted);

console.log('\nadversary             50 kB    200 kB   MB/s');
let linear = true;
for (const { name, small, large } of curves) {
  // Twice the proportion is allowed for what a busy machine adds.
  const fits = large < 8 * small + 1;
  linear &&= fits;
  console.log(name.padEnd(20), `${small.toFixed(2)} ms`.padStart(8), `${large.toFixed(2)} ms`.padStart(9), (200 / large).toFixed(0).padStart(6), fits ? '' : 'NOT LINEAR');
}
console.log(`\nanswers wherever the text stands: ${same ? 'the same' : 'DIFFERENT'}`);
process.exit(linear && same ? 0 : 1);
