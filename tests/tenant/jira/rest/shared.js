/** Filters, dashboards and boards: whom they are shared with. */
import { json } from '../../answer.js';
import { maySee } from '../access.js';
import { failure, reader, sharePermission, site, user, userBean } from './shapes.js';

const filterOf = (data, asked) => {
  const filter = data.jira.filters[asked.match[1]];
  return filter && maySee(data, filter, reader(data, asked)) ? filter : undefined;
};

/** @type {import('../../rest.js').Route[]} */
export const routes = [
  {
    // 400 for a filter that one may not see: the description has it so.
    path: /^\/rest\/api\/3\/filter\/(\d+)$/,
    call: (match) => `filter:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const filter = filterOf(data, asked);
      return filter ? json(filterWhole(data, filter, asked)) : failure(400, `The selected filter with id '${asked.match[1]}' does not exist.`);
    },
  },
  {
    path: /^\/rest\/api\/3\/filter\/(\d+)\/permission$/,
    call: (match) => `filter-permissions:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const filter = filterOf(data, asked);
      return filter
        ? json(list(data, filter.sharePermissions, asked))
        : failure(404, `The selected filter with id '${asked.match[1]}' does not exist.`);
    },
  },
  {
    path: /^\/rest\/api\/3\/dashboard\/(\d+)$/,
    call: (match) => `dashboard:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const dashboard = data.jira.dashboards[asked.match[1]];
      return dashboard && maySee(data, dashboard, reader(data, asked))
        ? json(dashboardWhole(data, dashboard, asked)) : failure(404, `The dashboard with id '${asked.match[1]}' does not exist.`);
    },
  },
  {
    // Of the Software API, whose description is not at hand: shapes after jira.js 6.2.0 (agile/models).
    path: /^\/rest\/agile\/1\.0\/board\/(\d+)$/,
    call: (match) => `board:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const board = boardOf(data, asked);
      return board ? json({ ...board.head, isPrivate: false, location: board.location }) : failure(404, 'Requested board cannot be viewed.');
    },
  },
  {
    path: /^\/rest\/agile\/1\.0\/board\/(\d+)\/configuration$/,
    call: (match) => `board-configuration:${match[1]}`,
    error: failure,
    answer: (data, asked) => {
      const board = boardOf(data, asked);
      return board ? json({
        ...board.head, self: `${board.head.self}/configuration`, location: { type: 'project', projectKeyOrId: String(board.location.projectId) },
        filter: { id: board.filter, self: `${site(data)}/rest/api/2/filter/${board.filter}` },
        columnConfig: { columns: ['To Do', 'In Progress', 'Done'].map((name) => ({ name, statuses: [] })), constraintType: 'none' },
        ranking: { rankCustomFieldId: 10019 },
      }) : failure(404, 'Requested board cannot be viewed.');
    },
  },
];

/** A board is seen by whoever sees its filter. */
function boardOf(data, asked) {
  const board = data.jira.boards[asked.match[1]];
  if (!board || !maySee(data, data.jira.filters[board.filter], reader(data, asked))) return undefined;
  const project = data.jira.projects[board.project];
  return {
    filter: board.filter,
    head: { id: Number(board.id), self: `${site(data)}/rest/agile/1.0/board/${board.id}`, name: board.name, type: 'kanban' },
    location: { projectId: Number(project.id), projectKey: project.key, projectName: project.name, projectTypeKey: project.type, displayName: `${project.name} (${project.key})`, name: `${project.name} (${project.key})` },
  };
}

const list = (data, permissions, asked) => permissions.slice(0, asked.cap)
  .map((permission, index) => sharePermission(data, permission, index, reader(data, asked)));

const filterWhole = (data, { id, name, owner, jql, sharePermissions, editPermissions }, asked) => ({
  self: `${site(data)}/rest/api/3/filter/${id}`, id, name, description: '', owner: user(data, owner), jql,
  viewUrl: `${site(data)}/issues/?filter=${id}`, searchUrl: `${site(data)}/rest/api/3/search?jql=${encodeURIComponent(jql)}`,
  favourite: owner === data.signedIn, favouritedCount: 1,
  sharePermissions: list(data, sharePermissions, asked), editPermissions: list(data, editPermissions, asked),
  sharedUsers: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
  subscriptions: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
});

const dashboardWhole = (data, { id, name, owner, sharePermissions, editPermissions }, asked) => ({
  id, name, description: '', isFavourite: false, popularity: 1, owner: userBean(data, owner), isWritable: owner === data.signedIn, systemDashboard: false,
  self: `${site(data)}/rest/api/3/dashboard/${id}`, view: `${site(data)}/jira/dashboards/${id}`,
  sharePermissions: list(data, sharePermissions, asked), editPermissions: list(data, editPermissions, asked),
});
