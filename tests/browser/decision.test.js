// A record of a decision: comments that a person chooses, and nothing else of the page (R29, R66).

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { assertSound } from './axe.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { openJira } from './jira-scene.js';
import { tabTo } from './keyboard.js';
import { BUTTONS, keptRecords, openRecordOf, press, saved } from './record-page.js';
import { startStage, STRIP } from './scene.js';

const SITE = 'https://acme.atlassian.net';

for (const browser of BROWSERS) {
  describe(`a record of a decision (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const openPage = async (name) => {
      const scene = await stage.open(name);
      await scene.sees(STRIP, /Open to|Only these|cannot tell who/);
      return openRecordOf(stage, scene.page);
    };
    const openItem = async (issue) => openRecordOf(stage, (await openJira(stage, { issue })).page);

    const scopeTo = (page, value) => page.evaluate((value) => document.querySelector(`[name=scope][value=${value}]`).click(), value);
    /** Chooses the comments whose words match. */
    const choose = (page, pattern) => page.evaluate((source) => {
      for (const label of document.querySelectorAll('#comments label')) {
        if (new RegExp(source).test(label.textContent)) label.querySelector('input').click();
      }
    }, pattern.source);
    const outcome = (page, pattern) => waitFor(
      async () => pattern.test(await page.$eval('#outcome', ({ textContent }) => textContent)),
      { what: `the record page to say ${pattern}` },
    );
    const isShown = (page, id) => page.$eval(`#${id}`, (element) => element.checkVisibility());

    // R29.
    it('holds the chosen comments of a page, with who wrote them, when, and where they stand', async () => {
      const page = await openPage('decision');
      // Everything is what is recorded until something else is chosen.
      assert.equal(await isShown(page, 'comments'), false);
      assert.match(await page.$eval('#sheet', ({ innerText }) => innerText), /Wilhelmina Pryce/);

      await scopeTo(page, 'decision');
      const offered = await page.$$eval('#comments input', (boxes) => boxes.map((box) => [box.checked, box.closest('label').innerText.replace(/\s+/g, ' ')]));
      assert.equal(offered.length, 4);
      assert.ok(offered.every(([isChosen]) => !isChosen), 'nothing is chosen for the person');
      assert.deepEqual(offered.map(([, words]) => /may be a decision/.test(words)), [true, false, false, false]);
      for (const id of ['buttons', 'preview', 'gaps']) assert.equal(await isShown(page, id), false, id);

      await choose(page, /Agreed\. The letters/);
      await choose(page, /By a majority/);
      await page.type('#words', 'Appeals upheld');
      const { name, text } = await saved(page, BUTTONS.md);
      assert.match(name, /^\d{4}-\d\d-\d\d_CASE_Decision Appeals upheld_OFFICIAL-SENSITIVE\.md$/);
      for (const part of [
        /^---\ntitle: "Decision: Appeals upheld"\nurl: "https:\/\/acme\.atlassian\.net\/wiki\/spaces\/CASE\/pages\/98361\//,
        /\npage: "Decision on the March cases \(final\)"\nspace: "Casework \(CASE\)"\nversion: "4"/,
        /\nmarking: "OFFICIAL-SENSITIVE"\n/,
        /\naudience: "Open to everyone at acme\.gov\.uk/,
        /\nrecorded: "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"/,
        /\*\*Mei Lin, 28 March 2026 at \d\d:12:00 .*\*\*\n\n<https:\/\/acme\.atlassian\.net\/wiki\/spaces\/CASE\/pages\/98361\/.*\?focusedCommentId=9836190>\n\n> Agreed\. The letters went out this morning\./,
        /\*\*Tom Hargreaves, 29 March 2026 .*“Upheld”\*\*\n\n<.*\?focusedCommentId=9836180>\n\n> By a majority\./,
        /## What Doorward found on the page as a whole\n\n- .*\n- High: 1 NHS number\n/,
        /## Not in this record\n\n- Everything else on the page: its text and its attachments\n- 2 other comments\n/,
      ]) {
        assert.match(text, part);
      }
      assert.doesNotMatch(text, /By post|Wilhelmina|Five for/);
      await outcome(page, /^Saved\. It holds only the comments you chose/);
      assert.deepEqual(await keptRecords(stage), [], 'the clock is not set');
    });

    // R29.
    it('has every form that a record has, and says the same in each', async () => {
      const page = await openPage('decision');
      await scopeTo(page, 'decision');
      await choose(page, /By post alone/);
      const forms = [(await saved(page, BUTTONS.txt)).text];
      const html = (await saved(page, BUTTONS.html)).text;
      forms.push(await page.evaluate((text) => new DOMParser().parseFromString(text, 'text/html').body.textContent, html));
      assert.match(html, /<a href="[^"]*focusedCommentId=983619000"/, 'a link');
      await press(page, 'Copy text with date and link');
      await outcome(page, /^Copied\. It holds only/);
      forms.push(await page.evaluate(() => window.copied));
      await press(page, 'Print or save as PDF');
      await outcome(page, /^Sent to the printer\. It holds only/);
      forms.push(await page.evaluate(() => window.printed));
      const mail = new URL(await page.$eval('#mail', ({ href }) => href));
      forms.push(mail.searchParams.get('body'));
      for (const form of forms) {
        assert.match(form, /Decision on the March cases \(final\).*Mei Lin, 28 March 2026 at .*, in reply to Priya Shah.*focusedCommentId=983619000.*By post alone\./s);
        assert.doesNotMatch(form, /Wilhelmina|or by e-mail/);
      }
      assert.match(mail.searchParams.get('subject'), /^Record: Decision: Decision on the March/);
      // A browser names a PDF after the page (R30).
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.match(await page.title(), /^\d{4}-\d\d-\d\d_CASE_Decision Decision on the March cases \(final\)_OFFICIAL-SENSITIVE$/);
      assert.deepEqual(await keptRecords(stage), []);
    });

    it('goes back to the record of everything, which sets the clock, and keeps no word of the decision', async () => {
      const page = await openPage('decision');
      await scopeTo(page, 'decision');
      await choose(page, /By post alone/);
      await page.type('#words', 'Secret heading');
      await scopeTo(page, 'whole');
      assert.equal(await isShown(page, 'comments'), false);
      const { name, text } = await saved(page, BUTTONS.txt);
      assert.match(name, /^\d{4}-\d\d-\d\d_CASE_Decision on the March cases \(final\)_v4_OFFICIAL-SENSITIVE\.txt$/);
      assert.match(text, /Wilhelmina Pryce/);
      await outcome(page, /^Saved\. The next record is due/);
      const kept = JSON.stringify([
        await keptRecords(stage),
        await stage.session.background(() => chrome.storage.local.get()),
        await stage.session.background(() => chrome.storage.session.get()),
      ]);
      assert.doesNotMatch(kept, /Secret|By post/);
      await page.evaluate(() => setTimeout(() => location.reload()));
      await waitFor(() => page.evaluate(() => window.savedAs === undefined && !document.getElementById('acts').hidden), { what: 'the record anew' });
      assert.deepEqual(
        await page.evaluate(() => [document.querySelector('[name=scope]:checked').value, document.getElementById('words').value, document.querySelectorAll('#comments :checked').length]),
        ['whole', '', 0],
      );
    });

    it('offers no choice where there are no comments, and says where they could not be read', async () => {
      const none = await openPage('cases');
      assert.equal(await isShown(none, 'scope'), false);
      await stage.closePages();
      stage.tenant.fail('footer-comments', 403);
      const page = await openPage('decision');
      await scopeTo(page, 'decision');
      await choose(page, /By a majority/);
      assert.match((await saved(page, BUTTONS.txt)).text, /- Comments below the page, which could not be read in full/);
    });

    // R66.
    it('holds the chosen comments of a work item, with who may read each', async () => {
      const page = await openItem('CARE-1');
      await scopeTo(page, 'decision');
      await choose(page, /will decide before the end of March/);
      await choose(page, /before answering/);
      // A card is of the work item.
      assert.doesNotMatch(await page.$eval('#buttons', ({ innerText }) => innerText), /card/);
      const { name, text } = await saved(page, BUTTONS.md);
      assert.match(name, /^\d{4}-\d\d-\d\d_CARE_Decision CARE-1 /);
      const ids = await page.evaluate(() => [...document.querySelectorAll('#sheet a[href*=focusedCommentId]')].map(({ href }) => href));
      assert.equal(ids.length, 2);
      for (const id of ids) assert.match(id, new RegExp(`^${SITE}/browse/CARE-1\\?focusedCommentId=\\d+$`));
      for (const part of [
        /\nurl: "https:\/\/acme\.atlassian\.net\/browse\/CARE-1"\nitem: "CARE-1: /, /\nkey: "CARE-1"/, /\nstatus: "Waiting for support"/,
        /Mei Lin, .*, customers can read it.*\*\*\n\n<.*>\n\n> Thank you for writing/, /Tom Hargreaves, .*, internal note/,
        /- Everything else about the work item: its fields, texts and attachments\n- 1 other comment\n/,
      ]) {
        assert.match(text, part);
      }
      assert.doesNotMatch(text, /have not heard|\nsummary:/);
      assert.deepEqual(await keptRecords(stage), []);
    });

    it('is made by keyboard alone, is told to who cannot see it, and has nothing for axe', async () => {
      const page = await openPage('decision');
      await tabTo(stage.session, page, /Everything: text/);
      await stage.session.key(page, 'ArrowDown');
      await tabTo(stage.session, page, /Agreed\. The letters/);
      const { name, description } = await page.evaluate(() => {
        const words = (attribute) => document.activeElement.getAttribute(attribute).split(' ').map((id) => document.getElementById(id).textContent).join(' ');
        return { name: words('aria-labelledby'), description: words('aria-describedby') };
      });
      assert.match(name, /^Mei Lin, 28 March 2026 .* may be a decision$/);
      assert.equal(description, 'Agreed. The letters went out this morning.');
      await stage.session.key(page, 'Space');
      assert.equal(await page.$eval('#count', (count) => `${count.getAttribute('role')}: ${count.textContent}`), 'status: 1 comment is chosen.');
      await tabTo(stage.session, page, /What was decided/);
      await page.keyboard.type('It is done');
      await tabTo(stage.session, page, /Save as Markdown/);
      await stage.session.key(page, 'Enter');
      await outcome(page, /^Saved\. It holds only/);
      assert.match(await page.evaluate(() => window.savedAs), /_Decision It is done_/);
      await stage.session.screenshot(page, 'decision');
      await stage.session.screenshot(page, 'decision-dark', { dark: true });
      await assertSound(stage.session, page, 'the record of a decision');
    });
  });
}
