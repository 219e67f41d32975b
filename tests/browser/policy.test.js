// An administrator's policy, by the browsers' own policy files: what it sets holds, is
// shown as locked, and its faults are named. The files are of the whole machine, so the
// test needs the right to write them, says so where it has none, and takes them away again.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage } from './scene.js';

const POLICY = {
  ownDomains: ['acme.gov.uk', 'not a domain'],
  organisationNames: { 'northbridge.example': 'Northbridge Consulting' },
  modes: { gov_id: 'stop' },
  advice: 'Cases leave Acme through the Case Exchange only.',
  observeOnlyUntil: 'soon',
  skipWelcome: true,
  contacts: { records: { name: 'Records', address: 'records@acme.gov.uk' } },
  limits: [{ tool: 'jira', audience: 'guest', highest: 'none', mode: 'stop' }],
};

// Chromium makes the id of an unpacked extension from its path: sixteen bytes of a hash,
// each half-byte a letter from a to p.
const chromiumId = () => {
  const path = fileURLToPath(new URL('../../dist/chrome', import.meta.url));
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join('');
};

const FILES = {
  chromium: {
    path: '/etc/chromium/policies/managed/doorward-test.json',
    content: () => ({ '3rdparty': { extensions: { [chromiumId()]: POLICY } } }),
  },
  firefox: {
    path: '/etc/firefox/policies/policies.json',
    content: () => ({ policies: { '3rdparty': { Extensions: { 'doorward@doorward.example': POLICY } } } }),
  },
};

// An extension put in while Chromium runs was seen to get a policy of two keys after the file
// had changed and `chrome://policy` had been reloaded; this policy did not arrive within 50
// seconds, and why is not known. Chromium is tested where somebody asks for it.
const OPEN = 'Chromium does not hand this policy on reliably; set POLICY_IN_CHROMIUM to try';

/** Why the file cannot be put there, if so. */
function hindrance(path) {
  if (path.includes('chromium') && !process.env.POLICY_IN_CHROMIUM) return OPEN;
  if (existsSync(path)) return `${path} is there already, and this test does not touch it`;
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return `${folder} cannot be written by this user; run as root, as CI does`;
  }
}

/** The folders that `mkdir -p` would make, the innermost first. */
function missing(path) {
  const folders = [];
  for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder)) folders.push(folder);
  return folders;
}

for (const browser of BROWSERS) {
  const { path, content } = FILES[browser];
  const skip = hindrance(path);
  if (skip) console.log(`policy (${browser}): not tested: ${skip}`);

  describe(`policy (${browser})`, { skip }, () => {
    let stage;
    let folders = [];
    const cleanUp = () => {
      rmSync(path, { force: true });
      folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
    };
    before(async () => {
      folders = missing(path);
      mkdirSync(dirname(path), { recursive: true });
      process.once('exit', cleanUp);
      writeFileSync(path, JSON.stringify(content()));
      try {
        // Read while the browser starts; no other browser is to find it.
        stage = await startStage({ browser, welcome: true });
        // An extension that is put in while Chromium runs gets its policy when the files are
        // next read, which a change brings about; one in the first seconds may go unseen.
        let spaces = '';
        let changed = Date.now();
        await waitFor(
          () => {
            if (browser === 'chromium' && Date.now() - changed > 8_000) {
              writeFileSync(path, JSON.stringify(content()) + (spaces += ' '));
              changed = Date.now();
            }
            return stage.session.background(async () => 'skipWelcome' in (await chrome.storage.managed.get()));
          },
          { limit: 50_000, what: 'the policy to arrive' },
        );
      } finally {
        cleanUp();
      }
    });
    after(() => stage?.close());

    // In Chromium the policy comes too late for it here, see above.
    const late = browser === 'chromium';
    it('does not open the first-run page that the administrator skips', { skip: late }, async () => {
      assert.equal(await stage.session.welcomePage(), undefined);
    });

    it('shows what is set as locked, and names what is ignored', async () => {
      const page = await stage.session.openExtension('options/options.html');
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      const field = (id) =>
        page.$eval(`#${id}`, (control) => ({
          disabled: control.disabled,
          value: control.value,
          says: document.getElementById(`${control.id}-source`).textContent,
        }));
      const locked = 'Set by your administrator';
      assert.deepEqual(await field('ownDomains'), { disabled: true, value: 'acme.gov.uk', says: locked });
      assert.deepEqual(await field('partnerDomains'), { disabled: false, value: '', says: '' });
      const contact = await page.$eval('#contact-records-name', ({ disabled, value }) => [disabled, value]);
      assert.deepEqual(contact, [true, 'Records']);
      const limits = await page.$eval('#limits', ({ innerText }) => innerText);
      assert.match(limits, /Set by your administrator[^]*Jira\s+Guests\s+Nothing at all\s+Stop/);
      assert.doesNotMatch(limits, /Add a limit|Remove/);
      const problems = await page.$eval('#problems', ({ innerText }) => innerText);
      assert.match(problems, /ownDomains: 2 \(set by your administrator\): badly written/);
      assert.match(problems, /observeOnlyUntil \(set by your administrator\): badly written/);
    });

    // R146, A9.
    it('lets a person undo nothing, and stops what is to be stopped', async () => {
      await stage.session.background(() =>
        chrome.storage.local.set({
          settings: { ownDomains: ['northbridge.example'], modes: { 'nhs-number': 'off' }, stopOverride: true },
          settingsVersion: 2,
        }),
      );
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana Reyes, guest from Northbridge Consulting/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Your organisation does not allow this to be shared/);
      assert.match(await scene.text(INTERRUPTION), /From your organisation: Cases leave Acme through the Case Exchange only\./);
      const items = await scene.items(INTERRUPTION);
      assert.ok(!items.some(({ name }) => name === 'Share anyway'), 'there is no way on');
      await scene.press('button', 'Go back and change it');
      await waitFor(async () => (await scene.text(INTERRUPTION)) === '', { what: 'the question to go' });
      assert.deepEqual(stage.tenant.shares, []);
    });
  });
}
