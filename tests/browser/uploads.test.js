// Files that are read as somebody puts them in: what is in them counts before anybody else has them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { axe } from './axe.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, openEditor, openJira, openUnread } from './jira-scene.js';
import { drop, pick } from './put-files.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const SCHEMES = ['light', 'dark'];

// With three people in a hidden sheet, and a marking in the header of another.
const ROTA = 'openpyxl.xlsx';
const LETTER = 'letter.txt';

const pathOf = (name) => fileURLToPath(new URL(`../files/${name}`, import.meta.url));

/**
 * A control of the page's own that takes files, as the list of attachments has one, and a place to
 * drop them on. What the page got is its text.
 */
const addControl = (page) =>
  page.evaluate(() => {
    const got = (files) => document.querySelector('#got').append(...[...files].map(({ name }) => `${name};`));
    const place = document.createElement('div');
    place.id = 'attach';
    place.innerHTML = '<input type="file" multiple aria-label="Attach a file"><output id="got"></output>';
    place.firstChild.addEventListener('change', ({ target }) => got(target.files));
    place.addEventListener('drop', (event) => {
      event.preventDefault();
      got(event.dataTransfer.files);
    });
    document.body.append(place);
  });
const got = (page) => page.$eval('#got', (output) => output.textContent);

async function attach(page, ...names) {
  const control = await page.$('#attach input');
  await control.uploadFile(...names.map(pathOf));
}

/** The same as a person calls it. */
const workbook = { name: 'Rota.xlsx', type: '', bytes: readFileSync(pathOf(ROTA)) };
const people = { name: 'people.csv', type: 'text/csv', bytes: 'Name,NHS No\nRosalind,999 417 3529\nTobias,999 280 6133\n' };

// What Atlassian's editor draws for one.
const FILE_NODE = '[data-prosemirror-node-name=mediaGroup], [data-prosemirror-node-name=mediaInline]';

const openPage = async (stage, pageName) => {
  const scene = await openUnread(stage, stage.tenant.url(pageName));
  await scene.sees(STRIP, /guest/);
  await scene.settled();
  return scene;
};

for (const browser of BROWSERS) {
  describe(`files that are put in (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const open = async (pageName) => {
      const scene = await stage.open(pageName);
      await addControl(scene.page);
      return scene;
    };

    // R2, R13.
    it('are asked about before a guest can open them', async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await attach(scene.page, ROTA);
      await scene.sees(INTERRUPTION, /Check before you attach this file.*3 NHS numbers.*hidden sheets/s);
      assert.equal(await got(scene.page), '', 'the page has the file already');
      await scene.press('button', 'Do not attach');
      await waitFor(async () => (await scene.text(INTERRUPTION)) === '', { what: 'the question to go' });
      assert.equal(await scene.page.$eval('#attach input', ({ files }) => files.length), 0);
      assert.equal(await got(scene.page), '');
      await waitFor(async () => !/openpyxl/.test(await scene.text(STRIP)), { what: 'the file to be forgotten' });
    });

    it('go on their way once that is said, and once only', async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await attach(scene.page, ROTA, LETTER);
      const asked = await scene.sees(INTERRUPTION, /Check before you attach these 2 files/);
      assert.match(asked, /Dana Reyes/);
      for (const { role, name } of await scene.items(INTERRUPTION)) {
        if (role === 'checkbox') await scene.press('checkbox', name);
      }
      await scene.press('button', 'Attach anyway');
      await waitFor(async () => (await got(scene.page)) === `${ROTA};${LETTER};`, { what: 'the page to have them' });
      await scene.sees(STRIP, /In openpyxl\.xlsx: .*3 NHS numbers/);
    });

    it('are taken at once where nobody from outside can open the page, and count when it is shared', async () => {
      const scene = await open('rota');
      await attach(scene.page, ROTA);
      await waitFor(async () => (await got(scene.page)) === `${ROTA};`, { what: 'the page to have it' });
      await scene.sees(STRIP, /In openpyxl\.xlsx: .*3 NHS numbers/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /What does not show in openpyxl\.xlsx \(2 hidden sheets/);
      await scene.shutSuggestions();
      await scene.share();
      await scene.sees(INTERRUPTION, /3 NHS numbers/);
      assert.equal(scene.shares().length, 0);
    });

    it('are told of at once where they are dropped, which waits for nobody', async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await drop(scene.page, [people], '#attach');
      await scene.sees(STRIP, /People outside your organisation can open a sensitive file here.*In people\.csv: 2 NHS numbers/s);
      assert.equal(await got(scene.page), 'people.csv;');
      await stage.session.press(scene.page, { host: STRIP, role: 'button', name: 'It has been removed' });
      await waitFor(async () => !/people\.csv/.test(await scene.text(STRIP)), { what: 'the file to be forgotten' });
    });

    // R54.
    it('are asked about in Jira too, by who can see the work item', async () => {
      const scene = await openJira(stage, { issue: 'NBR-1' });
      await scene.sees(STRIP, /northbridge/);
      await addControl(scene.page);
      await attach(scene.page, ROTA);
      await scene.sees(INTERRUPTION, /Check before you attach this file.*What was found in openpyxl\.xlsx.*3 NHS numbers/);
      await scene.press('button', 'Do not attach');
      await waitFor(async () => !/openpyxl/.test(await scene.text(STRIP)), { what: 'the file to be forgotten' });
      assert.equal(await got(scene.page), '');
    });

    // R54, JSM-01: by Atlassian's own picker, which sends a file to the site's store at once; nobody
    // gets it before the reply is sent.
    it('hold a reply to a customer that they go with, until they are taken out again', async () => {
      const scene = await openJira(stage, { issue: 'CARE-1' }, { composer: 'buttons' });
      await scene.openComposer('Reply to customer');
      await scene.write('As you asked.');
      await scene.sees(FRAME, /Reply to the customer/);
      await pick(scene.page, [workbook]);
      await scene.sees(FRAME, /In Rota\.xlsx: the marking OFFICIAL-SENSITIVE.*3 NHS numbers.*What does not show in Rota\.xlsx \(.*2 hidden sheets/);
      await scene.page.waitForSelector(FILE_NODE);
      await scene.send();
      await scene.sees(INTERRUPTION, /Check before you reply to the customer.*What was found in Rota\.xlsx.*3 NHS numbers/);
      assert.equal(scene.comments.length, 0);
      await scene.press('button', 'Go back to the text');
      await scene.sees(INTERRUPTION, /^$/);
      await scene.page.focus('[contenteditable=true][role=textbox]');
      await scene.page.keyboard.down('Control');
      await scene.page.keyboard.press('a');
      await scene.page.keyboard.up('Control');
      await scene.page.keyboard.press('Backspace');
      await waitFor(async () => !/Rota/.test(await scene.text(FRAME)), { what: 'the file to be forgotten' });
    });

    it('hold a comment that guests can read, and say what cannot be read', async () => {
      const scene = await openPage(stage, 'partnerAgenda');
      await scene.openPageComment();
      await drop(scene.page, [workbook, { name: 'plan.pdf', type: 'application/pdf', bytes: '%PDF-1.7\n' }], '.ProseMirror[contenteditable=true] p');
      await scene.sees(FRAME, /In Rota\.xlsx: .*3 NHS numbers.*plan\.pdf is a PDF whose text Doorward cannot read/);
      await scene.page.waitForSelector(FILE_NODE);
      await scene.send();
      await scene.sees(INTERRUPTION, /In Rota\.xlsx: .*3 NHS numbers/);
      assert.equal(scene.comments.length, 0);
    });

    it('hold the page that they are put into in the editor', async () => {
      const scene = await openEditor(stage, 'partnerAgenda');
      await pick(scene.page, [workbook]);
      await scene.sees(STRIP, /In Rota\.xlsx: .*3 NHS numbers/);
      await clickOn(scene.page, '#publish-button');
      await scene.sees(INTERRUPTION, /Check before you publish.*3 NHS numbers.*Dana Reyes/);
    });

    for (const theme of SCHEMES) {
      it(`have nothing for axe to find in what is said of them, ${theme}`, async () => {
        const scene = await stage.open('partnerAgenda', { theme });
        await addControl(scene.page);
        await scene.sees(STRIP, /guest/);
        await drop(scene.page, [people], '#attach');
        await scene.sees(STRIP, /can open a sensitive file here/);
        await attach(scene.page, ROTA);
        await scene.sees(INTERRUPTION, /Check before you attach this file/);
        for (const zoom of [1, 2]) {
          await scene.page.setViewport({ width: 1280 / zoom, height: 900 / zoom, deviceScaleFactor: zoom });
          await stage.session.openRoots(scene.page);
          assert.deepEqual(await axe(scene.page, INTERRUPTION), [], `the question at ${zoom}00 %`);
        }
        // By keyboard alone: the safe choice has the focus.
        await stage.session.key(scene.page, 'Escape');
        await waitFor(async () => (await scene.text(INTERRUPTION)) === '', { what: 'the question to go' });
        for (const zoom of [1, 2]) {
          await scene.page.setViewport({ width: 1280 / zoom, height: 900 / zoom, deviceScaleFactor: zoom });
          await stage.session.openRoots(scene.page);
          assert.deepEqual(await axe(scene.page, STRIP), [], `the notice at ${zoom}00 %`);
        }
        assert.equal(await got(scene.page), 'people.csv;');
      });
    }

    it('leave no trace once the page is left', async () => {
      const scene = await open('rota');
      await attach(scene.page, ROTA);
      await scene.sees(STRIP, /openpyxl/);
      const kept = await stage.session.background(async () => {
        const { local, session } = chrome.storage;
        return JSON.stringify([await local.get(), await session.get()]);
      });
      assert.doesNotMatch(kept, /openpyxl|Rosalind|999/);
    });
  });
}
