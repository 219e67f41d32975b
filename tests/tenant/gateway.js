/**
 * The three calls of the share dialog, as @atlaskit/share 8.4.0 and
 * @atlaskit/smart-user-picker 11.5.1 make them and read their answers.
 */
import { createHash } from 'node:crypto';
import { json } from './answer.js';

export const configuration = () => json({ disableSharingToEmails: false });

/** Nothing is sent on: the caller has recorded the body. */
export const share = () => ({ status: 204, headers: {}, body: '' });

/**
 * Suggestions for what has been typed: everybody one of whose words begins with it.
 *
 * @param {object} data
 * @param {object} request body of POST /gateway/api/v1/recommendations
 */
export function recommendations(data, request) {
  const typed = request.searchQuery?.queryString ?? '';
  const { people, groups, teams } = data;
  const found = [
    ...Object.values(people)
      .filter((person) => person.licensed || request.includeNonLicensedUsers)
      .filter((person) => matches(typed, person.displayName, person.email))
      .map((person) => userItem(data, person, request.context?.productKey ?? request.product)),
    ...Object.values(groups)
      .filter((group) => request.includeGroups && matches(typed, group.name))
      .map(groupItem),
    ...Object.values(teams)
      .filter((team) => request.includeTeams && matches(typed, team.displayName))
      .map((team) => teamItem(data, team)),
  ];
  return json({ recommendedUsers: found.slice(0, request.maxNumberOfResults), errors: [] });
}

function matches(typed, ...texts) {
  const wanted = typed.toLowerCase();
  return texts.some((text) => {
    const words = text.toLowerCase();
    return words.startsWith(wanted) || words.includes(` ${wanted}`) || words.includes(`-${wanted}`);
  });
}

/** Each product has guests of its own, and marks only those. */
function guestMark({ jira }, person, product) {
  if (product === 'jira') return jira.guests.includes(person) ? { isJiraGuest: true } : {};
  return person.isGuest ? { isConfluenceExternalCollaborator: true } : {};
}

function userItem(data, person, product) {
  const { site } = data;
  return {
    id: person.accountId,
    entityType: 'USER',
    userType: person.accountType === 'app' ? 'APP' : 'DEFAULT',
    name: person.displayName,
    ...(person.email && { email: person.email }),
    avatarUrl: avatarUrl(site, person.accountId),
    ...(!person.licensed && { nonLicensedUser: true }),
    attributes: guestMark(data, person, product),
  };
}

const groupItem = (group) => ({
  id: group.id,
  entityType: 'GROUP',
  name: group.name,
  attributes: group.isGuestGroup ? { isConfluenceExternalCollaborator: true } : {},
});

function teamItem({ site, signedIn }, team) {
  return {
    id: `ari:cloud:identity::team/${team.id}`,
    entityType: 'TEAM',
    displayName: team.displayName,
    description: team.description,
    memberCount: team.members.length,
    members: team.members.map(({ accountId, displayName }) => ({ id: accountId, name: displayName })),
    includesYou: team.members.includes(signedIn),
    largeAvatarImageUrl: avatarUrl(site, team.id),
    verified: false,
    state: 'ACTIVE',
  };
}

/** Atlassian's avatar service names a picture by a digest, not by whose it is. */
export const avatarName = (id) => createHash('sha256').update(id).digest('hex').slice(0, 32);

const avatarUrl = ({ host }, id) => `https://${host}/avatar/${avatarName(id)}`;
