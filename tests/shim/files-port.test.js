// The way of a file from the page to the background (extension/content/files/sent.js,
// extension/background/files.js) and of what it holds back, with the real core.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import { readInBackground } from '../../extension/content/files/sent.js';

const SENDER = { id: 'doorward', url: 'https://acme.atlassian.net/wiki/spaces/X/pages/1', tab: { id: 7 } };

/** An event as the browser has it. */
function event() {
  const listeners = [];
  return { addListener: (listener) => listeners.push(listener), emit: (...values) => listeners.forEach((each) => each(...values)) };
}

/** Both ends of a port: what is posted arrives later, as JSON. */
function ports(name, sender) {
  const make = (more) => ({ name, onMessage: event(), onDisconnect: event(), isOpen: true, ...more });
  const [page, background] = [make({}), make({ sender })];
  for (const [one, other] of [[page, background], [background, page]]) {
    one.postMessage = (message) => {
      if (!one.isOpen) throw new Error('Attempting to use a disconnected port object');
      const sent = JSON.stringify(message);
      setTimeout(() => other.isOpen && other.onMessage.emit(JSON.parse(sent)));
    };
    one.disconnect = () => {
      one.isOpen = false;
      setTimeout(() => {
        if (other.isOpen) {
          other.isOpen = false;
          other.onDisconnect.emit();
        }
      });
    };
  }
  return { page, background };
}

/** As the browser's, as far as it is used. */
class Reader {
  async readAsDataURL(blob) {
    try {
      const bytes = Buffer.from(await blob.arrayBuffer());
      this.result = `data:application/octet-stream;base64,${bytes.toString('base64')}`;
      this.onload();
    } catch (fault) {
      this.error = fault;
      this.onerror();
    }
  }
}

describe('a file that is attached', () => {
  let folder;
  let connected;
  /** What is done to the ports as they are opened. */
  let meddle;
  let posted;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorward-'));
    for (const part of ['background', 'files', 'shared', 'storage']) {
      await cp(`extension/${part}`, join(folder, part), { recursive: true });
    }
    await cp('dist/chrome/pkg', join(folder, 'pkg'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const core = await import(pathToFileURL(join(folder, 'pkg/doorward.js')).href);
    core.initSync({ module: await readFile(join(folder, 'pkg/doorward_bg.wasm')) });
    connected = event();
    globalThis.FileReader = Reader;
    globalThis.chrome = {
      runtime: {
        id: 'doorward',
        onConnect: connected,
        connect: ({ name }) => {
          const { page, background } = ports(name, SENDER);
          const { postMessage } = page;
          page.postMessage = (message) => (posted.push(message), postMessage(message));
          meddle(background, page);
          connected.emit(background);
          return page;
        },
      },
      storage: { managed: { get: async () => ({}) }, local: { get: async () => ({}), set: async () => {} }, onChanged: event() },
      i18n: { getMessage: () => '' },
    };
    (await import(pathToFileURL(join(folder, 'background/files.js')).href)).readFiles();
  });
  beforeEach(() => {
    meddle = () => {};
    posted = [];
  });
  after(async () => {
    delete globalThis.chrome;
    delete globalThis.FileReader;
    await rm(folder, { recursive: true });
  });

  const attached = async (name) => new File([await readFile(`tests/files/${name}`)], name);
  const counts = (evidence) => Object.fromEntries(evidence.map(({ rule, count }) => [rule, count]));
  const unread = (why) => ({ state: 'unread', why, hidden: {}, evidence: [], concealed: [] });

  it('is known by its name where it cannot be read', async () => {
    const named = new File(['%PDF-1.7'], 'Payroll_(OFFICIAL-SENSITIVE).pdf');
    const { state, why, evidence } = await readInBackground(named);
    assert.deepEqual([state, why, counts(evidence)], ['unread', 'pdf', { 'marking-official-sensitive': 1 }]);
  });

  it('is answered with what it holds, and with what of that does not show', async () => {
    const { state, why, hidden, evidence, concealed } = await readInBackground(await attached('openpyxl.xlsx'));
    assert.deepEqual([state, why, hidden], ['read', undefined, { comments: 1, sheets: 2 }]);
    assert.equal(counts(evidence)['nhs-number'], 3);
    assert.equal(counts(evidence)['marking-official-sensitive'], 1);
    assert.equal(counts(concealed)['nhs-number'], 3);
    assert.equal(counts(concealed)['marking-official-sensitive'], undefined);
  });

  it('is sent in pieces, one file after another', async () => {
    const long = new File([`${'nothing here\n'.repeat(60_000)}NHS number 999 417 3529`], 'long.txt');
    const [first, second] = await Promise.all([readInBackground(long), readInBackground(await attached('letter.txt'))]);
    assert.equal(counts(first.evidence)['nhs-number'], 1);
    assert.equal(counts(second.evidence)['nhs-number'], 1);
    const kinds = posted.map((message) => Object.keys(message)[0]);
    assert.deepEqual(kinds, ['file', 'piece', 'piece', 'piece', 'piece', 'end', 'file', 'piece', 'end']);
  });

  it('that holds more than can be weighed at once is counted whole', async () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => `person${index}@example.org`);
    const { evidence, state } = await readInBackground(new File([`Email\n${lines.join('\n')}`], 'a.csv'));
    assert.equal(state, 'read');
    assert.equal(counts(evidence)['email-address'], 12_000);
  });

  it('is told by its beginning where that is enough', async () => {
    const picture = new File([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(20_000_000)], 'a.png');
    assert.deepEqual(await readInBackground(picture), unread('picture'));
    assert.equal(posted.length, 2);
    posted = [];
    const text = new File([Buffer.alloc(25_000_001, 'a')], 'a.txt');
    assert.deepEqual(await readInBackground(text), unread('large'));
    assert.equal(posted.length, 2);
    assert.deepEqual(await readInBackground(new File([], 'a.txt')), unread('empty'));
  });

  it('is sent once more where the background is stopped meanwhile', async () => {
    let opened = 0;
    meddle = (background, page) => {
      opened += 1;
      if (opened === 1) {
        setTimeout(() => (page.isOpen = false, background.isOpen = false, page.onDisconnect.emit()), 1);
      }
    };
    const { evidence } = await readInBackground(await attached('letter.txt'));
    assert.equal(opened, 2);
    assert.equal(counts(evidence)['nhs-number'], 1);
  });

  it('is not read where nobody can, and then nothing throws', async () => {
    meddle = (background, page) => {
      setTimeout(() => (page.isOpen = false, background.isOpen = false, page.onDisconnect.emit()), 1);
    };
    assert.deepEqual(await readInBackground(await attached('letter.txt')), unread('fault'));
    meddle = () => {
      throw new Error('Extension context invalidated.');
    };
    assert.deepEqual(await readInBackground(await attached('letter.txt')), unread('fault'));
    meddle = () => {};
    const gone = new File(['a'], 'folder');
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) });
    assert.deepEqual(await readInBackground(gone), unread('fault'));
    assert.equal((await readInBackground(await attached('letter.txt'))).state, 'read');
  });

  it('is taken from the extension alone', async () => {
    const { page, background } = ports('file', { id: 'another' });
    const shut = new Promise((done) => page.onDisconnect.addListener(done));
    connected.emit(background);
    await shut;
  });
});
