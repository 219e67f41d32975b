/**
 * Suggestions for the plain picker, which leaves the asking to the product.
 *
 * The smart picker asks the same service and makes the same options by itself;
 * the marks of outsiders (`lozenge`, `external_user`) follow its rules.
 */

const INVITE = { confluence: 'Invite to Confluence', jira: 'Invite to Jira' };

/**
 * @param {string} query what has been typed
 * @returns {Promise<object[]>} OptionData of @atlaskit/user-picker
 */
export const loadUserOptions = (query) => load(query, 'confluence');

/** The same in Jira, which marks its own guests. */
export const loadJiraOptions = (query) => load(query, 'jira');

async function load(query, productKey) {
  const response = await fetch('/gateway/api/v1/recommendations', {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      context: { productKey },
      includeUsers: true,
      includeGroups: true,
      includeTeams: true,
      includeNonLicensedUsers: true,
      maxNumberOfResults: 50,
      searchQuery: { queryString: query },
    }),
  });
  if (!response.ok) throw new Error(`recommendations: ${response.status}`);
  return (await response.json()).recommendedUsers.map((item) => toOption(item, productKey));
}

function toOption(item, productKey) {
  const { isConfluenceExternalCollaborator, isJiraGuest } = item.attributes ?? {};
  const lozenge = isConfluenceExternalCollaborator || isJiraGuest ? 'GUEST' : undefined;
  switch (item.entityType) {
    case 'TEAM':
      return { id: item.id, type: 'team', name: item.displayName, memberCount: item.memberCount };
    case 'GROUP':
      return { id: item.id, type: 'group', name: item.name, lozenge };
    default:
      return {
        id: item.id,
        type: item.nonLicensedUser ? 'external_user' : 'user',
        name: item.name,
        email: item.email,
        avatarUrl: item.avatarUrl,
        isExternal: Boolean(item.nonLicensedUser),
        sources: item.nonLicensedUser ? ['other-atlassian'] : undefined,
        byline: item.nonLicensedUser ? INVITE[productKey] : undefined,
        lozenge,
      };
  }
}
