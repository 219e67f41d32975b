// The popup's markup, which is painted before anything is loaded.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

describe("the popup's markup", () => {
  it('has the style that the manifest allows it, and no other', async () => {
    const [markup, manifest] = await Promise.all(['extension/popup/popup.html', 'manifest.json'].map((path) => readFile(path, 'utf8')));
    const digests = [...markup.matchAll(/<style>(.*?)<\/style>/gs)].map(
      ([, style]) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    const [allowed] = manifest.match(/style-src [^;]*/);
    assert.equal(allowed, `style-src 'self' ${digests.join(' ')}`);
  });
});
