/** People and groups (v1). */
import { errorV1, json } from '../answer.js';
import { mayView } from '../access.js';
import { accounts, base, bulkUser, failureV1, group, limitOf, user } from './shapes.js';

const find = (data, accountId) => accounts(data).find((person) => person.accountId === accountId);
const groupById = (data, id) => Object.values(data.groups).find((each) => each.id === id);
const forbidden = (what) => errorV1(403, `Not permitted to view ${what}`);

/** @type {import('../rest.js').Route[]} */
export const routes = [
  {
    path: /^\/wiki\/rest\/api\/user\/current$/,
    call: () => 'user:current',
    error: failureV1,
    answer: (data, { anonymous }) => {
      if (!anonymous) return json(user(data, data.signedIn));
      return Object.values(data.spaces).some((space) => mayView(space, undefined))
        ? json(anonymousUser(data))
        : errorV1(403, 'Current user not permitted to use Confluence');
    },
  },
  {
    path: /^\/wiki\/rest\/api\/user$/,
    call: (_, query) => `user:${query.get('accountId')}`,
    error: failureV1,
    answer: (data, { query, anonymous }) => {
      if (anonymous) return forbidden('users');
      const found = find(data, query.get('accountId'));
      return found
        ? json(user(data, found))
        : errorV1(404, `No user found with accountId : ${query.get('accountId')}`);
    },
  },
  {
    // Ids that nobody has are left out. Guess: the description does not say.
    path: /^\/wiki\/rest\/api\/user\/bulk$/,
    call: () => 'users',
    error: failureV1,
    answer: (data, { query, anonymous, cap }) => {
      if (anonymous) return forbidden('users');
      const limit = limitOf(query, { standard: 200, most: 200 }, cap);
      const asked = query.getAll('accountId').slice(0, limit);
      const results = asked.map((id) => find(data, id)).filter(Boolean).map((person) => bulkUser(data, person));
      return json({ results, start: 0, limit, size: results.length, _links: links(data) });
    },
  },
  {
    path: /^\/wiki\/rest\/api\/group$/,
    call: () => 'groups',
    error: failureV1,
    answer: (data, { query, anonymous, cap }) => {
      if (anonymous) return forbidden('groups');
      const limit = limitOf(query, { standard: 200, most: 200 }, cap);
      const start = Math.max(0, Number(query.get('start')) || 0);
      const results = Object.values(data.groups).slice(start, start + limit).map(group(data));
      return json({ results, start, limit, size: results.length, _links: links(data) });
    },
  },
  {
    path: /^\/wiki\/rest\/api\/group\/by-id$/,
    call: (_, query) => `group:${query.get('id')}`,
    error: failureV1,
    answer: (data, { query, anonymous }) => {
      if (anonymous) return forbidden('groups');
      const found = groupById(data, query.get('id'));
      return found ? json(group(data)(found)) : errorV1(404, `No group found with id : ${query.get('id')}`);
    },
  },
  {
    path: /^\/wiki\/rest\/api\/group\/([\w-]+)\/membersByGroupId$/,
    call: (match) => `members:${match[1]}`,
    error: failureV1,
    answer: (data, { match, query, anonymous, cap, path }) => {
      if (anonymous) return forbidden('users');
      const found = groupById(data, match[1]);
      if (!found) return errorV1(404, `No group found with id : ${match[1]}`);
      if (Number(query.get('limit')) > 200) return errorV1(400, 'The limit parameter must not be greater than 200');
      const start = Math.max(0, Number(query.get('start')) || 0);
      const limit = limitOf(query, { standard: 200, most: 200 }, cap);
      const results = found.members.slice(start, start + limit).map((person) => user(data, person));
      const next = start + limit < found.members.length && new URLSearchParams({ start: start + limit, limit });
      return json({
        results, start, limit, size: results.length,
        _links: { ...links(data), ...(next && { next: `${path.replace('/wiki', '')}?${next}` }) },
      });
    },
  },
];

const links = (data) => ({ base: base(data), context: '/wiki' });

const anonymousUser = (data) => ({
  type: 'anonymous',
  profilePicture: { path: '/wiki/images/icons/profilepics/anonymous.svg', width: 48, height: 48, isDefault: true },
  displayName: 'Anonymous',
  isExternalCollaborator: false,
  isGuest: false,
  _expandable: { operations: '' },
  _links: links(data),
});
