/**
 * What the tenant answers about access is what Atlassian describes, and what the
 * stories say: worked out here from the answers alone.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask as askTenant } from './ask.js';
import { data } from './data.js';
import { saysSo, withMany } from './many.js';
import { describedPaths, faults } from './schema.js';
import { startTenant } from './server.js';
import { storage } from './storage.js';
import { stories } from './stories.js';

let tenant;
before(async () => { tenant = await startTenant({ data: withMany({ count: 120 }) }); });
after(() => tenant.close());

const ask = (path, options) => askTenant(tenant, path, options);
const answer = async (path, options) => {
  const { status, body } = await ask(path, options);
  assert.equal(status, 200, path);
  return body;
};

const RESTRICTIONS = 'restrictions.read.restrictions.user,restrictions.read.restrictions.group';
const spaceOf = (page) => data.spaces[page.space];

describe('answers fit the published descriptions', () => {
  const seen = new Set();
  const fits = async (path) => {
    const body = await answer(path);
    const [bare] = path.split('?');
    assert.deepEqual(faults(bare, body), [], path);
    describedPaths.filter((each) => new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare)).forEach((each) => seen.add(each));
  };

  test('of people and groups', async () => {
    await fits('/wiki/rest/api/user/current');
    for (const { accountId } of [...Object.values(data.people), data.staff[0]]) await fits(`/wiki/rest/api/user?accountId=${accountId}`);
    await fits(`/wiki/rest/api/user/bulk?${Object.values(data.people).map(({ accountId }) => `accountId=${accountId}`).join('&')}`);
    await fits('/wiki/rest/api/group?limit=200');
    for (const { id } of Object.values(data.groups)) {
      await fits(`/wiki/rest/api/group/by-id?id=${id}`);
      await fits(`/wiki/rest/api/group/${id}/membersByGroupId?limit=10`);
    }
  });

  test('of every page', async () => {
    for (const { id, classification } of Object.values(data.pages)) {
      const v2 = `/wiki/api/v2/pages/${id}`;
      await fits(`${v2}?include-labels=true&include-operations=true&body-format=storage`);
      for (const tail of ['ancestors', 'operations', 'labels', 'attachments', 'versions', 'footer-comments', 'inline-comments', ...(classification ? ['classification-level'] : [])]) await fits(`${v2}/${tail}`);
      await fits(`/wiki/rest/api/content/${id}?expand=ancestors,space,version,${RESTRICTIONS}`);
      await fits(`/wiki/rest/api/content/${id}/restriction/byOperation?expand=restrictions.user,restrictions.group`);
    }
    const { results: [first] } = await answer('/wiki/api/v2/pages/98361/footer-comments');
    const { results: [reply] } = await answer(`/wiki/api/v2/footer-comments/${first.id}/children`);
    for (const id of [first.id, reply.id]) await fits(`/wiki/api/v2/footer-comments/${id}/children`);
    const { results: [inline] } = await answer('/wiki/api/v2/pages/98361/inline-comments');
    await fits(`/wiki/api/v2/inline-comments/${inline.id}/children`);
    await fits('/wiki/api/v2/classification-levels');
    await fits('/wiki/api/v2/pages?id=98310,98345&body-format=atlas_doc_format');
  });

  test('of every space', async () => {
    for (const { id, key, classification } of Object.values(data.spaces)) {
      const v2 = `/wiki/api/v2/spaces/${id}`;
      await fits(`${v2}?include-permissions=true&include-role-assignments=true&include-operations=true&include-labels=true`);
      for (const tail of ['permissions', 'role-assignments', 'operations', 'pages?body-format=storage', ...(classification ? ['classification-level/default'] : [])]) {
        await fits(`${v2}/${tail}`);
      }
      await fits(`/wiki/rest/api/space/${key}?expand=permissions`);
      await fits(`/wiki/rest/api/content/search?cql=${encodeURIComponent(`space = "${key}" and type = page`)}&expand=ancestors,${RESTRICTIONS}`);
    }
    const { results } = await answer('/wiki/api/v2/space-roles?limit=100&space-id=65603');
    for (const { id } of results) await fits(`/wiki/api/v2/space-roles/${id}`);
    await fits('/wiki/api/v2/space-roles');
    await fits('/wiki/api/v2/spaces?keys=CASE,PARTNER');
  });

  test('no described path was left out', () => {
    assert.deepEqual(describedPaths.filter((path) => !seen.has(path)), []);
  });

  test('what does not fit is found', () => {
    const path = '/wiki/api/v2/pages/1/ancestors';
    assert.deepEqual(faults(path, { results: [{ id: '1', type: 'page' }] }), []);
    assert.equal(faults(path, { results: [{ id: 1, type: 'page' }] }).length, 1);
    assert.equal(faults(path, { results: [{ id: '1', type: 'attic' }] }).length, 1);
    assert.equal(faults(path, { results: [], more: true }).length, 1);
    assert.deepEqual(faults('/wiki/rest/api/content/1/restriction/byOperation', { read: { operation: 'peek', _expandable: {}, _links: {} } }).length, 1);
    assert.equal(faults('/wiki/rest/api/group/by-id', { type: 'group' }).length, 1);
    assert.throws(() => faults('/wiki/api/v2/nothing', {}), RangeError);
  });
});

/**
 * Who may do what with a page, from the answers alone; `anonymous` stands for
 * whoever is not signed in.
 */
async function audience(page) {
  const space = spaceOf(page);
  const grants = new Map();
  const add = (who, verb) => grants.set(who, new Set([...(grants.get(who) ?? []), verb]));
  const verbs = { 'read/space': 'view', 'create/page': 'edit' };
  const members = async (id) => (await answer(`/wiki/rest/api/group/${id}/membersByGroupId`)).results.map(({ accountId }) => accountId);

  for (const { principal, operation } of await everything(`/wiki/api/v2/spaces/${space.id}/permissions?limit=250`)) {
    const verb = verbs[`${operation.key}/${operation.targetType}`];
    if (!verb) continue;
    const whom = principal.type === 'group' ? await members(principal.id) : [principal.id];
    whom.forEach((who) => add(who === 'anonymous-users' ? 'anonymous' : who, verb));
  }
  const older = await answer(`/wiki/rest/api/space/${space.key}?expand=permissions`);
  for (const { operation, anonymousAccess } of older.permissions) {
    const verb = verbs[`${operation.operation}/${operation.targetType}`];
    if (anonymousAccess && verb) add('anonymous', verb);
  }
  const spaceWide = new Map(grants);

  const { results: above } = await answer(`/wiki/api/v2/pages/${page.id}/ancestors`);
  let isRestricted = false;
  for (const id of [...above.map((ancestor) => ancestor.id), page.id]) {
    const { read, update } = await answer(`/wiki/rest/api/content/${id}/restriction/byOperation?expand=restrictions.user,restrictions.group`);
    const named = async ({ restrictions: { user, group } }) => [
      ...user.results.map(({ accountId }) => accountId),
      ...(await Promise.all(group.results.map((each) => members(each.id)))).flat(),
    ];
    const [readers, editors] = [await named(read), await named(update)];
    isRestricted ||= readers.length > 0;
    for (const [who, may] of grants) {
      if (readers.length && !readers.includes(who)) grants.delete(who);
      // Whoever the page's own list of editors names counts as one (R111), whatever the space gives them.
      else if (id === page.id && editors.length) {
        grants.set(who, new Set([...may, 'edit'].filter((verb) => verb !== 'edit' || editors.includes(who))));
      }
    }
  }
  const people = await Promise.all([...spaceWide.keys()].filter((who) => who.includes(':'))
    .map((id) => answer(`/wiki/rest/api/user?accountId=${id}`)));
  const kinds = {
    anonymous: (who) => who === 'anonymous',
    app: (who) => people.find(({ accountId }) => accountId === who)?.accountType === 'app',
    outsider: (who) => people.some(({ accountId, accountType, isGuest, email }) => accountId === who && accountType !== 'app'
      && (isGuest || (email && !email.endsWith('@acme.gov.uk')))),
  };
  const domains = (map) => new Set(people.filter(({ accountId, email }) => map.has(accountId) && kinds.outsider(accountId) && email)
    .map(({ email }) => email.split('@')[1]));
  // Whoever can edit as well is counted there.
  const has = (verbsOf, verb) => (verb === 'only view' ? verbsOf.has('view') && !verbsOf.has('edit') : verbsOf.has(verb));
  const may = (map) => (kind, verb) => [...map].some(([who, verbsOf]) => kinds[kind](who) && has(verbsOf, verb));
  return { page: may(grants), space: may(spaceWide), isRestricted, domains: domains(grants), grants, people };
}

/** A v2 list to its end. */
async function everything(path) {
  const { results, _links } = await answer(path);
  return _links.next ? [...results, ...await everything(_links.next)] : results;
}

const text = ({ body }) => storage(body).replace(/<[^>]+>/g, ' ');
const PERSONAL = /999 \d{3} \d{4}/;

/** How each story is told apart by what the site answers; by the page's words or its window where it answers nothing. */
const TELLS = {
  'ACC-01': async (page) => (await audience(page)).page('anonymous', 'edit'),
  'ACC-02': async (page) => (await audience(page)).space('anonymous', 'edit'),
  'ACC-03': async (page) => (await audience(page)).page('outsider', 'edit'),
  'ACC-04': async (page) => (await audience(page)).space('outsider', 'edit'),
  'ACC-05': async (page) => (await audience(page)).page('app', 'edit'),
  'ACC-06': async (page) => (await audience(page)).space('app', 'edit'),
  'ACC-07': async (page) => (await audience(page)).space('outsider', 'only view'),
  'ACC-08': async (page) => (await audience(page)).page('outsider', 'only view'),
  'ACC-09': async (page) => (await audience(page)).page('app', 'only view'),
  'ACC-10': async (page) => (await audience(page)).page('anonymous', 'view'),
  'ACC-11': async (page) => {
    const { people, grants } = await audience(page);
    return people.some(({ accountId, email }) => grants.has(accountId) && /^(client|team|shared)@/.test(email));
  },
  'PUB-01': async (page) => Boolean(page.publicLink) || (await audience(page)).page('anonymous', 'view'),
  'PUB-02': async (page) => Boolean(page.publicLink) && (await audience(page)).isRestricted,
  'TITLE-01': (page) => PERSONAL.test(page.title) || /[A-Z]\w+ [A-Z]\w+, case \S*\d/.test(page.title),
  'AUD-01': async (page) => PERSONAL.test(text(page)) && (await audience(page)).page('outsider', 'view'),
  'MIX-01': async (page) => (await audience(page)).domains.size > 1,
  'RO-01': async (page) => (await audience(page)).page('outsider', 'edit'),
  'EXP-01': async (page) => (await audience(page)).page('outsider', 'view'),
  'TPL-01': async (page) => {
    if (page.status === 'archived') return (await audience(page)).isRestricted;
    return Boolean(page.wider) && (await audience(data.pages[page.wider])).isRestricted && !(await audience(page)).isRestricted;
  },
  'HACK-01': (page) => /OFFICIAL-SENSITIVE/.test(text(page) + storage(page.body)),
  'HAND-01': async (page) => /USE ONLY/.test(text(page)) && (await audience(page)).page('outsider', 'view'),
  'HAND-02': async (page) => /RECIPIENTS ONLY/.test(text(page)) && !(await audience(page)).isRestricted,
  'HAND-03': (page) => /EMBARGOED(?! until \d)/.test(text(page)),
  'CLASS-01': async (page) => {
    const { status, body } = await ask(`/wiki/api/v2/pages/${page.id}/classification-level`);
    return status === 200 && /Never add guests/.test(body.guideline) && (await audience(page)).page('outsider', 'view');
  },
  'CEIL-01': (page) => /^\s*SECRET\b/.test(text(page)),
  'AUD-02': async (page) => (await audience(page)).space('anonymous', 'view'),
  'STAFF-01': async (page) => (text(page).match(/@acme\.gov\.uk/g) ?? []).length > 4 && (await audience(page)).page('outsider', 'view'),
  'MENT-01': async (page) => {
    const mentioned = [...storage(page.body).matchAll(/account-id="([^"]+)"/g)].map(([, id]) => id);
    const { grants } = await audience(page);
    return mentioned.some((id) => !grants.has(id));
  },
};

describe('stories', () => {
  for (const { rule, shows, not, because } of stories) {
    test(`${rule}: ${because}`, async () => {
      for (const name of shows) assert.equal(await TELLS[rule](data.pages[name]), true, `${name} shows it`);
      for (const name of not) assert.equal(await TELLS[rule](data.pages[name]), false, `${name} does not`);
    });
  }

  test('each rule has its story', () => {
    assert.deepEqual(stories.map(({ rule }) => rule).sort(), Object.keys(TELLS).sort());
  });

  test('no guest is in the permissions of CASE, and forty-one people are in the all-users group', async () => {
    const { permissions } = await answer('/wiki/api/v2/spaces/65601?include-permissions=true');
    const guests = Object.values(data.people).filter(({ isGuest }) => isGuest).map(({ accountId }) => accountId);
    assert.ok(!permissions.results.some(({ principal }) => guests.includes(principal.id)));
    const everyone = data.groups.everyone.id;
    const { size } = await answer(`/wiki/rest/api/group/${everyone}/membersByGroupId`);
    assert.equal(size, 41);
    const tail = await answer(`/wiki/rest/api/group/${everyone}/membersByGroupId?start=40&limit=20`);
    assert.deepEqual([tail.size, tail._links.next], [1, undefined]);
  });
});

describe('paging', () => {
  test('a space is read to its end, each page once, by the link in the body or the header', async () => {
    const first = await ask('/wiki/api/v2/spaces/65699/pages?limit=50');
    assert.ok(first.headers.link.includes(first.body._links.next));
    const all = await everything('/wiki/api/v2/spaces/65699/pages?limit=50&body-format=storage');
    assert.equal(new Set(all.map(({ id }) => id)).size, 120);
    assert.equal(all.filter(({ body }) => /OFFICIAL-SENSITIVE|999 \d{3} \d{4}/.test(body.storage.value)).length,
      Array.from({ length: 120 }, (_, number) => number).filter(saysSo).length);
  });

  test('search pages by cursor, and refuses what it cannot read', async () => {
    const found = [];
    let path = `/wiki/rest/api/content/search?cql=${encodeURIComponent('space = "MANY" and type = page')}&limit=50&expand=ancestors,${RESTRICTIONS}`;
    while (path) {
      const { results, _links } = await answer(path);
      found.push(...results);
      path = _links.next && `/wiki${_links.next}`;
    }
    assert.equal(found.length, 120);
    assert.ok(found.some(({ ancestors }) => ancestors.length === 3));
    assert.ok(found.some(({ restrictions }) => restrictions.read.restrictions.user.results.some(({ isGuest }) => isGuest)));
    const { results } = await answer(`/wiki/rest/api/content/search?cql=${encodeURIComponent('id in (98310,98345)')}`);
    assert.deepEqual(results.map(({ id }) => id), ['98310', '98345']);
    assert.equal((await ask('/wiki/rest/api/content/search?cql=label=x')).status, 400);
    assert.equal((await ask('/wiki/api/v2/spaces/65699/pages?cursor=nonsense')).status, 400);
  });
});

describe('some pages by their ids', () => {
  test('gives those that are there, with their text', async () => {
    const { body } = await ask('/wiki/api/v2/pages?id=1000003,98310,7&body-format=atlas_doc_format');
    assert.deepEqual(body.results.map(({ id }) => id), ['1000003', '98310']);
    assert.equal(JSON.parse(body.results[0].body.atlas_doc_format.value).type, 'doc');
  });
});

describe('going wrong', () => {
  const call = `page:${data.pages.cases.id}`;
  const path = `/wiki/api/v2/pages/${data.pages.cases.id}?include-labels=true`;
  const spoiled = async (how, options) => {
    tenant.fail(call, how);
    try {
      return await ask(path, options);
    } finally {
      tenant.fail(call);
    }
  };

  test('each way looks as it does on the wire', async () => {
    const busy = await spoiled({ status: 429, retryAfter: 30 });
    assert.deepEqual([busy.status, busy.headers['retry-after']], [429, '30']);
    assert.match((await spoiled({ html: true })).headers['content-type'], /html/);
    const broken = await spoiled({ malformed: true });
    assert.throws(() => broken.body, SyntaxError);
    const login = await spoiled({ login: true });
    assert.deepEqual([login.status, login.headers.location], [302, 'https://id.atlassian.com/login']);
    assert.ok((await spoiled({ deprecated: true })).headers.deprecation);
    const { labels } = (await spoiled({ truncate: 1 })).body;
    assert.deepEqual([labels.results.length, labels.meta.hasMore], [1, true]);
    assert.throws(() => tenant.fail(call, { teapot: true }), RangeError);
  });

  test('only for some, or only for a time', async () => {
    assert.equal((await spoiled({ status: 403, to: 'anonymous' })).status, 200);
    tenant.fail(call, { status: 429, times: 1 });
    assert.deepEqual([(await ask(path)).status, (await ask(path)).status], [429, 200]);
    tenant.fail(call);
  });

  test('a list of subjects is cut without a word', async () => {
    const { id } = data.pages.panelRoom;
    tenant.fail(`restrictions:${data.pages.appeal.id}`, { truncate: 1 });
    const { read } = await answer(`/wiki/rest/api/content/${data.pages.appeal.id}/restriction/byOperation?expand=restrictions.user,restrictions.group`);
    assert.deepEqual([read.restrictions.user.size, read.restrictions.user.limit], [1, 1]);
    tenant.fail(`restrictions:${data.pages.appeal.id}`);
    assert.ok((await ask(`/wiki/rest/api/content/${id}`)).headers.warning.startsWith('299'));
  });

  test('the session ends, a page goes', async () => {
    tenant.signOut();
    assert.equal((await ask(path)).status, 401);
    tenant.signIn();
    assert.equal((await ask(path)).status, 200);
    tenant.remove('many119');
    assert.equal((await ask('/wiki/api/v2/pages/1000119')).status, 404);
    assert.throws(() => tenant.remove('many119'), RangeError);
    assert.ok(tenant.atOnce.most >= 1);
  });

  test('without the cookie a restricted page of an open space is not there, nor is its child', async () => {
    const status = async (name) => (await ask(`/wiki/api/v2/pages/${data.pages[name].id}`, { anonymous: true })).status;
    assert.deepEqual(await Promise.all(['hours', 'suggestions', 'helpInside', 'panelMinutes', 'partnerHome'].map(status)), [200, 200, 404, 404, 404]);
  });
});
