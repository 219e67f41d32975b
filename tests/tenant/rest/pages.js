/** Pages: what they hold, what restricts them, what is above them (v1 and v2). */
import { errorV1, json } from '../answer.js';
import { ancestors, mayOpen, operationsOnPage, pageById } from '../access.js';
import { storage } from '../storage.js';
import { spaceV1 } from './spaces.js';
import {
  base, embedded, expansions, failureV1, failureV2, group, limitOf, list, nextQuery, notFoundV2, offsetOf, paged,
  reader, user, webui,
} from './shapes.js';

// A page that was never published is there for whoever asks for its draft.
const isThere = (page, { query, path }) =>
  page && (page.status !== 'draft' || (query.get('get-draft') === 'true' && /\/pages\/\d+$/.test(path)));

function visible(data, asked) {
  const page = pageById(data, asked.match[1]);
  return isThere(page, asked) && mayOpen(data, page, reader(data, asked)) ? page : undefined;
}

const noContent = (id) => errorV1(404, `No content found with id: ContentId{id=${id}}`);

/** A route below /wiki/api/v2/pages/ID; only who can open the page gets further. */
const ofPage = (tail, kind, answer) => ({
  path: new RegExp(`^/wiki/api/v2/pages/(\\d+)${tail}$`),
  call: (match) => `${kind}:${match[1]}`,
  error: failureV2,
  answer: (data, asked) => {
    const page = visible(data, asked);
    return page ? answer(data, page, asked) : notFoundV2();
  },
});

/** @type {import('../rest.js').Route[]} */
export const routes = [
  {
    path: /^\/wiki\/rest\/api\/content\/(\d+)\/restriction\/byOperation$/,
    call: (match) => `restrictions:${match[1]}`,
    error: failureV1,
    answer: (data, asked) => {
      const page = visible(data, asked);
      return page ? json(restrictionsByOperation(data, page, asked)) : noContent(asked.match[1]);
    },
  },
  {
    path: /^\/wiki\/rest\/api\/content\/search$/,
    call: () => 'search',
    error: failureV1,
    deprecated: true,
    answer: search,
  },
  {
    path: /^\/wiki\/rest\/api\/content\/(\d+)$/,
    call: (match) => `content:${match[1]}`,
    error: failureV1,
    deprecated: true,
    answer: (data, asked) => {
      const page = visible(data, asked);
      return page ? json(content(data, page, expansions(asked.query), asked.cap)) : noContent(asked.match[1]);
    },
  },
  {
    path: /^\/wiki\/api\/v2\/pages$/,
    call: () => 'some-pages',
    error: failureV2,
    answer: (data, asked) => {
      const ids = asked.query.getAll('id').flatMap((value) => value.split(','));
      const found = (ids.length ? ids.map((id) => pageById(data, id)).filter(Boolean) : Object.values(data.pages))
        .filter((page) => mayOpen(data, page, reader(data, asked)));
      return paged(data, found, asked, (page) => pageBulk(data, page, asked.query));
    },
  },
  ofPage('', 'page', (data, page, asked) => json(pageSingle(data, page, asked))),
  // The highest ancestors come first. Where there are more than asked for, the lowest are given: the
  // description goes on from the highest one given.
  ofPage('/ancestors', 'ancestors', (data, page, { query, cap }) => {
    const limit = limitOf(query, { standard: 25, most: 250 }, cap);
    const results = ancestors(data, page).slice(-limit).map(({ id }) => ({ id, type: 'page' }));
    return json({ results, _links: { base: base(data) } });
  }),
  ofPage('/operations', 'operations', (data, page, asked) =>
    json({ operations: operationsOnPage(data, page, reader(data, asked)) })),
  ofPage('/labels', 'labels', (data, page, asked) => paged(data, labels(page), asked)),
  ofPage('/classification-level', 'classification', (_, page) =>
    (page.classification ? json(page.classification) : notFoundV2())),
  {
    path: /^\/wiki\/api\/v2\/classification-levels$/,
    call: () => 'classification-levels',
    error: failureV2,
    answer: (data, { anonymous }) => (anonymous ? notFoundV2() : json(Object.values(data.levels))),
  },
];

/**
 * Content search (v1). Of CQL it knows `id in (1,2)`, `id = 1`, `space = "KEY"` and
 * `type = page`, joined by `and`. A hundred at a time at most: the true limit is not published.
 */
function search(data, asked) {
  const { query, path, cap } = asked;
  const wanted = readCql(query.get('cql') ?? '');
  const offset = offsetOf(query);
  if (!wanted || offset === undefined) return errorV1(400, `Could not parse cql : ${query.get('cql')}`);
  const found = Object.values(data.pages).filter((page) => page.status === 'current'
    && wanted.every((fits) => fits(page)) && mayOpen(data, page, reader(data, asked)));
  const limit = limitOf(query, { standard: 25, most: 100 }, cap);
  const rest = nextQuery(query, found.length, offset, limit);
  const expand = expansions(query);
  const results = found.slice(offset, offset + limit).map((page) => content(data, page, expand));
  return json({
    results,
    start: offset,
    limit,
    size: results.length,
    _links: {
      base: base(data),
      context: '/wiki',
      self: `${base(data)}${path.replace('/wiki', '')}?${query}`,
      ...(rest && { next: `${path.replace('/wiki', '')}?${rest}` }),
    },
  });
}

/** @returns {((page: object) => boolean)[]|undefined} undefined for CQL that is not known here */
function readCql(cql) {
  const clauses = cql.replace(/\s+order\s+by\s+[\w. ]+$/i, '').split(/\s+and\s+/i).map((clause) => clause.trim());
  const tests = clauses.map((clause) => {
    const [, list] = clause.match(/^id\s+in\s*\(([\d\s,"]+)\)$/i) ?? clause.match(/^id\s*=\s*"?(\d+)"?$/i) ?? [];
    if (list) {
      const ids = list.match(/\d+/g) ?? [];
      return ({ id }) => ids.includes(id);
    }
    const [, key] = clause.match(/^space(?:\.key)?\s*=\s*"?(\w+)"?$/i) ?? [];
    if (key) return ({ space }) => space === key;
    return /^type\s*=\s*"?page"?$/i.test(clause) ? () => true : undefined;
  });
  return tests.every(Boolean) ? tests : undefined;
}

/** ContentRestriction (v1); a page without restrictions of its own has empty lists. */
function restriction(data, page, operation, { withUsers, withGroups }, cap) {
  const { users, groups } = page.restrictions?.[operation] ?? { users: [], groups: [] };
  return {
    operation,
    restrictions: {
      ...(withUsers && { user: list(users.map((person) => user(data, person)), cap) }),
      ...(withGroups && { group: list(groups.map(group(data)), cap) }),
      _expandable: { ...(!withUsers && { user: '' }), ...(!withGroups && { group: '' }) },
    },
    _expandable: { content: `/rest/api/content/${page.id}` },
    _links: { self: `${base(data)}/rest/api/content/${page.id}/restriction/byOperation/${operation}` },
  };
}

function restrictionsByOperation(data, page, { query, cap }) {
  const expand = expansions(query);
  const within = (list) => ['', 'read.', 'update.'].some((prefix) => expand.has(`${prefix}restrictions.${list}`));
  const parts = { withUsers: within('user'), withGroups: within('group') };
  return {
    read: restriction(data, page, 'read', parts, cap),
    update: restriction(data, page, 'update', parts, cap),
    _links: {
      self: `${base(data)}/rest/api/content/${page.id}/restriction/byOperation`,
      base: base(data),
      context: '/wiki',
    },
  };
}

/**
 * Content (v1). `expand` knows ancestors, space, version, metadata.labels and restrictions.OPERATION.restrictions.{user,group},
 * and the same below `ancestors.`.
 */
function content(data, page, expand, cap) {
  const restrictionParts = (operation) => ({
    withUsers: expand.has(`restrictions.${operation}.restrictions.user`),
    withGroups: expand.has(`restrictions.${operation}.restrictions.group`),
  });
  const below = (name) => [...expand].some((each) => each.startsWith(`${name}.`));
  const ofAncestors = new Set([...expand].filter((each) => each.startsWith('ancestors.')).map((each) => each.slice(10)));
  const withAncestors = expand.has('ancestors') || ofAncestors.size > 0;
  const withRestrictions = below('restrictions');
  return {
    id: page.id,
    type: 'page',
    status: page.status,
    title: page.title,
    ...(expand.has('space') && { space: spaceV1(data, data.spaces[page.space]) }),
    ...(expand.has('version') && { version: versionV1(data, page) }),
    ...(expand.has('metadata.labels') && {
      metadata: { labels: list(labels(page).map((label) => ({ ...label, label: label.name })), cap) },
    }),
    ...(withAncestors && {
      ancestors: ancestors(data, page).map((ancestor) => content(data, ancestor, ofAncestors, cap)),
    }),
    ...(withRestrictions && {
      restrictions: {
        read: restriction(data, page, 'read', restrictionParts('read'), cap),
        update: restriction(data, page, 'update', restrictionParts('update'), cap),
        _expandable: {},
        _links: { self: `${base(data)}/rest/api/content/${page.id}/restriction/byOperation` },
      },
    }),
    extensions: { position: 0 },
    _expandable: {
      ...(!withRestrictions && { restrictions: `/rest/api/content/${page.id}/restriction/byOperation` }),
      ...(!withAncestors && { ancestors: '' }),
      ...(!expand.has('space') && { space: `/rest/api/space/${page.space}` }),
      ...(!expand.has('version') && { version: '' }),
      body: '',
    },
    _links: { self: `${base(data)}/rest/api/content/${page.id}`, webui: webui(page), base: base(data), context: '/wiki' },
  };
}

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

/** PageSingle (v2). */
function pageSingle(data, page, { query, anonymous, cap }) {
  const self = (tail) => `${base(data)}/api/v2/pages/${page.id}/${tail}`;
  return {
    ...pageBulk(data, page, query),
    ...(query.get('include-labels') === 'true' && { labels: embedded(labels(page), self('labels'), cap) }),
    ...(query.get('include-operations') === 'true' && {
      operations: embedded(operationsOnPage(data, page, anonymous ? undefined : data.signedIn), self('operations'), cap),
    }),
    _links: { ...pageBulk(data, page, new URLSearchParams())._links, base: base(data) },
  };
}

/** PageBulk (v2). */
export const pageBulk = (data, page, query) => ({
  id: page.id,
  status: page.status,
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
  body: body(page, query.get('body-format')),
  _links: {
    webui: webui(page),
    editui: `/pages/resumedraft.action?draftId=${page.id}`,
    tinyui: `/x/${tinyCode(page.id)}`,
  },
});

function body(page, representation) {
  switch (representation) {
    case 'atlas_doc_format': return { [representation]: { representation, value: JSON.stringify(page.body) } };
    case 'storage': return { [representation]: { representation, value: storage(page.body) } };
    default: return {};
  }
}

const labels = (page) =>
  page.labels.map((name, index) => ({ id: `${page.id}${index}`, name, prefix: 'global' }));

/** The code of a tiny link: the id's bytes, little end first, in URL-safe base64 without its tail of A. */
function tinyCode(id) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Number(id));
  return bytes.toString('base64url').replace(/A+$/, '');
}
