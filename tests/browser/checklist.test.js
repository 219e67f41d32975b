// The checklist in the popup, what to do when something is wrong, the cards and the security review.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { assertSound } from './axe.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { tabTo } from './keyboard.js';
import { startStage } from './scene.js';

const DAY_MS = 86_400_000;
const TOPICS = ['wrong', 'who', 'guest', 'cost', 'links', 'review', 'recognised'];
const POLICY = {
  ownDomains: ['acme.gov.uk'],
  organisation: 'ACME',
  namePattern: 'First Last (ORG)',
  contacts: {
    administrator: { name: 'Confluence team', address: 'confluence@acme.gov.uk' },
    security: { name: 'Security desk', url: 'https://intranet.acme.gov.uk/security' },
    signIn: { name: 'Acme sign-in', url: 'https://sign-in.acme.gov.uk/reset' },
  },
};

for (const browser of BROWSERS) {
  describe(`checklist (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const text = async (page) => (await stage.session.doorward(page))[0].text;
    const says = (page, pattern) =>
      waitFor(async () => pattern.test(await text(page)), { what: `the page to say ${pattern}` }).catch(
        async (error) => assert.fail(`${error.message}; it says ${await text(page)}`),
      );
    const press = (page, role, name) => stage.session.press(page, { role, name });
    const kept = (values) => stage.session.background((values) => chrome.storage.local.set(values), values);
    const stored = (key) => stage.session.background(async (key) => (await chrome.storage.local.get(key))[key], key);

    const openPopup = async (pageName = 'cases') => {
      const { page } = await stage.open(pageName);
      const popup = await stage.session.openPopup(page);
      await popup.setViewport({ width: 400, height: 600 });
      await says(popup, /Your account/);
      return { page, popup };
    };
    const openHelp = async (page, topic) => {
      const tab = await stage.session.tabId(page);
      const help = await stage.session.openExtension(`help/help.html?tab=${tab}#${topic}`);
      await help.waitForSelector('h1');
      return help;
    };
    /** The state of an item, as it is shown. */
    const stateOf = (popup, id) => popup.$eval(`#item-${id}`, (item) => item.classList[1]);
    /** What was copied, pasted where a person could. */
    const pasted = async () => {
      const page = await stage.session.openExtension('help/help.html#wrong');
      await press(page, 'radio', 'Someone may have used my account');
      await page.$eval('#note', (note) => {
        note.value = '';
        note.focus();
      });
      await page.keyboard.down('Control');
      await page.keyboard.press('v');
      await page.keyboard.up('Control');
      return waitFor(() => page.$eval('#note', (note) => note.value), { what: 'something to be pasted' });
    };

    // R4, R5, R34, R35, R36, R46, R47, R70, R71, R72.
    it('finds what can be seen, and copies the name the organisation wants', async () => {
      await kept({ settings: POLICY });
      const { popup } = await openPopup();
      const found = {};
      for (const id of ['https', 'browser', 'email', 'name', 'photo', 'two-step', 'contact', 'read']) {
        found[id] = await stateOf(popup, id);
      }
      assert.deepEqual(found, {
        https: 'done',
        browser: 'done',
        email: 'done',
        name: 'to-do',
        photo: 'to-do',
        'two-step': 'to-do',
        contact: 'done',
        read: 'done',
      });
      await press(popup, 'button', /^Your account 3 of 11 done/);
      await press(popup, 'button', /^Your name follows/);
      await says(popup, /You are shown as Priya Shah\. By the convention it is Priya Shah \(ACME\)\./);
      await press(popup, 'button', 'Copy');
      await says(popup, /Copied/);
      assert.equal(await pasted(), 'Priya Shah (ACME)');
    });

    // R7, R12, R37, R49, R73, R74.
    it('asks the person about what no page shows, each with where to see to it', async () => {
      await kept({ settings: POLICY });
      const { popup } = await openPopup();
      const PROFILE = 'https://id.atlassian.com/manage-profile/profile-and-visibility';
      const asked = {
        'sign-in': [/sign in with your organisation’s account/, 'https://sign-in.acme.gov.uk/reset'],
        apps: [/the apps that can act for you/, 'https://id.atlassian.com/manage-profile/apps'],
        'job-title': [/job title/, PROFILE],
        organisation: [/Your organisation/, PROFILE],
      };
      await press(popup, 'button', /^Your account/);
      for (const [id, [title, to]] of Object.entries(asked)) {
        assert.equal(await stateOf(popup, id), 'to-do', id);
        assert.match(await popup.$eval(`#item-${id} summary`, ({ textContent }) => textContent.trim()), title);
        await popup.$eval(`#item-${id} summary`, (summary) => summary.click());
        const links = await popup.$$eval(`#item-${id} a`, (all) => all.map(({ href }) => href));
        assert.ok(links.includes(to), `${id}: ${links}`);
      }
      await press(popup, 'button', /^I have checked this: .* apps/);
      await waitFor(async () => (await stateOf(popup, 'apps')) === 'done', { what: 'it to be done' });
      // By whom, which names nobody.
      const [name, ...others] = Object.keys(await stored('attested'));
      assert.match(name, /^[0-9a-f]{16}:apps$/);
      assert.deepEqual(others, []);
    });

    // R8, R50.
    it('keeps what is stated with its day, asks again after a while, and takes it back', async () => {
      const first = await openPopup();
      let { popup } = first;
      const reopen = async () => {
        await popup.close();
        popup = await stage.session.openPopup(first.page);
        await popup.setViewport({ width: 400, height: 600 });
        await says(popup, /Your account/);
      };
      await press(popup, 'button', /^Your account/);
      await press(popup, 'button', /^Two-step verification is on/);
      await press(popup, 'button', 'I have checked this: Two-step verification is on');
      await waitFor(async () => (await stateOf(popup, 'two-step')) === 'done', { what: 'it to be done' });
      const today = Math.floor(Date.now() / DAY_MS);
      const [[name, day]] = Object.entries(await stored('attested'));
      assert.match(name, /^[0-9a-f]{16}:two-step$/);
      assert.ok(Math.abs(day - today) <= 1, `${day} is not ${today}`);
      assert.equal(await popup.evaluate(() => document.activeElement.parentElement.id), 'item-two-step');

      await kept({ attested: { [name]: today - 200 } });
      await reopen();
      assert.equal(await stateOf(popup, 'two-step'), 'to-do');
      await press(popup, 'button', /^Your account/);
      await press(popup, 'button', /^Two-step verification is on/);
      await says(popup, /That was a while ago/);

      // By an earlier version, which did not keep by whom.
      await kept({ attested: { 'two-step': today - 100 } });
      await reopen();
      assert.equal(await stateOf(popup, 'two-step'), 'done');
      await press(popup, 'button', /^Your account/);
      await press(popup, 'button', /^Two-step verification is on/);
      await press(popup, 'button', 'No longer true: Two-step verification is on');
      await waitFor(async () => (await stateOf(popup, 'two-step')) === 'to-do', { what: 'it to be to do' });
      assert.deepEqual(await stored('attested'), {});
    });

    it('says so where what is stated could not be kept', async () => {
      const { popup } = await openPopup();
      await press(popup, 'button', /^Your account/);
      await popup.evaluate(() => {
        const { runtime } = chrome;
        const send = runtime.sendMessage;
        runtime.sendMessage = async (request) => (request.attest ? { why: 'not_checked_fault' } : send.call(runtime, request));
      });
      await press(popup, 'button', /^Two-step verification is on/);
      await press(popup, 'button', 'I have checked this: Two-step verification is on');
      await says(popup, /This could not be saved\. The checklist is as it was/);
      assert.equal(await stateOf(popup, 'two-step'), 'to-do');
    });

    it('looks again at a page that was not looked at yet, and keeps open what was opened meanwhile', async () => {
      const { popup } = await openPopup();
      await says(popup, /Text and access were read/);
      await popup.evaluate(() => {
        const { tabs, runtime } = chrome;
        const [view, send] = [tabs.sendMessage, runtime.sendMessage];
        window.isLookedAt = false;
        tabs.sendMessage = async (tab, request) =>
          request.view && !window.isLookedAt ? { url: 'https://acme.atlassian.net/', frames: [], why: { key: 'not_checked_yet' } } : view.call(tabs, tab, request);
        runtime.sendMessage = async (request) => {
          const reply = await send.call(runtime, request);
          if (request.checklist && window.isLookedAt) {
            // Pressed just before what is asked for is shown.
            document.querySelector('#help').open = true;
          }
          return reply;
        };
      });
      await press(popup, 'button', 'Read again');
      await says(popup, /Doorward has not looked at this page yet/);
      await popup.evaluate(() => (window.isLookedAt = true));
      await waitFor(async () => /Text and access were read/.test(await text(popup)), { what: 'the page to be read' });
      assert.equal(await popup.$eval('#help', ({ open }) => open), true);
      assert.equal(await popup.$$eval('.actions a[href*="review/review.html"]', ({ length }) => length), 1);
    });

    it('reminds of the account once a week, and survives a spoilt store', async () => {
      const reminds = async (popup) => {
        await says(popup, /Your records/);
        return /Your account: \d+ things to do/.test(await text(popup));
      };
      await kept({ attested: 'yesterday', nudged: 'often' });
      const { page, popup } = await openPopup();
      await says(popup, /Your account: \d+ things to do/);
      const today = await waitFor(async () => {
        const day = await stored('nudged');
        return Number.isInteger(day) && day;
      }, { what: 'the day to be kept' });
      assert.equal(await reminds(await stage.session.openPopup(page)), false);
      await kept({ nudged: today - 7 });
      assert.equal(await reminds(await stage.session.openPopup(page)), true);
    });

    it('cannot tell of an account that may not be read', async () => {
      stage.tenant.fail('user:current', 403);
      const { popup } = await openPopup();
      for (const id of ['email', 'name', 'photo']) {
        assert.equal(await stateOf(popup, id), 'cannot-tell', id);
      }
      await press(popup, 'button', /^Your account/);
      await press(popup, 'button', /^Your name follows/);
      await says(popup, /Could not be read: the site does not let you see it/);
    });

    // R87.
    it('weighs two-step verification more for whoever administers the space', async () => {
      const { popup } = await openPopup('partnerAgenda');
      const first = await popup.$eval('#account .item', (item) => [item.id, item.textContent]);
      assert.equal(first[0], 'item-two-step');
      assert.match(first[1], /You administer this space/);
    });

    // R9, R10, R11, R51, R52, R53.
    it('leads through an incident, with a note that says who, where and when', async () => {
      const { page, popup } = await openPopup();
      const href = await popup.$eval('.actions a[href$="#wrong"]', (link) => link.href);
      assert.match(href, /help\/help\.html\?tab=\d+#wrong$/);
      let help = await openHelp(page, 'wrong');
      await press(help, 'radio', 'I shared something with the wrong person');
      assert.match(await help.$eval('#note', ({ value }) => value), /What was shared: \(please fill in\)\nWith whom: \(please fill in\)/);
      await press(help, 'radio', 'I have lost a device that can open my account');
      await says(help, /1\. |Tell whoever runs your site/);
      await says(help, /Your organisation has not set this/);
      await press(help, 'radio', 'Someone may have used my account');
      await press(help, 'checkbox', 'Change your password');
      const written = await waitFor(
        () => help.$eval('#note', ({ value }) => value.includes('- Change') && value),
        { what: 'the step in the note' },
      );
      assert.match(written, /Account: Priya Shah/);
      assert.match(written, /Site: acme\.atlassian\.net/);
      assert.ok(written.includes(page.url()));
      assert.match(written, /Noticed: \d+ \w+ \d{4}.* \d\d:\d\d.*\(\w+(\/\w+)*, GMT[^)]*\)/);
      assert.match(written, /Done so far:\n- Change your password/);

      await kept({ settings: POLICY });
      await help.close();
      help = await openHelp(page, 'wrong');
      await says(help, /Administrator: Confluence team/);
      assert.equal(await help.$eval('.steps li:nth-child(2) input', (box) => box.checked), true);
      const mail = new URL(await help.$eval('a[href^=mailto]', (link) => link.href));
      assert.equal(mail.pathname, 'confluence@acme.gov.uk');
      assert.match(mail.searchParams.get('subject'), /Someone may have used/);
      assert.match(mail.searchParams.get('body'), /Account: Priya Shah/);
      assert.equal(await help.$eval('.steps a', (link) => link.href), 'https://sign-in.acme.gov.uk/reset');
      // What the person writes stays when they tick on, and what was done since is told.
      await help.type('#note', 'Seen at 9. ');
      await press(help, 'checkbox', 'Revoke apps and tokens');
      const grown = await waitFor(() => help.$eval('#note', ({ value }) => value.includes('- Revoke') && value), { what: 'the second step' });
      assert.match(grown, /Done so far:\n- Change your password\n- Revoke apps and tokens\n\n[^]*Seen at 9/);
      await press(help, 'button', 'Copy the note');
      await says(help, /Copied/);

      // It is there when they come back, in a tab of its own too, until they clear it.
      const note = () => help.$eval('#note', ({ value }) => value);
      await help.evaluate(() => (location.hash = 'who'));
      await help.waitForFunction(() => !document.getElementById('note'));
      assert.equal(await help.$eval('.back', ({ href }) => href), page.url());
      await help.evaluate(() => (location.hash = 'wrong'));
      await help.waitForSelector('#note');
      assert.match(await note(), /Seen at 9/);
      await help.close();
      help = await openHelp(page, 'wrong');
      assert.match(await note(), /- Revoke apps and tokens[^]*Seen at 9/);
      await press(help, 'button', 'Clear and start again');
      await press(help, 'button', 'Yes, clear the ticks and the note');
      await waitFor(async () => !/Seen at 9/.test(await note()), { what: 'the note to be cleared' });
      assert.match(await note(), /Done so far: nothing yet/);
      assert.equal(await help.$$eval('.steps :checked', ({ length }) => length), 0);
      assert.match(await help.evaluate(() => document.activeElement.type), /checkbox/, 'the focus is on the first step');
    });

    it('keeps when something was noticed, and loses nothing that was done in another tab', async () => {
      const { page } = await openPopup();
      const one = await openHelp(page, 'wrong');
      await press(one, 'radio', 'Someone may have used my account');
      const noticed = (tab) => tab.$eval('#note', ({ value }) => value.match(/Noticed: .*/)[0]);
      const first = await noticed(one);
      const other = await openHelp(page, 'wrong');
      assert.equal(await noticed(other), first);
      // An hour later.
      await other.evaluate(() => {
        const { DateTimeFormat } = Intl;
        Intl.DateTimeFormat = function (...about) {
          const made = new DateTimeFormat(...about);
          return { format: () => made.format(Date.now() + 3_600_000), formatToParts: () => made.formatToParts(), resolvedOptions: () => made.resolvedOptions() };
        };
      });
      await press(other, 'checkbox', 'Change your password');
      assert.equal(await noticed(other), first);

      // The first tab shows it, and what is ticked there is ticked beside it.
      const ticked = (tab) => tab.$$eval('.steps :checked', (all) => all.map(({ labels }) => labels[0].innerText.trim()));
      await waitFor(async () => (await ticked(one)).length === 1, { what: 'the tick of the other tab' });
      await press(one, 'checkbox', 'Revoke apps and tokens');
      const both = ['Change your password', 'Revoke apps and tokens'];
      assert.deepEqual(await ticked(one), both);
      await waitFor(async () => (await ticked(other)).length === 2, { what: 'both ticks' });
      assert.deepEqual(await ticked(other), both);
    });

    // R79–R86, R88–R92, R94.
    it('says how old the security review is, what is seen here, and exports it', async () => {
      const { page } = await openPopup('partnerAgenda');
      let help = await openHelp(page, 'review');
      const years = Math.floor((Date.now() - Date.UTC(2021, 5, 30)) / DAY_MS / 365);
      await says(help, new RegExp(`This review is ${years} years old: it dates from 30 June 2021`));
      await says(help, /This tab uses HTTPS/);
      await says(help, /This page loads no frames from other hosts/);
      await says(help, /You administer this space/);
      await says(help, /You have the permission to export this space/);
      assert.equal(await help.$$eval('.question', (questions) => questions.length), 11);
      await press(help, 'button', 'Copy as Markdown');
      const markdown = await pasted();
      assert.match(markdown, /^---\ntitle: Security review of Confluence Cloud\ndescription: .+\npublished: true\ndate: 2021-06-30T/);
      assert.match(markdown, /\n\| \*\*Question\*\* \| \*\*Answer\*\* \| \*\*Detail\*\* \|\n\| --- \| --- \| --- \|\n/);
      assert.equal(markdown.match(/^\| .* \| (Yes|Unknown) \| .* \|$/gm).length, 11);

      await kept({ settings: { securityReviewed: '2026-09-01', securityAnswers: { 4: { answer: 'no', detail: 'Not in the report' } } } });
      await help.close();
      help = await openHelp(page, 'review');
      await says(help, /Your organisation says: Not in the report/);
    });

    // R3, R45.
    it('is worked by keyboard alone in the popup', async () => {
      const { popup } = await openPopup();
      const to = (pattern) => tabTo(stage.session, popup, pattern);
      await to(/^This page/);
      await to(/^Who can always see it/);
      await to(/^Your account/);
      await stage.session.key(popup, 'Enter');
      await waitFor(() => popup.$eval('#account', ({ open }) => open), { what: 'the section to open' });
      await to(/^I have checked this: A password/);
      await stage.session.key(popup, 'Space');
      await waitFor(async () => (await stateOf(popup, 'password')) === 'done', { what: 'it to be done' });
      assert.equal(await popup.evaluate(() => document.activeElement.parentElement.id), 'item-password');
      await to(/^Your records/);
      await to(/^Help/);
      await to(/^Something is wrong/);
      await to(/^Options/);
    });

    it('shows the topic that was chosen last in the help pages, though the one before it takes longer', async () => {
      const help = await stage.session.openExtension('help/help.html#cost');
      await help.waitForSelector('h1');
      const isLast = await help.evaluate(async () => {
        const { session } = chrome.storage;
        const get = session.get.bind(session);
        let read;
        const isRead = new Promise((done) => (read = done));
        session.get = (keys) => new Promise((done) => setTimeout(done, 500)).then(() => get(keys)).finally(() => setTimeout(read));
        // What was ticked is read first.
        location.hash = 'wrong';
        await new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = 'who';
        await isRead;
        return document.title === `${document.querySelector('h1').textContent} – Doorward`;
      });
      assert.ok(isLast);
    });

    // R9, R51.
    it('is worked by keyboard alone in the help pages', async () => {
      const { page } = await openPopup();
      const help = await openHelp(page, 'who');
      const to = (pattern) => tabTo(stage.session, help, pattern);
      await to(/^Something is wrong/);
      await stage.session.key(help, 'Enter');
      // The topic takes the focus once it is drawn, and keys go on from there.
      await waitFor(() => help.evaluate(() => document.activeElement.id === 'topic'), { what: 'the topic to be drawn' });
      await to(/^I shared something with the wrong person/);
      await stage.session.key(help, 'Space');
      await to(/^Take their access away/);
      await stage.session.key(help, 'Space');
      await waitFor(() => help.evaluate(() => document.activeElement.checked), { what: 'the step to be ticked' });
      await to(/#note$/);
      await to(/^Copy/);
      const other = await openHelp(page, 'recognised');
      const on = (pattern) => tabTo(stage.session, other, pattern);
      await on(/^With the words/);
      await stage.session.key(other, 'Space');
      await on(/#report$/);
      await on(/^Copy the report/);
      await on(/^Look again/);
    });

    // R28.
    it('offers a record only of what one can be made of', async () => {
      const { origin } = stage.tenant;
      const offers = async (url, way) => {
        const page = await stage.session.open(url);
        const popup = await stage.session.openPopup(page);
        await says(popup, /Something is wrong/);
        await waitFor(async () => (await text(popup)).includes('Make a record') === way, { limit: 5_000, what: `${way ? 'the' : 'no'} way to a record of ${url}` });
        await new Promise((done) => setTimeout(done, 500));
        assert.equal((await text(popup)).includes('Make a record'), way, url);
        await Promise.all([popup.close(), page.close()]);
      };
      await offers(stage.tenant.url('cases'), true);
      await offers(stage.tenant.jiraUrl({ board: '2' }), true);
      await offers(`${origin}/wiki/home`, false);
      await offers(`${origin}/admin`, false);
    });

    it('needs no scrolling sideways at 400 % in what names a long address', async () => {
      const contacts = { administrator: { name: 'W'.repeat(90), address: `${'a'.repeat(70)}@acme.gov.uk`, url: 'https://acme.gov.uk/' } };
      await stage.session.background((settings) => chrome.storage.local.set({ settings, settingsVersion: 2 }), { contacts });
      const { page } = await openPopup();
      const help = await openHelp(page, 'wrong');
      await press(help, 'radio', 'I shared something with the wrong person');
      const record = await stage.session.openExtension(`record/record.html?tab=${await stage.session.tabId(page)}`);
      for (const [one, text] of [[help, /Write to a{70}@/], [record, /E-mail it to a{70}@/]]) {
        await waitFor(() => one.evaluate((source) => new RegExp(source).test(document.body.innerText), text.source), { what: text.source });
        await one.setViewport({ width: 320, height: 256 });
        const over = await one.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} px too wide`);
      }
    });

    it('has nothing for axe to find, light and dark, and needs no scrolling sideways at 200 %', async () => {
      const { page, popup } = await openPopup();
      await popup.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
      const pages = [[popup, 'popup', { width: 400, height: 900 }]];
      for (const topic of TOPICS) {
        const help = await openHelp(page, topic);
        if (topic === 'wrong') await press(help, 'radio', 'I shared something with the wrong person');
        if (topic === 'review') {
          const sign = await help.$eval("a[target='_blank']", (link) => getComputedStyle(link, '::after').content);
          assert.match(sign, /opens a new tab/);
        }
        pages.push([help, topic, { width: 1280, height: 900 }]);
      }
      for (const [one, name, window] of pages) await assertSound(stage.session, one, name, window);
    });
  });
}
