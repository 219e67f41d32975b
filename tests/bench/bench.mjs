// Prints how fast and how large Doorward is.
//
//   node tests/bench/bench.mjs                             dist/, in Chromium and Firefox
//   node tests/bench/bench.mjs --chromium-extension FOLDER    another build, in Chromium alone
//   node tests/bench/bench.mjs --typing                    keystrokes in the editors alone, in Chromium
//   node tests/bench/bench.mjs --popup                     the popup alone, in Chromium
//
// Figures are printed, not asserted: they depend on the machine. What has a baseline is measured in
// turns with it, and CPU time is told from waiting; see trace.mjs.

import { rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startStage } from '../browser/scene.js';
import { coldStart, memory, moduleSize } from './background.mjs';
import { traceLoad } from './load.mjs';
import { timePick } from './pick.mjs';
import { BLANK, POPUP, Undisturbed, WIDE, withBlank } from './popup.mjs';
import { median, spread } from './statistics.mjs';
import { Row, table } from './table.mjs';
import { commentOn, EDITORS, KEYS, Typing } from './typing.mjs';

const ROUNDS = 10;
// A round of these presses some hundred keys or loads a large page, twice.
const LONG_ROUNDS = 5;
// A paint waits for the next frame, so a difference of few milliseconds needs many of these.
const POPUP_ROUNDS = 20;
const PAGES = { cases: 'the sensitive page', handbook: 'the page of 20 kB', archive: 'the page of 500 kB' };
const LONG = ['handbook', 'archive'];

// Of each load all is counted, what the page's own scripts cost as well.
const COLD = 'no-store';

const say = (text) => process.stderr.write(`==> ${text}\n`);
const kilobytes = (bytes) => bytes / 1000;
const middle = (all, name) => median(all.map((one) => one[name])).toFixed(1);

/** An answer for each round. */
async function repeat(rounds, measure) {
  const answers = [];
  for (let round = 0; round < rounds; round += 1) answers.push(await measure(round));
  return answers;
}

/** The answers of several, taken in turns, so that what slows the machine slows all. */
async function inTurns(rounds, ...measures) {
  const turns = await repeat(rounds, async (round) => {
    const order = [...measures.keys()];
    const answers = [];
    for (const which of round % 2 === 0 ? order : order.reverse()) answers[which] = await measures[which]();
    return answers;
  });
  return measures.map((_, which) => turns.map((answers) => answers[which]));
}

async function picks(stage, pageName) {
  await timePick(stage, pageName); // what is only slow the first time is another figure
  const [warm, dead] = await inTurns(
    ROUNDS,
    () => timePick(stage, pageName),
    () => timePick(stage, pageName, { dead: true }),
  );
  const row = (what, times, under) => new Row(`pick to panel, ${what}`, times.map(({ panel }) => panel), {
    digits: 0,
    under,
    beside: `the site's own chip takes ${median(times.map(({ chip }) => chip)).toFixed(0)} ms of it`,
  });
  return [row('worker running', warm, 100), row('worker stopped', dead, 300)];
}

async function loads(stage, bare, pageName) {
  const [with_, without] = await inTurns(LONG_ROUNDS, () => traceLoad(stage, pageName), () => traceLoad(bare, pageName));
  const all = median(without.map(({ total }) => total));
  const added = with_.map(({ total }, round) => total - without[round].total);
  return [
    new Row('load, CPU time of Doorward in the page', with_.map(({ doorward }) => doorward), {
      under: 10,
      beside: `the page alone ${all.toFixed(0)} ms; with less without, by pairs: ${spread(added, 0)} ms`,
    }),
    new Row('load, its longest slice', with_.map(({ longestSlice }) => longestSlice), { under: 5 }),
  ];
}

async function keystrokes(stage, bare, editor) {
  const typing = await Typing.begin(stage, editor);
  const baseline = await Typing.begin(bare, editor);
  const [with_, without] = await inTurns(LONG_ROUNDS, () => typing.round(), () => baseline.round());
  await typing.page.close();
  await baseline.page.close();
  const all = median(without.map(({ total }) => total / KEYS));
  const added = with_.map(({ total }, round) => (total - without[round].total) / KEYS);
  return [
    new Row('keystroke, CPU time of Doorward in the page', with_.map(({ doorward }) => doorward / KEYS), {
      digits: 3,
      under: 0.5,
      beside: `the page alone ${all.toFixed(2)} ms; with less without, by pairs: ${spread(added, 2)} ms`,
    }),
    new Row('keystroke, its longest slice', with_.map(({ longestSlice }) => longestSlice), { digits: 2, under: 5 }),
  ];
}

async function core(stage, folder) {
  const scene = await stage.open('archive');
  const { heap, wasm, process: private_ } = await memory(stage);
  const size = await moduleSize(folder);
  const text = (await scene.page.$eval('.ak-renderer-document', (content) => content.innerText)).slice(0, 3_000);
  const starts = await repeat(ROUNDS, () => coldStart(stage, text));
  await scene.page.close();
  return [
    new Row('cold start: compile, instantiate, first scan of 3 kB', starts.map(({ load, scan }) => load + scan), {
      under: 10,
      beside: `fetched in ${middle(starts, 'fetch')} ms before; the scan alone ${middle(starts, 'scan')} ms, and once more ${middle(starts, 'again')} ms`,
    }),
    new Row('module, raw', [kilobytes(size.raw)], { unit: 'kB', digits: 0 }),
    new Row('module, brotli 11', [kilobytes(size.brotli)], { unit: 'kB', digits: 0 }),
    new Row("worker's heap, 500 kB read", [kilobytes(heap)], { unit: 'kB', digits: 0 }),
    new Row("core's linear memory, 500 kB read", [kilobytes(wasm)], { unit: 'kB', digits: 0 }),
    ...(private_ ? [new Row("extension's process, private memory", [private_ / 1e6], { unit: 'MB' })] : []),
  ];
}

async function popups(folder) {
  const copy = await withBlank(folder);
  const stage = await startStage({ browser: 'chromium', extension: copy, cache: COLD });
  try {
    const { page } = await stage.open('cases');
    const undisturbed = await Undisturbed.begin(stage, page);
    const rows = [];
    for (const [where, open] of [
      ['in a tab', (path) => undisturbed.inTab(path)],
      ['from the toolbar', (path) => undisturbed.fromToolbar(path)],
    ]) {
      const paints = await inTurns(POPUP_ROUNDS, ...[POPUP, WIDE, BLANK].map((path) => () => open(path)));
      const [real, wide, blank] = paints.map((all) => all.map(({ first }) => first));
      const later = (base) => `the popup ${spread(real.map((time, round) => time - base[round]), 0)} ms later, by pairs`;
      rows.push(
        new Row(`popup ${where}, to its first paint`, real, { digits: 0, under: 50 }),
        new Row('a word in its place', blank, { digits: 0, beside: later(blank) }),
        new Row('a word in a page as wide', wide, { digits: 0, beside: later(wide) }),
        new Row(`popup ${where}, to its verdict`, paints[0].map(({ verdict }) => verdict), { digits: 0, under: 100 }),
      );
    }
    return rows;
  } finally {
    await stage.close();
    await rm(copy, { recursive: true });
  }
}

async function inChromium(folder) {
  if (options.popup) return [{ title: 'Chromium, popup', rows: await popups(folder) }];
  const stage = await startStage({ browser: 'chromium', extension: folder, cache: COLD });
  const bare = await startStage({ browser: 'chromium', extension: false, cache: COLD });
  const sections = [];
  try {
    const version = (await stage.session.browser.version()).replace('/', ' ');
    for (const [pageName, title] of options.typing ? [] : Object.entries(PAGES)) {
      say(`${version}: ${title}`);
      const rows = await picks(stage, pageName);
      if (LONG.includes(pageName)) {
        rows.push(...(await loads(stage, bare, pageName)), ...(await keystrokes(stage, bare, commentOn(pageName))));
      }
      sections.push({ title: `${version}, ${title} (${pageName})`, rows });
    }
    for (const [title, editor] of Object.entries(EDITORS)) {
      say(`${version}: typing in ${title}`);
      sections.push({ title: `${version}, typing in ${title}`, rows: await keystrokes(stage, bare, editor) });
    }
    if (options.typing) return sections;
    say(`${version}: core and popup`);
    sections.push({ title: `${version}, core`, rows: await core(stage, folder) });
    sections.push({ title: `${version}, popup`, rows: await popups(folder) });
  } finally {
    await stage.close();
    await bare.close();
  }
  return sections;
}

/** No trace tells what Firefox's threads do, so there is only what the page itself can time. */
async function inFirefox() {
  const stage = await startStage({ browser: 'firefox', cache: COLD });
  const sections = [];
  try {
    const version = (await stage.session.browser.version()).replace('/', ' ');
    for (const [pageName, title] of Object.entries(PAGES)) {
      say(`${version}: ${title}`);
      sections.push({ title: `${version}, ${title} (${pageName})`, rows: await picks(stage, pageName) });
    }
  } finally {
    await stage.close();
  }
  return sections;
}

const { values: options } = parseArgs({ options: {
  'chromium-extension': { type: 'string' },
  typing: { type: 'boolean', default: false },
  popup: { type: 'boolean', default: false },
} });
const other = options['chromium-extension'];
const sections = await inChromium(resolve(other ?? fileURLToPath(new URL('../../dist/chrome', import.meta.url))));
if (!other && !options.typing && !options.popup) sections.push(...(await inFirefox()));
console.log(`${cpus().length} × ${cpus()[0].model}; load average of the last minute ${loadavg()[0].toFixed(1)}; ${ROUNDS} rounds, ${LONG_ROUNDS} of loads and keystrokes\n`);
console.log(table(sections));
