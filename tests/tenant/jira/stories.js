/**
 * Work items that show a state of affairs, and others that do not, each with how
 * the answers tell it. Nothing here tells the extension anything.
 */
const mine = (answer, what) => (key) => answer(`/rest/api/3/issue/${key}${what}`);

const story = (because, shows, not, holds) => ({ because, shows, not, holds });

/** Whether anybody may browse the space: asked as a visitor without a session. */
const isPublic = async (answer, key) => {
  try {
    return Boolean(await answer(`/rest/api/3/issue/${key}?fields=summary`, { anonymous: true }));
  } catch {
    return false;
  }
};

const outside = ({ emailAddress, accountType }) => accountType === 'customer' || Boolean(emailAddress && !emailAddress.endsWith('@acme.gov.uk'));

/** @type {{because: string, shows: string[], not: string[], holds: (answer: Function, key: string) => Promise<boolean>}[]} */
export const jiraStories = [
  story('anonymous visitors may open it', ['IDEA-1', 'IDEA-2'], ['APL-1', 'NBR-1', 'FAC-1', 'CARE-1'], isPublic),
  story('a security level narrows who opens it', ['APL-3', 'NBR-3'], ['APL-1', 'NBR-1'],
    async (answer, key) => (await mine(answer, '?fields=security')(key)).fields.security !== null),
  story('somebody from outside watches it', ['NBR-1', 'NBR-2', 'NBR-3'], ['APL-1', 'NBR-4'],
    async (answer, key) => (await mine(answer, '/watchers')(key)).watchers.some(outside)),
  story('an app watches it, and nobody is told', [], ['FAC-1'],
    async (answer, key) => (await mine(answer, '/watchers')(key)).watchers.some(({ accountType }) => accountType === 'app')),
  story('a customer raised it', ['CARE-1', 'CARE-2', 'CARE-4'], ['CARE-3', 'APL-1'],
    async (answer, key) => outside((await mine(answer, '?fields=reporter')(key)).fields.reporter)),
  story('others than who raised it read the replies', ['CARE-2', 'CARE-4'], ['CARE-1', 'CARE-3'],
    async (answer, key) => (await answer(`/rest/servicedeskapi/request/${key}/participant`)).values.length > 0),
  story('a comment for a role is public all the same', ['CARE-2'], ['CARE-1', 'CARE-4'],
    async (answer, key) => (await mine(answer, '/comment')(key)).comments.some(({ jsdPublic, visibility }) => jsdPublic && visibility)),
  story('the summary names a person and a number', ['APL-4'], ['APL-1', 'APL-2'],
    async (answer, key) => /\d{3} \d{3} \d{4}/.test((await mine(answer, '?fields=summary')(key)).fields.summary)),
  story('a custom field holds personal data', ['APL-5'], ['APL-1'],
    async (answer, key) => JSON.stringify((await mine(answer, '?fields=customfield_10052')(key)).fields).includes('NHS number')),
];
