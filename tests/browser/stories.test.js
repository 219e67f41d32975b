// The stories of findings, on drawn pages: what Doorward says in the tab of each page that is to
// show a finding, and of those beside it that are not. Every story is told to the built core by
// `tests/stories.test.js` as well; those that take more than
// a look at the page (a date that passed, an earlier visit, printing) are told by
// `findings.test.js`.
//
// Shows R109–R118, R128, R139, R140, R142, R150, R153, A2, A3, A13, A16.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { stories } from '../tenant/stories.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { startStage, STRIP } from './scene.js';

const ELSEWHERE = ['PUB-02', 'EXP-01', 'TPL-01', 'HACK-01'];
// Said once, by the rule that says it more severely.
const SAID_BY = { 'ACC-10': 'PUB-01' };

for (const browser of BROWSERS) {
  describe(`stories on pages (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    after(() => stage?.close());

    const reports = new Map();
    /**
     * The rules that found something on a page, once everything was read. A page may still draw
     * then, a mention for example: with `wanted`, once one of them is that.
     */
    const rules = async (name, wanted) => {
      if (!reports.has(name) || (wanted && !reports.get(name).includes(wanted))) {
        const scene = await stage.openUnread(name);
        const { id } = data.pages[name];
        const report = await waitFor(
          async () => {
            const found = await stage.session.background(async (id) => {
              const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url?.includes(`/pages/${id}/`));
              return tab && chrome.tabs.sendMessage(tab.id, { view: true });
            }, id);
            const { report } = found ?? {};
            const isRead = report && ['checked', 'cannot_tell'].includes(report.state) && !report.asking;
            return isRead && (!wanted || report.findings.some(({ rule }) => rule === wanted)) && report;
          },
          { what: `the report on ${name}${wanted ? ` to hold ${wanted}` : ''}` },
        );
        await scene.page.close();
        reports.set(name, report.findings.map(({ rule }) => rule));
      }
      return reports.get(name);
    };

    // R148, R166.
    it('PUB-01, PUB-02: a public link is switched on in the Share window, while the page is restricted', async () => {
      const scene = await stage.openUnread('interviews', { window: 'modal' });
      await scene.sees(STRIP, /Only these can open it/);
      assert.ok(!(await rules('interviews')).some((one) => one.startsWith('PUB-')));
      await scene.page.bringToFront();
      await clickOn(scene.page, '#share-mount button');
      await clickOn(scene.page, '[role=dialog] label[for=link]');
      await waitFor(() => scene.page.$eval('#link', (input) => input.checked), { what: 'the link to be on' });
      const found = async () => {
        const view = await stage.session.background(async (id) => {
          const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url?.includes(`/pages/${id}/`));
          return chrome.tabs.sendMessage(tab.id, { view: true });
        }, data.pages.interviews.id);
        return view.report.findings.map(({ rule }) => rule);
      };
      await waitFor(async () => (await found()).includes('PUB-02') && (await found()).includes('PUB-01'), { what: 'both findings' });
      await scene.page.close();
    });

    for (const { rule, shows, not, because } of stories.filter((story) => !ELSEWHERE.includes(story.rule))) {
      it(`${rule}: ${because}`, async () => {
        const wanted = SAID_BY[rule] ?? rule;
        // A public link alone is told by no answer of the site.
        const drawn = shows.filter((page) => !data.pages[page].publicLink);
        // What is found does not depend on the browser; that it is found there, one page shows.
        const [some, others] = browser === 'chromium' ? [drawn, not] : [drawn.slice(0, 1), not.slice(0, 1)];
        assert.ok(some.length > 0 && others.length > 0);
        for (const page of some) await rules(page, wanted);
        for (const page of others) assert.ok(!(await rules(page)).includes(wanted), `${page}: ${await rules(page)}`);
      });
    }
  });
}
