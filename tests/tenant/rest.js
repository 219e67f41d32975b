/**
 * The part of Confluence Cloud's REST API that a page's reader may ask with GET,
 * in the shapes of the published OpenAPI descriptions (v1 and v2).
 *
 * Each route says which call it is (`user:ID`, `page:ID`, …: the keys of
 * `data.fail` and `data.delay`) and how to answer it. `anonymous` means that the
 * request came without the session cookie.
 */
import { errorV1, errorV2, json } from './answer.js';

/**
 * @typedef {object} Route
 * @property {string} method
 * @property {RegExp} path
 * @property {(match: RegExpMatchArray, query: URLSearchParams) => string} call
 * @property {(status: number) => object} error how this API words a failure
 * @property {(data: object, asked: Asked) => object} answer
 *
 * @typedef {{match: RegExpMatchArray, query: URLSearchParams, anonymous: boolean}} Asked
 */

const failureV1 = (status) => errorV1(status, 'Request failed');
const failureV2 = (status) => errorV2(status, 'ERROR', 'Request failed');

/** @type {Route[]} */
export const routes = [
  {
    method: 'GET',
    path: /^\/wiki\/rest\/api\/user\/current$/,
    call: () => 'user:current',
    error: failureV1,
    answer: (data, { anonymous }) => {
      if (!anonymous) return json(user(data, data.signedIn));
      return Object.values(data.spaces).some((space) => space.anonymousAccess)
        ? json(anonymousUser(data))
        : errorV1(403, 'Current user not permitted to use Confluence');
    },
  },
  {
    method: 'GET',
    path: /^\/wiki\/rest\/api\/user$/,
    call: (_, query) => `user:${query.get('accountId')}`,
    error: failureV1,
    answer: (data, { query, anonymous }) => {
      if (anonymous) return errorV1(403, 'Not permitted to view users');
      const found = Object.values(data.people).find(({ accountId }) => accountId === query.get('accountId'));
      return found
        ? json(user(data, found))
        : errorV1(404, `No user found with accountId : ${query.get('accountId')}`);
    },
  },
  {
    method: 'GET',
    path: /^\/wiki\/rest\/api\/content\/(\d+)\/restriction\/byOperation$/,
    call: (match) => `restrictions:${match[1]}`,
    error: failureV1,
    answer: (data, asked) => {
      const page = visiblePage(data, asked);
      return page ? json(restrictionsByOperation(data, page, asked.query)) : noContent(asked.match[1]);
    },
  },
  {
    method: 'GET',
    path: /^\/wiki\/rest\/api\/content\/(\d+)$/,
    call: (match) => `content:${match[1]}`,
    error: failureV1,
    answer: (data, asked) => {
      const page = visiblePage(data, asked);
      return page ? json(content(data, page, expansions(asked.query))) : noContent(asked.match[1]);
    },
  },
  {
    method: 'GET',
    path: /^\/wiki\/api\/v2\/pages\/(\d+)$/,
    call: (match) => `page:${match[1]}`,
    error: failureV2,
    answer: (data, asked) => {
      const page = visiblePage(data, asked);
      return page ? json(pageSingle(data, page, asked.query)) : errorV2(404, 'NOT_FOUND', 'Not Found');
    },
  },
  {
    method: 'GET',
    path: /^\/wiki\/api\/v2\/spaces\/(\d+)$/,
    call: (match) => `space:${match[1]}`,
    error: failureV2,
    answer: (data, { match, anonymous }) => {
      const [space] = visibleSpaces(data, anonymous, ({ id }) => id === match[1]);
      return space
        ? json({ ...spaceBulk(space), _links: { ...spaceBulk(space)._links, base: base(data) } })
        : errorV2(404, 'NOT_FOUND', 'Not Found');
    },
  },
  {
    method: 'GET',
    path: /^\/wiki\/api\/v2\/spaces$/,
    call: (_, query) => `space:${query.get('keys') ?? ''}`,
    error: failureV2,
    answer: (data, { query, anonymous }) => {
      const keys = query.get('keys')?.split(',');
      const found = visibleSpaces(data, anonymous, ({ key }) => !keys || keys.includes(key));
      return json({ results: found.map(spaceBulk), _links: { base: base(data) } });
    },
  },
];

/** A path below /wiki that no route knows. */
export const unknown = (path) => path.startsWith('/wiki/api/v2/')
  ? errorV2(404, 'NOT_FOUND', 'Not Found')
  : json({ 'status-code': 404, message: `null for uri: ${path}` }, 404);

const noContent = (id) =>
  errorV1(404, `No content found with id: ContentId{id=${id}}`);

const base = ({ site }) => `https://${site.host}/wiki`;

const expansions = (query) => new Set((query.get('expand') ?? '').split(',').filter(Boolean));

function visiblePage(data, { match, anonymous }) {
  const page = Object.values(data.pages).find(({ id }) => id === match[1]);
  if (!anonymous) return page;
  return page && data.spaces[page.space].anonymousAccess && !page.restrictions ? page : undefined;
}

function visibleSpaces(data, anonymous, wanted) {
  return Object.values(data.spaces).filter((space) => wanted(space) && (!anonymous || space.anonymousAccess));
}

/** User (v1). */
function user(data, person) {
  return {
    type: 'known',
    accountId: person.accountId,
    accountType: person.accountType,
    accountStatus: 'active',
    email: person.email,
    publicName: person.publicName,
    displayName: person.displayName,
    timeZone: 'Europe/London',
    profilePicture: {
      path: `/wiki/aa-avatar/${person.accountId}`, width: 48, height: 48, isDefault: false,
    },
    isExternalCollaborator: person.isGuest,
    isGuest: person.isGuest,
    _expandable: { operations: '', personalSpace: '' },
    _links: {
      self: `${base(data)}/rest/api/user?accountId=${person.accountId}`,
      base: base(data),
      context: '/wiki',
    },
  };
}

const anonymousUser = (data) => ({
  type: 'anonymous',
  profilePicture: { path: '/wiki/images/icons/profilepics/anonymous.svg', width: 48, height: 48, isDefault: true },
  displayName: 'Anonymous',
  isExternalCollaborator: false,
  isGuest: false,
  _expandable: { operations: '' },
  _links: { base: base(data), context: '/wiki' },
});

const group = (data) => ({ id, name }) => ({
  type: 'group', name, id, _links: { self: `${base(data)}/rest/api/group/by-id?id=${id}` },
});

const list = (results) => ({ results, start: 0, limit: 200, size: results.length });

/** ContentRestriction (v1); a page without restrictions of its own has empty lists. */
function restriction(data, page, operation, { withUsers, withGroups }) {
  const { users, groups } = page.restrictions?.[operation] ?? { users: [], groups: [] };
  return {
    operation,
    restrictions: {
      ...(withUsers && { user: list(users.map((person) => user(data, person))) }),
      ...(withGroups && { group: list(groups.map(group(data))) }),
      _expandable: { ...(!withUsers && { user: '' }), ...(!withGroups && { group: '' }) },
    },
    _expandable: { content: `/rest/api/content/${page.id}` },
    _links: { self: `${base(data)}/rest/api/content/${page.id}/restriction/byOperation/${operation}` },
  };
}

function restrictionsByOperation(data, page, query) {
  const expand = expansions(query);
  const parts = { withUsers: expand.has('restrictions.user'), withGroups: expand.has('restrictions.group') };
  return {
    read: restriction(data, page, 'read', parts),
    update: restriction(data, page, 'update', parts),
    _links: {
      self: `${base(data)}/rest/api/content/${page.id}/restriction/byOperation`,
      base: base(data),
      context: '/wiki',
    },
  };
}

/** Content (v1). `expand` knows ancestors, space, version and restrictions.OPERATION.restrictions.{user,group}. */
function content(data, page, expand) {
  const restrictionParts = (operation) => ({
    withUsers: expand.has(`restrictions.${operation}.restrictions.user`),
    withGroups: expand.has(`restrictions.${operation}.restrictions.group`),
  });
  const withRestrictions = [...expand].some((name) => name.startsWith('restrictions.'));
  return {
    id: page.id,
    type: 'page',
    status: 'current',
    title: page.title,
    ...(expand.has('space') && { space: spaceV1(data, data.spaces[page.space]) }),
    ...(expand.has('version') && { version: versionV1(data, page) }),
    ...(expand.has('ancestors') && {
      ancestors: ancestors(data, page).map((ancestor) => content(data, ancestor, new Set())),
    }),
    ...(withRestrictions && {
      restrictions: {
        read: restriction(data, page, 'read', restrictionParts('read')),
        update: restriction(data, page, 'update', restrictionParts('update')),
        _expandable: {},
        _links: { self: `${base(data)}/rest/api/content/${page.id}/restriction/byOperation` },
      },
    }),
    extensions: { position: 0 },
    _expandable: {
      ...(!withRestrictions && { restrictions: `/rest/api/content/${page.id}/restriction/byOperation` }),
      ...(!expand.has('ancestors') && { ancestors: '' }),
      ...(!expand.has('space') && { space: `/rest/api/space/${page.space}` }),
      ...(!expand.has('version') && { version: '' }),
      body: '',
    },
    _links: { self: `${base(data)}/rest/api/content/${page.id}`, webui: webui(page), base: base(data), context: '/wiki' },
  };
}

/** From the space's home page down to the page's parent. */
export function ancestors({ pages }, page) {
  const parent = Object.values(pages).find(({ id }) => id === page.parentId);
  return parent ? [...ancestors({ pages }, parent), parent] : [];
}

/** Path of a page below /wiki, as `_links.webui` has it. */
export const webui = (page) =>
  `/spaces/${page.space}/pages/${page.id}/${encodeURIComponent(page.title).replaceAll('%20', '+')}`;

const versionV1 = (data, page) => ({
  by: user(data, page.version.author),
  when: page.version.createdAt,
  friendlyWhen: 'Mar 27, 2026',
  message: '',
  number: page.version.number,
  minorEdit: false,
  _expandable: { content: `/rest/api/content/${page.id}` },
  _links: { self: `${base(data)}/rest/api/content/${page.id}/version/${page.version.number}` },
});

const spaceV1 = (data, space) => ({
  id: Number(space.id),
  key: space.key,
  name: space.name,
  type: space.type,
  status: space.status,
  _expandable: {
    settings: '', metadata: '', operations: '', lookAndFeel: '', identifiers: '', permissions: '',
    icon: '', description: '', theme: '', history: '', homepage: `/rest/api/content/${space.homepageId}`,
  },
  _links: { webui: `/spaces/${space.key}`, self: `${base(data)}/rest/api/space/${space.key}` },
});

/** PageSingle (v2). */
function pageSingle(data, page, query) {
  const format = query.get('body-format');
  return {
    id: page.id,
    status: 'current',
    title: page.title,
    spaceId: data.spaces[page.space].id,
    parentId: page.parentId,
    parentType: page.parentId ? 'page' : null,
    position: 0,
    authorId: page.author.accountId,
    ownerId: page.owner.accountId,
    lastOwnerId: null,
    createdAt: page.createdAt,
    version: {
      createdAt: page.version.createdAt,
      message: '',
      number: page.version.number,
      minorEdit: false,
      authorId: page.version.author.accountId,
    },
    body: format === 'atlas_doc_format'
      ? { atlas_doc_format: { representation: 'atlas_doc_format', value: JSON.stringify(page.body) } }
      : {},
    ...(query.get('include-labels') === 'true' && { labels: labels(page) }),
    _links: {
      base: base(data),
      webui: webui(page),
      editui: `/pages/resumedraft.action?draftId=${page.id}`,
      tinyui: `/x/${tinyCode(page.id)}`,
    },
  };
}

const labels = (page) => ({
  results: page.labels.map((name, index) => ({ id: `${page.id}${index}`, name, prefix: 'global' })),
  meta: { hasMore: false },
  _links: { self: `/wiki/api/v2/pages/${page.id}/labels` },
});

/** The code of a tiny link: the id's bytes, little end first, in URL-safe base64 without its tail of A. */
function tinyCode(id) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Number(id));
  return bytes.toString('base64url').replace(/A+$/, '');
}

/** SpaceBulk (v2). */
const spaceBulk = (space) => ({
  id: space.id,
  key: space.key,
  name: space.name,
  type: space.type,
  status: space.status,
  authorId: space.authorId,
  createdAt: space.createdAt,
  homepageId: space.homepageId,
  _links: { webui: `/spaces/${space.key}` },
});
