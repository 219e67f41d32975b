// A permanent record in one press: what is in it, what is not, and that its day is kept.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { doc, h, p, tasks } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { assertSound } from './axe.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { openJira } from './jira-scene.js';
import { BUTTONS, keptRecords, openRecordOf, press, saved } from './record-page.js';
import { Scene, startStage, STRIP } from './scene.js';

for (const browser of BROWSERS) {
  describe(`records (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    /** The record page for a page of the tenant. */
    const openRecord = async (name, pattern) => {
      const scene = await stage.open(name);
      await scene.sees(STRIP, /Open to|Only these|cannot tell who/);
      return openRecordOf(stage, scene.page, pattern);
    };

    /**
     * Presses Copy. `window.copied` is what it writes.
     * @param {'resolve' | 'reject'} write Whether the clipboard takes it.
     */
    const copy = async (page, write) => {
      await page.evaluate((write) => {
        navigator.clipboard.writeText = (text) => Promise[write]((window.copied = text));
      }, write);
      await press(page, 'Copy text with date and link');
    };

    // R28, R29, R30, R98, R100, R101.
    it('holds the page with its comments and says what it cannot hold', async () => {
      const page = await openRecord('decision');
      const { name, text } = await saved(page, BUTTONS.md);
      assert.match(name, /^\d{4}-\d\d-\d\d_CASE_Decision on the March cases \(final\)_v4_OFFICIAL-SENSITIVE\.md$/);
      for (const part of [
        /^---\ntitle: "Decision on the March cases \(final\)"\nurl: "https:\/\/acme\.atlassian\.net\/wiki\/spaces\/CASE\/pages\/98361\//,
        /\nspace: "Casework \(CASE\)"\nversion: "4"\ncreator: "[^"]+"\nauthor: "Priya Shah"/,
        /\nmarking: "OFFICIAL-SENSITIVE"/,
        /\naudience: "Open to everyone at acme\.gov\.uk/,
        /\nrecorded: "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"/,
        /\| Wilhelmina Pryce \| 999 635 1084 \|/,
        /- \[x\] Write the letters\.\n- \[ \] Close the file\./,
        /> \*\*Note:\*\* Each decision can be appealed within a month\./,
        /\*\*How the panel voted\*\*\n\nFive for, two against\./,
        /Mei Lin, 28 March 2026 at \d\d:12:00 .*\*\*\n\n> Agreed\. The letters went out this morning\./,
        /> \*\*Priya Shah, 28 March 2026 at \d\d:05:00 .*\*\*\n>\s*\n> > By post, or by e-mail as well\?/,
        /> > \*\*Mei Lin, 28 March 2026 at \d\d:09:00 .*\*\*\n> >\s*\n> > > By post alone\./,
        /Tom Hargreaves, .*“Upheld”\*\*\n\n> By a majority\./,
        /High: .*NHS number/,
        /(High|Medium|Low): A permanent record of this page is due \\?\(REC-01\\?\)/,
        /## Not in this record\n\n- The picture timeline\.png\n- What the app or macro “Chart of open cases” shows\n- The attachment letters\.zip\n- 3 earlier versions of the page\n/,
      ]) {
        assert.match(text, part);
      }
    });

    it('says the same in HTML and in plain text', async () => {
      const page = await openRecord('decision');
      const html = await saved(page, BUTTONS.html);
      assert.match(html.name, /\.html$/);
      const shown = await page.evaluate((text) => {
        const read = new DOMParser().parseFromString(text, 'text/html');
        const policy = read.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content;
        return { policy, title: read.title, text: read.body.textContent, tables: read.querySelectorAll('table').length, scripts: read.scripts.length };
      }, html.text);
      assert.match(shown.policy, /^default-src 'none'/);
      assert.deepEqual([shown.title, shown.tables, shown.scripts], ['Decision on the March cases (final)', 1, 0]);
      const txt = await saved(page, BUTTONS.txt);
      for (const words of ['999 635 1084', 'Note: Each decision can be appealed', 'Five for, two against.', 'The attachment letters.zip', 'By a majority.']) {
        assert.ok(shown.text.includes(words), words);
        assert.ok(txt.text.includes(words), words);
      }
    });

    // R29.
    it('has a line that is written from right to left run so', async () => {
      const { decision } = data.pages;
      const { body } = decision;
      decision.body = doc(h(2, 'تقرير (2026)'), p('راجع Case 14!'), p('See Case 14!'), tasks([true, 'تم!']));
      try {
        const page = await openRecord('decision');
        const runs = await page.$$eval('#sheet article > :is(h2, p), #sheet li', (lines) =>
          lines.slice(0, 4).map((line) => [line.textContent, getComputedStyle(line).direction]));
        assert.deepEqual(runs, [['تقرير (2026)', 'rtl'], ['راجع Case 14!', 'rtl'], ['See Case 14!', 'ltr'], ['☑ تم!', 'rtl']]);
        const { text } = await saved(page, BUTTONS.html);
        assert.match(text, /<h2 dir="auto">تقرير \(2026\)<\/h2><p dir="auto">راجع Case 14!<\/p>/);
      } finally {
        decision.body = body;
      }
    });

    // R27.
    it('keeps that a record was made, and nothing of the page; then none is due', async () => {
      const DUE = 'A permanent record of this page is due';
      const popupSays = async (isDue) => {
        const scene = await stage.open('decision');
        await scene.sees(STRIP, /Open to everyone/);
        const popup = await stage.session.openPopup(scene.page);
        await waitFor(
          async () => {
            const text = await popup.evaluate(() => document.querySelector('#view')?.textContent ?? '');
            return /Text and access were read/.test(text) && text.includes(DUE) === isDue;
          },
          { what: `the popup to say that a record is ${isDue ? '' : 'not '}due` },
        );
        await stage.closePages();
      };
      await popupSays(true);
      await saved(await openRecord('decision'), BUTTONS.txt);
      const kept = await waitFor(async () => {
        const records = await keptRecords(stage);
        return records.length > 0 && records;
      }, { what: 'the record to be kept' });
      const { site, pages } = data;
      const changed = Date.parse(pages.decision.version.createdAt);
      assert.deepEqual(kept.map(({ at, seen, ...rest }) => rest), [
        { id: `${site.host}/98361`, site: site.host, page: '98361', space: 'CASE', version: 4, changed },
      ]);
      assert.ok(kept[0].at <= kept[0].seen && kept[0].at > Date.now() - 60_000, `made at ${kept[0].at}`);
      await stage.closePages();
      await popupSays(false);
      // The page was changed a second after it was read, on the day of its record.
      await stage.session.background(async (changed) => {
        const { keepRecord } = await import('/storage/keep.js');
        await keepRecord({ site: 'acme.atlassian.net', page: '98361', space: 'CASE', at: Date.now(), version: 4, changed }, Date.now());
      }, changed - 1_000);
      await popupSays(true);
    });

    // R27.
    it('takes over what an older version kept of records, by the moment where that is known', async () => {
      const SITE = 'acme.atlassian.net';
      const asked = await stage.session.background(async (SITE) => {
        const done = (request) => new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        await done(indexedDB.deleteDatabase('doorward'));
        const opening = indexedDB.open('doorward', 2);
        opening.onupgradeneeded = () => {
          for (const name of ['findings', 'outsiders', 'visits', 'choices', 'dates', 'reviews', 'records', 'events']) {
            opening.result.createObjectStore(name, { keyPath: 'id' }).createIndex('seen', 'seen');
          }
        };
        const old = await done(opening);
        const store = old.transaction('records', 'readwrite').objectStore('records');
        store.put({ id: `${SITE}/1`, site: SITE, page: '1', space: 'CASE', version: 3, day: 20_000, seen: 20_000 * 86_400_000 + 43_200_000 });
        await done(store.put({ id: `${SITE}/2`, site: SITE, page: '2', space: 'HELP', day: 20_001, seen: 20_001 * 86_400_000 + 7_000 }));
        old.close();
        const { recordsOf, records } = await import('/storage/keep.js');
        const of = (page, space) => recordsOf({ site: SITE, page, space }, Date.now());
        return { kept: await records('records'), asked: await Promise.all([of('1', 'CASE'), of('2', 'HELP'), of('3', 'CASE'), of('3', null), of(null, 'CASE')]) };
      }, SITE);
      assert.deepEqual(asked.kept.map(({ page, version, at, day }) => [page, version, at, day]), [
        ['1', 3, 20_000 * 86_400_000 + 43_200_000, undefined],
        ['2', undefined, 20_001 * 86_400_000 + 7_000, undefined],
      ]);
      assert.deepEqual(asked.asked.map(({ page, until, space }) => [page, until, space ?? undefined]), [
        [20_000, 20_000 * 86_400 + 43_200, 20_000], [20_001, 20_001 * 86_400 + 7, 20_001],
        [undefined, undefined, 20_000], [undefined, undefined, undefined], [undefined, undefined, 20_000],
      ]);
    });

    it('reads of what was kept of records only what a page needs', async () => {
      const SITE = 'acme.atlassian.net';
      const asked = await stage.session.background(async (SITE) => {
        const { keepRecord, recordsOf } = await import('/storage/keep.js');
        const DAY = 86_400_000;
        const keep = (page, space, day, site = SITE) => keepRecord({ site, page, space, at: day * DAY + DAY / 2 }, Date.now());
        await keep('1', 'CASE', 20_005);
        await keep('2', 'CASE', 20_009);
        await keep('3', 'CASE', 20_007);
        await keep('4', 'CASES', 20_020);
        await keep('5', null, 20_030);
        await keep('6', 'CASE', 20_040, 'other.atlassian.net');
        await keep('APL', 'APL', 20_050);
        const of = async (page, space) => {
          const found = await recordsOf({ site: SITE, page, space }, Date.now());
          return [found.page ?? null, found.space ?? null];
        };
        return [await of('1', 'CASE'), await of('9', 'CASE'), await of('5', null), await of(null, 'APL'), await of('1', 'CAS')];
      }, SITE);
      assert.deepEqual(asked, [[20_005, 20_009], [null, 20_009], [20_030, null], [20_050, 20_050], [20_005, null]]);
    });

    // R29, R31.
    it('copies the text with its date and link, and keeps no record where the clipboard refused', async () => {
      const page = await openRecord('decision');
      const copies = async (write, pattern) => {
        await copy(page, write);
        await waitFor(async () => pattern.test(await page.evaluate(() => document.getElementById('acts').innerText)), {
          what: `the record page to say ${pattern}`,
        });
        return keptRecords(stage);
      };
      assert.deepEqual(await copies('reject', /Copying is not allowed here/), []);
      assert.equal((await copies('resolve', /Copied\. The next record/)).length, 1);
      const copied = await page.evaluate(() => window.copied);
      assert.match(copied, /https:\/\/acme\.atlassian\.net\/wiki\/spaces\/CASE\/pages\/98361\/.*Recorded at: \d+ \w+ \d{4} at .*Wilhelmina Pryce\t999 635 1084/s);
      // A mail names what the saved file is added to.
      const mail = new URL(await page.$eval('#buttons a[href^=mailto]', ({ href }) => href));
      assert.match(mail.searchParams.get('subject'), /Decision on the March cases/);
      assert.match(mail.searchParams.get('body'), /\/pages\/98361\/.*Recorded at: \d+ \w+ \d{4}/s);
    });

    it('says what could not be read, and makes none of a page it cannot read', async () => {
      stage.tenant.fail('footer-comments', 403);
      const page = await openRecord('decision');
      assert.match(await page.evaluate(() => document.body.innerText), /Comments below the page, which could not be read in full/);
      stage.tenant.fail('page', 403);
      const none = await openRecord('cases', /did not give the text of the page/);
      assert.equal(await none.evaluate(() => document.getElementById('acts').hidden), true);
    });

    /** The record page for a page of Jira. */
    const openJiraRecord = async (place) => openRecordOf(stage, (await openJira(stage, place)).page);

    it('holds a work item with its fields, and with who may read each comment (R65)', async () => {
      const page = await openJiraRecord({ issue: 'CARE-1' });
      const { name, text } = await saved(page, BUTTONS.md);
      assert.match(name, /^\d{4}-\d\d-\d\d_CARE_CARE-1 /);
      for (const part of [/\nkey: "CARE-1"/, /\nstatus: "/, /\nreporter: "/, /customers can read it/, /internal note/]) {
        assert.match(text, part);
      }
    });

    // R67, A15.
    it('copies a work item with its date and link, and says why records are kept', async () => {
      const page = await openJiraRecord({ issue: 'CARE-1' });
      assert.match(await page.evaluate(() => document.body.innerText), /The Civil Service Code requires civil servants to keep accurate records/);
      await copy(page, 'resolve');
      const copied = await waitFor(() => page.evaluate(() => window.copied), { what: 'the text to be copied' });
      assert.match(copied, /https:\/\/acme\.atlassian\.net\/browse\/CARE-1.*Recorded at: \d+ \w+ \d{4} at .*internal note/s);
    });

    // R64: of an epic that is done, in the popup and on the page of findings, until one is made.
    it('says that a record of something in Jira is due, and then no more', async () => {
      const DUE = 'A permanent record of this work item is due';
      const says = (page, isDue, what, limit) => waitFor(
        async () => (await page.evaluate(() => document.body.textContent)).includes(DUE) === isDue,
        { what: `${what} to say that a record is ${isDue ? '' : 'not '}due`, limit },
      );
      const shows = async (isDue) => {
        const { page: epic } = await openJira(stage, { issue: 'PILOT-3' });
        const popup = await stage.session.openPopup(epic);
        await waitFor(() => popup.evaluate(() => document.querySelectorAll('details.section').length > 0), { what: 'the popup' });
        await says(popup, isDue, 'the popup');
        // It shows what was kept when it was opened, and the last answers may still be on their way.
        await waitFor(
          async () => {
            const findings = await stage.session.openExtension('findings/findings.html');
            const isThere = await says(findings, isDue, 'the page of findings', 2_000).then(() => true, () => false);
            await findings.close();
            return isThere;
          },
          { what: `the page of findings to say that a record is ${isDue ? '' : 'not '}due` },
        );
        await stage.closePages();
      };
      await shows(true);
      await saved(await openJiraRecord({ issue: 'PILOT-3' }), BUTTONS.txt);
      await stage.closePages();
      await shows(false);
    });

    // R64, R68: an epic with what belongs to it, a space with its work items, and the request.
    it('holds an epic and a space with their work items, and asks for a backup', async () => {
      const epic = await openJiraRecord({ issue: 'PILOT-3' });
      const below = /## Work items below it\n\n\| Key \| Type \| Summary \| Status \| Assignee \| Last changed \|\n.*\n\| PILOT-1 \| Story \| Try the short form with ten people \| In Progress \| Mei Lin \| 2026-03-27 \|\n\| PILOT-2 /;
      assert.match((await saved(epic, BUTTONS.md)).text, below);
      await stage.closePages();
      const space = await openJiraRecord({ board: '1' });
      const { name, text } = await saved(space, BUTTONS.md);
      assert.match(name, /^\d{4}-\d\d-\d\d_APL_Appeals \(APL\)\.md$/);
      for (const part of [/\nlead: "Tom Hargreaves"/, /\nitems: "5"/, /\| APL-2 \| Task \| Book a room for the hearing \| Done \|/, /make a record of each that matters/]) {
        assert.match(text, part);
      }
      const asks = await space.evaluate(() => document.getElementById('native').innerText);
      assert.match(asks, /Jira’s own exports.*All work items of the space as CSV.*Please make a backup of the Jira space Appeals \(APL\).*up to \d{4}-\d\d-\d\d\..*backs up a whole site/s);
    });

    // R69.
    it('prints a card of a work item in two sizes, with its marking', async () => {
      const page = await openJiraRecord({ issue: 'APL-1' });
      for (const [size, width, height] of [['a6', 148, 105], ['a7', 105, 74]]) {
        const label = `Print a card (${size.toUpperCase()})`;
        await page.evaluate(() => {
          window.printing = new Promise((done) => (window.print = done));
        });
        await press(page, label);
        await page.evaluate(() => window.printing);
        const words = await page.evaluate(() => document.querySelector('.card-sheet').textContent);
        assert.match(words, /^OFFICIAL-SENSITIVEAPL-1Prepare the March appeals.*OFFICIAL-SENSITIVE$/);
        if (browser !== 'chromium') {
          // Only Chromium shows a page as it will be on paper.
          continue;
        }
        await page.emulateMediaType('print');
        const shown = (await page.evaluate(() => document.body.innerText)).trim();
        assert.match(shown, /^OFFICIAL-SENSITIVE\s+APL-1\s+Prepare the March appeals\s+Type\s+Task.*Assignee\s+Mei Lin.*OFFICIAL-SENSITIVE$/s, size);
        assert.doesNotMatch(shown, /999 417 3529|Desmond/);
        const room = await page.evaluate(() => {
          const sheet = document.querySelector('.card-sheet');
          return sheet.scrollHeight <= sheet.clientHeight + 1;
        });
        assert.ok(room, `the card fits on ${size}`);
        const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        const [, wide, high] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
        const millimetres = [wide, high].map((points) => Math.round((Number(points) / 72) * 25.4));
        assert.deepEqual(millimetres, [width, height], size);
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, 'one sheet');
        await page.emulateMediaType(null);
      }
      assert.deepEqual(await keptRecords(stage), [], 'a card is no record');
      // R30: a browser names a PDF after the page.
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.match(await page.title(), /^\d{4}-\d\d-\d\d_APL_.*OFFICIAL-SENSITIVE/);
      // What the browser's own menu prints next is the record.
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      assert.equal(await page.evaluate(() => document.body.className), 'wide');
      assert.equal(await page.title(), 'Make a record – Doorward');
      assert.match(await page.$eval('#back', ({ href }) => href), /\/browse\/APL-1/);
    });

    // R32, R33, R93, R94.
    it('offers the exports of the product, and the request where one is not allowed', async () => {
      const native = async (name) => (await openRecord(name)).$eval('#native', ({ innerText }) => innerText);
      const refused = await native('decision');
      assert.match(refused, /Microsoft Word.*PDF.*The space as HTML.*XML/s);
      assert.match(refused, /Export Space permission, which you do not have here.*Please make a backup of the space Casework/s);
      const allowed = await native('partnerAgenda');
      assert.match(allowed, /Microsoft Word.*PDF.*The space as HTML.*XML/s);
      assert.doesNotMatch(allowed, /which you do not have here|Please make a backup/);
    });

    // R30.
    it('is made whatever stands in the place of a setting, by those that are well written', async () => {
      await stage.session.background(() => chrome.storage.local.set({
        settings: {
          recordName: 'Kept {title}',
          contacts: { records: { address: 7 }, administrator: { address: 'admin@acme.gov.uk' } },
        },
      }));
      const page = await openRecord('decision');
      const { name } = await saved(page, BUTTONS.txt);
      assert.equal(name, 'Kept Decision on the March cases (final).txt');
      assert.match(await page.$eval('#mail', ({ href }) => href), /^mailto:\?/);
      assert.match(await page.$eval('#native', ({ innerText }) => innerText), /admin@acme\.gov\.uk/);
    });

    it('is made at the start of a space of the page that stands there', async () => {
      const opened = await stage.session.open(`${stage.tenant.origin}/wiki/spaces/CASE/overview`);
      const scene = new Scene(stage, opened, {});
      await scene.sees(STRIP, /Open to/);
      const page = await openRecordOf(stage, opened);
      const { text } = await saved(page, BUTTONS.md);
      const home = data.spaces.CASE.homepageId;
      assert.match(text, new RegExp(`url: "https://acme\\.atlassian\\.net/wiki/spaces/CASE/pages/${home}"`));
      assert.match(text, /audience: "Open to/);
      const [{ page: kept }] = await waitFor(async () => {
        const records = await keptRecords(stage);
        return records.length > 0 && records;
      }, { what: 'that it was made' });
      assert.equal(kept, home);
    });

    it('holds a long page', async () => {
      const page = await openRecord('archive');
      const { text } = await saved(page, BUTTONS.txt);
      assert.ok(text.length > 500_000);
    });

    it('is used by keyboard alone and has nothing for axe, light and dark, at 200 %', async () => {
      const page = await openRecord('decision');
      await page.bringToFront();
      assert.match(await page.$eval('#ready[role=status]', ({ textContent }) => textContent), /^The record is made/);
      const reached = new Set();
      for (let press = 0; press < 40; press += 1) {
        await page.keyboard.press('Tab');
        reached.add(await page.evaluate(() => document.activeElement.textContent || document.activeElement.id));
      }
      for (const label of ['name', ...Object.values(BUTTONS), 'Print or save as PDF', 'Copy text with date and link', 'E-mail it']) {
        assert.ok(reached.has(label), label);
      }
      await stage.session.screenshot(page, 'record');
      await stage.session.screenshot(page, 'record-dark', { dark: true });
      // The headings of the page keep the distances they have there.
      await assertSound(stage.session, page, 'the record', { except: ['heading-order'] });
    });
  });
}
