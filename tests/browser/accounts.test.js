// Two people at one browser, and private windows: what was learnt for one is not used for the other,
// and a private window leaves nothing behind.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, waitFor } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

const { priya, tom } = data.people;

/** Shares the page with Dana, up to the question. */
async function untilAsked(scene) {
  await scene.openDialog();
  await scene.pick('Dana');
  await scene.sees(PANEL, /northbridge/);
  await scene.share();
  await scene.sees(INTERRUPTION, /Check before/);
}

async function goOn(scene, shares) {
  await scene.press('checkbox', /northbridge/);
  await scene.press('button', 'Share anyway');
  await waitFor(() => scene.shares().length === shares, { what: 'the share to be sent' });
}

/** Everything that is on the disk, by its name. */
const onDisk = (stage) =>
  stage.session.background(async () => {
    const { KEPT_STORES, records } = await import('/storage/keep.js');
    const { events } = await import('/storage/log.js');
    const kept = { ...(await chrome.storage.local.get()), events: await events() };
    for (const store of KEPT_STORES) kept[store] = await records(store);
    return Object.fromEntries(Object.entries(kept).filter(([, value]) => value.length !== 0));
  });

for (const browser of BROWSERS) {
  describe(`two accounts at one browser (${browser})`, () => {
    let stage;
    before(async () => {
      stage = await startStage({ browser });
    });
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    it('ask each for itself, of the person and of the site', async () => {
      const first = await stage.open('cases');
      await untilAsked(first);
      await goOn(first, 1);
      // The same person is not asked twice on one day.
      await first.page.reload();
      await first.sees(STRIP, /3 NHS numbers/);
      await first.openDialog();
      await first.pick('Dana');
      await first.sees(PANEL, /earlier today/);
      await first.page.close();

      stage.tenant.signIn(tom);
      stage.tenant.requests.length = 0;
      const second = await stage.open('cases');
      assert.ok(stage.tenant.requests.some(({ path }) => path === '/wiki/rest/api/user/current'), 'who is signed in is asked again');
      await untilAsked(second);
      assert.equal(stage.tenant.shares.length, 1);
      await goOn(second, 2);
      const { acknowledged } = await stage.session.background(() => chrome.storage.local.get('acknowledged'));
      assert.equal(acknowledged.keys.length, 2);
      assert.ok(!JSON.stringify(acknowledged).includes(priya.accountId));
    });

    // R130.
    it('are each told whom their own last visit did not see', async () => {
      const picture = await stage.session.openPicture();
      const added = await picture.evaluate(async () => {
        const { keepReport } = await import('/storage/keep.js');
        const { whose } = await import('/storage/whose.js');
        const outsider = (id) => ({ id, name: id, kind: 'guest', organisation: null });
        const visit = async (account, hour, ...ids) => {
          const report = { state: 'checked', whole: true, findings: [], aside: [], outsiders: ids.map(outsider), space_outsiders: [] };
          const place = { site: 'acme.atlassian.net', page: '1', space: null, whose: await whose('acme.atlassian.net', account) };
          return (await keepReport(report, place, hour * 3_600_000)).map(({ id }) => id);
        };
        return [
          await visit('priya', 1),
          await visit('priya', 2, 'dana'),
          // Who may see more than the first sees nobody who was added.
          await visit('tom', 3, 'dana', 'idris'),
          await visit('tom', 4, 'dana', 'idris', 'rosa'),
        ];
      });
      assert.deepEqual(added, [[], ['dana'], [], ['rosa']]);
    });

    // R141.
    it('do not know which restricted pages the other has opened', async () => {
      const picture = await stage.session.openPicture();
      const known = await picture.evaluate(async () => {
        const { keepReport, keptOf } = await import('/storage/keep.js');
        const report = { state: 'checked', whole: true, restricted: true, source: 'digest', findings: [], aside: [], outsiders: [], space_outsiders: [] };
        const place = { site: 'acme.atlassian.net', page: '1', space: null };
        await keepReport(report, { ...place, whose: 'priya' }, Date.now());
        const ofBoth = ['priya', 'tom'].map((whose) => keptOf({ ...place, whose }, Date.now()));
        return (await Promise.all(ofBoth)).map(({ kept }) => kept.sources);
      });
      assert.deepEqual(known, [['digest'], []]);
    });

    it('mix no answers where one signs in while a page of the other is open', async () => {
      const scene = await stage.open('cases');
      stage.tenant.signIn(tom);
      await scene.openDialog();
      await scene.pick('Jo Okafor');
      await scene.sees(PANEL, /Jo Okafor, external account/);
      const session = await stage.session.background(() => chrome.storage.session.get());
      const { me } = session[`facts:acme.atlassian.net:confluence:${priya.accountId}`];
      assert.equal(me.fact.account.id, priya.accountId);
      assert.ok(!JSON.stringify(session).includes('jo.okafor'), 'what the site told Tom is kept for nobody');
    });
  });
}

// R105. Tried in Chromium alone.
describe('a private window (chromium)', () => {
  let stage;
  let window;
  before(async () => {
    stage = await startStage({ browser: 'chromium', isPrivate: true });
  });
  beforeEach(async () => {
    await stage.reset();
    window = await stage.session.openPrivate();
  });
  afterEach(async () => {
    await window?.close();
    await stage.closePages();
  });
  after(() => stage?.close());
  const inMemory = () => stage.session.background(async () => Object.keys(await chrome.storage.session.get()));

  it('leaves nothing behind, on the disk or in memory, once it is shut', async () => {
    const scene = await stage.open('cases', {}, window);
    await untilAsked(scene);
    await goOn(scene, 1);
    await scene.sees(STRIP, /3 NHS numbers/);
    await scene.page.reload();
    await scene.sees(STRIP, /3 NHS numbers/);
    assert.deepEqual(await onDisk(stage), {});
    assert.ok((await inMemory()).every((name) => name.startsWith('private:')));
    await window.close();
    window = undefined;
    await waitFor(async () => (await inMemory()).length === 0, { what: 'its memory to go' });
    assert.deepEqual(await onDisk(stage), {});
  });

  it('asks once a day as any other, and does not know what was answered in those', async () => {
    const open = await stage.open('cases');
    await untilAsked(open);
    await goOn(open, 1);
    await open.page.close();
    const scene = await stage.open('cases', {}, window);
    await untilAsked(scene);
    await goOn(scene, 2);
    await scene.openDialog();
    await scene.pick('Dana');
    await scene.sees(PANEL, /earlier today/);
    await scene.share();
    await waitFor(() => stage.tenant.shares.length === 3, { what: 'the share to be sent' });
  });

  it('offers nothing that would have to be kept', async () => {
    const scene = await stage.open('cases', {}, window);
    await untilAsked(scene);
    assert.doesNotMatch(await scene.text(INTERRUPTION), /This warning is wrong/);
    await goOn(scene, 1);
    await waitFor(async () => !(await scene.page.$('[role=dialog]')), { what: 'the dialog to shut' });
    await new Promise((done) => setTimeout(done, 1_000));
    assert.doesNotMatch(await scene.text(STRIP), /You shared this page/);
  });
});
