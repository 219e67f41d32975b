/**
 * Jira and its Service Management, as the tenant answers for them: in the described
 * shapes, with the access that jira/projects.js grants, and what somebody does there
 * is recorded.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ask as askTenant } from './ask.js';
import { data } from './data.js';
import { jiraStories } from './jira/stories.js';
import { describedJiraPaths, faults } from './schema.js';
import { startTenant } from './server.js';

let tenant;
before(async () => { tenant = await startTenant(); });
after(() => tenant.close());

const { jira, people, groups } = data;
const ask = (path, options) => askTenant(tenant, path, options);
const answer = async (path, options) => {
  const { status, body } = await ask(path, options);
  assert.equal(status, 200, path);
  return body;
};
const status = async (path, options) => (await ask(path, options)).status;

describe('answers fit the published descriptions', () => {
  const seen = new Set();
  const fits = async (path, options) => {
    const body = await answer(path, options);
    const [bare] = path.split('?');
    assert.deepEqual(faults(bare, body), [], path);
    describedJiraPaths.filter((each) => new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare)).forEach((each) => seen.add(each));
  };
  const mine = Object.values(jira.projects);

  test('of people and groups', async () => {
    await fits('/rest/api/3/myself?expand=groups,applicationRoles');
    const everybody = [...Object.values(people), ...Object.values(jira.customers), data.staff[0]];
    for (const { accountId } of everybody) await fits(`/rest/api/3/user?accountId=${encodeURIComponent(accountId)}&expand=groups`);
    await fits(`/rest/api/3/user/bulk?${everybody.map(({ accountId }) => `accountId=${encodeURIComponent(accountId)}`).join('&')}&maxResults=200`);
    await fits('/rest/api/3/user/search?query=mei&maxResults=50');
    await fits('/rest/api/3/group/bulk');
    for (const { id } of Object.values(groups)) await fits(`/rest/api/3/group/member?groupId=${id}&maxResults=10`);
  });

  test('of every work item', async () => {
    for (const { key } of Object.values(jira.issues)) {
      await fits(`/rest/api/3/issue/${key}?expand=names,schema,changelog`);
      await fits(`/rest/api/3/issue/${key}/watchers`);
      await fits(`/rest/api/3/issue/${key}/comment?expand=properties`);
    }
  });

  test('of every space', async () => {
    await fits('/rest/api/3/project/search');
    for (const { key, levels } of mine) {
      await fits(`/rest/api/3/project/${key}?expand=insight`);
      await fits(`/rest/api/3/search/jql?jql=${encodeURIComponent(`project = "${key}" order by key`)}&fields=summary,status&maxResults=2`);
      await fits(`/rest/api/3/project/${key}/securitylevel`);
      await fits(`/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER_PROJECTS,ADMINISTER&projectKey=${key}`);
      for (const { id } of levels) await fits(`/rest/api/3/securitylevel/${id}`);
    }
    await fits('/rest/api/3/project/NBR/permissionscheme?expand=all');
    await fits('/rest/api/3/project/NBR/roledetails');
    const roles = await answer('/rest/api/3/project/NBR/role');
    await fits('/rest/api/3/project/NBR/role');
    for (const url of Object.values(roles)) await fits(new URL(url).pathname);
  });

  test('of filters, dashboards and boards', async () => {
    for (const { id } of Object.values(jira.filters)) {
      if (id === '10204' || id === '10203' || jira.filters[id].owner === data.signedIn) {
        await fits(`/rest/api/3/filter/${id}`);
        await fits(`/rest/api/3/filter/${id}/permission`);
      }
    }
    for (const { id } of Object.values(jira.dashboards)) await fits(`/rest/api/3/dashboard/${id}`);
    for (const { id } of Object.values(jira.boards)) {
      await fits(`/rest/agile/1.0/board/${id}`);
      await fits(`/rest/agile/1.0/board/${id}/configuration`);
    }
  });

  test('of requests', async () => {
    for (const { key, requestType } of Object.values(jira.issues)) {
      if (!requestType) continue;
      await fits(`/rest/servicedeskapi/request/${key}`);
      await fits(`/rest/servicedeskapi/request/${key}/participant`);
    }
    await fits('/rest/servicedeskapi/servicedesk/4/organization');
    for (const { id } of Object.values(jira.organisations)) await fits(`/rest/servicedeskapi/organization/${id}/user`);
  });

  test('no described path was left out', () => {
    assert.deepEqual(describedJiraPaths.filter((path) => !seen.has(path)), []);
  });
});

describe('what an answer says', () => {
  test('a customer is one, a guest does not show', async () => {
    const kind = async ({ accountId }) => (await answer(`/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`)).accountType;
    assert.deepEqual(await Promise.all([jira.customers.noor, people.dana, people.app].map(kind)), ['customer', 'atlassian', 'app']);
    assert.ok(!('emailAddress' in await answer(`/rest/api/3/user?accountId=${encodeURIComponent(jira.customers.desmond.accountId)}`)));
  });

  test('a visitor without a session sees the open space alone', async () => {
    const seen = (key) => status(`/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS&projectKey=${key}`, { anonymous: true });
    assert.deepEqual(await Promise.all(Object.keys(jira.projects).map(seen)), Object.keys(jira.projects).map((key) => (key === 'IDEA' ? 200 : 404)));
    assert.equal(await status('/rest/api/3/issue/IDEA-1', { anonymous: true }), 200);
    assert.equal(await status('/rest/api/3/issue/NBR-1', { anonymous: true }), 404);
    assert.equal(await status('/rest/api/3/myself', { anonymous: true }), 401);
  });

  test('who does not administer a space is refused its scheme and its roles', async () => {
    assert.deepEqual([await status('/rest/api/3/project/APL/permissionscheme'), await status('/rest/api/3/project/APL/role')], [403, 404]);
    const { permissions } = await answer('/rest/api/3/project/NBR/permissionscheme?expand=all');
    const browse = permissions.filter(({ permission }) => permission === 'BROWSE_PROJECTS').map(({ holder }) => holder.projectRole.name);
    assert.deepEqual(browse, ['Member', 'Administrators', 'Viewer - guest']);
  });

  test('who watches is told where the space grants it, to oneself always', async () => {
    const of = async (key) => {
      const { watchCount, watchers } = await answer(`/rest/api/3/issue/${key}/watchers`);
      return [watchCount, watchers.map(({ displayName }) => displayName)];
    };
    assert.deepEqual(await of('NBR-1'), [2, ['Priya Shah', 'Dana Reyes']]);
    assert.deepEqual(await of('FAC-1'), [2, []]);
  });

  test('an internal note, and a comment for a role that is public all the same', async () => {
    const comments = async (key) => (await answer(`/rest/api/3/issue/${key}/comment?expand=properties`)).comments
      .map(({ jsdPublic, visibility, properties }) => [jsdPublic, visibility?.value, properties?.[0].value.internal]);
    assert.deepEqual(await comments('CARE-1'), [[true, undefined, undefined], [true, undefined, undefined], [false, undefined, true]]);
    assert.deepEqual((await comments('CARE-2'))[1], [true, 'Service Desk Team', undefined]);
  });

  test('fields are those asked for', async () => {
    const { fields } = await answer('/rest/api/3/issue/APL-3?fields=summary,security');
    assert.deepEqual([Object.keys(fields), fields.security.name], [['summary', 'security'], 'Panel']);
    const whole = await answer('/rest/api/3/issue/CARE-2?expand=schema,names&fields=*all,-comment');
    const [participants] = Object.entries(whole.schema).find(([, { custom }]) => custom.endsWith(':sd-request-participants'));
    assert.deepEqual(whole.fields[participants].map(({ accountType }) => accountType), ['customer', 'atlassian']);
    assert.ok(!('comment' in whole.fields));
  });

  test('the board leads to its filter, and the filter to whom it is shared with', async () => {
    const { filter } = await answer('/rest/agile/1.0/board/3/configuration');
    const { sharePermissions } = await answer(`/rest/api/3/filter/${filter.id}`, { anonymous: true });
    assert.deepEqual(sharePermissions.map(({ type }) => type), ['global']);
    assert.equal(await status('/rest/api/3/filter/10204', { anonymous: true }), 400);
    const { sharePermissions: own } = await answer('/rest/api/3/filter/10206');
    assert.deepEqual(own.map(({ type }) => type), ['group', 'user', 'project']);
  });
});

describe('the stories are told by the answers', () => {
  for (const { shows, not, because, holds } of jiraStories) {
    test(because, async () => {
      for (const key of shows) assert.ok(await holds(answer, key), `${key} shows it`);
      for (const key of not) assert.ok(!await holds(answer, key), `${key} does not`);
    });
  }
});

describe('the handle', () => {
  const send = (method, path, body) => ask(path, { method, body });
  const words = (text) => ({ version: 1, type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

  test('keeps comments, and shows them afterwards', async () => {
    await send('POST', '/gateway/api/jira/comment', { issue: 'CARE-3', body: words('Tomorrow.'), isPublic: true });
    await send('POST', '/gateway/api/jira/comment', { issue: 'APL-2', body: words('Thank you.'), role: 'Member' });
    assert.deepEqual(tenant.comments.map(({ on, public: isPublic, role, text }) => [on, isPublic, role, text]),
      [['CARE-3', true, undefined, 'Tomorrow.'], ['APL-2', undefined, 'Member', 'Thank you.']]);
    const { comments } = await answer('/rest/api/3/issue/CARE-3/comment');
    assert.deepEqual(comments.map(({ jsdPublic }) => jsdPublic), [true]);
    const other = await startTenant();
    assert.equal((await askTenant(other, '/rest/api/3/issue/CARE-3/comment')).body.total, 0);
    await other.close();
  });

  test('keeps what was published, unless publishing failed', async () => {
    tenant.fail('publish', 500);
    assert.equal((await send('PUT', '/gateway/api/pages/98321', { title: 'Rota', body: words('New') })).status, 500);
    tenant.fail('publish');
    await send('PUT', '/gateway/api/pages/98321', { title: 'Rota', body: words('New') });
    assert.deepEqual(tenant.published.map(({ page, title, text }) => [page, title, text]), [['98321', 'Rota', 'New']]);
    assert.equal((await answer('/wiki/api/v2/pages/98321')).title, 'Rota');
  });

  test('keeps changes, watchers, creations, shares and people', async () => {
    await send('PUT', '/gateway/api/jira/field', { issue: 'APL-2', field: 'summary', value: 'Room 4' });
    await send('POST', '/gateway/api/jira/watcher', { issue: 'APL-2', accountId: people.dana.accountId });
    await send('POST', '/gateway/api/jira/issue', { project: 'APL', summary: 'New', description: words('Text') });
    await send('PUT', '/gateway/api/jira/shares', { kind: 'filter', id: '10205', permissions: [{ type: 'global' }] });
    await send('POST', '/gateway/api/jira/people', { project: 'APL', people: [{ id: 'x@y.example' }], role: 'Member' });
    const { fields } = await answer('/rest/api/3/issue/APL-2?fields=summary,watches');
    assert.deepEqual([fields.summary, fields.watches.watchCount], ['Room 4', 2]);
    assert.deepEqual([tenant.updates, tenant.watching, tenant.created, tenant.sharings, tenant.added].map(({ length }) => length), [1, 1, 1, 1, 1]);
  });

  test('spoils and holds answers of Jira too', async () => {
    tenant.fail('watchers:NBR-1', { status: 429, retryAfter: 3, times: 1 });
    assert.deepEqual([await status('/rest/api/3/issue/NBR-1/watchers'), await status('/rest/api/3/issue/NBR-1/watchers')], [429, 200]);
    tenant.fail('watchers:NBR-1', { truncate: 1 });
    assert.equal((await answer('/rest/api/3/issue/NBR-1/watchers')).watchers.length, 1);
    tenant.fail('watchers:NBR-1');
    tenant.fail('project', 403);
    assert.equal(await status('/rest/api/3/project/APL'), 403);
    tenant.fail('project');
  });

  test('addresses lead to pages, in every wording', async () => {
    for (const place of [{ issue: 'APL-1' }, { board: '2', issue: 'NBR-1' }, { board: '2', backlog: true }, { queue: '11', issue: 'CARE-1' },
      { filter: '10202' }, { filter: '10202', issue: 'NBR-1' }, { dashboard: '10301' }, { project: 'NBR', people: true }]) {
      const { pathname, search } = new URL(tenant.jiraUrl(place, { wording: 'old', locale: 'de' }));
      const { status: code, text } = await ask(pathname + search);
      assert.equal(code, 200, pathname);
      assert.match(text, /<body id="jira"/);
      assert.match(text, /Projekte/);
    }
    assert.throws(() => tenant.jiraUrl({ issue: 'NONE-1' }), RangeError);
    const { pathname } = new URL(tenant.editUrl('cases'));
    assert.match((await ask(pathname)).text, /edit-mount/);
  });
});
