// What Doorward shows inside a page, for whoever uses a keyboard, a screen reader, large text or
// dark colours. It stands in closed shadow roots, which axe cannot enter; the harness opens them
// on the page as it is, so that what is looked at is what ships, where it stands.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { axe } from './axe.js';
import { doc, p, status } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { page as pageOf } from '../tenant/make-page.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, openEditor, openJira } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const SCHEMES = ['light', 'dark'];

/** More kinds of sensitive content than anybody reads in one sentence. */
const dozen = pageOf('98399', 'Everything at once', '98304', {
  body: doc(
    p(status('OFFICIAL-SENSITIVE', 'red'), ' HMG USE ONLY'),
    p('NHS number 999 417 3529. National Insurance number JG 10 37 59 A. Passport number 925665416.'),
    p('Driving licence MORGA753116SM9IJ. IBAN GB82 WEST 1234 5698 7654 32.'),
    p('Sort code 20-00-00 account number 55779911. Date of birth 14/02/1951.'),
    p('Codice fiscale RSSMRA85T10A562S. Personnummer 811228-9874. BSN: 111222333. NIE X1234567L.'),
  ),
});
/** More guests than anybody reads the names of, each of an organisation of their own. */
const crowd = Array.from({ length: 60 }, (_, at) => ({
  ...data.people.dana, accountId: `712020:c40d0000-61d9-4b07-8e35-${String(at).padStart(12, '0')}`,
  displayName: `Guest ${at}`, publicName: `Guest ${at}`, email: `guest@firm${at % 3}.example`,
}));
const guests = { ...data.groups.northbridgeGuests, id: 'c40d1d83-5e94-4ca6-8f31-804c9d6e2777', name: 'all-guests', members: crowd };
const CROWD = { ...data.spaces.PARTNER, id: '65699', key: 'CROWD', homepageId: '98400', access: [...data.spaces.PARTNER.access, [guests, 'view']] };
const crowded = pageOf('98400', 'Everybody together', null, { space: 'CROWD', body: doc(p('NHS number 999 417 3529.')) });
const site = {
  ...data,
  people: { ...data.people, ...Object.fromEntries(crowd.map((one, at) => [`crowd${at}`, one])) },
  groups: { ...data.groups, guests },
  spaces: { ...data.spaces, CROWD },
  pages: { ...data.pages, dozen, crowded },
};

for (const browser of BROWSERS) {
  describe(`what stands in a page (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser, data: site });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    /** Nothing for axe to find in these hosts of Doorward's, at 100 and at 200 %. */
    async function isSound(scene, hosts, what) {
      for (const zoom of [1, 2]) {
        // As a person zooms: half as much room, twice as large.
        await scene.page.setViewport({ width: 1280 / zoom, height: 900 / zoom, deviceScaleFactor: zoom });
        const open = await stage.session.openRoots(scene.page);
        for (const host of hosts) {
          assert.ok(open.includes(host), `${host} is not there: ${open}`);
          assert.deepEqual(await axe(scene.page, host), [], `${what}: ${host} at ${zoom}00 %`);
          const isCut = await scene.page.$eval(host, ({ shadowRoot }) =>
            [...shadowRoot.querySelectorAll('.strip, .panel, .frame, dialog, .content, footer')].some(
              ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
            ),
          );
          assert.equal(isCut, false, `${what}: ${host} is cut off at ${zoom}00 %`);
        }
      }
      await scene.page.setViewport({ width: 1280, height: 900 });
    }

    /** Whether the question shows, at that zoom, that there is more below than is in sight. */
    async function hintsAtMore(page, zoom) {
      await page.setViewport({ width: Math.round(1280 / zoom), height: Math.round(900 / zoom), deviceScaleFactor: zoom });
      await stage.session.openRoots(page);
      return page.$eval(INTERRUPTION, async ({ shadowRoot }) => {
        await new Promise((done) => setTimeout(done, 100));
        return shadowRoot.querySelector('.foot').classList.contains('over');
      });
    }

    it('keeps what is asked in sight with little room: no box over the heading, no heading over the text', async () => {
      const scene = await stage.open('cases');
      const { page } = scene;
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      const look = async (width, height, ask) => {
        await page.setViewport({ width, height });
        await stage.session.openRoots(page);
        return page.$eval(INTERRUPTION, ask);
      };
      // A box that is scrolled below the heading is not drawn over it.
      const over = await look(800, 420, ({ shadowRoot }) => {
        const [head, box, question] = ['.head', 'input', 'dialog'].map((one) => shadowRoot.querySelector(one));
        // As if more boxes came after it.
        shadowRoot.querySelector('.content').style.paddingBlockEnd = '900px';
        const middle = (element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return (top + bottom) / 2;
        };
        question.scrollBy(0, middle(box) - middle(head));
        const { left, right } = box.getBoundingClientRect();
        const isBelow = Math.abs(middle(box) - middle(head)) < 2;
        return [isBelow, shadowRoot.elementFromPoint((left + right) / 2, middle(box)).closest('.head') === head];
      });
      assert.deepEqual(over, [true, true]);
      // At 400 % of a window of 1280 by 1024 there is room for some lines beside the choice.
      const room = await look(320, 256, ({ shadowRoot }) => {
        const [content, foot, question] = ['.content', '.foot', 'dialog'].map((one) => shadowRoot.querySelector(one));
        question.scrollTo(0, content.offsetTop + 20);
        return foot.getBoundingClientRect().top - Math.max(question.getBoundingClientRect().top, shadowRoot.querySelector('.head').getBoundingClientRect().bottom);
      });
      assert.ok(room > 80, `${room} pixels`);
    });

    it('leaves its room in a low window to the list of people that is open', async () => {
      const scene = await stage.open('cases');
      const { page } = scene;
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.shutSuggestions();
      const tall = (host) => page.$eval(host, ({ offsetHeight }) => offsetHeight);
      for (const [width, height, most] of [[1280, 600, 70], [640, 480, 70], [640, 360, 50]]) {
        await page.setViewport({ width, height });
        const shut = await tall(PANEL);
        await page.focus('[role=dialog] [role=combobox]');
        await page.keyboard.type('a');
        await page.waitForSelector('[role=option]');
        await waitFor(async () => (await tall(PANEL)) < most, { what: `the panel to be small at ${width} by ${height}` });
        // Five colleagues and guests fit at 600 px, as they do without Doorward.
        await stage.session.screenshot(page, `low-${width}-${height}`);
        const inSight = await page.$$eval('[role=option]', (rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
        assert.ok(inSight >= { 600: 5, 480: 3, 360: 1 }[height], `${inSight} rows in sight`);
        await scene.shutSuggestions();
        await page.keyboard.press('Tab');
        await waitFor(async () => (await tall(PANEL)) === shut, { what: 'the panel to be as it was' });
      }
    });

    it('is written from left to right on a page that is not', async () => {
      const scene = await stage.open('cases');
      await scene.page.evaluate(() => (document.documentElement.dir = 'rtl'));
      await scene.openDialog();
      await scene.sees(PANEL, /This page holds/);
      for (const host of [STRIP, PANEL]) {
        const directions = await scene.page.$eval(host, (element) => [element.parentNode, element].map((one) => getComputedStyle(one).direction));
        assert.deepEqual(directions, ['rtl', 'ltr'], host);
      }
    });

    it('names people and groups as they are written, also at the beginning of a line', async () => {
      const scene = await stage.open('cases');
      await scene.openDialog();
      await scene.pick('northbridge-guests');
      await scene.sees(PANEL, /northbridge-guests, a group with people/);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      await stage.session.openRoots(scene.page);
      const begin = await scene.page.$eval(INTERRUPTION, ({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('li')].map((one) => [one.textContent.slice(0, 6), getComputedStyle(one, '::first-letter').textTransform]));
      assert.deepEqual(begin.find(([words]) => words === 'northb'), ['northb', 'none']);
      assert.deepEqual(begin.find(([words]) => words === 'the ma'), ['the ma', 'uppercase']);
    });

    it('keeps who is outside in sight, however much was found', async () => {
      const scene = await stage.open('dozen');
      const { page } = scene;
      await scene.sees(STRIP, /This page holds the marking [^.]* and \d more kinds of sensitive content\./);
      await scene.openDialog();
      await scene.pick('Dana');
      // Her organisation is known a moment after she is.
      await scene.sees(PANEL, /Outside your organisation: Dana Reyes, [^.]*\.example\. Found here: .* more kinds of sensitive content\./);
      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      const [open] = (await scene.items(INTERRUPTION)).filter(({ name }) => /^Show \d+ more$/.test(name));
      assert.equal(open.expanded, false);
      await stage.session.openRoots(page);
      const inSight = await page.$eval(INTERRUPTION, ({ shadowRoot }) => {
        const [, who] = shadowRoot.querySelectorAll('h3');
        return who.nextElementSibling.getBoundingClientRect().bottom < shadowRoot.querySelector('.foot').getBoundingClientRect().top;
      });
      assert.ok(inSight, 'who would get it');
      // By keyboard: Tab goes on from the safe choice, the last, to the first.
      await stage.session.key(page, 'Tab');
      await stage.session.key(page, 'Enter');
      await waitFor(async () => (await scene.items(INTERRUPTION)).find(({ name }) => name === open.name).expanded === true, { what: 'the rest' });
      const all = await page.$eval(INTERRUPTION, ({ shadowRoot }) => [...shadowRoot.querySelectorAll('li')].filter((one) => one.checkVisibility()).length);
      assert.ok(all >= 12, `${all} lines`);
      // At 400 % of a window of 1280 by 1024 the choice leaves more room than it takes.
      await page.setViewport({ width: 320, height: 256 });
      const [foot, question] = await page.$eval(INTERRUPTION, ({ shadowRoot }) => ['.foot', 'dialog'].map((one) => shadowRoot.querySelector(one).clientHeight));
      assert.ok(foot < question / 3, `${foot} of ${question} pixels`);
    });

    it('begins the question with what was found, in a low window too', async () => {
      const scene = await stage.open('cases');
      const { page } = scene;
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.shutSuggestions();
      // As a window of 1280 by 960 is at 200 %.
      await page.setViewport({ width: 640, height: 480 });
      await scene.share('script');
      await scene.sees(INTERRUPTION, /Check before/);
      await stage.session.openRoots(page);
      const at = () => page.$eval(INTERRUPTION, ({ shadowRoot }) => {
        const { scrollTop, scrollHeight, clientHeight } = shadowRoot.querySelector('dialog');
        return [scrollTop, scrollHeight > clientHeight];
      });
      assert.deepEqual(await at(), [0, true]);
      await stage.session.screenshot(page, 'question-low');
      await page.$eval(INTERRUPTION, ({ shadowRoot }) => {
        shadowRoot.querySelector('dialog').scrollTop = 60;
        shadowRoot.querySelector('button.aside').click();
      });
      await scene.sees(INTERRUPTION, /Which of these/);
      assert.equal((await at())[0], 0);
    });

    // R131.
    it('says of a warning that was called wrong how that stands, wherever it is taken back', async () => {
      const scene = await stage.open('partnerCases');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.shutSuggestions();
      await stage.session.press(scene.page, { host: PANEL, role: 'button', name: 'This warning is wrong' });
      await scene.press('button', 'Not right: 3 NHS numbers');
      await scene.sees(INTERRUPTION, /will not warn about this on this page again/);
      const exceptions = () => stage.session.background(async () => (await chrome.storage.local.get('settings')).settings?.exceptions ?? []);
      const box = async () => (await scene.items(INTERRUPTION)).find(({ role }) => role === 'checkbox');
      // As the options do it, and a file of settings.
      await stage.session.background(async () => {
        const { takeBack } = await import('/storage/exceptions.js');
        const { settings } = await chrome.storage.local.get('settings');
        await takeBack(settings.exceptions[0]);
      });
      await scene.sees(INTERRUPTION, /Taken back: Doorward warns about this as before\. It is wrong after all/);
      // Of what is taken back, where it holds is no question: a press there kept it again.
      assert.equal((await box()).disabled, true);
      await scene.press('button', 'It is wrong after all');
      await scene.sees(INTERRUPTION, /will not warn about this on this page again/);
      await scene.press('checkbox', /In the whole space/);
      await scene.sees(INTERRUPTION, /will not warn about this in this space again/);
      assert.deepEqual((await exceptions()).map(({ page, space }) => [page, space]), [[undefined, 'PARTNER']]);
      await scene.press('button', 'Take it back');
      await scene.sees(INTERRUPTION, /Taken back/);
      assert.deepEqual([await exceptions(), (await box()).disabled], [[], true]);
    });

    it('names some of hundreds of guests at first, and all of their organisations', async () => {
      const scene = await openEditor(stage, 'crowded');
      const { page } = scene;
      await scene.sees(STRIP, /20 guests from firm2\.example/);
      await clickOn(page, '#publish-button');
      await scene.sees(INTERRUPTION, /Check before you publish/);
      await stage.session.openRoots(page);
      const shown = () => page.$eval(INTERRUPTION, ({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('li')].filter((one) => /guest from/.test(one.textContent) && one.checkVisibility()).length);
      assert.equal(await shown(), 20);
      const items = await scene.items(INTERRUPTION);
      assert.deepEqual(items.filter(({ role }) => role === 'checkbox').map(({ name }) => name.match(/\w+\.example/)[0]), [
        'northbridge.example', 'firm0.example', 'firm1.example', 'firm2.example',
      ]);
      await scene.press('button', 'Show 42 more');
      await waitFor(async () => (await shown()) === 62, { what: 'all their names' });

      // What stands beside the page has no room for them.
      const live = await openEditor(stage, 'crowded', { draft: 'live' });
      await live.write('NHS number 999 280 6133.');
      await live.sees(PANEL, /may read this as you type it.*Outside your organisation: Dana Reyes, (?:[^;]*;){5} 57 more\./);
    });

    for (const theme of SCHEMES) {
      it(`has nothing for axe to find in strip, panel, interruption and notice, ${theme}`, async () => {
        const scene = await stage.open('cases', { theme });
        await scene.openDialog();
        await scene.pick('Dana');
        await scene.sees(PANEL, /about to leave/);
        await scene.shutSuggestions();
        await isSound(scene, [STRIP, PANEL], theme);
        await scene.share();
        await scene.sees(INTERRUPTION, /Check before/);
        await isSound(scene, [INTERRUPTION], theme);
        // What is to be ticked may be out of sight, and a press without it is answered.
        assert.equal(await hintsAtMore(scene.page, 2.5), true);
        assert.equal(await hintsAtMore(scene.page, 1), false);
        await scene.press('button', 'Share anyway');
        await scene.sees(INTERRUPTION, /Before you go on[^]*Tick (the box|every box) first\./);
        await isSound(scene, [INTERRUPTION], `${theme}, not ticked`);
        await scene.press('button', 'This warning is wrong');
        await scene.sees(INTERRUPTION, /Not right:|will not warn/);
        await isSound(scene, [INTERRUPTION], `${theme}, called wrong`);
        await scene.press('button', 'Back to the page');
        await scene.share();
        await scene.sees(INTERRUPTION, /Check before/);
        for (const { name } of (await scene.items(INTERRUPTION)).filter(({ role }) => role === 'checkbox')) {
          await scene.press('checkbox', name);
        }
        await scene.press('button', 'Share anyway');
        await scene.sharedOnce();
        await scene.sees(STRIP, /You shared this page with Dana Reyes/);
        await isSound(scene, [STRIP], `${theme}, with a notice`);
      });

      it(`has nothing for axe to find in the frame of a composer, ${theme}`, async () => {
        const scene = await openJira(stage, { issue: 'CARE-2' }, { composer: 'buttons', theme });
        await scene.openComposer('Add internal note');
        await scene.sees(FRAME, /Internal note/);
        await isSound(scene, [FRAME], `${theme}, internal`);
        await scene.choose('Reply to customer');
        await scene.sees(FRAME, /Reply to the customer/);
        await isSound(scene, [FRAME], `${theme}, public`);
        await scene.write('NHS number 999 417 3529.');
        await scene.sees(FRAME, /In the text: 1 NHS number/);
        await isSound(scene, [FRAME], `${theme}, warning`);
        await scene.send('Control+Enter');
        await scene.sees(INTERRUPTION, /Check before you reply/);
        await scene.press('button', 'This warning is wrong');
        await scene.sees(INTERRUPTION, /will not warn about this on this page again/);
        await isSound(scene, [INTERRUPTION], `${theme}, called wrong`);
      });
    }

    it('leaves the focus on the button of the strip while answers come in', async () => {
      let answer;
      stage.tenant.delay('restrictions', new Promise((go) => (answer = go)));
      const scene = await stage.openUnread('appeal');
      await scene.sees(STRIP, /Finding out who can open it/);
      await stage.session.openRoots(scene.page);
      await scene.page.$eval(STRIP, ({ shadowRoot }) => shadowRoot.querySelector('button').focus());
      answer();
      await scene.sees(STRIP, /Only these/);
      assert.equal((await scene.items(STRIP)).find(({ focused }) => focused)?.name, 'Less');
    });

    /** Notes how tall each host of this name is as it comes into the page. */
    const watchFor = (page, host) => page.evaluate((host) => {
      window.tall = [];
      const look = (records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter(({ localName }) => localName === host);
        window.tall.push(...added.map((one) => one.offsetHeight));
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    }, host);
    const wasEmpty = async (page) => assert.deepEqual(await page.evaluate(() => window.tall), [0]);
    /** The words of a status, and its buttons. */
    const statusOf = (scene, host) => scene.page.$eval(host, ({ shadowRoot }) => {
      const status = shadowRoot.querySelector('[role=status]');
      return { words: status.textContent, buttons: status.querySelectorAll('button').length };
    });

    // WCAG 4.1.3.
    it('is read out: in a place that is known before, as the words alone, and the question with its reason', async () => {
      const scene = await stage.open('cases');
      await watchFor(scene.page, PANEL);
      await scene.openDialog();
      await scene.sees(PANEL, /This page holds/);
      await wasEmpty(scene.page);
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave.*This warning is wrong/s);
      await stage.session.openRoots(scene.page);
      const { words, buttons } = await statusOf(scene, PANEL);
      assert.match(words, /Dana Reyes/);
      assert.equal(buttons, 0);

      await scene.share();
      await scene.sees(INTERRUPTION, /Check before/);
      await stage.session.openRoots(scene.page);
      const [reason, missing] = await scene.page.$eval(INTERRUPTION, ({ shadowRoot }) =>
        ['dialog', '[aria-disabled=true]'].map((one) => {
          const ids = shadowRoot.querySelector(one).getAttribute('aria-describedby').split(' ');
          return ids.map((id) => shadowRoot.getElementById(id).textContent).join(' ');
        }));
      assert.match(reason, /What was found.*NHS numbers.*Who would get it.*Dana Reyes.*Instead:/s);
      assert.doesNotMatch(reason, /This warning is wrong|I have checked/);
      assert.match(missing, /^I have checked that northbridge\.example may have this content\.$/);
    });

    it('is read out as somebody begins to write to customers', async () => {
      const scene = await openJira(stage, { issue: 'CARE-2' }, { composer: 'buttons' });
      await watchFor(scene.page, FRAME);
      await scene.openComposer('Reply to customer');
      await scene.sees(FRAME, /Reply to the customer/);
      await wasEmpty(scene.page);
    });

    it('is reached and used by keyboard alone', async () => {
      const scene = await stage.open('cases');
      const { page } = scene;
      const focused = async (host) => (await scene.items(host)).find((item) => item.focused);
      /** Presses Tab, or Shift and Tab, until an item of Doorward's has the focus. */
      const reach = async (host, name, { back = false, steps = 60 } = {}) => {
        for (let step = 0; step < steps; step += 1) {
          if (back) await page.keyboard.down('Shift');
          await stage.session.key(page, 'Tab');
          if (back) await page.keyboard.up('Shift');
          if (name.test((await focused(host))?.name)) return;
        }
        assert.fail(`${name} of ${host} is not reached`);
      };
      await page.bringToFront();

      await reach(STRIP, /^Less$/);
      await stage.session.key(page, 'Enter');
      await waitFor(async () => (await focused(STRIP))?.name === 'More', { what: 'the strip to fold, and keep the focus' });
      await stage.session.key(page, 'Space');
      await waitFor(async () => (await focused(STRIP))?.name === 'Less', { what: 'the strip to open' });

      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave/);
      await scene.shutSuggestions();
      await reach(PANEL, /^This warning is wrong$/, { back: true });
      await stage.session.key(page, 'Enter');
      await scene.sees(INTERRUPTION, /Not right:|will not warn/);
      assert.equal((await focused(INTERRUPTION)).name, 'Back to the page');
      await stage.session.key(page, 'Escape');
      await scene.sees(INTERRUPTION, /^$/);
      assert.ok(await page.$('[role=dialog]'), 'the share dialog is still open');

      await scene.share('Enter');
      await scene.sees(INTERRUPTION, /Check before/);
      // It begins at the safe choice, which is the last: Tab goes on from there to the first.
      await reach(INTERRUPTION, /^This warning is wrong$/, { steps: 1 });
      await reach(INTERRUPTION, /^Go back/, { back: true, steps: 1 });
      await reach(INTERRUPTION, /northbridge|Northbridge/, { steps: 2 });
      await stage.session.key(page, 'Space');
      await reach(INTERRUPTION, /^Share anyway$/, { steps: 6 });
      await stage.session.key(page, 'Enter');
      await scene.sharedOnce();

      await scene.sees(STRIP, /You shared this page with Dana Reyes/);
      await reach(STRIP, /^Remind me$/, { back: true, steps: 120 });
      await stage.session.key(page, 'Enter');
      await waitFor(async () => !/You shared/.test(await scene.text(STRIP)), { what: 'the notice to go' });
      assert.equal((await focused(STRIP))?.name, 'Less', 'what is near has the focus');
    });
  });
}
