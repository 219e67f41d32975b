/** Spaces, who may do what in them, and their pages. */
import { errorV1, json } from '../answer.js';
import {
  assignments, mayOpen, mayView, operationsOnSpace, permissionsV1, roleAssignments, ROLES,
} from '../access.js';
import { pageBulk } from './pages.js';
import {
  base, embedded, expansions, failureV1, failureV2, group, notFoundV2, paged, reader, user,
} from './shapes.js';

const visible = (data, asked, wanted) =>
  Object.values(data.spaces).filter((space) => wanted(space) && mayView(space, reader(data, asked)));

/** A route below /wiki/api/v2/spaces/ID; only who can see the space gets further. */
const ofSpace = (tail, kind, answer) => ({
  path: new RegExp(`^/wiki/api/v2/spaces/(\\d+)${tail}$`),
  call: (match) => `${kind}:${match[1]}`,
  error: failureV2,
  answer: (data, asked) => {
    const [space] = visible(data, asked, ({ id }) => id === asked.match[1]);
    return space ? answer(data, space, asked) : notFoundV2();
  },
});

/** @type {import('../rest.js').Route[]} */
export const routes = [
  ofSpace('', 'space', (data, space, asked) => json(spaceSingle(data, space, asked))),
  ofSpace('/permissions', 'permissions', (data, space, asked) => paged(data, assignments(space), asked)),
  ofSpace('/role-assignments', 'roles', (data, space, asked) => {
    const { query } = asked;
    const found = roleAssignments(space).filter(({ principal, roleId }) =>
      [['principal-type', principal.principalType], ['principal-id', principal.principalId], ['role-id', roleId]]
        .every(([name, value]) => !query.has(name) || query.get(name) === value));
    return paged(data, found, asked);
  }),
  ofSpace('/operations', 'operations', (data, space, asked) =>
    json({ operations: operationsOnSpace(space, reader(data, asked)) })),
  ofSpace('/pages', 'pages', (data, space, asked) => {
    const statuses = asked.query.getAll('status').flatMap((value) => value.split(','));
    const wanted = statuses.length ? statuses : ['current', 'archived'];
    const found = Object.values(data.pages).filter((page) => page.space === space.key
      && wanted.includes(page.status)
      && (asked.query.get('depth') !== 'root' || page.id === space.homepageId || page.parentId === null)
      && mayOpen(data, page, reader(data, asked)));
    return paged(data, found, asked, (page) => pageBulk(data, page, asked.query));
  }),
  ofSpace('/classification-level/default', 'classification', (data, space) =>
    (space.classification ? json(space.classification) : notFoundV2())),
  {
    path: /^\/wiki\/api\/v2\/spaces$/,
    call: (_, query) => `space:${query.get('keys') ?? query.get('ids') ?? ''}`,
    error: failureV2,
    answer: (data, asked) => {
      const keys = asked.query.get('keys')?.split(',');
      const ids = asked.query.get('ids')?.split(',');
      const found = visible(data, asked, ({ key, id }) => (!keys || keys.includes(key)) && (!ids || ids.includes(id)));
      return paged(data, found, asked, spaceBulk);
    },
  },
  {
    path: /^\/wiki\/api\/v2\/space-roles$/,
    call: () => 'space-roles',
    error: failureV2,
    answer: (data, asked) => (asked.anonymous ? notFoundV2() : paged(data, Object.values(ROLES), asked, spaceRole)),
  },
  {
    path: /^\/wiki\/api\/v2\/space-roles\/([\w-]+)$/,
    call: (match) => `space-roles:${match[1]}`,
    error: failureV2,
    answer: (data, { match, anonymous }) => {
      const role = Object.values(ROLES).find(({ id }) => id === match[1]);
      return role && !anonymous ? json({ ...spaceRole(role), _links: { base: base(data) } }) : notFoundV2();
    },
  },
  {
    path: /^\/wiki\/rest\/api\/space\/(\w+)$/,
    call: (match) => `space:${match[1]}`,
    error: failureV1,
    deprecated: true,
    answer: (data, asked) => {
      const [space] = visible(data, asked, ({ key }) => key === asked.match[1]);
      if (!space) return errorV1(404, `No space with key : ${asked.match[1]}`);
      return json(spaceV1(data, space, expansions(asked.query), reader(data, asked)));
    },
  },
];

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

/**
 * SpaceSingle (v2). The description offers `include-role-assignments` and names
 * no field for what it includes: `roleAssignments` is a guess.
 */
function spaceSingle(data, space, { query, anonymous, cap }) {
  const self = (tail) => `${base(data)}/api/v2/spaces/${space.id}/${tail}`;
  const wants = (name) => query.get(`include-${name}`) === 'true';
  return {
    ...spaceBulk(space),
    ...(wants('operations') && {
      operations: embedded(operationsOnSpace(space, anonymous ? undefined : data.signedIn), self('operations'), cap),
    }),
    ...(wants('permissions') && { permissions: embedded(assignments(space), self('permissions'), cap) }),
    ...(wants('role-assignments') && {
      roleAssignments: embedded(roleAssignments(space), self('role-assignments'), cap),
    }),
    ...(wants('labels') && { labels: embedded([], self('labels'), cap) }),
    _links: { ...spaceBulk(space)._links, base: base(data) },
  };
}

/** SpaceRole (v2). How a permission is named in a role is a guess. */
const spaceRole = ({ id, name, operations }) => ({
  id,
  type: 'SYSTEM',
  displayName: name,
  description: '',
  spacePermissions: operations.map(([key, target]) => `${key}/${target}`),
});

/** Space (v1). `expand` knows permissions. */
export const spaceV1 = (data, space, expand = new Set(), person = undefined) => ({
  id: Number(space.id),
  key: space.key,
  name: space.name,
  type: space.type,
  status: space.status,
  ...(expand.has('permissions') && {
    permissions: permissionsV1(space, person, { user: (each) => user(data, each), group: group(data) }),
  }),
  _expandable: {
    settings: '', metadata: '', operations: '', lookAndFeel: '', identifiers: '',
    ...(!expand.has('permissions') && { permissions: '' }),
    icon: '', description: '', theme: '', history: '', homepage: `/rest/api/content/${space.homepageId}`,
  },
  _links: { webui: `/spaces/${space.key}`, self: `${base(data)}/rest/api/space/${space.key}`, base: base(data) },
});
