/** What the answers of Jira's REST API v3 are put together from. */
import { json } from '../../answer.js';
import { mayBrowse } from '../access.js';
import { FIELDS } from '../data.js';
import { ROLES } from '../projects.js';

/** An error as Jira words it (`ErrorCollection`). */
export const failure = (status, message = 'Request failed') => json({ errorMessages: [message], errors: {} }, status);

export const site = ({ site: { host } }) => `https://${host}`;

export const reader = (data, { anonymous }) => (anonymous ? undefined : data.signedIn);

/** Every account Jira knows: everybody of Confluence, and the customers of its portal. */
export const accounts = (data) => [...Object.values(data.people), ...data.staff, ...Object.values(data.jira.customers)];

export const accountById = (data, id) => accounts(data).find(({ accountId }) => accountId === id);

const sizes = (url) => Object.fromEntries([16, 24, 32, 48].map((size) => [`${size}x${size}`, url]));

export const avatarUrls = (data, person) => sizes(`${site(data)}/wiki/aa-avatar/${person.accountId}`);

/** UserDetails: in watchers, comments, group members. A hidden address is left out. */
export const userDetails = (data, person) => ({
  self: `${site(data)}/rest/api/3/user?accountId=${person.accountId}`,
  accountId: person.accountId,
  accountType: person.accountType,
  ...(person.email && { emailAddress: person.email }),
  avatarUrls: avatarUrls(data, person),
  displayName: person.displayName,
  active: true,
  timeZone: 'Europe/London',
});

/** User; an app says which kind it is. `groups` and `applicationRoles` only when expanded. */
export function user(data, person, expand = []) {
  const groups = Object.values(data.groups).filter(({ members }) => members.includes(person));
  return {
    ...userDetails(data, person),
    locale: 'en_GB',
    ...(person.accountType === 'app' && { appType: 'service' }),
    ...(expand.includes('groups') && { groups: { size: groups.length, items: groups.map((group) => groupName(data, group)) } }),
    ...(expand.includes('applicationRoles') && {
      applicationRoles: {
        size: Number(person.licensed),
        items: person.licensed ? [{ key: 'jira-software', name: 'Jira', groups: [], groupDetails: [], defaultGroups: [], defaultGroupsDetails: [] }] : [],
      },
    }),
    expand: 'groups,applicationRoles',
  };
}

/** UserBean: whom a filter is shared with. */
export const userBean = (data, person) => ({
  self: `${site(data)}/rest/api/3/user?accountId=${person.accountId}`,
  accountId: person.accountId, displayName: person.displayName, active: true, avatarUrls: avatarUrls(data, person),
});

export const groupName = (data, { id, name }) => ({ name, groupId: id, self: `${site(data)}/rest/api/3/group?groupId=${id}` });

export const expansions = (query) => (query.get('expand') ?? '').split(',').map((name) => name.trim()).filter(Boolean);

/** One page of a list (`PageBean…`). */
export function pageBean(data, all, { path, query, cap }, make, standard = 50) {
  const startAt = Math.max(0, Number(query.get('startAt')) || 0);
  const asked = Number(query.get('maxResults')) || standard;
  const maxResults = Math.min(asked, cap ?? asked);
  const isLast = startAt + maxResults >= all.length;
  const at = (start) => {
    const next = new URLSearchParams(query);
    next.set('startAt', start);
    next.set('maxResults', maxResults);
    return `${site(data)}${path}?${next}`;
  };
  return json({
    self: at(startAt), ...(!isLast && { nextPage: at(startAt + maxResults) }),
    maxResults, startAt, total: all.length, isLast, values: all.slice(startAt, startAt + maxResults).map(make),
  });
}

const self = (data, path) => `${site(data)}/rest/api/3/${path}`;

/** Project: what a list holds, or with everything. */
export const projectIn = (data, project) => ({
  self: self(data, `project/${project.id}`), id: project.id, key: project.key, name: project.name,
  projectTypeKey: project.type, simplified: project.style === 'next-gen', avatarUrls: sizes(`${site(data)}/avatar/project-${project.key}`),
});

export const projectWhole = (data, project) => ({
  ...projectIn(data, project),
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight', description: '',
  lead: user(data, project.lead), components: [], versions: [], issueTypes: [], assigneeType: 'UNASSIGNED',
  roles: Object.fromEntries(Object.keys(project.roles).map((name) => [name, self(data, `project/${project.id}/role/${ROLES[name].id}`)])),
  style: project.style, isPrivate: project.isPrivate, archived: project.archived ?? false, properties: {},
});

/** ProjectRole with its actors; ProjectRoleDetails without. */
export const roleDetails = (data, project, name) => {
  const { id, description, admin = false, default: isDefault = false } = ROLES[name];
  return {
    self: self(data, `project/${project.id}/role/${id}`), name, id, description, admin, default: isDefault,
    roleConfigurable: true, translatedName: name,
  };
};

export const roleWhole = (data, project, name, cap = Infinity) => {
  const { self: address, id, description } = roleDetails(data, project, name);
  return {
    self: address, name, id, description,
    actors: project.roles[name].slice(0, cap).map((actor, index) => (actor.accountId
      ? { id: id * 100 + index, displayName: actor.displayName, type: 'atlassian-user-role-actor', actorUser: { accountId: actor.accountId } }
      : { id: id * 100 + index, displayName: actor.name, name: actor.name, type: 'atlassian-group-role-actor', actorGroup: { name: actor.name, displayName: actor.name, groupId: actor.id } })),
  };
};

export const level = (data, { id, name, description }) => ({ self: self(data, `securitylevel/${id}`), id, name, description });

/** Comment. That `jsdPublic` also stands at comments of other spaces is a guess: dumps have it. */
export const comment = (data, issue, { id, author, body, created, isPublic, visibility }, { properties }) => ({
  self: self(data, `issue/${issue.id}/comment/${id}`), id,
  author: userDetails(data, author), body, updateAuthor: userDetails(data, author), created, updated: created,
  ...(visibility && { visibility }),
  jsdPublic: isPublic,
  ...(properties && !isPublic && { properties: [{ key: 'sd.public.comment', value: { internal: true } }] }),
});

/** A share permission, as a filter or dashboard lists it; a space that one may not see is `project-unknown`. */
export function sharePermission(data, { type, user: person, group, project, role }, index, viewer) {
  const id = 10400 + index;
  if (project && !mayBrowse(data, project, viewer)) return { id, type: 'project-unknown' };
  switch (type) {
    case 'user': return { id, type, user: userBean(data, person) };
    case 'group': return { id, type, group: groupName(data, group) };
    case 'project': return { id, type, project: projectIn(data, project) };
    case 'projectRole': return { id, type: 'project', project: projectIn(data, project), role: roleDetails(data, project, role) };
    default: return { id, type };
  }
}

/** How the site's custom fields are called and what they are (`names`, `schema`). */
export const CUSTOM = {
  [FIELDS.organisations]: ['Organizations', 'array', 'com.atlassian.servicedesk:sd-customer-organizations'],
  [FIELDS.requestType]: ['Request Type', 'sd-customerrequesttype', 'com.atlassian.servicedesk:vp-origin'],
  [FIELDS.participants]: ['Request participants', 'array', 'com.atlassian.servicedesk:sd-request-participants'],
  [FIELDS.reference]: ['Reference', 'string', 'com.atlassian.jira.plugin.system.customfieldtypes:textfield'],
  [FIELDS.findings]: ['Findings', 'string', 'com.atlassian.jira.plugin.system.customfieldtypes:textarea'],
};
