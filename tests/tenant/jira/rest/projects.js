/** Spaces: what they are, their roles, permission scheme and security levels, and what one may do. */
import { json } from '../../answer.js';
import { administers, issueByKey, may, mayBrowse, mayOpen } from '../access.js';
import { ROLES } from '../projects.js';
import { expansions, failure, groupName, level, pageBean, projectIn, projectWhole, reader, roleDetails, roleWhole, site, user } from './shapes.js';

const find = ({ jira }, key) => Object.values(jira.projects).find((project) => project.key === key.toUpperCase() || project.id === key);

const missing = (key) => failure(404, `No project could be found with key '${key}'.`);

/** A route below /project/KEY; `may` is who gets further than that the project exists, and how others are refused. */
const ofProject = (tail, kind, answer, { forAdministrators } = {}) => ({
  path: new RegExp(`^/rest/api/3/project/(\\w+)${tail}$`),
  call: (match) => [kind, ...match.slice(1)].join(':').replace(/:([^:]*):/, ':$1/'),
  error: failure,
  answer: (data, asked) => {
    const project = find(data, asked.match[1]);
    const person = reader(data, asked);
    if (!project || !mayBrowse(data, project, person)) return missing(asked.match[1]);
    if (forAdministrators && !administers(data, project, person)) return failure(...forAdministrators);
    return answer(data, project, asked);
  },
});

/** The description says 404 for roles, and 403 for the permission scheme. */
const NO_ROLES = { forAdministrators: [404, 'You do not have the permission to see the specified project.'] };
const NO_SCHEME = { forAdministrators: [403, 'You do not have permission to view the project’s configuration.'] };

const KEYS = [
  'BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'ADD_COMMENTS', 'ADMINISTER_PROJECTS', 'SET_ISSUE_SECURITY',
  'VIEW_VOTERS_AND_WATCHERS', 'MANAGE_WATCHERS',
];
const GLOBAL = { ADMINISTER: false, USER_PICKER: true, CREATE_SHARED_OBJECTS: true };

/** @type {import('../../rest.js').Route[]} */
export const routes = [
  ofProject('', 'project', (data, project, { query }) => json({
    ...projectWhole(data, project), ...(expansions(query).includes('insight') && { insight: insight(data, project) }),
  })),
  ofProject('/role', 'project-roles', (data, project) => json(projectWhole(data, project).roles), NO_ROLES),
  ofProject('/role/(\\d+)', 'project-role', (data, project, { match, cap }) => {
    const name = Object.keys(project.roles).find((each) => String(ROLES[each].id) === match[2]);
    return name ? json(roleWhole(data, project, name, cap)) : failure(404, `Can not find project role with ${match[2]}`);
  }, NO_ROLES),
  ofProject('/roledetails', 'roledetails', (data, project) => json(Object.keys(project.roles).map((name) => roleDetails(data, project, name))), NO_ROLES),
  ofProject('/permissionscheme', 'permissionscheme', (data, project, { query }) => json(scheme(data, project, expansions(query))), NO_SCHEME),
  ofProject('/securitylevel', 'securitylevels', (data, project, asked) => json({
    // Told only to whom may set one.
    levels: may(data, project, reader(data, asked), 'SET_ISSUE_SECURITY') ? project.levels.map((each) => level(data, each)) : [],
  })),
  {
    path: /^\/rest\/api\/3\/project\/search$/,
    call: () => 'projects',
    error: failure,
    answer: (data, asked) => pageBean(data, Object.values(data.jira.projects).filter((project) => mayBrowse(data, project, reader(data, asked))), asked,
      (project) => ({ ...projectIn(data, project), style: project.style, isPrivate: project.isPrivate })),
  },
  {
    path: /^\/rest\/api\/3\/securitylevel\/(\d+)$/,
    call: (match) => `securitylevel:${match[1]}`,
    error: failure,
    answer: (data, { match }) => {
      const found = Object.values(data.jira.projects).flatMap(({ levels }) => levels).find(({ id }) => id === match[1]);
      return found ? json(level(data, found)) : failure(404, 'The security level was not found.');
    },
  },
  {
    // Who is in a level: for administrators of Jira, and nobody here is one.
    path: /^\/rest\/api\/3\/issuesecurityschemes\/level\/member$/,
    call: () => 'securitylevel-members',
    error: failure,
    answer: () => failure(403, 'You do not have permission to view issue security schemes.'),
  },
  {
    path: /^\/rest\/api\/3\/mypermissions$/,
    call: (_, query) => `mypermissions:${query.get('issueKey') ?? query.get('projectKey') ?? ''}`,
    error: failure,
    answer: mine,
  },
];

/** ProjectInsight: how many work items, and when one last changed. */
function insight({ jira }, { key }) {
  const all = Object.values(jira.issues).filter(({ project }) => project === key);
  return { totalIssueCount: all.length, lastIssueUpdateTime: all.map(({ updated }) => updated).toSorted().at(-1) };
}

/** PermissionScheme; its grants when expanded. */
function scheme(data, project, expand) {
  const self = `${site(data)}/rest/api/3/permissionscheme/${project.id}`;
  const grants = expand.some((name) => ['permissions', 'all'].includes(name));
  return {
    expand: 'permissions,user,group,projectRole,field,all', self, id: Number(project.id), name: `${project.key}: permissions`, description: '',
    ...(grants && {
      permissions: project.grants.map(([permission, holder], index) => ({
        id: Number(project.id) * 100 + index, self: `${self}/permission/${Number(project.id) * 100 + index}`, permission, holder: holderOf(data, project, holder, expand),
      })),
    }),
  };
}

/** A holder with what `expand=all` adds: the group, role or person itself, which the schema does not describe. */
function holderOf(data, project, { type, parameter, value }, expand) {
  const all = expand.includes('all');
  const expandable = { group: 'group', user: 'user', projectRole: 'projectRole' }[type];
  const group = type === 'group' && Object.values(data.groups).find(({ name }) => name === parameter);
  const role = type === 'projectRole' && Object.keys(ROLES).find((name) => String(ROLES[name].id) === parameter);
  return {
    type, ...(parameter && { parameter }), ...((value ?? parameter) && { value: value ?? parameter }),
    ...(expandable && { expand: expandable }),
    ...(all && group && { group: groupName(data, group) }),
    ...(all && role && { projectRole: roleDetails(data, project, role) }),
    ...(all && type === 'user' && { user: user(data, Object.values(data.people).find(({ accountId }) => accountId === parameter)) }),
  };
}

/** Permissions: of the signed-in person or of a visitor without a session, for a space, a work item, or the site. */
function mine(data, asked) {
  const { query } = asked;
  const person = reader(data, asked);
  const wanted = (query.get('permissions') ?? '').split(',').filter(Boolean);
  if (!wanted.length) return failure(400, 'The \'permissions\' query parameter is required.');
  const strange = wanted.filter((key) => !KEYS.includes(key) && !(key in GLOBAL));
  if (strange.length) return failure(400, `Unrecognized permission: ${strange}`);
  const issue = query.get('issueKey') && issueByKey(data, query.get('issueKey'));
  if (query.get('issueKey') && !(issue && mayOpen(data, issue, person))) return failure(404, 'The issue no longer exists.');
  const key = issue?.project ?? query.get('projectKey');
  const project = key && find(data, key);
  if (key && !(project && mayBrowse(data, project, person))) return missing(key);
  const has = (permission) => {
    if (permission in GLOBAL) return Boolean(person) && GLOBAL[permission];
    if (project) return may(data, project, person, permission, issue);
    return Object.values(data.jira.projects).some((each) => may(data, each, person, permission));
  };
  return json({
    permissions: Object.fromEntries(wanted.map((permission, index) => [permission, {
      id: String(index), key: permission, name: permission, type: permission in GLOBAL ? 'GLOBAL' : 'PROJECT', description: '', havePermission: has(permission),
    }])),
  });
}
