// Files in the editors of the stage, without Doorward: what Atlassian's own picker, dropzone and
// clipboard make of them, what is seen of that at the window, and what leaves.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import { BROWSERS, clickOn, launch, waitFor } from './harness/index.js';
import { startTenant } from '../tenant/server.js';
import { drop, FILE_INPUT, paste, pick } from './put-files.js';

const EDITOR = '.ProseMirror[contenteditable=true]';
const PARAGRAPH = `${EDITOR} p`;
const SHEET = { name: 'Payroll 2026.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: 'no workbook' };
const PLAN = {
  name: 'plan.png', type: 'image/png',
  bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC', 'base64'),
};
const COPIED = { ...PLAN, name: 'image.png' };

const at = (id) => `[data-testid="${id}"]`;
const JIRA_CLOSED = at('canned-comments.common.ui.comment-text-area-placeholder.textarea');
const FOOTER_CLOSED = `${at('footer-reply-container')} textarea`;

for (const browser of BROWSERS) {
  describe(`files in an editor (${browser})`, () => {
    let tenant, session, page;
    before(async () => {
      tenant = await startTenant();
      session = await launch({ browser, tenant, extension: false });
      page = await session.browser.newPage();
    });
    afterEach(() => tenant.reset());
    after(async () => {
      await session?.close();
      await tenant?.close();
    });

    const EDITORS = {
      'a comment of Jira': [() => tenant.jiraUrl({ issue: 'APL-2' }), JIRA_CLOSED],
      'a comment of Confluence': [() => tenant.url('rota'), FOOTER_CLOSED],
      'a page of Confluence': [() => tenant.editUrl('rota')],
    };
    const open = async (name) => {
      const [url, closed] = EDITORS[name];
      await page.goto(url());
      if (closed) {
        await page.waitForSelector(closed);
        await clickOn(page, closed);
      }
      await page.waitForSelector(EDITOR);
      await page.waitForSelector(FILE_INPUT);
      await page.evaluate(() => {
        window.seen = [];
        for (const type of ['change', 'drop', 'paste']) {
          for (const capture of [true, false]) {
            addEventListener(type, ({ target, dataTransfer, clipboardData }) => {
              const { files } = dataTransfer ?? clipboardData ?? target;
              window.seen.push([type, capture ? 'capture' : 'bubble', ...Array.from(files ?? [], ({ name }) => name)].join(' '));
            }, capture);
          }
        }
      });
    };
    const seen = () => page.evaluate(() => window.seen);

    /** The nodes of files, each with the names that it shows. */
    const nodes = () => page.$$eval(`${EDITOR} [data-prosemirror-node-name^=media]`, (found) => found.map((node) => {
      const names = node.querySelectorAll('[data-test-media-name], [data-test-id=title]');
      return [node.dataset.prosemirrorNodeName, ...Array.from(names, (name) => name.dataset.testMediaName ?? name.textContent)].join(' ');
    }));
    const makes = (...expected) => waitFor(async () => {
      const found = await nodes();
      return expected.every((node) => found.includes(node));
    }, { what: expected.join(', ') });
    const leaves = async (...expected) => {
      await waitFor(() => tenant.uploads.length === expected.length && tenant.uploads.every(({ name }) => name), { what: 'what leaves' });
      assert.deepEqual(
        tenant.uploads.map(({ name, size }) => `${name} ${size}`).sort(),
        expected.map(({ name, bytes }) => `${name} ${bytes.length}`).sort(),
      );
    };

    for (const name of Object.keys(EDITORS)) {
      it(`are picked in ${name}`, async () => {
        await open(name);
        assert.ok(await page.$(`.akEditor ${FILE_INPUT}`), 'the input stands in the editor');
        assert.equal(await page.$(`${EDITOR} ${FILE_INPUT}`), null, 'and not in its text');
        await pick(page, [SHEET, PLAN]);
        await makes('media plan.png');
        // Into a line of text, or onto a line of its own.
        await makes(`${name.startsWith('a page') ? 'mediaInline' : 'mediaGroup'} Payroll 2026.xlsx`);
        await leaves(SHEET, PLAN);
        // By then, the picker has emptied its input.
        assert.deepEqual(await seen(), ['change capture Payroll 2026.xlsx plan.png', 'change bubble']);
      });

      it(`are dropped on ${name}`, async () => {
        await open(name);
        await drop(page, [SHEET], PARAGRAPH);
        await leaves(SHEET);
        assert.deepEqual(await seen(), ['drop capture Payroll 2026.xlsx'], 'the dropzone stops it');
        await waitFor(async () => (await nodes()).some((node) => /^media(Group|Inline) Payroll 2026.xlsx$/.test(node)));
      });

      it(`are pasted into ${name}`, async () => {
        await open(name);
        await paste(page, [COPIED], PARAGRAPH);
        const node = await waitFor(async () => (await nodes()).find((node) => /^media image/.test(node)), { what: 'the picture' });
        // A picture is given the time for a name.
        assert.match(node, /^media image-\d{8}-\d{6}\.png$/);
        await leaves({ ...COPIED, name: node.replace('media ', '') });
        assert.deepEqual(await seen(), ['paste capture image.png'], 'the clipboard stops it');
      });
    }

    it('have their place drawn as they are dragged, until they leave, though a script says so', async () => {
      await open('a page of Confluence');
      const drag = (...types) => page.$eval(PARAGRAPH, (element, types) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([], ''));
        const { x, y } = element.getBoundingClientRect();
        const init = { bubbles: true, cancelable: true, composed: true, dataTransfer, clientX: x + 5, clientY: y + 5 };
        types.forEach((type) => element.dispatchEvent(new DragEvent(type, init)));
      }, types);
      const widgets = async () => (await page.$$(`${EDITOR} .ProseMirror-widget`)).length;
      const before = await widgets();
      const isDrawn = async () => (await widgets()) > before;
      await drag('dragenter', 'dragover');
      await waitFor(isDrawn, { what: 'the place' });
      await drag('dragleave');
      await waitFor(async () => !(await isDrawn()), { what: 'the place to go' });
    });

    it('are drawn when a place for them is given, leave before anything is sent, and are not named in it', async () => {
      await open('a comment of Jira');
      let give;
      tenant.delay('upload', new Promise((resolve) => { give = resolve; }));
      await pick(page, [SHEET]);
      assert.deepEqual(await nodes(), []);
      give();
      await makes('mediaGroup Payroll 2026.xlsx');
      await leaves(SHEET);
      assert.deepEqual(tenant.comments, []);
      await clickOn(page, at('comment-save-button'));
      const { body } = await waitFor(() => tenant.comments[0], { what: 'the comment' });
      const [{ type, content: [{ attrs }] }] = body.content;
      assert.deepEqual([type, attrs.type], ['mediaGroup', 'file']);
      assert.ok(!JSON.stringify(body).includes(SHEET.name));
    });

    it('are picked in the window that the menu of what can be put in opens', async () => {
      await open('a comment of Jira');
      await clickOn(page, EDITOR);
      await page.keyboard.type('/image');
      await page.waitForSelector('[role=option]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#local-media-upload-button');
      await pick(page, [SHEET], `.akEditor [role=dialog] ${FILE_INPUT}`);
      await makes('mediaGroup Payroll 2026.xlsx');
      await leaves(SHEET);
    });

    it('stay where they are when the store refuses them', async () => {
      await open('a comment of Jira');
      tenant.fail('upload', 403);
      await pick(page, [SHEET]);
      await waitFor(async () => (await nodes()).some((node) => node.startsWith('mediaGroup')));
      assert.deepEqual(tenant.uploads, []);
    });
  });
}
