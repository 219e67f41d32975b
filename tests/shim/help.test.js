// What the extension's pages hold and no browser need show. The help page itself is read in
// `tests/browser/help.test.js`.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { it } from 'node:test';

import { markdown } from '../../extension/help/review.js';
import { catalogue, getMessage } from './catalogue.js';

const EXTENSION = new URL('../../extension/', import.meta.url);

// R42.
it('every page of the extension has a style for print', async () => {
  const folders = (await readdir(EXTENSION, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  let pages = 0;
  for (const { name } of folders) {
    const html = await readFile(new URL(`${name}/${name}.html`, EXTENSION), 'utf8').catch(() => '');
    if (!html) continue;
    const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => new URL(`${name}/${href}`, EXTENSION));
    const styles = await Promise.all(sheets.map((sheet) => readFile(sheet, 'utf8')));
    assert.ok(styles.some((style) => style.includes('@media print')), name);
    pages += 1;
  }
  assert.ok(pages >= 7, `${pages} pages`);
});

// R21, R22: one line at the foot of the popup, another each day.
it('has a tip for each day of the week, in words', async () => {
  const source = await readFile(new URL('popup/tip.js', EXTENSION), 'utf8');
  const [, list] = source.match(/TIPS = \[([^\]]+)\]/);
  const keys = [...list.matchAll(/'(\w+)'/g)].map(([, key]) => key);
  assert.equal(keys.length, 7);
  for (const key of keys) assert.ok(catalogue[key].message, key);
  assert.ok(keys.includes('card_who_foi_2') && keys.includes('card_who_admin_2'));
});

// A15.
it('says on the record page why records are kept', async () => {
  assert.match(catalogue.record_keep_help.message, /The Civil Service Code requires civil servants to keep accurate records/);
  const page = await Promise.all(['record.html', 'record.js'].map((name) => readFile(new URL(`record/${name}`, EXTENSION), 'utf8')));
  assert.ok(page.join('').includes('record_keep_help'));
});

// R79.
it('puts no markup of an answer from the settings into the security review', (test) => {
  globalThis.chrome = { i18n: { getMessage } };
  test.after(() => delete globalThis.chrome);
  const [key, own] = [{ key: 'help_review' }, 'Yes <img src=x onerror=y> [here](javascript:z) |\n# too'];
  const question = { question: key, answer_name: key, detail: key, own, note: null, here: [], links: [] };
  const lines = markdown({ reviewed: 20_000, age: key, questions: [question], export: [] }).split('\n');
  const [row] = lines.filter((line) => line.includes('onerror'));
  assert.ok(row.includes(String.raw`Yes \<img src=x onerror=y\> \[here\](javascript:z) \|`), row);
  assert.equal(row.split(/(?<!\\)\|/).length, 5, row);
});
