/** Whom the editor offers for an @, in the form that @atlaskit/mention reads. */
import { json } from '../answer.js';

/** Everybody with a licence one of whose words begins so; the picker is not told who can open the page. */
export function mentions(data, { query }) {
  const wanted = (query.get('query') ?? '').toLowerCase();
  const found = Object.values(data.people)
    .filter(({ licensed, displayName }) => licensed && displayName.toLowerCase().split(' ').some((word) => word.startsWith(wanted)))
    .map(({ accountId, displayName, accountType }) => ({
      id: accountId, name: displayName, mentionName: displayName.toLowerCase().replace(' ', '.'), nickname: displayName,
      avatarUrl: `https://${data.site.host}/wiki/aa-avatar/${accountId}`, accessLevel: 'CONTAINER', userType: accountType === 'app' ? 'APP' : 'DEFAULT',
    }));
  return json({ mentions: found.slice(0, 10), total: found.length });
}
