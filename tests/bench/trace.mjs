// What the main thread of a page did, and which of it was Doorward's, from a trace of Chromium's.
//
// All times are of the thread's own clock, which stands still while the thread waits for a core:
// on a busy machine the wall clock measures the neighbours.

import { sum } from './statistics.mjs';

// Event names are those of Chromium 156. `toplevel` has a task for everything that a thread does,
// `extensions` and `v8` tell which script world is at work.
//
// As few as will do. The trace keeps the thread's clock as steps of whole microseconds, rounded down,
// and puts it right twice a second: with 800 events for a key it fell 20 % behind, and the task in
// which it was put right seemed to take 50 ms.
const CATEGORIES = [
  '-*', 'toplevel', 'mojom', 'devtools.timeline', 'v8', 'v8.execute', 'extensions', 'blink.resource',
];
/** What is more than rounding, in microseconds. */
const LEAP_US = 300;
const PROFILER = ['disabled-by-default-v8.cpu_profiler', 'disabled-by-default-v8.cpu_profiler.hires'];

/**
 * Traces the browser while `act` runs on a page.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} act
 * @param {{profile?: boolean}} [options] `profile` also notes every tenth of a millisecond which
 *   function runs, which slows them all
 * @returns {Promise<MainThread>} of the document that the page shows in the end
 */
export async function record(page, act, { profile = false } = {}) {
  await page.tracing.start({ categories: profile ? [...CATEGORIES, ...PROFILER] : CATEGORIES });
  let trace;
  try {
    await act();
  } finally {
    trace = await page.tracing.stop();
  }
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString());
  return new MainThread(traceEvents, await token(page));
}

/** What trace events call the page's main frame. */
async function token(page) {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  await session.detach();
  return frameTree.frame.id;
}

export class MainThread {
  #events;

  constructor(traceEvents, frame) {
    const home = traceEvents.find(({ args }) => args?.frame === frame || args?.data?.frame === frame);
    // A page that moves to another process has two threads; what counts is where it ends.
    const last = traceEvents.findLast(({ name, args, ph }) =>
      ph === 'X' && name === 'CommitLoad' && args.data.frame === frame) ?? home;
    if (!last) throw new Error('the trace has nothing of the page');
    const { pid, tid } = last;
    this.#events = traceEvents.filter((event) => event.pid === pid && event.tid === tid);
    /** Milliseconds of the thread's clock for each task: `{total, doorward}`. */
    this.tasks = this.#readTasks();
    this.profile = readProfile(traceEvents, pid);
  }

  #readTasks() {
    const events = steady(this.#events.filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined))
      .sort((a, b) => a.tts - b.tts || b.tdur - a.tdur);
    const tasks = [];
    for (const event of events) {
      const task = tasks.at(-1);
      const isInside = task && event.tts < task.end;
      if (isInside) task.events.push(event);
      else if (event.name === 'ThreadControllerImpl::RunTask') {
        tasks.push({ end: event.tts + event.tdur, event, events: [] });
      }
    }
    return tasks
      .filter(({ events }) => !events.some(isMeasuring))
      .map(({ event, events }) => ({
        total: event.tdur / 1000,
        doorward: union(doorwards(events)) / 1000,
        wall: event.dur / 1000,
        what: describe(events),
      }));
  }

  /** Milliseconds that Doorward took, in all. */
  get doorward() {
    return sum(this.tasks.map((task) => task.doorward));
  }

  /** Milliseconds of Doorward's longest stretch without giving the thread back. */
  get longestSlice() {
    return Math.max(0, ...this.tasks.map((task) => task.doorward));
  }

  /** Milliseconds that the thread worked, for whomever. */
  get total() {
    return sum(this.tasks.map((task) => task.total));
  }
}

const mojo = ({ args }) => args.chrome_mojo_event_info?.mojo_interface_tag ?? '';

/** The harness asks the page questions while it waits. */
const isMeasuring = (event) => mojo(event).startsWith('blink.mojom.DevTools');

/** The events without the leaps of the thread's clock: it cannot go faster than the wall's. */
function steady(events) {
  const ends = events.flatMap(({ ts, tts, dur, tdur }) => [{ ts, tts }, { ts: ts + dur, tts: tts + tdur }]);
  ends.sort((a, b) => a.ts - b.ts || a.tts - b.tts);
  const leaps = [];
  ends.reduce((last, now) => {
    const surplus = now.tts - last.tts - (now.ts - last.ts);
    if (surplus > LEAP_US) leaps.push({ at: now.tts, surplus });
    return now;
  });
  const without = (tts) => tts - sum(leaps.filter(({ at }) => at <= tts).map(({ surplus }) => surplus));
  return events.map((event) => {
    const tts = without(event.tts);
    return { ...event, tts, tdur: without(event.tts + event.tdur) - tts };
  });
}

/** Stretches of one task that are Doorward's: its code, its messages, the loading of either. */
function doorwards(events) {
  const own = events.filter(isDoorwards);
  const runs = events.filter(({ name }) => name === 'RunMicrotasks');
  const isInRun = (event) => runs.some((run) => contains(run, event));
  // What follows upon a promise carries no name. It is Doorward's where it sends a message of
  // Doorward's, or where Doorward, and nobody else, set the task going. An observer of Doorward's
  // that runs in it proves nothing: it is the page that is observed.
  const isItsTask = own.some((event) => !isInRun(event)) && !events.some((event) => isPages(event) && !isInRun(event));
  const [its, others] = partition(runs, (run) =>
    isItsTask || own.some((event) => isMessage(event) && contains(run, event)));
  // Whoever listens to a press last has the microtasks of all who listen run at its end, and its
  // call holds them: what the page's own editor does upon a key, for one.
  return [...own.flatMap((event) => without(event, others)), ...its];
}

/** What is left of an event's time without the events that lie in it. */
function without(event, others) {
  const rest = [];
  let { tts } = event;
  for (const other of others.filter((other) => contains(event, other))) {
    rest.push({ tts, tdur: other.tts - tts });
    tts = other.tts + other.tdur;
  }
  return [...rest, { tts, tdur: event.tts + event.tdur - tts }];
}

function partition(all, isFirst) {
  return [all.filter(isFirst), all.filter((each) => !isFirst(each))];
}

const isMessage = ({ name }) => name.startsWith('MainThreadIPCMessageSender::');
const contains = (outer, inner) => inner.tts >= outer.tts && inner.tts < outer.tts + outer.tdur;

function isDoorwards(event) {
  const { name, args } = event;
  const url = args.data?.url ?? args.fileName ?? args.url ?? '';
  return (
    args.worldName?.startsWith('Doorward') ||
    url.startsWith('chrome-extension:') ||
    // The page itself asks neither; see tests/tenant/README.md.
    /\/wiki\/(rest|api)\//.test(url) ||
    name === 'ScriptInjection::InjectJs' ||
    isMessage(event) ||
    mojo(event).startsWith('extensions.mojom.')
  );
}

const isPages = ({ name, args }) =>
  ['v8.callFunction', 'v8.run', 'v8.evaluateModule'].includes(name) && !args.worldName;

const OUTLINE = new Set(['EvaluateScript', 'FunctionCall', 'TimerFire', 'FireIdleCallback', 'v8.evaluateModule',
  'ScriptInjection::InjectJs', 'EventDispatch', 'RunMicrotasks']);
const describe = (events) => [...new Set(events.filter(({ name }) => OUTLINE.has(name)).map(({ name }) => name))].join(', ');

/** Microseconds of the thread's clock covered by these events, which may overlap. */
function union(events) {
  let covered = 0;
  let end = -Infinity;
  for (const { tts, tdur } of events.toSorted((a, b) => a.tts - b.tts)) {
    covered += Math.max(0, tts + tdur - Math.max(tts, end));
    end = Math.max(end, tts + tdur);
  }
  return covered;
}

/**
 * Where Doorward's time went by the samples of the profiler.
 *
 * @returns {Map<string, number>} milliseconds by `function file`, most first; empty without samples
 */
function readProfile(traceEvents, pid) {
  const nodes = new Map();
  const spent = new Map();
  for (const { name, pid: where, args } of traceEvents) {
    if (name !== 'ProfileChunk' || where !== pid) continue;
    const { cpuProfile, timeDeltas = [] } = args.data;
    for (const node of cpuProfile?.nodes ?? []) nodes.set(node.id, node);
    for (const [index, id] of (cpuProfile?.samples ?? []).entries()) {
      // The browser's own functions count for the one of Doorward's that called them.
      let node = nodes.get(id);
      while (node && !node.callFrame.url?.startsWith('chrome-extension:')) node = nodes.get(node.parent);
      if (!node) continue;
      const { functionName, url } = node.callFrame;
      const key = `${functionName || '(top level or arrow)'} ${url.replace(/^.*?\/\/[^/]*\//, '')}`;
      spent.set(key, (spent.get(key) ?? 0) + timeDeltas[index] / 1000);
    }
  }
  return new Map([...spent].sort((a, b) => b[1] - a[1]));
}
