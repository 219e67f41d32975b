/**
 * The part of Jira Cloud's REST API (platform v3, Software, Service Management)
 * that a reader of a work item may ask with GET. Routes as in ../rest.js.
 */
import { failure } from './rest/shapes.js';
import * as issues from './rest/issues.js';
import * as people from './rest/people.js';
import * as projects from './rest/projects.js';
import * as requests from './rest/requests.js';
import * as shared from './rest/shared.js';

/** @type {(import('../rest.js').Route & {method: 'GET'})[]} */
export const routes = [
  ...people.routes, ...issues.routes, ...projects.routes.sort(literalFirst), ...shared.routes, ...requests.routes,
].map((route) => ({ method: 'GET', ...route }));

/** `/project/search` before `/project/KEY`. */
function literalFirst({ path: a }, { path: b }) {
  return a.source.includes('(') - b.source.includes('(');
}

export const unknown = () => failure(404, 'Not Found');
