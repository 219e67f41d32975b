// An administrator's policy, by the browsers' own policy files: what it sets holds, is
// shown as locked, and its faults are named. The files are of the whole machine, so the
// test needs the right to write them, says so where it has none, and takes them away again.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { BROWSERS, copyExtension, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const POLICY = {
  ownDomains: ['acme.gov.uk', 'not a domain'],
  organisationNames: { 'northbridge.example': 'Northbridge Consulting' },
  modes: { gov_id: 'stop' },
  advice: 'Cases leave Acme through the Case Exchange only.',
  many: 'seven',
  observeOnlyUntil: 'soon',
  skipWelcome: true,
  contacts: { records: { name: 'Records', address: 'records@acme.gov.uk' } },
  limits: [{ tool: 'jira', audience: 'guest', highest: 'none', mode: 'stop' }],
};

// Chromium makes the id of an unpacked extension from its path: sixteen bytes of a hash,
// each half-byte a letter from a to p.
function chromiumId(path) {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join('');
}

// Debian's Chromium and its kin read the first, Google's build the second.
const CHROMIUM_POLICIES = /google-chrome/.test(process.env.CHROMIUM) ? '/etc/opt/chrome' : '/etc/chromium';
const FILES = {
  chromium: {
    path: `${CHROMIUM_POLICIES}/policies/managed/doorward-test.json`,
    content: (policy, id) => ({ '3rdparty': { extensions: { [id]: policy } } }),
    isOurs: () => true,
  },
  firefox: {
    path: '/etc/firefox/policies/policies.json',
    content: (policy) => ({ policies: { '3rdparty': { Extensions: { 'doorward@doorward.example': policy } } } }),
    // A run that was killed may have left it behind.
    isOurs: (text) => text === JSON.stringify(FILES.firefox.content(POLICY)),
  },
};

/** Why the file cannot be put there, if so. */
function hindrance({ path, isOurs }) {
  if (existsSync(path) && !isOurs(readFileSync(path, 'utf8'))) {
    return `${path} is there already, and this test does not touch it`;
  }
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
  const skip = hindrance(FILES[browser]);
  if (skip) console.log(`policy (${browser}): not tested: ${skip}`);

  describe(`policy (${browser})`, { skip }, () => {
    const remove = [];
    const cleanUp = () => remove.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true }));
    let stage;
    let put;
    before(async () => {
      // A copy has an id of its own: no other browser on the machine is to get this policy.
      const extension = await copyExtension(browser);
      remove.push(path, ...missing(path), extension);
      process.once('exit', cleanUp);
      mkdirSync(dirname(path), { recursive: true });
      put = (policy) => writeFileSync(path, JSON.stringify(content(policy, chromiumId(extension))));
      put(POLICY);
      stage = await startStage({ browser, extension, welcome: 'perhaps' });
      await arrival('skipWelcome');
      // Firefox reads its file once, while it starts; no other is to find it.
      if (browser === 'firefox') rmSync(path);
    });
    after(async () => {
      await stage?.close();
      cleanUp();
    });

    /**
     * Waits until a key of the policy has arrived. Chromium reads its files as it starts and not
     * again within five seconds, and asks for the part of an extension when that is installed:
     * what a test installs right after the start gets its policy a few seconds later. It
     * comes later still while tabs open and close, so this asks in one.
     */
    async function arrival(key) {
      const page = await stage.session.openPicture();
      const has = (key) => chrome.storage.managed.get().then((managed) => key in managed, () => false);
      try {
        await waitFor(() => page.evaluate(has, key), { limit: 60_000, what: `the policy's ${key} to arrive` });
      } finally {
        await page.close();
      }
    }

    it('leaves no first-run page that the administrator skips', async () => {
      await waitFor(async () => !(await stage.session.welcomePage()), { what: 'the first-run page to go' });
    });

    it('shows what is set as locked, and names what is ignored', async () => {
      const page = await stage.session.openExtension('options/options.html#administrators');
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
      // A family that is decided decides each of its rules, which a person would change in vain.
      await page.$$eval('#rules-list details', (all) => all.forEach((details) => (details.open = true)));
      const rule = (name) => page.$eval(`#rules-list select[name='${name}']`, (select) => [select.disabled, select.value, select.closest('.rule-row').innerText.includes('Set by your administrator')]);
      await page.waitForSelector("#rules-list select[name='nhs-number']");
      assert.deepEqual(await rule('gov_id'), [true, 'stop', true]);
      assert.deepEqual(await rule('nhs-number'), [true, 'stop', true]);
      assert.deepEqual(await rule('email-list'), [false, '', false]);
      const limits = await page.$eval('#limits', ({ innerText }) => innerText);
      assert.match(limits, /Set by your administrator[^]*Jira\s+Guests\s+Nothing at all\s+Stop/);
      assert.doesNotMatch(limits, /Add a limit|Remove/);
      const problems = await page.$eval('#problems', ({ innerText }) => innerText);
      assert.match(problems, /ownDomains: 2 \(set by your administrator\): not valid/);
      assert.match(problems, /observeOnlyUntil \(set by your administrator\): not valid/);
      // Chromium keeps what is not of the schema's type to itself, and shows it at chrome://policy.
      if (browser === 'firefox') assert.match(problems, /many \(set by your administrator\): not valid/);
      assert.deepEqual(await field('many'), { disabled: false, value: '', says: '' });
    });

    it('says on the first-run page how many questions are left, and what the organisation has answered', async () => {
      const page = await stage.session.openExtension('welcome/welcome.html');
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      const text = await page.$eval('#questions', ({ innerText }) => innerText);
      assert.match(text, /^One question; you can leave it as it is\s+Your organisation has answered 2 more/);
      assert.match(text, /How much should it ask about\?\s+Your administrator has set 1 rule or family of rules by itself/);
      assert.deepEqual(await page.$$eval('input[name=preset]', (all) => all.map((one) => one.checkVisibility())), [false, false, false]);
      assert.equal(await page.$eval('#domains', ({ value, disabled }) => disabled && value), 'acme.gov.uk');
      // The day that was not a day answers nothing.
      assert.match(text, /begin to warn\?\s+At once/);
      await stage.session.screenshot(page, 'welcome-policy');
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

    const late = { skip: browser === 'firefox' && 'a policy never arrives late: Firefox reads its file only while it starts' };
    it('tells whoever is writing what became of it when it arrives', late, async () => {
      await stage.session.background(() => chrome.storage.local.set({ settings: {}, settingsVersion: 2 }));
      const options = await stage.session.openExtension('options/options.html#administrators');
      await options.waitForFunction(() => document.documentElement.dataset.ready);
      const first = await stage.session.openExtension('welcome/welcome.html');
      await first.waitForFunction(() => document.documentElement.dataset.ready);
      const write = (page, id, text) => page.$eval(`#${id}`, (control, text) => {
        control.focus();
        control.value = text;
        control.dispatchEvent(new Event('input', { bubbles: true }));
      }, text);
      await first.$eval('#observe input[value="28"]', (radio) => radio.click());
      await write(options, 'holdLimit', '4000');
      await write(options, 'term-pattern', 'Project Heron');
      await write(options, 'partnerDomains', 'northbridge.example\nharbour.example');
      put({ ...POLICY, partnerDomains: ['mill.example'], observeOnlyUntil: '2999-12-31', terms: [{ pattern: 'Project Egret' }] });
      await arrival('terms');
      const part = (id) => options.$eval(`#${id}`, (control) => (control.closest('.setting, section')).innerText);
      await waitFor(() => options.$eval('#partnerDomains', ({ disabled, value }) => disabled && value === 'mill.example'), { what: 'the policy to be shown' });
      // What became fixed is told, with what had been written; the rest stays.
      const told = /Set by your administrator[^]*set this while you were writing[^]*not saved:\s+northbridge\.example\s+harbour\.example/;
      assert.match(await part('partnerDomains'), told);
      assert.equal(await options.evaluate(() => document.activeElement.className), 'taken');
      assert.match(await options.$eval('#terms', ({ innerText }) => innerText), /not saved:\s+Project Heron/);
      assert.equal(await options.$eval('#terms-add', ({ hidden }) => hidden), true);
      assert.deepEqual(await options.$eval('#holdLimit', ({ value, disabled }) => [value, disabled]), ['4000', false]);
      await stage.session.screenshot(options, 'options-taken');
      assert.match(await first.$eval('#questions', ({ innerText }) => innerText), /answered all questions[^]*only observes until 31 December 2999/);
      assert.equal(await first.$eval('#begin', ({ hidden }) => hidden), true);
      await stage.session.screenshot(first, 'welcome-answered');
    });

    it('holds from the moment it arrives, on pages that are open', late, async () => {
      const scene = await stage.open('rota');
      assert.doesNotMatch(await scene.text(STRIP), /Tuesday noon/);
      put({ ...POLICY, observeOnlyUntil: '2999-12-31', terms: [{ name: 'the noon rule', pattern: 'Tuesday noon' }], learnMore: 'https://intranet.acme.gov.uk' });
      await arrival('learnMore');
      await scene.page.bringToFront();
      await scene.sees(STRIP, /This page holds .*the noon rule.*only observes until 31 December 2999/);
    });
  });
}
