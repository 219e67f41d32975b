/** What the answers of REST v1 and v2 are put together from. */
import { errorV1, errorV2 } from '../answer.js';

export const failureV1 = (status) => errorV1(status, 'Request failed');
export const failureV2 = (status) => errorV2(status, 'ERROR', 'Request failed');
export const notFoundV2 = () => errorV2(404, 'NOT_FOUND', 'Not Found');

export const base = ({ site }) => `https://${site.host}/wiki`;

export const expansions = (query) => new Set((query.get('expand') ?? '').split(',').map((name) => name.trim()).filter(Boolean));

/** The signed-in person, or nobody. */
export const reader = (data, { anonymous }) => (anonymous ? undefined : data.signedIn);

/** Everybody whose account the site knows, the staff without a part in a story among them. */
export const accounts = (data) => [...Object.values(data.people), ...data.staff];

/** Path of a page below /wiki, as `_links.webui` has it. */
export const webui = (page) =>
  `/spaces/${page.space}/pages/${page.id}/${encodeURIComponent(page.title).replaceAll('%20', '+')}`;

/** User (v1). */
export function user(data, person) {
  return { ...bulkUser(data, person), accountStatus: 'active', isGuest: person.isGuest };
}

/** BulkUserLookup (v1), which names a guest by the older word alone. */
export function bulkUser(data, person) {
  return {
    type: 'known',
    accountId: person.accountId,
    accountType: person.accountType,
    email: person.email,
    publicName: person.publicName,
    displayName: person.displayName,
    timeZone: 'Europe/London',
    profilePicture: {
      path: `/wiki/aa-avatar/${person.accountId}`, width: 48, height: 48, isDefault: false,
    },
    isExternalCollaborator: person.isGuest,
    _expandable: { operations: '', personalSpace: '' },
    _links: {
      self: `${base(data)}/rest/api/user?accountId=${person.accountId}`,
      base: base(data),
      context: '/wiki',
    },
  };
}

export const group = (data) => ({ id, name }) => ({
  type: 'group', name, id, _links: { self: `${base(data)}/rest/api/group/by-id?id=${id}` },
});

/** A list inside a v1 answer: one page of it, and no word on whether there is more. */
export const list = (results, cap = 200) => {
  const shown = results.slice(0, cap);
  return { results: shown, start: 0, limit: cap, size: shown.length };
};

/** A list inside a v2 answer: the first fifty, and whether there are more. */
export function embedded(all, self, cap = 50) {
  const hasMore = all.length > cap;
  return {
    results: all.slice(0, cap),
    meta: { hasMore, ...(hasMore && { cursor: cursorTo(cap) }) },
    _links: { self },
  };
}

/** A number in the query, kept within what the description allows. */
export function limitOf(query, { standard, most }, cap = Infinity) {
  const asked = Number(query.get('limit') ?? standard);
  return Math.min(Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : standard, cap);
}

const cursorTo = (offset) => Buffer.from(JSON.stringify({ offset })).toString('base64url');

/** @returns {number|undefined} where the page starts; undefined for a cursor nobody gave out */
export function offsetOf(query) {
  const cursor = query.get('cursor');
  if (cursor === null) return 0;
  try {
    const { offset } = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Number.isInteger(offset) && offset >= 0 ? offset : undefined;
  } catch {
    return undefined;
  }
}

/** The query that asks for what follows, or undefined at the end. */
export function nextQuery(query, total, offset, limit) {
  if (offset + limit >= total) return undefined;
  const next = new URLSearchParams(query);
  next.set('cursor', cursorTo(offset + limit));
  return next.toString();
}

/** One page of a v2 list (`MultiEntityResult`), with `next` in the body and in the `Link` header. */
export function paged(data, all, { path, query, cap }, make = (each) => each) {
  const offset = offsetOf(query);
  if (offset === undefined) return errorV2(400, 'INVALID_REQUEST_PARAMETER', 'Provided cursor is invalid');
  const limit = limitOf(query, { standard: 25, most: 250 }, cap);
  const rest = nextQuery(query, all.length, offset, limit);
  const next = rest && `${path}?${rest}`;
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...(next && { link: `<${next}>; rel="next"` }) },
    body: JSON.stringify({
      results: all.slice(offset, offset + limit).map(make),
      _links: { ...(next && { next }), base: base(data) },
    }),
  };
}
