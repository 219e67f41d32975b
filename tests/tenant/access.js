/**
 * Who may do what in a space: one description, from which the REST answers of
 * v1, v2 and of roles are made.
 *
 * A grant is `[who, role]`. `who` is a person, a group, or one of the access
 * classes below; `role` is a name in ROLES.
 */

/** Classes of visitors that roles can be given to (v2, role assignments). */
export const CLASSES = {
  /** Whoever comes, signed in or not. */
  anonymous: 'anonymous-users',
  /** Every Atlassian account that signs in. */
  authenticated: 'authenticated-users',
  /** Everybody with a licence for this Confluence, outside accounts among them. */
  licensed: 'all-licensed-users',
  productAdmins: 'all-product-admins',
};

const isClass = (who) => typeof who === 'string';

const VIEW = [['read', 'space']];
const COMMENT = [...VIEW, ['create', 'comment']];
const EDIT = [...COMMENT, ['create', 'page'], ['create', 'blogpost'], ['create', 'attachment']];
const ADMIN = [...EDIT, ['delete', 'page'], ['restrict_content', 'space'], ['export', 'space'], ['administer', 'space']];

/** The ids are invented; the four names are those that Confluence ships. */
export const ROLES = {
  view: { id: 'f1e0a4c2-0d57-4b1e-8a3c-5d2b7c9e0a01', name: 'Viewer', operations: COMMENT },
  edit: { id: 'f1e0a4c2-0d57-4b1e-8a3c-5d2b7c9e0a02', name: 'Collaborator', operations: EDIT },
  manage: { id: 'f1e0a4c2-0d57-4b1e-8a3c-5d2b7c9e0a03', name: 'Manager', operations: EDIT },
  admin: { id: 'f1e0a4c2-0d57-4b1e-8a3c-5d2b7c9e0a04', name: 'Admin', operations: ADMIN },
};

/**
 * Whether a grant reaches a person; nobody (`undefined`) is an anonymous visitor.
 * What is open to anonymous visitors is open to every guest as well.
 */
export function reaches(who, person) {
  if (who === CLASSES.anonymous) return true;
  if (who === CLASSES.authenticated) return Boolean(person);
  if (who === CLASSES.licensed) return Boolean(person?.licensed && !person.isGuest && person.accountType === 'atlassian');
  if (isClass(who)) return false;
  return who === person || Boolean(who.members?.includes(person));
}

/** Whether a person, or an anonymous visitor, may do something in a space. */
export const may = (space, person, operation, targetType) => space.access.some(([who, role]) =>
  reaches(who, person) && ROLES[role].operations.some(([key, target]) => key === operation && target === targetType));

export const mayView = (space, person) => may(space, person, 'read', 'space');
export const mayEdit = (space, person) => may(space, person, 'create', 'page');

/** Whether a restriction lets a person in; without one it lets everybody in. */
export function admitted(subjects, person) {
  if (!subjects || (!subjects.users.length && !subjects.groups.length)) return true;
  return subjects.users.includes(person) || subjects.groups.some(({ members }) => members.includes(person));
}

/** Every level must let a person in: the space, each page above, and the page itself. */
export const mayOpen = (data, page, person) => mayView(data.spaces[page.space], person)
  && [...ancestors(data, page), page].every(({ restrictions }) => admitted(restrictions?.read, person));

/** From the space's home page down to the page's parent. */
export function ancestors(data, page) {
  const parent = page.parentId && pageById(data, page.parentId);
  return parent ? [...ancestors(data, parent), parent] : [];
}

/** Names of pages by their ids, for each set of pages; a page may have been removed since. */
const names = new WeakMap();

export function pageById({ pages }, id) {
  if (!names.has(pages)) names.set(pages, new Map(Object.entries(pages).map(([name, page]) => [page.id, name])));
  return pages[names.get(pages).get(id)];
}

/**
 * SpacePermissionAssignment (v2): one for each principal and operation.
 *
 * Guesses: an access class is a principal of type `role`, and in a space whose
 * permissions are of the older kind (`classic`) anonymous access is not listed.
 */
export function assignments(space) {
  const principal = (who) => {
    if (isClass(who)) return { type: 'role', id: who };
    return who.accountId ? { type: 'user', id: who.accountId } : { type: 'group', id: who.id };
  };
  return space.access
    .filter(([who]) => !(space.classic && isClass(who)))
    .flatMap(([who, role]) => ROLES[role].operations.map(([key, targetType]) =>
      ({ principal: principal(who), operation: { key, targetType } })))
    .map((assignment, index) => ({ id: `${space.id}${String(index).padStart(3, '0')}`, ...assignment }));
}

/** SpaceRoleAssignment (v2); a classic space has none. */
export function roleAssignments(space) {
  if (space.classic) return [];
  return space.access.map(([who, role]) => ({
    principal: isClass(who) ? { principalType: 'ACCESS_CLASS', principalId: who }
      : who.accountId ? { principalType: 'USER', principalId: who.accountId }
        : { principalType: 'GROUP', principalId: who.id },
    roleId: ROLES[role].id,
  }));
}

/**
 * SpacePermission (v1): like `assignments`, with anonymous access as a flag.
 * Only an administrator of the space is told; others get an empty list.
 */
export function permissionsV1(space, reader, { user, group }) {
  if (!may(space, reader, 'administer', 'space')) return [];
  const one = (results) => ({ results, start: 0, limit: 200, size: results.length });
  return space.access
    .filter(([who]) => !isClass(who) || who === CLASSES.anonymous)
    .flatMap(([who, role]) => ROLES[role].operations.map(([operation, targetType]) => ({
      ...(!isClass(who) && {
        subjects: who.accountId
          ? { user: one([user(who)]), _expandable: { group: '' } }
          : { group: one([group(who)]), _expandable: { user: '' } },
      }),
      operation: { operation, targetType },
      anonymousAccess: who === CLASSES.anonymous,
      unlicensedAccess: false,
    })))
    .map((permission, index) => ({ id: Number(space.id) * 1000 + index, ...permission }));
}

/** Operations a person may do on a space or page (`include-operations`). */
export function operationsOnSpace(space, person) {
  const all = space.access.filter(([who]) => reaches(who, person)).flatMap(([, role]) => ROLES[role].operations);
  return all
    .filter(([key, target], index) => all.findIndex(([k, t]) => k === key && t === target) === index)
    .map(([operation, targetType]) => ({ operation, targetType }));
}

export function operationsOnPage(data, page, person) {
  const space = data.spaces[page.space];
  const edits = mayEdit(space, person)
    && [...ancestors(data, page), page].every(({ restrictions }) => admitted(restrictions?.read, person))
    && admitted(page.restrictions?.update, person);
  const names = [
    'read',
    ...(edits ? ['update', 'move', 'archive'] : []),
    ...(edits && may(space, person, 'delete', 'page') ? ['delete', 'purge', 'restrict_content'] : []),
  ];
  return names.map((operation) => ({ operation, targetType: 'page' }));
}
