// Outsiders where the page itself names them: a word beside each, and nothing of the page is changed.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { doc, h, link, mention, p } from '../tenant/adf.js';
import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { openEditor, openJira } from './jira-scene.js';
import { startStage } from './scene.js';

const { dana, mei, jo } = data.people;
const profile = ({ accountId, displayName }, tail = '') => link(displayName, `https://acme.atlassian.net/wiki/people/${accountId}${tail}`);
const body = doc(
  p('Agreed with ', mention(dana), ', ', mention(jo), ' and ', mention(mei), '.'),
  h(2, 'Owners'),
  p(profile(dana, '?ref=confluence'), ' and ', profile(mei)),
);

for (const browser of BROWSERS) {
  describe(`names of outsiders (${browser})`, () => {
    let stage;
    const pages = { ...data.pages, rota: { ...data.pages.rota, body } };
    const { issues } = data.jira;
    const named = { ...issues['NBR-4'], description: doc(p('Ask ', mention(dana), ' or ', mention(mei), '.')) };
    const jira = { ...data.jira, issues: { ...issues, 'NBR-4': named } };
    before(async () => (stage = await startStage({ browser, data: { ...data, pages, jira } })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    /** What is said beside each name, in order, as the browser draws it. */
    const marks = (page, within = '.ak-renderer-document') => page.evaluate((within) =>
      [...document.querySelectorAll(`${within} [data-mention-id], ${within} a[href*='/people/']`)]
        .map((name) => {
          // What is drawn, and what is read out in its place: apart from the name.
          const [drawn, said] = getComputedStyle(name, '::after').content.replace('\u2060', '').split(' / ');
          return [name.textContent.replace('@', ''), drawn, ...(said ? [said] : [])];
        }), within);
    const reads = (page, expected, within) => waitFor(async () => {
      const read = await marks(page, within);
      return JSON.stringify(read) === JSON.stringify(expected) && read;
    }, { what: `the names to read ${JSON.stringify(expected)}` }).catch(async (error) => {
      throw new Error(`they read ${JSON.stringify(await marks(page, within))}`, { cause: error });
    });

    // R159.
    it('are marked in the text, in links to their profile, and no colleague is', async () => {
      const { page } = await stage.open('rota');
      await reads(page, [
        [dana.displayName, '"guest"', '" (guest)"'], [jo.displayName, '"external"', '" (external)"'], [mei.displayName, 'none'],
        [dana.displayName, '"guest"', '" (guest)"'], [mei.displayName, 'none'],
      ]);
      const text = await page.$eval('.ak-renderer-document', ({ textContent }) => textContent);
      assert.doesNotMatch(text, /guest|external/, 'no element of the page is changed');
    });

    it('are not marked where somebody writes', async () => {
      const scene = await openEditor(stage, 'rota');
      await scene.page.waitForSelector('[contenteditable=true] [data-mention-id]');
      const read = await marks(scene.page, '[contenteditable=true]');
      assert.ok(read.length >= 3 && read.every(([, mark]) => mark === 'none'), JSON.stringify(read));
    });

    it('are left as they are where the settings say so', async () => {
      await stage.session.background(() => chrome.storage.local.set({ settings: { nameMarks: 'none' } }));
      const { page } = await stage.open('rota');
      assert.ok((await marks(page)).every(([, mark]) => mark === 'none'));
    });

    it('are marked on a work item', async () => {
      const { page } = await openJira(stage, { issue: 'NBR-4' });
      // Jira does not say who is a guest.
      await reads(page, [[dana.displayName, '"external"', '" (external)"'], [mei.displayName, 'none']]);
    });
  });
}
