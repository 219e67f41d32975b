/** What gathers work items: boards, queues, filters, dashboards; and whom it is shared with. */
import { groups, people } from '../people.js';
import { projects } from './projects.js';

const { APL, NBR, IDEA, CARE } = projects;

/** @type {Record<string, {id: string, name: string, owner: object, jql: string, sharePermissions: object[], editPermissions: object[]}>} */
export const filters = Object.fromEntries([
  ['10201', 'Appeals of this month', people.priya, 'project = APL', [{ type: 'project', project: APL }]],
  ['10202', 'Everything from Northbridge', people.priya, 'project = NBR', [{ type: 'project', project: NBR }]],
  ['10203', 'Ideas for the website', people.mei, 'project = IDEA', [{ type: 'global' }]],
  ['10204', 'Waiting for a letter', people.tom, 'project = APL AND status = "In Progress"', [{ type: 'loggedin' }]],
  ['10205', 'My open work', people.priya, 'assignee = currentUser()', []],
  ['10206', 'Reviews with the partner', people.priya, 'project in (APL, NBR)', [
    { type: 'group', group: groups.northbridgeGuests }, { type: 'user', user: people.dana }, { type: 'projectRole', project: NBR, role: 'Member' },
  ]],
].map(([id, name, owner, jql, sharePermissions]) => [id, { id, name, owner, jql, sharePermissions, editPermissions: [] }]));

export const dashboards = Object.fromEntries([
  ['10301', 'Casework at a glance', people.priya, [{ type: 'group', group: groups.caseworkers }]],
  ['10302', 'How long people wait', people.mei, [{ type: 'global' }]],
  ['10303', 'Lift and heating', people.olu, [{ type: 'loggedin' }]],
].map(([id, name, owner, sharePermissions]) => [id, { id, name, owner, sharePermissions, editPermissions: [] }]));

/** A board shows what its filter finds, to whoever sees the filter. */
export const boards = Object.fromEntries([
  ['1', 'Appeals board', APL, '10201'], ['2', 'Northbridge board', NBR, '10202'], ['3', 'Ideas board', IDEA, '10203'],
].map(([id, name, project, filter]) => [id, { id, name, project: project.key, filter }]));

export const queues = Object.fromEntries([
  ['11', 'All open', CARE],
].map(([id, name, project]) => [id, { id, name, project: project.key }]));
