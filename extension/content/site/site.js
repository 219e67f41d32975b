// Requests to the page's own site: the only ones there are.

/** @import {SiteAnswer, SiteRequest} from '../../../types/messages.js' */

const TIMEOUT_MS = 10_000;
// Names the account that asked: of every answer of Jira Cloud's REST interface. Confluence sends it too; no page of
// Atlassian's says so.
const ASKED_BY = 'X-AACCOUNTID';
// HTTP's "not acceptable": JSON was asked for, and the answer is something else.
const NOT_DATA = 406;
// How many requests the options page can show of a tab.
const SHOWN = 100;

/**
 * The last requests, for the person to see; kept in this tab alone, while it is open.
 * @type {SiteRequest[]}
 */
export const recent = [];

/**
 * Reads one path of the page's own site with the person's session.
 * @param {string} path Path and query, as the core asked for it.
 * @param {boolean} [anonymous] Without the session, as a stranger would.
 * @returns {Promise<SiteAnswer>}
 */
export async function read(path, anonymous = false) {
  const answer = await request(path, anonymous);
  recent.push({ path, anonymous, status: answer.status, at: Date.now() });
  recent.splice(0, recent.length - SHOWN);
  return answer;
}

/**
 * @param {string} path
 * @param {boolean} anonymous
 * @returns {Promise<SiteAnswer>}
 */
async function request(path, anonymous) {
  const address = new URL(path, location.origin);
  // By how it begins: what a page keeps of its own (`blob:`) has the page's origin as well.
  if (!address.href.startsWith(`${location.origin}/`)) {
    return { status: 0, body: '' };
  }
  try {
    const response = await fetch(address, {
      method: 'GET',
      credentials: anonymous ? 'omit' : 'same-origin',
      headers: { Accept: 'application/json' },
      // A redirect leads to a login page, perhaps of another origin.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.type === 'opaqueredirect') {
      return { status: 302, body: '' };
    }
    const { status, ok, headers } = response;
    // A login page, or one that says to come back later, may call itself a success.
    if (ok && headers.get('Content-Type')?.includes('html')) {
      return { status: NOT_DATA, body: '' };
    }
    return {
      status,
      body: ok ? await response.text() : '',
      retryAfter: secondsOf(headers.get('Retry-After')),
      account: decoded(headers.get(ASKED_BY)),
    };
  } catch {
    return { status: 0, body: '' };
  }
}

/**
 * An account id may have a colon in it, which is written `%3A`.
 * @param {string|null} [id]
 */
function decoded(id) {
  try {
    return id ? decodeURIComponent(id) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A pause that a site asks for is said in seconds, or as the time when it is over.
 * @param {string|null} pause
 */
function secondsOf(pause) {
  const seconds = Number(pause ?? NaN);
  const until = Number.isNaN(seconds) ? (Date.parse(pause ?? '') - Date.now()) / 1_000 : seconds;
  return until > 0 ? Math.ceil(until) : undefined;
}
