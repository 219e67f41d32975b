// What the stores themselves look for in what is handed in: Mozilla's own linter, over the extension as it ships.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import linter from 'addons-linter';

const dist = (path) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));

// Of Firefox for Android, which has no pages of Confluence to share and is not offered Doorward: the
// manifest names no version of it.
const KNOWN = ['KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION'];

describe('what the stores look for', () => {
  it('passes the check of addons.mozilla.org', async () => {
    const config = { _: [dist('firefox')], logLevel: 'fatal', output: 'none', shouldScanFile: () => true };
    const { errors, warnings } = await linter.createInstance({ config, runAsBinary: false }).run();
    const said = ({ code, message, file, line }) => `${code}: ${message} (${file}:${line})`;
    assert.deepEqual(errors.map(said), []);
    assert.deepEqual(warnings.filter(({ code }) => !KNOWN.includes(code)).map(said), []);
  });

  // https://developer.chrome.com/docs/extensions/reference/manifest/name and …/description
  it('keeps to the lengths of the Chrome Web Store', async () => {
    const words = JSON.parse(await readFile(dist('chrome/_locales/en/messages.json'), 'utf8'));
    const length = (key) => words[key].message.length;
    assert.ok(length('extension_name') <= 75);
    assert.ok(length('extension_description') <= 132);
  });
});
