// The windows of Jira in which somebody is let in: a filter or dashboard is shared, people are
// added to a space, somebody is made a watcher. Each is held, let through, and said not to be
// known; each is drawn twice, with unlike markup, and in other languages.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, clickOn, waitFor } from './harness/index.js';
import { FRAME, once, openJira, openUnread } from './jira-scene.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { dana, jo, mei } = data.people;
const NAMES = {
  en: { group: 'Group', everyone: 'My organization', user: 'User', public: 'Public', add: 'Add', save: 'Save' },
  de: { public: 'Öffentlich', add: 'Hinzufügen', save: 'Speichern' },
  ja: { add: '追加' },
};

for (const browser of BROWSERS) {
  describe(`letting people in, in Jira (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const openSharing = async (place, variant) => {
      const scene = await openJira(stage, place, variant);
      await clickOn(scene.page, '[data-filter-details], [data-dashboard-details]');
      await scene.page.waitForSelector('[role=dialog]');
      return scene;
    };
    /** Adds one entry to the list of those it is shared with. */
    const share = async (scene, kind, words = NAMES.en) => {
      await scene.page.focus('#scope');
      await scene.page.keyboard.press('ArrowDown');
      await scene.pressIn(words[kind], '[role=option]');
    };

    // R56: `global` is public.
    it('holds a filter that becomes public, and lets it go once that is confirmed', async () => {
      const scene = await openSharing({ filter: '10205' });
      await share(scene, 'public');
      await scene.pressIn('Add');
      await scene.sees(PANEL, /Anybody on the internet will see this filter/);
      await scene.pressIn('Save');
      const question = await scene.sees(INTERRUPTION, /Check before you make this filter public/);
      assert.match(question, /Anybody on the internet, signed in or not/);
      assert.equal(stage.tenant.sharings.length, 0);
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      await scene.pressIn('Save');
      await scene.sees(INTERRUPTION, /Check before/);
      await scene.press('checkbox', /anyone at all/);
      await scene.press('button', 'Share anyway');
      assert.deepEqual((await once(stage.tenant.sharings, 'the filter to be shared')).permissions, [{ type: 'global' }]);
    });

    // R56: `loggedin` is everybody with an account.
    it('lets a filter go to a colleague, says what it cannot tell, and what everybody means', async () => {
      const scene = await openSharing({ filter: '10205' });
      await share(scene, 'user');
      await scene.person('#react-select-viewers-input', 'Mei');
      await scene.pressIn('Add');
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await share(scene, 'user');
      await scene.person('#react-select-viewers-input', 'Olu');
      await scene.pressIn('Add');
      await scene.sees(PANEL, /cannot tell whether everyone you chose.*Olu Adeyemi: cannot tell, because they hide their address/);
      await share(scene, 'everyone');
      await scene.pressIn('Add');
      await scene.sees(PANEL, /Everybody with an account on this site will see it/);
      await scene.pressIn('Save');
      const { permissions } = await once(stage.tenant.sharings, 'the filter to be shared');
      assert.deepEqual(permissions.map(({ type }) => type), ['user', 'user', 'loggedin']);
      assert.equal(await scene.text(INTERRUPTION), '');
    });

    it('reads the same window in other markup and in German, for a dashboard', async () => {
      const scene = await openSharing({ dashboard: '10301' }, { locale: 'de', dialogs: 'plain' });
      await scene.page.select('#share_type_selector', 'global');
      await scene.pressIn(NAMES.de.add);
      await scene.sees(PANEL, /Anybody on the internet will see this dashboard/);
      await scene.pressIn(NAMES.de.save);
      await scene.sees(INTERRUPTION, /Check before you make this dashboard public/);
      assert.equal(stage.tenant.sharings.length, 0);
      await scene.press('button', 'Go back and change it');
      await scene.pressIn('Entfernen', 'tr:last-child button');
      await scene.sees(PANEL, /^$/);
      // An entry of a kind that Doorward has no word of.
      await scene.page.$eval('.shares td', (cell) => { cell.textContent = 'Sodalitas'; });
      await scene.sees(PANEL, /1 entry here could not be read/);
      await scene.pressIn(NAMES.de.save);
      await once(stage.tenant.sharings, 'the dashboard to be saved');
    });

    const openPeople = async (variant = {}) => {
      const scene = await openUnread(stage, stage.tenant.jiraUrl({ project: 'NBR', people: true }, variant));
      await clickOn(scene.page, '[data-add-people]');
      await scene.page.waitForSelector('[role=dialog] [role=combobox]');
      return scene;
    };

    // R144.
    it('holds somebody from outside who is added to a space, and lets a colleague in', async () => {
      const scene = await openPeople();
      await scene.person('[role=dialog] [role=combobox]', 'Mei');
      await scene.sees(PANEL, /Everyone you chose is in your organisation/);
      await scene.person('[role=dialog] [role=combobox]', 'Olu');
      await scene.sees(PANEL, /Olu Adeyemi: cannot tell/);
      await scene.person('[role=dialog] [role=combobox]', 'Jo Okafor');
      await scene.sees(PANEL, /Jo Okafor, external account at southmoor\.example.*everything in this space/);
      await scene.pressIn('Add');
      await scene.sees(INTERRUPTION, /Check before you add people to this space.*Jo Okafor/);
      assert.equal(stage.tenant.added.length, 0);
      await scene.press('checkbox', /southmoor\.example/);
      await scene.press('button', 'Add anyway');
      assert.equal((await once(stage.tenant.added, 'the people to be added')).people[2].id, jo.accountId);
    });

    it('knows people by name where the field keeps no accounts, in Japanese, and says when it does not', async () => {
      const scene = await openPeople({ locale: 'ja', dialogs: 'plain', gates: 'on' });
      await scene.person('[role=dialog] [role=combobox]', 'Dana');
      await scene.pressIn(NAMES.ja.add);
      await scene.sees(INTERRUPTION, /Check before you add people to this space.*Dana Reyes, guest/);
      assert.equal(stage.tenant.added.length, 0);

      const inside = await openPeople({ locale: 'ja', dialogs: 'plain' });
      await inside.person('[role=dialog] [role=combobox]', 'Mei');
      await inside.sees(PANEL, /Everyone you chose is in your organisation/);
      await inside.pressIn(NAMES.ja.add);
      assert.equal((await once(stage.tenant.added, 'the colleague to be added')).people[0].id, mei.accountId);

      stage.tenant.fail('user-search', 403);
      await stage.forgetAnswers();
      const untold = await openPeople({ dialogs: 'plain' });
      await untold.person('[role=dialog] [role=combobox]', 'Mei');
      await untold.sees(PANEL, /Mei Lin: cannot tell \(the site does not let you see it\)/);
      await untold.page.$eval('[role=dialog] h2', (heading) => { heading.textContent = 'Homines addere'; });
      await untold.page.$eval('[role=dialog]', (dialog) => dialog.removeAttribute('aria-label'));
      await untold.sees(FRAME, /does not recognise this window/);
    });

    const openWatchers = async (issue, variant) => {
      const scene = await openJira(stage, { issue }, variant);
      await clickOn(scene.page, '[data-testid="issue.watchers.action-button.root"]');
      await scene.page.waitForSelector('.watchers [role=combobox]');
      return scene;
    };

    // R144, R150.
    it('holds a watcher from outside on a sensitive work item, and lets a colleague watch', async () => {
      const scene = await openWatchers('APL-1');
      await scene.sees(PANEL, /This work item holds the marking.*Whoever watches it gets what is written on it by e-mail/);
      await scene.person('.watchers [role=combobox]', 'Jo Okafor');
      await scene.sees(INTERRUPTION, /Check before you add this watcher.*Jo Okafor, external account/);
      assert.equal(stage.tenant.watching.length, 0);
      await scene.press('button', 'Go back and change it');
      await scene.sees(INTERRUPTION, /^$/);
      assert.equal(stage.tenant.watching.length, 0);

      const others = await openWatchers('APL-1');
      await others.person('.watchers [role=combobox]', 'Olu');
      await waitFor(() => stage.tenant.watching.length === 1, { what: 'the watcher nobody can place to be added' });
      // It stays when the row that was chosen is gone.
      await others.sees(PANEL, /Olu Adeyemi: cannot tell, because they hide their address/);
      await others.person('.watchers [role=combobox]', 'Tom');
      await waitFor(() => stage.tenant.watching.length === 2, { what: 'the colleague to be added' });
      assert.equal(await others.text(INTERRUPTION), '');
    });

    it('takes the mark of a guest in the list for it, by mouse, and asks nothing on a harmless work item', async () => {
      const scene = await openWatchers('APL-1', { gates: 'on', dialogs: 'plain', locale: 'de' });
      await scene.clear('.watchers [role=combobox]');
      await scene.page.keyboard.type('Dana');
      await scene.sees(PANEL, /Outside your organisation: Dana Reyes, guest/);
      // The rows are drawn anew, and move, while the list is filtered and the panel above it grows.
      const rows = '.watchers [role=option]';
      const isDana = (rows) => rows.length === 1 && rows[0].textContent.includes('Dana Reyes');
      await waitFor(() => scene.page.$$eval(rows, isDana), { what: 'the row of Dana alone' });
      await clickOn(scene.page, rows);
      await scene.sees(INTERRUPTION, /Dana Reyes, guest/);
      assert.equal(stage.tenant.watching.length, 0);

      const harmless = await openWatchers('FAC-1');
      await harmless.person('.watchers [role=combobox]', 'Dana');
      assert.equal((await once(stage.tenant.watching, 'the guest to watch')).accountId, dana.accountId);
      assert.equal(await harmless.text(INTERRUPTION), '');
      assert.match(await harmless.text(STRIP), /Nothing sensitive/);
    });

    // R2, R13: whoever watches a work item can read its history.
    it('holds a watcher from outside where the work item held something sensitive before a change', async () => {
      const scene = await openWatchers('APL-2');
      await scene.sees(STRIP, /Nothing sensitive/);
      await scene.person('.watchers [role=combobox]', 'Dana');
      await scene.sees(INTERRUPTION, /1 NHS number.*Dana Reyes/);
      assert.equal(stage.tenant.watching.length, 0);
    });
  });
}
