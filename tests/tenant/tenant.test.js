/**
 * The tenant answers as acme.atlassian.net would: its REST bodies fit the models
 * of confluence.js, its data are what its comments say, and a test can spoil it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as v1 from 'confluence.js/v1';
import * as v2 from 'confluence.js/v2';
import { ask as askTenant } from './ask.js';
import { data } from './data.js';
import { longDocument, textLength } from './long.js';
import { startTenant } from './server.js';

let tenant;
before(async () => { tenant = await startTenant(); });
after(() => tenant.close());

const everybody = Object.values(data.people);
const everyPage = Object.values(data.pages);

describe('REST bodies fit the models of confluence.js', () => {
  const fits = (schema, path) => test(`GET ${path}`, async () => {
    const { status, body } = await ask(path);
    assert.equal(status, 200);
    schema.parse(body);
  });

  fits(v1.UserSchema, '/wiki/rest/api/user/current');
  for (const { accountId } of everybody) fits(v1.UserSchema, `/wiki/rest/api/user?accountId=${accountId}`);
  for (const { id } of everyPage) {
    fits(v1.ContentSchema, `/wiki/rest/api/content/${id}?expand=ancestors,space,version,restrictions.read.restrictions.user`);
    fits(v1.GetRestrictionsByOperationSchema,
      `/wiki/rest/api/content/${id}/restriction/byOperation?expand=restrictions.user,restrictions.group`);
    fits(v2.PageSchema, `/wiki/api/v2/pages/${id}?include-labels=true&body-format=atlas_doc_format`);
  }
  for (const { id } of Object.values(data.spaces)) fits(v2.SpaceSchema, `/wiki/api/v2/spaces/${id}`);
  fits(v2.SpacesSchema, '/wiki/api/v2/spaces?keys=CASE');
});

describe('what an answer says', () => {
  test('a guest is a guest, whether or not the address shows', async () => {
    for (const { accountId, email } of [data.people.dana, data.people.idris]) {
      const { body } = await ask(`/wiki/rest/api/user?accountId=${accountId}`);
      assert.deepEqual([body.isGuest, body.isExternalCollaborator, body.email], [true, true, email]);
    }
    assert.equal(data.people.idris.email, '');
  });

  test('the restricted page names who may read it, its neighbours nobody', async () => {
    const readers = async ({ id }) => {
      const { body } = await ask(`/wiki/rest/api/content/${id}/restriction/byOperation?expand=restrictions.user,restrictions.group`);
      const { user, group } = body.read.restrictions;
      return [...user.results.map(({ displayName }) => displayName), ...group.results.map(({ name }) => name)];
    };
    assert.deepEqual(await readers(data.pages.appeal), ['Priya Shah', 'Tom Hargreaves', 'caseworkers']);
    assert.deepEqual(await readers(data.pages.cases), []);
  });

  test('ancestors run from the home page to the parent', async () => {
    const { body } = await ask(`/wiki/rest/api/content/${data.pages.cases.id}?expand=ancestors`);
    assert.deepEqual(body.ancestors.map(({ title }) => title), ['Casework home', 'Case reviews']);
  });

  test('labels come when they are asked for', async () => {
    const path = `/wiki/api/v2/pages/${data.pages.cases.id}`;
    assert.equal((await ask(path)).body.labels, undefined);
    const { body } = await ask(`${path}?include-labels=true`);
    assert.deepEqual(body.labels.results.map(({ name }) => name), ['official-sensitive', 'case-review']);
  });

  test('without the session cookie only the public space is there', async () => {
    const status = async (path) => (await ask(path, { anonymous: true })).status;
    assert.equal(await status(`/wiki/api/v2/pages/${data.pages.cases.id}`), 404);
    assert.equal(await status(`/wiki/api/v2/pages/${data.pages.hours.id}`), 200);
    assert.equal(await status(`/wiki/rest/api/user?accountId=${data.signedIn.accountId}`), 403);
    assert.equal(tenant.requests.at(-1).anonymous, true);
    const { body } = await ask('/wiki/rest/api/user/current', { anonymous: true });
    assert.equal(body.type, 'anonymous');
  });

  test('an unknown route is a 404 in JSON', async () => {
    const { status, body } = await ask('/wiki/rest/api/nothing-here');
    assert.deepEqual([status, body['status-code']], [404, 404]);
  });
});

describe('suggestions', () => {
  const suggest = async (queryString) => {
    const { body } = await ask('/gateway/api/v1/recommendations', {
      method: 'POST',
      body: {
        includeUsers: true, includeGroups: true, includeTeams: true, includeNonLicensedUsers: true,
        maxNumberOfResults: 50, searchQuery: { queryString },
      },
    });
    return body.recommendedUsers.map((item) =>
      [item.entityType, item.name ?? item.displayName, item.attributes?.isConfluenceExternalCollaborator ?? false]);
  };

  test('two people of one name differ in being a guest', async () => {
    assert.deepEqual(await suggest('alex'), [['USER', 'Alex Morgan', false], ['USER', 'Alex Morgan', true]]);
  });

  test('a guest group is marked, a team is found by its name', async () => {
    assert.deepEqual(await suggest('north'), [['GROUP', 'northbridge-guests', true]]);
    assert.deepEqual(await suggest('benefits'), [['TEAM', 'Benefits Review Team', false]]);
  });
});

describe('the handle', () => {
  test('fail spoils a call until it is taken back', async () => {
    const { accountId } = data.people.dana;
    const status = async () => (await ask(`/wiki/rest/api/user?accountId=${accountId}`)).status;
    tenant.fail(`user:${accountId}`, 429);
    assert.equal(await status(), 429);
    tenant.fail(`user:${accountId}`);
    assert.equal(await status(), 200);
  });

  test('delay holds an answer until its promise settles', async () => {
    let release;
    tenant.delay('user:current', new Promise((resolve) => { release = resolve; }));
    let answered = false;
    const held = ask('/wiki/rest/api/user/current').then(() => { answered = true; });
    await ask(`/wiki/api/v2/pages/${data.pages.cases.id}`);
    assert.equal(answered, false);
    release();
    await held;
    tenant.delay('user:current');
  });

  test('shares holds what was sent, unless sending failed', async () => {
    const send = (body) => ask('/gateway/api/share', { method: 'POST', body });
    tenant.fail('share', 500);
    assert.equal((await send({ recipients: ['lost'] })).status, 500);
    tenant.fail('share');
    assert.equal((await send({ recipients: ['sent'] })).status, 204);
    assert.deepEqual(tenant.shares.at(-1), { recipients: ['sent'] });
    assert.ok(!tenant.shares.some(({ recipients }) => recipients[0] === 'lost'));
  });

  test('reset leaves nothing of what was sent, changed, or ordered to fail or wait', async () => {
    const own = await startTenant();
    try {
      const ofOwn = (path, options) => askTenant(own, path, options);
      const status = async (path) => (await ofOwn(path)).status;
      const comments = async () => (await ofOwn('/rest/api/3/issue/APL-2/comment')).body.comments.length;
      await ofOwn('/gateway/api/share', { method: 'POST', body: {} });
      await ofOwn('/gateway/api/jira/comment', { method: 'POST', body: { issue: 'APL-2', body: data.pages.rota.body } });
      assert.equal(await comments(), 2);
      own.remove('rota');
      own.fail('page', 403);
      own.delay('user:current', new Promise(() => {}));
      own.signOut();
      own.reset();
      assert.deepEqual([own.requests, own.shares, own.comments], [[], [], []]);
      assert.equal(await comments(), 1);
      assert.equal(await status(`/wiki/api/v2/pages/${data.pages.rota.id}`), 200);
      assert.equal(await status('/wiki/rest/api/user/current'), 200);
    } finally {
      await own.close();
    }
  });

  test('url leads to the page, under its content security policy', async () => {
    const { pathname, search } = new URL(tenant.url('cases', { locale: 'ja' }));
    const { headers, text } = await ask(pathname + search);
    assert.match(text, /<html lang="ja"/);
    const [, nonce] = headers['content-security-policy'].match(/script-src 'nonce-([^']+)';/);
    assert.ok(text.includes(`nonce="${nonce}"`));
    assert.throws(() => tenant.url('cases', { locale: 'tlh' }), RangeError);
    assert.throws(() => tenant.url('nowhere'), RangeError);
  });

  test('csp=none sends no policy', async () => {
    const { pathname, search } = new URL(tenant.url('rota', { csp: 'none' }));
    assert.equal((await ask(pathname + search)).headers['content-security-policy'], undefined);
  });
});

describe('data', () => {
  test('the NHS numbers pass the modulus-11 check, in the range never issued', () => {
    const numbers = JSON.stringify(data.pages.cases.body).match(/\d{3} \d{3} \d{4}/g);
    assert.equal(numbers.length, 3);
    for (const number of numbers) {
      const digits = [...number.replaceAll(' ', '')].map(Number);
      const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
      assert.equal((11 - sum % 11) % 11, digits[9], number);
      assert.ok(number.startsWith('999'), number);
    }
  });

  test('every parent exists, and ids are unique', () => {
    const ids = everyPage.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { parentId, title } of everyPage) assert.ok(parentId === null || ids.includes(parentId), title);
    assert.equal(new Set(everybody.map(({ accountId }) => accountId)).size, everybody.length);
  });

  test('a long page has the length asked for and is the same each time', () => {
    const size = { seed: 3, characters: 10_000 };
    const length = textLength(longDocument(size).content);
    assert.ok(length >= 10_000 && length < 13_000, String(length));
    assert.deepEqual(longDocument(size), longDocument(size));
    assert.notDeepEqual(longDocument({ ...size, seed: 4 }), longDocument(size));
  });
});

const ask = (path, options) => askTenant(tenant, path, options);
