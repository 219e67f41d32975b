// Which addresses a record links to. It may be opened anywhere, by anything: none may run a script.

/** @import {Comment, Gathered} from '../../types/record.js' */

/**
 * Whether a link may lead there; any other address is only written down.
 * @param {string|null} [href]
 * @returns {boolean}
 */
export const isAddress = (href) => /^(https?|mailto|tel):/i.test(href ?? '');

/**
 * An address without what was looked for; what selects a work item stands in the query.
 * @param {string} url
 * @returns {string}
 */
export const withoutQuery = (url) => (/[?&]selectedIssue=/.test(url) ? url : url.replace(/[?#].*$/s, ''));

// Where a page or a blog post is read.
const READ = /^\/wiki\/spaces\/[^/]+\/(?:pages\/\d+|blog\/\d)/;

/**
 * The address at which one comment is in view. Confluence gives it with the comment
 * (`_links.webui`, below `/wiki`); Jira's is not published, but stands in every link that its own
 * "Copy link to comment" has made (`/browse/KEY?focusedCommentId=ID`).
 * @param {Comment} comment
 * @param {Pick<Gathered, 'url' | 'plan'>} gathered
 * @returns {string|undefined} `undefined` where there is none to be had.
 */
export function commentAddress({ id, path }, { url, plan }) {
  const { origin, pathname } = new URL(url);
  if (path) {
    const given = new URL(`/wiki${path}`, origin);
    return path.startsWith('/') && given.pathname.startsWith('/wiki/') ? given.href : undefined;
  }
  if (!/^\d+$/.test(id)) {
    return undefined;
  }
  const query = `?focusedCommentId=${id}`;
  if (plan.product === 'jira') {
    return `${origin}/browse/${plan.id}${query}`;
  }
  return READ.test(pathname) ? origin + pathname + query : undefined;
}
