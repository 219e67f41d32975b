// What is written to customers: the composer of service management holds what is
// not for them, in every way of sending, and says which mode is chosen.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { BROWSERS, waitFor } from './harness/index.js';
import { FRAME, openJira } from './jira-scene.js';
import { pick } from './put-files.js';
import { INTERRUPTION, startStage } from './scene.js';

const NUMBER = 'NHS number 999 417 3529.';
const REPLY = { en: 'Reply to customer', de: 'Dem Kunden antworten', ja: '顧客に返信' };
const NOTE = { en: 'Add internal note', de: 'Interne Notiz hinzufügen', ja: '内部メモを追加' };

for (const browser of BROWSERS) {
  describe(`replying to customers (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const open = async (issue, variant, mode) => {
      const scene = await openJira(stage, { issue }, { composer: 'buttons', ...variant });
      await scene.openComposer(mode);
      return scene;
    };

    // R44, A12.
    it('holds a sensitive reply by mouse, Enter and Ctrl+Enter, and sends it when it is gone through', async () => {
      const scene = await open('CARE-2', {}, REPLY.en);
      await scene.sees(FRAME, /Reply to the customer\. It goes to Noor Haddad, Pavel Urban.*all customers of Northbridge Consulting/);
      await scene.write(NUMBER);
      await scene.sees(FRAME, /In the text: 1 NHS number/);
      for (const how of ['mouse', 'Enter', 'Control+Enter']) {
        await scene.send(how);
        const question = await scene.sees(INTERRUPTION, /Check before you reply to the customer/);
        assert.match(question, /1 NHS number/);
        assert.match(question, /Noor Haddad, customer from northbridge\.example/);
        await scene.press('button', 'Go back to the text');
        await scene.sees(INTERRUPTION, /^$/);
        assert.equal(scene.comments.length, 0, how);
      }
      assert.match(await scene.written(), /999 417 3529/, 'the text is still there');
      await scene.send('Control+Enter');
      await scene.sees(INTERRUPTION, /Check before/);
      await scene.press('checkbox', /northbridge\.example/);
      await scene.press('checkbox', /Northbridge Consulting/);
      await scene.press('button', 'Send anyway');
      const [sent] = await scene.sentOnce();
      assert.equal(sent.public, true);
      assert.match(sent.text, /999 417 3529/);
    });

    it('holds at once what was only just written, with the worker stopped', async () => {
      const scene = await open('CARE-2', {}, REPLY.en);
      await scene.sees(FRAME, /Reply to the customer/);
      await scene.write(`${NUMBER}`);
      await stage.session.killWorker();
      await scene.send('Control+Enter');
      await scene.sees(INTERRUPTION, /Check before you reply to the customer/);
      assert.equal(scene.comments.length, 0);
    });

    // On a line of its own a file is a card; in a line of text it is a node of its own kind.
    for (const [where, text] of [['on a line of its own', ''], ['in a line of text', 'It is in ']]) {
      it(`tells of a file in a reply, ${where}, until it is taken out again`, async () => {
        const scene = await open('CARE-2', {}, REPLY.en);
        if (text) await scene.write(text);
        await pick(scene.page, [{ name: 'seating plan.xlsx', bytes: 'no plan' }]);
        await scene.sees(FRAME, /In the text of seating plan\.xlsx Doorward found nothing sensitive/);
        const node = text ? 'mediaInline' : 'mediaGroup';
        await scene.page.waitForSelector(`[data-prosemirror-node-name=${node}]`);
        await scene.write(` ${NUMBER}`);
        await scene.sees(FRAME, /In the text: 1 NHS number/);
        // The text is read at once, but an editor is looked at in pauses: a file that is taken out
        // before it was seen there goes on being told of.
        await new Promise((done) => setTimeout(done, 2_000));
        await scene.clear('[contenteditable=true][role=textbox]');
        await waitFor(async () => !/seating plan/.test(await scene.text(FRAME)), { what: 'the file to be forgotten' });
      });
    }

    it('judges again as soon as the mode is changed, and lets an internal note go', async () => {
      const scene = await open('CARE-2', {}, NOTE.en);
      await scene.sees(FRAME, /Internal note\. Customers do not see it/);
      await scene.write(NUMBER);
      await scene.choose(REPLY.en);
      await scene.sees(FRAME, /Reply to the customer.*In the text: 1 NHS number/);
      await scene.send('mouse');
      await scene.sees(INTERRUPTION, /Check before you reply/);
      await scene.press('button', 'Go back to the text');
      await scene.choose(NOTE.en);
      await scene.sees(FRAME, /Internal note/);
    });

    // A12.
    it('asks once a day before the first reply, and lets the next go', async () => {
      const scene = await open('CARE-1', {}, REPLY.en);
      await scene.write('We have your statement.');
      await scene.send('Control+Enter');
      await scene.sees(INTERRUPTION, /Your first reply to a customer today.*Harriet Blakeney/);
      assert.equal(scene.comments.length, 0);
      // A reminder, and no alert.
      const roles = (await scene.items(INTERRUPTION)).map(({ role }) => role);
      assert.ok(roles.includes('dialog') && !roles.includes('alertdialog'), roles.join());
      await scene.press('button', 'Send the reply');
      await scene.sentOnce();
      stage.tenant.comments.length = 0;

      const again = await open('CARE-1', {}, REPLY.en);
      await again.write('One more thing.');
      await again.send('mouse');
      await again.sentOnce();
      assert.equal(await again.text(INTERRUPTION), '');
    });

    it('holds a reply that names a colleague or leads to what is inside', async () => {
      const scene = await open('CARE-1', {}, REPLY.en);
      await scene.write('Ask Mei Lin, or see https://acme.atlassian.net/wiki/spaces/CASE/overview for more.');
      await scene.sees(FRAME, /Names a colleague: Mei Lin.*Links to acme\.atlassian\.net/);
      await scene.send('mouse');
      await scene.sees(INTERRUPTION, /Names a colleague: Mei Lin/);
      assert.equal(scene.comments.length, 0);
      await scene.press('button', 'Go back to the text');
    });

    it('lets a reply to a colleague go: nothing leaves the organisation', async () => {
      const scene = await open('CARE-3', {}, REPLY.en);
      await scene.sees(FRAME, /who is in your organisation/);
      await scene.write(NUMBER);
      await scene.send('mouse');
      await scene.sentOnce();
    });

    for (const [locale, composer] of [['de', 'tabs'], ['ja', 'buttons']]) {
      it(`tells the mode in ${locale}, as ${composer}`, async () => {
        const scene = await open('CARE-2', { locale, composer }, composer === 'buttons' ? NOTE[locale] : undefined);
        await scene.sees(FRAME, /Internal note/);
        await scene.choose(REPLY[locale]);
        await scene.sees(FRAME, /Reply to the customer/);
        await scene.write(NUMBER);
        await scene.send('Control+Enter');
        await scene.sees(INTERRUPTION, /Check before you reply/);
        assert.equal(scene.comments.length, 0);
      });
    }

    it('where the mode cannot be told says so, asks before a sensitive text, and lets another go', async () => {
      const scene = await open('CARE-2', {}, NOTE.en);
      await scene.sees(FRAME, /Internal note/);
      // A language that Doorward has no words of.
      await scene.page.$$eval('button.mode span', (words) => {
        words[0].textContent = 'Notam internam addere';
        words[1].textContent = 'Clienti respondere';
      });
      await scene.sees(FRAME, /cannot tell whether the customer will read this/);
      await scene.write(NUMBER);
      await scene.send('mouse');
      await scene.sees(INTERRUPTION, /Check who will read this.*Perhaps the customer/);
      await scene.press('button', 'Go back to the text');
      assert.equal(scene.comments.length, 0);
      await scene.page.focus('[contenteditable=true][role=textbox]');
      for (let sign = 0; sign < NUMBER.length; sign += 1) await scene.page.keyboard.press('Backspace');
      await scene.write('Thank you.');
      await scene.send('Control+Enter');
      assert.match((await scene.sentOnce())[0].text, /Thank you\./);
    });

    // JSM-01.
    it('finds a comment for a role that the customer reads all the same, and says where it could not look', async () => {
      const reportOf = async (issue) => {
        await openJira(stage, { issue });
        return waitFor(
          async () => {
            const found = await stage.session.background(async (issue) => {
              const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url?.includes(`/browse/${issue}`));
              return tab && chrome.tabs.sendMessage(tab.id, { view: true });
            }, issue);
            return found?.report && !found.report.asking && found.report;
          },
          { what: `the report on ${issue}` },
        );
      };
      const leaks = ({ findings }) => findings.filter(({ rule }) => rule === 'JSM-01').length;
      assert.equal(leaks(await reportOf('CARE-2')), 1);
      assert.equal(leaks(await reportOf('CARE-3')), 0);
      stage.tenant.fail('issue-comments', 403);
      const untold = await reportOf('CARE-4');
      assert.equal(leaks(untold), 0);
      assert.match(JSON.stringify(untold.gaps), /jira_gap_comments/);
    });

    it('leaves the page as it is: one host above the editor, and no change in it', async () => {
      const scene = await open('CARE-2', {}, REPLY.en);
      await scene.write(NUMBER);
      await scene.sees(FRAME, /NHS number/);
      const { hosts, inEditor, caret } = await scene.page.evaluate(() => ({
        hosts: document.querySelectorAll('doorward-frame').length,
        inEditor: document.querySelectorAll('[contenteditable=true] doorward-frame, [contenteditable=true] mark').length,
        caret: getSelection().focusOffset,
      }));
      assert.deepEqual({ hosts, inEditor, caret }, { hosts: 1, inEditor: 0, caret: NUMBER.length });
      // Found, underlined by the browser itself.
      await waitFor(() => scene.page.evaluate(() => CSS.highlights.get('doorward-found')?.size === 1), { what: 'the underline' });
    });
  });
}
