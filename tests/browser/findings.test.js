// The page of findings, what a decision there changes elsewhere, and what is remembered from
// visit to visit.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { assertSound, axe } from './axe.js';
import { BROWSERS, click, clickOn, waitFor } from './harness/index.js';
import { PANEL, startStage, STRIP } from './scene.js';

const STORES = ['findings', 'outsiders', 'visits', 'choices', 'dates'];
const { dana, rosa } = data.people;

for (const browser of BROWSERS) {
  describe(`findings (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(async () => {
      await stage.reset();
      // What a page of the test before told of as it was closed may only be written now.
      await new Promise((done) => setTimeout(done, 200));
      await stage.reset();
    });
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    // ── What is on the disk ───────────────────────────────────────────────

    /** All records of a store; with `change`, each is first changed by these fields. */
    const records = (store, change) => stage.session.background(inDatabase, store, change ?? null);

    /** Opens a page and waits until what was found is kept. */
    async function visit(name) {
      const scene = await stage.openUnread(name);
      const { id } = data.pages[name];
      await waitFor(async () => (await records('visits')).some((visit) => visit.id.endsWith(`/${id}`)), {
        what: `the visit to ${name} to be kept`,
      });
      return scene;
    }

    /** Whether a page asks for the day of a review, in whichever words. */
    const offersDate = async (scene) => (await scene.items(STRIP)).some(({ role, name }) => role === 'button' && name === 'Remind me');

    async function openFindings() {
      const page = await stage.session.openExtension('findings/findings.html');
      await page.waitForSelector('[role=tab]');
      return page;
    }

    const says = (page, pattern) =>
      waitFor(async () => {
        const text = await page.evaluate(() => document.body.innerText);
        return pattern.test(text) && text;
      }, { what: `the page to say ${pattern}` });

    const tab = (page, name) => page.evaluate((name) => document.getElementById(`tab-${name}`).click(), name);

    /** Opens the finding whose words match and presses its button. */
    const press = (page, finding, button) =>
      waitFor(
        () =>
          page.evaluate(
            (finding, button) => {
              const details = [...document.querySelectorAll('details.finding')].find((one) => one.textContent.includes(finding));
              const pressed = [...(details?.querySelectorAll('button') ?? [])].find((one) => one.textContent === button);
              if (!pressed) return false;
              details.open = true;
              pressed.click();
              return true;
            },
            finding,
            button,
          ),
        { what: `${button} of ${finding}` },
      );

    async function answerDialog(page, reason) {
      await page.waitForSelector('dialog[open] textarea');
      await page.bringToFront();
      await page.type('dialog textarea', reason);
      await clickOn(page, 'dialog button[type=submit]');
      await waitFor(async () => !(await page.$('dialog[open]')), { what: 'the dialog to close' });
    }

    const badge = (page) =>
      stage.session.tabId(page).then((tabId) => stage.session.background((tabId) => chrome.action.getBadgeText({ tabId }), tabId));

    // ── The page ──────────────────────────────────────────────────────────

    // R18, R97, R159.
    it('lists what was found, with all there is to know, and holds no words of a page', async () => {
      await visit('partnerCases');
      await visit('suggestions');
      const page = await openFindings();
      const content = await says(page, /People or apps from outside can open sensitive content/);
      assert.match(content, /Cases for the joint review · Space PARTNER\n/, 'the title of a page open in a tab');
      await page.evaluate(() => document.querySelector('details.finding').setAttribute('open', ''));
      const text = await says(page, /Why it matters/);
      for (const part of [/3 NHS numbers/, /Dana Reyes, guest from northbridge\.example/, /What to do/, /How sure/, /with your own access/, /First seen .*, last seen /, /AUD-01/]) {
        assert.match(text, part);
      }
      const links = await page.$$eval('details[open] .links a', (links) => links.map(({ href }) => href));
      assert.deepEqual(links, ['https://acme.atlassian.net/wiki/spaces/PARTNER/pages/131073']);

      const kept = JSON.stringify(await Promise.all(STORES.map((store) => records(store))));
      assert.match(kept, /AUD-01/);
      assert.match(kept, /Dana Reyes/);
      for (const words of ['Harriet', '999 417', '417 3529', '1951', 'joint review', 'Suggestions', 'what you think']) {
        assert.ok(!kept.includes(words), words);
      }
    });

    // R18, R96: one may be restricted by the person, the other not.
    it('says whom to ask where the person may not restrict the page', async () => {
      await visit('partnerCases');
      await visit('recipientsOpen');
      const page = await openFindings();
      const adviceOf = (title) =>
        waitFor(
          () =>
            page.evaluate((title) => {
              const details = [...document.querySelectorAll('details.finding')].find((one) => one.textContent.includes(title));
              if (details) details.open = true;
              return details?.innerText;
            }, title),
          { what: title },
        );
      assert.doesNotMatch(await adviceOf('People or apps from outside can open sensitive content'), /You cannot restrict it yourself/);
      assert.match(
        await adviceOf('The page is marked RECIPIENTS ONLY and is not restricted'),
        /Restrict the page to the people it is for\. You cannot restrict it yourself: ask an administrator of the space\. On the Free plan nobody can/,
      );
    });

    // R95, R106, R108, R109, R110, A7, A10.
    it('is used by keyboard alone: what is hidden there is silent in the strip and on the badge', async () => {
      const scene = await visit('suggestions');
      await scene.sees(STRIP, /Critical: People who are not signed in can edit this page/);
      await waitFor(async () => (await badge(scene.page)) === '!', { what: 'the badge' });

      const page = await openFindings();
      await page.bringToFront();
      const key = (name) => page.keyboard.press(name);
      const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.name);
      const tabTo = async (pattern) => {
        for (let step = 0; step < 25; step += 1) {
          if (pattern.test(await focused())) return;
          await key('Tab');
        }
        assert.fail(`no ${pattern} within reach of Tab; at ${await focused()}`);
      };
      await tabTo(/^Access/);
      await key('ArrowRight');
      await waitFor(async () => /^Account/.test(await focused()), { what: 'the next tab' });
      await key('Home');
      await key('ArrowRight');
      await waitFor(async () => /^Access/.test(await focused()), { what: 'the tab Access' });
      await tabTo(/^Critical/);
      // The person looks at another tab, and comes back.
      const drawn = await page.evaluateHandle(() => document.activeElement);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await waitFor(() => drawn.evaluate((summary) => !summary.isConnected), { what: 'the list to be drawn anew' });
      assert.match(await focused(), /^Critical/, 'the focus stays where it was');
      await key('Enter');
      await tabTo(/^Hide$/);
      await key('Enter');
      await page.waitForSelector('dialog[open]');
      await waitFor(async () => (await focused()) === 'reason', { what: 'the field for the reason' });
      await page.keyboard.type('A suggestions box is meant for this.');
      await tabTo(/^Save$/);
      await key('Enter');
      await says(page, /The finding is now in the tab Hidden/);
      assert.match(await focused(), /^(Critical|High|Medium|Low)/, 'the focus stays in the list');

      await scene.sees(STRIP, /High: People who are not signed in can edit this space/);
      await press(page, 'People who are not signed in can edit this space', 'Ignore in space SUGGEST');
      await answerDialog(page, 'Meant to be so.');
      await waitFor(async () => !/Critical:|High:/.test(await scene.text(STRIP)), { what: 'the strip to keep silent' });
      await waitFor(async () => (await badge(scene.page)) === '', { what: 'the badge to keep silent' });
      const popup = await stage.session.openPopup(scene.page);
      await says(popup, /2 findings about this page are hidden by your choice/);

      // The decision can be read, and taken back.
      await tab(page, 'hidden');
      const hidden = await says(page, /You hid this on .* Reason: A suggestions box is meant for this\./);
      assert.match(hidden, /You have ignored findings of this kind in the space SUGGEST since .* Reason: Meant to be so\./);
      await press(page, 'People who are not signed in can edit this page', 'Undo your decision');
      await scene.sees(STRIP, /Critical: People who are not signed in can edit this page/);
      await page.bringToFront();
      await clickOn(page, '#undo');
      await waitFor(async () => !/Critical:/.test(await scene.text(STRIP)), { what: 'the undone to be undone' });
    });

    // R142, A10.
    // R131: in one press, for this page, with a text to send, and taken back where it was given.
    it('drops a finding that was called wrong, of a text by its rule, of access by itself', async () => {
      const scene = await visit('titleNumber');
      await visit('suggestions');
      const page = await openFindings();
      const TITLE = 'There is sensitive content in the title';
      const ACCESS = 'People who are not signed in can edit this page';
      const exceptions = () => stage.session.background(async () => (await chrome.storage.local.get('settings')).settings?.exceptions ?? []);
      const text = () => page.$eval('dialog #wrong-text', ({ value }) => value);
      const shut = async () => {
        await clickOn(page, 'dialog .buttons button');
        await waitFor(async () => !(await page.$('dialog[open]')), { what: 'the dialog to shut' });
      };
      const isListed = (words, isSo) => waitFor(
        async () => (await page.$eval('#panel', ({ textContent }) => textContent)).includes(words) === isSo,
        { what: `${words} to be ${isSo ? '' : 'un'}listed` },
      );

      await says(page, new RegExp(TITLE));
      await press(page, TITLE, 'This warning is wrong');
      await waitFor(() => page.$('dialog[open]'), { what: 'the dialog' });
      await page.bringToFront();
      // Where the title holds more than one thing, each is called wrong by itself.
      const which = await page.$$('dialog .wrong li button');
      if (which.length > 0) await click(which[0]);
      await says(page, /will not warn about this on this page again/);
      assert.match(await text(), /^Doorward gave a warning that was wrong\.\nRule: [a-z-]+\n/);
      assert.doesNotMatch(await text(), /Harriet|999 417/);
      const [kept] = await exceptions();
      assert.deepEqual([kept.site, kept.page], ['acme.atlassian.net', data.pages.titleNumber.id]);
      // Pressed twice in a hurry, it is as the box says.
      await page.evaluate(() => {
        const box = document.querySelector('dialog .wrong input[type=checkbox]');
        box.click();
        box.click();
      });
      await new Promise((over) => setTimeout(over, 500));
      assert.deepEqual((await exceptions()).map(({ page: on, space }) => [on, space]), [[data.pages.titleNumber.id, undefined]]);
      // In the whole space, with one more press.
      await clickOn(page, 'dialog .wrong input[type=checkbox]');
      await says(page, /will not warn about this in this space again/);
      assert.deepEqual((await exceptions()).map(({ page: on, space }) => [on, space]), [[undefined, 'CASE']]);
      assert.deepEqual(await axe(page, 'dialog'), []);
      await shut();
      if (which.length === 0) await isListed(TITLE, false);
      await says(page, /What you said about this warning is kept/);
      await clickOn(page, '#undo');
      await isListed(TITLE, true);
      await waitFor(async () => (await exceptions()).length === 0, { what: 'the exception to be taken back' });
      await scene.sees(STRIP, /Doorward/);

      await tab(page, 'access');
      await press(page, ACCESS, 'This warning is wrong');
      await says(page, /will not warn about this on this page again/);
      assert.match(await text(), /Rule: ACC-01/);
      await shut();
      await isListed(ACCESS, false);
      await tab(page, 'hidden');
      await says(page, /You hid this on .*Reason: A wrong warning/);
      await press(page, ACCESS, 'Undo your decision');
      await tab(page, 'access');
      await isListed(ACCESS, true);
      assert.deepEqual(await exceptions(), []);

      // What is taken back in the dialog itself is not said to be kept.
      await press(page, ACCESS, 'This warning is wrong');
      await says(page, /will not warn about this on this page again/);
      await page.evaluate(() => [...document.querySelectorAll('dialog button')].find(({ textContent }) => textContent === 'Take it back').click());
      await says(page, /Taken back: Doorward warns about this as before/);
      await shut();
      assert.equal(await page.$eval('#said', ({ textContent }) => textContent), 'Your decision was undone.');
      await isListed(ACCESS, true);

      // Nor what is taken back elsewhere meanwhile.
      await tab(page, 'content');
      await press(page, TITLE, 'This warning is wrong');
      await waitFor(() => page.$('dialog[open]'), { what: 'the dialog' });
      const [one] = await page.$$('dialog .wrong li button');
      if (one) await click(one);
      await says(page, /will not warn about this on this page again/);
      await stage.session.background(async () => {
        const { takeBack } = await import('/storage/exceptions.js');
        const { settings } = await chrome.storage.local.get('settings');
        await takeBack(settings.exceptions[0]);
      });
      await says(page, /Taken back: Doorward warns about this as before/);
      await shut();
      assert.equal(await page.$eval('#said', ({ textContent }) => textContent), 'Your decision was undone.');
    });

    it('grades anew, filters, and hands out CSV and JSON of what the filter leaves', async () => {
      await visit('jointPlan');
      const page = await openFindings();
      await tab(page, 'account');
      await press(page, 'different outside organisations', 'Change severity');
      await page.waitForSelector('dialog[open] input[value=high]');
      await page.bringToFront();
      await clickOn(page, 'dialog input[value=high]');
      await answerDialog(page, '=cmd|"a"');
      await says(page, /You changed the severity from Medium on/);
      await page.select('select[name=severity]', 'high');
      await says(page, /1 finding in this tab/);
      const files = await page.evaluate(async () => {
        const blobs = [];
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => (blobs.push(blob), make(blob));
        document.addEventListener('click', (event) => event.target.download && event.preventDefault());
        HTMLAnchorElement.prototype.click = function () { this.dispatchEvent(new MouseEvent('click', { cancelable: true })); };
        document.getElementById('csv').click();
        document.getElementById('json').click();
        return Promise.all(blobs.map((blob) => blob.text()));
      });
      const [head, line, end] = files[0].split('\r\n');
      assert.match(head, /Severity,Finding,Rule,/);
      assert.match(line, /^High,.*,MIX-01,Account,acme\.atlassian\.net,JOINT,131201,.*,Severity changed,"'=cmd\|""a""",/);
      assert.equal(end, '');
      const [row, ...rest] = JSON.parse(files[1]);
      assert.deepEqual(rest, []);
      assert.deepEqual([row.severity, row.rated, row.decision.reason], ['high', 'medium', '=cmd|"a"']);
    });

    it('says once what is true of a space, and names pages by their titles while a tab shows the site', async () => {
      await visit('partnerCases');
      await visit('partnerAgenda');
      await stage.closePages();
      const closed = await openFindings();
      await says(closed, /People or apps from outside can open sensitive content[^]*Space PARTNER, page 131073/);
      await tab(closed, 'access');
      const text = await says(closed, /People from outside have access to this space/);
      assert.equal(text.match(/have access to this space\s+(Seen [^\n]+\s+)?Space PARTNER\s/g)?.length, 1, text);
      assert.equal(text.match(/have access to this space/g).length, 1);
      await closed.close();

      await visit('partnerAgenda');
      const page = await openFindings();
      await says(page, /Cases for the joint review · Space PARTNER\s/);
      const kept = JSON.stringify(await Promise.all(STORES.map((store) => records(store))));
      assert.ok(!kept.includes('joint review'));
    });

    // ── From visit to visit ───────────────────────────────────────────────

    // R123, R126, R130.
    it('says who was added since the last visit, and maps the guests', async () => {
      await visit('partnerAgenda');
      await stage.closePages();
      await records('visits', { seen: Date.now() - 3_600_000 });
      await stage.forgetAnswers();
      const { access } = data.spaces.PARTNER;
      access.push([rosa, 'view']);
      try {
        const scene = await stage.openUnread('partnerAgenda');
        await scene.sees(STRIP, /Since your last visit 1 guest was added\./);
        const popup = await stage.session.openPopup(scene.page);
        await says(popup, /New here: Rosa Lindqvist \(from calderwick\.example\)/);
      } finally {
        access.pop();
      }
      const page = await openFindings();
      await tab(page, 'guests');
      const text = await says(page, /It is only what was seen/);
      assert.match(text, /Rosa Lindqvist\s+calderwick\.example\s+Guest\s+PARTNER\s+whole space/);
    });

    it('keeps what is found at the start of a space as of the page that stands there', async () => {
      const home = data.spaces.SUGGEST.homepageId;
      const page = await stage.session.open(`${stage.tenant.origin}/wiki/spaces/SUGGEST/overview`);
      const found = await waitFor(async () => {
        const kept = await records('findings');
        return kept.some((one) => one.space === 'SUGGEST' && !one.page) && kept;
      }, { what: 'what was found' });
      assert.ok(found.some((one) => one.page === home), JSON.stringify(found.map(({ id }) => id)));
      // What is decided of it there counts here.
      const findings = await openFindings();
      await tab(findings, 'access');
      await press(findings, 'People who are not signed in can edit this page', 'Hide');
      await answerDialog(findings, 'Meant to be so.');
      // The page is judged anew a moment later, and a popup says what is so as it opens.
      await waitFor(
        async () => {
          const popup = await stage.session.openPopup(page);
          const text = await says(popup, /Who can open it/);
          await popup.close();
          return /1 finding about this page is hidden by your choice/.test(text);
        },
        { what: 'the finding to be hidden in the popup' },
      );
    });

    it('shows fifty people of a finding, a long name and what was just done without covering the rest', async () => {
      await visit('partnerCases');
      const who = (count) => Array.from({ length: count }, (_, at) => ({ key: 'party_guest', args: [{ text: `Guest ${at}` }, { text: `partner${at}.example` }] }));
      const [{ findings }] = (await records('findings')).filter(({ page }) => page);
      await records('findings', { findings: findings.map((finding) => ({ ...finding, who: who(50) })) });
      await records('outsiders', { name: 'Wolfeschlegelsteinhausenbergerdorff-Donaudampfschifffahrtsgesellschaft '.repeat(2) });
      const page = await openFindings();
      await says(page, /People or apps from outside can open sensitive content/);
      await page.evaluate(() => (document.querySelector('details.finding').open = true));
      const [height, label] = await page.$eval('details.finding', (one) => [one.offsetHeight, one.querySelector('dd ul').ariaLabel]);
      assert.ok(height < 600, `${height} px`);
      assert.equal(label, 'Who');
      await page.bringToFront();
      const reached = await page.evaluate(() => {
        const list = document.querySelector('dd ul');
        list.focus();
        return document.activeElement === list;
      });
      assert.ok(reached, 'the list is scrolled by keyboard');
      await assertSound(stage.session, page, 'a finding of fifty people');

      await tab(page, 'guests');
      await says(page, /It is only what was seen/);
      const broken = await page.$$eval('.guests td:is([data-head=Kind], [data-head=Organisation])', (cells) => cells.filter((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length > 1;
      }).map((cell) => cell.textContent));
      assert.deepEqual(broken, [], 'a word is broken');

      await tab(page, 'content');
      await press(page, 'People or apps from outside can open sensitive content', 'Hide');
      await answerDialog(page, 'Agreed.');
      await says(page, /The finding is now in the tab Hidden/);
      const [end, top] = await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
        return ['.kept', '.done'].map((one) => document.querySelector(one).getBoundingClientRect()).map(({ bottom, top }, at) => (at === 0 ? bottom : top));
      });
      assert.ok(top >= end, `${top} px is above ${end} px`);
    });

    it('shows a long guest map bit by bit', async () => {
      await stage.session.background(async () => {
        const { database } = await import('/storage/database.js');
        const work = (await database()).transaction('outsiders', 'readwrite');
        // A page of the test before may have been told of late.
        work.store.clear();
        for (let at = 0; at < 250; at += 1) {
          const who = String(at).padStart(3, '0');
          work.store.put({ id: `acme.atlassian.net/1/${who}`, site: 'acme.atlassian.net', space: 'CASE', page: '1', who, name: `Guest ${who}`, kind: 'guest', organisation: 'northbridge.example', first: '2026-01-01', last: '2026-02-01', seen: Date.now() });
        }
        await work.done;
      });
      const page = await openFindings();
      await tab(page, 'guests');
      const rows = () => page.$$eval('.guests tbody tr', ({ length }) => length);
      assert.equal(await rows(), 100);
      const exports = await page.$$eval('button', (all) => all.filter((one) => one.checkVisibility() && /^Save as/.test(one.textContent)).map(({ id }) => id));
      assert.deepEqual(exports, ['guests-csv'], 'of what is in sight');
      assert.match(await page.$eval('#tab-guests', ({ textContent }) => textContent), /250/);
      const more = () => page.evaluate(() => document.getElementById('more').click());
      await more();
      assert.equal(await rows(), 200);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Guest 100');
      await more();
      assert.equal(await rows(), 250);
      assert.equal(await page.$('#more'), null);
      // In a narrow window, or at 400 %, no organisation goes over the edge of the card.
      await page.setViewport({ width: 320, height: 800 });
      const over = await page.$eval('.guests', (card) => {
        const words = document.createRange();
        words.selectNodeContents(card.querySelector('td'));
        const room = card.getBoundingClientRect().right - parseFloat(getComputedStyle(card).paddingRight);
        return words.getBoundingClientRect().right - room;
      });
      assert.ok(over <= 0, `${over} px beyond the others`);
    });

    it('says so where a decision could not be kept, and changes nothing', async () => {
      await visit('partnerCases');
      const page = await openFindings();
      const finding = 'People or apps from outside can open sensitive content';
      await says(page, new RegExp(finding));
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('', 'QuotaExceededError');
        };
      });
      await press(page, finding, 'Hide');
      await answerDialog(page, 'Agreed with Northbridge');
      await says(page, /This could not be saved, so nothing was changed/);
      assert.equal(await page.$eval('#undo', ({ hidden }) => hidden), true, 'nothing to take back');
      assert.match(await page.evaluate(() => document.getElementById('panel').innerText), new RegExp(finding));
      assert.deepEqual(await records('choices'), []);
    });

    it('shows at once what is decided on another page of findings, and takes nothing away from who decides here', async () => {
      await visit('suggestions');
      const [one, other] = [await openFindings(), await openFindings()];
      const count = (page, name) => page.$eval(`#tab-${name} .count`, ({ textContent }) => textContent);
      const finding = 'People who are not signed in can edit this page';
      // Nobody comes back to the other one: the two stand beside each other.
      for (const page of [one, other]) {
        await tab(page, 'access');
        await says(page, new RegExp(finding));
      }
      await press(one, finding, 'Hide');
      await answerDialog(one, 'Known');
      await waitFor(async () => (await count(other, 'hidden')) === '1', { what: 'the other page to follow' });
      assert.ok(!(await other.evaluate(() => document.body.innerText)).includes(finding));

      // Whoever is about to decide is not disturbed; what they have not seen shows once they have.
      await tab(one, 'access');
      await press(other, '', 'Hide');
      await other.waitForSelector('dialog[open] textarea');
      await other.type('dialog textarea', 'Half a rea');
      await tab(one, 'hidden');
      await press(one, finding, 'Undo your decision');
      await waitFor(async () => (await count(one, 'hidden')) === '0', { what: 'the decision to be taken back' });
      await new Promise((over) => setTimeout(over, 300));
      assert.equal(await other.$eval('dialog textarea', ({ value }) => value), 'Half a rea');
      assert.equal(await count(other, 'hidden'), '1');
      await stage.session.press(other, { role: 'button', name: 'Cancel' });
      await waitFor(async () => (await count(other, 'hidden')) === '0', { what: 'the other page to follow once the dialog is shut' });
    });

    it('takes spaces for no reason', async () => {
      await visit('partnerCases');
      const page = await openFindings();
      await press(page, 'People or apps from outside can open sensitive content', 'Hide');
      await page.waitForSelector('dialog[open] textarea');
      await page.bringToFront();
      await page.type('dialog textarea', '   ');
      await clickOn(page, 'dialog button[type=submit]');
      await new Promise((over) => setTimeout(over, 200));
      assert.ok(await page.$('dialog[open]'), 'it still asks');
      assert.deepEqual(await records('choices'), []);
    });

    it('is checked, and lists the rest, where records on the disk are not what they were', async () => {
      await visit('partnerCases');
      const { id: page } = data.pages.partnerCases;
      const site = 'acme.atlassian.net';
      const seen = Date.now();
      const bad = {
        findings: [{ id: `${site}/77`, site, page: '77', findings: 'torn' }, { id: `${site}/78` }, { id: `${site}/79`, site, findings: [null] }],
        outsiders: [{ id: `${site}/77/x` }, { id: `${site}/77/y`, site, who: 'y', name: 5, kind: {}, first: 3, last: null }],
        visits: [{ id: `${site}/${page}`, present: 'x' }],
        choices: [{ id: `${site}/x` }, { id: `${site}/z`, site, key: 5, to: ['up'] }],
        dates: [{ id: `${site}/${page}/x`, day: 'soon', people: 'x' }, { id: `${site}/${page}/y`, site, page, day: '2020-01-01', people: null, finding: null }],
        records: [{ id: `${site}/${page}`, site, page, space: 'PARTNER', at: 'never' }],
        files: [{ id: `${site}/${page}/aa`, site, page, state: 7, evidence: 'x' }],
        events: [{ id: '2020', at: '2020-01-01', what: 'went_on', rules: 'x' }],
        reviews: [{ id: `${site}/PARTNER`, status: 'running', parts: 'x' }],
      };
      await stage.session.background(async (bad, seen) => {
        const { database } = await import('/storage/database.js');
        const db = await database();
        for (const [store, list] of Object.entries(bad)) {
          for (const record of list) await db.put(store, { ...record, seen });
        }
      }, bad, seen);
      const scene = await stage.openUnread('partnerCases');
      await scene.sees(STRIP, /This page holds .*3 NHS numbers/);
      const findings = await openFindings();
      const text = await says(findings, /People or apps from outside can open sensitive content/);
      assert.doesNotMatch(text, /undefined|cannot use its storage/);
      await tab(findings, 'guests');
      await says(findings, /Dana Reyes/);
      // What counts for nothing is told from what is counted beside it.
      await clickOn(findings, '.kept summary');
      await says(findings, /Your review dates\s+365 days\s+2 \(2 of them cannot be read and count for nothing\)/);
      await says(findings, /permanent record of a page\s+1095 days\s+1 \(1 of them cannot be read and counts for nothing\)/);
      await says(findings, /Space reviews\s+180 days\s+1 \(1 of them/);
      const review = await stage.session.openExtension(`review/review.html?site=${site}&space=PARTNER`);
      await says(review, /Start the review/);
      assert.doesNotMatch(await review.evaluate(() => document.body.innerText), /cannot use its storage|Remove the results/);
      const options = await stage.session.openExtension('options/options.html');
      // Of the tests before this one.
      await waitFor(() => options.$eval('#log-state', ({ textContent }) => /^\d+ events? \(and 1 that cannot be read\)$/.test(textContent)), { what: 'the log' });
      const [said, shown] = await options.evaluate(() => [parseInt(document.getElementById('log-state').textContent, 10), document.querySelectorAll('#log-rows tr').length]);
      assert.equal(shown, Math.min(said, 50));
    });

    it('draws last what was read last', async () => {
      await visit('partnerCases');
      const page = await openFindings();
      await says(page, /People or apps from outside can open/);
      // What the settings say comes late for the first of two, after its records were read.
      await page.evaluate(() => {
        const { local } = chrome.storage;
        const get = local.get;
        local.get = async (...keys) => {
          local.get = get;
          await new Promise((over) => setTimeout(over, 1_500));
          setTimeout(() => (window.isDone = true), 300);
          return get.apply(local, keys);
        };
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await new Promise((over) => setTimeout(over, 500));
      await stage.session.background(async () => (await import('/storage/keep.js')).forgetAll());
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await waitFor(() => page.evaluate(() => window.isDone), { what: 'the first to be drawn' });
      await new Promise((over) => setTimeout(over, 500));
      assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /People or apps from outside can open/);
    });

    it('takes nothing away of one site for what another fills', async () => {
      const picture = await stage.session.openPicture();
      const left = await picture.evaluate(async () => {
        const { database } = await import('/storage/database.js');
        const { Room } = await import('/storage/room.js');
        const { events, logEvent } = await import('/storage/log.js');
        const db = await database();
        const all = db.transaction(['findings', 'events'], 'readwrite');
        const put = (store, site, count) => {
          for (let seen = 0; seen < count; seen += 1) {
            const id = store === 'events' ? `2026-01-01 ${site} ${String(seen).padStart(5, '0')}` : `${site}/${seen}`;
            all.objectStore(store).put({ id, site, seen, findings: [], at: '2026', what: 'asked' });
          }
        };
        ['findings', 'events'].forEach((store) => put(store, 'own.example', 30));
        put('findings', 'filling.example', 300);
        put('events', 'filling.example', 5_000);
        await all.done;
        await new Room(db, 'filling.example').settle({ findings: { most: 100 } });
        await logEvent({ what: 'asked', site: 'filling.example' });
        const ofSite = (records) => ['own.example', 'filling.example'].map((site) => records.filter((one) => one.site === site).length);
        const told = { findings: ofSite(await db.getAll('findings')), events: ofSite(await events()) };
        await Promise.all(['findings', 'events'].map((store) => db.clear(store)));
        return told;
      });
      assert.deepEqual(left, { findings: [30, 90], events: [30, 5_000] });
    });

    it('keeps what is found though what is old could not be taken away, and tries that again', async () => {
      const picture = await stage.session.openPicture();
      const told = await picture.evaluate(async () => {
        const { keepReport } = await import('/storage/keep.js');
        const report = { state: 'checked', whole: true, findings: [], aside: [], outsiders: [], space_outsiders: [] };
        const { upperBound } = IDBKeyRange;
        let prunes = 0;
        IDBKeyRange.upperBound = (...bound) => {
          prunes += 1;
          if (prunes === 1) {
            throw new DOMException('', 'QuotaExceededError');
          }
          return upperBound.apply(IDBKeyRange, bound);
        };
        const kept = [];
        for (const page of ['1', '2']) {
          const place = { site: 'acme.atlassian.net', page, space: 'CASE' };
          kept.push(await keepReport(report, place, Date.now()).then(() => page, ({ name }) => name));
        }
        return { kept, isTriedAgain: prunes > 1 };
      });
      assert.deepEqual(told, { kept: ['1', '2'], isTriedAgain: true });
      assert.deepEqual((await records('visits')).map(({ id }) => id).sort(), ['1', '2', 'space CASE'].map((place) => `acme.atlassian.net/${place}`));
    });

    it('names all that it forgets, and forgets it', async () => {
      // A page that is open is judged anew, and kept.
      await (await visit('partnerAgenda')).page.close();
      const page = await openFindings();
      await page.evaluate(() => document.getElementById('forget').click());
      const asked = await page.evaluate(() => document.getElementById('dialog').innerText);
      const kept = await page.evaluate(async () => {
        const { KEPT } = await import('/storage/keep.js');
        return Object.values(KEPT).map(({ says }) => chrome.i18n.getMessage(says));
      });
      assert.ok(kept.includes('Space reviews'));
      for (const words of [...kept, 'Your settings and the event log stay.']) {
        assert.ok(asked.includes(words), `${words}: ${asked}`);
      }
      await stage.session.screenshot(page, 'findings-forget');
      await page.evaluate(() => document.querySelector('#dialog [type=submit]').click());
      await says(page, /Everything was forgotten/);
      assert.deepEqual(await records('visits'), []);
    });

    // R164, R168.
    it('offers a review date after a share with a guest, as many days on as is set, and says when it has passed', async () => {
      await stage.session.background((settings) => chrome.storage.local.set({ settings }), { outsiderReviewInterval: 60 });
      const scene = await stage.open('partnerAgenda');
      await scene.openDialog();
      await scene.pick('Dana');
      // The agenda is open to the space, and Dana is in it.
      await scene.sees(PANEL, /Everybody with access to the space can open it\. Sharing adds nobody: it is open to Dana Reyes \(from northbridge\.example\) already\./);
      await scene.share();
      await scene.sharedOnce();
      await scene.sees(STRIP, /You shared this page with Dana Reyes\. When will you check/);
      // It is still the same page.
      await scene.page.evaluate(() => (location.hash = 'Welcome'));
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana Reyes/);
      await scene.closeDialog();
      await stage.session.press(scene.page, { host: STRIP, role: 'button', name: 'Remind me' });
      const [date] = await waitFor(async () => {
        const dates = await records('dates');
        return dates.length > 0 && dates;
      }, { what: 'the review date' });
      assert.deepEqual(date.people, [dana.accountId]);
      const days = (Date.parse(date.day) - Date.now()) / 86_400_000;
      assert.ok(days > 58 && days < 61, date.day);
      assert.doesNotMatch(await scene.text(STRIP), /You shared this page/);

      await scene.page.close();
      await records('dates', { day: '2020-01-31' });
      const again = await stage.openUnread('partnerAgenda');
      await again.sees(STRIP, /The day you set for reviewing access has passed: Dana Reyes, guest from northbridge/);
      const popup = await stage.session.openPopup(again.page);
      await says(popup, /The day to review this access has passed/);
      await popup.close();
      const page = await openFindings();
      await tab(page, 'access');
      await says(page, /The day to review this access has passed/);
      assert.match(await says(page, /Due since/), /Due since 31 Jan 2020/);
      await press(page, 'The day to review this access has passed', 'Still needed, remind me again');
      const day = await page.waitForSelector('#dialog [name=day]');
      const offered = await day.evaluate(({ value }) => (Date.parse(value) - Date.now()) / 86_400_000);
      assert.ok(offered > 58 && offered < 61, `${offered} days on`);
      await page.click('#dialog .buttons [type=button]');
      await press(page, 'The day to review this access has passed', 'Access was checked');
      await says(page, /The review is closed/);
      assert.deepEqual(await records('dates'), []);
    });

    // R164.
    it('says so where a review date could not be kept', async () => {
      const scene = await stage.open('partnerAgenda');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /it is open to .* already/);
      await scene.share();
      await scene.sharedOnce();
      await scene.sees(STRIP, /You shared this page with Dana Reyes/);
      // A database of a newer Doorward, which this one cannot open.
      await stage.session.background(
        () =>
          new Promise((done, failed) => {
            const opening = indexedDB.open('doorward', 99);
            opening.onsuccess = () => done(opening.result.close());
            opening.onerror = failed;
          }),
      );
      try {
        await stage.session.press(scene.page, { host: STRIP, role: 'button', name: 'Remind me' });
        await scene.sees(STRIP, /This could not be saved, so nothing was changed/);
      } finally {
        await stage.session.background(
          () => new Promise((done, failed) => Object.assign(indexedDB.deleteDatabase('doorward'), { onsuccess: done, onerror: failed })),
        );
      }
    });

    // R164.
    it('takes no day for a review date that has passed, as is the year 26', async () => {
      const scene = await stage.open('rota');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Outside your organisation: Dana/);
      await scene.share();
      await scene.sees(STRIP, /You shared this page with Dana Reyes/);
      await stage.session.openRoots(scene.page);
      const write = (day) => scene.page.$eval(STRIP, ({ shadowRoot }, day) => (shadowRoot.querySelector('[type=date]').value = day), day);
      const press = () => stage.session.press(scene.page, { host: STRIP, role: 'button', name: 'Remind me' });
      await write('0026-12-30');
      await press();
      assert.equal(await scene.page.$eval(STRIP, ({ shadowRoot }) => shadowRoot.activeElement?.type), 'date', 'where it is put right');
      assert.deepEqual(await records('dates'), []);
      assert.equal(await offersDate(scene), true);
      const day = `${new Date().getFullYear() + 1}-12-30`;
      await write(day);
      await press();
      const [date] = await waitFor(async () => (await records('dates')).length > 0 && records('dates'), { what: 'the review date' });
      assert.equal(date.day, day);
    });

    it('offers a review date where the person presses elsewhere while the site is at it', async () => {
      const scene = await stage.open('partnerAgenda');
      let taken;
      stage.tenant.delay('share', new Promise((resolve) => (taken = resolve)));
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /it is open to .* already/);
      await scene.share();
      await scene.page.evaluate(() => (window.isPressed = false));
      await scene.page.evaluate(() => window.addEventListener('mousedown', () => (window.isPressed = true)));
      const { width, height } = await scene.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      await scene.page.mouse.click(width - 30, height - 10);
      assert.ok(await scene.page.evaluate(() => window.isPressed));
      await new Promise((over) => setTimeout(over, 1_500));
      taken();
      await scene.sharedOnce();
      await scene.sees(STRIP, /closed before sharing had finished\. If this page was shared with Dana Reyes/);
      assert.equal(await offersDate(scene), true);
    });

    it('offers no review date where the share failed and the person shut the dialog', async () => {
      const scene = await stage.open('partnerAgenda');
      stage.tenant.fail('share', 500);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /it is open to .* already/);
      await scene.share();
      await scene.page.waitForFunction(() => /Retry/.test(document.querySelector('[role=dialog]').textContent));
      stage.tenant.fail('share');
      await scene.closeDialog();
      // Whatever shutting it does is done by then.
      await new Promise((over) => setTimeout(over, 1_500));
      assert.equal(await offersDate(scene), false);
    });

    it('says in the share dialog who gets the page besides those who have it', async () => {
      const scene = await stage.open('rota');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Everybody with access to the space can open it\. Sharing adds Dana Reyes \(from northbridge\.example\)\./);
      // Nothing is offered where nothing was shared.
      await scene.closeDialog();
      assert.equal(await offersDate(scene), false);
    });

    // R171.
    it('reminds of the marking when a copy is printed, exported or copied as a whole', async () => {
      const scene = await stage.open('cases');
      // Until the text was read, the label alone is what marks it.
      await scene.sees(STRIP, /3 NHS numbers/);
      const reminder = /A copy of this page is leaving Confluence.*the marking OFFICIAL-SENSITIVE.*only where the marking allows/;
      const close = async () => {
        await scene.sees(STRIP, reminder);
        await stage.session.press(scene.page, { host: STRIP, role: 'button', name: 'Close' });
        await waitFor(async () => !reminder.test(await scene.text(STRIP)), { what: 'the reminder to go' });
      };
      await scene.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await close();
      await scene.page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector('.ak-renderer-document'));
        document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
      });
      await close();
      await scene.page.evaluate(() => {
        const link = document.createElement('a');
        link.href = '/wiki/exportword?pageId=98310';
        link.textContent = 'Export to Word';
        link.addEventListener('click', (event) => event.preventDefault());
        document.body.append(link);
        link.click();
      });
      await close();
      await scene.page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector('.ak-renderer-document h2'));
        document.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
      });
      const plain = await stage.open('rota');
      await plain.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      for (const { page } of [scene, plain]) await page.evaluate(() => new Promise((turn) => setTimeout(turn, 100)));
      assert.doesNotMatch(await plain.text(STRIP), reminder);
      assert.doesNotMatch(await scene.text(STRIP), reminder, 'a quotation is no copy');
    });

    // R141.
    it('finds a copy that is wider than its source', async () => {
      await visit('interviews');
      const copy = await visit('interviewsCopy');
      const popup = await stage.session.openPopup(copy.page);
      await says(popup, /More people can open this page than it was made for/);
    });

    // ── For everybody ─────────────────────────────────────────────────────

    // R42, R139.
    it('has nothing for axe to find, light, dark and at 200 %, and prints every finding', async () => {
      await visit('jointPlan');
      await visit('partnerCases');
      const page = await openFindings();
      const states = {
        list: () => page.evaluate(() => document.querySelector('details.finding').setAttribute('open', '')),
        guests: () => tab(page, 'guests'),
        dialog: async () => {
          await tab(page, 'account');
          await press(page, 'An account that several people may use', 'Hide');
          await page.waitForSelector('dialog[open]');
        },
      };
      for (const [state, enter] of Object.entries(states)) {
        await enter();
        await assertSound(stage.session, page, `the findings: ${state}`);
      }
      const about = await page.$eval('#dialog', (dialog) => document.getElementById(dialog.getAttribute('aria-describedby')).textContent);
      assert.match(about, /An account that several people may use.*It stays in the tab Hidden/);
      await page.evaluate(() => document.getElementById('dialog').close());

      const found = await records('findings');
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      const report = await page.evaluate(() => ({
        text: document.getElementById('report').textContent,
        open: document.querySelectorAll('#report details[open]').length,
      }));
      assert.equal(report.open, found.flatMap(({ findings }) => findings).length);
      assert.match(report.text, /report of findings.*Open findings: Critical 0, High 1, Medium 8 and Low 1/);
      if (browser === 'chromium') {
        // Paper is light, though the person set dark pages.
        await page.evaluate(() => (document.documentElement.dataset.appearance = 'dark'));
        await page.emulateMediaType('print');
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'light');
      }
    });
  });
}

/** In the extension: all records of a store, each changed first. */
function inDatabase(store, change) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('doorward');
    opening.onerror = () => failed(opening.error);
    // Nothing was kept so far: this is no place to make the database.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done([]);
    opening.onsuccess = () => {
      const db = opening.result;
      const work = db.transaction(store, 'readwrite');
      const found = [];
      work.objectStore(store).openCursor().onsuccess = ({ target: { result } }) => {
        if (!result) return;
        const record = { ...result.value, ...change };
        if (change) result.update(record);
        found.push(record);
        result.continue();
      };
      work.oncomplete = () => {
        db.close();
        done(found);
      };
      work.onerror = () => failed(work.error);
    };
  });
}
