/** People and groups, as Jira tells of them. */
import { json } from '../../answer.js';
import { accountById, accounts, expansions, failure, pageBean, groupName, user, userDetails } from './shapes.js';

const unauthorised = () => failure(401, 'Client must be authenticated to access this resource.');

const findGroup = (data, query) => Object.values(data.groups)
  .find(({ id, name }) => id === query.get('groupId') || name === query.get('groupname'));

/** @type {import('../../rest.js').Route[]} */
export const routes = [
  {
    path: /^\/rest\/api\/3\/myself$/,
    call: () => 'myself',
    error: failure,
    answer: (data, { anonymous, query }) => (anonymous ? unauthorised() : json(user(data, data.signedIn, expansions(query)))),
  },
  {
    path: /^\/rest\/api\/3\/user$/,
    call: (_, query) => `jira-user:${query.get('accountId')}`,
    error: failure,
    answer: (data, { anonymous, query }) => {
      if (anonymous) return unauthorised();
      const found = accountById(data, query.get('accountId'));
      return found ? json(user(data, found, expansions(query))) : failure(404, 'Specified user does not exist or you do not have required permissions');
    },
  },
  {
    path: /^\/rest\/api\/3\/user\/search$/,
    call: () => 'user-search',
    error: failure,
    answer: (data, { anonymous, query, cap }) => {
      // To a visitor it answers with nobody, by its description.
      const wanted = query.get('query')?.toLowerCase();
      const isMeant = ({ displayName, email }) => [displayName, email].some((text) => text?.toLowerCase().startsWith(wanted));
      const found = anonymous || !wanted ? [] : accounts(data).filter(isMeant);
      return json(found.slice(0, cap ?? (Number(query.get('maxResults')) || 50)).map((person) => user(data, person)));
    },
  },
  {
    // Who is signed in may not browse users, and is told of nobody, by its description.
    path: /^\/rest\/api\/3\/user\/viewissue\/search$/,
    call: (_, query) => `viewers:${query.get('issueKey')}`,
    error: failure,
    answer: (data, { query }) =>
      (data.jira.issues[query.get('issueKey')] ? json([]) : failure(404, 'Issue does not exist or you do not have permission to see it.')),
  },
  {
    path: /^\/rest\/api\/3\/user\/bulk$/,
    call: () => 'jira-users',
    error: failure,
    answer: (data, asked) => {
      if (asked.anonymous) return unauthorised();
      const wanted = asked.query.getAll('accountId');
      if (!wanted.length) return failure(400, 'accountId is missing');
      const found = accounts(data).filter(({ accountId }) => wanted.includes(accountId));
      return pageBean(data, found, asked, (person) => user(data, person), 10);
    },
  },
  {
    path: /^\/rest\/api\/3\/group\/member$/,
    call: (_, query) => `jira-members:${query.get('groupId') ?? query.get('groupname')}`,
    error: failure,
    answer: (data, asked) => {
      if (asked.anonymous) return unauthorised();
      const found = findGroup(data, asked.query);
      return found ? pageBean(data, found.members, asked, (person) => userDetails(data, person)) : failure(404, 'The group was not found.');
    },
  },
  {
    path: /^\/rest\/api\/3\/group\/bulk$/,
    call: () => 'jira-groups',
    error: failure,
    answer: (data, asked) => {
      if (asked.anonymous) return unauthorised();
      const ids = asked.query.getAll('groupId');
      const names = asked.query.getAll('groupName');
      const found = Object.values(data.groups).filter(({ id, name }) => (!ids.length && !names.length) || ids.includes(id) || names.includes(name));
      return pageBean(data, found, asked, (group) => {
        const { name, groupId } = groupName(data, group);
        return { name, groupId };
      });
    },
  },
];
