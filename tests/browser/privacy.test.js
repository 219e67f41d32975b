// Nothing leaves: every request of the browser, with Doorward and without.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { BROWSERS } from './harness/index.js';
import { INTERRUPTION, PANEL, startStage, STRIP } from './scene.js';

// The paths Doorward may read, all of them `GET` and of the page's own site.
const READS = [
  /^\/wiki\/rest\/api\/user\/current$/,
  /^\/wiki\/rest\/api\/user\?accountId=/,
  /^\/wiki\/rest\/api\/user\/bulk\?accountId=/,
  /^\/wiki\/rest\/api\/content\/\d+\/restriction\/byOperation\?expand=/,
  /^\/wiki\/rest\/api\/content\/search\?cql=id%20in%20/,
  /^\/wiki\/rest\/api\/group\?limit=200$/,
  /^\/wiki\/rest\/api\/group\/[\w-]+\/membersByGroupId\?/,
  /^\/wiki\/rest\/api\/space\/\w+\?expand=permissions$/,
  /^\/wiki\/api\/v2\/pages\/\d+(\?include-labels=true&include-operations=true)?$/,
  /^\/wiki\/api\/v2\/pages\/\d+\/(ancestors\?limit=50|attachments\?status=current&limit=100|classification-level)$/,
  /^\/wiki\/api\/v2\/pages\/\d+\/versions\?body-format=atlas_doc_format&sort=-modified-date&limit=10$/,
  /^\/wiki\/api\/v2\/spaces\/\d+\?include-permissions=true&include-role-assignments=true&include-operations=true$/,
  /^\/wiki\/api\/v2\/space-roles\?limit=100&space-id=\d+$/,
];

for (const browser of BROWSERS) {
  // R40, R105.
  describe(`privacy (${browser})`, () => {
    let withDoorward, without;
    before(async () => {
      withDoorward = await play({ browser }, true);
      without = await play({ browser, extension: false }, false);
    });
    after(() => Promise.all([withDoorward?.stage.close(), without?.stage.close()]));

    it('reaches no host but the page’s own', () => {
      for (const { stage } of [withDoorward, without]) {
        assert.deepEqual(
          new Set(stage.session.connections.map(({ host }) => host)),
          new Set(['acme.atlassian.net:443']),
        );
      }
    });

    it('adds nothing to the requests of the page but reads', () => {
      const own = new Set(without.received);
      const added = withDoorward.received.filter((request) => !own.has(request) && !PICTURE.test(request));
      assert.ok(added.length > 0, 'Doorward reads something');
      for (const request of added) {
        const [method, path] = request.split(' ');
        assert.equal(method, 'GET', request);
        assert.ok(READS.some((read) => read.test(path)), request);
      }
    });

    // Until the page is shared: who has it is asked again then.
    it('reads nothing twice on one page', () => {
      const reads = withDoorward.before.filter((request) => /\/rest\/api\/|\/api\/v2\//.test(request));
      assert.equal(new Set(reads).size, reads.length, reads.join('\n'));
    });

    it('keeps nothing of the page but a digest of what was acknowledged', async () => {
      const kept = await withDoorward.stage.session.background(() => chrome.storage.local.get());
      assert.deepEqual(Object.keys(kept), ['acknowledged']);
      assert.match(kept.acknowledged.day, /^\d{4}-\d\d-\d\d$/);
      assert.equal(kept.acknowledged.keys.length, 1);
      // Whose answer it is, and to what.
      assert.match(kept.acknowledged.keys[0], /^[0-9a-f]{16}:[0-9a-f]{16}a$/);
      // In memory, for the session: what the site answered about access, not about content.
      const session = await withDoorward.stage.session.background(() => chrome.storage.session.get());
      const [name, forgotten, ...others] = Object.keys(session).toSorted();
      assert.match(name, /^facts:acme\.atlassian\.net:/);
      // And when a share had it forgotten last.
      assert.match(forgotten, /^forgotten:acme\.atlassian\.net:/);
      assert.equal(typeof session[forgotten], 'number');
      // How much was kept of the site, and for whom, as the names of what is above.
      assert.deepEqual(others, ['room:acme.atlassian.net', 'scopes:acme.atlassian.net']);
      assert.equal(typeof session[others[0]], 'number');
      assert.deepEqual(session[others[1]], [name]);
      const remembered = JSON.stringify(session);
      for (const text of ['Benefit review', 'Harriet', '999 417', 'Casework home', 'openpyxl', 'Rosalind']) {
        assert.ok(!remembered.includes(text), text);
      }
    });
  });
}

// Whose the page loads depends on how fast it is: it suggests others after each letter.
const PICTURE = /^GET \/avatar\/[0-9a-f]+$/;

/** Attaches a file, by a control such as the list of attachments has. */
async function attach(page) {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'attach' }));
  });
  await (await page.$('#attach')).uploadFile(fileURLToPath(new URL('../files/openpyxl.xlsx', import.meta.url)));
}

/** Opens, attaches a file, picks, shares; the same with Doorward and without. */
async function play(options, isThere) {
  const stage = await startStage(options);
  const scene = await stage.openUnread('cases');
  if (isThere) await scene.sees(STRIP, /This page holds/);
  await attach(scene.page);
  if (isThere) await scene.sees(STRIP, /In openpyxl\.xlsx: /);
  await scene.openDialog();
  await scene.pick('Mei');
  await scene.pick('Dana');
  if (isThere) await scene.sees(PANEL, /northbridge/);
  await scene.share();
  const received = () => stage.tenant.requests.map(({ method, path }) => `${method} ${path}`);
  let before;
  if (isThere) {
    await scene.sees(INTERRUPTION, /Check before/);
    before = received();
    await scene.press('checkbox', /northbridge/);
    await scene.press('button', 'Share anyway');
  }
  await scene.sharedOnce();
  return { stage, before, received: received() };
}
