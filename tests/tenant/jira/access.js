/** Who may do what in Jira: worked out from projects.js, for the answers and for the pages. */
import { ROLES } from './projects.js';

/** The actors of the role with this id, in a project. */
const actorsOf = (project, id) =>
  Object.entries(project.roles).find(([name]) => String(ROLES[name].id) === id)?.[1] ?? [];

const isIn = (actor, person) => actor === person || Boolean(actor.members?.includes(person));

/** Whether a holder of a permission or of a security level reaches a person; nobody is an anonymous visitor. */
function holds(data, project, { type, parameter }, person, issue) {
  switch (type) {
    case 'anyone': return true;
    case 'applicationRole': return Boolean(person?.licensed && person.accountType === 'atlassian' && !data.jira.guests.includes(person));
    case 'projectRole': return Boolean(person) && actorsOf(project, parameter).some((actor) => isIn(actor, person));
    case 'group': return Object.values(data.groups).some((group) => group.name === parameter && group.members.includes(person));
    case 'user': return person?.accountId === parameter;
    case 'reporter': return Boolean(person) && issue?.reporter === person;
    case 'sd.customer.portal.only': return false; // The portal is another place: it lets nobody into Jira.
    default: throw new RangeError(`a holder of type ${type}`);
  }
}

export const may = (data, project, person, permission, issue) => project.grants.some(([granted, holder]) =>
  granted === permission && holds(data, project, holder, person, issue));

export const mayBrowse = (data, project, person) => may(data, project, person, 'BROWSE_PROJECTS');

export const administers = (data, project, person) => may(data, project, person, 'ADMINISTER_PROJECTS');

export const levelOf = (data, issue) => data.jira.projects[issue.project].levels.find(({ id }) => id === issue.level);

/** Browsing its project, and its security level, where it has one. */
export function mayOpen(data, issue, person) {
  const project = data.jira.projects[issue.project];
  const level = levelOf(data, issue);
  return may(data, project, person, 'BROWSE_PROJECTS', issue)
    && (!level || level.holders.some((holder) => holds(data, project, holder, person, issue)));
}

/** The comments of an issue that a person is shown: without visibility, or visible to a role or group of theirs. */
export const commentsFor = (data, issue, person) => issue.comments.filter(({ visibility }) => !visibility
  || (visibility.type === 'role'
    ? (data.jira.projects[issue.project].roles[visibility.value] ?? []).some((actor) => isIn(actor, person))
    : Object.values(data.groups).some((group) => group.name === visibility.value && group.members.includes(person))));

/** Whether a share permission of a filter or dashboard reaches a person. */
export function reaches(data, permission, person) {
  switch (permission.type) {
    case 'global': return true;
    case 'loggedin': return Boolean(person);
    case 'user': return permission.user === person;
    case 'group': return permission.group.members.includes(person);
    case 'project': return mayBrowse(data, permission.project, person);
    case 'projectRole': return (permission.project.roles[permission.role] ?? []).some((actor) => isIn(actor, person));
    default: throw new RangeError(`a share permission of type ${permission.type}`);
  }
}

/** Whether a filter or dashboard is shown to a person. */
export const maySee = (data, shared, person) => shared.owner === person
  || shared.sharePermissions.some((permission) => reaches(data, permission, person));

export const issueByKey = ({ jira }, key) => jira.issues[key?.toUpperCase()]
  ?? Object.values(jira.issues).find(({ id }) => id === key);
