// Files that are read as somebody puts them in: what is in them counts before anybody else has them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { axe } from './axe.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, openEditor, openJira, openUnread } from './jira-scene.js';
import { drop, dropForReal, paste, pick } from './put-files.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const SCHEMES = ['light', 'dark'];

// With three people in a hidden sheet, and a marking in the header of another.
const ROTA = 'openpyxl.xlsx';
const LETTER = 'letter.txt';
// With the first in another archive.
const ARCHIVE = 'tarfile.tgz';

const pathOf = (name) => fileURLToPath(new URL(`../files/${name}`, import.meta.url));

/**
 * A control of the page's own that takes files, as the list of attachments has one, and a place to
 * drop and to paste them. What the page got is its text. As `@atlaskit/media-picker` does it, the page
 * looks otherwise while something is dragged over it, until that is dropped or leaves, and says of no
 * paste that it took it.
 */
const addControl = (page) =>
  page.evaluate(() => {
    const got = (files) => document.querySelector('#got').append(...[...files].map(({ name }) => `${name};`));
    const place = document.createElement('div');
    place.id = 'attach';
    place.innerHTML = '<input type="file" multiple aria-label="Attach a file"><label>Or drop files here</label><output id="got"></output>';
    place.firstChild.addEventListener('change', ({ target }) => got(target.files));
    place.style = 'position: fixed; inset: auto auto 0 0';
    place.tabIndex = 0;
    place.addEventListener('dragover', (event) => {
      event.preventDefault();
      place.classList.add('over');
    });
    place.addEventListener('dragleave', ({ dataTransfer }) => dataTransfer && place.classList.remove('over'));
    place.addEventListener('drop', (event) => {
      place.classList.remove('over');
      if (place.classList.contains('taking-none')) return;
      event.preventDefault();
      got(event.dataTransfer.files);
    });
    place.addEventListener('paste', ({ clipboardData }) => got(clipboardData.files));
    document.body.append(place);
  });
const isOver = (page) => page.$eval('#attach', (place) => place.classList.contains('over'));
const got = (page) => page.$eval('#got', (output) => output.textContent);

async function attach(page, ...names) {
  const control = await page.$('#attach input');
  await control.uploadFile(...names.map(pathOf));
}

/** The same as a person calls it. */
const workbook = { name: 'Rota.xlsx', type: '', bytes: readFileSync(pathOf(ROTA)) };
const message = { name: 'Discharge.msg', type: '', bytes: readFileSync(pathOf('aspose-email.msg')) };
/** As Excel kept it before 2007. */
const older = { name: 'Patients.xls', type: '', bytes: readFileSync(pathOf('libreoffice.xls')) };
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
      await attach(scene.page, ARCHIVE, LETTER);
      const asked = await scene.sees(INTERRUPTION, /Check before you attach these 2 files/);
      assert.match(asked, /Dana Reyes/);
      for (const { role, name } of await scene.items(INTERRUPTION)) {
        if (role === 'checkbox') await scene.press('checkbox', name);
      }
      await scene.press('button', 'Attach anyway');
      await waitFor(async () => (await got(scene.page)) === `${ARCHIVE};${LETTER};`, { what: 'the page to have them' });
      await scene.sees(STRIP, /In tarfile\.tgz: .*3 NHS numbers/);
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

    // R2, R13.
    for (const [what, go] of [
      ['a heading', () => (location.hash = 'Next-steps')],
      ['a comment', () => history.pushState(null, '', `${location.pathname}?focusedCommentId=5`)],
    ]) it(`still count once somebody has gone to ${what} of the page`, async () => {
      const scene = await open('rota');
      await attach(scene.page, ROTA);
      await scene.sees(STRIP, /In openpyxl\.xlsx: .*3 NHS numbers/);
      await scene.page.evaluate(go);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /about to leave.*openpyxl\.xlsx/);
      assert.match(await scene.text(STRIP), /In openpyxl\.xlsx: .*3 NHS numbers/);
      await scene.share();
      await scene.sees(INTERRUPTION, /3 NHS numbers/);
      assert.equal(scene.shares().length, 0);
    });

    it('are asked about for where their links lead', async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await attach(scene.page, 'links.docx');
      const asked = await scene.sees(INTERRUPTION, /Check before you attach this file.*2 secrets, keys or tokens in the addresses of links/s);
      assert.doesNotMatch(asked, /rota\.northmoor|Xv8RtY/);
      assert.equal(await got(scene.page), '', 'the page has the file already');
    });

    const goOn = async (scene) => {
      for (const { role, name } of await scene.items(INTERRUPTION)) {
        if (role === 'checkbox') await scene.press('checkbox', name);
      }
      await scene.press('button', 'Attach anyway');
      await scene.sees(INTERRUPTION, /^$/);
    };

    // R2, R13.
    for (const [how, put] of [
      ['dropped', (page) => drop(page, [people, workbook], '#attach')],
      ['pasted', (page) => paste(page, [people, workbook], '#attach')],
    ]) {
      it(`are asked about where they are ${how}, and are so once more when that is said`, async () => {
        const scene = await open('partnerAgenda');
        await scene.sees(STRIP, /guest/);
        await put(scene.page);
        await scene.sees(INTERRUPTION, /Check before you attach these 2 files.*In people\.csv: 2 NHS numbers.*Dana Reyes/s);
        assert.equal(await got(scene.page), '', 'the page has the files already');
        await scene.press('button', 'Do not attach');
        await scene.sees(INTERRUPTION, /^$/);
        await waitFor(async () => !/people\.csv/.test(await scene.text(STRIP)), { what: 'the files to be forgotten' });
        assert.equal(await got(scene.page), '');
        assert.equal(await isOver(scene.page), false, 'the page still waits for what was dragged over it');

        await put(scene.page);
        await scene.sees(INTERRUPTION, /Check before you attach these 2 files/);
        await goOn(scene);
        await waitFor(async () => (await got(scene.page)) === 'people.csv;Rota.xlsx;', { what: 'the page to have them' });
        assert.equal(await isOver(scene.page), false);
        const said = await scene.sees(STRIP, /In people\.csv: 2 NHS numbers/);
        assert.equal(said.match(/In people\.csv/g).length, 1, said);
      });
    }

    it('are said to be lost where the page does not take them once more', async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await drop(scene.page, [people], '#attach');
      await scene.sees(INTERRUPTION, /Check before you attach this file/);
      await scene.page.$eval('#attach', (place) => place.classList.add('taking-none'));
      await goOn(scene);
      await scene.sees(STRIP, /The files were not attached/);
      assert.doesNotMatch(await scene.text(STRIP), /people\.csv/);
      assert.equal(await isOver(scene.page), false);

      // What they were dropped on is drawn anew meanwhile. Of the same content nobody is asked twice.
      await drop(scene.page, [workbook], '#attach label');
      await scene.sees(INTERRUPTION, /Check before you attach this file/);
      assert.equal(await isOver(scene.page), true);
      await scene.page.$eval('#attach label', (label) => label.replaceWith(label.cloneNode(true)));
      await goOn(scene);
      await waitFor(async () => !(await isOver(scene.page)), { what: 'the page to wait no more' });
      assert.equal(await got(scene.page), '');
    });

    it('are left to the page where nobody from outside can open it, and where they cannot be dropped once more', async () => {
      const inside = await open('rota');
      const isSame = (page) => page.$eval('#attach', async (place) => {
        const heard = new Promise((done) => place.addEventListener('drop', done, { once: true }));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Nothing'], 'plain.txt'));
        const event = new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, dataTransfer });
        place.dispatchEvent(event);
        return (await heard) === event;
      });
      assert.equal(await isSame(inside.page), true);
      const outside = await open('partnerAgenda');
      await outside.sees(STRIP, /guest/);
      assert.equal(await isSame(outside.page), false);
      await waitFor(async () => (await got(outside.page)) === 'plain.txt;', { what: 'what is harmless to be taken' });
      assert.equal(await outside.text(INTERRUPTION), '');
      await drop(outside.page, [people], '#attach', 'and a text');
      assert.equal(await got(outside.page), 'plain.txt;people.csv;');
    });

    it('are asked about where they are dropped by the browser itself, but for folders', { skip: browser === 'firefox' && 'no driver of Firefox drops files' }, async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await dropForReal(scene.page, [pathOf('../files')], '#attach label');
      await waitFor(async () => (await got(scene.page)) === 'files;', { what: 'the folder to be left to the page' });
      await dropForReal(scene.page, [ROTA, LETTER].map(pathOf), '#attach label');
      await scene.sees(INTERRUPTION, /Check before you attach these 2 files/);
      assert.equal(await got(scene.page), 'files;');
      await goOn(scene);
      await waitFor(async () => (await got(scene.page)) === `files;${ROTA};${LETTER};`, { what: 'the page to have them' });
    });

    it('are told of at once where they are dropped with something else, which waits for nobody', async () => {
      const scene = await open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await drop(scene.page, [people], '#attach', 'and a text');
      await scene.sees(STRIP, /People outside your organisation can open a sensitive file here.*In people\.csv: 2 NHS numbers/s);
      assert.equal(await got(scene.page), 'people.csv;');
      const removed = (name) => waitFor(async () => (await scene.items(STRIP)).find((item) => item.name === name), { what: `the button “${name}”` });
      await removed('It has been removed');
      // With the focus there, which the next notice keeps.
      await stage.session.openRoots(scene.page);
      await scene.page.bringToFront();
      await scene.page.$eval(STRIP, ({ shadowRoot }) => shadowRoot.querySelector('.notice button').focus());
      await drop(scene.page, [{ ...people, name: 'more.csv' }], '#attach', 'and a text');
      await scene.sees(STRIP, /can open 2 sensitive files here.*If they are not meant to have them, remove the files/s);
      await waitFor(async () => (await removed('All of them have been removed')).focused, { what: 'the focus' });
      await stage.session.key(scene.page, 'Enter');
      await waitFor(async () => !/people\.csv|more\.csv/.test(await scene.text(STRIP)), { what: 'the files to be forgotten' });
      assert.equal((await scene.items(STRIP)).find(({ focused }) => focused)?.name, 'Less');
    });

    it('are asked about though a comment is open: what is picked beside it goes into the page', async () => {
      const scene = await openPage(stage, 'partnerAgenda');
      await addControl(scene.page);
      await scene.openPageComment();
      await scene.page.waitForSelector(FRAME);
      await attach(scene.page, ROTA);
      await scene.sees(INTERRUPTION, /Check before you attach this file/);
      assert.equal(await got(scene.page), '');
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
      const plan = { name: 'plan.pdf', type: 'application/pdf', bytes: '%PDF-1.7\n' };
      await drop(scene.page, [workbook, message, older, plan], '.ProseMirror[contenteditable=true] p');
      await scene.sees(FRAME, /In Patients\.xls: .*3 NHS numbers/);
      await scene.sees(FRAME, /In Rota\.xlsx: .*3 NHS numbers.*In Discharge\.msg: .*the marking OFFICIAL-SENSITIVE.*3 NHS numbers.*plan\.pdf is a PDF whose text Doorward cannot read/);
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
        await drop(scene.page, [people], '#attach', 'and a text');
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

    it('leave no name in the store', async () => {
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
