// Files that were read when somebody attached them: what was found counts on later visits, for as long
// as the site names them, and can be erased.

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { FRAME, openJira, openUnread } from './jira-scene.js';
import { drop } from './put-files.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

// With three people in a hidden sheet, and a marking in the header of another.
const ROTA = fileURLToPath(new URL('../files/openpyxl.xlsx', import.meta.url));
const ATTACHED = { name: 'openpyxl.xlsx', mediaType: 'application/vnd.ms-excel', size: statSync(ROTA).size };
const HELD = /What was found in openpyxl\.xlsx, when you attached it on .*: 1 OFFICIAL-SENSITIVE marking.*3 NHS numbers/;
const NOT_LOOKED_INTO = /1 file or picture is attached that Doorward has not looked into\./;

// Those of the page and of the work item, as the site lists them at the moment.
const files = [];

/** Attaches the workbook by a control of the page's own, as the list of attachments has one. */
async function attach(page) {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'attach', ariaLabel: 'Attach a file' });
    document.body.append(input);
  });
  await (await page.$('#attach')).uploadFile(ROTA);
}

for (const browser of BROWSERS) {
  describe(`files of an earlier visit (${browser})`, () => {
    let stage;
    before(async () => {
      const { issues } = data.jira;
      const pages = { ...data.pages, rota: { ...data.pages.rota, attachments: files }, partnerAgenda: { ...data.pages.partnerAgenda, attachments: files } };
      const jira = { ...data.jira, issues: { ...issues, 'APL-2': { ...issues['APL-2'], attachments: files } } };
      stage = await startStage({ browser, data: { ...data, pages, jira } });
    });
    beforeEach(() => {
      files.length = 0;
      return stage.reset();
    });
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const kept = () =>
      stage.session.background(async () => (await import('/storage/keep.js')).records('files'));

    /** Attaches it, waits until that is kept, and leaves: the site has it then. */
    const attachAndLeave = async (scene) => {
      await attach(scene.page);
      await scene.sees(STRIP, /In openpyxl\.xlsx: .*3 NHS numbers/);
      await waitFor(async () => (await kept()).length === 1, { what: 'the file to be kept' });
      files.push(ATTACHED);
      await scene.page.close();
    };

    const shareWithDana = async () => {
      const scene = await stage.open('rota');
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.shutSuggestions();
      return scene;
    };

    // R2, R13.
    it('hold the page when it is shared with a guest', async () => {
      await attachAndLeave(await stage.open('rota'));
      await stage.session.killWorker();
      const scene = await shareWithDana();
      await scene.sees(STRIP, HELD);
      const said = await scene.sees(PANEL, HELD);
      assert.match(said, /What does not show in openpyxl\.xlsx \(.*2 hidden sheets.*\) holds .*3 NHS numbers/);
      assert.doesNotMatch(said, /not looked into/);
      await scene.share();
      await scene.sees(INTERRUPTION, /3 NHS numbers.*What was found in openpyxl\.xlsx, when you attached it on/s);
      assert.equal(scene.shares().length, 0);
    });

    it('are not what has taken their place, nor what was deleted', async () => {
      await attachAndLeave(await stage.open('rota'));
      files[0] = { ...ATTACHED, size: ATTACHED.size + 1 };
      const replaced = await shareWithDana();
      await replaced.sees(PANEL, NOT_LOOKED_INTO);
      await replaced.share();
      await replaced.sharedOnce();
      await replaced.page.close();
      files.length = 0;
      await stage.forgetAnswers();
      const deleted = await shareWithDana();
      await deleted.sees(PANEL, /Dana/);
      assert.doesNotMatch(await deleted.text(PANEL), /attached/);
      await deleted.share();
      await waitFor(() => deleted.shares().length === 2, { what: 'the share' });
    });

    it('are kept without a word of them, and erased with the rest', async () => {
      await attachAndLeave(await stage.open('rota'));
      const [record] = await kept();
      assert.deepEqual(record.hidden.sheets, 2);
      assert.equal(record.evidence.find(({ rule }) => rule === 'nhs-number').count, 3);
      // The digest and the moment may hold any digits.
      const { id, seen, ...said } = record;
      assert.match(`${seen}`, /^\d{13}$/);
      assert.match(id, new RegExp(`^acme\\.atlassian\\.net/${record.page}/[0-9a-f]{16}$`));
      assert.doesNotMatch(JSON.stringify(said), /openpyxl|xlsx|Rosalind|999|•|OFFICIAL/);
      await stage.session.background(async () => (await import('/storage/keep.js')).forgetAll());
      assert.deepEqual(await kept(), []);
      const scene = await shareWithDana();
      await scene.sees(PANEL, NOT_LOOKED_INTO);
      await scene.share();
      await scene.sharedOnce();
    });

    // R97.
    it('are a finding of a page that a guest can open', async () => {
      const scene = await stage.open('partnerAgenda');
      await scene.sees(STRIP, /guest/);
      await attach(scene.page);
      await scene.sees(INTERRUPTION, /Check before you attach this file/);
      assert.deepEqual(await kept(), [], 'it may not be attached at all');
      for (const { role, name } of await scene.items(INTERRUPTION)) {
        if (role === 'checkbox') await scene.press('checkbox', name);
      }
      await scene.press('button', 'Attach anyway');
      await waitFor(async () => (await kept()).length === 1, { what: 'the file to be kept' });
      files.push(ATTACHED);
      await scene.page.close();
      const later = await stage.openUnread('partnerAgenda');
      await later.sees(STRIP, HELD);
      const findings = () => stage.session.background(async () =>
        (await (await import('/storage/keep.js')).records('findings')).flatMap((page) => page.findings));
      const found = await waitFor(async () => (await findings()).find(({ rule, evidence }) =>
        rule === 'AUD-01' && evidence.some(({ key }) => key === 'finding_in_files')), { what: 'the finding' });
      assert.doesNotMatch(JSON.stringify(found), /openpyxl/);
    });

    // R54.
    it('belong to their work item in Jira', async () => {
      await attachAndLeave(await openJira(stage, { issue: 'APL-2' }));
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.sees(STRIP, HELD);
    });

    it('count on the same page once they went with a comment', async () => {
      const scene = await openUnread(stage, stage.tenant.url('rota'));
      await scene.sees(STRIP, /Nothing sensitive found/);
      await scene.settled();
      await scene.openPageComment();
      const file = { name: ATTACHED.name, type: '', bytes: readFileSync(ROTA) };
      await drop(scene.page, [file], '.ProseMirror[contenteditable=true] p');
      await scene.sees(FRAME, /In openpyxl\.xlsx: .*3 NHS numbers/);
      await waitFor(async () => (await kept()).length === 1, { what: 'the file to be kept' });
      // Once the comment is sent the site names it; what it said before is not believed any more.
      files.push(ATTACHED);
      await scene.send();
      await waitFor(() => scene.comments.length === 1, { what: 'the comment' });
      await scene.sees(STRIP, HELD);
    });

    it('are kept by a database that an older version made', async () => {
      const found = await stage.session.background(async () => {
        const done = (request) => new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        await done(indexedDB.deleteDatabase('doorward'));
        const opening = indexedDB.open('doorward', 3);
        opening.onupgradeneeded = () => {
          for (const name of ['findings', 'outsiders', 'visits', 'choices', 'dates', 'reviews', 'records', 'events']) {
            const store = opening.result.createObjectStore(name, { keyPath: 'id' });
            store.createIndex('seen', 'seen');
            if (name === 'records') store.createIndex('space', ['site', 'space', 'at']);
          }
        };
        const old = await done(opening);
        await done(old.transaction('visits', 'readwrite').objectStore('visits').put({ id: 's/1', site: 's', present: [], known: [], seen: Date.now() }));
        old.close();
        const { keepFiles, keptOf, records } = await import('/storage/keep.js');
        const NUMBERS = { rule: 'nhs-number', family: 'gov_id', kind: 'uk_nhs_number', confidence: 'high', count: 3, reasons: ['shape'], excerpts: ['••• 529'] };
        const file = { name: 'a.csv', size: '7', state: 'read', hidden: {}, evidence: [NUMBERS], concealed: [] };
        const now = Date.now();
        await keepFiles([file, file], ['00c0ffee', ''], { site: 's', page: '1' }, now - 86_400_000);
        // The same is kept once, and from the first day.
        await keepFiles([file], ['00c0ffee'], { site: 's', page: '1' }, now);
        const { kept } = await keptOf({ site: 's', page: '1' }, now);
        const [record, ...more] = await records('files');
        return { files: kept.files, visits: (await records('visits')).length, age: now - record.seen, more };
      });
      assert.deepEqual([found.visits, found.age, found.more], [1, 86_400_000, []]);
      const [{ day, ...file }] = found.files;
      assert.equal(typeof day, 'number');
      const bare = { rule: 'nhs-number', family: 'gov_id', kind: 'uk_nhs_number', confidence: 'high', count: 3, reasons: [], excerpts: [] };
      assert.deepEqual(file, { name: '00c0ffee', state: 'read', hidden: {}, evidence: [bare], concealed: [] });
    });
  });
}
