// The shim around the core: a core that cannot load, and one that traps.

import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const folders = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** The shipped `core.js` beside a core that behaves as `source` says. */
async function shimWith(source) {
  const folder = await mkdtemp(join(tmpdir(), 'doorward-'));
  folders.push(folder);
  await cp('extension/shared', join(folder, 'shared'), { recursive: true });
  await mkdir(join(folder, 'pkg'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(join(folder, 'pkg/doorward.js'), source);
  return import(pathToFileURL(join(folder, 'shared/core.js')).href);
}

describe('the shim around the core', () => {
  it('says that the core cannot run, and tries again when next asked', async () => {
    const { askCore } = await shimWith(`
      let tries = 0;
      export default async () => { if (++tries === 1) throw new WebAssembly.CompileError('not allowed here'); };
      export const answer = () => 'answered';
      export const __wbg_reset_state = () => {};
    `);
    await assert.rejects(askCore({}), { message: 'not_checked_wasm' });
    assert.equal(await askCore({}), 'answered');
  });

  it('does not blame WebAssembly for a core that is not there', async () => {
    const { askCore } = await shimWith(`
      export default async () => { throw new TypeError('Failed to fetch'); };
      export const answer = () => {};
      export const __wbg_reset_state = () => {};
    `);
    await assert.rejects(askCore({}), { message: 'not_checked_fault' });
  });

  it('re-creates the core after a trap', async () => {
    const { askCore } = await shimWith(`
      let instance = 1;
      export default async () => {};
      export function answer() {
        if (instance === 1) throw new WebAssembly.RuntimeError('unreachable');
        return 'answered by instance ' + instance;
      }
      export const __wbg_reset_state = () => { instance += 1; };
    `);
    await assert.rejects(askCore({}), { message: 'not_checked_fault' });
    assert.equal(await askCore({}), 'answered by instance 2');
  });

  it('keeps the core after a request it refuses', async () => {
    const { askCore } = await shimWith(`
      let created = 1;
      export default async () => {};
      export function answer(request) {
        if (!request.hello) throw new Error('unknown request');
        return created;
      }
      export const __wbg_reset_state = () => { created += 1; };
    `);
    await assert.rejects(askCore({}), { message: 'not_checked_fault' });
    assert.equal(await askCore({ hello: {} }), 1);
  });
});

describe('the built module', async () => {
  const core = await import('../../dist/chrome/pkg/doorward.js');
  core.initSync({ module: await readFile('dist/chrome/pkg/doorward_bg.wasm') });

  it('scans a text without a browser', () => {
    const [found] = core.scan_text('🙂 NHS number 999 417 3529');
    assert.deepEqual(
      { rule: found.rule, family: found.family, kind: found.kind, start: found.start, end: found.end },
      { rule: 'nhs-number', family: 'gov_id', kind: 'uk_nhs_number', start: 14, end: 26 },
    );
  });

  it('refuses what is no request, with a reason, and goes on', () => {
    for (const bad of [undefined, null, 7, {}, { nonsense: {} }, { hello: {} }, { read: { texts: 'x' } }]) {
      assert.throws(() => core.answer(bad), Error, JSON.stringify(bad));
    }
    assert.equal(core.answer({ hello: { url: 'https://acme.atlassian.net/wiki/x' } }).product, 'confluence');
  });

  it('reads a text with half a surrogate pair in it', () => {
    const texts = [{ text: '\ud83d NHS number 999 417 3529' }];
    const [[found]] = core.answer({ read: { texts } });
    assert.deepEqual([found.rule, found.start], ['nhs-number', 13]);
  });

  it('asks the browser about letters beyond ASCII', () => {
    const { settings } = core.answer({ settings: { person: { partnerDomains: ['BÜCHER.Example'] } } });
    const { value } = settings.find(({ key }) => key === 'partnerDomains');
    assert.deepEqual(value, ['bücher.example']);
    const checked = core.answer({
      checklist: {
        url: 'https://acme.atlassian.net/wiki/x',
        you: { me: { account: { id: '1', name: 'émiléŠimek' } } },
        settings: { person: { namePattern: 'First Last' } },
      },
    });
    assert.ok(JSON.stringify(checked).includes('Émilé Šimek'));
  });

  it('answers in values that survive being written as JSON', () => {
    const plan = core.answer({ hello: { url: 'https://acme.atlassian.net/wiki/x' } });
    assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan);
  });
});

// The most that the core may weigh, in bytes with brotli: a little more than it does. What makes it
// grow past that says so here, in the same commit, or finds the bytes elsewhere.
const MOST = 292_000;

test('the built module weighs no more than it may', async (t) => {
  const built = await readFile('dist/chrome/pkg/doorward_bg.wasm');
  const measured = await readFile('target/pkg/doorward_bg.wasm').catch(() => undefined);
  if (!measured?.equals(built)) {
    t.skip('a quick build is larger; `cargo xtask build` makes what ships');
    return;
  }
  const { length } = brotliCompressSync(built);
  assert.ok(length <= MOST, `${length} bytes with brotli, where ${MOST} are allowed`);
});
