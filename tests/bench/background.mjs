// The module that holds the core, and the worker that runs it.

import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

import { waitFor } from '../browser/harness/index.js';

/**
 * @param {string} folder of the built extension
 * @returns {Promise<{raw: number, brotli: number}>} bytes of the module
 */
export async function moduleSize(folder) {
  const module = await readFile(`${folder}/pkg/doorward_bg.wasm`);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: module.length };
  return { raw: module.length, brotli: brotliCompressSync(module, { params }).length };
}

/**
 * The memory of the worker as it runs, in bytes, after a collection of garbage.
 *
 * @param {Stage} stage of Chromium
 * @returns {Promise<{heap: number, wasm: number, process?: number}>} `heap` JavaScript's objects
 *   (`Runtime.getHeapUsage`), `wasm` the core's linear memory, `process` all memory that the
 *   extension's process shares with no other (Linux only), the browser's own share included
 */
export async function memory({ session }) {
  const worker = await waitFor(() => session.browser.targets().find(
    (target) => target.type() === 'service_worker' && target.url().startsWith(session.extensionOrigin),
  ), { what: 'a running service worker' });
  const protocol = await worker.createCDPSession();
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  const wasm = await linearMemory(protocol);
  await protocol.detach();
  return { heap: usedSize, wasm, process: await processMemory(session.browser.process().pid) };
}

async function linearMemory(protocol) {
  const { result } = await protocol.send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' });
  const { objects } = await protocol.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  const { result: bytes } = await protocol.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }',
    returnByValue: true,
  });
  return bytes.value;
}

/** The private memory of the browser's process for extensions; undefined where it cannot be read. */
async function processMemory(browserPid) {
  try {
    for (const pid of await descendants(browserPid)) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--extension-process')) continue;
      const about = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
      const kibibytes = [...about.matchAll(/^Private_\w+: +(\d+) kB$/gm)].map(([, number]) => Number(number));
      return kibibytes.reduce((sum, each) => sum + each, 0) * 1024;
    }
  } catch {
    // Another system, or a process that has just ended.
  }
  return undefined;
}

async function descendants(pid) {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}

/**
 * Loads the core in a tab of the extension, as the worker does when it starts, and lets it read a
 * first text.
 *
 * @param {Stage} stage
 * @param {string} text
 * @returns {Promise<{fetch: number, load: number, scan: number, again: number}>} milliseconds to
 *   fetch the module, to compile and instantiate it, to scan the text, and to scan it once more
 */
export async function coldStart({ session }, text) {
  const tab = await session.openPicture();
  const times = await tab.evaluate(async (text) => {
    const core = await import(chrome.runtime.getURL('pkg/doorward.js'));
    const asked = performance.now();
    const fetched = await (await fetch(chrome.runtime.getURL('pkg/doorward_bg.wasm'))).arrayBuffer();
    const fetching = performance.now() - asked;
    // Compiled code is shared between equal modules of a process. A section that nobody reads
    // makes this one unlike the worker's.
    const name = new TextEncoder().encode(crypto.randomUUID());
    const section = new Uint8Array([0, name.length + 1, name.length, ...name]);
    const module = await new Blob([fetched, section]).arrayBuffer();

    const start = performance.now();
    await core.default({ module_or_path: module });
    const loaded = performance.now();
    core.scan_text(text);
    const scanned = performance.now();
    core.scan_text(text);
    return { fetch: fetching, load: loaded - start, scan: scanned - loaded, again: performance.now() - scanned };
  }, text);
  await tab.close();
  return times;
}
