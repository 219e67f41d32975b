/** Makes a page of the site. */
import { people } from './people.js';

/**
 * @typedef {object} Page
 * @property {string} id
 * @property {string} title
 * @property {string} space
 * @property {string|null} parentId
 * @property {string[]} labels
 * @property {{read: Subjects, update: Subjects}} [restrictions] absent: no restriction of its own
 * @property {'current'|'archived'} status
 * @property {object} [classification] a level of levels.js
 * @property {boolean} [publicLink] a public link is on; no REST answer tells, only the share window
 * @property {string} [wider] name of the page it was copied or moved from, which fewer people could open
 * @property {{name: string, mediaType: string, size: number}[]} [attachments]
 * @property {{number: number, createdAt: string, title: string, body: object}[]} [history] its earlier versions, the oldest first
 * @property {{by: Person, at: string, on?: string, body: object}[]} [comments] `on`: the words an inline comment is about
 * @property {object} body ADF document, drawn in the browser by @atlaskit/renderer
 *
 * @typedef {{users: Person[], groups: object[]}} Subjects
 */
/** @returns {Page} */
export const page = (id, title, parentId, more) => ({
  id, title, parentId, space: 'CASE', status: 'current', labels: [],
  author: people.tom, owner: people.priya, createdAt: '2026-03-02T10:21:44.000Z',
  version: { number: 4, createdAt: '2026-03-27T15:02:11.000Z', author: people.priya },
  ...more,
});
