/**
 * The part of Confluence Cloud's REST API that a page's reader may ask with GET,
 * in the shapes of the published OpenAPI descriptions (v1 and v2).
 *
 * Each route says which call it is (`user:ID`, `page:ID`, …: what `tenant.fail`
 * and `tenant.delay` name) and how to answer it. `anonymous` means that the
 * request came without the session cookie.
 */
import { errorV2, json } from './answer.js';
import * as jira from './jira/rest.js';
import * as pages from './rest/pages.js';
import * as parts from './rest/parts.js';
import * as people from './rest/people.js';
import * as spaces from './rest/spaces.js';

export { ancestors } from './access.js';
export { webui } from './rest/shapes.js';

/**
 * @typedef {object} Route
 * @property {RegExp} path
 * @property {(match: RegExpMatchArray, query: URLSearchParams) => string} call
 * @property {(status: number) => object} error how this API words a failure
 * @property {(data: object, asked: Asked) => object} answer
 * @property {boolean} [deprecated] the answer carries the headers that say so
 *
 * @typedef {object} Asked
 * @property {RegExpMatchArray} match
 * @property {string} path
 * @property {URLSearchParams} query
 * @property {boolean} anonymous
 * @property {number} [cap] how many entries of a list to give at once (`tenant.fail(call, {truncate})`)
 */

/** @type {(Route & {method: 'GET'})[]} */
export const routes = [
  ...[...people.routes, ...pages.routes, ...parts.routes, ...spaces.routes].map((route) => ({ method: 'GET', ...route })), ...jira.routes,
];

/** A path that no route knows. */
export function unknown(path) {
  if (path.startsWith('/rest/')) return jira.unknown();
  return path.startsWith('/wiki/api/v2/')
    ? errorV2(404, 'NOT_FOUND', 'Not Found')
    : json({ 'status-code': 404, message: `null for uri: ${path}` }, 404);
}
