// The page of a space review: begins it, shows how it goes on and what it found.
// The walk runs here, in this tab (`walk.js`); one tab of a space walks, and any
// other shows what the first one writes.

import { askCore } from '../shared/core.js';
import { byId } from '../shared/markup.js';
import { pagesOf } from '../shared/sites.js';
import { reasonOf } from '../shared/trouble.js';
import { turns } from '../shared/turns.js';
import { exportCsv, exportJson } from './export.js';
import { List } from './list.js';
import * as record from './record.js';
import { TITLES, titlesOf } from './site.js';
import { View } from './view.js';
import { begin, Walk } from './walk.js';

/**
 * @import {ReviewPage, ReviewState, ReviewStatus} from '../../types/kept.js'
 * @import {Level} from './list.js'
 */

const ATLASSIAN = /^[a-z0-9-]+\.atlassian\.net$/;
// An organisation's own site may have any name, where the browser lets Doorward read it (R149).
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const SPACE = /^[\w~.-]+$/;
// What is on show is written anew at most so often.
const DRAW_MS = 250;
// The speed is that of so many steps.
const STEPS = 12;

const address = new URLSearchParams(location.search);
const [site, space] = [address.get('site') ?? '', address.get('space') ?? ''];
const id = record.idOf(site, space);

/** @type {ReviewState | undefined} */
let state;
/** @type {Walk | undefined} */
let walk;
// When the walk was how far.
/** @type {{at: number, next: number}[]} */
let steps = [];
// What was found, and in how many parts of the record.
/** @type {ReviewPage[]} */
let rows = [];
let partsSeen = 0;
const inTurn = turns();
// Whether this tab walks, or another does.
let isFirst = false;
// Whether what was pressed is still being done.
let isBusy = false;
/** @type {string | undefined} */
let fault;
/** @type {Map<string, string>} */
const titles = new Map();

const view = new View({ site, space });
const list = new List(byId('list'), begun, titles, () => name());

/** The state, where something is on show: there is one then. */
function begun() {
  if (!state) {
    throw new Error('There is no review.');
  }
  return state;
}

async function open() {
  record.onChange(id, () => {
    // Another tab walked on, or threw the review away.
    if (!isFirst) {
      takeUp().then(drawSoon, failed);
    }
  }, () => isFirst && forget().catch(failed));
  const lock = `doorward-review ${id}`;
  // Held for as long as this tab is open.
  const held = new Promise(() => {});
  const isMine = await new Promise((told) => {
    navigator.locks.request(lock, { ifAvailable: true }, (mine) => {
      told(Boolean(mine));
      return mine ? held : undefined;
    });
  });
  if (isMine) {
    await first();
    return;
  }
  await takeUp();
  draw();
  await navigator.locks.request(lock, async () => {
    // The other tab let go.
    await first();
    await held;
  });
}

/**
 * Says that it went wrong; what is kept is still there.
 * @param {unknown} caught
 */
function failed(caught) {
  fault = reasonOf(caught);
  draw();
}

/** This tab is the one that walks, from what the one before it wrote last. */
async function first() {
  await takeUp();
  isFirst = true;
  draw();
  await name();
  await alone(async () => {
    if (state?.status === 'running' && !walk) {
      await go(state);
    }
  });
}

// ── What a person does ──────────────────────────────────────────────────────

/**
 * Does what is pressed, unless what was pressed before is still being done: two would both walk.
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  if (!isFirst || isBusy) {
    return;
  }
  isBusy = true;
  fault = undefined;
  draw();
  try {
    await work();
  } catch (caught) {
    fault = reasonOf(caught);
    if (state?.status === 'running' && !walk) {
      state.status = 'paused';
    }
  }
  isBusy = false;
  draw();
}

async function act() {
  if (state?.status === 'running') {
    await stop(state, 'paused');
  } else if (state?.status === 'paused') {
    state.status = 'running';
    await record.save(state);
    await go(state);
  } else if (!state?.counts.read || (await view.asked('again'))) {
    await record.remove(id);
    clear();
    state = begin(id, site, space);
    await record.save(state);
    await go(state);
  }
}

/** A review that was cancelled can only be begun anew. */
async function cancel() {
  const isSure = !state?.counts.read || (await view.asked('cancel'));
  // It may have come to its end while it was asked.
  if (isSure && (state?.status === 'running' || state?.status === 'paused')) {
    await stop(state, 'cancelled');
  }
}

async function remove() {
  if (await view.asked('remove')) {
    await forget();
  }
}

/** Throws the review away; what is on its way is not kept after it. */
async function forget() {
  walk?.stop();
  await walk?.over;
  walk = undefined;
  await record.remove(id);
  clear();
  state = undefined;
  draw();
}

/**
 * @param {ReviewState} going
 * @param {ReviewStatus} status
 */
async function stop(going, status) {
  walk?.stop();
  await walk?.over;
  walk = undefined;
  going.status = status;
  if (status === 'cancelled') {
    going.finished = Date.now();
  }
  await record.save(going);
}

/** @param {Set<Level>} levels */
function filter(levels) {
  list.filter(levels);
  name();
  view.showEmpty(list.isEmpty, state);
}

function csv() {
  exportCsv(begun(), rows);
}

function json() {
  exportJson(begun(), rows);
}

// ── The walk ────────────────────────────────────────────────────────────────

/**
 * Walks on, and comes back as soon as the walk has begun.
 * @param {ReviewState} going
 */
async function go(going) {
  /** @type {{reviewPace?: {gap?: number, unit?: number}}} */
  const { reviewPace = {} } = await chrome.storage.session.get('reviewPace');
  steps = [];
  const mine = new Walk(going, reviewPace, (found) => {
    steps = [...steps, { at: performance.now(), next: going.next }].slice(-STEPS);
    mine.titles.forEach((title, page) => titles.set(page, title));
    mine.titles.clear();
    partsSeen = going.parts;
    add(found);
    drawSoon();
  });
  walk = mine;
  mine.over = mine.run().catch((caught) => {
    fault = reasonOf(caught);
    going.status = 'paused';
  });
  ended(mine);
}

/** @param {Walk} mine */
async function ended(mine) {
  await mine.over;
  if (walk === mine) {
    walk = undefined;
  }
  draw();
  name();
}

// ── What there is ───────────────────────────────────────────────────────────

/** Takes up what the record holds and this tab has not seen, one time after the other. */
function takeUp() {
  return inTurn(async () => {
    const isNew = (/** @type {ReviewState | undefined} */ kept) => kept?.started !== state?.started;
    const kept = await record.load(id, (kept) => (isNew(kept) ? 0 : partsSeen));
    if (isFirst) {
      // Nobody else writes any more, and this tab knows what it wrote.
      return;
    }
    if (isNew(kept.state)) {
      clear();
    }
    state = kept.state;
    partsSeen = state?.parts ?? 0;
    add(kept.pages);
    fault = undefined;
  });
}

/** @param {ReviewPage[]} found */
function add(found) {
  rows.push(...found);
  list.add(found);
  if (state) {
    view.count(found, state);
  }
}

function clear() {
  rows = [];
  partsSeen = 0;
  list.clear();
  view.clear();
}

/** Asks for the titles of the pages on show, which are not kept, while no walk runs. */
async function name() {
  const untitled = list.untitled.slice(0, TITLES);
  if (!walk && untitled.length > 0) {
    untitled.forEach((page) => titles.set(page, ''));
    (await titlesOf(site, untitled, askCore)).forEach(([page, title]) => titles.set(page, title));
    list.retitle();
  }
}

let isDue = false;
function drawSoon() {
  if (!isDue) {
    isDue = true;
    setTimeout(draw, DRAW_MS);
  }
}

function draw() {
  isDue = false;
  view.show({ state, fault, trouble: walk?.trouble, isFirst, isBusy, speed: speed(), counts: list.counts });
  view.showEmpty(list.isEmpty, state);
}

/** Pages a second, over the last steps; undefined where there are too few. */
function speed() {
  const [first, last] = [steps[0], steps[steps.length - 1]];
  const took = steps.length > 2 ? (last.at - first.at) / 1_000 : 0;
  return took > 0 && last.next > first.next ? (last.next - first.next) / took : undefined;
}

const isSite = ATLASSIAN.test(site) || (HOST.test(site) && (await chrome.permissions.contains({ origins: [pagesOf(site)] })));
if (isSite && SPACE.test(space)) {
  view.onPress({ act: () => alone(act), cancel: () => alone(cancel), remove: () => alone(remove), again: () => walk?.tryNow(), filter, csv, json });
  open().catch(failed);
} else {
  view.nowhere();
}
