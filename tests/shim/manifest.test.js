// What the manifest gives away and asks for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

for (const browser of ['chrome', 'firefox']) {
  describe(`the manifest for ${browser}`, () => {
    const read = (name) => readFileSync(new URL(`../../dist/${browser}/${name}`, import.meta.url), 'utf8');
    const manifest = JSON.parse(read('manifest.json'));

    it('lets no page read a file of the extension', () => {
      assert.equal(manifest.web_accessible_resources, undefined);
    });

    // Whatever it would load came after the page's first script.
    it('names one file for the page, which loads no other', () => {
      const [{ js, run_at: when }] = manifest.content_scripts;
      assert.deepEqual([js, when], [['content/script.js'], 'document_start']);
      assert.doesNotMatch(read(js[0]), /^import\b|\bimport\(/m);
    });
  });
}
