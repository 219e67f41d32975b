// Files attached to a page or a work item: what their names say counts, and what is in them is said
// not to be looked into.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { openJira } from './jira-scene.js';
import { INTERRUPTION, keepsAPress, PANEL, startStage, STRIP } from './scene.js';

const PLAN = { name: 'seating plan.png', mediaType: 'image/png', size: 48_213 };
const PAYROLL = { name: 'Payroll_2026_(OFFICIAL-SENSITIVE).xlsx', mediaType: 'application/vnd.ms-excel', size: 9_310 };

for (const browser of BROWSERS) {
  describe(`attached files (${browser})`, () => {
    let stage;
    const { rota, guidance } = data.pages;
    const pages = {
      ...data.pages,
      rota: { ...rota, attachments: [PLAN] },
      guidance: { ...guidance, attachments: [PLAN, PAYROLL] },
    };
    before(async () => {
      const { issues } = data.jira;
      const jira = { ...data.jira, issues: { ...issues, 'APL-2': { ...issues['APL-2'], attachments: [PAYROLL] } } };
      stage = await startStage({ browser, data: { ...data, pages, jira } });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    it('are said not to be looked into, to whoever shares their page with a guest', async () => {
      const scene = await stage.open('rota');
      await scene.sees(STRIP, /Nothing sensitive found/);
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.sees(PANEL, /Dana.*1 file or picture is attached that Doorward has not looked into\./);
      await scene.shutSuggestions();
      await scene.share();
      await waitFor(() => scene.shares().length === 1, { what: 'the share' });
    });

    // R13.
    it('mark their page by their names', async () => {
      const scene = await stage.open('guidance');
      await scene.sees(STRIP, /OFFICIAL-SENSITIVE/);
      const popup = await stage.session.openPopup(scene.page);
      await popup.waitForFunction(() =>
        document.body.innerText.includes('In the name of an attached file: the marking OFFICIAL-SENSITIVE.'));
      await popup.close();
      await scene.openDialog();
      await scene.pick('Dana');
      await scene.shutSuggestions();
      await scene.share();
      await scene.sees(INTERRUPTION, /2 files and pictures are attached/);
      assert.equal(scene.shares().length, 0);
    });

    it('keep a press until the site has told what they are called', () =>
      keepsAPress(stage, { call: 'attachments', page: 'guidance', asks: /OFFICIAL-SENSITIVE/ }));

    // R13.
    it('mark their work item by their names', async () => {
      const scene = await openJira(stage, { issue: 'APL-2' });
      await scene.sees(STRIP, /OFFICIAL-SENSITIVE/);
    });
  });
}
