// Who can open a page: the strip says it from what the site answers, says what it
// could not read, and asks little.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { data } from '../tenant/data.js';
import { BROWSERS, clickOn } from './harness/index.js';
import { waitFor } from './harness/wait.js';
import { Scene, startStage, STRIP } from './scene.js';

const MOST_REQUESTS = 12;
// Whoever a text mentions that is drawn late is asked about beside them.
const mostOf = (page) => MOST_REQUESTS + (JSON.stringify(data.pages[page].body).includes('"mention"') ? 1 : 0);
const isRead = ({ path }) => /^\/wiki\/(rest\/api|api\/v2)\//.test(path);

// What the strip says of each page of the tenant.
const SENTENCES = {
  home: /Open to everyone at acme\.gov\.uk \(41 people\)/,
  cases: /Open to everyone at acme\.gov\.uk \(41 people\)/,
  appeal: /Only these can open it: 3 people at acme\.gov\.uk; public link not known/,
  hours: /anybody without signing in \(can view\)/,
};

/** Until nothing more was asked for half a second. */
async function stillness(reads) {
  let count, since;
  await waitFor(
    () => {
      if (reads().length !== count) {
        count = reads().length;
        since = Date.now();
      }
      return Date.now() - since > 500;
    },
    { what: 'the last question' },
  );
}

for (const browser of BROWSERS) {
  describe(`who can open a page (${browser})`, () => {
    let stage;
    before(async () => (stage = await startStage({ browser })));
    beforeEach(() => stage.reset());
    afterEach(() => stage.closePages());
    after(() => stage?.close());

    const reads = () => stage.tenant.requests.filter(isRead);

    for (const [page, sentence] of Object.entries(SENTENCES)) {
      // R18, R98, R102, R129.
      it(`says it of the page ${page}, within the budget of one page view`, async () => {
        const scene = await stage.openUnread(page);
        await scene.sees(STRIP, sentence);
        const asked = reads();
        assert.ok(asked.length <= mostOf(page), `${asked.length}`);
        assert.ok(asked.every(({ method }) => method === 'GET'));
      });
    }

    // The address of a space's start names no page; the site says which it shows.
    it('says it of the start page of a space', async () => {
      const page = await stage.session.open(`${stage.tenant.origin}/wiki/spaces/CASE/overview`);
      const scene = new Scene(stage, page, {});
      await scene.sees(STRIP, SENTENCES.home);
      await stillness(reads);
      assert.ok(reads().length <= mostOf('home') + 1, `${reads().length}`);
      assert.equal(reads().filter(({ path }) => path.startsWith('/wiki/api/v2/spaces?keys=')).length, 1);
    });

    it('asks nothing of a page that it read a moment ago', async () => {
      const first = await stage.open('cases');
      await first.sees(STRIP, SENTENCES.cases);
      await stillness(reads);
      stage.tenant.requests.length = 0;
      const again = await stage.open('cases');
      await again.sees(STRIP, SENTENCES.cases);
      await stillness(reads);
      assert.deepEqual(reads().map(({ path }) => path), []);
    });

    it('asks as a stranger whether the page opens without signing in', async () => {
      const scene = await stage.openUnread('hours');
      await scene.sees(STRIP, SENTENCES.hours);
      const strangers = reads().filter(({ anonymous }) => anonymous);
      assert.equal(strangers.length, 1);
      assert.match(strangers[0].path, /^\/wiki\/api\/v2\/pages\/65800$/);
    });

    for (const status of [401, 403, 404, 500]) {
      // R19.
      it(`says what it could not read when the space answers ${status}`, async () => {
        stage.tenant.fail('space', status);
        const scene = await stage.openUnread('rota');
        await scene.sees(STRIP, /people Doorward could not look up; .*Not read: the permissions of the space/s);
        assert.doesNotMatch(await scene.text(STRIP), /everyone/);
      });
    }

    it('waits where the site asks for fewer requests, and then asks again', async () => {
      stage.tenant.fail('restrictions', { status: 429, retryAfter: 2 });
      const scene = await stage.openUnread('appeal');
      await scene.sees(STRIP, /the restrictions of the page \(the site asked for fewer requests\)/);
      stage.tenant.fail('restrictions');
      await scene.sees(STRIP, SENTENCES.appeal);
    });

    it('takes a login page that calls itself a success for no answer, and asks again', async () => {
      stage.tenant.fail('restrictions', { html: true });
      const scene = await stage.openUnread('cases');
      await scene.sees(STRIP, /did not answer with data; you may be signed out/);
      stage.tenant.fail('restrictions');
      await scene.page.reload();
      await scene.sees(STRIP, /Open to everyone at acme\.gov\.uk/);
    });

    it('folds up to a few words and stays so in this space', async () => {
      const scene = await stage.openUnread('rota');
      await scene.sees(STRIP, SENTENCES.home);
      await stage.session.press(scene.page, { host: STRIP, role: 'button', name: 'Less' });
      await waitFor(async () => !(await scene.text(STRIP)).includes('Open to'), { what: 'the strip to fold' });
      const next = await stage.openUnread('home');
      await waitFor(
        async () => /More/.test(await next.text(STRIP)) && !/Open to/.test(await next.text(STRIP)),
        { what: 'the strip of the next page to be folded' },
      );
    });

    it('asks again when the person says so', async () => {
      const scene = await stage.openUnread('appeal');
      await scene.sees(STRIP, SENTENCES.appeal);
      stage.tenant.requests.length = 0;
      const popup = await stage.session.openPopup(scene.page);
      await clickOn(popup, '.age button');
      await waitFor(() => reads().some(({ path }) => path.includes('byOperation')), { what: 'a new answer' });
    });

    it('moves the page by its own line alone', async () => {
      const scene = await stage.openUnread('cases');
      await scene.sees(STRIP, SENTENCES.cases);
      const { host, header } = await scene.page.evaluate(() => ({
        host: document.querySelector('doorward-strip').getBoundingClientRect().toJSON(),
        header: document.querySelector('[data-testid=object-header-container]').getBoundingClientRect().toJSON(),
      }));
      assert.ok(Math.abs(host.bottom - header.top) < 1, `${host.bottom} ${header.top}`);
      assert.ok(host.height < 60, `${host.height}`);
    });
  });
}
