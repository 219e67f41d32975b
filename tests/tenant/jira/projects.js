/**
 * The spaces of Jira ("projects", as they were called) and who may do what in them.
 *
 * A role lists its actors, people and groups. A grant of the permission scheme is
 * `[permission, holder]`; a holder is written as the API writes it, `{type, parameter}`.
 */
import { groups, people } from '../people.js';
import { guests } from './people.js';

/** The roles of company-managed spaces, which all share. Ids as Jira sets them up; the guest's role after RFC-112. */
export const ROLES = {
  Administrators: { id: 10002, description: 'A role for people who administer a space', admin: true },
  Member: { id: 10005, description: 'A role for people who work in a space', default: true },
  Viewer: { id: 10006, description: 'A role for people who only look' },
  'Viewer - guest': { id: 10011, description: 'A role for guests who only look' },
  'Service Desk Team': { id: 10007, description: 'A role for the agents of a service space' },
  'Service Desk Customers': { id: 10008, description: 'A role for customers of a service space' },
};

const role = (name) => ({ type: 'projectRole', parameter: String(ROLES[name].id) });
const anyone = { type: 'anyone' };
const everyLicence = { type: 'applicationRole' };
const group = ({ id, name }) => ({ type: 'group', parameter: name, value: id });
const portalOnly = { type: 'sd.customer.portal.only' };

/** What everybody has who may work in a space. */
const WORK = ['CREATE_ISSUES', 'EDIT_ISSUES', 'ADD_COMMENTS', 'VIEW_VOTERS_AND_WATCHERS', 'SET_ISSUE_SECURITY'];
const granted = (permissions, ...holders) => permissions.flatMap((permission) => holders.map((holder) => [permission, holder]));
const administered = granted(['ADMINISTER_PROJECTS', 'MANAGE_WATCHERS'], role('Administrators'));

/**
 * @typedef {object} JiraProject
 * @property {string} key
 * @property {'software'|'service_desk'|'business'} type
 * @property {'classic'|'next-gen'} style company-managed or team-managed
 * @property {boolean} isPrivate
 * @property {Record<string, object[]>} roles actors by role
 * @property {[permission: string, holder: object][]} grants
 * @property {{id: string, name: string, description: string, holders: object[]}[]} levels
 */
const project = (id, key, name, type, lead, more) => ({
  id, key, name, type, lead, style: 'classic', isPrivate: false, levels: [], ...more,
});

/** @type {Record<string, JiraProject>} */
export const projects = {
  /** Nobody from outside, and nobody else from inside. */
  APL: project('10001', 'APL', 'Appeals', 'software', people.tom, {
    roles: { Administrators: [people.tom], Member: [groups.caseworkers, people.olu] },
    grants: [...granted(['BROWSE_PROJECTS', ...WORK], role('Member'), role('Administrators')), ...administered],
    levels: [
      { id: '10101', name: 'Panel', description: 'Only those who sit on the panel.', holders: [{ type: 'user', parameter: people.priya.accountId }, { type: 'user', parameter: people.tom.accountId }] },
      { id: '10102', name: 'Caseworkers', description: 'Caseworkers, and whoever reported it.', holders: [group(groups.caseworkers), { type: 'reporter' }] },
    ],
  }),
  /** Guests of one organisation, and a supplier with a full licence. Priya, who is signed in, administers it. */
  NBR: project('10002', 'NBR', 'Northbridge delivery', 'software', people.priya, {
    roles: { Administrators: [people.priya], Member: [groups.caseworkers, people.lars], 'Viewer - guest': guests },
    grants: [
      ...granted(['BROWSE_PROJECTS', ...WORK], role('Member'), role('Administrators')),
      ...granted(['BROWSE_PROJECTS', 'ADD_COMMENTS'], role('Viewer - guest')), ...administered,
    ],
    levels: [
      { id: '10103', name: 'Acme only', description: 'Nobody from outside.', holders: [group(groups.caseworkers)] },
    ],
  }),
  /** Open to anonymous visitors. */
  IDEA: project('10003', 'IDEA', 'Public ideas', 'software', people.mei, {
    roles: { Administrators: [people.mei], Member: [groups.everyone] },
    grants: [...granted(['BROWSE_PROJECTS'], anyone), ...granted(['BROWSE_PROJECTS', ...WORK], role('Member')), ...administered],
  }),
  /** Open to everybody with a licence, outside people with licences among them. Watchers are not told. */
  FAC: project('10004', 'FAC', 'Facilities', 'business', people.olu, {
    roles: { Administrators: [people.olu], Member: [people.diagrams] },
    grants: [
      ...granted(['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'ADD_COMMENTS'], everyLicence), ...administered,
    ],
  }),
  /** Team-managed and private. */
  PILOT: project('10005', 'PILOT', 'Form pilot', 'software', people.mei, {
    style: 'next-gen', isPrivate: true,
    roles: { Administrators: [people.mei], Member: [people.priya, people.tom] },
    grants: [...granted(['BROWSE_PROJECTS', ...WORK], role('Member'), role('Administrators')), ...administered],
  }),
  /** Requests of the public, and of a partner's people. */
  CARE: project('10006', 'CARE', 'Citizen help', 'service_desk', people.tom, {
    serviceDeskId: '4',
    organisations: ['northbridge', 'residents'],
    roles: { Administrators: [people.tom], 'Service Desk Team': [groups.caseworkers], 'Service Desk Customers': [] },
    grants: [
      ...granted(['BROWSE_PROJECTS', ...WORK], role('Service Desk Team'), role('Administrators')),
      ...granted(['CREATE_ISSUES', 'ADD_COMMENTS'], portalOnly), ...administered,
    ],
  }),
};
