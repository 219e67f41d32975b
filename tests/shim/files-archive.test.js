// Files that are packed together (extension/files/archive.js): what is in them counts like a file that
// was attached by itself.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';

import { matches, read } from '../support/files.mjs';
import { pack } from '../support/zip.mjs';

const LETTER = 'Her NHS number is 999 417 3529.\n';

/** The rules of what is found in it, once for each value. */
async function open(name, bytes) {
  const file = await read(name, bytes);
  const values = new Set((await matches(file.passages)).map(({ rule, value }) => `${rule} ${value}`));
  const found = [...values].map((one) => one.split(' ')[0]).filter((rule) => /nhs|sensitive/.test(rule));
  return { ...file, found };
}

/** Files by their names, as `tar` of this machine packs them. */
function tar(files, ...options) {
  const script = 'cd "$(mktemp -d)" && printf %s "$0" > "$1" && tar "${@:2}" -cf - "$1"';
  return Buffer.concat(files.map(([name, text]) => execFileSync('bash', ['-c', script, text, name, ...options])));
}

describe('an archive', () => {
  it('is read with the files in it, and what their names say', async () => {
    const { state, hidden, found, passages } = await open('zipfile.zip');
    assert.equal(state, 'read');
    assert.deepEqual(hidden, { comments: 1, sheets: 2 });
    assert.equal(found.filter((rule) => rule === 'nhs-number').length, 3);
    assert.ok(found.includes('marking-official-sensitive'));
    assert.deepEqual(passages[0], { text: 'OFFICIAL-SENSITIVE Rota.xlsx', context: '', place: 'file_name', hidden: undefined });
  });

  it('is read in another one, packed by tar and gzip', async () => {
    const { state, found, passages } = await open('tarfile.tgz');
    assert.equal(state, 'read');
    assert.equal(found.filter((rule) => rule === 'nhs-number').length, 3);
    assert.ok(passages.some(({ text }) => text === 'letter.txt'));
    assert.ok(passages.some(({ text }) => text.includes('Dear Zoë')));
  });

  it('of tar is read in each of its forms', async () => {
    const name = `${'n'.repeat(120)}.txt`;
    for (const form of ['gnu', 'pax', 'posix']) {
      const { state, found } = await open('a.tar', tar([[name, LETTER]], `--format=${form}`));
      assert.deepEqual([state, found], ['read', ['nhs-number']], form);
    }
    const { state, found } = await open('a.tar', tar([['a.txt', LETTER]], '--format=ustar'));
    assert.deepEqual([state, found], ['read', ['nhs-number']]);
  });

  it('is read as one file where gzip packed one', async () => {
    const { state, found } = await open('people.csv.gz', gzipSync(`Name,NHS number\nRosalind,9994173529\n`));
    assert.deepEqual([state, found], ['read', ['nhs-number']]);
  });

  it('that holds something that is not read is read in part, and the rest of it all the same', async () => {
    const parts = { 'scan.png': Buffer.from('89504e47', 'hex'), 'old.7z': Buffer.from('377abcaf271c', 'hex'), 'note.txt': LETTER };
    const { state, why, found } = await open('a.zip', pack(parts));
    assert.deepEqual([state, why, found], ['part', 'picture', ['nhs-number']]);
    assert.deepEqual((await open('a.zip', pack({ 'note.txt': LETTER }, { flags: 1 }))).why, 'locked');
    assert.equal((await open('a.zip', pack({}))).why, 'empty');
  });

  it('is opened so far and no further', async () => {
    const nested = (depth) => (depth ? pack({ 'a.zip': nested(depth - 1) }) : pack({ 'note.txt': LETTER }));
    assert.deepEqual((await open('a.zip', nested(2))).found, ['nhs-number']);
    const { state, why, found } = await open('a.zip', nested(3));
    assert.deepEqual([state, why, found], ['part', 'archive', []]);
    const bomb = gzipSync(Buffer.alloc(70_000_000));
    assert.equal((await open('a.gz', bomb)).why, 'large');
    const many = pack(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.gz`, gzipSync(Buffer.alloc(30_000_000, ' '))])));
    const began = performance.now();
    assert.equal((await open('a.zip', many)).why, 'large');
    assert.ok(performance.now() - began < 20_000);
  });

  it('whose headers lie is read no further than that', async () => {
    const whole = tar([['a.txt', LETTER]], '--format=ustar');
    for (const size of ['77777777777', 'xxxxxxxxxxx', '-0000000001']) {
      const bytes = Buffer.from(whole);
      bytes.write(size, 124, 'latin1');
      assert.equal((await open('a.tar', bytes)).why, 'broken', size);
    }
  });
});
