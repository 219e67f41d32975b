// The popup, and that every surface can be used without a
// mouse and with a screen reader.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { assertSound } from './axe.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

for (const browser of BROWSERS) {
  describe(`surfaces (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const says = (page, pattern) =>
      waitFor(async () => {
        const [{ text }] = await stage.session.doorward(page);
        return pattern.test(text) && text;
      }, { what: `the page to say ${pattern}` });

    // R100, R159.
    it('shows in the popup what was found and who can open the page', async () => {
      const scene = await stage.open('cases');
      await scene.sees(STRIP, /Open to .*acme\.gov\.uk.*; public link not known/);
      const popup = await stage.session.openPopup(scene.page);
      const text = await says(popup, /Olu Adeyemi \(cannot tell[^•]*\d+ people of your organisation, among them Priya Shah, Mei Lin[^:]*: can edit, through the group confluence-users/);
      assert.match(text, /Text and access were read/);
      assert.match(text, /read just now/);
      assert.match(text, /3 NHS numbers/);
      assert.match(text, /the marking OFFICIAL-SENSITIVE/);
      assert.match(text, /•529/);
    });

    it('says in the popup that it is checking while the site is slow, and what it found once it is read', async () => {
      let answer;
      stage.tenant.delay('restrictions', new Promise((go) => (answer = go)));
      const scene = await stage.openUnread('appeal');
      await scene.sees(STRIP, /Finding out who can open it/);
      const popup = await stage.session.openPopup(scene.page);
      const text = await says(popup, /Checking….*Who has access Checking… How much was read Checking…/);
      assert.doesNotMatch(text, /Access was read/);
      await popup.focus('#account summary');
      answer();
      await says(popup, /Text and access were read.*How much was read All of its text.*Only these.*Access was read just now/);
      assert.equal(await popup.evaluate(() => document.activeElement.parentElement.id), 'account');
    });

    it('says in the popup what a tab comes to that is loading another page', async () => {
      const { page } = await stage.open('cases');
      let answer;
      stage.tenant.delay('document', new Promise((go) => (answer = go)));
      const loaded = page.goto(stage.tenant.url('rota'));
      const popup = await stage.session.openPopup(page);
      await says(popup, /3 NHS numbers.*Text and access were read/);
      answer();
      await loaded;
      const text = await says(popup, /Nothing sensitive found.*Text and access were read/);
      assert.doesNotMatch(text, /NHS/);
    });

    it('waits in the popup for the first page of a tab', async () => {
      // In which nothing of Doorward's answers.
      const page = await stage.session.openExtension('icons/48.png');
      const id = await stage.session.background(async () => Math.max(...(await chrome.tabs.query({})).map((tab) => tab.id)));
      let answer;
      stage.tenant.delay('document', new Promise((go) => (answer = go)));
      const loaded = page.goto(stage.tenant.url('cases'));
      const isLoading = () => stage.session.background(async (id) => (await chrome.tabs.get(id)).status === 'loading', id);
      await waitFor(isLoading, { what: 'the tab to load' });
      const popup = await stage.session.openExtension(`popup/popup.html?tab=${id}`);
      await says(popup, /Not checked.*Doorward has not looked at this page yet/);
      answer();
      await loaded;
      await says(popup, /3 NHS numbers.*Text and access were read/);
    });

    it('shows no strip on the front page of the site, and says in the popup that nothing was checked', async () => {
      const page = await stage.session.open(`${stage.tenant.origin}/wiki/home`);
      const popup = await stage.session.openPopup(page);
      const text = await says(popup, /Not checked.*This is not a single page/);
      assert.doesNotMatch(text, /Access was read|Cannot tell|Reading this/);
      assert.equal(text.match(/not a single page/g).length, 1);
      assert.deepEqual(await stage.session.doorward(page), []);
    });

    it('begins the popup and the strip with what is critical', async () => {
      const scene = await stage.open('helpCases');
      await scene.sees(STRIP, /Doorward Critical: This page is open to anyone on the internet\. This page holds/);
      const popup = await stage.session.openPopup(scene.page);
      await says(popup, /^Doorward Critical: This page is open to anyone on the internet\. This page holds .*Text and access were read/);
    });

    it('keeps open in the popup what was opened while the site was being asked', async () => {
      let answer;
      stage.tenant.delay('restrictions', new Promise((go) => (answer = go)));
      const scene = await stage.openUnread('appeal');
      await scene.sees(STRIP, /Finding out who can open it/);
      const popup = await stage.session.openPopup(scene.page);
      await says(popup, /How much was read Checking…/);
      await popup.$eval('#item-read', (item) => {
        item.open = true;
        item.firstElementChild.focus();
        window.opened = item;
      });
      answer();
      await waitFor(() => popup.evaluate(() => !window.opened.isConnected), { what: 'the items to be drawn anew' });
      await waitFor(() => popup.evaluate(() => document.activeElement.parentElement.id === 'item-read'), { what: 'the focus' });
      assert.equal(await popup.$eval('#item-read', ({ open }) => open), true);
    });

    it('reads access again at a press in the popup, in place and with the focus where it was', async () => {
      const scene = await stage.open('cases');
      const popup = await stage.session.openPopup(scene.page);
      await says(popup, /Access was read just now/);
      await popup.evaluate(() => {
        window.opened = document.getElementById('page');
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Read again').focus();
      });
      stage.tenant.requests.length = 0;
      await stage.session.key(popup, 'Enter');
      await waitFor(() => stage.tenant.requests.some((request) => JSON.stringify(request).includes('restriction')), {
        what: 'the site to be asked again',
      });
      // In place: a page that is loaded anew knows of no section before.
      await waitFor(() => popup.evaluate(() => window.opened?.isConnected === false), { what: 'the section to be drawn anew' });
      await waitFor(() => popup.evaluate(() => document.activeElement.textContent === 'Read again'), { what: 'the focus' });
      await says(popup, /Access was read just now/);
      assert.ok(await popup.evaluate(() => window.opened !== undefined), 'in place');
    });

    it('says of no access that it was read where the person is signed out', async () => {
      stage.tenant.signOut();
      // What the page of the test before learnt may have been kept since, and would answer.
      await stage.forgetAnswers();
      const scene = await stage.openUnread('cases');
      await scene.sees(STRIP, /You are signed out/);
      const popup = await stage.session.openPopup(scene.page);
      const text = await says(popup, /You are signed out.*Read again/);
      assert.doesNotMatch(text, /Access was read/);
    });

    // R102–R104, R22.
    it('names the readers of a restricted page', async () => {
      const scene = await stage.open('appeal');
      await scene.sees(STRIP, /Only these can open it: 3 people at acme\.gov\.uk;/);
      const popup = await stage.session.openPopup(scene.page);
      const text = await says(popup, /Only these/);
      assert.match(text, /Tom Hargreaves, your organisation: can view/);
      assert.match(text, /Mei Lin, your organisation: can view, through the group caseworkers/);
      assert.match(text, /Restricted is not secret: a space administrator can/);
    });

    // R106.
    it('lists findings in the popup by category, the most severe first', async () => {
      const scene = await stage.open('jointPlan');
      await scene.sees(STRIP, /northbridge/);
      const popup = await stage.session.openPopup(scene.page);
      await says(popup, /Findings Access Medium.*Low.*Account Medium/);
      const headings = await popup.$$eval('h4', (all) => all.map(({ textContent }) => textContent));
      assert.deepEqual(headings, ['Access', 'Account']);
    });

    it('cannot tell who can open a page whose restrictions it may not read', async () => {
      stage.tenant.fail('restrictions', 403);
      const scene = await stage.open('rota');
      // Said once: why, beside what is so unless it is.
      const strip = await scene.sees(STRIP, /Unless it is restricted, open to .*Not read: the restrictions of the page/s);
      assert.doesNotMatch(await scene.text(STRIP), /could not be read|at least/, strip);
      const popup = await stage.session.openPopup(scene.page);
      const text = await says(popup, /the restrictions of the page \(the site does not let you see it\)/);
      assert.doesNotMatch(text, /Text and access were read/);
    });

    // R149: Server and Data Center are such pages.
    it('says on another page that it does not check it', async () => {
      const popup = await stage.session.openExtension('popup/popup.html');
      await says(popup, /Not checked.*Doorward checks pages of Confluence and Jira Cloud/);
      const ways = await popup.$$eval('.actions a', (links) => links.map(({ textContent }) => textContent));
      assert.deepEqual(ways, ['All findings', 'Something is wrong'], 'nothing that would lead nowhere');
    });

    // They are allowed by their hash (xtask/src/inline.rs); a browser refuses a wrong one in silence.
    it('applies the styles that the build wrote into the popup', async () => {
      const popup = await stage.session.openExtension('popup/popup.html');
      const styles = await popup.evaluate(() => ({
        written: document.querySelectorAll('head style').length,
        applied: [...document.styleSheets].filter(({ ownerNode, cssRules }) => ownerNode.localName === 'style' && cssRules.length > 0).length,
        header: getComputedStyle(document.querySelector('header')).display,
      }));
      assert.deepEqual(styles, { written: 3, applied: 3, header: 'flex' });
    });

    it('takes what was found on a page that was left for nothing of the next', async () => {
      const { page } = await stage.open('cases');
      await stage.session.killWorker();
      const there = stage.tenant.url('rota');
      await page.evaluate((to) => {
        history.pushState(null, '', to);
        document.querySelector('.ak-renderer-document').textContent = 'Bring your own lunch.';
        document.querySelector('h1').textContent = 'Team lunch rota';
      }, there);
      const views = await stage.session.background(async (there) => {
        const tab = (await chrome.tabs.query({})).find(({ url }) => url === there);
        const seen = [];
        do {
          const { url, report, why } = await chrome.tabs.sendMessage(tab.id, { view: true });
          seen.push([url, report ? !report.asking && report.content.key : why.key]);
        } while (seen.at(-1)[1] !== 'content_none' && seen.length < 2_000);
        return seen;
      }, there);
      // What is still being read is shown as that, and asked for again.
      const settled = views.filter(([url, key]) => url === there && key).map(([, key]) => key);
      assert.deepEqual([...new Set(settled)], ['not_checked_yet', 'content_none']);
    });

    it('survives settings of the wrong form', async () => {
      await stage.session.background(() =>
        chrome.storage.local.set({ settings: { ownDomains: 7 }, acknowledged: 'yesterday' }),
      );
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana Reyes, guest from northbridge/);
    });

    it('asks and is answered by keyboard alone', async () => {
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share('Enter');
      await scene.sees(INTERRUPTION, /Check before/);
      const focused = async () => (await scene.items(INTERRUPTION)).find((item) => item.focused);
      const press = (key) => stage.session.key(scene.page, key);
      const back = async () => {
        await scene.page.keyboard.down('Shift');
        await press('Tab');
        await scene.page.keyboard.up('Shift');
      };
      assert.equal((await focused()).name, 'Go back and change it');
      await back();
      assert.equal((await focused()).name, 'Share anyway');
      await back();
      assert.equal((await focused()).role, 'checkbox');
      await press('Space');
      await waitFor(async () => (await focused()).checked, { what: 'the tick' });
      await press('Tab');
      assert.equal((await focused()).name, 'Share anyway');
      await press('Enter');
      assert.equal((await scene.sharedOnce()).length, 1);
    });

    it('has nothing for axe to find in the popup, light, dark and large', async () => {
      const scene = await stage.open('cases');
      const popup = await stage.session.openPopup(scene.page);
      await says(popup, /3 NHS numbers/);
      await assertSound(stage.session, popup, 'popup', { width: 400 });
    });
  });
}

// Where the core cannot run, what people had set and found is not shown as if there were nothing.
describe('pages without WebAssembly', () => {
  let stage;
  before(async () => {
    stage = await startStage({ browser: 'chromium', jitless: true });
  });
  after(() => stage?.close());

  for (const path of ['options/options.html', 'findings/findings.html', 'welcome/welcome.html']) {
    it(`say so in place of what they cannot show: ${path}`, async () => {
      const page = await stage.session.openExtension(path);
      await waitFor(() => page.evaluate(() => /WebAssembly is switched off/.test(document.querySelector('[role=alert]')?.innerText)), {
        what: 'the page to say so',
      });
      const shown = await page.$$eval('main :is(input, select, textarea, button)', (all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id));
      assert.deepEqual(shown, [], 'nothing that could not be kept');
      await assertSound(stage.session, page, path);
      await page.close();
    });
  }
});
