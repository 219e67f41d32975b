// Options, first run and wrong warnings: settings act on the share dialog itself, and
// none is lost in silence.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

import { assertSound, axe } from './axe.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { tabTo } from './keyboard.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

for (const browser of BROWSERS) {
  describe(`options (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser, welcome: true });
    });
    afterEach(async () => {
      await stage.closePages();
      await stage.reset();
    });
    after(() => stage?.close());

    const openOptions = async () => {
      const page = await stage.session.openExtension('options/options.html');
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      // What is for administrators is folded up.
      await page.$eval('#administrators', (details) => (details.open = true));
      return page;
    };
    const says = (page, selector, pattern) =>
      waitFor(() => page.$eval(selector, ({ innerText }) => innerText).then((text) => pattern.test(text) && text), {
        what: `${selector} to say ${pattern}`,
      });
    /** Sets a control as a person does: to the end, or with `input` so that they are still writing. */
    const set = (page, id, value, type = 'change') =>
      page.$eval(
        `#${id}`,
        (control, value, type) => {
          control.focus();
          control.value = value;
          control.dispatchEvent(new Event(type, { bubbles: true }));
        },
        value,
        type,
      );
    const settings = () =>
      stage.session.background(async () => (await chrome.storage.local.get('settings')).settings ?? {});
    const kept = (key, what) =>
      waitFor(async () => isDeepStrictEqual((await settings())[key], what), { what: `${key} to be kept` });
    const put = (values) => stage.session.background((values) => chrome.storage.local.set(values), values);
    /** Has the next answer of the background come late. */
    const late = (page) =>
      page.evaluate(() => {
        const { runtime } = chrome;
        const send = runtime.sendMessage;
        window.late = {};
        runtime.sendMessage = async (request) => {
          runtime.sendMessage = send;
          const reply = await send.call(runtime, request);
          await new Promise((over) => setTimeout(over, 700));
          setTimeout(() => (window.late.done = true), 100);
          return reply;
        };
      });
    /** Files the page hands out, by name; nothing is written to the disk. */
    const catchFiles = (page) =>
      page.evaluate(() => {
        window.files = {};
        const texts = new Map();
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob) => {
          const address = make(blob);
          texts.set(address, blob.text());
          return address;
        };
        HTMLAnchorElement.prototype.click = async function () {
          window.files[this.download] = await texts.get(this.href);
        };
      });
    const file = (page, pattern) =>
      waitFor(
        () =>
          page.evaluate((source) => {
            const name = Object.keys(window.files).find((name) => new RegExp(source).test(name));
            return name && window.files[name];
          }, pattern.source),
        { what: `a file ${pattern}` },
      );

    it('opens the first-run page once, shows a warning there, and keeps three answers, by keyboard alone', async () => {
      const page = await stage.session.welcomePage();
      const [picture] = await waitFor(async () => {
        const shown = await page.evaluate(() => document.querySelector('doorward-panel') !== null);
        return shown && [shown];
      });
      assert.ok(picture, 'the panel of the share window itself');
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      // By keyboard alone.
      const to = (pattern) => tabTo(stage.session, page, pattern);
      const key = (name) => stage.session.key(page, name);
      await to(/#domains$/);
      await page.keyboard.type('acme');
      await to(/^Begin/);
      await key('Enter');
      await says(page, '#domains-fault', /Line 1 is not a domain/);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'domains', 'the fault has the focus');
      await key('End');
      await page.keyboard.type('.gov.uk');
      await to(/^At once/);
      await key('ArrowDown');
      await to(/^The default/);
      await key('ArrowDown');
      await to(/^Begin/);
      await key('Enter');
      await says(page, '#outcome', /Saved/);
      const { ownDomains, observeOnlyUntil, modes } = await settings();
      assert.deepEqual(ownDomains, ['acme.gov.uk']);
      const days = (new Date(observeOnlyUntil) - Date.now()) / 86_400_000;
      assert.ok(days > 26 && days < 29, observeOnlyUntil);
      assert.equal(modes.contact, 'note');
      await assertSound(stage.session, page, 'the first-run page');

      // What was chosen shows when the page is seen again, and stays until something else is chosen.
      await put({ settings: { ...(await settings()), observeOnlyUntil: '2999-12-31' } });
      const later = await stage.session.openExtension('welcome/welcome.html');
      await later.waitForFunction(() => document.documentElement.dataset.ready);
      assert.deepEqual(await later.$$eval(':checked', (all) => all.map(({ value }) => value)), ['28', 'quiet']);
      const begin = async () => {
        await stage.session.press(later, { role: 'button', name: 'Begin' });
        await says(later, '#outcome', /Saved/);
      };
      await begin();
      const { observeOnlyUntil: until, modes: quiet } = await settings();
      assert.deepEqual([until, quiet.contact], ['2999-12-31', 'note']);
      await stage.session.press(later, { role: 'radio', name: /^The default/ });
      await begin();
      await kept('modes', undefined);
    });

    // R146, A9.
    it('takes a domain that was proposed, and settings act on the share dialog', async () => {
      const scene = await stage.open('cases');
      const options = await openOptions();
      await says(options, '#proposal', /Doorward takes acme\.gov\.uk/);
      await options.bringToFront();
      await clickOn(options, '#proposal button');
      await kept('ownDomains', ['acme.gov.uk']);
      // All fields are drawn anew then, and what is written meanwhile would be gone.
      await waitFor(() => options.$eval('#proposal', ({ hidden }) => hidden), { what: 'the proposal to go' });
      await set(options, 'partnerDomains', 'calderwick.example\nno domain');
      await says(options, '#partnerDomains-fault', /Line 2 is not a domain/);
      assert.equal((await settings()).partnerDomains, undefined, 'nothing was kept');
      await set(options, 'organisationNames', 'northbridge.example = Northbridge Consulting');
      await set(options, 'forbiddenDomains', '@Northbridge.example');
      await kept('forbiddenDomains', ['@Northbridge.example']);

      await scene.page.reload();
      await scene.sees(STRIP, /This page holds/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /guest from Northbridge Consulting/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Your organisation does not allow this to be shared/);
      assert.ok(!(await scene.items(INTERRUPTION)).some(({ name }) => name === 'Share anyway'));
      await scene.press('button', 'Go back and change it');

      await options.bringToFront();
      await set(options, 'forbiddenDomains', '');
      await kept('forbiddenDomains', undefined);
      await set(options, 'rules-search', 'nhs number');
      await options.$eval('#rules-search', (search) => search.dispatchEvent(new Event('input')));
      await says(options, '#rules-count', /1 rule found/);
      const mode = async (label, value) => {
        const id = await options.$$eval(
          '.rule-row',
          (rows, label) => rows.find((row) => row.innerText.toLowerCase().includes(label)).querySelector('select').id,
          label,
        );
        await set(options, id, value);
      };
      // R107: which rules this version has, and what changed in them.
      await says(options, '#rules', /Doorward \d+\.\d+\.\d+ has \d{3} rules\. They change only when Doorward itself is updated; nothing is fetched/);
      const changes = await options.$eval('#rules a', async ({ href }) => (await fetch(href)).text());
      assert.match(changes, /^# Changelog/);
      await mode('nhs-number', 'off');
      await kept('modes', { 'nhs-number': 'off' });
      await set(options, 'rules-search', '');
      await options.$eval('#rules-search', (search) => search.dispatchEvent(new Event('input')));
      await says(options, '#rules-list', /\d+ rules, 1 changed/);
      await mode('markings', 'note');
      await kept('modes', { 'nhs-number': 'off', marking: 'note' });
      await scene.page.reload();
      await scene.sees(STRIP, /OFFICIAL-SENSITIVE/);
      assert.doesNotMatch(await scene.text(STRIP), /NHS/);
    });

    it('says of the last of two quick changes whether it is well written, whatever is answered first', async () => {
      await put({ settings: {}, settingsVersion: 2 });
      const options = await openOptions();
      await options.$eval('#contact-records', (details) => (details.open = true));
      await late(options);
      await set(options, 'contact-records-url', 'records');
      await set(options, 'contact-records-url', 'https://records.acme.gov.uk');
      await kept('contacts', { records: { url: 'https://records.acme.gov.uk' } });
      await waitFor(() => options.evaluate(() => window.late.done), { what: 'the late answer' });
      assert.equal(await options.$eval('#contact-records-fault', (fault) => fault.textContent), '');
      await late(options);
      await set(options, 'holdLimit', '20');
      await set(options, 'namePattern', 'Vorname Nachname');
      await says(options, '#namePattern-fault', /First and Last once each/);
      await set(options, 'namePattern', 'First Last');
      await kept('namePattern', 'First Last');
      await set(options, 'holdLimit', '4000');
      await kept('holdLimit', 4_000);
      await waitFor(() => options.evaluate(() => window.late.done), { what: 'the late answer' });
      assert.equal(await options.$eval('#holdLimit-fault', (fault) => fault.textContent), '');
    });

    it('shows the last of two changes in another tab, whatever is answered first and whoever does not answer', async () => {
      await put({ settings: {}, settingsVersion: 2 });
      const options = await openOptions();
      // As a tab that the browser has frozen.
      await options.evaluate(() => (chrome.tabs.sendMessage = () => new Promise(() => {})));
      await late(options);
      await put({ settings: { advice: 'Ask Mei.', terms: ['heron'] } });
      await put({ settings: { advice: 'Ask Tom.', terms: ['egret'] } });
      await waitFor(() => options.evaluate(() => window.late.done), { what: 'the late answer' });
      await says(options, '#terms-list', /egret/);
      assert.equal(await options.$eval('#advice', ({ value }) => value), 'Ask Tom.');
    });

    it('loses nothing that was set in another tab of the options meanwhile', async () => {
      await put({ settings: {}, settingsVersion: 2 });
      const [one, other] = [await openOptions(), await openOptions()];
      for (const tab of [one, other]) {
        await tab.$$eval('details.contact', (all) => all.forEach((details) => (details.open = true)));
      }
      await set(one, 'contact-records-name', 'Records');
      await kept('contacts', { records: { name: 'Records' } });
      await set(other, 'contact-security-name', 'Security');
      await kept('contacts', { records: { name: 'Records' }, security: { name: 'Security' } });
      await set(other, 'contact-records-address', 'records@acme.gov.uk');
      const records = { name: 'Records', address: 'records@acme.gov.uk' };
      await kept('contacts', { security: { name: 'Security' }, records });
      await set(one, 'contact-security-name', 'Security desk');
      await kept('contacts', { records, security: { name: 'Security desk' } });
      await set(other, 'contact-records-name', '');
      await set(other, 'contact-records-address', '');
      await kept('contacts', { security: { name: 'Security desk' } });

      for (const [tab, pattern] of [[one, 'Project Heron'], [other, 'Project Egret'], [other, 'Project Stork']]) {
        await tab.$eval('#term-pattern', (field, pattern) => (field.value = pattern), pattern);
        await tab.$eval('#terms-add', (form) => form.requestSubmit());
        await says(tab, '#terms-list', new RegExp(pattern));
      }
      // As severe as a term is by itself, the second that is added too.
      assert.deepEqual((await settings()).terms.map(({ pattern, severity }) => [pattern, severity]), [
        ['Project Heron', 'high'], ['Project Egret', 'high'], ['Project Stork', 'high'],
      ]);
      await one.bringToFront();
      await stage.session.press(one, { role: 'button', name: 'Remove Project Heron' });
      await waitFor(async () => isDeepStrictEqual((await settings()).terms?.map(({ pattern }) => pattern), ['Project Egret', 'Project Stork']), {
        what: 'one term to go, and the other to stay',
      });
    });

    it('shows what was set in another tab meanwhile, and leaves what is being written', async () => {
      await put({ settings: { organisation: 'Acme', many: 7, contacts: { records: { name: 'Records' } } }, settingsVersion: 2 });
      const page = await openOptions();
      await page.$$eval('details.contact', (all) => all.forEach((details) => (details.open = true)));
      const value = (id) => page.$eval(`#${id}`, (control) => control.value);
      const shows = (id, wanted) => waitFor(async () => (await value(id)) === wanted, { what: `${id} to show ${wanted}` });
      const write = (id, text) => set(page, id, text, 'input');
      // Of a finding there is one mode to choose.
      await page.$eval('#rules-list > :last-child details', (details) => (details.open = true));
      const finding = await waitFor(() => page.$eval('#rules-list > :last-child', (list) => list.querySelector('select')?.name), { what: 'the findings' });
      const notices = () => page.$$eval('.elsewhere', (all) => all.map(({ parentElement, innerText }) => `${(parentElement.closest('.contact') ?? parentElement.querySelector('[id]')).id}: ${innerText}`));

      // Of two fields one is being written in.
      await write('organisation', 'Acme Care');
      await write('contact-security-name', 'Secur');
      const contacts = { records: { name: 'Archive' }, security: { name: 'Guard' } };
      await put({ settings: { organisation: 'Acme Group', many: 9, appearance: 'dark', contacts, modes: { 'nhs-number': 'off', [finding]: 'stop' }, terms: ['Project Heron'] } });
      await shows('many', '9');
      await shows('appearance', 'dark');
      await shows('contact-records-name', 'Archive');
      await says(page, '#terms-list', /Project Heron/);
      assert.equal(await value('organisation'), 'Acme Care');
      assert.equal(await value('contact-security-name'), 'Secur');
      const [field, contact] = await waitFor(async () => (await notices()).length === 2 && notices(), { what: 'two notices' });
      assert.match(field, /^organisation.*changed elsewhere meanwhile\. What you wrote is not saved yet\.\s*Show that instead$/s);
      assert.match(contact, /^contact-security: This was changed/);
      assert.equal(await page.$eval('#contact-records', ({ open }) => open), true);
      assert.match(await page.$eval('#rules-list', ({ innerText }) => innerText), /1 changed/);
      assert.equal(await page.$eval(`#rules-list select[name="${finding}"]`, ({ selectedIndex }) => selectedIndex), 0);
      await stage.session.screenshot(page, 'options-elsewhere');
      await assertSound(stage.session, page, 'the options with a notice');

      // It is seen by a press, which leaves the focus there; or written over, knowingly.
      await page.$eval('#contact-security .elsewhere button', (one) => one.click());
      assert.equal(await value('contact-security-name'), 'Guard');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'contact-security-name');
      await set(page, 'organisation', 'Acme Care');
      await kept('organisation', 'Acme Care');
      await waitFor(async () => (await notices()).length === 0, { what: 'the notices to go' });
      assert.equal((await settings()).many, 9);
      // What is kept here is no change from elsewhere, and is still called saved.
      assert.match(await page.$eval('#organisation', (control) => control.closest('.setting').innerText), /Saved/);
    });

    it('takes nothing for a change that the browser only gives back in another order', async () => {
      await put({ settings: {}, settingsVersion: 2 });
      const page = await openOptions();
      await set(page, 'organisationNames', 'beta.example = Beta\nalpha.example = Alpha');
      await kept('organisationNames', { 'alpha.example': 'Alpha', 'beta.example': 'Beta' });
      await set(page, 'contact-records-name', 'Records');
      await set(page, 'contact-records-address', 'records@acme.gov.uk');
      await kept('contacts', { records: { name: 'Records', address: 'records@acme.gov.uk' } });
      // What another tab changes after it is on show only once those were looked at.
      await put({ settings: { ...(await settings()), many: 9 } });
      await waitFor(() => page.$eval('#many', ({ value }) => value === '9'), { what: 'the other change' });
      const part = (id, above) => page.$eval(`#${id}`, (control, above) => control.closest(above).textContent, above);
      assert.match(await part('organisationNames', '.setting'), /Saved/);
      assert.match(await part('contact-records-name', '.contact'), /Saved/);
      assert.match(await page.$eval('#organisationNames', ({ value }) => value), /^beta/);
    });

    it('says at once whose value applies, and lets go of it by the same line', async () => {
      await put({ settings: { holdLimit: 4_000 }, settingsVersion: 2 });
      const page = await openOptions();
      await page.bringToFront();
      const line = (id) => page.$eval(`#${id}`, (control) => control.closest('.setting').querySelector('.source').innerText);
      const shows = (id, pattern) => waitFor(async () => pattern.test(await line(id)), { what: `${id} to say ${pattern}` });
      assert.doesNotMatch(await line('many'), /Your setting|Restore/);
      await set(page, 'many', '7');
      await shows('many', /Your setting[^]*Saved[^]*Restore the default/);
      await page.click('#holdLimit-restore');
      await kept('holdLimit', undefined);
      await shows('holdLimit', /^\s*Saved\s*$/);
      assert.equal(await page.$eval('#holdLimit', (control) => control === document.activeElement && control.value), '');
    });

    it('takes half a date for no date, and leaves what was set', async () => {
      await put({ settings: { observeOnlyUntil: '2999-12-31' }, settingsVersion: 2 });
      const options = await openOptions();
      await options.bringToFront();
      await options.focus('#observeOnlyUntil');
      await options.keyboard.press('Backspace');
      await options.keyboard.press('Tab');
      await says(options, '#observeOnlyUntil-fault', /not a complete date/);
      assert.equal((await settings()).observeOnlyUntil, '2999-12-31');
    });

    it('has the focus by the terms when one is removed', async () => {
      await put({ settings: { terms: ['project heron', 'project egret'] }, settingsVersion: 2 });
      const options = await openOptions();
      await options.bringToFront();
      await tabTo(stage.session, options, /^Remove project heron/, 200);
      await stage.session.key(options, 'Enter');
      await kept('terms', ['project egret']);
      await waitFor(() => options.evaluate(() => document.activeElement.id === 'terms-title'), { what: 'the focus' });
      // With the last of them the heading of the table goes.
      await says(options, '#terms', /project egret/);
      await tabTo(stage.session, options, /^Remove project egret/, 200);
      await stage.session.key(options, 'Enter');
      await says(options, '#terms', /You have no terms of your own yet/);
      assert.equal(await options.$eval('#terms-table', (table) => table.checkVisibility()), false);
    });

    it('says so where a change could not be kept, and calls nothing saved', async () => {
      await put({ settings: {}, settingsVersion: 2 });
      const options = await openOptions();
      await options.evaluate(() => {
        const { local } = chrome.storage;
        window.put = local.set;
        local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
      });
      await set(options, 'holdLimit', '4000');
      await says(options, '#not-kept', /could not be kept/);
      await options.$eval('#rules-list select', (select) => {
        select.value = 'note';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await new Promise((over) => setTimeout(over, 300));
      assert.equal(await options.$eval('#rules-saved', ({ textContent }) => textContent), '');
      assert.doesNotMatch(await options.$eval('#fields-warnings', ({ innerText }) => innerText), /Saved/);
      await options.evaluate(() => (chrome.storage.local.set = window.put));
      await set(options, 'holdLimit', '4500');
      await kept('holdLimit', 4_500);
      await waitFor(() => options.$eval('#not-kept', ({ hidden }) => hidden), { what: 'the notice to go' });
    });

    it('says so in sight of what could not be kept, of what is taken back, imported or erased too', async () => {
      await put({ settings: { exceptions: [{ rule: 'nhs-number', site: 'acme.atlassian.net', page: '98310', at: '2026-01-01' }] }, settingsVersion: 2 });
      await stage.session.background(async () => {
        const { logEvent } = await import('/storage/log.js');
        await logEvent({ what: 'went_back', mode: 'acknowledge', rules: ['nhs-number'], outsiders: 1, site: 'acme.atlassian.net', space: 'CASE', page: '98310' });
      });
      const options = await openOptions();
      await options.bringToFront();
      const { session } = stage;
      const inSight = () => options.$eval('#not-kept', (notice) => {
        const { top, bottom } = notice.getBoundingClientRect();
        return !notice.hidden && top >= 0 && bottom <= innerHeight;
      });
      const says = (what) => waitFor(inSight, { what: `it to be said of what is ${what}` });
      const hide = () => options.$eval('#not-kept', (notice) => (notice.hidden = true));
      await options.evaluate(() => {
        chrome.storage.local.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
        IDBObjectStore.prototype.clear = () => {
          throw new DOMException('', 'UnknownError');
        };
      });
      await session.press(options, { role: 'button', name: /^Take it back/ });
      await says('taken back');
      await hide();
      await session.press(options, { role: 'button', name: 'Erase the log' });
      await session.press(options, { role: 'button', name: /^Yes, erase/ });
      await says('erased');
      await hide();
      const text = JSON.stringify({ doorward: 'settings', version: 2, settings: { many: 9 } });
      await options.$eval('#import', (input, text) => {
        const list = new DataTransfer();
        list.items.add(new File([text], 'settings.json'));
        input.files = list.files;
        input.dispatchEvent(new Event('change'));
      }, text);
      await session.press(options, { role: 'button', name: 'Take these settings' });
      await says('imported');
    });

    it('leaves the focus on the button that lets it run on a site when that is drawn anew', async () => {
      await put({ settings: { sites: ['wiki.acme.example'] }, settingsVersion: 2 });
      const options = await openOptions();
      await options.bringToFront();
      await options.$eval('#own-sites button', (button) => button.focus());
      await options.evaluate(() => {
        window.before = document.activeElement;
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await waitFor(() => options.evaluate(() => !window.before.isConnected), { what: 'the sites to be drawn anew' });
      await waitFor(() => options.evaluate(() => document.activeElement.textContent === window.before.textContent), {
        what: 'the focus to be on the button',
      });
    });

    it('keeps from most people what is for administrators, until they ask for it', async () => {
      const options = await stage.session.openExtension('options/options.html');
      await options.waitForFunction(() => document.documentElement.dataset.ready);
      const isShown = () => options.$eval('#rules', (rules) => rules.checkVisibility({ contentVisibilityAuto: true }) && rules.innerText !== '');
      assert.equal(await isShown(), false);
      await options.bringToFront();
      await tabTo(stage.session, options, /^For administrators/);
      await stage.session.key(options, 'Enter');
      await waitFor(isShown, { what: 'the rules to be shown' });
    });

    // A5, A9, A11: what only a policy or a file could set before.
    it('keeps contacts, limits, advice and the time a share is held, and refuses what is badly written', async () => {
      await put({ settings: {}, settingsVersion: 2 });
      const options = await openOptions();
      await set(options, 'advice', 'Share casework through the Case Exchange.');
      await kept('advice', 'Share casework through the Case Exchange.');
      await set(options, 'learnMore', 'http://intranet');
      await says(options, '#learnMore-fault', /must begin with https/);
      await set(options, 'learnMore', 'https://intranet.acme.gov.uk/sharing');
      await kept('learnMore', 'https://intranet.acme.gov.uk/sharing');
      await set(options, 'holdLimit', '20');
      await says(options, '#holdLimit-fault', /whole number from 500 to 10,000/);
      await set(options, 'holdLimit', '4000');
      await kept('holdLimit', 4_000);

      await options.$eval('#contact-records', (details) => (details.open = true));
      await set(options, 'contact-records-name', 'Records');
      await set(options, 'contact-records-url', 'records');
      await says(options, '#contact-records-fault', /must begin with https/);
      await kept('contacts', { records: { name: 'Records' } });
      await set(options, 'contact-records-url', '');
      await set(options, 'contact-records-address', 'records@acme.gov.uk');
      await kept('contacts', { records: { name: 'Records', address: 'records@acme.gov.uk' } });
      await says(options, '#contact-records summary', /Records/);

      await set(options, 'limit-audience', 'outside');
      await set(options, 'limit-highest', 'OFFICIAL');
      await set(options, 'limit-mode', 'stop');
      await set(options, 'limit-alternative', 'Acme Secure Transfer');
      await options.$eval('#limits-add', (form) => form.requestSubmit());
      const limit = { tool: '*', audience: 'outside', highest: 'OFFICIAL', mode: 'stop', alternative: 'Acme Secure Transfer' };
      await kept('limits', [limit]);
      await says(options, '#limits-list', /Confluence and Jira\s+Everybody outside\s+OFFICIAL\s+Stop\s+Acme Secure Transfer/);

      // What the person set acts on the share dialog.
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /does not allow this to be shared/);
      await scene.share();
      const asked = await scene.sees(INTERRUPTION, /Acme Secure Transfer/);
      assert.match(asked, /Share casework through the Case Exchange\./);
      assert.ok(!(await scene.items(INTERRUPTION)).some(({ name }) => name === 'Share anyway'));

      await stage.session.press(options, { role: 'button', name: /^Remove/ });
      await kept('limits', undefined);
    });

    // R89, R105, A17.
    it('observes without holding, and keeps what it would have asked in a log to save and erase', async () => {
      await put({ settings: { observeOnlyUntil: '2999-12-31' }, settingsVersion: 2 });
      const scene = await stage.open('cases');
      await scene.sees(STRIP, /only observes until 31 December 2999/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /only observes/);
      await scene.share();
      await scene.sharedOnce();

      const options = await openOptions();
      await says(options, '#log-rows', /Would have asked; only observed.*NHS number.*1.*acme\.atlassian\.net/s);
      await catchFiles(options);
      const press = (name) => stage.session.press(options, { role: 'button', name });
      await press('Save as CSV');
      const csv = await file(options, /\.csv$/);
      assert.match(csv, /^at,what,mode,rules/);
      assert.match(csv, /observed,acknowledge,[^,]*nhs-number[^,]*,1,acme\.atlassian\.net/);
      await press('Save as JSON');
      const [event] = JSON.parse(await file(options, /\.json$/));
      assert.equal(event.what, 'observed');
      for (const text of ['Dana', 'Harriet', '999 417', 'northbridge']) {
        assert.ok(!JSON.stringify(event).includes(text), text);
      }
      // A double press is one press, and no answer to what is asked then.
      const erase = await waitFor(() => options.evaluateHandle(() =>
        [...document.querySelectorAll('#log-actions button')].find(({ textContent }) => textContent === 'Erase the log')).then((handle) => handle.asElement()), { what: 'the button' });
      await options.bringToFront();
      await erase.click({ count: 2 });
      // Long enough that the next press is one of its own.
      await new Promise((over) => setTimeout(over, 1_000));
      await says(options, '#log-state', /^[1-9]\d* events?$/);
      await press(/Yes, erase \d+ events?/);
      await says(options, '#log-state', /0 events/);
      await says(options, '#sees-rows', /\/wiki\/rest\/api\/.*200/s);
      await says(options, '#sees-rights', /storage to keep your settings/);
      assert.doesNotMatch(await options.$eval('#sees-rights', (list) => list.innerText), /see docs/);
    });

    it('goes on showing all of the log, with the focus where it was, when somebody comes back to it', async () => {
      const options = await openOptions();
      await options.evaluate(async () => {
        const { logEvent } = await import('/storage/log.js');
        for (let count = 0; count < 60; count += 1) {
          await logEvent({ what: 'went_on', rules: ['nhs-number'] });
        }
      });
      await options.bringToFront();
      const comeBack = () => options.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      const rows = (pattern) => waitFor(async () => pattern.test(await options.$$eval('#log-rows tr', ({ length }) => length)), { what: `${pattern} rows` });
      const active = () => options.evaluate(() => document.activeElement.id || document.activeElement.textContent);
      await comeBack();
      await rows(/^50$/);
      await stage.session.press(options, { role: 'button', name: 'Show all' });
      await rows(/^[6-9]\d$/);
      await waitFor(async () => (await active()) === 'log-title', { what: 'the focus' });
      const old = await options.evaluateHandle(() => {
        const button = [...document.querySelectorAll('#log-actions button')].find(({ textContent }) => textContent === 'Save as CSV');
        button.focus();
        return button;
      });
      await comeBack();
      await waitFor(() => old.evaluate((button) => !button.isConnected), { what: 'the log to be drawn anew' });
      await rows(/^[6-9]\d$/);
      await waitFor(async () => (await active()) === 'Save as CSV', { what: 'the focus to be put back' });
    });

    // R131.
    it('drops a warning that was called wrong, on that page, until it is taken back', async () => {
      await put({ settings: { modes: { marking: 'note' } }, settingsVersion: 2 });
      const other = await stage.open('cases');
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before you share/);
      await scene.press('button', 'This warning is wrong');
      // Where several rules asked, each is called wrong by itself.
      const asked = (await scene.items(INTERRUPTION)).filter(({ name }) => name.startsWith('Not right:'));
      if (asked.length > 0) await scene.press('button', /NHS/);
      const said = await scene.sees(INTERRUPTION, /will not warn about this on this page again/);
      assert.match(said, /Nothing is sent automatically/);
      const [text] = (await scene.items(INTERRUPTION)).filter(({ role }) => role === 'textbox');
      assert.match(text.value, /Rule: nhs-number/);
      assert.doesNotMatch(text.value, /999 417|Harriet|acme/);
      const { exceptions } = await settings();
      assert.deepEqual(exceptions.map(({ rule, site, page }) => [rule, site, page]), [
        ['nhs-number', 'acme.atlassian.net', '98310'],
      ]);
      await scene.press('button', 'Back to the page');
      for (const each of [scene, other]) {
        await waitFor(async () => !/NHS/.test(await each.text(STRIP)), { what: 'the strip to drop it, in each tab of the page' });
      }

      const options = await openOptions();
      await says(options, '#wrong-list', /NHS number on the page \d+ of acme\.atlassian\.net/);
      await stage.session.press(options, { role: 'button', name: /^Take it back/ });
      await says(options, '#wrong-none', /not called any warning wrong/);
      await kept('exceptions', undefined);
      // The pages that are open warn again as well: nobody loads them anew for that.
      for (const each of [scene, other]) await each.sees(STRIP, /NHS/);
    });

    it('loses nothing that two of its pages write at once', async () => {
      const pages = [await openOptions(), await openOptions()];
      const site = 'two.atlassian.net';
      const write = (page, mark) =>
        page.evaluate(
          async (site, mark) => {
            const { except } = await import('/storage/exceptions.js');
            const { keepReport } = await import('/storage/keep.js');
            const report = { state: 'checked', whole: false, findings: [], aside: [], space_outsiders: [] };
            const works = Array.from({ length: 8 }, (_, index) => {
              const id = `${mark}-${index}`;
              const outsiders = [{ id, name: id, kind: 'guest', organisation: null }];
              return [
                except({ rule: 'nhs-number', site, page: id }),
                keepReport({ ...report, outsiders }, { site, page: '1', space: null }, Date.now()),
              ];
            });
            await Promise.all(works.flat());
          },
          site,
          mark,
        );
      await Promise.all([write(pages[0], 'one'), write(pages[1], 'other')]);
      const ids = ['one', 'other'].flatMap((mark) => Array.from({ length: 8 }, (_, index) => `${mark}-${index}`));
      assert.deepEqual((await settings()).exceptions.map(({ page }) => page).toSorted(), ids);
      const seen = await pages[0].evaluate(async (site) => {
        const { forgetAll, records } = await import('/storage/keep.js');
        const [{ present }] = await records('visits', site);
        await forgetAll();
        return present;
      }, site);
      assert.deepEqual(seen.toSorted(), ids);
    });

    it('saves settings, shows what a file would change, and takes what is good of it', async () => {
      await put({ settings: { ownDomains: ['acme.gov.uk'], many: 7 }, settingsVersion: 2 });
      const options = await openOptions();
      await catchFiles(options);
      await stage.session.press(options, { role: 'button', name: 'Save my settings' });
      const saved = JSON.parse(await file(options, /doorward-settings/));
      assert.deepEqual(saved.settings, { ownDomains: ['acme.gov.uk'], many: 7 });
      await put({ settings: {}, settingsVersion: 2 });

      const offer = async (text) => {
        await options.$eval(
          '#import',
          (input, text) => {
            const files = new DataTransfer();
            files.items.add(new File([text], 'settings.json', { type: 'application/json' }));
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
          },
          text,
        );
      };
      await offer('no JSON');
      await says(options, '#import-outcome', /it is not JSON/);
      await offer(JSON.stringify({ some: 'file' }));
      await says(options, '#import-outcome', /holds no Doorward settings/);
      saved.settings.many = 'seven';
      saved.settings.colour = 'blue';
      saved.settings.terms = ['project falcon'];
      await offer(JSON.stringify(saved));
      const shown = await says(options, '#import-outcome', /What would change/);
      assert.match(shown, /e-mail domains – ownDomains[^]*Now: nothing of yours[^]*Then: acme\.gov\.uk/);
      assert.match(shown, /many \(your own\): not valid/);
      assert.match(shown, /colour \(your own\): not a setting of this version/);
      assert.deepEqual(await settings(), {}, 'nothing changes before it is taken');
      await stage.session.press(options, { role: 'button', name: 'Take these settings' });
      await says(options, '#import-outcome', /2 settings were taken/);
      assert.deepEqual(await settings(), { ownDomains: ['acme.gov.uk'], terms: ['project falcon'] });

      // A list of thousands leaves the buttons in reach.
      const terms = Array.from({ length: 3_000 }, (_, number) => ({ pattern: `PRJ-${number}-####`, severity: 'high' }));
      await offer(JSON.stringify({ ...saved, settings: { terms } }));
      await says(options, '#import-outcome', /PRJ-2999/);
      assert.ok(await options.$eval('#import-outcome', ({ offsetHeight }) => offsetHeight < 900), 'it takes little room');

      // What was set while a file was looked at stays, or the file is looked at again.
      await offer(JSON.stringify({ ...saved, settings: { many: 9 } }));
      await says(options, '#import-outcome', /Now: nothing of yours[^]*Then: 9/);
      await put({ settings: { ...(await settings()), largeAudience: 40 }, settingsVersion: 2 });
      await stage.session.press(options, { role: 'button', name: 'Take these settings' });
      await says(options, '#import-outcome', /1 setting was taken/);
      const both = { ownDomains: ['acme.gov.uk'], terms: ['project falcon'], largeAudience: 40 };
      assert.deepEqual(await settings(), { ...both, many: 9 });
      await offer(JSON.stringify({ ...saved, settings: { many: 11 } }));
      await says(options, '#import-outcome', /Now: 9[^]*Then: 11/);
      await put({ settings: { ...both, many: 8 }, settingsVersion: 2 });
      await stage.session.press(options, { role: 'button', name: 'Take these settings' });
      await says(options, '#import-outcome', /have changed since this was shown[^]*Now: 8[^]*Then: 11/);
      assert.deepEqual(await settings(), { ...both, many: 8 }, 'nothing is taken unseen');
      await stage.session.press(options, { role: 'button', name: 'Take these settings' });
      await says(options, '#import-outcome', /1 setting was taken/);
      assert.equal((await settings()).many, 11);

      await options.type('#terms-try', 'About Project Falcon');
      await says(options, '#terms-found', /project falcon: found “Project Falcon”/);
    });

    it('upgrades old settings, and sets aside what cannot be read', async () => {
      await put({ settings: { ownDomains: [], organisationNames: { 'northbridge.example': 'North' } } });
      let options = await openOptions();
      const { settings: now, settingsVersion } = await stage.session.background(() => chrome.storage.local.get());
      assert.deepEqual(now, { organisationNames: { 'northbridge.example': 'North' } });
      assert.equal(settingsVersion, 2);
      assert.equal(await options.$eval('#aside', ({ hidden }) => hidden), true);

      await put({ settings: 'torn', settingsVersion: 'two', acknowledged: 'yesterday' });
      options = await openOptions();
      await says(options, '#aside', /found something it cannot read/);
      const { setAside } = await stage.session.background(() => chrome.storage.local.get('setAside'));
      assert.deepEqual([setAside[0].settings, setAside[0].settingsVersion], ['torn', 'two']);
      await stage.session.press(options, { role: 'button', name: 'Delete it' });
      await stage.session.press(options, { role: 'button', name: 'Yes, delete it for good' });
      await waitFor(() => options.$eval('#aside', ({ hidden }) => hidden), { what: 'the notice to go' });

      // Not even what was set aside is what it was.
      await put({ setAside: [null], settings: { many: 7 }, settingsVersion: 2 });
      options = await openOptions();
      await says(options, '#aside', /found something it cannot read/);
      assert.equal(await options.$eval('#many', ({ value }) => value), '7');

      await put({ settings: { future: true, many: 'x' }, settingsVersion: 99 });
      options = await openOptions();
      await says(options, '#newer', /newer version/);
      await says(options, '#problems', /future \(your own\): not a setting of this version/);
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
    });

    it('is used by keyboard, and has nothing for axe to find, light, dark and large', async () => {
      const options = await openOptions();
      await options.bringToFront();
      const reached = new Set();
      for (let step = 0; step < 130; step += 1) {
        await options.keyboard.press('Tab');
        const at = await options.evaluate(() => {
          const { localName, id, innerText, offsetHeight } = document.activeElement;
          const outline = getComputedStyle(document.activeElement).outlineStyle;
          return { name: id || `${localName} ${innerText}`, seen: outline !== 'none', isEmpty: offsetHeight === 0 };
        });
        assert.ok(at.seen, `${at.name} shows no focus`);
        assert.ok(!at.isEmpty, `there is nothing at ${at.name}`);
        reached.add(at.name);
        if (at.name === 'export') break;
      }
      for (const control of ['ownDomains', 'advice', 'holdLimit', 'limit-tool', 'rules-search', 'term-pattern', 'recordInterval', 'appearance', 'export']) {
        assert.ok(reached.has(control), `${control} is not reached`);
      }
      // What is written by keyboard is kept, and so is what is chosen.
      const again = await openOptions();
      await tabTo(stage.session, again, /#organisation$/);
      await again.keyboard.type('ACME');
      await tabTo(stage.session, again, /#manyInside$/);
      await again.keyboard.press('ArrowDown');
      await stage.session.key(again, 'Tab');
      await kept('organisation', 'ACME');
      await waitFor(async () => (await settings()).manyInside, { what: 'the choice to be kept' });
      await again.close();
      await options.bringToFront();
      await options.$$eval('#rules-list details', ([first]) => (first.open = true));
      // What is there more than once is called by what it belongs to.
      const called = await options.$$eval('.contact-fields, #organisation-restore, .family > details > summary[id]', (all) =>
        all.map((one) => one.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id).textContent).join(': ')));
      assert.ok(called.length > 10 && new Set(called).size === called.length, called.join('; '));
      await assertSound(stage.session, options, 'the options');
      // The person's own choice of colours is as sound as the system's.
      await set(options, 'appearance', 'dark');
      const applied = () => document.documentElement.dataset.appearance;
      await waitFor(async () => (await options.evaluate(applied)) === 'dark', { what: 'the dark appearance' });
      assert.deepEqual(await axe(options), [], 'dark by choice');
    });

    it('needs no scrolling sideways at 400 %, whatever people wrote', async () => {
      const long = 'Wolfeschlegelsteinhausenbergerdorff-Donaudampfschifffahrtsgesellschaft';
      await put({
        settings: {
          organisation: long.slice(0, 60), partnerDomains: [`${long}.example`], terms: Array.from({ length: 30 }, (_, at) => ({ pattern: `Project ${long}${at}`, severity: 'high', name: `שם ${at}` })),
          contacts: { records: { name: long, address: `${long}@acme.gov.uk` } },
          exceptions: [{ rule: `term:${long}`, site: 'acme.atlassian.net', page: '98310', at: '2026-01-01' }],
        },
        settingsVersion: 2,
      });
      const options = await openOptions();
      await options.bringToFront();
      await options.setViewport({ width: 320, height: 225, deviceScaleFactor: 4 });
      const overflow = await options.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      // Nor where the person sets text wider (WCAG 1.4.12).
      const wider = await options.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }');
        document.adoptedStyleSheets = [sheet];
        const width = document.documentElement.scrollWidth - innerWidth;
        document.adoptedStyleSheets = [];
        return width;
      });
      assert.ok(wider <= 0, `${wider} px too wide with wider text`);
      assert.ok(await options.$eval('#terms', ({ offsetHeight }) => offsetHeight < 2_500), 'thirty terms leave room for the rest');
    });
  });
}
